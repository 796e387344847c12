//! 実施報告: the days of two weeks and where the report of each stands. An association writes them, the centre receives
//! them; what is missing after the day's end stands out.

mod day;

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::access::Action;
use mimamori_domain::api::{FollowUpLine, FollowUpReports, FollowUpState};

pub use self::day::{DayPage, DayView};
use super::looked::use_every;
use super::paged::use_pages;
use super::pages::Page;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use super::words;
use crate::state::route::Link;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName, format};

/// Seconds between two looks.
const LOOK_SECONDS: i32 = 60;

/// The list.
#[component]
pub fn FollowUpPage() -> Element {
    let pages = use_pages::<FollowUpReports>(|| "/staff/follow-up-reports".into());
    use_hook(|| pages.ask());
    use_every(LOOK_SECONDS, move || pages.again());
    let (page, error) = (pages.shown.read().clone(), pages.failed.read().clone());
    rsx! {
        div { class: "messaging",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-follow-up-title")} }
            }
            match (page, error) {
                (Some(page), _) => rsx! {
                    FollowUpView { page, busy: (pages.busy)(), onmore: move |()| pages.more() }
                },
                (None, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| pages.again() }
                },
                (None, None) => rsx! { Loading {} },
            }
        }
    }
}

/// The days, one after the other.
#[component]
pub fn FollowUpView(page: FollowUpReports, busy: bool, onmore: EventHandler<()>) -> Element {
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
        if page.next.is_some() {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "follow-up-more", busy, onclick: move |_| onmore.call(()), {t!("staff-follow-up-more")} }
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
