//! Messages that did not arrive: whom, what, why; sending one anew, dropping it with a reason, reading it.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{DeadMessage, DeadMessages, MessageText, WithReason};

use super::code_words;
use crate::api::{self, ApiError};
use crate::staff::pages::Page;
use crate::staff::parts::Empty;
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::words;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field, Icon, IconName};

/// The list.
#[component]
pub fn DeadList(
    page: DeadMessages,
    now: Timestamp,
    busy: bool,
    can_read: bool,
    onmore: EventHandler<()>,
    onchange: EventHandler<()>,
) -> Element {
    rsx! {
        section { "aria-labelledby": "dead-title",
            h2 { id: "dead-title", {t!("staff-dead-title")} }
            p { class: "lead", {t!("staff-dead-lead")} }
            if page.items.is_empty() {
                Empty { title: t!("staff-dead-empty"), text: t!("staff-dead-empty-text") }
            } else {
                ul { class: "dead", id: "dead-list",
                    for message in page.items {
                        DeadCard { key: "{message.id}", message, now, can_read, onchange }
                    }
                }
            }
            if page.next.is_some() {
                div { class: "more",
                    Button { kind: ButtonKind::Secondary, id: "dead-more", busy, onclick: move |_| onmore.call(()), {t!("staff-more")} }
                }
            }
        }
    }
}

/// One message with what can be done about it.
#[component]
pub fn DeadCard(message: DeadMessage, now: Timestamp, can_read: bool, onchange: EventHandler<()>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut busy = use_signal(|| false);
    let mut asking = use_signal(|| false);
    let mut reason = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let mut text = use_signal(|| None::<String>);
    let id = message.id;
    let done = use_callback(move |(answer, words): (Result<(), ApiError>, String)| {
        busy.set(false);
        match answer {
            Ok(()) => toasts.good(words),
            Err(error) => {
                session.heed(&error, route);
                toasts.bad(words::error(&error));
            }
        }
        onchange.call(());
    });
    let retry = move |_| {
        if !*busy.peek() {
            busy.set(true);
            spawn(async move {
                let answer = api::post_empty::<()>(&format!("/staff/messages/{id}/retry")).await;
                done.call((answer, t!("staff-dead-retry-done")));
            });
        }
    };
    let drop_it = move |_| {
        tried.set(true);
        let why = reason.peek().trim().to_owned();
        if why.is_empty() || *busy.peek() {
            return;
        }
        busy.set(true);
        asking.set(false);
        spawn(async move {
            let body = WithReason { reason: why };
            let answer = api::post::<_, ()>(&format!("/staff/messages/{id}/drop"), &body).await;
            done.call((answer, t!("staff-dead-drop-done")));
        });
    };
    let read = move |_| {
        spawn(async move {
            match api::get::<MessageText>(&format!("/staff/messages/{id}/text")).await {
                Ok(answer) => text.set(Some(answer.text)),
                Err(error) => done.call((Err(error), String::new())),
            }
        });
    };
    let channel = message.channel.map(|channel| t!(format!("staff-channel-{channel}")));
    let why = message.code.as_deref().map(code_words);
    rsx! {
        li { class: "card", "data-message-id": "{id}",
            div { class: "dead-what",
                p { class: "dead-who",
                    if let Some(patient) = message.patient_id {
                        Link { class: "row-name", to: Page::Patient(patient).path(), "{message.name}" }
                    } else {
                        strong { "{message.name}" }
                    }
                    span { {t!(format!("staff-message-{}", message.kind))} }
                    if let Some(channel) = channel {
                        span { class: "small", "{channel}" }
                    }
                }
                p { class: "dead-why",
                    span { class: "state state-bad",
                        Icon { name: IconName::Error }
                        span { {t!(format!("staff-state-{}", message.state))} }
                    }
                    if let Some(why) = why {
                        span { "{why}" }
                    }
                }
                p { class: "small", {t!("staff-dead-when", time = words::moment(message.ended_at, now), n = message.attempts)} }
                if let Some(text) = text() {
                    blockquote { class: "note-text", "{text}" }
                }
            }
            div { class: "dead-doing",
                Button { kind: ButtonKind::Secondary, class: "act-retry", busy: busy(), onclick: retry, {t!("staff-dead-retry")} }
                Button { kind: ButtonKind::Plain, class: "act-drop", onclick: move |_| asking.set(true), {t!("staff-dead-drop")} }
                if message.has_text && can_read {
                    Button { kind: ButtonKind::Plain, class: "act-read", onclick: read, {t!("staff-dead-read")} }
                }
            }
            Dialog {
                id: "drop-{id}",
                open: asking,
                title: t!("staff-dead-drop-title"),
                onclose: move |()| asking.set(false),
                actions: rsx! {
                    Button { kind: ButtonKind::Danger, class: "act-drop-confirm", busy: busy(), onclick: drop_it, {t!("staff-dead-drop")} }
                },
                p { {t!("staff-dead-drop-lead")} }
                Field {
                    id: "drop-reason-{id}",
                    label: t!("staff-status-reason"),
                    required: true,
                    rows: 2,
                    value: reason(),
                    error: (tried() && reason.read().trim().is_empty()).then(|| t!("field-error-required")),
                    oninput: move |text| reason.set(text),
                }
            }
        }
    }
}
