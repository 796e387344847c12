//! Reports accepted a second: the real server over HTTP, the bare program with the same client, and the store alone.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Result, bail};
use mimamori_domain::report::{Answers, Spo2Reading, Symptom, Trend, UrgentSign};
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Duration as Length, PatientId, Timestamp};
use mimamori_store::Store;
use mimamori_store::report::{Intake, Submission, Submitted};

use super::child::{Program, free_address};
use super::figures::{Latencies, Table, now, whole};
use super::house::{Engine, Ground, House};
use super::load::{self, Cell, Outcome, Requests};

/// Connections of the three rows.
const CONNECTIONS: [u64; 3] = [1, 16, 64];
/// The pace of the contract.
const PACE: u64 = 500;
/// Patients who report.
const PATIENTS: u64 = 10_000;

/// What the report cells leave for the rest of the bench.
pub(super) struct Reported {
    pub(super) table: Table,
    /// Resident memory of the server after the last cell: now and at most.
    pub(super) server_memory: Option<(u64, u64)>,
    pub(super) house: House,
}

/// Measures one engine.
pub(super) async fn measure(engine: &Engine, length: Duration, quick: bool) -> Result<Reported> {
    let house = House::build(engine, "reports", if quick { PATIENTS / 10 } else { PATIENTS }).await?;
    let requests = requests(&house, &house.patients).await?;
    let ground = Ground::new(engine, "bare").await?;
    let mut table = Table::new(&[
        "connections",
        "ours/s",
        "p50 / p99 ms",
        "CPU µs",
        "bare/s",
        "p50 / p99 ms",
        "CPU µs",
        "ours / bare",
        "store alone/s",
        "p50 / p99 ms",
    ]);
    let (mut next, mut next_bare, mut server_memory) = (0, 0, None);
    for connections in CONNECTIONS {
        let cell = |address, first, pace| Cell {
            address,
            connections,
            length,
            requests: Arc::clone(&requests),
            first,
            pace,
        };
        let (bare, bare_cost) = {
            let (program, address) = bare(&ground).await?;
            warm_and_run(&program, cell(address, next_bare, None)).await?
        };
        next_bare = bare.next;
        let (ours, ours_cost) = {
            let (server, address) = house.server().await?;
            let ours = warm_and_run(&server, cell(address, next, None)).await?;
            server_memory = server.memory();
            ours
        };
        let store = alone(&house, connections, length, ours.next).await?;
        next = store.next;
        let ratio = ours.per_second / bare.per_second;
        told(&format!(
            "{} {connections:2} connections: ours {}/s at {ours_cost} µs, bare {}/s at {bare_cost} µs ({ratio:.2}), \
             store alone {}/s",
            engine.name(),
            whole(ours.per_second),
            whole(bare.per_second),
            whole(store.per_second)
        ));
        table.row(vec![
            connections.to_string(),
            whole(ours.per_second),
            ours.latencies.both(),
            ours_cost,
            whole(bare.per_second),
            bare.latencies.both(),
            bare_cost,
            format!("{ratio:.2}"),
            whole(store.per_second),
            store.latencies.both(),
        ]);
    }
    let (server, address) = house.server().await?;
    let cell = Cell { address, connections: 16, length, requests, first: next, pace: Some(PACE) };
    let (paced, paced_cost) = warm_and_run(&server, cell).await?;
    told(&format!("{} at {PACE} a second: p50 / p99 {} ms", engine.name(), paced.latencies.both()));
    let nothing = || String::from("–");
    table.row(vec![
        format!("16, {PACE}/s"),
        whole(paced.per_second),
        paced.latencies.both(),
        paced_cost,
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
        nothing(),
    ]);
    ground.clear().await?;
    Ok(Reported { table, server_memory, house })
}

