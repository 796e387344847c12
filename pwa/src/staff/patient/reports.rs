//! All reports as a table, newest first: what the charts can't say.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{ReportPage, ReportView};
use mimamori_domain::report::Answers;
use mimamori_domain::values::{Pulse, Temperature};

use super::{Patient, timeline};
use crate::api;
use crate::staff::parts::TierMark;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, format};

/// Minutes after which a report counts as one that came late.
const LATE_MINUTES: i64 = 10;

/// The table, and more of it on demand.
#[component]
pub fn Reports(first: ReportPage, now: Timestamp) -> Element {
    let patient: Patient = use_context();
    let mut older = use_signal(Vec::<ReportView>::new);
    let mut next = use_signal(|| None::<Option<mimamori_domain::ReportId>>);
    let mut busy = use_signal(|| false);
    let cursor = next().unwrap_or(first.next);
    let more = use_callback(move |before: mimamori_domain::ReportId| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::get::<ReportPage>(&patient.path(&format!("reports?before={before}"))).await;
            busy.set(false);
            match answer {
                Ok(page) => {
                    older.write().extend(page.items);
                    next.set(Some(page.next));
                }
                Err(error) => patient.refused(&error),
            }
        });
    });
    // A report that slid from the first page to the older ones is shown once.
    let mut all = first.items.clone();
    all.extend(older.read().iter().filter(|old| !first.items.iter().any(|new| new.id == old.id)).cloned());
    let corrected: Vec<_> = all.iter().filter_map(|report| report.supersedes).collect();
    let columns = ["measured", "verdict", "spo2", "temperature", "pulse", "condition"];
    rsx! {
        section { class: "card reports", "aria-labelledby": "reports-title",
            h2 { id: "reports-title", {t!("staff-reports-title")} }
            if all.is_empty() {
                p { class: "small", {t!("staff-reports-empty")} }
            } else {
                div { class: "scroll", role: "region", tabindex: "0", "aria-label": t!("staff-reports-scroll"),
                    table { id: "reports",
                        thead {
                            tr {
                                for column in columns {
                                    th { key: "{column}", scope: "col", {head(column)} }
                                }
                            }
                        }
                        tbody {
                            for report in all {
                                Line { key: "{report.id}", corrected: corrected.contains(&report.id), report, now }
                            }
                        }
                    }
                }
                if let Some(before) = cursor {
                    div { class: "more",
                        Button { kind: ButtonKind::Secondary, id: "reports-more", busy: busy(), onclick: move |_| more.call(before), {t!("staff-more")} }
                    }
                }
            }
        }
    }
}

fn head(column: &str) -> String {
    match column {
        "spo2" | "temperature" | "pulse" => t!(format!("staff-{column}")),
        _ => t!(format!("staff-reports-{column}")),
    }
}

#[component]
fn Line(report: ReportView, corrected: bool, now: Timestamp) -> Element {
    let ReportView { answers, assessment, .. } = &report;
    let told_by = report.told_by.map(|by| timeline::told(by, &report.told_note));
    let told = assessment.reasons.iter().any(|reason| reason.text.starts_with("reason-news2"));
    let late = report.received_at.since(report.measured_at).as_minutes() >= LATE_MINUTES;
    let spo2 =
        words::spo2_number(answers.spo2).map(|v| format!("{}{}", words::spo2(v), t!("staff-unit-percent")));
    let temperature = answers.temperature.map(Temperature::get);
    let temperature = temperature.map(|v| format!("{}{}", words::tenths(v), t!("staff-unit-celsius")));
    let pulse = answers.pulse.map(Pulse::get).map(|v| v.to_string());
    let by = if report.entered_by == "patient" {
        t!("staff-reports-by-patient")
    } else {
        report.entered_by.clone()
    };
    rsx! {
        tr { class: if corrected { "corrected" } else { "" }, "data-report-id": "{report.id}", "data-tier": "{assessment.tier}",
            th { scope: "row", "data-label": head("measured"),
                span { class: "when", {format::day_time(report.measured_at, now)} }
                if late {
                    span { class: "small", {t!("staff-reports-late", time = words::moment(report.received_at, now))} }
                }
                span { class: "small when", "{by}" }
                if let Some(told) = told_by {
                    span { class: "small", "{told}" }
                }
                if corrected {
                    span { class: "flag flag-plain", {t!("staff-reports-corrected")} }
                } else if report.supersedes.is_some() {
                    span { class: "flag flag-plain", {t!("staff-reports-correction")} }
                }
            }
            td { class: "verdict", "data-label": head("verdict"),
                TierMark { tier: Some(assessment.tier) }
                if let Some(news2) = assessment.news2.as_ref().filter(|_| !told) {
                    span { class: "small", {t!("news2-partial", score = news2.score)} }
                }
                if !assessment.reasons.is_empty() {
                    ul { class: "reasons",
                        for (n , reason) in assessment.reasons.iter().enumerate() {
                            li { key: "{n}", class: "reason-{reason.tier}", {words::reason(reason)} }
                        }
                    }
                }
            }
            td { class: "number", "data-label": head("spo2"), {spo2.unwrap_or_else(dash)} }
            td { class: "number", "data-label": head("temperature"), {temperature.unwrap_or_else(dash)} }
            td { class: "number", "data-label": head("pulse"), {pulse.unwrap_or_else(dash)} }
            td { "data-label": head("condition"), Condition { answers: answers.clone() } }
        }
    }
}

/// How the patient is, in their own answers: signs, symptoms, the rest in one line, their own words.
#[component]
fn Condition(answers: Answers) -> Element {
    let comma = t!("staff-list-comma");
    let symptoms: Vec<String> =
        answers.symptoms.iter().map(|symptom| t!(format!("symptom-{symptom}"))).collect();
    let rest = care(&answers);
    rsx! {
        div { class: "condition",
            if !answers.signs.is_empty() {
                ul { class: "reasons",
                    for sign in answers.signs.iter() {
                        li { key: "{sign}", class: "reason-emergency", {t!(format!("sign-{sign}"))} }
                    }
                }
            }
            if !symptoms.is_empty() {
                span { {symptoms.join(&comma)} }
            } else if answers.signs.is_empty() {
                span { class: "small", {t!("staff-reports-no-symptoms")} }
            }
            if !rest.is_empty() {
                span { class: "small", {rest.join(&comma)} }
            }
            if !answers.comment.is_empty() {
                span { class: "quote", "{answers.comment}" }
            }
        }
    }
}

fn care(answers: &Answers) -> Vec<String> {
    let word =
        |answer: Option<bool>, yes: &str, no: &str| answer.map(|answer| t!(if answer { yes } else { no }));
    [
        answers.trend.map(|trend| t!("staff-reports-since", trend = t!(format!("trend-{trend}")))),
        word(answers.antipyretic, "staff-antipyretic-yes", "staff-antipyretic-no"),
        word(answers.can_eat, "staff-eat-yes", "staff-eat-no"),
        word(answers.can_drink, "staff-drink-yes", "staff-drink-no"),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn dash() -> String {
    "–".into()
}
