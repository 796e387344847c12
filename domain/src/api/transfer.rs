//! Moving: a patient given to another centre by its yes, and shared with several.

use serde::{Deserialize, Serialize};

use crate::api::{AlertView, PatientLine, TransferState};
use crate::ids::{HealthCenterId, PatientId, TransferId};
use crate::time::Timestamp;

/// Longest note on a transfer or reason for sharing, in characters.
pub const MOVING_NOTE_MAX: usize = 1000;
/// Most transfers accepted at once.
pub const ACCEPT_MAX: usize = 500;

dto! {
/// Asks another centre to take a patient over.
pub struct AskTransfer {
    /// Which.
    pub center: HealthCenterId,
    /// What it must know; at most 1,000 characters, not empty.
    pub note: String,
    /// The asking centre goes on seeing the patient afterwards, as one that shares them.
    #[serde(default)]
    pub keep_shared: bool,
}
/// The answer to it, or that it was taken back.
pub struct AnswerTransfer {
    /// At most 1,000 characters; a refusal needs one.
    #[serde(default)]
    pub note: String,
}
/// Takes several patients over at once.
pub struct AcceptTransfers {
    /// Which, at most 500.
    pub transfers: Vec<TransferId>,
    /// Said of each; at most 1,000 characters.
    #[serde(default)]
    pub note: String,
}
/// What became of each.
pub struct AcceptedTransfers {
    /// In the order in which they were named.
    pub items: Vec<AcceptedTransfer>,
}
/// What became of one. Who accepts twice is told the same twice.
pub struct AcceptedTransfer {
    /// Which.
    pub id: TransferId,
    /// Where it stands now; absent where the asker may not answer it.
    pub state: Option<TransferState>,
    /// Who brought it there.
    pub who: String,
    /// It was the asker.
    pub mine: bool,
}
/// A health centre, as others see it.
pub struct CenterCard {
    /// Id.
    pub id: HealthCenterId,
    /// 保健所名
    pub name: String,
    /// By day.
    pub phone: String,
}
/// The health centres a patient can be given to or shared with.
pub struct CenterCards {
    /// All others than one's own, by code.
    pub items: Vec<CenterCard>,
}
/// A transfer, as both centres see it.
pub struct TransferView {
    /// Id.
    pub id: TransferId,
    /// Whom it is about.
    pub patient_id: PatientId,
    /// Their name, as it was known when the transfer was asked for.
    pub name: String,
    /// Where it stands.
    pub state: TransferState,
    /// Who gives.
    pub from: CenterCard,
    /// Who takes.
    pub to: CenterCard,
    /// Is it one's own centre that asked?
    pub mine: bool,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Timestamp,
    /// An answer is wanted by then.
    pub due_at: Timestamp,
    /// What the asking centre says.
    pub note: String,
    /// The asking centre wants to go on seeing the patient.
    pub keep_shared: bool,
    /// Who answered, or took it back; empty until then.
    pub answered_by: String,
    /// When.
    pub answered_at: Option<Timestamp>,
    /// What they said.
    pub answer: String,
    /// What the decision needs, while it is open.
    pub case: Option<TransferCase>,
    /// Does one see the patient's page?
    pub in_sight: bool,
}
/// What somebody must know to decide.
pub struct TransferCase {
    /// As in lists.
    pub line: PatientLine,
    /// Name of the hotel, if the patient stays in one.
    pub hotel: String,
    /// Open alerts, the gravest first.
    pub alerts: Vec<AlertView>,
}
/// Transfers of one's centre.
pub struct Transfers {
    /// The server's clock.
    pub now: Timestamp,
    /// At most 50; open ones by when an answer is wanted, the others newest first.
    pub items: Vec<TransferView>,
    /// For the next page: `?after=`.
    pub next: Option<String>,
    /// What waits for an answer.
    pub counts: TransferCounts,
}
/// What waits for an answer, counted to 100.
#[derive(Default, Copy, Eq)]
pub struct TransferCounts {
    /// Others wait for one's own centre.
    pub incoming: i64,
    /// Of these, who has an Emergency.
    pub emergencies: i64,
    /// Of these, past the time by which an answer was wanted.
    pub overdue: i64,
    /// One's own centre waits for others.
    pub outgoing: i64,
    /// Of these, past that time.
    pub outgoing_overdue: i64,
}
/// To which centres a patient belongs, and how that came about.
pub struct Moving {
    /// The responsible centre.
    pub responsible: CenterCard,
    /// Those that share the patient, and since when.
    pub shared: Vec<SharedWith>,
    /// In which municipality outside the system something about the patient is filed (seed 000 Q19); mostly empty.
    pub outside: String,
    /// The transfers of one's own centre, newest first, at most 20.
    pub transfers: Vec<TransferView>,
}
/// A centre that shares a patient.
pub struct SharedWith {
    /// Which.
    pub center: CenterCard,
    /// Since when.
    pub since: Timestamp,
}
/// Shares a patient with a centre, or ends it.
pub struct SharePatient {
    /// Which.
    pub center: HealthCenterId,
    /// Why; at most 1,000 characters, not empty.
    pub reason: String,
}
/// What is filed in a municipality outside the system.
pub struct OutsideNote {
    /// At most 1,000 characters; empty takes it away.
    pub text: String,
}
}
