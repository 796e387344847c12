//! Typed identifiers, declared in one list. Each is a `UUIDv7`: sortable by the moment it was made.

use crate::clock::{Rng, random_bytes};
use crate::time::Timestamp;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "server", derive(sqlx::Type, utoipa::ToSchema), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);
        impl $name {
            /// A new id from the injected clock and randomness.
            pub fn new(now: Timestamp, rng: &dyn Rng) -> Self { Self(uuid_v7(now, rng)) }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }
        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )+};
}

ids! {
    /// A public health centre (保健所).
    HealthCenterId,
    /// A contracted medical association (医師会等).
    AssociationId,
    /// A member of staff, of a centre, an association or the prefecture.
    StaffId,
    /// One logged-in browser of a member of staff.
    StaffSessionId,
    /// One page about a patient, open in a browser of staff.
    TabId,
    /// A place where a patient stayed before.
    StayId,
    /// A person followed up.
    PatientId,
    /// People who live together and may share a phone.
    HouseholdId,
    /// One phone or browser of a patient.
    PatientSessionId,
    /// The link that lets a patient in for the first time.
    InvitationId,
    /// One health report, as stored.
    ReportId,
    /// The id the phone gives a report before it is sent; sending it twice is sending it once.
    ClientReportId,
    /// A reason to call someone, open until a person closes it.
    AlertId,
    /// A line in an alert's or patient's history.
    NoteId,
    /// A message to be sent, whatever the channel.
    MessageId,
    /// One try to send a message by one channel and provider.
    AttemptId,
    /// A run of up to five processing numbers.
    ChainId,
    /// One processing number (処理番号).
    NumberId,
    /// A one-time code.
    CodeId,
    /// A browser's push subscription.
    PushId,
    /// A certificate of the time of isolation (療養証明).
    CertificateId,
    /// What staff wrote to a patient.
    LetterId,
    /// The link by which a member of staff sets a password.
    StaffInvitationId,
    /// An uploaded file of patients, before and after it is confirmed.
    ImportId,
    /// A remembered pairing of a file's columns with fields.
    MappingId,
    /// A list of patients or reports that was taken out as a file.
    ExportId,
    /// A time in which somebody is on call.
    ShiftId,
    /// One step of the on-call alarm of an alert.
    AlarmId,
    /// What an association did for a centre on a day (実施報告).
    FollowUpReportId,
    /// A building in which patients of a centre stay.
    HotelId,
    /// A wish that another centre take a patient over, and what became of it.
    TransferId,
    /// A rule set that a centre switched on.
    RuleSwitchId,
    /// A change of how closely a centre watches.
    PolicyChangeId,
    /// A list with its filters under a name.
    SavedFilterId,
    /// An act on many patients.
    BulkId,
}

/// A `UUIDv7` from the given instant and randomness.
pub fn uuid_v7(now: Timestamp, rng: &dyn Rng) -> uuid::Uuid {
    let millis = u64::try_from(now.millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random_bytes(rng)).into_uuid()
}

/// Not greater than any id that is made at the given instant or after it: ids carry their time, so that the rows of a day
/// are a range of the primary key.
pub fn first_id(at: Timestamp) -> uuid::Uuid {
    uuid::Uuid::from_u128(u128::try_from(at.millis().clamp(0, (1 << 48) - 1)).unwrap_or(0) << 80)
}
