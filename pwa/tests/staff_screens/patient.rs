//! The page of a patient, drawn: what may be done, contact points, numbers, close contacts.

use dioxus::prelude::*;
use mimamori_domain::api::{CloseContacts, PatientLine, Tie};
use mimamori_domain::patient::{Classification, Language};
use mimamori_pwa::staff::patient::ties::TiesView;

use crate::staff_world::{self, World, draw, each_language, id, now, patient_page, queue};

#[test]
fn the_patient_page_shows_only_what_may_be_done() {
    each_language(|language| {
        for (actions, shown) in [(staff_world::ALL, true), (&[][..], false)] {
            let page = patient_page(actions);
            let html =
                draw(World { queue: Some(queue(2)), page: Some(page), ..World::new(language) }, || {
                    rsx! { staff_world::PatientOfTest {} }
                });
            for control in [
                "act-claim",
                "edit-patient",
                "enter-report",
                "send-invitation",
                "finding-save",
                "status-save",
            ] {
                assert_eq!(html.contains(control), shown, "{control} in {html}");
            }
            assert!(html.contains("href=\"tel:09012345678\""), "{html}");
            assert!(html.contains("data-number-state=\"live\""), "{html}");
            assert!(html.contains("data-state=\"undelivered\""), "{html}");
            assert!(html.contains("id=\"reports\""), "{html}");
        }
    });
}

#[test]
fn contact_points_and_numbers_tell_in_words_where_they_stand() {
    each_language(|language| {
        for (actions, shown) in [(staff_world::ALL, 1), (&[][..], 0)] {
            let page = patient_page(actions);
            let html = draw(World { page: Some(page), ..World::new(language) }, || {
                rsx! { staff_world::PatientOfTest {} }
            });
            assert!(html.contains("data-channel=\"sms\" data-standing=\"failing\""), "{html}");
            assert!(html.contains("data-channel=\"email\" data-standing=\"good\""), "{html}");
            assert!(!html.contains("data-channel=\"voice\""), "no call was ever made: {html}");
            assert_eq!(html.matches("act-contact").count(), shown, "only what fails is to be checked");
            assert_eq!(html.contains("id=\"number-restart\""), shown == 1);
            let words: &[&str] = match language {
                Language::Ja => &["続けて2回届いていない", "到着未確認", "期限切れ", "から", "まで"],
                _ => &["the last 2 messages did not arrive", "arrival unknown", "from ", "until "],
            };
            for word in words {
                assert!(html.contains(word), "{word} in {html}");
            }
        }
    });
}

#[test]
fn close_contacts_say_who_waits_and_whom_one_may_not_see() {
    let tie = |n: u64, spoken_to: bool| Tie {
        line: PatientLine { classification: Classification::Contact, ..staff_world::line(n) },
        spoken_to,
        expected_end: Some(now().date().plus_days(3)),
        since: now(),
    };
    each_language(|language| {
        let html = draw(World::new(language), move || {
            let ties =
                CloseContacts { sources: vec![tie(1, true)], contacts: vec![tie(2, false)], hidden: 2 };
            rsx! { TiesView { ties, of: id(9), can_register: true, can_edit: true, now: now(), onuntie: |_| {} } }
        });
        assert_eq!(html.matches("data-tie=").count(), 2, "{html}");
        assert_eq!(html.matches("state-ask").count(), 1, "only the one nobody has spoken to: {html}");
        assert_eq!(html.matches("act-untie").count(), 1, "{html}");
        assert!(html.contains("id=\"contact-new\""), "{html}");
        let nothing = draw(World::new(language), || {
            let ties = CloseContacts { sources: vec![], contacts: vec![], hidden: 0 };
            rsx! { TiesView { ties, of: id(9), can_register: false, can_edit: false, now: now(), onuntie: |_| {} } }
        });
        assert!(!nothing.contains("id=\"ties\""), "{nothing}");
    });
}
