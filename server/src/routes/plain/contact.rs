//! A new telephone number or e-mail address of a person, confirmed by a code that comes there.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use mimamori_domain::api::{ContactCode, NewContact, PersonHome};
use mimamori_domain::birth::BirthDate;

use super::code::{Asked, CODE_MAX, Refused};
use super::entry::value;
use super::html::{Html, el};
use super::part::{self, Field};
use super::people::Visit;
use super::reader::Reader;
use crate::app::App;
use crate::auth::{PatientUser, is_ours};
use crate::json::{Json, Path, body_refusal};
use crate::problem::{Answer, Problem};
use crate::routes::hooks::form;
use crate::routes::patient::contact;

/// Longest contact kept, in characters.
const CONTACT_MAX: usize = 254;

/// `GET /contact/{person}`: empty, or with what was typed before the code.
pub async fn view(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    uri: Uri,
    Path(person): Path<String>,
) -> Response {
    let room = match Room::of(&app, &reader, &headers, &uri, &person).await {
        Ok(room) => room,
        Err(problem) => return reader.refusal(&problem),
    };
    let kept = room.asked(&app, &headers).filter(|asked| asked.query == room.what.query());
    room.page(&kept.map_or_else(String::new, |asked| asked.contact), None)
}

/// `POST /contact/{person}`: a code is asked for.
pub async fn ask(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    uri: Uri,
    Path(person): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let room = match Room::of(&app, &reader, &headers, &uri, &person).await {
        Ok(room) => room,
        Err(problem) => return reader.refusal(&problem),
    };
    let fields = match body {
        Ok(body) => form(&body),
        Err(rejection) => return room.visit.reader.refusal(&body_refusal(&rejection)),
    };
    let typed: String = value(&fields, "contact").chars().take(CONTACT_MAX).collect();
    let sent = async {
        room.check(&fields)?;
        room.send(&app, &typed, false, false).await
    };
    match sent.await {
        Ok(response) => response,
        Err(problem) => room.page(&typed, Some(&problem)),
    }
}

/// `GET /contact/{person}/code`
pub async fn code(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    uri: Uri,
    Path(person): Path<String>,
) -> Response {
    match Room::with_code(&app, &reader, &headers, &uri, &person).await {
        Ok((room, Some(asked))) => room.step(&asked, None),
        Ok((room, None)) => room.start(),
        Err(problem) => reader.refusal(&problem),
    }
}

/// `POST /contact/{person}/code`: the new contact takes the place of the old one.
pub async fn confirm(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    uri: Uri,
    Path(person): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let (room, asked) = match Room::with_code(&app, &reader, &headers, &uri, &person).await {
        Ok((room, Some(asked))) => (room, asked),
        Ok((room, None)) => return room.start(),
        Err(problem) => return reader.refusal(&problem),
    };
    let confirmed = async {
        let fields = form(&body.map_err(|rejection| body_refusal(&rejection))?);
        room.check(&fields)?;
        let code = value(&fields, "code").chars().take(CODE_MAX).collect();
        let typed = Json(ContactCode { code });
        contact::confirm(State(app.clone()), room.user(), Path(room.person.id), typed).await
    };
    match confirmed.await {
        Ok(_) => {
            let done = format!("{}/done{}", room.path(), asked.query);
            ([(header::SET_COOKIE, Asked::forget(&app))], Redirect::to(&done)).into_response()
        }
        Err(problem) => room.step(&asked, Some(Refused::Code(&problem))),
    }
}

/// `POST /contact/{person}/again`: another code, after a pause.
pub async fn again(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    uri: Uri,
    Path(person): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let (room, asked) = match Room::with_code(&app, &reader, &headers, &uri, &person).await {
        Ok((room, Some(asked))) => (room, asked),
        Ok((room, None)) => return room.start(),
        Err(problem) => return reader.refusal(&problem),
    };
    let sent = async {
        let fields = form(&body.map_err(|rejection| body_refusal(&rejection))?);
        room.check(&fields)?;
        asked.is_over_pause(app.store.now())?;
        room.send(&app, &asked.contact, asked.by_voice(value(&fields, "by")), true).await
    };
    match sent.await {
        Ok(response) => response,
        Err(problem) => room.step(&asked, Some(Refused::Again(&problem))),
    }
}

/// `GET /contact/{person}/done`
pub async fn done(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    uri: Uri,
    Path(person): Path<String>,
) -> Response {
    match Room::of(&app, &reader, &headers, &uri, &person).await {
        Ok(room) => room.done(),
        Err(problem) => reader.refusal(&problem),
    }
}

/// What is changed.
#[derive(Clone, Copy)]
enum What {
    Phone,
    Email,
}

impl What {
    fn of(query: &str) -> Self {
        let is_email = value(&form(query.as_bytes()), "what") == "email";
        if is_email { Self::Email } else { Self::Phone }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Email => "email",
        }
    }

    fn query(self) -> String {
        format!("?what={}", self.name())
    }

    fn new_contact(self, typed: &str, voice: bool) -> NewContact {
        let typed = Some(typed.to_owned());
        match self {
            Self::Phone => NewContact { phone: typed, email: None, voice },
            Self::Email => NewContact { phone: None, email: typed, voice },
        }
    }
}

