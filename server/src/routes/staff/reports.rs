//! A patient's reports: reading them, and entering one that was told on the telephone.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::Action;
use mimamori_domain::api::{ReportPage, ReportReceipt, SubmitReport};
use mimamori_domain::{PatientId, ReportId, StaffId};
use mimamori_store::names::Names;
use mimamori_store::report::page;
use serde::Deserialize;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::Answer;
use crate::routes::patient::report::take_in;

/// Where a page begins.
#[derive(Debug, Deserialize)]
pub struct Before {
    /// The last report of the page before.
    pub before: Option<ReportId>,
}

/// `GET /patients/{id}/reports`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Query(from): Query<Before>,
) -> Answer<Json<ReportPage>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientView, id).await?;
    let (reports, next) = tx.reports_of_patient(id, from.before).await?;
    let mut names = Names::default();
    names.load(&mut tx, reports.iter().filter_map(|report| report.entered_by).collect::<Vec<_>>()).await?;
    tx.audit(user.actor(), "patient.reports", Some(id), &[]).await?;
    tx.commit().await?;
    Ok(Json(page(reports, next, |staff| entered_by(&names, staff))))
}

/// `POST /patients/{id}/reports`
pub async fn enter(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<SubmitReport>,
) -> Answer<(StatusCode, Json<ReportReceipt>)> {
    let mut tx = app.store.read().await?;
    user.may(&mut tx, Action::ReportEnter, id).await?;
    drop(tx);
    let (status, Json(mut receipt)) = take_in(&app, id, sent, Some(user.id)).await?;
    receipt.report.entered_by = user.name;
    Ok((status, Json(receipt)))
}

/// The word for who entered a report.
pub(super) fn entered_by(names: &Names, staff: Option<StaffId>) -> String {
    staff.map_or_else(|| "patient".to_owned(), |id| names.of(id))
}
