//! A worker that is asked to stop: it ends in time, finishes what it has in hand, and gives back what it can't finish.

use std::time::Duration as Real;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::MessageState;
use mimamori_domain::{Clock as _, PatientId};
use mimamori_store::system::SystemClock;
use mimamori_tests::backend::Backend;
use mimamori_tests::fakes::twilio::{Trouble, Twilio};
use mimamori_tests::process::{System, Which};
use mimamori_tests::world::World;
use tokio::time::Instant;

/// Messages in hand when the signal comes.
const HELD: usize = 8;

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_hand_is_finished_on_sqlite() {
    stop(Backend::Sqlite, Real::from_secs(3)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_in_hand_is_finished_on_postgres() {
    stop(Backend::Postgres, Real::from_secs(3)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_too_long_is_given_back_on_sqlite() {
    stop(Backend::Sqlite, Real::from_mins(1)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_takes_too_long_is_given_back_on_postgres() {
    stop(Backend::Postgres, Real::from_mins(1)).await.unwrap();
}

/// Stops a worker whose provider answers after `wait`.
async fn stop(backend: Backend, wait: Real) -> Result<()> {
    let twilio = Twilio::start().await?;
    twilio.silence();
    let configuration = twilio.configuration();
    let mut extra: Vec<(&str, &str)> = configuration.iter().map(|(k, v)| (*k, v.as_str())).collect();
    extra.push(("MIMAMORI__POLICY__MESSAGE_QUIET_HOURS", "false"));
    let mut system = System::prepare(backend, &extra).await?;
    let world = World::of(&system, 1, |config| {
        config.policy.message_quiet_hours = false;
        twilio.configure(&mut config.sms);
    })
    .await?;
    let center = world.center().await?;
    let mut patients = vec![];
    for _ in 0..HELD {
        twilio.then(Trouble::TakeThenWait(wait));
        let patient = world.patient(center, |form| form.onset_date = world.now().date().to_string()).await?;
        let mut tx = world.tx().await?;
        tx.enqueue_invitation(patient).await?.context("queued")?;
        tx.commit().await?;
        patients.push(patient);
    }
    system.start_worker()?;
    twilio.once(Real::from_secs(30), |all| all.len() == HELD).await?;
    let asked = Instant::now();
    let status = system.stop(Which::Worker(0)).await?;
    ensure!(status.success(), "it ended with {status}");
    ensure!(asked.elapsed() <= Real::from_secs(10), "it ended after {:?}", asked.elapsed());

    world.clock.set(SystemClock.now());
    if wait < Real::from_secs(10) {
        ensure!(states(&world, &patients).await? == [MessageState::HandedOver; HELD]);
    } else {
        // Nothing has to wait for the end of a lease: the next worker looks after it at once, and in doubt sends
        // nothing a second time.
        world.turn().await?;
        ensure!(states(&world, &patients).await? == [MessageState::Ambiguous; HELD]);
        ensure!(world.outbox.take().is_empty());
    }
    Ok(())
}

async fn states(world: &World, patients: &[PatientId]) -> Result<Vec<MessageState>> {
    let mut states = vec![];
    for patient in patients {
        let messages = world.store.read().await?.messages_of_patient(*patient).await?;
        states.extend(messages.into_iter().map(|message| message.state));
    }
    Ok(states)
}
