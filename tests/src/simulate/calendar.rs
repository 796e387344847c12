//! Who is on call in the demo: nurses by turns, at night with the manager behind them, and some days ahead nobody yet.

use anyhow::{Context as _, Result};
use mimamori_domain::{Duration, HealthCenterId, Timestamp};
use mimamori_store::Store;
use mimamori_store::audit::Actor;

/// Days that are planned: the fourteen that are lived through, and most of the two weeks after them.
const PLANNED: i64 = 14 + 9;
/// Half a day.
const SHIFT: Duration = Duration::hours(12);

/// Plans the shifts from the day before `beginning` on.
pub(super) async fn plan(store: &Store, center: HealthCenterId, beginning: Timestamp) -> Result<()> {
    let mut tx = store.begin().await?;
    let mut ids = vec![];
    for login in ["nurse1", "nurse2", "manager"] {
        ids.push(tx.staff_by_login(login).await?.context("an account of the demo")?.id);
    }
    let [first, second, manager] = ids.try_into().map_err(|_| anyhow::anyhow!("three accounts"))?;
    for n in -1..PLANNED {
        let day = beginning.date().plus_days(n);
        let (by_day, by_night) = if n % 2 == 0 { (first, second) } else { (second, first) };
        let (morning, evening) = (day.at(8, 0), day.at(20, 0));
        for (from, staff, step) in [(morning, by_day, 1), (evening, by_night, 1), (evening, manager, 2)] {
            tx.add_shift(Actor::System, center, staff, (from, from.plus(SHIFT)), step).await?;
        }
    }
    Ok(tx.commit().await?)
}
