//! Contracts with associations, who is assigned to them, and that their sight ends at midnight of the last day.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    AlertKind, AlertView, AssignPatient, AssociationChoice, ContractRef, ContractState, ContractView,
    Contracts, EndContract, NewContract, NoteKind, OfferAlerts, OfferedAlerts, Queue,
};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::triage::Tier;
use mimamori_domain::{AlertId, AssociationId, Date, Duration, PatientId};
use mimamori_store::alert::RaiseAlert;
use mimamori_tests::backend::Backend;

fn new(name: &str, starts_on: Date, ends_on: Option<Date>) -> NewContract {
    NewContract { association: None, name: name.into(), phone: "03-9876-5432".into(), starts_on, ends_on }
}

impl Desk {
    fn today(&self) -> Date {
        self.world.now().date()
    }

    /// Moves the clock to this day and hour in Tokyo.
    fn until(&self, day: Date, hour: i64, minute: i64) {
        self.advance(day.at(hour, minute).since(self.world.now()));
    }

    pub async fn alert(&self, patient: PatientId, tier: Tier) -> AlertId {
        let mut tx = self.store.begin().await.unwrap();
        let owners = tx.patient(patient).await.unwrap().unwrap().owners;
        let alert = RaiseAlert {
            patient_id: patient,
            owners,
            kind: AlertKind::Medical,
            tier,
            reasons: vec![],
            due_at: tx.now.plus(Duration::hours(1)),
            high_risk: false,
            report_id: None,
        };
        let (id, _) = tx.raise_alert(alert).await.unwrap();
        tx.commit().await.unwrap();
        id
    }

    /// Open alerts as they are counted for an association, and as they are there.
    async fn counted(&self, association: AssociationId) -> i64 {
        let counts = self.store.read().await.unwrap().alert_counts(association.0).await.unwrap();
        counts.values().sum()
    }

    async fn clinician_of(&self, login: &str, association: AssociationId) -> Browser {
        let asker = Asker { role: Role::Clinician, center: None, association: Some(association) };
        self.staff_of(login, asker).await
    }
}

impl Browser {
    async fn contracts(&mut self) -> Vec<ContractView> {
        self.get("/contracts").await.ok::<Contracts>().items
    }

    async fn assign_to(&mut self, patient: PatientId, association: Option<AssociationId>) -> u16 {
        let body = AssignPatient { association };
        self.post(&format!("/patients/{patient}/assign"), &body).await.status.as_u16()
    }

    async fn queue(&mut self) -> Queue {
        self.get("/queue").await.ok()
    }

    async fn claim(&mut self, alert: AlertId) -> AlertView {
        self.press(&format!("/alerts/{alert}/claim")).await.ok()
    }
}

fn by_phone() -> PatientForm {
    PatientForm { reporting_mode: "phone".into(), wish_number: "no".into(), ..hanako() }
}

