//! 処理番号 for COCOA: what it is in three lines, asking for one, the digits while they live, and "I don't use it".

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{NumberState, NumberView};
use mimamori_domain::ids::PatientId;

use super::door::told;
use super::part::{Missing, PersonTag, Screen};
use super::session::use_session;
use crate::api;
use crate::state::{browser, clock, use_task, use_value};
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, IconName, Notice, NoticeKind, format};

/// At most five numbers count.
const NUMBERS: i64 = 5;

/// The page.
#[component]
pub fn NumberPage(person: PatientId) -> Element {
    let session = use_session();
    let mut busy = use_value(false);
    let mut error = use_value(None::<String>);
    let mut asking = use_value(false);
    // While a number is on its way, the page looks for it; so does a page whose number has just run out.
    use_task(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(10_000).await;
            let state = session.person(person).map(|who| who.number);
            let moves = state.is_some_and(|number| match number.state {
                NumberState::Queued => true,
                NumberState::Live => number.expires_at.is_none_or(|end| end <= clock::now()),
                _ => false,
            });
            if moves && browser::is_visible() {
                session.ask().await;
            }
        }
    });
    let Some(who) = session.person(person) else { return rsx! { Missing {} } };
    let number = who.number.clone();
    let act = use_callback(move |what: &'static str| {
        spawn(async move {
            if busy() {
                return;
            }
            busy.set(true);
            error.set(None);
            match api::post_empty::<NumberView>(&format!("/patient/people/{person}/{what}")).await {
                Ok(view) => session.change(person, |who| who.number = view).await,
                Err(failed) => error.set(Some(told(&failed))),
            }
            asking.set(false);
            busy.set(false);
        });
    });
    let may_decline = matches!(
        number.state,
        NumberState::Available
            | NumberState::Queued
            | NumberState::Live
            | NumberState::Expired
            | NumberState::Undelivered
    );
    rsx! {
        Screen { title: t!("cocoa-title"), back: "/", above: rsx! { PersonTag { name: who.name } },
            if let Some(error) = error() {
                Notice { kind: NoticeKind::Error, live: true, title: error }
            }
            div { class: "stack", "aria-live": "polite", id: "number-state", "data-state": "{number.state}",
                match number.state {
                    NumberState::Live => rsx! { Live { number: number.clone(), onask: move |()| act.call("number") } },
                    NumberState::Queued => rsx! {
                        Notice { title: t!("cocoa-queued-title"), p { {t!("cocoa-queued-text")} } }
                    },
                    NumberState::Registered => rsx! {
                        Notice { kind: NoticeKind::Success, title: t!("cocoa-registered-title"), p { {t!("cocoa-registered-text")} } }
                    },
                    NumberState::Declined => rsx! {
                        Notice { title: t!("cocoa-declined-title"), p { {t!("cocoa-declined-text")} } }
                    },
                    NumberState::Expired => rsx! {
                        Notice { kind: NoticeKind::Warning, title: t!("cocoa-expired-title"), p { {t!("cocoa-expired-text")} } }
                    },
                    NumberState::Undelivered => rsx! {
                        Notice { kind: NoticeKind::Warning, title: t!("cocoa-undelivered-title"), p { {t!("cocoa-undelivered-text")} } }
                    },
                    NumberState::Available | NumberState::NotWished | NumberState::Ended => rsx! {},
                }
            }
            if number.state != NumberState::Registered {
                ul { class: "explain",
                    for n in 1..=3 {
                        li { key: "{n}", {t!(format!("cocoa-explain-{n}"))} }
                    }
                }
            }
            if matches!(number.state, NumberState::Available | NumberState::Expired | NumberState::Undelivered | NumberState::Ended | NumberState::Declined) {
                Button { id: "ask-number", class: "wide", busy: busy(), onclick: move |_| act.call("number"), {t!("cocoa-ask")} }
            }
            if may_decline {
                Button { id: "decline", kind: ButtonKind::Plain, class: "wide", onclick: move |_| asking.set(true), {t!("cocoa-decline")} }
            }
            Dialog {
                id: "decline-dialog",
                open: asking,
                title: t!("cocoa-decline-title"),
                onclose: move |()| asking.set(false),
                actions: rsx! {
                    Button { id: "decline-confirm", busy: busy(), onclick: move |_| act.call("number/decline"), {t!("cocoa-decline-confirm")} }
                },
                p { {t!("cocoa-decline-text")} }
            }
        }
    }
}

/// `1234 5678`, easier to read aloud and to type.
fn spaced(digits: &str) -> String {
    match digits.split_at_checked(4) {
        Some((first, last)) => format!("{first} {last}"),
        None => digits.to_owned(),
    }
}

#[component]
fn Live(number: NumberView, onask: EventHandler<()>) -> Element {
    let now = clock::use_now(1);
    let mut copied = use_value(false);
    let Some((digits, end)) = number.digits.clone().zip(number.expires_at) else {
        return rsx! { Notice { title: t!("cocoa-queued-title"), p { {t!("cocoa-queued-text")} } } };
    };
    if end <= now {
        return rsx! {
            Notice { kind: NoticeKind::Warning, title: t!("cocoa-expired-title"), p { {t!("cocoa-expired-text")} } }
        };
    }
    let to_copy = digits.clone();
    rsx! {
        section { class: "card number", "aria-labelledby": "number-heading",
            h2 { id: "number-heading", {t!("cocoa-yours")} }
            p { class: "digits", id: "digits", "aria-label": spoken(&digits), {spaced(&digits)} }
            p { class: "number-end", id: "number-end", {t!("cocoa-until", time = format::time(end))} }
            {countdown(end, now)}
            if let Some(position) = number.position {
                p { class: "quiet", {t!("cocoa-position", position = position, of = NUMBERS)} }
            }
            if let Some(link) = number.link {
                a { class: "button wide", id: "open-cocoa", href: link, rel: "noreferrer", {t!("cocoa-open")} }
            }
            Button {
                id: "copy",
                kind: ButtonKind::Secondary,
                class: "wide",
                icon: if copied() { IconName::Check } else { IconName::Copy },
                onclick: move |_| {
                    let digits = to_copy.clone();
                    async move {
                        copied.set(browser::copy(&digits).await);
                    }
                },
                if copied() { {t!("action-copied")} } else { {t!("cocoa-copy")} }
            }
        }
    }
}

/// The time left, each second for eyes; screen readers hear the end time, not the ticking.
fn countdown(end: Timestamp, now: Timestamp) -> Element {
    rsx! {
        p { class: "countdown", id: "countdown", role: "timer", "aria-live": "off", {t!("cocoa-left", time = format::countdown(end, now))} }
    }
}

fn spoken(digits: &str) -> String {
    digits.chars().map(|c| c.to_string()).collect::<Vec<_>>().join(" ")
}
