//! How closely the own centre watches, for its manager: when silence is a task, how often patients are reminded, how fast
//! the alarm goes on. Changed with a reason, and shown until every patient has been looked at by it.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use mimamori_domain::api::{POLICY_REASON_MOST, PolicyChange, PolicyPage, PutPolicy};
use mimamori_domain::policy::{CenterPolicy, PolicyNumber};
use mimamori_domain::values::{FieldError, tidy};

use super::looked::{use_every, use_looked};
use super::parts::{Failure, Loading};
use super::session::Session;
use super::toast::Toasts;
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Field, Notice, NoticeKind};

/// While patients are being looked at, we ask again after so many seconds whether it is done.
const LOOK: i32 = 3;

const PATH: &str = "/staff/center/policy";

/// The numbers with their form and what was changed before.
#[component]
pub fn PolicyScreen() -> Element {
    let looked = use_looked::<PolicyPage>(|| PATH.into());
    use_hook(|| looked.ask.call(()));
    let mut known = looked.known;
    use_every(LOOK, move || {
        if known.peek().as_ref().is_some_and(|page| page.settling) {
            looked.ask.call(());
        }
    });
    // The form holds what was there when it was opened: what somebody else saves meanwhile takes nothing away that was
    // typed.
    let mut opened = use_signal(|| None::<PolicyPage>);
    use_effect(move || {
        if let Some(page) = known.read().clone()
            && opened.peek().is_none()
        {
            opened.set(Some(page));
        }
    });
    let (page, form, error) = (known.read().clone(), opened.read().clone(), looked.failed.read().clone());
    let saved = move |page: PolicyPage| {
        opened.set(Some(page.clone()));
        known.set(Some(page));
    };
    let reload = move |()| {
        opened.set(None);
        looked.ask.call(());
    };
    rsx! {
        div { class: "messaging", id: "policy",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-policy-title")} }
            }
            div { role: "status",
                if page.as_ref().is_some_and(|page| page.settling) {
                    Notice { id: "policy-settling", kind: NoticeKind::Info, title: t!("staff-policy-settling") }
                }
            }
            match (page, form, error) {
                (Some(page), Some(form), _) => rsx! {
                    PolicyForm { key: "{form.version}", page: form, onsaved: saved, onreload: reload }
                    Changes { changes: page.changes, house: page.house }
                },
                (None, _, Some(error)) => rsx! { Failure { error, onretry: move |()| looked.ask.call(()) } },
                _ => rsx! { Loading {} },
            }
        }
    }
}

/// The form. What was typed stays until it is taken.
#[component]
fn PolicyForm(page: PolicyPage, onsaved: EventHandler<PolicyPage>, onreload: EventHandler<()>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let (version, house) = (page.version, page.house);
    let mut typed = use_signal(|| typed_of(&page.policy));
    let mut reason = use_signal(String::new);
    let mut errors = use_signal(Vec::<FieldError>::new);
    let mut failure = use_signal(|| None::<String>);
    let mut stale = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut refuse = move |refused: Vec<FieldError>| {
        if let Some(first) = refused.first() {
            browser::focus(&format!("policy-{}", first.field));
        }
        errors.set(refused);
    };
    let mut send = move |policy: Option<CenterPolicy>| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        failure.set(None);
        stale.set(false);
        let body = PutPolicy { version, policy, reason: reason.peek().clone() };
        spawn(async move {
            match api::put::<_, PolicyPage>(PATH, &body).await {
                Ok(now) => {
                    toasts.good(t!("staff-policy-saved"));
                    onsaved.call(now);
                }
                Err(ApiError::Problem(problem)) if !problem.fields.is_empty() => refuse(problem.fields),
                Err(error) => {
                    session.heed(&error, route);
                    stale.set(error.status() == Some(409));
                    failure.set(Some(words::error(&error)));
                }
            }
            busy.set(false);
        });
    };
    let submit = move |event: FormEvent| {
        event.prevent_default();
        let read = read(&typed.peek());
        match read {
            Ok(policy) => send(Some(policy)),
            Err(refused) => refuse(refused),
        }
    };
    let error = |name: &str| errors.read().iter().find(|error| error.field == name).map(words::field_error);
    rsx! {
        form { id: "policy-form", class: "card rules-form", novalidate: true, onsubmit: submit, "aria-labelledby": "page-title",
            p { class: "lead", {t!("staff-policy-lead")} }
            div { class: "refusals", role: "alert",
                if let Some(failure) = failure() {
                    Notice { kind: NoticeKind::Error, title: failure,
                        if stale() {
                            p { {t!("staff-center-stale")} }
                            Button { id: "policy-reload", kind: ButtonKind::Secondary, onclick: move |_| onreload.call(()), {t!("staff-center-reload")} }
                        }
                    }
                }
            }
            div { class: "form-grid",
                for number in PolicyNumber::ALL.iter().copied() {
                    Field {
                        key: "{number}",
                        id: "policy-{number}",
                        class: "short",
                        label: t!(format!("staff-policy-{number}")),
                        hint: hint(number, &house),
                        suffix: unit(number),
                        inputmode: "numeric",
                        maxlength: 3,
                        value: typed.read().get(&number).cloned().unwrap_or_default(),
                        error: error(number.as_str()),
                        oninput: move |text| {
                            typed.write().insert(number, text);
                        },
                    }
                }
            }
            Field {
                id: "policy-reason",
                label: t!("staff-policy-reason"),
                hint: t!("staff-policy-reason-hint"),
                required: true,
                rows: 2,
                maxlength: i64::try_from(POLICY_REASON_MOST).unwrap_or_default(),
                value: reason(),
                error: error("reason"),
                oninput: move |text| reason.set(text),
            }
            div { class: "dead-doing",
                Button { id: "policy-save", r#type: "submit", busy: busy(), {t!("staff-center-save")} }
                if page.own {
                    Button { id: "policy-house", kind: ButtonKind::Secondary, busy: busy(), onclick: move |_| send(None), {t!("staff-policy-house")} }
                }
            }
        }
    }
}

