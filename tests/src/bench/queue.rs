//! The nurse's queue at 1,000 and 100,000 patients, over HTTP as a dashboard asks, and the store's query alone.

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use mimamori_domain::StaffId;
use mimamori_domain::api::QueueView;
use mimamori_store::queue::{QueueOf, QueuePlace, Sight};
use uuid::Uuid;

use super::figures::{Latencies, Table, now, whole};
use super::house::{Engine, House};
use super::load::{self, Cell};

/// Measures one engine at one size and adds a row.
pub(super) async fn measure(
    engine: &Engine,
    patients: u64,
    length: Duration,
    table: &mut Table,
) -> Result<()> {
    let house = House::build(engine, &format!("queue{patients}"), patients).await?;
    let cookie = house.nurse().await?;
    let request = format!("GET /api/v1/staff/queue HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\n\r\n")
        .into_bytes();
    let (server, address) = house.server().await?;
    let cell = Cell {
        address,
        connections: 1,
        length,
        requests: Arc::new(move |_, into| {
            let _ = into.write_all(&request);
        }),
        first: 0,
        pace: None,
    };
    let http = load::run(cell).await?;
    drop(server);
    let mut store = Latencies::default();
    let mut open = 0;
    let start = now();
    let of =
        QueueOf { sight: Sight::Center(house.center()?), me: StaffId(Uuid::nil()), view: QueueView::All };
    while start.elapsed() < length {
        let began = now();
        let mut tx = house.store.read().await?;
        let page = tx.queue(of, QueuePlace::START).await?;
        drop(tx);
        store.add(began.elapsed());
        open = page.counts.values().sum();
    }
    println!(
        "  {} {patients} patients: queue over HTTP {} ms, in the store {} ms",
        engine.name(),
        http.latencies.both(),
        store.both()
    );
    table.row(vec![
        engine.name().to_owned(),
        whole(f64::from(u32::try_from(patients).unwrap_or(u32::MAX))),
        open.to_string(),
        http.latencies.both(),
        store.both(),
    ]);
    house.ground.clear().await
}
