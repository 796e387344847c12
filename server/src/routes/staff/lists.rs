//! The named lists of patients with their filters, how many are on each, and filters kept under a name.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::SavedFilterId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{
    FilterCount, ListCounts, ListName, ListPage, NewSavedFilter, SavedFilter, SavedFilters,
};
use mimamori_domain::filter::{ListFilter, ListQuery};
use mimamori_store::lists::ListPlace;
use mimamori_store::queue::Sight;
use mimamori_store::saved::NewSaved;

use super::queue::seen;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// Longest name of a saved filter, in characters.
const NAME_MAX: usize = 40;
/// Longest query of one, in bytes.
const QUERY_MAX: usize = 1_000;

type Asked = BTreeMap<String, String>;

/// The filter of an address, and the place that a page begins after.
fn asked(query: &Asked) -> Answer<(ListFilter, Option<ListPlace>)> {
    let (mut filter, mut after) = (ListFilter::default(), None);
    for (name, value) in query {
        if name == "after" {
            let place = value.parse();
            after = Some(place.map_err(|()| Problem::new(StatusCode::BAD_REQUEST, "bad-query"))?);
        } else {
            filter.take(name, value).map_err(|error| Problem::invalid(vec![error]))?;
        }
    }
    Ok((filter, after))
}

fn sight(user: &StaffUser) -> Answer<Sight> {
    user.may_somewhere(Action::PatientView)?;
    Sight::of(&user.asker).ok_or_else(Problem::forbidden)
}

/// `GET /lists`
pub async fn counts(State(app): State<App>, user: StaffUser) -> Answer<Json<ListCounts>> {
    let sight = sight(&user)?;
    let mut tx = app.store.read().await?;
    Ok(Json(tx.list_counts(sight).await?))
}

/// `GET /lists/{list}`
pub async fn page(
    State(app): State<App>,
    user: StaffUser,
    Path(list): Path<ListName>,
    Query(query): Query<Asked>,
) -> Answer<Json<ListPage>> {
    let sight = sight(&user)?;
    let (filter, after) = asked(&query)?;
    seen(&app, &user, "patients.list").await?;
    let mut tx = app.store.read().await?;
    Ok(Json(tx.list_page((sight, list), &filter, after).await?))
}

/// `GET /lists/{list}/count`
pub async fn count(
    State(app): State<App>,
    user: StaffUser,
    Path(list): Path<ListName>,
    Query(query): Query<Asked>,
) -> Answer<Json<FilterCount>> {
    let sight = sight(&user)?;
    let (filter, _) = asked(&query)?;
    let mut tx = app.store.read().await?;
    Ok(Json(tx.filter_count((sight, list), &filter).await?))
}

/// `GET /filters`
pub async fn saved(State(app): State<App>, user: StaffUser) -> Answer<Json<SavedFilters>> {
    sight(&user)?;
    let mut tx = app.store.read().await?;
    Ok(Json(SavedFilters { items: tx.saved_filters(user.id, user.asker).await? }))
}

/// `POST /filters`
pub async fn save(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<NewSavedFilter>,
) -> Answer<(StatusCode, Json<SavedFilter>)> {
    sight(&user)?;
    let name = mimamori_domain::values::tidy(&sent.name);
    match name.chars().count() {
        0 => return Err(Problem::field("name", "required")),
        n if n > NAME_MAX => return Err(Problem::field("name", "too-long")),
        _ => {}
    }
    if sent.query.len() > QUERY_MAX {
        return Err(Problem::field("query", "too-long"));
    }
    let query: ListQuery = sent.query.parse().map_err(|error| Problem::invalid(vec![error]))?;
    let (query, shared) = (query.to_string(), sent.shared);
    let mut tx = app.store.begin().await?;
    let new =
        NewSaved { staff: user.id, asker: user.asker, name: name.clone(), query: query.clone(), shared };
    let Some(id) = tx.save_filter(new).await? else { return Err(Problem::conflict("too-many-filters")) };
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(SavedFilter { id, name, query, shared, mine: true })))
}

/// `POST /filters/{id}/remove`
pub async fn remove(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<SavedFilterId>,
) -> Answer<StatusCode> {
    sight(&user)?;
    let mut tx = app.store.begin().await?;
    if !tx.remove_filter(user.id, id).await? {
        return Err(Problem::not_found());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
