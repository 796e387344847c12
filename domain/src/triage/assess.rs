//! Applies a rule set to one observation.

use std::collections::BTreeMap;

use super::history::{History, has_spo2};
use super::rules::points;
use super::{
    Assessment, Condition, Measure, News2, Observation, PartialNews2, Reason, Rule, RuleSet, Rules, Subject,
    Tier,
};
use crate::report::{Answers, Spo2Reading};
use crate::time::Duration;
use crate::values::{Pulse, Spo2, Temperature};

/// Judges `current` against `past`: any order, of this course of illness, without superseded reports. What was
/// measured at the same instant or later is left out. For the same result as with the whole past it is enough to
/// give the first [`Baseline::first`](super::Baseline) and last [`Baseline::last`](super::Baseline) reports with an
/// SpO₂ value and all reports since the last day without fever or report.
pub fn assess(rules: &RuleSet, subject: &Subject, past: &[Observation], current: &Observation) -> Assessment {
    let mut reasons = reasons(rules.rules(), subject, past, current);
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.tier));
    Assessment {
        tier: reasons.first().map_or(Tier::Routine, |reason| reason.tier),
        news2: news2(&rules.rules().news2, subject, &current.answers).map(|parts| parts.sum()),
        reasons,
        rule_set: rules.id(),
        rule_hash: rules.hash().to_owned(),
    }
}

/// The tier of [`assess`] alone: for the phone, which shows it until the server's assessment arrives.
pub fn tier(rules: &Rules, subject: &Subject, past: &[Observation], current: &Observation) -> Tier {
    reasons(rules, subject, past, current).iter().map(|reason| reason.tier).max().unwrap_or(Tier::Routine)
}

/// Everything that fires, in the order of the rules.
fn reasons(rules: &Rules, subject: &Subject, past: &[Observation], current: &Observation) -> Vec<Reason> {
    let history = History::before(past, current.measured_at);
    let look = Look { rules, subject, history: &history, now: current };
    let mut reasons = look.reasons(|_| true);
    reasons.extend(Measure::ALL.iter().filter_map(|measure| look.kept(*measure)));
    reasons
}

/// One look at one observation.
struct Look<'a> {
    rules: &'a Rules,
    subject: &'a Subject,
    history: &'a History<'a>,
    now: &'a Observation,
}

