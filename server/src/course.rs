//! Dates of a course of illness as the screens show them: the rules are domain's, the periods a built-in file.

use std::sync::OnceLock;

use mimamori_domain::Date;
use mimamori_domain::patient::{Classification, PatientRecord};
use mimamori_domain::release::{Course, Expected, MissingFact, ReleaseRules, day_of_illness, expected_end};
use mimamori_store::patient::Patient;

/// The release periods, built in.
fn rules() -> Option<&'static ReleaseRules> {
    static RULES: OnceLock<Option<ReleaseRules>> = OnceLock::new();
    RULES
        .get_or_init(|| ReleaseRules::from_toml(include_str!("../../assets/rules/release.toml")).ok())
        .as_ref()
}

/// Day of illness: 0 on the day of onset, or of the specimen when there were no symptoms.
pub fn day(patient: &Patient, today: Date) -> Option<i64> {
    let record = &patient.record;
    let day_zero = match record.classification {
        Classification::Contact => record.exposure_date,
        _ => record.onset_date.or(record.specimen_date),
    };
    day_zero.map(|zero| day_of_illness(zero, today))
}

/// The first day free of isolation, as far as it can be told from what is registered.
pub fn free_on(record: &PatientRecord) -> Option<Date> {
    expected(record).map(|end| end.free_on)
}

/// The same with its arithmetic.
pub fn expected(record: &PatientRecord) -> Option<Expected> {
    end(record)?.ok()
}

/// The same, or what is missing; nothing at all without the periods.
pub fn end(record: &PatientRecord) -> Option<Result<Expected, MissingFact>> {
    let course = Course {
        classification: record.classification,
        onset: record.onset_date,
        specimen: record.specimen_date,
        exposure: record.exposure_date,
        improved: None,
        negative_test: None,
    };
    Some(expected_end(rules()?, &course))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_periods_can_be_read() {
        assert!(super::rules().is_some());
    }
}
