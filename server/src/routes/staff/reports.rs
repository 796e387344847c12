//! A patient's reports: reading them, and entering one that was told on the telephone.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::Action;
use mimamori_domain::api::{EnterReport, ReportPage, ReportReceipt, ReportView, ToldBy};
use mimamori_domain::values::tidy;
use mimamori_domain::{PatientId, ReportId, StaffId};
use mimamori_store::names::Names;
use mimamori_store::report::{Report, Told, page};
use serde::Deserialize;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};
use crate::routes::patient::report::take_in;

/// Longest name of who told a report, in characters.
const TOLD_MAX: usize = 80;

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
    Ok(Json(page(reports, next, |report| view(report, &names))))
}

/// `POST /patients/{id}/reports`
pub async fn enter(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<EnterReport>,
) -> Answer<(StatusCode, Json<ReportReceipt>)> {
    let mut tx = app.store.read().await?;
    user.may(&mut tx, Action::ReportEnter, id).await?;
    drop(tx);
    let told = told(&sent)?;
    let (status, Json(mut receipt)) = take_in(&app, id, sent.report, Some(user.id), told).await?;
    receipt.report.entered_by = user.name;
    Ok((status, Json(receipt)))
}

/// Who told it: nothing when nobody was asked for it.
fn told(sent: &EnterReport) -> Answer<Option<Told>> {
    let note = tidy(&sent.told_note);
    if note.chars().count() > TOLD_MAX {
        return Err(Problem::field("told_note", "too-long"));
    }
    match sent.told_by {
        None if note.is_empty() => Ok(None),
        by => Ok(Some(Told { by: by.unwrap_or(ToldBy::Other), note })),
    }
}

/// A report as staff see it.
pub(super) fn view(report: Report, names: &Names) -> ReportView {
    let by = entered_by(names, report.entered_by);
    report.staff_view(by)
}

/// The word for who entered a report.
fn entered_by(names: &Names, staff: Option<StaffId>) -> String {
    staff.map_or_else(|| "patient".to_owned(), |id| names.of(id))
}
