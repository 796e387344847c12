//! A hotel closes: everybody in it is moved to another one or home, or another centre is asked to take them over, and that
//! centre says yes to many at once. Judged again for each at the moment of acting, told patient by patient, taken back.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::collections::BTreeMap;

use crate::lists_bulk::over;
use crate::staff_desk::{Browser, Desk, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AcceptTransfers, AcceptedTransfers, AnswerTransfer, AskTransfer, BulkAct, BulkItemState, BulkItems,
    BulkReason, BulkState, BulkView, FilterCount, Me, NewBulk, NoteKind, PatientPage, SharePatient,
    TransferState, Transfers, UpdatePatient, Whereabouts,
};
use mimamori_domain::patient::{PatientForm, PlaceKind};
use mimamori_domain::{BulkId, Duration, PatientId, TransferId};
use mimamori_store::bulk::{Choice, NewJob};
use mimamori_tests::backend::Backend;

const SEA: &str = "海辺ホテル";
const HILL: &str = "山手ホテル";

/// Somebody in a room of the hotel that closes.
fn guest(n: u32) -> PatientForm {
    PatientForm { place: "hotel".into(), hotel: SEA.into(), room: format!("{}", 500 + n), ..somebody(n) }
}

async fn guests(nurse: &mut Browser, many: u32) -> Vec<PatientId> {
    let mut ids = vec![];
    for n in 0..many {
        ids.push(nurse.register(guest(n)).await.id);
    }
    ids
}

async fn theirs(desk: &Desk, login: &str) -> Browser {
    let asker = Asker { role: Role::Nurse, center: Some(desk.other_center), association: None };
    desk.staff_of(login, asker).await
}

fn act(desk: &Desk, act: BulkAct, query: &str) -> NewBulk {
    NewBulk {
        id: BulkId::new(desk.store.now(), desk.store.rng()),
        note: if act.note_max().is_some() {
            "閉館のため、お願いします。".into()
        } else {
            String::new()
        },
        act,
        query: Some(query.to_owned()),
        patients: vec![],
    }
}

fn to(place: PlaceKind, hotel: &str) -> BulkAct {
    BulkAct::Move { place, hotel: hotel.into() }
}

fn ask(desk: &Desk) -> BulkAct {
    BulkAct::Transfer { center: desk.other_center, keep_shared: false }
}

/// Everybody in the hotel that closes, as the screen asks for them.
fn everybody() -> String {
    format!("list=all&hotel={}", mimamori_domain::query::escape(SEA))
}

async fn looks(browser: &mut Browser, sent: &NewBulk) -> BulkView {
    browser.post("/bulk", sent).await.ok()
}

async fn confirms(browser: &mut Browser, sent: &NewBulk) -> BulkView {
    let _: BulkView = browser.press(&format!("/bulk/{}/confirm", sent.id)).await.ok();
    over(browser, sent.id).await
}

async fn takes_back(browser: &mut Browser, sent: &NewBulk) -> BulkView {
    let _: BulkView = browser.press(&format!("/bulk/{}/undo", sent.id)).await.ok();
    over(browser, sent.id).await
}

/// What became of each, and where they are.
async fn became(
    browser: &mut Browser,
    id: BulkId,
) -> BTreeMap<PatientId, (BulkItemState, Option<BulkReason>, Option<Whereabouts>)> {
    let page: BulkItems = browser.get(&format!("/bulk/{id}/items")).await.ok();
    page.items.into_iter().map(|item| (item.patient_id, (item.state, item.reason, item.stays))).collect()
}

fn stays(page: &PatientPage) -> (&str, &str, &str) {
    (&page.form.place, &page.form.hotel, &page.form.room)
}

/// Corrects a patient's data as a nurse does.
async fn edits(nurse: &mut Browser, id: PatientId, change: impl FnOnce(&mut PatientForm)) {
    let PatientPage { mut form, version, .. } = nurse.page(id).await;
    change(&mut form);
    let sent = UpdatePatient { form, version, reason: String::new() };
    let _: PatientPage = nurse.put(&format!("/patients/{id}"), &sent).await.ok();
}

async fn asks(desk: &Desk, nurse: &mut Browser, id: PatientId) -> TransferId {
    let sent = AskTransfer { center: desk.other_center, note: "実家へ".into(), keep_shared: false };
    assert_eq!(nurse.post(&format!("/patients/{id}/transfer"), &sent).await.status, 201);
    open(desk, id).await
}

/// The transfer of a patient that waits.
async fn open(desk: &Desk, id: PatientId) -> TransferId {
    desk.store.read().await.unwrap().open_transfer(id).await.unwrap().unwrap().id
}

