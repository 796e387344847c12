//! What staff write to a patient, until it is read; and what a patient may know of who saw their data.

use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::{AccessView, Home, LetterList, NewLetter};
use mimamori_domain::{Duration, PatientId};
use mimamori_tests::backend::Backend;

use super::surfer::Surfer;
use super::{enter, inside, invited};
use crate::staff_desk::Desk;

fn letter(text: &str) -> NewLetter {
    NewLetter { text: text.into() }
}

async fn home(phone: &mut Surfer) -> Home {
    serde_json::from_value(phone.api("GET", "/home").await.1).unwrap()
}

async fn access(phone: &mut Surfer, patient: PatientId) -> (AccessView, String) {
    let (status, body) = phone.api("GET", &format!("/people/{patient}/access")).await;
    assert_eq!(status, 200, "{body}");
    let text = body.to_string();
    (serde_json::from_value(body).unwrap(), text)
}

at_each_desk! {
    async fn it_is_shown_until_it_is_read(desk: Desk) {
        let (mut phone, patient, _) = inside(&desk).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let path = format!("/patients/{patient}/letters");
        for text in ["明日10時にお電話します。\nお待ちください。", "パルスオキシメーターを送りました。"] {
            assert_eq!(nurse.post(&path, &letter(text)).await.status, 204);
            desk.advance(Duration::seconds(1));
        }
        for (text, code) in [(" ".to_owned(), "required"), ("あ".repeat(501), "too-long")] {
            let refused = nurse.post(&path, &letter(&text)).await;
            assert_eq!(refused.field_codes(), [("text".to_owned(), code.to_owned())]);
        }
        let letters = home(&mut phone).await.people[0].letters.clone();
        assert_eq!(letters.len(), 2, "oldest first");
        assert_eq!(letters[0].text, "明日10時にお電話します。\nお待ちください。");
        assert_eq!((letters[0].center.as_str(), letters[0].read_at), ("中央保健所", None));

        // Nobody else reads it, nor says so.
        let (stranger, token) = invited(&desk, |form| form.name = "余所 次郎".into()).await;
        let mut other = Surfer::new(&desk.app);
        enter(&mut other, &token).await.to();
        let read = |whose: PatientId| format!("/people/{whose}/letters/{}/read", letters[0].id);
        for whose in [patient, stranger] {
            assert_eq!(other.api("POST", &read(whose)).await.0, 404);
        }

        let at = desk.world.now();
        for _ in 0..2 {
            assert_eq!(phone.api("POST", &read(patient)).await.0, 204);
            desk.advance(Duration::seconds(1));
        }
        assert_eq!(home(&mut phone).await.people[0].letters.len(), 1);
        let list: LetterList =
            serde_json::from_value(phone.api("GET", &format!("/people/{patient}/letters")).await.1).unwrap();
        assert_eq!((list.items.len(), list.items[1].read_at), (2, Some(at)));
        let page = nurse.page(patient).await;
        assert_eq!((page.letters[1].by.as_str(), page.letters[1].read_at), ("nurseさん", Some(at)));
        assert_eq!(page.letters[0].read_at, None);
        let trail = desk.store.read().await.unwrap().audit_page(&mimamori_store::audit::AuditSearch { patient: Some(patient), ..Default::default() }, None).await.unwrap();
        let count = |action: &str| trail.items.iter().filter(|row| row.action == action).count();
        assert_eq!((count("letter.write"), count("letter.read")), (2, 1));
    }

    async fn it_is_read_without_scripts_too(desk: Desk) {
        let (mut phone, patient, form) = inside(&desk).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        nurse.post(&format!("/patients/{patient}/letters"), &letter("<b>明日</b>")).await;
        let page = phone.get(&form).await.is(200);
        page.in_order(&["保健所からの連絡", "&lt;b&gt;明日&lt;/b&gt;", "中央保健所・1月", "読みました", "name=\"temperature\""]);
        let id = home(&mut phone).await.people[0].letters[0].id;
        let path = format!("{form}/letters/{id}");
        assert!(page.text.contains(&path));
        phone.post(&path, &[]).await.is(403);
        assert_eq!(phone.submit(&path, &page, &[]).await.to(), "/form");
        assert!(!phone.get(&form).await.text.contains("明日"));
        assert!(nurse.page(patient).await.letters[0].read_at.is_some());
    }

    async fn only_the_centre_writes(desk: Desk) {
        let (_, patient, _) = inside(&desk).await;
        desk.assign(patient).await;
        let path = format!("/patients/{patient}/letters");
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        assert_eq!(doctor.post(&path, &letter("x")).await.refused().0, 403);
        let elsewhere = Asker { role: Role::Nurse, center: Some(desk.other_center), association: None };
        let mut nurse = desk.staff_of("other", elsewhere).await;
        assert_eq!(nurse.post(&path, &letter("x")).await.refused().0, 404);
    }

    async fn roles_and_days_but_no_names(desk: Desk) {
        let (mut phone, patient, _) = inside(&desk).await;
        let (nobody, _) = access(&mut phone, patient).await;
        assert_eq!((nobody.centers, nobody.association, nobody.hotel), (vec!["中央保健所".to_owned()], None, None));
        assert!(nobody.days.is_empty(), "only what staff did: {:?}", nobody.days);
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        nurse.page(patient).await;
        nurse.page(patient).await;
        nurse.post(&format!("/patients/{patient}/letters"), &letter("x")).await;
        desk.advance(Duration::days(1));
        desk.assign(patient).await;
        let mut doctor = desk.staff("doctor", Role::Clinician).await;
        doctor.page(patient).await;
        let (seen, text) = access(&mut phone, patient).await;
        assert_eq!(seen.association.as_deref(), Some("中央医師会"));
        let lines: Vec<_> = seen.days.iter().map(|line| (line.role, line.changed, line.times)).collect();
        assert_eq!(
            lines,
            [(Role::Clinician, false, 1), (Role::Nurse, true, 1), (Role::Nurse, false, 2)],
            "newest first"
        );
        assert!(seen.days[0].day > seen.days[1].day && !text.contains("さん"), "{text}");
        let (stranger, _) = invited(&desk, |form| form.name = "余所 次郎".into()).await;
        assert_eq!(phone.api("GET", &format!("/people/{stranger}/access")).await.0, 404);
    }
}
