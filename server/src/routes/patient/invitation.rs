//! The way in: a link from a message, then the birth date. Nothing about the person is told before it is right.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use mimamori_domain::api::{AlertKind, InvitationState, InvitationView, OpenInvitation};
use mimamori_domain::triage::{Reason, Tier};
use mimamori_domain::values::parse_date;
use mimamori_domain::{Date, Duration};
use mimamori_store::Tx;
use mimamori_store::alert::RaiseAlert;
use mimamori_store::audit::Actor;
use mimamori_store::invitation::Invitation;
use mimamori_store::patient::Patient;
use mimamori_store::throttle::Throttle;

use crate::app::App;
use crate::auth::Client;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};
use crate::routes::patient::entry;

/// `GET /invitations/{token}`
pub async fn view(
    State(app): State<App>,
    client: Client,
    Path(token): Path<String>,
) -> Answer<Json<InvitationView>> {
    let (mut tx, invitation, patient) = find(&app, client, &token).await?;
    let center = tx.center(patient.owners.center).await?.ok_or_else(Problem::not_found)?;
    let state = invitation.state(tx.now);
    tx.commit().await?;
    Ok(Json(InvitationView { state, language: patient.record.language, center: center.contact() }))
}

/// `POST /invitations/{token}/open`
pub async fn open(
    State(app): State<App>,
    client: Client,
    headers: HeaderMap,
    Path(token): Path<String>,
    Json(typed): Json<OpenInvitation>,
) -> Answer<Response> {
    let birth_date = parse_date(&typed.birth_date).map_err(|code| Problem::field("birth_date", code));
    let (tx, session) = enter(&app, client, &headers, &token, birth_date).await?;
    entry::answer(&app, tx, &session).await
}

/// Lets somebody in whose birth date is right: the token of their session, to be committed.
///
/// # Errors
/// Why not; `birth-date-wrong` tells how many tries are left. What could not be read as a date is no try.
pub async fn enter(
    app: &App,
    client: Client,
    headers: &HeaderMap,
    token: &str,
    birth_date: Answer<Date>,
) -> Answer<(Tx, String)> {
    let (mut tx, invitation, patient) = find(app, client, token).await?;
    usable(&invitation, &tx)?;
    let what = invitation.id.0.as_bytes().as_slice();
    if let Throttle::Locked(until) = tx.throttle("birth-date", what, app.limit()).await? {
        return Err(Problem::locked(tx.now, until));
    }
    if birth_date? != patient.record.person.birth_date {
        let left = tx.throttle_failure("birth-date", what, app.limit()).await?;
        tx.audit(Actor::System, "invitation.refused", Some(patient.id), &[]).await?;
        let now = tx.now;
        tx.commit().await?;
        return Err(match left {
            Throttle::Open(tries) => {
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "birth-date-wrong").detail("tries", tries)
            }
            Throttle::Locked(until) => Problem::locked(now, until),
        });
    }
    tx.throttle_clear("birth-date", what).await?;
    tx.open_invitation(&invitation).await?;
    tx.audit(Actor::Patient(patient.id), "invitation.open", Some(patient.id), &[]).await?;
    tx.resolve_alerts(patient.id, &[AlertKind::Unopened]).await?;
    tx.reschedule(patient.id).await?;
    let session = entry::session(app, &mut tx, headers, &patient, &[patient.id]).await?;
    Ok((tx, session))
}

/// `POST /invitations/{token}/not-me`
pub async fn not_me(State(app): State<App>, client: Client, Path(token): Path<String>) -> Answer<StatusCode> {
    let (mut tx, invitation, patient) = find(&app, client, &token).await?;
    usable(&invitation, &tx)?;
    tx.revoke_invitations(patient.id).await?;
    tx.audit(Actor::System, "invitation.not-me", Some(patient.id), &[]).await?;
    tx.hold(patient.id).await?;
    let patient = tx.patient(patient.id).await?.ok_or_else(Problem::not_found)?;
    tx.raise_alert(RaiseAlert {
        patient_id: patient.id,
        owners: patient.owners,
        kind: AlertKind::WrongContact,
        tier: Tier::Urgent,
        reasons: vec![Reason {
            rule: "not-me".into(),
            tier: Tier::Urgent,
            text: "task-not-me".into(),
            values: std::collections::BTreeMap::new(),
        }],
        due_at: tx.now.plus(Duration::hours(1)),
        high_risk: patient.is_high_risk(tx.now.date()),
        report_id: None,
    })
    .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The invitation of a token and whose it is. Guessing tokens is counted by the client's address.
async fn find(app: &App, client: Client, token: &str) -> Answer<(Tx, Invitation, Patient)> {
    let what = client.bytes();
    let mut tx = app.store.begin().await?;
    if let Throttle::Locked(until) = tx.throttle("invitation-token", &what, app.client_limit()).await? {
        return Err(Problem::locked(tx.now, until));
    }
    if let Some(invitation) = tx.invitation(token).await?
        && let Some(patient) = tx.patient(invitation.patient_id).await?
    {
        return Ok((tx, invitation, patient));
    }
    tx.throttle_failure("invitation-token", &what, app.client_limit()).await?;
    tx.commit().await?;
    Err(Problem::not_found())
}

fn usable(invitation: &Invitation, tx: &Tx) -> Answer<()> {
    match invitation.state(tx.now) {
        InvitationState::Open | InvitationState::Opened => Ok(()),
        InvitationState::Expired => Err(Problem::new(StatusCode::GONE, "invitation-expired")),
        InvitationState::Revoked | InvitationState::None => {
            Err(Problem::new(StatusCode::GONE, "invitation-revoked"))
        }
    }
}
