//! Lists of patients and the trail, drawn; choosing from them.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use mimamori_domain::api::{IssueOutcome, IssuedNumber, IssuedNumbers, PatientList};
use mimamori_pwa::staff::audit::AuditView;
use mimamori_pwa::staff::issue::{Choosing, IssueBar, Outcomes};
use mimamori_pwa::staff::patients::PatientsView;

use crate::staff_world::{self, World, draw, each_language, id, now};

#[test]
fn lists_say_when_they_are_empty() {
    each_language(|language| {
        for query in ["", "ほげ"] {
            let html = draw(World::new(language), move || rsx! { PatientsOfTest { lines: 0, query } });
            assert!(html.contains("class=\"empty\""), "{html}");
        }
        let html = draw(World::new(language), || {
            rsx! { AuditView { page: staff_world::trail(), now: now(), busy: false, onpatient: |_| {}, onmore: |()| {} } }
        });
        assert!(html.contains("data-audit-action=\"patient.view\""), "{html}");
    });
}

#[component]
fn PatientsOfTest(lines: u64, query: String) -> Element {
    let mut choosing = Choosing::use_here();
    use_hook(|| choosing.chosen.set(Some(BTreeSet::from([id(100)]))));
    let page = PatientList { items: (0..lines).map(staff_world::line).collect(), next: None };
    rsx! {
        IssueBar { choosing, lines: page.items.clone() }
        PatientsView { page, query, now: now(), busy: false, choosing, onmore: |()| {} }
    }
}

#[test]
fn patients_are_chosen_with_boxes_that_say_whose_they_are() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { PatientsOfTest { lines: 3, query: "" } });
        assert_eq!(html.matches("type=\"checkbox\"").count(), 3);
        assert_eq!(html.matches("checked=true").count(), 1, "{html}");
        for control in ["issue-all", "issue-look", "issue-end"] {
            assert!(html.contains(&format!("id=\"{control}\"")), "{control}");
        }
        assert!(!html.contains("issue-go"), "nothing is issued before it was looked at: {html}");
    });
}

#[test]
fn a_look_and_its_result_say_what_becomes_of_each() {
    each_language(|language| {
        for preview in [true, false] {
            let html = draw(World::new(language), move || {
                let results = IssueOutcome::ALL
                    .iter()
                    .zip(100..)
                    .map(|(outcome, n)| IssuedNumber { patient_id: id(n), outcome: *outcome })
                    .collect();
                let names = (100..107).map(|n| (id(n), format!("患者{n}"))).collect();
                rsx! { Outcomes { preview, issued: IssuedNumbers { results }, names, busy: false, onissue: |()| {} } }
            });
            assert_eq!(html.matches("data-outcome=").count(), IssueOutcome::ALL.len());
            assert!(html.contains("患者103"), "{html}");
            assert_eq!(html.contains("issue-go"), preview, "issued once: {html}");
        }
    });
}
