//! How closely the asker's centre watches: when silence is a task, how often patients are reminded, how fast the alarm
//! goes on.

use axum::extract::State;
use mimamori_domain::HealthCenterId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{POLICY_REASON_MOST, PolicyChange, PolicyPage, PutPolicy, StaffName};
use mimamori_domain::policy::CenterPolicy;
use mimamori_domain::values::{FieldError, tidy};

use super::queue::seen;
use crate::app::App;
use crate::auth::StaffUser;
use crate::json::Json;
use crate::problem::{Answer, Problem};

/// `GET /center/policy`
pub async fn view(State(app): State<App>, user: StaffUser) -> Answer<Json<PolicyPage>> {
    let center = center(&user)?;
    seen(&app, &user, "policy.view").await?;
    page(&app, center).await
}

/// `PUT /center/policy`
pub async fn save(
    State(app): State<App>,
    user: StaffUser,
    Json(sent): Json<PutPolicy>,
) -> Answer<Json<PolicyPage>> {
    let center = center(&user)?;
    let reason = tidy(&sent.reason);
    let mut wrong = sent.policy.as_ref().map(CenterPolicy::errors).unwrap_or_default();
    match reason.chars().count() {
        0 => wrong.push(FieldError::new("reason", "required")),
        n if n > POLICY_REASON_MOST => wrong.push(FieldError::new("reason", "too-long")),
        _ => {}
    }
    if !wrong.is_empty() {
        return Err(Problem::invalid(wrong));
    }
    let mut tx = app.store.begin().await?;
    if !tx.put_policy(user.id, (center, sent.version), sent.policy.as_ref(), &reason).await? {
        return Err(Problem::conflict("policy-changed"));
    }
    tx.commit().await?;
    app.store.follow_policies().await?;
    page(&app, center).await
}

fn center(user: &StaffUser) -> Answer<HealthCenterId> {
    user.may_somewhere(Action::CenterManage)?;
    user.asker.center.ok_or_else(Problem::forbidden)
}

async fn page(app: &App, center: HealthCenterId) -> Answer<Json<PolicyPage>> {
    let house = app.store.house_policy();
    let mut tx = app.store.read().await?;
    let own = tx.own_policy(center).await?;
    let mut changes = vec![];
    for change in tx.policy_changes(center).await? {
        let by = StaffName { id: change.by, name: tx.staff_name(change.by).await? };
        changes.push(PolicyChange { policy: change.policy, by, at: change.at, reason: change.reason });
    }
    Ok(Json(PolicyPage {
        version: own.version,
        policy: own.policy.unwrap_or(house),
        house,
        own: own.policy.is_some(),
        settling: !own.settled,
        changes,
    }))
}
