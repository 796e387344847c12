//! The way in without scripts: the link of a message and the birth date, or "this isn't me".

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use mimamori_domain::api::{InvitationState, InvitationView};
use mimamori_domain::birth::BirthDate;

use super::birth;
use super::entry::value;
use super::guest::Guest;
use super::html::{Html, el};
use super::part;
use super::reader::Reader;
use crate::app::App;
use crate::auth::Client;
use crate::json::{Json, Path, body_refusal};
use crate::problem::{Answer, Problem};
use crate::routes::hooks::form;
use crate::routes::patient::{entry, invitation};

/// `GET /form/i/{token}`
pub async fn view(
    State(app): State<App>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Response {
    let door = match Door::find(&app, client, &reader, &headers, &token).await {
        Ok(door) => door,
        Err(problem) => return refusal(&reader, &problem),
    };
    door.page(&app, &BirthDate::default(), None)
}

/// `POST /form/i/{token}`
pub async fn enter(
    State(app): State<App>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    Path(token): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let door = match Door::find(&app, client, &reader, &headers, &token).await {
        Ok(door) => door,
        Err(problem) => return refusal(&reader, &problem),
    };
    let (typed, csrf) = match body {
        Ok(body) => {
            let fields = form(&body);
            (birth::read(&fields), value(&fields, "csrf").to_owned())
        }
        Err(rejection) => return refusal(&reader, &body_refusal(&rejection)),
    };
    let entered = async {
        door.guest.check(&app, &csrf)?;
        let born = typed.read().map_err(|code| Problem::field("birth-year", code));
        let (tx, session) = invitation::enter(&app, client, &headers, &token, born).await?;
        tx.commit().await?;
        Ok::<_, Problem>(session)
    };
    match entered.await {
        Ok(session) => {
            let mut response = Redirect::to("/form").into_response();
            for cookie in [entry::session_cookie(&app, &session), Guest::forget(&app)] {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response
        }
        Err(problem) => door.page(&app, &typed, Some(&problem)),
    }
}

/// `GET /form/i/{token}/not-me`: asks whether that is so.
pub async fn ask_not_me(
    State(app): State<App>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Response {
    let door = match Door::find(&app, client, &reader, &headers, &token).await {
        Ok(door) => door,
        Err(problem) => return refusal(&reader, &problem),
    };
    let title = door.reader.t("not-me-title");
    let confirm = part::submit("button-danger wide", "", "", door.reader.t("not-me-confirm"));
    let content = [
        el("h1", &[], title.as_str()),
        el("p", &[], door.reader.t("not-me-text")),
        el(
            "form",
            &[("method", "post"), ("class", "stack")],
            [part::hidden("csrf", &door.guest.csrf(&app)), confirm],
        ),
        el("p", &[], el("a", &[("href", &format!("/form/i/{token}"))], door.reader.t("action-back"))),
    ];
    door.guest.with_cookie(&app, door.reader.page(&title, content))
}

/// `POST /form/i/{token}/not-me`
pub async fn not_me(
    State(app): State<App>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    Path(token): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let done = async {
        let door = Door::find(&app, client, &reader, &headers, &token).await?;
        let body = body.map_err(|rejection| body_refusal(&rejection))?;
        door.guest.check(&app, value(&form(&body), "csrf"))?;
        invitation::not_me(State(app.clone()), client, Path(token.clone())).await?;
        Ok(door.reader)
    };
    match done.await {
        Ok(reader) => {
            let title = reader.t("not-me-done-title");
            let text = el("p", &[], reader.t("not-me-done-text"));
            reader.page(&title, [el("h1", &[], title.as_str()), text])
        }
        Err(problem) => refusal(&reader, &problem),
    }
}

/// A link that leads nowhere is told as such; the rest as everywhere.
fn refusal(reader: &Reader, problem: &Problem) -> Response {
    if problem.status() != StatusCode::NOT_FOUND {
        return reader.refusal(problem);
    }
    let title = reader.t("door-missing-title");
    let text = el("p", &[], reader.t("door-missing-text"));
    let content = [el("h1", &[], title.as_str()), text, part::back_in(reader)];
    (StatusCode::NOT_FOUND, reader.page(&title, content)).into_response()
}

/// An invitation before its form.
struct Door {
    reader: Reader,
    token: String,
    view: InvitationView,
    guest: Guest,
}

impl Door {
    async fn find(
        app: &App,
        client: Client,
        reader: &Reader,
        headers: &HeaderMap,
        token: &str,
    ) -> Answer<Self> {
        let Json(view) = invitation::view(State(app.clone()), client, Path(token.to_owned())).await?;
        let (token, guest) = (token.to_owned(), Guest::of(app, headers));
        Ok(Self { reader: reader.clone().suggest(view.language)?, token, view, guest })
    }

    /// The form with what was typed and what is wrong with it, or why the link can't be used.
    fn page(&self, app: &App, typed: &BirthDate, problem: Option<&Problem>) -> Response {
        let reader = &self.reader;
        let closed = match self.view.state {
            InvitationState::Open | InvitationState::Opened => None,
            InvitationState::Expired | InvitationState::None => {
                Some(("door-expired-title", "problem-invitation-expired"))
            }
            InvitationState::Revoked => Some(("door-revoked-title", "problem-invitation-revoked")),
        };
        let calls = part::center(reader, &self.view.center);
        if let Some((title, text)) = closed {
            let title = reader.t(title);
            let text = el("p", &[], reader.t(text));
            let content = [el("h1", &[], title.as_str()), text, part::back_in(reader), calls];
            return (StatusCode::GONE, reader.page(&title, content)).into_response();
        }
        let title = reader.t("door-title");
        let center = self.view.center.name.as_str();
        let content = [
            self.wrong(problem),
            el("h1", &[], title.as_str()),
            el("p", &[], reader.with("door-text", &[("center", center.into())])),
            self.form(app, typed, problem),
            el("p", &[], el("a", &[("href", &format!("/form/i/{}/not-me", self.token))], reader.t("not-me"))),
            el("section", &[("class", "stack apart")], el("p", &[], reader.t("door-help")).and(calls)),
        ];
        let mut response = self.guest.with_cookie(app, reader.page(&title, content));
        if let Some(problem) = problem {
            *response.status_mut() = problem.status();
        }
        response
    }

    fn wrong(&self, problem: Option<&Problem>) -> Html {
        let Some(problem) = problem else { return Html::default() };
        let text = self.reader.told_at(problem);
        part::errors(&self.reader, &[("birth-year", self.reader.t("door-birth"), text)])
    }

    fn form(&self, app: &App, typed: &BirthDate, problem: Option<&Problem>) -> Html {
        let inside = [
            part::hidden("csrf", &self.guest.csrf(app)),
            birth::field(&self.reader, typed, problem.is_some().then(String::new)),
            part::submit("big wide", "", "", self.reader.t("door-enter")),
        ];
        el(
            "form",
            &[("method", "post"), ("class", "stack"), ("action", &format!("/form/i/{}", self.token))],
            inside,
        )
    }
}
