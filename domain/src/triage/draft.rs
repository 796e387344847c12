//! A changed rule set before it is switched on: what the machine writes into it by itself, and what is refused.
//!
//! A centre may move thresholds and tiers, and leave rules out. It may not make the thirteen signs or an SpO₂ of 90 % or
//! less anything but an Emergency, nor leave a hole in which a worse value is called less urgent than a better one.

use super::rules::check_bands;
use super::{Condition, Rule, Rules, Tier};
use crate::text_enum;
use crate::time::Date;
use crate::values::FieldError;

/// An SpO₂ up to here is an Emergency by every set (Tokyo 2021-08, DOMAIN section 4). Per cent.
pub const EMERGENCY_SPO2: i64 = 90;
/// The same for patients with an own target (NEWS2 scale 2). Per cent.
pub const EMERGENCY_SPO2_OWN_TARGET: i64 = 83;
/// The contact of an Emergency can't be due later. Minutes.
pub const EMERGENCY_DUE_MOST: i64 = 30;
/// Any other contact can't be due later. Minutes.
pub const DUE_MOST: i64 = 24 * 60;
/// An abnormal measure that is missing now keeps its tier at least so long. Hours.
pub const KEEP_LEAST: i64 = 12;
/// Most rules of a set.
pub const RULES_MOST: usize = 100;
/// Longest word of where a number comes from, in characters.
pub const SOURCE_MOST: usize = 300;

text_enum!(
    /// What is wrong with a draft; the code of a [`FieldError`] whose field is the id of the rule, or `due`, `missing`,
    /// `baseline`, `news2`, `rules`.
    Flaw {
        /// The thirteen signs must be an Emergency.
        SignStays = "rule-sign-stays",
        /// Below the scale of the oximeter, and 90 % or less, must be an Emergency.
        Spo2Stays = "rule-spo2-stays",
        /// 83 % or less with an own target must be an Emergency.
        OwnTargetStays = "rule-own-target-stays",
        /// A worse value would be less urgent than a better one.
        Gap = "rule-gap",
        /// The lower bound is above the upper one.
        RangeEmpty = "rule-range-empty",
        /// A number that can't be measured.
        RangeWide = "rule-range-wide",
        /// Changed, and still the old source.
        SourceNeeded = "rule-source-needed",
        /// The source is too long.
        SourceLong = "rule-source-long",
        /// Routine is what is left when no rule fires.
        TierRoutine = "rule-tier-routine",
        /// The id is no kebab-case word.
        IdForm = "rule-id-form",
        /// The id stands twice.
        IdTwice = "rule-id-twice",
        /// Too many rules.
        TooMany = "rule-too-many",
        /// Not positive, or shorter for a lower tier, or too long.
        DueOrder = "rule-due-order",
        /// Too short a time, or too long.
        KeepHours = "rule-keep-hours",
        /// The baseline needs values.
        Baseline = "rule-baseline",
        /// A NEWS2 table is no table.
        Bands = "rule-bands",
    }
);

/// The draft as it is kept: of `day`, each unchanged rule with its own date and sentence, each changed one with a sentence
/// that names its own bounds, so that no nurse ever reads a number that isn't the rule's.
#[must_use]
pub fn settle(base: &Rules, mut draft: Rules, day: Date) -> Rules {
    draft.effective = day;
    draft.missing.text.clone_from(&base.missing.text);
    for rule in &mut draft.rules {
        let known = base.rules.iter().find(|known| known.id == rule.id);
        rule.source = rule.source.trim().to_owned();
        rule.text = match known {
            Some(known) if known.when == rule.when => known.text.clone(),
            _ => sentence(&rule.when).to_owned(),
        };
        rule.effective = match known {
            Some(known) if !differs(known, rule) => known.effective,
            _ => day,
        };
    }
    draft
}

/// Does the rule say something else?
pub fn differs(known: &Rule, rule: &Rule) -> bool {
    known.when != rule.when || known.tier != rule.tier
}

/// The rules that nobody can leave out or make less urgent, by id.
pub fn is_fixed(rule: &Rule) -> bool {
    rule.tier == Tier::Emergency
        && matches!(
            rule.when,
            Condition::AnySign {} | Condition::Spo2BelowScale {} | Condition::Spo2 { at_least: None, .. }
        )
}

