//! What the staff app sends and shows.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::access::{Action, Role};
use crate::api::{
    AlarmView, AlertKind, AlertState, CallOutcome, Channel, ContactView, CourseView, DuplicateChoice,
    InvitationState, LoginNext, MessageKind, MessageState, NoteKind, NumberState, QueueView, ReportPage,
    StayView, TransferCounts,
};
use crate::ids::{AlertId, ChainId, LetterId, MessageId, NoteId, PatientId, StaffId};
use crate::patient::{Classification, PatientForm, PlaceKind, ReportingMode, RiskFactor, Status};
use crate::report::Trend;
use crate::time::{Date, Timestamp};
use crate::triage::{Reason, Tier};

dto! {
/// First step of logging in.
pub struct Login {
    /// User ID.
    pub login: String,
    /// Password.
    pub password: String,
}
/// What comes next.
pub struct LoginStep {
    /// `code`, or `enrol` on the first login.
    pub next: LoginNext,
    /// For enrolment: the secret in base32, to type by hand.
    pub secret: Option<String>,
    /// For enrolment: `otpauth://` for the QR code.
    pub otpauth: Option<String>,
}
/// Second step of logging in, and the confirmation of an enrolment.
pub struct LoginCode {
    /// Six digits.
    pub code: String,
}
/// Who I am.
pub struct Me {
    /// Staff id.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Name of the centre or association.
    pub organisation: String,
    /// What the role can do somewhere.
    pub actions: Vec<Action>,
    /// For [`CSRF_HEADER`].
    pub csrf: String,
    /// The server's clock.
    pub now: Timestamp,
}
/// The work queue, in the order in which people are to be called.
pub struct Queue {
    /// The server's clock.
    pub now: Timestamp,
    /// At most 50, ordered by tier, due time, risk.
    pub items: Vec<QueueItem>,
    /// For the next page: `?after=`.
    pub next: Option<String>,
    /// Open alerts by tier, kept, not computed.
    pub counts: BTreeMap<Tier, i64>,
    /// How many lines each part has, to 1,000, which means "1,000 or more"; without [`QueueView::All`].
    pub views: BTreeMap<QueueView, i64>,
    /// Transfers that wait for an answer.
    #[serde(default)]
    pub transfers: TransferCounts,
}
/// One line of the queue.
pub struct QueueItem {
    /// The alert.
    pub alert: AlertView,
    /// The patient.
    pub patient: PatientLine,
    /// Newest first, at most 8, for values and trend.
    pub recent: Vec<Vitals>,
}
/// What was measured, without words.
pub struct Vitals {
    /// When.
    pub measured_at: Timestamp,
    /// Tenths of a degree.
    pub temperature: Option<i64>,
    /// Per cent; 49 stands for "under 50".
    pub spo2: Option<i64>,
    /// Beats a minute.
    pub pulse: Option<i64>,
    /// Compared with yesterday.
    pub trend: Option<Trend>,
}
/// A patient in a list.
pub struct PatientLine {
    /// Id.
    pub id: PatientId,
    /// 氏名
    pub name: String,
    /// フリガナ
    pub kana: String,
    /// Completed years.
    pub age: i64,
    /// 診断分類
    pub classification: Classification,
    /// Where the follow-up stands.
    pub status: Status,
    /// Day of illness.
    pub day: Option<i64>,
    /// Who reports.
    pub mode: ReportingMode,
    /// 居所
    pub place: PlaceKind,
    /// Lives alone.
    pub lives_alone: bool,
    /// Without age.
    pub risk_factors: Vec<RiskFactor>,
    /// Age or a risk factor makes a bad course likelier.
    pub high_risk: bool,
    /// The patient's standing: tier of the newest measurement.
    pub tier: Option<Tier>,
    /// Newest report.
    pub last_report_at: Option<Timestamp>,
}
/// An alert.
pub struct AlertView {
    /// Id.
    pub id: AlertId,
    /// The patient.
    pub patient_id: PatientId,
    /// What kind.
    pub kind: AlertKind,
    /// How urgent.
    pub tier: Tier,
    /// Why, in words by Fluent.
    pub reasons: Vec<Reason>,
    /// Where it stands.
    pub state: AlertState,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it last grew worse, or was opened.
    pub raised_at: Timestamp,
    /// Contact due.
    pub due_at: Timestamp,
    /// Who has it.
    pub claimed_by: Option<StaffName>,
    /// Since when.
    pub claimed_at: Option<Timestamp>,
    /// Put off by who has it until then.
    #[serde(default)]
    pub snoozed_until: Option<Timestamp>,
    /// A hand-over that waits for a yes; nobody has the alert meanwhile.
    #[serde(default)]
    pub offer: Option<Offer>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// What was done in the end.
    pub outcome: Option<CallOutcome>,
}
/// A member of staff in a list.
pub struct StaffName {
    /// Id.
    pub id: StaffId,
    /// Name.
    pub name: String,
}
/// A hand-over that waits for a yes.
pub struct Offer {
    /// To whom; absent when an association escalates to the centre.
    pub to: Option<StaffName>,
    /// From whom.
    pub by: StaffName,
}
/// Puts an alert off that one has, or wakes it.
pub struct SnoozeAlert {
    /// Until when, at most as long as a new one of its tier may wait; absent to wake it now.
    pub until: Option<Timestamp>,
}
/// Hands alerts over that one has.
pub struct OfferAlerts {
    /// To whom; absent to escalate from an association to the centre.
    pub to: Option<StaffId>,
    /// At most 200.
    pub alerts: Vec<AlertId>,
    /// What the next one must know; at most 2,000 characters. The centre is always told; a colleague need not be.
    #[serde(default)]
    pub note: String,
}
/// What became of a hand-over.
pub struct OfferedAlerts {
    /// On offer now; the others were not one's own any more.
    pub offered: Vec<AlertId>,
}
/// To whom work can be handed over.
pub struct Colleagues {
    /// Those at work first, then by name.
    pub items: Vec<Colleague>,
    /// May it be escalated to the centre?
    pub center: bool,
}
/// A colleague of the same centre or association.
pub struct Colleague {
    /// Id.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Seen within the last quarter of an hour.
    pub here: bool,
}
/// A note on an alert, perhaps the record of a call.
pub struct NewNote {
    /// What was done; absent for a plain note.
    pub outcome: Option<CallOutcome>,
    /// At most 2,000 characters.
    pub text: String,
}
/// Closes an alert; a note is required.
pub struct CloseAlert {
    /// What was done.
    pub outcome: CallOutcome,
    /// At most 2,000 characters, not empty.
    pub note: String,
}
/// A line in a patient's history.
pub struct NoteView {
    /// Id.
    pub id: NoteId,
    /// The alert it belongs to.
    pub alert_id: Option<AlertId>,
    /// What happened.
    pub kind: NoteKind,
    /// For calls.
    pub outcome: Option<CallOutcome>,
    /// Words.
    pub text: String,
    /// Who; empty for the machine.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
/// A doctor's finding, or any other free text.
pub struct NewFinding {
    /// At most 2,000 characters.
    pub text: String,
}
/// One patient, whole.
pub struct PatientPage {
    /// The server's clock.
    pub now: Timestamp,
    /// As in lists.
    pub line: PatientLine,
    /// All fields, as for editing.
    pub form: PatientForm,
    /// For [`UpdatePatient::version`].
    pub version: i64,
    /// Responsible centre.
    pub center: String,
    /// Contracted association, if assigned.
    pub association: Option<String>,
    /// What the asker may do with this patient.
    pub actions: Vec<Action>,
    /// Open first, then newest.
    pub alerts: Vec<AlertView>,
    /// The alarms to those on call about them, newest first.
    pub alarms: Vec<AlarmView>,
    /// Newest first.
    pub reports: ReportPage,
    /// Newest first.
    pub messages: Vec<MessageView>,
    /// Where their telephone and e-mail stand.
    pub contacts: Vec<ContactView>,
    /// Newest first.
    pub chains: Vec<ChainView>,
    /// Newest first.
    pub notes: Vec<NoteView>,
    /// Expected end of isolation.
    pub expected_end: Option<Date>,
    /// The end of isolation with its arithmetic, and what people decided.
    pub course: CourseView,
    /// Where the patient stayed before, newest first, at most 20.
    pub stays: Vec<StayView>,
    /// Who lives together with the patient, as far as the asker may see them; at most 20.
    pub household: Vec<PatientLine>,
    /// Centres that share the patient, besides the responsible one.
    pub related_centers: Vec<String>,
    /// Was an invitation opened?
    pub invitation: InvitationState,
    /// When it was opened.
    pub opened_at: Option<Timestamp>,
    /// Whether this patient is reminded.
    pub reminders: Reminders,
    /// When the certificate that holds now was made.
    pub certificate: Option<Timestamp>,
    /// What staff wrote to the patient, newest first, at most 100.
    pub letters: Vec<SentLetter>,
}
/// What staff write to a patient.
pub struct NewLetter {
    /// At most 500 characters, not empty.
    pub text: String,
}
/// What staff wrote to a patient, as staff see it.
pub struct SentLetter {
    /// Id.
    pub id: LetterId,
    /// Words.
    pub text: String,
    /// Who wrote it.
    pub by: String,
    /// When.
    pub sent_at: Timestamp,
    /// When the patient said it was read.
    pub read_at: Option<Timestamp>,
}
/// Whether a patient is reminded.
pub struct Reminders {
    /// Stopped, by the patient or by staff.
    pub off: bool,
    /// The first day with a reminder again, after a pause; at most 30 days ahead.
    #[serde(default)]
    pub paused_until: Option<Date>,
}
/// A registration.
pub struct RegisterPatient {
    /// The fields.
    pub form: PatientForm,
    /// Answer to "is this somebody we know?", asked by a 409 `patient-known` with the known patients.
    #[serde(default)]
    pub duplicate: Option<DuplicateChoice>,
}
/// The answer to a registration.
pub struct Registered {
    /// The patient, new or corrected.
    pub id: PatientId,
    /// Is an invitation on its way?
    pub invited: bool,
}
/// A change of a patient's data.
pub struct UpdatePatient {
    /// All fields.
    pub form: PatientForm,
    /// The version that was edited; another one in between is 409 `changed-meanwhile`.
    pub version: i64,
    /// Why, required when the reporting mode changes.
    #[serde(default)]
    pub reason: String,
}
/// Where the follow-up goes on, or ends.
pub struct ChangeStatus {
    /// The new status.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// The version that was read; another status meanwhile is 409 `changed-meanwhile`.
    #[serde(default)]
    pub version: Option<i64>,
}
/// A page of patients.
pub struct PatientList {
    /// At most 50.
    pub items: Vec<PatientLine>,
    /// For the next page: `?after=`.
    pub next: Option<String>,
}
/// A message as staff see it.
pub struct MessageView {
    /// Id.
    pub id: MessageId,
    /// What it is about.
    pub kind: MessageKind,
    /// Where it stands.
    pub state: MessageState,
    /// When it was queued.
    pub created_at: Timestamp,
    /// Last change.
    pub changed_at: Timestamp,
    /// Why staff dropped it.
    pub reason: Option<String>,
    /// Tries, oldest first.
    pub attempts: Vec<AttemptView>,
}
/// One try.
pub struct AttemptView {
    /// How.
    pub channel: Channel,
    /// Name of the provider.
    pub provider: String,
    /// Where it stands.
    pub state: MessageState,
    /// The provider's code, if any.
    pub code: Option<String>,
    /// When it began.
    pub at: Timestamp,
}
/// A run of processing numbers as staff see it; never the digits.
pub struct ChainView {
    /// Id.
    pub id: ChainId,
    /// Where it stands, a Fluent id `chain-<status>`.
    pub status: String,
    /// When it began.
    pub started_at: Timestamp,
    /// The numbers, first to last.
    pub numbers: Vec<NumberStep>,
}
/// One number of a chain.
pub struct NumberStep {
    /// From 1.
    pub position: i64,
    /// Where it stands.
    pub state: NumberState,
    /// Minted at hand-over to the provider.
    pub minted_at: Option<Timestamp>,
    /// End of life.
    pub expires_at: Option<Timestamp>,
    /// When its message arrived, as far as the provider tells.
    pub delivered_at: Option<Timestamp>,
    /// When COCOA took it.
    pub used_at: Option<Timestamp>,
}
}