/// Runs a cell after a short one that warms caches; with the processor time of the program for one report, in
/// microseconds: what is left to compare when others use the machine too.
async fn warm_and_run(program: &Program, cell: Cell) -> Result<(Outcome, String)> {
    let warmed = load::run(Cell { length: cell.length / 10, ..cell.clone() }).await?;
    let before = program.processor();
    let outcome = load::run(Cell { first: warmed.next, ..cell }).await?;
    let reports = u32::try_from(outcome.next - warmed.next)?.max(1);
    let cost = match (before, program.processor()) {
        (Some(before), Some(after)) => (after.saturating_sub(before) / reports).as_micros().to_string(),
        _ => "–".into(),
    };
    Ok((outcome, cost))
}

/// The bare program on its own database.
async fn bare(ground: &Ground) -> Result<(Program, std::net::SocketAddr)> {
    let address = free_address()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["bare", "--database-url", &ground.url, "--listen", &address.to_string()]);
    let mut program = Program::start("bare", &mut command, ground.folder.path())?;
    program.ready(address).await?;
    Ok((program, address))
}

/// The store without HTTP: the same reports through the same intake, from as many tasks.
async fn alone(house: &House, tasks: u64, length: Duration, first: u64) -> Result<Outcome> {
    let intake = Intake::start(&house.store, &house.judge);
    let counter = Arc::new(AtomicU64::new(first));
    let patients: Arc<[PatientId]> = house.patients.as_slice().into();
    let start = now();
    let mut running = vec![];
    for _ in 0..tasks {
        let (intake, counter, patients) = (intake.clone(), Arc::clone(&counter), Arc::clone(&patients));
        let measured_at = house.store.now();
        running.push(tokio::spawn(async move {
            let mut latencies = Latencies::default();
            loop {
                let began = now();
                if start.elapsed() >= length {
                    return Ok::<_, anyhow::Error>(latencies);
                }
                let n = counter.fetch_add(1, Ordering::Relaxed);
                let Some(patient_id) = patients.get(place(n, patients.len())).copied() else {
                    return Ok(latencies);
                };
                let submission = Submission {
                    patient_id,
                    client_id: client_id(n),
                    measured_at,
                    supersedes: None,
                    answers: answers(n),
                    entered_by: None,
                    told: None,
                };
                let Submitted::Stored(_) = intake.submit(submission).await? else {
                    bail!("report {n} was not stored")
                };
                latencies.add(began.elapsed());
            }
        }));
    }
    let mut latencies = Latencies::default();
    for task in running {
        latencies.join(task.await??);
    }
    let per_second = latencies.per(start.elapsed().as_secs_f64());
    Ok(Outcome { latencies, per_second, next: counter.load(Ordering::Relaxed) })
}

/// Requests for these patients of a house, each with a session of their own.
pub(super) async fn requests(house: &House, patients: &[PatientId]) -> Result<Requests> {
    let mut heads = Vec::with_capacity(patients.len());
    for piece in patients.chunks(500) {
        let mut tx = house.store.begin().await?;
        let mut tokens = vec![];
        for &id in piece {
            tokens.push((id, tx.new_patient_session(&[id], Length::days(30)).await?));
        }
        tx.commit().await?;
        for (id, token) in tokens {
            heads.push(head(&house.store, id, &token).await?);
        }
    }
    let bodies: Vec<String> = KINDS
        .iter()
        .map(|kind| Ok(format!(",\"answers\":{}}}", serde_json::to_string(&kind.answers())?)))
        .collect::<Result<_>>()?;
    let measured_at: Timestamp = house.store.now();
    Ok(Arc::new(move |n, request| {
        let Some(head) = heads.get(place(n, heads.len())) else { return };
        let Some(rest) = bodies.get(usize::from(kind(n) as u8)) else { return };
        let mut body = String::with_capacity(600);
        // Writing into memory doesn't fail.
        let _ = write!(body, "{{\"id\":\"{}\",\"measured_at\":\"{measured_at}\"{rest}", client_id(n));
        let _ = write!(request, "{head}{}\r\n\r\n{body}", body.len());
    }))
}

