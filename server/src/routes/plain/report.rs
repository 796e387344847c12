//! A report on one page: every question at once, what was typed kept, the call buttons first where there is danger.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Redirect, Response};
use mimamori_domain::api::{PersonHome, ReportReceipt, SubmitReport};
use mimamori_domain::patient::Status;
use mimamori_domain::report::{Answers, Odd, Symptom, Trend, UrgentSign};
use mimamori_domain::triage::Tier;
use mimamori_domain::{ClientReportId, PatientId, ReportId};

use super::entry::{Entry, value};
use super::html::{Html, el};
use super::letters;
use super::part::{self, Field};
use super::people::Visit;
use super::reader::Reader;
use crate::app::App;
use crate::auth::is_ours;
use crate::json::{Json, Path, body_refusal};
use crate::problem::{Answer, Problem};
use crate::routes::hooks::form;
use crate::routes::patient::report::take_in;

/// `GET /form/{person}`
pub async fn view(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path(person): Path<String>,
) -> Response {
    let visit = match Visit::of(&app, &headers, &reader).await {
        Ok(visit) => visit,
        Err(problem) => return reader.refusal(&problem),
    };
    match visit.person(&person) {
        Ok(person) if person.status == Status::Following => {
            Sheet { visit: &visit, person, entry: Entry::new(new_id(&app)), said: Said::Nothing }.page()
        }
        Ok(_) => Redirect::to("/form").into_response(),
        Err(problem) => visit.reader.refusal(&problem),
    }
}

/// `POST /form/{person}`
pub async fn send(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path(person): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let visit = match Visit::of(&app, &headers, &reader).await {
        Ok(visit) => visit,
        Err(problem) => return reader.refusal(&problem),
    };
    let (person, fields) = match (visit.person(&person), body) {
        (Ok(person), Ok(body)) => (person, form(&body)),
        (Err(problem), _) => return visit.reader.refusal(&problem),
        (_, Err(rejection)) => return visit.reader.refusal(&body_refusal(&rejection)),
    };
    let entry = Entry::read(&fields, new_id(&app));
    let sheet = |entry, said| Sheet { visit: &visit, person, entry, said }.page();
    if let Err(problem) = is_ours(value(&fields, "csrf").as_bytes(), &visit.home.csrf) {
        return sheet(entry, Said::Refused(problem));
    }
    let now = !value(&fields, "now").is_empty();
    let answers = match entry.answers() {
        Err(wrong) if !now => return sheet(entry, Said::Wrong(wrong)),
        answers => answers.unwrap_or_else(|_| entry.as_it_stands()),
    };
    let last = person.last_report.as_ref().and_then(|report| report.answers.spo2.measured());
    if let Some(found) = entry.odd(&answers, last).filter(|_| !now) {
        return sheet(entry, Said::Odd(found));
    }
    match submit(&app, person.id, entry.id, answers).await {
        Ok(id) => Redirect::to(&format!("/form/{}/sent/{id}", person.id)).into_response(),
        // Sent, gone back, changed, sent again: the next press makes it a report of its own.
        Err(problem) => sheet(Entry { id: new_id(&app), ..entry }, Said::Refused(problem)),
    }
}

fn new_id(app: &App) -> ClientReportId {
    ClientReportId::new(app.store.now(), app.store.rng())
}

/// Takes the report in. The time of a second press differs from that of the first; the answers decide whether it is
/// the same report.
async fn submit(app: &App, person: PatientId, id: ClientReportId, answers: Answers) -> Answer<ReportId> {
    let report =
        SubmitReport { id, measured_at: app.store.now(), supersedes: None, answers: answers.clone() };
    match take_in(app, person, report, None, None).await {
        Ok((_, Json(ReportReceipt { report, .. }))) => Ok(report.id),
        Err(problem) if problem.code() == "report-differs" => {
            let known = app.store.read().await?.report_by_client_id(person, id).await?;
            known.filter(|known| known.answers == answers).map(|known| known.id).ok_or(problem)
        }
        Err(problem) => Err(problem),
    }
}

/// What the page says before the questions.
enum Said {
    Nothing,
    /// Fields with the codes of what is wrong.
    Wrong(Vec<(&'static str, &'static str)>),
    /// Asked again.
    Odd(Odd),
    /// Not taken.
    Refused(Problem),
}

/// The page.
struct Sheet<'a> {
    visit: &'a Visit,
    person: &'a PersonHome,
    entry: Entry,
    said: Said,
}

