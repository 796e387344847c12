//! 実施報告: the days of two weeks and where the report of each stands. An association writes them, the centre receives
//! them; what is missing after the day's end stands out.

mod day;

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::api::{FollowUpLine, FollowUpReports, FollowUpState};
use mimamori_domain::{Date, Timestamp};

pub use self::day::{DayPage, DayView};
use super::pages::Page;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName, format};

/// Seconds between two looks.
const LOOK_SECONDS: i32 = 60;

/// The list.
#[component]
pub fn FollowUpPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut known = use_signal(|| None::<FollowUpReports>);
    let mut failed = use_signal(|| None::<ApiError>);
    let mut busy = use_signal(|| false);
    let fetch = use_callback(move |to: Option<Date>| {
        busy.set(true);
        spawn(async move {
            let query = to.map(|to| format!("?to={to}")).unwrap_or_default();
            let answer = api::get::<FollowUpReports>(&format!("/staff/follow-up-reports{query}")).await;
            busy.set(false);
            match answer {
                Ok(mut page) => {
                    if to.is_some()
                        && let Some(before) = known.take()
                    {
                        page.items.splice(0..0, before.items);
                    }
                    failed.set(None);
                    known.set(Some(page));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    use_hook(|| fetch.call(None));
    use_future(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(LOOK_SECONDS * 1000).await;
            fetch.call(None);
        }
    });
    let page = known.read().clone();
    let error = failed.read().clone();
    rsx! {
        div { class: "messaging",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-follow-up-title")} }
            }
            match (page, error) {
                (Some(page), _) => rsx! {
                    FollowUpView { page, busy: busy(), onmore: move |to| fetch.call(Some(to)) }
                },
                (None, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| fetch.call(None) }
                },
                (None, None) => rsx! { Loading {} },
            }
        }
    }
}

/// The days, one after the other.
#[component]
pub fn FollowUpView(page: FollowUpReports, busy: bool, onmore: EventHandler<Date>) -> Element {
    let session = Session::take();
    let signs = session.can(Action::FollowUpSign);
    let lead = if signs { "staff-follow-up-lead-sign" } else { "staff-follow-up-lead" };
    let missing = page.items.iter().filter(|line| line.state == FollowUpState::Missing).count();
    let now = page.now;
    rsx! {
        p { class: "lead", {t!(lead)} }
        if missing > 0 {
            p { class: "follow-up-missing", id: "follow-up-missing", role: "status",
                Icon { name: IconName::Warning }
                {t!("staff-follow-up-missing", n = missing)}
            }
        }
        if page.items.is_empty() {
            Empty { title: t!("staff-follow-up-empty"), text: t!("staff-follow-up-empty-text"), icon: IconName::Info }
        } else {
            ul { class: "dead", id: "follow-up-list", "aria-label": t!("staff-follow-up-title"),
                for line in page.items {
                    DayLine { key: "{line.day}-{line.association.id}-{line.center.id}", line, now, signs }
                }
            }
        }
        if let Some(to) = page.next {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "follow-up-more", busy, onclick: move |_| onmore.call(to), {t!("staff-follow-up-more")} }
            }
        }
    }
}

#[component]
fn DayLine(line: FollowUpLine, now: Timestamp, signs: bool) -> Element {
    let name = if signs { line.center.name.clone() } else { line.association.name.clone() };
    let day = format::day(line.day);
    let to = Page::FollowUpDay(line.association.id, line.center.id, line.day).path();
    let signed = matches!(line.state, FollowUpState::Signed | FollowUpState::Received);
    let deed = match line.state {
        FollowUpState::Open | FollowUpState::Missing if signs => "staff-follow-up-write",
        _ => "staff-follow-up-open",
    };
    rsx! {
        li { class: if line.state == FollowUpState::Missing { "card card-bad" } else { "card" }, "data-day": "{line.day}", "data-state": "{line.state}",
            div { class: "dead-what",
                p { class: "dead-who",
                    strong { "{day}" }
                    span { "{name}" }
                    StateMark { state: line.state }
                }
                if signed {
                    p { class: "dead-why",
                        span { {t!("staff-follow-up-followed", n = line.followed)} }
                        span { {t!("staff-follow-up-missed", n = line.missed)} }
                        if let Some(at) = line.signed_at {
                            span { class: "small", {t!("staff-follow-up-signed", time = words::moment(at, now), by = line.signed_by.as_str())} }
                        }
                    }
                }
            }
            div { class: "dead-doing",
                Link { to, class: "button button-secondary",
                    {t!(deed)}
                    span { class: "visually-hidden", " {day} {name}" }
                }
            }
        }
    }
}

/// Where the report of a day stands, as icon and word.
#[component]
pub fn StateMark(state: FollowUpState) -> Element {
    let (class, icon) = match state {
        FollowUpState::Received => ("state-good", IconName::Success),
        FollowUpState::Signed => ("state-ask", IconName::Check),
        FollowUpState::Open => ("state-skip", IconName::Waiting),
        FollowUpState::Missing => ("state-bad", IconName::Warning),
    };
    rsx! {
        span { class: "state {class}",
            Icon { name: icon }
            span { {t!(format!("staff-follow-up-{state}-state"))} }
        }
    }
}
