//! The history: who did what and said what, and a doctor's findings.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{NewFinding, NoteKind, NoteView};

use super::Patient;
use super::alert::NOTE_MAX;
use crate::api;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Field};

/// How many are shown before they are folded away.
const SHOWN: usize = 8;

/// The card.
#[component]
pub fn Notes(notes: Vec<NoteView>, now: Timestamp, can_find: bool) -> Element {
    let mut newest = notes;
    let older = newest.split_off(newest.len().min(SHOWN));
    rsx! {
        section { class: "card", "aria-labelledby": "notes-title",
            h2 { id: "notes-title", {t!("staff-notes-title")} }
            if newest.is_empty() {
                p { class: "small", {t!("staff-notes-empty")} }
            }
            ol { class: "notes", id: "notes",
                for note in newest {
                    Note { key: "{note.id}", note, now }
                }
            }
            if !older.is_empty() {
                details { class: "older",
                    summary { {t!("staff-more")} }
                    ol { class: "notes",
                        for note in older {
                            Note { key: "{note.id}", note, now }
                        }
                    }
                }
            }
            if can_find {
                FindingForm {}
            }
        }
    }
}

#[component]
fn Note(note: NoteView, now: Timestamp) -> Element {
    let by = if note.by.is_empty() { t!("staff-notes-machine") } else { note.by.clone() };
    rsx! {
        li { class: "note note-{note.kind}", "data-note-kind": "{note.kind}",
            p { class: "note-head",
                strong { {t!(format!("staff-note-{}", note.kind))} }
                if let Some(outcome) = note.outcome {
                    span { class: "flag flag-plain", {t!(format!("staff-outcome-{outcome}"))} }
                }
                span { class: "small", {words::moment(note.at, now)} " ・ " {by} }
            }
            if !note.text.is_empty() && note.kind != NoteKind::Claim {
                p { class: "note-text", "{note.text}" }
            }
        }
    }
}

#[component]
fn FindingForm() -> Element {
    let patient: Patient = use_context();
    let mut text = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let length = text.read().trim().chars().count();
    let error = match length {
        0 if tried() => Some(t!("staff-finding-empty")),
        length if length > NOTE_MAX => Some(t!("staff-alert-note-too-long", n = length)),
        _ => None,
    };
    let save = move |_| {
        tried.set(true);
        let body = NewFinding { text: text.peek().trim().to_owned() };
        if *busy.peek() || body.text.is_empty() || body.text.chars().count() > NOTE_MAX {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::post::<_, ()>(&patient.path("findings"), &body).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    text.set(String::new());
                    tried.set(false);
                    patient.done(t!("staff-finding-done"));
                }
                Err(error) => patient.refused(&error),
            }
        });
    };
    rsx! {
        details { class: "fold",
            summary { {t!("staff-finding-add")} }
            Field { id: "finding", label: t!("staff-finding-label"), rows: 3, value: text(), error, oninput: move |typed| text.set(typed) }
            Button { id: "finding-save", kind: ButtonKind::Secondary, busy: busy(), onclick: save, {t!("staff-finding-add")} }
        }
    }
}
