//! An act on many patients over HTTP, as a nurse does it in the evening: everybody without a problem is looked at, then
//! closed.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::access::Role;
use mimamori_domain::ids::uuid_v7;
use serde_json::{Value, json};

use super::super::figures::{Table, now};
use super::super::house::{Engine, House};
use super::client::Client;

/// So many are followed, that 20,000 of them have reported since they were last looked after and have no problem.
const FOLLOWED: u64 = 132_000;
/// That many at least are acted on.
const WANTED: i64 = 20_000;
/// How often the screen asks how far it is.
const LOOK: Duration = Duration::from_millis(50);

/// Measures one engine and adds a row.
pub(super) async fn measure(engine: &Engine, quick: bool, table: &mut Table) -> Result<()> {
    let followed = if quick { FOLLOWED / 10 } else { FOLLOWED };
    let house = House::of(engine, "bulk", 1, followed, followed).await?;
    let (server, address) = house.server().await?;
    let client = Client::of(&house, address, Role::Nurse).await?;
    let id = uuid_v7(house.store.now(), house.store.rng());
    let act = json!({"id": id, "act": "close-no-problem", "query": "list=no-problem",
        "note": "報告を確認した。経過に問題なし。"});
    let began = now();
    let view = client.post("/bulk", Some(&act)).await?;
    let looked = began.elapsed();
    let total = view.get("total").and_then(Value::as_i64).context("total")?;
    ensure!(quick || total >= WANTED, "only {total} have no problem");
    let began = now();
    let mut view = client.post(&format!("/bulk/{id}/confirm"), None).await?;
    while view.get("state").and_then(Value::as_str) == Some("running") {
        tokio::time::sleep(LOOK).await;
        view = client.get(&format!("/bulk/{id}")).await?;
    }
    let closed = began.elapsed();
    ensure!(view.get("state").and_then(Value::as_str) == Some("done"), "{view}");
    let done = view.get("done").and_then(Value::as_i64).context("done")?;
    println!(
        "    {total} looked at in {} ms, {done} closed in {} ms",
        looked.as_millis(),
        closed.as_millis()
    );
    table.row(vec![
        engine.name().to_owned(),
        total.to_string(),
        format!("{:.2}", looked.as_secs_f64()),
        done.to_string(),
        format!("{:.2}", closed.as_secs_f64()),
    ]);
    drop(server);
    house.ground.clear().await
}
