//! Who is on call, and whom the alarm goes to next. A shift is checked, the calendar is read for gaps, and the next rung
//! of the ladder is chosen: SMS to the first, a call to the same person, then the next, and after the last the first
//! again (DOMAIN section 4). Never sends and never stores.

use crate::api::Channel;
use crate::time::{Duration, Timestamp};
use crate::values::FieldError;
use crate::{ShiftId, StaffId};

/// The longest shift: who was up for a day and a night hears no telephone.
pub const LONGEST: Duration = Duration::hours(24);
/// Shifts are planned at most so far ahead.
pub const AHEAD: Duration = Duration::days(366);
/// How far ahead the calendar shows shifts and gaps, in days.
pub const SHOWN_DAYS: i64 = 14;
/// The last place in the order of those who share a time; the first is 1.
pub const LAST_STEP: i64 = 9;

/// Somebody is on call for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    /// Id.
    pub id: ShiftId,
    /// Who.
    pub staff_id: StaffId,
    /// First instant.
    pub from: Timestamp,
    /// The instant after the last.
    pub to: Timestamp,
    /// Place in the order among those of the same time, 1 to [`LAST_STEP`].
    pub step: i64,
}

impl Shift {
    /// Do the two share any time?
    pub const fn overlaps(&self, from: Timestamp, to: Timestamp) -> bool {
        self.from.millis() < to.millis() && from.millis() < self.to.millis()
    }
}

/// What is wrong with a shift, field by field; nothing when it can be taken.
///
/// Codes: `shift-end-before-start`, `shift-too-long` ([`LONGEST`]), `shift-over`, `shift-too-far` ([`AHEAD`]),
/// `shift-step`.
pub fn check(from: Timestamp, to: Timestamp, step: i64, now: Timestamp) -> Vec<FieldError> {
    let mut errors = vec![];
    let end = if to <= from {
        Some("shift-end-before-start")
    } else if to.since(from) > LONGEST {
        Some("shift-too-long")
    } else if to <= now {
        Some("shift-over")
    } else {
        None
    };
    errors.extend(end.map(|code| FieldError::new("to", code)));
    if from > now.plus(AHEAD) {
        errors.push(FieldError::new("from", "shift-too-far"));
    }
    if !(1..=LAST_STEP).contains(&step) {
        errors.push(FieldError::new("step", "shift-step"));
    }
    errors
}

/// The times between `from` and `to` in which nobody of these shifts is on call, first to last.
pub fn gaps(shifts: &[Shift], from: Timestamp, to: Timestamp) -> Vec<(Timestamp, Timestamp)> {
    let mut shifts: Vec<&Shift> = shifts.iter().filter(|shift| shift.overlaps(from, to)).collect();
    shifts.sort_by_key(|shift| shift.from);
    let mut gaps = vec![];
    let mut covered = from;
    for shift in shifts {
        if shift.from > covered {
            gaps.push((covered, shift.from));
        }
        covered = covered.max(shift.to);
    }
    if covered < to {
        gaps.push((covered, to));
    }
    gaps
}

/// Somebody who can be telephoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reachable {
    /// Who.
    pub staff_id: StaffId,
    /// Has a mobile number: SMS comes before the call.
    pub mobile: bool,
}

/// One step of the alarm: whom, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rung {
    /// Whom.
    pub staff_id: StaffId,
    /// SMS or voice.
    pub channel: Channel,
}

/// Whom the alarm goes to now. `on_call` stands in the order of their steps, `managers` are all of the centre, `last` is
/// what the alarm did before. One at a time while somebody is on call; all managers together when nobody is; nobody when
/// no one can be telephoned.
pub fn next_rungs(on_call: &[Reachable], managers: &[Reachable], last: &[Rung]) -> Vec<Rung> {
    if let Some(rung) = next_in_order(on_call, last) {
        return vec![rung];
    }
    let had_sms = |manager: &Reachable| {
        last.iter().any(|rung| rung.staff_id == manager.staff_id && rung.channel == Channel::Sms)
    };
    let calls = managers.iter().any(had_sms);
    managers.iter().map(|manager| rung(*manager, calls)).collect()
}

fn next_in_order(people: &[Reachable], last: &[Rung]) -> Option<Rung> {
    let before = last.iter().find_map(|rung| {
        people.iter().position(|person| person.staff_id == rung.staff_id).map(|n| (n, rung.channel))
    });
    let next = match before {
        Some((n, Channel::Sms)) => return people.get(n).map(|person| rung(*person, true)),
        Some((n, _)) => people.get(n + 1).or(people.first()),
        // The shift has changed, or it is the first step.
        None => people.first(),
    };
    next.map(|person| rung(*person, false))
}

const fn rung(person: Reachable, call: bool) -> Rung {
    let channel = if person.mobile && !call { Channel::Sms } else { Channel::Voice };
    Rung { staff_id: person.staff_id, channel }
}

