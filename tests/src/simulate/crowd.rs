//! The crowd: as many patients as are asked for, over two years and several centres, straight into the store in pieces,
//! without HTTP. What it leaves are centres in the middle of a wave: some thousands who are followed now, with today's
//! alerts, and everybody who was followed before them.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::{Context as _, Result};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::patient::{Classification, PatientForm, PlaceKind, ReportingMode, Status};
use mimamori_domain::report::Answers;
use mimamori_domain::{AssociationId, Duration, HealthCenterId, PatientId, StaffId, Timestamp};
use mimamori_server::course::free_on;
use mimamori_store::audit::Actor;
use mimamori_store::crowd::Life;
use mimamori_store::organisation::NewCenter;
use mimamori_store::patient::NewPatient;
use mimamori_store::report::Judge;
use mimamori_store::staff::NewStaff;
use mimamori_store::{Db, Store};
use sqlx::Executor as _;
use tokio::sync::mpsc;

use super::chance::Chance;
use super::course::{Course, answers, in_danger, urgent, watch};
use super::people::{Wanted, somebody};

/// Patients in one transaction.
const PIECE: u64 = 500;
/// Pieces in the making at once: one is written while the next are made.
const HANDS: usize = 3;
/// How far back the oldest registrations lie.
const YEARS: Duration = Duration::days(730);
/// For how long somebody is followed.
const FOLLOWED: Duration = Duration::days(10);
/// Reports older than this were called about already.
const SHIFT: Duration = Duration::hours(8);

/// A centre with who works there.
#[derive(Debug, Clone, Copy)]
pub struct Office {
    /// The centre.
    pub center: HealthCenterId,
    /// Under contract; one in ten of the centre's patients is assigned to it.
    pub association: Option<AssociationId>,
    /// Who has called whom there was to call.
    pub nurse: StaffId,
}

/// Opens centres, an association for every four of them, and a nurse in each; `first` is there already.
///
/// # Errors
/// When the database says no.
pub async fn offices(
    store: &Store,
    first: Option<(HealthCenterId, AssociationId)>,
    many: u64,
) -> Result<Vec<Office>> {
    let mut offices = vec![];
    let mut tx = store.begin().await?;
    let mut association = None;
    for n in 0..many {
        let center = if let Some((center, of_center)) = first.filter(|_| n == 0) {
            association = Some(of_center);
            center
        } else {
            let (code, name) = (format!("crowd{n:02}"), format!("第{n}みどり保健所"));
            let phone = format!("03-0000-{:04}", 4_000 + n);
            tx.insert_center(NewCenter { code, name, phone, ..NewCenter::default() }).await?
        };
        if n % 4 == 0 && !(n == 0 && association.is_some()) {
            association = Some(tx.insert_association(&format!("第{n}みどり医師会"), "03-0000-2000").await?);
        }
        if let Some(association) = association.filter(|_| first.is_none() || n > 0) {
            tx.put_contract(association, center, tx.now.minus(YEARS).date(), None).await?;
        }
        let new = NewStaff {
            login: format!("crowd-nurse{n:02}"),
            name: format!("見守 {n}"),
            asker: Asker { role: Role::Nurse, center: Some(center), association: None },
            email: None,
            password_hash: None,
            totp: None,
        };
        let nurse = tx.insert_staff(Actor::System, new).await?;
        offices.push(Office { center, association, nurse });
    }
    tx.commit().await?;
    Ok(offices)
}

/// What to make.
#[derive(Debug, Clone)]
pub struct Crowd {
    /// Whose they are, in turn.
    pub offices: Vec<Office>,
    /// How many in all.
    pub patients: u64,
    /// How many of them, the newest, are followed now.
    pub followed: u64,
    /// Telephone numbers and the like begin here.
    pub first: u64,
    /// The same seed makes the same people and courses.
    pub seed: u64,
}

impl Crowd {
    /// How many are followed of so many: a wave, not an epidemic's whole past.
    pub fn followed_of(patients: u64) -> u64 {
        (patients / 2).min(50_000)
    }

    /// How many centres so many patients have.
    pub fn centers_of(patients: u64) -> u64 {
        (patients / 2_500).clamp(1, 20)
    }
}

