//! The calendar and the alarms, drawn.

use dioxus::prelude::*;
use mimamori_domain::access::Role;
use mimamori_domain::api::OnCall;
use mimamori_domain::messaging::Trouble;
use mimamori_domain::patient::Language;
use mimamori_pwa::staff::messaging::BannerLine;
use mimamori_pwa::staff::on_call::{Calendar, OnCallView};

use crate::staff_world::{self, World, draw, each_language, now, on_call, patient_page, queue};

#[test]
fn the_calendar_says_who_is_on_call_and_when_nobody_is() {
    each_language(|language| {
        for role in [Role::Nurse, Role::Manager] {
            let html = draw(World { role, ..World::new(language) }, || {
                Calendar::provide();
                rsx! { OnCallView { on_call: on_call(), now: now() } }
            });
            assert_eq!(html.matches("data-on-duty").count(), 1, "{html}");
            assert_eq!(html.matches("data-shift-id").count(), 2);
            assert_eq!(html.matches("data-gap").count(), 1);
            assert_eq!(html.matches("act-take").count(), 1, "one's own shift is not taken over");
            for (control, count) in
                [("act-change", 2), ("act-remove", 2), ("act-fill", 1), ("id=\"shift\"", 1)]
            {
                assert_eq!(
                    html.matches(control).count(),
                    if role == Role::Manager { count } else { 0 },
                    "{control}"
                );
            }
            // One's own number, and as a manager all of them.
            assert_eq!(html.matches("act-phone").count(), if role == Role::Manager { 2 } else { 1 });
            assert!(html.contains("090-••••-0001"), "{html}");
        }
    });
}

#[test]
fn an_empty_calendar_says_what_to_do() {
    each_language(|language| {
        for role in [Role::Nurse, Role::Manager] {
            let html = draw(World { role, ..World::new(language) }, || {
                Calendar::provide();
                let empty = OnCall { on_duty: vec![], shifts: vec![], people: vec![], ..on_call() };
                rsx! { OnCallView { on_call: empty, now: now() } }
            });
            assert!(html.contains("id=\"agenda-empty\"") && html.contains("notice-warning"), "{html}");
        }
    });
}

#[test]
fn an_emergency_that_reached_nobody_is_said_aloud() {
    each_language(|language| {
        let troubles = vec![Trouble::Unreached { alerts: 2 }, Trouble::Brake { minutes: 20 }];
        let html = draw(World::new(language), move || rsx! { BannerLine { troubles: troubles.clone() } });
        assert!(html.contains("role=\"alert\"") && html.contains("href=\"/staff/on-call\""), "{html}");
    });
}

#[test]
fn the_alarms_of_an_alert_stand_with_it() {
    each_language(|language| {
        let page = patient_page(staff_world::ALL);
        let html = draw(World { queue: Some(queue(2)), page: Some(page), ..World::new(language) }, || {
            rsx! { staff_world::PatientOfTest {} }
        });
        assert_eq!(html.matches("data-alarm").count(), 2, "{html}");
        let words = if language == Language::Ja {
            "佐藤 みどりさんへSMS（届いた）"
        } else {
            "SMS to 佐藤 みどり"
        };
        assert!(html.contains(words), "{html}");
    });
}
