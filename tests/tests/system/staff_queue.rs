//! The work queue: its order, its pages, its counters; alerts claimed by two at once, noted, closed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::Role;
use mimamori_domain::api::{
    AlertState, AlertView, CallOutcome, CloseAlert, NewNote, NoteKind, NoteView, Queue, QueueItem,
    ReportReceipt, SubmitReport,
};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::report::{Answers, Spo2Reading, Trend, UrgentSign};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Duration, PatientId};
use mimamori_tests::backend::Backend;

fn well() -> Answers {
    Answers {
        temperature: Temperature::new(365),
        spo2: Spo2Reading::Measured(Spo2::new(98).unwrap()),
        trend: Some(Trend::Same),
        ..Answers::default()
    }
}

fn spo2(percent: i64) -> Answers {
    Answers { spo2: Spo2Reading::Measured(Spo2::new(percent).unwrap()), ..well() }
}

async fn report(desk: &Desk, nurse: &mut Browser, id: PatientId, answers: Answers) -> Tier {
    let now = desk.store.now();
    let sent = SubmitReport {
        id: ClientReportId::new(now, desk.store.rng()),
        measured_at: now,
        supersedes: None,
        answers,
    };
    let receipt: ReportReceipt = nurse.post(&format!("/patients/{id}/reports"), &sent).await.ok();
    receipt.report.assessment.tier
}

async fn whole_queue(browser: &mut Browser) -> Vec<QueueItem> {
    let mut items = vec![];
    let mut after = String::new();
    loop {
        let queue: Queue = browser.get(&format!("/queue{after}")).await.ok();
        assert!(queue.items.len() <= 50);
        items.extend(queue.items);
        match queue.next {
            Some(next) => after = format!("?after={next}"),
            None => return items,
        }
    }
}

fn close(note: &str) -> CloseAlert {
    CloseAlert { outcome: CallOutcome::Fine, note: note.into() }
}

