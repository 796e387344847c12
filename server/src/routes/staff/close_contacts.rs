//! Close contacts: registered from the patient whom they met, shown on both their pages.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::{Action, Verdict, on_patient};
use mimamori_domain::api::{CloseContacts, DuplicateChoice, RegisterPatient, Registered, Tie, Untie};
use mimamori_domain::patient::Classification;
use mimamori_store::Tx;

use super::register::ask;
use super::registration::register as add;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `GET /patients/{id}/close-contacts`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<CloseContacts>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientView, id).await?;
    let (contacts, sources) = (tx.contacts_of(id).await?, tx.sources_of(id).await?);
    let (contacts, more) = in_sight(&mut tx, &user, contacts).await?;
    let (sources, further) = in_sight(&mut tx, &user, sources).await?;
    for tie in contacts.iter().chain(&sources) {
        tx.audit(user.actor(), "patient.match", Some(tie.line.id), &[]).await?;
    }
    tx.commit().await?;
    Ok(Json(CloseContacts { sources, contacts, hidden: more + further }))
}

/// `POST /patients/{id}/close-contacts`: as a new patient, or as somebody who is known already, whose data stay as they
/// are.
pub async fn register(
    State(app): State<App>,
    user: StaffUser,
    Path(source): Path<PatientId>,
    Json(sent): Json<RegisterPatient>,
) -> Answer<(StatusCode, Json<Registered>)> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientRegister, source).await?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    let record = sent.form.parse(tx.now.date()).map_err(Problem::invalid)?;
    if record.classification != Classification::Contact {
        return Err(Problem::field("classification", "contact-only"));
    }
    tx.lock_registrations(center).await?;
    let known = tx.known_patients(center, &record.person).await?;
    let (status, registered) = match sent.duplicate {
        None if !known.is_empty() => {
            let refusal = ask(&mut tx, &user, &known).await?;
            tx.commit().await?;
            return Err(refusal);
        }
        Some(DuplicateChoice::Correct(id)) => {
            if id == source || known.iter().all(|patient| patient.id != id) {
                return Err(Problem::field("duplicate", "choice-unknown"));
            }
            (StatusCode::OK, Registered { id, invited: false })
        }
        None | Some(DuplicateChoice::New) => {
            let (id, invited) = add(&mut tx, &user, center, record).await?;
            (StatusCode::CREATED, Registered { id, invited })
        }
    };
    tx.tie_contact(user.id, source, registered.id).await?;
    tx.commit().await?;
    Ok((status, Json(registered)))
}

/// `POST /patients/{id}/close-contacts/remove`
pub async fn remove(
    State(app): State<App>,
    user: StaffUser,
    Path(source): Path<PatientId>,
    Json(sent): Json<Untie>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientEdit, source).await?;
    if !tx.untie_contact(user.id, source, sent.contact).await? {
        return Err(Problem::not_found());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Those whom the asker may see, and how many they may not.
async fn in_sight(tx: &mut Tx, user: &StaffUser, ties: Vec<Tie>) -> Answer<(Vec<Tie>, i64)> {
    let (mut seen, mut hidden) = (vec![], 0);
    for tie in ties {
        let belongs = user.belongs(tx, tie.line.id).await?;
        if on_patient(user.asker, Action::PatientView, &belongs) == Verdict::Allowed {
            seen.push(tie);
        } else {
            hidden += 1;
        }
    }
    Ok((seen, hidden))
}
