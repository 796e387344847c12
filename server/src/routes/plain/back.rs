//! Getting back in on a new phone or a cleared browser: telephone number or e-mail address with the birth date, then the
//! code that comes there. Afterwards the app starts, and sends what waits on the phone.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use mimamori_domain::api::{BackIn, BackInCode, CenterContact};
use mimamori_domain::birth::BirthDate;

use super::birth;
use super::code::{Asked, CODE_MAX, Refused};
use super::entry::value;
use super::guest::Guest;
use super::html::{Html, el};
use super::part::{self, Field};
use super::people::Visit;
use super::reader::Reader;
use crate::app::App;
use crate::auth::Client;
use crate::json::{Json, body_refusal};
use crate::problem::{Answer, Problem};
use crate::routes::hooks::form;
use crate::routes::patient::{back_in, entry};

const PAGE: &str = "/back";
/// Longest contact kept, in characters.
const CONTACT_MAX: usize = 254;

/// `GET /back`: empty, or with what was typed before the code.
pub async fn view(State(app): State<App>, reader: Reader, headers: HeaderMap) -> Response {
    let back = Back::of(&app, reader, &headers).await;
    let typed = Asked::kept(&app, &headers, PAGE).map(|asked| Typed {
        contact: asked.contact,
        birth: asked.birth,
        voice: false,
    });
    back.page(&app, &typed.unwrap_or_default(), None)
}

/// `POST /back`: a code is asked for.
pub async fn ask(
    State(app): State<App>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let back = Back::of(&app, reader, &headers).await;
    let fields = match body {
        Ok(body) => form(&body),
        Err(rejection) => return back.reader.refusal(&body_refusal(&rejection)),
    };
    let typed = Typed::read(&fields);
    let sent = async {
        back.guest.check(&app, value(&fields, "csrf"))?;
        send(&app, client, &typed, false).await
    };
    match sent.await {
        Ok(response) => response,
        Err(problem) => back.page(&app, &typed, Some(&problem)),
    }
}

/// `GET /back/code`
pub async fn code(State(app): State<App>, reader: Reader, headers: HeaderMap) -> Response {
    let back = Back::of(&app, reader, &headers).await;
    match Asked::kept(&app, &headers, PAGE) {
        Some(asked) => back.step(&app, &asked, None),
        None => Redirect::to(PAGE).into_response(),
    }
}

/// `POST /back/code`: the way in.
pub async fn enter(
    State(app): State<App>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let back = Back::of(&app, reader, &headers).await;
    let Some(asked) = Asked::kept(&app, &headers, PAGE) else { return Redirect::to(PAGE).into_response() };
    let entered = async {
        let fields = form(&body.map_err(|rejection| body_refusal(&rejection))?);
        back.guest.check(&app, value(&fields, "csrf"))?;
        let code = value(&fields, "code").chars().take(CODE_MAX).collect();
        let typed = BackInCode { flow: asked.flow.clone(), code };
        let (tx, session) = back_in::admit(&app, client, &headers, &typed).await?;
        tx.commit().await?;
        Ok::<_, Problem>(session)
    };
    match entered.await {
        Ok(session) => {
            let mut response = Redirect::to("/").into_response();
            for cookie in [entry::session_cookie(&app, &session), Guest::forget(&app), Asked::forget(&app)] {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response
        }
        Err(problem) => back.step(&app, &asked, Some(Refused::Code(&problem))),
    }
}

/// `POST /back/again`: another code, after a pause.
pub async fn again(
    State(app): State<App>,
    client: Client,
    reader: Reader,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let back = Back::of(&app, reader, &headers).await;
    let Some(asked) = Asked::kept(&app, &headers, PAGE) else { return Redirect::to(PAGE).into_response() };
    let sent = async {
        let fields = form(&body.map_err(|rejection| body_refusal(&rejection))?);
        back.guest.check(&app, value(&fields, "csrf"))?;
        asked.is_over_pause(app.store.now())?;
        let voice = asked.by_voice(value(&fields, "by"));
        let typed = Typed { contact: asked.contact.clone(), birth: asked.birth.clone(), voice };
        send(&app, client, &typed, true).await
    };
    match sent.await {
        Ok(response) => response,
        Err(problem) => back.step(&app, &asked, Some(Refused::Again(&problem))),
    }
}

/// Asks for a code and goes on to where it is typed.
async fn send(app: &App, client: Client, typed: &Typed, again: bool) -> Answer<Response> {
    let born = typed.birth.read().map_err(|code| Problem::field("birth_date", code))?;
    let body = BackIn { contact: typed.contact.clone(), birth_date: born.to_string(), voice: typed.voice };
    let (_, Json(sent)) = back_in::ask(State(app.clone()), client, Json(body)).await?;
    let asked = Asked {
        page: PAGE.to_owned(),
        query: String::new(),
        flow: sent.flow,
        contact: typed.contact.clone(),
        birth: typed.birth.clone(),
        channel: sent.channel,
        at: app.store.now(),
        again,
    };
    let cookie = asked.cookie(app)?;
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&asked.step())).into_response())
}

