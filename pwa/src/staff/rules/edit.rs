//! A changed set as it is made: a form with a line for each rule, or the text of a rule file for who knows it. What was
//! typed stays until it is taken; what is refused is said at its rule.

use dioxus::prelude::*;
use mimamori_domain::api::{PutRuleDraft, RulesPage};
use mimamori_domain::triage::draft::differs;
use mimamori_domain::triage::{Rules, Tier};
use mimamori_domain::values::FieldError;

use super::typed::{Number, Typed, TypedRule};
use super::{Book, say};
use crate::api::{self, ApiError};
use crate::staff::parts::TierMark;
use crate::staff::{web, words};
use crate::state::browser;
use crate::t;
use crate::ui::{Button, ButtonKind, Check, Choice, Field, Notice, NoticeKind, Radios, Select};

/// The form, or the text.
#[component]
pub(super) fn Editor(
    /// The rules in force.
    base: Rules,
    /// What the form begins with.
    start: Rules,
    /// The same as text; absent before the first draft.
    toml: Option<String>,
    version: i64,
) -> Element {
    let mut book: Book = use_context();
    let typed = use_signal(|| Typed::of(&base, &start));
    let mut text = use_signal(|| toml.clone().unwrap_or_default());
    let mut expert = use_signal(|| false);
    let mut errors = use_signal(Vec::<FieldError>::new);
    let mut failure = use_signal(|| None::<String>);
    let mut stale = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut refuse = move |found: Vec<FieldError>| {
        if let Some(first) = found.first() {
            browser::focus(&format!("rule-{}", first.field));
        }
        errors.set(found);
    };
    let begin = start.clone();
    let send = move |event: FormEvent| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        failure.set(None);
        stale.set(false);
        let body = if *expert.peek() {
            PutRuleDraft { version, rules: None, toml: Some(text.peek().clone()) }
        } else {
            match typed.peek().read(&begin) {
                Ok(rules) => PutRuleDraft { version, rules: Some(rules), toml: None },
                Err(found) => return refuse(found),
            }
        };
        errors.set(vec![]);
        busy.set(true);
        spawn(async move {
            let answer = api::put::<_, RulesPage>("/staff/rules/draft", &body).await;
            busy.set(false);
            match answer {
                Ok(page) => {
                    book.editing.set(false);
                    book.done(page, t!("staff-rules-kept"));
                    web::focus_soon("rules-preview-title");
                }
                Err(ApiError::Problem(problem)) if !problem.fields.is_empty() => refuse(problem.fields),
                Err(error) => {
                    stale.set(error.status() == Some(409));
                    failure.set(Some(book.refused(&error)));
                }
            }
        });
    };
    let refused = errors.read().clone();
    let of = |place: &str| {
        let found = refused.iter().find(|error| error.field == place);
        found.map(words::field_error)
    };
    let ids: Vec<String> = typed.read().rules.iter().map(|rule| rule.rule.id.clone()).collect();
    // What concerns no rule of the form: the set as a whole, a rule that was left out.
    let elsewhere = refused.iter().filter(|error| error.field != "due" && !ids.contains(&error.field));
    let elsewhere: Vec<String> = elsewhere
        .map(|error| t!("staff-rules-refused", place = error.field.as_str(), why = words::field_error(error)))
        .collect();
    let count = refused.len();
    rsx! {
        form { class: "card rules-form", id: "rules-form", novalidate: true, onsubmit: send, "aria-labelledby": "rules-edit-title",
            h2 { id: "rules-edit-title", tabindex: "-1", {t!("staff-rules-edit-title")} }
            p { class: "lead", {t!("staff-rules-edit-lead")} }
            div { class: "refusals", role: "alert",
                if let Some(failure) = failure() {
                    Notice { kind: NoticeKind::Error, title: failure,
                        if stale() {
                            p { {t!("staff-rules-stale")} }
                            Button {
                                id: "rules-reload",
                                kind: ButtonKind::Secondary,
                                onclick: move |_| {
                                    book.editing.set(false);
                                    spawn(book.fetch());
                                },
                                {t!("staff-rules-reload")}
                            }
                        }
                    }
                }
                if count > 0 {
                    Notice { kind: NoticeKind::Error, title: t!("staff-rules-refused-count", n = count),
                        for line in elsewhere {
                            p { key: "{line}", "{line}" }
                        }
                    }
                }
            }
            if toml.is_some() {
                Radios {
                    id: "rules-view",
                    label: t!("staff-rules-view"),
                    inline: true,
                    choices: vec![
                        Choice::new("form", t!("staff-rules-view-form")),
                        Choice::new("text", t!("staff-rules-view-text")),
                    ],
                    value: if expert() { "text" } else { "form" },
                    onchange: move |value: String| expert.set(value == "text"),
                }
            }
            if expert() {
                Field {
                    id: "rules-toml",
                    class: "rules-toml",
                    label: t!("staff-rules-toml"),
                    hint: t!("staff-rules-toml-hint"),
                    rows: 24,
                    value: text(),
                    oninput: move |value| text.set(value),
                }
            } else {
                DueFields { typed, error: of("due") }
                ul { class: "rules-lines",
                    for (n , rule) in typed.read().rules.iter().cloned().enumerate() {
                        RuleLine {
                            key: "{rule.rule.id}",
                            n,
                            error: of(&rule.rule.id),
                            known: base.rules.iter().find(|known| known.id == rule.rule.id).cloned(),
                            rule,
                            typed,
                        }
                    }
                }
            }
            div { class: "dead-doing",
                Button { id: "rules-keep", r#type: "submit", busy: busy(), {t!("staff-rules-keep")} }
                Button {
                    id: "rules-cancel",
                    kind: ButtonKind::Secondary,
                    onclick: move |_| {
                        book.editing.set(false);
                        web::focus_soon("page-title");
                    },
                    {t!("action-cancel")}
                }
            }
        }
    }
}

