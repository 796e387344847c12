//! How this person is reached: shown in the settings with most of it hidden, and changed by a code that comes to the new
//! number or address.

use dioxus::prelude::*;
use mimamori_domain::api::{Channel, ContactCode, ContactCodeSent, Home, NewContact, PersonHome};
use mimamori_domain::ids::PatientId;

use super::code::{CodeStep, told_of_code, told_of_field};
use super::door::told;
use super::part::{Missing, PersonTag, Screen};
use super::session::use_session;
use crate::api;
use crate::state::browser;
use crate::state::route::Link;
use crate::t;
use crate::ui::{Button, Field, Notice, NoticeKind};

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
                    Row { person: person.id, name: person.name.clone(), what: "phone", value: person.phone }
                    Row { person: person.id, name: person.name, what: "email", value: person.email }
                }
            }
        }
    }
}

#[component]
fn Row(person: PatientId, name: String, what: &'static str, value: Option<String>) -> Element {
    let value = value.unwrap_or_else(|| t!("settings-contact-none"));
    rsx! {
        p { id: "{what}-{person}",
            span { class: "quiet", {t!(format!("settings-contact-{what}"))} }
            br {}
            "{value}"
        }
        Link { to: "/contact/{person}#{what}", id: "change-{what}-{person}", class: "button button-secondary",
            {t!(format!("contact-{what}-title"))}
            span { class: "visually-hidden", " {name}" }
        }
    }
}

/// The page on which one of them is changed.
#[component]
pub fn ContactPage(person: PatientId, what: String) -> Element {
    let session = use_session();
    let mut value = use_signal(String::new);
    let mut error = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let mut sent = use_signal(|| None::<Channel>);
    let mut again = use_signal(|| 0_usize);
    let mut wrong = use_signal(|| None::<String>);
    let mut done = use_signal(|| false);
    let is_phone = what != "email";
    let what = if is_phone { "phone" } else { "email" };
    let send = use_callback(move |voice: bool| {
        if busy() {
            return;
        }
        busy.set(true);
        let typed = Some(value());
        let (phone, email) = if is_phone { (typed, None) } else { (None, typed) };
        let path = format!("/patient/people/{person}/contact");
        spawn(async move {
            match api::post::<_, ContactCodeSent>(&path, &NewContact { phone, email, voice }).await {
                Ok(code) => {
                    error.set(None);
                    wrong.set(None);
                    if sent.peek().is_some() {
                        again += 1;
                    }
                    sent.set(Some(code.channel));
                }
                Err(refused) if sent.peek().is_some() => wrong.set(Some(told(&refused))),
                Err(refused) => {
                    error.set(Some(told_of_field(&refused, what).unwrap_or_else(|| told(&refused))));
                    browser::focus("contact");
                }
            }
            busy.set(false);
        });
    });
    let confirm = move |code: String| {
        busy.set(true);
        wrong.set(None);
        let path = format!("/patient/people/{person}/contact/code");
        spawn(async move {
            match api::post::<_, Home>(&path, &ContactCode { code }).await {
                Ok(home) => {
                    session.heard(home).await;
                    done.set(true);
                }
                Err(refused) => {
                    wrong.set(Some(told_of_code(&refused)));
                    browser::focus("code");
                }
            }
            busy.set(false);
        });
    };
    let Some(who) = session.person(person) else { return rsx! { Missing {} } };
    let title = t!(format!("contact-{what}-title"));
    let now = if is_phone { who.phone } else { who.email };
    let now = now.map(|now| t!("contact-now", contact = now.as_str()));
    let tag = rsx! { PersonTag { name: who.name } };
    if done() {
        return rsx! {
            Screen { title, back: "/settings", above: tag,
                Notice { id: "contact-done", kind: NoticeKind::Success, live: true, title: t!("contact-done"),
                    p { {t!("contact-done-text")} }
                }
                if let Some(now) = now {
                    p { "{now}" }
                }
                Link { to: "/settings", class: "button wide", {t!("settings-contact-back")} }
            }
        };
    }
    if let Some(channel) = sent() {
        return rsx! {
            Screen { title: t!("code-title"), above: tag,
                CodeStep {
                    channel,
                    may_call: is_phone,
                    error: wrong(),
                    busy: busy(),
                    again: again(),
                    oncode: confirm,
                    onagain: move |by_voice| send.call(by_voice),
                    onedit: move |()| {
                        sent.set(None);
                        wrong.set(None);
                        again.set(0);
                    },
                }
            }
        };
    }
    rsx! {
        Screen { title, back: "/settings", above: tag,
            if let Some(now) = now {
                p { "{now}" }
            }
            p { {t!("contact-text")} }
            form {
                class: "stack",
                onsubmit: move |event: FormEvent| {
                    event.prevent_default();
                    send.call(false);
                },
                Field {
                    id: "contact",
                    label: t!(format!("contact-{what}")),
                    value: value(),
                    inputmode: if is_phone { "tel" } else { "email" },
                    autocomplete: if is_phone { "tel" } else { "email" },
                    maxlength: 254,
                    error: error(),
                    oninput: move |text| value.set(text),
                }
                Button { id: "contact-send", class: "wide", r#type: "submit", busy: busy(), {t!("back-send")} }
            }
        }
    }
}
