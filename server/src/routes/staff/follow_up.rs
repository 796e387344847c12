//! 実施報告: an association reports the day's follow-up as done to the centre, which receives it.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::access::{Action, Verdict, in_general};
use mimamori_domain::api::{
    AssociationName, CenterName, FollowUpReport, FollowUpReports, ReceiveFollowUp, SignFollowUp, WhyMissed,
};
use mimamori_domain::follow_up::{SHOWN_DAYS, is_open, state};
use mimamori_domain::{AssociationId, Date, FollowUpReportId, HealthCenterId, PatientId};
use mimamori_store::Tx;
use mimamori_store::follow_up::FollowUpDay;
use mimamori_store::queue::Sight;
use serde::Deserialize;

use super::queue::seen;
use super::registration::TEXT_MAX;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Path, Query};
use crate::problem::{Answer, Problem};

/// Which two weeks.
#[derive(Debug, Deserialize)]
pub struct Weeks {
    /// Their last day; today when absent.
    pub to: Option<Date>,
}

/// Which report. What the asker's own organisation leaves open is to be named.
#[derive(Debug, Deserialize)]
pub struct Which {
    /// The day; today when absent.
    pub day: Option<Date>,
    /// For staff of a centre: of which association.
    pub association: Option<AssociationId>,
    /// For staff of an association: for which centre.
    pub center: Option<HealthCenterId>,
}

/// `GET /follow-up-reports`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Query(weeks): Query<Weeks>,
) -> Answer<Json<FollowUpReports>> {
    user.may_somewhere(Action::FollowUpView)?;
    let sight = Sight::of(&user.asker).ok_or_else(Problem::forbidden)?;
    seen(&app, &user, "follow-up.list").await?;
    let mut tx = app.store.read().await?;
    let today = tx.now.date();
    let to = weeks.to.map_or(today, |to| to.min(today));
    let from = to.plus_days(1 - SHOWN_DAYS);
    let (items, earlier) = tx.follow_up_lines(sight, from, to).await?;
    Ok(Json(FollowUpReports { now: tx.now, items, next: earlier.then(|| from.plus_days(-1)) }))
}

/// `GET /follow-up-reports/day`
pub async fn view(
    State(app): State<App>,
    user: StaffUser,
    Query(which): Query<Which>,
) -> Answer<Json<FollowUpReport>> {
    user.may_somewhere(Action::FollowUpView)?;
    let mut tx = app.store.begin().await?;
    let day = which.day.unwrap_or_else(|| tx.now.date());
    let of = of(&user, which.association, which.center, day)?;
    let report = read(&mut tx, &user, of).await?;
    tx.audit(user.actor(), "follow-up.view", None, &[]).await?;
    tx.commit().await?;
    Ok(Json(report))
}

/// `PUT /follow-up-reports`
pub async fn sign(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<SignFollowUp>,
) -> Answer<Json<FollowUpReport>> {
    user.may_somewhere(Action::FollowUpSign)?;
    let of = of(&user, None, Some(sent.center), sent.day)?;
    let mut tx = app.store.begin().await?;
    let known = tx.follow_up(of).await?;
    if in_force(&mut tx, of).await? != (true, true) {
        return Err(Problem::not_found());
    }
    let remark = sent.remark.trim();
    if remark.chars().count() > TEXT_MAX {
        return Err(Problem::field("remark", "too-long"));
    }
    if !is_open(of.day, tx.now.date()) {
        return Err(Problem::field("day", "day-not-open"));
    }
    if known.as_ref().is_some_and(|known| known.received_at.is_some()) {
        return Err(Problem::conflict("report-received"));
    }
    // As it is now: whoever has been followed up meanwhile needs no reason any more, and who is missed needs one.
    let counted = tx.count_follow_up(of).await?;
    let reasons: BTreeMap<PatientId, _> = sent.missed.iter().map(|why| (why.patient, why.reason)).collect();
    let why = |patient: &PatientId| {
        reasons.get(patient).map(|reason| WhyMissed { patient: *patient, reason: *reason })
    };
    let missed: Vec<WhyMissed> = counted.missed.iter().filter_map(why).collect();
    if missed.len() < counted.missed.len() {
        return Err(Problem::field("missed", "missed-reason-needed"));
    }
    if !tx.sign_follow_up(user.id, of, sent.version, &counted.counts, &missed, remark).await? {
        return Err(Problem::conflict("changed-meanwhile"));
    }
    let report = read(&mut tx, &user, of).await?;
    tx.commit().await?;
    Ok(Json(report))
}

