//! The rule file in force, both sides of every threshold.

mod draft;
mod past;
mod random;
mod sets;

use super::*;
use crate::report::{Spo2Reading, Symptom, Trend, UrgentSign};
use crate::time::Duration;
use crate::values::{Pulse, Spo2, Temperature};
use Tier::{Emergency, Routine, Urgent, Watch};

fn rules() -> RuleSet {
    RuleSet::from_toml(include_str!("../../../assets/rules/2021-09-01.toml")).unwrap()
}

/// Nine in the morning of a day of January 2022, plus hours.
fn at(day: i8, hour: i64) -> Timestamp {
    Date::new(2022, 1, day).unwrap().at(hour, 0)
}

fn adult() -> Subject {
    Subject { age_years: 40, pregnant: false, own_target: false, onset: None }
}

/// Nothing abnormal, everything measured.
fn well() -> Answers {
    Answers {
        temperature: Temperature::new(368),
        spo2: spo2(98),
        pulse: Pulse::new(70),
        trend: Some(Trend::Same),
        can_eat: Some(true),
        can_drink: Some(true),
        ..Answers::default()
    }
}

fn spo2(value: i64) -> Spo2Reading {
    Spo2Reading::Measured(Spo2::new(value).unwrap())
}

fn seen(measured_at: Timestamp, answers: Answers) -> Observation {
    Observation { measured_at, answers }
}

fn judge(subject: &Subject, answers: Answers) -> Assessment {
    let now = seen(at(14, 9), answers);
    let found = assess(&rules(), subject, &[], &now);
    assert_eq!(tier(&on_the_phone(), subject, &[], &now), found.tier, "the phone says the same");
    found
}

/// The rules as they travel.
fn on_the_phone() -> Rules {
    serde_json::from_str(&serde_json::to_string(&rules()).unwrap()).unwrap()
}

fn fired(assessment: &Assessment) -> Vec<&str> {
    assessment.reasons.iter().map(|reason| reason.rule.as_str()).collect()
}

fn has_rule(assessment: &Assessment, rule: &str) -> bool {
    assessment.reasons.iter().any(|reason| reason.rule == rule)
}

#[test]
fn nothing_abnormal_is_routine_without_reasons() {
    let found = judge(&adult(), well());
    assert_eq!((found.tier, fired(&found)), (Routine, vec![]));
    let news2 = found.news2.unwrap();
    assert_eq!((news2.score, news2.max_single, news2.measured.as_slice()), (0, 0, Measure::ALL));
}

#[test]
fn each_of_the_thirteen_signs_is_an_emergency_of_its_own() {
    for sign in UrgentSign::ALL {
        let found = judge(&adult(), Answers { signs: vec![*sign], ..well() });
        assert_eq!((found.tier, fired(&found)), (Emergency, vec!["urgent-sign"]));
        assert_eq!(found.reasons[0].values["sign"], sign.as_str());
    }
    let found = judge(&adult(), Answers { signs: UrgentSign::ALL.to_vec(), ..Answers::default() });
    assert_eq!(found.reasons.len(), 14, "thirteen signs, and nothing measured");
}

#[test]
fn spo2_thresholds() {
    for (value, tier) in [
        (50, Emergency),
        (89, Emergency),
        (90, Emergency),
        (91, Urgent),
        (93, Urgent),
        (94, Watch),
        (95, Watch),
        (96, Routine),
        (100, Routine),
    ] {
        assert_eq!(judge(&adult(), Answers { spo2: spo2(value), ..well() }).tier, tier, "{value}");
        // The same for a child, for whom there is no NEWS2.
        let child = Subject { age_years: 8, ..adult() };
        let found = judge(&child, Answers { spo2: spo2(value), ..well() });
        assert_eq!((found.tier, found.news2), (tier, None), "{value}");
    }
    let found = judge(&adult(), Answers { spo2: Spo2Reading::UNDER_50, ..well() });
    assert_eq!(fired(&found), ["spo2-below-scale", "news2-single", "news2-watch"]);
    assert_eq!(found.tier, Emergency);
    assert_eq!(found.reasons[1].values["value"], "<50");
}

#[test]
fn a_chart_draws_the_lines_of_the_rules() {
    let set = |own| lines(rules().rules(), own);
    assert_eq!((set(false).spo2, set(true).spo2), (vec![90, 93, 95], vec![83, 87]));
    assert!(set(false).temperature.contains(&400) && set(false).temperature.is_sorted());
}

