//! Acts on many patients: looked at, confirmed, followed, taken back.

use axum::extract::State;
use mimamori_domain::access::Action;
use mimamori_domain::api::{BulkAct, BulkItems, BulkList, BulkState, BulkView, NewBulk};
use mimamori_domain::bulk::{action, settled};
use mimamori_domain::filter::ListQuery;
use mimamori_domain::{BulkId, HealthCenterId};
use mimamori_store::Tx;
use mimamori_store::bulk::{Choice, Chosen, Job, NewJob};
use serde::Deserialize;

use super::queue::seen;
use super::transfers::other_center;
use crate::app::App;
use crate::auth::StaffUser;
use crate::bulk::{STALLED, work_at};
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// Most patients named one by one.
const TICKED: usize = 500;

fn center(user: &StaffUser) -> Answer<HealthCenterId> {
    user.may_somewhere(Action::BulkWork)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

/// An act of the house.
async fn find(tx: &mut Tx, user: &StaffUser, id: BulkId) -> Answer<Job> {
    let center = center(user)?;
    tx.bulk_job(id).await?.filter(|job| job.center_id == center).ok_or_else(Problem::not_found)
}

/// An act of one's own, which one may do to a single patient still.
async fn find_own(tx: &mut Tx, user: &StaffUser, id: BulkId) -> Answer<Job> {
    let job = find(tx, user, id).await?;
    if job.staff_id != user.id {
        return Err(Problem::conflict("not-your-act"));
    }
    user.may_somewhere(action(&job.act()?))?;
    Ok(job)
}

/// The words that the act needs, within its limit; none where it keeps none.
fn words(act: &BulkAct, text: &str) -> Answer<String> {
    let Some(most) = act.note_max() else { return Ok(String::new()) };
    let text = text.trim().replace("\r\n", "\n");
    match text.chars().count() {
        0 => Err(Problem::field("note", "required")),
        n if n > most => Err(Problem::field("note", "too-long")),
        _ => Ok(text),
    }
}

/// `POST /bulk`: chooses and says what would become of each; nothing is done.
pub async fn choose(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<NewBulk>,
) -> Answer<Json<BulkView>> {
    let center = center(&user)?;
    let act = settled(sent.act).map_err(|error| Problem::invalid(vec![error]))?;
    user.may_somewhere(action(&act))?;
    let note = words(&act, &sent.note)?;
    let choice = match &sent.query {
        Some(text) => {
            let query: ListQuery = text.parse().map_err(|error| Problem::invalid(vec![error]))?;
            Choice::Query(Box::new(query))
        }
        None if sent.patients.is_empty() => return Err(Problem::field("patients", "required")),
        None if sent.patients.len() > TICKED => return Err(Problem::field("patients", "too-many")),
        None => Choice::Patients(sent.patients),
    };
    if let BulkAct::Transfer { center: to, .. } = &act {
        other_center(&mut app.store.read().await?, center, *to).await?;
    }
    let new = NewJob { id: sent.id, center, staff: user.id, act, note };
    if app.store.choose_bulk(&new, choice).await? == Chosen::TooMany {
        return Err(Problem::field("query", "too-many"));
    }
    let mut tx = app.store.read().await?;
    let job = find(&mut tx, &user, sent.id).await?;
    Ok(Json(tx.bulk_view(&job, user.id).await?))
}

/// `GET /bulk`
pub async fn list(State(app): State<App>, user: StaffUser) -> Answer<Json<BulkList>> {
    center(&user)?;
    let mut tx = app.store.read().await?;
    Ok(Json(BulkList { items: tx.bulk_of_staff(user.id).await? }))
}

/// `GET /bulk/{id}`: who asks keeps it going, should nobody work at it any more.
pub async fn view(State(app): State<App>, user: StaffUser, Path(id): Path<BulkId>) -> Answer<Json<BulkView>> {
    let mut tx = app.store.read().await?;
    let job = find(&mut tx, &user, id).await?;
    let going = matches!(job.state, BulkState::Running | BulkState::Undoing);
    if going && job.moved_at < tx.now.minus(STALLED) {
        work_at(app.clone(), id);
    }
    Ok(Json(tx.bulk_view(&job, user.id).await?))
}

/// `POST /bulk/{id}/confirm`: pressed twice, it is done once.
pub async fn confirm(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<BulkId>,
) -> Answer<Json<BulkView>> {
    let mut tx = app.store.begin().await?;
    let job = find_own(&mut tx, &user, id).await?;
    if job.state == BulkState::Choosing {
        return Err(Problem::conflict("still-choosing"));
    }
    let begun = tx.start_bulk(id).await?;
    tx.commit().await?;
    if begun {
        work_at(app.clone(), id);
    }
    answer(&app, &user, id).await
}

/// `POST /bulk/{id}/undo`
pub async fn undo(State(app): State<App>, user: StaffUser, Path(id): Path<BulkId>) -> Answer<Json<BulkView>> {
    let mut tx = app.store.begin().await?;
    let job = find_own(&mut tx, &user, id).await?;
    let begun = tx.undo_bulk(id).await?;
    if !begun && !matches!(job.state, BulkState::Undoing | BulkState::Undone) {
        return Err(Problem::conflict("undo-too-late"));
    }
    tx.commit().await?;
    if begun {
        work_at(app.clone(), id);
    }
    answer(&app, &user, id).await
}

async fn answer(app: &App, user: &StaffUser, id: BulkId) -> Answer<Json<BulkView>> {
    let mut tx = app.store.read().await?;
    let job = find(&mut tx, user, id).await?;
    Ok(Json(tx.bulk_view(&job, user.id).await?))
}

/// Which part.
#[derive(Debug, Deserialize)]
pub struct Part {
    /// The last one of the page before.
    pub after: Option<i64>,
    /// Those alone who were left out.
    #[serde(default)]
    pub left_out: bool,
}

/// `GET /bulk/{id}/items`
pub async fn items(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<BulkId>,
    Query(part): Query<Part>,
) -> Answer<Json<BulkItems>> {
    let center = center(&user)?;
    seen(&app, &user, "patients.list").await?;
    let mut tx = app.store.read().await?;
    let job = find(&mut tx, &user, id).await?;
    Ok(Json(tx.bulk_items(&job, center, part.after.unwrap_or(-1), part.left_out).await?))
}
