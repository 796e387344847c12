//! The audit trail, for the auditor.

use axum::extract::State;
use mimamori_domain::access::Action;
use mimamori_domain::api::AuditPage;
use mimamori_domain::audit::AuditKind;
use mimamori_domain::{Date, PatientId};
use mimamori_store::Tx;
use mimamori_store::audit::AuditSearch;
use serde::Deserialize;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Query};
use crate::problem::{Answer, Problem};

/// What to look for; everything that is given must be true.
#[derive(Debug, Deserialize)]
pub struct Search {
    /// Only what concerns this patient: our id, or a whole HER-SYS ID.
    #[serde(default)]
    pub patient: String,
    /// Only what the member of staff with this user ID did.
    #[serde(default)]
    pub staff: String,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// One sort of action.
    pub kind: Option<AuditKind>,
    /// The last row of the page before.
    pub before: Option<i64>,
}

/// `GET /audit`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Query(asked): Query<Search>,
) -> Answer<Json<AuditPage>> {
    user.may_somewhere(Action::AuditView)?;
    if asked.from.zip(asked.to).is_some_and(|(from, to)| from > to) {
        return Err(Problem::field("to", "period-order"));
    }
    let mut tx = app.store.begin().await?;
    let mut search =
        AuditSearch { from: asked.from, to: asked.to, kind: asked.kind, ..AuditSearch::default() };
    let (patient, staff) = (asked.patient.trim(), asked.staff.trim());
    if !patient.is_empty() {
        let id = match patient.parse::<PatientId>() {
            Ok(id) => Some(id),
            Err(_) => tx.patient_by_her_sys(patient).await?,
        };
        let Some(id) = id else { return in_vain(tx, &user, "patient", "patient-unknown").await };
        search.patient = Some(id);
    }
    if !staff.is_empty() {
        let Some(known) = tx.staff_by_login(staff).await? else {
            return in_vain(tx, &user, "staff", "staff-unknown").await;
        };
        search.staff = Some(known.id);
    }
    tx.audit(user.actor(), "audit.view", search.patient, &[]).await?;
    let page = tx.audit_page(&search, asked.before).await?;
    tx.commit().await?;
    Ok(Json(page))
}

/// Whoever looks for somebody is known to have looked, also when there is nobody of that name.
async fn in_vain<T>(mut tx: Tx, user: &StaffUser, field: &str, code: &str) -> Answer<T> {
    tx.audit(user.actor(), "audit.search", None, &[field]).await?;
    tx.commit().await?;
    Err(Problem::field(field, code))
}
