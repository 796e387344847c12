//! One patient, whole. Every look is a row of the audit.

use axum::extract::State;
use mimamori_domain::PatientId;
use mimamori_domain::access::{Action, Verdict, on_patient};
use mimamori_domain::api::{
    AlertView, ChartLines, ContactView, CourseView, DecisionKind, InvitationState, NoteView, PatientPage,
};
use mimamori_domain::patient::{PatientForm, PatientRecord};
use mimamori_domain::triage::lines;
use mimamori_store::Tx;
use mimamori_store::alert::Alert;
use mimamori_store::contact::Contact;
use mimamori_store::decision::Decision;
use mimamori_store::line::line_of;
use mimamori_store::names::Names;
use mimamori_store::note::Note;
use mimamori_store::queue::Sight;

use super::letters::letter_view;
use super::reminders;
use super::reports;
use crate::app::App;
use crate::auth::StaffUser;
use crate::course;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `GET /patients/{id}`
pub async fn view(
    State(app): State<App>,
    user: StaffUser,
    Path(id): Path<PatientId>,
) -> Answer<Json<PatientPage>> {
    let mut tx = app.store.begin().await?;
    user.may(&mut tx, Action::PatientView, id).await?;
    let page = of(&app, &mut tx, &user, id).await?;
    tx.commit().await?;
    Ok(Json(page))
}

/// The page, and that it was seen.
pub(super) async fn of(app: &App, tx: &mut Tx, user: &StaffUser, id: PatientId) -> Answer<PatientPage> {
    let belongs = user.belongs(tx, id).await?;
    let patient = tx.patient(id).await?.ok_or_else(Problem::not_found)?;
    let standing = tx.standing(id).await?;
    let alerts = tx.alerts_of_patient(id).await?;
    let notes = tx.notes_of_patient(id).await?;
    let (reports, next) = tx.reports_of_patient(id, None).await?;
    let mut names = Names::default();
    names.load(tx, alerts.iter().flat_map(Alert::people).collect::<Vec<_>>()).await?;
    names.load(tx, notes.iter().filter_map(|note| note.staff_id).collect::<Vec<_>>()).await?;
    names.load(tx, reports.iter().filter_map(|report| report.entered_by).collect::<Vec<_>>()).await?;
    let center = tx.center(patient.owners.center).await?.map(|center| center.name).unwrap_or_default();
    let association = match belongs.association {
        Some(id) => tx.association(id).await?.map(|association| association.name),
        None => None,
    };
    let contacts = tx.contacts(id, &patient.record.person).await?;
    names.load(tx, contacts.iter().filter_map(|contact| contact.staff_id).collect::<Vec<_>>()).await?;
    let letters = tx.letters_of_patient(id).await?;
    names.load(tx, letters.iter().map(|letter| letter.staff_id).collect::<Vec<_>>()).await?;
    let decisions = tx.decisions(id).await?;
    names.load(tx, decisions.iter().map(|decision| decision.staff_id).collect::<Vec<_>>()).await?;
    let lines = lines(app.judge.rules().in_force(patient.owners.center, tx.now).rules(), patient.own_target);
    let course = course_view(&patient.record, decisions, lines, &names);
    let household = match Sight::of(&user.asker) {
        Some(sight) => tx.lives_with(sight, patient.household_id, id).await?,
        None => vec![],
    };
    let invitation = tx.last_invitation(id).await?;
    let may = |action: &Action| on_patient(user.asker, *action, &belongs) == Verdict::Allowed;
    let page = PatientPage {
        now: tx.now,
        line: line_of(&patient, &standing, tx.now.date()),
        form: PatientForm::of(&patient.record),
        version: patient.version,
        center,
        association,
        actions: Action::ALL.iter().copied().filter(may).collect(),
        alerts: open_first(alerts, &names)?,
        alarms: tx.alarms_of_patient(id).await?,
        reports: mimamori_store::report::page(reports, next, |report| reports::view(report, &names)),
        messages: tx.messages_of_patient(id).await?,
        contacts: contacts.into_iter().map(|contact| contact_view(contact, &names)).collect(),
        chains: tx.chains_of_patient(id).await?,
        notes: notes.into_iter().map(|note| note_view(note, &names)).collect(),
        expected_end: patient.expected_end,
        course,
        stays: tx.stays_of_patient(id).await?,
        household,
        related_centers: tx.related_centers(id, patient.owners.center).await?,
        invitation: invitation.map_or(InvitationState::None, |invitation| invitation.state(tx.now)),
        opened_at: standing.opened_at,
        reminders: reminders::of(tx.reminding(id).await?),
        certificate: tx.certified_at(&patient).await?,
        letters: letters.into_iter().map(|letter| letter_view(letter, &names)).collect(),
    };
    tx.audit(user.actor(), "patient.view", Some(id), &[]).await?;
    Ok(page)
}

/// What is open stands above what is closed; each newest first, as read.
fn open_first(mut alerts: Vec<Alert>, names: &Names) -> Answer<Vec<AlertView>> {
    alerts.sort_by_key(|alert| alert.closed_at.is_some());
    Ok(alerts.into_iter().map(|alert| alert.view(names)).collect::<Result<_, _>>()?)
}

/// What the rules say of the end, and what people decided.
fn course_view(
    record: &PatientRecord,
    decisions: Vec<Decision>,
    lines: ChartLines,
    names: &Names,
) -> CourseView {
    let (expected, missing) = match course::end(record) {
        Some(Ok(expected)) => (Some(expected), None),
        Some(Err(missing)) => (None, Some(missing)),
        None => (None, None),
    };
    let mut view = CourseView { expected, missing, release: None, own_target: None, lines };
    for decision in decisions {
        let place = match decision.kind {
            DecisionKind::ReleaseDate => &mut view.release,
            DecisionKind::OwnTarget => &mut view.own_target,
        };
        *place = Some(decision.view(names));
    }
    view
}

fn contact_view(contact: Contact, names: &Names) -> ContactView {
    ContactView {
        channel: contact.channel,
        standing: contact.standing,
        code: contact.code,
        failures: contact.failures,
        by: contact.staff_id.map(|id| names.of(id)).unwrap_or_default(),
        since: contact.changed_at,
    }
}

/// A line of the history with the name of who wrote it.
pub(super) fn note_view(note: Note, names: &Names) -> NoteView {
    NoteView {
        id: note.id,
        alert_id: note.alert_id,
        kind: note.kind,
        outcome: note.outcome,
        text: note.text,
        by: note.staff_id.map(|id| names.of(id)).unwrap_or_default(),
        at: note.at,
    }
}
