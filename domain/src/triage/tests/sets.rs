//! Rule files: what is refused, which one is in force, and the hash.

use std::collections::BTreeSet;

use super::*;

const TEXT: &str = include_str!("../../../../assets/rules/2021-09-01.toml");

fn on(text: &str) -> Date {
    text.parse().unwrap()
}

fn refused(from: &str, to: &str) -> String {
    assert!(TEXT.contains(from), "{from}");
    RuleSet::from_toml(&TEXT.replacen(from, to, 1)).unwrap_err().to_string()
}

#[test]
fn the_hash_is_that_of_the_content_however_it_travelled() {
    let set = rules();
    assert_eq!(set.hash().len(), 64);
    let json = serde_json::to_string(&set).unwrap();
    assert_eq!(RuleSet::from_json(&json).unwrap(), set);
    let reformatted = format!("# another comment\n{TEXT}");
    assert_eq!(RuleSet::from_toml(&reformatted).unwrap().hash(), set.hash());
    let changed = TEXT.replacen("at_most = 90", "at_most = 89", 1);
    assert_ne!(RuleSet::from_toml(&changed).unwrap().hash(), set.hash());
}

#[test]
fn each_kind_is_read_by_the_word_it_is_written_with() {
    let written = serde_json::to_value(rules()).unwrap();
    let kinds: BTreeSet<&str> = written["rules"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rule| rule["when"]["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, Kind::ALL.iter().map(|kind| kind.as_str()).collect());
    assert_eq!(on_the_phone(), *rules().rules());
}

#[test]
fn due_times_are_those_of_the_file() {
    let set = rules();
    let minutes = |tier| set.due(tier).map(Duration::as_minutes);
    assert_eq!(
        Tier::ALL.iter().copied().map(minutes).collect::<Vec<_>>(),
        [None, Some(240), Some(60), Some(15)]
    );
}

#[test]
fn a_file_that_contradicts_itself_is_refused_with_the_place() {
    assert!(refused("kind = \"cannot-drink\"", "kind = \"cannot-fly\"").contains("cannot-fly"));
    assert!(refused("kind = \"cannot-drink\"", "kind = \"cannot-drink\", points = 3").contains("points"));
    assert!(refused("keep_hours = 24", "keep_hours = 24\nkeep_days = 1").contains("keep_days"));
    assert!(refused("points = 3 }", "points = 3, colour = 1 }").contains("colour"));
    assert!(refused("id = \"spo2-watch\"", "id = \"spo2-urgent\"").contains("spo2-urgent"));
    assert!(refused("at_least = 94, at_most = 95", "at_least = 96, at_most = 95").contains("spo2-watch"));
    assert!(refused("effective = \"2020-04-27\"", "effective = \"2022-04-27\"").contains("newer"));
    assert!(refused("emergency_minutes = 15", "emergency_minutes = 90").contains("due"));
    assert!(refused("{ at_most = 93, points = 2 }", "{ at_most = 90, points = 2 }").contains("news2.spo2"));
    assert!(
        refused("  { at_most = 95, points = 1 },\n  { points = 0 },", "  { at_most = 95, points = 1 },")
            .contains("open")
    );
    assert!(refused("tier = \"watch\"", "tier = \"routine\"").contains("Routine"));
    assert!(refused("first = 3", "first = 0").contains("baseline"));
    assert!(RuleSet::from_toml("").is_err());
}

#[test]
fn the_newest_set_that_has_begun_is_in_force() {
    let dated = |day: &str| {
        RuleSet::from_toml(&TEXT.replacen("effective = \"2021-09-01\"", &format!("effective = \"{day}\""), 1))
            .unwrap()
    };
    let sets = RuleSets::new(vec![dated("2022-01-14"), dated("2021-09-01"), dated("2022-09-07")]).unwrap();
    for (day, id) in [
        ("2020-01-01", "2021-09-01"),
        ("2021-09-01", "2021-09-01"),
        ("2022-01-13", "2021-09-01"),
        ("2022-01-14", "2022-01-14"),
        ("2022-09-06", "2022-01-14"),
        ("2022-09-07", "2022-09-07"),
        ("2030-01-01", "2022-09-07"),
    ] {
        assert_eq!(sets.in_force(on(day)).id(), id, "{day}");
    }
    let old = dated("2021-09-01");
    assert_eq!(sets.by_hash(old.hash()), Some(&old));
    assert_eq!(sets.by_hash("0"), None);
    assert_eq!(sets.all().count(), 3);
    assert!(RuleSets::new(vec![]).is_err());
    assert!(RuleSets::new(vec![dated("2022-01-14"), dated("2022-01-14")]).is_err());
}
