//! How messaging does, and the messages that need a person. On the queue one calm line says when something is wrong;
//! this page says what.

mod dead;
mod health;

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::api::{DeadMessages, Messaging};
use mimamori_domain::messaging::Trouble;

pub use self::dead::{DeadCard, DeadList};
pub use self::health::HealthView;
use super::looked::{Looked, use_every, use_looked};
use super::paged::use_pages;
use super::pages::Page;
use super::parts::{Failure, Loading};
use super::session::Session;
use super::words;
use crate::state::clock::use_now;
use crate::state::route::Link;
use crate::t;
use crate::ui::{Icon, IconName};

/// Seconds between two looks.
const LOOK_SECONDS: i32 = 60;

/// What is wrong, in a sentence.
fn sentence(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unreached { alerts } => t!("staff-trouble-unreached", n = *alerts),
        Trouble::Stalled { schedule, minutes: Some(minutes) } => {
            t!("staff-trouble-stalled", schedule = name_of_schedule(schedule), minutes = *minutes)
        }
        Trouble::Stalled { schedule, minutes: None } => {
            t!("staff-trouble-stalled-never", schedule = name_of_schedule(schedule))
        }
        Trouble::Stopped { provider, code } => {
            t!("staff-trouble-stopped", provider = provider.as_str(), why = code_words(code))
        }
        Trouble::Brake { minutes } => t!("staff-trouble-brake", minutes = *minutes),
        Trouble::Late { lane, minutes } => {
            t!("staff-trouble-late", lane = t!(format!("staff-lane-{lane}")), minutes = *minutes)
        }
        Trouble::Reduced { provider, percent } => {
            t!("staff-trouble-reduced", provider = provider.as_str(), percent = *percent)
        }
    }
}

fn name_of_schedule(name: &str) -> String {
    words::known(&format!("staff-schedule-{name}"), &[]).unwrap_or_else(|| name.to_owned())
}

/// A provider's code, or our own, in words; unknown ones as they are.
pub(super) fn code_words(code: &str) -> String {
    words::known(&format!("staff-code-{code}"), &[]).unwrap_or_else(|| t!("staff-messages-code", code = code))
}

/// Asks now, and again from time to time.
fn use_messaging() -> Looked<Messaging> {
    let looked = use_looked(|| "/staff/messaging".into());
    use_hook(|| looked.ask.call(()));
    use_every(LOOK_SECONDS, move || looked.ask.call(()));
    looked
}

/// One calm line above the queue, only when something is wrong: the gravest of it, and where to read more.
#[component]
pub fn Banner() -> Element {
    let known = use_messaging().known;
    let troubles = known.read().as_ref().map(|now| now.troubles.clone()).unwrap_or_default();
    rsx! { BannerLine { troubles } }
}

/// The line itself.
#[component]
pub fn BannerLine(troubles: Vec<Trouble>) -> Element {
    let Some((first, more)) = troubles.split_first() else { return rsx! { div { role: "status" } } };
    // A person may be in danger, and the way out is another page.
    let unreached = matches!(first, Trouble::Unreached { .. });
    let page = if unreached { Page::OnCall } else { Page::Messages };
    rsx! {
        div { role: if unreached { "alert" } else { "status" },
            div { class: if unreached { "line-lost line-stale" } else { "line-lost" }, id: "messaging-trouble",
                Icon { name: IconName::Warning }
                span { {sentence(first)} }
                Link { to: page.path(), id: "messaging-more",
                    if unreached {
                        {t!("staff-trouble-unreached-more")}
                    } else if more.is_empty() {
                        {t!("staff-trouble-details")}
                    } else {
                        {t!("staff-trouble-more", n = more.len())}
                    }
                }
            }
        }
    }
}

/// The page.
#[component]
pub fn MessagesPage() -> Element {
    let session = Session::take();
    let Looked { known, failed, ask } = use_messaging();
    let now = use_now(5);
    let known = known.read().clone();
    let failed = failed.read().clone();
    rsx! {
        div { class: "messaging",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-messaging-title")} }
            }
            match (known, failed) {
                (Some(messaging), _) => rsx! { HealthView { messaging } },
                (None, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| ask.call(()) }
                },
                (None, None) => rsx! { Loading {} },
            }
            if session.can(Action::MessageWork) {
                Undelivered { now, onchange: move |()| ask.call(()) }
            }
        }
    }
}

/// The list, fetched page by page.
#[component]
fn Undelivered(now: mimamori_domain::Timestamp, onchange: EventHandler<()>) -> Element {
    let session = Session::take();
    let pages = use_pages::<DeadMessages>(|| "/staff/messages".into());
    use_hook(|| pages.ask());
    let (page, error) = (pages.shown.read().clone(), pages.failed.read().clone());
    match (page, error) {
        (_, Some(error)) => rsx! {
            Failure { error, onretry: move |()| pages.again() }
        },
        (None, None) => rsx! { Loading {} },
        (Some(page), None) => rsx! {
            DeadList {
                page,
                now,
                busy: (pages.busy)(),
                can_read: session.can(Action::MessageRead),
                onmore: move |()| pages.more(),
                onchange: move |()| {
                    pages.again();
                    onchange.call(());
                },
            }
        },
    }
}
