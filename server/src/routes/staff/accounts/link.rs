//! A new link by which somebody sets a password: to who was invited, or in place of a password that is taken away.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::StaffId;
use mimamori_domain::api::SendLink;
use mimamori_domain::values::Email;
use mimamori_store::Tx;

use super::of;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /accounts/{id}/invitation`
pub async fn send_again(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<StaffId>,
    Json(sent): Json<SendLink>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    let account = of(&mut tx, &user, id).await?;
    if account.disabled_at.is_some() {
        return Err(Problem::conflict("account-disabled"));
    }
    if account.password_hash.is_some() {
        return Err(Problem::conflict("account-joined"));
    }
    send(tx, &user, id, &sent.email).await
}

/// `POST /accounts/{id}/password`
pub async fn reset(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<StaffId>,
    Json(sent): Json<SendLink>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    let account = of(&mut tx, &user, id).await?;
    if account.disabled_at.is_some() {
        return Err(Problem::conflict("account-disabled"));
    }
    tx.clear_password(user.actor(), id).await?;
    send(tx, &user, id, &sent.email).await
}

/// Queues the link and commits. An address on record by which somebody has come in stays as it is: whoever could put
/// another one there would come in as that person.
async fn send(mut tx: Tx, user: &StaffUser, id: StaffId, typed: &str) -> Answer<StatusCode> {
    let address = tx.address(id).await?;
    if typed.trim().is_empty() {
        if address.email.is_none() {
            return Err(Problem::field("email", "required"));
        }
    } else {
        let email = Email::parse(typed).map_err(|code| Problem::field("email", code))?;
        if address.email.as_ref() != Some(&email) {
            if address.joined && address.email.is_some() {
                return Err(Problem::field("email", "email-on-record"));
            }
            tx.set_address(user.actor(), id, &email).await?;
        }
    }
    tx.enqueue_staff_invitation(user.actor(), id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
