//! What the patient app sends and shows.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::api::{CenterAdvice, Channel, InvitationState, NumberState, ReminderBy, ReminderWish, ToldBy};
use crate::ids::{ClientReportId, LetterId, PatientId, ReportId};
use crate::patient::{Language, ReportingMode, Status};
use crate::release::Step;
use crate::report::Answers;
use crate::time::{Date, Timestamp};
use crate::triage::{Assessment, Observation, Subject};

dto! {
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
    /// The prefecture's consultation line (相談窓口); empty when there is none.
    #[serde(default)]
    pub consultation_phone: String,
}
/// Opens an invitation.
pub struct OpenInvitation {
    /// As typed; any form that [`crate::values::parse_date`] reads.
    pub birth_date: String,
}
/// Asks for a code to get back in with. The answer is the same whether or not anybody is known there.
pub struct BackIn {
    /// Telephone number or e-mail address, as typed.
    pub contact: String,
    /// As typed; any form that [`crate::values::parse_date`] reads.
    pub birth_date: String,
    /// By a call instead of an SMS.
    #[serde(default)]
    pub voice: bool,
}
/// A code is on its way, if there is somebody to get one.
pub struct BackInFlow {
    /// To be sent back with the code.
    pub flow: String,
    /// How the code comes.
    pub channel: Channel,
}
/// The code, as read off the message.
pub struct BackInCode {
    /// As given with [`BackInFlow`].
    pub flow: String,
    /// As typed.
    pub code: String,
}
/// A new telephone number or a new e-mail address: exactly one of them.
pub struct NewContact {
    /// As typed.
    #[serde(default)]
    pub phone: Option<String>,
    /// As typed.
    #[serde(default)]
    pub email: Option<String>,
    /// The code by a call instead of an SMS.
    #[serde(default)]
    pub voice: bool,
}
/// A code is on its way to the new contact.
pub struct ContactCodeSent {
    /// How the code comes.
    pub channel: Channel,
}
/// The code that came to the new contact.
pub struct ContactCode {
    /// As typed.
    pub code: String,
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
    /// Hash of the rules of triage in force, which lie under `/api/v1/rules/{hash}`.
    #[serde(default)]
    pub rules: String,
    /// The centre's own words to its patients.
    #[serde(default)]
    pub advice: Option<CenterAdvice>,
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
    /// How that day was counted; empty when staff set it.
    #[serde(default)]
    pub end_steps: Vec<Step>,
    /// Reports received today.
    pub reports_today: i64,
    /// The newest report.
    pub last_report: Option<ReportView>,
    /// When the next reminder goes out.
    pub next_reminder: Option<Timestamp>,
    /// Local hour of the daily reminder.
    pub reminder_hour: i64,
    /// No reminders at all.
    #[serde(default)]
    pub reminders_off: bool,
    /// No reminders before this.
    #[serde(default)]
    pub paused_until: Option<Timestamp>,
    /// By which way they come first.
    #[serde(default)]
    pub reminder_by: ReminderBy,
    /// Telephone number, all but a few digits hidden.
    #[serde(default)]
    pub phone: Option<String>,
    /// E-mail address, all but a few letters hidden.
    #[serde(default)]
    pub email: Option<String>,
    /// COCOA.
    pub number: NumberView,
    /// What the rules of triage must know of the person today.
    pub subject: Option<Subject>,
    /// What the rules must know of earlier reports, oldest first, without comments.
    #[serde(default)]
    pub past: Vec<Observation>,
    /// The time of isolation can be proved (療養証明).
    #[serde(default)]
    pub certificate: bool,
    /// What staff wrote and nobody has read yet, oldest first.
    #[serde(default)]
    pub letters: Vec<LetterView>,
}
/// What staff wrote to a patient.
pub struct LetterView {
    /// Id.
    pub id: LetterId,
    /// At most 500 characters.
    pub text: String,
    /// 保健所名
    pub center: String,
    /// When it was written.
    pub sent_at: Timestamp,
    /// When "read" was pressed.
    pub read_at: Option<Timestamp>,
}
/// Everything that staff wrote to a patient, newest first, at most 100.
pub struct LetterList {
    /// Read and unread.
    pub items: Vec<LetterView>,
}
/// 療養証明: proof of the time of isolation.
pub struct CertificateView {
    /// 氏名
    pub name: String,
    /// 生年月日
    pub birth_date: Date,
    /// First day of isolation.
    pub starts_on: Date,
    /// Last day of isolation.
    pub ends_on: Date,
    /// 保健所名
    pub center: String,
    /// When it was made.
    pub issued_at: Timestamp,
    /// By which a third party can ask whether it is valid: twelve characters in groups of four.
    pub code: String,
    /// Where they ask.
    pub check_url: String,
}
/// Who can see a patient's data, and who did.
pub struct AccessView {
    /// The responsible centre and those that share the patient.
    pub centers: Vec<String>,
    /// The contracted association, while it is assigned.
    pub association: Option<String>,
    /// The hotel where the patient stays.
    pub hotel: Option<String>,
    /// What staff looked at and changed, newest day first, at most 20 lines.
    pub days: Vec<AccessDay>,
}
/// What staff of one role did on one day.
pub struct AccessDay {
    /// Local day.
    pub day: Date,
    /// Never a name.
    pub role: Role,
    /// Changed something; else only looked.
    pub changed: bool,
    /// How many times.
    pub times: i64,
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
    /// Who told it, where staff entered it; for staff only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told_by: Option<ToldBy>,
    /// Who that was, in words; for staff only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told_note: String,
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
    /// Whether there are reminders at all.
    #[serde(default)]
    pub reminders: Option<ReminderWish>,
    /// By which way they come first.
    #[serde(default)]
    pub reminder_by: Option<ReminderBy>,
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
}
