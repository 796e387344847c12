//! When isolation and a contact's observation end (DOMAIN section 5), with the arithmetic as lines for the screen.
//!
//! The periods are dated data. A person is free on the first day on which the rules in force that day let them go, so
//! a change of the rules reaches those who are in isolation. This only computes: a date set by a person stands above
//! it, and releasing somebody is a person's act.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::patient::Classification;
use crate::text_enum;
use crate::time::Date;

/// A file of periods that can't be used, with the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("release periods: {0}")]
pub struct ReleaseError(String);

/// How long patients stay isolated, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PatientPeriod {
    /// First day in force.
    pub from: Date,
    /// Where the numbers come from.
    pub source: String,
    /// Whole days after onset (day 0).
    pub symptomatic_days: i64,
    /// Hours since improvement; counted as whole days after the day of improvement.
    pub improved_hours: i64,
    /// Whole days after the specimen (day 0) for who never falls ill.
    pub asymptomatic_days: i64,
    /// Day from which a negative self-test ends the isolation of who never fell ill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negative_test_day: Option<i64>,
}

/// How long contacts are observed, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactPeriod {
    /// First day in force.
    pub from: Date,
    /// Where the number comes from.
    pub source: String,
    /// Whole days after the last exposure (day 0).
    pub days: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    patients: Vec<PatientPeriod>,
    contacts: Vec<ContactPeriod>,
}

/// All periods, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "File")]
pub struct ReleaseRules {
    patients: Vec<PatientPeriod>,
    contacts: Vec<ContactPeriod>,
}

impl TryFrom<File> for ReleaseRules {
    type Error = ReleaseError;

    fn try_from(file: File) -> Result<Self, ReleaseError> {
        let File { patients, contacts } = file;
        if patients.is_empty() || contacts.is_empty() {
            return Err(ReleaseError("patients and contacts need at least one period each".to_owned()));
        }
        if !patients.is_sorted_by(|a, b| a.from < b.from) || !contacts.is_sorted_by(|a, b| a.from < b.from) {
            return Err(ReleaseError("periods must begin one after another".to_owned()));
        }
        Ok(Self { patients, contacts })
    }
}

impl ReleaseRules {
    /// From the text of `assets/rules/release.toml`.
    ///
    /// # Errors
    /// When it is no TOML, has an unknown or missing key, or its periods are out of order.
    #[cfg(any(feature = "server", test))]
    pub fn from_toml(text: &str) -> Result<Self, ReleaseError> {
        toml::from_str(text).map_err(|error| ReleaseError(error.to_string()))
    }
}

/// What is known of the course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// 診断分類
    pub classification: Classification,
    /// 発症日; for an asymptomatic carrier: the day they fell ill after all.
    pub onset: Option<Date>,
    /// 検体採取日
    pub specimen: Option<Date>,
    /// Last exposure, for contacts.
    pub exposure: Option<Date>,
    /// First day without fever (and without antipyretics) and with better respiratory symptoms.
    pub improved: Option<Date>,
    /// Day of a negative self-test.
    pub negative_test: Option<Date>,
}

text_enum!(
    /// Why nothing can be computed. Its Fluent name is `release-missing-<word>`.
    MissingFact {
        /// Neither onset nor specimen date.
        DayZero = "day-zero",
        /// The last exposure.
        Exposure = "exposure",
        /// A suspected case has no end before the test result.
        NotConfirmed = "not-confirmed",
    }
);

/// A line of the arithmetic: a Fluent id and its values, dates ISO.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Step {
    /// Fluent id.
    pub text: String,
    /// What the line needs.
    pub values: BTreeMap<String, String>,
}

/// The end of isolation or observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Expected {
    /// First free day.
    pub free_on: Date,
    /// Day 0.
    pub day_zero: Date,
    /// It moves later while no improvement is on record: not to be acted upon.
    pub provisional: bool,
    /// The arithmetic, for the screen.
    pub steps: Vec<Step>,
}

/// Day of illness: 0 on the day of onset or specimen; negative before it.
pub fn day_of_illness(day_zero: Date, today: Date) -> i64 {
    today.days_since(day_zero)
}

