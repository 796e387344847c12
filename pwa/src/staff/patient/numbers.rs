//! The patient's 処理番号: each chain as a line of steps, never the digits.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{ChainView, NumberState, NumberStep, PatientPage, WithReason};

use super::Patient;
use crate::api;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field, Icon, IconName};

/// Numbers of a chain that count.
const STEPS: i64 = 5;

/// Does the chain still send?
fn is_running(chain: &ChainView) -> bool {
    matches!(chain.status.as_str(), "waiting" | "live" | "paused" | "settling")
        || chain.numbers.iter().any(|step| matches!(step.state, NumberState::Queued | NumberState::Live))
}

/// The card.
#[component]
pub fn Numbers(page: PatientPage, now: Timestamp, can_issue: bool) -> Element {
    let patient: Patient = use_context();
    let mut busy = use_signal(|| false);
    let mut asking = use_signal(|| false);
    let running = page.chains.first().is_some_and(is_running);
    let begun = !page.chains.is_empty();
    // What the patient has done or said stands.
    let over =
        page.chains.first().is_some_and(|chain| matches!(chain.status.as_str(), "registered" | "not-using"));
    let positive = page.line.classification.is_positive();
    let wished = matches!(page.form.wish_number.as_str(), "yes" | "true" | "1");
    let issue = move |_| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::post_empty::<ChainView>(&patient.path("number")).await;
            busy.set(false);
            match answer {
                Ok(_) => patient.done(t!("staff-numbers-issue-done")),
                Err(error) => patient.refused(&error),
            }
        });
    };
    let stop = move |_| {
        asking.set(false);
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::post_empty::<()>(&patient.path("number/stop")).await;
            busy.set(false);
            match answer {
                Ok(()) => patient.done(t!("staff-numbers-stop-done")),
                Err(error) => patient.refused(&error),
            }
        });
    };
    rsx! {
        section { class: "card", "aria-labelledby": "numbers-title",
            h2 { id: "numbers-title", {t!("staff-numbers-title")} }
            if page.chains.is_empty() {
                p { class: "small", {t!("staff-numbers-none")} }
            }
            for chain in page.chains {
                Chain { key: "{chain.id}", chain, now }
            }
            if !positive {
                p { class: "small", {t!("staff-numbers-not-positive")} }
            } else if !wished {
                p { class: "small", {t!("staff-numbers-not-wished")} }
            } else if can_issue && !begun {
                Button { id: "number-issue", kind: ButtonKind::Secondary, busy: busy(), onclick: issue, {t!("staff-numbers-issue")} }
            }
            if can_issue && begun && !over && positive && wished {
                Restart { running }
            }
            if can_issue && running {
                Button { id: "number-stop", kind: ButtonKind::Plain, busy: busy(), onclick: move |_| asking.set(true), {t!("staff-numbers-stop")} }
                Dialog {
                    id: "number-stop-dialog",
                    open: asking,
                    title: t!("staff-numbers-stop"),
                    onclose: move |()| asking.set(false),
                    actions: rsx! {
                        Button { id: "number-stop-confirm", kind: ButtonKind::Danger, onclick: stop, {t!("staff-numbers-stop")} }
                    },
                    p { {t!("staff-numbers-stop-sure")} }
                }
            }
        }
    }
}

