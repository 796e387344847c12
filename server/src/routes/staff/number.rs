//! Issuing and stopping 処理番号. Staff never see the digits.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::ChainView;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /patients/{id}/number`
pub async fn issue(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<ChainView>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::NumberIssue, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let asked = tx.ask_number(user.actor(), &patient, &app.config.policy).await?;
    let chain = asked.map_err(Problem::conflict)?;
    let view = tx.chains_of_patient(id).await?.into_iter().find(|view| view.id == chain);
    let view = view.ok_or_else(Problem::not_found)?;
    tx.commit().await?;
    Ok(Json(view))
}

/// `POST /patients/{id}/number/stop`
pub async fn stop(State(app): State<App>, user: StaffUser, Path(id): Path<PatientId>) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::NumberIssue, id).await?;
    tx.stop_number(user.actor(), id, "").await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
