//! The values at which the rules in force begin to worry: the lines that a chart draws.

use super::{Condition, Rules};
use crate::api::ChartLines;

/// The lines for a patient with or without an own oxygen target, lowest first.
pub fn lines(rules: &Rules, own_target: bool) -> ChartLines {
    let mut lines = ChartLines { spo2: vec![], temperature: vec![] };
    for rule in &rules.rules {
        match rule.when {
            Condition::Spo2 { at_most, own_target: own, .. } if own == own_target => lines.spo2.push(at_most),
            Condition::Temperature { at_least }
            | Condition::TemperatureRunning { at_least, .. }
            | Condition::TemperatureOnDays { at_least, .. } => lines.temperature.push(at_least),
            _ => {}
        }
    }
    for values in [&mut lines.spo2, &mut lines.temperature] {
        values.sort_unstable();
        values.dedup();
    }
    lines
}
