//! The messaging worker: takes what is due out of the database and sends it, strictly by lane, and lets the clock do
//! its work. It keeps nothing that matters in memory, so any number of workers may run and any may die.
//!
//! A test or a simulation drives it without sleeping: [`Worker::run_due`] does what the clock asks for,
//! [`Worker::dispatch_once`] sends what is ready.

pub mod channels;
mod doctor;
mod hand_over;
mod ops;
mod run;
mod schedule;
mod texts;
mod way;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use mimamori_domain::{Duration, Timestamp, clock::random_bytes};
use mimamori_store::Store;
use mimamori_store::config::Config;
use mimamori_store::outbox::Claimed;
use tokio::task::JoinSet;

use channels::Channels;
pub use doctor::{Finding, examine};
pub use run::run;
pub use schedule::Report;
pub use texts::{Content, Messages};

/// How long a claim lasts: longer than the longest call and its record.
const LEASE: Duration = Duration::seconds(90);
/// Messages in hand at once.
const AT_ONCE: usize = 64;

/// A worker. Cheap to clone.
#[derive(Clone)]
pub struct Worker(Arc<Parts>);

struct Parts {
    store: Store,
    config: Config,
    channels: Channels,
    messages: Messages,
    /// Who holds the lease, in the database and the log.
    owner: String,
    /// Providers that asked to be left alone, until when.
    paused: Mutex<BTreeMap<String, Timestamp>>,
    /// When the rare duties were last done.
    housekept: Mutex<Option<Timestamp>>,
}

impl Worker {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When the texts can't be read.
    pub fn new(store: Store, config: Config, channels: Channels) -> anyhow::Result<Self> {
        let messages = Messages::built_in().context("the texts of messages")?;
        let owner = u64::from_be_bytes(random_bytes(store.rng()));
        Ok(Self(Arc::new(Parts {
            store,
            config,
            channels,
            messages,
            owner: format!("worker-{owner:016x}"),
            paused: Mutex::default(),
            housekept: Mutex::default(),
        })))
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }
    pub(crate) fn config(&self) -> &Config {
        &self.0.config
    }
    pub(crate) fn channels(&self) -> &Channels {
        &self.0.channels
    }
    pub(crate) fn messages(&self) -> &Messages {
        &self.0.messages
    }
    pub(crate) fn housekept(&self) -> &Mutex<Option<Timestamp>> {
        &self.0.housekept
    }

    /// Claims up to `limit` messages that are due.
    pub(crate) async fn claim(&self, limit: usize) -> anyhow::Result<Vec<Claimed>> {
        let mut tx = self.store().begin().await?;
        let claimed = tx.claim(&self.0.owner, i64::try_from(limit)?, LEASE).await?;
        tx.commit().await?;
        Ok(claimed)
    }

    /// Claims what is due, at most a handful, sends it all, and waits until all is recorded. How many were claimed.
    ///
    /// # Errors
    /// When nothing could be claimed. A message that fails on its own is logged and comes again.
    pub async fn dispatch_once(&self) -> anyhow::Result<usize> {
        let claimed = self.claim(AT_ONCE).await?;
        let count = claimed.len();
        let mut tasks = JoinSet::new();
        for message in claimed {
            tasks.spawn(self.clone().send(message));
        }
        while tasks.join_next().await.is_some() {}
        Ok(count)
    }

    /// Everything that is due now, until nothing is left. How many messages were claimed.
    ///
    /// # Errors
    /// As [`Worker::dispatch_once`].
    pub async fn dispatch_all(&self) -> anyhow::Result<usize> {
        let mut all = 0;
        loop {
            match self.dispatch_once().await? {
                0 => return Ok(all),
                some => all += some,
            }
        }
    }

    pub(crate) async fn send(self, message: Claimed) {
        if let Err(error) = self.handle(&message).await {
            // Its lease runs out and it comes again, or is ambiguous when the provider was called.
            tracing::error!(message = %message.id, error = %format!("{error:#}"), "a message was not handled");
        }
    }

    /// Leaves a provider alone until then.
    pub(crate) fn pause(&self, provider: &str, until: Timestamp) {
        self.0.paused.lock().unwrap_or_else(PoisonError::into_inner).insert(provider.to_owned(), until);
    }

    pub(crate) fn paused_until(&self, provider: &str) -> Option<Timestamp> {
        let paused = self.0.paused.lock().unwrap_or_else(PoisonError::into_inner);
        paused.get(provider).copied().filter(|until| *until > self.store().now())
    }

    /// When an SMS provider may be usable again: the first pause to end, or a while for those that are stopped.
    pub(crate) fn sms_again_at(&self) -> Timestamp {
        let paused = self.channels().sms.iter().filter_map(|provider| self.paused_until(&provider.name));
        paused.min().unwrap_or_else(|| self.store().now().plus(Duration::minutes(1)))
    }
}
