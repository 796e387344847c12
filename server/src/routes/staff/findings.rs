//! A doctor's finding on a patient (医師所見).

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ChangeKind, NewFinding, NoteKind};

use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /patients/{id}/findings`
pub async fn write(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<NewFinding>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::FindingWrite, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let text = required_text("text", &sent.text)?;
    tx.note(id, None, NoteKind::Finding, None, &text, Some(user.id)).await?;
    tx.audit(user.actor(), "finding.write", Some(id), &["text"]).await?;
    tx.tell(ChangeKind::Patient, patient.owners, Some(id), None).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
