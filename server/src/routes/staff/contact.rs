//! Staff have checked a patient's telephone or e-mail, and it works.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::ConfirmContact;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /patients/{id}/contact`
pub async fn confirm(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<ConfirmContact>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientEdit, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    if !tx.confirm_contact(user.actor(), &patient, sent.channel).await? {
        return Err(Problem::field("channel", "contact-needed"));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
