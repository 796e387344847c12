//! Each period, both sides of each bound, and the change of the rules.

use proptest::prelude::*;

use super::*;
use Classification::{Asymptomatic, Confirmed, Contact, Suspected};

fn rules() -> ReleaseRules {
    ReleaseRules::from_toml(include_str!("../../../assets/rules/release.toml")).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn course(classification: Classification) -> Course {
    Course {
        classification,
        onset: None,
        specimen: None,
        exposure: None,
        improved: None,
        negative_test: None,
    }
}

fn end(course: &Course) -> String {
    let expected = expected_end(&rules(), course).unwrap();
    assert_eq!(expected.steps.last().unwrap().values["date"], expected.free_on.to_string());
    expected.free_on.to_string()
}

#[test]
fn day_0_is_the_day_itself() {
    assert_eq!(day_of_illness(date("2022-02-27"), date("2022-02-27")), 0);
    assert_eq!(day_of_illness(date("2022-02-27"), date("2022-03-01")), 2);
    assert_eq!(day_of_illness(date("2022-03-01"), date("2022-02-28")), -1);
}

#[test]
fn symptomatic_needs_both_the_days_and_the_improvement() {
    for (onset, improved, free) in [
        // 10 days and 72 h: day 11.
        ("2022-01-01", "2022-01-05", "2022-01-12"),
        ("2022-01-01", "2022-01-08", "2022-01-12"),
        ("2022-01-01", "2022-01-09", "2022-01-13"),
        // 7 days and 24 h: day 8.
        ("2022-10-01", "2022-10-03", "2022-10-09"),
        ("2022-10-01", "2022-10-07", "2022-10-09"),
        ("2022-10-01", "2022-10-08", "2022-10-10"),
    ] {
        let course = Course { onset: Some(date(onset)), improved: Some(date(improved)), ..course(Confirmed) };
        assert_eq!(end(&course), free, "{onset} {improved}");
    }
}

#[test]
fn without_improvement_on_record_the_date_is_provisional() {
    let ill = Course { onset: Some(date("2022-01-01")), ..course(Confirmed) };
    let expected = expected_end(&rules(), &ill).unwrap();
    assert!(expected.provisional);
    assert_eq!(expected.free_on, date("2022-01-12"));
    let texts: Vec<_> = expected.steps.iter().map(|step| step.text.as_str()).collect();
    assert_eq!(
        texts,
        [
            "release-rules-from",
            "release-day-zero-onset",
            "release-days",
            "release-improvement-unknown",
            "release-free"
        ]
    );
    assert_eq!(expected.steps.last().unwrap().values["day"], "11");
}

#[test]
fn asymptomatic_ends_on_day_8_or_6_with_a_negative_test() {
    let carrier = |specimen: &str, test: Option<&str>| Course {
        specimen: Some(date(specimen)),
        negative_test: test.map(date),
        ..course(Asymptomatic)
    };
    assert_eq!(end(&carrier("2022-01-01", None)), "2022-01-09");
    assert_eq!(end(&carrier("2022-01-01", Some("2022-01-06"))), "2022-01-09", "not before 2022-09-07");
    assert_eq!(end(&carrier("2022-10-01", None)), "2022-10-09");
    assert_eq!(end(&carrier("2022-10-01", Some("2022-10-05"))), "2022-10-09", "day 4 is too early");
    assert_eq!(end(&carrier("2022-10-01", Some("2022-10-06"))), "2022-10-07");
    assert_eq!(end(&carrier("2022-10-01", Some("2022-10-07"))), "2022-10-08");
    assert_eq!(end(&carrier("2022-10-01", Some("2022-10-12"))), "2022-10-09");
}

#[test]
fn who_falls_ill_later_starts_again_from_onset() {
    let course = Course {
        specimen: Some(date("2022-01-01")),
        onset: Some(date("2022-01-04")),
        improved: Some(date("2022-01-06")),
        ..course(Asymptomatic)
    };
    assert_eq!(end(&course), "2022-01-15");
    assert_eq!(expected_end(&rules(), &course).unwrap().steps[1].text, "release-day-zero-restart");
}

#[test]
fn a_change_of_the_rules_reaches_those_in_isolation() {
    for (onset, free) in [
        ("2022-08-26", "2022-09-06"), // free the day before under the old rules
        ("2022-08-27", "2022-09-07"),
        ("2022-08-29", "2022-09-07"), // nine days, but nobody was free before the change
        ("2022-08-30", "2022-09-07"),
        ("2022-08-31", "2022-09-08"),
    ] {
        let course = Course {
            onset: Some(date(onset)),
            improved: Some(date(onset).plus_days(2)),
            ..course(Confirmed)
        };
        assert_eq!(end(&course), free, "{onset}");
    }
}

#[test]
fn contacts_by_the_day_of_the_last_exposure() {
    for (exposure, free) in [
        ("2021-06-01", "2021-06-16"),
        ("2022-01-05", "2022-01-16"),
        ("2022-01-21", "2022-01-29"),
        ("2022-03-01", "2022-03-09"),
        ("2022-08-01", "2022-08-07"),
    ] {
        let course = Course { exposure: Some(date(exposure)), ..course(Contact) };
        assert_eq!(end(&course), free, "{exposure}");
    }
}

#[test]
fn what_is_missing_is_said() {
    for (classification, missing) in [
        (Suspected, MissingFact::NotConfirmed),
        (Contact, MissingFact::Exposure),
        (Asymptomatic, MissingFact::DayZero),
        (Confirmed, MissingFact::DayZero),
    ] {
        assert_eq!(expected_end(&rules(), &course(classification)), Err(missing));
    }
    let dated = Course { specimen: Some(date("2022-01-01")), ..course(Confirmed) };
    assert_eq!(end(&dated), "2022-01-12", "without onset the specimen is day 0");
}

proptest! {
    /// Nobody is free on a day when the rules of that day would still hold them, and a later improvement never
    /// frees earlier.
    #[test]
    fn free_under_the_rules_of_the_day(onset in 0..1000_i64, improved in 0..30_i64) {
        let onset = date("2020-06-01").plus_days(onset);
        let at = |days: i64| Course { onset: Some(onset), improved: Some(onset.plus_days(days)), ..course(Confirmed) };
        let free_on = expected_end(&rules(), &at(improved)).unwrap().free_on;
        prop_assert!(free_on <= expected_end(&rules(), &at(improved + 1)).unwrap().free_on);
        let (days, wait) = if free_on < date("2022-09-07") { (10, 3) } else { (7, 1) };
        prop_assert!(free_on.days_since(onset) > days);
        prop_assert!(free_on.days_since(onset.plus_days(improved)) > wait);
    }
}
