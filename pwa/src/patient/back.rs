//! Getting back in on a new phone or a cleared browser: telephone number or e-mail address with the birth date, then the
//! code that comes there.

use dioxus::prelude::*;
use mimamori_domain::api::{BackIn, BackInCode, BackInFlow, Home};

use super::birth::{BirthDate, BirthDateField};
use super::code::{CodeStep, told_of_code, told_of_field};
use super::door::{come_in, told};
use super::part::{CenterCalls, Screen};
use super::session::use_session;
use crate::api;
use crate::offline::outbox::use_outbox;
use crate::state::browser;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::texts::use_texts;
use crate::ui::{Button, Check, Field, Notice, NoticeKind};

/// The way to this page.
#[component]
pub fn BackLink() -> Element {
    rsx! {
        Link { to: "/back", id: "link-back", class: "button wide", {t!("back-link")} }
    }
}

/// Why it was refused, beside what.
#[derive(Debug, Clone, Default, PartialEq)]
struct Refusal {
    contact: Option<String>,
    birth: Option<String>,
    other: Option<String>,
}

/// The page.
#[component]
pub fn BackPage() -> Element {
    let (session, outbox, route, texts) = (use_session(), use_outbox(), use_route(), use_texts());
    let mut contact = use_signal(String::new);
    let mut birth = use_signal(BirthDate::default);
    let mut voice = use_signal(|| false);
    let mut refusal = use_signal(Refusal::default);
    let mut busy = use_signal(|| false);
    let mut sent = use_signal(|| None::<BackInFlow>);
    let mut again = use_signal(|| 0_usize);
    let mut wrong = use_signal(|| None::<String>);
    let send = use_callback(move |by_voice: bool| {
        if busy() {
            return;
        }
        let date = match birth.peek().read() {
            Ok(date) => date,
            Err(code) => {
                let birth = Some(t!(format!("field-error-{code}")));
                refusal.set(Refusal { birth, ..Refusal::default() });
                browser::focus("birth-year");
                return;
            }
        };
        busy.set(true);
        let body = BackIn { contact: contact(), birth_date: date.to_string(), voice: by_voice };
        spawn(async move {
            match api::post::<_, BackInFlow>("/patient/back-in", &body).await {
                Ok(flow) => {
                    refusal.set(Refusal::default());
                    wrong.set(None);
                    if sent.peek().is_some() {
                        again += 1;
                    }
                    sent.set(Some(flow));
                }
                Err(error) if sent.peek().is_some() => wrong.set(Some(told(&error))),
                Err(error) => {
                    let refused = Refusal {
                        contact: told_of_field(&error, "contact"),
                        birth: told_of_field(&error, "birth_date"),
                        other: None,
                    };
                    if refused == Refusal::default() {
                        refusal.set(Refusal { other: Some(told(&error)), ..refused });
                    } else {
                        browser::focus(if refused.contact.is_some() { "contact" } else { "birth-year" });
                        refusal.set(refused);
                    }
                }
            }
            busy.set(false);
        });
    });
    let enter = move |code: String| {
        let Some(flow) = sent.peek().as_ref().map(|sent| sent.flow.clone()) else { return };
        busy.set(true);
        wrong.set(None);
        spawn(async move {
            match api::post::<_, Home>("/patient/back-in/code", &BackInCode { flow, code }).await {
                Ok(home) => {
                    texts.suggest(home.language).await;
                    come_in(session, outbox, route, home).await;
                }
                Err(error) => {
                    wrong.set(Some(told_of_code(&error)));
                    browser::focus("code");
                }
            }
            busy.set(false);
        });
    };
    let center = session.home().read().as_ref().map(|home| home.center.clone());
    if let Some(flow) = sent() {
        return rsx! {
            Screen { title: t!("code-title"),
                CodeStep {
                    channel: flow.channel,
                    may_call: !contact.read().contains(['@', '＠']),
                    error: wrong(),
                    busy: busy(),
                    again: again(),
                    oncode: enter,
                    onagain: move |by_voice| send.call(by_voice),
                    onedit: move |()| {
                        sent.set(None);
                        wrong.set(None);
                        again.set(0);
                    },
                    p { class: "quiet", {t!("back-none")} }
                    if let Some(center) = center {
                        CenterCalls { center }
                    }
                }
            }
        };
    }
    let refused = refusal();
    rsx! {
        Screen { title: t!("back-title"), back: "/",
            p { {t!("back-text")} }
            form {
                class: "stack",
                onsubmit: move |event: FormEvent| {
                    event.prevent_default();
                    send.call(voice());
                },
                Field {
                    id: "contact",
                    label: t!("back-contact"),
                    hint: t!("back-contact-hint"),
                    value: contact(),
                    inputmode: "email",
                    autocomplete: "username",
                    maxlength: 254,
                    error: refused.contact,
                    oninput: move |text| contact.set(text),
                }
                BirthDateField { value: birth(), error: refused.birth, onchange: move |new| birth.set(new) }
                Check {
                    id: "voice",
                    label: t!("back-voice"),
                    hint: t!("back-voice-hint"),
                    checked: voice(),
                    onchange: move |on| voice.set(on),
                }
                if let Some(other) = refused.other {
                    Notice { kind: NoticeKind::Error, live: true, title: other }
                }
                Button { id: "back-send", class: "wide", r#type: "submit", busy: busy(), {t!("back-send")} }
            }
            if let Some(center) = center {
                div { class: "stack apart",
                    p { class: "quiet", {t!("door-help")} }
                    CenterCalls { center }
                }
            }
        }
    }
}
