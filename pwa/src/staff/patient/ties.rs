//! Close contacts: whom the patient has met, and whom they may have caught it from.

use dioxus::prelude::*;
use mimamori_domain::api::{CloseContacts, Tie, Untie};
use mimamori_domain::patient::Classification;
use mimamori_domain::{PatientId, Timestamp};

use super::Patient;
use crate::api;
use crate::staff::pages::Page;
use crate::staff::parts::TierMark;
use crate::state::route::Link;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName, format};

/// Fetched beside the page, and again whenever the page is.
#[component]
pub fn Ties(can_register: bool, can_edit: bool, now: Timestamp) -> Element {
    let patient: Patient = use_context();
    let mut known = use_signal(|| None::<CloseContacts>);
    use_effect(move || {
        let _page = patient.page.read();
        spawn(async move {
            // What can't be had now is asked for with the next look; the page itself says when nothing can be had.
            if let Ok(found) = api::get::<CloseContacts>(&patient.path("close-contacts")).await {
                known.set(Some(found));
            }
        });
    });
    let untie = use_callback(move |contact: PatientId| {
        spawn(async move {
            let path = patient.path("close-contacts/remove");
            match api::post::<_, ()>(&path, &Untie { contact }).await {
                Ok(()) => patient.done(t!("staff-ties-removed")),
                Err(error) => patient.refused(&error),
            }
        });
    });
    let ties = known.read().clone();
    rsx! {
        if let Some(ties) = ties {
            TiesView { ties, of: patient.id, can_register, can_edit, now, onuntie: move |id| untie.call(id) }
        }
    }
}

/// The card; not there at all where nothing is known and nothing can be added.
#[component]
pub fn TiesView(
    ties: CloseContacts,
    of: PatientId,
    can_register: bool,
    can_edit: bool,
    now: Timestamp,
    onuntie: EventHandler<PatientId>,
) -> Element {
    let CloseContacts { sources, contacts, hidden } = ties;
    let nobody = sources.is_empty() && contacts.is_empty() && hidden == 0;
    if nobody && !can_register {
        return rsx! {};
    }
    rsx! {
        section { class: "card", id: "ties", "aria-labelledby": "ties-title",
            h2 { id: "ties-title", {t!("staff-ties-title")} }
            if nobody {
                p { class: "small", {t!("staff-ties-empty")} }
            }
            if !sources.is_empty() {
                h3 { {t!("staff-ties-sources")} }
                ul { class: "plain-list ties",
                    for tie in sources {
                        TieLine { key: "{tie.line.id}", tie, now }
                    }
                }
            }
            if !contacts.is_empty() {
                h3 { {t!("staff-ties-contacts")} }
                ul { class: "plain-list ties", id: "ties-contacts",
                    for tie in contacts {
                        TieLine { key: "{tie.line.id}", tie: tie.clone(), now,
                            if can_edit {
                                Button { kind: ButtonKind::Plain, class: "act-untie", label: t!("staff-ties-remove-name", name = tie.line.name.as_str()), onclick: move |_| onuntie.call(tie.line.id), {t!("staff-ties-remove")} }
                            }
                        }
                    }
                }
            }
            if hidden > 0 {
                p { class: "small", {t!("staff-ties-hidden", n = hidden)} }
            }
            if can_register {
                Link { id: "contact-new", to: Page::NewContact(of).path(), class: "button button-secondary",
                    Icon { name: IconName::Plus }
                    span { {t!("staff-ties-add")} }
                }
            }
        }
    }
}

#[component]
fn TieLine(tie: Tie, now: Timestamp, #[props(default)] children: Element) -> Element {
    let line = &tie.line;
    let waits = line.classification == Classification::Contact && !tie.spoken_to;
    let ended = tie.expected_end.is_some_and(|end| end <= now.date());
    rsx! {
        li { class: "tie", "data-tie": "{line.id}",
            TierMark { tier: line.tier }
            Link { class: "row-name", to: Page::Patient(line.id).path(), "{line.name}" }
            span { {t!(format!("staff-class-{}", line.classification))} }
            span { {t!(format!("staff-status-{}", line.status))} }
            if waits {
                span { class: "state state-ask",
                    Icon { name: IconName::Waiting }
                    span { {t!("staff-ties-not-spoken")} }
                }
            }
            if let Some(end) = tie.expected_end {
                span { class: "small",
                    if ended {
                        {t!("staff-ties-ended", day = format::day(end))}
                    } else {
                        {t!("staff-ties-ends", day = format::day(end))}
                    }
                }
            }
            {children}
        }
    }
}
