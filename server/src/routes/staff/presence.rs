//! Who else has a patient open now. Neither a look nor a change: what is seen was put on record when the page was had.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{Gone, Here, Presence};

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::Answer;

/// `PUT /patients/{id}/presence`
pub async fn here(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<Here>,
) -> Answer<Json<Presence>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientView, id).await?;
    let presence = tx.be_here(id, user.id, &sent).await?;
    tx.commit().await?;
    Ok(Json(presence))
}

/// `POST /patients/{id}/presence/leave`
pub async fn gone(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<Gone>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientView, id).await?;
    tx.be_gone(id, user.id, sent.tab).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