/// Another chain, with a reason: the running one ends, its number too.
#[component]
fn Restart(running: bool) -> Element {
    let patient: Patient = use_context();
    let mut busy = use_signal(|| false);
    let mut asking = use_signal(|| false);
    let mut reason = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let restart = move |_| {
        tried.set(true);
        let why = reason.peek().trim().to_owned();
        if why.is_empty() || *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let body = WithReason { reason: why };
            let answer = api::post::<_, ChainView>(&patient.path("number/restart"), &body).await;
            busy.set(false);
            asking.set(false);
            match answer {
                Ok(_) => {
                    reason.set(String::new());
                    tried.set(false);
                    patient.done(t!("staff-numbers-issue-done"));
                }
                Err(error) => patient.refused(&error),
            }
        });
    };
    rsx! {
        Button { id: "number-restart", kind: ButtonKind::Secondary, onclick: move |_| asking.set(true), {t!("staff-numbers-restart")} }
        Dialog {
            id: "number-restart-dialog",
            open: asking,
            title: t!("staff-numbers-restart"),
            onclose: move |()| asking.set(false),
            actions: rsx! {
                Button { id: "number-restart-confirm", busy: busy(), onclick: restart, {t!("staff-numbers-restart")} }
            },
            p { {if running { t!("staff-numbers-restart-running") } else { t!("staff-numbers-restart-lead") }} }
            Field {
                id: "number-restart-reason",
                label: t!("staff-status-reason"),
                required: true,
                rows: 2,
                value: reason(),
                error: (tried() && reason.read().trim().is_empty()).then(|| t!("field-error-required")),
                oninput: move |text| reason.set(text),
            }
        }
    }
}

/// The status in words: a phase, an end, or the id of a sentence.
fn status(word: &str) -> String {
    [format!("number-end-{word}"), format!("number-phase-{word}"), format!("chain-{word}")]
        .iter()
        .find_map(|id| words::known(id, &[]))
        .unwrap_or_else(|| t!("staff-chain-unknown", status = word))
}

#[component]
fn Chain(chain: ChainView, now: Timestamp) -> Element {
    let shown = i64::try_from(chain.numbers.len()).unwrap_or(STEPS);
    let waiting = if is_running(&chain) { shown..STEPS.max(shown) } else { 0..0 };
    rsx! {
        div { class: "chain", "data-chain-id": "{chain.id}", "data-status": "{chain.status}",
            p { class: "chain-head",
                strong { {status(&chain.status)} }
                span { class: "small", {t!("staff-numbers-started", time = words::moment(chain.started_at, now))} }
            }
            ol { class: "steps",
                for (n , step) in chain.numbers.iter().enumerate() {
                    Step { key: "{n}", step: step.clone(), began: chain.started_at }
                }
                for n in waiting {
                    li { key: "w{n}", class: "step step-waiting",
                        span { class: "step-dot", "aria-hidden": "true", {(n + 1).to_string()} }
                        span { class: "visually-hidden", {t!("staff-numbers-step", n = n + 1)} }
                        span { class: "step-word", {t!("staff-number-waiting")} }
                    }
                }
            }
        }
    }
}

/// One number: what became of it, from when until when, whether its message arrived, when it was used. In words, so
/// that no colour is needed; the day only where it is not the one on which the chain began.
#[component]
fn Step(step: NumberStep, began: Timestamp) -> Element {
    let from = step.minted_at.map(|at| t!("staff-numbers-from", time = words::moment(at, began)));
    let until = step.expires_at.map(|at| t!("staff-numbers-until", time = at.clock_time()));
    let arrived = match (step.delivered_at, step.state) {
        (Some(at), _) => Some(t!("staff-numbers-delivered", time = at.clock_time())),
        (None, NumberState::Live | NumberState::Expired) => Some(t!("staff-numbers-not-heard")),
        (None, _) => None,
    };
    let used = step.used_at.map(|at| t!("staff-numbers-used", time = at.clock_time()));
    let icon = match step.state {
        NumberState::Registered => Some(IconName::Check),
        NumberState::Undelivered => Some(IconName::Close),
        NumberState::Expired | NumberState::Ended => Some(IconName::Minus),
        NumberState::Live => Some(IconName::Clock),
        _ => None,
    };
    rsx! {
        li { class: "step step-{step.state}", "data-number-state": "{step.state}",
            span { class: "step-dot", "aria-hidden": "true",
                if let Some(icon) = icon {
                    Icon { name: icon }
                } else {
                    {step.position.to_string()}
                }
            }
            span { class: "visually-hidden", {t!("staff-numbers-step", n = step.position)} }
            span { class: "step-word", {t!(format!("staff-number-{}", step.state))} }
            for line in [from, until, arrived, used].into_iter().flatten() {
                span { class: "step-time", "{line}" }
            }
        }
    }
}
