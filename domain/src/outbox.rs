//! The rules of the outbox that need no database: lanes, which state follows which, back-off, quiet hours, and by
//! which channel a kind of message goes. Never sends and never stores.

use crate::api::{Channel, MessageKind, MessageState};
use crate::clock::{Rng, random_below};
use crate::time::{Duration, Timestamp};

/// A message claimed this often dies, so that one which kills its worker can't do so for ever.
pub const MOST_CLAIMS: i64 = 10;

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
        MessageKind::Invitation => 3,
        MessageKind::Reminder | MessageKind::SecondReminder => 4,
    }
}

/// The channels of a kind, the one to try first in front. Numbers never go by push; push is never the only channel.
pub const fn channels(kind: MessageKind) -> &'static [Channel] {
    match kind {
        MessageKind::Reminder | MessageKind::SecondReminder => &[Channel::Push, Channel::Sms, Channel::Email],
        _ => &[Channel::Sms, Channel::Email],
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(u8);
    impl Rng for Fixed {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(self.0);
        }
    }

    #[test]
    fn whatever_the_order_the_state_is_the_same() {
        let heard = [MessageState::HandedOver, MessageState::Undelivered, MessageState::Delivered];
        for (a, b, c) in [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1), (0, 2, 1), (1, 2, 0)] {
            let end = [a, b, c].into_iter().fold(MessageState::Leased, |state, i| forward(state, heard[i]));
            assert_eq!(end, MessageState::Delivered);
        }
        assert_eq!(forward(MessageState::Undelivered, MessageState::HandedOver), MessageState::Undelivered);
    }

    #[test]
    fn back_off_doubles_jitters_and_is_clamped() {
        for seed in [0_u8, 7, 90, 200] {
            let rng = Fixed(seed);
            let first = back_off(&rng, 1, None).as_millis();
            assert!((12_000..=18_000).contains(&first), "{first}");
            assert!(back_off(&rng, 30, None) <= Duration::minutes(18));
            assert_eq!(back_off(&rng, 1, Some(Duration::minutes(5))), Duration::minutes(5));
            assert_eq!(back_off(&rng, 1, Some(Duration::days(3))), Duration::hours(1));
        }
    }

    #[test]
    fn the_night_is_from_nine_to_eight() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(by_day(at("2022-01-14T20:59:59+09:00")), at("2022-01-14T20:59:59+09:00"));
        assert_eq!(by_day(at("2022-01-14T21:00:00+09:00")), at("2022-01-15T08:00:00+09:00"));
        assert_eq!(by_day(at("2022-01-15T07:59:00+09:00")), at("2022-01-15T08:00:00+09:00"));
        assert_eq!(night_after(at("2022-01-15T08:00:00+09:00")), at("2022-01-15T21:00:00+09:00"));
        assert_eq!(night_after(at("2022-01-15T22:00:00+09:00")), at("2022-01-16T21:00:00+09:00"));
    }
}
