//! How messaging does, as staff and operators see it, and what they do about it: dead messages, contact points, and
//! numbers for many patients at once.

use serde::{Deserialize, Serialize};

use crate::api::{Channel, ContactStanding, IssueOutcome, MessageKind, MessageState};
use crate::ids::{MessageId, PatientId};
use crate::messaging::Trouble;
use crate::time::Timestamp;

dto! {
/// How messaging does now.
pub struct Messaging {
    /// The server's clock.
    pub now: Timestamp,
    /// The lanes, most urgent first.
    pub lanes: Vec<LaneView>,
    /// Why numbers are not re-issued; absent while they are.
    pub brake: Option<BrakeView>,
    /// SMS providers that are configured or known, by name.
    pub providers: Vec<ProviderView>,
    /// What the clock does, by name.
    pub schedules: Vec<ScheduleView>,
    /// Messages that need a person, at most 101.
    pub dead: i64,
    /// Overdue Emergencies of the asker's centre that nobody has and of which the last alarm reached nobody, at most 101.
    pub unreached: i64,
    /// What is wrong, the gravest first; empty when all is well.
    pub troubles: Vec<Trouble>,
}
/// What waits in a lane.
pub struct LaneView {
    /// 0 is the most urgent one.
    pub lane: i64,
    /// Messages that are due, at most 1,001.
    pub depth: i64,
    /// When the oldest of them was due.
    pub oldest_due_at: Option<Timestamp>,
}
/// Why numbers are not re-issued. First issues go on.
pub struct BrakeView {
    /// Since when.
    pub since: Timestamp,
    /// P90 from hand-over to delivery, in milliseconds.
    pub p90_ms: i64,
    /// Age of the oldest hand-over whose end wasn't heard, in milliseconds.
    pub backlog_ms: i64,
}
/// How an SMS provider does.
pub struct ProviderView {
    /// Its name in the configuration.
    pub name: String,
    /// Stopped until the operator says otherwise.
    pub stopped_at: Option<Timestamp>,
    /// The code that stopped it.
    pub code: Option<String>,
    /// Thousandths of its configured weight.
    pub share: i64,
    /// P90 from hand-over to delivery, in milliseconds.
    pub p90_ms: Option<i64>,
    /// Age of the oldest hand-over whose end wasn't heard, in milliseconds.
    pub backlog_ms: Option<i64>,
    /// When that was measured.
    pub measured_at: Option<Timestamp>,
}
/// When a schedule last made progress.
pub struct ScheduleView {
    /// Its name.
    pub name: String,
    /// When; absent when it never did.
    pub progress_at: Option<Timestamp>,
    /// It makes no progress.
    pub stalled: bool,
}
/// Messages that need a person, newest first.
pub struct DeadMessages {
    /// At most 50.
    pub items: Vec<DeadMessage>,
    /// For the next page: `?after=`.
    pub next: Option<String>,
}
/// A message that ended without arriving.
pub struct DeadMessage {
    /// Id.
    pub id: MessageId,
    /// What it is about.
    pub kind: MessageKind,
    /// How it ended.
    pub state: MessageState,
    /// The way of its last try.
    pub channel: Option<Channel>,
    /// The provider's code, or our own word.
    pub code: Option<String>,
    /// Tries that were begun.
    pub attempts: i64,
    /// The moment it was for.
    pub due_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// To whom, if a patient.
    pub patient_id: Option<PatientId>,
    /// Name of the patient or of the member of staff.
    pub name: String,
    /// Its words are kept and may be read by those who have the permission.
    pub has_text: bool,
}
/// The kept words of a message.
pub struct MessageText {
    /// As they were, or would have been, sent.
    pub text: String,
}
/// Why something is done, in words for the colleagues.
pub struct WithReason {
    /// At most 2,000 characters, not empty.
    pub reason: String,
}
/// Where a way to reach a patient stands.
pub struct ContactView {
    /// SMS, voice or e-mail.
    pub channel: Channel,
    /// Where it stands.
    pub standing: ContactStanding,
    /// The provider's code that said so.
    pub code: Option<String>,
    /// Messages in a row that did not arrive.
    pub failures: i64,
    /// Who checked it; empty for the machine.
    pub by: String,
    /// Since when.
    pub since: Option<Timestamp>,
}
/// Says that staff have checked a contact point, and that it works.
pub struct ConfirmContact {
    /// Which.
    pub channel: Channel,
}
/// Numbers for many patients at once.
pub struct IssueNumbers {
    /// At most 500.
    pub patients: Vec<PatientId>,
    /// Only look what would happen.
    #[serde(default)]
    pub preview: bool,
}
/// What became of each.
pub struct IssuedNumbers {
    /// In the order of the request; each patient once.
    pub results: Vec<IssuedNumber>,
}
/// What became of one.
pub struct IssuedNumber {
    /// Whose.
    pub patient_id: PatientId,
    /// What.
    pub outcome: IssueOutcome,
}
}
