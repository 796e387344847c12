//! Getting back in by a code, on pages without scripts.

use mimamori_domain::Duration;
use mimamori_domain::api::Channel;
use mimamori_tests::backend::Backend;

use super::surfer::{Page, Surfer};
use super::{inside, invited};
use crate::codes::other_than;
use crate::staff_desk::Desk;

/// What lets Hanako in.
const TYPED: &[(&str, &str)] = &[
    ("contact", "０９０−１２３４−５６７８"),
    ("era", "showa"),
    ("birth-year", "60"),
    ("birth-month", "1"),
    ("birth-day", "1"),
];

/// As typed, with another contact.
fn with_contact(contact: &'static str) -> Vec<(&'static str, &'static str)> {
    let others = TYPED.iter().copied().filter(|(name, _)| *name != "contact");
    others.chain([("contact", contact)]).collect()
}

/// Asked for a code; the page on which it is typed.
async fn asked(surfer: &mut Surfer, typed: &[(&str, &str)]) -> Page {
    let page = surfer.get("/back").await.is(200);
    assert_eq!(surfer.submit("/back", &page, typed).await.to(), "/back/code");
    surfer.get("/back/code").await.is(200)
}

at_each_desk! {
    async fn by_a_code_and_after_wrong_ones(desk: Desk) {
        let (patient, _) = invited(&desk, |_| {}).await;
        let mut surfer = Surfer::new(&desk.app);
        let page = surfer.get("/back").await.is(200);
        page.in_order(&["href=\"/\"", "id=\"contact\"", "autocomplete=\"username\"", "id=\"birth-year\"", "id=\"voice\"", "id=\"back-send\""]);
        let step = asked(&mut surfer, TYPED).await;
        step.in_order(&["SMSで6けた", "id=\"code\"", "autocomplete=\"one-time-code\"", "inputmode=\"numeric\"", "id=\"code-again\"", "value=\"voice\""]);
        assert!(!step.text.contains("code-again-done"));
        let (sent, code) = desk.code_sent().await;
        assert_eq!(sent.channel, Channel::Sms);
        surfer.submit("/back/code", &step, &[("code", "12345")]).await.is(422).says("6けたの数字で");
        let wrong = surfer.submit("/back/code", &step, &[("code", other_than(&code))]).await.is(422);
        wrong.in_order(&["id=\"code-error\"", "あと4回"]);
        assert!(!surfer.cookies.contains_key(&desk.app.cookie_name("patient")));
        assert_eq!(surfer.submit("/back/code", &wrong, &[("code", &code)]).await.to(), "/");
        let (status, home) = surfer.api("GET", "/home").await;
        assert_eq!((status, home["people"][0]["id"].as_str().unwrap()), (200, patient.to_string().as_str()));
        assert_eq!(surfer.get("/back/code").await.to(), "/back", "it is over");
        surfer.get("/back").await.says("tel:0300000000");
    }

    async fn the_same_code_step_for_everybody(desk: Desk) {
        invited(&desk, |_| {}).await;
        let mut pages = vec![];
        for typed in [TYPED.to_vec(), with_contact("090-0000-9999")] {
            let mut surfer = Surfer::new(&desk.app);
            let step = asked(&mut surfer, &typed).await;
            let csrf = step.hidden()[0].1.clone();
            pages.push(step.text.replace(&csrf, ""));
        }
        assert_eq!(pages[0], pages[1]);
        assert_eq!(desk.sent().await.len(), 1, "and only who is known gets one");
    }

    async fn again_only_after_a_pause_and_by_voice(desk: Desk) {
        invited(&desk, |_| {}).await;
        let mut surfer = Surfer::new(&desk.app);
        let step = asked(&mut surfer, TYPED).await;
        let (_, old) = desk.code_sent().await;
        desk.advance(Duration::seconds(20));
        let refused = surfer.submit("/back/again", &step, &[]).await.is(429);
        refused.in_order(&["id=\"errors\"", "あと41秒ほど待って", "id=\"code\""]);
        assert!(desk.sent().await.is_empty());
        desk.advance(Duration::seconds(40));
        assert_eq!(surfer.submit("/back/again", &step, &[("by", "voice")]).await.to(), "/back/code");
        let step = surfer.get("/back/code").await.is(200);
        step.in_order(&["もう一度送りました", "まもなく電話が"]);
        assert!(!step.text.contains("value=\"voice\""), "it is read aloud already");
        let (sent, new) = desk.code_sent().await;
        assert_eq!(sent.channel, Channel::Voice);
        surfer.submit("/back/code", &step, &[("code", &old)]).await.is(if old == new { 303 } else { 422 });
        desk.advance(Duration::minutes(2));
        assert_eq!(surfer.submit("/back/again", &step, &[]).await.to(), "/back/code", "by voice, as before");
        let (sent, code) = desk.code_sent().await;
        assert_eq!(sent.channel, Channel::Voice);
        assert_eq!(surfer.submit("/back/code", &step, &[("code", &code)]).await.to(), "/");
    }

    async fn what_was_typed_stays(desk: Desk) {
        let mut surfer = Surfer::new(&desk.app);
        let page = surfer.get("/back").await;
        let mut typed = with_contact("hanako@");
        typed.push(("voice", "yes"));
        let refused = surfer.submit("/back", &page, &typed).await.is(422);
        refused.in_order(&["href=\"#contact\"", "value=\"hanako@\"", "value=\"showa\" checked", "value=\"60\"", "name=\"voice\" value=\"yes\" checked"]);
        let refused = surfer.submit("/back", &page, &[("contact", "<b>"), ("birth-year", "85")]).await.is(422);
        refused.in_order(&["href=\"#birth-year\"", "value=\"&lt;b&gt;\"", "id=\"birth-error\""]);
        // And can be corrected after the code was asked for.
        let step = asked(&mut surfer, &with_contact("nobody@example.jp")).await;
        step.in_order(&["メールで6けた", "href=\"/back\""]);
        assert!(!step.text.contains("value=\"voice\""));
        surfer.get("/back").await.in_order(&["value=\"nobody@example.jp\"", "value=\"showa\" checked"]);
        let kept = &surfer.cookies[&desk.app.cookie_name("code")];
        assert!(!kept.contains("nobody"), "sealed: {kept}");
        desk.advance(Duration::minutes(20));
        assert_eq!(surfer.submit("/back/code", &step, &[("code", "000000")]).await.to(), "/back");
        assert!(!surfer.get("/back").await.text.contains("nobody"));
    }

    async fn nobody_is_flooded_by_the_pages_either(desk: Desk) {
        let mut surfer = Surfer::new(&desk.app);
        for _ in 0..3 {
            asked(&mut surfer, TYPED).await;
        }
        let page = surfer.get("/back").await;
        let refused = surfer.submit("/back", &page, TYPED).await.is(429);
        refused.says("続けて送れる回数を超えました");
        refused.says("value=\"60\"");
        desk.advance(Duration::minutes(2));
        let step = surfer.get("/back/code").await.is(200);
        surfer.submit("/back/again", &step, &[]).await.is(429).says("続けて送れる回数を超えました");
    }

    async fn another_site_signs_nobody_in(desk: Desk) {
        invited(&desk, |_| {}).await;
        let mut other = Surfer::new(&desk.app);
        let page = other.get("/back").await;
        let mut without = Surfer::new(&desk.app);
        without.submit("/back", &page, TYPED).await.is(403).says("画面が古くなっています");
        assert!(desk.sent().await.is_empty());
        let step = asked(&mut without, TYPED).await;
        let (_, code) = desk.code_sent().await;
        without.post("/back/code", &[("code", &code)]).await.is(403);
        without.post("/back/again", &[]).await.is(403);
        // A code that was asked for elsewhere can't be slipped in.
        assert_eq!(other.submit("/back/code", &page, &[("code", &code)]).await.to(), "/back");
        assert_eq!(without.submit("/back/code", &step, &[("code", &code)]).await.to(), "/");
    }

    async fn the_language_goes_along(desk: Desk) {
        let (mut surfer, _, _) = inside(&desk).await;
        surfer.cookies.clear();
        surfer.get("/back?lang=vi").await.says("<html lang=\"vi\">");
        let step = asked(&mut surfer, TYPED).await;
        step.says("<html lang=\"vi\">");
    }
}
