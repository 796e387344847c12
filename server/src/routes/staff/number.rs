//! Issuing and stopping 処理番号. Staff never see the digits.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ChainView, WithReason};
use mimamori_domain::{ChainId, PatientId};
use mimamori_store::Tx;

use super::registration::required_text;
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
    let view = view(&mut tx, id, asked.map_err(Problem::conflict)?).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// `POST /patients/{id}/number/restart`
pub async fn restart(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<WithReason>,
) -> Answer<Json<ChainView>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::NumberIssue, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let reason = required_text("reason", &sent.reason)?;
    let asked = tx.restart_number(user.actor(), &patient, &reason, &app.config.policy).await?;
    let view = view(&mut tx, id, asked.map_err(Problem::conflict)?).await?;
    tx.commit().await?;
    Ok(Json(view))
}

async fn view(tx: &mut Tx, patient: PatientId, chain: ChainId) -> Answer<ChainView> {
    let views = tx.chains_of_patient(patient).await?;
    views.into_iter().find(|view| view.id == chain).ok_or_else(Problem::not_found)
}

/// `POST /patients/{id}/number/stop`
pub async fn stop(State(app): State<App>, user: StaffUser, Path(id): Path<PatientId>) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::NumberIssue, id).await?;
    tx.stop_number(user.actor(), id, "").await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
