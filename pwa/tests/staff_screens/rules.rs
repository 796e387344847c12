//! The rules of triage, drawn.

use dioxus::prelude::*;
use mimamori_domain::access::Role;
use mimamori_domain::patient::Language;
use mimamori_pwa::staff::rules::{Book, RulesView};

use crate::staff_world::{World, draw, each_language, rules};

#[test]
fn the_rules_are_read_in_words_and_a_draft_shows_what_it_would_have_done() {
    each_language(|language| {
        let html = draw(World { role: Role::Manager, ..World::new(language) }, || {
            let page = rules(false);
            Book::provide(Some(page.clone()));
            rsx! { RulesView { page } }
        });
        let (fever, due) = match language {
            Language::Ja => ("体温が39.1 ℃以上", "15分以内に連絡"),
            _ => ("Temperature 39.1 °C or more", "contact within 15 min"),
        };
        for needed in [fever, due, "data-rule=\"urgent-sign\"", "id=\"rules-change\"", "RCP NEWS2 2017"] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        assert_eq!(html.matches("data-rule=").count(), 24);
        assert!(!html.contains("id=\"rules-switch\""), "nothing to switch on");
        let html = draw(World { role: Role::Manager, ..World::new(language) }, || {
            let page = rules(true);
            Book::provide(Some(page.clone()));
            rsx! { RulesView { page } }
        });
        let (change, sum) = match language {
            Language::Ja => ("38.5 ℃以上 → 注意 に変更", "判定が上がる報告：12件（9人）"),
            _ => ("becomes Temperature 38.5 °C or more → Watch", "Judged higher: 12 reports (9 people)"),
        };
        for needed in [change, sum, "data-cell=\"routine-watch\"", "山田 花子", "id=\"rules-switch\""] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
    });
}
