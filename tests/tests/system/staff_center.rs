//! A centre's own data in its manager's hands: what is wrong is named, of two managers the second is told, and patients see
//! the centre's words in their language.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Desk, somebody};
use mimamori_domain::Duration;
use mimamori_domain::access::Role;
use mimamori_domain::api::{CenterAdvice, CenterSheet, Home, OpenInvitation};
use mimamori_domain::patient::{Language, PatientForm};
use mimamori_store::audit::AuditSearch;
use mimamori_tests::backend::Backend;

fn words(language: Language, text: &str) -> CenterAdvice {
    CenterAdvice { language, text: text.into() }
}

at_each_desk! {
    async fn what_a_manager_writes_is_what_patients_read(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let (mut first, mut second) = (desk.staff("first", Role::Manager).await, desk.staff("second", Role::Manager).await);
        assert_eq!(nurse.get("/center").await.refused(), (403, "forbidden"));
        let sheet: CenterSheet = first.get("/center").await.ok();
        assert_eq!((sheet.name.as_str(), sheet.advice.len()), ("中央保健所", 0));
        let new = CenterSheet {
            phone: " 03-1234-5678 ".into(),
            hours: "平日 9:00～17:00".into(),
            advice: vec![words(Language::En, "Ring us for food."), words(Language::Ja, "食事は\r\n電話で。\n"), words(Language::Ko, " ")],
            ..sheet.clone()
        };
        let saved: CenterSheet = first.put("/center", &new).await.ok();
        assert_eq!((saved.version, saved.phone.as_str()), (sheet.version + 1, "03-1234-5678"));
        assert_eq!(saved.advice, [words(Language::Ja, "食事は\n電話で。"), words(Language::En, "Ring us for food.")]);
        assert_eq!(second.put("/center", &new).await.refused(), (409, "center-changed"));

        let wrong = CenterSheet {
            name: String::new(),
            phone: "12".into(),
            advice: vec![words(Language::En, &"x".repeat(501))],
            ..saved.clone()
        };
        let fields: Vec<String> = first.put("/center", &wrong).await.field_codes().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "phone", "advice-en", ]);
        let lonely = CenterSheet { advice: vec![words(Language::Vi, "x")], ..saved.clone() };
        assert_eq!(first.put("/center", &lonely).await.field_codes()[0].1, "advice-ja-needed");
        assert_eq!(second.get("/center").await.ok::<CenterSheet>(), saved, "nothing of it was saved");

        // In their language, else in Japanese.
        for (n, language, text) in [(1, "en", "Ring us for food."), (2, "vi", "食事は\n電話で。")] {
            let id = nurse.register(PatientForm { language: language.into(), ..somebody(n) }).await.id;
            let mut tx = desk.store.begin().await.unwrap();
            let token = tx.mint_invitation(id, Duration::days(1)).await.unwrap();
            tx.commit().await.unwrap();
            let mut phone = desk.phone();
            let open = OpenInvitation { birth_date: "1985-01-01".into() };
            let home: Home = phone.post(&format!("/invitations/{token}/open"), &open).await.ok();
            assert_eq!(home.center.phone, "03-1234-5678");
            assert_eq!(home.advice.unwrap().text, text, "{language}");
        }
        let mut tx = desk.store.begin().await.unwrap();
        let trail = tx.audit_page(&AuditSearch::default(), None).await.unwrap();
        let change = trail.items.iter().find(|row| row.action == "center.change").unwrap();
        assert_eq!(change.fields, ["phone", "hours", "advice"]);
    }
}
