//! Numbers for the day: how the centre, or all of them, stands and did, over two weeks; on paper too.

mod charts;
mod tables;

use dioxus::prelude::*;
use mimamori_domain::access::{Action, Scope, scope};
use mimamori_domain::api::{Course, FiguresView, Moment};
use mimamori_domain::figures::{Within, share};
use mimamori_domain::{Date, HealthCenterId};

use self::charts::TwoWeeks;
use self::tables::{Centers, Kept, Messages, Queue, Staff, Steps};
use super::looked::{use_every, use_looked};
use super::pages::Page;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use super::words;
use crate::state::browser;
use crate::state::route::Link;
use crate::t;
use crate::texts::use_texts;
use crate::ui::{Button, ButtonKind, IconName, format};

/// Seconds between two looks.
const LOOK_SECONDS: i32 = 60;

/// The screen of a day; today when none is named, and all that one may see when no centre is.
#[component]
pub fn FiguresPage(day: Option<Date>, center: Option<HealthCenterId>) -> Element {
    let looked = use_looked::<FiguresView>(move || format!("/staff/figures?{}", query(day, center)));
    use_hook(|| looked.ask.call(()));
    use_every(LOOK_SECONDS, move || looked.ask.call(()));
    let (view, error) = (looked.known.read().clone(), looked.failed.read().clone());
    rsx! {
        div { class: "figures",
            match (view, error) {
                (Some(view), _) => rsx! { FiguresSheet { view } },
                (None, Some(error)) => rsx! { Failure { error, onretry: move |()| looked.ask.call(()) } },
                (None, None) => rsx! { Loading {} },
            }
        }
    }
}

fn query(day: Option<Date>, center: Option<HealthCenterId>) -> String {
    let day = day.map(|day| format!("day={day}"));
    let center = center.map(|center| format!("center={center}"));
    day.into_iter().chain(center).collect::<Vec<_>>().join("&")
}

/// Everything, as one sheet.
#[component]
pub fn FiguresSheet(view: FiguresView) -> Element {
    let texts = use_texts();
    let now = view.now;
    let whose = view.center.as_ref().map_or_else(|| t!("figures-all-centers"), |center| center.name.clone());
    let session = Session::take();
    let own = session.me().is_some_and(|me| scope(me.role, Action::FiguresView) == Scope::Center);
    // Whoever has a centre needs no name of it in the address.
    let named = view.center.as_ref().map(|center| center.id).filter(|_| !own);
    let on = |day: Date| Page::Figures(Some(day), named).path();
    let today = view.day == now.date();
    let file =
        format!("/api/v1/staff/figures/file?{}&language={}", query(Some(view.day), named), texts.language());
    let last = view.days.last();
    let moment = last.and_then(|day| day.moment.clone());
    let course = last.and_then(|day| day.course.clone());
    rsx! {
        header { class: "page-head",
            div {
                h1 { id: "page-title", tabindex: "-1", {t!("figures-title")} }
                p { class: "figures-whose", id: "figures-whose", "{whose}" }
            }
            div { class: "figures-deeds no-print",
                a { class: "button button-secondary", id: "figures-file", href: file, download: true, {t!("figures-file")} }
                Button { kind: ButtonKind::Secondary, id: "figures-print", onclick: move |_| browser::print(), {t!("figures-print")} }
            }
        }
        nav { class: "figures-days", "aria-label": t!("figures-day"),
            Link { to: on(view.day.plus_days(-1)), class: "button button-secondary", {t!("figures-day-before")} }
            p { class: "figures-day", id: "figures-day", "data-day": "{view.day}",
                strong { {format::day(view.day)} }
                if let Some(at) = view.counted_at {
                    span { class: "small", id: "figures-counted", {t!("figures-as-of", time = words::moment(at, now))} }
                }
            }
            if !today {
                Link { to: on(view.day.plus_days(1)), class: "button button-secondary", {t!("figures-day-after")} }
                Link { to: Page::Figures(None, named).path(), class: "button button-secondary", {t!("figures-today")} }
            }
            if named.is_some() {
                Link { to: Page::Figures(Some(view.day), None).path(), class: "button button-secondary", {t!("figures-back-to-all")} }
            }
        }
        if moment.is_none() && course.is_none() {
            Empty { title: t!("figures-none"), text: t!("figures-none-text"), icon: IconName::Info }
        }
        Tiles { moment: moment.clone(), course: course.clone() }
        TwoWeeks { days: view.days.clone() }
        div { class: "figures-pair",
            if let Some(moment) = moment {
                Queue { ages: moment.queue }
                charts::Releases { days: moment.releases }
            }
            if let Some(course) = course {
                Kept { alerts: course.alerts }
                Steps { took: course.first_contact, waiting: course.uncontacted }
                Messages { channels: course.messages }
            }
            if own {
                Staff { loads: view.staff }
            }
        }
        if !view.centers.is_empty() {
            Centers { centers: view.centers, day: view.day }
        }
        p { class: "small no-print", {t!("figures-lead")} }
    }
}

/// A share as people read it.
fn percent(value: Option<i64>) -> String {
    value.map_or_else(|| t!("figures-no-value"), |n| t!("figures-share", n = n))
}

/// How long, as far as it is known.
fn within(took: Option<Within>) -> String {
    match took {
        Some(Within::Minutes(minutes)) => t!("figures-within", time = words::span(minutes)),
        Some(Within::Longer) => t!("figures-longer"),
        None => t!("figures-no-value"),
    }
}

/// What is to be seen from across the room.
#[component]
fn Tiles(moment: Option<Moment>, course: Option<Course>) -> Element {
    rsx! {
        dl { class: "tiles", id: "figures-tiles",
            if let Some(moment) = moment {
                Tile { name: "followed", value: t!("figures-people", n = moment.followed), hint: t!("figures-followed-hint") }
                Tile { name: "response", value: percent(moment.response()), hint: t!("figures-response-hint", own = moment.own, reported = moment.reported) }
                Tile { name: "silent", value: t!("figures-people", n = moment.silent), hint: t!("figures-silent-hint") }
                Tile { name: "unopened", value: t!("figures-people", n = moment.unopened), hint: t!("figures-unopened-hint") }
                Tile {
                    name: "open",
                    value: t!("figures-count", n = moment.queue.iter().map(|age| age.open).sum::<i64>()),
                    hint: t!(
                        "figures-open-hint",
                        unclaimed = moment.queue.iter().map(|age| age.unclaimed).sum::<i64>(),
                        overdue = moment.queue.iter().map(|age| age.overdue).sum::<i64>()
                    ),
                }
            }
            if let Some(course) = course {
                Tile {
                    name: "first",
                    value: within(course.first_contact.quantile(500)),
                    hint: t!("figures-first-hint", registered = course.registered, waiting = course.uncontacted),
                }
                Tile {
                    name: "failed",
                    value: t!("figures-count", n = course.messages.iter().map(|count| count.failed).sum::<i64>()),
                    hint: t!("figures-failed-hint", tries = course.messages.iter().map(|count| count.tries).sum::<i64>()),
                }
            }
        }
    }
}

#[component]
fn Tile(name: &'static str, value: String, hint: String) -> Element {
    rsx! {
        div { class: "tile", "data-tile": name,
            dt { {t!(format!("figures-{name}"))} }
            dd { class: "tile-value", "{value}" }
            dd { class: "small", "{hint}" }
        }
    }
}

/// So many of all, with the share.
fn part(part: i64, whole: i64) -> String {
    if whole == 0 { t!("figures-no-value") } else { percent(share(part, whole)) }
}
