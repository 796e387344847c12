//! The coming days, one after the other: who is on call, and plainly when nobody is.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use mimamori_domain::api::{OnCallGap, OnCallPerson, ShiftView};
use mimamori_domain::{Date, StaffId, Timestamp};

use super::form::{Draft, ShiftForm};
use super::{Calendar, is_me};
use crate::api;
use crate::staff::web;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Icon, IconName, format};

/// A line of a day.
#[derive(Debug, Clone, PartialEq)]
enum Line {
    Shift(ShiftView),
    Gap(OnCallGap),
}

impl Line {
    const fn from(&self) -> Timestamp {
        match self {
            Self::Shift(shift) => shift.from,
            Self::Gap(gap) => gap.from,
        }
    }
}

/// Lines by the day on which they begin; what runs already stands under today.
fn days(shifts: Vec<ShiftView>, gaps: Vec<OnCallGap>, now: Timestamp) -> BTreeMap<Date, Vec<Line>> {
    let lines = shifts.into_iter().map(Line::Shift).chain(gaps.into_iter().map(Line::Gap));
    let mut days: BTreeMap<Date, Vec<Line>> = BTreeMap::new();
    for line in lines {
        days.entry(line.from().max(now).date()).or_default().push(line);
    }
    for lines in days.values_mut() {
        lines.sort_by_key(Line::from);
    }
    days
}

/// `22:00–翌6:00`, with the day where it is another one.
fn span(from: Timestamp, to: Timestamp, day: Date) -> String {
    let from_words = if from.date() == day {
        from.clock_time()
    } else {
        t!("format-day-time", day = format::day(from.date()), time = from.clock_time())
    };
    let to_words = match to.date().days_since(day) {
        0 => to.clock_time(),
        1 => t!("staff-on-call-next-day", time = to.clock_time()),
        _ => t!("format-day-time", day = format::day(to.date()), time = to.clock_time()),
    };
    t!("staff-on-call-span", from = from_words, to = to_words)
}

