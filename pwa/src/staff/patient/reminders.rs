//! Whether the patient is reminded, and pausing or stopping it for them.

use dioxus::prelude::*;
use mimamori_domain::api::{PatientPage, Reminders};

use super::Patient;
use crate::api;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind};

/// Days of a pause.
const PAUSE: i64 = 3;

/// The lines in the card of messages; only for who reports alone.
#[component]
pub fn RemindersChoice(page: PatientPage, can_change: bool) -> Element {
    let patient: Patient = use_context();
    let mut busy = use_signal(|| false);
    let on = Reminders { off: false, paused_until: None };
    let off = Reminders { off: true, paused_until: None };
    let paused = Reminders { off: false, paused_until: Some(page.now.date().plus_days(PAUSE)) };
    let (said, choices) = match &page.reminders {
        Reminders { off: true, .. } => {
            (t!("staff-reminders-off"), vec![("start", t!("staff-reminders-start"), on)])
        }
        Reminders { paused_until: Some(day), .. } => (
            t!("staff-reminders-paused", day = words::full_date(*day)),
            vec![("start", t!("staff-reminders-start"), on), ("stop", t!("staff-reminders-stop"), off)],
        ),
        Reminders { .. } => (
            t!("staff-reminders-on"),
            vec![("pause", t!("staff-reminders-pause"), paused), ("stop", t!("staff-reminders-stop"), off)],
        ),
    };
    rsx! {
        div { class: "reminders", id: "reminders",
            p { {said} }
            if can_change {
                for (id , text , wanted) in choices {
                    Button {
                        key: "{id}",
                        id: "reminders-{id}",
                        kind: ButtonKind::Plain,
                        busy: busy(),
                        onclick: move |_| {
                            let wanted = wanted.clone();
                            async move {
                                busy.set(true);
                                let answer: Result<Reminders, _> = api::put(&patient.path("reminders"), &wanted).await;
                                busy.set(false);
                                match answer {
                                    Ok(_) => patient.done(t!("staff-reminders-done")),
                                    Err(error) => patient.refused(&error),
                                }
                            }
                        },
                        {text}
                    }
                }
            }
        }
    }
}
