//! Registering a patient, after the question whether we know them.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{DuplicateChoice, KnownPatient, RegisterPatient, Registered};
use mimamori_store::Tx;

use super::registration::{correct, over, register as add, typed};
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// `POST /patients`
pub async fn register(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<RegisterPatient>,
) -> Answer<(StatusCode, Json<Registered>)> {
    user.may_somewhere(Action::PatientRegister)?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    let record = sent.form.parse(app.store.now().date()).map_err(Problem::invalid)?;
    let mut tx = app.store.begin().await?;
    tx.lock_registrations(center).await?;
    let known = tx.known_patients(center, &record.person).await?;
    let answer = match sent.duplicate {
        None if !known.is_empty() => {
            let refusal = ask(&mut tx, &user, &known).await?;
            tx.commit().await?;
            return Err(refusal);
        }
        Some(DuplicateChoice::Correct(id)) => {
            if known.iter().all(|patient| patient.id != id) {
                return Err(Problem::field("duplicate", "choice-unknown"));
            }
            let invited = correct_known(&mut tx, &user, id, &sent).await?;
            (StatusCode::OK, Json(Registered { id, invited }))
        }
        None | Some(DuplicateChoice::New) => {
            let (id, invited) = add(&mut tx, &user, center, record).await?;
            (StatusCode::CREATED, Json(Registered { id, invited }))
        }
    };
    tx.commit().await?;
    Ok(answer)
}

/// "Is this somebody we know?" Whoever is named was seen.
pub(super) async fn ask(tx: &mut Tx, user: &StaffUser, known: &[KnownPatient]) -> Answer<Problem> {
    for patient in known {
        tx.audit(user.actor(), "patient.match", Some(patient.id), &[]).await?;
    }
    let known = serde_json::to_string(known).unwrap_or_default();
    Ok(Problem::conflict("patient-known").detail("known", known))
}

async fn correct_known(tx: &mut Tx, user: &StaffUser, id: PatientId, sent: &RegisterPatient) -> Answer<bool> {
    user.may(tx, Action::PatientEdit, id).await?;
    let old = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let form = over(&old.record, &typed(&sent.form))?;
    let record = form.parse(tx.now.date()).map_err(Problem::invalid)?;
    correct(tx, user, &old, record, "").await
}
