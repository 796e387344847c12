//! Triage on the phone: the same rules as the server's, kept on the device, so that who is in danger is told at once and
//! without a network. The server's verdict replaces it when it arrives.

use std::rc::Rc;

use dioxus::prelude::*;
use mimamori_domain::api::{PersonHome, SubmitReport};
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::{Observation, Rules, Tier, tier};

use super::session::use_session;
use crate::api;
use crate::json;
use crate::offline::db::{self, Write};
use crate::offline::queue::Waiting;
use crate::state::clock;

/// Keys on the device begin with this; the hash of the rules follows.
const KEY: &str = "rules:";

/// The rules in force, once known. A copy of a handle.
#[derive(Clone, Copy, PartialEq)]
pub struct RulesHandle(Signal<Option<Rc<Known>>>);

struct Known {
    hash: String,
    rules: Rules,
}

impl RulesHandle {
    /// None known yet.
    pub(super) fn new() -> Self {
        Self(Signal::new(None))
    }

    /// Looks on the device for the rules with this hash. `true` when they are in use.
    pub async fn look(self, hash: &str) -> bool {
        if self.0.peek().as_ref().is_some_and(|known| known.hash == hash) {
            return true;
        }
        let kept = db::get(&format!("{KEY}{hash}")).await;
        kept.is_some_and(|text| self.read(hash, &text))
    }

    /// As [`Self::look`], and where they are not, fetches them and keeps them instead of older ones.
    pub async fn take(self, hash: &str) {
        if hash.is_empty() || self.look(hash).await {
            return;
        }
        let Ok(text) = api::text(&format!("{}/rules/{hash}", api::PREFIX)).await else { return };
        if self.read(hash, &text) {
            let older = db::all(KEY).await.into_iter().map(|(key, _)| Write::Delete(key));
            let writes = older.chain([Write::Put(format!("{KEY}{hash}"), text)]).collect();
            db::commit(writes).await;
        }
    }

    /// What these rules say.
    fn judge(self, person: Option<&PersonHome>, past: &[Observation], now: &Observation) -> Option<Tier> {
        judged(self.0.read().as_ref().map(|known| &known.rules), person, past, now)
    }

    fn read(mut self, hash: &str, text: &str) -> bool {
        let Ok(rules) = json::read(text) else { return false };
        self.0.set(Some(Rc::new(Known { hash: hash.to_owned(), rules })));
        true
    }
}

/// What the answers of a report being written say by themselves, without what was measured before.
pub fn judge_answers(person: &PersonHome, answers: Answers) -> Option<Tier> {
    let now = Observation { measured_at: clock::now(), answers };
    use_session().rules().judge(Some(person), &[], &now)
}

/// What a report says that the server has not answered yet, given what this device knows of earlier ones: those that
/// the server told of and those that still wait here.
pub fn judge_report(person: Option<&PersonHome>, waiting: &[Waiting], report: &SubmitReport) -> Option<Tier> {
    use_session().rules().judge(person, &before(person, waiting, report), &observation(report))
}

/// What was measured, as far as this device knows, without what the report corrects.
fn before(person: Option<&PersonHome>, waiting: &[Waiting], report: &SubmitReport) -> Vec<Observation> {
    let mut past = person.map(|person| person.past.clone()).unwrap_or_default();
    let replaced = person
        .and_then(|person| person.last_report.as_ref())
        .filter(|last| Some(last.id) == report.supersedes)
        .map(|last| last.measured_at);
    past.retain(|seen| Some(seen.measured_at) != replaced);
    past.extend(waiting.iter().map(|item| observation(&item.report)));
    past
}

fn observation(report: &SubmitReport) -> Observation {
    Observation { measured_at: report.measured_at, answers: report.answers.clone() }
}

/// By the rules where they and the person are known, else by [`without_rules`]; never less than [`floor`].
fn judged(
    rules: Option<&Rules>,
    person: Option<&PersonHome>,
    past: &[Observation],
    now: &Observation,
) -> Option<Tier> {
    let subject = person.and_then(|person| person.subject.as_ref());
    let said = match rules.zip(subject) {
        Some((rules, subject)) => Some(tier(rules, subject, past, now)),
        None => without_rules(&now.answers),
    };
    said.max(floor(&now.answers))
}

/// What must not wait for rules that never reached this phone, as when the network goes right after the first screen:
/// Tokyo's 90 % of 2021-08, moderate II and 40 °C (DOMAIN section 4). Rather a call too many.
fn without_rules(answers: &Answers) -> Option<Tier> {
    let at_most = |limit: i64| answers.spo2.measured().is_some_and(|value| value.get() <= limit);
    let hot = answers.temperature.is_some_and(|value| value.get() >= 400);
    if at_most(90) {
        Some(Tier::Emergency)
    } else {
        (at_most(93) || hot || answers.can_drink == Some(false)).then_some(Tier::Urgent)
    }
}

