//! Where the follow-up goes on, or ends; always with a reason.

use dioxus::prelude::*;
use mimamori_domain::api::ChangeStatus;
use mimamori_domain::patient::Status;

use super::Patient;
use crate::api;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Field, Select};

/// The form, folded away: it is needed once in an illness.
#[component]
pub fn ChangeStatusForm(status: Status) -> Element {
    let patient: Patient = use_context();
    let mut chosen = use_signal(String::new);
    let mut reason = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut refused = use_signal(|| None::<String>);
    let choices: Vec<Choice> = std::iter::once(Choice::new("", t!("staff-form-choose")))
        .chain(
            Status::ALL
                .iter()
                .filter(|s| **s != status)
                .map(|s| Choice::new(s, t!(format!("staff-status-{s}")))),
        )
        .collect();
    let required = || t!("field-error-required");
    let save = move |_| {
        tried.set(true);
        let text = reason.peek().trim().to_owned();
        let Ok(new) = chosen.peek().parse::<Status>() else { return };
        if text.is_empty() || *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let body = ChangeStatus { status: new, reason: text, version: patient.version() };
            let answer = api::post::<_, ()>(&patient.path("status"), &body).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    chosen.set(String::new());
                    reason.set(String::new());
                    tried.set(false);
                    refused.set(None);
                    patient.done(t!("staff-status-done"));
                }
                Err(error) => {
                    refused.set(Some(words::error(&error)));
                    patient.refused(&error);
                }
            }
        });
    };
    rsx! {
        details { class: "card fold",
            summary { {t!("staff-patient-status-change")} }
            Select {
                id: "status-new",
                label: t!("staff-status-new"),
                required: true,
                choices,
                value: chosen(),
                error: (tried() && chosen.read().is_empty()).then(required),
                onchange: move |value| chosen.set(value),
            }
            Field {
                id: "status-reason",
                label: t!("staff-status-reason"),
                required: true,
                rows: 2,
                value: reason(),
                error: if tried() && reason.read().trim().is_empty() { Some(required()) } else { refused() },
                oninput: move |text| reason.set(text),
            }
            Button { id: "status-save", kind: ButtonKind::Danger, busy: busy(), onclick: save, {t!("staff-status-submit")} }
        }
    }
}