/// Everything wrong with a draft; nothing when it may be kept.
pub fn flaws(base: &Rules, draft: &Rules) -> Vec<FieldError> {
    let mut found = vec![];
    let mut tell = |place: &str, flaw: Flaw| found.push(FieldError::new(place, flaw.as_str()));
    if draft.rules.len() > RULES_MOST {
        tell("rules", Flaw::TooMany);
        return found;
    }
    let due = &draft.due;
    if due.emergency_minutes < 1
        || due.emergency_minutes > EMERGENCY_DUE_MOST
        || due.urgent_minutes < due.emergency_minutes
        || due.watch_minutes < due.urgent_minutes
        || due.watch_minutes > DUE_MOST
    {
        tell("due", Flaw::DueOrder);
    }
    if !(KEEP_LEAST..=168).contains(&draft.missing.keep_hours) {
        tell("missing", Flaw::KeepHours);
    }
    if !(1..=10).contains(&draft.baseline.first) || !(1..=10).contains(&draft.baseline.last) {
        tell("baseline", Flaw::Baseline);
    }
    let news2 = &draft.news2;
    if [&news2.spo2, &news2.spo2_own_target, &news2.pulse, &news2.temperature]
        .into_iter()
        .any(|bands| check_bands(bands).is_err())
    {
        tell("news2", Flaw::Bands);
    }
    for (n, rule) in draft.rules.iter().enumerate() {
        if let Some(flaw) = flaw_of(base, draft, n, rule) {
            tell(&rule.id, flaw);
        }
    }
    // What is wrong with one rule can't be judged together with the others.
    if found.is_empty() {
        found = together(draft);
    }
    found
}

/// What is wrong with one rule by itself.
fn flaw_of(base: &Rules, draft: &Rules, n: usize, rule: &Rule) -> Option<Flaw> {
    let kebab = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if rule.id.is_empty() || rule.id.len() > 40 || !rule.id.chars().all(kebab) {
        return Some(Flaw::IdForm);
    }
    if draft.rules.iter().take(n).any(|other| other.id == rule.id) {
        return Some(Flaw::IdTwice);
    }
    if rule.tier == Tier::Routine {
        return Some(Flaw::TierRoutine);
    }
    if rule.when.is_empty_range() {
        return Some(Flaw::RangeEmpty);
    }
    if !can_be_measured(&rule.when) {
        return Some(Flaw::RangeWide);
    }
    if rule.source.chars().count() > SOURCE_MOST {
        return Some(Flaw::SourceLong);
    }
    let known = base.rules.iter().find(|known| known.id == rule.id);
    let new = known.is_none_or(|known| differs(known, rule));
    let unsourced = rule.source.is_empty() || known.is_some_and(|known| known.source == rule.source);
    (new && unsourced).then_some(Flaw::SourceNeeded)
}

/// What only shows when all rules are looked at together.
fn together(draft: &Rules) -> Vec<FieldError> {
    let mut found = vec![];
    let mut tell = |place: &str, flaw: Flaw| {
        let error = FieldError::new(place, flaw.as_str());
        if !found.contains(&error) {
            found.push(error);
        }
    };
    let is = |kind: fn(&Condition) -> bool| {
        draft.rules.iter().any(|rule| kind(&rule.when) && rule.tier == Tier::Emergency)
    };
    if !is(|when| matches!(when, Condition::AnySign {})) {
        tell("urgent-sign", Flaw::SignStays);
    }
    if !is(|when| matches!(when, Condition::Spo2BelowScale {})) {
        tell("spo2-below-scale", Flaw::Spo2Stays);
    }
    for (own, most, id, flaw) in [
        (false, EMERGENCY_SPO2, "spo2-emergency", Flaw::Spo2Stays),
        (true, EMERGENCY_SPO2_OWN_TARGET, "spo2-own-target-emergency", Flaw::OwnTargetStays),
    ] {
        if (50..=most).any(|value| spo2(draft, value, own).0 != Tier::Emergency) {
            tell(id, flaw);
        }
        for value in 51..=100 {
            let (tier, rule) = spo2(draft, value, own);
            if spo2(draft, value - 1, own).0 < tier {
                tell(rule, Flaw::Gap);
            }
        }
    }
    for age in 0..=110 {
        for value in 31..=220 {
            let (tier, rule) = pulse(draft, value - 1, age);
            // A slow pulse has no rule of its own; a faster one is never less urgent.
            if pulse(draft, value, age).0 < tier {
                tell(rule, Flaw::Gap);
            }
        }
    }
    for score in 1..=20 {
        let (tier, rule) = news2(draft, score - 1);
        if news2(draft, score).0 < tier {
            tell(rule, Flaw::Gap);
        }
    }
    found
}

/// The highest tier among the rules that hold, with its rule.
fn highest(draft: &Rules, holds: impl Fn(&Condition) -> bool) -> (Tier, &str) {
    draft
        .rules
        .iter()
        .filter(|rule| holds(&rule.when))
        .map(|rule| (rule.tier, rule.id.as_str()))
        .max_by_key(|(tier, _)| *tier)
        .unwrap_or((Tier::Routine, ""))
}

fn spo2(draft: &Rules, value: i64, own: bool) -> (Tier, &str) {
    highest(draft, |when| match when {
        Condition::Spo2 { at_least, at_most, own_target } => {
            *own_target == own && at_least.is_none_or(|low| low <= value) && value <= *at_most
        }
        _ => false,
    })
}

