//! What must hold for every report.

use proptest::prelude::*;
use proptest::sample::subsequence;

use super::*;

fn reading() -> impl Strategy<Value = Spo2Reading> {
    prop_oneof![
        8 => (80..=100_i64).prop_map(spo2),
        2 => (50..=79_i64).prop_map(spo2),
        1 => Just(Spo2Reading::UNDER_50),
        3 => Just(Spo2Reading::NONE),
    ]
}

fn answers() -> impl Strategy<Value = Answers> {
    (
        proptest::option::weighted(0.8, 340..=430_i64),
        reading(),
        proptest::option::weighted(0.6, 30..=220_i64),
        prop_oneof![6 => Just(vec![]), 1 => subsequence(UrgentSign::ALL, 0..=3)],
        subsequence(Symptom::ALL, 0..=12),
        proptest::option::of(proptest::sample::select(Trend::ALL)),
        proptest::option::of(prop_oneof![9 => Just(true), 1 => Just(false)]),
    )
        .prop_map(|(temperature, spo2, pulse, signs, symptoms, trend, can_drink)| Answers {
            temperature: temperature.and_then(Temperature::new),
            spo2,
            pulse: pulse.and_then(Pulse::new),
            signs,
            symptoms,
            trend,
            can_drink,
            ..Answers::default()
        })
}

fn observation(hours: std::ops::Range<i64>) -> impl Strategy<Value = Observation> {
    (hours, answers()).prop_map(|(hours, answers)| seen(at(1, 0).plus(Duration::hours(hours)), answers))
}

fn past() -> impl Strategy<Value = Vec<Observation>> {
    proptest::collection::vec(observation(0..240), 0..12)
}

fn subject() -> impl Strategy<Value = Subject> {
    (0..100_i64, any::<bool>(), any::<bool>(), proptest::option::of(-5..10_i64)).prop_map(
        |(age_years, pregnant, own_target, onset)| Subject {
            age_years,
            pregnant,
            own_target,
            onset: onset.and_then(|days| Date::new(2022, 1, 1).map(|day| day.plus_days(days))),
        },
    )
}

fn lower(reading: Spo2Reading, by: i64) -> Spo2Reading {
    match reading.measured() {
        Some(value) => Spo2::new(value.get() - by).map_or(Spo2Reading::UNDER_50, Spo2Reading::Measured),
        None => reading,
    }
}

proptest! {
    #[test]
    fn the_result_is_consistent(subject in subject(), past in past(), now in observation(0..240)) {
        let found = assess(&rules(), &subject, &past, &now);
        prop_assert_eq!(tier(rules().rules(), &subject, &past, &now), found.tier, "the phone says the same");
        prop_assert_eq!(found.tier, found.reasons.iter().map(|r| r.tier).max().unwrap_or(Routine));
        prop_assert!(found.reasons.is_sorted_by(|a, b| a.tier >= b.tier));
        if let Some(news2) = &found.news2 {
            prop_assert!(news2.max_single <= news2.score && !news2.measured.is_empty());
            prop_assert!(subject.age_years >= 16 && !subject.pregnant);
            prop_assert_eq!(news2.score >= 5, has_rule(&found, "news2-urgent"));
            prop_assert_eq!(news2.max_single == 3, has_rule(&found, "news2-single"));
        }
        let json = serde_json::to_value(&found).unwrap();
        prop_assert_eq!(serde_json::from_value::<Assessment>(json).unwrap(), found);
    }

    #[test]
    fn a_sign_is_always_an_emergency(
        subject in subject(), past in past(), now in observation(0..240),
        sign in proptest::sample::select(UrgentSign::ALL),
    ) {
        let mut signed = now;
        signed.answers.signs.push(sign);
        prop_assert_eq!(assess(&rules(), &subject, &past, &signed).tier, Emergency);
    }

    #[test]
    fn a_lower_spo2_never_lowers_the_tier(
        subject in subject(), past in past(), now in observation(0..240), by in 1..60_i64,
    ) {
        let before = assess(&rules(), &subject, &past, &now);
        let mut worse = now;
        worse.answers.spo2 = lower(worse.answers.spo2, by);
        prop_assert!(assess(&rules(), &subject, &past, &worse).tier >= before.tier);
    }

    /// From 36.1 up: below it NEWS2 sees danger too.
    #[test]
    fn a_higher_fever_never_lowers_the_tier(
        subject in subject(), past in past(), now in observation(0..240), from in 361..=430_i64, to in 361..=430_i64,
    ) {
        let judged = |tenths: i64| {
            let mut now = now.clone();
            now.answers.temperature = Temperature::new(tenths);
            assess(&rules(), &subject, &past, &now).tier
        };
        prop_assert!(judged(from.min(to)) <= judged(from.max(to)));
    }

    /// From 51 up: below it NEWS2 sees danger too.
    #[test]
    fn a_faster_pulse_never_lowers_the_tier(
        subject in subject(), past in past(), now in observation(0..240), from in 51..=220_i64, to in 51..=220_i64,
    ) {
        let judged = |pulse: i64| {
            let mut now = now.clone();
            now.answers.pulse = Pulse::new(pulse);
            assess(&rules(), &subject, &past, &now).tier
        };
        prop_assert!(judged(from.min(to)) <= judged(from.max(to)));
    }

    /// Leaving out a measure within a day of reporting it does not make a patient look better, as far as that measure
    /// alone goes.
    #[test]
    fn leaving_a_measure_out_hides_nothing(
        subject in subject(), first in answers(), hours in 1..=24_i64, which in proptest::sample::select(Measure::ALL),
    ) {
        let mut alone = Answers::default();
        match which {
            Measure::Spo2 => alone.spo2 = first.spo2,
            Measure::Pulse => alone.pulse = first.pulse,
            Measure::Temperature => alone.temperature = first.temperature,
        }
        let first = seen(at(8, 0), alone);
        let tier = assess(&rules(), &subject, &[], &first).tier;
        let silent = seen(at(8, 0).plus(Duration::hours(hours)), Answers::default());
        prop_assert!(assess(&rules(), &subject, &[first], &silent).tier >= tier);
    }

    #[test]
    fn what_was_measured_later_changes_nothing(
        subject in subject(), past in past(), now in observation(0..240), later in observation(0..240),
    ) {
        let mut with_later = past.clone();
        let mut later = later;
        later.measured_at = later.measured_at.max(now.measured_at);
        with_later.insert(past.len() / 2, later);
        prop_assert_eq!(
            assess(&rules(), &subject, &past, &now),
            assess(&rules(), &subject, &with_later, &now)
        );
    }
}
