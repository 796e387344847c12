//! Troubles in words, what waits in each lane, the brake, the providers, the schedules.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{LaneView, Messaging, ProviderView, ScheduleView};

use super::{code_words, name_of_schedule, sentence};
use crate::staff::words;
use crate::t;
use crate::ui::{Icon, IconName, Notice, NoticeKind};

/// Whole share of a provider.
const WHOLE: i64 = mimamori_domain::outbox::flow::WHOLE;
/// The server counts a lane so far.
const COUNTED: i64 = 1000;

/// Good or not, by icon and word.
#[component]
fn Mark(good: bool, text: String) -> Element {
    rsx! {
        span { class: if good { "state state-good" } else { "state state-bad" },
            Icon { name: if good { IconName::Success } else { IconName::Warning } }
            span { "{text}" }
        }
    }
}

/// All of it.
#[component]
pub fn HealthView(messaging: Messaging) -> Element {
    let now = messaging.now;
    rsx! {
        if messaging.troubles.is_empty() {
            p { class: "calm", id: "messaging-well",
                Icon { name: IconName::Success }
                {t!("staff-messaging-well")}
            }
        } else {
            Notice { id: "messaging-troubles", kind: NoticeKind::Warning, title: t!("staff-messaging-troubles"),
                ul { class: "troubles",
                    for trouble in messaging.troubles.iter() {
                        li { {sentence(trouble)} }
                    }
                }
            }
        }
        div { class: "health",
            section { class: "card", "aria-labelledby": "lanes-title",
                h2 { id: "lanes-title", {t!("staff-lanes-title")} }
                p { class: "small", {t!("staff-lanes-hint")} }
                ul { class: "plain-list lanes",
                    for lane in messaging.lanes {
                        Lane { key: "{lane.lane}", lane, now }
                    }
                }
            }
            div { class: "health-side",
                section { class: "card", "aria-labelledby": "brake-title",
                    h2 { id: "brake-title", {t!("staff-brake-title")} }
                    if let Some(brake) = messaging.brake {
                        Mark { good: false, text: t!("staff-brake-pulled", time = words::moment(brake.since, now)) }
                        p { class: "small", {t!("staff-brake-why", p90 = span(brake.p90_ms), backlog = span(brake.backlog_ms))} }
                    } else {
                        Mark { good: true, text: t!("staff-brake-off") }
                    }
                }
                section { class: "card", "aria-labelledby": "providers-title",
                    h2 { id: "providers-title", {t!("staff-providers-title")} }
                    if messaging.providers.is_empty() {
                        p { class: "small", {t!("staff-providers-none")} }
                    }
                    ul { class: "plain-list",
                        for provider in messaging.providers {
                            Provider { key: "{provider.name}", provider, now }
                        }
                    }
                }
                section { class: "card", "aria-labelledby": "schedules-title",
                    h2 { id: "schedules-title", {t!("staff-schedules-title")} }
                    ul { class: "plain-list",
                        for schedule in messaging.schedules {
                            Schedule { key: "{schedule.name}", schedule, now }
                        }
                    }
                }
            }
        }
    }
}

/// Milliseconds in the words of time: "less than a minute" counts as none.
fn span(ms: i64) -> String {
    words::span(ms / 60_000)
}

#[component]
fn Lane(lane: LaneView, now: Timestamp) -> Element {
    let depth = if lane.depth > COUNTED { format!("{COUNTED}+") } else { lane.depth.to_string() };
    let age = lane.oldest_due_at.map(|at| span(now.since(at).as_millis()));
    rsx! {
        li { "data-lane": "{lane.lane}",
            strong { {t!(format!("staff-lane-{}", lane.lane))} }
            span {
                if let Some(age) = age {
                    {t!("staff-lanes-waiting", n = depth, age = age)}
                } else {
                    {t!("staff-lanes-none")}
                }
            }
        }
    }
}

#[component]
fn Provider(provider: ProviderView, now: Timestamp) -> Element {
    let percent = provider.share * 100 / WHOLE;
    let (good, text) = match &provider.stopped_at {
        Some(at) => {
            let why = code_words(provider.code.as_deref().unwrap_or_default());
            (false, t!("staff-provider-stopped", time = words::moment(*at, now), why = why))
        }
        None if provider.share < WHOLE => (false, t!("staff-provider-reduced", percent = percent)),
        None => (true, t!("staff-provider-good")),
    };
    rsx! {
        li { "data-provider": "{provider.name}",
            strong { "{provider.name}" }
            Mark { good, text }
            if let Some(p90) = provider.p90_ms {
                span { class: "small", {t!("staff-provider-measured", p90 = span(p90), backlog = span(provider.backlog_ms.unwrap_or(0)))} }
            }
        }
    }
}

#[component]
fn Schedule(schedule: ScheduleView, now: Timestamp) -> Element {
    let text = match schedule.progress_at {
        Some(at) => t!("staff-schedule-progress", time = words::moment(at, now)),
        None => t!("staff-schedule-never"),
    };
    rsx! {
        li { "data-schedule": "{schedule.name}",
            strong { {name_of_schedule(&schedule.name)} }
            Mark { good: !schedule.stalled, text }
        }
    }
}
