//! Two databases behind one door: the pools, the transaction, and the macros that run one statement on either.
//! No statement of any aggregate lives here.

use std::collections::BTreeMap;
use std::ops::{Deref, DerefMut};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use mimamori_domain::triage::Tier;
use mimamori_domain::{Clock, Rng, Timestamp};
use sqlx::migrate::Migrator;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};
use sqlx::{Database, Postgres, Sqlite, Transaction};
use uuid::Uuid;

use crate::journal::{self, Journal};
use crate::keys::Keys;
use crate::policies::Policies;
use crate::{audit, change};

/// What can go wrong in the store. Never shown to a client.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database said no.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A sealed column could not be opened: wrong key, or moved from another row.
    #[error("sealed column {table}.{column} can't be opened")]
    Sealed {
        /// Table.
        table: &'static str,
        /// Column.
        column: &'static str,
    },
    /// A stored JSON text has another shape than the program expects.
    #[error("json: {0}")]
    Json(#[from] serde_json::Error),
    /// A write changed another number of rows than it must.
    #[error("{statement} changed {rows} rows")]
    Rows {
        /// Name of the statement.
        statement: &'static str,
        /// What it changed.
        rows: u64,
    },
    /// The key file.
    #[error("keys: {0}")]
    Keys(String),
    /// An address of a database that is neither SQLite nor PostgreSQL.
    #[error("database.url: {0}")]
    Url(String),
}

impl Error {
    /// Is it the database that is overloaded, locked or away, so that the same request may succeed later?
    pub fn is_away(&self) -> bool {
        let Self::Database(error) = self else { return false };
        matches!(error, sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Io(_))
            || error.as_database_error().is_some_and(|error| {
                let code = error.code().unwrap_or_default();
                // SQLITE_BUSY; serialization failure, deadlock, too many connections, shutdown, not up yet.
                let known = ["5", "261", "517", "40001", "40P01", "53300", "57P01", "57P02", "57P03"];
                known.contains(&code.as_ref())
            })
    }
}

/// Longest wait for a connection or for another's lock: then the database counts as away.
const PATIENCE: Duration = Duration::from_secs(10);
/// Longest time between two looks at the lock of SQLite.
const LOOK: Duration = Duration::from_millis(16);
/// Whoever asks whether the database is there has the answer within this.
const CHECK: Duration = Duration::from_secs(2);

/// Result of the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// One statement, named, in both dialects (mostly the same text).
#[derive(Debug, Clone, Copy)]
pub struct Sql {
    /// Name, for errors and for the tests that prepare and explain them all.
    pub name: &'static str,
    /// The file that declares it.
    pub file: &'static str,
    /// For SQLite.
    pub sqlite: &'static str,
    /// For PostgreSQL.
    pub postgres: &'static str,
}

/// Declares statements as constants and lists them in `STATEMENTS`, so that a test can prepare each on both engines.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sqlite:literal $(, postgres $postgres:literal)?;)+) => {
        $($(#[$meta])* const $name: $crate::db::Sql = $crate::db::Sql {
            name: stringify!($name),
            file: file!(),
            sqlite: $sqlite,
            postgres: statements!(@pick $sqlite $($postgres)?),
        };)+
        /// Every statement of this file.
        pub(crate) const STATEMENTS: &[$crate::db::Sql] = &[$($name),+];
    };
    (@pick $sqlite:literal) => { $sqlite };
    (@pick $sqlite:literal $postgres:literal) => { $postgres };
}

/// Runs a write: `execute!(tx, SQL, a, b)` → rows changed.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut $tx.conn {
            $crate::db::Conn::Sqlite(conn) => sqlx::query::<sqlx::Sqlite>($sql.sqlite)$(.bind($arg))*
                .execute(&mut **conn).await.map(|done| done.rows_affected()),
            $crate::db::Conn::Postgres(conn) => sqlx::query::<sqlx::Postgres>($sql.postgres)$(.bind($arg))*
                .execute(&mut **conn).await.map(|done| done.rows_affected()),
        }.map_err($crate::db::Error::from)
    };
}

/// Runs a write that must change exactly one row.
macro_rules! execute_one {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        execute!($tx, $sql $(, $arg)*).and_then(|rows| {
            if rows == 1 { Ok(()) } else { Err($crate::db::Error::Rows { statement: $sql.name, rows }) }
        })
    };
}

/// All rows: `fetch_all!(tx, Row, SQL, a, b)`.
macro_rules! fetch_all {
    ($tx:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut $tx.conn {
            $crate::db::Conn::Sqlite(conn) => sqlx::query_as::<sqlx::Sqlite, $row>($sql.sqlite)$(.bind($arg))*
                .fetch_all(&mut **conn).await,
            $crate::db::Conn::Postgres(conn) => sqlx::query_as::<sqlx::Postgres, $row>($sql.postgres)$(.bind($arg))*
                .fetch_all(&mut **conn).await,
        }.map_err($crate::db::Error::from)
    };
}

