//! The patient's own choices, and leaving.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use mimamori_domain::api::{Home, PatientSettings};
use mimamori_store::audit::Actor;
use mimamori_store::reminder::Reminding;

use crate::app::App;
use crate::auth::{PatientUser, set_cookie};
use crate::json::Json;
use crate::problem::{Answer, Problem};
use crate::routes::patient::home;

/// `PUT /settings`, for everybody on this phone.
pub async fn update(
    State(app): State<App>,
    user: PatientUser,
    Json(chosen): Json<PatientSettings>,
) -> Answer<Json<Home>> {
    if chosen.reminder_hour.is_some_and(|hour| !(8..=20).contains(&hour)) {
        return Err(Problem::field("reminder_hour", "hour-range"));
    }
    let mut tx = app.store.begin().await?;
    for id in &user.0.people {
        let actor = Actor::Patient(*id);
        if let Some(language) = chosen.language {
            tx.set_language(actor, *id, language).await?;
        }
        if let Some(hour) = chosen.reminder_hour {
            tx.set_reminder_hour(actor, *id, hour).await?;
            tx.reschedule(*id).await?;
        }
        if let Some(by) = chosen.reminder_by {
            tx.set_reminder_by(actor, *id, by).await?;
        }
        if let Some(wish) = chosen.reminders {
            let wanted = Reminding::wished(wish, tx.now);
            tx.set_reminding(actor, *id, wanted).await?;
        }
    }
    let home = home::of_session(&app, &mut tx, &user.0).await?;
    tx.commit().await?;
    Ok(Json(home))
}

/// `POST /sign-out`
pub async fn sign_out(State(app): State<App>, user: PatientUser) -> Answer<Response> {
    let mut tx = app.store.begin().await?;
    tx.end_patient_session(user.0.id).await?;
    for id in &user.0.people {
        tx.audit(Actor::Patient(*id), "patient.sign-out", Some(*id), &[]).await?;
    }
    tx.commit().await?;
    let cookie = set_cookie(&app, "patient", "", 0, "Lax");
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}
