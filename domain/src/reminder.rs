//! When a patient is reminded (DOMAIN section 7): at the hour of their choice unless a report is already here, and more
//! gently some hours later when there still is none. Never in the night; after a pause of the program what still makes
//! sense and nothing else. Nothing here sends or stores.

use crate::api::MessageKind;
use crate::outbox::{by_day, night_after};
use crate::patient::{Classification, PlaceKind, ReportingMode, Status, is_followed, may_be_messaged};
use crate::time::{Date, Duration, Timestamp};

/// The hours that stand for morning, afternoon and evening where a patient chooses.
pub const MORNING: i64 = 9;
/// Afternoon.
pub const AFTERNOON: i64 = 13;
/// Evening.
pub const EVENING: i64 = 19;

/// How often, from the policy of a centre.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// 1 or 2 reports are wanted a day.
    pub a_day: i64,
    /// Hours from a reminder to the second, gentler one; 0 = none.
    pub second_hours: i64,
}

impl Default for Plan {
    fn default() -> Self {
        Self { a_day: 1, second_hours: 3 }
    }
}

/// What must be known of a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Where the follow-up stands.
    pub status: Status,
    /// 居所
    pub place: PlaceKind,
    /// 診断分類
    pub classification: Classification,
    /// A close contact whom staff have told.
    pub spoken_to: bool,
    /// Who reports.
    pub mode: ReportingMode,
    /// Has the way in been found?
    pub opened: bool,
    /// Stopped by the patient or by staff.
    pub off: bool,
    /// No reminder before this.
    pub paused_until: Option<Timestamp>,
    /// Local hour chosen, 8–20.
    pub hour: i64,
    /// When the newest report was received.
    pub last_report_at: Option<Timestamp>,
    /// The whole hour in which the last reminder was queued, not counting the gentler one.
    pub reminded_at: Option<Timestamp>,
}

/// A reminder to be queued.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminder {
    /// The reminder or the gentler one.
    pub kind: MessageKind,
    /// What it is for; the same for all who share a phone and an hour.
    pub due_at: Timestamp,
    /// Useless from then on: the night begins, or the next one takes over.
    pub deadline_at: Timestamp,
}

/// The part of a day in which one report is wanted.
#[derive(Debug, Clone, Copy)]
struct Period {
    from: Timestamp,
    slot: Timestamp,
    until: Timestamp,
}

impl Period {
    fn holds(&self, at: Option<Timestamp>) -> bool {
        at.is_some_and(|at| self.from <= at && at < self.until)
    }
}

/// The other hour of who is asked twice a day.
const fn other_hour(hour: i64) -> i64 {
    if hour < 14 { EVENING } else { MORNING }
}

impl Plan {
    fn period_of(&self, hour: i64, at: Timestamp) -> Period {
        let day: Date = at.date();
        let (from, until) = (day.at(0, 0), day.plus_days(1).at(0, 0));
        if self.a_day < 2 {
            return Period { from, slot: day.at(hour, 0), until };
        }
        let other = other_hour(hour);
        let (first, second) = (hour.min(other), hour.max(other));
        let middle = day.at(first.midpoint(second), 0);
        if at < middle {
            Period { from, slot: day.at(first, 0), until: middle }
        } else {
            Period { from: middle, slot: day.at(second, 0), until }
        }
    }

    /// When the gentler one of a period follows a reminder; none in the night or when the period is over by then.
    fn second_at(&self, period: &Period, reminded_at: Timestamp) -> Option<Timestamp> {
        let at = reminded_at.plus(Duration::hours(self.second_hours));
        (self.second_hours > 0 && at < period.until && by_day(at) == at).then_some(at)
    }

    /// When to look at a patient again, after `after`; none for who isn't reminded at all.
    pub fn next(&self, facts: &Facts, after: Timestamp) -> Option<Timestamp> {
        if !facts.is_reminded() {
            return None;
        }
        let paused = facts.paused_until.map(|until| until.minus(Duration::millis(1)));
        let after = paused.map_or(after, |paused| paused.max(after));
        let period = self.period_of(facts.hour, after);
        let today = match facts.reminded_at.filter(|at| period.holds(Some(*at))) {
            _ if period.holds(facts.last_report_at) => None,
            Some(reminded_at) => self.second_at(&period, reminded_at),
            None => Some(period.slot),
        };
        let following = self.period_of(facts.hour, period.until).slot;
        today.filter(|at| *at > after).or(Some(following))
    }

