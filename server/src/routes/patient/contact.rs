//! A new telephone number or e-mail address, confirmed by a code that comes there. Until then the old one stays.

use axum::extract::State;
use axum::http::StatusCode;
use mimamori_domain::PatientId;
use mimamori_domain::api::{ContactCode, ContactCodeSent, Home, NewContact};
use mimamori_domain::code::OneTimeCode;
use mimamori_domain::contact::Reach;
use mimamori_domain::patient::{PatientRecord, ReportingMode};
use mimamori_domain::values::{Email, JpPhone};
use mimamori_store::audit::Actor;
use mimamori_store::code::Tried;

use crate::app::App;
use crate::auth::PatientUser;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};
use crate::routes::patient::back_in::not_right;
use crate::routes::patient::home;
use crate::routes::patient::quota::{self, Asker};

/// `POST /people/{id}/contact`
pub async fn ask(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
    Json(typed): Json<NewContact>,
) -> Answer<(StatusCode, Json<ContactCodeSent>)> {
    let id = user.person(id)?;
    let reach = match (&typed.phone, &typed.email) {
        (Some(phone), None) => JpPhone::parse(phone).map(Reach::Phone),
        (None, Some(email)) => Email::parse(email).map(Reach::Email),
        _ => return Err(Problem::field("phone", "required")),
    };
    let reach = reach.map_err(|code| Problem::field(field_of(typed.phone.is_some()), code))?;
    let field = field_of(matches!(reach, Reach::Phone(_)));
    let mut tx = app.store.begin().await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    if reach.is_of(&patient.record.person) {
        return Err(Problem::field(field, "contact-same"));
    }
    if !stays_reachable(&with(&patient.record, &reach)) {
        return Err(Problem::field(field, "mobile-needed"));
    }
    quota::take(&app, &mut tx, Asker::Patient(id), &reach).await?;
    let channel = reach.channel(typed.voice);
    tx.ask_contact_code(id, &reach, channel).await?;
    tx.audit(Actor::Patient(id), "contact.ask", Some(id), &[field]).await?;
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Json(ContactCodeSent { channel })))
}

/// `POST /people/{id}/contact/code`
pub async fn confirm(
    State(app): State<App>,
    user: PatientUser,
    Path(id): Path<PatientId>,
    Json(typed): Json<ContactCode>,
) -> Answer<Json<Home>> {
    let id = user.person(id)?;
    let code = OneTimeCode::parse(&typed.code).map_err(|why| Problem::field("code", why))?;
    let mut tx = app.store.begin().await?;
    let tried = tx.try_contact_code(id, &code).await?;
    let Tried::Right(asked) = tried else {
        tx.commit().await?;
        return Err(not_right(&tried));
    };
    let actor = Actor::Patient(id);
    let old = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let record = with(&old.record, &asked.reach);
    let field = field_of(matches!(asked.reach, Reach::Phone(_)));
    if !tx.update_patient(actor, &old, &record, old.expected_end, &[field]).await? {
        return Err(Problem::conflict("conflict"));
    }
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    tx.confirm_contact(actor, &patient, asked.channel).await?;
    let home = home::of_session(&app, &mut tx, &user.0).await?;
    tx.commit().await?;
    Ok(Json(home))
}

const fn field_of(is_phone: bool) -> &'static str {
    if is_phone { "phone" } else { "email" }
}

/// The record with this contact in the place of the old one.
fn with(record: &PatientRecord, reach: &Reach) -> PatientRecord {
    let mut record = record.clone();
    match reach {
        Reach::Phone(phone) => record.person.phone = Some(phone.clone()),
        Reach::Email(email) => record.person.email = Some(email.clone()),
    }
    record
}

/// Who reports alone must be reachable in writing, as at the registration.
fn stays_reachable(record: &PatientRecord) -> bool {
    record.reporting_mode != ReportingMode::Own || record.person.is_reachable()
}