/// How soon staff must be in contact.
#[component]
fn DueFields(typed: Signal<Typed>, error: Option<String>) -> Element {
    let mut typed = typed;
    let now = typed.read().due.clone();
    let tiers = [Tier::Emergency, Tier::Urgent, Tier::Watch];
    let minutes = t!("staff-rules-unit-minutes");
    rsx! {
        fieldset { class: "field rules-due-fields", id: "rule-due", tabindex: "-1",
            legend { class: "field-head", {t!("staff-rules-due-title")} }
            div { class: "field-error", role: "alert",
                if let Some(error) = error {
                    span { "{error}" }
                }
            }
            div { class: "rules-numbers",
                for (n , (tier , value)) in tiers.into_iter().zip(now).enumerate() {
                    Field {
                        key: "{tier}",
                        id: "due-{tier}",
                        class: "short",
                        label: words::tier(tier),
                        inputmode: "numeric",
                        suffix: minutes.clone(),
                        value,
                        oninput: move |text: String| {
                            if let Some(place) = typed.write().due.get_mut(n) {
                                *place = text;
                            }
                        },
                    }
                }
            }
        }
    }
}

/// One rule: in words, and opened its fields.
#[component]
fn RuleLine(
    n: usize,
    rule: TypedRule,
    known: Option<mimamori_domain::triage::Rule>,
    error: Option<String>,
    typed: Signal<Typed>,
) -> Element {
    let mut typed = typed;
    let id = rule.rule.id.clone();
    let now = rule.read();
    let changed = match (&known, &now) {
        (Some(known), Some(now)) => !rule.on || differs(known, now),
        _ => true,
    };
    let sentence =
        now.as_ref().map_or_else(|| say::condition(&rule.rule.when), |now| say::condition(&now.when));
    let tiers: Vec<Choice> =
        if rule.fixed { &[Tier::Emergency][..] } else { &[Tier::Emergency, Tier::Urgent, Tier::Watch] }
            .iter()
            .map(|tier| Choice::new(tier, words::tier(*tier)))
            .collect();
    let mut change = move |with: &dyn Fn(&mut TypedRule)| {
        if let Some(rule) = typed.write().rules.get_mut(n) {
            with(rule);
        }
    };
    let refused = error.is_some();
    rsx! {
        li { class: "rules-line", "data-rule-line": "{id}", "data-on": "{rule.on}",
            details { open: refused.then_some(true),
                summary { id: "rule-{id}",
                    TierMark { tier: if rule.on { Some(rule.tier) } else { None } }
                    span { class: if rule.on { "rules-words" } else { "rules-words rules-off" }, "{sentence}" }
                    if !rule.on {
                        span { class: "flag flag-plain", {t!("staff-rules-off")} }
                    } else if changed {
                        span { class: "flag", {t!("staff-rules-flag-changed")} }
                    }
                }
                div { class: "rules-fields",
                    div { class: "field-error", role: "alert",
                        if let Some(error) = error {
                            span { "{error}" }
                        }
                    }
                    if rule.fixed {
                        p { class: "small", {t!("staff-rules-fixed")} }
                    } else {
                        Check {
                            id: "rule-{id}-on",
                            class: "quiet",
                            label: t!("staff-rules-use"),
                            checked: rule.on,
                            onchange: move |on| change(&move |rule| rule.on = on),
                        }
                    }
                    div { class: "rules-numbers",
                        Select {
                            id: "rule-{id}-tier",
                            label: t!("staff-rules-tier"),
                            choices: tiers,
                            value: rule.tier.to_string(),
                            onchange: move |word: String| {
                                if let Ok(tier) = word.parse::<Tier>() {
                                    change(&move |rule| rule.tier = tier);
                                }
                            },
                        }
                        for (place , number) in rule.numbers.iter().cloned().enumerate() {
                            NumberField {
                                key: "{number.key}",
                                id: "rule-{id}-{number.key}",
                                number,
                                oninput: move |text: String| {
                                    change(&move |rule| {
                                        if let Some(number) = rule.numbers.get_mut(place) {
                                            number.text.clone_from(&text);
                                        }
                                    });
                                },
                            }
                        }
                    }
                    Field {
                        id: "rule-{id}-source",
                        label: t!("staff-rules-source"),
                        hint: t!("staff-rules-source-hint"),
                        value: rule.source.clone(),
                        oninput: move |text: String| change(&move |rule| rule.source.clone_from(&text)),
                    }
                    p { class: "rule-id", "{id}" }
                }
            }
        }
    }
}

#[component]
fn NumberField(id: String, number: Number, oninput: EventHandler<String>) -> Element {
    let Number { key, unit, optional, text } = number;
    rsx! {
        Field {
            id,
            class: "short",
            label: t!(format!("staff-rules-number-{key}")),
            hint: if optional { Some(t!("staff-rules-number-open")) } else { None },
            inputmode: "decimal",
            suffix: t!(format!("staff-rules-unit-{}", unit.word())),
            value: text,
            oninput,
        }
    }
}
