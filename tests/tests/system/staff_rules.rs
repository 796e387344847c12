//! Rules of triage in the hands of managers: a draft is refused where it isn't safe, tried on last week's reports, and
//! switched on; reports are judged by what is in force when they arrive, each centre's by its own.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

use crate::staff_desk::{Browser, Desk, somebody};
use axum::body::Body;
use axum::http::Request;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    PutRuleDraft, ReportReceipt, RuleDraftVersion, RulePreview, RuleSetState, RulesPage, SubmitReport,
    SwitchRules,
};
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::{Condition, RuleSet, Rules, Tier};
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Duration, PatientId, Timestamp};
use mimamori_store::audit::AuditSearch;
use mimamori_tests::backend::Backend;
use tower::ServiceExt as _;

/// 38.6 °C and nothing else: Routine by the built-in rules.
fn warm() -> Answers {
    Answers {
        temperature: Temperature::new(386),
        spo2: Spo2Reading::Measured(Spo2::new(98).unwrap()),
        can_drink: Some(true),
        ..Answers::default()
    }
}

fn sent(desk: &Desk, answers: Answers) -> SubmitReport {
    let now = desk.store.now();
    SubmitReport {
        id: ClientReportId::new(now, desk.store.rng()),
        measured_at: now,
        supersedes: None,
        answers,
    }
}

async fn report(desk: &Desk, nurse: &mut Browser, id: PatientId) -> (Tier, String, String) {
    desk.advance(Duration::minutes(1));
    let path = format!("/patients/{id}/reports");
    let receipt: ReportReceipt = nurse.post(&path, &sent(desk, warm())).await.ok();
    let assessment = receipt.report.assessment;
    let text = assessment.reasons.first().map(|reason| reason.text.clone()).unwrap_or_default();
    (assessment.tier, assessment.rule_hash, text)
}

async fn patient(nurse: &mut Browser, n: u32) -> PatientId {
    nurse.register(somebody(n)).await.id
}

async fn rules(manager: &mut Browser) -> RulesPage {
    manager.get("/rules").await.ok()
}

fn in_force(page: &RulesPage) -> &Rules {
    &page.sets.iter().find(|set| set.state == RuleSetState::InForce).unwrap().rules
}

/// The rules in force, with a fever from this many tenths on as Watch.
fn hotter(page: &RulesPage, tenths: i64) -> PutRuleDraft {
    let mut rules = in_force(page).clone();
    let rule = rules.rules.iter_mut().find(|rule| rule.id == "temperature-watch").unwrap();
    rule.when = Condition::Temperature { at_least: tenths };
    rule.source = format!("中央保健所 2022-01、{tenths}");
    PutRuleDraft { version: page.version, rules: Some(rules), toml: None }
}

/// Walks to the end; how many pieces it took.
async fn preview(manager: &mut Browser, version: i64) -> (RulePreview, usize) {
    let asked = RuleDraftVersion { version };
    let begun: RulePreview = manager.post("/rules/preview", &asked).await.ok();
    assert!(!begun.finished && begun.done == 0);
    for n in 1..100 {
        let now: RulePreview = manager.post("/rules/preview/step", &asked).await.ok();
        assert!(now.done <= now.total);
        if now.finished {
            return (now, n);
        }
        assert!(now.tally.cells.iter().all(|cell| cell.examples.is_empty()), "people only at the end");
    }
    panic!("it never ends");
}

async fn switch(manager: &mut Browser, version: i64, from: Option<Timestamp>) -> RulesPage {
    let body = SwitchRules { version, from, reason: "第6波で早めに電話するため".into() };
    manager.post("/rules/switch", &body).await.ok()
}

