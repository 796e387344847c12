//! Fifty nurses, each asking once a second, while reports arrive.

use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result};
use mimamori_domain::PatientId;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{ListName, QueueView};
use mimamori_domain::query::escape;

use super::super::figures::{Latencies, Table, millis, whole};
use super::super::house::House;
use super::super::load::{self, Cell, Outcome, Requests};
use super::super::reports;

/// Who asks.
const NURSES: usize = 50;
/// Reports a second meanwhile.
pub(super) const REPORTS: u64 = 200;
/// Patients who send them.
const REPORTERS: usize = 4_000;

/// One thing that a screen asks for; a path for each nurse in turn.
pub(super) struct Kind {
    name: String,
    paths: Vec<String>,
}

/// A kind and how long it took.
pub(super) type Asked = Vec<(String, Latencies)>;

/// Everything that is measured.
pub(super) async fn kinds(house: &House, queue: bool, lists: bool) -> Result<Vec<Kind>> {
    let mut kinds = vec![];
    let mut same = |name: &str, path: String| kinds.push(Kind { name: name.into(), paths: vec![path] });
    if queue {
        for view in QueueView::ALL {
            same(&format!("queue: {view}"), format!("/queue?view={view}"));
        }
    }
    if lists {
        same("patients, first page", "/patients".into());
        same("counts of all lists", "/lists".into());
        for list in ListName::ALL {
            same(&format!("list: {list}"), format!("/lists/{list}"));
        }
        let filter = "place=home&risk=high&mode=self";
        same("list: all, filtered", format!("/lists/all?{filter}"));
        same("count: all, filtered", format!("/lists/all/count?{filter}"));
        for (name, text) in [
            ("search: two characters (佐藤)", "佐藤"),
            ("search: two kana (サト)", "サト"),
            ("search: a name of many pieces", "長谷川 真由美"),
            ("search: romaji", "watanabe"),
            ("search: nobody", "龍造寺"),
            ("search: telephone number", "080-0000-0123"),
        ] {
            same(name, format!("/patients?q={}", escape(text)));
        }
        kinds.push(Kind { name: "patient page".into(), paths: pages(house).await? });
    }
    Ok(kinds)
}

/// The pages of patients of each nurse's own centre.
async fn pages(house: &House) -> Result<Vec<String>> {
    let centers = house.offices.len();
    let mut own: Vec<Vec<PatientId>> = vec![vec![]; centers];
    // Patients come to the centres in turn; which of them is asked of the store once.
    for &id in house.patients.iter().take(centers) {
        let belongs = house.store.read().await?.belongs(id).await?.context("a patient")?;
        let at = house.offices.iter().position(|office| belongs.centers.contains(&office.center));
        let at = at.context("a centre of the house")?;
        let first = house.patients.iter().position(|other| *other == id).unwrap_or(0);
        if let Some(own) = own.get_mut(at) {
            own.extend(house.patients.iter().skip(first).step_by(centers));
        }
    }
    // A number of pages that has no factor in common with the nurses would mix them up: nurse n has every n-th path.
    let rounds = own.iter().map(Vec::len).min().unwrap_or(0).min(200);
    let mut paths = vec![];
    for round in 0..rounds {
        for nurse in 0..NURSES {
            let of = own.get(nurse % centers).context("a centre")?;
            // Nurses of one centre look at different people.
            let at = (round * 7 + nurse / centers * 31) % of.len().max(1);
            paths.push(format!("/patients/{}", of.get(at).context("a patient")?));
        }
    }
    Ok(paths)
}

