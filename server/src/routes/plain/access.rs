//! Who can see the patient's data, and who did: roles, never names.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use mimamori_domain::api::{AccessDay, AccessView};

use super::html::{Html, el};
use super::part;
use super::people::Visit;
use super::reader::Reader;
use crate::app::App;
use crate::auth::PatientUser;
use crate::json::{Json, Path};
use crate::problem::Answer;
use crate::routes::patient::access;

/// `GET /access/{person}`
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
    match page(app, &visit, &person).await {
        Ok(response) => response,
        Err(problem) => visit.reader.refusal(&problem),
    }
}

async fn page(app: App, visit: &Visit, person: &str) -> Answer<Response> {
    let person = visit.person(person)?;
    let user = PatientUser(visit.session.clone());
    let Json(seen) = access::view(State(app), user, Path(person.id)).await?;
    let reader = &visit.reader;
    let title = reader.t("access-title");
    let content = [
        part::back(reader, "/settings"),
        visit.tag(person),
        el("h1", &[], title.as_str()),
        el("p", &[], reader.t("access-text")),
        who(reader, &seen),
        days(reader, &seen.days),
    ];
    Ok(reader.page(&title, content))
}

/// Who can.
fn who(reader: &Reader, seen: &AccessView) -> Html {
    let named = |label: &str, names: &[String]| {
        let names: Html = names.iter().map(|name| el("p", &[], name.as_str())).collect();
        el("div", &[], el("h2", &[], reader.t(label)).and(names))
    };
    let association =
        seen.association.as_ref().map(|name| named("access-association", std::slice::from_ref(name)));
    let hotel = seen.hotel.as_ref().map(|name| {
        let text = el("p", &[("class", "quiet")], reader.t("access-hotel-text"));
        named("access-hotel", std::slice::from_ref(name)).and(text)
    });
    let inside = named("access-centers", &seen.centers).and(association).and(hotel);
    el("section", &[("class", "card stack")], inside)
}

/// Who did.
fn days(reader: &Reader, days: &[AccessDay]) -> Html {
    let heading = el("h2", &[], reader.t("access-days"));
    let empty = days.is_empty().then(|| el("p", &[], reader.t("access-empty")));
    let lines: Html = days
        .iter()
        .map(|line| {
            let role = reader.t(&format!("access-role-{}", line.role));
            let id = if line.changed { "access-changed" } else { "access-viewed" };
            let said = reader.with(id, &[("role", role.into()), ("count", line.times.into())]);
            el("li", &[], [Html::from(reader.day(line.day)), " ".into(), said.into()])
        })
        .collect();
    let list = el("ul", &[("id", "access-days")], lines);
    el("section", &[("class", "card stack")], heading.and(empty).and(list))
}
