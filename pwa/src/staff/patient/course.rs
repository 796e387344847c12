//! The course of oxygen and temperature, with what alarmed us marked on it.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{AlertKind, AlertView, ChartLines, ReportView};
use mimamori_domain::values::Temperature;

use crate::staff::words;
use crate::t;
use crate::ui::{AlertMark, Chart, Measure, Point, format};

/// Two charts, or a line that says there is nothing yet.
#[component]
pub fn Course(
    reports: Vec<ReportView>,
    alerts: Vec<AlertView>,
    lines: ChartLines,
    now: Timestamp,
) -> Element {
    let valid = in_force(&reports);
    let points = |value: fn(&ReportView) -> Option<i64>| -> Vec<Point> {
        valid
            .iter()
            .filter_map(|report| value(report).map(|value| Point { at: report.measured_at, value }))
            .collect()
    };
    let spo2 = points(|report| words::spo2_number(report.answers.spo2));
    let temperature = points(|report| report.answers.temperature.map(Temperature::get));
    let pills: Vec<Timestamp> = valid
        .iter()
        .filter(|report| report.answers.antipyretic == Some(true) && report.answers.temperature.is_some())
        .map(|report| report.measured_at)
        .collect();
    let first = valid.iter().map(|report| report.measured_at).min();
    let marks: Vec<AlertMark> = alerts
        .iter()
        .filter(|alert| {
            alert.kind == AlertKind::Medical && first.is_some_and(|first| alert.opened_at >= first)
        })
        .map(|alert| AlertMark {
            at: alert.raised_at,
            label: format!("{} {}", words::tier(alert.tier), format::day_time(alert.raised_at, now)),
        })
        .collect();
    rsx! {
        section { class: "card course", "aria-labelledby": "course-title",
            h2 { id: "course-title", {t!("staff-chart-title")} }
            if spo2.is_empty() && temperature.is_empty() {
                p { class: "small", {t!("staff-chart-empty")} }
            } else {
                div { class: "charts",
                    Chart { measure: Measure::Spo2, points: spo2, marks: marks.clone(), limits: lines.spo2, id: "chart-spo2" }
                    Chart { measure: Measure::Temperature, points: temperature, marks, limits: lines.temperature, pills: pills.clone(), id: "chart-temperature" }
                }
                if !pills.is_empty() {
                    p { class: "small", id: "pills", {t!("staff-chart-pills", n = pills.len())} }
                }
            }
        }
    }
}

/// Without reports that a later one corrects.
pub fn in_force(reports: &[ReportView]) -> Vec<&ReportView> {
    reports.iter().filter(|report| !reports.iter().any(|other| other.supersedes == Some(report.id))).collect()
}