/// Measures each kind alone, with the reports.
pub(super) async fn measure(
    house: &House,
    address: SocketAddr,
    kinds: Vec<Kind>,
    seconds: u64,
) -> Result<Asked> {
    let cookies = nurses(house).await?;
    let reports = reports::requests(house, reporters(house)).await?;
    let mut asked = vec![];
    let mut first = fresh(house)?;
    for kind in kinds {
        let (name, length) = (kind.name.clone(), Duration::from_secs(seconds));
        let requests = asks(&cookies, kind.paths);
        let asking = Cell {
            address,
            connections: NURSES as u64,
            length,
            requests,
            first: 0,
            pace: Some(NURSES as u64),
        };
        // A second for what is not in memory yet; the reports go on through both.
        let (reported, outcome) = tokio::join!(
            load::run(arriving(address, &reports, first, length + Duration::from_secs(1))),
            async {
                load::run(Cell { length: Duration::from_secs(1), ..asking.clone() }).await?;
                load::run(asking).await
            }
        );
        let (reported, outcome): (Outcome, Outcome) = (reported?, outcome.with_context(|| name.clone())?);
        first = reported.next;
        println!("    {name}: {} ms; reports {} ms", outcome.latencies.both(), reported.latencies.both());
        asked.push((name, outcome.latencies));
    }
    Ok(asked)
}

/// A number for the first report that no earlier run on a kept database has sent.
pub(super) fn fresh(house: &House) -> Result<u64> {
    Ok(u64::try_from(house.store.now().millis())? * 100)
}

/// Those of the followed who report: the newest.
pub(super) fn reporters(house: &House) -> &[PatientId] {
    let from = house.patients.len().saturating_sub(REPORTERS);
    house.patients.get(from..).unwrap_or_default()
}

/// Reports at their pace.
pub(super) fn arriving(address: SocketAddr, requests: &Requests, first: u64, length: Duration) -> Cell {
    Cell { address, connections: 16, length, requests: Arc::clone(requests), first, pace: Some(REPORTS) }
}

/// The cookies of nurses, the centres in turn.
pub(super) async fn nurses(house: &House) -> Result<Vec<String>> {
    let mut cookies = vec![];
    for n in 0..NURSES {
        let office = house.offices.get(n % house.offices.len().max(1)).context("a centre")?;
        let asker = Asker { role: Role::Nurse, center: Some(office.center), association: None };
        let login = format!("asking-{}-{n}", house.store.now().millis());
        cookies.push(house.staff(&login, asker).await?);
    }
    Ok(cookies)
}

/// What the nurses ask for in turn.
pub(super) fn asks(cookies: &[String], paths: Vec<String>) -> Requests {
    let cookies = cookies.to_vec();
    Arc::new(move |n, into| {
        let n = usize::try_from(n).unwrap_or(0);
        let (Some(cookie), Some(path)) =
            (cookies.get(n % cookies.len().max(1)), paths.get(n % paths.len().max(1)))
        else {
            return;
        };
        let _ =
            write!(into, "GET /api/v1/staff{path} HTTP/1.1\r\nhost: localhost\r\ncookie: {cookie}\r\n\r\n");
    })
}

/// Sizes beside each other, and how much slower the last is than the first.
pub(super) fn table(sizes: &[u64], found: &[Asked]) -> Table {
    let mut head = vec!["asked once a second by 50 nurses".to_owned()];
    head.extend(sizes.iter().map(|n| {
        format!("{} patients, p50 / p99 ms", whole(f64::from(u32::try_from(*n).unwrap_or(u32::MAX))))
    }));
    if sizes.len() > 1 {
        head.push("ratio of p50".into());
    }
    let mut table = Table::new(&head.iter().map(String::as_str).collect::<Vec<_>>());
    for (at, (name, _)) in found.first().into_iter().flatten().enumerate() {
        let of_size: Vec<&Latencies> =
            found.iter().filter_map(|asked| asked.get(at).map(|(_, took)| took)).collect();
        let mut row = vec![name.clone()];
        row.extend(of_size.iter().map(|took| took.both()));
        if let [small, .., large] = of_size.as_slice() {
            row.push(millis(large.quantile(500) / small.quantile(500).max(0.001)));
        }
        table.row(row);
    }
    table
}
