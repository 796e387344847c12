//! Two hundred open dashboards of one centre: how long after a severe report is acknowledged each of them is told, while
//! nurses ask and reports arrive.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::PatientId;
use mimamori_domain::access::{Asker, Role};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use super::super::figures::{Latencies, now};
use super::super::house::House;
use super::super::load::{self, Cell};
use super::super::reports;
use super::asking;

/// Open screens.
pub(super) const SCREENS: usize = 200;

/// What came of it.
pub(super) struct Told {
    pub(super) latencies: Latencies,
}

/// Measures; every telling that is missing in the end is an error.
pub(super) async fn measure(house: &House, address: SocketAddr, seconds: u64) -> Result<Told> {
    let office = house.offices.first().context("a centre")?;
    let asker = Asker { role: Role::Nurse, center: Some(office.center), association: None };
    let cookie = house.staff(&format!("feeds-{}", house.store.now().millis()), asker).await?;
    let (heard, mut receiver) = mpsc::unbounded_channel();
    let mut screens = vec![];
    for _ in 0..SCREENS {
        let stream = open(address, &cookie).await?;
        screens.push(tokio::spawn(listen(stream, heard.clone())));
    }
    drop(heard);
    let requests = reports::requests(house, asking::reporters(house)).await?;
    let cookies = asking::nurses(house).await?;
    let length = Duration::from_secs(seconds + 2);
    let load = tokio::spawn(load::run(asking::arriving(address, &requests, asking::fresh(house)?, length)));
    let nurses = tokio::spawn(load::run(Cell {
        address,
        connections: 50,
        length,
        requests: asking::asks(&cookies, vec!["/queue".into()]),
        first: 0,
        pace: Some(50),
    }));
    let severe = severe(house, usize::try_from(seconds)?).await?;
    let mut acknowledged: BTreeMap<PatientId, Instant> = BTreeMap::new();
    let mut beat = tokio::time::interval(Duration::from_secs(1));
    for (id, head) in severe {
        beat.tick().await;
        acknowledged.insert(id, send(house, address, &head).await?);
    }
    load.await??;
    nurses.await??;
    let mut told: BTreeMap<PatientId, Vec<Instant>> = BTreeMap::new();
    let wanted = acknowledged.len() * SCREENS;
    let mut count = 0;
    let deadline = now() + Duration::from_secs(10);
    while count < wanted {
        let next = tokio::time::timeout_at(deadline.into(), receiver.recv()).await;
        let Ok(Some((id, at))) = next else { break };
        if acknowledged.contains_key(&id) {
            told.entry(id).or_default().push(at);
            count += 1;
        }
    }
    for screen in screens {
        screen.abort();
    }
    let mut latencies = Latencies::default();
    for (id, acknowledged) in &acknowledged {
        let times = told.get(id).map(Vec::as_slice).unwrap_or_default();
        ensure!(times.len() == SCREENS, "{} of {SCREENS} screens were told of {id}", times.len());
        for at in times {
            latencies.add(at.saturating_duration_since(*acknowledged));
        }
    }
    println!("    told of {} severe reports: {} ms", acknowledged.len(), latencies.both());
    Ok(Told { latencies })
}

/// Patients of the first centre who don't report otherwise here, each with a request's head.
async fn severe(house: &House, many: usize) -> Result<Vec<(PatientId, String)>> {
    let office = house.offices.first().context("a centre")?;
    let others = asking::reporters(house);
    let mut found = vec![];
    for &id in house.patients.iter().filter(|id| !others.contains(id)) {
        if found.len() == many {
            break;
        }
        let mut tx = house.store.begin().await?;
        let belongs = tx.belongs(id).await?.context("a patient")?;
        // Whoever has an alert already might not grow worse by this report.
        if !belongs.centers.contains(&office.center) || !tx.alerts_of_patient(id).await?.is_empty() {
            continue;
        }
        let token = tx.new_patient_session(&[id], mimamori_domain::Duration::days(1)).await?;
        tx.commit().await?;
        found.push((id, reports::head(&house.store, id, &token).await?));
    }
    ensure!(found.len() == many, "only {} patients without an alert", found.len());
    Ok(found)
}

/// Sends a severe report; the instant of its acknowledgement.
async fn send(house: &House, address: SocketAddr, head: &str) -> Result<Instant> {
    let body = reports::emergency(&house.store)?;
    let mut stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    stream.write_all(format!("{head}{}\r\n\r\n{body}", body.len()).as_bytes()).await?;
    let mut answer = vec![0; 4096];
    let read = stream.read(&mut answer).await?;
    let at = now();
    let answer = answer.get(..read).unwrap_or_default();
    ensure!(answer.get(9) == Some(&b'2'), "{}", String::from_utf8_lossy(answer));
    Ok(at)
}

async fn open(address: SocketAddr, cookie: &str) -> Result<TcpStream> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!(
        "GET /api/v1/staff/events HTTP/1.1\r\nhost: localhost\r\naccept: text/event-stream\r\ncookie: {cookie}\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).await?;
    let mut head = vec![];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        ensure!(stream.read_buf(&mut head).await? > 0, "the server hung up");
    }
    ensure!(head.starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&head));
    Ok(stream)
}

/// Passes on who has a new alert, and when that was heard.
async fn listen(mut stream: TcpStream, heard: mpsc::UnboundedSender<(PatientId, Instant)>) -> Result<()> {
    let mut text = Vec::with_capacity(8192);
    while stream.read_buf(&mut text).await? > 0 {
        let at = now();
        while let Some(end) = text.windows(2).position(|two| two == b"\n\n") {
            let event: Vec<u8> = text.drain(..end + 2).collect();
            let event = String::from_utf8_lossy(&event);
            if !event.contains("\"alert-raised\"") {
                continue;
            }
            let id = event.split("\"patient_id\":\"").nth(1).and_then(|rest| rest.get(..36));
            if let Some(id) = id.and_then(|id| id.parse().ok()) {
                let _ = heard.send((id, at));
            }
        }
    }
    Ok(())
}