#[test]
fn an_own_target_replaces_the_absolute_rules() {
    let lung = Subject { own_target: true, ..adult() };
    for (value, tier) in [
        (50, Emergency),
        (83, Emergency),
        (84, Urgent),
        (87, Urgent),
        (88, Routine),
        (90, Routine),
        (92, Routine),
        (93, Routine),
        (95, Routine),
        (100, Routine),
    ] {
        assert_eq!(judge(&lung, Answers { spo2: spo2(value), ..well() }).tier, tier, "{value}");
    }
    assert_eq!(judge(&lung, Answers { spo2: Spo2Reading::UNDER_50, ..well() }).tier, Emergency);
}

#[test]
fn temperature_thresholds() {
    for (tenths, tier) in [
        (340, Urgent), // NEWS2: 3 in one parameter
        (350, Urgent),
        (351, Routine),
        (390, Routine),
        (391, Watch),
        (399, Watch),
        (400, Urgent),
        (430, Urgent),
    ] {
        let answers = Answers { temperature: Temperature::new(tenths), ..well() };
        assert_eq!(judge(&adult(), answers).tier, tier, "{tenths}");
    }
}

#[test]
fn pulse_thresholds_by_age() {
    for (age, pulse, tier) in [
        (40, 40, Urgent), // NEWS2: 3 in one parameter
        (40, 41, Routine),
        (40, 110, Routine),
        (40, 111, Watch),
        (40, 129, Watch),
        (40, 130, Urgent),
        (12, 110, Routine),
        (12, 111, Watch),
        (12, 129, Watch),
        (12, 130, Urgent),
        (11, 139, Routine),
        (11, 140, Urgent),
        (5, 139, Routine),
        (5, 140, Urgent),
        (4, 159, Routine),
        (4, 160, Urgent),
        (1, 159, Routine),
        (1, 160, Urgent),
        (0, 179, Routine),
        (0, 180, Urgent),
        (0, 220, Urgent),
    ] {
        let subject = Subject { age_years: age, ..adult() };
        let answers = Answers { pulse: Pulse::new(pulse), ..well() };
        assert_eq!(judge(&subject, answers).tier, tier, "age {age}, pulse {pulse}");
    }
}

#[test]
fn news2_points_of_each_parameter() {
    let score = |answers: Answers, own_target: bool| {
        let news2 = judge(&Subject { own_target, ..adult() }, answers).news2.unwrap();
        assert_eq!(news2.measured.len(), 1);
        news2.score
    };
    for (value, points, points_own) in [
        (83, 3, 3),
        (84, 3, 2),
        (85, 3, 2),
        (86, 3, 1),
        (87, 3, 1),
        (88, 3, 0),
        (91, 3, 0),
        (92, 2, 0),
        (93, 2, 0),
        (94, 1, 0),
        (95, 1, 0),
        (96, 0, 0),
        (100, 0, 0),
    ] {
        let answers = || Answers { spo2: spo2(value), ..Answers::default() };
        assert_eq!((score(answers(), false), score(answers(), true)), (points, points_own), "SpO2 {value}");
    }
    for (value, points) in [
        (30, 3),
        (40, 3),
        (41, 1),
        (50, 1),
        (51, 0),
        (90, 0),
        (91, 1),
        (110, 1),
        (111, 2),
        (130, 2),
        (131, 3),
        (220, 3),
    ] {
        let answers = Answers { pulse: Pulse::new(value), ..Answers::default() };
        assert_eq!(score(answers, false), points, "pulse {value}");
    }
    for (value, points) in
        [(340, 3), (350, 3), (351, 1), (360, 1), (361, 0), (380, 0), (381, 1), (390, 1), (391, 2), (430, 2)]
    {
        let answers = Answers { temperature: Temperature::new(value), ..Answers::default() };
        assert_eq!(score(answers, false), points, "temperature {value}");
    }
}

#[test]
fn the_partial_news2_total() {
    // SpO2, pulse, temperature, total; none of the single measures is above Watch in these rows.
    for (s, p, t, total, rule, tier) in [
        (95, 70, 368, 1, None, Watch), // by SpO2
        (96, 91, 381, 2, None, Routine),
        (96, 110, 390, 2, None, Routine),
        (94, 91, 381, 3, Some("news2-watch"), Watch),
        (96, 111, 391, 4, Some("news2-watch"), Watch),
        (94, 111, 391, 5, Some("news2-urgent"), Urgent),
    ] {
        let answers =
            Answers { spo2: spo2(s), pulse: Pulse::new(p), temperature: Temperature::new(t), ..well() };
        let found = judge(&adult(), answers);
        assert_eq!((found.news2.as_ref().unwrap().score, found.tier), (total, tier));
        for candidate in ["news2-watch", "news2-urgent"] {
            assert_eq!(has_rule(&found, candidate), rule == Some(candidate), "{total}");
        }
    }
}

