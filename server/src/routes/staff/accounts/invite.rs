//! Inviting a colleague: an account without a password, and the mail with the link that sets one.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::account::Invitee;
use mimamori_domain::api::{InviteStaff, InvitedStaff};
use mimamori_store::staff::{NewStaff, is_taken};

use super::center_of;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// `POST /accounts`
pub async fn invite(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<InviteStaff>,
) -> Answer<(StatusCode, Json<InvitedStaff>)> {
    let center = center_of(&user)?;
    let mut tx = app.store.begin().await?;
    let contracted: Vec<_> = tx.contracted(center).await?.iter().map(|association| association.id).collect();
    let Invitee { name, login, email, asker, hotel } =
        Invitee::parse(&sent, center, &contracted).map_err(Problem::invalid)?;
    let new = NewStaff { login, name, asker, email: Some(email), password_hash: None, totp: None };
    let id = match tx.insert_staff(user.actor(), new).await {
        Err(error) if is_taken(&error) => return Err(Problem::field("login", "login-taken")),
        other => other?,
    };
    if let Some(hotel) = hotel {
        tx.set_staff_hotel(user.actor(), id, center, &hotel).await?;
    }
    tx.enqueue_staff_invitation(user.actor(), id).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(InvitedStaff { id })))
}
