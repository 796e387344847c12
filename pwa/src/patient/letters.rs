//! What staff wrote: on the first screen until it is read, then a small list beneath the records.

use dioxus::prelude::*;
use mimamori_domain::api::{LetterList, LetterView};
use mimamori_domain::ids::PatientId;

use super::door::told;
use super::session::use_session;
use crate::api;
use crate::state::{clock, use_task};
use crate::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, format};

/// From whom and when.
fn from(letter: &LetterView) -> String {
    let when = format::day_time(letter.sent_at, clock::now());
    t!("letter-from", center = letter.center.as_str(), when = when)
}

/// A letter that nobody has read yet.
#[component]
pub fn Unread(person: PatientId, letter: LetterView) -> Element {
    let session = use_session();
    let mut busy = use_signal(|| false);
    let mut error = use_signal(|| None::<String>);
    let id = letter.id;
    rsx! {
        Notice { id: "letter-{id}", title: t!("letters-title"),
            p { class: "letter", "{letter.text}" }
            p { class: "quiet", {from(&letter)} }
            if let Some(error) = error() {
                Notice { kind: NoticeKind::Error, live: true, title: error }
            }
            Button {
                id: "read-{id}",
                kind: ButtonKind::Secondary,
                busy: busy(),
                onclick: move |_| async move {
                    busy.set(true);
                    match api::post_empty::<()>(&format!("/patient/people/{person}/letters/{id}/read")).await {
                        Ok(()) => session.change(person, |who| who.letters.retain(|other| other.id != id)).await,
                        Err(refused) => error.set(Some(told(&refused))),
                    }
                    busy.set(false);
                },
                {t!("letter-read")}
            }
        }
    }
}

/// Those that were read; nothing where there are none or no network.
#[component]
pub fn Earlier(person: PatientId) -> Element {
    let mut letters = use_signal(Vec::<LetterView>::new);
    use_task(move || async move {
        if let Ok(list) = api::get::<LetterList>(&format!("/patient/people/{person}/letters")).await {
            letters.set(list.items);
        }
    });
    let read: Vec<_> =
        letters.read().iter().filter_map(|letter| Some((letter.clone(), letter.read_at?))).collect();
    if read.is_empty() {
        return rsx! {};
    }
    let now = clock::now();
    rsx! {
        section { class: "stack apart quiet", id: "letters",
            h2 { {t!("letters-title")} }
            for (letter , at) in read {
                div { key: "{letter.id}",
                    p { class: "letter", "{letter.text}" }
                    p { {from(&letter)} }
                    p { {t!("letter-read-at", when = format::day_time(at, now))} }
                }
            }
        }
    }
}
