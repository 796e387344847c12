//! How everybody on this phone is reached, most of it hidden. It is changed on a page of the server's.

use dioxus::prelude::*;
use mimamori_domain::api::PersonHome;
use mimamori_domain::ids::PatientId;

use super::part::PageLink;
use crate::t;

/// Telephone and e-mail of everybody on this phone, each with the way to change it.
#[component]
pub fn Contacts(people: Vec<PersonHome>) -> Element {
    let several = people.len() > 1;
    rsx! {
        section { class: "card stack", id: "contacts",
            h2 { {t!("settings-contact")} }
            for person in people {
                div { key: "{person.id}", class: "stack",
                    if several {
                        h3 { {t!("person-name", name = person.name.as_str())} }
                    }
                    Row { person: person.id, name: person.name.clone(), what: "phone", query: "&what=phone", value: person.phone }
                    Row { person: person.id, name: person.name, what: "email", query: "&what=email", value: person.email }
                }
            }
        }
    }
}

#[component]
fn Row(
    person: PatientId,
    name: String,
    what: &'static str,
    query: &'static str,
    value: Option<String>,
) -> Element {
    let value = value.unwrap_or_else(|| t!("settings-contact-none"));
    rsx! {
        p { id: "{what}-{person}",
            span { class: "quiet", {t!(format!("settings-contact-{what}"))} }
            br {}
            "{value}"
        }
        PageLink { to: "/contact/{person}", query, id: "change-{what}-{person}", class: "button button-secondary",
            {t!(format!("contact-{what}-title"))}
            span { class: "visually-hidden", " {name}" }
        }
    }
}
