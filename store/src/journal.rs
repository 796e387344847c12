//! The journal of SQLite goes back into the file beside the commits, on a connection and a thread of its own. Within a
//! commit, as SQLite does by itself, everybody who writes waits for it: at a million patients a journal touches as many
//! places of the file as it has pages, and every list waits too, because a look is written down.

use std::sync::Arc;
use std::time::Duration;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, SqliteConnection};
use tokio::task::JoinHandle;

/// How often.
const EVERY: Duration = Duration::from_millis(500);
/// Pages in the journal from which on it should begin again at its start (64 MB). For that, writers wait while the little
/// that has come since is written back and those who read have finished: no longer than [`PATIENCE`], then the next round
/// tries again; and only where no more than these pages are left (4 MB).
const LONG: i64 = 16_000;
const FEW: i64 = 1_000;
const PATIENCE: Duration = Duration::from_millis(20);
/// Pages from which on a commit does it after all, when nobody has for some reason.
pub(crate) const AT_LAST: &str = "64000";

/// Writes back until the last copy of it is gone.
#[derive(Debug, Clone)]
pub struct Journal(#[expect(dead_code, reason = "what matters is that it is dropped")] Arc<Task>);

#[derive(Debug)]
struct Task(JoinHandle<()>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Journal {
    /// Begins. The file is there already.
    pub(crate) fn keep(options: SqliteConnectOptions) -> Self {
        let options = options.busy_timeout(PATIENCE);
        Self(Arc::new(Task(tokio::spawn(async move {
            loop {
                tokio::time::sleep(EVERY).await;
                // Another process may be at it, or the disk full: the next round sees.
                if let Ok(mut conn) = options.connect().await {
                    while write_back(&mut conn).await.is_ok() {
                        tokio::time::sleep(EVERY).await;
                    }
                }
            }
        }))))
    }
}

async fn write_back(conn: &mut SqliteConnection) -> sqlx::Result<()> {
    let (_, pages, written): (i64, i64, i64) =
        sqlx::query_as("PRAGMA wal_checkpoint(PASSIVE)").fetch_one(&mut *conn).await?;
    // Somebody who still reads what was long ago keeps the rest from being written: not now.
    if pages > LONG && pages - written < FEW {
        sqlx::query("PRAGMA wal_checkpoint(RESTART)").execute(conn).await?;
    }
    Ok(())
}
