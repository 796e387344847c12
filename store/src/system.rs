//! What the two binaries have in common: the real clock and randomness, opening the store, and the wish to stop.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use mimamori_domain::{Clock, Rng, Timestamp};
use tokio::signal;

use crate::config::Config;
use crate::db::{Db, Error, Result, Store};
use crate::keys::Keys;

/// The machine's clock.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that asks the machine for the time")]
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// The operating system's CSPRNG.
#[derive(Debug, Clone, Copy)]
pub struct SystemRng;

impl Rng for SystemRng {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that asks the machine for randomness"
    )]
    #[expect(
        clippy::panic,
        reason = "without randomness no secret may be made; there is nothing to go on with"
    )]
    fn fill(&self, buffer: &mut [u8]) {
        if let Err(error) = getrandom::fill(buffer) {
            panic!("the operating system gave no randomness: {error}");
        }
    }
}

/// Opens the store of this configuration with the real clock and randomness, and brings its schema up to date.
pub async fn open(config: &Config) -> Result<Store> {
    let folder = config.database.url.strip_prefix("sqlite://").and_then(|path| Path::new(path).parent());
    if let Some(folder) = folder {
        std::fs::create_dir_all(folder).map_err(|e| Error::Url(format!("{}: {e}", folder.display())))?;
    }
    let keys = Keys::load(&config.keys.file, &SystemRng)?;
    let db = Db::connect(&config.database.url).await?;
    // Server and worker often start together; the second look finds the schema done by the other.
    let mut tries = 0;
    while let Err(error) = db.migrate().await {
        tries += 1;
        if tries == 10 {
            return Err(error);
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    Ok(Store::new(db, keys, Arc::new(SystemClock), Arc::new(SystemRng)))
}

/// Comes back when the process is asked to stop: Ctrl-C, or SIGTERM where there is one.
pub async fn asked_to_stop() {
    #[cfg(unix)]
    if let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    let _ = signal::ctrl_c().await;
}
