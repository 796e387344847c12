//! 実施報告: what an association did for a centre on a day.

use serde::{Deserialize, Serialize};

use crate::api::{AssociationName, FollowUpState, MissedReason};
use crate::ids::{FollowUpReportId, HealthCenterId, PatientId};
use crate::time::{Date, Timestamp};

dto! {
/// The reports of two weeks: of the asker's association, or of those that work for the asker's centre.
pub struct FollowUpReports {
    /// The server's clock.
    pub now: Timestamp,
    /// By day, newest first, then by name. Only days on which the association had patients of the centre, or for which
    /// there is a report.
    pub items: Vec<FollowUpLine>,
    /// The last day of the two weeks before: `?to=`.
    pub next: Option<Date>,
}
/// One day of one association for one centre.
pub struct FollowUpLine {
    /// The day.
    pub day: Date,
    /// Who reports.
    pub association: AssociationName,
    /// To whom.
    pub center: CenterName,
    /// Where it stands.
    pub state: FollowUpState,
    /// Patients who were followed up, as signed.
    pub followed: i64,
    /// Patients who were not, as signed.
    pub missed: i64,
    /// Who signed it last; empty before.
    pub signed_by: String,
    /// When.
    pub signed_at: Option<Timestamp>,
}
/// A centre in a list.
pub struct CenterName {
    /// Id.
    pub id: HealthCenterId,
    /// 保健所名
    pub name: String,
}
/// What was done on a day, counted.
pub struct FollowUpCounts {
    /// Patients of whom a report came in, whom somebody of the association reached, or for whom a finding was written.
    pub followed: i64,
    /// Reports that came in, whoever entered them.
    pub reports: i64,
    /// Calls by the association, answered or not.
    pub calls: i64,
    /// Findings by the association.
    pub findings: i64,
}
/// Somebody who was not followed up on a day.
pub struct MissedPatient {
    /// Who.
    pub patient: PatientId,
    /// 氏名
    pub name: String,
    /// Why; absent before it is signed.
    pub reason: Option<MissedReason>,
}
/// The report of one day, or what it would say if it were signed now.
pub struct FollowUpReport {
    /// The server's clock.
    pub now: Timestamp,
    /// Id, once it is signed.
    pub id: Option<FollowUpReportId>,
    /// The day.
    pub day: Date,
    /// Who reports.
    pub association: AssociationName,
    /// To whom.
    pub center: CenterName,
    /// Where it stands.
    pub state: FollowUpState,
    /// Grows with each signature; 0 before the first.
    pub version: i64,
    /// As signed; for who may still sign, as they are now.
    pub counts: FollowUpCounts,
    /// Who was not followed up, likewise.
    pub missed: Vec<MissedPatient>,
    /// At most 2,000 characters.
    pub remark: String,
    /// Who signed it last; empty before.
    pub signed_by: String,
    /// When.
    pub signed_at: Option<Timestamp>,
    /// Who received it; empty before.
    pub received_by: String,
    /// When.
    pub received_at: Option<Timestamp>,
    /// May the asker sign it, or sign it anew?
    pub can_sign: bool,
    /// May the asker mark it as received?
    pub can_receive: bool,
}
/// Signs the report of a day, or signs it anew.
pub struct SignFollowUp {
    /// To whom.
    pub center: HealthCenterId,
    /// Today, or one of the seven days before.
    pub day: Date,
    /// The version that was read; another one in between is 409 `changed-meanwhile`.
    pub version: i64,
    /// Why each of those was not followed up who were not.
    pub missed: Vec<WhyMissed>,
    /// At most 2,000 characters, may be empty.
    #[serde(default)]
    pub remark: String,
}
/// Why somebody was not followed up.
pub struct WhyMissed {
    /// Who.
    pub patient: PatientId,
    /// Why.
    pub reason: MissedReason,
}
/// Marks a report as received.
pub struct ReceiveFollowUp {
    /// The version that was read.
    pub version: i64,
}
}
