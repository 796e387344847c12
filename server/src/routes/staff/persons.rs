//! One person for the prefecture: found, and opened with a reason for half an hour, to be read only.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{OpenPerson, PersonList, PersonOpened};
use serde::Deserialize;

use super::queue::seen;
use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// Longest search, in characters.
const QUERY_MAX: usize = 80;
/// Shortest: one character finds half the country.
const QUERY_MIN: usize = 2;

/// What to look for.
#[derive(Debug, Deserialize)]
pub struct Search {
    /// A HER-SYS ID, or part of a name; nobody is found by less than two characters.
    #[serde(default)]
    pub q: String,
}

/// `GET /persons`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Query(search): Query<Search>,
) -> Answer<Json<PersonList>> {
    user.may_somewhere(Action::PersonOpen)?;
    let length = search.q.trim().chars().count();
    if length > QUERY_MAX {
        return Err(Problem::field("q", "too-long"));
    }
    if length < QUERY_MIN {
        return Ok(Json(PersonList { items: vec![], more: false }));
    }
    seen(&app, &user, "person.search").await?;
    let mut tx = app.store.begin().await?;
    let (items, more) = tx.find_persons(&search.q).await?;
    // Whoever is named was seen.
    for person in &items {
        tx.audit(user.actor(), "patient.match", Some(person.id), &[]).await?;
    }
    tx.commit().await?;
    Ok(Json(PersonList { items, more }))
}

/// `POST /persons/{id}/open`
pub async fn open(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<OpenPerson>,
) -> Answer<(StatusCode, Json<PersonOpened>)> {
    user.may_somewhere(Action::PersonOpen)?;
    let mut tx = app.store.begin().await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let reason = required_text("reason", &sent.reason)?;
    let until = tx.open_person(user.id, &patient, &reason).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(PersonOpened { until })))
}
