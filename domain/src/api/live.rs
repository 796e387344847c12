//! The live feed and the audit trail.

use serde::{Deserialize, Serialize};

use crate::api::ChangeKind;
use crate::ids::{AlertId, PatientId};
use crate::time::Timestamp;

dto! {
/// One event of `/api/v1/staff/events` (SSE `data:`); the page then asks for what it shows.
pub struct ChangeEvent {
    /// What changed.
    pub kind: ChangeKind,
    /// Whom it concerns.
    pub patient_id: Option<PatientId>,
    /// Which alert.
    pub alert_id: Option<AlertId>,
    /// When.
    pub at: Timestamp,
}
/// A row of the audit trail.
pub struct AuditRow {
    /// Order.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// `staff`, `patient`, `system`, `cocoa`, `provider`.
    pub actor: String,
    /// Id of the actor, if any.
    pub actor_id: Option<String>,
    /// Name of the member of staff; empty for all others.
    #[serde(default)]
    pub actor_name: String,
    /// What was done, as `patient.view`.
    pub action: String,
    /// Patient concerned.
    pub patient_id: Option<PatientId>,
    /// Names of fields changed.
    pub fields: Vec<String>,
}
/// A page of the trail, newest first.
pub struct AuditPage {
    /// At most 100; fewer, or none, where most of what was read is not asked for.
    pub items: Vec<AuditRow>,
    /// For the next page: `?before=`.
    pub next: Option<i64>,
}
}
