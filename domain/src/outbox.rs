//! The rules of the outbox that need no database: lanes, which state follows which, back-off, quiet hours, by which
//! channel a kind of message goes, what becomes of a message ([`fate`]) and how fast it may go ([`flow`]). Never sends
//! and never stores.

pub mod fate;
pub mod flow;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::api::{Channel, MessageKind, MessageState, ReminderBy};
use crate::clock::{Rng, random_below};
use crate::time::{Duration, Timestamp};

/// A message claimed this often dies, so that one which kills its worker can't do so for ever.
pub const MOST_CLAIMS: i64 = 10;

/// How long a callback is waited for before a message that may or may not have left is looked up.
pub const AMBIGUOUS_WAIT: Duration = Duration::minutes(2);
/// So often the provider's list is asked for an ambiguous message, while it can't be had.
pub const AMBIGUOUS_LOOK_UPS: i64 = 5;
/// An SMS without a callback for so long will never have one.
pub const SILENCE: Duration = Duration::hours(72);

/// First hour of the quiet time (DOMAIN section 7).
const QUIET_FROM: i64 = 21;
/// First hour after it.
const QUIET_TO: i64 = 8;

/// Lanes in strict priority, 0 first (DOMAIN section 7): numbers and one-time codes, re-issued numbers, staff alerts,
/// invitations, reminders, bulk notices.
pub const LANES: i64 = 6;
/// The lane of numbers that are issued again.
pub const REISSUES: i64 = 1;

/// The lane of a kind.
pub const fn lane(kind: MessageKind) -> i64 {
    match kind {
        MessageKind::Number | MessageKind::NumberReminder | MessageKind::OneTimeCode => 0,
        MessageKind::StaffAlert => 2,
        MessageKind::Invitation | MessageKind::StaffInvitation => 3,
        MessageKind::Reminder | MessageKind::SecondReminder => 4,
    }
}

/// The channels of a kind, the one to try first in front. Numbers never go by push; push is never the only channel.
pub const fn channels(kind: MessageKind) -> &'static [Channel] {
    match kind {
        MessageKind::Reminder | MessageKind::SecondReminder => &[Channel::Push, Channel::Sms, Channel::Email],
        MessageKind::Number | MessageKind::OneTimeCode => &[Channel::Sms, Channel::Email, Channel::Voice],
        // Each alarm goes one way only, chosen in [`crate::on_call`].
        MessageKind::StaffAlert => &[Channel::Sms, Channel::Voice],
        MessageKind::StaffInvitation => &[Channel::Email],
        _ => &[Channel::Sms, Channel::Email],
    }
}

/// The same in the order of a patient's wish, which is asked for reminders only: the wished one first, then the others.
pub fn channels_by_wish(kind: MessageKind, wish: ReminderBy) -> impl Iterator<Item = Channel> {
    let first = match (kind, wish) {
        (MessageKind::Reminder | MessageKind::SecondReminder, ReminderBy::Sms) => Some(Channel::Sms),
        (MessageKind::Reminder | MessageKind::SecondReminder, ReminderBy::Email) => Some(Channel::Email),
        _ => None,
    };
    first.into_iter().chain(channels(kind).iter().copied().filter(move |channel| Some(*channel) != first))
}

/// May the same text be sent again when nobody knows whether it left (DOMAIN section 7)? A second reminder would only
/// annoy; a number, a code, an invitation or an alert is worth a rare double.
pub const fn may_be_sent_again(kind: MessageKind) -> bool {
    !matches!(kind, MessageKind::Reminder | MessageKind::SecondReminder | MessageKind::NumberReminder)
}

/// A channel without callbacks: e-mail and push end at hand-over.
pub const fn channels_end_at_hand_over(channel: Channel) -> bool {
    matches!(channel, Channel::Email | Channel::Push)
}

/// What a provider's code means for the message (DOMAIN section 7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodeMeaning {
    /// Try again later.
    Retry,
    /// Try once more.
    RetryOnce,
    /// Never to this address.
    Permanent,
    /// The receiver said stop.
    OptedOut,
    /// No such number.
    WrongNumber,
    /// Takes calls only.
    Landline,
    /// Filtered: never the same text again.
    Filtered,
    /// Past its validity.
    Expired,
    /// Stop this provider and tell the operator.
    StopProvider,
    /// Nobody knows whether it was taken.
    Ambiguous,
}

