//! A whole small world inside one process: a database of its own, a clock that stands still until it is told to move,
//! chance from a seed, and a worker whose messages are recorded. Nothing sleeps.
//!
//! ```text
//! let world = World::new(Backend::Sqlite).await?;
//! let patient = world.patient(world.center().await?, |form| form.wish_number = "yes".into()).await?;
//! world.advance(Duration::hours(1));
//! world.turn().await?;                 // what is due, then what is ready, until nothing is left
//! let sent = world.outbox.take();      // what went out
//! ```

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context as _, Result};
use mimamori_domain::api::{AlertKind, MessageState};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Clock, Duration, HealthCenterId, PatientId, Rng, Timestamp, outbox};
use mimamori_store::audit::Actor;
use mimamori_store::config::Config;
use mimamori_store::organisation::NewCenter;
use mimamori_store::outbox::Opening;
use mimamori_store::patient::{NewPatient, Patient};
use mimamori_store::system::SystemClock;
use mimamori_store::{Db, Keys, Store, Tx};
use mimamori_worker::Worker;
use mimamori_worker::channels::Recorder;
use tempfile::TempDir;

use crate::backend::{Backend, Database};
use crate::process::System;

/// Every lane open, for a test that claims by itself.
pub fn wide_open() -> Vec<Opening> {
    (0..outbox::LANES).map(|lane| Opening { lane, most: i64::MAX, by_sms: i64::MAX }).collect()
}

/// Where every world begins: a Friday morning in Tokyo.
pub const BEGINNING: &str = "2022-01-14T10:00:00+09:00";

/// A clock that moves when told.
#[derive(Debug, Clone)]
pub struct MockClock(Arc<Mutex<Timestamp>>);

impl MockClock {
    /// Stands at this instant.
    pub fn at(now: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(now)))
    }
    /// Moves on (or back).
    pub fn advance(&self, by: Duration) {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *now = now.plus(by);
    }
    /// Jumps to an instant.
    pub fn set(&self, to: Timestamp) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = to;
    }
}

impl Clock for MockClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Chance that repeats: `SplitMix64` from a seed. For tests only; not a CSPRNG.
#[derive(Debug)]
pub struct SeededRng(Mutex<u64>);

impl SeededRng {
    /// From a seed.
    pub const fn new(seed: u64) -> Self {
        Self(Mutex::new(seed))
    }
}

impl Rng for SeededRng {
    fn fill(&self, buffer: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for chunk in buffer.chunks_mut(8) {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^= z >> 31;
            for (to, from) in chunk.iter_mut().zip(z.to_le_bytes()) {
                *to = from;
            }
        }
    }
}

/// The world.
pub struct World {
    /// Its time.
    pub clock: MockClock,
    /// Its database.
    pub store: Store,
    /// As the worker and the store functions are given it.
    pub config: Config,
    /// Sends into [`World::outbox`].
    pub worker: Worker,
    /// What the worker "sent"; can be told how the next calls end.
    pub outbox: Recorder,
    /// Address of the database, for a second connection.
    pub url: String,
    // Last, so that the files outlive what uses them.
    _folder: Option<TempDir>,
}

impl World {
    /// A new world on this engine.
    pub async fn new(backend: Backend) -> Result<Self> {
        Self::with(backend, 1, |_| {}).await
    }

    /// A new world with its own seed and configuration.
    pub async fn with(backend: Backend, seed: u64, configure: impl FnOnce(&mut Config)) -> Result<Self> {
        Self::by(MockClock::at(BEGINNING.parse()?), backend, seed, configure).await
    }