at_each_desk! {
    async fn everybody_goes_to_another_hotel_and_back(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let ids = guests(&mut nurse, 6).await;
        let home = nurse.register(somebody(20)).await.id;
        // Whoever went home from there is not in it any more, whatever is left in the field.
        edits(&mut nurse, home, |form| SEA.clone_into(&mut form.hotel)).await;
        let release = serde_json::json!({"status": "released", "reason": "終了"});
        assert_eq!(nurse.post(&format!("/patients/{}/status", ids[5]), &release).await.status, 204);
        let count: FilterCount =
            nurse.get(&format!("/lists/all/count?hotel={}", mimamori_domain::query::escape(SEA))).await.ok();
        assert_eq!(count.n, 6);
        desk.advance(Duration::minutes(1));
        let sent = act(&desk, to(PlaceKind::Hotel, " 山手ホテル"), &everybody());
        let seen = looks(&mut nurse, &sent).await;
        assert_eq!((seen.state, seen.total, seen.done, seen.to.as_deref()), (BulkState::Preview, 6, 5, Some(HILL)));
        assert_eq!(seen.reasons, BTreeMap::from([(BulkReason::Gone, 1)]));
        let now = became(&mut nurse, sent.id).await;
        let from = Whereabouts { place: PlaceKind::Hotel, hotel: SEA.into(), room: "500".into() };
        assert_eq!(now[&ids[0]], (BulkItemState::Waiting, None, Some(from)), "one sees from where they go");
        assert_eq!(stays(&nurse.page(ids[0]).await), ("hotel", SEA, "500"), "nothing is done by looking");
        // Meanwhile one goes home, one is there already, and of one the telephone changes, which is no matter.
        edits(&mut nurse, ids[1], |form| (form.place, form.hotel, form.room) = ("home".into(), String::new(), String::new())).await;
        edits(&mut nurse, ids[2], |form| (form.hotel, form.room) = (HILL.into(), "7".into())).await;
        edits(&mut nurse, ids[3], |form| form.phone = "080-2222-3333".into()).await;
        desk.advance(Duration::minutes(1));
        let confirm = format!("/bulk/{}/confirm", sent.id);
        let mut twice = nurse.clone();
        let (one, two) = tokio::join!(nurse.press(&confirm), twice.press(&confirm));
        let _: (BulkView, BulkView) = (one.ok(), two.ok());
        let done = over(&mut nurse, sent.id).await;
        assert_eq!((done.state, done.done, done.left_out), (BulkState::Done, 3, 3));
        assert_eq!(done.reasons, BTreeMap::from([(BulkReason::Gone, 1), (BulkReason::Moved, 1), (BulkReason::Already, 1)]));
        let now = became(&mut nurse, sent.id).await;
        assert_eq!((now[&ids[1]].1, now[&ids[2]].1), (Some(BulkReason::Moved), Some(BulkReason::Already)));
        // As one edit writes it: a version, a stay with its room, who and what.
        let page = nurse.page(ids[0]).await;
        assert_eq!((stays(&page), page.version), (("hotel", HILL, ""), 2));
        assert_eq!(page.stays.len(), 1);
        let stay = &page.stays[0];
        assert_eq!((stay.place, stay.hotel.as_str(), stay.room.as_str()), (PlaceKind::Hotel, SEA, "500"));
        assert_eq!(stay.by.as_ref().unwrap().name, "nurseさん");
        let mut tx = desk.store.read().await.unwrap();
        let changes = tx.changes_since(ids[0], 1).await.unwrap();
        let fields: Vec<_> = changes[0].fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["hotel", "room"]);
        drop(tx);
        // Somebody is given a room there: they stay. The others come back to the rooms they had.
        desk.advance(Duration::minutes(1));
        edits(&mut nurse, ids[4], |form| form.room = "12".into()).await;
        let back = takes_back(&mut nurse, &sent).await;
        assert_eq!((back.state, back.undone), (BulkState::Undone, 2));
        assert_eq!(back.reasons[&BulkReason::Since], 1);
        assert_eq!(stays(&nurse.page(ids[0]).await), ("hotel", SEA, "500"));
        assert_eq!(stays(&nurse.page(ids[3]).await), ("hotel", SEA, "503"));
        assert_eq!(stays(&nurse.page(ids[4]).await), ("hotel", HILL, "12"));
        assert_eq!(nurse.page(ids[0]).await.stays.len(), 2, "both moves are in the history");
    }

    async fn home_is_a_place_too_and_a_hotel_needs_its_name(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut far = theirs(&desk, "far").await;
        let ids = guests(&mut nurse, 2).await;
        for (wrong, field, code) in [
            (to(PlaceKind::Hotel, ""), "hotel", "hotel-needed"),
            (to(PlaceKind::Hospital, ""), "place", "choice-unknown"),
            (BulkAct::Transfer { center: desk.center, keep_shared: false }, "center", "center-own"),
        ] {
            let refused = nurse.post("/bulk", &act(&desk, wrong, &everybody())).await;
            assert_eq!(refused.field_codes(), [(field.to_owned(), code.to_owned())]);
        }
        let silent = NewBulk { note: String::new(), ..act(&desk, ask(&desk), &everybody()) };
        assert_eq!(nurse.post("/bulk", &silent).await.field_codes(), [("note".to_owned(), "required".to_owned())]);
        // Who only shares somebody moves and gives away nobody.
        let share = SharePatient { center: desk.other_center, reason: "調査".into() };
        assert_eq!(nurse.post(&format!("/patients/{}/centers", ids[0]), &share).await.status, 204);
        let sent = act(&desk, to(PlaceKind::Home, ""), &everybody());
        let seen = looks(&mut far, &sent).await;
        assert_eq!((seen.total, seen.done, seen.reasons[&BulkReason::NotOwned]), (1, 0, 1));
        let sent = act(&desk, to(PlaceKind::Home, ""), &everybody());
        assert_eq!(looks(&mut nurse, &sent).await.done, 2);
        assert_eq!(confirms(&mut nurse, &sent).await.done, 2);
        assert_eq!(stays(&nurse.page(ids[1]).await), ("home", "", ""));
        assert_eq!(takes_back(&mut nurse, &sent).await.undone, 2);
        assert_eq!(stays(&nurse.page(ids[1]).await), ("hotel", SEA, "501"));
    }

    async fn another_centre_is_asked_for_all_and_says_yes_to_many(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut theirs = theirs(&desk, "theirs").await;
        let ids = guests(&mut nurse, 5).await;
        let before = asks(&desk, &mut nurse, ids[4]).await;
        let sent = act(&desk, ask(&desk), &everybody());
        let seen = looks(&mut nurse, &sent).await;
        assert_eq!((seen.done, seen.to.as_deref()), (4, Some("東保健所")));
        assert_eq!(seen.reasons, BTreeMap::from([(BulkReason::TransferOpen, 1)]));
        let done = confirms(&mut nurse, &sent).await;
        assert_eq!((done.done, done.left_out), (4, 1));
        // Each as if it had been asked alone.
        let page = nurse.page(ids[0]).await;
        assert_eq!((page.center.as_str(), page.notes[0].kind), ("中央保健所", NoteKind::TransferAsk));
        assert!(page.notes[0].text.contains("閉館"), "{}", page.notes[0].text);
        let incoming: Transfers = theirs.get("/transfers?list=incoming").await.ok();
        assert_eq!(incoming.items.len(), 5);
        assert_eq!(incoming.items.iter().filter(|item| item.note == "閉館のため、お願いします。").count(), 4);
        // Two are taken over, one is taken back before; what is named twice, or is nobody's, does no harm.
        let (first, second, third) = (open(&desk, ids[0]).await, open(&desk, ids[1]).await, open(&desk, ids[2]).await);
        let none = AnswerTransfer { note: String::new() };
        assert_eq!(nurse.post(&format!("/transfers/{third}/withdraw"), &none).await.status, 204);
        let stranger = TransferId(uuid::Uuid::from_u128(1));
        let accept = AcceptTransfers {
            transfers: vec![first, second, third, first, stranger], note: "引き受けます。".into()
        };
        let refused = nurse.post("/transfers/accept", &accept).await.ok::<AcceptedTransfers>();
        assert!(refused.items.iter().all(|item| item.state.is_none()), "who asks doesn't answer");
        let mut twice = theirs.clone();
        let (one, two) = tokio::join!(theirs.post("/transfers/accept", &accept), twice.post("/transfers/accept", &accept));
        for said in [one.ok::<AcceptedTransfers>(), two.ok()] {
            let states: Vec<_> =
                said.items.iter().map(|item| (item.state, item.who.as_str(), item.mine)).collect();
            let yes = (Some(TransferState::Accepted), "theirsさん", true);
            let withdrawn = (Some(TransferState::Withdrawn), "nurseさん", false);
            assert_eq!(states, [yes, yes, withdrawn, yes, (None, "", false)]);
        }
        let moved = theirs.page(ids[0]).await;
        assert_eq!(moved.center, "東保健所");
        let yes = moved.notes.iter().filter(|note| note.kind == NoteKind::TransferAccept).collect::<Vec<_>>();
        assert_eq!(yes.len(), 1, "pressed twice, moved once");
        assert!(yes[0].text.contains("引き受けます"));
        assert_eq!(nurse.get(&format!("/patients/{}", ids[0])).await.refused(), (404, "not-found"));
        // Taken back where nobody has answered; and what was asked by hand before is not this act's.
        let back = takes_back(&mut nurse, &sent).await;
        assert_eq!((back.undone, back.reasons[&BulkReason::Answered]), (1, 3));
        let said = became(&mut nurse, sent.id).await;
        assert_eq!(said[&ids[3]].0, BulkItemState::Undone);
        assert_eq!((said[&ids[0]].0, said[&ids[0]].2.clone()), (BulkItemState::Kept, None), "out of sight");
        let left: Transfers = theirs.get("/transfers?list=incoming").await.ok();
        assert_eq!(left.items.iter().map(|item| item.id).collect::<Vec<_>>(), [before]);
        let nobody = AcceptTransfers { transfers: vec![], note: String::new() };
        assert_eq!(theirs.post("/transfers/accept", &nobody).await.field_codes(), [("transfers".to_owned(), "required".to_owned())]);
        let many = AcceptTransfers { transfers: vec![stranger; 501], note: String::new() };
        assert_eq!(theirs.post("/transfers/accept", &many).await.field_codes(), [("transfers".to_owned(), "too-many".to_owned())]);
    }

    async fn of_two_acts_at_once_one_moves_each(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut other = desk.staff("other", Role::Nurse).await;
        let ids = guests(&mut nurse, 12).await;
        desk.advance(Duration::minutes(1));
        let (one, two) = (act(&desk, to(PlaceKind::Hotel, HILL), &everybody()), act(&desk, to(PlaceKind::Home, ""), &everybody()));
        assert_eq!(looks(&mut nurse, &one).await.done, 12);
        assert_eq!(looks(&mut other, &two).await.done, 12);
        let mut editor = desk.staff("editor", Role::Nurse).await;
        let edit = async {
            // A nurse at work on the same people neither stops them nor is stopped.
            for id in &ids {
                let PatientPage { mut form, version, .. } = editor.page(*id).await;
                form.note = "家族へ連絡済み".into();
                let sent = UpdatePatient { form, version, reason: String::new() };
                let reply = editor.put(&format!("/patients/{id}"), &sent).await;
                assert!(matches!(reply.status.as_u16(), 200 | 409 | 503), "{reply:?}");
            }
        };
        let (first, second, ()) = tokio::join!(confirms(&mut nurse, &one), confirms(&mut other, &two), edit);
        assert_eq!(first.done + second.done, 12);
        assert_eq!(first.left_out + second.left_out, 12);
        for id in ids {
            let page = nurse.page(id).await;
            assert_eq!(page.stays.len(), 1, "moved once");
            assert!(matches!(stays(&page), ("hotel", HILL, "") | ("home", "", "")));
        }
    }

    async fn a_restart_in_the_middle_moves_nobody_twice(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let me = nurse.get("/me").await.ok::<Me>().id;
        let ids = guests(&mut nurse, 120).await;
        desk.advance(Duration::minutes(1));
        let policy = &desk.app.config.policy;
        for (deed, undone) in [(to(PlaceKind::Hotel, HILL), 120), (ask(&desk), 120)] {
            let id = BulkId::new(desk.store.now(), desk.store.rng());
            let new = NewJob { id, center: desk.center, staff: me, act: deed, note: "閉館".into() };
            desk.store.choose_bulk(&new, Choice::Patients(ids.clone())).await.unwrap();
            let mut tx = desk.store.begin().await.unwrap();
            assert!(tx.start_bulk(id).await.unwrap());
            tx.commit().await.unwrap();
            // One piece, and the process is gone.
            assert!(desk.store.bulk_step(id, policy).await.unwrap());
            let halfway: BulkView = nurse.get(&format!("/bulk/{id}")).await.ok();
            assert_eq!((halfway.state, halfway.done), (BulkState::Running, 100), "it says how far it got");
            mimamori_server::bulk::go_on(&desk.app).await.unwrap();
            let done = over(&mut nurse, id).await;
            assert_eq!((done.done, done.left_out), (120, 0));
            let mut tx = desk.store.begin().await.unwrap();
            assert!(tx.undo_bulk(id).await.unwrap());
            tx.commit().await.unwrap();
            assert!(desk.store.bulk_step(id, policy).await.unwrap());
            mimamori_server::bulk::go_on(&desk.app).await.unwrap();
            assert_eq!(over(&mut nurse, id).await.undone, undone);
        }
        let page = nurse.page(ids[119]).await;
        assert_eq!((stays(&page), page.stays.len()), (("hotel", SEA, "619"), 2));
        assert_eq!(page.notes.iter().filter(|note| note.kind == NoteKind::TransferWithdraw).count(), 1);
    }
}
