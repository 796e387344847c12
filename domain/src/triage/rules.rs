//! The rules as data: what a rule file holds, and the checks it must pass before anything is assessed by it.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::written::Written;
use super::{Measure, Tier};
use crate::time::{Date, Duration};

/// A rule file that can't be used, with the place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("rule set: {0}")]
pub struct RuleError(String);

impl RuleError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

/// When a rule fires. Bounds are inclusive; an absent bound is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case", try_from = "Written")]
pub enum Condition {
    /// One of the thirteen urgent signs is ticked; one reason for each.
    AnySign {},
    /// The oximeter showed less than its scale reaches.
    Spo2BelowScale {},
    /// SpO₂ in a range.
    Spo2 {
        /// Per cent.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_least: Option<i64>,
        /// Per cent.
        at_most: i64,
        /// For patients with an own target (scale 2) instead of all the others.
        own_target: bool,
    },
    /// SpO₂ at least this far below the patient's own baseline.
    Spo2BelowBaseline {
        /// Percentage points.
        points: i64,
    },
    /// A high temperature.
    Temperature {
        /// Tenths of a degree Celsius.
        at_least: i64,
    },
    /// A high temperature on several local days running, the day of the measurement included.
    TemperatureRunning {
        /// Tenths of a degree Celsius.
        at_least: i64,
        /// Days.
        days: i64,
    },
    /// A raised temperature on certain days of illness (day 0 = onset).
    TemperatureOnDays {
        /// Tenths of a degree Celsius.
        at_least: i64,
        /// First day of illness.
        from_day: i64,
        /// Last day of illness.
        to_day: i64,
    },
    /// A fast pulse, by age.
    Pulse {
        /// Beats a minute.
        at_least: i64,
        /// Beats a minute.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<i64>,
        /// Youngest age in completed years.
        from_age: i64,
        /// Oldest age in completed years.
        #[serde(skip_serializing_if = "Option::is_none")]
        to_age: Option<i64>,
    },
    /// Partial NEWS2 in a range.
    News2Score {
        /// Points.
        at_least: i64,
        /// Points.
        #[serde(skip_serializing_if = "Option::is_none")]
        at_most: Option<i64>,
    },
    /// One NEWS2 parameter alone reaches this; one reason for each.
    News2Single {
        /// Points.
        at_least: i64,
    },
    /// "Able to drink?" was answered with no.
    CannotDrink {},
    /// "Worse than yesterday" in reports running.
    WorseRunning {
        /// Hours between the first and the last of them, at least.
        hours_apart: i64,
    },
    /// A respiratory symptom that the report before did not have; one reason for each. Never on the first report.
    NewRespiratorySymptom {},
    /// Neither temperature nor SpO₂ nor pulse was measured.
    NothingMeasured {},
}

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Stable id, kebab-case.
    pub id: String,
    /// The tier it asks for.
    pub tier: Tier,
    /// When it fires.
    pub when: Condition,
    /// Fluent id of the sentence for staff.
    pub text: String,
    /// Where the numbers come from.
    pub source: String,
    /// The day since which the rule has held; never later than that of its set.
    pub effective: Date,
}

/// Time within which staff must be in contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// Minutes from receipt, Emergency.
    pub emergency_minutes: i64,
    /// Minutes from receipt, Urgent.
    pub urgent_minutes: i64,
    /// Minutes from receipt, Watch.
    pub watch_minutes: i64,
    /// Where the numbers come from.
    pub source: String,
}

/// How the patient's own SpO₂ baseline is made: the higher of two medians.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// How many of the first values.
    pub first: usize,
    /// How many of the last values.
    pub last: usize,
    /// Where the numbers come from.
    pub source: String,
}

/// A measure that was abnormal and is missing now keeps its tier for a while.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// For how many hours.
    pub keep_hours: i64,
    /// Fluent id of the sentence for staff.
    pub text: String,
    /// Where the numbers come from.
    pub source: String,
}

/// NEWS2 points up to a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Highest value of the band, in the unit of the measure; absent in the last band.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<i64>,
    /// NEWS2 points.
    pub points: i64,
}

/// The NEWS2 tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct News2 {
    /// Not computed below this age, in completed years.
    pub from_age: i64,
    /// Computed in pregnancy?
    pub in_pregnancy: bool,
    /// Where the tables come from.
    pub source: String,
    /// SpO₂ scale 1, per cent.
    pub spo2: Vec<Band>,
    /// SpO₂ scale 2 without oxygen, per cent: for patients with an own target.
    pub spo2_own_target: Vec<Band>,
    /// Beats a minute.
    pub pulse: Vec<Band>,
    /// Tenths of a degree Celsius.
    pub temperature: Vec<Band>,
}

/// The content of one rule file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// The day it came into force; also the name of the file.
    pub effective: Date,
    /// Contact due.
    pub due: Due,
    /// The patient's own baseline.
    pub baseline: Baseline,
    /// Missing measures.
    pub missing: Missing,
    /// NEWS2.
    pub news2: News2,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// A checked rule set and its hash. Can't be changed, so the hash is always that of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Rules", into = "Rules")]
pub struct RuleSet {
    rules: Rules,
    hash: String,
}

impl From<RuleSet> for Rules {
    fn from(set: RuleSet) -> Self {
        set.rules
    }
}

impl TryFrom<Rules> for RuleSet {
    type Error = RuleError;