#[test]
fn a_missing_parameter_is_left_out_and_shown_as_such() {
    let found = judge(&adult(), Answers { spo2: Spo2Reading::NONE, pulse: None, ..well() });
    assert_eq!(found.news2.unwrap().measured, [Measure::Temperature]);
    assert_eq!(judge(&adult(), Answers::default()).news2, None);
}

#[test]
fn news2_is_not_for_children_nor_in_pregnancy() {
    let low = || Answers { temperature: Temperature::new(350), ..well() };
    for (age, pregnant, computed) in
        [(15, false, false), (16, false, true), (16, true, false), (90, false, true), (0, false, false)]
    {
        let found = judge(&Subject { age_years: age, pregnant, ..adult() }, low());
        assert_eq!(found.news2.is_some(), computed, "{age} {pregnant}");
        assert_eq!(found.tier, if computed { Urgent } else { Routine });
    }
    let found = judge(&Subject { pregnant: true, ..adult() }, Answers { spo2: spo2(93), ..well() });
    assert_eq!(found.tier, Urgent, "the other rules still apply");
}

#[test]
fn a_single_parameter_of_three_is_urgent_and_named() {
    let found = judge(&adult(), Answers { temperature: Temperature::new(349), ..well() });
    assert_eq!(fired(&found), ["news2-single", "news2-watch"]);
    let values = &found.reasons[0].values;
    assert_eq!((values["measure"].as_str(), values["value"].as_str()), ("temperature", "34.9"));
}

#[test]
fn cannot_drink_is_urgent_and_unanswered_is_not() {
    for (can_drink, tier) in [(Some(false), Urgent), (Some(true), Routine), (None, Routine)] {
        assert_eq!(judge(&adult(), Answers { can_drink, ..well() }).tier, tier);
    }
}

#[test]
fn nothing_measured_at_all_is_watch() {
    let none = || Answers { temperature: None, spo2: Spo2Reading::NONE, pulse: None, ..well() };
    assert_eq!(fired(&judge(&adult(), none())), ["nothing-measured"]);
    assert_eq!(judge(&adult(), none()).tier, Watch);
    assert_eq!(judge(&adult(), Answers { pulse: Pulse::new(70), ..none() }).tier, Routine);
    assert_eq!(judge(&adult(), Answers { temperature: Temperature::new(368), ..none() }).tier, Routine);
    assert_eq!(judge(&adult(), Answers { spo2: spo2(97), ..none() }).tier, Routine);
}

#[test]
fn fever_on_days_7_to_10_of_illness() {
    let onset = Date::new(2022, 1, 1);
    for (day, tenths, tier) in [
        (7, 375, Routine), // day 6
        (8, 374, Routine),
        (8, 375, Watch),
        (11, 375, Watch),
        (12, 375, Routine), // day 11
    ] {
        let now = seen(at(day, 9), Answers { temperature: Temperature::new(tenths), ..well() });
        let found = assess(&rules(), &Subject { onset, ..adult() }, &[], &now);
        assert_eq!(found.tier, tier, "2022-01-{day}, {tenths}");
        assert_eq!(assess(&rules(), &adult(), &[], &now).tier, Routine, "without a known onset");
    }
    let late_evening =
        seen(at(8, 0).minus(Duration::minutes(1)), Answers { temperature: Temperature::new(380), ..well() });
    assert_eq!(
        assess(&rules(), &Subject { onset, ..adult() }, &[], &late_evening).tier,
        Routine,
        "Tokyo days"
    );
}

#[test]
fn all_reasons_are_kept_the_highest_first() {
    let answers = Answers {
        spo2: spo2(90),
        temperature: Temperature::new(391),
        can_drink: Some(false),
        signs: vec![UrgentSign::BlueLips],
        ..well()
    };
    let found = judge(&adult(), answers);
    assert_eq!(
        fired(&found),
        [
            "urgent-sign",
            "spo2-emergency",
            "news2-urgent",
            "news2-single",
            "cannot-drink",
            "temperature-watch"
        ]
    );
    assert!(found.reasons.is_sorted_by(|a, b| a.tier >= b.tier));
    assert_eq!((found.rule_set.as_str(), found.rule_hash.as_str()), ("2021-09-01", rules().hash()));
}

#[test]
fn risk_orders_inside_a_tier_only() {
    let ranks: Vec<i64> = Tier::ALL.iter().flat_map(|tier| [tier.rank(false), tier.rank(true)]).collect();
    assert_eq!(ranks, (0..8).collect::<Vec<_>>());
}

/// A report of an ordinary symptom, for the tests of what is new.
fn with_symptoms(symptoms: &[Symptom]) -> Answers {
    Answers { symptoms: symptoms.to_vec(), ..well() }
}
