//! The pages without scripts, over HTTP: from the link of a message to "call now", in every language, and what they
//! must not let anybody do.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that can't go on has failed"
)]

mod access;
mod back;
mod certificate;
mod contact;
mod letters;
mod surfer;

use mimamori_domain::patient::{Language, PatientForm};
use mimamori_domain::{Duration, PatientId};
use mimamori_store::audit::Actor;
use mimamori_store::report::Report;
use mimamori_tests::backend::Backend;

use crate::staff_desk::{Desk, hanako};
use surfer::{Page, Surfer};

/// Every question that must be answered, answered well.
const WELL: &[(&str, &str)] = &[("temperature", "３６．５"), ("spo2", "98"), ("trend", "same")];

/// Registered, with a link.
async fn invited(desk: &Desk, change: impl FnOnce(&mut PatientForm)) -> (PatientId, String) {
    let patient = desk
        .world
        .patient(desk.center, |form| {
            *form = hanako();
            change(form);
        })
        .await
        .unwrap();
    let mut tx = desk.store.begin().await.unwrap();
    let token = tx.mint_invitation(patient, Duration::days(3)).await.unwrap();
    tx.commit().await.unwrap();
    (patient, token)
}

async fn enter(surfer: &mut Surfer, token: &str) -> Page {
    let path = format!("/form/i/{token}");
    let door = surfer.get(&path).await.is(200);
    let born = [("era", "showa"), ("birth-year", "60"), ("birth-month", "1"), ("birth-day", "１")];
    surfer.submit(&path, &door, &born).await
}

/// Somebody who came in by their link.
async fn inside(desk: &Desk) -> (Surfer, PatientId, String) {
    let (patient, token) = invited(desk, |_| {}).await;
    let mut surfer = Surfer::new(&desk.app);
    assert_eq!(enter(&mut surfer, &token).await.to(), "/form");
    let form = surfer.get("/form").await.to().to_owned();
    assert_eq!(form, format!("/form/{patient}"));
    (surfer, patient, form)
}

async fn reports(desk: &Desk, patient: PatientId) -> Vec<Report> {
    desk.store.read().await.unwrap().reports_of_patient(patient, None).await.unwrap().0
}

