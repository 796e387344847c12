//! Closing an account, which ends its sessions and links at once, and opening it again.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::StaffId;

use super::{of, of_one_to_shut_out};
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Path;
use crate::problem::Answer;

/// `POST /accounts/{id}/disable`; an account that is closed already stays so.
pub async fn disable(State(app): State<App>, user: StaffUser, Path(id): Path<StaffId>) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    let account = of_one_to_shut_out(&mut tx, &user, id).await?;
    if account.disabled_at.is_none() {
        tx.disable_staff(user.actor(), id).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /accounts/{id}/enable`; an account that is open already stays so.
pub async fn enable(State(app): State<App>, user: StaffUser, Path(id): Path<StaffId>) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    let account = of(&mut tx, &user, id).await?;
    if account.disabled_at.is_some() {
        tx.enable_staff(user.actor(), id).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
