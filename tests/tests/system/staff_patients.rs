//! Patients: registering, who is known already, editing against each other, who sees whom, what ends with a release.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::access::{Action, Asker, Role};
use mimamori_domain::api::{
    AuditPage, ChainView, ChangeStatus, DuplicateChoice, KnownPatient, MessageKind, MessageState, NewFinding,
    NoteKind, PatientList, PatientPage, RegisterPatient, Registered, ReportPage, ReportReceipt, SubmitReport,
    UpdatePatient,
};
use mimamori_domain::patient::{PatientForm, ReportingMode, Status};
use mimamori_domain::report::Answers;
use mimamori_domain::{ClientReportId, Date, Duration, PatientId};
use mimamori_tests::backend::Backend;

fn update(page: &PatientPage, change: impl FnOnce(&mut PatientForm)) -> UpdatePatient {
    let mut form = page.form.clone();
    change(&mut form);
    UpdatePatient { form, version: page.version, reason: String::new() }
}

fn report(desk: &Desk) -> SubmitReport {
    SubmitReport {
        id: ClientReportId::new(desk.store.now(), desk.store.rng()),
        measured_at: desk.store.now(),
        supersedes: None,
        answers: Answers::default(),
    }
}

async fn search(browser: &mut Browser, query: &str) -> Vec<PatientId> {
    let bytes: Vec<String> = query.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let list: PatientList = browser.get(&format!("/patients?q={}", bytes.concat())).await.ok();
    list.items.into_iter().map(|line| line.id).collect()
}

