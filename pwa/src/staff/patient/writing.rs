//! Free words about or to the patient: folded away, kept while they are refused, emptied when they are taken.

use dioxus::prelude::*;
use mimamori_domain::api::{LETTER_MAX, NewFinding, NewLetter};

use super::Patient;
use super::alert::NOTE_MAX;
use crate::api;
use crate::t;
use crate::ui::{Button, ButtonKind, Field};

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// 医師所見
    Finding,
    /// To the patient.
    Letter,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Finding => "finding",
            Self::Letter => "letter",
        }
    }

    /// Characters.
    const fn longest(self) -> usize {
        match self {
            Self::Finding => NOTE_MAX,
            Self::Letter => LETTER_MAX,
        }
    }

    async fn send(self, patient: &Patient, text: String) -> Result<(), api::ApiError> {
        match self {
            Self::Finding => api::post(&patient.path("findings"), &NewFinding { text }).await,
            Self::Letter => api::post(&patient.path("letters"), &NewLetter { text }).await,
        }
    }
}

/// The form.
#[component]
pub fn WritingForm(kind: Kind) -> Element {
    let patient: Patient = use_context();
    let mut text = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let name = kind.name();
    let length = text.read().trim().chars().count();
    let error = match length {
        0 if tried() => Some(t!(format!("staff-{name}-empty"))),
        length if length > kind.longest() => Some(t!(format!("staff-{name}-too-long"), n = length)),
        _ => None,
    };
    let send = move |_| {
        tried.set(true);
        let written = text.peek().trim().to_owned();
        if *busy.peek() || written.is_empty() || written.chars().count() > kind.longest() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = kind.send(&patient, written).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    text.set(String::new());
                    tried.set(false);
                    patient.done(t!(format!("staff-{name}-done")));
                }
                Err(error) => patient.refused(&error),
            }
        });
    };
    rsx! {
        details { class: "fold",
            summary { {t!(format!("staff-{name}-add"))} }
            Field { id: name, label: t!(format!("staff-{name}-label")), rows: 3, value: text(), error, oninput: move |typed| text.set(typed) }
            Button { id: "{name}-save", kind: ButtonKind::Secondary, busy: busy(), onclick: send, {t!(format!("staff-{name}-save"))} }
        }
    }
}
