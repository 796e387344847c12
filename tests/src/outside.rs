//! The real channels and the server's own router in one process, between doubles of the machines that they talk to. The
//! clock still waits; only the network is real.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use mimamori_domain::PatientId;
use mimamori_domain::api::{MessageState, MessageView};
use mimamori_server::app::App;
use mimamori_server::router::router;
use mimamori_store::audit::Actor;
use mimamori_store::config::{Config, EmailTransport};
use mimamori_worker::Worker;
use mimamori_worker::channels::Channels;

use crate::backend::Backend;
use crate::fakes::push::Push;
use crate::fakes::smtp::Smtp;
use crate::fakes::twilio::Twilio;
use crate::world::{BEGINNING, MockClock, World};

/// A world with real channels and a listening server.
pub struct Outside {
    /// Database, clock and configuration.
    pub world: World,
    /// Sends for real.
    pub worker: Worker,
    /// Tells nothing by itself.
    pub twilio: Twilio,
    /// The mail server.
    pub smtp: Smtp,
    /// The push service with its browser.
    pub push: Push,
    /// The server's public address.
    pub url: String,
}

impl Outside {
    /// Starts everything; `change` is for the configuration.
    pub async fn new(backend: Backend, change: impl FnOnce(&mut Config)) -> Result<Self> {
        let clock = MockClock::at(BEGINNING.parse()?);
        let twilio = Twilio::start_by(Arc::new(clock.clone())).await?;
        let (smtp, push) = (Smtp::start().await?, Push::start().await?);
        twilio.silence();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}", listener.local_addr()?);
        let vapid = Push::vapid_key()?;
        let world = World::by(clock, backend, 7, |config| {
            config.http.public_url.clone_from(&url);
            twilio.configure(&mut config.sms);
            config.email.transport = EmailTransport::Smtp;
            config.email.url = smtp.url();
            config.push.private_key = vapid;
            config.push.allowed_hosts = vec![push.origin()];
            change(config);
        })
        .await?;
        let channels = Channels::from_config(&world.config, Arc::new(world.clock.clone()))?;
        let worker = Worker::new(world.store.clone(), world.config.clone(), channels)?;
        let app = App::start(world.store.clone(), world.config.clone()).await?;
        let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, service).await });
        Ok(Self { world, worker, twilio, smtp, push, url })
    }

    /// Queues an invitation.
    pub async fn invite(&self, patient: PatientId) -> Result<()> {
        let mut tx = self.world.tx().await?;
        tx.enqueue_invitation(patient).await?;
        Ok(tx.commit().await?)
    }

    /// What is due, then what is ready.
    pub async fn turn(&self) -> Result<()> {
        self.worker.run_due().await?;
        self.worker.dispatch_all().await?;
        Ok(())
    }

    /// The newest message of a patient.
    pub async fn last(&self, patient: PatientId) -> Result<MessageView> {
        let messages = self.world.store.read().await?.messages_of_patient(patient).await?;
        messages.into_iter().next().context("a message")
    }

    /// Where that stands.
    pub async fn state(&self, patient: PatientId) -> Result<MessageState> {
        Ok(self.last(patient).await?.state)
    }

    /// Asks for a number.
    pub async fn ask(&self, patient: PatientId) -> Result<()> {
        let loaded = self.world.load(patient).await?;
        let mut tx = self.world.tx().await?;
        let asked = tx.ask_number(Actor::System, &loaded, &self.world.config.policy).await?;
        tx.commit().await?;
        asked.map(|_| ()).map_err(anyhow::Error::msg)
    }
}
