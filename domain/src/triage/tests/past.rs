//! The rules that look back.

use super::*;

#[expect(clippy::needless_pass_by_value, reason = "reads better in the tables")]
fn with_past(past: &[Observation], now: Observation) -> Assessment {
    let found = assess(&rules(), &adult(), past, &now);
    assert_eq!(tier(&on_the_phone(), &adult(), past, &now), found.tier, "the phone says the same");
    found
}

fn oxygen(day: i8, hour: i64, value: i64) -> Observation {
    seen(at(day, hour), Answers { spo2: spo2(value), ..well() })
}

fn hot(day: i8, hour: i64, tenths: i64) -> Observation {
    seen(at(day, hour), Answers { temperature: Temperature::new(tenths), ..well() })
}

fn trend(day: i8, hour: i64, trend: Option<Trend>) -> Observation {
    seen(at(day, hour), Answers { trend, ..well() })
}

fn nothing(day: i8, hour: i64) -> Observation {
    seen(at(day, hour), Answers { temperature: None, spo2: Spo2Reading::NONE, pulse: None, ..well() })
}

#[test]
fn three_points_below_the_baseline() {
    let past = [oxygen(1, 9, 99), oxygen(2, 9, 99), oxygen(3, 9, 99)];
    assert_eq!(with_past(&past, oxygen(4, 9, 97)).tier, Routine);
    let found = with_past(&past, oxygen(4, 9, 96));
    assert_eq!((found.tier, fired(&found)), (Watch, vec!["spo2-below-baseline"]));
    let values = &found.reasons[0].values;
    assert_eq!(
        (values["spo2"].as_str(), values["baseline"].as_str(), values["drop"].as_str()),
        ("96", "99", "3")
    );
}

#[test]
fn the_baseline_is_the_higher_of_the_first_three_and_the_last_five() {
    // A slow fall: the first three remember.
    let fall = [99, 99, 100, 97, 97, 97, 97, 97].map(i64::from);
    // A recovery: the last five know better; one outlier among them changes nothing.
    let rise = [94, 94, 94, 99, 99, 93, 99, 99].map(i64::from);
    for values in [fall, rise] {
        let past: Vec<_> = (1_i8..).zip(values).map(|(day, value)| oxygen(day, 9, value)).collect();
        assert!(!has_rule(&with_past(&past, oxygen(10, 9, 97)), "spo2-below-baseline"), "{values:?}");
        assert!(has_rule(&with_past(&past, oxygen(10, 9, 96)), "spo2-below-baseline"), "{values:?}");
    }
}

#[test]
fn the_baseline_of_few_values_is_their_median() {
    assert!(!has_rule(&with_past(&[], oxygen(4, 9, 96)), "spo2-below-baseline"), "nothing to compare with");
    assert!(has_rule(&with_past(&[oxygen(1, 9, 99)], oxygen(4, 9, 96)), "spo2-below-baseline"));
    let two = [oxygen(1, 9, 99), oxygen(2, 9, 98)];
    assert!(!has_rule(&with_past(&two, oxygen(4, 9, 96)), "spo2-below-baseline"), "98.5 - 96 = 2.5");
    let found = with_past(&two, oxygen(4, 9, 95));
    let reason = found.reasons.iter().find(|reason| reason.rule == "spo2-below-baseline").unwrap();
    assert_eq!((reason.values["baseline"].as_str(), reason.values["drop"].as_str()), ("98.5", "3.5"));
}

#[test]
fn fever_on_three_local_days_running() {
    let past = [hot(1, 9, 380), hot(2, 23, 380)];
    let found = with_past(&past, hot(3, 1, 380));
    assert_eq!((found.tier, fired(&found)), (Watch, vec!["fever-running"]));
    assert_eq!(found.reasons[0].values["days"], "3");
    assert_eq!(with_past(&past, hot(3, 1, 379)).tier, Routine);
    assert_eq!(with_past(&[hot(1, 9, 379), hot(2, 23, 380)], hot(3, 1, 380)).tier, Routine);
    assert_eq!(with_past(&past, hot(2, 23, 385)).tier, Routine, "two days");
    assert_eq!(with_past(&past, hot(4, 9, 380)).tier, Routine, "a day between");
    // A cooler report on a day that was hot takes nothing back.
    let mixed = [hot(1, 9, 380), hot(1, 20, 370), hot(2, 9, 380), hot(3, 9, 381)];
    assert_eq!(with_past(&mixed, hot(3, 20, 370)).tier, Watch);
}

#[test]
fn worse_in_two_reports_running_six_hours_apart() {
    let worse = Some(Trend::Worse);
    let five_59 = seen(at(1, 15).minus(Duration::millis(1)), Answers { trend: worse, ..well() });
    assert_eq!(with_past(&[trend(1, 9, worse)], five_59).tier, Routine);
    let found = with_past(&[trend(1, 9, worse)], trend(1, 15, worse));
    assert_eq!((found.tier, fired(&found)), (Watch, vec!["worse-running"]));
    assert_eq!(found.reasons[0].values["hours"], "6");
    assert_eq!(with_past(&[], trend(1, 15, worse)).tier, Routine);
    for other in [Some(Trend::Same), Some(Trend::Better)] {
        assert_eq!(with_past(&[trend(1, 9, other)], trend(1, 15, worse)).tier, Routine);
        assert_eq!(with_past(&[trend(1, 9, worse)], trend(1, 15, other)).tier, Routine);
        let between = [trend(1, 9, worse), trend(1, 12, other)];
        assert_eq!(with_past(&between, trend(1, 15, worse)).tier, Routine, "not running");
    }
    // More frequent reports don't hide it, and neither does one in which it was not asked.
    for between in [worse, None] {
        let past = [trend(1, 9, worse), trend(1, 12, between)];
        assert_eq!(with_past(&past, trend(1, 15, worse)).tier, Watch);
    }
}

