//! Close contacts of a patient, and whose contact a patient is.

use serde::{Deserialize, Serialize};

use crate::api::PatientLine;
use crate::ids::PatientId;
use crate::time::{Date, Timestamp};

dto! {
/// Who met whom, as far as the asker may see them.
pub struct CloseContacts {
    /// Whom the patient may have caught it from.
    pub sources: Vec<Tie>,
    /// Whom the patient has met.
    pub contacts: Vec<Tie>,
    /// How many more there are whom the asker may not see.
    pub hidden: i64,
}
/// Somebody tied to a patient.
pub struct Tie {
    /// As in lists.
    pub line: PatientLine,
    /// Have staff spoken to them? Before that nothing is sent to a contact.
    pub spoken_to: bool,
    /// Expected end of isolation or observation.
    pub expected_end: Option<Date>,
    /// When the tie was made.
    pub since: Timestamp,
}
/// Takes a tie away.
pub struct Untie {
    /// The contact.
    pub contact: PatientId,
}
}
