//! `/s/{token}`: the page behind the link in every reminder. Without a login and without scripts it pauses, stops or
//! starts the reminders of whoever reads them on that phone; it tells nothing about them. A mail program stops them with
//! one click (RFC 8058). Looking never changes anything.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use mimamori_domain::PatientId;
use mimamori_domain::api::ReminderWish;
use mimamori_domain::patient::Language;
use mimamori_store::Tx;
use mimamori_store::audit::Actor;
use mimamori_store::reminder::Reminding;
use mimamori_store::throttle::Throttle;

use crate::app::App;
use crate::auth::Client;
use crate::json::{Path, body_refusal};
use crate::problem::{Answer, Problem};
use crate::routes::hooks::form;
use crate::routes::plain::html::{Html, el};
use crate::routes::plain::page::{document, texts};

/// `GET /s/{token}`
pub async fn view(State(app): State<App>, client: Client, Path(token): Path<String>) -> Answer<Response> {
    let Some((mut tx, people, language)) = find(&app, client, &token, app.store.read().await?).await? else {
        return unknown();
    };
    page(&mut tx, &people, language).await
}

/// `POST /s/{token}`: by the buttons of the page (`reminders=pause`), or by a mail program
/// (`List-Unsubscribe=One-Click`, as a form of either kind).
pub async fn change(
    State(app): State<App>,
    client: Client,
    Path(token): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer<Response> {
    let body = body.map_err(|rejection| body_refusal(&rejection))?;
    let Some((mut tx, people, language)) = find(&app, client, &token, app.store.begin().await?).await? else {
        return unknown();
    };
    let one_click = is_one_click(&headers, &body);
    let pressed = form(&body).into_iter().find(|(name, _)| name == "reminders").map(|(_, value)| value);
    let wanted = match pressed.as_deref() {
        _ if one_click => ReminderWish::Stop,
        pressed => pressed
            .and_then(|word| word.parse().ok())
            .ok_or_else(|| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "bad-value"))?,
    };
    let wanted = Reminding::wished(wanted, tx.now);
    for person in &people {
        tx.set_reminding(Actor::System, *person, wanted).await?;
    }
    let shown = page(&mut tx, &people, language).await?;
    tx.commit().await?;
    // A mail program must not be sent elsewhere; a browser that reloads must not send the form again.
    if one_click { Ok(shown) } else { Ok(Redirect::to(&format!("/s/{token}")).into_response()) }
}

/// Whose reminders the link stops. Guessing is counted by the client's address.
async fn find(
    app: &App,
    client: Client,
    token: &str,
    mut tx: Tx,
) -> Answer<Option<(Tx, Vec<PatientId>, Language)>> {
    let what = client.bytes();
    if let Throttle::Locked(until) = tx.throttle("stop-token", &what, app.client_limit()).await? {
        return Err(Problem::locked(tx.now, until));
    }
    if let Some((people, language)) = tx.stopped_by(token).await? {
        return Ok(Some((tx, people, language)));
    }
    drop(tx);
    let mut tx = app.store.begin().await?;
    tx.throttle_failure("stop-token", &what, app.client_limit()).await?;
    tx.commit().await?;
    Ok(None)
}

/// The one field, urlencoded or as a part of a multipart form; mail programs send either.
fn is_one_click(headers: &HeaderMap, body: &[u8]) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.to_ascii_lowercase().starts_with("multipart/form-data") {
        let text = String::from_utf8_lossy(body);
        let part =
            text.split_once("name=\"List-Unsubscribe\"").and_then(|(_, rest)| rest.split_once("\r\n\r\n"));
        return part.is_some_and(|(_, value)| value.starts_with("One-Click\r\n"));
    }
    form(body).iter().any(|(name, value)| name == "List-Unsubscribe" && value == "One-Click")
}

/// Where the reminders of these people stand, and what can be done.
async fn page(tx: &mut Tx, people: &[PatientId], language: Language) -> Answer<Response> {
    let mut state = Reminding::Off;
    for person in people {
        state = match (state, tx.reminding(*person).await?) {
            (Reminding::On, _) | (_, Reminding::On) => Reminding::On,
            (Reminding::PausedUntil(a), Reminding::PausedUntil(b)) => Reminding::PausedUntil(a.min(b)),
            (paused @ Reminding::PausedUntil(_), Reminding::Off) => paused,
            (Reminding::Off, other) => other,
        };
    }
    let texts = texts(language)?;
    let (now, choices): (String, &[(&str, &str, &str)]) = match state {
        Reminding::On => (
            texts.get("stop-state-on"),
            &[("pause", "stop-pause", "button"), ("stop", "stop-off", "button button-secondary")],
        ),
        Reminding::PausedUntil(until) => {
            let date = until.date();
            let values = [("month", i64::from(date.month()).into()), ("day", i64::from(date.day()).into())];
            let said = texts.with("stop-state-paused", &values);
            (said, &[("start", "stop-start", "button"), ("stop", "stop-off", "button button-secondary")])
        }
        Reminding::Off => (texts.get("stop-state-off"), &[("start", "stop-start", "button")]),
    };
    let title = texts.get("stop-title");
    let buttons: Html = choices
        .iter()
        .map(|(value, id, class)| {
            let attributes =
                [("type", "submit"), ("class", *class), ("name", "reminders"), ("value", *value)];
            el("button", &attributes, texts.get(id))
        })
        .collect();
    let content = [
        el("h1", &[], title.as_str()),
        el("p", &[], texts.get("stop-what")),
        el("p", &[("role", "status")], el("strong", &[], now)),
        el("form", &[("method", "post"), ("class", "stack")], buttons),
        el("p", &[("class", "quiet")], texts.get("stop-rest")),
        el("p", &[], el("a", &[("href", "/")], texts.get("stop-report"))),
    ];
    Ok(document(language, &title, Html::default(), content.into()).into_response())
}

/// A link that stops nothing (any more), in all languages: whose it was isn't known.
fn unknown() -> Answer<Response> {
    let mut lines = vec![];
    for language in Language::ALL {
        lines.push(el("p", &[("lang", language.tag())], texts(*language)?.get("stop-unknown")));
    }
    let title = texts(Language::Ja)?.get("stop-title");
    let page = document(Language::Ja, &title, Html::default(), lines.into());
    Ok((StatusCode::NOT_FOUND, page).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_click_comes_as_either_kind_of_form() {
        let of = |kind: &str, body: &str| {
            let headers = HeaderMap::from_iter([(header::CONTENT_TYPE, kind.parse().unwrap())]);
            is_one_click(&headers, body.as_bytes())
        };
        let part =
            "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";
        assert!(of("multipart/form-data; boundary=x", part));
        assert!(of("application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"));
        assert!(!of("application/x-www-form-urlencoded", "reminders=start"));
        assert!(!of("multipart/form-data; boundary=x", &part.replace("One-Click", "Never")));
        assert!(!is_one_click(&HeaderMap::new(), b""));
    }

    #[test]
    fn every_language_has_the_page() {
        for language in Language::ALL {
            for id in [
                "stop-title",
                "stop-what",
                "stop-rest",
                "stop-pause",
                "stop-off",
                "stop-start",
                "stop-unknown",
            ] {
                assert!(texts(*language).unwrap().has(id), "{language} {id}");
            }
        }
    }
}
