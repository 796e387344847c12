//! The birth date as people know theirs: by the Western year or by the era, and three short numbers.

use mimamori_domain::birth::{BirthDate, ERAS};

use super::entry::value;
use super::html::{Html, el};
use super::part::{self, Field};
use super::reader::Reader;

/// Longest text kept of one part, in characters.
const PART_MAX: usize = 16;

/// As typed.
pub fn read(fields: &[(String, String)]) -> BirthDate {
    let take = |name: &str| value(fields, name).chars().take(PART_MAX).collect();
    BirthDate {
        era: take("era"),
        year: take("birth-year"),
        month: take("birth-month"),
        day: take("birth-day"),
    }
}

/// The fields, with what was typed. `error` is why they were refused; empty where that is said elsewhere.
pub fn field(reader: &Reader, typed: &BirthDate, error: Option<String>) -> Html {
    let eras: Html = ERAS
        .iter()
        .map(|(era, _)| {
            part::choice("radio", "era", era, "", reader.t(&format!("era-{era}")), typed.era == *era)
        })
        .collect();
    let parts = [
        ("birth-year", "door-year", &typed.year),
        ("birth-month", "door-month", &typed.month),
        ("birth-day", "door-day", &typed.day),
    ];
    let parts: Html = parts
        .into_iter()
        .map(|(id, label, value)| {
            part::field(
                reader,
                Field {
                    id,
                    label: reader.t(label),
                    value,
                    hint: None,
                    suffix: None,
                    error: error.is_some().then(String::new),
                    required: None,
                    inputmode: "numeric",
                    autocomplete: "off",
                    maxlength: 8,
                },
            )
        })
        .collect();
    let inside = [
        el("legend", &[("class", "field-head")], reader.t("door-birth")),
        el("p", &[("class", "field-hint")], reader.t("door-birth-hint")),
        el(
            "fieldset",
            &[("id", "era"), ("class", "field")],
            el("legend", &[("class", "field-head")], reader.t("door-era")).and(el(
                "div",
                &[("class", "choices choices-inline")],
                eras,
            )),
        ),
        el("div", &[("class", "birth-parts")], parts),
        el("div", &[("id", "birth-error"), ("class", "field-error")], error.map(Html::from)),
    ];
    el("fieldset", &[("class", "field birth"), ("aria-describedby", "birth-error")], inside)
}
