//! Getting back in on a new phone or a cleared browser: contact and birth date, then the code that came there. Whoever
//! asks, the answers are the same whether or not anybody is known.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use mimamori_domain::api::{AlertKind, BackIn, BackInCode, BackInFlow, ContactStanding};
use mimamori_domain::code::OneTimeCode;
use mimamori_domain::contact::Reach;
use mimamori_domain::values::parse_date;
use mimamori_store::Tx;
use mimamori_store::audit::Actor;
use mimamori_store::code::{Receiver, Tried};
use mimamori_store::throttle::Throttle;

use crate::app::App;
use crate::auth::Client;
use crate::json::Json;
use crate::problem::{Answer, Problem};
use crate::routes::patient::entry;
use crate::routes::patient::quota::{self, Asker};

/// `POST /back-in`
pub async fn ask(
    State(app): State<App>,
    client: Client,
    Json(typed): Json<BackIn>,
) -> Answer<(StatusCode, Json<BackInFlow>)> {
    let reach = Reach::parse(&typed.contact).map_err(|code| Problem::field("contact", code))?;
    let born = parse_date(&typed.birth_date).map_err(|code| Problem::field("birth_date", code))?;
    let mut tx = app.store.begin().await?;
    quota::take(&app, &mut tx, Asker::Client(client), &reach).await?;
    let channel = reach.channel(typed.voice);
    let flow = tx.ask_back_in(&reach, born, channel).await?;
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Json(BackInFlow { flow, channel })))
}

/// `POST /back-in/code`
pub async fn enter(
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    Json(typed): Json<BackInCode>,
) -> Answer<Response> {
    let (tx, session) = admit(&app, client, &headers, &typed).await?;
    entry::answer(&app, tx, &session).await
}

/// Lets the people in whose code it is. The token of the session, to be committed.
///
/// # Errors
/// 422 of the code; 410; 429.
pub async fn admit(
    app: &App,
    client: Client,
    headers: &HeaderMap,
    typed: &BackInCode,
) -> Answer<(Tx, String)> {
    let code = OneTimeCode::parse(&typed.code).map_err(|why| Problem::field("code", why))?;
    let what = client.bytes();
    let mut tx = app.store.begin().await?;
    if let Throttle::Locked(until) = tx.throttle("back-in-code", &what, app.client_limit()).await? {
        return Err(Problem::locked(tx.now, until));
    }
    let tried = tx.try_back_in(&typed.flow, &code).await?;
    let Tried::Right(asked) = tried else {
        tx.throttle_failure("back-in-code", &what, app.client_limit()).await?;
        tx.commit().await?;
        return Err(not_right(&tried));
    };
    // Looked up again: since the code was sent the contact may have been changed or disowned.
    let people = match asked.receiver {
        Receiver::Born(born) => tx.people_behind(&asked.reach, born).await?,
        Receiver::Patient(_) => vec![],
    };
    let Some(first) = people.first() else {
        tx.commit().await?;
        return Err(not_right(&Tried::Over));
    };
    for person in &people {
        tx.audit(Actor::Patient(person.id), "back-in.enter", Some(person.id), &[]).await?;
        tx.contact_outcome(person.id, asked.channel, ContactStanding::Good, None).await?;
        // As good as an opened invitation: contact and birth date are theirs.
        tx.set_opened(person.id).await?;
        tx.resolve_alerts(person.id, &[AlertKind::Unopened]).await?;
        tx.reschedule(person.id).await?;
    }
    let ids: Vec<_> = people.iter().map(|person| person.id).collect();
    let session = entry::session(app, &mut tx, headers, first, &ids).await?;
    Ok((tx, session))
}

/// The refusal of a code that was not right.
pub fn not_right(tried: &Tried) -> Problem {
    match tried {
        Tried::Wrong(left) if *left > 0 => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "code-wrong").detail("tries", left)
        }
        _ => Problem::new(StatusCode::GONE, "code-over"),
    }
}
