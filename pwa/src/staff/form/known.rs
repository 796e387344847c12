//! "We may know this person": the same course of illness corrected, or a new one (seed 000 Q7). Never decided by the
//! machine.

use dioxus::prelude::*;
use mimamori_domain::api::{DuplicateChoice, KnownPatient};

use crate::staff::pages::Page;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// The question, with each known patient and both answers.
#[component]
pub fn KnownPanel(people: Vec<KnownPatient>, busy: bool, onchoose: EventHandler<DuplicateChoice>) -> Element {
    rsx! {
        section { class: "card known", id: "known", "aria-labelledby": "known-title",
            h2 { id: "known-title", tabindex: "-1",
                Icon { name: IconName::Warning }
                {t!("staff-known-title")}
            }
            p { {t!("staff-known-text")} }
            ul {
                for person in people {
                    li { key: "{person.id}", "data-known-id": "{person.id}",
                        div {
                            strong { "{person.name}" }
                            span { {words::full_date(person.birth_date)} }
                            span { {t!(format!("staff-status-{}", person.status))} }
                            span { class: "small", {t!("staff-known-registered", date = words::full_date(person.registered_at.date()))} }
                            span { class: "flag flag-plain", {t!(format!("staff-known-by-{}", person.matched_by))} }
                            a { href: Page::Patient(person.id).path(), target: "_blank", rel: "noopener", {t!("staff-known-open")} }
                        }
                        Button { kind: ButtonKind::Secondary, id: "known-correct-{person.id}", busy, onclick: move |_| onchoose.call(DuplicateChoice::Correct(person.id)),
                            {t!("staff-known-correct")}
                        }
                    }
                }
            }
            Button { kind: ButtonKind::Secondary, id: "known-new", busy, onclick: move |_| onchoose.call(DuplicateChoice::New), {t!("staff-known-new")} }
        }
    }
}