/// When the alarm that was for `due` and goes at `now` goes next: at its own pace, but not in a burst after it stood
/// still.
pub fn next_alarm(due: Timestamp, now: Timestamp, step: Duration) -> Timestamp {
    let next = due.plus(step);
    if next > now { next } else { now.plus(step) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn staff(n: u128) -> StaffId {
        StaffId(uuid::Uuid::from_u128(n))
    }

    fn hour(n: i64) -> Timestamp {
        Timestamp::from_millis(1_642_129_200_000).plus(Duration::hours(n))
    }

    fn shift(from: i64, to: i64) -> Shift {
        let id = ShiftId(uuid::Uuid::nil());
        Shift { id, staff_id: staff(1), from: hour(from), to: hour(to), step: 1 }
    }

    const fn mobile(staff_id: StaffId) -> Reachable {
        Reachable { staff_id, mobile: true }
    }

    fn walk(on_call: &[Reachable], managers: &[Reachable], steps: usize) -> Vec<(StaffId, Channel)> {
        let mut last: Vec<Rung> = vec![];
        let mut walked = vec![];
        for _ in 0..steps {
            last = next_rungs(on_call, managers, &last);
            walked.extend(last.iter().map(|rung| (rung.staff_id, rung.channel)));
        }
        walked
    }

    #[test]
    fn sms_then_a_call_then_the_next_and_after_the_last_the_first() {
        use Channel::{Sms, Voice};
        let (one, two) = (staff(1), staff(2));
        assert_eq!(
            walk(&[mobile(one), mobile(two)], &[mobile(staff(9))], 6),
            [(one, Sms), (one, Voice), (two, Sms), (two, Voice), (one, Sms), (one, Voice)]
        );
        // A landline takes calls only.
        let landline = Reachable { staff_id: one, mobile: false };
        assert_eq!(
            walk(&[landline, mobile(two)], &[], 4),
            [(one, Voice), (two, Sms), (two, Voice), (one, Voice)]
        );
    }

    #[test]
    fn with_nobody_on_call_all_managers_and_with_no_telephone_nobody() {
        use Channel::{Sms, Voice};
        let (one, two) = (staff(1), staff(2));
        let managers = [mobile(one), Reachable { staff_id: two, mobile: false }];
        assert_eq!(walk(&[], &managers, 2), [(one, Sms), (two, Voice), (one, Voice), (two, Voice)]);
        assert_eq!(walk(&[], &managers, 3)[4..], [(one, Sms), (two, Voice)]);
        assert_eq!(next_rungs(&[], &[], &[]), []);
    }

    #[test]
    fn a_new_shift_begins_with_its_first() {
        let last = [Rung { staff_id: staff(1), channel: Channel::Sms }];
        let next = next_rungs(&[mobile(staff(2)), mobile(staff(3))], &[], &last);
        assert_eq!(next, [Rung { staff_id: staff(2), channel: Channel::Sms }]);
    }

    #[test]
    fn the_alarm_keeps_its_pace_and_makes_no_burst() {
        let step = Duration::minutes(5);
        let due = hour(0);
        assert_eq!(next_alarm(due, due.plus(Duration::seconds(3)), step), due.plus(step));
        let late = hour(2);
        assert_eq!(next_alarm(due, late, step), late.plus(step));
    }

    #[test]
    fn a_shift_is_refused_with_the_field_and_the_reason() {
        let codes = |from, to, step| -> Vec<(String, String)> {
            check(hour(from), hour(to), step, hour(0)).into_iter().map(|e| (e.field, e.code)).collect()
        };
        let one = |field: &str, code: &str| vec![(field.to_owned(), code.to_owned())];
        assert_eq!(codes(0, 24, 1), []);
        assert_eq!(codes(-1, 1, 9), [], "one that runs already");
        assert_eq!(codes(2, 2, 1), one("to", "shift-end-before-start"));
        assert_eq!(codes(2, 27, 1), one("to", "shift-too-long"));
        assert_eq!(codes(-3, 0, 1), one("to", "shift-over"));
        assert_eq!(codes(367 * 24, 367 * 24 + 1, 1), one("from", "shift-too-far"));
        assert_eq!(codes(0, 1, 0), one("step", "shift-step"));
        assert_eq!(codes(0, 1, 10), one("step", "shift-step"));
    }

    #[test]
    fn gaps_are_what_no_shift_covers() {
        let shifts = [shift(8, 12), shift(-5, 2), shift(10, 16), shift(20, 30)];
        assert_eq!(gaps(&shifts, hour(0), hour(24)), [(hour(2), hour(8)), (hour(16), hour(20))]);
        assert_eq!(gaps(&[], hour(0), hour(1)), [(hour(0), hour(1))]);
        assert_eq!(gaps(&[shift(0, 1)], hour(0), hour(1)), []);
    }
}
