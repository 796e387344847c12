//! The shapes that travel between the two browser programs and the server, described by `/openapi.json`.
//!
//! Everything under `/api/v1`. A refusal is `application/problem+json` ([`Problem`]). Requests that change something
//! carry the header [`CSRF_HEADER`] with the token of [`Home::csrf`] or [`Me::csrf`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::access::{Action, Role};
use crate::ids::{
    AlertId, ChainId, ClientReportId, ImportId, MessageId, NoteId, PatientId, ReportId, StaffId,
};
use crate::patient::{Classification, Language, PatientForm, PlaceKind, ReportingMode, RiskFactor, Status};
use crate::report::{Answers, Trend};
use crate::text_enum;
use crate::time::{Date, Timestamp};
use crate::triage::{Assessment, Reason, Tier};
use crate::values::FieldError;

/// Header that carries the CSRF token.
pub const CSRF_HEADER: &str = "x-csrf-token";

macro_rules! dto {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
        pub struct $name { $($body)* }
    )+};
}

dto! {
/// RFC 9457 problem. `code` is stable; the reader's text is the Fluent message `problem-<code>`.
pub struct Problem {
    /// HTTP status.
    pub status: u16,
    /// Stable code, kebab-case.
    pub code: String,
    /// A safe sentence in English.
    pub title: String,
    /// Refused fields, for forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// When to try again, in seconds, for 429 and 503.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<i64>,
    /// What the text of the code needs: `tries` left, `who` has it, …
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, String>,
}

// ---------------------------------------------------------------- patient

/// What the first page may say before anybody is recognised: nothing about the person.
pub struct InvitationView {
    /// Usable, or why not.
    pub state: InvitationState,
    /// Language set by staff.
    pub language: Language,
    /// The centre that follows the patient up, to call when something is wrong.
    pub center: CenterContact,
}
/// A health centre as patients see it.
pub struct CenterContact {
    /// 保健所名
    pub name: String,
    /// By day.
    pub phone: String,
    /// At night and on holidays; empty when there is none.
    pub night_phone: String,
    /// Hours of `phone`, as text.
    pub hours: String,
}
/// Opens an invitation.
pub struct OpenInvitation {
    /// As typed; any form that [`crate::values::parse_date`] reads.
    pub birth_date: String,
}
/// Everything the patient's first screen shows. People of one household may share it.
pub struct Home {
    /// The server's clock, for the offset of the phone's.
    pub now: Timestamp,
    /// For [`CSRF_HEADER`].
    pub csrf: String,
    /// Language of the pages.
    pub language: Language,
    /// Responsible centre of the first person.
    pub center: CenterContact,
    /// Who may report on this phone.
    pub people: Vec<PersonHome>,
    /// VAPID public key (base64url), absent when push is off.
    pub push_key: Option<String>,
}
/// One person on the home screen.
pub struct PersonHome {
    /// Id for the paths.
    pub id: PatientId,
    /// How the family calls them; the name as registered.
    pub name: String,
    /// Where the follow-up stands.
    pub status: Status,
    /// Who reports.
    pub mode: ReportingMode,
    /// Day 0 = onset, or specimen day without symptoms.
    pub day: Option<i64>,
    /// First day free of isolation, as expected now.
    pub expected_end: Option<Date>,
    /// Reports received today.
    pub reports_today: i64,
    /// The newest report.
    pub last_report: Option<ReportView>,
    /// When the next reminder goes out.
    pub next_reminder: Option<Timestamp>,
    /// Local hour of the daily reminder.
    pub reminder_hour: i64,
    /// COCOA.
    pub number: NumberView,
}
/// 処理番号 as its owner sees it.
pub struct NumberView {
    /// Where it stands.
    pub state: NumberState,
    /// Eight digits, only while it lives.
    pub digits: Option<String>,
    /// The app link, only while it lives.
    pub link: Option<String>,
    /// When it ends.
    pub expires_at: Option<Timestamp>,
    /// Which of five, from 1.
    pub position: Option<i64>,
}
/// A report on its way.
pub struct SubmitReport {
    /// Made by the phone; sending it twice is sending it once, the same id with other content is 409.
    pub id: ClientReportId,
    /// When it was measured, by the phone's clock corrected by the offset last seen.
    pub measured_at: Timestamp,
    /// The earlier report that this one corrects.
    #[serde(default)]
    pub supersedes: Option<ReportId>,
    /// The answers.
    pub answers: Answers,
}
/// The durable yes.
pub struct ReportReceipt {
    /// The report as stored, with the server's verdict.
    pub report: ReportView,
    /// It was already here.
    pub repeated: bool,
}
/// A report as stored.
pub struct ReportView {
    /// Server id.
    pub id: ReportId,
    /// The phone's id.
    pub client_id: ClientReportId,
    /// When it was measured.
    pub measured_at: Timestamp,
    /// When it arrived.
    pub received_at: Timestamp,
    /// Who entered it: `patient` or the name of staff; empty where the reader may not know.
    pub entered_by: String,
    /// The report it corrects.
    pub supersedes: Option<ReportId>,
    /// The answers.
    pub answers: Answers,
    /// The verdict, by the rules then in force.
    pub assessment: Assessment,
}
/// A page of reports, newest first.
pub struct ReportPage {
    /// At most 50.
    pub items: Vec<ReportView>,
    /// For the next page: `?before=`.
    pub next: Option<ReportId>,
}
/// The patient's own choices.
pub struct PatientSettings {
    /// Language of pages and messages.
    pub language: Option<Language>,
    /// Local hour, 8–20.
    pub reminder_hour: Option<i64>,
}
/// A browser's subscription, as `PushSubscription.toJSON()` gives it.
pub struct PushSubscription {
    /// The push service's address.
    pub endpoint: String,
    /// Keys.
    pub keys: PushKeys,
}
/// Keys of a subscription, base64url.
pub struct PushKeys {
    /// Public key of the browser.
    pub p256dh: String,
    /// Shared secret.
    pub auth: String,
}

// ---------------------------------------------------------------- staff

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
    /// Newest first.
    pub reports: ReportPage,
    /// Newest first.
    pub messages: Vec<MessageView>,
    /// Newest first.
    pub chains: Vec<ChainView>,
    /// Newest first.
    pub notes: Vec<NoteView>,
    /// Expected end of isolation.
    pub expected_end: Option<Date>,
    /// Was an invitation opened?
    pub invitation: InvitationState,
    /// When it was opened.
    pub opened_at: Option<Timestamp>,
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
}

