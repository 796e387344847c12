//! Where the follow-up goes on, or ends.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{AlertKind, ChangeStatus, MessageKind, NoteKind};
use mimamori_domain::patient::Status;
use mimamori_store::Tx;

use super::meanwhile;
use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /patients/{id}/status`
pub async fn change(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<ChangeStatus>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientEdit, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let reason = required_text("reason", &sent.reason)?;
    if let Some(version) = sent.version
        && tx.changed_since(id, version, "status").await?
    {
        return Err(meanwhile::refused(tx, &user, id, version).await?);
    }
    if patient.status != sent.status {
        tx.set_status(user.actor(), &patient, sent.status).await?;
        tx.note(id, None, NoteKind::Status, None, &reason, Some(user.id)).await?;
        if sent.status != Status::Following {
            quieten(&mut tx, id).await?;
        }
        tx.reschedule(id).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Nobody reminds, calls or counts the silence of somebody who is no longer followed up. What is medical stays open
/// until a person closes it.
async fn quieten(tx: &mut Tx, id: PatientId) -> Answer<()> {
    tx.cancel_messages(id, MessageKind::Invitation).await?;
    tx.resolve_alerts(id, &[AlertKind::Silence, AlertKind::Unopened, AlertKind::Call]).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    Ok(tx.recheck_number(&patient).await?)
}
