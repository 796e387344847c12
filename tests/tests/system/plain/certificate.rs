//! 療養証明: from the release to a third party who checks the code, and what makes it invalid again.

use mimamori_domain::access::Role;
use mimamori_domain::api::{CertificateView, ChangeStatus, Home, UpdatePatient};
use mimamori_domain::patient::{PatientForm, Status};
use mimamori_domain::{Duration, PatientId};
use serde_json::Value;

use super::inside;
use super::surfer::Surfer;
use crate::staff_desk::{Browser, Desk};
use mimamori_tests::backend::Backend;

async fn set(nurse: &mut Browser, patient: PatientId, status: Status) {
    let body = ChangeStatus { status, reason: "確認ずみ".into(), version: None };
    let reply = nurse.post(&format!("/patients/{patient}/status"), &body).await;
    assert!(reply.status.is_success(), "{}", reply.body);
}

async fn correct(nurse: &mut Browser, patient: PatientId, change: impl FnOnce(&mut PatientForm)) {
    let page = nurse.page(patient).await;
    let mut form = page.form;
    change(&mut form);
    let body = UpdatePatient { form, version: page.version, reason: String::new() };
    let reply = nurse.put(&format!("/patients/{patient}"), &body).await;
    assert!(reply.status.is_success(), "{}", reply.body);
}

/// The certificate that the patient sees now.
async fn certificate(phone: &mut Surfer, patient: PatientId) -> CertificateView {
    let (status, body) = phone.api("POST", &format!("/people/{patient}/certificate")).await;
    assert_eq!(status, 200, "{body}");
    serde_json::from_value(body).unwrap()
}

async fn is_valid(desk: &Desk, code: &str) -> bool {
    let mut third = Surfer::new(&desk.app);
    third.get("/check").await.is(200).says("確認コード");
    let said = third.post("/check", &[("code", code)]).await.is(200);
    assert!(!said.text.contains("山田") && !said.text.contains("保健所"), "yes or no, and nothing else");
    let valid = said.text.contains("この証明書は有効です");
    assert_ne!(valid, said.text.contains("この証明書は有効ではありません"));
    valid
}

at_each_desk! {
    async fn it_is_valid_as_long_as_what_it_says_is_true(desk: Desk) {
        desk.advance(Duration::days(14));
        let (mut phone, patient, _) = inside(&desk).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        let (status, body) = phone.api("POST", &format!("/people/{patient}/certificate")).await;
        assert_eq!((status, body["code"].as_str()), (422, Some("certificate-not-yet")));
        let path = format!("/certificate/{patient}");
        phone.get(&path).await.is(422).in_order(&["href=\"/\"", "療養が終わったことを", "tel:0300000000"]);
        let offered = async |phone: &mut Surfer| -> bool {
            let (_, home) = phone.api("GET", "/home").await;
            serde_json::from_value::<Home>(home).unwrap().people[0].certificate
        };
        assert!(!offered(&mut phone).await);

        correct(&mut nurse, patient, |form| form.onset_date = "2022-01-12".into()).await;
        let free_on = nurse.page(patient).await.expected_end.unwrap();
        set(&mut nurse, patient, Status::Released).await;
        assert!(offered(&mut phone).await && nurse.page(patient).await.certificate.is_none());
        let first = certificate(&mut phone, patient).await;
        assert_eq!((first.name.as_str(), first.starts_on.to_string().as_str()), ("山田 花子", "2022-01-12"));
        assert_eq!((first.ends_on, first.center.as_str()), (free_on.plus_days(-1), "中央保健所"));
        assert!(first.check_url.ends_with("/check") && first.code.len() == 14);
        desk.advance(Duration::minutes(1));
        assert_eq!(certificate(&mut phone, patient).await, first, "the same one again");
        phone.get(&path).await.is(200).in_order(&["証明します", "山田 花子", "1985年1月1日（火）", "2022年1月12日（水）から", "中央保健所", &first.code, "/check", "「印刷」を選んで"]);
        Surfer::new(&desk.app).get(&path).await.is(401);
        assert_eq!(nurse.page(patient).await.certificate, Some(first.issued_at));
        for typed in [first.code.clone(), first.code.to_lowercase().replace('-', " "), first.code.replace('0', "Ｏ")] {
            assert!(is_valid(&desk, &typed).await, "{typed}");
        }
        for typed in ["", "0000-0000-0000", "あ", &first.code[..13]] {
            assert!(!is_valid(&desk, typed).await, "{typed}");
        }

        // Taken back: invalid at once, and it stays so when the release comes again.
        set(&mut nurse, patient, Status::Following).await;
        assert!(!is_valid(&desk, &first.code).await && !offered(&mut phone).await);
        desk.advance(Duration::minutes(1));
        set(&mut nurse, patient, Status::Released).await;
        assert!(!is_valid(&desk, &first.code).await);
        let second = certificate(&mut phone, patient).await;
        assert!(second.code != first.code && is_valid(&desk, &second.code).await);

        // A corrected day, a corrected name.
        correct(&mut nurse, patient, |form| form.onset_date = "2022-01-10".into()).await;
        assert!(!is_valid(&desk, &second.code).await && nurse.page(patient).await.certificate.is_none());
        let third = certificate(&mut phone, patient).await;
        assert_eq!(third.starts_on.to_string(), "2022-01-10");
        correct(&mut nurse, patient, |form| form.name = "山田 華子".into()).await;
        assert!(!is_valid(&desk, &third.code).await);
    }

    async fn guessing_is_counted(desk: Desk) {
        let mut third = Surfer::new(&desk.app);
        let limit = desk.app.client_limit().tries;
        for _ in 0..limit {
            third.post("/check", &[("code", "0000-0000-0000")]).await.is(200);
        }
        let locked = third.post("/check", &[("code", "0000-0000-0000")]).await.is(429);
        assert!(locked.headers.contains_key("retry-after"));
        desk.advance(Duration::minutes(16));
        third.post("/check", &[("code", "0000-0000-0000")]).await.is(200);
    }

    async fn the_code_is_nowhere_in_clear(desk: Desk) {
        desk.advance(Duration::days(14));
        let (mut phone, patient, _) = inside(&desk).await;
        let mut nurse = desk.staff("nurse", Role::Nurse).await;
        set(&mut nurse, patient, Status::Released).await;
        let code = certificate(&mut phone, patient).await.code;
        let trail = desk.store.read().await.unwrap().audit_page(&mimamori_store::audit::AuditSearch { patient: Some(patient), ..Default::default() }, None).await.unwrap();
        let issued = trail.items.iter().find(|row| row.action == "certificate.issue").unwrap();
        assert_eq!(issued.actor, "patient");
        assert!(!serde_json::to_string(&trail).unwrap().contains(&code));
        let (status, body): (u16, Value) = phone.api("GET", "/home").await;
        assert!(status == 200 && !body.to_string().contains(&code));
    }
}
