//! What staff wrote and nobody has read yet, each with its button.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Redirect, Response};
use mimamori_domain::LetterId;
use mimamori_domain::api::{LetterView, PersonHome};

use super::entry::value;
use super::html::{Html, el};
use super::part;
use super::people::Visit;
use super::reader::Reader;
use crate::app::App;
use crate::auth::{PatientUser, is_ours};
use crate::json::{Path, body_refusal};
use crate::problem::{Answer, Problem};
use crate::routes::hooks::form;
use crate::routes::patient::letters;

/// The letters of a person, oldest first.
pub fn unread(visit: &Visit, person: &PersonHome) -> Html {
    person.letters.iter().map(|letter| one(visit, person, letter)).collect()
}

fn one(visit: &Visit, person: &PersonHome, letter: &LetterView) -> Html {
    let reader = &visit.reader;
    let day = reader.day(letter.sent_at.date());
    let values = [("day", day.into()), ("time", letter.sent_at.clock_time().into())];
    let when = reader.with("format-day-time", &values);
    let from =
        reader.with("letter-from", &[("center", letter.center.as_str().into()), ("when", when.into())]);
    let action = format!("/form/{}/letters/{}", person.id, letter.id);
    let button = [
        part::hidden("csrf", &visit.home.csrf),
        part::submit("button-secondary", "", "", reader.t("letter-read")),
    ];
    let inside = [
        el("p", &[("class", "letter")], letter.text.as_str()),
        el("p", &[("class", "quiet")], from),
        el("form", &[("method", "post"), ("action", &action)], button),
    ];
    part::notice(reader, &format!("letter-{}", letter.id), "info", reader.t("letters-title"), inside.into())
}

/// `POST /form/{person}/letters/{letter}`: it was read.
pub async fn read(
    State(app): State<App>,
    reader: Reader,
    headers: HeaderMap,
    Path((person, letter)): Path<(String, String)>,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let read = async {
        let visit = Visit::of(&app, &headers, &reader).await?;
        let body = body.map_err(|rejection| body_refusal(&rejection))?;
        is_ours(value(&form(&body), "csrf").as_bytes(), &visit.home.csrf)?;
        let id = visit.person(&person)?.id;
        let letter: LetterId = letter.parse().map_err(|_| Problem::not_found())?;
        letters::read(State(app.clone()), PatientUser(visit.session), Path((id, letter))).await?;
        Answer::Ok(())
    };
    match read.await {
        Ok(()) => Redirect::to("/form").into_response(),
        Err(problem) => reader.refusal(&problem),
    }
}
