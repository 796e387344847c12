//! Work on one alert: taking it, giving it back, writing down what was done, closing it.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::AlertId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{AlertView, ChangeKind, CloseAlert, NewNote, NoteKind, NoteView};
use mimamori_store::Tx;
use mimamori_store::alert::{Alert, Taken};
use mimamori_store::names::Names;

use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `POST /alerts/{id}/claim`
pub async fn claim(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<AlertId>,
) -> Answer<Json<AlertView>> {
    let mut tx = app.store.begin().await?;
    let alert = find(&mut tx, &user, id).await?;
    let taken = tx.claim_alert(user.id, &alert).await?;
    done(tx, id, taken).await
}

/// `POST /alerts/{id}/release`
pub async fn release(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<AlertId>,
) -> Answer<Json<AlertView>> {
    let mut tx = app.store.begin().await?;
    let alert = find(&mut tx, &user, id).await?;
    let taken = tx.release_alert(user.id, &alert).await?;
    done(tx, id, taken).await
}

/// `POST /alerts/{id}/close`
pub async fn close(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<AlertId>,
    Json(sent): Json<CloseAlert>,
) -> Answer<Json<AlertView>> {
    let mut tx = app.store.begin().await?;
    let alert = find(&mut tx, &user, id).await?;
    let note = required_text("note", &sent.note)?;
    let taken = tx.close_alert(user.id, &alert, sent.outcome, &note).await?;
    done(tx, id, taken).await
}

/// `POST /alerts/{id}/notes`
pub async fn note(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<AlertId>,
    Json(sent): Json<NewNote>,
) -> Answer<(StatusCode, Json<NoteView>)> {
    let mut tx = app.store.begin().await?;
    let alert = find(&mut tx, &user, id).await?;
    let text = match sent.outcome {
        // A call with a result needs no words beside it.
        Some(_) if sent.text.trim().is_empty() => String::new(),
        _ => required_text("text", &sent.text)?,
    };
    if alert.closed_at.is_some() {
        return Err(Problem::conflict("alert-closed"));
    }
    let kind = if sent.outcome.is_some() { NoteKind::Call } else { NoteKind::Note };
    let patient = alert.patient_id;
    let note = tx.note(patient, Some(id), kind, sent.outcome, &text, Some(user.id)).await?;
    tx.audit(user.actor(), "alert.note", Some(patient), &["outcome", "text"]).await?;
    tx.tell(ChangeKind::AlertChanged, alert.owners(), Some(patient), Some(id)).await?;
    let view = NoteView {
        id: note,
        alert_id: Some(id),
        kind,
        outcome: sent.outcome,
        text,
        by: user.name,
        at: tx.now,
    };
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(view)))
}

/// The alert, if the asker may work on it.
pub(super) async fn find(tx: &mut Tx, user: &StaffUser, id: AlertId) -> Answer<Alert> {
    let alert = tx.alert(id).await?.ok_or_else(Problem::not_found)?;
    user.may(tx, Action::AlertWork, alert.patient_id).await?;
    // What an association has handed up is the centre's, although the patient is still theirs.
    if user.asker.association.is_some() && alert.owners().association != user.asker.association {
        return Err(Problem::conflict("alert-escalated"));
    }
    Ok(alert)
}

/// The alert as it stands now, or who has it.
pub(super) async fn done(mut tx: Tx, id: AlertId, taken: Taken) -> Answer<Json<AlertView>> {
    let alert = tx.alert(id).await?.ok_or_else(Problem::not_found)?;
    match taken {
        Taken::Done => {
            let mut names = Names::default();
            names.load(&mut tx, alert.people().collect::<Vec<_>>()).await?;
            let view = alert.view(&names)?;
            tx.commit().await?;
            Ok(Json(view))
        }
        Taken::By(who) => {
            let name = tx.staff_name(who).await?;
            Err(Problem::conflict("already-claimed").detail("who", name))
        }
        Taken::Gone if alert.closed_at.is_some() => Err(Problem::conflict("alert-closed")),
        Taken::Gone => Err(Problem::conflict("not-claimed")),
    }
}
