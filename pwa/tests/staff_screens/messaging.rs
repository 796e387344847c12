//! How messaging does, drawn.

use dioxus::prelude::*;
use mimamori_domain::api::DeadMessages;
use mimamori_domain::patient::Language;
use mimamori_pwa::staff::messaging::{BannerLine, DeadList, HealthView};

use crate::staff_world::{self, World, draw, each_language, now};

#[test]
fn messaging_says_what_is_wrong_in_one_calm_line_and_then_all_of_it() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { BannerLine { troubles: vec![] } });
        assert!(!html.contains("messaging-trouble"), "nothing is wrong: {html}");
        let html = draw(World::new(language), || {
            let messaging = staff_world::messaging();
            rsx! {
                BannerLine { troubles: messaging.troubles.clone() }
                HealthView { messaging }
            }
        });
        assert!(html.contains("id=\"messaging-trouble\"") && html.contains("/staff/messages"), "{html}");
        assert_eq!(html.matches("data-lane=").count(), 6);
        for needed in ["data-provider=\"main\"", "data-schedule=\"reminders\"", "1000+"] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        if language == Language::Ja {
            let words = "処理番号の再発行を止めています：SMSの到着に最大25分かかっています。新しく希望された方には送っています。";
            assert_eq!(html.matches(words).count(), 2, "{html}");
            assert!(html.contains("事業者の認証が通らない"), "{html}");
        }
    });
}

#[test]
fn a_message_that_did_not_arrive_says_why_and_what_can_be_done() {
    each_language(|language| {
        for can_read in [true, false] {
            let html = draw(World::new(language), move || {
                let page = staff_world::undelivered();
                rsx! { DeadList { page, now: now(), busy: false, can_read, onmore: |()| {}, onchange: |()| {} } }
            });
            assert_eq!(html.matches("data-message-id=").count(), 2);
            assert_eq!(html.matches("act-retry").count(), 2);
            assert_eq!(html.matches("act-read").count(), usize::from(can_read), "one has kept words");
            assert!(html.contains("山田 花子") && html.contains("dead-more"), "{html}");
        }
        let html = draw(World::new(language), || {
            let page = DeadMessages { items: vec![], next: None };
            rsx! { DeadList { page, now: now(), busy: false, can_read: true, onmore: |()| {}, onchange: |()| {} } }
        });
        assert!(html.contains("class=\"empty\""), "{html}");
    });
}
