//! Second step of logging in: the one-time code, which also registers an authenticator. A code is good once.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use mimamori_domain::Duration;
use mimamori_domain::api::{LoginCode, Me};
use mimamori_store::Tx;
use mimamori_store::staff::{Staff, StaffSession};
use mimamori_store::throttle::Throttle;

use super::login::{new_token, with_cookie};
use super::session::me_of;
use crate::app::App;
use crate::auth::{cookie, set_cookie};
use crate::json::Json;
use crate::problem::{Answer, Problem};
use crate::totp;

/// `POST /login/code`
pub async fn code(
    State(app): State<App>,
    headers: HeaderMap,
    Json(typed): Json<LoginCode>,
) -> Answer<(HeaderMap, Json<Me>)> {
    let session = half_way(&app, &headers).await?;
    let mut tx = app.store.begin().await?;
    let staff = tx.staff_for_update(session.staff.id).await?.ok_or_else(Problem::signed_out)?;
    if let Throttle::Locked(until) = tx.throttle("code", staff.id.0.as_bytes(), app.limit()).await? {
        return Err(Problem::locked(tx.now, until));
    }
    if let Err(why) = use_code(&mut tx, &staff, &typed.code).await? {
        let refusal = failed(&app, &mut tx, &staff, why).await?;
        tx.commit().await?;
        return Err(refusal);
    }
    tx.throttle_clear("code", staff.id.0.as_bytes()).await?;
    let hours = app.config.policy.staff_session_hours;
    let token = new_token(tx.rng());
    tx.verify_staff_session(&session, &token, Duration::hours(hours)).await?;
    let me = me_of(&app, &mut tx, staff.id, staff.name, staff.asker, session.id).await?;
    tx.commit().await?;
    Ok((with_cookie(set_cookie(&app, "staff", &token, hours * 3600, "Strict")), Json(me)))
}

/// The session that the password opened and no code has verified.
async fn half_way(app: &App, headers: &HeaderMap) -> Answer<StaffSession> {
    let token = cookie(headers, &app.cookie_name("staff")).ok_or_else(Problem::signed_out)?;
    let idle = Duration::minutes(app.config.policy.staff_idle_minutes);
    match app.store.staff_session(token, idle).await? {
        Some(session) if !session.verified => Ok(session),
        _ => Err(Problem::signed_out()),
    }
}

/// Uses the code up, or says why it can't be used.
async fn use_code(tx: &mut Tx, staff: &Staff, typed: &str) -> Answer<Result<(), &'static str>> {
    let Some(secret) = &staff.totp else { return Err(Problem::signed_out()) };
    let Some(step) = totp::step(secret, typed, tx.now) else { return Ok(Err("wrong-code")) };
    Ok(if tx.use_totp_step(staff.id, step).await? { Ok(()) } else { Err("code-used") })
}

async fn failed(app: &App, tx: &mut Tx, staff: &Staff, why: &str) -> Answer<Problem> {
    Ok(match tx.throttle_failure("code", staff.id.0.as_bytes(), app.limit()).await? {
        Throttle::Locked(until) => Problem::locked(tx.now, until),
        Throttle::Open(tries) => Problem::new(StatusCode::UNAUTHORIZED, why).detail("tries", tries),
    })
}
