//! 実施報告: which days an association can still report, and where the report of a day stands. By days of Tokyo.

use crate::api::FollowUpState;
use crate::time::Date;

/// How many days back a day can still be reported, or a report corrected.
pub const OPEN_DAYS: i64 = 7;
/// Days on a page of the list.
pub const SHOWN_DAYS: i64 = 14;

/// Can `day` be reported on `today`?
pub fn is_open(day: Date, today: Date) -> bool {
    (0..=OPEN_DAYS).contains(&today.days_since(day))
}

/// Where the report of a day stands. A day that is over without a report is missing; today there is still time.
pub fn state(day: Date, today: Date, signed: bool, received: bool) -> FollowUpState {
    match (signed, received) {
        (_, true) => FollowUpState::Received,
        (true, _) => FollowUpState::Signed,
        _ if day < today => FollowUpState::Missing,
        _ => FollowUpState::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_missing_from_midnight_on() {
        let day = Date::new(2022, 1, 14).unwrap();
        assert_eq!(state(day, day, false, false), FollowUpState::Open);
        assert_eq!(state(day, day.plus_days(1), false, false), FollowUpState::Missing);
        assert_eq!(state(day, day.plus_days(1), true, false), FollowUpState::Signed);
        assert_eq!(state(day, day.plus_days(9), true, true), FollowUpState::Received);
    }

    #[test]
    fn a_week_is_open_and_the_future_is_not() {
        let today = Date::new(2022, 1, 14).unwrap();
        for (days, open) in [(1, false), (0, true), (-7, true), (-8, false)] {
            assert_eq!(is_open(today.plus_days(days), today), open, "{days}");
        }
    }
}
