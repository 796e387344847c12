//! The work queue: its order, its pages, its counters; alerts claimed by two at once, noted, closed.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AlertKind, AlertState, AlertView, CallOutcome, CloseAlert, Colleagues, Me, NewNote, NoteKind, NoteView,
    OfferAlerts, OfferedAlerts, PatientPage, Queue, QueueItem, QueueView, ReportReceipt, SnoozeAlert,
    SubmitReport,
};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::report::{Answers, Spo2Reading, Trend, UrgentSign};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Duration, PatientId};
use mimamori_store::alert::RaiseAlert;
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

    async fn what_is_put_off_comes_back_at_its_time_and_what_grows_worse_at_once(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut ids = vec![];
        for n in 0..3 {
            ids.push(nurse.register(somebody(n)).await.id);
            report(&desk, &mut nurse, ids[usize::try_from(n).unwrap()], spo2(92)).await;
            desk.advance(Duration::minutes(1));
        }
        let first = whole_queue(&mut nurse).await[0].alert.id;
        let snooze = format!("/alerts/{first}/snooze");
        let until = |minutes| SnoozeAlert { until: Some(desk.store.now().plus(Duration::minutes(minutes))) };
        assert_eq!(nurse.post(&snooze, &until(30)).await.refused(), (409, "not-claimed"));
        let _: AlertView = nurse.press(&format!("/alerts/{first}/claim")).await.ok();
        for (minutes, code) in [(0, "time-past"), (61, "snooze-too-long")] {
            let reply = nurse.post(&snooze, &until(minutes)).await;
            assert_eq!(reply.field_codes(), [("until".to_owned(), code.to_owned())]);
        }
        let later = until(60);
        let snoozed: AlertView = nurse.post(&snooze, &later).await.ok();
        assert_eq!(snoozed.snoozed_until, later.until);
        let order = async |nurse: &mut Browser| -> Vec<PatientId> {
            whole_queue(nurse).await.iter().map(|item| item.patient.id).collect()
        };
        assert_eq!(order(&mut nurse).await, [ids[1], ids[2], ids[0]], "behind those whose time comes first");
        // Nothing is hidden by it: what grows worse is awake and on top.
        report(&desk, &mut nurse, ids[0], spo2(89)).await;
        let top = &whole_queue(&mut nurse).await[0];
        assert_eq!((top.patient.id, top.alert.snoozed_until), (ids[0], None));
        // Given back, it stands where it stood.
        let _: AlertView = nurse.post(&snooze, &until(10)).await.ok();
        let woken: AlertView = nurse.post(&snooze, &SnoozeAlert { until: None }).await.ok();
        assert_eq!(woken.snoozed_until, None);
    }

    async fn a_hand_over_is_nobody_s_until_it_is_taken(desk: Desk) {
        let mut one = desk.staff("one", Role::Nurse).await;
        let mut two = desk.staff("two", Role::Manager).await;
        let mut far = desk
            .staff_of("far", Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) })
            .await;
        let id = one.register(hanako()).await.id;
        report(&desk, &mut one, id, spo2(92)).await;
        let alert = whole_queue(&mut one).await[0].alert.id;
        let _: AlertView = one.press(&format!("/alerts/{alert}/claim")).await.ok();
        let known: Colleagues = one.get("/colleagues").await.ok();
        let names: Vec<&str> = known.items.iter().map(|colleague| colleague.name.as_str()).collect();
        assert_eq!((names, known.center), (vec!["twoさん"], false));
        assert!(known.items[0].here);
        let to = |to| OfferAlerts { to, alerts: vec![alert], note: "22時に再測定の予定".into() };
        let stranger = far.get("/me").await.ok::<Me>().id;
        for wrong in [stranger, one.get("/me").await.ok::<Me>().id] {
            let reply = one.post("/alerts/offer", &to(Some(wrong))).await;
            assert_eq!(reply.field_codes(), [("to".to_owned(), "colleague-unknown".to_owned())]);
        }
        let reply = one.post("/alerts/offer", &to(None)).await;
        assert_eq!(reply.field_codes(), [("to".to_owned(), "required".to_owned())]);
        let done: OfferedAlerts = one.post("/alerts/offer", &to(Some(known.items[0].id))).await.ok();
        assert_eq!(done.offered, [alert]);
        let again: OfferedAlerts = one.post("/alerts/offer", &to(Some(known.items[0].id))).await.ok();
        assert!(again.offered.is_empty(), "it is not one's own any more");

        let part = async |browser: &mut Browser, view: &str| -> Vec<QueueItem> {
            browser.get(&format!("/queue?view={view}")).await.ok::<Queue>().items
        };
        let offered = part(&mut two, "offered").await;
        let offer = offered[0].alert.offer.clone().unwrap();
        assert_eq!((offer.by.name.as_str(), offer.to.unwrap().name.as_str()), ("oneさん", "twoさん"));
        assert_eq!(offered[0].alert.claimed_by, None);
        assert!(part(&mut one, "mine").await.is_empty() && part(&mut one, "offered").await.is_empty());
        assert_eq!(part(&mut one, "free").await.len(), 1, "anybody can still take it");
        let queue: Queue = two.get("/queue").await.ok();
        assert_eq!(queue.views[&QueueView::Offered], 1);
        let taken: AlertView = two.press(&format!("/alerts/{alert}/claim")).await.ok();
        assert_eq!(taken.offer, None);
        assert_eq!(part(&mut two, "mine").await.len(), 1);
        assert!(part(&mut two, "offered").await.is_empty() && part(&mut two, "free").await.is_empty());
        let page: PatientPage = two.get(&format!("/patients/{id}")).await.ok();
        assert!(page.notes.iter().any(|note| note.kind == NoteKind::Offer && note.text == "22時に再測定の予定"));
    }

    async fn an_association_hands_up_to_the_centre(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut clinician = desk.staff("clinician", Role::Clinician).await;
        let id = nurse.register(hanako()).await.id;
        desk.assign(id).await;
        report(&desk, &mut nurse, id, spo2(92)).await;
        let alert = clinician.get("/queue?view=free").await.ok::<Queue>().items[0].alert.id;
        let _: AlertView = clinician.press(&format!("/alerts/{alert}/claim")).await.ok();
        assert!(clinician.get("/colleagues").await.ok::<Colleagues>().center);
        let up = OfferAlerts { to: None, alerts: vec![alert], note: "入院の調整をお願いします".into() };
        let done: OfferedAlerts = clinician.post("/alerts/offer", &up).await.ok();
        assert_eq!(done.offered, [alert]);
        let seen = nurse.get("/queue?view=free").await.ok::<Queue>();
        let offer = seen.items[0].alert.offer.clone().unwrap();
        assert_eq!((offer.to, offer.by.name.as_str()), (None, "clinicianさん"));
        // Another one stays with the association; after the contract nothing of it is in sight any more, not even what
        // one had.
        let id = nurse.register(somebody(1)).await.id;
        desk.assign(id).await;
        report(&desk, &mut nurse, id, spo2(92)).await;
        let alert = clinician.get("/queue?view=free").await.ok::<Queue>().items[0].alert.id;
        let _: AlertView = clinician.press(&format!("/alerts/{alert}/claim")).await.ok();
        desk.advance(Duration::days(120));
        desk.log_in_again(&mut clinician, "clinician").await;
        for view in QueueView::ALL {
            let queue: Queue = clinician.get(&format!("/queue?view={view}")).await.ok();
            assert!(queue.items.is_empty() && queue.views.values().all(|n| *n == 0), "{view}");
        }
    }

    async fn a_closing_can_be_taken_back_for_a_minute(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut other = desk.staff("other", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        report(&desk, &mut nurse, id, spo2(92)).await;
        let alert = whole_queue(&mut nurse).await[0].alert.id;
        let path = format!("/alerts/{alert}");
        let _: AlertView = nurse.press(&format!("{path}/claim")).await.ok();
        let _: AlertView = nurse.post(&format!("{path}/close"), &close("x")).await.ok();
        desk.advance(Duration::seconds(55));
        assert_eq!(other.press(&format!("{path}/reopen")).await.refused(), (409, "alert-closed"), "not one's own");
        let open: AlertView = nurse.press(&format!("{path}/reopen")).await.ok();
        assert_eq!((open.state, open.outcome), (AlertState::Claimed, None));
        let queue: Queue = nurse.get("/queue").await.ok();
        assert_eq!((queue.items.len(), queue.counts.get(&Tier::Urgent)), (1, Some(&1)));
        let _: AlertView = nurse.post(&format!("{path}/close"), &close("x")).await.ok();
        desk.advance(Duration::minutes(2));
        assert_eq!(nurse.press(&format!("{path}/reopen")).await.refused(), (409, "alert-closed"), "too late");
        // A new episode began meanwhile: there is one line for it, not two.
        report(&desk, &mut nurse, id, spo2(92)).await;
        let new = whole_queue(&mut nurse).await[0].alert.id;
        let _: AlertView = nurse.press(&format!("/alerts/{new}/claim")).await.ok();
        let _: AlertView = nurse.post(&format!("/alerts/{new}/close"), &close("x")).await.ok();
        report(&desk, &mut nurse, id, spo2(91)).await;
        assert_eq!(nurse.press(&format!("/alerts/{new}/reopen")).await.refused(), (409, "alert-closed"));
        assert_eq!(whole_queue(&mut nurse).await.len(), 1);
    }

    async fn what_is_past_its_time_has_a_part_of_its_own(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        for n in 0..60 {
            let id = nurse.register(somebody(n)).await.id;
            report(&desk, &mut nurse, id, spo2(if n < 30 { 92 } else { 95 })).await;
        }
        let overdue = async |nurse: &mut Browser| -> (Vec<QueueItem>, Option<String>, i64) {
            let queue: Queue = nurse.get("/queue?view=overdue").await.ok();
            (queue.items, queue.next, queue.views[&QueueView::Overdue])
        };
        assert_eq!(overdue(&mut nurse).await.2, 0);
        desk.advance(Duration::minutes(61));
        desk.log_in_again(&mut nurse, "nurse").await;
        let (items, next, count) = overdue(&mut nurse).await;
        assert_eq!((items.len(), next, count), (30, None, 30));
        assert!(items.iter().all(|item| item.alert.tier == Tier::Urgent));
        desk.advance(Duration::hours(4));
        desk.log_in_again(&mut nurse, "nurse").await;
        let (mut items, next, count) = overdue(&mut nurse).await;
        assert_eq!((items.len(), count), (50, 60));
        let more: Queue = nurse.get(&format!("/queue?view=overdue&after={}", next.unwrap())).await.ok();
        assert_eq!((more.items.len(), more.next), (10, None));
        items.extend(more.items);
        let seen: std::collections::BTreeSet<_> = items.iter().map(|item| item.alert.id).collect();
        assert_eq!(seen.len(), 60, "nobody twice, nobody left out");
        assert_eq!(nurse.get("/queue?view=odd").await.status, 400);
    }

    async fn who_has_not_reported_has_a_part_of_their_own(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let ill = nurse.register(hanako()).await.id;
        let silent = nurse.register(somebody(1)).await.id;
        report(&desk, &mut nurse, ill, spo2(92)).await;
        let mut tx = desk.store.begin().await.unwrap();
        let owners = tx.patient(silent).await.unwrap().unwrap().owners;
        for kind in [AlertKind::Silence, AlertKind::Unopened] {
            let due_at = tx.now.plus(Duration::hours(1));
            let new = RaiseAlert {
                patient_id: silent,
                owners,
                kind,
                tier: Tier::Watch,
                reasons: vec![],
                due_at,
                high_risk: false,
                report_id: None,
            };
            tx.raise_alert(new).await.unwrap();
        }
        tx.commit().await.unwrap();
        let queue: Queue = nurse.get("/queue").await.ok();
        for (view, whom) in [
            (QueueView::Medical, vec![ill]),
            (QueueView::Silence, vec![silent]),
            (QueueView::Unopened, vec![silent]),
            (QueueView::Call, vec![]),
        ] {
            let part: Queue = nurse.get(&format!("/queue?view={view}")).await.ok();
            let shown: Vec<PatientId> = part.items.iter().map(|item| item.patient.id).collect();
            assert_eq!(shown, whom, "{view}");
            assert_eq!(queue.views[&view], i64::try_from(whom.len()).unwrap(), "{view}");
        }
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
