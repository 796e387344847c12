//! Changed rules: what is refused, what is written into them, and what they would have done.

use std::sync::Arc;

use super::*;
use crate::triage::draft::{Flaw, flaws, settle};
use crate::triage::preview::{RuleTally, Seen};
use crate::values::FieldError;
use crate::{HealthCenterId, PatientId, ReportId};

fn day() -> Date {
    Date::new(2022, 1, 20).unwrap()
}

/// The rules in force with one of them changed, its source with it.
fn changed(id: &str, change: impl FnOnce(&mut Rule)) -> Rules {
    let mut draft = rules().rules().clone();
    let rule = draft.rules.iter_mut().find(|rule| rule.id == id).unwrap();
    rule.source = "北保健所の医師".into();
    change(rule);
    settle(rules().rules(), draft, day())
}

fn without(id: &str) -> Rules {
    let mut draft = rules().rules().clone();
    draft.rules.retain(|rule| rule.id != id);
    settle(rules().rules(), draft, day())
}

fn found(draft: &Rules) -> Vec<(String, String)> {
    flaws(rules().rules(), draft).into_iter().map(|FieldError { field, code }| (field, code)).collect()
}

fn one_flaw(draft: &Rules, id: &str, flaw: Flaw) {
    assert_eq!(found(draft), [(id.to_owned(), flaw.to_string())]);
}

fn hotter(limit: i64) -> Rules {
    changed("temperature-watch", |rule| rule.when = Condition::Temperature { at_least: limit })
}

#[test]
fn a_moved_threshold_is_dated_and_its_sentence_names_it() {
    assert_eq!(found(&settle(rules().rules(), rules().rules().clone(), day())), []);
    let draft = hotter(385);
    assert_eq!(found(&draft), []);
    assert_eq!(draft.effective, day());
    let of = |id: &str| draft.rules.iter().find(|rule| rule.id == id).unwrap();
    assert_eq!(
        (of("temperature-watch").text.as_str(), of("temperature-watch").effective),
        ("reason-set-temperature", day())
    );
    assert_eq!(of("spo2-watch").text, "reason-spo2-watch");
    assert!(of("spo2-watch").effective < day(), "what stays keeps its day");
    let set = RuleSet::try_from(draft.clone()).unwrap();
    let warm = seen(at(21, 9), Answers { temperature: Temperature::new(386), ..well() });
    let verdict = assess(&set, &adult(), &[], &warm);
    assert_eq!(verdict.reasons[0].values["limit"], "38.5");
    // From there the next draft: the sentence still fits, so it stays.
    assert_eq!(settle(&draft, draft.clone(), Date::new(2022, 2, 1).unwrap()).rules, draft.rules);
    assert_eq!(Rules::read_toml(&draft.write_toml()).unwrap(), draft);
}

#[test]
fn nobody_can_make_an_emergency_vanish() {
    one_flaw(&without("urgent-sign"), "urgent-sign", Flaw::SignStays);
    one_flaw(&changed("urgent-sign", |rule| rule.tier = Urgent), "urgent-sign", Flaw::SignStays);
    one_flaw(&without("spo2-below-scale"), "spo2-below-scale", Flaw::Spo2Stays);
    one_flaw(
        &changed("spo2-own-target-emergency", |rule| rule.tier = Urgent),
        "spo2-own-target-emergency",
        Flaw::OwnTargetStays,
    );
    let lower = changed("spo2-emergency", |rule| {
        rule.when = Condition::Spo2 { at_least: None, at_most: 88, own_target: false };
    });
    assert!(found(&lower).contains(&("spo2-emergency".to_owned(), Flaw::Spo2Stays.to_string())));
    // More cautious is allowed.
    let higher = changed("spo2-emergency", |rule| {
        rule.when = Condition::Spo2 { at_least: None, at_most: 92, own_target: false };
    });
    assert_eq!(found(&higher), []);
}

#[test]
fn a_hole_between_two_rules_is_named() {
    let hole = changed("spo2-urgent", |rule| {
        rule.when = Condition::Spo2 { at_least: Some(92), at_most: 93, own_target: false };
    });
    one_flaw(&hole, "spo2-urgent", Flaw::Gap);
    let pulse = changed("pulse-from-12", |rule| {
        rule.when = Condition::Pulse { at_least: 140, at_most: None, from_age: 12, to_age: None };
    });
    one_flaw(&pulse, "pulse-watch", Flaw::Gap);
    assert_eq!(found(&without("pulse-watch")), []);
}

