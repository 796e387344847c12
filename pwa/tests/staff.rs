//! The staff screens drawn in plain tests, in both languages: nothing is blank, nothing shows the name of a missing
//! sentence, and each control that people and other tests rely on is there.

mod staff_world;

use dioxus::prelude::*;
use mimamori_domain::api::{ImportPreview, LoginNext, LoginStep, PatientList};
use mimamori_domain::patient::Language;
use mimamori_pwa::staff::audit::AuditView;
use mimamori_pwa::staff::form::NewPage;
use mimamori_pwa::staff::import::answers::Answers;
use mimamori_pwa::staff::import::preview::PreviewView;
use mimamori_pwa::staff::login::{CodeStep, PasswordStep};
use mimamori_pwa::staff::pages::Page;
use mimamori_pwa::staff::patients::PatientsView;
use mimamori_pwa::staff::queue::QueuePage;
use mimamori_pwa::staff::report::ReportForm;
use mimamori_pwa::staff::shell::Shell;

use staff_world::{World, draw, each_language, id, import, now, patient_page, queue};

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
            Language::En => {
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
fn both_steps_of_the_login_keep_their_labels() {
    each_language(|language| {
        let html = draw(
            World { signed_out: true, ..World::new(language) },
            || rsx! { PasswordStep { onstep: |_| {} } },
        );
        for control in ["login-id", "login-password", "login-submit"] {
            assert!(html.contains(&format!("id=\"{control}\"")), "{control}");
        }
        let html = draw(World { signed_out: true, ..World::new(language) }, || {
            let step = LoginStep {
                next: LoginNext::Enrol,
                secret: Some("JBSWY3DPEHPK3PXP".into()),
                otpauth: Some("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP".into()),
            };
            rsx! { CodeStep { step, onenter: |_| {}, onback: |()| {} } }
        });
        assert!(html.contains("<path class=\"qr-dark\" d=\"M"), "{html}");
        assert!(html.contains("JBSW Y3DP EHPK 3PXP"), "{html}");
        assert!(html.contains("id=\"login-code\""), "{html}");
    });
}

#[test]
fn a_form_begins_with_the_first_six_fields() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { NewPage {} });
        let place = |field: &str| html.find(&format!("data-field=\"{field}\"")).unwrap_or(usize::MAX);
        for first in ["name", "birth_date", "sex", "address", "classification", "test_method"] {
            assert!(place(first) < html.find("<details").unwrap(), "{first}");
        }
        assert!(place("phone") < place("reporting_mode"), "how to reach them comes next");
        assert_eq!(place("hotel"), usize::MAX, "asked only of those in a hotel");
    });
}

#[test]
fn a_report_asks_all_thirteen_signs_first() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            rsx! { ReportForm { id: id(1), name: "山田 花子", last_spo2: 97 } }
        });
        assert_eq!(html.matches("id=\"r-sign-").count(), 13);
        assert!(html.find("r-sign-bad-colour") < html.find("id=\"r-spo2\""), "{html}");
    });
}

#[test]
fn a_preview_pairs_each_row_with_its_line() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { PreviewOfTest {} });
        for line in ["2", "3", "4"] {
            assert!(html.contains(&format!("data-line=\"{line}\"")), "{line} in {html}");
        }
        assert!(html.contains("data-line=\"3\" data-state=\"bad\"") && html.contains("cell-error"), "{html}");
        assert!(
            html.contains("data-line=\"4\" data-state=\"ask\"") && html.contains("id=\"known-4-new\""),
            "{html}"
        );
        assert!(html.contains("cell-warning"), "the landline is noted: {html}");
        let confirm = html.split_once("id=\"import-confirm\"").map(|(_, rest)| rest).unwrap();
        let button = confirm.split_once('>').map(|(head, _)| head).unwrap();
        assert!(
            button.contains("aria-disabled=\"true\""),
            "nothing is imported before every question is answered"
        );
    });
}

#[component]
fn PreviewOfTest() -> Element {
    let preview: ImportPreview = import();
    let answers = use_signal(|| Answers::of(&import()));
    rsx! { PreviewView { preview, file: "list.csv", answers, working: None, onconfirm: |()| {}, onrestart: |()| {} } }
}

#[test]
fn lists_say_when_they_are_empty() {
    each_language(|language| {
        for query in ["", "ほげ"] {
            let html = draw(World::new(language), move || {
                let page = PatientList { items: vec![], next: None };
                rsx! { PatientsView { page, query, now: now(), busy: false, onmore: |_| {} } }
            });
            assert!(html.contains("class=\"empty\""), "{html}");
        }
        let html = draw(World::new(language), || {
            rsx! { AuditView { page: staff_world::trail(), now: now(), busy: false, onpatient: |_| {}, onmore: |_| {} } }
        });
        assert!(html.contains("data-audit-action=\"patient.view\""), "{html}");
    });
}
