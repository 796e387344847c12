//! When the daily reminder goes out: at the patient's own hour, unless a report of that day is already here.

use crate::time::Timestamp;

/// The next reminder after `now`: today at `hour` (local, 0–23) when that is still to come and no report was received
/// today, else tomorrow.
pub fn next_reminder(now: Timestamp, hour: i64, last_report_at: Option<Timestamp>) -> Timestamp {
    let today = now.date().at(hour, 0);
    let reported = last_report_at.is_some_and(|last| last.date() == now.date());
    if today > now && !reported { today } else { now.date().plus_days(1).at(hour, 0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Date;

    #[test]
    fn a_report_of_today_makes_today_s_reminder_needless() {
        let day = Date::new(2022, 1, 14).unwrap();
        let tomorrow = day.plus_days(1).at(9, 0);
        assert_eq!(next_reminder(day.at(7, 0), 9, None), day.at(9, 0));
        assert_eq!(next_reminder(day.at(7, 0), 9, Some(day.at(6, 0))), tomorrow);
        assert_eq!(next_reminder(day.at(7, 0), 9, Some(day.plus_days(-1).at(23, 59))), day.at(9, 0));
        assert_eq!(next_reminder(day.at(9, 0), 9, None), tomorrow, "not twice in one hour");
    }
}
