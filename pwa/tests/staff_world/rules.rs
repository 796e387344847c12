//! The rules of triage.

use super::*;

/// The built-in rules, with a draft that was tried or without.
pub fn rules(tried: bool) -> RulesPage {
    let set = RuleSet::from_json(include_str!("rules.json")).unwrap();
    let sets = vec![RuleSetView {
        hash: set.hash().into(),
        rules: set.rules().clone(),
        state: RuleSetState::InForce,
        from: now().minus(Duration::days(100)),
        switched: None,
    }];
    let mut warmer: Rules = set.rules().clone();
    let rule = warmer.rules.iter_mut().find(|rule| rule.id == "temperature-watch").unwrap();
    rule.when = Condition::Temperature { at_least: 385 };
    let by = StaffName { id: id(2), name: "鈴木 一郎".into() };
    let example = RuleExample {
        patient_id: id(101),
        received_at: now().minus(Duration::days(2)),
        before: vec![],
        after: reasons(),
    };
    let cell = |from, to, reports, examples| RuleCell { from, to, reports, examples };
    let tally = RuleTally {
        reports: 340,
        people: 120,
        people_higher: 9,
        people_lower: 0,
        cells: vec![
            cell(Tier::Routine, Tier::Routine, 300, vec![]),
            cell(Tier::Routine, Tier::Watch, 12, vec![example]),
            cell(Tier::Urgent, Tier::Urgent, 28, vec![]),
        ],
    };
    let preview = RulePreview {
        since: now().minus(Duration::days(7)),
        done: 400,
        total: 400,
        finished: true,
        tally,
        names: vec![PatientName { id: id(101), name: "山田 花子".into() }],
    };
    RulesPage {
        now: now(),
        version: 3,
        sets,
        draft: tried.then(|| RuleDraft { rules: warmer, toml: "effective = 1".into(), by, at: now() }),
        preview: tried.then_some(preview),
    }
}
