//! To which centres a patient belongs: seeing it, sharing with another one, ending that, and what is filed outside.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ChangeKind, Moving, NoteKind, OutsideNote, SharePatient};

use super::transfers::{optional_words, other_center, words};
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `GET /patients/{id}/centers`
pub async fn view(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<Moving>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientView, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let moving = tx.moving(&patient, user.asker.center).await?;
    tx.audit(user.actor(), "patient.view", Some(id), &["centers"]).await?;
    tx.commit().await?;
    Ok(Json(moving))
}

/// `POST /patients/{id}/centers`
pub async fn share(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<SharePatient>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientShare, id).await?;
    tx.hold(id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let reason = words("reason", &sent.reason)?;
    other_center(&mut tx, patient.owners.center, sent.center).await?;
    if !tx.share_patient(user.id, &patient, sent.center, &reason).await? {
        return Err(Problem::conflict("shared-already"));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /patients/{id}/centers/end`
pub async fn unshare(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<SharePatient>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientShare, id).await?;
    tx.hold(id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let reason = words("reason", &sent.reason)?;
    other_center(&mut tx, patient.owners.center, sent.center).await?;
    if !tx.unshare_patient(user.id, &patient, sent.center, &reason).await? {
        return Err(Problem::conflict("not-shared"));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `PUT /patients/{id}/outside`
pub async fn outside(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<OutsideNote>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientEdit, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let text = optional_words("text", &sent.text)?;
    tx.set_outside(id, &text).await?;
    tx.note(id, None, NoteKind::Outside, None, &text, Some(user.id)).await?;
    tx.audit(user.actor(), "patient.outside", Some(id), &["outside"]).await?;
    tx.tell(ChangeKind::Patient, patient.owners, Some(id), None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
