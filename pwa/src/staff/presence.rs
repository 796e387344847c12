//! Who else has a patient open: said by each page every twenty seconds, asked anew when the feed tells of somebody who
//! came or went, and over within a minute when a page is closed without a word.

use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use mimamori_domain::api::{Gone, Here, Presence, Present};
use mimamori_domain::{PatientId, TabId, Timestamp};

use super::live::Live;
use super::words;
use crate::api;
use crate::state::browser::{self, BrowserRng};
use crate::state::clock::{self, use_now};
use crate::t;
use crate::ui::{Icon, IconName};

/// Seconds between two times that a page says it is open.
const SAY_SECONDS: i32 = 20;

/// Says that this page is open, and shows who else is here.
#[component]
pub fn Others(
    /// Whose page.
    id: PatientId,
    /// The form is open.
    editing: bool,
) -> Element {
    let live = Live::take();
    let now = use_now(30);
    let tab = use_hook(|| TabId::new(clock::now(), &BrowserRng));
    let mut others = use_signal(Vec::<Present>::new);
    let say = use_callback(move |()| {
        spawn(async move {
            let path = format!("/staff/patients/{id}/presence");
            if let Ok(presence) = api::put::<_, Presence>(&path, &Here { tab, editing }).await {
                others.set(presence.others);
            }
        });
    });
    use_hook(|| say.call(()));
    let mut heard = use_signal(|| live.here.peek().0);
    use_effect(move || {
        let (n, whom) = *live.here.read();
        if n != *heard.peek() && whom == Some(id) {
            heard.set(n);
            say.call(());
        }
    });
    use_future(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(SAY_SECONDS * 1000).await;
            say.call(());
        }
    });
    use_drop(move || {
        spawn_forever(async move {
            let path = format!("/staff/patients/{id}/presence/leave");
            // Whoever can't be told finds out within a minute.
            let _ = api::post::<_, ()>(&path, &Gone { tab }).await;
        });
    });
    let others = others.read().clone();
    rsx! { OthersLine { others, now } }
}

/// The line, read out when it changes. It keeps its place while nobody is there, so that it can be read out.
#[component]
pub fn OthersLine(others: Vec<Present>, now: Timestamp) -> Element {
    rsx! {
        div { class: "others", role: "status", id: "others",
            for present in others {
                p { key: "{present.who.id}", class: if present.editing { "other other-editing" } else { "other" }, "data-editing": "{present.editing}",
                    Icon { name: if present.editing { IconName::Warning } else { IconName::Person } }
                    span { {line(&present, now)} }
                }
            }
        }
    }
}

fn line(present: &Present, now: Timestamp) -> String {
    let (who, since) = (present.who.name.as_str(), words::moment(present.since, now));
    if present.editing {
        t!("staff-here-editing", who = who, since = since)
    } else {
        t!("staff-here-looking", who = who, since = since)
    }
}
