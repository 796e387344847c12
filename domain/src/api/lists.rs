//! The named lists of patients, their filters under names, and acts on many patients at once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::api::{AlertView, AssociationName, MOVING_NOTE_MAX, PatientLine, StaffName, Vitals};
use crate::ids::{AssociationId, BulkId, HealthCenterId, PatientId, SavedFilterId};
use crate::patient::{Language, PlaceKind};
use crate::text_enum;
use crate::time::{Date, Timestamp};

text_enum!(
    /// A named list. Its Fluent name is `staff-list-<word>`.
    #[derive(Default)]
    ListName {
        /// An open alert at Urgent or above.
        Urgent = "urgent",
        /// The newest report was worse than the one before, and nobody has looked after them since.
        Worsening = "worsening",
        /// The first symptoms came today.
        Symptoms = "symptoms",
        /// Followed up, and no report today.
        Unreported = "unreported",
        /// Invited, and never opened.
        Unopened = "unopened",
        /// Wrote something that nobody has looked after.
        Comment = "comment",
        /// Messages don't arrive.
        Undelivered = "undelivered",
        /// The expected end of isolation has come.
        Ready = "ready",
        /// Reported, Routine, nothing to read, nothing worse, and nobody has said so yet.
        NoProblem = "no-problem",
        /// Isolation has ended.
        Released = "released",
        /// Everybody.
        #[default]
        All = "all",
    }
);
text_enum!(
    /// A column beside who it is and why they are on the list. Its Fluent name is `staff-list-column-<word>`.
    ListColumn {
        /// Newest values.
        Values = "values",
        /// 居所, hotel and room.
        Place = "place",
        /// 診断分類 and who reports.
        Kind = "kind",
        /// Assigned association.
        Association = "association",
        /// Language of the messages.
        Language = "language",
        /// Expected end of isolation.
        End = "end",
        /// Last report and last contact.
        Contact = "contact",
    }
);
text_enum!(
    /// Where an act on many patients stands. Its Fluent name is `staff-bulk-state-<word>`.
    BulkState {
        /// Its patients are being chosen.
        Choosing = "choosing",
        /// Looked at, not confirmed.
        Preview = "preview",
        /// Looked at, and not confirmed within a day.
        Forgotten = "forgotten",
        /// At work.
        Running = "running",
        /// All patients are done or left out.
        Done = "done",
        /// Being taken back.
        Undoing = "undoing",
        /// Taken back.
        Undone = "undone",
    }
);
text_enum!(
    /// What became of one patient.
    BulkItemState {
        /// Not yet looked at.
        Waiting = "waiting",
        /// Done.
        Done = "done",
        /// Left as it was.
        LeftOut = "left-out",
        /// Done, and taken back.
        Undone = "undone",
        /// Done, and can't be taken back any more.
        Kept = "kept",
    }
);
text_enum!(
    /// Why a patient was left as they were. Its Fluent name is `staff-bulk-reason-<word>`.
    BulkReason {
        /// Reported after being chosen.
        Changed = "changed",
        /// Stays elsewhere, or in another room, than when chosen.
        Moved = "moved",
        /// Has an open alert at Urgent or above.
        UrgentAlert = "urgent-alert",
        /// The newest measurement is Urgent or above.
        NotWell = "not-well",
        /// A colleague is at work on an alert of theirs.
        Claimed = "claimed",
        /// Not followed up any more, or not in sight.
        Gone = "gone",
        /// Another centre is responsible; one's own only shares the patient.
        NotOwned = "not-owned",
        /// It was so already.
        Already = "already",
        /// A centre is asked already to take the patient over.
        TransferOpen = "transfer-open",
        /// No contract between the association and the centre is in force.
        NoContract = "no-contract",
        /// Something happened since, so that it can't be taken back.
        Since = "since",
        /// The request was answered, or taken back, since.
        Answered = "answered",
    }
);

impl BulkReason {
    /// Done, and can't be taken back; the others were never done.
    pub const fn is_of_undoing(self) -> bool {
        matches!(self, Self::Since | Self::Answered)
    }
}

/// What is done to each of many patients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum BulkAct {
    /// Says that all is well: open alerts below Urgent are closed, and the patient leaves the lists of what to look at.
    CloseNoProblem,
    /// Assigns to an association whose contract with the centre is in force, or to nobody.
    Assign {
        /// The association; absent to take patients back to the centre.
        association: Option<AssociationId>,
    },
    /// Moves to another hotel, or home. The room is given there, later.
    Move {
        /// A hotel or home.
        place: PlaceKind,
        /// Name of the hotel, at most 80 characters; empty for home.
        #[serde(default)]
        hotel: String,
    },
    /// Asks another centre to take them over.
    Transfer {
        /// Which.
        center: HealthCenterId,
        /// The asking centre goes on seeing them afterwards, as one that shares them.
        #[serde(default)]
        keep_shared: bool,
    },
}

/// Longest words for each history when closing, in characters.
const CLOSING_NOTE_MAX: usize = 2_000;

impl BulkAct {
    /// The Fluent name is `staff-bulk-act-<word>`.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::CloseNoProblem => "close-no-problem",
            Self::Assign { .. } => "assign",
            Self::Move { .. } => "move",
            Self::Transfer { .. } => "transfer",
        }
    }
    /// How many characters of words go with it, which it then needs; `None` where it takes none.
    pub const fn note_max(&self) -> Option<usize> {
        match self {
            Self::CloseNoProblem => Some(CLOSING_NOTE_MAX),
            Self::Transfer { .. } => Some(MOVING_NOTE_MAX),
            Self::Assign { .. } | Self::Move { .. } => None,
        }
    }
}

