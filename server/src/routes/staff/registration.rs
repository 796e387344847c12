//! What registering and correcting a patient have in common, wherever it was typed: the invitation that follows, the
//! timers, the history, and who has to come in anew.

use mimamori_domain::HealthCenterId;
use mimamori_domain::PatientId;
use mimamori_domain::api::{FieldChange, NoteKind};
use mimamori_domain::patient::{PatientForm, PatientRecord, Person, ReportingMode, Status};
use mimamori_domain::values::FieldError;
use mimamori_store::Tx;
use mimamori_store::patient::{NewPatient, Patient};
use mimamori_store::version::differences;

use crate::auth::StaffUser;
use crate::course;
use crate::problem::{Answer, Problem};

/// Longest reason, note or finding, in characters.
pub(super) const TEXT_MAX: usize = 2000;

/// Registers a patient and invites who reports alone. Returns whether an invitation is on its way.
pub(super) async fn register(
    tx: &mut Tx,
    user: &StaffUser,
    center: HealthCenterId,
    record: PatientRecord,
) -> Answer<(PatientId, bool)> {
    let wanted = is_invited(&record);
    let expected_end = course::free_on(&record);
    let new = NewPatient { center, association: None, household: None, record, expected_end };
    let id = tx.insert_patient(user.actor(), new).await?;
    let invited = wanted && tx.enqueue_invitation(id).await?.is_some();
    tx.reschedule(id).await?;
    Ok((id, invited))
}

/// Corrects a patient's data and all that follows from them. `reason` is told in the history when the reporting mode
/// changes. Returns whether a new invitation is on its way.
pub(super) async fn correct(
    tx: &mut Tx,
    user: &StaffUser,
    old: &Patient,
    record: PatientRecord,
    reason: &str,
) -> Answer<bool> {
    let fields = changed_fields(&old.record, &record)?;
    if fields.is_empty() {
        return Ok(false);
    }
    let names: Vec<&str> = fields.iter().map(String::as_str).collect();
    let expected_end = course::free_on(&record);
    if !tx.update_patient(user.actor(), old, &record, expected_end, &names).await? {
        return Err(Problem::conflict("changed-meanwhile"));
    }
    if old.record.reporting_mode != record.reporting_mode {
        tx.set_mode_since(old.id).await?;
        tx.note(old.id, None, NoteKind::Mode, None, reason, Some(user.id)).await?;
    }
    let new_door = needs_new_door(&old.record.person, &record.person);
    if new_door {
        tx.revoke_invitations(old.id).await?;
    }
    let now_invited = is_invited(&record) && (new_door || !is_invited(&old.record));
    let invited =
        now_invited && old.status == Status::Following && tx.enqueue_invitation(old.id).await?.is_some();
    let patient = tx.patient(old.id).await?.ok_or_else(Problem::not_found)?;
    tx.recheck_number(&patient).await?;
    tx.reschedule(old.id).await?;
    Ok(invited)
}

/// Who reports alone, can be reached and may be written to is invited.
pub(super) fn is_invited(record: &PatientRecord) -> bool {
    record.reporting_mode == ReportingMode::Own && record.person.is_reachable() && record.may_be_messaged()
}

/// A corrected birth date, phone or e-mail: the old link may be in a stranger's hands, so it ends.
fn needs_new_door(old: &Person, new: &Person) -> bool {
    old.birth_date != new.birth_date
        || (old.phone.is_some() && old.phone != new.phone)
        || (old.email.is_some() && old.email != new.email)
}

/// Names of the fields that differ.
fn changed_fields(old: &PatientRecord, new: &PatientRecord) -> Answer<Vec<String>> {
    let changes = differences(&PatientForm::of(old), &PatientForm::of(new))?;
    Ok(changes.into_iter().map(|change| change.field).collect())
}

/// What is known, under what was given anew: an empty field says nothing and takes nothing away.
pub(super) fn over(known: &PatientRecord, given: &PatientForm) -> Answer<PatientForm> {
    let mut merged = cells(&PatientForm::of(known))?;
    for (name, value) in cells(given)? {
        if value.as_str().is_some_and(|text| !text.trim().is_empty()) {
            merged.insert(name, value);
        }
    }
    serde_json::from_value(merged.into()).map_err(|_| unreadable())
}

