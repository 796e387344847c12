//! The tables of the numbers for the day.

use dioxus::prelude::*;
use mimamori_domain::Date;
use mimamori_domain::api::{
    AlertCourse, CenterFigures, ChannelCount, Moment, QueueAge, Spread, StaffLoad, Timeliness,
};
use mimamori_domain::figures::STEPS;
use mimamori_domain::triage::Tier;

use super::super::pages::Page;
use super::super::parts::TierMark;
use super::super::words;
use super::{part, percent, within};
use crate::state::route::Link;
use crate::t;

/// A card with a table, or with a word where there is nothing.
#[component]
fn Card(
    /// Its Fluent name, and the element's.
    name: &'static str,
    #[props(default)] lead: Option<String>,
    /// Said in place of the table.
    empty: Option<String>,
    /// Fluent names of the columns.
    columns: Vec<&'static str>,
    children: Element,
) -> Element {
    let id = format!("figures-{name}");
    rsx! {
        section { class: "card", id: "{id}", "aria-labelledby": "{id}-title",
            h2 { id: "{id}-title", {t!(&id)} }
            if let Some(lead) = lead {
                p { class: "small", "{lead}" }
            }
            if let Some(empty) = empty {
                p { "{empty}" }
            } else {
                div { class: "scroll", tabindex: "0", role: "group", "aria-labelledby": "{id}-title",
                    table { class: "amounts",
                        thead {
                            tr {
                                for column in columns {
                                    th { key: "{column}", scope: "col", {t!(column)} }
                                }
                            }
                        }
                        tbody { {children} }
                    }
                }
            }
        }
    }
}

/// A cell with a number, which says its column where the table has become cards.
#[component]
fn Amount(column: &'static str, value: String) -> Element {
    rsx! {
        td { "data-label": t!(column), "{value}" }
    }
}

/// What waits, and for how long.
#[component]
pub(super) fn Queue(ages: Vec<QueueAge>) -> Element {
    let empty = ages.is_empty().then(|| t!("figures-queue-empty"));
    let columns =
        vec!["figures-tier", "figures-open", "figures-unclaimed", "figures-overdue", "figures-oldest"];
    rsx! {
        Card { name: "queue", empty, columns,
            for age in ages {
                tr { key: "{age.tier}", "data-tier": "{age.tier}",
                    th { scope: "row", TierMark { tier: Some(age.tier) } }
                    Amount { column: "figures-open", value: age.open.to_string() }
                    Amount { column: "figures-unclaimed", value: age.unclaimed.to_string() }
                    Amount { column: "figures-overdue", value: age.overdue.to_string() }
                    Amount { column: "figures-oldest", value: words::span(age.oldest_minutes) }
                }
            }
        }
    }
}

/// Did those who took and closed keep the time?
#[component]
pub(super) fn Kept(alerts: Vec<AlertCourse>) -> Element {
    let empty = alerts.is_empty().then(|| t!("figures-kept-empty"));
    let columns = vec!["figures-tier", "figures-opened", "figures-claim", "figures-close"];
    rsx! {
        Card { name: "kept", lead: t!("figures-kept-lead"), empty, columns,
            for alerts in alerts {
                tr { key: "{alerts.tier}", "data-tier": "{alerts.tier}",
                    th { scope: "row", TierMark { tier: Some(alerts.tier) } }
                    Amount { column: "figures-opened", value: alerts.claim.total().to_string() }
                    Time { column: "figures-claim", kept: alerts.claim }
                    Time { column: "figures-close", kept: alerts.close }
                }
            }
        }
    }
}

#[component]
fn Time(column: &'static str, kept: Timeliness) -> Element {
    let half = within(kept.took.quantile(500));
    let most = within(kept.took.quantile(900));
    rsx! {
        td { "data-label": t!(column),
            span { class: "time-kept",
                strong { {percent(kept.share())} " " {t!("figures-in-time")} }
                if kept.took.total() > 0 {
                    span { class: "small", {t!("figures-half")} " {half}" }
                    span { class: "small", {t!("figures-most")} " {most}" }
                }
            }
        }
    }
}

/// How long the first contact took, step by step.
#[component]
pub(super) fn Steps(took: Spread, waiting: i64) -> Element {
    let all = took.total() + waiting;
    let empty = (all == 0).then(|| t!("figures-no-value"));
    let mut so_far = 0;
    let steps = STEPS.iter().zip(&took.counts).filter_map(|(minutes, count)| {
        so_far += count;
        (*count > 0).then_some((*minutes, so_far))
    });
    let steps: Vec<(i64, i64)> = steps.collect();
    let longer = took.counts.get(STEPS.len()).copied().unwrap_or(0);
    rsx! {
        Card { name: "first-contact", lead: t!("figures-first-contact-lead"), empty, columns: vec!["figures-first", "figures-people-column", "figures-share-column"],
            for (minutes , count) in steps {
                tr { key: "{minutes}",
                    th { scope: "row", {t!("figures-within", time = words::span(minutes))} }
                    Amount { column: "figures-people-column", value: count.to_string() }
                    Amount { column: "figures-share-column", value: part(count, all) }
                }
            }
            if longer > 0 {
                tr {
                    th { scope: "row", {t!("figures-longer")} }
                    Amount { column: "figures-people-column", value: longer.to_string() }
                    Amount { column: "figures-share-column", value: part(longer, all) }
                }
            }
            if waiting > 0 {
                tr {
                    th { scope: "row", {t!("figures-uncontacted")} }
                    Amount { column: "figures-people-column", value: waiting.to_string() }
                    Amount { column: "figures-share-column", value: part(waiting, all) }
                }
            }
        }
    }
}

