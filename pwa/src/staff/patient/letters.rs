//! What staff write to the patient: shown on the patient's first screen until they say they have read it.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::SentLetter;

use super::writing::{Kind, WritingForm};
use crate::staff::words;
use crate::t;

/// The card.
#[component]
pub fn Letters(letters: Vec<SentLetter>, now: Timestamp, can_write: bool) -> Element {
    rsx! {
        section { class: "card", "aria-labelledby": "letters-title",
            h2 { id: "letters-title", {t!("staff-letters-title")} }
            if letters.is_empty() {
                p { class: "small", {t!("staff-letters-empty")} }
            }
            ol { class: "notes", id: "letters",
                for letter in letters {
                    li { key: "{letter.id}", class: "note",
                        p { class: "note-head",
                            span { class: "small", {words::moment(letter.sent_at, now)} " ・ {letter.by}" }
                        }
                        p { class: "note-text", "{letter.text}" }
                        p { class: "small",
                            match letter.read_at {
                                Some(at) => t!("staff-letter-read", when = words::moment(at, now)),
                                None => t!("staff-letter-unread"),
                            }
                        }
                    }
                }
            }
            if can_write {
                WritingForm { kind: Kind::Letter }
            }
        }
    }
}