    /// What is to be queued at `now` for somebody whom [`Plan::next`] said to look at.
    pub fn due(&self, facts: &Facts, now: Timestamp) -> Option<Reminder> {
        let period = self.period_of(facts.hour, now);
        let quiet = by_day(now) != now || facts.paused_until.is_some_and(|until| until > now);
        if quiet || !facts.is_reminded() || period.holds(facts.last_report_at) {
            return None;
        }
        let night = |due_at| night_after(due_at).min(period.until);
        match facts.reminded_at.filter(|at| period.holds(Some(*at))) {
            Some(reminded_at) => {
                let due_at = self.second_at(&period, reminded_at).filter(|at| *at <= now)?;
                Some(Reminder { kind: MessageKind::SecondReminder, due_at, deadline_at: night(due_at) })
            }
            None if period.slot <= now => {
                // One that waited so long that the gentler one is due would be the second message in a minute.
                let second = self.second_at(&period, whole_hour(now));
                let deadline_at = second.unwrap_or_else(|| night(period.slot));
                Some(Reminder { kind: MessageKind::Reminder, due_at: period.slot, deadline_at })
            }
            None => None,
        }
    }

    /// Is a reminder that was queued for `due_at` still meant for this patient too?
    pub fn awaits(&self, facts: &Facts, kind: MessageKind, due_at: Timestamp) -> bool {
        let period = self.period_of(facts.hour, due_at);
        let theirs = match kind {
            MessageKind::SecondReminder => {
                facts.reminded_at.and_then(|at| self.second_at(&period, at)) == Some(due_at)
            }
            _ => period.slot == due_at,
        };
        theirs && self.misses(facts, due_at)
    }

    /// Is there no report yet from a patient who is still reminded, in the part of the day that `due_at` is in?
    pub fn misses(&self, facts: &Facts, due_at: Timestamp) -> bool {
        let paused = facts.paused_until.is_some_and(|until| until > due_at);
        facts.is_reminded() && !paused && !self.period_of(facts.hour, due_at).holds(facts.last_report_at)
    }
}

/// What [`Facts::reminded_at`] becomes when a reminder is queued at `now`.
pub fn whole_hour(now: Timestamp) -> Timestamp {
    now.date().at(now.hour(), 0)
}

