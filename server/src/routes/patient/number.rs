//! The patient's own 処理番号: asking for one, and "I don't use COCOA".

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::api::NumberView;
use mimamori_store::audit::Actor;

use crate::app::App;
use crate::auth::PatientUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /people/{id}/number`. Asking is the wish: it is recorded, then the chain starts.
pub async fn ask(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<NumberView>> {
    let id = user.person(id)?;
    let mut tx = app.store.begin().await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    if !patient.record.classification.is_positive() {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "number-not-eligible"));
    }
    tx.set_number_wish(id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    tx.ask_number(Actor::Patient(id), &patient, &app.config.policy)
        .await?
        .map_err(|code| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, code))?;
    let view = tx.number_view(&patient).await?;
    tx.commit().await?;
    Ok(Json(view))
}

/// `POST /people/{id}/number/decline`
pub async fn decline(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<NumberView>> {
    let id = user.person(id)?;
    let mut tx = app.store.begin().await?;
    tx.decline_number(id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let view = tx.number_view(&patient).await?;
    tx.commit().await?;
    Ok(Json(view))
}
