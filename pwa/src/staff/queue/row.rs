//! One line of the queue: who, how pressing, why, the last values, how long there is, and who has it.

use dioxus::prelude::*;
use mimamori_domain::api::{AlertKind, QueueItem, Vitals};
use mimamori_domain::{AlertId, StaffId, Timestamp};

use crate::staff::pages::Page;
use crate::staff::parts::{Spark, TierMark, TrendArrow};
use crate::staff::shift::{Shift, Target};
use crate::staff::words::{self, Due};
use crate::state::route::Link;
use crate::t;
use crate::ui::{Icon, IconName};

/// Reasons shown in a row, the gravest first; the patient's page has them all. More would push the next person off the
/// screen.
const REASONS: usize = 3;

/// The id of the line's link, for the focus.
pub fn row_id(alert: AlertId) -> String {
    format!("row-{alert}")
}

/// What the dialogs must know of a line.
pub fn target(item: &QueueItem) -> Target {
    Target { alert: item.alert.id, tier: item.alert.tier, name: item.patient.name.clone() }
}

/// A line.
#[component]
pub fn Row(
    /// What the server says.
    item: QueueItem,
    /// The server's clock.
    now: Timestamp,
    /// Who looks.
    me: Option<StaffId>,
    /// Under the keyboard.
    chosen: bool,
    /// Just came.
    fresh: bool,
    /// Claiming is on its way.
    busy: bool,
    /// May they claim?
    can_work: bool,
    /// It got the focus.
    onchoose: EventHandler<AlertId>,
    /// Claim it.
    onclaim: EventHandler<AlertId>,
) -> Element {
    let shift = Shift::take();
    let target = target(&item);
    let QueueItem { alert, patient, recent } = item;
    let id = alert.id;
    let due = Due::of(alert.due_at, now);
    let mine = me.is_some_and(|me| words::is_mine(&alert, me));
    let owner = alert.claimed_by.as_ref().map(|by| by.name.clone());
    let mut class = format!("row row-{}", alert.tier);
    for (holds, word) in [
        (chosen, " row-chosen"),
        (fresh, " row-fresh"),
        (mine, " row-mine"),
        (owner.is_some() && !mine, " row-taken"),
        (alert.snoozed_until.is_some(), " row-snoozed"),
    ] {
        if holds {
            class.push_str(word);
        }
    }
    let name = patient.name.clone();
    rsx! {
        li {
            class,
            "data-alert-id": "{id}",
            "data-patient-id": "{patient.id}",
            "data-tier": "{alert.tier}",
            onfocusin: move |_| onchoose.call(id),
            div { class: "row-tier",
                TierMark { tier: Some(alert.tier) }
                if fresh {
                    span { class: "row-new", {t!("staff-queue-new")} }
                }
            }
            div { class: "row-who",
                Link { id: row_id(id), class: "row-name", to: Page::Patient(patient.id).path(), "{patient.name}" }
                " "
                span { class: "row-kana", "{patient.kana}" }
                span { class: "row-facts",
                    span { {t!("staff-age", n = patient.age)} }
                    if let Some(day) = patient.day {
                        span { {t!("staff-day", n = day)} }
                    }
                    if patient.high_risk {
                        span { class: "flag", {t!("staff-high-risk")} }
                    }
                    if patient.lives_alone {
                        span { class: "flag", {t!("staff-lives-alone")} }
                    }
                }
            }
            div { class: "row-why",
                if alert.kind != AlertKind::Medical {
                    span { class: "row-kind", {t!(format!("staff-kind-{}", alert.kind))} }
                }
                ul { class: "reasons",
                    for (n , reason) in alert.reasons.iter().take(REASONS).enumerate() {
                        li { key: "{n}", class: "reason-{reason.tier}", {words::reason(reason)} }
                    }
                    if alert.reasons.len() > REASONS {
                        li { class: "reason-more", {t!("staff-queue-more-reasons", n = alert.reasons.len() - REASONS)} }
                    }
                }
            }
            div { class: "row-values",
                Values { recent, now }
            }
            div { class: "row-due due-{due.class()}",
                if let Some(until) = alert.snoozed_until {
                    span { class: "due-words", "data-snoozed": "{id}", {t!("staff-snoozed", time = words::moment(until, now))} }
                } else {
                    span { class: "due-words", {words::due(alert.due_at, now)} }
                }
                span { class: "due-at", {t!("staff-queue-wait", time = words::span(now.since(alert.raised_at).as_minutes().max(0)))} }
            }
            div { class: "row-owner",
                if let Some(offer) = &alert.offer {
                    span { class: "owner owner-offer", "data-offer": "{id}", {words::offer(offer)} }
                }
                if let Some(owner) = owner {
                    span { class: if mine { "owner owner-me" } else { "owner" },
                        Icon { name: IconName::Person }
                        span {
                            if mine {
                                {t!("staff-claimed-by-me")}
                            } else {
                                {t!("staff-claimed-by", name = owner.as_str())}
                            }
                        }
                    }
                    if mine && can_work {
                        div { class: "row-acts",
                            button {
                                r#type: "button",
                                class: "row-act",
                                "data-action": "snooze",
                                "aria-label": t!("staff-snooze-name", name = name.as_str()),
                                onclick: {
                                    let target = target.clone();
                                    move |_| shift.snooze(target.clone())
                                },
                                {t!("staff-snooze")}
                            }
                            button {
                                r#type: "button",
                                class: "row-act",
                                "data-action": "hand-over",
                                "aria-label": t!("staff-offer-name", name = name.as_str()),
                                onclick: move |_| shift.hand_over(target.clone()),
                                {t!("staff-offer")}
                            }
                        }
                    }
                } else if can_work {
                    button {
                        r#type: "button",
                        class: "button row-claim",
                        "data-action": "claim",
                        "aria-disabled": busy.then_some("true"),
                        "aria-busy": busy.then_some("true"),
                        "aria-label": t!("staff-claim-name", name = name.as_str()),
                        onclick: move |event| {
                            event.stop_propagation();
                            if !busy {
                                onclaim.call(id);
                            }
                        },
                        {t!("staff-claim")}
                    }
                } else {
                    span { class: "owner", {t!("staff-unclaimed")} }
                }
            }
        }
    }
}

