//! What staff see of messaging and do about it: health, messages that did not arrive, contact points, and numbers for
//! many patients at once. On both databases.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    Channel, ConfirmContact, ContactStanding as S, ContactView, DeadMessages, IssueNumbers,
    IssueOutcome as O, IssuedNumbers, MessageState, MessageText, Messaging, NumberState, WithReason,
};
use mimamori_domain::messaging::Trouble;
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Duration, PatientId};
use mimamori_server::admin::{self, Admin, Messages};
use mimamori_store::outbox::Opening;
use mimamori_tests::backend::Backend;
use serde_json::json;

/// An invited patient whose invitation failed, and is on the list.
async fn unreached(desk: &Desk, nurse: &mut Browser, form: PatientForm) -> PatientId {
    let id = nurse.register(form).await.id;
    desk.world
        .meddle("UPDATE message SET state = 'failed', last_code = '21211' WHERE state = 'ready'")
        .await
        .unwrap();
    desk.world.worker.run_due().await.unwrap();
    id
}

async fn list(browser: &mut Browser) -> DeadMessages {
    browser.get("/messages").await.ok()
}

fn reason(text: &str) -> WithReason {
    WithReason { reason: text.into() }
}

at_each_desk! {
    async fn health_says_what_is_wrong_and_nothing_else(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let before: Messaging = nurse.get("/messaging").await.ok();
        assert!(
            matches!(&before.troubles[..], [Trouble::Stalled { minutes: None, .. }]),
            "no worker ever ran: {before:?}"
        );
        desk.world.turn().await.unwrap();
        let well: Messaging = nurse.get("/messaging").await.ok();
        assert_eq!((well.troubles.len(), well.lanes.len(), well.dead), (0, 6, 0), "{well:?}");
        assert_eq!(well.providers.iter().map(|p| p.share).collect::<Vec<_>>(), [1000]);

        let mut tx = desk.store.begin().await.unwrap();
        tx.stop_provider("main", "20003").await.unwrap();
        tx.stop_provider("gone", "20003").await.unwrap();
        tx.commit().await.unwrap();
        desk.world.meddle(
            "INSERT INTO brake (name, pulled_at, changed_at, backlog_ms, p90_ms)
                VALUES ('reissue', 1642122000000, 1642122000000, 1500000, 60000)",
        ).await.unwrap();
        nurse.register(hanako()).await;
        desk.advance(Duration::minutes(3));
        let ill: Messaging = nurse.get("/messaging").await.ok();
        assert_eq!(ill.troubles, [
            Trouble::Stalled { schedule: "worker".into(), minutes: Some(3) },
            Trouble::Stopped { provider: "main".into(), code: "20003".into() },
            Trouble::Brake { minutes: 25 },
        ]);
        let lane = &ill.lanes[3];
        assert_eq!((lane.depth, lane.oldest_due_at), (1, Some(ill.now.minus(Duration::minutes(3)))));
        desk.world.meddle("UPDATE brake SET pulled_at = NULL").await.unwrap();
        assert_eq!(nurse.get("/messaging").await.ok::<Messaging>().brake, None);
    }

    async fn a_message_that_did_not_arrive_is_seen_by_its_centre_and_sent_anew(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut stranger = desk.staff_of("stranger", Asker {
            role: Role::Nurse, center: Some(desk.other_center), association: None,
        }).await;
        let id = unreached(&desk, &mut nurse, hanako()).await;
        assert_eq!(list(&mut stranger).await.items, []);
        let seen = list(&mut nurse).await;
        assert_eq!(seen.items.len(), 1);
        let dead = &seen.items[0];
        assert_eq!((dead.patient_id, dead.name.as_str(), dead.code.as_deref()), (Some(id), "山田 花子", Some("21211")));
        assert!(!dead.has_text, "nothing was kept");
        assert_eq!(nurse.get("/messaging").await.ok::<Messaging>().dead, 1);

        let retry = format!("/messages/{}/retry", dead.id);
        assert_eq!(stranger.press(&retry).await.refused(), (404, "not-found"));
        assert_eq!(nurse.press(&retry).await.status, 204);
        assert_eq!(nurse.press(&retry).await.refused(), (404, "not-found"), "it is on its way, not on the list");
        assert_eq!(list(&mut nurse).await.items, []);
        desk.world.turn().await.unwrap();
        assert_eq!(nurse.page(id).await.messages[0].state, MessageState::HandedOver);
        assert_eq!(desk.world.outbox.take().len(), 1);
    }

    async fn what_makes_no_sense_any_more_is_not_sent_anew(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = unreached(&desk, &mut nurse, hanako()).await;
        let first = list(&mut nurse).await.items[0].id;
        // Another invitation went out since.
        desk.advance(Duration::minutes(1));
        nurse.press(&format!("/patients/{id}/invitation")).await;
        let retry = format!("/messages/{first}/retry");
        assert_eq!(nurse.press(&retry).await.refused(), (409, "message-superseded"));
        // The follow-up is over.
        nurse.post(&format!("/patients/{id}/status"), &json!({"status": "released", "reason": "well"})).await;
        assert_eq!(nurse.press(&retry).await.refused(), (409, "message-not-following"));

        // A number whose chain has ended, and one whose chain still waits for it.
        let other = nurse.register(somebody(1)).await.id;
        nurse.press(&format!("/patients/{other}/number")).await;
        desk.world.meddle("UPDATE message SET state = 'dead' WHERE kind = 'number'").await.unwrap();
        desk.world.worker.run_due().await.unwrap();
        let number = list(&mut nurse).await.items[0].id;
        let retry = format!("/messages/{number}/retry");
        assert_eq!(nurse.press(&retry).await.status, 204, "the chain still waits for it");
        desk.world.meddle("UPDATE message SET state = 'dead' WHERE kind = 'number'").await.unwrap();
        desk.world.worker.run_due().await.unwrap();
        nurse.press(&format!("/patients/{other}/number/stop")).await;
        assert_eq!(nurse.press(&retry).await.refused(), (409, "message-chain-ended"));
    }

    async fn dropped_with_a_reason_it_ends_cancelled_and_the_reason_stays_sealed(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = unreached(&desk, &mut nurse, hanako()).await;
        let path = format!("/messages/{}/drop", list(&mut nurse).await.items[0].id);
        assert_eq!(nurse.post(&path, &reason(" ")).await.refused(), (422, "invalid"));
        assert_eq!(nurse.post(&path, &reason("電話で案内しました")).await.status, 204);
        assert_eq!(list(&mut nurse).await.items, []);
        let message = nurse.page(id).await.messages[0].clone();
        assert_eq!((message.state, message.reason.as_deref()), (MessageState::Cancelled, Some("電話で案内しました")));
        assert!(!desk.world.dump().await.unwrap().contains("電話で案内しました"));
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let trail = auditor.get(&format!("/audit?patient={id}")).await.body.to_string();
        assert!(trail.contains("message.drop"), "{trail}");
    }

    async fn only_a_manager_reads_words_and_nobody_reads_digits(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut manager = desk.staff("manager", Role::Manager).await;
        let id = nurse.register(hanako()).await.id;
        nurse.press(&format!("/patients/{id}/number")).await;
        let mut tx = desk.store.begin().await.unwrap();
        let openings = [0, 3].map(|lane| Opening { lane, most: 10, by_sms: 10 });
        let until = tx.now.plus(Duration::hours(1));
        for message in tx.claim("w", 10, Duration::minutes(1), &openings).await.unwrap() {
            tx.begin_attempt(&message, Channel::Sms, "main", "the words", until).await.unwrap();
        }
        tx.commit().await.unwrap();
        desk.world.meddle("UPDATE message SET state = 'dead'").await.unwrap();
        desk.world.worker.run_due().await.unwrap();
        let items = list(&mut nurse).await.items;
        assert_eq!(items.len(), 2);
        for item in items {
            let path = format!("/messages/{}/text", item.id);
            assert_eq!(nurse.get(&path).await.refused(), (403, "forbidden"));
            let answer = manager.get(&path).await;
            if item.has_text {
                assert_eq!(answer.ok::<MessageText>().text, "the words");
            } else {
                assert_eq!(answer.refused(), (404, "not-found"), "{item:?}");
            }
            assert_eq!(item.has_text, item.kind.as_str() == "invitation");
        }
    }

    async fn operators_do_the_same_from_the_command_line(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let (one, two) = (unreached(&desk, &mut nurse, hanako()).await, unreached(&desk, &mut nurse, somebody(1)).await);
        let items = list(&mut nurse).await.items;
        let of = |patient| items.iter().find(|item| item.patient_id == Some(patient)).unwrap().id;
        let run = async |command| admin::run(&desk.store, Admin::Messages(command)).await;
        run(Messages::List { after: None }).await.unwrap();
        run(Messages::Retry { id: of(one) }).await.unwrap();
        let refused = run(Messages::Retry { id: of(one) }).await.unwrap_err().to_string();
        assert!(refused.contains("no message"), "{refused}");
        assert!(run(Messages::Drop { id: of(two), reason: " ".into() }).await.is_err());
        run(Messages::Drop { id: of(two), reason: "二重の登録".into() }).await.unwrap();
        assert_eq!(list(&mut nurse).await.items, []);
        assert_eq!(nurse.page(one).await.messages[0].state, MessageState::Ready);
        assert_eq!(nurse.page(two).await.messages[0].state, MessageState::Cancelled);

        let mut tx = desk.store.begin().await.unwrap();
        tx.stop_provider("main", "20003").await.unwrap();
        tx.commit().await.unwrap();
        let resume = async |name: &str| admin::run(&desk.store, Admin::ResumeProvider { name: name.into() }).await;
        assert!(resume("nobody").await.is_err());
        resume("main").await.unwrap();
        assert_eq!(nurse.get("/messaging").await.ok::<Messaging>().providers[0].stopped_at, None);
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let trail = auditor.get("/audit").await.body.to_string();
        for action in ["messages.list", "message.retry", "message.drop", "provider.resume"] {
            assert!(trail.contains(action), "{action}");
        }
    }

    async fn the_list_is_paged(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        for n in 0..53 {
            nurse.register(somebody(n)).await;
        }
        desk.world.meddle("UPDATE message SET state = 'failed'").await.unwrap();
        desk.world.worker.run_due().await.unwrap();
        let first = list(&mut nurse).await;
        let next = first.next.unwrap();
        let second: DeadMessages = nurse.get(&format!("/messages?after={next}")).await.ok();
        assert_eq!((first.items.len(), second.items.len(), second.next), (50, 3, None));
        let mut ids: Vec<_> = first.items.iter().chain(&second.items).map(|item| item.id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), 53);
        assert_eq!(nurse.get("/messages?after=x").await.refused(), (400, "bad-query"));
    }

    async fn a_contact_point_stands_where_messages_and_staff_have_put_it(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(PatientForm { email: "a@example.jp".into(), ..hanako() }).await.id;
        let outcome = async |channel, standing, code| {
            let mut tx = desk.store.begin().await.unwrap();
            tx.contact_outcome(id, channel, standing, code).await.unwrap();
            tx.commit().await.unwrap();
        };
        let of = |contacts: &[ContactView], channel| {
            let contact = contacts.iter().find(|contact| contact.channel == channel).unwrap();
            (contact.standing, contact.failures, contact.by.clone())
        };
        let contacts = nurse.page(id).await.contacts;
        assert_eq!(of(&contacts, Channel::Sms), (S::Unverified, 0, String::new()));
        outcome(Channel::Sms, S::Failing, Some("30003")).await;
        outcome(Channel::Sms, S::Failing, Some("30003")).await;
        outcome(Channel::Email, S::Good, None).await;
        outcome(Channel::Push, S::Failing, None).await;
        let contacts = nurse.page(id).await.contacts;
        assert_eq!(of(&contacts, Channel::Sms), (S::Failing, 2, String::new()));
        assert_eq!(of(&contacts, Channel::Email), (S::Good, 0, String::new()));
        assert_eq!(of(&contacts, Channel::Voice), (S::Unverified, 0, String::new()));
        outcome(Channel::Sms, S::Wrong, Some("21211")).await;
        outcome(Channel::Sms, S::Failing, Some("30003")).await;
        assert_eq!(of(&nurse.page(id).await.contacts, Channel::Sms).0, S::Wrong, "a mere failure softens nothing");

        let path = format!("/patients/{id}/contact");
        assert_eq!(nurse.post(&path, &ConfirmContact { channel: Channel::Sms }).await.status, 204);
        assert_eq!(of(&nurse.page(id).await.contacts, Channel::Sms), (S::Good, 0, "nurseさん".into()));
        assert_eq!(nurse.post(&path, &ConfirmContact { channel: Channel::Push }).await.refused(), (422, "invalid"));

        // Another number begins anew, and the old one's past doesn't come back with a late callback of nobody's.
        outcome(Channel::Sms, S::OptedOut, Some("21610")).await;
        let mut page = nurse.page(id).await;
        page.form.phone = "08055556666".into();
        nurse.put(&format!("/patients/{id}"), &json!({"form": page.form, "version": page.version})).await;
        assert_eq!(of(&nurse.page(id).await.contacts, Channel::Sms), (S::Unverified, 0, String::new()));
        outcome(Channel::Sms, S::Good, None).await;
        assert_eq!(of(&nurse.page(id).await.contacts, Channel::Sms).0, S::Good);
    }

    async fn many_at_once_each_with_a_result_and_a_double_click_does_nothing(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let wishing = nurse.register(hanako()).await.id;
        let silent = nurse.register(PatientForm { wish_number: String::new(), ..somebody(1) }).await.id;
        let landline = nurse.register(PatientForm {
            phone: "0312345678".into(), reporting_mode: "phone".into(), ..somebody(2)
        }).await.id;
        let declined = nurse.register(somebody(3)).await.id;
        let registered = nurse.register(somebody(4)).await.id;
        let mut tx = desk.store.begin().await.unwrap();
        tx.set_number_declined(declined, true).await.unwrap();
        tx.commit().await.unwrap();
        nurse.press(&format!("/patients/{registered}/number")).await;
        desk.world.turn().await.unwrap();
        let sms = desk.world.outbox.take();
        let digits = sms.iter().find_map(|sms| sms.body.split("pn=").nth(1)).unwrap()[..8].to_owned();
        let mut tx = desk.store.begin().await.unwrap();
        assert!(tx.verify_number(&digits, &desk.world.config.cocoa).await.unwrap());
        tx.commit().await.unwrap();
        let step = nurse.page(registered).await.chains[0].numbers[0].clone();
        assert_eq!((step.state, step.used_at), (NumberState::Registered, Some(desk.world.now())));
        let mut stranger = desk.staff_of("stranger", Asker {
            role: Role::Nurse, center: Some(desk.other_center), association: None,
        }).await;
        let hidden = stranger.register(somebody(5)).await.id;

        let patients = vec![wishing, silent, landline, declined, registered, hidden, wishing];
        let ask = |preview| IssueNumbers { patients: patients.clone(), preview };
        let results = |issued: IssuedNumbers| {
            let mut results: Vec<_> = issued.results.into_iter().map(|one| (one.patient_id, one.outcome)).collect();
            results.sort();
            results
        };
        let mut expected = vec![
            (wishing, O::Started), (silent, O::NotEligible), (landline, O::NoContact), (declined, O::Declined),
            (registered, O::Registered), (hidden, O::NotFound),
        ];
        expected.sort();
        let preview: IssuedNumbers = nurse.post("/numbers", &ask(true)).await.ok();
        assert_eq!(results(preview), expected);
        assert_eq!(nurse.page(wishing).await.chains, [], "a look starts nothing");

        let mut other_tab = nurse.clone();
        let ask = ask(false);
        let (one, two) = tokio::join!(nurse.post("/numbers", &ask), other_tab.post("/numbers", &ask));
        let (one, two) = (results(one.ok()), results(two.ok()));
        let outcomes: Vec<O> = [&one, &two].iter().flat_map(|results| results.iter())
            .filter(|(id, _)| *id == wishing).map(|(_, outcome)| *outcome).collect();
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == O::Started).count(), 1, "{outcomes:?}");
        assert_eq!(outcomes.iter().filter(|outcome| **outcome == O::Running).count(), 1, "{outcomes:?}");
        assert_eq!(nurse.page(wishing).await.chains.len(), 1);
        let too_many = IssueNumbers { patients: vec![wishing; 501], preview: true };
        assert_eq!(nurse.post("/numbers", &too_many).await.refused(), (422, "invalid"));
    }

    async fn a_chain_is_begun_anew_with_a_reason(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        let path = format!("/patients/{id}/number/restart");
        nurse.press(&format!("/patients/{id}/number")).await;
        desk.world.turn().await.unwrap();
        desk.advance(Duration::minutes(1));
        assert_eq!(nurse.post(&path, &reason("")).await.refused(), (422, "invalid"));
        assert_eq!(nurse.post(&path, &reason("電話機を替えた")).await.status, 200);
        let page = nurse.page(id).await;
        assert_eq!(page.chains.len(), 2);
        assert_eq!(page.chains[1].status, "stopped");
        assert_eq!(page.chains[0].numbers[0].state, NumberState::Queued);
        assert!(page.notes.iter().any(|note| note.text == "電話機を替えた"));
        assert_eq!(desk.world.count("SELECT COUNT(*) FROM number WHERE state = 'live'").await.unwrap(), 0);
        desk.world.turn().await.unwrap();
        assert_eq!(desk.world.count("SELECT COUNT(*) FROM number WHERE state = 'live'").await.unwrap(), 1);
    }
}