/// Makes them; tells after each piece how many there are. The ids of those who are followed, oldest first.
///
/// # Errors
/// When a person can't be made up, or the database says no.
pub async fn fill(
    store: &Store,
    judge: &Judge,
    crowd: Crowd,
    mut told: impl FnMut(u64),
) -> Result<Vec<PatientId>> {
    let (crowd, next, now) = (Arc::new(crowd), Arc::new(AtomicU64::new(0)), store.now());
    let (door, mut written) = mpsc::channel(HANDS);
    for _ in 0..HANDS {
        let (store, judge, crowd) = (store.clone(), judge.clone(), Arc::clone(&crowd));
        let (next, door) = (Arc::clone(&next), door.clone());
        tokio::spawn(async move {
            loop {
                let from = next.fetch_add(PIECE, Ordering::Relaxed);
                if from >= crowd.patients {
                    return;
                }
                let done = piece(&store, &judge, &crowd, from, now).await;
                let failed = done.is_err();
                if door.send(done.map(|ids| (from, ids))).await.is_err() || failed {
                    return;
                }
            }
        });
    }
    drop(door);
    let (mut done, mut pieces) = (0, std::collections::BTreeMap::new());
    let first_followed = crowd.patients - crowd.followed;
    while let Some(piece) = written.recv().await {
        let (from, ids) = piece?;
        done += PIECE;
        told(done.min(crowd.patients));
        pieces.insert(from, ids);
    }
    let numbered = pieces.into_iter().flat_map(|(from, ids)| (from..).zip(ids));
    Ok(numbered.filter(|(number, _)| *number >= first_followed).map(|(_, id)| id).collect())
}

/// Writes the patients from this number on.
async fn piece(
    store: &Store,
    judge: &Judge,
    crowd: &Arc<Crowd>,
    from: u64,
    now: Timestamp,
) -> Result<Vec<PatientId>> {
    let (maker, judge, crowd) = (store.clone(), judge.clone(), Arc::clone(crowd));
    let made = tokio::task::spawn_blocking(move || {
        let until = crowd.patients.min(from + PIECE);
        let lives = (from..until)
            .map(|number| life(&crowd, number, now).with_context(|| format!("patient {number}")));
        let lives = lives.collect::<Result<Vec<_>>>()?;
        Ok::<_, anyhow::Error>(maker.crowd(&judge, lives)?)
    });
    let rows = made.await??;
    let mut tx = store.begin().await?;
    let ids = tx.insert_crowd(rows).await?;
    tx.commit().await?;
    Ok(ids)
}

/// The life of one patient, by number: those of long ago come first.
fn life(crowd: &Crowd, number: u64, now: Timestamp) -> Result<Life> {
    let chance = &mut Chance::of(crowd.seed, crowd.first + number);
    let before = crowd.patients - crowd.followed;
    let (from, span, nth, of) = if number < before {
        (now.minus(YEARS), YEARS.as_millis() - 2 * FOLLOWED.as_millis(), number, before)
    } else {
        (
            now.minus(FOLLOWED),
            FOLLOWED.as_millis() - Duration::hours(1).as_millis(),
            number - before,
            crowd.followed,
        )
    };
    let share = i128::from(span) * i128::from(nth) / i128::from(of.max(1));
    let registered_at = from.plus(Duration::millis(i64::try_from(share)?));
    let office = usize::try_from(number)? % crowd.offices.len().max(1);
    let office = *crowd.offices.get(office).context("a centre")?;
    let today = registered_at.date();
    let mode = if chance.percent(80) { ReportingMode::Own } else { ReportingMode::Phone };
    let onset = today.plus_days(-chance.between(0, 3));
    let wanted = Wanted { number: crowd.first + number, from: 1, to: 94, mode, onset, today };
    let form = somebody(chance, wanted).form;
    let exposed = onset.plus_days(-chance.between(0, 2));
    let form = placed(chance, form, exposed.to_string());
    let record = form.parse(today).map_err(|refused| anyhow::anyhow!("refused: {refused:?}"))?;
    let expected_end = free_on(&record);
    let association = office.association.filter(|_| (number / 20).is_multiple_of(10));
    let new = NewPatient { center: office.center, association, household: None, record, expected_end };
    let (reports, ended) = if number < before {
        let ended = registered_at.plus(FOLLOWED);
        let status = match chance.between(0, 999) {
            0..=1 => Status::Deceased,
            2..=9 => Status::Transferred,
            _ => Status::Released,
        };
        (past(chance, registered_at, number), Some((status, ended)))
    } else {
        (present(chance, registered_at, now, number), None)
    };
    Ok(Life {
        new,
        registered_at,
        opened: !reports.is_empty() && mode == ReportingMode::Own,
        reports,
        ended,
        nurse: office.nurse,
        open_since: now.minus(SHIFT),
        claimed: chance.percent(25),
    })
}

