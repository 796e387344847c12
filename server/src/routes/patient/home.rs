//! The first screen: one glance at today, for everybody who reports on this phone.

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::api::{Home, PersonHome};
use mimamori_domain::values::{Email, JpPhone};
use mimamori_store::Tx;
use mimamori_store::audit::Actor;
use mimamori_store::invitation::PatientSession;
use mimamori_store::reminder::Reminding;

use crate::app::App;
use crate::auth::PatientUser;
use crate::course;
use crate::json::Json;
use crate::problem::{Answer, Problem};
use crate::routes::patient::letters;

/// `GET /home`
pub async fn view(State(app): State<App>, user: PatientUser) -> Answer<Json<Home>> {
    let mut tx = app.store.begin().await?;
    let home = of_session(&app, &mut tx, &user.0).await?;
    tx.commit().await?;
    Ok(Json(home))
}

/// The home screen of a session just made, by its token.
pub async fn of_token(app: &App, tx: &mut Tx, token: &str) -> Answer<Home> {
    let (session, _) = tx.patient_session(token).await?.ok_or_else(Problem::signed_out)?;
    of_session(app, tx, &session).await
}

/// The home screen of a session.
pub async fn of_session(app: &App, tx: &mut Tx, session: &PatientSession) -> Answer<Home> {
    let mut people = vec![];
    let mut first = None;
    for id in &session.people {
        let (person, owners, language) = person(tx, *id).await?;
        first = first.or(Some((owners.center, language)));
        people.push(person);
    }
    let (center, language) = first.ok_or_else(Problem::signed_out)?;
    let advice = tx.center_advice(center, language).await?;
    let rules = app.judge.rules().in_force(center, tx.now).hash().to_owned();
    let center = tx.center(center).await?.ok_or_else(Problem::not_found)?;
    Ok(Home {
        now: tx.now,
        csrf: app.store.keys().csrf(session.id.0),
        language,
        center: center.contact(),
        people,
        push_key: app.push_key(),
        rules,
        advice,
    })
}

async fn person(
    tx: &mut Tx,
    id: PatientId,
) -> Answer<(PersonHome, mimamori_store::change::Owners, mimamori_domain::patient::Language)> {
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let standing = tx.standing(id).await?;
    let today = tx.now.date();
    let last_report = match standing.last_report_id {
        Some(report) => tx.report(id, report).await?.map(|report| report.view(String::new())),
        None => None,
    };
    let reports_today = tx.reports_since(id, today.at(0, 0)).await?;
    let number = tx.number_view(&patient).await?;
    let certificate = tx.can_be_certified(&patient).await?;
    let letters = tx.unread_letters(id).await?.into_iter().map(letters::view).collect();
    tx.audit(Actor::Patient(id), "patient.home", Some(id), &[]).await?;
    let end_steps = course::expected(&patient.record)
        .filter(|end| Some(end.free_on) == patient.expected_end)
        .map_or_else(Vec::new, |end| end.steps);
    let reminding = tx.reminding(id).await?;
    let person = PersonHome {
        id,
        name: patient.record.person.name.clone(),
        status: patient.status,
        mode: patient.record.reporting_mode,
        day: course::day(&patient, today),
        expected_end: patient.expected_end,
        end_steps,
        reports_today,
        last_report,
        next_reminder: standing.due.reminder,
        reminder_hour: patient.record.reminder_hour,
        reminders_off: reminding == Reminding::Off,
        paused_until: match reminding {
            Reminding::PausedUntil(until) => Some(until),
            Reminding::On | Reminding::Off => None,
        },
        reminder_by: patient.reminder_by,
        phone: patient.record.person.phone.as_ref().map(JpPhone::masked),
        email: patient.record.person.email.as_ref().map(Email::masked),
        number,
        subject: Some(patient.subject(tx.now)),
        past: standing.recent,
        certificate,
        letters,
    };
    Ok((person, patient.owners, patient.record.language))
}
