//! Moving: a patient goes to another centre by its yes and with everything that belongs to them; a no, a taking back
//! and two answers at once; sharing with several centres.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Action, Asker, Role};
use mimamori_domain::api::{
    AlertKind, AlertView, AnswerTransfer, AskTransfer, CenterCards, ChangeKind, Moving, NoteKind,
    OutsideNote, PatientList, Queue, QueueView, ReportReceipt, SharePatient, SubmitReport, TransferState,
    Transfers,
};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::report::{Answers, Spo2Reading, UrgentSign};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Date, Duration, HealthCenterId, PatientId, TransferId};
use mimamori_tests::backend::Backend;

fn spo2(percent: i64) -> Answers {
    Answers {
        temperature: Temperature::new(365),
        spo2: Spo2Reading::Measured(Spo2::new(percent).unwrap()),
        ..Answers::default()
    }
}

fn sign() -> Answers {
    Answers { signs: vec![UrgentSign::BlueLips], ..spo2(98) }
}

fn submit(desk: &Desk, answers: Answers) -> SubmitReport {
    let now = desk.store.now();
    let id = ClientReportId::new(now, desk.store.rng());
    SubmitReport { id, measured_at: now, supersedes: None, answers }
}

async fn report(desk: &Desk, nurse: &mut Browser, id: PatientId, answers: Answers) {
    let sent = submit(desk, answers);
    let _: ReportReceipt = nurse.post(&format!("/patients/{id}/reports"), &sent).await.ok();
}

/// Somebody of the other centre.
async fn other(desk: &Desk, login: &str, role: Role) -> Browser {
    desk.staff_of(login, Asker { role, center: Some(desk.other_center), association: None }).await
}

fn ask(center: HealthCenterId) -> AskTransfer {
    AskTransfer {
        center, note: "実家へ移られます。夜間の連絡は長男の方へ。".into(), keep_shared: false
    }
}

fn words(note: &str) -> AnswerTransfer {
    AnswerTransfer { note: note.into() }
}

async fn list(browser: &mut Browser, which: &str) -> Transfers {
    browser.get(&format!("/transfers?list={which}")).await.ok()
}

/// Asks, and tells which transfer it is.
async fn asked(desk: &Desk, nurse: &mut Browser, id: PatientId) -> TransferId {
    let reply = nurse.post(&format!("/patients/{id}/transfer"), &ask(desk.other_center)).await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    desk.store.read().await.unwrap().open_transfer(id).await.unwrap().unwrap().id
}

async fn center_of(desk: &Desk, id: PatientId) -> HealthCenterId {
    desk.store.read().await.unwrap().patient(id).await.unwrap().unwrap().owners.center
}

fn open(counts: &Queue) -> i64 {
    counts.counts.values().sum()
}