/// Who changed what, and why.
#[component]
fn Changes(changes: Vec<PolicyChange>, house: CenterPolicy) -> Element {
    if changes.is_empty() {
        return rsx! {};
    }
    let befores = changes.iter().skip(1).map(|change| change.policy.unwrap_or(house)).chain([house]);
    let lines: Vec<(PolicyChange, CenterPolicy)> = changes.iter().cloned().zip(befores).collect();
    rsx! {
        details { class: "fold", id: "policy-changes",
            summary { {t!("staff-policy-changes")} }
            ul { class: "plain-list",
                for (n , (change , before)) in lines.into_iter().enumerate() {
                    li { key: "{n}",
                        p { class: "small",
                            {t!("staff-policy-change", date = words::full_date(change.at.date()), time = change.at.clock_time(), name = change.by.name.as_str())}
                        }
                        if change.policy.is_none() {
                            p { {t!("staff-policy-house-again")} }
                        }
                        ul { class: "rules-changes",
                            for line in differences(&before, &change.policy.unwrap_or(house)) {
                                li { key: "{line}", "{line}" }
                            }
                        }
                        p { {t!("staff-rules-reason", text = change.reason.as_str())} }
                    }
                }
            }
        }
    }
}

fn typed_of(policy: &CenterPolicy) -> BTreeMap<PolicyNumber, String> {
    PolicyNumber::ALL.iter().map(|number| (*number, policy.number(*number).to_string())).collect()
}

/// What was typed, or what is no number.
fn read(typed: &BTreeMap<PolicyNumber, String>) -> Result<CenterPolicy, Vec<FieldError>> {
    let mut policy = CenterPolicy::default();
    let mut refused = vec![];
    for (number, text) in typed {
        match tidy(text).parse() {
            Ok(value) => policy = policy.with(*number, value),
            Err(_) => refused.push(FieldError::new(number.as_str(), "policy-range")),
        }
    }
    if refused.is_empty() { Ok(policy) } else { Err(refused) }
}

fn unit(number: PolicyNumber) -> String {
    match number {
        PolicyNumber::Reminders => t!("staff-policy-times"),
        PolicyNumber::OnCallStep => t!("staff-policy-minutes"),
        _ => t!("staff-policy-hours"),
    }
}

fn hint(number: PolicyNumber, house: &CenterPolicy) -> String {
    let range = number.range();
    let (low, high) = (*range.start(), *range.end());
    let words = t!("staff-policy-range", low = low, high = high, house = house.number(number));
    match words::known(&format!("staff-policy-{number}-hint"), &[]) {
        Some(more) => format!("{more} {words}"),
        None => words,
    }
}

/// 「報告がない（重症化リスクが高い人）：12 → 8 時間」
fn differences(before: &CenterPolicy, now: &CenterPolicy) -> Vec<String> {
    let differs = |number: &&PolicyNumber| before.number(**number) != now.number(**number);
    let line = |number: &PolicyNumber| {
        t!(
            "staff-policy-difference",
            what = t!(format!("staff-policy-{number}")),
            old = before.number(*number),
            new = now.number(*number),
            unit = unit(*number)
        )
    };
    PolicyNumber::ALL.iter().filter(differs).map(line).collect()
}