/// What a row would change in a known patient: fields that it gives and that differ, sorted by name. An empty cell says
/// nothing.
pub(super) fn row_differences(
    known: &PatientRecord,
    given: &PatientForm,
    understood: &PatientRecord,
) -> Answer<Vec<FieldChange>> {
    let given = cells(given)?;
    let says = |field: &str| {
        let cell = given.get(field).and_then(serde_json::Value::as_str);
        cell.is_some_and(|text| !text.trim().is_empty())
    };
    let mut changes = differences(&PatientForm::of(known), &PatientForm::of(understood))?;
    changes.retain(|change| says(&change.field));
    Ok(changes)
}

/// Of a row, the fields that were chosen.
pub(super) fn only(given: &PatientForm, take: &[String]) -> Answer<PatientForm> {
    let mut chosen = cells(given)?;
    chosen.retain(|field, _| take.contains(field));
    serde_json::from_value(chosen.into()).map_err(|_| unreadable())
}

/// A registration form without the answers that stand there before anybody types.
pub(super) fn typed(form: &PatientForm) -> PatientForm {
    let mut form = form.clone();
    for (field, preset) in [
        (&mut form.place, "home"),
        (&mut form.language, "ja"),
        (&mut form.reporting_mode, "phone"),
        (&mut form.lives_alone, "no"),
        (&mut form.wish_number, "no"),
        (&mut form.spoken_to, "no"),
        (&mut form.by_voice, "no"),
        (&mut form.reminder_hour, "9"),
    ] {
        if field == preset {
            field.clear();
        }
    }
    form
}

fn cells(form: &PatientForm) -> Answer<serde_json::Map<String, serde_json::Value>> {
    match serde_json::to_value(form) {
        Ok(serde_json::Value::Object(cells)) => Ok(cells),
        _ => Err(unreadable()),
    }
}

fn unreadable() -> Problem {
    Problem::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, "internal")
}

/// Words that must be there and may be 2,000 characters long.
pub(super) fn required_text(field: &str, text: &str) -> Answer<String> {
    let text = text.trim().replace("\r\n", "\n");
    let code = match text.chars().count() {
        0 => "required",
        n if n > TEXT_MAX => "too-long",
        _ => return Ok(text),
    };
    Err(Problem::invalid(vec![FieldError::new(field, code)]))
}

#[cfg(test)]
mod tests {
    use mimamori_domain::Date;

    use super::*;

    fn form() -> PatientForm {
        PatientForm {
            name: "山田花子".into(),
            kana: "ヤマダハナコ".into(),
            birth_date: "1985-01-01".into(),
            phone: "090-1234-5678".into(),
            classification: "confirmed".into(),
            reporting_mode: "self".into(),
            reminder_hour: "18".into(),
            ..PatientForm::default()
        }
    }

    fn record(form: &PatientForm) -> PatientRecord {
        form.parse(Date::new(2022, 1, 20).unwrap()).unwrap()
    }

    #[test]
    fn a_correction_takes_nothing_away() {
        let known = record(&form());
        let given = typed(&PatientForm {
            phone: String::new(),
            email: "hanako@example.jp".into(),
            reporting_mode: "phone".into(),
            reminder_hour: "9".into(),
            ..form()
        });
        let corrected = record(&over(&known, &given).unwrap());
        assert_eq!(corrected.person.phone, known.person.phone);
        assert_eq!((corrected.reporting_mode, corrected.reminder_hour), (ReportingMode::Own, 18));
        assert_eq!(changed_fields(&known, &corrected).unwrap(), ["email"]);
        assert!(!needs_new_door(&known.person, &corrected.person));
    }

    #[test]
    fn another_phone_or_birth_date_needs_a_new_door() {
        let known = record(&form()).person;
        let other = record(&PatientForm { phone: "080-1111-2222".into(), ..form() }).person;
        assert!(needs_new_door(&known, &other));
        let other = record(&PatientForm { birth_date: "S60.1.2".into(), ..form() }).person;
        assert!(needs_new_door(&known, &other));
    }
}
