//! The accounts that a manager manages.

use axum::extract::State;
use mimamori_domain::api::AccountList;

use super::center_of;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Query};
use crate::problem::Answer;
use crate::routes::staff::queue::{After, seen};

/// `GET /accounts`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Query(page): Query<After>,
) -> Answer<Json<AccountList>> {
    let center = center_of(&user)?;
    seen(&app, &user, "staff.list").await?;
    let mut tx = app.store.read().await?;
    let (items, more) = tx.accounts(center, &page.after.unwrap_or_default()).await?;
    let next = items.last().filter(|_| more).map(|last| last.login.clone());
    Ok(Json(AccountList { now: tx.now, items, next, associations: tx.contracted(center).await? }))
}
