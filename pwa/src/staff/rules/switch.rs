//! Switching the draft on: from when, and why. Only shown once it has been tried.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{RulePreview, RulesPage, SwitchRules};
use mimamori_domain::values::FieldError;

use super::Book;
use crate::api::{self, ApiError};
use crate::staff::{web, words};
use crate::state::browser;
use crate::t;
use crate::ui::{Button, Choice, Dialog, Field, Notice, NoticeKind, Radios};

/// The form with its question.
#[component]
pub(super) fn SwitchOn(version: i64, preview: RulePreview, now: Timestamp, blocked: bool) -> Element {
    let book: Book = use_context();
    let mut later = use_signal(|| false);
    let mut from = use_signal(|| local(now.date().plus_days(1).at(0, 0)));
    let mut reason = use_signal(String::new);
    let mut errors = use_signal(Vec::<FieldError>::new);
    let mut failure = use_signal(|| None::<String>);
    let mut asking = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut refuse = move |found: Vec<FieldError>| {
        asking.set(false);
        if let Some(first) = found.first() {
            browser::focus(&format!("switch-{}", first.field));
        }
        errors.set(found);
    };
    let ask = move |event: FormEvent| {
        event.prevent_default();
        failure.set(None);
        let mut found = vec![];
        if later() && instant(&from.peek()).is_none() {
            found.push(FieldError::new("from", "required"));
        }
        if reason.peek().trim().is_empty() {
            found.push(FieldError::new("reason", "required"));
        }
        if !found.is_empty() {
            return refuse(found);
        }
        errors.set(vec![]);
        asking.set(true);
    };
    let send = move |_| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        let from = if later() { instant(&from.peek()) } else { None };
        let body = SwitchRules { version, from, reason: reason.peek().clone() };
        spawn(async move {
            let answer = api::post::<_, RulesPage>("/staff/rules/switch", &body).await;
            busy.set(false);
            match answer {
                Ok(page) => {
                    asking.set(false);
                    book.done(page, t!("staff-rules-switched"));
                    web::focus_soon("page-title");
                    // What begins at once has begun when one has read this far.
                    browser::sleep(6000).await;
                    book.fetch().await;
                }
                Err(ApiError::Problem(problem)) if !problem.fields.is_empty() => refuse(problem.fields),
                Err(error) => {
                    asking.set(false);
                    failure.set(Some(book.refused(&error)));
                }
            }
        });
    };
    let error = |field: &str| errors.read().iter().find(|error| error.field == field).map(words::field_error);
    let tally = &preview.tally;
    let question = t!("staff-rules-switch-question", higher = tally.higher(), lower = tally.lower());
    rsx! {
        form { class: "card rules-form", id: "rules-switch", novalidate: true, onsubmit: ask, "aria-labelledby": "rules-switch-title",
            h2 { id: "rules-switch-title", {t!("staff-rules-switch")} }
            div { class: "refusals", role: "alert",
                if let Some(failure) = failure() {
                    Notice { kind: NoticeKind::Error, title: failure }
                }
            }
            if blocked {
                p { {t!("staff-rules-switch-blocked")} }
            } else {
                Radios {
                    id: "switch-when",
                    label: t!("staff-rules-switch-when"),
                    inline: true,
                    choices: vec![
                        Choice::new("now", t!("staff-rules-switch-now")),
                        Choice::new("later", t!("staff-rules-switch-later")),
                    ],
                    value: if later() { "later" } else { "now" },
                    onchange: move |value: String| later.set(value == "later"),
                }
                if later() {
                    Field { id: "switch-from", r#type: "datetime-local", label: t!("staff-rules-switch-from"), required: true, value: from(), error: error("from"), oninput: move |value| from.set(value) }
                }
                Field { id: "switch-reason", label: t!("staff-rules-switch-reason"), hint: t!("staff-rules-switch-reason-hint"), required: true, rows: 2, maxlength: 500, value: reason(), error: error("reason"), oninput: move |value| reason.set(value) }
                div { class: "dead-doing",
                    Button { id: "switch-ask", r#type: "submit", {t!("staff-rules-switch-submit")} }
                }
            }
            Dialog {
                id: "switch-dialog",
                open: asking,
                title: t!("staff-rules-switch-title"),
                onclose: move |()| asking.set(false),
                actions: rsx! {
                    Button { id: "switch-confirm", busy: busy(), onclick: send, {t!("staff-rules-switch-submit")} }
                },
                p { "{question}" }
                p { {t!("staff-rules-switch-stays")} }
            }
        }
    }
}

/// As `<input type="datetime-local">` writes it, in Tokyo time.
fn local(at: Timestamp) -> String {
    format!("{}T{}", at.date(), at.clock_time())
}

fn instant(typed: &str) -> Option<Timestamp> {
    format!("{typed}:00+09:00").parse().ok()
}
