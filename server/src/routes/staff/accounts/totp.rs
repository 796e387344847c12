//! Taking a lost authenticator away: the next login registers a new one.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::StaffId;

use super::of;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Path;
use crate::problem::Answer;

/// `POST /accounts/{id}/totp`
pub async fn reset(State(app): State<App>, user: StaffUser, Path(id): Path<StaffId>) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    of(&mut tx, &user, id).await?;
    tx.reset_totp(user.actor(), id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
