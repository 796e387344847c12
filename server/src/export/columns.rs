//! What stands in a file: the columns, and each patient or report as a row of cells. Headers and words of the patients'
//! file in Japanese are those that an import understands.

use std::collections::BTreeMap;

use mimamori_domain::api::ExportWhat;
use mimamori_domain::patient::{PatientForm, RiskFactor};
use mimamori_domain::report::Spo2Reading;
use mimamori_domain::text::Texts;
use mimamori_domain::values::JpPhone;
use mimamori_domain::{AssociationId, Date, HealthCenterId};
use mimamori_store::export::Followed;
use mimamori_store::report::Report;

use super::cell::Cell;

/// Columns of the patients' file: what was registered, under the names of the form, then where they stand.
const PATIENT: [&str; 38] = [
    "her_sys_id",
    "name",
    "kana",
    "birth_date",
    "sex",
    "phone",
    "email",
    "address",
    "place",
    "hotel",
    "room",
    "emergency_contact",
    "passport",
    "lives_alone",
    "language",
    "classification",
    "onset_date",
    "specimen_date",
    "exposure_date",
    "test_method",
    "specimen",
    "test_result",
    "risk_factors",
    "reporting_mode",
    "wish_number",
    "spoken_to",
    "by_voice",
    "reminder_hour",
    "note",
    "status",
    "tier",
    "last_report",
    "expected_end",
    "center",
    "association",
    "registered",
    "own_id",
    "export",
];

/// Columns of the reports' file.
const REPORT: [&str; 23] = [
    "her_sys_id",
    "name",
    "kana",
    "birth_date",
    "measured",
    "received",
    "entered_by",
    "temperature",
    "spo2",
    "pulse",
    "signs",
    "symptoms",
    "trend",
    "antipyretic",
    "can_eat",
    "can_drink",
    "comment",
    "tier",
    "reasons",
    "report_id",
    "corrects",
    "own_id",
    "export",
];

/// The header of a file.
pub(super) fn headers(what: ExportWhat, texts: &Texts) -> Vec<String> {
    let columns: &[&str] = match what {
        ExportWhat::Patients => &PATIENT,
        ExportWhat::Reports => &REPORT,
    };
    columns.iter().map(|column| texts.get(&format!("export-column-{}", column.replace('_', "-")))).collect()
}

/// Names of the organisations that stand in a file, each read once.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) centers: BTreeMap<HealthCenterId, String>,
    pub(super) associations: BTreeMap<AssociationId, String>,
}

/// A patient as a row.
pub(super) fn patient(followed: &Followed, places: &Places, texts: &Texts, export: &str) -> Vec<Cell> {
    let patient = &followed.patient;
    let form = PatientForm::of(&patient.record);
    PATIENT
        .iter()
        .map(|column| match *column {
            "her_sys_id" => Cell::plain(form.her_sys_id.as_str()),
            "name" => Cell::text(form.name.as_str()),
            "kana" => Cell::text(form.kana.as_str()),
            "birth_date" => Cell::Day(patient.record.person.birth_date),
            "sex" => word(texts, "staff-sex", &form.sex),
            "phone" => {
                patient.record.person.phone.as_ref().map_or(Cell::Empty, |phone| Cell::Plain(dashed(phone)))
            }
            "email" => Cell::text(form.email.as_str()),
            "address" => Cell::text(form.address.as_str()),
            "place" => word(texts, "staff-place", &form.place),
            "hotel" => Cell::text(form.hotel.as_str()),
            "room" => Cell::text(form.room.as_str()),
            "emergency_contact" => Cell::text(form.emergency_contact.as_str()),
            "passport" => Cell::text(form.passport.as_str()),
            "lives_alone" => yes(texts, Some(patient.record.lives_alone)),
            "language" => Cell::plain(form.language.as_str()),
            "classification" => word(texts, "staff-class", &form.classification),
            "onset_date" => Cell::day(patient.record.onset_date),
            "specimen_date" => Cell::day(patient.record.specimen_date),
            "exposure_date" => Cell::day(patient.record.exposure_date),
            "test_method" => word(texts, "staff-method", &form.test_method),
            "specimen" => word(texts, "staff-specimen", &form.specimen),
            "test_result" => word(texts, "staff-result", &form.test_result),
            "risk_factors" => Cell::plain(list(
                texts,
                "staff-risk",
                patient.record.risk_factors.iter().map(|factor: &RiskFactor| factor.as_str()),
            )),
            "reporting_mode" => word(texts, "staff-mode", &form.reporting_mode),
            "wish_number" => yes(texts, Some(patient.record.wish_number)),
            "spoken_to" => yes(texts, Some(patient.record.spoken_to)),
            "by_voice" => yes(texts, Some(patient.record.by_voice)),
            "reminder_hour" => Cell::Number(form.reminder_hour.clone()),
            "note" => Cell::text(form.note.as_str()),
            "status" => word(texts, "staff-status", patient.status.as_str()),
            "tier" => followed.tier.map_or(Cell::Empty, |tier| word(texts, "tier", tier.as_str())),
            "last_report" => followed.last_received_at.map_or(Cell::Empty, Cell::Moment),
            "expected_end" => Cell::day(patient.expected_end),
            "center" => Cell::text(named(&places.centers, &patient.owners.center)),
            "association" => Cell::text(
                patient.owners.association.map(|id| named(&places.associations, &id)).unwrap_or_default(),
            ),
            "registered" => Cell::Moment(patient.created_at),
            "own_id" => Cell::Plain(patient.id.to_string()),
            _ => Cell::Plain(export.to_owned()),
        })
        .collect()
}

