//! Accounts of staff: what managers see and send, and the page behind the link of an invitation.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::api::{AccountState, MessageState};
use crate::ids::{AssociationId, StaffId};
use crate::time::Timestamp;

dto! {
/// A page of the accounts that a manager manages.
pub struct AccountList {
    /// The server's clock.
    pub now: Timestamp,
    /// At most 100, by user ID.
    pub items: Vec<AccountView>,
    /// For the next page: `?after=`.
    pub next: Option<String>,
    /// Associations whose contract with the centre is in force, for the invitation of clinicians.
    pub associations: Vec<AssociationName>,
}
/// An association in a choice.
pub struct AssociationName {
    /// Id.
    pub id: AssociationId,
    /// Name.
    pub name: String,
}
/// One account.
pub struct AccountView {
    /// Id.
    pub id: StaffId,
    /// User ID.
    pub login: String,
    /// Name.
    pub name: String,
    /// E-mail address of invitations; none for accounts that the operator opened.
    pub email: Option<String>,
    /// Role.
    pub role: Role,
    /// Name of the centre or association.
    pub organisation: String,
    /// Where it stands.
    pub state: AccountState,
    /// When somebody last worked with it, to the minute.
    pub seen_at: Option<Timestamp>,
    /// End of the link that lives, if one does.
    pub invited_until: Option<Timestamp>,
    /// Where the mail with the newest link stands, if there was one.
    pub mail: Option<MessageState>,
}
/// An invitation of a colleague.
pub struct InviteStaff {
    /// Name, as colleagues see it.
    pub name: String,
    /// User ID: 3 to 64 ASCII letters, digits or `. _ @ -`.
    pub login: String,
    /// Where the link goes.
    pub email: String,
    /// `nurse`, `manager`, `clinician` or `hotel`.
    pub role: Role,
    /// For clinicians: of which association.
    #[serde(default)]
    pub association: Option<AssociationId>,
    /// For staff of a hotel: the building, as it stands in the patients' data.
    #[serde(default)]
    pub hotel: String,
}
/// The answer to an invitation.
pub struct InvitedStaff {
    /// The new account.
    pub id: StaffId,
}
/// Where a new link goes.
pub struct SendLink {
    /// Empty: to the address on record. Another one is taken only where none is on record, or where nobody has ever
    /// come in by it.
    #[serde(default)]
    pub email: String,
}
/// Another role: `nurse` or `manager`.
pub struct ChangeRole {
    /// The new role.
    pub role: Role,
}
/// What the page behind an invitation shows.
pub struct JoinView {
    /// Name of the centre or association.
    pub organisation: String,
    /// User ID.
    pub login: String,
    /// Has this account got a password before? Then it is a reset, not a first visit.
    pub returning: bool,
}
/// The password that somebody chose.
pub struct Join {
    /// At least 12 characters, without the user ID.
    pub password: String,
}
}
