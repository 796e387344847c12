//! The step in which a code is typed, whatever it is for: six digits, another try at sending them, by voice instead.
//! What was typed before is kept sealed in a cookie, so that it can be sent again and corrected without typing it anew.

use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::api::Channel;
use mimamori_domain::birth::BirthDate;
use mimamori_domain::code::LIFE;
use mimamori_domain::{Duration, Timestamp};
use mimamori_store::keys::Place;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::html::{Html, el};
use super::part::{self, Field};
use super::reader::Reader;
use crate::app::App;
use crate::auth::{cookie, set_cookie};
use crate::problem::{Answer, Problem};

const COOKIE: &str = "code";
/// Before a code can be asked for again: most have arrived by then.
const PAUSE: Duration = Duration::seconds(60);
/// Longest code kept, in characters: six and whatever people put between them.
pub const CODE_MAX: usize = 12;

/// A code that was asked for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asked {
    /// Path of the page that asked, to which `/code` and `/again` belong.
    pub page: String,
    /// What goes with the path to correct what was typed: empty, or a query with its `?`.
    pub query: String,
    /// Given with the code to get back in; empty otherwise.
    pub flow: String,
    /// Where it goes, as typed.
    pub contact: String,
    /// As typed, to get back in.
    pub birth: BirthDate,
    /// How it comes.
    pub channel: Channel,
    /// When it was asked for.
    pub at: Timestamp,
    /// Not for the first time.
    pub again: bool,
}

fn place() -> Place {
    Place::new("cookie", COOKIE, Uuid::nil())
}

impl Asked {
    /// What this browser asked for on this page, while its code may still come.
    pub fn kept(app: &App, headers: &HeaderMap, page: &str) -> Option<Self> {
        let sealed = URL_SAFE_NO_PAD.decode(cookie(headers, &app.cookie_name(COOKIE))?).ok()?;
        let asked: Self = serde_json::from_slice(&app.store.keys().open(place(), &sealed).ok()?).ok()?;
        (asked.page == page && app.store.now() < asked.ends_at()).then_some(asked)
    }

    /// A code waits as long as it lives.
    const fn ends_at(&self) -> Timestamp {
        self.at.plus(LIFE).plus(LIFE)
    }

    /// The cookie that keeps it.
    ///
    /// # Errors
    /// 500 when it can't be sealed.
    pub fn cookie(&self, app: &App) -> Answer<HeaderValue> {
        let internal = |_| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal");
        let text = serde_json::to_vec(self).map_err(internal)?;
        let sealed = app.store.keys().seal(app.store.rng(), place(), &text)?;
        let seconds = self.ends_at().since(app.store.now()).as_seconds();
        Ok(set_cookie(app, COOKIE, &URL_SAFE_NO_PAD.encode(sealed), seconds, "Lax"))
    }

    /// The cookie is needed no more.
    pub fn forget(app: &App) -> HeaderValue {
        set_cookie(app, COOKIE, "", 0, "Lax")
    }

    /// Where the code is typed.
    pub fn step(&self) -> String {
        format!("{}/code", self.page)
    }

    /// May it be sent again?
    ///
    /// # Errors
    /// 429 `code-pause`, with the time to wait.
    pub fn is_over_pause(&self, now: Timestamp) -> Answer<()> {
        let until = self.at.plus(PAUSE);
        if until <= now {
            return Ok(());
        }
        Err(Problem::until(StatusCode::TOO_MANY_REQUESTS, "code-pause", now, until))
    }

    /// Is it to be read aloud when it is sent again: because that was pressed, or because it was before?
    pub fn by_voice(&self, pressed: &str) -> bool {
        pressed == "voice" || self.channel == Channel::Voice
    }

    /// The page. `refused` is what is wrong with the code, or why it wasn't sent again.
    pub fn show(
        &self,
        reader: &Reader,
        csrf: &str,
        above: Html,
        below: Html,
        refused: Option<Refused<'_>>,
    ) -> Response {
        let title = reader.t("code-title");
        let status = refused.map_or(StatusCode::OK, |refused| refused.problem().status());
        let wrong = match refused {
            Some(Refused::Code(problem)) => Some(reader.told_at(problem)),
            _ => None,
        };
        let said = match refused {
            Some(Refused::Again(problem)) => {
                part::notice(reader, "errors", "error", reader.told(problem), Html::default())
            }
            None if self.again => {
                part::notice(reader, "code-again-done", "info", reader.t("code-again-done"), Html::default())
            }
            _ => Html::default(),
        };
        let how = reader.t(&format!("code-by-{}", self.channel));
        let content = [
            said,
            above,
            el("h1", &[], title.as_str()),
            el("p", &[("id", "code-how")], how),
            self.form(reader, csrf, wrong),
            below,
            self.otherwise(reader, csrf),
        ];
        (status, reader.page(&title, content)).into_response()
    }

    fn form(&self, reader: &Reader, csrf: &str, wrong: Option<String>) -> Html {
        let code = part::field(
            reader,
            Field {
                id: "code",
                label: reader.t("code-label"),
                value: "",
                hint: None,
                suffix: None,
                error: wrong,
                required: None,
                inputmode: "numeric",
                autocomplete: "one-time-code",
                maxlength: CODE_MAX,
            },
        );
        let inside =
            [part::hidden("csrf", csrf), code, part::send("code-enter", "wide", reader.t("code-enter"))];
        el("form", &[("method", "post"), ("action", &self.step()), ("class", "stack")], inside)
    }

    /// Sending it again, by voice, and correcting where it goes.
    fn otherwise(&self, reader: &Reader, csrf: &str) -> Html {
        let again = part::send("code-again", "button-secondary wide", reader.t("code-again"));
        let may_call = matches!(self.channel, Channel::Sms);
        let voice =
            may_call.then(|| part::submit("button-secondary wide", "by", "voice", reader.t("code-voice")));
        let action = format!("{}/again", self.page);
        let form = el(
            "form",
            &[("method", "post"), ("action", &action), ("class", "stack")],
            part::hidden("csrf", csrf).and(again).and(voice),
        );
        let edit = format!("{}{}", self.page, self.query);
        let attributes = [("id", "code-edit"), ("class", "button button-plain"), ("href", edit.as_str())];
        let edit = el("a", &attributes, reader.t("code-edit"));
        el("div", &[("class", "stack apart")], form.and(edit))
    }
}

/// What was refused in the step.
#[derive(Clone, Copy)]
pub enum Refused<'a> {
    /// The code.
    Code(&'a Problem),
    /// Sending it again.
    Again(&'a Problem),
}

impl Refused<'_> {
    const fn problem(&self) -> &Problem {
        match self {
            Self::Code(problem) | Self::Again(problem) => problem,
        }
    }
}
