//! Sending the invitation again.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::patient::{ReportingMode, Status};
use mimamori_store::patient::Patient;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Path;
use crate::problem::{Answer, Problem};

/// `POST /patients/{id}/invitation`
pub async fn send(State(app): State<App>, user: StaffUser, Path(id): Path<PatientId>) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::InvitationSend, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    may_be_invited(&patient).map_err(Problem::conflict)?;
    // Nothing new when one is on its way already.
    tx.enqueue_invitation(id).await?;
    tx.audit(user.actor(), "invitation.send", Some(id), &[]).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn may_be_invited(patient: &Patient) -> Result<(), &'static str> {
    if patient.status != Status::Following {
        Err("invitation-not-following")
    } else if patient.record.reporting_mode == ReportingMode::Phone {
        Err("invitation-phone-mode")
    } else if !patient.record.may_be_messaged() {
        Err("invitation-not-spoken-to")
    } else if !patient.record.person.is_reachable() {
        Err("invitation-no-contact")
    } else {
        Ok(())
    }
}