/// One row or none: `fetch_optional!(tx, Row, SQL, a, b)`.
macro_rules! fetch_optional {
    ($tx:expr, $row:ty, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut $tx.conn {
            $crate::db::Conn::Sqlite(conn) => sqlx::query_as::<sqlx::Sqlite, $row>($sql.sqlite)$(.bind($arg))*
                .fetch_optional(&mut **conn).await,
            $crate::db::Conn::Postgres(conn) => sqlx::query_as::<sqlx::Postgres, $row>($sql.postgres)$(.bind($arg))*
                .fetch_optional(&mut **conn).await,
        }.map_err($crate::db::Error::from)
    };
}

/// A write of many rows must change them all.
pub(crate) fn all(statement: &'static str, rows: u64, wanted: usize) -> Result<()> {
    if usize::try_from(rows).is_ok_and(|rows| rows == wanted) {
        Ok(())
    } else {
        Err(Error::Rows { statement, rows })
    }
}

/// The pools.
#[derive(Debug, Clone)]
pub enum Db {
    /// One writer (SQLite has one anyway; a queue in the process is fairer than its lock) and some readers.
    Sqlite {
        /// The one writing connection.
        write: SqlitePool,
        /// Reading connections.
        read: SqlitePool,
        /// What writes the journal back into the file.
        journal: Journal,
    },
    /// PostgreSQL 15 or later.
    Postgres(PgPool),
}

static SQLITE: Migrator = sqlx::migrate!("../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../migrations/postgres");

impl Db {
    /// Connects to `sqlite://path` or `postgres://…`; makes a missing SQLite file.
    pub async fn connect(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                // FULL: an answered report survives a power cut.
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .statement_cache_capacity(256)
                .busy_timeout(PATIENCE);
            // A connection inside the process needs no test before it is used.
            let pool = || SqlitePoolOptions::new().acquire_timeout(PATIENCE).test_before_acquire(false);
            // A batch of reports touches as many leaves of each index as it has rows: 32 MB of them stay in memory, what
            // one statement might have to take back too.
            let writing = options
                .clone()
                .busy_timeout(Duration::ZERO)
                .pragma("cache_size", "-32000")
                .pragma("temp_store", "MEMORY")
                .pragma("wal_autocheckpoint", journal::AT_LAST);
            let write = pool().max_connections(1).connect_with(writing).await?;
            let read = pool().max_connections(4).connect_lazy_with(options.clone());
            Ok(Self::Sqlite { write, read, journal: Journal::keep(options) })
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options = PgConnectOptions::from_str(url)?.statement_cache_capacity(256);
            let pool =
                PgPoolOptions::new().max_connections(16).acquire_timeout(PATIENCE).connect_with(options);
            Ok(Self::Postgres(pool.await?))
        } else {
            Err(Error::Url("must begin with sqlite: or postgres:".into()))
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<()> {
        match self {
            Self::Sqlite { write, .. } => {
                // Several processes may start at once: each waits for the others. Statements after this one look for
                // the lock by themselves.
                let mut conn = write.acquire().await?;
                sqlx::query("PRAGMA busy_timeout = 30000").execute(&mut *conn).await?;
                SQLITE.run(&mut *conn).await?;
                sqlx::query("PRAGMA busy_timeout = 0").execute(&mut *conn).await?;
            }
            Self::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        Ok(())
    }

    /// How many migrations the database has, and how many this program knows.
    pub async fn schema(&self) -> Result<(usize, usize)> {
        const APPLIED: &str = "SELECT COUNT(*) FROM _sqlx_migrations WHERE success";
        let (applied, known): (i64, _) = match self {
            Self::Sqlite { read, .. } => (sqlx::query_scalar(APPLIED).fetch_one(read).await?, &SQLITE),
            Self::Postgres(pool) => (sqlx::query_scalar(APPLIED).fetch_one(pool).await?, &POSTGRES),
        };
        Ok((usize::try_from(applied).unwrap_or(0), known.iter().count()))
    }
}

/// Waits for the writer of this process, then for the lock among the processes. SQLite's own wait for the lock looks
/// ever more seldom, down to ten times a second: a server would starve beside a worker that writes without a pause.
async fn begin_sqlite(write: &SqlitePool) -> sqlx::Result<Transaction<'static, Sqlite>> {
    let mut wait = Duration::from_millis(1);
    loop {
        match write.begin_with("BEGIN IMMEDIATE").await {
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("5") => {
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(LOOK);
            }
            other => return other,
        }
    }
}

pub(crate) enum Conn {
    Sqlite(Held<Sqlite>),
    Postgres(Held<Postgres>),
}

/// A connection in our hands, with or without a transaction on it.
pub(crate) enum Held<DB: Database> {
    Within(Transaction<'static, DB>),
    Plain(PoolConnection<DB>),
}

impl<DB: Database> Deref for Held<DB> {
    type Target = DB::Connection;
    fn deref(&self) -> &Self::Target {
        match self {
            Self::Within(transaction) => transaction,
            Self::Plain(connection) => connection,
        }
    }
}

impl<DB: Database> DerefMut for Held<DB> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::Within(transaction) => transaction,
            Self::Plain(connection) => connection,
        }
    }
}

