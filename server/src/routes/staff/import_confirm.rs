//! Importing the lines that were decided on: in pieces, so that no report waits for it, and so that a second click, a
//! second upload of the same file or a lost answer import nobody twice.

use std::collections::BTreeMap;

use axum::extract::State;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ConfirmImport, ConfirmLine, DuplicateChoice, ImportResult, ImportedLine};
use mimamori_domain::patient::{PatientForm, PatientRecord};
use mimamori_domain::values::FieldError;
use mimamori_domain::{HealthCenterId, ImportId, PatientId};
use mimamori_store::Tx;
use mimamori_store::import::row_token;

use super::import_preview::Kept;
use super::registration::{correct, only, over, register};
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// Rows in one transaction. A row is some thirty statements: a hundred hold the one writer of SQLite for a moment only.
const PIECE: usize = 100;

/// `POST /imports/{id}/confirm`
pub async fn confirm(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<ImportId>,
    Json(mut sent): Json<ConfirmImport>,
) -> Answer<Json<ImportResult>> {
    user.may_somewhere(Action::PatientRegister)?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    let mut tx = app.store.read().await?;
    let preview = tx.import::<Vec<Kept>>(id, center).await?.ok_or_else(Problem::not_found)?;
    drop(tx);
    let rows: BTreeMap<i64, PatientForm> =
        preview.rows.into_iter().map(|kept| (kept.line, kept.form)).collect();
    sent.lines.sort_by_key(|asked| asked.line);
    let mut lines = vec![];
    for piece in sent.lines.chunks(PIECE) {
        let mut tx = app.store.begin().await?;
        tx.lock_registrations(center).await?;
        for asked in piece {
            let Outcome { result, patient, errors } = match rows.get(&asked.line) {
                Some(form) => import(&mut tx, &user, center, form, asked).await?,
                None => Outcome::SKIPPED,
            };
            let result = result.to_owned();
            lines.push(ImportedLine { line: asked.line, result, patient_id: patient, errors });
        }
        tx.commit().await?;
    }
    let mut tx = app.store.begin().await?;
    tx.confirm_import(user.id, id).await?;
    tx.commit().await?;
    Ok(Json(ImportResult { lines }))
}

/// What became of a line.
struct Outcome {
    result: &'static str,
    patient: Option<PatientId>,
    errors: Vec<FieldError>,
}

impl Outcome {
    const SKIPPED: Self = Self { result: "skipped", patient: None, errors: vec![] };

    fn of(result: &'static str, patient: PatientId) -> Self {
        Self { result, patient: Some(patient), errors: vec![] }
    }
}

async fn import(
    tx: &mut Tx,
    user: &StaffUser,
    center: HealthCenterId,
    form: &PatientForm,
    asked: &ConfirmLine,
) -> Answer<Outcome> {
    let Ok(record) = form.parse(tx.now.date()) else { return Ok(Outcome::SKIPPED) };
    // Who is known may have changed since the preview: an answer that was never asked for is not guessed.
    let known = tx.known_patients(center, &record.person).await?;
    if let Some(DuplicateChoice::Correct(id)) = asked.duplicate {
        return if known.iter().any(|patient| patient.id == id) {
            correct_known(tx, user, id, form, asked).await
        } else {
            Ok(Outcome::SKIPPED)
        };
    }
    let row = row_token(tx.keys(), &record)?;
    if let Some(patient) = tx.imported_row(center, &row).await? {
        return Ok(Outcome::of("skipped", patient));
    }
    if !known.is_empty() && asked.duplicate.is_none() {
        return Ok(Outcome::SKIPPED);
    }
    let (id, _) = register(tx, user, center, record.clone()).await?;
    tx.put_imported_row(center, &row, id).await?;
    if asked.household {
        join(tx, user, center, id, &record).await?;
    }
    Ok(Outcome::of("registered", id))
}

/// What is told in the history of a patient whose reporting mode a list has changed.
const MODE_REASON: &str = "一覧の取り込みによる変更";

/// Takes the chosen fields, if nobody has edited the patient since their differences were shown. Doing it twice changes
/// nothing the second time.
async fn correct_known(
    tx: &mut Tx,
    user: &StaffUser,
    id: PatientId,
    form: &PatientForm,
    asked: &ConfirmLine,
) -> Answer<Outcome> {
    user.may(tx, Action::PatientEdit, id).await?;
    let old = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let record = match over(&old.record, &only(form, &asked.take)?)?.parse(tx.now.date()) {
        Ok(record) => record,
        Err(errors) => return Ok(Outcome { errors, ..Outcome::of("refused", id) }),
    };
    if record == old.record {
        return Ok(Outcome::of("unchanged", id));
    }
    if old.version != asked.version {
        return Ok(Outcome::of("changed-meanwhile", id));
    }
    correct(tx, user, &old, record, MODE_REASON).await?;
    Ok(Outcome::of("corrected", id))
}

/// Puts a patient into the household of whoever has the same phone.
async fn join(
    tx: &mut Tx,
    user: &StaffUser,
    center: HealthCenterId,
    id: PatientId,
    record: &PatientRecord,
) -> Answer<()> {
    let Some(other) = tx.same_phone(center, &record.person).await?.into_iter().find(|other| other.id != id)
    else {
        return Ok(());
    };
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let other = tx.patient(other.id).await?.ok_or_else(Problem::not_found)?;
    if patient.household_id.is_none() {
        tx.join_household(user.actor(), &patient, &other).await?;
    }
    Ok(())
}
