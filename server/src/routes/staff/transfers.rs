//! Transfers: asking another centre, its answer, taking the wish back, and the lists of both.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::{Action, Verdict, on_transfer};
use mimamori_domain::api::{
    ACCEPT_MAX, AcceptTransfers, AcceptedTransfer, AcceptedTransfers, AnswerTransfer, AskTransfer,
    CenterCards, MOVING_NOTE_MAX, TransferList, TransferState, Transfers,
};
use mimamori_domain::{Duration, HealthCenterId, PatientId, TransferId};
use mimamori_store::Tx;
use mimamori_store::moving::TransferPlace;
use mimamori_store::transfer::{NewTransfer, Transfer};
use serde::Deserialize;

use super::queue::seen;
use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// Which list, and where its page begins.
#[derive(Debug, Deserialize)]
pub struct Listed {
    /// What others ask when absent.
    #[serde(default)]
    pub list: TransferList,
    /// As the page before gave it.
    pub after: Option<String>,
}

/// `GET /transfers`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Query(page): Query<Listed>,
) -> Answer<Json<Transfers>> {
    user.may_somewhere(Action::TransferAsk)?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    let after = match page.after {
        Some(text) => text.parse().map_err(|()| Problem::new(StatusCode::BAD_REQUEST, "bad-query"))?,
        None => TransferPlace::start(page.list),
    };
    seen(&app, &user, "transfers.list").await?;
    Ok(Json(app.store.read().await?.transfers(center, page.list, after).await?))
}

/// `GET /centers`
pub async fn centers(State(app): State<App>, user: StaffUser) -> Answer<Json<CenterCards>> {
    user.may_somewhere(Action::TransferAsk)?;
    let center = user.asker.center.ok_or_else(Problem::forbidden)?;
    Ok(Json(app.store.read().await?.other_centers(center).await?))
}

/// `POST /patients/{id}/transfer`
pub async fn ask(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<AskTransfer>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::TransferAsk, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let note = words("note", &sent.note)?;
    other_center(&mut tx, patient.owners.center, sent.center).await?;
    let within = Duration::hours(app.config.policy.transfer_hours);
    let new = NewTransfer { to: sent.center, note: &note, keep_shared: sent.keep_shared, within };
    if tx.ask_transfer(user.id, &patient, new).await?.is_none() {
        return Err(match tx.open_transfer(id).await? {
            Some(open) => {
                let name = tx.center(open.to).await?.map(|center| center.name).unwrap_or_default();
                Problem::conflict("transfer-open").detail("center", name)
            }
            None => Problem::not_found(),
        });
    }
    tx.commit().await?;
    Ok(StatusCode::CREATED)
}

/// `POST /transfers/{id}/withdraw`
pub async fn withdraw(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<TransferId>,
    Json(sent): Json<AnswerTransfer>,
) -> Answer<StatusCode> {
    let words = optional_words("note", &sent.note)?;
    answer(&app, &user, id, Action::TransferAsk, TransferState::Withdrawn, &words).await
}

/// `POST /transfers/{id}/accept`
pub async fn accept(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<TransferId>,
    Json(sent): Json<AnswerTransfer>,
) -> Answer<StatusCode> {
    let words = optional_words("note", &sent.note)?;
    answer(&app, &user, id, Action::TransferAnswer, TransferState::Accepted, &words).await
}

/// `POST /transfers/accept`: each as if it were accepted alone, in a transaction of its own, so that no patient waits for
/// another; pressed twice, each is accepted once.
pub async fn accept_many(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<AcceptTransfers>,
) -> Answer<Json<AcceptedTransfers>> {
    user.may_somewhere(Action::TransferAnswer)?;
    let words = optional_words("note", &sent.note)?;
    match sent.transfers.len() {
        0 => return Err(Problem::field("transfers", "required")),
        n if n > ACCEPT_MAX => return Err(Problem::field("transfers", "too-many")),
        _ => {}
    }
    let mut items = vec![];
    for id in sent.transfers {
        items.push(accept_one(&app, &user, id, &words).await?);
    }
    Ok(Json(AcceptedTransfers { items }))
}

async fn accept_one(app: &App, user: &StaffUser, id: TransferId, words: &str) -> Answer<AcceptedTransfer> {
    let mut tx = app.store.begin().await?;
    let Some(transfer) = tx.transfer(id).await?.filter(|transfer| {
        on_transfer(user.asker, Action::TransferAnswer, transfer.from, transfer.to) == Verdict::Allowed
    }) else {
        return Ok(AcceptedTransfer { id, state: None, who: String::new(), mine: false });
    };
    tx.answer_transfer(user.id, &transfer, TransferState::Accepted, words).await?;
    let (transfer, who) = answered(&mut tx, id).await?;
    tx.commit().await?;
    let mine = transfer.answered_by == Some(user.id);
    Ok(AcceptedTransfer { id, state: Some(transfer.state), who, mine })
}

/// `POST /transfers/{id}/refuse`
pub async fn refuse(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<TransferId>,
    Json(sent): Json<AnswerTransfer>,
) -> Answer<StatusCode> {
    // Who may not answer is told so first; a refusal without words helps nobody.
    find(&mut app.store.read().await?, &user, id, Action::TransferAnswer).await?;
    let words = words("note", &sent.note)?;
    answer(&app, &user, id, Action::TransferAnswer, TransferState::Refused, &words).await
}

async fn answer(
    app: &App,
    user: &StaffUser,
    id: TransferId,
    action: Action,
    state: TransferState,
    words: &str,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    let transfer = find(&mut tx, user, id, action).await?;
    if !tx.answer_transfer(user.id, &transfer, state, words).await? {
        let (transfer, who) = answered(&mut tx, id).await?;
        return Err(Problem::conflict(&format!("transfer-{}", transfer.state)).detail("who", who));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A transfer as it stands now, and who brought it there.
async fn answered(tx: &mut Tx, id: TransferId) -> Answer<(Transfer, String)> {
    let transfer = tx.transfer(id).await?.ok_or_else(Problem::not_found)?;
    let who = match transfer.answered_by {
        Some(staff) => tx.staff_name(staff).await?,
        None => String::new(),
    };
    Ok((transfer, who))
}

/// The transfer, if the asker may do this to it.
async fn find(tx: &mut Tx, user: &StaffUser, id: TransferId, action: Action) -> Answer<Transfer> {
    let transfer = tx.transfer(id).await?.ok_or_else(Problem::not_found)?;
    match on_transfer(user.asker, action, transfer.from, transfer.to) {
        Verdict::Allowed => Ok(transfer),
        Verdict::Forbidden => Err(Problem::forbidden()),
        Verdict::Hidden => Err(Problem::not_found()),
    }
}

/// A centre to which a patient can go: there is one, and it is another one.
pub(super) async fn other_center(tx: &mut Tx, own: HealthCenterId, other: HealthCenterId) -> Answer<()> {
    if other == own {
        return Err(Problem::field("center", "center-own"));
    }
    let known = tx.center(other).await?.is_some();
    if known { Ok(()) } else { Err(Problem::field("center", "center-unknown")) }
}

/// Words that must be there.
pub(super) fn words(field: &str, text: &str) -> Answer<String> {
    required_text(field, text)?;
    optional_words(field, text)
}

/// Words that may be there.
pub(super) fn optional_words(field: &str, text: &str) -> Answer<String> {
    let text = text.trim().replace("\r\n", "\n");
    if text.chars().count() > MOVING_NOTE_MAX {
        return Err(Problem::field(field, "too-long"));
    }
    Ok(text)
}
