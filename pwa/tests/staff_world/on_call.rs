//! The calendar.

use super::*;

/// A calendar: two share the night, one of whom can't be telephoned, and the morning after is nobody's.
pub fn on_call() -> OnCall {
    let now = now();
    let hours = |n: i64| now.plus(Duration::hours(n));
    let (one, two) =
        (StaffName { id: id(1), name: "佐藤 みどり".into() }, StaffName { id: id(2), name: "鈴木".into() });
    let shift = |n: u64, staff: &StaffName, step: i64, reachable: bool| ShiftView {
        id: id(700 + n),
        staff: staff.clone(),
        from: hours(-1),
        to: hours(11),
        step,
        reachable,
    };
    let person = |staff: &StaffName, phone: Option<&str>| OnCallPerson {
        id: staff.id,
        name: staff.name.clone(),
        role: Role::Nurse,
        phone: phone.map(str::to_owned),
    };
    OnCall {
        now,
        until: hours(14 * 24),
        on_duty: vec![one.clone()],
        shifts: vec![shift(1, &one, 1, true), shift(2, &two, 2, false)],
        gaps: vec![OnCallGap { from: hours(11), to: hours(14 * 24) }],
        people: vec![person(&one, Some("090-••••-0001")), person(&two, None)],
        step_minutes: 5,
    }
}