impl<DB: Database> Held<DB> {
    async fn commit(self) -> Result<()> {
        match self {
            Self::Within(transaction) => Ok(transaction.commit().await?),
            Self::Plain(_) => Ok(()),
        }
    }
}

/// The store: pools, keys, clock and chance. Cheap to clone.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    db: Db,
    keys: Keys,
    clock: Arc<dyn Clock>,
    rng: Arc<dyn Rng>,
    policies: Policies,
}

impl Store {
    /// Puts the parts together.
    pub fn new(db: Db, keys: Keys, clock: Arc<dyn Clock>, rng: Arc<dyn Rng>) -> Self {
        Self(Arc::new(Inner { db, keys, clock, rng, policies: Policies::default() }))
    }
    /// The time by the injected clock.
    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }
    /// The injected randomness.
    pub fn rng(&self) -> &dyn Rng {
        self.0.rng.as_ref()
    }
    /// The injected clock.
    pub fn clock(&self) -> &dyn Clock {
        self.0.clock.as_ref()
    }
    /// Sealing and hashing.
    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }
    /// How closely each centre watches.
    pub(crate) fn policies(&self) -> &Policies {
        &self.0.policies
    }
    /// The pools.
    pub fn db(&self) -> &Db {
        &self.0.db
    }
    /// A transaction that may write. On SQLite it holds the one writer until it ends.
    pub async fn begin(&self) -> Result<Tx> {
        let conn = match &self.0.db {
            Db::Sqlite { write, .. } => {
                let begun = tokio::time::timeout(PATIENCE, begin_sqlite(write)).await;
                Conn::Sqlite(Held::Within(begun.map_err(|_| sqlx::Error::PoolTimedOut)??))
            }
            Db::Postgres(pool) => Conn::Postgres(Held::Within(pool.begin().await?)),
        };
        Ok(self.tx(conn))
    }
    /// Can it be written to at this moment? Tells within two seconds.
    pub async fn check(&self) -> Result<()> {
        let begun = tokio::time::timeout(CHECK, self.begin()).await;
        begun.map_err(|_| sqlx::Error::PoolTimedOut)?.map(drop)
    }
    /// A transaction that only reads.
    pub async fn read(&self) -> Result<Tx> {
        let conn = match &self.0.db {
            Db::Sqlite { read, .. } => Conn::Sqlite(Held::Within(read.begin().await?)),
            Db::Postgres(pool) => Conn::Postgres(Held::Within(pool.begin().await?)),
        };
        Ok(self.tx(conn))
    }
    /// For a single statement that reads: no transaction around it, so one trip to the database instead of three.
    pub async fn glance(&self) -> Result<Tx> {
        let conn = match &self.0.db {
            Db::Sqlite { read, .. } => Conn::Sqlite(Held::Plain(read.acquire().await?)),
            Db::Postgres(pool) => Conn::Postgres(Held::Plain(pool.acquire().await?)),
        };
        Ok(self.tx(conn))
    }
    fn tx(&self, conn: Conn) -> Tx {
        let (counts, audits, changes) = (BTreeMap::new(), vec![], vec![]);
        Tx { conn, now: self.now(), store: self.clone(), counts, audits, changes }
    }
}

/// A transaction: everything done through it commits together, or not at all when it is dropped.
pub struct Tx {
    pub(crate) conn: Conn,
    /// The instant at which it began; the one "now" of all it does.
    pub now: Timestamp,
    store: Store,
    /// Changes of the alert counters, written at the commit.
    pub(crate) counts: BTreeMap<(Uuid, Tier), i64>,
    /// Rows of the audit, written at the commit.
    pub(crate) audits: Vec<audit::Line>,
    /// Rows of the live feed, written at the commit.
    pub(crate) changes: Vec<change::Line>,
}

impl Tx {
    /// Commits.
    pub async fn commit(mut self) -> Result<()> {
        self.write_counts().await?;
        self.write_changes().await?;
        self.write_audits().await?;
        match self.conn {
            Conn::Sqlite(tx) => tx.commit().await?,
            Conn::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
    /// Sealing and hashing.
    pub fn keys(&self) -> &Keys {
        self.store.keys()
    }
    /// How closely each centre watches.
    pub(crate) fn policies(&self) -> &Policies {
        self.store.policies()
    }
    /// The injected randomness.
    pub fn rng(&self) -> &dyn Rng {
        self.store.rng()
    }
    /// Is it PostgreSQL?
    pub fn is_postgres(&self) -> bool {
        matches!(self.conn, Conn::Postgres(_))
    }
}
