//! Remembered pairings of a file's columns with fields.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ColumnMapping, ColumnMappings, SaveMapping};
use mimamori_domain::values::tidy;
use mimamori_domain::{HealthCenterId, MappingId};

use crate::app::App;
use crate::auth::StaffUser;
use crate::import::{MAX_COLUMNS, is_field};
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// Longest name, in characters.
const NAME_MAX: usize = 60;

/// `GET /imports/mappings`
pub async fn list(State(app): State<App>, user: StaffUser) -> Answer<Json<ColumnMappings>> {
    let center = center(&user)?;
    let mut tx = app.store.read().await?;
    Ok(Json(ColumnMappings { items: tx.mappings(center).await? }))
}

/// `POST /imports/mappings`
pub async fn save(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<SaveMapping>,
) -> Answer<(StatusCode, Json<ColumnMapping>)> {
    let center = center(&user)?;
    let name = tidy(&sent.name);
    match name.chars().count() {
        0 => return Err(Problem::field("name", "required")),
        NAME_MAX.. if name.chars().count() > NAME_MAX => return Err(Problem::field("name", "too-long")),
        _ => {}
    }
    let (headers, fields): (Vec<String>, Vec<String>) =
        sent.columns.into_iter().map(|column| (column.header, column.field)).unzip();
    check_fields(&fields)?;
    let mut tx = app.store.begin().await?;
    let id = tx.put_mapping(user.id, center, &name, &headers, &fields).await?;
    let at = tx.now;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(ColumnMapping { id, name, fields, by: user.name, at })))
}

/// `POST /imports/mappings/{id}/remove`
pub async fn remove(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<MappingId>,
) -> Answer<StatusCode> {
    let center = center(&user)?;
    let mut tx = app.store.begin().await?;
    if !tx.remove_mapping(user.id, center, id).await? {
        return Err(Problem::not_found());
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn center(user: &StaffUser) -> Answer<HealthCenterId> {
    user.may_somewhere(Action::PatientRegister)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

/// Known fields, each for one column, and not none at all.
///
/// # Errors
/// 422 `columns`: `choice-unknown`, `column-twice`, `required`, `too-many-columns`.
pub(super) fn check_fields(fields: &[String]) -> Answer<()> {
    let used: Vec<&String> = fields.iter().filter(|field| !field.is_empty()).collect();
    let distinct: std::collections::BTreeSet<&&String> = used.iter().collect();
    let code = if fields.len() > MAX_COLUMNS {
        "too-many-columns"
    } else if used.iter().any(|field| !is_field(field)) {
        "choice-unknown"
    } else if distinct.len() != used.len() {
        "column-twice"
    } else if used.is_empty() {
        "required"
    } else {
        return Ok(());
    };
    Err(Problem::field("columns", code))
}