/// What arrived, and what did not.
#[component]
pub(super) fn Messages(channels: Vec<ChannelCount>) -> Element {
    let empty = channels.is_empty().then(|| t!("figures-messages-empty"));
    let columns = vec![
        "figures-channel",
        "figures-tries",
        "figures-delivered",
        "figures-failed",
        "figures-failed-share",
    ];
    rsx! {
        Card { name: "messages", empty, columns,
            for count in channels {
                tr { key: "{count.channel}", "data-channel": "{count.channel}",
                    th { scope: "row", {t!(format!("staff-channel-{}", count.channel))} }
                    Amount { column: "figures-tries", value: count.tries.to_string() }
                    Amount { column: "figures-delivered", value: count.delivered.to_string() }
                    Amount { column: "figures-failed", value: count.failed.to_string() }
                    Amount { column: "figures-failed-share", value: part(count.failed, count.tries) }
                }
            }
        }
    }
}

/// Who has how much to do.
#[component]
pub(super) fn Staff(loads: Vec<StaffLoad>) -> Element {
    let empty = loads.is_empty().then(|| t!("figures-staff-empty"));
    let columns = vec![
        "figures-staff-name",
        "figures-holding",
        "figures-claims",
        "figures-calls",
        "figures-closes",
        "figures-staff-reports",
    ];
    rsx! {
        Card { name: "team", empty, columns,
            for (n , load) in loads.into_iter().enumerate() {
                tr { key: "{n}",
                    th { scope: "row", "{load.name}" }
                    Amount { column: "figures-holding", value: load.holding.to_string() }
                    Amount { column: "figures-claims", value: load.claims.to_string() }
                    Amount { column: "figures-calls", value: load.calls.to_string() }
                    Amount { column: "figures-closes", value: load.closes.to_string() }
                    Amount { column: "figures-staff-reports", value: load.reports.to_string() }
                }
            }
        }
    }
}

/// The day in each centre.
#[component]
pub(super) fn Centers(centers: Vec<CenterFigures>, day: Date) -> Element {
    let columns = vec![
        "figures-center",
        "figures-followed",
        "figures-response",
        "figures-silent",
        "figures-open",
        "figures-unclaimed",
        "figures-overdue",
        "figures-registered",
        "figures-first",
    ];
    rsx! {
        Card { name: "centers", empty: None, columns,
            for one in centers {
                Center { key: "{one.center.id}", one, day }
            }
        }
    }
}

#[component]
fn Center(one: CenterFigures, day: Date) -> Element {
    let moment = one.figures.moment.clone();
    let course = one.figures.course.clone();
    let say = |value: Option<i64>| value.map_or_else(|| t!("figures-no-value"), |n| n.to_string());
    let of = |value: fn(&QueueAge) -> i64| {
        moment.as_ref().map(|moment| moment.queue.iter().map(value).sum::<i64>())
    };
    let pressing = moment.as_ref().map_or(0, |moment| {
        let overdue = moment.queue.iter().filter(|age| age.tier == Tier::Emergency);
        overdue.map(|age| age.overdue).sum::<i64>()
    });
    rsx! {
        tr { "data-center": "{one.center.id}", class: if pressing > 0 { "row-bad" } else { "" },
            th { scope: "row",
                Link { to: Page::Figures(Some(day), Some(one.center.id)).path(), class: "row-link", "{one.center.name}" }
            }
            Amount { column: "figures-followed", value: say(moment.as_ref().map(|moment| moment.followed)) }
            Amount { column: "figures-response", value: percent(moment.as_ref().and_then(Moment::response)) }
            Amount { column: "figures-silent", value: say(moment.as_ref().map(|moment| moment.silent)) }
            Amount { column: "figures-open", value: say(of(|age| age.open)) }
            Amount { column: "figures-unclaimed", value: say(of(|age| age.unclaimed)) }
            Amount { column: "figures-overdue", value: say(of(|age| age.overdue)) }
            Amount { column: "figures-registered", value: say(course.as_ref().map(|course| course.registered)) }
            Amount { column: "figures-first", value: within(course.as_ref().and_then(|course| course.first_contact.quantile(500))) }
        }
    }
}
