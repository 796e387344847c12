//! Who reads a page: in which language, by what they chose, what is known of them, or what their browser says.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use mimamori_domain::patient::Language;
use mimamori_domain::text::{Texts, Value};
use mimamori_domain::{Date, Timestamp};

use super::html::{Html, el};
use super::page::{document, texts};
use super::part;
use crate::app::App;
use crate::auth::{cookie, set_cookie};
use crate::problem::{Answer, Problem};
use crate::routes::hooks::form;

/// The cookie of a language chosen on these pages.
const COOKIE: &str = "language";
/// How long a choice is kept, in seconds: half a year.
const KEPT: i64 = 180 * 24 * 3600;

/// The reader.
#[derive(Debug, Clone)]
pub struct Reader {
    language: Language,
    texts: &'static Texts,
    /// By a link of these pages, now or before.
    chosen: bool,
    /// The first of the browser's languages that we have.
    browser: Option<Language>,
    /// What to keep when it was chosen now.
    keep: Option<HeaderValue>,
    /// What else was asked for, with a `&` behind it.
    query: String,
}

impl FromRequestParts<App> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Answer<Self> {
        let query = parts.uri.query().unwrap_or_default();
        let others = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang="));
        let others = others.flat_map(|pair| [pair, "&"]).collect();
        let asked = form(query.as_bytes());
        let asked = asked.iter().find(|(name, _)| name == "lang").and_then(|(_, value)| value.parse().ok());
        let kept = cookie(&parts.headers, &app.cookie_name(COOKIE)).and_then(|value| value.parse().ok());
        let chosen: Option<Language> = asked.or(kept);
        let browser = of_browser(&parts.headers);
        let language = chosen.or(browser).unwrap_or(Language::Ja);
        let keep = asked.map(|language: Language| set_cookie(app, COOKIE, language.as_str(), KEPT, "Lax"));
        Ok(Self { language, texts: texts(language)?, chosen: chosen.is_some(), browser, keep, query: others })
    }
}

/// The first language of the browser that we have.
fn of_browser(headers: &HeaderMap) -> Option<Language> {
    let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
    accepted.split(',').find_map(|part| Language::from_tag(part.split(';').next()?.trim()))
}

impl Reader {
    /// The patient's own language, where none was chosen on these pages.
    ///
    /// # Errors
    /// As [`texts`].
    pub fn suggest(mut self, language: Language) -> Answer<Self> {
        if !self.chosen {
            self.language = language.unless_browser_says(self.browser);
            self.texts = texts(self.language)?;
        }
        Ok(self)
    }

    /// The language of the page.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// A text.
    pub fn t(&self, id: &str) -> String {
        self.texts.get(id)
    }

    /// A text with values.
    pub fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.texts.with(id, values)
    }

    /// `1月20日（木）`
    pub fn day(&self, date: Date) -> String {
        self.dated("format-day", date)
    }

    /// `1月20日（木） 15:30`
    pub fn moment(&self, at: Timestamp) -> String {
        let (day, time) = (self.day(at.date()), at.clock_time());
        self.with("format-day-time", &[("day", day.as_str().into()), ("time", time.as_str().into())])
    }

    /// `2022年1月20日（木）`
    pub fn day_with_year(&self, date: Date) -> String {
        self.dated("format-day-year", date)
    }

    fn dated(&self, id: &str, date: Date) -> String {
        let month = self.t(&format!("month-{}", date.month()));
        let weekday = self.t(&format!("weekday-{}", date.weekday()));
        let values = [
            ("year", i64::from(date.year()).into()),
            ("month", month.into()),
            ("day", i64::from(date.day()).into()),
            ("weekday", weekday.into()),
        ];
        self.with(id, &values)
    }

    /// The sentence for a refusal, as the app says it.
    pub fn told(&self, problem: &Problem) -> String {
        let problem = problem.body();
        let minutes = problem.retry_after.map_or(1, |seconds| (seconds + 59) / 60).max(1);
        let seconds = problem.retry_after.unwrap_or(1);
        let tries = problem.details.get("tries").and_then(|tries| tries.parse::<i64>().ok()).unwrap_or(0);
        let id = format!("problem-{}", problem.code);
        let id = if self.texts.has(&id) { &id } else { "problem-bad-request" };
        self.with(id, &[("tries", tries.into()), ("minutes", minutes.into()), ("seconds", seconds.into())])
    }

    /// The sentence for a refusal of a field, when it is about one, else for the whole.
    pub fn told_at(&self, problem: &Problem) -> String {
        match problem.body().fields.first() {
            Some(field) => self.t(&format!("field-error-{}", field.code)),
            None => self.told(problem),
        }
    }

    /// A page in the reader's language, with the choice of languages above it.
    pub fn page(&self, title: &str, content: impl Into<Html>) -> Response {
        let above = el(
            "header",
            &[("class", "top")],
            [el("span", &[("class", "brand")], self.t("app-name")), self.languages()],
        );
        let title_of_page = self.with("page-title", &[("page", title.into())]);
        let mut response = document(self.language, &title_of_page, above, content.into()).into_response();
        if let Some(keep) = &self.keep {
            response.headers_mut().append(header::SET_COOKIE, keep.clone());
        }
        response
    }

    /// Every language by its own name; a link to this same page.
    fn languages(&self) -> Html {
        let links: Html = Language::ALL
            .iter()
            .map(|language| {
                let name = self.t(&format!("language-{language}"));
                let to = format!("?{}lang={language}", self.query);
                let link = if *language == self.language {
                    el("strong", &[("lang", language.tag()), ("aria-current", "true")], name)
                } else {
                    el("a", &[("href", &to), ("lang", language.tag()), ("hreflang", language.tag())], name)
                };
                el("li", &[], link)
            })
            .collect();
        let summary = el("summary", &[], self.t("language-label"));
        el("details", &[("class", "more languages")], summary.and(el("ul", &[], links)))
    }

    /// A page for what was refused, with whom to call.
    pub fn refusal(&self, problem: &Problem) -> Response {
        let status = problem.status();
        let (title, text) = match status {
            StatusCode::UNAUTHORIZED => (self.t("signed-out-title"), self.t("signed-out-text")),
            StatusCode::NOT_FOUND => (self.t("missing-title"), self.t("missing-text")),
            _ => (self.told(problem), self.t("door-help")),
        };
        let call = [part::ambulance(self), el("p", &[("class", "quiet")], self.t("call-119-when"))];
        let mut content = vec![el("h1", &[], title.as_str()), el("p", &[], text)];
        match status {
            StatusCode::UNAUTHORIZED => {
                content.extend([part::back_in(self), el("p", &[], self.t("signed-out-new"))]);
            }
            StatusCode::NOT_FOUND => content.push(part::back(self, "/")),
            _ => {}
        }
        content.extend(call);
        let mut response = (status, self.page(&title, content)).into_response();
        if let Some(seconds) = problem.body().retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_we_have() {
        let of = |accepted: &str| {
            of_browser(&HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, accepted.parse().unwrap())]))
        };
        assert_eq!(of("my-MM,my;q=0.9,en;q=0.8"), Some(Language::My));
        assert_eq!(of("fr-FR, zh-TW;q=0.8"), Some(Language::ZhHant));
        assert_eq!(of("fr, *;q=0.1"), None);
    }
}