#[test]
fn each_mistake_is_said_at_its_rule() {
    let temperature = |at_least| move |rule: &mut Rule| rule.when = Condition::Temperature { at_least };
    one_flaw(&changed("temperature-watch", temperature(38)), "temperature-watch", Flaw::RangeWide);
    one_flaw(
        &changed("temperature-watch", |rule| rule.tier = Routine),
        "temperature-watch",
        Flaw::TierRoutine,
    );
    let unsourced = changed("temperature-watch", |rule| {
        rule.when = Condition::Temperature { at_least: 385 };
        rule.source = "RCP NEWS2 2017: 39.1 degrees or more scores 2".into();
    });
    one_flaw(&unsourced, "temperature-watch", Flaw::SourceNeeded);
    one_flaw(&changed("temperature-watch", |rule| rule.id = "Über".into()), "Über", Flaw::IdForm);
    one_flaw(
        &changed("temperature-watch", |rule| rule.id = "spo2-watch".into()),
        "spo2-watch",
        Flaw::IdTwice,
    );
    let mut draft = rules().rules().clone();
    (draft.due.emergency_minutes, draft.missing.keep_hours) = (31, 0);
    assert_eq!(
        found(&draft),
        [("due".into(), Flaw::DueOrder.to_string()), ("missing".into(), Flaw::KeepHours.to_string())]
    );
    let unread =
        Rules::read_toml("effective = \"2022-01-01\"\n[due]\nemergency_minutes = \"soon\"").unwrap_err();
    assert_eq!(unread.line, 3);
}

#[test]
fn of_the_houses_and_the_centres_rules_the_last_to_begin_holds() {
    let center = |n: u128| HealthCenterId(uuid::Uuid::from_u128(n));
    let (first, second) = (RuleSet::try_from(hotter(385)).unwrap(), RuleSet::try_from(hotter(380)).unwrap());
    let begun = |n, from, set: &RuleSet| Begun { center: center(n), from, set: Arc::new(set.clone()) };
    let built_in = RuleSets::new(vec![rules()]).unwrap();
    let book = RuleBook::new(built_in, [begun(1, at(25, 12), &second), begun(1, at(20, 9), &first)]);
    let held = |n, moment| book.in_force(center(n), moment).hash().to_owned();
    assert_eq!(held(1, at(20, 9).minus(Duration::millis(1))), rules().hash());
    assert_eq!(held(1, at(20, 9)), first.hash());
    assert_eq!(held(1, at(25, 12)), second.hash());
    assert_eq!(held(2, at(25, 12)), rules().hash(), "another centre's rules are its own");
    assert!(book.by_hash(first.hash()).is_some() && book.by_hash("0").is_none());
    let newer = settle(rules().rules(), rules().rules().clone(), Date::new(2022, 1, 23).unwrap());
    let built_in = RuleSets::new(vec![rules(), RuleSet::try_from(newer).unwrap()]).unwrap();
    let book = RuleBook::new(built_in.clone(), [begun(1, at(20, 9), &first)]);
    assert_eq!(book.in_force(center(1), at(24, 9)).id(), "2022-01-23", "new rules of the house hold for all");
}

#[test]
fn a_week_is_judged_twice_and_every_difference_counted() {
    let (now, draft) = (rules(), RuleSet::try_from(hotter(385)).unwrap());
    let person = |n: u128| PatientId(uuid::Uuid::from_u128(n));
    let report = |n: u128, at: Timestamp, tenths: i64, supersedes: Option<u128>| Seen {
        id: ReportId(uuid::Uuid::from_u128(n)),
        received_at: at,
        supersedes: supersedes.map(|n| ReportId(uuid::Uuid::from_u128(n))),
        observation: seen(at, Answers { temperature: Temperature::new(tenths), ..well() }),
    };
    let mut tally = RuleTally::default();
    let course = [
        report(1, at(1, 9), 386, None),
        report(2, at(10, 9), 386, None),
        report(3, at(11, 9), 388, Some(2)),
        report(4, at(12, 9), 365, None),
    ];
    tally.add((&now, &draft), person(1), |_| adult(), &course, at(7, 0));
    tally.add((&now, &draft), person(2), |_| adult(), &course[..1], at(7, 0));
    assert_eq!((tally.reports, tally.people, tally.people_higher, tally.people_lower), (3, 1, 1, 0));
    assert_eq!((tally.moved(Routine, Watch), tally.moved(Routine, Routine)), (2, 1));
    assert_eq!((tally.higher(), tally.lower()), (2, 0));
    let examples: Vec<_> = tally.cells.iter().flat_map(|cell| &cell.examples).collect();
    assert_eq!(examples.len(), 1, "one person is one example");
    assert_eq!(examples[0].after[0].rule, "temperature-watch");
    // The other way round everything falls.
    let mut back = RuleTally::default();
    back.add((&draft, &now), person(1), |_| adult(), &course, at(7, 0));
    assert_eq!((back.higher(), back.lower(), back.people_lower), (0, 2, 1));
}
