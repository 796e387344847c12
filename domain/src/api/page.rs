//! What the page of one patient shows beside their data: who else is there, who changed what meanwhile, what people
//! decided, and one timeline.

use serde::{Deserialize, Serialize};

use crate::api::{
    AlertKind, CallOutcome, MessageKind, MessageState, NoteKind, NumberState, StaffName, SubmitReport,
    TimelineKind, ToldBy,
};
use crate::ids::TabId;
use crate::patient::{PatientForm, PlaceKind};
use crate::release::{Expected, MissingFact};
use crate::report::Answers;
use crate::time::{Date, Timestamp};
use crate::triage::Tier;

dto! {
/// Who somebody is that has a patient open: told anew every twenty seconds.
pub struct Here {
    /// The page, as the browser calls it.
    pub tab: TabId,
    /// The form is open.
    pub editing: bool,
}
/// The page is left.
pub struct Gone {
    /// The page, as the browser calls it.
    pub tab: TabId,
}
/// Who else has a patient open now.
pub struct Presence {
    /// Those who edit first, then by name; never the asker.
    pub others: Vec<Present>,
}
/// A colleague with this patient open.
pub struct Present {
    /// Who.
    pub who: StaffName,
    /// The form is open.
    pub editing: bool,
    /// Since when.
    pub since: Timestamp,
}
/// What became of a patient's data since somebody began to edit them: in the details of a 409 `changed-meanwhile`, as
/// `changed`.
pub struct ChangedMeanwhile {
    /// The version that holds now.
    pub version: i64,
    /// All fields as they are now.
    pub form: PatientForm,
    /// Who changed what, oldest first; the newest 50.
    pub changes: Vec<PatientChange>,
}
/// One change of a patient's data.
pub struct PatientChange {
    /// Who; the patient where it was no member of staff.
    pub by: Option<StaffName>,
    /// When.
    pub at: Timestamp,
    /// What.
    pub fields: Vec<FieldChange>,
}
/// One field before and after a change.
pub struct FieldChange {
    /// As in [`PatientForm`], or `status`, `own_target`, `release_date`.
    pub field: String,
    /// Before.
    pub old: String,
    /// After.
    pub new: String,
}
/// The end of isolation, and what people decided.
pub struct CourseView {
    /// What the rules say, with the arithmetic; absent when something is missing.
    pub expected: Option<Expected>,
    /// What is missing.
    pub missing: Option<MissingFact>,
    /// The first free day that a person set: it stands above what the rules say.
    pub release: Option<DecisionView>,
    /// The own oxygen target (88–92 %) that a person set.
    pub own_target: Option<DecisionView>,
    /// What a chart draws.
    pub lines: ChartLines,
}
/// The values at which the rules in force begin to worry.
pub struct ChartLines {
    /// Per cent, lowest first; those of the own target where it holds.
    pub spo2: Vec<i64>,
    /// Tenths of a degree, lowest first.
    pub temperature: Vec<i64>,
}
/// What a person decided.
pub struct DecisionView {
    /// For the end of isolation: the first free day.
    pub free_on: Option<Date>,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: StaffName,
    /// When.
    pub at: Timestamp,
}
/// Sets the first day free of isolation, or leaves it to the rules again.
pub struct SetRelease {
    /// The day; absent to leave it to the rules.
    pub free_on: Option<Date>,
    /// Why.
    pub reason: String,
    /// The version that was read; another day meanwhile is 409 `changed-meanwhile`.
    pub version: i64,
}
/// Sets a patient's own oxygen target (88–92 %), or takes it back.
pub struct SetTarget {
    /// Whether it holds.
    pub own_target: bool,
    /// Why.
    pub reason: String,
    /// The version that was read; another target meanwhile is 409 `changed-meanwhile`.
    pub version: i64,
}
/// A report that staff enter for somebody.
pub struct EnterReport {
    /// The report, as the patient would send it.
    #[serde(flatten)]
    pub report: SubmitReport,
    /// Who told it.
    #[serde(default)]
    pub told_by: Option<ToldBy>,
    /// Who that was, in words; at most 80 characters.
    #[serde(default)]
    pub told_note: String,
}
/// Where a patient stayed before.
pub struct StayView {
    /// 居所
    pub place: PlaceKind,
    /// Name of the hotel.
    pub hotel: String,
    /// Room there.
    pub room: String,
    /// From.
    pub since: Timestamp,
    /// To.
    pub until: Timestamp,
    /// Who wrote the move down; the patient where it was no member of staff.
    pub by: Option<StaffName>,
}
/// A page of a patient's timeline.
pub struct Timeline {
    /// Newest first, at most 50.
    pub items: Vec<TimelineItem>,
    /// For the next page: `?before=`.
    pub next: Option<String>,
}
/// One thing that happened.
pub struct TimelineItem {
    /// Stable, for lists.
    pub id: String,
    /// When.
    pub at: Timestamp,
    /// Who; absent for the patient, the machine and the rest of the world.
    pub by: Option<StaffName>,
    /// What.
    pub event: TimelineEvent,
}
}

/// What happened, by kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TimelineEvent {
    /// A report came.
    Report {
        /// The verdict.
        tier: Tier,
        /// When it was measured.
        measured_at: Timestamp,
        /// The answers.
        answers: Box<Answers>,
        /// Who told it, where staff entered it.
        told_by: Option<ToldBy>,
        /// Who that was, in words.
        told_note: String,
        /// It corrects an earlier one.
        corrects: bool,
    },
    /// An alert was opened or grew worse.
    Alert {
        /// What kind of work.
        alert: AlertKind,
        /// How urgent from then on.
        tier: Tier,
        /// It was open before.
        raised: bool,
    },
    /// Work on an alert, a finding, or a decision with its reason.
    Note {
        /// What was done.
        note: NoteKind,
        /// For calls and closings.
        outcome: Option<CallOutcome>,
        /// Words.
        text: String,
    },
    /// A message to the patient.
    Message {
        /// About what.
        message: MessageKind,
        /// Where it stands now.
        state: MessageState,
    },
    /// What staff wrote to the patient.
    Letter {
        /// Words.
        text: String,
        /// When the patient said it was read.
        read_at: Option<Timestamp>,
    },
    /// A 処理番号.
    Number {
        /// Which of five, from 1.
        position: i64,
        /// Where it stands now.
        state: NumberState,
        /// When COCOA took it.
        used_at: Option<Timestamp>,
    },
    /// The data were changed; by the patient where nobody is named.
    Edit {
        /// Names of the fields; empty for changes of long ago.
        fields: Vec<String>,
    },
    /// Somebody of staff looked at the page.
    View {
        /// How often running, until `at`.
        times: i64,
    },
}

impl TimelineEvent {
    /// Under which kind it is filtered.
    pub const fn kind(&self) -> TimelineKind {
        match self {
            Self::Report { .. } => TimelineKind::Report,
            Self::Alert { .. } => TimelineKind::Alert,
            Self::Note { note, .. } => TimelineKind::of(*note),
            Self::Message { .. } => TimelineKind::Message,
            Self::Letter { .. } => TimelineKind::Letter,
            Self::Number { .. } => TimelineKind::Number,
            Self::Edit { .. } => TimelineKind::Edit,
            Self::View { .. } => TimelineKind::View,
        }
    }
}