impl Look<'_> {
    /// What the rules `asked` say, in their order, without measures kept from before.
    fn reasons(&self, asked: impl Fn(&Rule) -> bool) -> Vec<Reason> {
        self.rules
            .rules
            .iter()
            .filter(|rule| asked(rule))
            .flat_map(|rule| self.fires(&rule.when).into_iter().map(|values| reason(rule, values)))
            .collect()
    }

    /// The values for the sentence, once for each time the condition holds.
    fn fires(&self, when: &Condition) -> Vec<Values> {
        let answers = &self.now.answers;
        let temperature = answers.temperature.map(Temperature::get);
        let spo2 = answers.spo2.measured().map(Spo2::get);
        match when {
            Condition::AnySign {} => answers.signs.iter().map(|sign| one("sign", sign)).collect(),
            Condition::Spo2BelowScale {} => once(answers.spo2 == Spo2Reading::UNDER_50, Values::new),
            Condition::Spo2 { at_least, at_most, own_target } => spo2
                .filter(|_| *own_target == self.subject.own_target)
                .filter(|spo2| at_least.is_none_or(|low| *spo2 >= low) && spo2 <= at_most)
                .map(|spo2| within("spo2", spo2, *at_least, Some(*at_most)))
                .into_iter()
                .collect(),
            Condition::Spo2BelowBaseline { points } => {
                let baseline = self.history.baseline_doubled(&self.rules.baseline);
                spo2.zip(baseline)
                    .filter(|(spo2, doubled)| doubled - 2 * spo2 >= 2 * points)
                    .map(|(spo2, doubled)| {
                        values([
                            ("spo2", spo2.to_string()),
                            ("baseline", halved(doubled)),
                            ("drop", halved(doubled - 2 * spo2)),
                        ])
                    })
                    .into_iter()
                    .collect()
            }
            Condition::Temperature { at_least } => once(temperature.is_some_and(|t| t >= *at_least), || {
                values([
                    ("temperature", written(Measure::Temperature, answers)),
                    ("limit", tenths(*at_least)),
                ])
            }),
            Condition::TemperatureRunning { at_least, days } => {
                let running = self.history.days_running(self.now, *at_least);
                once(running >= *days, || {
                    values([("days", running.to_string()), ("limit", tenths(*at_least))])
                })
            }
            Condition::TemperatureOnDays { at_least, from_day, to_day } => {
                let day = self.subject.onset.map(|onset| self.now.measured_at.date().days_since(onset));
                day.filter(|day| (from_day..=to_day).contains(&day))
                    .filter(|_| temperature.is_some_and(|t| t >= *at_least))
                    .map(|day| {
                        values([
                            ("day", day.to_string()),
                            ("temperature", written(Measure::Temperature, answers)),
                        ])
                    })
                    .into_iter()
                    .collect()
            }
            Condition::Pulse { at_least, at_most, from_age, to_age } => answers
                .pulse
                .map(Pulse::get)
                .filter(|pulse| pulse >= at_least && at_most.is_none_or(|high| *pulse <= high))
                .filter(|_| {
                    self.subject.age_years >= *from_age
                        && to_age.is_none_or(|to| self.subject.age_years <= to)
                })
                .map(|pulse| within("pulse", pulse, Some(*at_least), *at_most))
                .into_iter()
                .collect(),
            Condition::News2Score { at_least, at_most } => self
                .news2()
                .map(|parts| parts.sum())
                .filter(|news2| news2.score >= *at_least && at_most.is_none_or(|high| news2.score <= high))
                .map(|news2| within("score", news2.score, Some(*at_least), *at_most))
                .into_iter()
                .collect(),
            Condition::News2Single { at_least } => self
                .news2()
                .iter()
                .flat_map(|parts| &parts.0)
                .filter(|(_, _, points)| points >= at_least)
                .map(|(measure, value, points)| {
                    values([
                        ("measure", measure.to_string()),
                        ("value", value.clone()),
                        ("points", points.to_string()),
                    ])
                })
                .collect(),
            Condition::CannotDrink {} => once(answers.can_drink == Some(false), Values::new),
            Condition::WorseRunning { hours_apart } => self
                .history
                .worse_for(self.now)
                .filter(|length| *length >= Duration::hours(*hours_apart))
                .map(|length| one("hours", length.as_hours()))
                .into_iter()
                .collect(),
            Condition::NewRespiratorySymptom {} => {
                self.history.new_respiratory(self.now).iter().map(|symptom| one("symptom", symptom)).collect()
            }
            Condition::NothingMeasured {} => once(answers.nothing_measured(), Values::new),
        }
    }

    /// A measure that is missing now but was abnormal when last measured, not long ago.
    fn kept(&self, measure: Measure) -> Option<Reason> {
        if has(measure, self.now) {
            return None;
        }
        let missing = &self.rules.missing;
        let from = self.now.measured_at.minus(Duration::hours(missing.keep_hours));
        let seen = self.history.newest(from, |seen| has(measure, seen))?;
        let then = Observation { measured_at: seen.measured_at, answers: only(measure, &seen.answers) };
        let look = Look { history: &self.history.up_to(seen.measured_at), now: &then, ..*self };
        let tier = look.reasons(|rule| rule.when.looks_at(measure)).iter().map(|reason| reason.tier).max()?;
        Some(Reason {
            rule: format!("missing-{measure}"),
            tier,
            text: missing.text.clone(),
            values: values([
                ("measure", measure.to_string()),
                ("value", written(measure, &seen.answers)),
                ("time", seen.measured_at.clock_time()),
            ]),
        })
    }

    fn news2(&self) -> Option<Parts> {
        news2(&self.rules.news2, self.subject, &self.now.answers)
    }
}

/// The NEWS2 parameters that were measured: which, its value as written, its points.
struct Parts(Vec<(Measure, String, i64)>);

