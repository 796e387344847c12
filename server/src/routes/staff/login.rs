//! First step of logging in. An unknown user ID, a closed account and a wrong password get the same answer after the
//! same time, and count the same.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::Rng;
use mimamori_domain::account::{PASSWORD_MAX, login_form};
use mimamori_domain::api::{Login, LoginNext, LoginStep};
use mimamori_domain::clock::random_bytes;
use mimamori_store::Tx;
use mimamori_store::staff::Staff;
use mimamori_store::throttle::Throttle;

use crate::app::App;
use crate::auth::{Client, set_cookie};
use crate::json::Json;
use crate::problem::{Answer, Problem};
use crate::totp;

/// Longest user ID that is looked at.
const LOGIN_MAX: usize = 64;
/// Life of the cookie between password and code, in seconds.
const STEP_SECONDS: i64 = 600;

/// `POST /login`
pub async fn login(
    State(app): State<App>,
    client: Client,
    Json(typed): Json<Login>,
) -> Answer<(HeaderMap, Json<LoginStep>)> {
    let login = login_form(&typed.login);
    if login.len() > LOGIN_MAX || typed.password.len() > PASSWORD_MAX {
        return Err(wrong());
    }
    let turn = app.passwords.turn().await;
    let staff = not_locked(&app, client, &login).await?;
    let fits = turn.fits(typed.password, staff.as_ref().and_then(|staff| staff.password_hash.clone())).await;
    drop(turn);
    match staff {
        Some(staff) if fits && staff.disabled_at.is_none() => {
            go_on(&app, app.store.begin().await?, &staff).await
        }
        _ => Err(failed(&app, client, &login).await?),
    }
}

/// The account, unless this user ID or this client has to wait.
async fn not_locked(app: &App, client: Client, login: &str) -> Answer<Option<Staff>> {
    let mut tx = app.store.read().await?;
    for (kind, what, limit) in [
        ("login", login.as_bytes().to_vec(), app.limit()),
        ("login-client", client.bytes(), app.client_limit()),
    ] {
        if let Throttle::Locked(until) = tx.throttle(kind, &what, limit).await? {
            return Err(Problem::locked(tx.now, until));
        }
    }
    Ok(tx.staff_by_login(login).await?)
}

async fn failed(app: &App, client: Client, login: &str) -> Answer<Problem> {
    let mut tx = app.store.begin().await?;
    let by_login = tx.throttle_failure("login", login.as_bytes(), app.limit()).await?;
    let by_client = tx.throttle_failure("login-client", &client.bytes(), app.client_limit()).await?;
    let now = tx.now;
    tx.commit().await?;
    Ok(match (by_login, by_client) {
        (Throttle::Locked(until), _) | (_, Throttle::Locked(until)) => Problem::locked(now, until),
        (Throttle::Open(tries), _) => wrong().detail("tries", tries),
    })
}

fn wrong() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "wrong-login")
}

/// The password is known to be right: opens the session that can do nothing but give the code, and commits.
pub(super) async fn go_on(app: &App, mut tx: Tx, staff: &Staff) -> Answer<(HeaderMap, Json<LoginStep>)> {
    tx.throttle_clear("login", staff.login.as_bytes()).await?;
    let step = next_step(&mut tx, staff).await?;
    let token = new_token(tx.rng());
    tx.begin_staff_session(staff.id, &token).await?;
    tx.commit().await?;
    Ok((with_cookie(set_cookie(app, "staff", &token, STEP_SECONDS, "Strict")), Json(step)))
}

/// The code, or first the authenticator: its secret stays the same until the first right code.
async fn next_step(tx: &mut Tx, staff: &Staff) -> Answer<LoginStep> {
    let secret = match &staff.totp {
        Some(_) if staff.enrolled_at.is_some() => {
            return Ok(LoginStep { next: LoginNext::Code, secret: None, otpauth: None });
        }
        Some(offered) => offered.clone(),
        None => {
            let secret = totp::new_secret(tx.rng());
            tx.offer_totp(staff.id, &secret).await?;
            secret
        }
    };
    Ok(LoginStep {
        next: LoginNext::Enrol,
        secret: Some(totp::base32(&secret)),
        otpauth: totp::otpauth(&secret, &staff.login),
    })
}

/// A session's token: 256 bits.
pub(super) fn new_token(rng: &dyn Rng) -> String {
    URL_SAFE_NO_PAD.encode(random_bytes::<32>(rng))
}

/// Headers with one cookie.
pub(super) fn with_cookie(cookie: HeaderValue) -> HeaderMap {
    HeaderMap::from_iter([(header::SET_COOKIE, cookie)])
}
