//! How closely a centre watches its patients: when silence becomes a task, how often a report is asked for, how fast an
//! alarm goes on to the next person. The operator's configuration holds where a centre has set nothing.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::reminder::Plan;
use crate::silence;
use crate::text_enum;
use crate::time::Duration;
use crate::values::FieldError;

/// A change holds everywhere so much later: until then every process has read it, and none schedules by what was before.
pub const SETTLED: Duration = Duration::seconds(5);

/// The numbers in a manager's hands. Sources of the defaults: DOMAIN sections 4 and 7; to be signed off by a clinician.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CenterPolicy {
    /// Hours without a report until a patient at high risk is a task.
    pub silence_high_hours: i64,
    /// Hours without a report until any other patient is one.
    pub silence_low_hours: i64,
    /// Hours until an unopened invitation means "check the number".
    pub unopened_hours: i64,
    /// Reports asked for in a day.
    pub reminders_a_day: i64,
    /// Hours from a reminder to a second, gentler one; 0 = none.
    pub second_reminder_hours: i64,
    /// Minutes from one step of the on-call alarm to the next.
    pub on_call_step_minutes: i64,
}

text_enum!(
    /// One of the numbers of a [`CenterPolicy`], by its name there. Its Fluent name is `staff-policy-<word>`.
    PolicyNumber {
        /// [`CenterPolicy::silence_high_hours`]
        SilenceHigh = "silence_high_hours",
        /// [`CenterPolicy::silence_low_hours`]
        SilenceLow = "silence_low_hours",
        /// [`CenterPolicy::unopened_hours`]
        Unopened = "unopened_hours",
        /// [`CenterPolicy::reminders_a_day`]
        Reminders = "reminders_a_day",
        /// [`CenterPolicy::second_reminder_hours`]
        SecondReminder = "second_reminder_hours",
        /// [`CenterPolicy::on_call_step_minutes`]
        OnCallStep = "on_call_step_minutes",
    }
);

impl PolicyNumber {
    /// What a manager may choose. The hours of silence reach to about twice the recommended limit and no further: a
    /// patient of whom nothing is heard for longer is somebody nobody watches over.
    pub const fn range(self) -> RangeInclusive<i64> {
        match self {
            Self::SilenceHigh => 4..=24,
            Self::SilenceLow => 8..=48,
            Self::Unopened => 4..=48,
            Self::Reminders => 1..=2,
            Self::SecondReminder => 0..=12,
            Self::OnCallStep => 1..=60,
        }
    }
}

impl Default for CenterPolicy {
    fn default() -> Self {
        let (silence, plan) = (silence::Limits::default(), Plan::default());
        Self {
            silence_high_hours: silence.high_risk_hours,
            silence_low_hours: silence.low_risk_hours,
            unopened_hours: silence.unopened_hours,
            reminders_a_day: plan.a_day,
            second_reminder_hours: plan.second_hours,
            on_call_step_minutes: 5,
        }
    }
}

impl CenterPolicy {
    /// One of its numbers.
    pub const fn number(&self, number: PolicyNumber) -> i64 {
        match number {
            PolicyNumber::SilenceHigh => self.silence_high_hours,
            PolicyNumber::SilenceLow => self.silence_low_hours,
            PolicyNumber::Unopened => self.unopened_hours,
            PolicyNumber::Reminders => self.reminders_a_day,
            PolicyNumber::SecondReminder => self.second_reminder_hours,
            PolicyNumber::OnCallStep => self.on_call_step_minutes,
        }
    }

    /// The same with another number.
    #[must_use]
    pub const fn with(mut self, number: PolicyNumber, value: i64) -> Self {
        *match number {
            PolicyNumber::SilenceHigh => &mut self.silence_high_hours,
            PolicyNumber::SilenceLow => &mut self.silence_low_hours,
            PolicyNumber::Unopened => &mut self.unopened_hours,
            PolicyNumber::Reminders => &mut self.reminders_a_day,
            PolicyNumber::SecondReminder => &mut self.second_reminder_hours,
            PolicyNumber::OnCallStep => &mut self.on_call_step_minutes,
        } = value;
        self
    }

    /// What is wrong with it, field by field; nothing when a manager may set it.
    ///
    /// Codes: `policy-range` ([`PolicyNumber::range`]), `policy-risk-later` (nobody at high risk is missed later than
    /// the others).
    pub fn errors(&self) -> Vec<FieldError> {
        let outside = |number: &&PolicyNumber| !number.range().contains(&self.number(**number));
        let mut errors: Vec<FieldError> = PolicyNumber::ALL
            .iter()
            .filter(outside)
            .map(|number| FieldError::new(number.as_str(), "policy-range"))
            .collect();
        if errors.is_empty() && self.silence_high_hours > self.silence_low_hours {
            errors.push(FieldError::new(PolicyNumber::SilenceHigh.as_str(), "policy-risk-later"));
        }
        errors
    }

    /// When silence is a task.
    pub fn silence(&self) -> silence::Limits {
        silence::Limits {
            high_risk_hours: self.silence_high_hours,
            low_risk_hours: self.silence_low_hours,
            unopened_hours: self.unopened_hours,
            ..silence::Limits::default()
        }
    }

    /// When a patient is reminded.
    pub const fn reminders(&self) -> Plan {
        Plan { a_day: self.reminders_a_day, second_hours: self.second_reminder_hours }
    }

    /// From one step of the on-call alarm to the next (DOMAIN section 4: step by step until somebody claims).
    pub const fn on_call_step(&self) -> Duration {
        Duration::minutes(self.on_call_step_minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recommended_may_be_set_and_each_number_only_within_its_bounds() {
        let usual = CenterPolicy::default();
        assert_eq!(usual.errors(), []);
        for number in PolicyNumber::ALL {
            let range = number.range();
            assert!(range.contains(&usual.number(*number)), "{number}");
            for outside in [range.start() - 1, range.end() + 1, i64::MIN, i64::MAX] {
                let changed = usual.with(*number, outside);
                assert_eq!(changed.number(*number), outside);
                assert_eq!(changed.errors(), [FieldError::new(number.as_str(), "policy-range")]);
            }
        }
    }

    #[test]
    fn nobody_at_high_risk_is_missed_later_than_the_others() {
        let with = |high, low| CenterPolicy {
            silence_high_hours: high,
            silence_low_hours: low,
            ..CenterPolicy::default()
        };
        assert_eq!(with(12, 12).errors(), []);
        assert_eq!(with(13, 12).errors(), [FieldError::new("silence_high_hours", "policy-risk-later")]);
    }

    #[test]
    fn a_number_is_named_as_in_json() {
        let json = serde_json::to_value(CenterPolicy::default()).unwrap();
        let names: Vec<&str> = PolicyNumber::ALL.iter().map(|number| number.as_str()).collect();
        assert_eq!(json.as_object().unwrap().keys().count(), names.len());
        assert!(names.iter().all(|name| json.get(name).is_some()), "{names:?} in {json}");
    }
}