/// `POST /follow-up-reports/{id}/receive`
pub async fn receive(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<FollowUpReportId>,
    Json(sent): Json<ReceiveFollowUp>,
) -> Answer<StatusCode> {
    user.may_somewhere(Action::FollowUpReceive)?;
    let mut tx = app.store.begin().await?;
    let known = tx.follow_up_by_id(id).await?;
    let known = known.filter(|known| Some(known.of.center) == user.asker.center);
    let known = known.ok_or_else(Problem::not_found)?;
    if known.received_at.is_some() {
        return Err(Problem::conflict("report-received"));
    }
    if !tx.receive_follow_up(user.id, id, sent.version).await? {
        return Err(Problem::conflict("changed-meanwhile"));
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which report is meant: the asker's own side is never theirs to choose.
fn of(
    user: &StaffUser,
    association: Option<AssociationId>,
    center: Option<HealthCenterId>,
    day: Date,
) -> Answer<FollowUpDay> {
    let association = user.asker.association.or(association).ok_or_else(Problem::not_found)?;
    let center = user.asker.center.or(center).ok_or_else(Problem::not_found)?;
    Ok(FollowUpDay { association, center, day })
}

/// Was a contract in force between the two on that day, and is one today?
async fn in_force(tx: &mut Tx, of: FollowUpDay) -> Answer<(bool, bool)> {
    let today = tx.now.date();
    let terms = tx.terms(of.association, of.center).await?;
    let on = |day: Date| terms.iter().any(|term| term.is_in_force(day));
    Ok((on(of.day), on(today)))
}

/// The report as the asker sees it. Who may still sign sees what it would say now, with what was signed under it.
async fn read(tx: &mut Tx, user: &StaffUser, of: FollowUpDay) -> Answer<FollowUpReport> {
    let today = tx.now.date();
    let from_association = user.asker.association.is_some();
    let (then, still) = in_force(tx, of).await?;
    let known = tx.follow_up(of).await?;
    // The centre keeps what it was told; an association sees nothing any more once its contract is over.
    let in_sight = if from_association { then && still } else { then || known.is_some() };
    if of.day > today || !in_sight {
        return Err(Problem::not_found());
    }
    let association = tx.association(of.association).await?.ok_or_else(Problem::not_found)?;
    let center = tx.center(of.center).await?.ok_or_else(Problem::not_found)?;
    let received_at = known.as_ref().and_then(|known| known.received_at);
    let may = |action| in_general(user.asker, action) == Verdict::Allowed;
    let can_sign = may(Action::FollowUpSign) && received_at.is_none() && is_open(of.day, today);
    let reasons = match &known {
        Some(known) => tx.follow_up_missed(known.id).await?,
        None => BTreeMap::new(),
    };
    let (counts, missed) = match &known {
        Some(known) if !can_sign => (known.counts.clone(), reasons.keys().copied().collect()),
        _ => {
            let counted = tx.count_follow_up(of).await?;
            (counted.counts, counted.missed)
        }
    };
    let missed = tx.missed_patients(missed, &reasons).await?;
    let signed_by = match &known {
        Some(known) => tx.staff_name(known.signed_by).await?,
        None => String::new(),
    };
    let received_by = match known.as_ref().and_then(|known| known.received_by) {
        Some(id) => tx.staff_name(id).await?,
        None => String::new(),
    };
    Ok(FollowUpReport {
        now: tx.now,
        id: known.as_ref().map(|known| known.id),
        day: of.day,
        association: AssociationName { id: association.id, name: association.name },
        center: CenterName { id: center.id, name: center.name },
        state: state(of.day, today, known.is_some(), received_at.is_some()),
        version: known.as_ref().map_or(0, |known| known.version),
        counts,
        missed,
        signed_at: known.as_ref().map(|known| known.signed_at),
        can_receive: known.is_some() && received_at.is_none() && may(Action::FollowUpReceive),
        remark: known.map(|known| known.remark).unwrap_or_default(),
        signed_by,
        received_by,
        received_at,
        can_sign,
    })
}
