//! Today in one glance: reported or not, which day, when it ends; one big button each.

use dioxus::prelude::*;
use mimamori_domain::api::{NumberState, PersonHome};
use mimamori_domain::patient::{ReportingMode, Status};
use mimamori_domain::release;

use super::letters;
use super::part::{AmbulanceCall, CenterCalls, PageLink, Screen, Standing, consultation};
use super::report::{correct, is_correctable};
use super::session::{day_today, reported_on, use_session};
use crate::offline::outbox::use_outbox;
use crate::state::clock;
use crate::state::route::Link;
use crate::t;
use crate::texts::{self, Arg};
use crate::ui::{Button, ButtonKind, Icon, IconName, format};

/// The first screen.
#[component]
pub fn HomePage() -> Element {
    let session = use_session();
    let Some(home) = session.home().read().clone() else { return rsx! {} };
    let now = clock::use_now(60);
    let household = home.people.len() > 1;
    let heard = home.now;
    rsx! {
        Screen { title: if household { t!("home-title-household") } else { t!("home-title") },
            p { class: "quiet today", {format::day(now.date())} }
            Standing {}
            for person in home.people.clone() {
                {card(&person, heard, household)}
            }
            section { class: "stack apart",
                h2 { {t!("home-trouble")} }
                p { {t!("home-trouble-text")} }
                CenterCalls { center: home.center.clone() }
                {consultation(&home.center)}
                if let Some(advice) = home.advice.clone() {
                    p { class: "center-advice", id: "center-advice", lang: "{advice.language}", "{advice.text}" }
                }
                details { class: "more",
                    summary { {t!("home-119-when")} }
                    div { class: "stack",
                        p { {t!("call-119-when")} }
                        AmbulanceCall {}
                        Link { to: "/help", id: "link-help", {t!("home-help")} }
                    }
                }
            }
            nav { class: "links", "aria-label": t!("home-more"),
                Link { to: "/settings", class: "row-link", id: "link-settings",
                    Icon { name: IconName::Settings }
                    span { {t!("settings-title")} }
                    Icon { name: IconName::Forward }
                }
            }
        }
    }
}

/// One person. No component of its own: it is drawn whenever the page is.
fn card(person: &PersonHome, heard: mimamori_domain::Timestamp, household: bool) -> Element {
    let outbox = use_outbox();
    let now = clock::now();
    let today = now.date();
    let queue = outbox.queue();
    let waiting = queue.read().waiting().any(|item| item.person == person.id);
    let reported = reported_on(person, heard, today);
    let following = person.status == Status::Following;
    let id = person.id;
    let name = t!("person-name", name = person.name.as_str());
    let last = person.last_report.as_ref();
    let state = if !following {
        "over"
    } else if waiting {
        "waiting"
    } else if reported {
        "done"
    } else {
        "due"
    };
    rsx! {
        section { key: "{id}", class: "card person person-{state}", "aria-labelledby": "name-{id}", id: "person-{id}",
            h2 { class: "person-name", id: "name-{id}",
                Icon { name: IconName::Person }
                span { "{name}" }
            }
            p { class: "person-state", "data-state": state,
                Icon {
                    name: match state {
                        "done" => IconName::Success,
                        "waiting" => IconName::Waiting,
                        "over" => IconName::Info,
                        _ => IconName::Clock,
                    },
                }
                span { {t!(format!("home-state-{state}"))} }
            }
            for letter in person.letters.clone() {
                letters::Unread { key: "{letter.id}", person: id, letter }
            }
            if let Some(last) = last {
                p { class: "quiet", {t!("home-last", when = format::day_time(last.measured_at, now), values = super::history::short(&last.answers))} }
                if following && is_correctable(last, now) {
                    Button { id: "correct-{id}", kind: ButtonKind::Plain, class: "inline", onclick: {
                        let last = last.clone();
                        move |_| {
                            let last = last.clone();
                            async move { correct(id, last).await }
                        }
                    }, {t!("report-correct")} }
                }
            }
            if following {
                if person.day.is_some() || person.expected_end.is_some() {
                    dl { class: "facts",
                        if let Some(day) = person.day {
                            div {
                                dt { {t!("home-day")} }
                                dd { {t!("home-day-n", day = day_today(day, heard, today))} }
                            }
                        }
                        if let Some(end) = person.expected_end {
                            div {
                                dt { {t!("home-end")} }
                                dd { {t!("home-end-day", day = format::day(end))} }
                            }
                        }
                    }
                    if person.expected_end.is_some() {
                        details { class: "more", id: "end-{id}",
                            summary { {t!("home-end-why")} }
                            ul {
                                for step in &person.end_steps {
                                    li { key: "{step.text}", {arithmetic(step)} }
                                }
                            }
                            p { {t!("home-end-note")} }
                        }
                    }
                }
                if person.mode == ReportingMode::Phone {
                    p { {t!("home-by-phone")} }
                }
                Link { to: "/report/{id}", class: if reported || waiting { "button button-secondary wide" } else { "button big wide" }, id: "report-{id}",
                    if household {
                        {t!("home-report-of", name = person.name.as_str())}
                    } else if reported || waiting {
                        {t!("home-report-again")}
                    } else {
                        {t!("home-report")}
                    }
                }
                if let Some(next) = person.next_reminder && !reported {
                    p { class: "quiet", {t!("home-reminder", when = format::day_time(next, now))} }
                }
            } else {
                p { {t!("home-over")} }
            }
            nav { class: "links", "aria-label": "{name}",
                Link { to: "/history/{id}", class: "row-link", id: "history-{id}",
                    Icon { name: IconName::History }
                    span { {t!("history-title")} }
                    Icon { name: IconName::Forward }
                }
                if person.certificate {
                    PageLink { to: "/certificate/{id}", class: "row-link", id: "certificate-{id}",
                        Icon { name: IconName::Check }
                        span { {t!("certificate-title")} }
                        Icon { name: IconName::Forward }
                    }
                }
                if person.number.state != NumberState::NotWished {
                    Link { to: "/number/{id}", class: "row-link", id: "number-{id}",
                        Icon { name: IconName::Phone }
                        span { {t!("cocoa-title")} }
                        Icon { name: IconName::Forward }
                    }
                }
            }
        }
    }
}

/// A line of the arithmetic, its dates as people say them.
fn arithmetic(step: &release::Step) -> String {
    let values: Vec<(&str, Arg<'_>)> = step
        .values
        .iter()
        .map(|(name, value)| {
            let said = value.parse().map_or_else(|_| value.clone(), format::day);
            (name.as_str(), Arg::Word(said.into()))
        })
        .collect();
    texts::say(&step.text, &values)
}