    /// The same by a clock that others go by too.
    pub async fn by(
        clock: MockClock,
        backend: Backend,
        seed: u64,
        configure: impl FnOnce(&mut Config),
    ) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let url = Database::make(backend, folder.path()).await?.url().to_owned();
        let world = Self::over(clock, url, folder.path(), seed, configure).await?;
        Ok(Self { _folder: Some(folder), ..world })
    }

    /// The database and the keys of real processes, seen from inside this one. Its clock stands at the real now until
    /// it is told to move.
    pub async fn of(system: &System, seed: u64, configure: impl FnOnce(&mut Config)) -> Result<Self> {
        let clock = MockClock::at(SystemClock.now());
        Self::over(clock, system.database().url().to_owned(), system.folder(), seed, configure).await
    }

    async fn over(
        clock: MockClock,
        url: String,
        folder: &Path,
        seed: u64,
        configure: impl FnOnce(&mut Config),
    ) -> Result<Self> {
        let rng = Arc::new(SeededRng::new(seed));
        let keys = Keys::load(&folder.join("keys"), rng.as_ref())?;
        let db = Db::connect(&url).await?;
        db.migrate().await?;
        let store = Store::new(db, keys, Arc::new(clock.clone()), rng);
        let mut config = Config::default();
        config.http.public_url = "https://mimamori.example.jp".into();
        config.database.url.clone_from(&url);
        config.keys.file = folder.join("keys");
        config.ops.messages = folder.join("messages");
        config.cocoa.subscription_key = "a key".into();
        configure(&mut config);
        let outbox = Recorder::default();
        let worker = Worker::new(store.clone(), config.clone(), outbox.channels())?;
        Ok(Self { clock, store, config, worker, outbox, url, _folder: None })
    }

    /// Another worker on the same database.
    pub fn another_worker(&self) -> Result<Worker> {
        Worker::new(self.store.clone(), self.config.clone(), self.outbox.channels())
    }

    /// The time.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Lets time pass. Nothing happens by that alone.
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// What is due, then what is ready, until nothing is left.
    pub async fn turn(&self) -> Result<()> {
        self.worker.run_due().await?;
        self.worker.dispatch_all().await?;
        Ok(())
    }

    /// Lets time pass in steps, with a turn after each.
    pub async fn live(&self, total: Duration, step: Duration) -> Result<()> {
        let end = self.now().plus(total);
        while self.now() < end {
            self.advance(step.min(end.since(self.now())));
            self.turn().await?;
        }
        Ok(())
    }

    /// A transaction.
    pub async fn tx(&self) -> Result<Tx> {
        Ok(self.store.begin().await?)
    }

    /// A health centre.
    pub async fn center(&self) -> Result<HealthCenterId> {
        let mut tx = self.tx().await?;
        let n = self.now().millis();
        let id = mimamori_domain::ids::uuid_v7(self.now(), self.store.rng());
        let new = NewCenter {
            code: format!("c{n}-{}", id.simple()),
            name: "北保健所".into(),
            phone: "0312345678".into(),
            ..NewCenter::default()
        };
        let id = tx.insert_center(new).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// A patient of `center`: a confirmed case at home who reports alone, with a mobile number, and without a wish for
    /// a number or an invitation; `change` makes another of it.
    pub async fn patient(
        &self,
        center: HealthCenterId,
        change: impl FnOnce(&mut PatientForm),
    ) -> Result<PatientId> {
        let mut form = PatientForm {
            name: "見守 花子".into(),
            kana: "ミマモリ ハナコ".into(),
            birth_date: "1985-01-01".into(),
            phone: "09012345678".into(),
            classification: "confirmed".into(),
            onset_date: "2022-01-12".into(),
            reporting_mode: "self".into(),
            ..PatientForm::default()
        };
        change(&mut form);
        let record = form
            .parse(self.now().date())
            .map_err(|errors| anyhow::anyhow!("the form is refused: {errors:?}"))?;
        let mut tx = self.tx().await?;
        let new = NewPatient { center, association: None, household: None, record, expected_end: None };
        let id = tx.insert_patient(Actor::System, new).await?;
        tx.reschedule(id).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// What a thief of the database would read: every byte on SQLite, every row as text on PostgreSQL (binary columns
    /// in hexadecimal).
    pub async fn dump(&self) -> Result<String> {
        let mut all = String::new();
        match self.store.db() {
            Db::Sqlite { write, .. } => {
                sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(write).await?;
                let path = self.url.strip_prefix("sqlite://").context("a path")?;
                all.push_str(&String::from_utf8_lossy(&tokio::fs::read(path).await?));
            }
            Db::Postgres(pool) => {
                let tables: Vec<String> =
                    sqlx::query_scalar("SELECT tablename::text FROM pg_tables WHERE schemaname = 'public'")
                        .fetch_all(pool)
                        .await?;
                for table in tables {
                    let rows = sqlx::AssertSqlSafe(format!("SELECT row_to_json(t)::text FROM \"{table}\" t"));
                    let rows: Vec<String> = sqlx::query_scalar(rows).fetch_all(pool).await?;
                    all.extend(rows.iter().map(|row| format!("{table} {row}\n")));
                }
            }
        }
        Ok(all)
    }

    /// The one number that a query gives.
    pub async fn count(&self, sql: &'static str) -> Result<i64> {
        Ok(match self.store.db() {
            Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await?,
            Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await?,
        })
    }

    /// See [`meddle`].
    pub async fn meddle(&self, sql: &'static str) -> Result<u64> {
        meddle(&self.store, sql).await
    }

    /// Queues an invitation.
    pub async fn invite(&self, patient: PatientId) -> Result<()> {
        let mut tx = self.tx().await?;
        tx.enqueue_invitation(patient).await?;
        Ok(tx.commit().await?)
    }

    /// Where a patient's messages stand, newest first.
    pub async fn states(&self, patient: PatientId) -> Result<Vec<MessageState>> {
        let messages = self.tx().await?.messages_of_patient(patient).await?;
        Ok(messages.into_iter().map(|message| message.state).collect())
    }

    /// A patient's open alerts.
    pub async fn alerts(&self, patient: PatientId) -> Result<Vec<AlertKind>> {
        let alerts = self.tx().await?.alerts_of_patient(patient).await?;
        Ok(alerts.into_iter().filter(|alert| alert.closed_at.is_none()).map(|alert| alert.kind).collect())
    }

    /// A patient as stored now.
    pub async fn load(&self, id: PatientId) -> Result<Patient> {
        self.store.read().await?.patient(id).await?.context("no such patient")
    }
}

/// Changes rows behind everybody's back: for what only another part of the program, or its past, could write.
pub async fn meddle(store: &Store, sql: &'static str) -> Result<u64> {
    Ok(match store.db() {
        Db::Sqlite { write, .. } => {
            // Other processes may write too; the store waits for its turn, and so must who goes past it.
            let mut conn = write.acquire().await?;
            sqlx::query("PRAGMA busy_timeout = 10000").execute(&mut *conn).await?;
            let rows = sqlx::query(sql).execute(&mut *conn).await?.rows_affected();
            sqlx::query("PRAGMA busy_timeout = 0").execute(&mut *conn).await?;
            rows
        }
        Db::Postgres(pool) => sqlx::query(sql).execute(pool).await?.rows_affected(),
    })
}
