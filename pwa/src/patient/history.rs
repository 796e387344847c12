//! Earlier reports: two small charts and, beneath, every value as a table, newest first.

use dioxus::prelude::*;
use mimamori_domain::api::{ReportPage, ReportView};
use mimamori_domain::ids::PatientId;
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::Tier;

use super::door::told;
use super::letters::Earlier;
use super::part::{Missing, PersonTag, Screen, Standing};
use super::session::use_session;
use crate::api::{self, ApiError};
use crate::state::{browser, clock, use_task, use_value};
use crate::t;
use crate::ui::{AlertMark, Button, ButtonKind, Chart, Measure, Notice, NoticeKind, Point, Spinner, format};

/// The measured values in one line.
pub fn short(answers: &Answers) -> String {
    let mut parts = vec![];
    parts.extend(answers.temperature.map(format::temperature));
    match answers.spo2 {
        Spo2Reading::Measured(value) => parts.push(t!("value-spo2", value = format::percent(value.get()))),
        other if other == Spo2Reading::UNDER_50 => parts.push(t!("value-spo2", value = t!("value-under-50"))),
        Spo2Reading::Word(_) => {}
    }
    if parts.is_empty() { t!("value-not-measured") } else { parts.join(&t!("value-separator")) }
}

/// The page.
#[component]
pub fn HistoryPage(person: PatientId) -> Element {
    let session = use_session();
    let mut reports = use_signal(Vec::<ReportView>::new);
    let mut next = use_value(None::<mimamori_domain::ids::ReportId>);
    let mut error = use_value(None::<ApiError>);
    let mut busy = use_value(true);
    let load = use_callback(move |()| {
        spawn(async move {
            busy.set(true);
            let before = (*next.peek()).map(|id| format!("?before={id}")).unwrap_or_default();
            match api::get::<ReportPage>(&format!("/patient/people/{person}/reports{before}")).await {
                Ok(page) => {
                    reports.write().extend(page.items);
                    next.set(page.next);
                    error.set(None);
                }
                Err(failed) => {
                    // Without a network at least the last one, which the home page kept.
                    if reports.peek().is_empty() {
                        reports.set(
                            session.person(person).and_then(|who| who.last_report).into_iter().collect(),
                        );
                    }
                    error.set(Some(failed));
                }
            }
            busy.set(false);
        });
    });
    use_task(move || async move { load.call(()) });
    let Some(who) = session.person(person) else { return rsx! { Missing {} } };
    let all = reports.read().clone();
    rsx! {
        Screen { title: t!("history-title"), back: "/", above: rsx! { PersonTag { name: who.name } },
            Standing {}
            if let Some(error) = error() {
                Notice { kind: NoticeKind::Warning, live: true, title: told(&error),
                    Button { id: "retry", kind: ButtonKind::Secondary, onclick: move |_| load.call(()), {t!("action-retry")} }
                }
            }
            if all.is_empty() {
                if busy() {
                    Spinner { label: t!("wait-loading") }
                } else {
                    p { {t!("history-empty")} }
                }
            } else {
                {reports_shown(&all)}
                Button { id: "print", kind: ButtonKind::Secondary, class: "wide", onclick: move |_| browser::print(), {t!("history-print")} }
                p { class: "quiet no-print", {t!("history-print-hint")} }
                if busy() {
                    Spinner { label: t!("wait-loading") }
                } else if next().is_some() {
                    Button { id: "more", kind: ButtonKind::Secondary, class: "wide", onclick: move |_| load.call(()), {t!("history-more")} }
                }
            }
            Earlier { person }
        }
    }
}

/// Charts and table of the given reports, newest first.
pub fn reports_shown(reports: &[ReportView]) -> Element {
    let now = clock::now();
    let temperatures: Vec<Point> = reports
        .iter()
        .filter_map(|r| r.answers.temperature.map(|value| Point { at: r.measured_at, value: value.get() }))
        .collect();
    let oxygen: Vec<Point> = reports
        .iter()
        .filter_map(|r| {
            r.answers.spo2.measured().map(|value| Point { at: r.measured_at, value: value.get() })
        })
        .collect();
    let marks: Vec<AlertMark> = reports
        .iter()
        .filter(|r| r.assessment.tier >= Tier::Urgent)
        .map(|r| AlertMark { at: r.measured_at, label: t!(format!("tier-{}", r.assessment.tier)) })
        .collect();
    rsx! {
        if !temperatures.is_empty() {
            Chart { id: "chart-temperature", measure: Measure::Temperature, points: temperatures, marks: marks.clone() }
        }
        if !oxygen.is_empty() {
            Chart { id: "chart-spo2", measure: Measure::Spo2, points: oxygen, marks }
        }
        table { class: "history", id: "history",
            caption { class: "visually-hidden", {t!("history-title")} }
            thead {
                tr {
                    th { scope: "col", {t!("history-when")} }
                    th { scope: "col", {t!("history-temperature")} }
                    th { scope: "col", {t!("history-spo2")} }
                    th { scope: "col", {t!("history-how")} }
                }
            }
            tbody {
                for report in reports {
                    tr { key: "{report.id}",
                        th { scope: "row", {format::day_time(report.measured_at, now)} }
                        td { {report.answers.temperature.map_or_else(|| t!("value-dash"), format::temperature)} }
                        td { {oxygen_cell(&report.answers)} }
                        td { {how(report)} }
                    }
                }
            }
        }
    }
}

fn oxygen_cell(answers: &Answers) -> String {
    match answers.spo2 {
        Spo2Reading::Measured(value) => format::percent(value.get()),
        other if other == Spo2Reading::UNDER_50 => t!("value-under-50"),
        Spo2Reading::Word(_) => t!("value-dash"),
    }
}

fn how(report: &ReportView) -> String {
    let answers = &report.answers;
    let mut parts: Vec<String> = answers.signs.iter().map(|sign| t!(format!("report-sign-{sign}"))).collect();
    parts.extend(answers.symptoms.iter().map(|symptom| t!(format!("symptom-{symptom}"))));
    parts.extend(answers.trend.map(|trend| t!(format!("trend-{trend}"))));
    if parts.is_empty() { t!("value-dash") } else { parts.join(&t!("value-separator")) }
}
