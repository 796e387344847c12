//! Closing an alert: what was done and a note, both required. What was chosen and written for the call is taken over.

use dioxus::prelude::*;
use mimamori_domain::api::{AlertView, CallOutcome, CloseAlert};

use super::Patient;
use super::alert::{NOTE_MAX, Outcomes, phrases};
use crate::api;
use crate::staff::acts::Acts;
use crate::staff::web;
use crate::state::browser;
use crate::t;
use crate::ui::{Button, Dialog, Field, Icon, IconName, field_head};

/// The dialog. It stays in the page; `open` shows it.
#[component]
pub fn CloseDialog(
    alert: AlertView,
    name: String,
    open: Signal<bool>,
    outcome: Signal<Option<CallOutcome>>,
    note: Signal<String>,
) -> Element {
    let patient: Patient = use_context();
    let acts = Acts::take();
    let (mut open, mut note) = (open, note);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let id = alert.id;
    let length = note.read().trim().chars().count();
    let note_error = match length {
        0 if tried() => Some(t!("staff-alert-close-note-empty")),
        length if length > NOTE_MAX => Some(t!("staff-alert-note-too-long", n = length)),
        _ => None,
    };
    let closed = t!("staff-alert-close-done", name = name.as_str());
    let send = use_callback(move |closed: String| {
        if *busy.peek() {
            return;
        }
        tried.set(true);
        let text = note.peek().trim().to_owned();
        let chosen = *outcome.peek();
        let Some(chosen) = chosen.filter(|_| !text.is_empty() && text.chars().count() <= NOTE_MAX) else {
            if chosen.is_some() {
                browser::focus("close-note");
            }
            return;
        };
        busy.set(true);
        spawn(async move {
            let body = CloseAlert { outcome: chosen, note: text };
            let answer = api::post::<_, AlertView>(&format!("/staff/alerts/{id}/close"), &body).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    open.set(false);
                    note.set(String::new());
                    acts.undoable(closed, id, "reopen", t!("staff-alert-reopened"));
                    patient.done(String::new());
                    web::focus_soon("page-title");
                }
                Err(error) => patient.refused(&error),
            }
        });
    });
    rsx! {
        Dialog {
            id: "closing-{id}",
            open,
            title: t!("staff-alert-close-title", name = name.as_str()),
            onclose: move |()| open.set(false),
            actions: rsx! {
                Button { id: "close-submit", busy: busy(), onclick: move |_| send.call(closed.clone()), {t!("staff-alert-close-submit")} }
            },
            p { class: "lead", {t!("staff-alert-close-lead")} }
            fieldset { class: "call-record",
                legend { class: "field-head",
                    {field_head(&t!("staff-alert-close-outcome"), Some(true))}
                }
                Outcomes { id: "close-outcome", kind: alert.kind, outcome }
                div { class: "field-error", "aria-live": "polite",
                    if tried() && outcome().is_none() {
                        Icon { name: IconName::Error }
                        span { {t!("staff-alert-close-outcome-empty")} }
                    }
                }
            }
            Field {
                id: "close-note",
                label: t!("staff-alert-close-note"),
                hint: t!("staff-alert-close-note-hint"),
                required: true,
                rows: 4,
                value: note(),
                error: note_error,
                oninput: move |text| note.set(text),
            }
            {phrases(note)}
        }
    }
}