dto! {
/// How many are on each list, to 1,000, which means "1,000 or more".
pub struct ListCounts {
    /// By list.
    pub lists: BTreeMap<ListName, i64>,
    /// Names of the hotels and associations to filter by.
    pub choices: ListChoices,
}
/// What the filters of a centre or association offer.
pub struct ListChoices {
    /// Hotels in which somebody is followed up, at most 100.
    pub hotels: Vec<String>,
    /// Associations with a contract in force.
    pub associations: Vec<AssociationName>,
}
/// A page of a list.
pub struct ListPage {
    /// The server's clock.
    pub now: Timestamp,
    /// At most 50.
    pub items: Vec<ListRow>,
    /// For the next page: `after=`.
    pub next: Option<String>,
    /// Enough was read for once before the page was full: it goes on at `next`.
    pub goes_on: bool,
}
/// A patient on a list.
pub struct ListRow {
    /// The patient.
    pub patient: PatientLine,
    /// The hotel, where there is one.
    pub hotel: String,
    /// Room of the hotel.
    pub room: String,
    /// Language of the messages.
    pub language: Language,
    /// Assigned association.
    pub association: Option<String>,
    /// The moment that put them on this list.
    pub since: Option<Timestamp>,
    /// The most urgent open alert.
    pub alert: Option<AlertView>,
    /// Newest first, at most 2.
    pub recent: Vec<Vitals>,
    /// Words that nobody has looked after yet.
    pub comment: Option<String>,
    /// Expected end of isolation.
    pub expected_end: Option<Date>,
    /// When staff last spoke with them or closed something.
    pub last_contact_at: Option<Timestamp>,
}
/// How many patients of a list a filter admits.
pub struct FilterCount {
    /// As far as was read.
    pub n: i64,
    /// There may be more than was counted.
    pub more: bool,
}
/// Keeps a list with its filters under a name.
pub struct NewSavedFilter {
    /// 1–40 characters.
    pub name: String,
    /// As in the address: `list=no-problem&place=hotel`.
    pub query: String,
    /// For everybody of the house.
    #[serde(default)]
    pub shared: bool,
}
/// A list with its filters under a name.
pub struct SavedFilter {
    /// Id.
    pub id: SavedFilterId,
    /// Name.
    pub name: String,
    /// As in the address.
    pub query: String,
    /// For everybody of the house.
    pub shared: bool,
    /// One's own: it can be removed.
    pub mine: bool,
}
/// One's own and the shared ones, by name.
pub struct SavedFilters {
    /// At most 100.
    pub items: Vec<SavedFilter>,
}
/// Chooses patients and an act, to see what it would do. Nothing is changed.
pub struct NewBulk {
    /// Made by the client: the same again is the same act.
    pub id: BulkId,
    /// What is to be done.
    #[serde(flatten)]
    pub act: BulkAct,
    /// Everybody whom this admits, as in the address of a list; absent when `patients` are named.
    #[serde(default)]
    pub query: Option<String>,
    /// These, at most 500.
    #[serde(default)]
    pub patients: Vec<PatientId>,
    /// What is written to each history: required for closing (at most 2,000 characters) and for asking another centre
    /// (1,000); the others keep none.
    #[serde(default)]
    pub note: String,
}
/// An act on many patients.
pub struct BulkView {
    /// The server's clock.
    pub now: Timestamp,
    /// Id.
    pub id: BulkId,
    /// What is done.
    pub act: BulkAct,
    /// Name of the association, hotel or centre, where the act names one.
    pub to: Option<String>,
    /// What is written to each history.
    pub note: String,
    /// Where it stands.
    pub state: BulkState,
    /// Who began it.
    pub by: StaffName,
    /// One's own: it can be confirmed and taken back.
    pub mine: bool,
    /// Patients chosen.
    pub total: i64,
    /// Done; in a preview: would be done.
    pub done: i64,
    /// Left as they were; in a preview: would be.
    pub left_out: i64,
    /// Why, and how many.
    pub reasons: BTreeMap<BulkReason, i64>,
    /// Taken back.
    pub undone: i64,
    /// When it was looked at.
    pub created_at: Timestamp,
    /// When the last patient was done.
    pub finished_at: Option<Timestamp>,
    /// Until when it can be taken back.
    pub undo_until: Option<Timestamp>,
}
/// The acts of the last days, newest first, at most 20.
pub struct BulkList {
    /// One's own.
    pub items: Vec<BulkView>,
}
/// What became of each patient.
pub struct BulkItems {
    /// At most 50.
    pub items: Vec<BulkItem>,
    /// For the next page: `?after=`.
    pub next: Option<i64>,
}
/// What became of one patient.
pub struct BulkItem {
    /// The patient; the name is empty when they are not in sight any more.
    pub patient_id: PatientId,
    /// 氏名
    pub name: String,
    /// Where they stay now, while they are in sight.
    pub stays: Option<Whereabouts>,
    /// What became of them.
    pub state: BulkItemState,
    /// Why not.
    pub reason: Option<BulkReason>,
    /// Who is at work there.
    pub who: Option<String>,
}
/// Where somebody stays.
pub struct Whereabouts {
    /// 居所
    pub place: PlaceKind,
    /// Name of the hotel, if it is one.
    pub hotel: String,
    /// Room of the hotel; empty until one is given.
    pub room: String,
}
}
