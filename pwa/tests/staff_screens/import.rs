//! The preview of a file, drawn.

use dioxus::prelude::*;
use mimamori_domain::api::ImportPreview;
use mimamori_pwa::staff::import::How;
use mimamori_pwa::staff::import::answers::Answers;
use mimamori_pwa::staff::import::preview::PreviewView;

use crate::staff_world::{World, draw, each_language, import};

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
    rsx! { PreviewView { preview, file: "list.csv", answers, working: None, onconfirm: |()| {}, onrestart: |()| {}, onread: |_: How| {} } }
}

#[test]
fn what_an_update_would_change_is_shown_field_by_field() {
    each_language(|language| {
        let html = draw(World::new(language), || rsx! { UpdateOfTest {} });
        let tick = |field: &str| {
            let id = format!("id=\"take-4-{field}\"");
            let start = html.find(&id).unwrap_or_else(|| panic!("{field} in {html}"));
            let tag = html[..start].rfind("<input").unwrap();
            html[tag..].split_once('>').unwrap().0.contains("checked")
        };
        assert!(tick("email"), "what is not known yet is taken: {html}");
        assert!(!tick("phone"), "what is known stays unless somebody says otherwise: {html}");
        assert!(html.contains("difference-old") && html.contains("id=\"mapping-used\""), "{html}");
        assert!(html.contains("id=\"import-sheet\""), "{html}");
    });
}

#[component]
fn UpdateOfTest() -> Element {
    let preview: ImportPreview = import();
    let answers = use_signal(|| {
        let preview = import();
        let mut answers = Answers::of(&preview);
        answers.same_for_all(&preview);
        answers
    });
    rsx! { PreviewView { preview, file: "list.xlsx", answers, working: None, onconfirm: |()| {}, onrestart: |()| {}, onread: |_: How| {} } }
}