at_each_desk! {
    async fn a_change_is_tried_on_last_week_and_judges_from_its_beginning_on(desk: Desk) {
        let (mut nurse, mut manager) = (desk.staff("nurse", Role::Nurse).await, desk.staff("manager", Role::Manager).await);
        let elsewhere = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut stranger = desk.staff_of("stranger", elsewhere).await;
        let (one, two) = (patient(&mut nurse, 1).await, patient(&mut nurse, 2).await);
        let other = stranger.register(somebody(3)).await.id;
        let before = report(&desk, &mut nurse, one).await;
        assert_eq!(before.0, Tier::Routine);
        report(&desk, &mut stranger, other).await;
        desk.advance(Duration::days(8));
        desk.log_in_again(&mut nurse, "nurse").await;
        desk.log_in_again(&mut stranger, "stranger").await;
        report(&desk, &mut nurse, one).await;
        report(&desk, &mut nurse, two).await;
        report(&desk, &mut nurse, two).await;
        desk.log_in_again(&mut manager, "manager").await;

        let page = rules(&mut manager).await;
        assert!(page.draft.is_none() && page.preview.is_none() && page.version == 0);
        let page: RulesPage = manager.put("/rules/draft", &hotter(&page, 385)).await.ok();
        let (seen, _) = preview(&mut manager, page.version).await;
        assert_eq!((seen.done, seen.total), (2, 2), "the own centre's people");
        assert_eq!((seen.tally.reports, seen.tally.people), (3, 2), "the reports of seven days");
        assert_eq!((seen.tally.higher(), seen.tally.lower(), seen.tally.people_higher), (3, 0, 2));
        assert_eq!(seen.tally.moved(Tier::Routine, Tier::Watch), 3);
        assert_eq!(seen.names.len(), 2);
        assert_eq!(rules(&mut manager).await.preview.unwrap(), seen, "it is there for whoever comes later");

        let soon = desk.store.now().plus(Duration::hours(2));
        let page = switch(&mut manager, page.version, Some(soon)).await;
        assert!(page.draft.is_none());
        let coming = page.sets.iter().find(|set| set.state == RuleSetState::Coming).unwrap();
        assert_eq!((coming.from, coming.rules.effective), (soon, soon.date()));
        assert_eq!(report(&desk, &mut nurse, one).await.0, Tier::Routine, "not yet");

        desk.world.clock.set(soon);
        desk.log_in_again(&mut nurse, "nurse").await;
        desk.log_in_again(&mut stranger, "stranger").await;
        let after = report(&desk, &mut nurse, one).await;
        assert_eq!((after.0, after.1.as_str(), after.2.as_str()), (Tier::Watch, coming.hash.as_str(), "reason-set-temperature"));
        assert_eq!(report(&desk, &mut stranger, other).await.0, Tier::Routine, "another centre judges by its own");
        // A phone can fetch either; another process reads the new one by itself.
        for hash in [&before.1, &after.1] {
            let request = Request::get(format!("/api/v1/rules/{hash}")).body(Body::empty()).unwrap();
            let answer = mimamori_server::router::router(desk.app.clone()).oneshot(request).await.unwrap();
            let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            let set: RuleSet = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(set.hash(), hash);
        }
        let second = mimamori_server::app::App::start(desk.store.clone(), desk.world.config.clone()).await.unwrap();
        assert_eq!(second.judge.rules().in_force(desk.center, desk.store.now()).hash(), after.1);

        let mut tx = desk.store.begin().await.unwrap();
        let trail = tx.audit_page(&AuditSearch::default(), None).await.unwrap();
        let done = |action: &str| trail.items.iter().filter(|row| row.action == action).count();
        assert_eq!((done("rules.draft"), done("rules.preview"), done("rules.switch-on")), (1, 1, 1));
        assert!(done("rules.example") >= 2, "each person shown is a look at them");
        let draft = trail.items.iter().find(|row| row.action == "rules.draft").unwrap();
        assert_eq!(draft.fields, ["temperature-watch"]);
    }

    async fn of_two_managers_the_second_is_told(desk: Desk) {
        let mut first = desk.staff("first", Role::Manager).await;
        let mut second = desk.staff("second", Role::Manager).await;
        let page = rules(&mut first).await;
        let (a, b) = (hotter(&page, 385), hotter(&page, 380));
        first.put("/rules/draft", &a).await.ok::<RulesPage>();
        let refused = second.put("/rules/draft", &b).await;
        assert_eq!(refused.refused(), (409, "rules-draft-changed"));
        assert_eq!(refused.body["details"]["who"], "firstさん");
        let page = rules(&mut second).await;
        assert_eq!(page.version, 1);
        // What was thrown away doesn't come back under an old number.
        let page: RulesPage = second.post("/rules/draft/discard", &RuleDraftVersion { version: page.version }).await.ok();
        assert!(page.draft.is_none());
        assert_eq!(first.post("/rules/preview", &RuleDraftVersion { version: 1 }).await.refused(), (409, "rules-draft-gone"));
        let two = tokio::join!(
            { let mut first = first.clone(); let body = hotter(&page, 383); async move { first.put("/rules/draft", &body).await } },
            { let mut second = second.clone(); let body = hotter(&page, 384); async move { second.put("/rules/draft", &body).await } },
        );
        let won = [&two.0, &two.1].iter().filter(|reply| reply.status.is_success()).count();
        assert_eq!(won, 1, "{} {}", two.0.status, two.1.status);
    }

    async fn what_is_not_safe_or_not_seen_is_refused(desk: Desk) {
        let (mut nurse, mut manager) = (desk.staff("nurse", Role::Nurse).await, desk.staff("manager", Role::Manager).await);
        let page = rules(&mut manager).await;
        assert_eq!(nurse.put("/rules/draft", &hotter(&page, 385)).await.refused(), (403, "forbidden"));
        let mut quiet = in_force(&page).clone();
        quiet.rules.retain(|rule| rule.id != "urgent-sign");
        let body = PutRuleDraft { version: 0, rules: Some(quiet), toml: None };
        let refused = manager.put("/rules/draft", &body).await;
        assert_eq!(refused.field_codes(), [("urgent-sign".to_owned(), "rule-sign-stays".to_owned())]);
        let same = PutRuleDraft { version: 0, rules: Some(in_force(&page).clone()), toml: None };
        assert_eq!(manager.put("/rules/draft", &same).await.field_codes()[0].1, "rule-nothing-changed");
        let toml = PutRuleDraft { version: 0, rules: None, toml: Some("effective = 1".into()) };
        let refused = manager.put("/rules/draft", &toml).await;
        assert_eq!(refused.refused(), (422, "rules-toml"));
        assert_eq!(refused.body["details"]["line"], "1");

        // As text it is the same draft.
        let mut warmer = in_force(&page).clone();
        let rule = warmer.rules.iter_mut().find(|rule| rule.id == "temperature-watch").unwrap();
        rule.when = Condition::Temperature { at_least: 385 };
        rule.source = "中央保健所".into();
        let toml = PutRuleDraft { version: 0, rules: None, toml: Some(warmer.write_toml()) };
        let page: RulesPage = manager.put("/rules/draft", &toml).await.ok();
        let body = SwitchRules { version: page.version, from: None, reason: "早めに".into() };
        assert_eq!(manager.post("/rules/switch", &body).await.refused(), (409, "rules-not-previewed"));
        preview(&mut manager, page.version).await;
        let past = SwitchRules { from: Some(desk.store.now().minus(Duration::hours(1))), reason: String::new(), ..body };
        let refused = manager.post("/rules/switch", &past).await;
        let codes: Vec<_> = refused.field_codes().into_iter().map(|(field, _)| field).collect();
        assert_eq!(codes, ["from", "reason"]);
    }

    async fn a_set_can_be_taken_back_until_it_begins(desk: Desk) {
        let (mut nurse, mut manager) = (desk.staff("nurse", Role::Nurse).await, desk.staff("manager", Role::Manager).await);
        let id = patient(&mut nurse, 1).await;
        let page = rules(&mut manager).await;
        let page: RulesPage = manager.put("/rules/draft", &hotter(&page, 385)).await.ok();
        preview(&mut manager, page.version).await;
        let page = switch(&mut manager, page.version, Some(desk.store.now().plus(Duration::minutes(10)))).await;
        let coming = page.sets[0].switched.clone().unwrap();
        assert_eq!(coming.reason, "第6波で早めに電話するため");
        // One at a time.
        let page: RulesPage = manager.put("/rules/draft", &hotter(&page, 384)).await.ok();
        preview(&mut manager, page.version).await;
        let body = SwitchRules { version: page.version, from: None, reason: "x".into() };
        assert_eq!(manager.post("/rules/switch", &body).await.refused(), (409, "rules-coming"));
        let page: RulesPage = manager.press(&format!("/rules/switch/{}/take-back", coming.id)).await.ok();
        assert_eq!(page.sets[0].state, RuleSetState::TakenBack);
        desk.advance(Duration::minutes(11));
        assert_eq!(report(&desk, &mut nurse, id).await.0, Tier::Routine);

        let page = switch(&mut manager, page.version, None).await;
        desk.advance(mimamori_server::routes::staff::rules::AT_ONCE);
        assert_eq!(report(&desk, &mut nurse, id).await.0, Tier::Watch);
        let begun = page.sets.iter().find(|set| set.state == RuleSetState::Coming).unwrap();
        let path = format!("/rules/switch/{}/take-back", begun.switched.as_ref().unwrap().id);
        assert_eq!(manager.press(&path).await.refused(), (409, "rules-begun"));
    }
}
