//! Rules in words.

use mimamori_domain::triage::{Condition, Rule};

use crate::staff::words;
use crate::t;

/// "体温が 39.1 ℃ 以上 → 注意"
pub(super) fn rule(rule: &Rule) -> String {
    t!("staff-rules-one", when = condition(&rule.when), tier = words::tier(rule.tier))
}

/// When it fires.
pub(super) fn condition(when: &Condition) -> String {
    match when.clone() {
        Condition::AnySign {} => t!("staff-rules-when-any-sign"),
        Condition::Spo2BelowScale {} => t!("staff-rules-when-spo2-below-scale"),
        Condition::Spo2 { at_least, at_most, own_target } => {
            let words = match at_least {
                Some(low) => t!("staff-rules-when-spo2-range", low = low, high = at_most),
                None => t!("staff-rules-when-spo2", high = at_most),
            };
            if own_target { t!("staff-rules-when-own-target", when = words) } else { words }
        }
        Condition::Spo2BelowBaseline { points } => t!("staff-rules-when-spo2-below-baseline", n = points),
        Condition::Temperature { at_least } => {
            t!("staff-rules-when-temperature", low = words::tenths(at_least))
        }
        Condition::TemperatureRunning { at_least, days } => {
            t!("staff-rules-when-temperature-running", low = words::tenths(at_least), n = days)
        }
        Condition::TemperatureOnDays { at_least, from_day, to_day } => {
            let low = words::tenths(at_least);
            t!("staff-rules-when-temperature-on-days", low = low, from = from_day, to = to_day)
        }
        Condition::Pulse { at_least, at_most, from_age, to_age } => {
            let words = match at_most {
                Some(high) => t!("staff-rules-when-pulse-range", low = at_least, high = high),
                None => t!("staff-rules-when-pulse", low = at_least),
            };
            match to_age {
                Some(to) if to == from_age => t!("staff-rules-when-one-age", when = words, age = to),
                Some(to) => t!("staff-rules-when-ages", when = words, from = from_age, to = to),
                None if from_age > 0 => t!("staff-rules-when-age", when = words, from = from_age),
                None => words,
            }
        }
        Condition::News2Score { at_least, at_most } => match at_most {
            Some(high) => t!("staff-rules-when-news2-range", low = at_least, high = high),
            None => t!("staff-rules-when-news2", low = at_least),
        },
        Condition::News2Single { at_least } => t!("staff-rules-when-news2-single", low = at_least),
        Condition::CannotDrink {} => t!("staff-rules-when-cannot-drink"),
        Condition::WorseRunning { hours_apart } => t!("staff-rules-when-worse-running", n = hours_apart),
        Condition::NewRespiratorySymptom {} => t!("staff-rules-when-new-respiratory"),
        Condition::NothingMeasured {} => t!("staff-rules-when-nothing-measured"),
    }
}