/// The expected end.
///
/// # Errors
/// What is missing.
pub fn expected_end(rules: &ReleaseRules, course: &Course) -> Result<Expected, MissingFact> {
    match course.classification {
        Classification::Suspected => Err(MissingFact::NotConfirmed),
        Classification::Contact => {
            let day_zero = course.exposure.ok_or(MissingFact::Exposure)?;
            let ends = rules.contacts.iter().map(|period| (period.from, contact(period, day_zero)));
            first_free(ends, step("release-day-zero-exposure", [("date", day_zero.to_string())]))
                .ok_or(MissingFact::Exposure)
        }
        Classification::Asymptomatic if course.onset.is_none() => {
            let day_zero = course.specimen.ok_or(MissingFact::DayZero)?;
            let ends =
                rules.patients.iter().map(|period| (period.from, asymptomatic(period, course, day_zero)));
            first_free(ends, step("release-day-zero-specimen", [("date", day_zero.to_string())]))
                .ok_or(MissingFact::DayZero)
        }
        Classification::Confirmed | Classification::Asymptomatic => {
            let day_zero = course.onset.or(course.specimen).ok_or(MissingFact::DayZero)?;
            let text = match (course.classification, course.onset) {
                (Classification::Asymptomatic, _) => "release-day-zero-restart",
                (_, Some(_)) => "release-day-zero-onset",
                (_, None) => "release-day-zero-specimen",
            };
            let ends =
                rules.patients.iter().map(|period| (period.from, symptomatic(period, course, day_zero)));
            first_free(ends, step(text, [("date", day_zero.to_string())])).ok_or(MissingFact::DayZero)
        }
    }
}

/// The end by one period alone.
struct End {
    day_zero: Date,
    last_day: Date,
    provisional: bool,
    steps: Vec<Step>,
}

fn contact(period: &ContactPeriod, day_zero: Date) -> End {
    let last_day = day_zero.plus_days(period.days);
    End { day_zero, last_day, provisional: false, steps: vec![days(period.days, last_day)] }
}

fn symptomatic(period: &PatientPeriod, course: &Course, day_zero: Date) -> End {
    let by_onset = day_zero.plus_days(period.symptomatic_days);
    let hours = ("hours", period.improved_hours.to_string());
    let (last_day, line) = match course.improved {
        Some(improved) => {
            // Whole days: improvement may have come at any hour of its day.
            let until = improved.plus_days((period.improved_hours + 23) / 24);
            let line = step(
                "release-improved",
                [("date", improved.to_string()), hours, ("until", until.to_string())],
            );
            (by_onset.max(until), line)
        }
        None => (by_onset, step("release-improvement-unknown", [hours])),
    };
    End {
        day_zero,
        last_day,
        provisional: course.improved.is_none(),
        steps: vec![days(period.symptomatic_days, by_onset), line],
    }
}

fn asymptomatic(period: &PatientPeriod, course: &Course, day_zero: Date) -> End {
    let by_days = day_zero.plus_days(period.asymptomatic_days);
    let mut steps = vec![days(period.asymptomatic_days, by_days)];
    let mut last_day = by_days;
    if let Some(day) = period.negative_test_day
        && let Some(test) = course.negative_test
        && test.days_since(day_zero) >= day
        && test < by_days
    {
        last_day = test;
        let values = [("date", test.to_string()), ("day", day.to_string()), ("until", test.to_string())];
        steps.push(step("release-negative-test", values));
    }
    End { day_zero, last_day, provisional: false, steps }
}

/// Over all periods (oldest first) the first day that is free under the period in force on that day.
fn first_free(ends: impl Iterator<Item = (Date, End)>, day_zero: Step) -> Option<Expected> {
    let mut ends = ends.peekable();
    let mut first_period = true;
    let mut found = None;
    while let Some((from, end)) = ends.next() {
        let free_on = end.last_day.plus_days(1);
        // The oldest period also stands for the days before it.
        let free_on = if first_period { free_on } else { free_on.max(from) };
        first_period = false;
        if ends.peek().is_none_or(|(until, _)| free_on < *until) {
            found = Some((from, free_on, end));
            break;
        }
    }
    let (from, free_on, end) = found?;
    let mut steps = vec![step("release-rules-from", [("date", from.to_string())]), day_zero];
    steps.extend(end.steps);
    let day = day_of_illness(end.day_zero, free_on).to_string();
    steps.push(step("release-free", [("date", free_on.to_string()), ("day", day)]));
    Some(Expected { free_on, day_zero: end.day_zero, provisional: end.provisional, steps })
}

fn days(days: i64, until: Date) -> Step {
    step("release-days", [("days", days.to_string()), ("date", until.to_string())])
}

fn step<const N: usize>(text: &str, values: [(&str, String); N]) -> Step {
    Step {
        text: text.to_owned(),
        values: values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}

#[cfg(test)]
mod tests;
