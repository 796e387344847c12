//! Importing the lines that were decided on: in pieces, so that no report waits for it, and so that a second click, a
//! second upload of the same file or a lost answer import nobody twice.

use std::collections::BTreeMap;

use axum::extract::State;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ConfirmImport, ConfirmLine, DuplicateChoice, ImportResult, ImportedLine};
use mimamori_domain::patient::{PatientForm, PatientRecord};
use mimamori_domain::{HealthCenterId, ImportId, PatientId};
use mimamori_store::Tx;
use mimamori_store::import::row_token;

use super::import_preview::Kept;
use super::registration::{correct, over, register};
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
            let (result, patient_id) = match rows.get(&asked.line) {
                Some(form) => import(&app, &mut tx, &user, center, form, asked).await?,
                None => SKIPPED,
            };
            lines.push(ImportedLine { line: asked.line, result: result.to_owned(), patient_id });
        }
        tx.commit().await?;
    }
    let mut tx = app.store.begin().await?;
    tx.confirm_import(user.id, id).await?;
    tx.commit().await?;
    Ok(Json(ImportResult { lines }))
}

/// What became of a line.
type Outcome = (&'static str, Option<PatientId>);

const SKIPPED: Outcome = ("skipped", None);

async fn import(
    app: &App,
    tx: &mut Tx,
    user: &StaffUser,
    center: HealthCenterId,
    form: &PatientForm,
    asked: &ConfirmLine,
) -> Answer<Outcome> {
    let Ok(record) = form.parse(tx.now.date()) else { return Ok(SKIPPED) };
    let row = row_token(tx.keys(), &record)?;
    if let Some(patient) = tx.imported_row(center, &row).await? {
        return Ok(("skipped", Some(patient)));
    }
    // Who is known may have changed since the preview: an answer that was never asked for is not guessed.
    let known = tx.known_patients(center, &record.person).await?;
    let (result, id) = match asked.duplicate {
        Some(DuplicateChoice::Correct(id)) if known.iter().any(|patient| patient.id == id) => {
            if !correct_known(app, tx, user, id, form).await? {
                return Ok(SKIPPED);
            }
            ("corrected", id)
        }
        None if known.is_empty() => ("registered", register(app, tx, user, center, record.clone()).await?.0),
        Some(DuplicateChoice::New) => {
            ("registered", register(app, tx, user, center, record.clone()).await?.0)
        }
        None | Some(DuplicateChoice::Correct(_)) => return Ok(SKIPPED),
    };
    tx.put_imported_row(center, &row, id).await?;
    if asked.household {
        join(tx, user, center, id, &record).await?;
    }
    Ok((result, Some(id)))
}

/// `false` when what is known and what the row says can't stand together.
async fn correct_known(
    app: &App,
    tx: &mut Tx,
    user: &StaffUser,
    id: PatientId,
    form: &PatientForm,
) -> Answer<bool> {
    user.may(tx, Action::PatientEdit, id).await?;
    let old = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let Ok(record) = over(&old.record, form)?.parse(tx.now.date()) else { return Ok(false) };
    correct(app, tx, user, &old, record, "").await?;
    Ok(true)
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
