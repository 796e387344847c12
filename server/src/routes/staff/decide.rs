//! What a person decides where else the machine would: the first day free of isolation, the own oxygen target. Always
//! with a reason.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::Action;
use mimamori_domain::api::{SetRelease, SetTarget};
use mimamori_domain::patient::{PatientRecord, RiskFactor};
use mimamori_domain::{Date, PatientId};

use super::meanwhile;
use super::registration::required_text;
use crate::app::App;
use crate::auth::StaffUser;
use crate::course;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// Longest isolation that can be set by hand, in days from today: a typing error, not a course.
const LONGEST: i64 = 90;

/// `PUT /patients/{id}/release-date`
pub async fn release(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<SetRelease>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::CourseDecide, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let reason = required_text("reason", &sent.reason)?;
    if let Some(day) = sent.free_on {
        check_day(&patient.record, day, tx.now.date())?;
    }
    if tx.changed_since(id, sent.version, "release_date").await? {
        return Err(meanwhile::refused(tx, &user, id, sent.version).await?);
    }
    let computed = course::free_on(&patient.record);
    tx.set_release_date(user.id, id, sent.free_on, computed, &reason).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `PUT /patients/{id}/own-target`
pub async fn target(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
    Json(sent): Json<SetTarget>,
) -> Answer<StatusCode> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::CourseDecide, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let reason = required_text("reason", &sent.reason)?;
    // Set for somebody with healthy lungs, it would call nobody at 90 %.
    if sent.own_target && !patient.record.risk_factors.contains(&RiskFactor::Lung) {
        return Err(Problem::field("own_target", "lung-needed"));
    }
    if tx.changed_since(id, sent.version, "own_target").await? {
        return Err(meanwhile::refused(tx, &user, id, sent.version).await?);
    }
    tx.set_own_target(user.id, id, sent.own_target, &reason).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Not before the illness began, and not in a far future.
fn check_day(record: &PatientRecord, day: Date, today: Date) -> Answer<()> {
    let began = record.onset_date.or(record.specimen_date).or(record.exposure_date);
    if began.is_some_and(|began| day <= began) {
        return Err(Problem::field("free_on", "release-before-onset"));
    }
    if day.days_since(today) > LONGEST || today.days_since(day) > 365 {
        return Err(Problem::field("free_on", "release-range"));
    }
    Ok(())
}
