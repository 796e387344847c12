//! How messaging does, and the messages that need a person: seeing them, reading one, sending it anew, dropping it.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::MessageId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{DeadMessages, MessageText, Messaging, WithReason};
use mimamori_store::Tx;
use mimamori_store::dead::{Dead, DeadPlace};

use super::queue::{After, seen};
use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// `GET /messaging`
pub async fn health(State(app): State<App>, user: StaffUser) -> Answer<Json<Messaging>> {
    user.may_somewhere(Action::QueueView)?;
    let providers: Vec<&str> = app.config.sms.providers.keys().map(String::as_str).collect();
    let mut tx = app.store.read().await?;
    Ok(Json(tx.messaging(&providers, user.asker.center).await?))
}

/// `GET /messages`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Query(page): Query<After>,
) -> Answer<Json<DeadMessages>> {
    user.may_somewhere(Action::MessageWork)?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    let after = match page.after {
        Some(text) => text.parse().map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "bad-query"))?,
        None => DeadPlace::START,
    };
    seen(&app, &user, "messages.list").await?;
    let mut tx = app.store.read().await?;
    Ok(Json(tx.dead_messages(Some(center), after).await?))
}

/// `GET /messages/{id}/text`
pub async fn text(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<MessageId>,
) -> Answer<Json<MessageText>> {
    let mut tx = app.store.begin().await?;
    let message = of(&mut tx, &user, Action::MessageRead, id).await?;
    let text = tx.read_message(user.actor(), &message).await?.ok_or_else(Problem::not_found)?;
    tx.commit().await?;
    Ok(Json(MessageText { text }))
}

/// `POST /messages/{id}/retry`
pub async fn retry(State(app): State<App>, user: StaffUser, Path(id): Path<MessageId>) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    let message = of(&mut tx, &user, Action::MessageWork, id).await?;
    tx.retry_message(user.actor(), &message).await?.map_err(Problem::conflict)?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /messages/{id}/drop`
pub async fn drop_it(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<MessageId>,
    Json(sent): Json<WithReason>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    let message = of(&mut tx, &user, Action::MessageWork, id).await?;
    let reason = required_text("reason", &sent.reason)?;
    tx.drop_message(user.actor(), &message, &reason).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A message of the list that this member of staff may work on: one about a patient as the patient allows, one to a
/// colleague in their own centre.
async fn of(tx: &mut Tx, user: &StaffUser, action: Action, id: MessageId) -> Answer<Dead> {
    let message = tx.dead_message(id).await?.ok_or_else(Problem::not_found)?;
    match message.patient_id {
        Some(patient) => user.may(tx, action, patient).await?,
        None if message.center_id.is_some() && message.center_id == user.asker.center => {
            user.may_somewhere(action)?;
        }
        None => return Err(Problem::not_found()),
    }
    Ok(message)
}