impl Facts {
    /// Who is followed up at home or in a hotel, may be written to, reports alone, has found the way in, and hasn't
    /// said stop.
    pub fn is_reminded(&self) -> bool {
        is_followed(self.status, self.place)
            && may_be_messaged(self.classification, self.spoken_to)
            && self.mode == ReportingMode::Own
            && self.opened
            && !self.off
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> Date {
        Date::new(2022, 1, 14).unwrap()
    }

    fn at(hour: i64, minute: i64) -> Timestamp {
        day().at(hour, minute)
    }

    fn facts(hour: i64) -> Facts {
        Facts {
            status: Status::Following,
            place: PlaceKind::Home,
            classification: Classification::Confirmed,
            spoken_to: false,
            mode: ReportingMode::Own,
            opened: true,
            off: false,
            paused_until: None,
            hour,
            last_report_at: None,
            reminded_at: None,
        }
    }

    fn reminder(kind: MessageKind, due_at: Timestamp, deadline_at: Timestamp) -> Reminder {
        Reminder { kind, due_at, deadline_at }
    }

    #[test]
    fn a_report_of_today_makes_today_s_reminder_needless() {
        let plan = Plan::default();
        let tomorrow = Some(day().plus_days(1).at(9, 0));
        let reported = |last| Facts { last_report_at: Some(last), ..facts(9) };
        assert_eq!(plan.next(&facts(9), at(7, 0)), Some(at(9, 0)));
        assert_eq!(plan.next(&reported(at(6, 0)), at(7, 0)), tomorrow);
        assert_eq!(plan.next(&reported(day().plus_days(-1).at(23, 59)), at(7, 0)), Some(at(9, 0)));
        assert_eq!(plan.next(&facts(9), at(9, 0)), tomorrow, "who comes in later isn't reminded at once");
        assert_eq!(plan.due(&reported(at(8, 59)), at(9, 0)), None);
    }

    #[test]
    fn a_gentler_one_follows_the_reminder_and_never_at_night() {
        let plan = Plan::default();
        let due = plan.due(&facts(9), at(9, 0));
        assert_eq!(
            due,
            Some(reminder(MessageKind::Reminder, at(9, 0), at(12, 0))),
            "gives way to the gentler one"
        );
        let reminded = Facts { reminded_at: Some(at(9, 0)), ..facts(9) };
        assert_eq!(plan.next(&reminded, at(9, 0)), Some(at(12, 0)));
        assert_eq!(plan.due(&reminded, at(11, 59)), None);
        let second = plan.due(&reminded, at(12, 0));
        assert_eq!(second, Some(reminder(MessageKind::SecondReminder, at(12, 0), at(21, 0))));
        assert_eq!(plan.next(&reminded, at(12, 0)), Some(day().plus_days(1).at(9, 0)), "and no third");
        let late = Facts { reminded_at: Some(at(18, 0)), ..facts(18) };
        assert_eq!(plan.next(&late, at(18, 0)), Some(day().plus_days(1).at(18, 0)), "21:00 is night");
        let once = Plan { second_hours: 0, ..plan };
        assert_eq!(once.next(&reminded, at(9, 0)), Some(day().plus_days(1).at(9, 0)));
    }

    #[test]
    fn twice_a_day_each_half_wants_its_report() {
        let plan = Plan { a_day: 2, ..Plan::default() };
        let reported = |last| Facts { last_report_at: Some(last), ..facts(9) };
        assert_eq!(plan.next(&facts(9), at(7, 0)), Some(at(9, 0)));
        assert_eq!(plan.next(&reported(at(12, 0)), at(12, 0)), Some(at(19, 0)), "the morning's is done");
        assert_eq!(plan.next(&reported(at(15, 0)), at(15, 0)), Some(day().plus_days(1).at(9, 0)));
        for hour in 8..=20 {
            let hours = [hour, other_hour(hour)];
            assert!(hours.iter().all(|hour| (8..=20).contains(hour)) && hours[0].abs_diff(hours[1]) >= 5);
        }
    }

    #[test]
    fn after_a_pause_of_the_program_one_and_not_two() {
        let plan = Plan::default();
        // The worker was away from yesterday to noon.
        let due = plan.due(&facts(9), at(12, 20));
        assert_eq!(due, Some(reminder(MessageKind::Reminder, at(9, 0), at(15, 0))));
        let reminded = Facts { reminded_at: Some(whole_hour(at(12, 20))), ..facts(9) };
        assert_eq!(plan.due(&reminded, at(12, 20)), None);
        assert_eq!(plan.next(&reminded, at(12, 20)), Some(at(15, 0)));
        assert_eq!(plan.due(&facts(9), at(22, 0)), None, "yesterday's is let go in the night");
        assert_eq!(plan.due(&facts(9), day().plus_days(1).at(3, 0)), None);
    }

    #[test]
    fn a_pause_ends_by_itself() {
        let plan = Plan::default();
        let until = day().plus_days(3).at(0, 0);
        let paused = Facts { paused_until: Some(until), ..facts(9) };
        assert_eq!(plan.next(&paused, at(7, 0)), Some(day().plus_days(3).at(9, 0)));
        assert_eq!(plan.due(&paused, at(9, 0)), None);
        assert!(plan.due(&paused, day().plus_days(3).at(9, 0)).is_some());
    }

    #[test]
    fn some_are_never_reminded() {
        let nobody = [
            Facts { status: Status::Released, ..facts(9) },
            Facts { status: Status::Transferred, ..facts(9) },
            Facts { status: Status::Deceased, ..facts(9) },
            Facts { place: PlaceKind::Hospital, ..facts(9) },
            Facts { classification: Classification::Contact, ..facts(9) },
            Facts { mode: ReportingMode::Phone, ..facts(9) },
            Facts { opened: false, ..facts(9) },
            Facts { off: true, ..facts(9) },
        ];
        for facts in nobody {
            let plan = Plan::default();
            assert_eq!((plan.next(&facts, at(7, 0)), plan.due(&facts, at(9, 0))), (None, None), "{facts:?}");
            assert!(!plan.misses(&facts, at(9, 0)));
        }
    }

    proptest! {
        /// However the clock is looked at, late or early: at most one of each kind a period, the gentler one hours
        /// after the other, none in the night, none after a report.
        #[test]
        fn never_twice(
            hour in 8..=20_i64, a_day in 1..=2_i64, second_hours in 0..6_i64,
            steps in proptest::collection::vec((1..600_i64, proptest::bool::weighted(0.1)), 1..60),
        ) {
            let plan = Plan { a_day, second_hours };
            let mut facts = facts(hour);
            let mut now = at(0, 0);
            let mut next = plan.next(&facts, now);
            let mut sent: Vec<(Timestamp, Reminder)> = vec![];
            for (minutes, report) in steps {
                now = now.plus(Duration::minutes(minutes));
                if report {
                    facts.last_report_at = Some(now);
                    next = plan.next(&facts, now);
                }
                if next.is_none_or(|next| next > now) {
                    continue;
                }
                if let Some(reminder) = plan.due(&facts, now) {
                    prop_assert!((8..21).contains(&now.hour()));
                    prop_assert!(reminder.due_at <= now && now < reminder.deadline_at);
                    prop_assert!(plan.awaits(&facts, reminder.kind, reminder.due_at));
                    prop_assert!(facts.last_report_at.is_none_or(|at| at.date() < now.date() || a_day == 2));
                    for (earlier, other) in &sent {
                        prop_assert!((other.kind, other.due_at) != (reminder.kind, reminder.due_at));
                        let near = now.since(*earlier) < Duration::hours((second_hours - 1).clamp(0, 2));
                        prop_assert!(!near, "{earlier} {now}");
                    }
                    if reminder.kind == MessageKind::Reminder {
                        facts.reminded_at = Some(whole_hour(now));
                    }
                    sent.push((now, reminder));
                }
                next = plan.next(&facts, now);
                prop_assert!(next.is_some_and(|next| next > now));
            }
            let a_day = usize::try_from(a_day).unwrap();
            for (at, _) in &sent {
                let same = sent.iter().filter(|(other, sent)| {
                    other.date() == at.date() && sent.kind == MessageKind::Reminder
                });
                prop_assert!(same.count() <= a_day);
            }
        }
    }
}
