//! Acts on many patients: looked at first, done once, in pieces that survive a restart, told patient by patient, taken
//! back.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

use std::collections::BTreeMap;

use crate::lists::{list, reports, well};
use crate::staff_desk::{Browser, Desk, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AlertView, BulkAct, BulkItemState, BulkItems, BulkList, BulkReason, BulkState, BulkView, Me, NewBulk,
    NoteKind, Queue,
};
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::Spo2;
use mimamori_domain::{BulkId, Duration, PatientId};
use mimamori_store::bulk::{Choice, Chosen, NewJob};
use mimamori_tests::backend::Backend;

fn close(desk: &Desk, query: Option<&str>, patients: &[PatientId]) -> NewBulk {
    NewBulk {
        id: BulkId::new(desk.store.now(), desk.store.rng()),
        act: BulkAct::CloseNoProblem,
        query: query.map(str::to_owned),
        patients: patients.to_vec(),
        note: "報告を確認。問題なし。".into(),
    }
}

/// Looks until it is over.
pub async fn over(browser: &mut Browser, id: BulkId) -> BulkView {
    for _ in 0..2_000 {
        let view: BulkView = browser.get(&format!("/bulk/{id}")).await.ok();
        if !matches!(view.state, BulkState::Running | BulkState::Undoing) {
            return view;
        }
        tokio::task::yield_now().await;
    }
    panic!("it never ends");
}

fn spo2(percent: i64) -> Answers {
    Answers { spo2: Spo2Reading::Measured(Spo2::new(percent).unwrap()), ..well() }
}

