//! A report entered for a patient while they are on the phone: one screen, in the order in which one asks. It parses
//! with the same functions as the patient's own report, and asks again what is plausible but odd.

mod answers;

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::api::{EnterReport, PatientPage, ReportReceipt, SubmitReport, ToldBy};
use mimamori_domain::report::{Odd, Symptom, Trend, UrgentSign, odd};
use mimamori_domain::values::{Pulse, Spo2};
use mimamori_domain::{ClientReportId, Duration, PatientId};

use self::answers::{AtError, Typed};
use super::pages::Page;
use super::parts::{Failure, Loading, Missing};
use super::patient::head::BackToPatient;
use super::queue::state::QueueState;
use super::session::Session;
use super::toast::Toasts;
use super::words;
use crate::api::{self, ApiError};
use crate::state::route::use_route;
use crate::state::{browser, clock};
use crate::t;
use crate::ui::{Button, Check, Choice, Field, Notice, NoticeKind, Radios};

/// The page: fetches whom it is about, then asks.
#[component]
pub fn ReportPage(id: PatientId) -> Element {
    let session = Session::take();
    let route = use_route();
    let mut page = use_signal(|| None::<Result<PatientPage, ApiError>>);
    let load = use_callback(move |()| {
        spawn(async move {
            let answer = api::get::<PatientPage>(&format!("/staff/patients/{id}")).await;
            if let Err(error) = &answer {
                session.heed(error, route);
            }
            page.set(Some(answer));
        });
    });
    use_hook(|| load.call(()));
    let fetched = page.read().clone();
    match fetched {
        None => rsx! { Loading {} },
        Some(Err(error)) => rsx! {
            Failure { error, onretry: move |()| load.call(()) }
        },
        Some(Ok(page)) if !page.actions.contains(&Action::ReportEnter) => rsx! { Missing {} },
        Some(Ok(page)) => {
            let last = page.reports.items.iter().find_map(|report| report.answers.spo2.measured());
            rsx! {
                ReportForm { id, name: page.line.name.clone(), last_spo2: last.map(Spo2::get) }
            }
        }
    }
}

