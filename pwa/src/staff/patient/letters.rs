//! What staff write to the patient: shown on the patient's first screen until they say they have read it.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{LETTER_MAX, NewLetter, SentLetter};

use super::Patient;
use crate::api;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Field};

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
                LetterForm {}
            }
        }
    }
}

#[component]
fn LetterForm() -> Element {
    let patient: Patient = use_context();
    let mut text = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let length = text.read().trim().chars().count();
    let error = match length {
        0 if tried() => Some(t!("staff-letter-empty")),
        length if length > LETTER_MAX => Some(t!("staff-letter-too-long", n = length)),
        _ => None,
    };
    let send = move |_| {
        tried.set(true);
        let body = NewLetter { text: text.peek().trim().to_owned() };
        if *busy.peek() || body.text.is_empty() || body.text.chars().count() > LETTER_MAX {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::post::<_, ()>(&patient.path("letters"), &body).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    text.set(String::new());
                    tried.set(false);
                    patient.done(t!("staff-letter-done"));
                }
                Err(error) => patient.refused(&error),
            }
        });
    };
    rsx! {
        details { class: "fold",
            summary { {t!("staff-letter-add")} }
            Field { id: "letter", label: t!("staff-letter-label"), rows: 3, value: text(), error, oninput: move |typed| text.set(typed) }
            Button { id: "letter-send", kind: ButtonKind::Secondary, busy: busy(), onclick: send, {t!("staff-letter-send")} }
        }
    }
}
