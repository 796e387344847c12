//! Holds all locales to the same files, keys and variables, and the rules to texts that exist.
//! The files are read at test time, so a new one is covered without being listed here.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may; the helpers of an integration test count as code"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use mimamori_domain::patient::Language;
use mimamori_domain::report::{Symptom, Trend, UrgentSign};
use mimamori_domain::text::{Texts, messages};
use mimamori_domain::triage::{Measure, Tier};
use mimamori_domain::{chain, release, silence};

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets")
}

fn files(folder: &Path, extension: &str) -> BTreeMap<String, String> {
    std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

fn locale(language: Language) -> BTreeMap<String, String> {
    files(&assets().join("locales").join(language.as_str()), "ftl")
}

fn texts(language: Language) -> Texts {
    let files = locale(language);
    let sources: Vec<&str> = files.values().map(String::as_str).collect();
    Texts::new(language, &sources).unwrap_or_else(|errors| panic!("{errors}"))
}

#[test]
fn every_language_of_the_program_has_a_folder_and_no_folder_is_left_over() {
    let folders: BTreeSet<String> = std::fs::read_dir(assets().join("locales"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut expected: BTreeSet<String> = Language::ALL.iter().map(ToString::to_string).collect();
    expected.insert("languages.ftl".to_owned());
    assert_eq!(folders, expected);
}

#[test]
fn every_language_has_its_own_name() {
    let source = std::fs::read_to_string(assets().join("locales/languages.ftl")).unwrap();
    let named: BTreeSet<String> = messages(&source).into_keys().collect();
    assert_eq!(named, Language::ALL.iter().map(|language| format!("language-{language}")).collect());
}

/// What only staff read is in their languages; everything else is in all.
#[test]
fn all_locales_have_the_same_keys_and_variables() {
    for language in Language::ALL {
        let mut model = locale(Language::Ja);
        assert!(!model.is_empty());
        if !Language::STAFF.contains(language) {
            model.retain(|name, _| !["staff.ftl", "triage.ftl"].contains(&name.as_str()));
        }
        let other = locale(*language);
        assert_eq!(model.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "files of {language}");
        for (name, source) in &model {
            let (expected, found) = (messages(source), messages(&other[name]));
            for (id, variables) in &expected {
                assert_eq!(Some(variables), found.get(id), "{language}/{name}: {id}");
            }
            for id in found.keys() {
                assert!(expected.contains_key(id), "{language}/{name}: {id} is not in ja");
            }
        }
    }
}

#[test]
fn every_text_parses_and_none_stands_twice() {
    for language in Language::ALL {
        let texts = texts(*language);
        let listed: BTreeSet<String> =
            locale(*language).values().flat_map(|source| messages(source).into_keys()).collect();
        assert_eq!(texts.ids().map(str::to_owned).collect::<BTreeSet<_>>(), listed);
    }
}

#[test]
fn nothing_refers_to_a_text_that_is_missing() {
    for language in Language::ALL {
        let texts = texts(*language);
        let all: BTreeMap<String, BTreeSet<String>> =
            locale(*language).values().flat_map(|source| messages(source)).collect();
        // All there are: a message that another one refers to takes its values from there.
        let values: Vec<_> = all.values().flatten().map(|name| (name.as_str(), "x".into())).collect();
        for id in all.keys() {
            let text = texts.with(id, &values);
            assert!(!text.contains('{'), "{language}: {id} = {text}");
        }
    }
}

#[test]
fn every_word_has_a_name() {
    fn words<T: ToString>(prefix: &str, all: &[T]) -> Vec<String> {
        all.iter().map(|word| format!("{prefix}-{}", word.to_string())).collect()
    }
    let for_all = [
        words("tier", Tier::ALL),
        words("symptom", Symptom::ALL),
        words("trend", Trend::ALL),
        words("report-sign", UrgentSign::ALL),
        words("release-missing", release::MissingFact::ALL),
    ];
    let for_staff = [
        words("measure", Measure::ALL),
        words("sign", UrgentSign::ALL),
        words("silence", silence::Kind::ALL),
        words("number-phase", chain::Phase::ALL),
        words("number-end", chain::EndReason::ALL),
        words("number-task", chain::TaskReason::ALL),
        words("number-refused", chain::NotEligible::ALL),
        words("staff-lang", Language::ALL),
    ];
    let has = |language: Language, ids: &[Vec<String>]| {
        let texts = texts(language);
        for id in ids.iter().flatten() {
            assert!(texts.has(id), "{language}: {id}");
        }
    };
    for language in Language::ALL {
        has(*language, &for_all);
    }
    for language in Language::STAFF {
        has(language, &for_staff);
    }
}

#[cfg(feature = "server")]
mod rules {
    use super::*;
    use mimamori_domain::patient::Classification;
    use mimamori_domain::report::{Answers, Spo2Reading};
    use mimamori_domain::time::{Date, Timestamp};
    use mimamori_domain::triage::{Observation, RuleSet, RuleSets, Subject, assess};
    use mimamori_domain::values::{Pulse, Spo2, Temperature};

    /// Every line of arithmetic for every kind of course.
    #[test]
    fn release_lines_have_their_texts_and_values() {
        let text = std::fs::read_to_string(assets().join("rules/release.toml")).unwrap();
        let rules = release::ReleaseRules::from_toml(&text).unwrap();
        let day = Date::new(2022, 10, 1);
        for language in Language::ALL {
            let texts = texts(*language);
            for classification in Classification::ALL {
                for bits in 0..16 {
                    let given = |bit: u8, days: i64| {
                        day.map(|d| d.plus_days(days)).filter(|_| bits & (1 << bit) != 0)
                    };
                    let course = release::Course {
                        classification: *classification,
                        onset: given(0, 0),
                        specimen: given(1, 1),
                        exposure: given(1, 0),
                        improved: given(2, 3),
                        negative_test: given(3, 6),
                    };
                    let Ok(expected) = release::expected_end(&rules, &course) else { continue };
                    for step in expected.steps {
                        assert!(texts.has(&step.text), "{}", step.text);
                        let line = texts.with_map(&step.text, &step.values);
                        assert!(!line.contains(['{', '}']), "{line}");
                    }
                }
            }
        }
    }

    fn sets() -> Vec<(String, RuleSet)> {
        files(&assets().join("rules"), "toml")
            .into_iter()
            .filter(|(name, _)| name.starts_with(|c: char| c.is_ascii_digit()))
            .map(|(name, text)| (name, RuleSet::from_toml(&text).unwrap()))
            .collect()
    }

    #[test]
    fn each_set_is_named_by_the_day_it_came_into_force() {
        let sets = sets();
        for (name, set) in &sets {
            assert_eq!(*name, format!("{}.toml", set.id()));
        }
        RuleSets::new(sets.into_iter().map(|(_, set)| set).collect()).unwrap();
    }

    #[test]
    fn each_text_of_the_rules_exists_in_the_languages_of_staff() {
        for language in Language::STAFF {
            let texts = texts(language);
            for (name, set) in sets() {
                let rules = set.rules();
                for text in rules.rules.iter().map(|rule| &rule.text).chain([&rules.missing.text]) {
                    assert!(texts.has(text), "{name}: {text} in {language}");
                }
            }
        }
    }

    /// Reports that make as many rules fire as can at once.
    fn severe() -> [Observation; 4] {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let all = Answers {
            temperature: Temperature::new(401),
            spo2: Spo2Reading::Measured(Spo2::new(90).unwrap()),
            pulse: Pulse::new(135),
            signs: UrgentSign::ALL.to_vec(),
            trend: Some(Trend::Worse),
            can_drink: Some(false),
            ..Answers::default()
        };
        [
            Observation {
                measured_at: at("2022-01-08T09:00:00+09:00"),
                answers: Answers { spo2: Spo2Reading::Measured(Spo2::new(98).unwrap()), ..all.clone() },
            },
            Observation { measured_at: at("2022-01-09T09:00:00+09:00"), answers: all.clone() },
            Observation {
                measured_at: at("2022-01-10T09:00:00+09:00"),
                answers: Answers { symptoms: Symptom::ALL.to_vec(), ..all },
            },
            Observation { measured_at: at("2022-01-10T15:00:00+09:00"), answers: Answers::default() },
        ]
    }

    #[test]
    fn reasons_bring_every_value_their_sentence_needs() {
        let subject =
            Subject { age_years: 40, pregnant: false, own_target: false, onset: Date::new(2022, 1, 2) };
        for (_, set) in sets() {
            let severe = severe();
            for language in Language::STAFF {
                let texts = texts(language);
                for now in &severe {
                    for reason in assess(&set, &subject, &severe, now).reasons {
                        let sentence = texts.reason(&reason);
                        assert!(!sentence.contains(['{', '}']), "{}: {sentence}", reason.rule);
                    }
                }
            }
        }
    }
}
