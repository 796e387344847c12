//! A new telephone number or address, on pages without scripts.

use mimamori_domain::Duration;
use mimamori_tests::backend::Backend;

use super::surfer::Surfer;
use super::{inside, invited};
use crate::codes::other_than;
use crate::staff_desk::Desk;

const NEW: &str = "080-2222-3333";

at_each_desk! {
    async fn confirmed_by_the_code_that_came_there(desk: Desk) {
        let (mut surfer, patient, _) = inside(&desk).await;
        let path = format!("/contact/{patient}");
        let phone = format!("{path}?what=phone");
        let page = surfer.get(&phone).await.is(200);
        page.in_order(&["?what=phone&amp;lang=en", "href=\"/settings\"", "山田 花子 さん", "電話番号を変える", "いまの連絡先：090-••••-5678", "inputmode=\"tel\"", "id=\"contact-send\""]);
        surfer.submit(&phone, &page, &[("contact", "090-1234-5678")]).await.is(422)
            .in_order(&["href=\"#contact\"", "value=\"090-1234-5678\"", "id=\"contact-error\"", "同じ"]);
        surfer.post(&phone, &[("contact", NEW)]).await.is(403).says(NEW);
        assert!(desk.sent().await.is_empty());

        assert_eq!(surfer.submit(&phone, &page, &[("contact", NEW)]).await.to(), format!("{path}/code"));
        let step = surfer.get(&format!("{path}/code")).await.is(200);
        step.in_order(&["山田 花子 さん", "SMSで6けた", "id=\"code\"", &format!("href=\"{path}?what=phone\"")]);
        let (sent, code) = desk.code_sent().await;
        assert_eq!(sent.to, "+818022223333");
        let (confirm, again) = (format!("{path}/code"), format!("{path}/again"));
        surfer.submit(&again, &step, &[]).await.is(429).says("秒ほど待って");
        surfer.submit(&confirm, &step, &[("code", other_than(&code))]).await.is(422).in_order(&["id=\"code-error\"", "あと4回"]);
        surfer.get(&phone).await.says(&format!("value=\"{NEW}\""));
        desk.advance(Duration::minutes(1));
        surfer.submit(&again, &step, &[]).await.to();
        let (_, code) = desk.code_sent().await;
        let done = surfer.submit(&confirm, &step, &[("code", &code)]).await.to().to_owned();
        surfer.get(&done).await.is(200).in_order(&["id=\"contact-done\"", "080-••••-3333", "href=\"/settings\""]);
        assert_eq!(surfer.get(&confirm).await.to(), phone, "it is over");
    }

    async fn an_address_too_and_for_nobody_else(desk: Desk) {
        let (mut surfer, patient, _) = inside(&desk).await;
        let (stranger, _) = invited(&desk, |form| form.name = "余所 次郎".into()).await;
        let mail = format!("/contact/{patient}?what=email");
        let page = surfer.get(&mail).await.is(200);
        page.in_order(&["メールアドレスを変える", "inputmode=\"email\""]);
        assert!(!page.text.contains("いまの連絡先："));
        surfer.submit(&mail, &page, &[("contact", "hanako@example.jp")]).await.to();
        let step = surfer.get(&format!("/contact/{patient}/code")).await.is(200);
        let (_, code) = desk.code_sent().await;

        for room in ["", "/code", "/done"] {
            let path = format!("/contact/{stranger}{room}");
            assert!(!surfer.get(&path).await.is(404).text.contains("余所"));
            Surfer::new(&desk.app).get(&path).await.is(401).says("/back?lang=ja");
        }
        let theirs = format!("/contact/{stranger}/code");
        surfer.submit(&theirs, &step, &[("code", &code)]).await.is(404);
        let confirm = format!("/contact/{patient}/code");
        assert_eq!(surfer.submit(&confirm, &step, &[("code", &code)]).await.to(), format!("/contact/{patient}/done?what=email"));
        surfer.get(&mail).await.says("ha•••@example.jp");
    }
}
