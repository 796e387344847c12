//! What was measured before, as the rules ask for it. Everything here is strictly older than the observation that is
//! assessed, so a report that arrives late is judged as it would have been on time.

use super::{Baseline, Observation};
use crate::report::{Spo2Reading, Symptom, Trend};
use crate::time::{Date, Duration, Timestamp};
use crate::values::Spo2;

/// Earlier observations, oldest first.
#[derive(Clone)]
pub(super) struct History<'a>(Vec<&'a Observation>);

impl<'a> History<'a> {
    /// Those of `past` (in any order) that were measured before `at`.
    pub(super) fn before(past: &'a [Observation], at: Timestamp) -> Self {
        Self(in_order(past.iter().filter(|seen| seen.measured_at < at), |seen| seen.measured_at))
    }

    /// The part of it before `at`.
    pub(super) fn up_to(&self, at: Timestamp) -> Self {
        Self(self.0.iter().copied().filter(|seen| seen.measured_at < at).collect())
    }

    /// The newest observation for which `has` holds, measured at `from` or later.
    pub(super) fn newest(
        &self,
        from: Timestamp,
        has: impl Fn(&Observation) -> bool,
    ) -> Option<&'a Observation> {
        self.0.iter().rev().copied().take_while(|seen| seen.measured_at >= from).find(|seen| has(seen))
    }

    /// Twice the patient's own SpO₂ baseline in per cent (twice, because a median of an even number of values may
    /// be a half): the higher of the medians of the first and of the last values. `None` without any value.
    pub(super) fn baseline_doubled(&self, how: &Baseline) -> Option<i64> {
        let values: Vec<i64> =
            self.0.iter().filter_map(|seen| seen.answers.spo2.measured()).map(Spo2::get).collect();
        let first: Vec<i64> = values.iter().copied().take(how.first).collect();
        let last: Vec<i64> = values.iter().rev().copied().take(how.last).collect();
        median_doubled(first).max(median_doubled(last))
    }

    /// For how many local days running, up to that of `now`, some temperature reached `tenths`.
    pub(super) fn days_running(&self, now: &Observation, tenths: i64) -> i64 {
        let hot: Vec<Date> = self
            .0
            .iter()
            .copied()
            .chain([now])
            .filter(|seen| seen.answers.temperature.is_some_and(|t| t.get() >= tenths))
            .map(|seen| seen.measured_at.date())
            .collect();
        let mut day = now.measured_at.date();
        let mut days = 0;
        while hot.contains(&day) {
            days += 1;
            day = day.plus_days(-1);
        }
        days
    }

    /// How long "worse than yesterday" has been said in reports running, up to `now`. `None` unless `now` and at
    /// least one report before say so. Reports in which it was not asked ("send now") neither count nor interrupt.
    pub(super) fn worse_for(&self, now: &Observation) -> Option<Duration> {
        if now.answers.trend != Some(Trend::Worse) {
            return None;
        }
        let first = self
            .0
            .iter()
            .rev()
            .filter(|seen| seen.answers.trend.is_some())
            .take_while(|seen| seen.answers.trend == Some(Trend::Worse))
            .last()?;
        Some(now.measured_at.since(first.measured_at))
    }

    /// Respiratory symptoms that the report before did not have; none on the first report.
    pub(super) fn new_respiratory(&self, now: &Observation) -> Vec<Symptom> {
        let Some(before) = self.0.last() else { return vec![] };
        Symptom::ALL
            .iter()
            .copied()
            .filter(|symptom| symptom.is_respiratory() && now.answers.symptoms.contains(symptom))
            .filter(|symptom| !before.answers.symptoms.contains(symptom))
            .collect()
    }
}

/// Is there an SpO₂ answer with a meaning (a number, or "under 50")?
pub(super) fn has_spo2(seen: &Observation) -> bool {
    seen.answers.spo2 != Spo2Reading::NONE
}

fn median_doubled(values: Vec<i64>) -> Option<i64> {
    let values = in_order(values.into_iter(), |value| *value);
    let upper = *values.get(values.len() / 2)?;
    let lower = *values.get(values.len().checked_sub(1)? / 2)?;
    Some(upper + lower)
}

/// In the order of `key`, equal ones as they came. Each is put in its place: there are few, mostly in order already, and
/// the standard sort costs the phone 3 kB for each type.
fn in_order<T, K: PartialOrd>(items: impl Iterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered: Vec<T> = vec![];
    for item in items {
        let place = ordered.partition_point(|before| key(before) <= key(&item));
        ordered.insert(place, item);
    }
    ordered
}
