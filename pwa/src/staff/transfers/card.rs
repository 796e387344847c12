//! One transfer: whom, from where to where, how they are, what was written, and what can be done about it.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{CenterCard, TransferCase, TransferState, TransferView};

use super::answer::Answering;
use super::many::Many;
use crate::staff::pages::Page;
use crate::staff::parts::TierMark;
use crate::staff::words;
use crate::state::route::Link;
use crate::t;
use crate::ui::{Icon, IconName};

/// The card.
#[component]
pub fn TransferCard(
    transfer: TransferView,
    now: Timestamp,
    /// It can be chosen together with others.
    #[props(default)]
    many: Option<Many>,
    onchange: EventHandler<()>,
) -> Element {
    let open = transfer.state == TransferState::Asked;
    let id = transfer.id;
    rsx! {
        li { class: "card transfer", "data-transfer-id": "{transfer.id}", "data-transfer-state": "{transfer.state}",
            if let Some(many) = many {
                label { class: "list-check",
                    input {
                        r#type: "checkbox",
                        class: "transfer-choose",
                        checked: many.has(id),
                        onchange: move |event| many.choose(id, event.checked()),
                    }
                    span { class: "visually-hidden", {t!("staff-issue-choose", name = transfer.name.as_str())} }
                }
            }
            div { class: "transfer-what",
                p { class: "transfer-who",
                    if transfer.in_sight {
                        Link { class: "transfer-name", to: Page::Patient(transfer.patient_id).path(), "{transfer.name}" }
                    } else {
                        strong { class: "transfer-name", "{transfer.name}" }
                    }
                    Way { transfer: transfer.clone() }
                }
                if let Some(case) = transfer.case.clone() {
                    Case { case, now }
                }
                Words { by: transfer.asked_by.clone(), at: transfer.asked_at, text: transfer.note.clone(), now }
                if transfer.keep_shared {
                    p { class: "small", {t!("staff-transfer-keeps", center = transfer.from.name.as_str())} }
                }
                State { transfer: transfer.clone(), now }
            }
            if open {
                Answering { transfer: transfer.clone(), onchange }
            }
        }
    }
}

/// From where to where; the other side's telephone, because some things are better said.
#[component]
fn Way(transfer: TransferView) -> Element {
    let other = if transfer.mine { &transfer.to } else { &transfer.from };
    rsx! {
        span { class: "transfer-way",
            span { "{transfer.from.name}" }
            Icon { name: IconName::Forward }
            span { class: "visually-hidden", {t!("staff-transfer-to")} }
            span { "{transfer.to.name}" }
        }
        CenterPhone { center: other.clone() }
    }
}

/// A centre's telephone.
#[component]
pub fn CenterPhone(center: CenterCard) -> Element {
    if center.phone.is_empty() {
        return rsx! {};
    }
    let digits: String = center.phone.chars().filter(char::is_ascii_digit).collect();
    rsx! {
        a { class: "transfer-phone", href: "tel:{digits}", "aria-label": t!("staff-transfer-call", center = center.name.as_str(), phone = words::phone(&digits)),
            Icon { name: IconName::Phone }
            span { {words::phone(&digits)} }
        }
    }
}

/// How they are: everything that the decision needs.
#[component]
fn Case(case: TransferCase, now: Timestamp) -> Element {
    let line = &case.line;
    let place = t!(format!("staff-place-{}", line.place));
    let place = if case.hotel.is_empty() { place } else { format!("{place} {}", case.hotel) };
    rsx! {
        p { class: "line-facts",
            TierMark { tier: line.tier }
            span { {t!("staff-age", n = line.age)} }
            if let Some(day) = line.day {
                span { {t!("staff-day", n = day)} }
            }
            span { {t!(format!("staff-class-{}", line.classification))} }
            span { "{place}" }
            span { {t!(format!("staff-mode-{}", line.mode))} }
            if line.high_risk {
                span { class: "flag", {t!("staff-high-risk")} }
            }
            if line.lives_alone {
                span { class: "flag", {t!("staff-lives-alone")} }
            }
        }
        if !case.alerts.is_empty() {
            ul { class: "transfer-alerts", "aria-label": t!("staff-patient-alerts"),
                for alert in case.alerts.iter() {
                    li { key: "{alert.id}", "data-alert-tier": "{alert.tier}",
                        TierMark { tier: Some(alert.tier) }
                        span {
                            if alert.reasons.is_empty() {
                                {t!(format!("staff-kind-{}", alert.kind))}
                            } else {
                                {alert.reasons.iter().map(words::reason).collect::<Vec<_>>().join(&t!("staff-list-comma"))}
                            }
                        }
                        span { class: "small", {words::due(alert.due_at, now)} }
                    }
                }
            }
        }
    }
}

/// What somebody wrote.
#[component]
fn Words(by: String, at: Timestamp, text: String, now: Timestamp) -> Element {
    rsx! {
        p { class: "small", {words::moment(at, now)} " ・ {by}" }
        if !text.is_empty() {
            p { class: "note-text transfer-note", "{text}" }
        }
    }
}

/// Waiting, and how long; or the answer.
#[component]
fn State(transfer: TransferView, now: Timestamp) -> Element {
    let word = t!(format!("staff-transfer-state-{}", transfer.state));
    let icon = match transfer.state {
        TransferState::Asked => IconName::Waiting,
        TransferState::Accepted => IconName::Success,
        TransferState::Refused | TransferState::Withdrawn => IconName::Minus,
    };
    rsx! {
        p { class: "transfer-state",
            span { class: "state",
                Icon { name: icon }
                span { "{word}" }
            }
            if transfer.state == TransferState::Asked {
                span { class: "due-words due-{words::Due::of(transfer.due_at, now).class()}", "data-overdue": (transfer.due_at <= now).then_some("true"),
                    {t!("staff-transfer-due", time = words::due(transfer.due_at, now))}
                }
            }
        }
        if let Some(at) = transfer.answered_at {
            Words { by: transfer.answered_by.clone(), at, text: transfer.answer.clone(), now }
        }
    }
}
