//! A patient on a list: who, how pressing, why they are here, and the columns that were chosen.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{ListName, ListRow, PatientLine, Vitals};

use super::columns::Column;
use crate::staff::issue::Choosing;
use crate::staff::pages::Page;
use crate::staff::parts::TierMark;
use crate::staff::words;
use crate::state::route::Link;
use crate::t;

/// Reasons shown in a row.
const REASONS: usize = 2;

/// A patient wherever patients are listed: the tick while somebody is choosing, how pressing, who. What follows is the
/// list's own.
#[component]
pub fn PatientRow(line: PatientLine, choosing: Choosing, children: Element) -> Element {
    let chosen = choosing.of(line.id);
    rsx! {
        li { class: if chosen.is_some() { "line line-choosing" } else { "line" }, "data-patient-id": "{line.id}",
            if let Some(chosen) = chosen {
                label { class: "line-choose",
                    input {
                        r#type: "checkbox",
                        checked: chosen,
                        onchange: move |event| choosing.choose(line.id, event.checked()),
                    }
                    span { class: "visually-hidden", {t!("staff-issue-choose", name = line.name.as_str())} }
                }
            }
            div { class: "line-tier", TierMark { tier: line.tier } }
            div { class: "line-who",
                Link { class: "row-name", to: Page::Patient(line.id).path(), "{line.name}" }
                span { class: "row-kana", "{line.kana}" }
                p { class: "line-flags",
                    span { {t!("staff-age", n = line.age)} }
                    if let Some(day) = line.day {
                        span { {t!("staff-day", n = day)} }
                    }
                    if line.high_risk {
                        span { class: "flag", {t!("staff-high-risk")} }
                    }
                    if line.lives_alone {
                        span { class: "flag", {t!("staff-lives-alone")} }
                    }
                }
            }
            {children}
        }
    }
}

/// A row of a named list.
#[component]
pub fn Entry(
    row: ListRow,
    list: ListName,
    now: Timestamp,
    choosing: Choosing,
    columns: Vec<Column>,
) -> Element {
    rsx! {
        PatientRow { line: row.patient.clone(), choosing,
            div { class: "entry-why",
                for (n , reason) in why(&row, list, now).into_iter().enumerate() {
                    p { key: "{n}", "{reason}" }
                }
                if let Some(comment) = row.comment.clone() {
                    p { class: "entry-comment", "{comment}" }
                }
                if let Some(by) = row.alert.as_ref().and_then(|alert| alert.claimed_by.as_ref()) {
                    p { class: "small", {t!("staff-list-has", name = by.name.as_str())} }
                }
            }
            dl { class: "entry-columns",
                for column in columns {
                    div { key: "{column}", "data-column": "{column}",
                        dt { {t!(format!("staff-list-column-{column}"))} }
                        dd { {cell(&row, column, now)} }
                    }
                }
            }
        }
    }
}

/// Why somebody is on this list, in words.
fn why(row: &ListRow, list: ListName, now: Timestamp) -> Vec<String> {
    let reasons = || {
        let alert = row.alert.as_ref();
        alert.map(|alert| alert.reasons.iter().take(REASONS).map(words::reason).collect::<Vec<_>>())
    };
    match list {
        ListName::Urgent => reasons().unwrap_or_default(),
        ListName::All => {
            reasons().unwrap_or_else(|| vec![t!(format!("staff-status-{}", row.patient.status))])
        }
        ListName::Ready => {
            let day = row.expected_end.map(words::full_date).unwrap_or_default();
            vec![t!("staff-list-ready-why", day = day)]
        }
        _ => {
            let time = row.since.map(|at| words::ago(at, now)).unwrap_or_default();
            let mut words = vec![t!(format!("staff-list-{list}-why"), time = time)];
            words.extend(reasons().unwrap_or_default());
            words
        }
    }
}

fn cell(row: &ListRow, column: Column, now: Timestamp) -> String {
    let line = &row.patient;
    let none = || t!("staff-list-nothing");
    match column {
        Column::Values => row.recent.first().map_or_else(none, values),
        Column::Place => words::place(line.place, &row.hotel, &row.room),
        Column::Kind => {
            let class = t!(format!("staff-class-{}", line.classification));
            format!("{class} · {}", t!(format!("staff-mode-{}", line.mode)))
        }
        Column::Association => row.association.clone().unwrap_or_else(none),
        Column::Language => t!(format!("language-{}", row.language)),
        Column::End => row.expected_end.map_or_else(none, words::full_date),
        Column::Contact => {
            let report = line.last_report_at.map_or_else(
                || t!("staff-patients-never"),
                |at| t!("staff-list-reported", time = words::ago(at, now)),
            );
            match row.last_contact_at {
                Some(at) => format!("{report} · {}", t!("staff-list-contacted", time = words::ago(at, now))),
                None => report,
            }
        }
    }
}

/// "36.5℃ · 98% · 72"
fn values(vitals: &Vitals) -> String {
    let parts = [
        vitals.temperature.map(|value| t!("staff-list-temperature", value = words::tenths(value))),
        vitals.spo2.map(|value| t!("staff-list-spo2", value = words::spo2(value))),
        vitals.pulse.map(|value| t!("staff-list-pulse", value = value)),
    ];
    let known: Vec<String> = parts.into_iter().flatten().collect();
    if known.is_empty() { t!("staff-list-nothing") } else { known.join(" · ") }
}