impl Parts {
    fn sum(&self) -> PartialNews2 {
        PartialNews2 {
            score: self.0.iter().map(|(_, _, points)| points).sum(),
            measured: self.0.iter().map(|(measure, _, _)| *measure).collect(),
            max_single: self.0.iter().map(|(_, _, points)| *points).max().unwrap_or(0),
        }
    }
}

fn news2(tables: &News2, subject: &Subject, answers: &Answers) -> Option<Parts> {
    if subject.age_years < tables.from_age || (subject.pregnant && !tables.in_pregnancy) {
        return None;
    }
    let scale = if subject.own_target { &tables.spo2_own_target } else { &tables.spo2 };
    let spo2 = match answers.spo2 {
        Spo2Reading::Measured(value) => Some(value.get()),
        reading if reading == Spo2Reading::UNDER_50 => Some(i64::MIN),
        Spo2Reading::Word(_) => None,
    };
    let parts: Vec<_> = [
        (Measure::Spo2, spo2, scale),
        (Measure::Pulse, answers.pulse.map(Pulse::get), &tables.pulse),
        (Measure::Temperature, answers.temperature.map(Temperature::get), &tables.temperature),
    ]
    .into_iter()
    .filter_map(|(measure, value, bands)| {
        value.map(|value| (measure, written(measure, answers), points(bands, value)))
    })
    .collect();
    (!parts.is_empty()).then_some(Parts(parts))
}

fn has(measure: Measure, seen: &Observation) -> bool {
    match measure {
        Measure::Spo2 => has_spo2(seen),
        Measure::Pulse => seen.answers.pulse.is_some(),
        Measure::Temperature => seen.answers.temperature.is_some(),
    }
}

/// The answers with nothing but one measure.
fn only(measure: Measure, answers: &Answers) -> Answers {
    let nothing = Answers::default();
    match measure {
        Measure::Spo2 => Answers { spo2: answers.spo2, ..nothing },
        Measure::Pulse => Answers { pulse: answers.pulse, ..nothing },
        Measure::Temperature => Answers { temperature: answers.temperature, ..nothing },
    }
}

/// A measure as people read it, without its unit: `92`, `<50`, `38.4`; empty when missing.
fn written(measure: Measure, answers: &Answers) -> String {
    match measure {
        Measure::Spo2 if answers.spo2 == Spo2Reading::UNDER_50 => "<50".to_owned(),
        Measure::Spo2 => answers.spo2.measured().map_or_else(String::new, |spo2| spo2.to_string()),
        Measure::Pulse => answers.pulse.map_or_else(String::new, |pulse| pulse.get().to_string()),
        Measure::Temperature => answers.temperature.map_or_else(String::new, |t| t.to_string()),
    }
}

type Values = BTreeMap<String, String>;

fn values<const N: usize>(pairs: [(&str, String); N]) -> Values {
    // Not collected: a map sorts what it collects, and the standard sort costs the phone 3 kB.
    let mut values = Values::new();
    for (name, value) in pairs {
        values.insert(name.to_owned(), value);
    }
    values
}

fn one(name: &str, value: impl std::fmt::Display) -> Values {
    values([(name, value.to_string())])
}

/// A value with the bounds it lies in, for sentences that name them.
fn within(name: &str, value: i64, low: Option<i64>, high: Option<i64>) -> Values {
    let mut values = one(name, value);
    for (bound, value) in [("low", low), ("high", high)] {
        if let Some(value) = value {
            values.insert(bound.to_owned(), value.to_string());
        }
    }
    values
}

fn once(holds: bool, values: impl FnOnce() -> Values) -> Vec<Values> {
    if holds { vec![values()] } else { vec![] }
}

fn reason(rule: &Rule, values: Values) -> Reason {
    Reason { rule: rule.id.clone(), tier: rule.tier, text: rule.text.clone(), values }
}

fn tenths(value: i64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

/// Half of a whole number, written: `97` or `97.5`.
fn halved(doubled: i64) -> String {
    if doubled % 2 == 0 { (doubled / 2).to_string() } else { format!("{}.5", doubled / 2) }
}
