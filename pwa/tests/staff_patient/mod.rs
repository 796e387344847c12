//! The page of a patient and the form between two people, drawn.

use dioxus::prelude::*;
use mimamori_domain::api::{CourseView, Present, TimelineKind};
use mimamori_domain::patient::Language;
use mimamori_domain::release::MissingFact;
use mimamori_pwa::staff::form::Form;
use mimamori_pwa::staff::form::fields::Fields;
use mimamori_pwa::staff::form::merge::MergePanel;
use mimamori_pwa::staff::patient::timeline::TimelineList;
use mimamori_pwa::staff::presence::OthersLine;

use crate::staff_world::{ALL, PatientOfTest, World, draw, each_language, now, patient_extra, patient_page};

#[test]
fn the_page_shows_what_people_decided_and_where_the_patient_was() {
    each_language(|language| {
        let html = draw(World { page: Some(patient_page(ALL)), ..World::new(language) }, || {
            rsx! { PatientOfTest {} }
        });
        for needed in [
            "id=\"release-decided\"",
            "id=\"target-decided\"",
            "id=\"release-back\"",
            "id=\"target-save\"",
            "id=\"arithmetic\"",
            "主治医の指示",
            "海辺ホテル 305",
            "東保健所",
            "data-member=",
            "id=\"timeline-view\"",
            "id=\"others\"",
        ] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
    });
}

#[test]
fn a_page_without_any_of_it_says_so() {
    each_language(|language| {
        let mut page = patient_page(&[]);
        let lines = page.course.lines.clone();
        page.course = CourseView {
            expected: None,
            missing: Some(MissingFact::DayZero),
            release: None,
            own_target: None,
            lines,
        };
        page.expected_end = None;
        page.stays.clear();
        page.household.clear();
        page.related_centers.clear();
        let html = draw(World { page: Some(page), ..World::new(language) }, || rsx! { PatientOfTest {} });
        for needed in ["id=\"release-missing\"", "id=\"household-empty\""] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        for absent in ["release-decided", "release-save", "target-save", "id=\"stays\""] {
            assert!(!html.contains(absent), "{absent} in {html}");
        }
    });
}

#[test]
fn a_timeline_has_a_line_for_everything() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            rsx! { TimelineList { items: patient_extra::timeline(), now: now() } }
        });
        for kind in TimelineKind::ALL {
            assert!(html.contains(&format!("data-kind=\"{kind}\"")), "{kind} in {html}");
        }
        assert!(html.contains("長女 良子") && html.contains("鈴木"), "{html}");
        let html = draw(World::new(language), || rsx! { TimelineList { items: vec![], now: now() } });
        assert!(html.contains("id=\"timeline-empty\""), "{html}");
    });
}

#[test]
fn who_else_is_here_is_said_in_words() {
    each_language(|language| {
        let html = draw(World::new(language), || {
            let present = |editing| Present { who: patient_extra::suzuki(), editing, since: now() };
            rsx! { OthersLine { others: vec![present(true)], now: now() } }
        });
        assert!(html.contains("鈴木") && html.contains("data-editing=\"true\""), "{html}");
    });
}

/// Somebody typed another telephone number; meanwhile another changed it, the address and the status.
#[component]
fn Raced() -> Element {
    let before = patient_page(&[]).form;
    let mut typed = before.clone();
    typed.phone = "090-0000-9999".into();
    let form = Form::editing(before.clone());
    use_hook(|| {
        let mut own = form.typed;
        own.set(typed);
        form.meet(&patient_extra::changed(&before));
    });
    rsx! {
        MergePanel { now: now(), busy: false }
        Fields {}
    }
}

#[test]
fn whoever_edits_against_somebody_else_is_told_what_changed() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { Raced {} });
        assert_eq!(html.matches("data-clash=").count(), 1, "{html}");
        for needed in [
            "data-clash=\"phone\"",
            "id=\"merge-phone-mine\"",
            "id=\"merge-phone-theirs\"",
            "data-taken=\"address\"",
            "data-taken=\"status\"",
            "090-0000-9999",
            "080-1111-2222",
        ] {
            assert!(html.contains(needed), "{needed} in {html}");
        }
        let words = if language == Language::Ja { "自分の入力" } else { "Yours" };
        assert!(html.contains(words), "{html}");
        assert!(!html.contains("merge-submit"), "first one of the two is chosen");
    });
}