/// The list.
#[component]
pub fn Agenda(
    shifts: Vec<ShiftView>,
    gaps: Vec<OnCallGap>,
    people: Vec<OnCallPerson>,
    now: Timestamp,
    me: Option<StaffId>,
    can_plan: bool,
    draft: Signal<Draft>,
) -> Element {
    let empty = shifts.is_empty();
    rsx! {
        section { class: "card", id: "agenda", "aria-labelledby": "agenda-title",
            h2 { id: "agenda-title", {t!("staff-on-call-agenda")} }
            if empty {
                p { id: "agenda-empty",
                    if can_plan {
                        {t!("staff-on-call-empty-manager")}
                    } else {
                        {t!("staff-on-call-empty")}
                    }
                }
            }
            for (day , lines) in days(shifts, gaps, now) {
                section { key: "{day}", class: "on-call-day", "aria-labelledby": "day-{day}",
                    h3 { id: "day-{day}", {format::day(day)} }
                    ul { class: "plain-list",
                        for line in lines {
                            match line {
                                Line::Shift(shift) => rsx! {
                                    ShiftLine { key: "{shift.id}", shift, day, people: people.clone(), now, me, can_plan }
                                },
                                Line::Gap(gap) => rsx! {
                                    GapLine { key: "gap-{gap.from}", gap, day, can_plan, draft }
                                },
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Nobody is on call.
#[component]
fn GapLine(gap: OnCallGap, day: Date, can_plan: bool, draft: Signal<Draft>) -> Element {
    let mut draft = draft;
    let words = t!("staff-on-call-gap", time = span(gap.from, gap.to, day));
    let OnCallGap { from, to } = gap;
    rsx! {
        li { class: "on-call-line", "data-gap": "{from}",
            span { class: "state state-bad",
                Icon { name: IconName::Warning }
                span { "{words}" }
            }
            if can_plan {
                Button { kind: ButtonKind::Plain, class: "act-fill", label: format!("{} {words}", t!("staff-on-call-fill")),
                    onclick: move |_| {
                        draft.set(Draft::of_gap(from, to));
                        web::focus_soon("shift-staff_id");
                    },
                    {t!("staff-on-call-fill")}
                }
            }
        }
    }
}

/// Somebody is on call, with what can be done about it.
#[component]
fn ShiftLine(
    shift: ShiftView,
    day: Date,
    people: Vec<OnCallPerson>,
    now: Timestamp,
    me: Option<StaffId>,
    can_plan: bool,
) -> Element {
    let calendar: Calendar = use_context();
    let mut busy = use_signal(|| false);
    let mut changing = use_signal(|| false);
    let mut asking = use_signal(|| None::<&'static str>);
    let mut draft = use_signal(Draft::default);
    let id = shift.id;
    let time = span(shift.from, shift.to, day);
    let name = shift.staff.name.clone();
    let mine = is_me(me, shift.staff.id);
    let act = use_callback(move |what: &'static str| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        asking.set(None);
        spawn(async move {
            let path = format!("/staff/on-call/{id}/{what}");
            let answer = match what {
                "take" => api::post_empty::<ShiftView>(&path).await.map(|_| ()),
                _ => api::post_empty::<()>(&path).await,
            };
            busy.set(false);
            match answer {
                Ok(()) => calendar.done(t!(format!("staff-on-call-{what}-done"))),
                Err(error) => calendar.refused(&error),
            }
        });
    });
    let current = shift.clone();
    let removing = use_memo(move || asking() == Some("remove"));
    let taking = use_memo(move || asking() == Some("take"));
    let said = format!("{name} {time}");
    rsx! {
        li { class: "on-call-line", "data-shift-id": "{id}", "data-who": "{shift.staff.id}",
            span { class: "when", "{time}" }
            strong { "{name}" }
            span { class: "flag flag-plain", {t!("staff-on-call-step", n = shift.step)} }
            if shift.from <= now && now < shift.to {
                span { class: "flag", {t!("staff-on-call-running")} }
            }
            if !shift.reachable {
                span { class: "state state-bad",
                    Icon { name: IconName::Warning }
                    span { {t!("staff-on-call-unreachable")} }
                }
            }
            span { class: "on-call-doing",
                if !mine {
                    Button { kind: ButtonKind::Plain, class: "act-take", label: format!("{} {said}", t!("staff-on-call-take")), busy: busy(), onclick: move |_| asking.set(Some("take")), {t!("staff-on-call-take")} }
                }
                if can_plan {
                    Button { kind: ButtonKind::Plain, class: "act-change", label: format!("{} {said}", t!("staff-on-call-change")),
                        onclick: move |_| {
                            draft.set(Draft::of(&current));
                            changing.set(true);
                        },
                        {t!("staff-on-call-change")}
                    }
                    Button { kind: ButtonKind::Plain, class: "act-remove", label: format!("{} {said}", t!("staff-on-call-remove")), busy: busy(), onclick: move |_| asking.set(Some("remove")), {t!("staff-on-call-remove")} }
                }
            }
            Dialog { id: "change-{id}", open: changing, title: t!("staff-on-call-change-title"), onclose: move |()| changing.set(false),
                ShiftForm { id: "change-form-{id}", people, draft, shift: shift.clone(), submit: t!("staff-on-call-change-submit"), ondone: move |()| changing.set(false) }
            }
            Dialog { id: "remove-{id}", open: removing, title: t!("staff-on-call-remove-title"), onclose: move |()| asking.set(None),
                actions: rsx! {
                    Button { kind: ButtonKind::Danger, class: "act-remove-confirm", onclick: move |_| act.call("remove"), {t!("staff-on-call-remove")} }
                },
                p { {t!("staff-on-call-remove-lead", name = name.as_str(), time = time.as_str())} }
            }
            Dialog { id: "take-{id}", open: taking, title: t!("staff-on-call-take-title"), onclose: move |()| asking.set(None),
                actions: rsx! {
                    Button { class: "act-take-confirm", onclick: move |_| act.call("take"), {t!("staff-on-call-take")} }
                },
                p { {t!("staff-on-call-take-lead", name = name.as_str(), time = time.as_str())} }
            }
        }
    }
}
