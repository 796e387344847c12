//! The session: who I am, and logging out.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use mimamori_domain::access::{Action, Asker, Role, Verdict, in_general};
use mimamori_domain::api::Me;
use mimamori_domain::{StaffId, StaffSessionId};
use mimamori_store::Tx;

use super::login::with_cookie;
use crate::app::App;
use crate::auth::{StaffUser, set_cookie};
use crate::json::Json;
use crate::problem::Answer;

/// `GET /me`
pub async fn me(State(app): State<App>, user: StaffUser) -> Answer<Json<Me>> {
    let mut tx = app.store.read().await?;
    Ok(Json(me_of(&app, &mut tx, user.id, user.name, user.asker, user.session).await?))
}

/// `POST /logout`
pub async fn logout(State(app): State<App>, user: StaffUser) -> Answer<(StatusCode, HeaderMap)> {
    let mut tx = app.store.begin().await?;
    tx.end_staff_session(user.id, user.session).await?;
    tx.commit().await?;
    Ok((StatusCode::NO_CONTENT, with_cookie(set_cookie(&app, "staff", "", 0, "Strict"))))
}

/// Who somebody is, as their own screen shows it.
pub(super) async fn me_of(
    app: &App,
    tx: &mut Tx,
    id: StaffId,
    name: String,
    asker: Asker,
    session: StaffSessionId,
) -> Answer<Me> {
    let may = |action: &Action| in_general(asker, *action) == Verdict::Allowed;
    Ok(Me {
        id,
        name,
        role: asker.role,
        organisation: match asker.role {
            Role::Hotel => tx.hotel_of_staff(id).await?.map(|hotel| hotel.name).unwrap_or_default(),
            _ => tx.organisation_name(asker).await?,
        },
        actions: Action::ALL.iter().copied().filter(may).collect(),
        csrf: app.store.keys().csrf(session.0),
        now: tx.now,
    })
}