at_each_desk! {
    async fn what_nobody_confirms_is_forgotten_and_what_was_done_is_kept(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut ids = vec![];
        for n in 0..3 {
            ids.push(nurse.register(somebody(n)).await.id);
            reports(&desk, ids[n as usize], well()).await;
        }
        let (done, left) = (close(&desk, None, &ids[..1]), close(&desk, None, &ids));
        for sent in [&done, &left] {
            let _: BulkView = nurse.post("/bulk", sent).await.ok();
        }
        let _: BulkView = nurse.press(&format!("/bulk/{}/confirm", done.id)).await.ok();
        assert_eq!(over(&mut nurse, done.id).await.state, BulkState::Done);
        desk.advance(Duration::hours(23));
        desk.world.worker.run_due().await.unwrap();
        assert_eq!(desk.world.count("SELECT COUNT(*) FROM bulk_item").await.unwrap(), 4);
        desk.advance(Duration::hours(2));
        desk.world.worker.run_due().await.unwrap();
        assert_eq!(desk.world.count("SELECT COUNT(*) FROM bulk_item").await.unwrap(), 1);
        desk.log_in_again(&mut nurse, "nurse").await;
        assert_eq!(nurse.press(&format!("/bulk/{}/confirm", left.id)).await.refused(), (404, "not-found"));
        assert_eq!(nurse.get(&format!("/bulk/{}", done.id)).await.ok::<BulkView>().state, BulkState::Done);
    }

    async fn nobody_with_a_problem_is_closed_and_each_is_told_why(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut other = desk.staff("other", Role::Nurse).await;
        let mut ids = vec![];
        for n in 0..6 {
            ids.push(nurse.register(somebody(n)).await.id);
        }
        for (id, answers) in [(0, well()), (1, spo2(95)), (2, spo2(95)), (3, spo2(92)), (4, well())] {
            reports(&desk, ids[id], answers).await;
        }
        let alert = nurse.get("/queue").await.ok::<Queue>().items.into_iter().find(|it| it.patient.id == ids[2]).unwrap();
        let _: AlertView = other.press(&format!("/alerts/{}/claim", alert.alert.id)).await.ok();
        desk.advance(Duration::minutes(1));
        let sent = close(&desk, None, &ids);
        let seen: BulkView = nurse.post("/bulk", &sent).await.ok();
        assert_eq!((seen.state, seen.total, seen.done, seen.left_out), (BulkState::Preview, 6, 3, 3));
        assert_eq!(seen.reasons, BTreeMap::from([
            (BulkReason::UrgentAlert, 1), (BulkReason::Claimed, 1), (BulkReason::Already, 1),
        ]));
        assert_eq!(nurse.get("/queue").await.ok::<Queue>().items.len(), 3, "nothing is done by looking");
        // Somebody reports before it is confirmed.
        reports(&desk, ids[4], well()).await;
        assert_eq!(other.press(&format!("/bulk/{}/confirm", sent.id)).await.refused(), (409, "not-your-act"));
        let confirm = format!("/bulk/{}/confirm", sent.id);
        let mut twice = nurse.clone();
        let (one, two) = tokio::join!(nurse.press(&confirm), twice.press(&confirm));
        let _: (BulkView, BulkView) = (one.ok(), two.ok());
        let done = over(&mut nurse, sent.id).await;
        assert_eq!((done.state, done.done, done.left_out), (BulkState::Done, 2, 4));
        let again: BulkView = nurse.post("/bulk", &sent).await.ok();
        assert_eq!((again.state, again.done), (BulkState::Done, 2), "the same id is the same act");
        let items: BulkItems = nurse.get(&format!("/bulk/{}/items", sent.id)).await.ok();
        let became: BTreeMap<PatientId, _> =
            items.items.iter().map(|item| (item.patient_id, (item.state, item.reason, item.who.clone()))).collect();
        let left = |reason| (BulkItemState::LeftOut, Some(reason), None);
        assert_eq!(became[&ids[0]], (BulkItemState::Done, None, None));
        assert_eq!(became[&ids[1]], (BulkItemState::Done, None, None));
        assert_eq!(became[&ids[2]], (BulkItemState::LeftOut, Some(BulkReason::Claimed), Some("otherさん".to_owned())));
        assert_eq!(became[&ids[3]], left(BulkReason::UrgentAlert));
        assert_eq!(became[&ids[4]], left(BulkReason::Changed));
        assert_eq!(became[&ids[5]], left(BulkReason::Already));
        let left: BulkItems = nurse.get(&format!("/bulk/{}/items?left_out=true", sent.id)).await.ok();
        assert_eq!(left.items.len(), 4);
        // The history says who, and the counters follow.
        let page = nurse.page(ids[1]).await;
        assert_eq!((page.notes[0].kind, page.notes[0].text.as_str()), (NoteKind::Close, "報告を確認。問題なし。"));
        assert_eq!(nurse.page(ids[0]).await.notes[0].kind, NoteKind::Check);
        let queue: Queue = nurse.get("/queue").await.ok();
        assert_eq!((queue.items.len(), queue.counts[&Tier::Watch]), (2, 1));
        assert_eq!(list(&mut nurse, "no-problem").await, [ids[4]]);
        // Once more, the other way round.
        let back: BulkView = nurse.press(&format!("/bulk/{}/undo", sent.id)).await.ok();
        assert!(matches!(back.state, BulkState::Undoing | BulkState::Undone));
        let back = over(&mut nurse, sent.id).await;
        assert_eq!((back.state, back.undone), (BulkState::Undone, 2));
        let queue: Queue = nurse.get("/queue").await.ok();
        assert_eq!((queue.items.len(), queue.counts[&Tier::Watch]), (3, 2));
        assert_eq!(list(&mut nurse, "no-problem").await.len(), 2);
        let mine: BulkList = nurse.get("/bulk").await.ok();
        assert_eq!(mine.items.len(), 1);
    }

    async fn what_somebody_has_looked_after_since_is_not_taken_back(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let (a, b) = (nurse.register(somebody(0)).await.id, nurse.register(somebody(1)).await.id);
        for id in [a, b] {
            reports(&desk, id, well()).await;
        }
        desk.advance(Duration::minutes(1));
        let first = close(&desk, Some("list=no-problem"), &[]);
        let _: BulkView = nurse.post("/bulk", &first).await.ok();
        let _: BulkView = nurse.press(&format!("/bulk/{}/confirm", first.id)).await.ok();
        assert_eq!(over(&mut nurse, first.id).await.done, 2);
        desk.advance(Duration::minutes(1));
        reports(&desk, a, well()).await;
        desk.advance(Duration::minutes(1));
        let second = close(&desk, Some("list=no-problem"), &[]);
        let _: BulkView = nurse.post("/bulk", &second).await.ok();
        let _: BulkView = nurse.press(&format!("/bulk/{}/confirm", second.id)).await.ok();
        assert_eq!(over(&mut nurse, second.id).await.done, 1);
        let _: BulkView = nurse.press(&format!("/bulk/{}/undo", first.id)).await.ok();
        let back = over(&mut nurse, first.id).await;
        assert_eq!((back.undone, back.reasons[&BulkReason::Since]), (1, 1));
        assert_eq!(list(&mut nurse, "no-problem").await, [b]);
        desk.advance(Duration::minutes(16));
        assert_eq!(nurse.press(&format!("/bulk/{}/undo", second.id)).await.refused(), (409, "undo-too-late"));
    }

    async fn a_restart_in_the_middle_goes_on_where_it_stopped(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let me = nurse.get("/me").await.ok::<Me>().id;
        let mut ids = vec![];
        for n in 0..520 {
            ids.push(nurse.register(somebody(n)).await.id);
            reports(&desk, ids[usize::try_from(n).unwrap()], well()).await;
        }
        desk.advance(Duration::minutes(1));
        let id = BulkId::new(desk.store.now(), desk.store.rng());
        let new = NewJob { id, center: desk.center, staff: me, act: BulkAct::CloseNoProblem, note: "ok".into() };
        let query = "list=no-problem".parse().unwrap();
        assert_eq!(desk.store.choose_bulk(&new, Choice::Query(Box::new(query))).await.unwrap(), Chosen::Ready);
        let mut tx = desk.store.begin().await.unwrap();
        assert!(tx.start_bulk(id).await.unwrap());
        tx.commit().await.unwrap();
        // One piece, and the process is gone.
        assert!(desk.store.bulk_step(id, &desk.app.config.policy).await.unwrap());
        let halfway: BulkView = nurse.get(&format!("/bulk/{id}")).await.ok();
        assert_eq!((halfway.state, halfway.done), (BulkState::Running, 500), "it says how far it got");
        mimamori_server::bulk::go_on(&desk.app).await.unwrap();
        let done = over(&mut nurse, id).await;
        assert_eq!((done.done, done.left_out), (520, 0));
        assert!(list(&mut nurse, "no-problem").await.is_empty());
    }

    async fn many_are_assigned_at_once_within_a_contract(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut clinician = desk.staff("clinician", Role::Clinician).await;
        let ids = [nurse.register(somebody(0)).await.id, nurse.register(somebody(1)).await.id];
        let assign = |association| NewBulk {
            act: BulkAct::Assign { association },
            note: String::new(),
            ..close(&desk, None, &ids)
        };
        let stranger = mimamori_domain::AssociationId(uuid::Uuid::from_u128(1));
        let seen: BulkView = nurse.post("/bulk", &assign(Some(stranger))).await.ok();
        assert_eq!((seen.done, seen.reasons[&BulkReason::NoContract]), (0, 2));
        let sent = assign(Some(desk.association));
        let seen: BulkView = nurse.post("/bulk", &sent).await.ok();
        assert_eq!((seen.done, seen.to.as_deref()), (2, Some("中央医師会")));
        let _: BulkView = nurse.press(&format!("/bulk/{}/confirm", sent.id)).await.ok();
        assert_eq!(over(&mut nurse, sent.id).await.done, 2);
        assert_eq!(list(&mut clinician, "all").await.len(), 2);
        let _: BulkView = nurse.press(&format!("/bulk/{}/undo", sent.id)).await.ok();
        assert_eq!(over(&mut nurse, sent.id).await.undone, 2);
        assert!(list(&mut clinician, "all").await.is_empty());
    }

    async fn an_act_reaches_nobody_else_s_patients_and_needs_its_words(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let far = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut far = desk.staff_of("far", far).await;
        let id = nurse.register(somebody(0)).await.id;
        reports(&desk, id, well()).await;
        let sent = close(&desk, None, &[id]);
        let seen: BulkView = far.post("/bulk", &sent).await.ok();
        assert_eq!(seen.total, 0, "somebody out of sight is nobody");
        assert_eq!(nurse.get(&format!("/bulk/{}", sent.id)).await.refused(), (404, "not-found"));
        let silent = NewBulk { note: " ".into(), ..close(&desk, None, &[id]) };
        assert_eq!(nurse.post("/bulk", &silent).await.field_codes(), [("note".to_owned(), "required".to_owned())]);
        let nobody = close(&desk, None, &[]);
        assert_eq!(nurse.post("/bulk", &nobody).await.field_codes(), [("patients".to_owned(), "required".to_owned())]);
    }
}
