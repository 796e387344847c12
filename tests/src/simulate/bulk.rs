//! The fast path, for 100,000 patients and more: straight into the store, some hundreds in a transaction, without
//! HTTP, invitations and messages. What it leaves is a centre in the middle of a wave: patients of whom one in ten
//! has a report that asks for a call.

use anyhow::{Context as _, Result};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::patient::ReportingMode;
use mimamori_domain::report::Answers;
use mimamori_domain::{ClientReportId, Date, HealthCenterId, PatientId};
use mimamori_server::course::free_on;
use mimamori_store::audit::Actor;
use mimamori_store::patient::NewPatient;
use mimamori_store::report::{Judge, Submission};
use mimamori_store::{Store, Tx};

use super::chance::Chance;
use super::course::{Course, answers, in_danger, urgent, watch};
use super::people::{Wanted, somebody};

/// Patients in one transaction.
const PIECE: u64 = 250;

/// What to make.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bulk {
    /// Whose patients.
    pub(crate) center: HealthCenterId,
    /// How many.
    pub(crate) patients: u64,
    /// A report of everybody, not only of every tenth.
    pub(crate) all_report: bool,
    /// Repeats.
    pub(crate) seed: u64,
}

/// Makes them; tells after each piece how many there are.
pub(crate) async fn fill(
    store: &Store,
    judge: &Judge,
    bulk: Bulk,
    mut told: impl FnMut(u64),
) -> Result<Vec<PatientId>> {
    let mut ids = Vec::new();
    let mut done = 0;
    while done < bulk.patients {
        let until = bulk.patients.min(done + PIECE);
        let mut tx = store.begin().await?;
        for number in done..until {
            ids.push(one(&mut tx, judge, bulk, number).await.with_context(|| format!("patient {number}"))?);
        }
        tx.commit().await?;
        done = until;
        told(done);
    }
    Ok(ids)
}

async fn one(tx: &mut Tx, judge: &Judge, bulk: Bulk, number: u64) -> Result<PatientId> {
    let chance = &mut Chance::of(bulk.seed, number);
    let today = tx.now.date();
    let day = chance.between(0, 9);
    let onset = today.plus_days(-day);
    let id = register(
        tx,
        bulk,
        chance,
        Wanted { number, from: 1, to: 94, mode: ReportingMode::Own, onset, today },
    )
    .await?;
    let answers = match number % 100 {
        0 => in_danger(chance),
        1..=3 => urgent(chance),
        4..=9 => watch(chance),
        _ if bulk.all_report => answers(Course::Mild, day, false, number, chance),
        _ => return Ok(id),
    };
    report(tx, judge, id, answers).await?;
    Ok(id)
}

async fn register(tx: &mut Tx, bulk: Bulk, chance: &mut Chance, wanted: Wanted) -> Result<PatientId> {
    let form = somebody(chance, wanted).form;
    let today: Date = wanted.today;
    let record = form.parse(today).map_err(|refused| anyhow::anyhow!("refused: {refused:?}"))?;
    let expected_end = free_on(&record);
    let new = NewPatient { center: bulk.center, association: None, household: None, record, expected_end };
    Ok(tx.insert_patient(Actor::System, new).await?)
}

async fn report(tx: &mut Tx, judge: &Judge, patient_id: PatientId, answers: Answers) -> Result<()> {
    let client_id = ClientReportId(uuid::Uuid::from_bytes(random_bytes(tx.rng())));
    let measured_at = tx.now;
    let new = Submission { patient_id, client_id, measured_at, supersedes: None, answers, entered_by: None };
    tx.submit(judge, &new).await?;
    Ok(())
}
