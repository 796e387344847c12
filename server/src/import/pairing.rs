//! What the rows of a file mean, alone and among each other: parsed values, refusals, the same person twice, and
//! people who share a phone. Whom the store knows already is added later.

use std::collections::BTreeMap;

use mimamori_domain::Date;
use mimamori_domain::patient::{PatientForm, PatientRecord};
use mimamori_domain::values::{FieldError, fold_kana};

use super::SheetRow;

/// A row and what it means.
#[derive(Debug, Clone, PartialEq)]
pub struct PairedRow {
    /// Line number in the file.
    pub line: i64,
    /// As read.
    pub form: PatientForm,
    /// As understood, or why it is refused.
    pub record: Result<PatientRecord, Vec<FieldError>>,
    /// `landline`, `no-contact`, `phone-zero`.
    pub warnings: Vec<&'static str>,
    /// The earlier line with the same person.
    pub same_as_line: Option<i64>,
    /// The earlier line with the same phone and another birth date.
    pub household_line: Option<i64>,
}

/// Parses each row and finds who is in the file twice and who shares a phone.
pub fn pair(rows: Vec<SheetRow>, today: Date) -> Vec<PairedRow> {
    let mut people = Seen::default();
    rows.into_iter()
        .map(|SheetRow { line, form, fault, zero }| {
            let record = match fault {
                Some(fault) => Err(vec![fault]),
                None => form.parse(today),
            };
            let mut paired =
                PairedRow { line, form, record, warnings: vec![], same_as_line: None, household_line: None };
            if let Ok(record) = &paired.record {
                paired.warnings = warnings(record);
                paired.warnings.extend(zero.then_some("phone-zero"));
                paired.same_as_line = people.same(record, line);
                if paired.same_as_line.is_none() {
                    paired.household_line = people.shares_phone(record, line);
                }
            }
            paired
        })
        .collect()
}

fn warnings(record: &PatientRecord) -> Vec<&'static str> {
    let person = &record.person;
    let mut warnings = vec![];
    if person.phone.is_some() && !person.has_mobile() {
        warnings.push("landline");
    }
    if person.phone.is_none() && person.email.is_none() {
        warnings.push("no-contact");
    }
    warnings
}

/// First line of each person and of each phone.
#[derive(Default)]
struct Seen {
    ids: BTreeMap<String, i64>,
    people: BTreeMap<(String, Date), i64>,
    phones: BTreeMap<String, (i64, Date)>,
}

impl Seen {
    /// The same HER-SYS ID, or the same kana and birth date.
    fn same(&mut self, record: &PatientRecord, line: i64) -> Option<i64> {
        let person = &record.person;
        let by_id = person.her_sys_id.clone().map(|id| *self.ids.entry(id).or_insert(line));
        let by_name = *self.people.entry((fold_kana(&person.kana), person.birth_date)).or_insert(line);
        by_id.into_iter().chain([by_name]).filter(|first| *first != line).min()
    }

    fn shares_phone(&mut self, record: &PatientRecord, line: i64) -> Option<i64> {
        let phone = record.person.phone.as_ref()?.as_str().to_owned();
        let (first, born) = *self.phones.entry(phone).or_insert((line, record.person.birth_date));
        (born != record.person.birth_date).then_some(first)
    }
}
