//! The named lists: who is on which, why, and when they leave it; filters, their counts, and filters under a name.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AlertView, CallOutcome, ChangeStatus, Channel, CloseAlert, ContactStanding, FilterCount, ListCounts,
    ListName, ListPage, NewSavedFilter, Queue, SavedFilter, SavedFilters, SubmitReport,
};
use mimamori_domain::patient::{PatientForm, Status};
use mimamori_domain::report::{Answers, Spo2Reading, Symptom, Trend};
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Duration, PatientId};
use mimamori_tests::backend::Backend;

pub fn well() -> Answers {
    Answers {
        temperature: Temperature::new(365),
        spo2: Spo2Reading::Measured(Spo2::new(98).unwrap()),
        trend: Some(Trend::Same),
        ..Answers::default()
    }
}

/// A report as the phone sends it.
pub async fn reports(desk: &Desk, id: PatientId, answers: Answers) {
    let now = desk.store.now();
    let mut tx = desk.store.begin().await.unwrap();
    let sent = SubmitReport {
        id: ClientReportId::new(now, desk.store.rng()),
        measured_at: now,
        supersedes: None,
        answers,
    };
    let submission = mimamori_store::report::Submission {
        patient_id: id,
        client_id: sent.id,
        measured_at: sent.measured_at,
        supersedes: None,
        answers: sent.answers,
        entered_by: None,
        told: None,
    };
    tx.submit(&desk.app.judge, &submission).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn list(browser: &mut Browser, list: &str) -> Vec<PatientId> {
    let page: ListPage = browser.get(&format!("/lists/{list}")).await.ok();
    page.items.iter().map(|row| row.patient.id).collect()
}

async fn on(browser: &mut Browser, list: ListName) -> i64 {
    browser.get("/lists").await.ok::<ListCounts>().lists[&list]
}

at_each_desk! {
    async fn a_report_moves_its_patient_from_list_to_list(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(PatientForm { onset_date: String::new(), ..hanako() }).await.id;
        assert_eq!(list(&mut nurse, "all").await, [id]);
        assert!(list(&mut nurse, "unreported").await.is_empty(), "registered today");
        desk.advance(Duration::hours(24));
        desk.log_in_again(&mut nurse, "nurse").await;
        assert_eq!(list(&mut nurse, "unreported").await, [id]);
        reports(&desk, id, well()).await;
        assert!(list(&mut nurse, "unreported").await.is_empty());
        assert_eq!(list(&mut nurse, "no-problem").await, [id]);
        // Words are read before anybody says that there is no problem.
        desk.advance(Duration::minutes(10));
        reports(&desk, id, Answers { comment: "眠れません".into(), symptoms: vec![Symptom::Cough], ..well() }).await;
        assert!(list(&mut nurse, "no-problem").await.is_empty());
        let page: ListPage = nurse.get("/lists/comment").await.ok();
        assert_eq!(page.items[0].comment.as_deref(), Some("眠れません"));
        assert_eq!(page.items[0].since, Some(desk.store.now()));
        assert_eq!(page.items[0].recent[0].temperature, Some(365));
        assert_eq!(list(&mut nurse, "symptoms").await, [id]);
        assert_eq!((on(&mut nurse, ListName::Comment).await, on(&mut nurse, ListName::NoProblem).await), (1, 0));
        desk.advance(Duration::minutes(10));
        let spo2 = Spo2Reading::Measured(Spo2::new(92).unwrap());
        reports(&desk, id, Answers { spo2, trend: Some(Trend::Worse), ..well() }).await;
        assert_eq!(list(&mut nurse, "urgent").await, [id]);
        assert_eq!(list(&mut nurse, "worsening").await, [id]);
        // Who was spoken to is looked after.
        let alert = nurse.get("/queue").await.ok::<Queue>().items[0].alert.id;
        let _: AlertView = nurse.press(&format!("/alerts/{alert}/claim")).await.ok();
        desk.advance(Duration::minutes(1));
        let close = CloseAlert { outcome: CallOutcome::Advice, note: "安静".into() };
        let _: AlertView = nurse.post(&format!("/alerts/{alert}/close"), &close).await.ok();
        for empty in ["urgent", "worsening", "comment", "no-problem"] {
            assert!(list(&mut nurse, empty).await.is_empty(), "{empty}");
        }
        let page: ListPage = nurse.get("/lists/all").await.ok();
        assert_eq!(page.items[0].last_contact_at, Some(desk.store.now()));
        // The day is over.
        desk.advance(Duration::hours(24));
        desk.log_in_again(&mut nurse, "nurse").await;
        assert!(list(&mut nurse, "symptoms").await.is_empty());
    }

    async fn the_ends_of_a_follow_up_have_their_lists(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        assert!(list(&mut nurse, "ready").await.is_empty());
        let end = nurse.page(id).await.expected_end.unwrap();
        while desk.store.now().date() < end {
            desk.advance(Duration::hours(24));
        }
        desk.log_in_again(&mut nurse, "nurse").await;
        assert_eq!(list(&mut nurse, "ready").await, [id]);
        assert_eq!(on(&mut nurse, ListName::Ready).await, 1);
        let released = ChangeStatus { status: Status::Released, reason: "療養期間が終わったため".into(), version: None };
        assert_eq!(nurse.post(&format!("/patients/{id}/status"), &released).await.status, 204);
        for empty in ["ready", "unreported"] {
            assert!(list(&mut nurse, empty).await.is_empty(), "{empty}");
        }
        assert_eq!(list(&mut nurse, "released").await, [id]);
        assert_eq!(list(&mut nurse, "all").await, [id]);
    }

    async fn who_is_not_reached_is_listed_until_somebody_mends_it(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        let mut tx = desk.store.begin().await.unwrap();
        tx.contact_outcome(id, Channel::Sms, ContactStanding::Wrong, Some("30005")).await.unwrap();
        tx.set_invited(id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(list(&mut nurse, "undelivered").await, [id]);
        assert_eq!(list(&mut nurse, "unopened").await, [id]);
        let sms = serde_json::json!({"channel": "sms"});
        assert_eq!(nurse.post(&format!("/patients/{id}/contact"), &sms).await.status, 204);
        assert!(list(&mut nurse, "undelivered").await.is_empty());
        let mut tx = desk.store.begin().await.unwrap();
        tx.set_opened(id).await.unwrap();
        tx.commit().await.unwrap();
        assert!(list(&mut nurse, "unopened").await.is_empty());
    }

    async fn a_centre_sees_its_own_lists_and_an_association_what_is_assigned(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let far = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut far = desk.staff_of("far", far).await;
        let mut clinician = desk.staff("clinician", Role::Clinician).await;
        let mut ids = vec![];
        for n in 0..3 {
            ids.push(nurse.register(somebody(n)).await.id);
            desk.advance(Duration::minutes(1));
            reports(&desk, ids[usize::try_from(n).unwrap()], well()).await;
        }
        desk.assign(ids[1]).await;
        assert_eq!(list(&mut nurse, "no-problem").await, ids);
        assert_eq!(list(&mut clinician, "no-problem").await, [ids[1]]);
        assert_eq!(list(&mut clinician, "all").await, [ids[1]]);
        assert!(list(&mut far, "all").await.is_empty());
        let counts: ListCounts = nurse.get("/lists").await.ok();
        assert_eq!(counts.lists[&ListName::NoProblem], 3);
        assert_eq!(counts.choices.associations[0].name, "中央医師会");
        // The contract ends, and with it the sight.
        while desk.store.now().date() <= mimamori_domain::Date::new(2022, 3, 31).unwrap() {
            desk.advance(Duration::hours(24));
        }
        desk.log_in_again(&mut clinician, "clinician").await;
        assert!(list(&mut clinician, "all").await.is_empty());
        assert_eq!(on(&mut clinician, ListName::NoProblem).await, 0);
    }

    async fn filters_narrow_a_list_a_bounded_piece_at_a_time(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        for n in 0..120 {
            let hotel = if n % 60 == 0 { "海" } else { "" };
            let place = if n % 60 == 0 { "hotel" } else { "home" };
            nurse.register(PatientForm { place: place.into(), hotel: hotel.into(), ..somebody(n) }).await;
        }
        let page: ListPage = nurse.get("/lists/all").await.ok();
        assert_eq!((page.items.len(), page.goes_on), (50, false));
        let mut found = 0;
        let mut after = String::new();
        loop {
            let page: ListPage = nurse.get(&format!("/lists/all?place=home{after}")).await.ok();
            found += page.items.len();
            match page.next {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(found, 118);
        let page: ListPage = nurse.get("/lists/all?hotel=%E6%B5%B7").await.ok();
        assert_eq!((page.items.len(), page.next, page.goes_on), (2, None, false));
        assert_eq!(page.items[0].hotel, "海");
        let count: FilterCount = nurse.get("/lists/all/count?hotel=%E6%B5%B7&mode=self").await.ok();
        assert_eq!((count.n, count.more), (2, false));
        assert_eq!(nurse.get("/lists").await.ok::<ListCounts>().choices.hotels, ["海"]);
        let refused = nurse.get("/lists/all?tier=red").await;
        assert_eq!(refused.field_codes(), [("tier".to_owned(), "filter-unknown".to_owned())]);
        assert_eq!(nurse.get("/lists/all?after=x").await.refused(), (400, "bad-query"));
        assert_eq!(nurse.get("/lists/nothing").await.refused(), (404, "not-found"));
    }

    async fn a_filter_has_a_name_and_is_shared_with_the_house(desk: Desk) {
        let mut one = desk.staff("one", Role::Nurse).await;
        let mut two = desk.staff("two", Role::Nurse).await;
        let far = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut far = desk.staff_of("far", far).await;
        let new = |name: &str, query: &str, shared| NewSavedFilter { name: name.into(), query: query.into(), shared };
        for (sent, field, code) in [
            (new(" ", "list=all", false), "name", "required"),
            (new(&"長".repeat(41), "list=all", false), "name", "too-long"),
            (new("x", "list=nothing", false), "list", "filter-unknown"),
        ] {
            assert_eq!(one.post("/filters", &sent).await.field_codes(), [(field.to_owned(), code.to_owned())]);
        }
        let kept: SavedFilter = one.post("/filters", &new("海の人", "place=hotel&list=unreported", true)).await.ok();
        assert_eq!(kept.query, "list=unreported&place=hotel", "in one order");
        let _: SavedFilter = one.post("/filters", &new("私だけ", "list=all&risk=high", false)).await.ok();
        let names = async |browser: &mut Browser| -> Vec<(String, bool)> {
            let saved: SavedFilters = browser.get("/filters").await.ok();
            saved.items.into_iter().map(|filter| (filter.name, filter.mine)).collect()
        };
        assert_eq!(names(&mut one).await.len(), 2);
        assert_eq!(names(&mut two).await, [("海の人".to_owned(), false)]);
        assert!(names(&mut far).await.is_empty());
        let remove = format!("/filters/{}/remove", kept.id);
        assert_eq!(two.press(&remove).await.refused(), (404, "not-found"));
        assert_eq!(one.press(&remove).await.status, 204);
        assert!(names(&mut two).await.is_empty());
    }
}