/// What was typed.
#[derive(Default)]
struct Typed {
    contact: String,
    birth: BirthDate,
    voice: bool,
}

impl Typed {
    fn read(fields: &[(String, String)]) -> Self {
        Self {
            contact: value(fields, "contact").chars().take(CONTACT_MAX).collect(),
            birth: birth::read(fields),
            voice: !value(fields, "voice").is_empty(),
        }
    }
}

/// The pages.
struct Back {
    reader: Reader,
    guest: Guest,
    /// Whom to call; known only where somebody is signed in already.
    center: Option<CenterContact>,
}

impl Back {
    async fn of(app: &App, reader: Reader, headers: &HeaderMap) -> Self {
        let guest = Guest::of(app, headers);
        match Visit::of(app, headers, &reader).await {
            Ok(visit) => Self { reader: visit.reader, guest, center: Some(visit.home.center) },
            Err(_) => Self { reader, guest, center: None },
        }
    }

    /// The form with what was typed and what is wrong with it.
    fn page(&self, app: &App, typed: &Typed, problem: Option<&Problem>) -> Response {
        let reader = &self.reader;
        let title = reader.t("back-title");
        let content = [
            part::back(reader, "/"),
            problem.map(|problem| self.wrong(problem)).into(),
            el("h1", &[], title.as_str()),
            el("p", &[], reader.t("back-text")),
            self.form(app, typed, problem),
            self.calls("stack apart", if self.center.is_some() { "door-help" } else { "signed-out-new" }),
        ];
        let mut response = self.guest.with_cookie(app, reader.page(&title, content));
        if let Some(problem) = problem {
            *response.status_mut() = problem.status();
        }
        response
    }

    fn wrong(&self, problem: &Problem) -> Html {
        let reader = &self.reader;
        let (field, label) = match problem.body().fields.first().map(|field| field.field.as_str()) {
            Some("contact") => ("contact", "back-contact"),
            Some(_) => ("birth-year", "door-birth"),
            None => return part::notice(reader, "errors", "error", reader.told(problem), Html::default()),
        };
        part::errors(reader, &[(field, reader.t(label), reader.told_at(problem))])
    }

    fn form(&self, app: &App, typed: &Typed, problem: Option<&Problem>) -> Html {
        let reader = &self.reader;
        let error = |name: &str| {
            let field = problem?.body().fields.iter().find(|field| field.field == name)?;
            Some(reader.t(&format!("field-error-{}", field.code)))
        };
        let contact = part::field(
            reader,
            Field {
                id: "contact",
                label: reader.t("back-contact"),
                value: &typed.contact,
                hint: Some(reader.t("back-contact-hint").into()),
                suffix: None,
                error: error("contact"),
                required: None,
                inputmode: "email",
                autocomplete: "username",
                maxlength: CONTACT_MAX,
            },
        );
        let inside = [
            part::hidden("csrf", &self.guest.csrf(app)),
            contact,
            birth::field(reader, &typed.birth, error("birth_date")),
            part::check("voice", reader.t("back-voice"), reader.t("back-voice-hint"), typed.voice),
            part::send("back-send", "wide", reader.t("back-send")),
        ];
        el("form", &[("method", "post"), ("action", PAGE), ("class", "stack")], inside)
    }

    fn step(&self, app: &App, asked: &Asked, refused: Option<Refused<'_>>) -> Response {
        let csrf = self.guest.csrf(app);
        let page =
            asked.show(&self.reader, &csrf, Html::default(), self.calls("stack", "back-none"), refused);
        self.guest.with_cookie(app, page)
    }

    fn calls(&self, class: &str, text: &str) -> Html {
        let text = el("p", &[("class", "quiet")], self.reader.t(text));
        let calls = self.center.as_ref().map(|center| part::center(&self.reader, center));
        el("section", &[("class", class)], text.and(calls))
    }
}