pub(super) async fn head(store: &Store, id: PatientId, token: &str) -> Result<String> {
    let Some((session, _)) = store.read().await?.patient_session(token).await? else {
        bail!("the session just begun is not there")
    };
    let csrf = store.keys().csrf(session.id.0);
    Ok(format!(
        "POST /api/v1/patient/people/{id}/reports HTTP/1.1\r\nhost: localhost\r\ncookie: mimamori_patient={token}\r\n\
         x-csrf-token: {csrf}\r\ncontent-type: application/json\r\ncontent-length: "
    ))
}

/// Neighbours in time are no neighbours in the table.
fn place(n: u64, patients: usize) -> usize {
    usize::try_from(n.wrapping_mul(7_919)).unwrap_or(0) % patients.max(1)
}

fn client_id(n: u64) -> ClientReportId {
    ClientReportId(uuid::Uuid::from_u128((0x7000_8000_u128 << 64) | u128::from(n)))
}

/// The body of an emergency's report, measured now.
pub(super) fn emergency(store: &Store) -> Result<String> {
    let id = ClientReportId::new(store.now(), store.rng());
    let answers = serde_json::to_string(&Kind::Emergency.answers())?;
    Ok(format!("{{\"id\":\"{id}\",\"measured_at\":\"{}\",\"answers\":{answers}}}", store.now()))
}

/// Of a hundred reports one is an emergency, two are urgent, seven to be watched, ten have a comment.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Emergency,
    Urgent,
    Watch,
    Comment,
    Routine,
}

const KINDS: [Kind; 5] = [Kind::Emergency, Kind::Urgent, Kind::Watch, Kind::Comment, Kind::Routine];

const fn kind(n: u64) -> Kind {
    match n % 100 {
        0 => Kind::Emergency,
        1..=2 => Kind::Urgent,
        3..=9 => Kind::Watch,
        10..=19 => Kind::Comment,
        _ => Kind::Routine,
    }
}

fn answers(n: u64) -> Answers {
    kind(n).answers()
}

impl Kind {
    fn answers(self) -> Answers {
        let spo2 = match self {
            Self::Emergency => 89,
            Self::Urgent => 92,
            Self::Watch => 95,
            Self::Comment | Self::Routine => 98,
        };
        Answers {
            temperature: Temperature::new(371),
            spo2: Spo2::new(spo2).map_or(Spo2Reading::NONE, Spo2Reading::Measured),
            signs: if matches!(self, Self::Emergency) { vec![UrgentSign::BreathlessMoving] } else { vec![] },
            symptoms: vec![Symptom::Cough, Symptom::Fatigue],
            trend: Some(Trend::Same),
            antipyretic: Some(false),
            can_eat: Some(true),
            can_drink: Some(true),
            comment: if matches!(self, Self::Comment) {
                "咳が少し残っています。".into()
            } else {
                String::new()
            },
            ..Answers::default()
        }
    }
}

fn told(line: &str) {
    println!("  {line}");
}

#[cfg(test)]
mod tests {
    use mimamori_domain::api::SubmitReport;

    use super::*;

    #[test]
    fn a_request_body_is_a_report() {
        let body = format!(
            "{{\"id\":\"{}\",\"measured_at\":\"{}\",\"answers\":{}}}",
            client_id(7),
            Timestamp::from_millis(1_642_000_000_000),
            serde_json::to_string(&answers(0)).unwrap()
        );
        let read: SubmitReport = serde_json::from_str(&body).unwrap();
        assert_eq!((read.id, read.answers), (client_id(7), answers(0)));
    }

    #[test]
    fn every_patient_has_a_turn() {
        let mut seen = std::collections::BTreeSet::new();
        for n in 0..10_000 {
            seen.insert(place(n, 10_000));
        }
        assert_eq!(seen.len(), 10_000);
    }
}
