//! What a door that has opened gives: the phone's session, for whom it may report, and the first screen.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use mimamori_domain::{Duration, PatientId};
use mimamori_store::Tx;
use mimamori_store::patient::Patient;

use crate::app::App;
use crate::auth::{cookie, set_cookie};
use crate::json::Json;
use crate::problem::Answer;
use crate::routes::patient::home;

/// Commits, and answers with the cookie and the first screen of a session.
///
/// # Errors
/// As the store's.
pub async fn answer(app: &App, mut tx: Tx, token: &str) -> Answer<Response> {
    let home = home::of_token(app, &mut tx, token).await?;
    tx.commit().await?;
    Ok(([(header::SET_COOKIE, session_cookie(app, token))], Json(home)).into_response())
}

/// The cookie of a patient's session.
pub fn session_cookie(app: &App, token: &str) -> HeaderValue {
    let seconds = Duration::days(app.config.policy.patient_session_days).as_seconds();
    set_cookie(app, "patient", token, seconds, "Lax")
}

/// The phone's session goes on for more people when they live together; otherwise a new one begins. Its token, to be
/// committed.
///
/// # Errors
/// As the store's.
pub async fn session(
    app: &App,
    tx: &mut Tx,
    headers: &HeaderMap,
    first: &Patient,
    people: &[PatientId],
) -> Answer<String> {
    if let Some(token) = cookie(headers, &app.cookie_name("patient"))
        && let Some((session, _)) = tx.patient_session(token).await?
        && (session.people.contains(&first.id) || live_together(tx, first, &session.people).await?)
    {
        tx.add_to_session(session.id, people).await?;
        return Ok(token.to_owned());
    }
    let life = Duration::days(app.config.policy.patient_session_days);
    Ok(tx.new_patient_session(people, life).await?)
}

async fn live_together(tx: &mut Tx, patient: &Patient, people: &[PatientId]) -> Answer<bool> {
    let Some(household) = patient.household_id else { return Ok(false) };
    let members = tx.household(household).await?;
    Ok(people.iter().all(|person| members.contains(person)))
}
