//! Lists taken out as files by a manager: how long until the last byte, and what the server needs for it.

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::access::Role;
use mimamori_domain::api::{ExportFormat, ExportWhat};
use serde_json::{Value, json};

use super::super::figures::{Table, now};
use super::super::house::{Engine, House};
use super::super::mebibytes;
use super::client::Client;

/// Patients of the centre.
const PATIENTS: u64 = 14_000;
/// Of these, so many are followed now: with a report a day and more, all of them have some 59,000.
const FOLLOWED: u64 = 5_900;
/// Reports at least.
const REPORTS: usize = 59_000;

/// A table for what is measured.
pub(super) fn table() -> Table {
    Table::new(&["taken out", "rows", "MB", "first byte, s", "last byte, s", "server before / most"])
}

/// Measures one engine.
pub(super) async fn measure(engine: &Engine, quick: bool, table: &mut Table) -> Result<()> {
    let part = if quick { 10 } else { 1 };
    let house = House::of(engine, "files", 1, PATIENTS / part, FOLLOWED / part).await?;
    let (server, address) = house.server().await?;
    let client = Client::of(&house, address, Role::Manager).await?;
    for what in ExportWhat::ALL {
        let mut lines = 0;
        for format in [ExportFormat::CsvUtf8, ExportFormat::CsvCp932, ExportFormat::Xlsx] {
            let before = server.memory().map_or(0, |(now, _)| now);
            let asked = json!({"what": what, "format": format, "language": "ja"});
            let export = client.post("/exports", Some(&asked)).await?;
            let id = export.get("id").and_then(Value::as_str).context("id")?;
            let began = now();
            let mut answer = client.fetch(&format!("/exports/{id}/file")).await?;
            let (mut bytes, mut first, mut ends) = (0, None, 0);
            while let Some(piece) = answer.chunk().await? {
                first.get_or_insert_with(|| began.elapsed());
                bytes += piece.len();
                ends += String::from_utf8_lossy(&piece).matches('\n').count();
            }
            let (first, last) = (first.context("an empty file")?, began.elapsed());
            if format == ExportFormat::CsvUtf8 {
                // Without the header and the last row; a comment may hold ends of lines too.
                lines = ends.saturating_sub(2);
            }
            let most = server.memory().map_or(0, |(_, most)| most);
            println!("    {what} as {format}: {bytes} bytes in {} ms", last.as_millis());
            table.row(vec![
                format!("{}: {what}, {format}", engine.name()),
                lines.to_string(),
                format!("{:.1}", f64::from(u32::try_from(bytes)?) / 1e6),
                format!("{:.2}", first.as_secs_f64()),
                format!("{:.2}", last.as_secs_f64()),
                format!("{} / {}", mebibytes(before), mebibytes(most)),
            ]);
        }
        let wanted = if *what == ExportWhat::Patients { usize::try_from(PATIENTS)? } else { REPORTS };
        ensure!(quick || lines >= wanted, "only {lines} rows of {what}");
    }
    drop(server);
    house.ground.clear().await
}
