//! The forms of a patient and of a report, drawn.

use dioxus::prelude::*;
use mimamori_pwa::staff::form::NewPage;
use mimamori_pwa::staff::report::ReportForm;

use crate::staff_world::{World, draw, each_language, id};

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
