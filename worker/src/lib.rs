//! The messaging worker: takes what is due out of the database and sends it, strictly by lane, and lets the clock do
//! its work. It keeps nothing that matters in memory, so any number of workers may run and any may die.
//!
//! A test or a simulation drives it without sleeping: [`Worker::run_due`] does what the clock asks for,
//! [`Worker::dispatch_once`] sends what is ready.

pub mod channels;
mod doctor;
mod gate;
mod hand_over;
mod look_up;
mod ops;
mod run;
mod schedule;
mod texts;
mod way;

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use mimamori_domain::{Duration, Timestamp, clock::random_bytes};
use mimamori_store::Store;
use mimamori_store::config::Config;
use mimamori_store::outbox::Claimed;
use tokio::task::JoinSet;

use channels::Channels;
pub use doctor::{Finding, examine};
use gate::{Gate, InHand};
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
    gate: Gate,
    /// When it was last noted that messages are claimed.
    noted: Mutex<Option<Timestamp>>,
    /// When the rare duties were last done.
    housekept: Mutex<Option<Timestamp>>,
}

impl Worker {
    /// Puts the parts together.
    ///
    /// # Errors
    /// When the texts can't be read.
    pub fn new(store: Store, config: Config, channels: Channels) -> anyhow::Result<Self> {
        store.set_house_policy(config.policy.center());
        let messages = Messages::built_in().context("the texts of messages")?;
        let gate = Gate::new(&config, &channels.sms);
        let owner = u64::from_be_bytes(random_bytes(store.rng()));
        Ok(Self(Arc::new(Parts {
            store,
            config,
            channels,
            messages,
            owner: format!("worker-{owner:016x}"),
            gate,
            noted: Mutex::default(),
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
    pub(crate) fn gate(&self) -> &Gate {
        &self.0.gate
    }
    pub(crate) fn messages(&self) -> &Messages {
        &self.0.messages
    }
    pub(crate) fn housekept(&self) -> &Mutex<Option<Timestamp>> {
        &self.0.housekept
    }

    /// Claims up to `limit` messages that are due and may go now.
    pub(crate) async fn claim(&self, limit: usize) -> anyhow::Result<Vec<(Claimed, InHand)>> {
        self.gate().refresh(self.store()).await?;
        let openings = self.gate().openings(self.store().now());
        let mut tx = self.store().begin().await?;
        let claimed = tx.claim(&self.0.owner, i64::try_from(limit)?, LEASE, &openings).await?;
        if self.is_time_to_note(tx.now) {
            tx.mark_progress("sending").await?;
        }
        tx.commit().await?;
        let in_hand = |message: Claimed| {
            let counted = self.gate().take_in_hand(message.lane);
            (message, counted)
        };
        Ok(claimed.into_iter().map(in_hand).collect())
    }

    /// Every ten seconds.
    fn is_time_to_note(&self, now: Timestamp) -> bool {
        let mut noted = self.0.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let due = noted.is_none_or(|at| !(Duration::ZERO..Duration::seconds(10)).contains(&now.since(at)));
        if due {
            *noted = Some(now);
        }
        due
    }

    /// Gives back what is in hand: what was not begun is ready again, the rest is in doubt at once.
    pub(crate) async fn release_claims(&self) -> anyhow::Result<u64> {
        let mut tx = self.store().begin().await?;
        let released = tx.release_claims(&self.0.owner).await?;
        tx.commit().await?;
        Ok(released)
    }

    /// Claims what is due, at most a handful, sends it all, and waits until all is recorded. How many were claimed.
    ///
    /// # Errors
    /// When nothing could be claimed. A message that fails on its own is logged and comes again.
    pub async fn dispatch_once(&self) -> anyhow::Result<usize> {
        let claimed = self.claim(AT_ONCE).await?;
        let count = claimed.len();
        let mut tasks = JoinSet::new();
        for (message, in_hand) in claimed {
            tasks.spawn(self.clone().send(message, in_hand));
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

    pub(crate) async fn send(self, message: Claimed, in_hand: InHand) {
        if let Err(error) = self.handle(&message).await {
            // Its lease runs out and it comes again, or is ambiguous when the provider was called.
            tracing::error!(message = %message.id, error = %format!("{error:#}"), "a message was not handled");
        }
        drop(in_hand);
    }
}
