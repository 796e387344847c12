//! Who reports: one person at once, several by name.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use mimamori_domain::PatientId;
use mimamori_domain::api::{Home, PersonHome};
use mimamori_domain::patient::Status;
use mimamori_store::invitation::PatientSession;

use super::html::{Html, el};
use super::letters;
use super::part;
use super::reader::Reader;
use crate::app::App;
use crate::auth::{PatientUser, patient_session};
use crate::problem::{Answer, Problem};
use crate::routes::patient::home;

/// Whoever is signed in on this browser, and everything their pages show.
pub struct Visit {
    /// The session.
    pub session: PatientSession,
    /// Everything the first screen shows.
    pub home: Home,
    /// Reads in the language that was chosen, else in the patient's.
    pub reader: Reader,
}

impl Visit {
    /// # Errors
    /// 401.
    pub async fn of(app: &App, headers: &HeaderMap, reader: &Reader) -> Answer<Self> {
        let (session, _) = patient_session(app, headers).await?;
        let mut tx = app.store.begin().await?;
        let home = home::of_session(app, &mut tx, &session).await?;
        tx.commit().await?;
        Ok(Self { session, reader: reader.clone().suggest(home.language)?, home })
    }

    /// The person of the path.
    ///
    /// # Errors
    /// 404 when this browser may not report for them.
    pub fn person(&self, id: &str) -> Answer<&PersonHome> {
        let id: PatientId = id.parse().map_err(|_| Problem::not_found())?;
        PatientUser(self.session.clone()).person(id)?;
        self.home.people.iter().find(|person| person.id == id).ok_or_else(Problem::not_found)
    }

    /// Their name, always in sight where it matters.
    pub fn tag(&self, person: &PersonHome) -> Html {
        let name = self.reader.with("person-name", &[("name", person.name.as_str().into())]);
        el("p", &[("class", "person-tag"), ("id", "person-name")], name)
    }

    /// Whom to call, at the end of every page.
    pub fn help(&self) -> Html {
        let reader = &self.reader;
        el(
            "section",
            &[("class", "stack apart")],
            [
                el("h2", &[], reader.t("home-trouble")),
                el("p", &[], reader.t("home-trouble-text")),
                part::center(reader, &self.home.center),
                part::consultation(reader, &self.home.center),
                part::advice(self.home.advice.as_ref()),
                el("p", &[("class", "quiet")], reader.t("call-119-when")),
                part::ambulance(reader),
            ],
        )
    }
}

/// `GET /form`
pub async fn view(State(app): State<App>, reader: Reader, headers: HeaderMap) -> Response {
    let visit = match Visit::of(&app, &headers, &reader).await {
        Ok(visit) => visit,
        Err(problem) => return reader.refusal(&problem),
    };
    let reader = &visit.reader;
    if let [person] = visit.home.people.as_slice()
        && person.status == Status::Following
    {
        return Redirect::to(&format!("/form/{}", person.id)).into_response();
    }
    let household = visit.home.people.len() > 1;
    let title = reader.t(if household { "home-title-household" } else { "home-title" });
    let people = visit.home.people.iter().map(|person| card(&visit, person));
    let content: Html = std::iter::once(el("h1", &[], title.as_str())).chain(people).collect();
    reader.page(&title, content.and(visit.help()))
}

fn card(visit: &Visit, person: &PersonHome) -> Html {
    let reader = &visit.reader;
    let name = el("h2", &[], visit.tag(person));
    let following = person.status == Status::Following;
    let state = match (following, person.reports_today > 0) {
        (false, _) => "over",
        (true, true) => "done",
        (true, false) => "due",
    };
    let state = el("p", &[("class", "person-state")], reader.t(&format!("home-state-{state}")));
    let further = if following {
        let label = reader.with("home-report-of", &[("name", person.name.as_str().into())]);
        el("a", &[("class", "button wide"), ("href", &format!("/form/{}", person.id))], label)
    } else {
        el("p", &[], reader.t("home-over"))
    };
    el("section", &[("class", "card person")], [name, state, letters::unread(visit, person), further])
}
