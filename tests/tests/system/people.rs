//! Those at the edge of a follow-up: close contacts, the staff of a hotel, and the prefecture with a reason.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Action, Asker, Role};
use mimamori_domain::api::{
    Building, BuildingNote, CloseContacts, DuplicateChoice, InvitationState, Me, NoteKind, OpenPerson,
    PatientPage, PersonList, PersonOpened, RegisterPatient, Registered, Untie, UpdatePatient,
};
use mimamori_domain::patient::{Classification, PatientForm};
use mimamori_domain::triage::Tier;
use mimamori_domain::{Duration, PatientId};
use mimamori_store::audit::Actor;
use mimamori_tests::backend::Backend;

/// Somebody who met a patient on the tenth.
fn met(n: u32) -> PatientForm {
    PatientForm {
        classification: "contact".into(),
        onset_date: String::new(),
        exposure_date: "2022-01-10".into(),
        wish_number: "no".into(),
        ..somebody(n)
    }
}

fn guest(n: u32, hotel: &str, room: &str) -> PatientForm {
    PatientForm { place: "hotel".into(), hotel: hotel.into(), room: room.into(), ..somebody(n) }
}

impl Browser {
    async fn ties(&mut self, id: PatientId) -> CloseContacts {
        self.get(&format!("/patients/{id}/close-contacts")).await.ok()
    }

    async fn edit(&mut self, id: PatientId, change: impl FnOnce(&mut PatientForm)) -> PatientPage {
        let page = self.page(id).await;
        let mut form = page.form;
        change(&mut form);
        let update = UpdatePatient { form, version: page.version, reason: "x".into() };
        self.put(&format!("/patients/{id}"), &update).await.ok()
    }

    async fn guests(&mut self) -> Vec<String> {
        self.get("/building").await.ok::<Building>().items.into_iter().map(|guest| guest.room).collect()
    }
}

impl Desk {
    /// How many invitations have gone out since the last look.
    async fn invited(&self) -> usize {
        self.world.turn().await.unwrap();
        self.world.outbox.take().iter().filter(|sent| sent.kind == "invitation").count()
    }

    /// Staff of a building of the first centre, logged in.
    async fn porter(&self, login: &str, hotel: &str) -> Browser {
        let id = self.account(login, self.asker(Role::Hotel), true).await;
        let mut tx = self.store.begin().await.unwrap();
        tx.set_staff_hotel(Actor::System, id, self.center, hotel).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.browser();
        self.log_in(&mut browser, login).await;
        browser
    }
}

