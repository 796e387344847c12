//! How closely a centre watches, in its manager's hands: within bounds, with a reason, told to who comes second; and then
//! every patient is looked at by it, those of other centres are not, and what is dealt with stays so.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{AlertKind, AnswerTransfer, AskTransfer, OnCall, PolicyPage, PutPolicy};
use mimamori_domain::policy::CenterPolicy;
use mimamori_domain::triage::Tier;
use mimamori_domain::{Duration, PatientId};
use mimamori_store::audit::AuditSearch;
use mimamori_tests::backend::Backend;
use mimamori_tests::reveal;

use crate::staff_desk::{Browser, Desk, somebody};

const PATH: &str = "/center/policy";

fn put(version: i64, policy: Option<CenterPolicy>) -> PutPolicy {
    PutPolicy { version, policy, reason: " 救急が  混み合うため ".into() }
}

fn hours(high: i64, low: i64) -> CenterPolicy {
    CenterPolicy { silence_high_hours: high, silence_low_hours: low, ..CenterPolicy::default() }
}

/// A patient of the nurse's centre whose birth date was accepted.
async fn opened(desk: &Desk, nurse: &mut Browser, n: u32) -> PatientId {
    let id = nurse.register(somebody(n)).await.id;
    let mut tx = desk.store.begin().await.unwrap();
    tx.set_opened(id).await.unwrap();
    tx.reschedule(id).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// The other centre's.
async fn over_there(desk: &Desk, login: &str, role: Role) -> Browser {
    desk.staff_of(login, Asker { role, center: Some(desk.other_center), association: None }).await
}

at_each_desk! {
    async fn within_bounds_with_a_reason_and_one_after_the_other(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let (mut first, mut second) = (desk.staff("first", Role::Manager).await, desk.staff("second", Role::Manager).await);
        assert_eq!(nurse.get(PATH).await.refused(), (403, "forbidden"));
        assert_eq!(nurse.put(PATH, &put(0, None)).await.refused(), (403, "forbidden"));
        let page: PolicyPage = first.get(PATH).await.ok();
        assert_eq!((page.version, page.policy, page.own, page.settling), (0, CenterPolicy::default(), false, false));

        let mut wrong = put(0, Some(CenterPolicy { reminders_a_day: 3, ..hours(48, 8) }));
        wrong.reason = " ".into();
        let fields = [("silence_high_hours", "policy-range"), ("reminders_a_day", "policy-range"), ("reason", "required")];
        assert_eq!(first.put(PATH, &wrong).await.field_codes(), fields.map(|(field, code)| (field.into(), code.into())));
        let later = first.put(PATH, &put(0, Some(hours(20, 10)))).await.field_codes();
        assert_eq!(later, [("silence_high_hours".into(), "policy-risk-later".into())]);

        let own = hours(6, 10);
        let page: PolicyPage = first.put(PATH, &put(0, Some(own))).await.ok();
        assert_eq!((page.version, page.policy, page.own, page.settling), (1, own, true, true));
        assert_eq!(page.house, CenterPolicy::default());
        let change = page.changes.first().unwrap();
        assert_eq!((change.policy, change.by.name.as_str(), change.reason.as_str()), (Some(own), "firstさん", "救急が 混み合うため"));
        for stale in [0, 2] {
            assert_eq!(second.put(PATH, &put(stale, None)).await.refused(), (409, "policy-changed"));
        }
        desk.advance(Duration::seconds(6));
        desk.world.turn().await.unwrap();
        let page: PolicyPage = second.get(PATH).await.ok();
        assert!(!page.settling, "nobody is left to look at");
        let page: PolicyPage = second.put(PATH, &put(1, None)).await.ok();
        assert_eq!((page.version, page.policy, page.own, page.changes.len()), (2, CenterPolicy::default(), false, 2));

        let mut elsewhere = over_there(&desk, "elsewhere", Role::Manager).await;
        let page: PolicyPage = elsewhere.get(PATH).await.ok();
        assert_eq!((page.version, page.changes.len()), (0, 0));
        let trail = desk.store.begin().await.unwrap().audit_page(&AuditSearch::default(), None).await.unwrap();
        assert_eq!(trail.items.iter().filter(|row| row.action == "policy.change").count(), 2);
        reveal::in_text("the database", &desk.world.dump().await.unwrap(), &["混み合う".to_owned()]).unwrap();
    }

    async fn every_patient_is_looked_at_by_it_and_no_other_centre_s(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut there = over_there(&desk, "there", Role::Nurse).await;
        let silent = opened(&desk, &mut nurse, 1).await;
        let elsewhere = opened(&desk, &mut there, 2).await;
        for n in 10..250 {
            nurse.register(somebody(n)).await;
        }
        let last = opened(&desk, &mut nurse, 3).await;
        desk.world.live(Duration::hours(18), Duration::hours(1)).await.unwrap();
        assert!(desk.world.alerts(silent).await.unwrap().is_empty(), "24 hours are the operator's");
        desk.log_in_again(&mut manager, "manager").await;
        desk.log_in_again(&mut nurse, "nurse").await;
        let page: PolicyPage = manager.put(PATH, &put(0, Some(hours(8, 12)))).await.ok();
        desk.world.turn().await.unwrap();
        assert!(desk.world.alerts(silent).await.unwrap().is_empty(), "not before every process knows it");
        desk.advance(Duration::seconds(6));
        desk.world.turn().await.unwrap();
        for id in [silent, last] {
            assert_eq!(desk.world.alerts(id).await.unwrap(), [AlertKind::Silence]);
        }
        assert!(desk.world.alerts(elsewhere).await.unwrap().is_empty());

        // Twice a day is asked for when it is set, and less closely watched is watched less closely.
        let twice = CenterPolicy { reminders_a_day: 2, second_reminder_hours: 0, ..hours(24, 48) };
        let page: PolicyPage = manager.put(PATH, &put(page.version, Some(twice))).await.ok();
        assert!(page.settling);
        let fresh = opened(&desk, &mut nurse, 4).await;
        desk.advance(Duration::seconds(6));
        desk.world.turn().await.unwrap();
        let standing = desk.store.begin().await.unwrap().standing(fresh).await.unwrap();
        let due = standing.due.silence.unwrap().since(standing.mode_since);
        assert!(due >= Duration::hours(48), "{due:?}");
        assert_eq!(standing.due.reminder.unwrap().hour(), 9);
        desk.world.live(Duration::hours(6), Duration::hours(1)).await.unwrap();
        let standing = desk.store.begin().await.unwrap().standing(fresh).await.unwrap();
        assert_eq!(standing.due.reminder.unwrap().hour(), 19, "the evening of a day that has two");
    }

    async fn who_moves_to_a_centre_that_watches_more_closely_is_looked_at_by_it(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut there = over_there(&desk, "there", Role::Nurse).await;
        let mut manager = over_there(&desk, "manager", Role::Manager).await;
        let _: PolicyPage = manager.put(PATH, &put(0, Some(hours(8, 12)))).await.ok();
        let id = opened(&desk, &mut nurse, 1).await;
        desk.world.live(Duration::hours(18), Duration::hours(1)).await.unwrap();
        assert!(desk.world.alerts(id).await.unwrap().is_empty());
        for (browser, login) in [(&mut nurse, "nurse"), (&mut there, "there")] {
            desk.log_in_again(browser, login).await;
        }
        let ask = AskTransfer { center: desk.other_center, note: "実家へ".into(), keep_shared: false };
        assert_eq!(nurse.post(&format!("/patients/{id}/transfer"), &ask).await.status, 201);
        let transfer = desk.store.read().await.unwrap().open_transfer(id).await.unwrap().unwrap().id;
        let yes = AnswerTransfer { note: String::new() };
        let reply = there.post(&format!("/transfers/{transfer}/accept"), &yes).await;
        assert!(reply.status.is_success(), "{}", reply.body);
        desk.world.turn().await.unwrap();
        assert_eq!(desk.world.alerts(id).await.unwrap(), [AlertKind::Silence]);
    }

    async fn the_alarm_goes_on_as_fast_as_the_centre_has_set(desk: Desk) {
        let mut manager = desk.staff("manager", Role::Manager).await;
        let quick = CenterPolicy { on_call_step_minutes: 2, ..CenterPolicy::default() };
        let _: PolicyPage = manager.put(PATH, &put(0, Some(quick))).await.ok();
        let seen: OnCall = manager.get("/on-call").await.ok();
        assert_eq!(seen.step_minutes, 2);
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(somebody(1)).await.id;
        desk.alert(id, Tier::Emergency).await;
        desk.world.live(Duration::hours(1), Duration::minutes(30)).await.unwrap();
        let next = desk.world.count("SELECT alarm_at FROM alert").await.unwrap();
        assert_eq!(next, desk.world.now().plus(Duration::minutes(2)).millis(), "due by now, and again in two minutes");
    }
}