impl Sheet<'_> {
    fn t(&self, id: &str) -> String {
        self.visit.reader.t(id)
    }

    fn page(&self) -> Response {
        let title = self.t("home-report");
        let wrong = !matches!(self.said, Said::Nothing);
        let danger = (wrong && self.entry.is_danger()).then(|| {
            let now = part::submit("button-secondary wide", "now", "yes", self.t("report-send-now"));
            part::call_now(&self.visit.reader, Tier::Emergency, &self.visit.home.center, now)
        });
        let above = [danger.into(), self.said(), el("h1", &[], title.as_str()), self.visit.tag(self.person)];
        // The question about an odd value and "send now" are answered inside the form.
        let inside = [
            Html::from(above),
            part::hidden("csrf", &self.visit.home.csrf),
            part::hidden("report", &self.entry.id.to_string()),
            self.measured(),
            self.felt(),
            self.course(),
            part::submit("big wide", "", "", self.t("report-send")),
        ];
        let action = format!("/form/{}", self.person.id);
        let content = el("form", &[("method", "post"), ("action", &action), ("class", "stack step")], inside);
        let letters = letters::unread(self.visit, self.person);
        let household = (self.visit.home.people.len() > 1)
            .then(|| el("p", &[], el("a", &[("href", "/form")], self.t("home-title-household"))));
        let status = match &self.said {
            Said::Nothing => StatusCode::OK,
            Said::Wrong(_) | Said::Odd(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Said::Refused(problem) => problem.status(),
        };
        (status, self.visit.reader.page(&title, letters.and(content).and(household).and(self.visit.help())))
            .into_response()
    }

    fn said(&self) -> Html {
        let reader = &self.visit.reader;
        match &self.said {
            Said::Nothing => Html::default(),
            Said::Refused(problem) => {
                part::notice(reader, "errors", "error", reader.told(problem), Html::default())
            }
            Said::Wrong(wrong) => {
                let lines: Vec<_> = wrong
                    .iter()
                    .map(|(field, code)| {
                        (*field, self.t(label(field)), self.t(&format!("field-error-{code}")))
                    })
                    .collect();
                part::errors(reader, &lines)
            }
            Said::Odd(found) => {
                let percent = |value: &str| reader.with("format-percent", &[("value", value.into())]);
                let spo2 = self.entry.spo2.text.trim();
                let text = match found {
                    Odd::Swapped => {
                        let values = [("spo2", spo2.into()), ("pulse", self.entry.pulse.trim().into())];
                        reader.with("odd-swapped", &values)
                    }
                    Odd::Spo2Jump { last } => {
                        let (last, now) = (percent(&last.to_string()), percent(spo2));
                        reader.with("odd-jump", &[("last", last.into()), ("now", now.into())])
                    }
                };
                let inside = [
                    el("p", &[], text),
                    part::submit("wide", "odd", &self.entry.odd_mark(), self.t("odd-yes")),
                    el("a", &[("href", "#spo2")], self.t("odd-no")),
                ];
                part::notice(reader, "odd", "warning", self.t("odd-title"), inside.into())
            }
        }
    }

    fn error(&self, field: &str) -> Option<String> {
        let Said::Wrong(wrong) = &self.said else { return None };
        let (_, code) = wrong.iter().find(|(wrong, _)| *wrong == field)?;
        Some(self.t(&format!("field-error-{code}")))
    }

    fn section(&self, title: &str, inside: impl Into<Html>) -> Html {
        let heading = el("h2", &[], self.t(title));
        el("section", &[("class", "stack")], heading.and(inside))
    }

    fn tick(&self, name: &str, label: &str, class: &str, on: bool) -> Html {
        part::choice("checkbox", name, "yes", class, self.t(label), on)
    }

    /// What can be typed, and the last value as a quiet hint, never an answer.
    fn range(&self, range: &str, unit: &str, last: Option<String>) -> Html {
        let reader = &self.visit.reader;
        let last = last.zip(self.person.last_report.as_ref()).map(|(value, report)| {
            let value = reader.with(unit, &[("value", value.as_str().into())]);
            let when = reader.moment(report.measured_at);
            let text = reader
                .with("report-last", &[("value", value.as_str().into()), ("when", when.as_str().into())]);
            el("span", &[("class", "last-value")], text)
        });
        Html::from(reader.t(range)).and(last)
    }

    fn measured(&self) -> Html {
        let (reader, entry) = (&self.visit.reader, &self.entry);
        let number = |id, value, hint: Option<Html>, suffix, required, inputmode| {
            let (label, error) = (self.t(label(id)), self.error(id));
            part::field(
                reader,
                Field {
                    id,
                    label,
                    value,
                    hint,
                    suffix,
                    error,
                    required,
                    inputmode,
                    autocomplete: "off",
                    maxlength: 8,
                },
            )
        };
        let degrees = Some("℃".to_owned());
        let last = self.person.last_report.as_ref().map(|report| &report.answers);
        let last_temperature = last.and_then(|answers| answers.temperature).map(|value| value.to_string());
        let last_spo2 = last.and_then(|answers| answers.spo2.measured()).map(|value| value.to_string());
        let how: Html = (1..=4).map(|n| el("li", &[], self.t(&format!("help-spo2-{n}")))).collect();
        let how = el("summary", &[], self.t("report-spo2-how")).and(el("ul", &[], how));
        let temperature = [
            number(
                "temperature",
                &entry.temperature.text,
                Some(self.range("report-temperature-range", "format-temperature", last_temperature)),
                degrees,
                Some(true),
                "decimal",
            ),
            self.tick("temperature-none", "report-temperature-none", "", entry.temperature.missing),
        ];
        let oxygen = [
            number(
                "spo2",
                &entry.spo2.text,
                Some(self.range("report-spo2-range", "format-percent", last_spo2)),
                Some("%".to_owned()),
                Some(true),
                "numeric",
            ),
            self.tick("spo2-under-50", "report-spo2-under-50", "urgent", entry.under_50),
            self.tick("spo2-none", "report-spo2-none", "", entry.spo2.missing),
            number("pulse", &entry.pulse, None, Some(self.t("report-pulse-unit")), Some(false), "numeric"),
            el("details", &[("class", "more")], how),
        ];
        self.section("report-temperature-title", temperature).and(self.section("report-oxygen-title", oxygen))
    }

    fn felt(&self) -> Html {
        let reader = &self.visit.reader;
        let signs = |family: bool| -> Html {
            let signs = UrgentSign::ALL.iter().filter(|sign| sign.is_judged_by_family() == family);
            signs
                .map(|sign| {
                    let text = self.t(&format!("report-sign-{sign}"));
                    let on = self.entry.signs.contains(sign);
                    part::choice("checkbox", "sign", sign.as_str(), "urgent", text, on)
                })
                .collect()
        };
        let symptoms: Html = Symptom::ALL
            .iter()
            .map(|symptom| {
                let text = self.t(&format!("symptom-{symptom}"));
                let on = self.entry.symptoms.contains(symptom);
                part::choice("checkbox", "symptom", symptom.as_str(), "", text, on)
            })
            .collect();
        let question = |id: &str, label: &str, choices: Html| {
            part::question(reader, id, self.t(label), None, None, choices, None)
        };
        let signs = [
            el("p", &[("class", "quiet")], self.t("report-signs-hint")),
            question("signs", "report-signs-own", signs(false)),
            question("signs-family", "report-signs-family", signs(true)),
        ];
        let symptoms = question("symptoms", "report-symptoms-hint", symptoms);
        self.section("report-signs-title", signs).and(self.section("report-symptoms-title", symptoms))
    }

    fn course(&self) -> Html {
        let (reader, entry) = (&self.visit.reader, &self.entry);
        let trends: Html = Trend::ALL
            .iter()
            .map(|trend| {
                let text = self.t(&format!("trend-{trend}"));
                part::choice("radio", "trend", trend.as_str(), "", text, entry.trend == Some(*trend))
            })
            .collect();
        let yes_no = |id: &str, hint: Option<&str>, answer: Option<bool>| {
            let choices = [("yes", "word-yes", true), ("no", "word-no", false)]
                .into_iter()
                .map(|(value, text, means)| {
                    part::choice("radio", id, value, "", self.t(text), answer == Some(means))
                })
                .collect();
            let hint = hint.map(|hint| self.t(hint));
            part::question(reader, id, self.t(label(id)), Some(false), hint, choices, None)
        };
        let trend = self.t("report-trend");
        let inside = [
            part::question(reader, "trend", trend, Some(true), None, trends, self.error("trend")),
            yes_no("antipyretic", Some("report-antipyretic-hint"), entry.antipyretic),
            yes_no("eat", None, entry.can_eat),
            yes_no("drink", None, entry.can_drink),
            part::field(
                reader,
                Field {
                    id: "comment",
                    label: self.t("report-comment"),
                    value: &entry.comment,
                    hint: Some(self.t("report-comment-hint").into()),
                    suffix: None,
                    error: self.error("comment"),
                    required: Some(false),
                    inputmode: "",
                    autocomplete: "off",
                    maxlength: mimamori_domain::report::COMMENT_MAX,
                },
            ),
        ];
        self.section("report-course-title", inside)
    }
}

/// The text by which a field is called.
fn label(field: &str) -> &'static str {
    match field {
        "temperature" => "report-temperature",
        "spo2" => "report-spo2",
        "pulse" => "report-pulse",
        "trend" => "report-trend",
        "antipyretic" => "report-antipyretic",
        "eat" => "report-eat",
        "drink" => "report-drink",
        _ => "report-comment",
    }
}
