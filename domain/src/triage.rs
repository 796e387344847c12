//! Triage: from one report and what was measured before it to a tier and the list of reasons (DOMAIN section 4).
//!
//! The rules are data ([`RuleSet`]); this module only knows how to read each kind of condition. It never opens or
//! closes alerts and never looks at the clock: the time of measurement is a parameter.

mod assess;
mod book;
pub mod draft;
mod history;
mod lines;
pub mod preview;
mod rules;
mod sets;
#[cfg(test)]
mod tests;
mod written;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::report::Answers;
use crate::text_enum;
use crate::time::{Date, Timestamp};

pub use assess::{assess, tier};
pub use book::{Begun, RuleBook};
pub use lines::lines;
pub use rules::{Band, Baseline, Condition, Due, Missing, News2, Rule, RuleError, RuleSet, Rules};
pub use sets::RuleSets;
pub use written::Kind;

text_enum!(
    /// The result of triage, lowest first: the higher of two is the greater. Its Fluent name is `tier-<word>`.
    Tier {
        /// 経過観察
        Routine = "routine",
        /// 注意
        Watch = "watch",
        /// 至急
        Urgent = "urgent",
        /// 緊急
        Emergency = "emergency",
    }
);

impl Tier {
    /// Place in the work queue, 0–7: the greater is called first. Risk orders patients inside a tier only.
    pub const fn rank(self, high_risk: bool) -> i64 {
        let tier = match self {
            Self::Routine => 0,
            Self::Watch => 2,
            Self::Urgent => 4,
            Self::Emergency => 6,
        };
        if high_risk { tier + 1 } else { tier }
    }
}

text_enum!(
    /// A thing measured at home. Its Fluent name is `measure-<word>`.
    Measure {
        /// Oxygen saturation.
        Spo2 = "spo2",
        /// Beats a minute.
        Pulse = "pulse",
        /// Body temperature.
        Temperature = "temperature",
    }
);

/// Why a tier was given. The words are the Fluent message `text` with `values`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Reason {
    /// Id of the rule that fired.
    pub rule: String,
    /// The tier it asks for.
    pub tier: Tier,
    /// Fluent id of the sentence for staff.
    pub text: String,
    /// What the sentence needs, already written as people read it (`38.4`, `92`, `blue-lips`).
    pub values: BTreeMap<String, String>,
}

/// NEWS2 from what can be measured at home: never the whole score, so it always travels with what it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct PartialNews2 {
    /// Sum of the points of what was measured.
    pub score: i64,
    /// What was measured; respiration, blood pressure and consciousness never are.
    pub measured: Vec<Measure>,
    /// The highest points of any one parameter.
    pub max_single: i64,
}

/// The result of triage of one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Assessment {
    /// The highest tier among the reasons; Routine when there are none.
    pub tier: Tier,
    /// Everything that fired, highest tier first.
    pub reasons: Vec<Reason>,
    /// `None` under the age limit, in pregnancy, and when none of its parameters was measured.
    pub news2: Option<PartialNews2>,
    /// Id of the rule set (the date it came into force).
    pub rule_set: String,
    /// [`RuleSet::hash`] of the rules used.
    pub rule_hash: String,
}

/// What triage must know of the person, as of the measurement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Subject {
    /// Completed years of age (0 = under one year).
    pub age_years: i64,
    /// Pregnant.
    pub pregnant: bool,
    /// Known chronic lung disease with an own SpO₂ target (NEWS2 scale 2), set by staff with a reason.
    pub own_target: bool,
    /// First day of symptoms, where known.
    pub onset: Option<Date>,
}

/// One report as triage sees it: the answers and when they were measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Observation {
    /// When it was measured (not received).
    pub measured_at: Timestamp,
    /// The answers.
    pub answers: Answers,
}
