//! The audit trail, for the auditor.

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::AuditPage;
use serde::Deserialize;

use crate::app::App;
use crate::auth::StaffUser;
use crate::json::{Json, Query};
use crate::problem::Answer;

/// What to look for.
#[derive(Debug, Deserialize)]
pub struct Search {
    /// Only this patient's.
    pub patient: Option<PatientId>,
    /// The last row of the page before.
    pub before: Option<i64>,
}

/// `GET /audit`
pub async fn list(
    State(app): State<App>,
    user: StaffUser,
    Query(search): Query<Search>,
) -> Answer<Json<AuditPage>> {
    user.may_somewhere(Action::AuditView)?;
    let mut tx = app.store.begin().await?;
    tx.audit(user.actor(), "audit.view", search.patient, &[]).await?;
    let page = tx.audit_page(search.patient, search.before).await?;
    tx.commit().await?;
    Ok(Json(page))
}
