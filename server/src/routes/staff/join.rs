//! The link of an invitation: who it is for, and the password that its receiver chooses; then the login goes on with
//! the authenticator. Nothing is told to who doesn't know the token, and guessing it is counted by the client's address.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use mimamori_domain::account::check_password;
use mimamori_domain::api::{Join, JoinView, LoginStep};
use mimamori_store::Tx;
use mimamori_store::account::StaffInvitation;
use mimamori_store::audit::Actor;
use mimamori_store::staff::Staff;
use mimamori_store::throttle::Throttle;

use super::login::go_on;
use crate::app::App;
use crate::auth::Client;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `GET /join/{token}`
pub async fn view(
    State(app): State<App>,
    client: Client,
    Path(token): Path<String>,
) -> Answer<Json<JoinView>> {
    let (mut tx, _, staff) = find(&app, client, &token).await?;
    Ok(Json(JoinView {
        organisation: tx.organisation_name(staff.asker).await?,
        returning: tx.address(staff.id).await?.joined,
        login: staff.login,
    }))
}

/// `POST /join/{token}`
pub async fn join(
    State(app): State<App>,
    client: Client,
    Path(token): Path<String>,
    Json(typed): Json<Join>,
) -> Answer<(HeaderMap, Json<LoginStep>)> {
    let (tx, _, staff) = find(&app, client, &token).await?;
    drop(tx);
    check_password(&typed.password, &staff.login).map_err(|code| Problem::field("password", code))?;
    let turn = app.passwords.turn().await;
    let hash = turn.hash(typed.password, app.store.rng()).await;
    drop(turn);
    let hash = hash.map_err(|code| Problem::field("password", code))?;
    // Looked up anew: hashing takes its time, and nobody waits for it with the database in hand.
    let (mut tx, link, staff) = find(&app, client, &token).await?;
    if !tx.use_staff_invitation(&link).await? {
        return Err(gone("join-used"));
    }
    tx.set_password(Actor::Staff(staff.id), staff.id, &hash).await?;
    go_on(&app, tx, &staff).await
}

/// The link of a token that can be used, and whose account it opens.
async fn find(app: &App, client: Client, token: &str) -> Answer<(Tx, StaffInvitation, Staff)> {
    let what = client.bytes();
    let mut tx = app.store.begin().await?;
    if let Throttle::Locked(until) = tx.throttle("join-token", &what, app.client_limit()).await? {
        return Err(Problem::locked(tx.now, until));
    }
    let link = tx.staff_invitation(token).await?;
    let staff = match &link {
        Some(link) => tx.staff_for_update(link.staff_id).await?,
        None => None,
    };
    let (Some(link), Some(staff)) = (link, staff) else {
        tx.throttle_failure("join-token", &what, app.client_limit()).await?;
        tx.commit().await?;
        return Err(Problem::not_found());
    };
    if staff.disabled_at.is_some() {
        return Err(gone("join-closed"));
    }
    link.check(tx.now).map_err(gone)?;
    Ok((tx, link, staff))
}

fn gone(code: &'static str) -> Problem {
    Problem::new(StatusCode::GONE, code)
}
