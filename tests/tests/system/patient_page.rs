//! The page of one patient between several people: who changed what meanwhile, who else is there, what people decided
//! against the machine, where the patient stayed, who told a report, and one timeline.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::collections::BTreeSet;

use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{
    ChangeStatus, ChangedMeanwhile, EnterReport, Gone, Here, NewFinding, PatientPage, Presence, SetRelease,
    SetTarget, SubmitReport, Timeline, TimelineEvent, TimelineKind, ToldBy, UpdatePatient,
};
use mimamori_domain::patient::{PatientForm, PlaceKind, Status};
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::Spo2;
use mimamori_domain::{ClientReportId, Date, Duration, PatientId, TabId};
use mimamori_tests::backend::Backend;

use crate::staff_desk::{Browser, Desk, Reply, hanako, somebody};

fn update(page: &PatientPage, change: impl FnOnce(&mut PatientForm)) -> UpdatePatient {
    let mut form = page.form.clone();
    change(&mut form);
    UpdatePatient { form, version: page.version, reason: String::new() }
}

#[track_caller]
fn changed(reply: &Reply) -> ChangedMeanwhile {
    assert_eq!(reply.refused(), (409, "changed-meanwhile"));
    serde_json::from_str(reply.body["details"]["changed"].as_str().unwrap()).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

async fn enter(
    desk: &Desk,
    nurse: &mut Browser,
    id: PatientId,
    spo2: i64,
    told: Option<(ToldBy, &str)>,
) -> Reply {
    let report = SubmitReport {
        id: ClientReportId::new(desk.store.now(), desk.store.rng()),
        measured_at: desk.store.now(),
        supersedes: None,
        answers: Answers { spo2: Spo2Reading::Measured(Spo2::new(spo2).unwrap()), ..Answers::default() },
    };
    let (told_by, told_note) = told.map_or((None, ""), |(by, note)| (Some(by), note));
    let sent = EnterReport { report, told_by, told_note: told_note.into() };
    nurse.post(&format!("/patients/{id}/reports"), &sent).await
}

async fn timeline(nurse: &mut Browser, id: PatientId, query: &str) -> Timeline {
    nurse.get(&format!("/patients/{id}/timeline?{query}")).await.ok()
}

at_each_desk! {
    async fn the_second_is_told_who_changed_what(desk: Desk) {
        let mut one = desk.staff("one", Role::Nurse).await;
        let mut two = desk.staff("two", Role::Nurse).await;
        let id = one.register(hanako()).await.id;
        let path = format!("/patients/{id}");
        let (seen_by_one, seen_by_two) = (one.page(id).await, two.page(id).await);
        let edit = update(&seen_by_one, |form| {
            form.address = "北1".into();
            form.room = "305".into();
        });
        let page: PatientPage = one.put(&path, &edit).await.ok();
        // And a third thing, by the patient's centre: another status.
        let status = ChangeStatus { status: Status::Released, reason: "満了".into(), version: Some(page.version) };
        assert_eq!(one.post(&format!("{path}/status"), &status).await.status, 204);
        let reply = two.put(&path, &update(&seen_by_two, |form| form.address = "南2".into())).await;
        let told = changed(&reply);
        assert_eq!((told.version, told.form.address.as_str(), told.form.room.as_str()), (3, "北1", "305"));
        let fields: Vec<Vec<(&str, &str, &str)>> = told.changes.iter().map(|change| {
            assert_eq!(change.by.as_ref().unwrap().name, "oneさん");
            change.fields.iter().map(|f| (f.field.as_str(), f.old.as_str(), f.new.as_str())).collect()
        }).collect();
        assert_eq!(fields, [
            vec![("address", "", "北1"), ("room", "", "305")],
            vec![("status", "following", "released")],
        ]);
        // Put together and sent with the version that was told, it is saved in one go.
        let both = UpdatePatient {
            form: PatientForm { address: "南2".into(), ..told.form.clone() },
            version: told.version,
            reason: String::new(),
        };
        let page: PatientPage = two.put(&path, &both).await.ok();
        assert_eq!((page.form.address.as_str(), page.form.room.as_str(), page.version), ("南2", "305", 4));
        // That the second was told is a look on record, without a value.
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let trail = auditor.get(&format!("/audit?patient={id}")).await.body.to_string();
        assert!(trail.contains("patient.changes") && !trail.contains("北1"), "{trail}");
        // Another status seen on an old page is refused; on a page that is only old in other things it is taken.
        let stale = ChangeStatus { status: Status::Following, reason: "再開".into(), version: Some(2) };
        assert_eq!(changed(&two.post(&format!("{path}/status"), &stale).await).version, 4);
        let stale = ChangeStatus { version: Some(3), ..stale };
        assert_eq!(two.post(&format!("{path}/status"), &stale).await.status, 204);
    }

    async fn what_the_patient_chooses_is_not_overwritten(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        let seen = nurse.page(id).await;
        let mut tx = desk.store.begin().await.unwrap();
        let actor = mimamori_store::audit::Actor::Patient(id);
        tx.set_language(actor, id, mimamori_domain::patient::Language::Vi).await.unwrap();
        tx.commit().await.unwrap();
        let told = changed(&nurse.put(&format!("/patients/{id}"), &update(&seen, |form| form.room = "1".into())).await);
        assert_eq!((told.form.language.as_str(), told.changes[0].by.is_none()), ("vi", true));
    }

    async fn everybody_sees_who_else_is_here(desk: Desk) {
        let mut one = desk.staff("one", Role::Nurse).await;
        let mut two = desk.staff("two", Role::Nurse).await;
        let id = one.register(hanako()).await.id;
        let path = format!("/patients/{id}/presence");
        let tab = |desk: &Desk| TabId::new(desk.store.now(), desk.store.rng());
        let (first, second) = (tab(&desk), tab(&desk));
        let nobody: Presence = one.put(&path, &Here { tab: first, editing: false }).await.ok();
        assert!(nobody.others.is_empty(), "not oneself");
        let seen: Presence = two.put(&path, &Here { tab: second, editing: true }).await.ok();
        assert_eq!((seen.others[0].who.name.as_str(), seen.others[0].editing), ("oneさん", false));
        let seen: Presence = one.put(&path, &Here { tab: first, editing: false }).await.ok();
        assert_eq!((seen.others[0].who.name.as_str(), seen.others[0].editing), ("twoさん", true));
        // A page that only stays is no news; one that says nothing any more is over within about a minute.
        desk.advance(Duration::seconds(20));
        let seen: Presence = one.put(&path, &Here { tab: first, editing: false }).await.ok();
        assert_eq!(seen.others.len(), 1);
        desk.advance(Duration::seconds(46));
        let seen: Presence = one.put(&path, &Here { tab: first, editing: false }).await.ok();
        assert!(seen.others.is_empty(), "{seen:?}");
        // Left is left at once.
        let seen: Presence = two.put(&path, &Here { tab: second, editing: false }).await.ok();
        assert_eq!(seen.others.len(), 1);
        assert_eq!(one.post(&format!("{path}/leave"), &Gone { tab: first }).await.status, 204);
        let seen: Presence = two.put(&path, &Here { tab: second, editing: false }).await.ok();
        assert!(seen.others.is_empty());
        // Out of sight is out of sight here too.
        let asker = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut east = desk.staff_of("east", asker).await;
        assert_eq!(east.put(&path, &Here { tab: first, editing: false }).await.refused(), (404, "not-found"));
    }

    async fn a_day_set_by_a_person_stays_until_a_person_takes_it_back(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(PatientForm { reporting_mode: "phone".into(), ..hanako() }).await.id;
        let path = format!("/patients/{id}");
        let page = nurse.page(id).await;
        let rules = page.course.expected.clone().unwrap();
        assert_eq!((page.expected_end, rules.free_on, page.course.release), (Some(day("2022-01-22")), day("2022-01-22"), None));
        assert!(rules.steps.len() >= 3, "the arithmetic");
        let set = |free_on: Option<&str>, reason: &str, version| SetRelease {
            free_on: free_on.map(day), reason: reason.into(), version,
        };
        let release = format!("{path}/release-date");
        assert_eq!(nurse.put(&release, &set(Some("2022-01-30"), " ", 1)).await.field_codes()[0].0, "reason");
        for (wrong, code) in [("2022-01-11", "release-before-onset"), ("2022-09-30", "release-range")] {
            assert_eq!(nurse.put(&release, &set(Some(wrong), "x", 1)).await.field_codes()[0].1, code);
        }
        assert_eq!(nurse.put(&release, &set(Some("2022-01-30"), "免疫抑制剤を使用", 1)).await.status, 204);
        // Neither the clock, nor a report, nor a corrected day of onset moves it.
        desk.advance(Duration::hours(30));
        desk.world.turn().await.unwrap();
        desk.log_in_again(&mut nurse, "nurse").await;
        assert!(enter(&desk, &mut nurse, id, 97, None).await.status.is_success());
        let page = nurse.page(id).await;
        let edit = update(&page, |form| form.onset_date = "2022-01-12".into());
        let page: PatientPage = nurse.put(&path, &edit).await.ok();
        let decided = page.course.release.clone().unwrap();
        assert_eq!(page.expected_end, Some(day("2022-01-30")));
        assert_eq!((decided.free_on, decided.reason.as_str(), decided.by.name.as_str()), (Some(day("2022-01-30")), "免疫抑制剤を使用", "nurseさん"));
        assert_eq!(page.course.expected.as_ref().unwrap().free_on, day("2022-01-23"), "what the rules say stays in sight");
        // Whoever read another day is told; whoever takes it back gets the machine's day of now.
        let late = changed(&nurse.put(&release, &set(None, "誤り", 1)).await);
        assert_eq!(late.version, page.version);
        assert_eq!(nurse.put(&release, &set(None, "誤り", page.version)).await.status, 204);
        let page = nurse.page(id).await;
        assert_eq!((page.expected_end, page.course.release), (Some(day("2022-01-23")), None));
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let trail = auditor.get(&format!("/audit?patient={id}")).await.body.to_string();
        assert_eq!(trail.matches("\"patient.release-date\"").count(), 2);
        assert!(!trail.contains("免疫"));
        // A clinician reads it and may not set it.
        desk.assign(id).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        assert_eq!(doctor.put(&release, &set(None, "x", 9)).await.refused(), (403, "forbidden"));
    }

    async fn an_own_target_judges_the_next_report(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let healthy = nurse.register(PatientForm { reporting_mode: "phone".into(), ..hanako() }).await.id;
        let set = |own_target, version| SetTarget { own_target, reason: "COPDで主治医の指示".into(), version };
        let path = |id: PatientId| format!("/patients/{id}/own-target");
        let refused = nurse.put(&path(healthy), &set(true, 1)).await;
        assert_eq!(refused.field_codes(), [("own_target".to_owned(), "lung-needed".to_owned())]);
        let form = PatientForm { risk_factors: "lung".into(), reporting_mode: "phone".into(), ..somebody(1) };
        let id = nurse.register(form).await.id;
        assert!(enter(&desk, &mut nurse, id, 90, None).await.status.is_success());
        assert_eq!(nurse.page(id).await.line.tier, Some(Tier::Emergency));
        assert_eq!(nurse.put(&path(id), &set(true, 1)).await.status, 204);
        let page = nurse.page(id).await;
        assert_eq!(page.course.own_target.unwrap().reason, "COPDで主治医の指示");
        desk.advance(Duration::minutes(5));
        assert!(enter(&desk, &mut nurse, id, 90, None).await.status.is_success());
        assert_ne!(nurse.page(id).await.line.tier, Some(Tier::Emergency));
        assert_eq!(nurse.put(&path(id), &set(false, page.version)).await.status, 204);
        assert_eq!(nurse.page(id).await.course.own_target, None);
    }

    async fn where_somebody_stayed_and_with_whom(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        let path = format!("/patients/{id}");
        for (place, hotel, room) in [("hotel", "海辺ホテル", "305"), ("hotel", "海辺ホテル", "410"), ("hospital", "", "")] {
            desk.advance(Duration::minutes(10));
            let page = nurse.page(id).await;
            let edit = update(&page, |form| {
                form.place = place.into();
                form.hotel = hotel.into();
                form.room = room.into();
            });
            assert!(nurse.put(&path, &edit).await.status.is_success());
        }
        let stays = nurse.page(id).await.stays;
        let told: Vec<(PlaceKind, &str)> = stays.iter().map(|stay| (stay.place, stay.room.as_str())).collect();
        assert_eq!(told, [(PlaceKind::Hotel, "410"), (PlaceKind::Hotel, "305"), (PlaceKind::Home, "")]);
        assert!(stays.windows(2).all(|two| two[0].since == two[1].until), "{stays:?}");
        assert_eq!(stays[0].by.as_ref().unwrap().name, "nurseさん");
        // The household, as far as one may see it.
        let mother = nurse.register(somebody(2)).await.id;
        let asker = Asker { center: Some(desk.other_center), ..desk.asker(Role::Nurse) };
        let mut east = desk.staff_of("east", asker).await;
        let far = east.register(somebody(3)).await.id;
        let mut tx = desk.store.begin().await.unwrap();
        let actor = mimamori_store::audit::Actor::System;
        let one = tx.patient(id).await.unwrap().unwrap();
        for other in [mother, far] {
            let other = tx.patient(other).await.unwrap().unwrap();
            let one = tx.patient(one.id).await.unwrap().unwrap();
            tx.join_household(actor, &other, &one).await.unwrap();
        }
        tx.commit().await.unwrap();
        let together: Vec<PatientId> = nurse.page(id).await.household.iter().map(|line| line.id).collect();
        assert_eq!(together, [mother]);
        assert_eq!(east.page(far).await.household, []);
    }

    async fn who_told_a_report_is_kept_sealed_and_shown_to_staff_only(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(PatientForm { reporting_mode: "phone".into(), ..hanako() }).await.id;
        let long = "あ".repeat(81);
        let reply = enter(&desk, &mut nurse, id, 97, Some((ToldBy::Family, &long))).await;
        assert_eq!(reply.field_codes(), [("told_note".to_owned(), "too-long".to_owned())]);
        let reply = enter(&desk, &mut nurse, id, 97, Some((ToldBy::Family, "長女 良子"))).await;
        assert_eq!((&reply.body["report"]["told_by"], &reply.body["report"]["told_note"]), (&"family".into(), &"長女 良子".into()));
        let report = nurse.page(id).await.reports.items[0].clone();
        assert_eq!((report.told_by, report.told_note.as_str()), (Some(ToldBy::Family), "長女 良子"));
        let mut tx = desk.store.begin().await.unwrap();
        let token = tx.mint_invitation(id, Duration::days(1)).await.unwrap();
        tx.commit().await.unwrap();
        let mut phone = desk.phone();
        let opened = phone.post(&format!("/invitations/{token}/open"), &serde_json::json!({"birth_date": "1985-01-01"})).await;
        assert!(opened.status.is_success(), "{}", opened.body);
        let own = phone.get(&format!("/people/{id}/reports")).await.body.to_string();
        assert!(own.contains("\"entered_by\":\"staff\"") && !own.contains("良子") && !own.contains("family"), "{own}");
    }

    async fn one_timeline_misses_nothing_and_shows_nothing_twice(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let id = nurse.register(PatientForm { wish_number: "yes".into(), ..hanako() }).await.id;
        // Many things of many kinds, most of them within the same instant as others.
        for n in 0..30 {
            if n % 3 == 0 {
                desk.advance(Duration::minutes(1));
            }
            assert!(enter(&desk, &mut nurse, id, if n % 10 == 9 { 89 } else { 97 }, None).await.status.is_success());
            let finding = NewFinding { text: format!("所見{n}") };
            assert_eq!(nurse.post(&format!("/patients/{id}/findings"), &finding).await.status, 204);
            let page = nurse.page(id).await;
            let edit = update(&page, |form| form.note = format!("覚え{n}"));
            assert!(nurse.put(&format!("/patients/{id}"), &edit).await.status.is_success());
        }
        let all = TimelineKind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(",");
        for query in [format!("kinds={all}"), String::new(), "kinds=finding,edit".into()] {
            let (mut seen, mut last, mut next, mut pages) = (vec![], None, None::<String>, 0);
            loop {
                let before = next.map(|next| format!("&before={next}")).unwrap_or_default();
                let page = timeline(&mut nurse, id, &format!("{query}{before}")).await;
                for item in &page.items {
                    assert!(last.is_none_or(|last| item.at <= last), "newest first");
                    last = Some(item.at);
                    seen.push((item.id.clone(), item.event.kind()));
                }
                pages += 1;
                next = page.next;
                if next.is_none() {
                    break;
                }
            }
            let ids: BTreeSet<&String> = seen.iter().map(|(id, _)| id).collect();
            assert_eq!(ids.len(), seen.len(), "nothing twice");
            let count = |kind| seen.iter().filter(|(_, of)| *of == kind).count();
            assert_eq!((count(TimelineKind::Finding), count(TimelineKind::Edit)), (30, 30), "{query}");
            if !query.starts_with("kinds=f") {
                assert_eq!((count(TimelineKind::Report), count(TimelineKind::Message)), (30, 1));
                assert!(count(TimelineKind::Alert) >= 1);
                assert!(pages > 1);
            }
            assert_eq!(count(TimelineKind::View) > 0, query.contains("view"));
        }
        let page = timeline(&mut nurse, id, "kinds=finding").await;
        assert_eq!(page.items[0].by.as_ref().unwrap().name, "nurseさん");
        let TimelineEvent::Note { text, .. } = &page.items[0].event else { unreachable!("{page:?}") };
        assert_eq!(text, "所見29");
        assert_eq!(nurse.get(&format!("/patients/{id}/timeline?kinds=gossip")).await.refused(), (422, "invalid"));
        assert_eq!(nurse.get(&format!("/patients/{id}/timeline?before=x")).await.refused(), (422, "invalid"));
    }
}
