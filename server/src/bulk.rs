//! Works at confirmed acts on many patients, a piece at a time. The database says how far each has got: whoever starts
//! goes on with what an earlier process left, and two who work at the same act take turns at its pieces.

use std::time::Duration;

use mimamori_domain::BulkId;

use crate::app::App;

/// An act whose last piece is older than this has nobody working at it.
pub const STALLED: mimamori_domain::Duration = mimamori_domain::Duration::seconds(10);
/// Tries of one piece, before it is left to the next who asks.
const TRIES: u32 = 5;

/// Works at an act until nothing is left of it.
pub fn work_at(app: App, id: BulkId) {
    tokio::spawn(async move {
        let mut failures = 0;
        loop {
            match app.store.bulk_step(id, &app.config.policy).await {
                Ok(true) => failures = 0,
                Ok(false) => return,
                Err(error) => {
                    failures += 1;
                    tracing::warn!(bulk = %id, %error, failures, "a piece of an act on many patients failed");
                    if failures == TRIES {
                        return;
                    }
                    tokio::time::sleep(Duration::from_millis(200) * failures).await;
                }
            }
        }
    });
}

/// Goes on with what an earlier process left.
///
/// # Errors
/// When the database can't be read.
pub async fn go_on(app: &App) -> mimamori_store::Result<()> {
    let mut tx = app.store.read().await?;
    for id in tx.stalled_bulk(tx.now).await? {
        tracing::info!(bulk = %id, "an act on many patients goes on");
        work_at(app.clone(), id);
    }
    Ok(())
}
