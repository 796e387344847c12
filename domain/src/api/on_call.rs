//! Who is on call, and whom the alarm went to.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::api::{Channel, MessageState, StaffName};
use crate::ids::{AlertId, ShiftId, StaffId};
use crate::time::Timestamp;

dto! {
/// The calendar of the asker's centre for the coming days.
pub struct OnCall {
    /// The server's clock.
    pub now: Timestamp,
    /// The end of what is shown.
    pub until: Timestamp,
    /// Who is on call now and can be telephoned, in the order of the alarm.
    pub on_duty: Vec<StaffName>,
    /// Shifts that aren't over, first to last.
    pub shifts: Vec<ShiftView>,
    /// When nobody who can be telephoned is on call, first to last.
    pub gaps: Vec<OnCallGap>,
    /// Who of the centre can be on call, by name.
    pub people: Vec<OnCallPerson>,
    /// Minutes between two steps of the alarm.
    pub step_minutes: i64,
}
/// A shift.
pub struct ShiftView {
    /// Id.
    pub id: ShiftId,
    /// Who.
    pub staff: StaffName,
    /// First instant.
    pub from: Timestamp,
    /// The instant after the last.
    pub to: Timestamp,
    /// Place in the order of the alarm, from 1.
    pub step: i64,
    /// False when the telephone number or the account is gone: the alarm passes over this shift.
    pub reachable: bool,
}
/// A time without anybody on call.
pub struct OnCallGap {
    /// First instant.
    pub from: Timestamp,
    /// The instant after the last.
    pub to: Timestamp,
}
/// A colleague who can be on call.
pub struct OnCallPerson {
    /// Id.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// The telephone number with its middle hidden; absent when none is known.
    pub phone: Option<String>,
}
/// A shift as it is added or changed.
pub struct NewShift {
    /// Who; of the own centre, with a telephone number.
    pub staff_id: StaffId,
    /// First instant.
    pub from: Timestamp,
    /// The instant after the last; at most 24 hours later.
    pub to: Timestamp,
    /// Place in the order of the alarm among those of the same time, 1 to 9.
    pub step: i64,
}
/// A colleague's telephone number for the alarm.
pub struct StaffPhone {
    /// Whose.
    pub staff_id: StaffId,
    /// As people type it; empty takes it away.
    pub phone: String,
}
/// One step of the on-call alarm of an alert.
pub struct AlarmView {
    /// Which alert.
    pub alert_id: AlertId,
    /// When it went.
    pub at: Timestamp,
    /// To whom; absent when nobody could be telephoned.
    pub staff: Option<StaffName>,
    /// SMS or voice.
    pub channel: Option<Channel>,
    /// Where its message stands.
    pub state: Option<MessageState>,
}
}
