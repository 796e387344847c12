//! The browser of somebody who isn't signed in: a form knows it by a cookie of its own. Without it another site could
//! sign a family in as somebody else, who would then read their reports.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::clock::random_bytes;
use mimamori_store::keys::hex;

use crate::app::App;
use crate::auth::{cookie, is_ours, set_cookie};
use crate::problem::Answer;

const COOKIE: &str = "door";
/// How long the form may stand open, in seconds.
const LIFE: i64 = 24 * 3600;

/// The browser.
pub struct Guest {
    /// The secret in the form's cookie.
    secret: String,
}

impl Guest {
    /// As known by its cookie, else with a new one.
    pub fn of(app: &App, headers: &HeaderMap) -> Self {
        let known = cookie(headers, &app.cookie_name(COOKIE)).filter(|secret| !secret.is_empty());
        let new = || URL_SAFE_NO_PAD.encode(random_bytes::<16>(app.store.rng()));
        Self { secret: known.map_or_else(new, str::to_owned) }
    }

    /// What the form sends back.
    pub fn csrf(&self, app: &App) -> String {
        hex(&app.store.keys().secret_hash("door", self.secret.as_bytes()))
    }

    /// Was the form ours, in this browser?
    ///
    /// # Errors
    /// 403 `csrf`.
    pub fn check(&self, app: &App, given: &str) -> Answer<()> {
        is_ours(given.as_bytes(), &self.csrf(app))
    }

    /// The page of a form, with the cookie by which it knows its browser.
    pub fn with_cookie(&self, app: &App, mut response: Response) -> Response {
        let cookie = set_cookie(app, COOKIE, &self.secret, LIFE, "Lax");
        response.headers_mut().append(header::SET_COOKIE, cookie);
        response
    }

    /// The cookie is needed no more.
    pub fn forget(app: &App) -> HeaderValue {
        set_cookie(app, COOKIE, "", 0, "Lax")
    }
}
