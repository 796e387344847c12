//! The frame of every page that works without scripts, and its texts.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use axum::http::StatusCode;
use mimamori_domain::patient::Language;
use mimamori_domain::text::{Texts, built_in};

use super::html::{Html, el, single};
use crate::files;
use crate::problem::{Answer, Problem};

/// The texts of a language, all that speak to patients.
///
/// # Errors
/// 500 when a file can't be read; a test reads them all, so a released binary never meets this.
pub fn texts(language: Language) -> Answer<&'static Texts> {
    static TEXTS: OnceLock<BTreeMap<Language, Texts>> = OnceLock::new();
    let all = TEXTS.get_or_init(|| {
        built_in(&["common", "languages", "words", "problems", "patient", "pages", "messages"])
            .unwrap_or_default()
    });
    all.get(&language).ok_or_else(|| Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal"))
}

/// A whole page. `above` stands before the content, `title` only in the window's title.
pub fn document(language: Language, title: &str, above: Html, content: Html) -> Html {
    let mut head = vec![
        single("meta", &[("charset", "utf-8")]),
        single("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
        single("meta", &[("name", "robots"), ("content", "noindex")]),
        single("meta", &[("name", "color-scheme"), ("content", "light dark")]),
        single("meta", &[("name", "format-detection"), ("content", "telephone=no")]),
        el("title", &[], title),
    ];
    head.extend(files::patient_style().map(|path| single("link", &[("rel", "stylesheet"), ("href", path)])));
    let body = el("body", &[], above.and(el("main", &[("class", "page")], content)));
    Html::doctype().and(el("html", &[("lang", language.tag())], el("head", &[], head).and(body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_texts() {
        for language in Language::ALL {
            let texts = texts(*language).unwrap();
            for id in [
                "app-name",
                "language-my",
                "tier-watch",
                "problem-csrf",
                "report-send",
                "back-title",
                "stop-title",
            ] {
                assert!(texts.has(id), "{language} {id}");
            }
        }
    }

    #[test]
    fn a_page_names_its_language() {
        let page = document(Language::ZhHant, "<b>", Html::default(), "".into());
        assert!(page.as_str().starts_with("<!doctype html"), "{}", page.as_str());
        assert!(
            page.as_str().contains("<html lang=\"zh-hant\"><head>") && page.as_str().contains("&lt;b&gt;")
        );
    }
}