#[test]
fn a_new_respiratory_symptom_is_one_that_the_report_before_did_not_have() {
    let now = |symptoms: &[Symptom]| seen(at(2, 9), with_symptoms(symptoms));
    let before = |symptoms: &[Symptom]| [seen(at(1, 9), with_symptoms(symptoms))];
    assert_eq!(with_past(&[], now(Symptom::ALL)).tier, Routine, "never on the first report");
    for symptom in Symptom::ALL {
        let found = with_past(&before(&[]), now(&[*symptom]));
        let expected = if symptom.is_respiratory() { Watch } else { Routine };
        assert_eq!(found.tier, expected, "{symptom}");
        assert_eq!(with_past(&before(&[*symptom]), now(&[*symptom])).tier, Routine, "{symptom}");
    }
    let found =
        with_past(&before(&[Symptom::Cough]), now(&[Symptom::Cough, Symptom::Sputum, Symptom::SoreThroat]));
    let named: Vec<_> = found.reasons.iter().map(|reason| reason.values["symptom"].as_str()).collect();
    assert_eq!(named, ["sputum", "sore-throat"]);
    // Gone for a report and back again is new.
    let past = [seen(at(1, 9), with_symptoms(&[Symptom::Cough])), seen(at(1, 20), with_symptoms(&[]))];
    assert_eq!(with_past(&past, now(&[Symptom::Cough])).tier, Watch);
}

#[test]
fn a_missing_measure_keeps_its_tier_for_a_day() {
    for (before, rule, value, tier) in [
        (Answers { spo2: spo2(92), ..well() }, "missing-spo2", "92", Urgent),
        (Answers { spo2: spo2(90), ..well() }, "missing-spo2", "90", Emergency),
        (Answers { spo2: spo2(95), ..well() }, "missing-spo2", "95", Watch),
        (Answers { spo2: Spo2Reading::UNDER_50, ..well() }, "missing-spo2", "<50", Emergency),
        (Answers { temperature: Temperature::new(391), ..well() }, "missing-temperature", "39.1", Watch),
        (Answers { temperature: Temperature::new(350), ..well() }, "missing-temperature", "35.0", Urgent),
        (Answers { pulse: Pulse::new(130), ..well() }, "missing-pulse", "130", Urgent),
    ] {
        let past = [seen(at(1, 9), before)];
        let found = with_past(&past, nothing(2, 9));
        assert_eq!(found.tier, tier, "{rule} {value}");
        let reason = &found.reasons[0].clone();
        if tier > Watch {
            assert_eq!(reason.rule, rule);
        }
        let kept = found.reasons.iter().find(|reason| reason.rule == rule).unwrap();
        assert_eq!((kept.tier, kept.text.as_str()), (tier, "reason-missing"));
        assert_eq!((kept.values["value"].as_str(), kept.values["time"].as_str()), (value, "09:00"));
        let later = seen(at(2, 9).plus(Duration::millis(1)), nothing(2, 9).answers);
        assert_eq!(fired(&with_past(&past, later)), ["nothing-measured"], "after 24 hours");
    }
}

#[test]
fn a_measure_that_was_normal_or_is_there_keeps_nothing() {
    let past = [oxygen(1, 9, 92), oxygen(1, 12, 98)];
    assert_eq!(fired(&with_past(&past, nothing(1, 15))), ["nothing-measured"]);
    let past = [oxygen(1, 9, 92)];
    assert_eq!(with_past(&past, oxygen(1, 15, 98)).tier, Routine);
    // A missing value between does not interrupt it.
    let past = [oxygen(1, 9, 92), nothing(1, 12)];
    assert!(has_rule(&with_past(&past, nothing(1, 15)), "missing-spo2"));
}

#[test]
fn a_kept_measure_is_judged_as_it_was_then() {
    // 96 was three below the baseline of that time.
    let past = [oxygen(1, 9, 99), oxygen(2, 9, 99), oxygen(3, 9, 99), oxygen(4, 9, 96)];
    let found = with_past(&past, nothing(4, 15));
    let kept = found.reasons.iter().find(|reason| reason.rule == "missing-spo2").unwrap();
    assert_eq!(kept.tier, Watch);
    // A hot day is no matter of SpO2.
    let past = [hot(1, 9, 385), hot(2, 9, 385), hot(3, 8, 385), hot(3, 9, 385)];
    let now = seen(at(3, 15), Answers { spo2: Spo2Reading::NONE, ..well() });
    assert!(!has_rule(&with_past(&past, now), "missing-spo2"));
    let third_day = seen(at(4, 8), Answers { temperature: None, ..well() });
    assert!(has_rule(&with_past(&past, third_day), "missing-temperature"), "the third day of fever is kept");
}

#[test]
fn a_late_report_is_judged_by_what_was_measured_before_it() {
    let past = [oxygen(1, 9, 99), oxygen(2, 9, 99), oxygen(3, 9, 99)];
    let late = oxygen(1, 8, 96);
    assert_eq!(with_past(&past, late).tier, Routine);
    assert_eq!(
        with_past(&[oxygen(1, 9, 99)], oxygen(1, 9, 96)).tier,
        Routine,
        "the same instant is not before"
    );
    // And the order in which the past is given does not matter.
    let mut reversed = past.clone();
    reversed.reverse();
    let now = oxygen(4, 9, 96);
    assert_eq!(with_past(&past, now.clone()), with_past(&reversed, now));
}