/// A report as a row.
pub(super) fn report(followed: &Followed, report: &Report, texts: &Texts, export: &str) -> Vec<Cell> {
    let (person, answers) = (&followed.patient.record.person, &report.answers);
    REPORT
        .iter()
        .map(|column| match *column {
            "her_sys_id" => Cell::plain(person.her_sys_id.clone().unwrap_or_default()),
            "name" => Cell::text(person.name.as_str()),
            "kana" => Cell::text(person.kana.as_str()),
            "birth_date" => Cell::Day(person.birth_date),
            "measured" => Cell::Moment(report.measured_at),
            "received" => Cell::Moment(report.received_at),
            "entered_by" => {
                let who = if report.entered_by.is_some() { "staff" } else { "patient" };
                word(texts, "export-entered-by", who)
            }
            "temperature" => Cell::number(answers.temperature),
            "spo2" => match answers.spo2 {
                Spo2Reading::Measured(value) => Cell::Number(value.to_string()),
                Spo2Reading::UNDER_50 => Cell::Plain(texts.get("staff-under-50")),
                Spo2Reading::Word(_) => Cell::Empty,
            },
            "pulse" => Cell::number(answers.pulse.map(mimamori_domain::values::Pulse::get)),
            "signs" => Cell::plain(list(texts, "sign", answers.signs.iter().map(|sign| sign.as_str()))),
            "symptoms" => {
                Cell::plain(list(texts, "symptom", answers.symptoms.iter().map(|symptom| symptom.as_str())))
            }
            "trend" => answers.trend.map_or(Cell::Empty, |trend| word(texts, "trend", trend.as_str())),
            "antipyretic" => yes(texts, answers.antipyretic),
            "can_eat" => yes(texts, answers.can_eat),
            "can_drink" => yes(texts, answers.can_drink),
            "comment" => Cell::text(answers.comment.as_str()),
            "tier" => word(texts, "tier", report.assessment.tier.as_str()),
            "reasons" => Cell::plain(
                report.assessment.reasons.iter().map(|it| texts.reason(it)).collect::<Vec<_>>().join("／"),
            ),
            "report_id" => Cell::Plain(report.id.to_string()),
            "corrects" => report.supersedes.map_or(Cell::Empty, |id| Cell::Plain(id.to_string())),
            "own_id" => Cell::Plain(followed.patient.id.to_string()),
            _ => Cell::Plain(export.to_owned()),
        })
        .collect()
}

fn word(texts: &Texts, kind: &str, word: &str) -> Cell {
    if word.is_empty() { Cell::Empty } else { Cell::Plain(texts.get(&format!("{kind}-{word}"))) }
}

fn yes(texts: &Texts, answer: Option<bool>) -> Cell {
    answer.map_or(Cell::Empty, |yes| Cell::Plain(texts.get(if yes { "staff-yes" } else { "staff-no" })))
}

fn list(texts: &Texts, kind: &str, words: impl Iterator<Item = &'static str>) -> String {
    words.map(|word| texts.get(&format!("{kind}-{word}"))).collect::<Vec<_>>().join("、")
}

fn named<T: Ord>(names: &BTreeMap<T, String>, id: &T) -> String {
    names.get(id).cloned().unwrap_or_default()
}

/// With hyphens: digits alone are a number to a spreadsheet, which takes their first zero away. How many digits an area
/// has is known for mobile numbers, Tokyo and Osaka; anywhere else the last four stand apart.
fn dashed(phone: &JpPhone) -> String {
    let digits = phone.as_str();
    let cut = |at: usize| digits.split_at_checked(at).unwrap_or((digits, ""));
    let (head, tail) = cut(digits.len().saturating_sub(4));
    let area = match digits.get(..2) {
        _ if phone.is_mobile() => 3,
        Some("03" | "06") => 2,
        _ => 0,
    };
    match head.split_at_checked(area) {
        Some((area, middle)) if !area.is_empty() => format!("{area}-{middle}-{tail}"),
        _ => format!("{head}-{tail}"),
    }
}

/// First and last moment, exclusive, of a period.
pub(super) fn period(
    from: Option<Date>,
    to: Option<Date>,
) -> (mimamori_domain::Timestamp, mimamori_domain::Timestamp) {
    let at = |day: Option<Date>| day.map(|day| day.at(0, 0));
    (
        at(from).unwrap_or(mimamori_domain::Timestamp::from_millis(i64::MIN)),
        at(to.map(|day| day.plus_days(1))).unwrap_or(mimamori_domain::Timestamp::from_millis(i64::MAX)),
    )
}

#[cfg(test)]
mod tests {
    use mimamori_domain::patient::Language;

    use super::*;
    use crate::export::words;

    #[test]
    fn every_column_has_a_header_of_its_own() {
        for language in Language::STAFF {
            let texts = words(language).unwrap();
            for what in ExportWhat::ALL {
                let headers = headers(*what, texts);
                let different: std::collections::BTreeSet<&String> = headers.iter().collect();
                assert_eq!(different.len(), headers.len(), "{language} {headers:?}");
                assert!(headers.iter().all(|header| !header.starts_with("export-column")), "{headers:?}");
            }
        }
    }

    #[test]
    fn telephone_numbers_keep_their_zero() {
        for (digits, written) in
            [("09012345678", "090-1234-5678"), ("0312345678", "03-1234-5678"), ("0112345678", "011234-5678")]
        {
            let phone = JpPhone::parse(digits).unwrap();
            assert_eq!(dashed(&phone), written);
            assert_eq!(JpPhone::parse(written).unwrap(), phone);
        }
    }
}
