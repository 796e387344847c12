//! Where telephone and e-mail stand, beside them; staff who have checked one say so.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{Channel, ConfirmContact, ContactStanding, ContactView};

use super::Patient;
use crate::api;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// Worth a word: what was sent there, not what was never tried. A voice line is shown once it was used.
fn is_shown(contact: &ContactView) -> bool {
    contact.channel != Channel::Voice || contact.since.is_some()
}

/// The list.
#[component]
pub fn Contacts(contacts: Vec<ContactView>, mobile: bool, now: Timestamp, can_edit: bool) -> Element {
    let shown = contacts.into_iter().filter(|contact| {
        is_shown(contact) && (mobile || contact.channel != Channel::Sms || contact.since.is_some())
    });
    rsx! {
        ul { class: "contacts", id: "contacts", "aria-label": t!("staff-contacts"),
            for contact in shown {
                Contact { key: "{contact.channel}", contact, now, can_edit }
            }
        }
    }
}

const fn look(standing: ContactStanding) -> (IconName, &'static str) {
    use ContactStanding as S;
    match standing {
        S::Unverified => (IconName::Minus, "on-way"),
        S::Good => (IconName::Success, "good"),
        S::Failing => (IconName::Warning, "odd"),
        S::Wrong | S::OptedOut | S::Landline => (IconName::Error, "bad"),
    }
}

#[component]
fn Contact(contact: ContactView, now: Timestamp, can_edit: bool) -> Element {
    let patient: Patient = use_context();
    let mut busy = use_signal(|| false);
    let channel = contact.channel;
    let confirm = move |_| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::post::<_, ()>(&patient.path("contact"), &ConfirmContact { channel }).await;
            busy.set(false);
            match answer {
                Ok(()) => patient.done(t!("staff-contact-confirmed")),
                Err(error) => patient.refused(&error),
            }
        });
    };
    let (icon, class) = look(contact.standing);
    let troubled = class == "odd" || class == "bad";
    let since = contact.since.map(|at| words::moment(at, now));
    rsx! {
        li { "data-channel": "{channel}", "data-standing": "{contact.standing}",
            span { class: "state state-{class}",
                Icon { name: icon }
                span {
                    {t!(format!("staff-channel-{channel}"))}
                    {t!("staff-colon")}
                    if contact.standing == ContactStanding::Failing {
                        {t!("contact-standing-failing-times", n = contact.failures)}
                    } else {
                        {t!(format!("contact-standing-{}", contact.standing))}
                    }
                }
            }
            if let Some(since) = since {
                span { class: "small",
                    if contact.by.is_empty() {
                        "{since}"
                    } else {
                        {t!("staff-contact-by", name = contact.by.as_str(), time = since)}
                    }
                }
            }
            if troubled && can_edit {
                Button { kind: ButtonKind::Plain, class: "act-contact", busy: busy(), onclick: confirm, {t!("staff-contact-confirm")} }
            }
        }
    }
}