at_each_desk! {
    async fn at_the_yes_everything_moves(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut theirs = other(&desk, "theirs", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let id = nurse.register(hanako()).await.id;
        desk.assign(id).await;
        report(&desk, &mut nurse, id, spo2(92)).await;
        let queue: Queue = nurse.get("/queue").await.ok();
        let alert = queue.items[0].alert.id;
        let _: AlertView = nurse.press(&format!("/alerts/{alert}/claim")).await.ok();
        assert!(nurse.press(&format!("/patients/{id}/number")).await.status.is_success());
        desk.world.turn().await.unwrap();
        assert_eq!(nurse.page(id).await.chains[0].numbers.len(), 1);
        let due = desk.store.read().await.unwrap().standing(id).await.unwrap().due;
        assert!(due.silence.is_some());

        // Before it is asked the other centre sees nobody.
        let page = format!("/patients/{id}");
        assert_eq!(theirs.get(&page).await.refused(), (404, "not-found"));
        assert!(list(&mut theirs, "incoming").await.items.is_empty());
        let centers: CenterCards = nurse.get("/centers").await.ok();
        assert_eq!(centers.items.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["東保健所"]);
        let transfer = asked(&desk, &mut nurse, id).await;

        // Asked: it sees the person, the case and the note, and does nothing but answer.
        let incoming = list(&mut theirs, "incoming").await;
        let item = &incoming.items[0];
        assert_eq!((item.name.as_str(), item.mine, item.in_sight), ("山田 花子", false, true));
        assert!(item.note.contains("長男"), "{}", item.note);
        assert_eq!(item.from.name, "中央保健所");
        let case = item.case.as_ref().unwrap();
        assert_eq!((case.line.age, case.line.tier), (37, Some(Tier::Urgent)));
        assert_eq!(case.alerts.len(), 1);
        let seen = theirs.page(id).await;
        assert_eq!(seen.actions, [Action::PatientView, Action::TransferAnswer]);
        assert_eq!(theirs.post(&format!("{page}/letters"), &serde_json::json!({"text": "x"})).await.refused(), (403, "forbidden"));
        assert_eq!(theirs.press(&format!("/alerts/{alert}/claim")).await.refused(), (403, "forbidden"));
        let found: PatientList = theirs.get("/patients").await.ok();
        assert!(found.items.is_empty());

        // What comes meanwhile comes to the responsible centre, and the other one is told.
        desk.advance(Duration::minutes(5));
        report(&desk, &mut nurse, id, sign()).await;
        let queue: Queue = nurse.get("/queue").await.ok();
        assert_eq!((queue.counts.get(&Tier::Emergency), queue.transfers.outgoing), (Some(&1), 1));
        let queue: Queue = theirs.get("/queue").await.ok();
        assert_eq!((open(&queue), queue.transfers.incoming, queue.transfers.emergencies), (0, 1, 1));
        assert_eq!(queue.transfers.overdue, 0);
        desk.advance(Duration::minutes(25));
        let reply = theirs.post(&format!("/transfers/{transfer}/accept"), &words("引き受けます。")).await;
        assert_eq!(reply.status, 204, "{}", reply.body);

        // The old centre and its association see no more; nothing of theirs is left behind.
        assert_eq!(nurse.get(&page).await.refused(), (404, "not-found"));
        assert_eq!(doctor.get(&page).await.refused(), (404, "not-found"));
        assert_eq!(nurse.press(&format!("/alerts/{alert}/claim")).await.refused(), (404, "not-found"));
        for browser in [&mut nurse, &mut doctor] {
            let queue: Queue = browser.get("/queue").await.ok();
            assert!(queue.items.is_empty());
            assert_eq!(open(&queue), 0);
        }
        let queue: Queue = theirs.get("/queue").await.ok();
        assert_eq!((open(&queue), queue.counts.get(&Tier::Emergency)), (1, Some(&1)));
        let moved = &queue.items[0].alert;
        assert_eq!((moved.id, moved.claimed_by.is_none(), moved.offer.is_none()), (alert, true, true));
        assert_eq!((queue.transfers.incoming, queue.transfers.emergencies), (0, 0));

        // The new one works, the reminders and the chain go on.
        let after = theirs.page(id).await;
        assert_eq!((after.center.as_str(), after.association), ("東保健所", None));
        assert!(after.actions.contains(&Action::TransferAsk) && !after.actions.contains(&Action::TransferAnswer));
        assert!(after.notes.iter().any(|note| note.kind == NoteKind::TransferAccept && note.text.contains("引き受けます")));
        for (browser, found) in [(&mut theirs, 1), (&mut nurse, 0)] {
            let lines: PatientList = browser.get("/patients?q=%E5%B1%B1%E7%94%B0").await.ok();
            assert_eq!(lines.items.len(), found, "the search goes with the patient");
        }
        let _: AlertView = theirs.press(&format!("/alerts/{alert}/claim")).await.ok();
        desk.advance(Duration::minutes(50));
        desk.world.turn().await.unwrap();
        desk.log_in_again(&mut theirs, "theirs").await;
        assert_eq!(theirs.page(id).await.chains[0].numbers.len(), 2, "the next number came by itself");
        assert!(desk.store.read().await.unwrap().standing(id).await.unwrap().due.reminder.is_some() == due.reminder.is_some());

        // Both keep a trace.
        desk.log_in_again(&mut nurse, "nurse").await;
        let left = list(&mut nurse, "out").await;
        let item = &left.items[0];
        assert_eq!((item.state, item.name.as_str(), item.in_sight), (TransferState::Accepted, "山田 花子", false));
        assert_eq!((item.answered_by.as_str(), item.answer.as_str()), ("theirsさん", "引き受けます。"));
        assert!(item.case.is_none());
        let received = list(&mut theirs, "in").await;
        assert!(received.items[0].in_sight && !received.items[0].mine);
        assert_eq!(theirs.post(&format!("/transfers/{transfer}/accept"), &words("")).await.refused(), (409, "transfer-accepted"));
    }

    async fn at_a_no_everything_stays(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut theirs = other(&desk, "theirs", Role::Manager).await;
        let id = nurse.register(hanako()).await.id;
        report(&desk, &mut nurse, id, spo2(92)).await;
        let empty = AskTransfer { note: "  ".into(), ..ask(desk.other_center) };
        let path = format!("/patients/{id}/transfer");
        assert_eq!(nurse.post(&path, &empty).await.field_codes(), [("note".into(), "required".into())]);
        let own = nurse.post(&path, &ask(desk.center)).await;
        assert_eq!(own.field_codes(), [("center".into(), "center-own".into())]);
        let transfer = asked(&desk, &mut nurse, id).await;
        assert_eq!(nurse.post(&path, &ask(desk.other_center)).await.refused(), (409, "transfer-open"));
        assert_eq!(nurse.post(&format!("/transfers/{transfer}/accept"), &words("")).await.refused(), (403, "forbidden"));
        assert_eq!(theirs.post(&format!("/transfers/{transfer}/withdraw"), &words("")).await.refused(), (403, "forbidden"));

        // Unanswered for too long: both see it.
        desk.advance(Duration::hours(4));
        desk.log_in_again(&mut nurse, "nurse").await;
        desk.log_in_again(&mut theirs, "theirs").await;
        assert_eq!(list(&mut theirs, "incoming").await.counts.overdue, 1);
        assert_eq!(list(&mut nurse, "outgoing").await.counts.outgoing_overdue, 1);

        let refuse = format!("/transfers/{transfer}/refuse");
        assert_eq!(theirs.post(&refuse, &words("")).await.field_codes(), [("note".into(), "required".into())]);
        assert_eq!(theirs.post(&refuse, &words("管轄外の住所です。")).await.status, 204);
        assert_eq!(theirs.get(&format!("/patients/{id}")).await.refused(), (404, "not-found"));
        let page = nurse.page(id).await;
        assert_eq!(page.center, "中央保健所");
        let queue: Queue = nurse.get("/queue").await.ok();
        assert_eq!((open(&queue), queue.transfers.outgoing), (1, 0));
        for browser in [&mut nurse, &mut theirs] {
            let ended = list(browser, "ended").await;
            assert_eq!((ended.items[0].state, ended.items[0].answer.as_str()), (TransferState::Refused, "管轄外の住所です。"));
        }
        // It can be asked again.
        let again = asked(&desk, &mut nurse, id).await;
        assert_eq!(nurse.post(&format!("/transfers/{again}/withdraw"), &words("")).await.status, 204);
        assert_eq!(theirs.post(&format!("/transfers/{again}/accept"), &words("")).await.refused(), (409, "transfer-withdrawn"));
        assert_eq!(center_of(&desk, id).await, desk.center);
    }

    async fn of_two_answers_at_once_one_counts(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut one = other(&desk, "one", Role::Nurse).await;
        let mut two = other(&desk, "two", Role::Nurse).await;
        for n in 0..6 {
            let id = nurse.register(somebody(n)).await.id;
            let transfer = asked(&desk, &mut nurse, id).await;
            let (accept, withdraw) = (format!("/transfers/{transfer}/accept"), format!("/transfers/{transfer}/withdraw"));
            let none = words("");
            let (a, b, c) = tokio::join!(one.post(&accept, &none), nurse.post(&withdraw, &none), two.post(&accept, &none));
            let won = [&a, &b, &c].iter().filter(|reply| reply.status == 204).count();
            assert_eq!(won, 1, "{a:?} {b:?} {c:?}");
            let (center, code) = if b.status == 204 {
                (desk.center, "transfer-withdrawn")
            } else {
                (desk.other_center, "transfer-accepted")
            };
            assert_eq!(center_of(&desk, id).await, center);
            for lost in [&a, &b, &c].into_iter().filter(|reply| reply.status != 204) {
                assert_eq!(lost.refused(), (409, code));
                assert!(lost.body["details"]["who"].as_str().unwrap().ends_with("さん"));
            }
        }
    }

    async fn nothing_falls_between_two_centres(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut theirs = other(&desk, "theirs", Role::Nurse).await;
        let mut colleague = desk.staff("colleague", Role::Nurse).await;
        for n in 0..8 {
            let id = nurse.register(somebody(n)).await.id;
            let transfer = asked(&desk, &mut nurse, id).await;
            let (accept, reports) = (format!("/transfers/{transfer}/accept"), format!("/patients/{id}/reports"));
            let (none, sent) = (words(""), submit(&desk, sign()));
            let (answer, reported) = tokio::join!(theirs.post(&accept, &none), colleague.post(&reports, &sent));
            assert_eq!(answer.status, 204, "{}", answer.body);
            // Too late is refused; in time is at the new centre.
            assert!(matches!(reported.status.as_u16(), 201 | 404), "{reported:?}");
        }
        let ours: Queue = nurse.get("/queue").await.ok();
        let queue: Queue = theirs.get("/queue").await.ok();
        assert_eq!((ours.items.len(), open(&ours)), (0, 0));
        assert_eq!(i64::try_from(queue.items.len()).unwrap(), open(&queue));
        let medical = queue.items.iter().filter(|item| item.alert.kind == AlertKind::Medical).count();
        assert_eq!(medical, queue.items.len());
    }

    async fn an_association_with_a_contract_at_both_goes_along(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut theirs = other(&desk, "theirs", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let id = nurse.register(hanako()).await.id;
        desk.assign(id).await;
        let mut tx = desk.store.begin().await.unwrap();
        let first = Date::new(2022, 1, 1).unwrap();
        tx.put_contract(desk.association, desk.other_center, first, None).await.unwrap();
        tx.commit().await.unwrap();
        report(&desk, &mut nurse, id, spo2(92)).await;
        let queue: Queue = doctor.get("/queue").await.ok();
        let alert = queue.items[0].alert.id;
        let _: AlertView = doctor.press(&format!("/alerts/{alert}/claim")).await.ok();
        let transfer = asked(&desk, &mut nurse, id).await;
        assert_eq!(theirs.post(&format!("/transfers/{transfer}/accept"), &words("")).await.status, 204);
        let queue: Queue = doctor.get("/queue").await.ok();
        assert_eq!((queue.items.len(), open(&queue)), (1, 1));
        assert!(queue.items[0].alert.claimed_by.is_some(), "who goes on keeps what they have");
        let queue: Queue = theirs.get("/queue").await.ok();
        assert_eq!(open(&queue), 1);
        assert_eq!(theirs.page(id).await.association.as_deref(), Some("中央医師会"));
    }

    async fn a_centre_that_shares_works_with(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut theirs = other(&desk, "theirs", Role::Nurse).await;
        let id = nurse.register(PatientForm { reporting_mode: "phone".into(), ..hanako() }).await.id;
        let path = format!("/patients/{id}/centers");
        let share = SharePatient { center: desk.other_center, reason: "勤務先の調査のため".into() };
        assert_eq!(theirs.post(&path, &share).await.refused(), (404, "not-found"));
        assert_eq!(nurse.post(&path, &share).await.status, 204);
        assert_eq!(nurse.post(&path, &share).await.refused(), (409, "shared-already"));
        let moving: Moving = theirs.get(&path).await.ok();
        assert_eq!((moving.responsible.name.as_str(), moving.shared[0].center.name.as_str()), ("中央保健所", "東保健所"));

        // It sees and works, and gives nothing away.
        report(&desk, &mut theirs, id, spo2(92)).await;
        let alert = theirs.page(id).await.alerts[0].id;
        let _: AlertView = theirs.press(&format!("/alerts/{alert}/claim")).await.ok();
        let mine: Queue = theirs.get("/queue?view=mine").await.ok();
        assert_eq!((mine.items.len(), mine.views[&QueueView::Mine]), (1, 1));
        assert_eq!(theirs.post(&format!("/patients/{id}/transfer"), &ask(desk.center)).await.refused(), (403, "forbidden"));
        assert_eq!(theirs.post(&path, &share).await.refused(), (403, "forbidden"));
        let outside = OutsideNote { text: "発生届は○○市（別システム）で届出済み".into() };
        assert_eq!(theirs.put(&format!("/patients/{id}/outside"), &outside).await.status, 204);
        let moving: Moving = nurse.get(&path).await.ok();
        assert_eq!(moving.outside, outside.text);

        // The end of it: out of sight, and what they had is free again.
        assert_eq!(nurse.post(&format!("{path}/end"), &share).await.status, 204);
        assert_eq!(nurse.post(&format!("{path}/end"), &share).await.refused(), (409, "not-shared"));
        assert_eq!(theirs.get(&format!("/patients/{id}")).await.refused(), (404, "not-found"));
        let queue: Queue = nurse.get("/queue").await.ok();
        assert!(queue.items[0].alert.claimed_by.is_none());
        let page = nurse.page(id).await;
        for kind in [NoteKind::Share, NoteKind::Unshare, NoteKind::Outside] {
            assert!(page.notes.iter().any(|note| note.kind == kind), "{kind}");
        }

        // Given away and still seen, if so wished.
        let keep = AskTransfer { keep_shared: true, ..ask(desk.other_center) };
        assert_eq!(nurse.post(&format!("/patients/{id}/transfer"), &keep).await.status, 201);
        let transfer = desk.store.read().await.unwrap().open_transfer(id).await.unwrap().unwrap().id;
        assert_eq!(theirs.post(&format!("/transfers/{transfer}/accept"), &words("")).await.status, 204);
        assert_eq!(nurse.page(id).await.center, "東保健所");
        let moving: Moving = theirs.get(&path).await.ok();
        assert_eq!(moving.shared[0].center.name, "中央保健所");
    }

    async fn every_dashboard_that_sees_a_patient_hears_of_them(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut theirs = other(&desk, "theirs", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        let start = desk.store.read().await.unwrap().feed_end().await.unwrap();
        asked(&desk, &mut nurse, id).await;
        report(&desk, &mut nurse, id, sign()).await;
        let mut tx = desk.store.read().await.unwrap();
        let changes = tx.changes_after(start).await.unwrap();
        let told = |center, kind| {
            changes.iter().filter(|change| change.center_id == center && change.event().kind == kind).count()
        };
        for kind in [ChangeKind::Transfer, ChangeKind::Report, ChangeKind::AlertRaised] {
            assert_eq!((told(desk.center, kind), told(desk.other_center, kind)), (1, 1), "{kind}");
        }
        drop(tx);
        let transfer = list(&mut theirs, "incoming").await.items[0].id;
        assert_eq!(theirs.post(&format!("/transfers/{transfer}/accept"), &words("")).await.status, 204);
        let end = desk.store.read().await.unwrap().feed_end().await.unwrap();
        report(&desk, &mut theirs, id, spo2(97)).await;
        let changes = desk.store.read().await.unwrap().changes_after(end).await.unwrap();
        assert!(changes.iter().all(|change| change.center_id == desk.other_center), "{changes:?}");
        assert!(!changes.is_empty());
    }

    async fn a_list_goes_on_from_page_to_page(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut theirs = other(&desk, "theirs", Role::Nurse).await;
        for n in 0..53 {
            let id = nurse.register(somebody(n)).await.id;
            let transfer = asked(&desk, &mut nurse, id).await;
            if n < 2 {
                let answer = format!("/transfers/{transfer}/refuse");
                assert_eq!(theirs.post(&answer, &words("いいえ")).await.status, 204);
            }
        }
        let first = list(&mut theirs, "incoming").await;
        assert_eq!((first.items.len(), first.counts.incoming), (50, 51));
        let rest: Transfers =
            theirs.get(&format!("/transfers?list=incoming&after={}", first.next.unwrap())).await.ok();
        assert_eq!((rest.items.len(), rest.next), (1, None));
        assert!(!first.items.iter().any(|item| item.id == rest.items[0].id));
        assert_eq!(list(&mut nurse, "ended").await.items.len(), 2);
        assert_eq!(nurse.get("/transfers?list=incoming&after=x").await.refused(), (400, "bad-query"));
    }
}
