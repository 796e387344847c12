//! The queue, drawn.

use dioxus::prelude::*;
use mimamori_domain::patient::Language;
use mimamori_pwa::staff::pages::Page;
use mimamori_pwa::staff::queue::QueuePage;
use mimamori_pwa::staff::shell::Shell;

use crate::staff_world::{World, draw, each_language, queue};

#[test]
fn the_queue_says_who_why_and_until_when() {
    each_language(|language| {
        let html = draw(World { queue: Some(queue(3)), ..World::new(language) }, || {
            rsx! { Shell { page: Page::Queue, QueuePage {} } }
        });
        assert_eq!(html.matches("data-action=\"claim\"").count(), 2, "one of three is taken");
        assert_eq!(html.matches("data-alert-id").count(), 3);
        for needed in
            ["id=\"queue-list\"", "id=\"updated\"", "data-count=\"emergency\"", "山田 花子", "id=\"whoami\""]
        {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        let words: &[&str] = match language {
            Language::Ja => &["緊急", "あと8分", "12分超過", "対応する", "鈴木 対応中", "急に息苦しくなった"],
            _ => {
                &["Emergency", "8 min left", "12 min over", "Take", "鈴木 has it", "Suddenly short of breath"]
            }
        };
        for word in words {
            assert!(html.contains(word), "{word} in {html}");
        }
    });
}

#[test]
fn an_empty_queue_reassures() {
    each_language(|language| {
        let html = draw(World { queue: Some(queue(0)), ..World::new(language) }, || rsx! { QueuePage {} });
        assert!(html.contains("class=\"empty\""), "{html}");
        assert!(!html.contains("queue-list"), "{html}");
    });
}

#[test]
fn a_queue_that_could_not_be_had_offers_to_try_again() {
    let html =
        draw(World { queue: None, failed: true, ..World::new(Language::Ja) }, || rsx! { QueuePage {} });
    assert!(html.contains("id=\"retry\""), "{html}");
    assert!(html.contains("role=\"alert\""), "{html}");
}

#[test]
fn a_lost_connection_is_said_calmly() {
    let html = draw(
        World { queue: Some(queue(1)), lost: true, ..World::new(Language::Ja) },
        || rsx! { QueuePage {} },
    );
    assert!(html.contains("id=\"connection-lost\""), "{html}");
    assert!(html.contains("data-action=\"claim\""), "the list stays usable");
}