at_each_desk! {
    async fn from_the_link_to_the_advice(desk: Desk) {
        let (patient, token) = invited(&desk, |form| form.name = "山田 <花子>".into()).await;
        let mut surfer = Surfer::new(&desk.app);
        let path = surfer.get(&format!("/i/{token}?form")).await.to().to_owned();
        assert_eq!(path, format!("/form/i/{token}"));
        let door = surfer.get(&path).await.is(200);
        assert!(!door.text.contains("花子"), "nothing is told before the birth date");
        let wrong = [("era", "western"), ("birth-year", "1985"), ("birth-month", "2"), ("birth-day", "1")];
        let refused = surfer.submit(&path, &door, &wrong).await.is(422);
        refused.in_order(&["href=\"#birth-year\"", "あと4回入力できます", "value=\"1985\""]);
        let nonsense = [("era", "western"), ("birth-year", "85"), ("birth-month", "1"), ("birth-day", "1")];
        surfer.submit(&path, &door, &nonsense).await.is(422).says("元号を選ぶか");
        let entered = enter(&mut surfer, &token).await;
        assert_eq!(entered.to(), "/form");
        let form = surfer.get("/form").await.to().to_owned();

        let page = surfer.get(&form).await.is(200);
        page.says("山田 &lt;花子&gt; さん");
        page.says("tel:0570000567");
        assert!(!page.text.contains("前回"));
        let sent = surfer.submit(&form, &page, WELL).await;
        let to = sent.to().to_owned();
        desk.advance(Duration::seconds(2));
        assert_eq!(surfer.submit(&form, &page, WELL).await.to(), to, "a second press is the same report");
        for _ in 0..2 {
            surfer.get(&to).await.is(200).in_order(&["報告を受け取りました", "に届きました", "ゆっくり休んで", "tel:0300000000"]);
        }
        let stored = reports(&desk, patient).await;
        assert_eq!(stored.len(), 1);
        assert_eq!((stored[0].answers.temperature.unwrap().get(), stored[0].entered_by), (365, None));

        // The last values are a hint the next time, and never an answer.
        let next = surfer.get(&form).await.is(200);
        next.in_order(&["id=\"temperature-hint\"", "前回 36.5℃（", "id=\"spo2-hint\"", "前回 98%（"]);
        assert!(!next.text.contains("value=\"36.5\""));

        // Gone back, changed and sent again: the reader is asked once, then it is a report of its own.
        let changed = [("temperature", "38.9"), ("spo2", "98"), ("trend", "worse")];
        let asked = surfer.submit(&form, &page, &changed).await.is(409);
        asked.says("value=\"38.9\"");
        assert_ne!(surfer.submit(&form, &asked, &changed).await.to(), to);
        assert_eq!(reports(&desk, patient).await.len(), 2);
    }

    async fn what_was_typed_stays_and_is_pointed_to(desk: Desk) {
        let (mut surfer, patient, form) = inside(&desk).await;
        let page = surfer.get(&form).await;
        let typed = [
            ("temperature", "45"),
            ("spo2", "97"),
            ("spo2-none", "yes"),
            ("pulse", "\"><b>"),
            ("symptom", "cough"),
            ("eat", "no"),
            ("comment", "\n<b>せきが\r\nつらい</b>"),
        ];
        let refused = surfer.submit(&form, &page, &typed).await.is(422);
        refused.in_order(&[
            "id=\"errors\"",
            "href=\"#temperature\"",
            "href=\"#spo2\"",
            "href=\"#pulse\"",
            "href=\"#trend\"",
            "id=\"temperature\"",
            "aria-invalid=\"true\"",
            "value=\"45\"",
            "name=\"spo2-none\" value=\"yes\" checked",
            "value=\"&quot;&gt;&lt;b&gt;\"",
            "value=\"cough\" checked",
            "name=\"eat\" value=\"no\" checked",
            "\n\n&lt;b&gt;せきが\nつらい&lt;/b&gt;</textarea>",
        ]);
        assert!(!refused.text.contains("id=\"call-now\"") && reports(&desk, patient).await.is_empty());
    }

    async fn danger_shows_the_calls_first_and_can_be_sent_as_it_stands(desk: Desk) {
        let (mut surfer, patient, form) = inside(&desk).await;
        let page = surfer.get(&form).await;
        let typed = [("temperature", "38."), ("spo2", "x"), ("sign", "blue-lips"), ("sign", "dazed")];
        let held = surfer.submit(&form, &page, &typed).await.is(422);
        held.in_order(&["id=\"call-now\"", "tel:119", "tel:0300000000", "name=\"now\"", "id=\"errors\""]);
        let now = [typed.as_slice(), &[("now", "yes")]].concat();
        let to = surfer.submit(&form, &held, &now).await.to().to_owned();
        surfer.get(&to).await.is(200).in_order(&["id=\"call-now\"", "tel:119", "tel:0300000000", "<h1>", "救急車を待つあいだ"]);
        assert_eq!(reports(&desk, patient).await[0].answers.signs.len(), 2);
        let page = surfer.get(&form).await;
        let urgent = [("temperature", "40.1"), ("spo2", "96"), ("trend", "worse")];
        let to = surfer.submit(&form, &page, &urgent).await.to().to_owned();
        surfer.get(&to).await.in_order(&["emergency-soon", "tel:0300000000", "tel:119", "<h1>"]);
    }

    async fn an_odd_value_is_asked_again_and_never_changed(desk: Desk) {
        let (mut surfer, patient, form) = inside(&desk).await;
        let page = surfer.get(&form).await;
        let swapped = [("temperature", "36.5"), ("spo2", "72"), ("pulse", "97"), ("trend", "same")];
        let asked = surfer.submit(&form, &page, &swapped).await.is(422);
        asked.in_order(&["id=\"odd\"", "酸素が72、脈拍が97", "name=\"odd\" value=\"72/97\"", "href=\"#spo2\""]);
        let other = [("temperature", "36.5"), ("spo2", "73"), ("pulse", "97"), ("trend", "same"), ("odd", "72/97")];
        surfer.submit(&form, &asked, &other).await.is(422).says("酸素が73");
        assert!(reports(&desk, patient).await.is_empty());
        let right = [swapped.as_slice(), &[("odd", "72/97")]].concat();
        surfer.submit(&form, &asked, &right).await.to();
        let page = surfer.get(&form).await;
        surfer.submit(&form, &page, WELL).await.is(422).says("前回の72%から大きく変わって98%");
        assert_eq!(reports(&desk, patient).await.len(), 1);
    }

    async fn a_household_chooses_by_name_and_nobody_else_is_seen(desk: Desk) {
        let (mut surfer, mother, form) = inside(&desk).await;
        let (child, token) = invited(&desk, |form| form.name = "山田 太郎".into()).await;
        let mut tx = desk.store.begin().await.unwrap();
        let (a, b) = (tx.patient(mother).await.unwrap().unwrap(), tx.patient(child).await.unwrap().unwrap());
        tx.join_household(Actor::System, &b, &a).await.unwrap();
        tx.commit().await.unwrap();
        desk.advance(Duration::seconds(1));
        enter(&mut surfer, &token).await.to();
        let both = surfer.get("/form").await.is(200);
        both.in_order(&["山田 花子", &form, "山田 太郎", &format!("/form/{child}")]);
        surfer.get(&format!("/form/{child}")).await.is(200).says("山田 太郎 さん");

        let (stranger, _) = invited(&desk, |form| form.name = "余所 次郎".into()).await;
        let page = surfer.get(&form).await;
        for path in [format!("/form/{stranger}"), "/form/nobody".into(), format!("/form/{stranger}/sent/{stranger}")] {
            assert!(!surfer.get(&path).await.is(404).text.contains("余所"));
        }
        surfer.submit(&format!("/form/{stranger}"), &page, WELL).await.is(404);
        let mut nobody = Surfer::new(&desk.app);
        for path in ["/form".to_owned(), form.clone(), format!("/form/{child}/sent/{child}")] {
            nobody.get(&path).await.is(401).in_order(&["もう一度、リンクを開いて", "/back?lang=ja", "tel:119"]);
        }
        nobody.post(&form, WELL).await.is(401);
        assert!(reports(&desk, stranger).await.is_empty() && reports(&desk, mother).await.is_empty());
    }

    async fn another_site_can_send_nothing(desk: Desk) {
        let (mut surfer, patient, form) = inside(&desk).await;
        surfer.post(&form, WELL).await.is(403).says("画面が古くなっています");
        let mut forged = surfer.get(&form).await.hidden();
        forged[0].1 = "0".repeat(64);
        let forged: Vec<_> = forged.iter().map(|(k, v)| (k.as_str(), v.as_str())).chain(WELL.iter().copied()).collect();
        surfer.post(&form, &forged).await.is(403);
        assert!(reports(&desk, patient).await.is_empty());

        // Nor sign somebody in, nor end somebody's link: the form's own cookie is missing there.
        let (_, token) = invited(&desk, |_| {}).await;
        let path = format!("/form/i/{token}");
        let mut other = Surfer::new(&desk.app);
        let door = other.get(&path).await;
        let mut without = Surfer::new(&desk.app);
        let born = [("era", "showa"), ("birth-year", "60"), ("birth-month", "1"), ("birth-day", "1")];
        let refused = without.submit(&path, &door, &born).await.is(403);
        assert!(!without.cookies.contains_key(&desk.app.cookie_name("patient")));
        without.submit(&format!("{path}/not-me"), &door, &[]).await.is(403);
        // The page that was refused gave the cookie: now it goes on.
        assert_eq!(without.submit(&path, &refused, &born).await.to(), "/form");
    }

    async fn this_is_not_me(desk: Desk) {
        let (_, token) = invited(&desk, |_| {}).await;
        let mut surfer = Surfer::new(&desk.app);
        surfer.get(&format!("/form/i/{token}")).await.says(&format!("/form/i/{token}/not-me"));
        let path = format!("/form/i/{token}/not-me");
        let page = surfer.get(&path).await.is(200);
        surfer.submit(&path, &page, &[]).await.is(200).says("ありがとうございます");
        surfer.submit(&path, &page, &[]).await.is(410);
        surfer.get(&format!("/form/i/{token}")).await.is(410).says("tel:0300000000");
        surfer.get("/form/i/AAAAAAAAAAAAAAAAAAAAAA").await.is(404).in_order(&["リンクが正しくない", "/back?lang=ja"]);
    }

    async fn in_the_language_of_whoever_reads(desk: Desk) {
        let (_, token) = invited(&desk, |form| form.language = "vi".into()).await;
        let path = format!("/form/i/{token}");
        let mut surfer = Surfer::new(&desk.app);
        surfer.speaks = "my-MM,my;q=0.9".into();
        let page = surfer.get(&path).await;
        page.says("<html lang=\"vi\">");
        for language in Language::ALL {
            assert_eq!(page.text.contains(&format!("href=\"?lang={language}\"")), *language != Language::Vi);
        }
        surfer.get(&format!("{path}?lang=zh-hant")).await.says("<html lang=\"zh-hant\">");
        // Kept, also when it is not what the patient's record says.
        enter(&mut surfer, &token).await.to();
        let form = surfer.get("/form").await.to().to_owned();
        surfer.get(&form).await.says("<html lang=\"zh-hant\">");
        surfer.get(&format!("{form}?lang=xx")).await.says("<html lang=\"zh-hant\">");
        // Of whom nothing is known, the browser says it.
        let mut nobody = Surfer::new(&desk.app);
        nobody.speaks = "my-MM,my;q=0.9".into();
        nobody.get("/form").await.is(401).says("<html lang=\"my\">");
    }
}