/// The pages of one person.
struct Room {
    visit: Visit,
    person: PersonHome,
    what: What,
}

impl Room {
    async fn of(app: &App, reader: &Reader, headers: &HeaderMap, uri: &Uri, person: &str) -> Answer<Self> {
        let visit = Visit::of(app, headers, reader).await?;
        let person = visit.person(person)?.clone();
        Ok(Self { visit, person, what: What::of(uri.query().unwrap_or_default()) })
    }

    /// With the code that was asked for, which tells what is changed.
    async fn with_code(
        app: &App,
        reader: &Reader,
        headers: &HeaderMap,
        uri: &Uri,
        person: &str,
    ) -> Answer<(Self, Option<Asked>)> {
        let room = Self::of(app, reader, headers, uri, person).await?;
        let asked = room.asked(app, headers);
        let what = asked.as_ref().map_or(room.what, |asked| What::of(asked.query.trim_start_matches('?')));
        Ok((Self { what, ..room }, asked))
    }

    fn path(&self) -> String {
        format!("/contact/{}", self.person.id)
    }

    fn asked(&self, app: &App, headers: &HeaderMap) -> Option<Asked> {
        Asked::kept(app, headers, &self.path())
    }

    fn user(&self) -> PatientUser {
        PatientUser(self.visit.session.clone())
    }

    fn check(&self, fields: &[(String, String)]) -> Answer<()> {
        is_ours(value(fields, "csrf").as_bytes(), &self.visit.home.csrf)
    }

    /// Asks for a code and goes on to where it is typed.
    async fn send(&self, app: &App, typed: &str, voice: bool, again: bool) -> Answer<Response> {
        let new = Json(self.what.new_contact(typed, voice));
        let (_, Json(sent)) =
            contact::ask(State(app.clone()), self.user(), Path(self.person.id), new).await?;
        let asked = Asked {
            page: self.path(),
            query: self.what.query(),
            flow: String::new(),
            contact: typed.to_owned(),
            birth: BirthDate::default(),
            channel: sent.channel,
            at: app.store.now(),
            again,
        };
        let cookie = asked.cookie(app)?;
        Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&asked.step())).into_response())
    }

    /// Nothing was asked for that could still come.
    fn start(&self) -> Response {
        Redirect::to(&format!("{}{}", self.path(), self.what.query())).into_response()
    }

    fn t(&self, id: &str) -> String {
        self.visit.reader.t(id)
    }

    fn title(&self) -> String {
        self.t(&format!("contact-{}-title", self.what.name()))
    }

    /// The contact as it is, most of it hidden.
    fn now(&self) -> Option<Html> {
        let now = match self.what {
            What::Phone => self.person.phone.as_deref(),
            What::Email => self.person.email.as_deref(),
        };
        let said = self.visit.reader.with("contact-now", &[("contact", now?.into())]);
        Some(el("p", &[], said))
    }

    /// The form with what was typed and what is wrong with it.
    fn page(&self, typed: &str, problem: Option<&Problem>) -> Response {
        let reader = &self.visit.reader;
        let label = self.t(&format!("contact-{}", self.what.name()));
        let said = problem
            .map(|problem| part::errors(reader, &[("contact", label.clone(), reader.told_at(problem))]));
        let (inputmode, autocomplete) = match self.what {
            What::Phone => ("tel", "tel"),
            What::Email => ("email", "email"),
        };
        let field = part::field(
            reader,
            Field {
                id: "contact",
                label,
                value: typed,
                hint: None,
                suffix: None,
                error: problem.map(|problem| reader.told_at(problem)),
                required: None,
                inputmode,
                autocomplete,
                maxlength: CONTACT_MAX,
            },
        );
        let action = format!("{}{}", self.path(), self.what.query());
        let inside = [
            part::hidden("csrf", &self.visit.home.csrf),
            field,
            part::send("contact-send", "wide", self.t("back-send")),
        ];
        let title = self.title();
        let content = [
            part::back(reader, "/settings"),
            said.into(),
            self.visit.tag(&self.person),
            el("h1", &[], title.as_str()),
            self.now().into(),
            el("p", &[], self.t("contact-text")),
            el("form", &[("method", "post"), ("action", &action), ("class", "stack")], inside),
        ];
        let mut response = reader.page(&title, content);
        if let Some(problem) = problem {
            *response.status_mut() = problem.status();
        }
        response
    }

    fn step(&self, asked: &Asked, refused: Option<Refused<'_>>) -> Response {
        let (reader, csrf) = (&self.visit.reader, &self.visit.home.csrf);
        asked.show(reader, csrf, self.visit.tag(&self.person), Html::default(), refused)
    }

    fn done(&self) -> Response {
        let reader = &self.visit.reader;
        let title = self.title();
        let text = el("p", &[], self.t("contact-done-text"));
        let content = [
            self.visit.tag(&self.person),
            el("h1", &[], title.as_str()),
            part::notice(reader, "contact-done", "success", self.t("contact-done"), text),
            self.now().into(),
            el("a", &[("class", "button wide"), ("href", "/settings")], self.t("settings-contact-back")),
        ];
        reader.page(&title, content)
    }
}