at_each_desk! {
    async fn managers_keep_the_contracts(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let today = desk.today();
        let known = manager.contracts().await;
        assert_eq!(known.len(), 1);
        assert_eq!((known[0].state, known[0].patients), (ContractState::InForce, 0));

        // Nothing is right with this one, and nothing of it is kept.
        let wrong = NewContract { phone: "12".into(), ..new("", today.plus_days(3), Some(today.plus_days(2))) };
        let mut codes = manager.post("/contracts", &wrong).await.field_codes();
        codes.sort();
        let codes: Vec<String> = codes.into_iter().map(|(field, code)| format!("{field} {code}")).collect();
        assert_eq!(codes, ["ends_on contract-end-before-start", "name required", "phone phone-digits"]);
        assert_eq!(
            manager.post("/contracts", &new("中央医師会", today, None)).await.field_codes()[0].1,
            "association-known"
        );

        let coming = today.plus_days(7);
        assert_eq!(manager.post("/contracts", &new("北医師会", coming, None)).await.status, 201);
        let items = manager.contracts().await;
        assert_eq!((items[1].association.name.as_str(), items[1].state), ("北医師会", ContractState::Coming));
        let north = items[1].association.id;
        // The same days twice are refused, wherever they begin.
        for (from, to) in [(today, None), (coming.plus_days(30), None), (today, Some(coming))] {
            let again = NewContract { association: Some(north), ..new("", from, to) };
            let codes = manager.post("/contracts", &again).await.field_codes();
            assert_eq!(codes, [("starts_on".to_owned(), "contract-overlaps".to_owned())], "{from}");
        }
        // Nobody is assigned to who has not begun.
        let id = manager.register(hanako()).await.id;
        let choice: AssociationChoice = manager.get("/associations").await.ok();
        assert_eq!(choice.items.len(), 1);
        assert_eq!(manager.assign_to(id, Some(north)).await, 422);

        let it = ContractRef { association: north, starts_on: coming };
        assert_eq!(manager.post("/contracts/remove", &it).await.status, 204);
        assert_eq!(manager.post("/contracts/remove", &it).await.refused(), (404, "not-found"));
        let running = ContractRef { association: desk.association, starts_on: Date::new(2022, 1, 1).unwrap() };
        assert_eq!(manager.post("/contracts/remove", &running).await.refused(), (409, "contract-begun"));
        // Another centre's manager has none of them.
        let asker = Asker { center: Some(desk.other_center), ..desk.asker(Role::Manager) };
        let mut east = desk.staff_of("east", asker).await;
        assert!(east.contracts().await.is_empty());
        assert_eq!(east.post("/contracts/remove", &running).await.refused(), (404, "not-found"));
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        assert_eq!(nurse.get("/contracts").await.refused(), (403, "forbidden"));
    }

    async fn of_two_managers_at_once_only_one_makes_the_contract(desk: Desk) {
        let (one, two) = (desk.staff("one", Role::Manager).await, desk.staff("two", Role::Manager).await);
        let from = desk.today().plus_days(100);
        let body = NewContract { association: Some(desk.association), ..new("", from, None) };
        let make = |mut who: Browser, from: Date| {
            let body = NewContract { starts_on: from, ..body.clone() };
            async move { who.post("/contracts", &body).await.status.as_u16() }
        };
        let both = tokio::join!(make(one.clone(), from), make(two.clone(), from.plus_days(1)));
        let mut both = [both.0, both.1];
        both.sort_unstable();
        assert_eq!(both, [201, 422]);
    }

    async fn what_is_open_moves_with_the_patient(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let id = nurse.register(by_phone()).await.id;
        let alert = desk.alert(id, Tier::Urgent).await;
        assert_eq!((doctor.queue().await.items.len(), desk.counted(desk.association).await), (0, 0));
        assert_eq!(doctor.get(&format!("/patients/{id}")).await.refused(), (404, "not-found"));

        assert_eq!(nurse.assign_to(id, Some(desk.association)).await, 204);
        assert_eq!(nurse.assign_to(id, Some(desk.association)).await, 204, "twice is once");
        let queue = doctor.queue().await;
        assert_eq!((queue.items.len(), queue.counts.get(&Tier::Urgent)), (1, Some(&1)));
        let page = doctor.page(id).await;
        assert_eq!(page.association.as_deref(), Some("中央医師会"));
        assert_eq!(page.notes.iter().filter(|note| note.kind == NoteKind::Assign).count(), 1);
        let taken = doctor.claim(alert).await;
        assert!(taken.claimed_by.is_some());

        assert_eq!(nurse.assign_to(id, None).await, 204);
        let queue = doctor.queue().await;
        assert!(queue.items.is_empty() && queue.counts.values().all(|n| *n == 0));
        assert_eq!(doctor.get(&format!("/patients/{id}")).await.refused(), (404, "not-found"));
        assert_eq!(doctor.press(&format!("/alerts/{alert}/release")).await.refused(), (404, "not-found"));
        let seen = nurse.queue().await;
        assert_eq!(seen.counts.get(&Tier::Urgent), Some(&1), "the centre counts it once, as before");
        assert_eq!(seen.items[0].alert.claimed_by, None, "nobody's any more");
        let notes = nurse.page(id).await.notes;
        let note = notes.iter().find(|note| note.kind == NoteKind::TakeBack).unwrap();
        assert_eq!(note.text, "中央医師会");
        // What a nurse had stays hers, whoever the patient is assigned to.
        nurse.claim(alert).await;
        assert_eq!(nurse.assign_to(id, Some(desk.association)).await, 204);
        assert!(nurse.queue().await.items[0].alert.claimed_by.is_some());
        // Who may not assign is told so.
        assert_eq!(doctor.assign_to(id, None).await, 403);
    }

    async fn the_sight_of_an_association_ends_at_midnight_in_tokyo(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let id = manager.register(by_phone()).await.id;
        assert_eq!(manager.assign_to(id, Some(desk.association)).await, 204);
        let alert = desk.alert(id, Tier::Watch).await;
        doctor.claim(alert).await;
        let last = desk.today();
        let starts_on = Date::new(2022, 1, 1).unwrap();
        let end = |ends_on| EndContract { association: desk.association, starts_on, ends_on: Some(ends_on) };
        let codes = manager.post("/contracts/end", &end(last.plus_days(-2))).await.field_codes();
        assert_eq!(codes, [("ends_on".to_owned(), "contract-over".to_owned())]);
        assert_eq!(manager.post("/contracts/end", &end(last)).await.status, 204);

        desk.until(last, 23, 59);
        desk.log_in_again(&mut doctor, "doctor").await;
        assert_eq!(doctor.queue().await.items.len(), 1);
        doctor.page(id).await;
        // One minute later it is over, before any clock has ticked.
        desk.until(last.plus_days(1), 0, 0);
        assert!(doctor.queue().await.items.is_empty());
        assert_eq!(doctor.get(&format!("/patients/{id}")).await.refused(), (404, "not-found"));
        assert_eq!(doctor.press(&format!("/alerts/{alert}/release")).await.refused(), (404, "not-found"));
        // The next tick gives the patient back, with what was open and the counters.
        desk.world.turn().await.unwrap();
        assert_eq!(desk.counted(desk.association).await, 0);
        desk.log_in_again(&mut manager, "boss").await;
        let page = manager.page(id).await;
        assert_eq!((page.association, page.notes[0].kind), (None, NoteKind::TakeBack));
        assert_eq!(page.alerts[0].claimed_by, None);
        assert_eq!(manager.contracts().await[0].state, ContractState::Over);
        desk.world.outbox.take();
    }

    async fn a_renewed_contract_keeps_its_patients(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let id = manager.register(hanako()).await.id;
        assert_eq!(manager.assign_to(id, Some(desk.association)).await, 204);
        let end = Date::new(2022, 3, 31).unwrap();
        let next = NewContract { association: Some(desk.association), ..new("", end.plus_days(1), None) };
        assert_eq!(manager.post("/contracts", &next).await.status, 201);
        desk.until(end.plus_days(1), 0, 5);
        let mut tx = desk.store.begin().await.unwrap();
        assert_eq!(tx.take_back_lapsed(100).await.unwrap(), 0);
        tx.commit().await.unwrap();
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        doctor.page(id).await;
    }

    async fn the_lapsed_are_taken_back_in_pieces_and_nobody_else_is(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let made = manager.post("/contracts", &new("西医師会", desk.today(), None)).await;
        assert_eq!(made.status, 201);
        let west = manager.contracts().await.into_iter().find(|it| it.association.name == "西医師会").unwrap();
        let mut west_has = vec![];
        for n in 0..7 {
            let id = manager.register(somebody(n)).await.id;
            let to = if n < 5 { desk.association } else { west.association.id };
            assert_eq!(manager.assign_to(id, Some(to)).await, 204);
            if n >= 5 {
                west_has.push(id);
            }
        }
        desk.until(Date::new(2022, 4, 1).unwrap(), 0, 1);
        let mut pieces = vec![];
        for _ in 0..3 {
            let mut tx = desk.store.begin().await.unwrap();
            pieces.push(tx.take_back_lapsed(3).await.unwrap());
            tx.commit().await.unwrap();
        }
        assert_eq!(pieces, [3, 2, 0]);
        let mut doctor = desk.clinician_of("west", west.association.id).await;
        for id in west_has {
            doctor.page(id).await;
        }
    }

    async fn an_association_hands_up_and_the_centre_is_told_why(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let id = nurse.register(by_phone()).await.id;
        nurse.assign_to(id, Some(desk.association)).await;
        let alert = desk.alert(id, Tier::Emergency).await;
        assert_eq!(nurse.queue().await.items.len(), 1, "the centre sees it anyway");
        let up = |note: &str| OfferAlerts { to: None, alerts: vec![alert], note: note.into() };
        let codes = doctor.post("/alerts/offer", &up(" ")).await.field_codes();
        assert_eq!(codes, [("note".to_owned(), "required".to_owned())]);
        // Not what somebody of the centre has: they work on it already.
        nurse.claim(alert).await;
        let none: OfferedAlerts = doctor.post("/alerts/offer", &up("入院の調整を")).await.ok();
        assert!(none.offered.is_empty());
        let _: AlertView = nurse.press(&format!("/alerts/{alert}/release")).await.ok();

        let done: OfferedAlerts = doctor.post("/alerts/offer", &up("入院の調整を")).await.ok();
        assert_eq!(done.offered, [alert]);
        let theirs = doctor.queue().await;
        assert!(theirs.items.is_empty() && theirs.counts.values().all(|n| *n == 0));
        assert_eq!(doctor.press(&format!("/alerts/{alert}/claim")).await.refused(), (409, "alert-escalated"));
        let queue = nurse.queue().await;
        let offer = queue.items[0].alert.offer.clone().unwrap();
        assert_eq!((offer.to, offer.by.name.as_str()), (None, "doctorさん"));
        assert_eq!(queue.counts.get(&Tier::Emergency), Some(&1));
        let page = nurse.page(id).await;
        let told = page.notes.iter().find(|note| note.kind == NoteKind::Escalate).unwrap();
        assert_eq!(told.text, "入院の調整を");
        // It is the centre's from here on; the patient stays with the association, and so does what comes next.
        nurse.claim(alert).await;
        assert_eq!(doctor.page(id).await.line.id, id);
    }

    async fn clinicians_of_another_association_see_nothing_of_it(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        assert_eq!(manager.post("/contracts", &new("西医師会", desk.today(), None)).await.status, 201);
        let west = manager.contracts().await.into_iter().find(|it| it.association.name == "西医師会").unwrap();
        let mut other = desk.clinician_of("west", west.association.id).await;
        let id = manager.register(by_phone()).await.id;
        manager.assign_to(id, Some(desk.association)).await;
        let alert = desk.alert(id, Tier::Urgent).await;
        for path in [format!("/patients/{id}"), format!("/patients/{id}/reports")] {
            assert_eq!(other.get(&path).await.refused(), (404, "not-found"), "{path}");
        }
        assert_eq!(other.press(&format!("/alerts/{alert}/claim")).await.refused(), (404, "not-found"));
        assert_eq!(other.assign_to(id, Some(west.association.id)).await, 404);
        // Given to them, it is theirs and nobody else's.
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        manager.assign_to(id, Some(west.association.id)).await;
        assert_eq!(other.queue().await.items.len(), 1);
        assert!(doctor.queue().await.items.is_empty());
        assert_eq!((desk.counted(desk.association).await, desk.counted(west.association.id).await), (0, 1));
    }
}