at_each_desk! {
    async fn a_close_contact_is_tied_told_and_keeps_the_history_as_a_case(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let source = nurse.register(hanako()).await.id;
        let path = format!("/patients/{source}/close-contacts");
        let sent = |form: PatientForm, duplicate| RegisterPatient { form, duplicate };
        let codes = nurse.post(&path, &sent(somebody(1), None)).await.field_codes();
        assert_eq!(codes, [("classification".to_owned(), "contact-only".to_owned())]);
        let made: Registered = nurse.post(&path, &sent(met(1), None)).await.ok();
        assert!(!made.invited, "nobody has spoken to them");
        let ties = nurse.ties(source).await;
        assert_eq!((ties.contacts.len(), ties.sources.len(), ties.hidden), (1, 0, 0));
        assert_eq!((ties.contacts[0].line.id, ties.contacts[0].spoken_to), (made.id, false));
        assert!(ties.contacts[0].expected_end.is_some(), "an end of their own");
        assert_eq!(nurse.ties(made.id).await.sources[0].line.id, source);
        assert_eq!(desk.invited().await, 1, "only the patient: nothing goes to a contact before they are spoken to");

        // Known already: asked about, tied, and left as they are.
        let second = nurse.register(PatientForm { kana: "ベツ".into(), ..somebody(2) }).await.id;
        assert_eq!(desk.invited().await, 1);
        let known = nurse.post(&format!("/patients/{second}/close-contacts"), &sent(met(1), None)).await;
        assert_eq!(known.refused(), (409, "patient-known"));
        let choice = Some(DuplicateChoice::Correct(made.id));
        let same: Registered = nurse.post(&format!("/patients/{second}/close-contacts"), &sent(met(1), choice)).await.ok();
        assert_eq!(same.id, made.id);
        assert_eq!(nurse.page(made.id).await.version, 1, "nothing was changed");
        assert_eq!(nurse.ties(made.id).await.sources.len(), 2);

        // Spoken to: the invitation goes out. A positive test: the same person, the same history, the same tie.
        nurse.edit(made.id, |form| form.spoken_to = "yes".into()).await;
        assert_eq!(desk.invited().await, 1, "now they are written to");
        let before = nurse.page(made.id).await;
        assert_ne!(before.invitation, InvitationState::None);
        let case = nurse
            .edit(made.id, |form| {
                form.classification = "confirmed".into();
                form.onset_date = "2022-01-12".into();
            })
            .await;
        assert_eq!((case.line.id, case.line.classification), (made.id, Classification::Confirmed));
        assert!(case.messages.len() >= before.messages.len());
        let ties = nurse.ties(source).await;
        assert_eq!(ties.contacts[0].line.classification, Classification::Confirmed);

        assert_eq!(nurse.post(&format!("{path}/remove"), &Untie { contact: made.id }).await.status, 204);
        assert_eq!(nurse.post(&format!("{path}/remove"), &Untie { contact: made.id }).await.refused(), (404, "not-found"));
        assert!(nurse.ties(source).await.contacts.is_empty());
    }

    async fn a_tie_shows_nobody_who_is_out_of_sight(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let source = nurse.register(hanako()).await.id;
        let sent = RegisterPatient { form: met(1), duplicate: None };
        let made: Registered = nurse.post(&format!("/patients/{source}/close-contacts"), &sent).await.ok();
        desk.assign(source).await;
        let ties = doctor.ties(source).await;
        assert_eq!((ties.contacts.len(), ties.hidden), (0, 1));
        assert_eq!(doctor.get(&format!("/patients/{}/close-contacts", made.id)).await.refused(), (404, "not-found"));
        let refused = doctor.post(&format!("/patients/{source}/close-contacts"), &sent).await;
        assert_eq!(refused.refused(), (403, "forbidden"));
    }

    async fn the_prefecture_opens_a_person_only_with_a_reason_and_for_half_an_hour(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let asker = Asker { role: Role::Prefecture, center: None, association: None };
        let mut official = desk.staff_of("official", asker).await;
        let id = nurse.register(hanako()).await.id;
        nurse.register(somebody(1)).await;
        let nobody: PersonList = official.get("/persons?q=x").await.ok();
        assert!(nobody.items.is_empty(), "one letter finds nobody");
        for q in ["HS-0001", "%E5%B1%B1%E7%94%B0", "yamada"] {
            let found: PersonList = official.get(&format!("/persons?q={q}")).await.ok();
            assert_eq!(found.items.iter().map(|it| it.id).collect::<Vec<_>>(), [id], "{q}");
            assert_eq!(found.items[0].center, "中央保健所");
        }
        let page = format!("/patients/{id}");
        assert_eq!(official.get(&page).await.refused(), (404, "not-found"), "found is not opened");
        assert_eq!(official.get("/patients").await.refused(), (403, "forbidden"));
        let open = format!("/persons/{id}/open");
        let codes = official.post(&open, &OpenPerson { reason: " ".into() }).await.field_codes();
        assert_eq!(codes, [("reason".to_owned(), "required".to_owned())]);
        assert_eq!(nurse.post(&open, &OpenPerson { reason: "x".into() }).await.refused(), (403, "forbidden"));
        let opened: PersonOpened = official.post(&open, &OpenPerson { reason: "広域の入院調整".into() }).await.ok();
        assert_eq!(opened.until, desk.world.now().plus(Duration::minutes(30)));

        let seen = official.page(id).await;
        assert_eq!(seen.actions, [Action::PatientView, Action::PersonOpen, Action::FiguresView]);
        let update = UpdatePatient { form: seen.form, version: seen.version, reason: String::new() };
        assert_eq!(official.put(&page, &update).await.refused(), (403, "forbidden"));
        // Another official has given no reason.
        let mut other = desk.staff_of("other", asker).await;
        assert_eq!(other.get(&page).await.refused(), (404, "not-found"));
        // The centre reads who and why; the trail has it without the words.
        let note = nurse.page(id).await.notes.into_iter().find(|note| note.kind == NoteKind::Look).unwrap();
        assert_eq!((note.text.as_str(), note.by.as_str()), ("広域の入院調整", "officialさん"));
        let mut tx = desk.store.begin().await.unwrap();
        let trail = tx.audit_page(&mimamori_store::audit::AuditSearch { patient: Some(id), ..Default::default() }, None).await.unwrap().items;
        drop(tx);
        let row = trail.iter().find(|row| row.action == "person.open").unwrap();
        assert_eq!(row.fields, ["reason"]);

        desk.advance(Duration::minutes(29));
        official.page(id).await;
        desk.advance(Duration::minutes(1));
        assert_eq!(official.get(&page).await.refused(), (404, "not-found"));
    }

    async fn a_hotel_sees_who_stays_there_until_they_move_out(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let second = nurse.register(guest(2, "みなとホテル", "1002")).await.id;
        let first = nurse.register(guest(1, "みなとホテル", "502")).await.id;
        let elsewhere = nurse.register(guest(3, "山手ホテル", "1")).await.id;
        let at_home = nurse.register(somebody(4)).await.id;
        let mut porter = desk.porter("porter", "みなとホテル").await;
        let me: Me = porter.get("/me").await.ok();
        assert_eq!((me.organisation.as_str(), me.actions), ("みなとホテル", vec![Action::BuildingView, Action::BuildingNote]));
        assert_eq!(porter.guests().await, ["502", "1002"]);
        desk.alert(second, Tier::Emergency).await;
        let building: Building = porter.get("/building").await.ok();
        assert_eq!((building.items[0].room.as_str(), building.items[0].urgent), ("1002", Some(Tier::Emergency)));
        assert!(building.items[0].waits && !building.items[0].opened);

        let note = BuildingNote { text: "ノックに返事がない".into() };
        assert_eq!(porter.post(&format!("/building/{second}/notes"), &note).await.status, 201);
        let told = nurse.page(second).await.notes.into_iter().find(|note| note.kind == NoteKind::Hotel).unwrap();
        assert_eq!((told.text.as_str(), told.by.as_str()), ("ノックに返事がない", "porterさん"));
        // Never the rest, of nobody.
        for id in [first, elsewhere, at_home] {
            let expected = if id == first { (403, "forbidden") } else { (404, "not-found") };
            assert_eq!(porter.get(&format!("/patients/{id}")).await.refused(), expected);
        }
        assert_eq!(porter.post(&format!("/building/{elsewhere}/notes"), &note).await.refused(), (404, "not-found"));
        for path in ["/queue", "/patients", "/events", "/persons"] {
            assert_eq!(porter.get(path).await.refused(), (403, "forbidden"), "{path}");
        }

        // Out of the building is out of sight.
        nurse.edit(first, |form| form.place = "home".into()).await;
        assert_eq!(porter.guests().await, ["1002"]);
        assert_eq!(porter.post(&format!("/building/{first}/notes"), &note).await.refused(), (404, "not-found"));
        let mut other = desk.porter("other", "山手ホテル").await;
        assert_eq!(other.guests().await, ["1"]);
        assert_eq!(nurse.get("/building").await.refused(), (403, "forbidden"));
    }

    async fn a_manager_lets_the_staff_of_a_hotel_in(desk: Desk) {
        let mut manager = desk.staff("boss", Role::Manager).await;
        let invite = |hotel: &str| mimamori_domain::api::InviteStaff {
            name: "宿直 太郎".into(),
            login: "porter".into(),
            email: "porter@example.jp".into(),
            role: Role::Hotel,
            association: None,
            hotel: hotel.into(),
        };
        let codes = manager.post("/accounts", &invite(" ")).await.field_codes();
        assert_eq!(codes, [("hotel".to_owned(), "required".to_owned())]);
        assert_eq!(manager.post("/accounts", &invite("みなとホテル")).await.status, 201);
        let list: mimamori_domain::api::AccountList = manager.get("/accounts").await.ok();
        let porter = list.items.iter().find(|account| account.login == "porter").unwrap();
        assert_eq!((porter.role, porter.organisation.as_str()), (Role::Hotel, "みなとホテル"));
        let close = format!("/accounts/{}/disable", porter.id);
        let asker = Asker { center: Some(desk.other_center), ..desk.asker(Role::Manager) };
        let mut east = desk.staff_of("east", asker).await;
        assert_eq!(east.press(&close).await.refused(), (404, "not-found"));
        assert_eq!(manager.press(&close).await.status, 204);
    }
}