/// What is an emergency by any rules (DOMAIN section 4): the thirteen signs, and less than the scale of an oximeter.
fn floor(answers: &Answers) -> Option<Tier> {
    let emergency = !answers.signs.is_empty() || answers.spo2 == Spo2Reading::UNDER_50;
    emergency.then_some(Tier::Emergency)
}

#[cfg(test)]
mod tests {
    use mimamori_domain::report::UrgentSign;
    use mimamori_domain::values::Spo2;
    use mimamori_domain::{Duration, Timestamp};

    use super::*;

    /// The rules in force, read as the phone reads them.
    fn rules() -> Rules {
        let written: Rules = toml::from_str(include_str!("../../../assets/rules/2021-09-01.toml")).unwrap();
        let read = json::read(&serde_json::to_string(&written).unwrap()).unwrap();
        assert_eq!(written, read);
        read
    }

    fn person(own_target: bool) -> PersonHome {
        let text = r#"{"id":"0189f7a2-0000-7000-8000-000000000001","name":"","status":"following","mode":"self",
            "reports_today":0,"reminder_hour":9,"number":{"state":"available"},"past":[],
            "subject":{"age_years":40,"pregnant":false,"own_target":false}}"#;
        json::read(&text.replace("\"own_target\":false", &format!("\"own_target\":{own_target}"))).unwrap()
    }

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_millis(1_642_636_800_000).plus(Duration::hours(hours))
    }

    fn oxygen(spo2: i64) -> Answers {
        Answers { spo2: Spo2Reading::Measured(Spo2::new(spo2).unwrap()), ..Answers::default() }
    }

    fn waiting(hours: i64, spo2: i64) -> Waiting {
        let text = r#"{"person":"0189f7a2-0000-7000-8000-000000000001","name":"","report":
            {"id":"0189f7a2-0000-7000-8000-000000000002","measured_at":"2022-01-20T09:00:00+09:00",
             "answers":{"temperature":365,"spo2":98}}}"#;
        let mut item: Waiting = json::read(text).unwrap();
        item.report.measured_at = at(hours);
        item.report.answers = oxygen(spo2);
        item
    }

    fn alone(rules: Option<&Rules>, person: &PersonHome, answers: Answers) -> Option<Tier> {
        judged(rules, Some(person), &[], &Observation { measured_at: at(0), answers })
    }

    #[test]
    fn without_rules_what_must_not_wait_for_them() {
        let sign = Answers { signs: vec![UrgentSign::ChestPain], ..oxygen(98) };
        let under = Answers { spo2: Spo2Reading::UNDER_50, ..Answers::default() };
        for answers in [sign, under] {
            assert_eq!(alone(None, &person(false), answers), Some(Tier::Emergency));
        }
        for (spo2, tier) in
            [(90, Some(Tier::Emergency)), (91, Some(Tier::Urgent)), (93, Some(Tier::Urgent)), (94, None)]
        {
            assert_eq!(alone(None, &person(false), oxygen(spo2)), tier, "{spo2}");
        }
        let hot = Answers { temperature: mimamori_domain::values::Temperature::new(400), ..oxygen(98) };
        let dry = Answers { can_drink: Some(false), ..oxygen(98) };
        for answers in [hot, dry] {
            assert_eq!(alone(None, &person(false), answers), Some(Tier::Urgent));
        }
    }

    #[test]
    fn with_rules_every_answer_has_its_tier() {
        let rules = rules();
        for (spo2, tier) in
            [(90, Tier::Emergency), (93, Tier::Urgent), (95, Tier::Watch), (98, Tier::Routine)]
        {
            assert_eq!(alone(Some(&rules), &person(false), oxygen(spo2)), Some(tier), "{spo2}");
        }
        assert_eq!(alone(Some(&rules), &person(true), oxygen(90)), Some(Tier::Routine), "an own target");
        let sign = Answers { signs: vec![UrgentSign::ChestPain], ..oxygen(98) };
        let stranger = judged(Some(&rules), None, &[], &Observation { measured_at: at(0), answers: sign });
        assert_eq!(stranger, Some(Tier::Emergency), "of whom nothing is known");
    }

    #[test]
    fn what_waits_on_this_phone_counts_as_past() {
        let (rules, person) = (rules(), person(false));
        let queue = [waiting(1, 99), waiting(2, 99)];
        let report = waiting(3, 96).report;
        let past = before(Some(&person), &queue, &report);
        let judged = |past: &[Observation]| judged(Some(&rules), Some(&person), past, &observation(&report));
        assert_eq!(judged(&[]), Some(Tier::Routine));
        assert_eq!(judged(&past), Some(Tier::Watch), "three points below the own baseline");
    }
}