/// Most are confirmed and at home, some in a hotel or a hospital, some only contacts.
fn placed(chance: &mut Chance, mut form: PatientForm, exposed: String) -> PatientForm {
    match chance.between(0, 99) {
        0..=14 => {
            form.place = PlaceKind::Hotel.to_string();
            form.hotel = format!("みどりホテル{}号館", chance.between(1, 8));
            form.room = chance.between(201, 999).to_string();
        }
        15..=18 => form.place = PlaceKind::Hospital.to_string(),
        _ => {}
    }
    match chance.between(0, 99) {
        0..=4 => form.classification = Classification::Suspected.to_string(),
        5..=8 => {
            form.classification = Classification::Contact.to_string();
            form.exposure_date = exposed;
            form.onset_date.clear();
            form.spoken_to = "yes".into();
        }
        _ => {}
    }
    form
}

fn course(chance: &mut Chance) -> Course {
    match chance.between(0, 99) {
        0..=59 => Course::Mild,
        60..=89 => Course::Recovering,
        90..=96 => Course::Frail,
        _ => Course::Worsening { turn: chance.between(5, 8) },
    }
}

/// The two or three reports that are kept of somebody from long ago.
fn past(chance: &mut Chance, since: Timestamp, person: u64) -> Vec<(Timestamp, Answers)> {
    let course = course(chance);
    let days = 2 + i64::from(chance.percent(85));
    (0..days)
        .map(|day| {
            let mut answers = answers(course, day, false, person, chance);
            if !chance.percent(10) {
                answers.comment.clear();
            }
            (since.plus(Duration::hours(2 + 24 * day)), answers)
        })
        .collect()
}

/// A report a day until now; some of today ask for a call, some people are silent, some never began.
fn present(chance: &mut Chance, since: Timestamp, now: Timestamp, person: u64) -> Vec<(Timestamp, Answers)> {
    if chance.percent(3) {
        return vec![];
    }
    let course = course(chance);
    let silent = i64::from(chance.percent(6));
    let mut reports = vec![];
    let (mut at, mut day) = (since.plus(Duration::minutes(30)), 0);
    let last = now.minus(Duration::days(silent));
    while at < last {
        reports.push((at, answers(course, day, false, person, chance)));
        if chance.percent(25) && at.plus(Duration::hours(9)) < last {
            reports.push((at.plus(Duration::hours(9)), answers(course, day, true, person, chance)));
        }
        day += 1;
        at = at.plus(Duration::minutes(24 * 60 + chance.between(-40, 40)));
    }
    let minutes = chance.between(1, 7 * 60);
    let worse = match chance.between(0, 199) {
        0 => in_danger(chance),
        1..=4 => urgent(chance),
        5..=14 => watch(chance),
        _ => return reports,
    };
    let at = now.minus(Duration::minutes(minutes));
    if silent == 0 && at > since {
        reports.retain(|(earlier, _)| *earlier < at);
        reports.push((at, worse));
    }
    reports
}

/// A connection for the filling: nothing of it is worth waiting for the disk until the end.
///
/// # Errors
/// When the database can't be reached or migrated.
pub async fn hasty(url: &str) -> Result<Db> {
    if url.starts_with("sqlite:") {
        let db = Db::connect(url).await?;
        db.migrate().await?;
        if let Db::Sqlite { write, .. } = &db {
            for pragma in [
                "synchronous = OFF",
                "foreign_keys = OFF",
                "cache_size = -800000",
                "wal_autocheckpoint = 20000",
            ] {
                write.execute(sqlx::AssertSqlSafe(format!("PRAGMA {pragma}"))).await?;
            }
        }
        return Ok(db);
    }
    let plain = Db::connect(url).await.context("the database can't be reached")?;
    plain.migrate().await?;
    let Db::Postgres(pool) = &plain else { return Ok(plain) };
    pool.close().await;
    let and = if url.contains('?') { '&' } else { '?' };
    Ok(Db::connect(&format!("{url}{and}options[synchronous_commit]=off")).await?)
}

/// What a database would have done by itself in the years that the filling took minutes for; then the connection for the
/// filling is closed. The chain over the audit is the worker's.
///
/// # Errors
/// When the database says no.
pub async fn settle(db: &Db) -> Result<()> {
    match db {
        Db::Sqlite { write, read, .. } => {
            write.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
            write.close().await;
            read.close().await;
        }
        Db::Postgres(pool) => {
            pool.execute("VACUUM ANALYZE").await?;
            pool.execute("CHECKPOINT").await?;
            pool.close().await;
        }
    }
    Ok(())
}
