//! The auditor's search of the trail: by patient, by member of staff, by day and by sort, all of it together, page by page;
//! never a name of a patient.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use crate::staff_desk::{Browser, Desk, hanako, somebody};
use mimamori_domain::Duration;
use mimamori_domain::access::Role;
use mimamori_domain::api::{AuditPage, AuditRow};
use mimamori_domain::audit::AuditKind;
use mimamori_tests::backend::Backend;

/// All pages of a search.
async fn trail(browser: &mut Browser, query: &str) -> Vec<AuditRow> {
    let (mut rows, mut before) = (vec![], String::new());
    loop {
        let page: AuditPage = browser.get(&format!("/audit?{query}{before}")).await.ok();
        assert!(page.items.len() <= 100);
        rows.extend(page.items);
        match page.next {
            Some(next) => before = format!("&before={next}"),
            None => return rows,
        }
    }
}

fn actions(rows: &[AuditRow]) -> Vec<&str> {
    rows.iter().rev().map(|row| row.action.as_str()).collect()
}

at_each_desk! {
    async fn the_trail_is_searched_by_whom_who_when_and_what(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let mut other = desk.staff("other", Role::Nurse).await;
        let id = nurse.register(hanako()).await.id;
        nurse.page(id).await;
        other.page(id).await;
        let first = desk.world.now().date();
        desk.advance(Duration::days(2));
        let second = desk.world.now().date();
        desk.log_in_again(&mut other, "other").await;
        other.page(id).await;
        other.register(somebody(2)).await;
        let mut auditor = desk.staff("auditor", Role::Auditor).await;

        // By the number that the centre knows, as by ours; the auditor's own looks are in it too.
        let by_id = trail(&mut auditor, &format!("patient={id}&kind=looked&staff=nurse")).await;
        let by_number = trail(&mut auditor, "patient=HS-0001&kind=looked&staff=nurse").await;
        assert_eq!(actions(&by_id), ["patient.view"]);
        assert_eq!(actions(&by_number), ["patient.view"]);
        assert_eq!(by_id.first().map(|row| row.actor_name.as_str()), Some("nurseさん"));
        let of_day = |day| format!("staff=other&kind=looked&from={day}&to={day}");
        assert_eq!(actions(&trail(&mut auditor, &of_day(first)).await), ["patient.view"]);
        assert_eq!(actions(&trail(&mut auditor, &of_day(second)).await), ["patient.view"]);
        let between = first.plus_days(1);
        assert!(trail(&mut auditor, &of_day(between)).await.is_empty());
        let changed = trail(&mut auditor, &format!("staff=other&kind=changed&from={second}")).await;
        assert_eq!(actions(&changed), ["patient.register"]);
        let logins = trail(&mut auditor, "staff=other&kind=accounts").await;
        assert!(logins.iter().all(|row| AuditKind::of(&row.action) == AuditKind::Accounts));
        assert!(actions(&logins).contains(&"staff.login"));
        let whole = trail(&mut auditor, "").await;
        let text = serde_json::to_string(&whole).unwrap();
        assert!(!text.contains("山田") && !text.contains("HS-0001"), "ids only");

        for (query, field, code) in [
            ("patient=HS-9999", "patient", "patient-unknown"),
            ("staff=nobody", "staff", "staff-unknown"),
            ("from=2022-01-20&to=2022-01-19", "to", "period-order"),
        ] {
            let refused = auditor.get(&format!("/audit?{query}")).await;
            assert_eq!(refused.field_codes(), [(field.to_owned(), code.to_owned())], "{query}");
        }
        let looked = trail(&mut auditor, "kind=looked").await;
        let in_vain = looked.iter().filter(|row| row.action == "audit.search");
        let fields: Vec<&str> = in_vain.flat_map(|row| &row.fields).map(String::as_str).collect();
        assert_eq!(fields, ["staff", "patient"], "who looks for somebody is known to have looked");
        assert_eq!(nurse.get("/audit?staff=other").await.refused(), (401, "signed-out"), "hours later");
        desk.log_in_again(&mut nurse, "nurse").await;
        assert_eq!(nurse.get("/audit?staff=other").await.refused(), (403, "forbidden"));
    }

    async fn a_long_trail_is_read_in_bounded_pieces(desk: Desk) {
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let rare = nurse.register(hanako()).await.id;
        let mut tx = desk.store.begin().await.unwrap();
        for _ in 0..4_500 {
            tx.audit(mimamori_store::audit::Actor::System, "number.mint", None, &[]).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut auditor = desk.staff("auditor", Role::Auditor).await;
        let newest: AuditPage = auditor.get("/audit").await.ok();
        assert_eq!((newest.items.len(), newest.next.is_some()), (100, true));
        // What lies behind thousands of others is found by going on, and at once where an index leads there.
        let one: AuditPage = auditor.get("/audit?kind=looked&to=2099-01-01&from=2000-01-01").await.ok();
        assert!(one.next.is_some() && one.items.len() < 100);
        let minted = trail(&mut auditor, "from=2000-01-01").await;
        assert_eq!(minted.iter().filter(|row| row.action == "number.mint").count(), 4_500, "each of them once");
        let registered = trail(&mut auditor, "kind=changed&staff=nurse").await;
        assert_eq!(registered.first().and_then(|row| row.patient_id), Some(rare));
        let at_once: AuditPage = auditor.get("/audit?kind=changed&staff=nurse").await.ok();
        assert_eq!((at_once.items.len(), at_once.next), (1, None));
    }
}