fn pulse(draft: &Rules, value: i64, age: i64) -> (Tier, &str) {
    highest(draft, |when| match when {
        Condition::Pulse { at_least, at_most, from_age, to_age } => {
            (*from_age..=to_age.unwrap_or(i64::MAX)).contains(&age)
                && (*at_least..=at_most.unwrap_or(i64::MAX)).contains(&value)
        }
        _ => false,
    })
}

fn news2(draft: &Rules, score: i64) -> (Tier, &str) {
    highest(draft, |when| match when {
        Condition::News2Score { at_least, at_most } => {
            (*at_least..=at_most.unwrap_or(i64::MAX)).contains(&score)
        }
        _ => false,
    })
}

/// Are all numbers such as can be measured and entered (DOMAIN section 3)?
fn can_be_measured(when: &Condition) -> bool {
    let percent = 50..=100;
    let temperature = 340..=430;
    let beats = 30..=220;
    let age = 0..=120;
    let all = |range: &std::ops::RangeInclusive<i64>, values: &[Option<i64>]| {
        values.iter().flatten().all(|value| range.contains(value))
    };
    match when {
        Condition::Spo2 { at_least, at_most, .. } => all(&percent, &[*at_least, Some(*at_most)]),
        Condition::Spo2BelowBaseline { points } => (1..=20).contains(points),
        Condition::Temperature { at_least } => temperature.contains(at_least),
        Condition::TemperatureRunning { at_least, days } => {
            temperature.contains(at_least) && (1..=14).contains(days)
        }
        Condition::TemperatureOnDays { at_least, from_day, to_day } => {
            temperature.contains(at_least) && all(&(0..=60), &[Some(*from_day), Some(*to_day)])
        }
        Condition::Pulse { at_least, at_most, from_age, to_age } => {
            all(&beats, &[Some(*at_least), *at_most]) && all(&age, &[Some(*from_age), *to_age])
        }
        Condition::News2Score { at_least, at_most } => all(&(1..=20), &[Some(*at_least), *at_most]),
        Condition::News2Single { at_least } => (1..=3).contains(at_least),
        Condition::WorseRunning { hours_apart } => (1..=72).contains(hours_apart),
        Condition::AnySign {}
        | Condition::Spo2BelowScale {}
        | Condition::CannotDrink {}
        | Condition::NewRespiratorySymptom {}
        | Condition::NothingMeasured {} => true,
    }
}

/// The sentence for staff that takes every bound from the rule itself.
const fn sentence(when: &Condition) -> &'static str {
    match when {
        Condition::AnySign {} => "reason-sign",
        Condition::Spo2BelowScale {} => "reason-spo2-below-scale",
        Condition::Spo2 { at_least: None, own_target: false, .. } => "reason-set-spo2",
        Condition::Spo2 { at_least: Some(_), own_target: false, .. } => "reason-set-spo2-range",
        Condition::Spo2 { at_least: None, own_target: true, .. } => "reason-set-spo2-own",
        Condition::Spo2 { at_least: Some(_), own_target: true, .. } => "reason-set-spo2-own-range",
        Condition::Spo2BelowBaseline { .. } => "reason-spo2-below-baseline",
        Condition::Temperature { .. } => "reason-set-temperature",
        Condition::TemperatureRunning { .. } => "reason-fever-running",
        Condition::TemperatureOnDays { .. } => "reason-fever-late",
        Condition::Pulse { at_most: None, .. } => "reason-set-pulse",
        Condition::Pulse { at_most: Some(_), .. } => "reason-set-pulse-range",
        Condition::News2Score { at_most: None, .. } => "reason-set-news2",
        Condition::News2Score { at_most: Some(_), .. } => "reason-set-news2-range",
        Condition::News2Single { .. } => "reason-news2-single",
        Condition::CannotDrink {} => "reason-cannot-drink",
        Condition::WorseRunning { .. } => "reason-worse-running",
        Condition::NewRespiratorySymptom {} => "reason-new-respiratory",
        Condition::NothingMeasured {} => "reason-nothing-measured",
    }
}

/// A text that is no rule set, with the place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Line of the text, from 1; 0 when it isn't known.
    pub line: usize,
    /// Why, in the words of the reader of TOML.
    pub why: String,
}

#[cfg(any(feature = "server", test))]
impl Rules {
    /// From the text of a rule file, without the checks of a set.
    ///
    /// # Errors
    /// When it is no TOML, or a key is unknown, missing or of another shape.
    pub fn read_toml(text: &str) -> Result<Self, Unread> {
        toml::from_str(text).map_err(|error| Unread {
            line: error
                .span()
                .map_or(0, |span| text.get(..span.start).unwrap_or_default().matches('\n').count() + 1),
            why: error.message().to_owned(),
        })
    }

    /// As the text of a rule file.
    pub fn write_toml(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}
