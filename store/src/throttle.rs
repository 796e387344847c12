//! Lock-out after failed tries at anything guessable. Kept in the database, so that it holds for every process and
//! over a restart.

use mimamori_domain::{Duration, Timestamp};

use crate::db::{Result, Tx};

statements! {
    GET = "SELECT failures, started_at, locked_until FROM throttle WHERE key = $1";
    PUT = "INSERT INTO throttle (key, failures, started_at, locked_until) VALUES ($1, $2, $3, $4)
        ON CONFLICT (key) DO UPDATE SET failures = excluded.failures, started_at = excluded.started_at,
            locked_until = excluded.locked_until";
    CLEAR = "DELETE FROM throttle WHERE key = $1";
    PURGE = "DELETE FROM throttle WHERE key IN
        (SELECT key FROM throttle WHERE started_at < $1 AND locked_until < $1 LIMIT 500)";
}

/// How many failures in which time lock for how long.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Failures allowed.
    pub tries: i64,
    /// In this time from the first failure.
    pub within: Duration,
    /// Then locked for this long.
    pub lock: Duration,
}

/// What a try may know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Throttle {
    /// Go on; this many failures are left.
    Open(i64),
    /// Locked until then.
    Locked(Timestamp),
}

#[derive(sqlx::FromRow)]
struct Row {
    failures: i64,
    started_at: Timestamp,
    locked_until: Timestamp,
}

impl Tx {
    /// May somebody try `what` of `kind` now?
    pub async fn throttle(&mut self, kind: &str, what: &[u8], limit: Limit) -> Result<Throttle> {
        let key = self.keys().secret_hash(kind, what);
        Ok(match fetch_optional!(self, Row, GET, key)? {
            Some(row) if row.locked_until > self.now => Throttle::Locked(row.locked_until),
            Some(row) if row.started_at.plus(limit.within) > self.now => {
                Throttle::Open((limit.tries - row.failures).max(0))
            }
            _ => Throttle::Open(limit.tries),
        })
    }

    /// Counts a failure and tells what is left. Commit it even though the request is refused.
    pub async fn throttle_failure(&mut self, kind: &str, what: &[u8], limit: Limit) -> Result<Throttle> {
        let key = self.keys().secret_hash(kind, what);
        let row = fetch_optional!(self, Row, GET, key.as_slice())?;
        let (failures, started_at) = match row {
            Some(row) if row.started_at.plus(limit.within) > self.now && row.locked_until <= self.now => {
                (row.failures + 1, row.started_at)
            }
            _ => (1, self.now),
        };
        let locked_until =
            if failures >= limit.tries { self.now.plus(limit.lock) } else { Timestamp::from_millis(0) };
        // A lock begins a new count when it is over.
        let kept = if failures >= limit.tries { 0 } else { failures };
        execute_one!(self, PUT, key, kept, started_at, locked_until)?;
        Ok(if failures >= limit.tries {
            Throttle::Locked(locked_until)
        } else {
            Throttle::Open(limit.tries - failures)
        })
    }

    /// A success: forget the failures.
    pub async fn throttle_clear(&mut self, kind: &str, what: &[u8]) -> Result<()> {
        let key = self.keys().secret_hash(kind, what);
        execute!(self, CLEAR, key).map(|_| ())
    }

    /// Forgets what is long over, at most 500 rows.
    pub async fn purge_throttle(&mut self, before: Timestamp) -> Result<u64> {
        execute!(self, PURGE, before)
    }
}
