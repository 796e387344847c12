//! Registering a browser for push. The address is user input: only known push services over https are accepted.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::api::PushSubscription;
use mimamori_store::audit::Actor;

use crate::app::App;
use crate::auth::PatientUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// `POST /push`
pub async fn subscribe(
    State(app): State<App>,
    user: PatientUser,
    Json(subscription): Json<PushSubscription>,
) -> Answer<StatusCode> {
    if app.push_key().is_none() {
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "push-off"));
    }
    let known = mimamori_store::push::is_allowed(&subscription.endpoint, &app.config.push.allowed_hosts);
    let long = subscription.endpoint.len() > 2000 || subscription.keys.p256dh.len() > 200;
    if !known || long || subscription.keys.auth.len() > 100 {
        return Err(Problem::field("endpoint", "push-service-unknown"));
    }
    let mut tx = app.store.begin().await?;
    if tx.put_push_subscription(user.0.id, &subscription).await? {
        for id in &user.0.people {
            tx.audit(Actor::Patient(*id), "patient.push", Some(*id), &[]).await?;
        }
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