at_each_desk! {
    async fn a_registration_is_invited_shown_and_on_record(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let Registered { id, invited } = nurse.register(hanako()).await;
        assert!(invited);
        let page = nurse.page(id).await;
        assert_eq!((page.line.name.as_str(), page.line.age, page.line.day), ("山田 花子", 37, Some(3)));
        assert_eq!((page.center.as_str(), page.association, page.version), ("中央保健所", None, 1));
        assert_eq!(page.expected_end, Date::new(2022, 1, 22));
        assert_eq!(page.messages.len(), 1);
        assert_eq!((page.messages[0].kind, page.messages[0].state), (MessageKind::Invitation, MessageState::Ready));
        assert!(page.actions.contains(&Action::PatientEdit) && !page.actions.contains(&Action::AuditView));
        // By phone, without a phone, or before they were told: no message.
        for change in [
            |form: &mut PatientForm| form.reporting_mode = "phone".into(),
            |form: &mut PatientForm| {
                form.classification = "contact".into();
                form.wish_number = "no".into();
            },
        ] {
            let mut form = PatientForm { her_sys_id: String::new(), ..somebody(u32::from(invited)) };
            change(&mut form);
            form.kana = format!("{}{}", form.kana, form.classification);
            assert!(!nurse.register(form).await.invited);
        }
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let trail: AuditPage = auditor.get(&format!("/audit?patient={id}")).await.ok();
        let actions: Vec<&str> = trail.items.iter().map(|row| row.action.as_str()).collect();
        assert_eq!(actions, ["audit.view", "patient.view", "patient.register"]);
    }

    async fn what_was_typed_wrong_is_told_field_by_field(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let form = PatientForm { name: String::new(), birth_date: "2021-02-29".into(), phone: "12".into(), ..hanako() };
        let reply = nurse.post("/patients", &RegisterPatient { form, duplicate: None }).await;
        assert_eq!(reply.refused(), (422, "invalid"));
        let expected = [("name", "required"), ("birth_date", "date-no-such-day"), ("phone", "phone-digits")];
        assert_eq!(reply.field_codes(), expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
        assert_eq!(nurse.send("POST", "/patients", Some("application/json"), "{\"form").await.refused(), (400, "bad-json"));
        assert_eq!(
            nurse.send("POST", "/patients", Some("text/plain"), "{}").await.refused(),
            (415, "unsupported-media-type")
        );
        let unknown = nurse.send("POST", "/patients", Some("application/json"), "{\"form\":{\"star_sign\":\"x\"}}").await;
        assert_eq!(unknown.refused(), (422, "bad-value"));
    }

    async fn somebody_known_is_asked_about(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let first = nurse.register(hanako()).await.id;
        let again = PatientForm {
            her_sys_id: String::new(),
            kana: "ﾔﾏﾀﾞﾊﾅｺ".into(),
            email: "hanako@example.jp".into(),
            reporting_mode: "phone".into(),
            ..hanako()
        };
        let reply = nurse.post("/patients", &RegisterPatient { form: again.clone(), duplicate: None }).await;
        assert_eq!(reply.refused(), (409, "patient-known"));
        let known: Vec<KnownPatient> = serde_json::from_str(reply.body["details"]["known"].as_str().unwrap()).unwrap();
        assert_eq!((known[0].id, known[0].matched_by.as_str()), (first, "kana-birth"));
        // The same course: what was typed is added, and nothing that stood there goes away.
        let duplicate = Some(DuplicateChoice::Correct(first));
        let corrected: Registered =
            nurse.post("/patients", &RegisterPatient { form: again.clone(), duplicate }).await.ok();
        assert_eq!(corrected.id, first);
        let page = nurse.page(first).await;
        assert_eq!((page.form.email.as_str(), page.form.her_sys_id.as_str()), ("hanako@example.jp", "HS-0001"));
        assert_eq!((page.form.reporting_mode.as_str(), page.version), ("self", 2));
        // A new course: a new patient. Another person's id is no answer.
        let new = RegisterPatient { form: again.clone(), duplicate: Some(DuplicateChoice::New) };
        let second: Registered = nurse.post("/patients", &new).await.ok();
        assert_ne!(second.id, first);
        let other = nurse.register(somebody(1)).await.id;
        let wrong = RegisterPatient { form: again.clone(), duplicate: Some(DuplicateChoice::Correct(other)) };
        assert_eq!(nurse.post("/patients", &wrong).await.refused(), (422, "invalid"));
        // Another centre knows nobody.
        let asker = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut east = desk.staff_of("east", asker).await;
        assert_ne!(east.register(again).await.id, first);
    }

    async fn of_two_edits_at_once_the_second_is_asked_again(desk: Desk) {
        let mut one = desk.staff("one", Role::Nurse).await;
        let mut two = desk.staff("two", Role::Manager).await;
        let id = one.register(hanako()).await.id;
        let (seen_by_one, seen_by_two) = (one.page(id).await, two.page(id).await);
        let path = format!("/patients/{id}");
        let saved: PatientPage = one.put(&path, &update(&seen_by_one, |form| form.address = "北1".into())).await.ok();
        assert_eq!((saved.version, saved.form.address.as_str()), (2, "北1"));
        let late = update(&seen_by_two, |form| form.address = "南2".into());
        assert_eq!(two.put(&path, &late).await.refused(), (409, "changed-meanwhile"));
        assert_eq!(two.page(id).await.form.address, "北1");
        // Truly at the same moment: one of them is told.
        let page = one.page(id).await;
        let (edit, other) =
            (update(&page, |form| form.room = "1".into()), update(&page, |form| form.room = "2".into()));
        let (a, b) = tokio::join!(one.put(&path, &edit), two.put(&path, &other));
        let mut statuses = [a.status.as_u16(), b.status.as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409]);
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let trail: AuditPage = auditor.get(&format!("/audit?patient={id}")).await.ok();
        let edits: Vec<_> = trail.items.iter().filter(|row| row.action == "patient.update").collect();
        assert_eq!(edits.len(), 2);
        assert_eq!(edits[1].fields, ["address"]);
        assert!(!serde_json::to_string(&trail).unwrap().contains("北1"));
    }

    async fn another_way_of_reporting_needs_a_reason(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(PatientForm { reporting_mode: "phone".into(), ..hanako() }).await.id;
        let path = format!("/patients/{id}");
        let page = nurse.page(id).await;
        assert!(page.messages.is_empty());
        let mut edit = update(&page, |form| form.reporting_mode = "self".into());
        let reply = nurse.put(&path, &edit).await;
        assert_eq!(reply.field_codes(), [("reason".to_owned(), "required".to_owned())]);
        edit.reason = "本人の希望".into();
        let page: PatientPage = nurse.put(&path, &edit).await.ok();
        assert_eq!(page.line.mode, ReportingMode::Own);
        assert_eq!((page.notes[0].kind, page.notes[0].text.as_str()), (NoteKind::Mode, "本人の希望"));
        assert_eq!(page.notes[0].by, "nurseさん");
        assert_eq!(page.messages.len(), 1, "who now reports alone is invited");
    }

    async fn a_corrected_phone_ends_the_old_link(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        desk.world.turn().await.unwrap();
        let page = nurse.page(id).await;
        assert_eq!(page.invitation.as_str(), "open");
        desk.advance(Duration::minutes(5));
        let edit = update(&page, |form| form.phone = "080-9999-8888".into());
        let page: PatientPage = nurse.put(&format!("/patients/{id}"), &edit).await.ok();
        assert_eq!(page.invitation.as_str(), "revoked");
        assert_eq!(page.messages.len(), 2);
        desk.world.turn().await.unwrap();
        assert_eq!(nurse.page(id).await.invitation.as_str(), "open");
    }

    async fn a_clinician_sees_the_assigned_and_changes_nothing(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        let id = nurse.register(hanako()).await.id;
        let by_phone = nurse.register(PatientForm { reporting_mode: "phone".into(), ..somebody(1) }).await.id;
        let path = format!("/patients/{id}");
        assert_eq!(doctor.get(&path).await.refused(), (404, "not-found"));
        desk.assign(id).await;
        desk.assign(by_phone).await;
        let page = doctor.page(id).await;
        assert_eq!(page.association.as_deref(), Some("中央医師会"));
        let theirs = [
            Action::PatientView,
            Action::QueueView,
            Action::AlertWork,
            Action::FindingWrite,
            Action::FollowUpView,
            Action::FollowUpSign,
        ];
        assert_eq!(page.actions, theirs);
        let list: PatientList = doctor.get("/patients").await.ok();
        assert_eq!(list.items.len(), 2);
        assert_eq!(search(&mut doctor, "山田").await, [id]);
        assert_eq!(doctor.put(&path, &update(&page, |form| form.room = "1".into())).await.refused(), (403, "forbidden"));
        assert_eq!(doctor.post(&format!("{path}/reports"), &report(&desk)).await.refused(), (403, "forbidden"));
        for what in ["number", "number/stop", "invitation"] {
            assert_eq!(doctor.press(&format!("{path}/{what}")).await.refused(), (403, "forbidden"), "{what}");
        }
        let new = RegisterPatient { form: somebody(2), duplicate: None };
        assert_eq!(doctor.post("/patients", &new).await.refused(), (403, "forbidden"));
        // Only for who is asked by phone does the association enter values (seed 002).
        let receipt: ReportReceipt = doctor.post(&format!("/patients/{by_phone}/reports"), &report(&desk)).await.ok();
        assert_eq!(receipt.report.entered_by, "doctorさん");
        let reports: ReportPage = nurse.get(&format!("/patients/{by_phone}/reports")).await.ok();
        assert_eq!(reports.items[0].entered_by, "doctorさん");
        assert_eq!(doctor.post(&format!("{path}/findings"), &NewFinding { text: " ".into() }).await.refused(), (422, "invalid"));
        let finding = NewFinding { text: "呼吸音清".into() };
        assert_eq!(doctor.post(&format!("{path}/findings"), &finding).await.status, 204);
        let page = nurse.page(id).await;
        assert!(page.notes.iter().any(|note| (note.kind, note.text.as_str()) == (NoteKind::Finding, "呼吸音清")));
        // The contract ends: nobody is in sight any more.
        desk.advance(Duration::days(80));
        desk.log_in(&mut doctor, "doctor").await;
        assert_eq!(doctor.get(&path).await.refused(), (404, "not-found"));
        assert!(doctor.get("/patients").await.ok::<PatientList>().items.is_empty());
        assert!(search(&mut doctor, "山田").await.is_empty());
    }

    async fn nobody_else_learns_that_a_patient_exists(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        let page = nurse.page(id).await;
        let asker = Asker { center: Some(desk.other_center), ..desk.asker(Role::Manager) };
        let mut others = vec![desk.staff_of("east", asker).await];
        for (login, role) in [("auditor", Role::Auditor), ("prefecture", Role::Prefecture)] {
            others.push(desk.staff(login, role).await);
        }
        for other in &mut others {
            for path in [format!("/patients/{id}"), format!("/patients/{id}/reports")] {
                assert_eq!(other.get(&path).await.refused(), (404, "not-found"));
            }
            let path = format!("/patients/{id}");
            assert_eq!(other.put(&path, &update(&page, |_| {})).await.refused(), (404, "not-found"));
            assert_eq!(other.press(&format!("{path}/number")).await.refused(), (404, "not-found"));
        }
        assert!(search(&mut others[0], "山田").await.is_empty());
        for other in &mut others[1..] {
            assert_eq!(other.get("/patients").await.refused(), (403, "forbidden"));
            assert_eq!(other.get("/queue").await.refused(), (403, "forbidden"));
        }
        assert_eq!(nurse.get("/audit").await.refused(), (403, "forbidden"));
        for path in ["/patients/00000000-0000-7000-8000-000000000000", "/patients/7", "/patients/7/reports"] {
            assert_eq!(nurse.get(path).await.refused(), (404, "not-found"));
        }
    }

    async fn patients_are_found_by_name_phone_and_number(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        nurse.register(somebody(1)).await;
        for query in ["山田", "花子 山田", "ﾔﾏﾀﾞ", "やまだ はなこ", "ハナコ", "yamada", "Hanako Yamada", "090-1234-5678", "+819012345678", "hs-0001"] {
            assert_eq!(search(&mut nurse, query).await, [id], "{query}");
        }
        for query in ["山", "田中", "tanaka", "smith", "090-1234-5679", "HS-0002", "100%"] {
            assert!(search(&mut nurse, query).await.is_empty(), "{query}");
        }
        let long = "%E5%B1%B1".repeat(81);
        assert_eq!(nurse.get(&format!("/patients?q={long}")).await.refused(), (422, "invalid"));
        assert_eq!(nurse.get("/patients?after=x").await.refused(), (400, "bad-query"));
    }

    async fn a_long_list_is_walked_page_by_page(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut expected = vec![];
        for n in 0..103 {
            desk.advance(Duration::millis(1));
            expected.push(nurse.register(somebody(n)).await.id);
        }
        expected.reverse();
        for query in ["", "&q=%E6%82%A3%E8%80%85"] {
            let mut found = vec![];
            let mut after = String::new();
            loop {
                let list: PatientList = nurse.get(&format!("/patients?x=1{query}{after}")).await.ok();
                assert!(list.items.len() <= 50);
                found.extend(list.items.into_iter().map(|line| line.id));
                match list.next {
                    Some(next) => after = format!("&after={next}"),
                    None => break,
                }
            }
            assert_eq!(found, expected);
        }
    }

    async fn a_release_ends_what_the_clock_would_do(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        let chain: ChainView = nurse.press(&format!("/patients/{id}/number")).await.ok();
        let again: ChainView = nurse.press(&format!("/patients/{id}/number")).await.ok();
        assert_eq!(again.id, chain.id);
        let path = format!("/patients/{id}/status");
        let change = |reason: &str| ChangeStatus { status: Status::Released, reason: reason.into(), version: None };
        assert_eq!(nurse.post(&path, &change("")).await.refused(), (422, "invalid"));
        assert_eq!(nurse.post(&path, &change("療養期間満了")).await.status, 204);
        let page = nurse.page(id).await;
        assert_eq!(page.line.status, Status::Released);
        assert!(page.messages.iter().all(|message| message.state == MessageState::Cancelled), "{:?}", page.messages);
        assert!(page.notes.iter().any(|note| note.kind == NoteKind::Status && note.text == "療養期間満了"));
        assert_eq!(nurse.press(&format!("/patients/{id}/number")).await.refused(), (409, "number-not-eligible"));
        assert_eq!(
            nurse.press(&format!("/patients/{id}/invitation")).await.refused(),
            (409, "invitation-not-following")
        );
    }

    async fn an_invitation_goes_only_to_who_can_and_may_have_one(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let own = nurse.register(hanako()).await.id;
        let by_phone = nurse.register(PatientForm { reporting_mode: "phone".into(), ..somebody(1) }).await.id;
        let contact = PatientForm { classification: "contact".into(), wish_number: "no".into(), ..somebody(2) };
        let untold = nurse.register(contact).await.id;
        desk.world.turn().await.unwrap();
        desk.advance(Duration::minutes(1));
        for _ in 0..2 {
            assert_eq!(nurse.press(&format!("/patients/{own}/invitation")).await.status, 204);
        }
        assert_eq!(nurse.page(own).await.messages.len(), 2, "the second press finds one on its way");
        for (id, code) in [(by_phone, "invitation-phone-mode"), (untold, "invitation-not-spoken-to")] {
            assert_eq!(nurse.press(&format!("/patients/{id}/invitation")).await.refused(), (409, code));
        }
    }
}
