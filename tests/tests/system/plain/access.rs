//! Who sees the data, on a page without scripts.

use mimamori_domain::access::Role;
use mimamori_tests::backend::Backend;

use super::surfer::Surfer;
use super::{inside, invited};
use crate::staff_desk::Desk;

at_each_desk! {
    async fn roles_are_named_and_never_people(desk: Desk) {
        let (mut surfer, patient, _) = inside(&desk).await;
        let path = format!("/access/{patient}");
        surfer.get(&path).await.is(200).in_order(&["href=\"/settings\"", "山田 花子 さん", "中央保健所", "まだ記録がありません"]);
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        nurse.page(patient).await;
        let page = surfer.get(&path).await.is(200);
        page.in_order(&["id=\"access-days\"", "保健所の看護職が1回、見ました"]);
        let trail = desk.store.read().await.unwrap().audit_page(&mimamori_store::audit::AuditSearch { patient: Some(patient), ..Default::default() }, None).await.unwrap();
        assert_eq!(trail.items.iter().filter(|row| row.action == "patient.access").count(), 2);

        let (stranger, _) = invited(&desk, |form| form.name = "余所 次郎".into()).await;
        surfer.get(&format!("/access/{stranger}")).await.is(404);
        Surfer::new(&desk.app).get(&path).await.is(401);
    }
}