/// The questions.
#[component]
pub fn ReportForm(id: PatientId, name: String, last_spo2: Option<i64>) -> Element {
    use_effect(|| browser::focus("page-title"));
    let session = Session::take();
    let toasts = Toasts::take();
    let queue = QueueState::take();
    let route = use_route();
    let mut typed = use_signal(Typed::default);
    let mut errors = use_signal(Vec::<(&'static str, String)>::new);
    let mut asked = use_signal(|| None::<(Odd, i64, i64)>);
    let mut told = use_signal(|| (ToldBy::Patient.to_string(), String::new()));
    let mut refusal = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    // One id for one report: sent twice after a broken connection, it is stored once.
    let report_id = use_hook(|| ClientReportId::new(clock::now(), &browser::BrowserRng));
    let send = use_callback(move |()| {
        if *busy.peek() {
            return;
        }
        let now = clock::now();
        let (answers, measured_at) = match typed.peek().read(now) {
            Ok(read) => read,
            Err(refused) => {
                let first = refused.first().map(|error| format!("r-{}", error.field()));
                errors.set(refused.into_iter().map(AtError::words).collect());
                if let Some(first) = first {
                    browser::focus(&first);
                }
                return;
            }
        };
        errors.set(vec![]);
        let question = odd(&answers, last_spo2.and_then(Spo2::new)).map(|odd| {
            (odd, answers.spo2.measured().map_or(0, Spo2::get), answers.pulse.map_or(0, Pulse::get))
        });
        if question.is_some() && *asked.peek() != question {
            asked.set(question);
            browser::focus("report-submit");
            return;
        }
        busy.set(true);
        refusal.set(None);
        spawn(async move {
            let report = SubmitReport { id: report_id, measured_at, supersedes: None, answers };
            let (told_by, told_note) = told.peek().clone();
            let body = EnterReport { report, told_by: told_by.parse().ok(), told_note };
            let answer = api::post::<_, ReportReceipt>(&format!("/staff/patients/{id}/reports"), &body).await;
            busy.set(false);
            match answer {
                Ok(receipt) => {
                    toasts.good(t!("staff-report-done", tier = words::tier(receipt.report.assessment.tier)));
                    queue.refresh();
                    route.replace(&Page::Patient(id).path());
                }
                Err(error) => {
                    session.heed(&error, route);
                    refusal.set(Some(match &error {
                        ApiError::Problem(problem) if !problem.fields.is_empty() => {
                            problem.fields.iter().map(words::field_error).collect::<Vec<_>>().join(" ")
                        }
                        _ => words::error(&error),
                    }));
                }
            }
        });
    });
    let error =
        |field: &str| errors.read().iter().find(|(at, _)| *at == field).map(|(_, words)| words.clone());
    let now = clock::now();
    rsx! {
        div { class: "form-page report-page",
            BackToPatient { id }
            h1 { id: "page-title", tabindex: "-1", {t!("staff-report-title", name = name.as_str())} }
            p { class: "lead", {t!("staff-report-lead")} }
            form {
                id: "report-form",
                novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    send.call(());
                },
                fieldset { class: "card form-section",
                    legend { {t!("staff-told-title")} }
                    Radios {
                        id: "r-told",
                        label: t!("staff-told-who"),
                        inline: true,
                        choices: ToldBy::ALL.iter().map(|by| Choice::new(by, t!(format!("staff-told-{by}")))).collect::<Vec<_>>(),
                        value: told.read().0.clone(),
                        onchange: move |value: String| told.write().0 = value,
                    }
                    if told.read().0 != ToldBy::Patient.as_str() {
                        Field { id: "r-told-note", class: "medium", label: t!("staff-told-name"), hint: t!("staff-told-name-hint"), maxlength: 80, value: told.read().1.clone(), error: error("told_note"), oninput: move |text| told.write().1 = text }
                    }
                }
                fieldset { class: "card form-section",
                    legend { {t!("staff-report-signs")} }
                    p { class: "field-hint", {t!("staff-report-signs-hint")} }
                    div { class: "ticks ticks-wide",
                        for sign in UrgentSign::ALL {
                            Check {
                                key: "{sign}",
                                id: "r-sign-{sign}",
                                class: "urgent",
                                label: t!(format!("sign-{sign}")),
                                checked: typed.read().answers.signs.contains(sign),
                                onchange: move |on| {
                                    let mut typed = typed.write();
                                    typed.answers.signs.retain(|other| other != sign);
                                    if on {
                                        typed.answers.signs.push(*sign);
                                    }
                                },
                            }
                        }
                    }
                    if !typed.read().answers.signs.is_empty() {
                        Notice { kind: NoticeKind::Error, id: "report-emergency", title: t!("staff-report-emergency"), live: true }
                    }
                }
                fieldset { class: "card form-section",
                    legend { {t!("staff-report-values")} }
                    p { class: "field-hint", {t!("staff-report-optional-blank")} }
                    div { class: "form-grid form-grid-3",
                        div {
                            Field { id: "r-spo2", class: "short", label: t!("staff-spo2"), inputmode: "numeric", suffix: t!("staff-unit-percent"), value: typed.read().spo2.clone(), error: error("spo2"), oninput: move |text| typed.write().spo2 = text }
                            Check { id: "r-under-50", class: "quiet", label: t!("staff-report-spo2-under"), checked: typed.read().under_50, onchange: move |on| typed.write().under_50 = on }
                        }
                        Field { id: "r-temperature", class: "short", label: t!("staff-temperature"), inputmode: "decimal", suffix: t!("staff-unit-celsius"), value: typed.read().temperature.clone(), error: error("temperature"), oninput: move |text| typed.write().temperature = text }
                        Field { id: "r-pulse", class: "short", label: t!("staff-pulse"), inputmode: "numeric", suffix: t!("staff-unit-bpm"), value: typed.read().pulse.clone(), error: error("pulse"), oninput: move |text| typed.write().pulse = text }
                    }
                    Radios {
                        id: "r-when",
                        label: t!("staff-report-measured"),
                        inline: true,
                        choices: vec![Choice::new("now", t!("staff-report-measured-now")), Choice::new("earlier", t!("staff-report-measured-earlier"))],
                        value: if typed.read().earlier.is_some() { "earlier" } else { "now" },
                        onchange: move |value: String| typed.write().earlier = (value == "earlier").then(|| answers::local_input(clock::now())),
                    }
                    if let Some(at) = typed.read().earlier.clone() {
                        Field { id: "r-measured", class: "medium", r#type: "datetime-local", label: t!("staff-report-measured"), hint: t!("staff-report-measured-hint"), value: at, error: error("measured"), oninput: move |text| typed.write().earlier = Some(text) }
                    }
                }
                fieldset { class: "card form-section",
                    legend { {t!("staff-report-symptoms")} }
                    div { class: "ticks",
                        for symptom in Symptom::ALL {
                            Check {
                                key: "{symptom}",
                                id: "r-symptom-{symptom}",
                                label: t!(format!("symptom-{symptom}")),
                                checked: typed.read().answers.symptoms.contains(symptom),
                                onchange: move |on| {
                                    let mut typed = typed.write();
                                    typed.answers.symptoms.retain(|other| other != symptom);
                                    if on {
                                        typed.answers.symptoms.push(*symptom);
                                    }
                                },
                            }
                        }
                    }
                    Radios {
                        id: "r-trend",
                        label: t!("staff-report-trend"),
                        inline: true,
                        choices: trends(),
                        value: typed.read().answers.trend.map(|trend| trend.to_string()).unwrap_or_default(),
                        onchange: move |value: String| typed.write().answers.trend = value.parse::<Trend>().ok(),
                    }
                    div { class: "form-grid form-grid-3",
                        YesNo { id: "r-antipyretic", label: t!("staff-report-antipyretic"), value: typed.read().answers.antipyretic, onchange: move |value| typed.write().answers.antipyretic = value }
                        YesNo { id: "r-eat", label: t!("staff-report-eat"), value: typed.read().answers.can_eat, onchange: move |value| typed.write().answers.can_eat = value }
                        YesNo { id: "r-drink", label: t!("staff-report-drink"), value: typed.read().answers.can_drink, onchange: move |value| typed.write().answers.can_drink = value }
                    }
                    Field {
                        id: "r-comment",
                        label: t!("staff-report-comment"),
                        hint: t!("staff-report-comment-count", n = typed.read().answers.comment.trim().chars().count()),
                        rows: 3,
                        value: typed.read().answers.comment.clone(),
                        error: error("comment"),
                        oninput: move |text| typed.write().answers.comment = text,
                    }
                }
                div { role: "alert", class: "refusals",
                    if let Some((odd, spo2, pulse)) = asked() {
                        Notice { kind: NoticeKind::Warning, id: "report-odd", title: odd_words(odd, spo2, pulse) }
                    }
                    if let Some(refusal) = refusal() {
                        Notice { kind: NoticeKind::Error, id: "report-refused", title: refusal }
                    }
                }
                div { class: "form-foot",
                    Button { id: "report-submit", r#type: "submit", busy: busy(), {t!("staff-report-submit")} }
                    if let Some(at) = typed.read().measured(now).filter(|at| now.since(*at) > Duration::minutes(1)) {
                        span { class: "small", {words::moment(at, now)} }
                    }
                }
            }
        }
    }
}

fn trends() -> Vec<Choice> {
    std::iter::once(Choice::new("", t!("staff-report-not-asked")))
        .chain(Trend::ALL.iter().map(|trend| Choice::new(trend, t!(format!("trend-{trend}")))))
        .collect()
}

fn odd_words(odd: Odd, spo2: i64, pulse: i64) -> String {
    match odd {
        Odd::Swapped => t!("staff-report-odd-swapped", spo2 = spo2, pulse = pulse),
        Odd::Spo2Jump { last } => t!("staff-report-odd-jump", last = last, spo2 = spo2),
    }
}

/// Yes, no, or not asked.
#[component]
fn YesNo(id: String, label: String, value: Option<bool>, onchange: EventHandler<Option<bool>>) -> Element {
    let value = match value {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    let choices = vec![
        Choice::new("yes", t!("staff-yes")),
        Choice::new("no", t!("staff-no")),
        Choice::new("", t!("staff-report-not-asked")),
    ];
    rsx! {
        Radios {
            id,
            label,
            inline: true,
            choices,
            value,
            onchange: move |value: String| onchange.call(match value.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            }),
        }
    }
}
