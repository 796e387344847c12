//! Pages that work without scripts, in old browsers too: the way in, a report, what to do now. Made on the server from
//! the app's own texts and styles. They use the same session, the same checks and the same intake as the app; nothing
//! is decided here.

mod access;
mod back;
mod birth;
mod certificate;
mod check;
mod code;
mod contact;
mod door;
mod entry;
mod guest;
pub mod html;
mod letters;
pub mod page;
mod part;
mod people;
mod reader;
mod report;
mod sent;

use axum::http::Uri;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};

use crate::route::{Audience, Route};

/// The query by which a page of the app asks for its plain counterpart. A static page can link to it wherever it
/// stands: `?form` keeps the path, and with it the token of an invitation.
const ASKED: &str = "form";

/// The routes of these pages. Public, because they answer who is not signed in with a page too: 401.
pub fn table() -> Vec<Route> {
    let open = Audience::Public;
    let mut routes = with_code();
    routes.extend([
        Route::get("/check", open, "Where a third party checks a certificate", get(check::view)).answers(200),
        Route::post("/check", open, "Is this certificate valid?", post(check::check)).answers(200),
        Route::get("/form", open, "Who reports, without scripts", get(people::view))
            .answers(200)
            .answers(401),
        Route::get("/form/i/{token}", open, "The way in, without scripts", get(door::view)).answers(200),
        Route::post("/form/i/{token}", open, "Open an invitation, without scripts", post(door::enter))
            .answers(303)
            .answers(422),
        Route::get(
            "/form/i/{token}/not-me",
            open,
            "\"This isn't me\", without scripts",
            get(door::ask_not_me),
        )
        .answers(200),
        Route::post("/form/i/{token}/not-me", open, "\"This isn't me\": the link ends", post(door::not_me))
            .answers(200),
        Route::get("/form/{person}", open, "The questions of a report on one page", get(report::view))
            .answers(200)
            .answers(401),
        Route::post("/form/{person}", open, "Send a report, without scripts", post(report::send))
            .answers(303)
            .answers(401)
            .answers(422),
        Route::post("/form/{person}/letters/{letter}", open, "A letter was read", post(letters::read))
            .answers(303)
            .answers(401),
        Route::get(
            "/form/{person}/sent/{report}",
            open,
            "What a report means, without scripts",
            get(sent::view),
        )
        .answers(200)
        .answers(401),
        Route::get("/certificate/{person}", open, "Proof of the time of isolation", get(certificate::view))
            .answers(200)
            .answers(401)
            .answers(422),
        Route::get("/access/{person}", open, "Who can see the data, and which roles did", get(access::view))
            .answers(200)
            .answers(401),
    ]);
    routes
}

/// Getting back in and changing a contact, each by a code.
fn with_code() -> Vec<Route> {
    let open = Audience::Public;
    vec![
        Route::get("/back", open, "Getting back in by a code", get(back::view)).answers(200),
        Route::post("/back", open, "Ask for a code to get back in with", post(back::ask))
            .answers(303)
            .answers(422),
        Route::get("/back/code", open, "Where the code is typed", get(back::code)).answers(200).answers(303),
        Route::post("/back/code", open, "Get back in with the code", post(back::enter))
            .answers(303)
            .answers(422),
        Route::post("/back/again", open, "Another code, after a pause", post(back::again))
            .answers(303)
            .answers(429),
        Route::get("/contact/{person}", open, "A new telephone number or address", get(contact::view))
            .answers(200)
            .answers(401),
        Route::post("/contact/{person}", open, "Ask for a code to the new one", post(contact::ask))
            .answers(303)
            .answers(401)
            .answers(422),
        Route::get("/contact/{person}/code", open, "Where the code is typed", get(contact::code))
            .answers(200)
            .answers(303)
            .answers(401),
        Route::post("/contact/{person}/code", open, "Confirm the new one", post(contact::confirm))
            .answers(303)
            .answers(401)
            .answers(422),
        Route::post("/contact/{person}/again", open, "Another code, after a pause", post(contact::again))
            .answers(303)
            .answers(401)
            .answers(429),
        Route::get("/contact/{person}/done", open, "It was changed", get(contact::done))
            .answers(200)
            .answers(401),
    ]
}

/// The plain page that belongs to a page of the app, when that is what is asked for.
pub fn instead(uri: &Uri) -> Option<Response> {
    if uri.query() != Some(ASKED) {
        return None;
    }
    let door = uri.path().strip_prefix("/i/").filter(|token| !token.contains('/'));
    let to = door.map_or_else(|| "/form".to_owned(), |token| format!("/form/i/{token}"));
    Some(Redirect::to(&to).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_the_app_leads_to_its_plain_counterpart() {
        let to = |uri: &'static str| {
            let response = instead(&Uri::from_static(uri))?;
            Some(response.headers()["location"].to_str().unwrap().to_owned())
        };
        assert_eq!(to("/i/abc_DEF?form").as_deref(), Some("/form/i/abc_DEF"));
        assert_eq!(to("/report/0189f7a2-0000-7000-8000-000000000001?form").as_deref(), Some("/form"));
        assert_eq!(to("/?form").as_deref(), Some("/form"));
        assert_eq!(to("/i/abc"), None);
        assert_eq!(to("/?lang=en"), None);
    }
}
