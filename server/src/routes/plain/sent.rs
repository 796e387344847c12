//! After a report: whom to call first, then that it arrived, then what to do. Looking again sends nothing again.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mimamori_domain::ReportId;
use mimamori_store::audit::Actor;
use mimamori_store::report::Report;

use super::html::{Html, el};
use super::part;
use super::people::Visit;
use super::reader::Reader;
use crate::app::App;
use crate::json::Path;
use crate::problem::{Answer, Problem};

/// `GET /form/{person}/sent/{report}`
pub async fn view(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((person, report)): Path<(String, String)>,
) -> Response {
    let visit = match Visit::of(&app, &headers, &reader).await {
        Ok(visit) => visit,
        Err(problem) => return reader.refusal(&problem),
    };
    match page(&app, &visit, &person, &report).await {
        Ok(response) => response,
        Err(problem) => visit.reader.refusal(&problem),
    }
}

async fn page(app: &App, visit: &Visit, person: &str, report: &str) -> Answer<Response> {
    let person = visit.person(person)?;
    let id: ReportId = report.parse().map_err(|_| Problem::not_found())?;
    let mut tx = app.store.begin().await?;
    let report = tx.report(person.id, id).await?.ok_or_else(Problem::not_found)?;
    tx.audit(Actor::Patient(person.id), "patient.history", Some(person.id), &[]).await?;
    tx.commit().await?;
    let reader = &visit.reader;
    let title = reader.t("sent-title");
    let content = [
        part::call_now(reader, report.assessment.tier, &visit.home.center, Html::default()),
        el("h1", &[], title.as_str()),
        visit.tag(person),
        arrived(visit, &report),
        advice(reader, &report),
        el(
            "a",
            &[("class", "button wide"), ("href", &format!("/form/{}", person.id))],
            reader.t("home-report-again"),
        ),
        el("a", &[("class", "button button-secondary wide"), ("href", "/form")], reader.t("sent-home")),
        visit.help(),
    ];
    Ok(reader.page(&title, content))
}

fn arrived(visit: &Visit, report: &Report) -> Html {
    let (center, time) = (visit.home.center.name.as_str(), report.received_at.clock_time());
    let text = visit.reader.with("sent-arrived", &[("center", center.into()), ("time", time.into())]);
    el("p", &[("class", "person-state"), ("id", "arrived"), ("role", "status")], text)
}

/// What the result means, what to do, when to report again.
fn advice(reader: &Reader, report: &Report) -> Html {
    let tier = report.assessment.tier;
    let heading = el("h2", &[], reader.t(&format!("advice-{tier}-heading")));
    let lines: Html = (1..=3).map(|n| el("li", &[], reader.t(&format!("advice-{tier}-{n}")))).collect();
    el("section", &[("class", "card advice"), ("id", "advice")], heading.and(el("ul", &[], lines)))
}
