//! 療養証明: a page to print, with the code by which a third party can ask whether it is valid. Looking makes it, where
//! there is none yet that holds.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use mimamori_domain::api::CertificateView;

use super::html::{Html, el};
use super::part;
use super::people::Visit;
use super::reader::Reader;
use crate::app::App;
use crate::auth::PatientUser;
use crate::json::{Json, Path};
use crate::problem::Problem;
use crate::routes::patient::certificate;

/// `GET /certificate/{person}`
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
    let id = match visit.person(&person) {
        Ok(person) => person.id,
        Err(problem) => return visit.reader.refusal(&problem),
    };
    let user = PatientUser(visit.session.clone());
    match certificate::issue(State(app), user, Path(id)).await {
        Ok(Json(view)) => page(&visit, paper(&visit.reader, &view)),
        Err(problem) => refused(&visit, &problem),
    }
}

fn page(visit: &Visit, content: Html) -> Response {
    let reader = &visit.reader;
    let title = reader.t("certificate-title");
    reader.page(&title, [part::back(reader, "/"), el("h1", &[], title.as_str()), content])
}

fn refused(visit: &Visit, problem: &Problem) -> Response {
    let reader = &visit.reader;
    let said = part::notice(reader, "not-yet", "warning", reader.told(problem), Html::default());
    let page = page(visit, said.and(part::center(reader, &visit.home.center)));
    (problem.status(), page).into_response()
}

/// What is printed.
fn paper(reader: &Reader, certificate: &CertificateView) -> Html {
    let (from, to) = (certificate.starts_on, certificate.ends_on);
    let values = [("from", reader.day_with_year(from).into()), ("to", reader.day_with_year(to).into())];
    let facts = [
        ("name", certificate.name.clone()),
        ("birth", reader.day_with_year(certificate.birth_date)),
        ("period", reader.with("certificate-period-days", &values)),
        ("center", certificate.center.clone()),
        ("issued", reader.day_with_year(certificate.issued_at.date())),
        ("code", certificate.code.clone()),
    ];
    let facts: Html = facts
        .into_iter()
        .map(|(what, value)| {
            let id = format!("certificate-{what}");
            el("div", &[], [el("dt", &[], reader.t(&id)), el("dd", &[("id", &id)], value)])
        })
        .collect();
    let check = reader.with("certificate-check", &[("url", certificate.check_url.as_str().into())]);
    let inside = [
        el("p", &[], reader.t("certificate-says")),
        el("dl", &[("class", "paper")], facts),
        el("p", &[("class", "quiet")], check),
    ];
    let how = el("p", &[("id", "print-how"), ("class", "quiet no-print")], reader.t("certificate-print-how"));
    el("section", &[("class", "card stack"), ("id", "certificate")], inside).and(how)
}
