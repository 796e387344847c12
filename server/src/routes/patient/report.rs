//! Sending a report and reading one's own.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::api::{ReportPage, ReportReceipt, SubmitReport};
use mimamori_domain::{Duration, PatientId, ReportId, StaffId, Timestamp};
use mimamori_store::audit::Actor;
use mimamori_store::report::{Report, Submission, Submitted, Told, page};
use serde::Deserialize;

use crate::app::App;
use crate::auth::PatientUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// How far a phone's clock may run ahead before a time is refused.
const AHEAD: Duration = Duration::minutes(10);
/// How long a report may have waited for the network.
const BEHIND: Duration = Duration::days(60);

/// `POST /people/{id}/reports`
pub async fn submit(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<SubmitReport>,
) -> Answer<(StatusCode, Json<ReportReceipt>)> {
    take_in(&app, user.person(id)?, sent, None, None).await
}

/// Checks a report, by whomever entered, and answers when it is durable.
pub async fn take_in(
    app: &App,
    patient_id: PatientId,
    sent: SubmitReport,
    entered_by: Option<StaffId>,
    told: Option<Told>,
) -> Answer<(StatusCode, Json<ReportReceipt>)> {
    check_time(app.store.now(), sent.measured_at)?;
    let answers = sent.answers.checked().map_err(|refused| Problem::invalid(vec![refused]))?;
    let submission = Submission {
        patient_id,
        client_id: sent.id,
        measured_at: sent.measured_at,
        supersedes: sent.supersedes,
        answers,
        entered_by,
        told,
    };
    let by = if entered_by.is_some() { String::new() } else { "patient".to_owned() };
    let view = if entered_by.is_some() { Report::staff_view } else { Report::view };
    match app.intake.submit(submission).await? {
        Submitted::Stored(report) => {
            Ok((StatusCode::CREATED, Json(ReportReceipt { report: view(*report, by), repeated: false })))
        }
        Submitted::Repeated(report) => {
            Ok((StatusCode::OK, Json(ReportReceipt { report: view(*report, by), repeated: true })))
        }
        Submitted::Differs => Err(Problem::conflict("report-differs")),
        Submitted::Unknown => Err(Problem::not_found()),
    }
}

fn check_time(now: Timestamp, measured_at: Timestamp) -> Answer<()> {
    if measured_at > now.plus(AHEAD) {
        Err(Problem::field("measured_at", "measured-in-future"))
    } else if measured_at < now.minus(BEHIND) {
        Err(Problem::field("measured_at", "measured-too-long-ago"))
    } else {
        Ok(())
    }
}

/// Where a page of reports begins.
#[derive(Debug, Deserialize)]
pub struct Before {
    /// The last report of the page before.
    pub before: Option<ReportId>,
}

/// `GET /people/{id}/reports`
pub async fn list(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
    Query(from): Query<Before>,
) -> Answer<Json<ReportPage>> {
    let id = user.person(id)?;
    let mut tx = app.store.begin().await?;
    let (reports, next) = tx.reports_of_patient(id, from.before).await?;
    tx.audit(Actor::Patient(id), "patient.history", Some(id), &[]).await?;
    tx.commit().await?;
    // Which nurse typed it is not the patient's to know, that one did is.
    let who = |staff: Option<StaffId>| String::from(if staff.is_some() { "staff" } else { "patient" });
    let view = |report: Report| {
        let by = who(report.entered_by);
        report.view(by)
    };
    Ok(Json(page(reports, next, view)))
}
