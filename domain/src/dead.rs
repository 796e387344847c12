//! What a person may still do with a message that ended without arriving: send it anew within a new deadline, where
//! that still makes sense.

use crate::api::MessageKind;
use crate::outbox;
use crate::time::{Duration, Timestamp};

/// How long an invitation that is sent anew may wait to be sent.
const INVITATION: Duration = Duration::days(3);
/// How long an alert to staff that is sent anew may wait.
const STAFF_ALERT: Duration = Duration::hours(1);

/// When a message of this kind, due at `due_at` and sent anew at `now`, must have left.
///
/// `None` when it can't be sent anew: a reminder is of its day and not of the night, a one-time code is asked for
/// again by logging in, and the numbers of a chain follow the chain alone.
pub fn new_deadline(kind: MessageKind, due_at: Timestamp, now: Timestamp) -> Option<Timestamp> {
    match kind {
        MessageKind::Invitation => Some(outbox::by_day(now).plus(INVITATION)),
        MessageKind::StaffInvitation => Some(now.plus(INVITATION)),
        MessageKind::StaffAlert => Some(now.plus(STAFF_ALERT)),
        MessageKind::Reminder | MessageKind::SecondReminder => {
            let by_day = due_at.date() == now.date() && outbox::by_day(now) == now;
            by_day.then(|| outbox::night_after(now))
        }
        MessageKind::Number | MessageKind::NumberReminder | MessageKind::OneTimeCode => None,
    }
}

#[cfg(test)]
mod tests {
    use MessageKind as K;

    use super::*;

    #[test]
    fn a_new_deadline_is_given_only_where_the_message_still_makes_sense() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let due = at("2022-01-14T09:00:00+09:00");
        let noon = at("2022-01-14T12:00:00+09:00");
        let night = at("2022-01-14T22:00:00+09:00");
        let next = at("2022-01-15T09:00:00+09:00");
        assert_eq!(new_deadline(K::Reminder, due, noon), Some(at("2022-01-14T21:00:00+09:00")));
        assert_eq!(new_deadline(K::Reminder, due, night), None);
        assert_eq!(new_deadline(K::SecondReminder, due, next), None);
        assert_eq!(new_deadline(K::Invitation, due, night), Some(at("2022-01-18T08:00:00+09:00")));
        assert_eq!(new_deadline(K::StaffInvitation, due, night), Some(at("2022-01-17T22:00:00+09:00")));
        assert_eq!(new_deadline(K::StaffAlert, due, night), Some(at("2022-01-14T23:00:00+09:00")));
        for kind in [K::Number, K::NumberReminder, K::OneTimeCode] {
            assert_eq!(new_deadline(kind, due, noon), None);
        }
    }
}
