//! A building in which patients stay, for its own staff: no more than they need at the door.

use serde::{Deserialize, Serialize};

use crate::ids::PatientId;
use crate::patient::ReportingMode;
use crate::time::Timestamp;
use crate::triage::Tier;

dto! {
/// Who stays in the asker's building now.
pub struct Building {
    /// The server's clock.
    pub now: Timestamp,
    /// Name of the hotel.
    pub hotel: String,
    /// At most 500: urgent ones first, then by room.
    pub items: Vec<Guest>,
    /// There are more: `?after=`.
    pub next: Option<PatientId>,
}
/// Somebody who stays there.
pub struct Guest {
    /// Id.
    pub id: PatientId,
    /// 氏名
    pub name: String,
    /// フリガナ
    pub kana: String,
    /// Room; may be empty.
    pub room: String,
    /// Completed years.
    pub age: i64,
    /// Who reports.
    pub mode: ReportingMode,
    /// Tier of the newest report.
    pub tier: Option<Tier>,
    /// `emergency` or `urgent` while such an alert is open.
    pub urgent: Option<Tier>,
    /// Nobody has taken it yet.
    pub waits: bool,
    /// Newest report.
    pub last_report_at: Option<Timestamp>,
    /// Has the invitation been opened?
    pub opened: bool,
}
/// What somebody of the building has seen or done.
pub struct BuildingNote {
    /// At most 2,000 characters, not empty.
    pub text: String,
}
}