impl CodeMeaning {
    /// DOMAIN section 7. An unknown refusal is permanent, an unknown callback is tried once more.
    pub fn of(code: &str, callback: bool) -> Self {
        match code {
            "20429" | "429" | "503" => Self::Retry,
            "21211" | "30005" | "30006" => Self::WrongNumber,
            "21614" => Self::Landline,
            "21610" => Self::OptedOut,
            "21408" | "21612" => Self::Permanent,
            "20003" | "401" => Self::StopProvider,
            "30003" => Self::RetryOnce,
            "30007" => Self::Filtered,
            "30036" => Self::Expired,
            _ if callback => Self::RetryOnce,
            _ => Self::Permanent,
        }
    }
}

/// Where a message or a call stands by the provider's word for it; none when the word says nothing of that.
pub fn state_of(word: &str) -> Option<MessageState> {
    match word {
        "accepted" | "queued" | "scheduled" | "sending" | "sent" | "initiated" | "ringing"
        | "in-progress" => Some(MessageState::HandedOver),
        "delivered" | "read" | "completed" => Some(MessageState::Delivered),
        "undelivered" | "failed" | "canceled" | "busy" | "no-answer" => Some(MessageState::Undelivered),
        _ => None,
    }
}

/// How a call to a provider ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// It took the message.
    Accepted {
        /// Its own name for it.
        reference: Option<String>,
    },
    /// It did not, for certain.
    Refused {
        /// Its code.
        code: String,
        /// What that means.
        meaning: CodeMeaning,
        /// When it wants to be asked again.
        retry_after: Option<Duration>,
    },
    /// Nobody knows.
    Ambiguous {
        /// Why.
        code: String,
    },
}

/// How far along a state is. A state gives way to a greater one only: what arrives late, twice or in another order
/// ends in the same place.
const fn progress(state: MessageState) -> u8 {
    match state {
        MessageState::Ready => 0,
        MessageState::Leased => 1,
        MessageState::Ambiguous => 2,
        MessageState::HandedOver => 3,
        MessageState::Cancelled => 4,
        MessageState::Expired => 5,
        MessageState::Dead => 6,
        MessageState::Failed => 7,
        MessageState::Unknown => 8,
        MessageState::Undelivered => 9,
        MessageState::Delivered => 10,
    }
}

/// Where an attempt stands when it stood at `old` and `new` is heard of it.
pub const fn forward(old: MessageState, new: MessageState) -> MessageState {
    if progress(new) > progress(old) { new } else { old }
}

/// Nothing more is expected of it.
pub const fn is_final(state: MessageState) -> bool {
    progress(state) > progress(MessageState::HandedOver)
}

/// The time to try again after `claims` claims: doubling from 15 s to 15 min with ±20 % jitter, or what the provider
/// asked for, at most an hour.
pub fn back_off(rng: &dyn Rng, claims: i64, retry_after: Option<Duration>) -> Duration {
    let doubled = 15_000_i64 << claims.saturating_sub(1).clamp(0, 10);
    let base = doubled.min(Duration::minutes(15).as_millis());
    let jitter = i64::try_from(random_below(rng, 401)).unwrap_or(200) - 200;
    let own = base + base * jitter / 1000;
    let asked = retry_after.map_or(0, Duration::as_millis).clamp(0, Duration::hours(1).as_millis());
    Duration::millis(own.max(asked))
}

/// The first moment from `at` on that isn't in the night (21:00–08:00).
pub fn by_day(at: Timestamp) -> Timestamp {
    match at.hour() {
        QUIET_FROM.. => at.date().plus_days(1).at(QUIET_TO, 0),
        ..QUIET_TO => at.date().at(QUIET_TO, 0),
        _ => at,
    }
}

/// The beginning of the night that follows `at`.
pub fn night_after(at: Timestamp) -> Timestamp {
    let tonight = at.date().at(QUIET_FROM, 0);
    if tonight > at { tonight } else { at.date().plus_days(1).at(QUIET_FROM, 0) }
}

/// Units of an SMS as Japanese carriers count them (UCS-2).
pub fn sms_units(text: &str) -> usize {
    text.encode_utf16().count()
}
