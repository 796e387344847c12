//! The history: who did what and said what, and a doctor's findings.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{NoteKind, NoteView};

use super::writing::{Kind, WritingForm};
use crate::staff::words;
use crate::t;

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
                WritingForm { kind: Kind::Finding }
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