at_each_desk! {
    async fn the_next_to_call_stands_on_top(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut ids = vec![];
        for n in 0..6 {
            let risk_factors = if n == 4 { "diabetes" } else { "" };
            ids.push(nurse.register(PatientForm { risk_factors: risk_factors.into(), ..somebody(n) }).await.id);
        }
        assert_eq!(report(&desk, &mut nurse, ids[0], spo2(95)).await, Tier::Watch);
        desk.advance(Duration::minutes(1));
        assert_eq!(report(&desk, &mut nurse, ids[1], spo2(92)).await, Tier::Urgent);
        assert_eq!(report(&desk, &mut nurse, ids[4], spo2(92)).await, Tier::Urgent);
        desk.advance(Duration::minutes(1));
        assert_eq!(report(&desk, &mut nurse, ids[2], spo2(92)).await, Tier::Urgent);
        let sign = Answers { signs: vec![UrgentSign::BlueLips], ..well() };
        assert_eq!(report(&desk, &mut nurse, ids[3], sign).await, Tier::Emergency);
        assert_eq!(report(&desk, &mut nurse, ids[5], well()).await, Tier::Routine);
        let queue: Queue = nurse.get("/queue").await.ok();
        // Tier, then when contact is due, then risk; who is well isn't there.
        let order: Vec<PatientId> = queue.items.iter().map(|item| item.patient.id).collect();
        assert_eq!(order, [ids[3], ids[4], ids[1], ids[2], ids[0]]);
        assert_eq!(queue.counts.get(&Tier::Urgent), Some(&3));
        assert_eq!(queue.counts.get(&Tier::Emergency), Some(&1));
        let top = &queue.items[0];
        assert_eq!((top.patient.name.as_str(), top.patient.tier), ("患者0003", Some(Tier::Emergency)));
        assert!(top.alert.reasons.iter().any(|reason| reason.tier == Tier::Emergency));
        assert_eq!((top.recent[0].temperature, top.recent[0].spo2), (Some(365), Some(98)));
        assert!(queue.items[1].patient.high_risk);
    }

    async fn the_newest_eight_values_stand_beside_the_name(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        for n in 0..10 {
            report(&desk, &mut nurse, id, spo2(99 - n)).await;
            desk.advance(Duration::hours(1));
            desk.log_in_again(&mut nurse, "nurse").await;
        }
        report(&desk, &mut nurse, id, Answers { spo2: Spo2Reading::UNDER_50, ..well() }).await;
        let queue: Queue = nurse.get("/queue").await.ok();
        let values: Vec<Option<i64>> = queue.items[0].recent.iter().map(|vitals| vitals.spo2).collect();
        assert_eq!(values, [49, 90, 91, 92, 93, 94, 95, 96].map(Some));
        assert_eq!(queue.items.len(), 1, "one episode is one line");
    }

    async fn of_two_nurses_who_claim_at_once_one_is_told_who_has_it(desk: Desk) {
        let mut one = desk.staff("one", Role::Nurse).await;
        let mut two = desk.staff("two", Role::Nurse).await;
        let id = one.register(hanako()).await.id;
        report(&desk, &mut one, id, spo2(92)).await;
        let alert = whole_queue(&mut one).await[0].alert.id;
        let path = format!("/alerts/{alert}");
        let claim = format!("{path}/claim");
        let (a, b) = tokio::join!(one.press(&claim), two.press(&claim));
        let ((winner, name), loser, refusal) = if a.status.is_success() {
            ((&mut one, "oneさん"), &mut two, b)
        } else {
            ((&mut two, "twoさん"), &mut one, a)
        };
        assert_eq!(refusal.refused(), (409, "already-claimed"));
        assert_eq!(refusal.body["details"]["who"], name);
        // The same press again is no mistake; another's work can't be given back or closed.
        let mine: AlertView = winner.press(&claim).await.ok();
        assert_eq!((mine.state, mine.claimed_by.unwrap().name.as_str()), (AlertState::Claimed, name));
        assert_eq!(loser.press(&format!("{path}/release")).await.refused(), (409, "already-claimed"));
        assert_eq!(loser.post(&format!("{path}/close"), &close("x")).await.refused(), (409, "already-claimed"));
        let free: AlertView = winner.press(&format!("{path}/release")).await.ok();
        assert_eq!((free.state, free.claimed_by), (AlertState::Open, None));
        assert_eq!(winner.post(&format!("{path}/close"), &close("x")).await.refused(), (409, "not-claimed"));
        let _: AlertView = loser.press(&claim).await.ok();
    }

    async fn an_alert_is_noted_and_closed_with_what_was_done(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        report(&desk, &mut nurse, id, spo2(92)).await;
        let alert = whole_queue(&mut nurse).await[0].alert.id;
        let path = format!("/alerts/{alert}");
        let _: AlertView = nurse.press(&format!("{path}/claim")).await.ok();
        desk.advance(Duration::minutes(3));
        let call = NewNote { outcome: Some(CallOutcome::NoAnswer), text: String::new() };
        let note: NoteView = nurse.post(&format!("{path}/notes"), &call).await.ok();
        assert_eq!((note.kind, note.by.as_str()), (NoteKind::Call, "nurseさん"));
        for (text, code) in [(" ".to_owned(), "required"), ("あ".repeat(2001), "too-long")] {
            let reply = nurse.post(&format!("{path}/notes"), &NewNote { outcome: None, text }).await;
            assert_eq!(reply.field_codes(), [("text".to_owned(), code.to_owned())]);
        }
        desk.advance(Duration::minutes(10));
        assert_eq!(nurse.post(&format!("{path}/close"), &close("")).await.refused(), (422, "invalid"));
        let closed: AlertView = nurse.post(&format!("{path}/close"), &close("息苦しさなし")).await.ok();
        assert_eq!((closed.state, closed.outcome), (AlertState::Closed, Some(CallOutcome::Fine)));
        let queue: Queue = nurse.get("/queue").await.ok();
        assert!(queue.items.is_empty());
        assert_eq!(queue.counts.values().sum::<i64>(), 0);
        for what in ["claim", "release"] {
            assert_eq!(nurse.press(&format!("{path}/{what}")).await.refused(), (409, "alert-closed"), "{what}");
        }
        let late = NewNote { outcome: None, text: "x".into() };
        assert_eq!(nurse.post(&format!("{path}/notes"), &late).await.refused(), (409, "alert-closed"));
        let page = nurse.page(id).await;
        let kinds: Vec<NoteKind> = page.notes.iter().map(|note| note.kind).collect();
        assert_eq!(kinds, [NoteKind::Close, NoteKind::Call, NoteKind::Claim]);
        assert_eq!(page.notes[0].text, "息苦しさなし");
        // The next bad report is a new episode.
        report(&desk, &mut nurse, id, spo2(91)).await;
        assert_ne!(whole_queue(&mut nurse).await[0].alert.id, alert);
    }

    async fn a_long_queue_is_walked_without_gap_or_repeat(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let mut assigned = vec![];
        for n in 0..105 {
            let id = nurse.register(somebody(n)).await.id;
            if n % 2 == 0 {
                desk.assign(id).await;
                assigned.push(id);
            }
            // Many fall due in the very same millisecond.
            report(&desk, &mut nurse, id, spo2(if n % 3 == 0 { 95 } else { 92 })).await;
            if n % 20 == 0 {
                desk.advance(Duration::seconds(1));
            }
        }
        let items = whole_queue(&mut nurse).await;
        let mut seen: Vec<PatientId> = items.iter().map(|item| item.patient.id).collect();
        let keys: Vec<_> = items.iter().map(|item| (std::cmp::Reverse(item.alert.tier), item.alert.due_at)).collect();
        assert!(keys.is_sorted());
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 105);
        let mut of_doctor: Vec<PatientId> =
            whole_queue(&mut doctor).await.iter().map(|item| item.patient.id).collect();
        of_doctor.sort();
        assigned.sort();
        assert_eq!(of_doctor, assigned);
        assert_eq!(nurse.get("/queue?after=nonsense").await.refused(), (400, "bad-query"));
    }

    async fn alerts_of_others_are_out_of_sight(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        report(&desk, &mut nurse, id, spo2(92)).await;
        let alert = whole_queue(&mut nurse).await[0].alert.id;
        let asker = mimamori_domain::access::Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut east = desk.staff_of("east", asker).await;
        assert!(whole_queue(&mut east).await.is_empty());
        for what in ["claim", "release"] {
            assert_eq!(east.press(&format!("/alerts/{alert}/{what}")).await.refused(), (404, "not-found"));
        }
        assert_eq!(east.post(&format!("/alerts/{alert}/close"), &close("x")).await.refused(), (404, "not-found"));
        let nowhere = "/alerts/00000000-0000-7000-8000-000000000000/claim";
        assert_eq!(nurse.press(nowhere).await.refused(), (404, "not-found"));
    }
}
