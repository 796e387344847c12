//! Columns day by day, each series on a scale of its own, with its numbers written on it: it reads in black and white.
//! The same numbers stand in a table beneath.

use dioxus::prelude::*;
use mimamori_domain::Date;
use mimamori_domain::api::{DayCount, DayFigures, Moment};
use mimamori_domain::triage::Tier;

use super::super::parts::TierMark;
use super::percent;
use crate::t;
use crate::ui::format;

const WIDTH: i64 = 640;
const HEIGHT: i64 = 96;
const TOP: i64 = 22;
const BOTTOM: i64 = 24;
/// Units of a letter's size that a digit is wide, in hundredths.
const DIGIT: i64 = 60;
const LETTER: i64 = 16;

/// One number a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Column {
    day: Date,
    /// None where nothing was counted.
    value: Option<i64>,
}

/// What the numbers are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    People,
    Percent,
}

impl Unit {
    fn say(self, value: Option<i64>) -> String {
        match (self, value) {
            (_, None) => t!("figures-no-value"),
            (Self::People, Some(n)) => t!("figures-people", n = n),
            (Self::Percent, value) => percent(value),
        }
    }
}

/// The columns of one series.
#[component]
fn Columns(
    /// For tests and for the colour.
    class: &'static str,
    /// For screen readers.
    name: String,
    unit: Unit,
    columns: Vec<Column>,
) -> Element {
    let many = i64::try_from(columns.len()).unwrap_or(1).max(1);
    let most = columns.iter().filter_map(|column| column.value).max().unwrap_or(0);
    let least = columns.iter().filter_map(|column| column.value).min();
    let full = if unit == Unit::Percent { 100 } else { most.max(1) };
    let step = WIDTH / many;
    let longest = i64::try_from(most.to_string().len()).unwrap_or(1);
    let letter = LETTER.min(step * 100 / (DIGIT * longest.max(1)));
    let (first, last) = (columns.first().map(|column| column.day), columns.last().map(|column| column.day));
    let day = |day: Option<Date>| day.map(format::day).unwrap_or_default();
    let summary = t!(
        "figures-summary",
        name = name.as_str(),
        first = day(first),
        last = day(last),
        least = unit.say(least),
        most = unit.say(least.map(|_| most))
    );
    rsx! {
        svg { class: "columns columns-{class}", "data-series": class, view_box: "0 0 {WIDTH} {HEIGHT}", role: "img", "aria-label": summary,
            line { class: "chart-grid", x1: "0", x2: "{WIDTH}", y1: "{HEIGHT - BOTTOM}", y2: "{HEIGHT - BOTTOM}" }
            for (n , column) in (0_i64..).zip(columns) {
                {
                    let middle = n * step + step / 2;
                    let value = column.value.unwrap_or(0);
                    // Something is seen of whoever is there.
                    let height = (value * (HEIGHT - TOP - BOTTOM) / full).max(i64::from(value > 0) * 2);
                    let foot = HEIGHT - BOTTOM;
                    let label = if n == 0 || column.day.day() == 1 {
                        t!("format-month-day", month = column.day.month(), day = column.day.day())
                    } else {
                        column.day.day().to_string()
                    };
                    rsx! {
                        g { key: "{column.day}",
                            rect { class: "column", x: "{middle - step * 3 / 10}", y: "{foot - height}", width: "{step * 6 / 10}", height: "{height}" }
                            text { class: "column-value", x: "{middle}", y: "{foot - height - 5}", font_size: "{letter}",
                                {column.value.map_or_else(|| t!("figures-no-value"), |value| value.to_string())}
                            }
                            text { class: "column-day", x: "{middle}", y: "{HEIGHT - 6}", font_size: "14", "{label}" }
                        }
                    }
                }
            }
        }
    }
}

/// Tiers and the response rate over two weeks.
#[component]
pub(super) fn TwoWeeks(days: Vec<DayFigures>) -> Element {
    let of = |value: &dyn Fn(&DayFigures) -> Option<i64>| -> Vec<Column> {
        days.iter().map(|day| Column { day: day.day, value: value(day) }).collect()
    };
    let response = of(&|day| day.moment.as_ref().and_then(Moment::response));
    let tiers = Tier::ALL.iter().rev().map(|tier| {
        let patients = of(&|day| day.moment.as_ref().map(|moment| moment.of_tier(Some(*tier))));
        (*tier, patients)
    });
    let tiers: Vec<(Tier, Vec<Column>)> = tiers.collect();
    let table = days.clone();
    rsx! {
        section { class: "card", "aria-labelledby": "two-weeks-title",
            h2 { id: "two-weeks-title", {t!("figures-two-weeks")} }
            p { class: "small", {t!("figures-two-weeks-lead")} }
            div { class: "scroll two-weeks", tabindex: "0", role: "group", "aria-labelledby": "two-weeks-title",
                figure {
                    figcaption { {t!("figures-response-chart")} }
                    Columns { class: "response", name: t!("figures-response"), unit: Unit::Percent, columns: response }
                }
                for (tier , columns) in tiers {
                    figure { key: "{tier}",
                        figcaption { TierMark { tier: Some(tier) } }
                        Columns { class: tier.as_str(), name: super::words::tier(tier), unit: Unit::People, columns }
                    }
                }
            }
            details { class: "figures-table no-print",
                summary { {t!("figures-table")} }
                div { class: "scroll", tabindex: "0", role: "group", "aria-label": t!("figures-table"),
                    table { class: "amounts",
                        thead {
                            tr {
                                th { scope: "col", {t!("figures-day")} }
                                th { scope: "col", {t!("figures-followed")} }
                                th { scope: "col", {t!("figures-response")} }
                                for tier in Tier::ALL.iter().rev() {
                                    th { key: "{tier}", scope: "col", {super::words::tier(*tier)} }
                                }
                                th { scope: "col", {t!("figures-registered")} }
                                th { scope: "col", {t!("figures-reports")} }
                            }
                        }
                        tbody {
                            for day in table.into_iter().rev() {
                                Day { key: "{day.day}", day }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[component]
fn Day(day: DayFigures) -> Element {
    let moment = day.moment.as_ref();
    let course = day.course.as_ref();
    let say = |value: Option<i64>| value.map_or_else(|| t!("figures-no-value"), |n| n.to_string());
    rsx! {
        tr {
            th { scope: "row", {format::day(day.day)} }
            td { "data-label": t!("figures-followed"), {say(moment.map(|moment| moment.followed))} }
            td { "data-label": t!("figures-response"), {percent(moment.and_then(Moment::response))} }
            for tier in Tier::ALL.iter().rev() {
                td { key: "{tier}", "data-label": super::words::tier(*tier), {say(moment.map(|moment| moment.of_tier(Some(*tier))))} }
            }
            td { "data-label": t!("figures-registered"), {say(course.map(|course| course.registered))} }
            td { "data-label": t!("figures-reports"), {say(course.map(|course| course.reports))} }
        }
    }
}

/// Who is expected to be free of isolation in the days to come.
#[component]
pub(super) fn Releases(days: Vec<DayCount>) -> Element {
    let columns = days.iter().map(|count| Column { day: count.day, value: Some(count.patients) });
    let columns: Vec<Column> = columns.collect();
    rsx! {
        section { class: "card", "aria-labelledby": "releases-title",
            h2 { id: "releases-title", {t!("figures-releases")} }
            p { class: "small", {t!("figures-releases-lead")} }
            Columns { class: "releases", name: t!("figures-releases-chart"), unit: Unit::People, columns }
        }
    }
}
