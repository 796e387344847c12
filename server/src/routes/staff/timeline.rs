//! A patient's timeline: what happened, of all kinds or of some, newest first.

use std::collections::BTreeSet;

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{Timeline, TimelineKind};
use mimamori_store::timeline::TimelinePlace;
use serde::Deserialize;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// What is asked for.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    /// Words of [`TimelineKind`] separated by commas; all but the looks when it is empty.
    #[serde(default)]
    pub kinds: String,
    /// Where the page before ended.
    pub before: Option<String>,
}

/// `GET /patients/{id}/timeline`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Query(wanted): Query<Wanted>,
) -> Answer<Json<Timeline>> {
    let kinds = kinds(&wanted.kinds)?;
    let before: Option<TimelinePlace> = wanted
        .before
        .map(|text| text.parse().map_err(|()| Problem::field("before", "bad-value")))
        .transpose()?;
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientView, id).await?;
    let timeline = tx.timeline(id, &kinds, before).await?;
    tx.audit(user.actor(), "patient.timeline", Some(id), &[]).await?;
    tx.commit().await?;
    Ok(Json(timeline))
}

fn kinds(words: &str) -> Answer<BTreeSet<TimelineKind>> {
    if words.is_empty() {
        return Ok(TimelineKind::ALL.iter().copied().filter(|kind| *kind != TimelineKind::View).collect());
    }
    let read = |word: &str| word.parse().map_err(|_| Problem::field("kinds", "choice-unknown"));
    words.split(',').map(read).collect()
}