/// The last oxygen and temperature, each with its direction and a small line.
#[component]
fn Values(recent: Vec<Vitals>, now: Timestamp) -> Element {
    let at = recent.first().map(|newest| newest.measured_at);
    let spo2: Vec<i64> = recent.iter().filter_map(|v| v.spo2).collect();
    let temperature: Vec<i64> = recent.iter().filter_map(|v| v.temperature).collect();
    // A value is the newest one only if it was measured in the newest report.
    let of_newest = |get: fn(&Vitals) -> Option<i64>| recent.first().and_then(get);
    rsx! {
        {value(&t!("staff-spo2"), &t!("staff-unit-percent"), of_newest(|v| v.spo2), &spo2, words::spo2, 6, false)}
        {value(&t!("staff-temperature"), &t!("staff-unit-celsius"), of_newest(|v| v.temperature), &temperature, words::tenths, 15, true)}
        if let Some(at) = at {
            span { class: "value-at", {words::ago(at, now)} }
        }
    }
}

/// `values` newest first; `newest` is the one of the newest report, if it was measured there.
fn value(
    name: &str,
    unit: &str,
    newest: Option<i64>,
    values: &[i64],
    write: fn(i64) -> String,
    span: i64,
    rise_is_bad: bool,
) -> Element {
    let shown = newest.or_else(|| values.first().copied());
    let change = match values {
        [new, old, ..] if newest.is_some() => Some(new - old),
        _ => None,
    };
    let spoken: Vec<String> = values.iter().rev().map(|value| write(*value)).collect();
    rsx! {
        div { class: "value",
            span { class: "value-name", "{name}" }
            match shown {
                None => rsx! {
                    span { class: "value-none", {t!("staff-not-measured")} }
                },
                Some(value) => rsx! {
                    span { class: if newest.is_some() { "value-number" } else { "value-number value-old" },
                        {write(value)}
                        span { class: "value-unit", "{unit}" }
                        if let Some(change) = change {
                            TrendArrow { change, rise_is_bad }
                        }
                    }
                    Spark { name, values: values.iter().rev().copied().collect::<Vec<_>>(), spoken: spoken.join(", "), span }
                },
            }
        }
    }
}