    fn try_from(rules: Rules) -> Result<Self, RuleError> {
        rules.check()?;
        let canonical = serde_json::to_vec(&rules).map_err(|error| RuleError::new(error.to_string()))?;
        let mut hash = String::new();
        for byte in Sha256::digest(&canonical) {
            for nibble in [byte >> 4, byte & 0xf] {
                hash.extend(char::from_digit(u32::from(nibble), 16));
            }
        }
        Ok(Self { rules, hash })
    }
}

impl RuleSet {
    /// From the text of a rule file.
    ///
    /// # Errors
    /// When it is no TOML, has an unknown or missing key, or contradicts itself.
    #[cfg(any(feature = "server", test))]
    pub fn from_toml(text: &str) -> Result<Self, RuleError> {
        toml::from_str(text).map_err(|error| RuleError::new(error.to_string()))
    }

    /// From JSON, as it travels to the phone.
    ///
    /// # Errors
    /// As [`RuleSet::from_toml`].
    pub fn from_json(text: &str) -> Result<Self, RuleError> {
        serde_json::from_str(text).map_err(|error| RuleError::new(error.to_string()))
    }

    /// The content.
    pub const fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Id of the set: the day it came into force, ISO.
    pub fn id(&self) -> String {
        self.rules.effective.to_string()
    }

    /// Hex SHA-256 of the content in its canonical form (compact JSON, keys in the order of declaration): the same
    /// whether it came from TOML or JSON.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// How soon after receipt staff must be in contact; `None` for Routine.
    pub const fn due(&self, tier: Tier) -> Option<Duration> {
        match tier {
            Tier::Routine => None,
            Tier::Watch => Some(Duration::minutes(self.rules.due.watch_minutes)),
            Tier::Urgent => Some(Duration::minutes(self.rules.due.urgent_minutes)),
            Tier::Emergency => Some(Duration::minutes(self.rules.due.emergency_minutes)),
        }
    }
}

impl Rules {
    fn check(&self) -> Result<(), RuleError> {
        let due = &self.due;
        if due.emergency_minutes < 1
            || due.urgent_minutes < due.emergency_minutes
            || due.watch_minutes < due.urgent_minutes
        {
            return Err(RuleError::new("due: must be positive and not shorter for a lower tier"));
        }
        if self.baseline.first == 0 || self.baseline.last == 0 {
            return Err(RuleError::new("baseline: needs at least one value"));
        }
        if self.missing.keep_hours < 0 {
            return Err(RuleError::new("missing.keep_hours: is negative"));
        }
        let news2 = &self.news2;
        for (name, bands) in [
            ("spo2", &news2.spo2),
            ("spo2_own_target", &news2.spo2_own_target),
            ("pulse", &news2.pulse),
            ("temperature", &news2.temperature),
        ] {
            check_bands(bands).map_err(|error| RuleError::new(format!("news2.{name}: {error}")))?;
        }
        for (index, rule) in self.rules.iter().enumerate() {
            let refuse = |why: &str| Err(RuleError::new(format!("rule {}: {why}", rule.id)));
            if self.rules.iter().take(index).any(|other| other.id == rule.id) {
                return refuse("the id is used twice");
            }
            if rule.tier == Tier::Routine {
                return refuse("Routine is what is left when no rule fires");
            }
            if rule.effective > self.effective {
                return refuse("is newer than its set");
            }
            if rule.when.is_empty_range() {
                return refuse("the range is empty");
            }
        }
        Ok(())
    }
}

impl Condition {
    /// Can a value of this measure alone make it fire?
    pub(super) const fn looks_at(&self, measure: Measure) -> bool {
        match self {
            Self::Spo2BelowScale {} | Self::Spo2 { .. } | Self::Spo2BelowBaseline { .. } => {
                matches!(measure, Measure::Spo2)
            }
            Self::Temperature { .. } | Self::TemperatureRunning { .. } | Self::TemperatureOnDays { .. } => {
                matches!(measure, Measure::Temperature)
            }
            Self::Pulse { .. } => matches!(measure, Measure::Pulse),
            Self::News2Score { .. } | Self::News2Single { .. } => true,
            Self::AnySign {}
            | Self::CannotDrink {}
            | Self::WorseRunning { .. }
            | Self::NewRespiratorySymptom {}
            | Self::NothingMeasured {} => false,
        }
    }

    pub(super) fn is_empty_range(&self) -> bool {
        match self {
            Self::Spo2 { at_least, at_most, .. } => at_least.is_some_and(|low| low > *at_most),
            Self::Pulse { at_least, at_most, from_age, to_age } => {
                at_most.is_some_and(|high| high < *at_least) || to_age.is_some_and(|to| to < *from_age)
            }
            Self::News2Score { at_least, at_most } => at_most.is_some_and(|high| high < *at_least),
            Self::TemperatureOnDays { from_day, to_day, .. } => to_day < from_day,
            Self::TemperatureRunning { days, .. } => *days < 1,
            _ => false,
        }
    }
}

pub(super) fn check_bands(bands: &[Band]) -> Result<(), &'static str> {
    let Some((last, closed)) = bands.split_last() else { return Err("has no bands") };
    if last.at_most.is_some() || closed.iter().any(|band| band.at_most.is_none()) {
        return Err("the last band, and only that, must be open");
    }
    if !closed.is_sorted_by(|a, b| a.at_most < b.at_most) {
        return Err("the bands must rise");
    }
    Ok(())
}

/// The points of `value`.
pub(super) fn points(bands: &[Band], value: i64) -> i64 {
    bands.iter().find(|band| band.at_most.is_none_or(|high| value <= high)).map_or(0, |band| band.points)
}