// ---------------------------------------------------------------- import

/// What an uploaded file would do. Nothing is imported until confirmed.
pub struct ImportPreview {
    /// For the confirmation.
    pub id: ImportId,
    /// Encoding found: `UTF-8` or `CP932`.
    pub encoding: String,
    /// Header of each column → field it was understood as; unknown headers map to an empty word.
    pub columns: Vec<ImportColumn>,
    /// Each row, in file order.
    pub rows: Vec<ImportRow>,
    /// This very file was imported before.
    pub imported_before: bool,
}
/// One column of the file.
pub struct ImportColumn {
    /// As in the file.
    pub header: String,
    /// Name of the field, or empty when ignored.
    pub field: String,
}
/// One row of the file, paired with its line.
pub struct ImportRow {
    /// Line number in the file, the header being 1.
    pub line: i64,
    /// As read.
    pub form: PatientForm,
    /// Refusals; such a row can't be imported.
    pub errors: Vec<FieldError>,
    /// Kept, but to be noticed: `landline`, `no-contact`.
    pub warnings: Vec<String>,
    /// An earlier line of this file with the same person.
    pub same_as_line: Option<i64>,
    /// Known patients who may be the same person.
    pub known: Vec<KnownPatient>,
    /// Same phone, another birth date: may be one household with this known patient or line.
    pub household_with: Option<String>,
}
/// A patient who may be the one in hand.
pub struct KnownPatient {
    /// Id.
    pub id: PatientId,
    /// 氏名
    pub name: String,
    /// 生年月日
    pub birth_date: Date,
    /// Where the follow-up stands.
    pub status: Status,
    /// Registered when.
    pub registered_at: Timestamp,
    /// `her-sys-id` or `kana-birth`.
    pub matched_by: String,
}
/// The decision on a previewed file.
pub struct ConfirmImport {
    /// Lines to import, each with its answer where one was asked.
    pub lines: Vec<ConfirmLine>,
}
/// One line to import.
pub struct ConfirmLine {
    /// Line number.
    pub line: i64,
    /// Answer for a known patient.
    #[serde(default)]
    pub duplicate: Option<DuplicateChoice>,
    /// Put into one household with who has the same phone.
    #[serde(default)]
    pub household: bool,
}
/// What the import did.
pub struct ImportResult {
    /// Per line.
    pub lines: Vec<ImportedLine>,
}
/// What became of a line.
pub struct ImportedLine {
    /// Line number.
    pub line: i64,
    /// `registered`, `corrected`, `skipped`.
    pub result: String,
    /// The patient.
    pub patient_id: Option<PatientId>,
}

// ---------------------------------------------------------------- live

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
    /// What was done, as `patient.view`.
    pub action: String,
    /// Patient concerned.
    pub patient_id: Option<PatientId>,
    /// Names of fields changed.
    pub fields: Vec<String>,
}
/// A page of the trail, newest first.
pub struct AuditPage {
    /// At most 100.
    pub items: Vec<AuditRow>,
    /// For the next page: `?before=`.
    pub next: Option<i64>,
}
}

/// Answer to "we may know this person" (seed 000 Q7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DuplicateChoice {
    /// The same course of illness: correct the known patient.
    Correct(PatientId),
    /// A new course: a new patient.
    New,
}

text_enum!(
    /// Can an invitation be used?
    InvitationState {
        /// Nobody opened it yet.
        Open = "open",
        /// Opened before; another device may still open it with the birth date while it lasts.
        Opened = "opened",
        /// Past its end.
        Expired = "expired",
        /// Revoked, or "this isn't me" was said.
        Revoked = "revoked",
        /// None was sent.
        None = "none",
    }
);
text_enum!(
    /// Second step of a login.
    LoginNext { Code = "code", Enrol = "enrol" }
);
text_enum!(
    /// Where a 処理番号 stands.
    NumberState {
        /// Not wished, or not positive.
        NotWished = "not-wished",
        /// May be asked for.
        Available = "available",
        /// Asked for, not yet minted.
        Queued = "queued",
        /// Minted and valid.
        Live = "live",
        /// Its hour is over.
        Expired = "expired",
        /// It never reached the patient.
        Undelivered = "undelivered",
        /// A newer one replaced it, or it was stopped.
        Ended = "ended",
        /// Used: registered in COCOA.
        Registered = "registered",
        /// "I don't use COCOA".
        Declined = "declined",
    }
);
text_enum!(
    /// Kinds of work in the queue.
    AlertKind {
        /// A report, or several, of one episode.
        Medical = "medical",
        /// No report in the patient's window.
        Silence = "silence",
        /// The invitation was never opened.
        Unopened = "unopened",
        /// Daily call for mode `phone`.
        Call = "call",
        /// "This isn't me" was said, or the number does not exist.
        WrongContact = "wrong-contact",
        /// Three numbers in a row could not be delivered.
        NumberFailed = "number-failed",
        /// A message that matters could not be delivered.
        MessageFailed = "message-failed",
    }
);
text_enum!(
    /// Where an alert stands.
    AlertState { Open = "open", Claimed = "claimed", Closed = "closed" }
);
text_enum!(
    /// What was done (DOMAIN section 4).
    CallOutcome {
        Fine = "fine",
        NoAnswer = "no-answer",
        Advice = "advice",
        Doctor = "doctor",
        Ambulance = "ambulance",
        Hospital = "hospital",
        /// For tasks that are no medical matter.
        Done = "done",
    }
);
text_enum!(
    /// Lines of a history.
    NoteKind {
        Note = "note",
        Call = "call",
        Claim = "claim",
        Release = "release",
        Close = "close",
        Finding = "finding",
        Mode = "mode",
        Status = "status",
    }
);
text_enum!(
    /// What a message is about.
    MessageKind {
        Invitation = "invitation",
        Reminder = "reminder",
        Number = "number",
        NumberReminder = "number-reminder",
        StaffAlert = "staff-alert",
        OneTimeCode = "one-time-code",
    }
);
text_enum!(
    /// Where a message or an attempt stands; moves forward only (see docs/ARCHITECTURE).
    MessageState {
        Ready = "ready",
        Leased = "leased",
        HandedOver = "handed-over",
        Ambiguous = "ambiguous",
        Delivered = "delivered",
        Undelivered = "undelivered",
        Failed = "failed",
        Expired = "expired",
        Cancelled = "cancelled",
        Dead = "dead",
    }
);
text_enum!(
    /// Ways to reach a person.
    Channel { Sms = "sms", Email = "email", Push = "push", Voice = "voice" }
);
text_enum!(
    /// What the live feed tells.
    ChangeKind {
        /// An alert was opened or grew worse.
        AlertRaised = "alert-raised",
        /// An alert was claimed, released, noted or closed.
        AlertChanged = "alert-changed",
        /// A report arrived.
        Report = "report",
        /// A patient's data changed.
        Patient = "patient",
        /// A message moved.
        Message = "message",
        /// A number moved.
        Number = "number",
    }
);
