//! What the file shall hold.

use std::fmt::Display;
use std::str::FromStr;

use dioxus::prelude::*;
use mimamori_domain::Date;
use mimamori_domain::api::{ExportFilter, ExportFormat, ExportWhat, NewExport};
use mimamori_domain::patient::{PlaceKind, Status};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::FieldError;

use crate::staff::words;
use crate::t;
use crate::texts::use_texts;
use crate::ui::{Button, Choice, Field, IconName, Radios, Select};

/// The form.
#[component]
pub fn ExportForm(busy: bool, fields: Vec<FieldError>, onask: EventHandler<NewExport>) -> Element {
    let texts = use_texts();
    let mut what = use_signal(|| ExportWhat::Patients);
    let mut format = use_signal(|| ExportFormat::Xlsx);
    let mut status = use_signal(String::new);
    let mut tier = use_signal(String::new);
    let mut place = use_signal(String::new);
    let mut from = use_signal(String::new);
    let mut to = use_signal(String::new);
    let error = |name: &str| fields.iter().find(|error| error.field == name).map(words::field_error);
    let days = t!(format!("staff-export-period-{what}"));
    let all = |all: &[String], kind: &str| {
        let words = all.iter().map(|word| Choice::new(word, t!(format!("{kind}-{word}"))));
        std::iter::once(Choice::new("", t!("staff-export-all"))).chain(words).collect::<Vec<_>>()
    };
    let send = move |event: FormEvent| {
        event.prevent_default();
        onask.call(NewExport {
            what: what(),
            format: format(),
            language: texts.language(),
            filter: ExportFilter {
                status: status.peek().parse().ok(),
                tier: tier.peek().parse().ok(),
                place: place.peek().parse().ok(),
                from: from.peek().parse::<Date>().ok(),
                to: to.peek().parse::<Date>().ok(),
            },
        });
    };
    rsx! {
        form { class: "card export-form", id: "export-form", onsubmit: send,
            Radios {
                id: "export-what",
                label: t!("staff-export-what"),
                choices: ExportWhat::ALL.iter().map(|it| Choice::new(it, t!(format!("staff-export-what-{it}")))).collect::<Vec<_>>(),
                value: what().to_string(),
                inline: true,
                onchange: move |word: String| chosen(&word, |it| what.set(it)),
            }
            Radios {
                id: "export-format",
                label: t!("staff-export-format"),
                hint: t!("staff-export-format-hint"),
                choices: ExportFormat::ALL.iter().map(|it| Choice::new(it, t!(format!("staff-export-format-{it}")))).collect::<Vec<_>>(),
                value: format().to_string(),
                inline: true,
                onchange: move |word: String| chosen(&word, |it| format.set(it)),
            }
            fieldset { class: "export-filter",
                legend { class: "field-head", span { class: "field-label", {t!("staff-export-filter")} } }
                div { class: "export-filters",
                    Select { id: "export-status", label: t!("staff-export-status"), choices: all(&named(Status::ALL), "staff-status"), value: status(), onchange: move |word| status.set(word) }
                    Select { id: "export-tier", label: t!("staff-export-tier"), choices: all(&named(Tier::ALL), "tier"), value: tier(), onchange: move |word| tier.set(word) }
                    Select { id: "export-place", label: t!("staff-export-place"), choices: all(&named(PlaceKind::ALL), "staff-place"), value: place(), onchange: move |word| place.set(word) }
                    Field { id: "export-from", label: t!("staff-export-from"), r#type: "date", hint: days.clone(), value: from(), error: error("from"), oninput: move |text| from.set(text) }
                    Field { id: "export-to", label: t!("staff-export-to"), r#type: "date", hint: days, value: to(), error: error("to"), oninput: move |text| to.set(text) }
                }
            }
            div { class: "form-foot",
                Button { id: "export-start", r#type: "submit", busy, icon: IconName::Download, {t!("staff-export-start")} }
            }
        }
    }
}

fn named<T: Display>(all: &[T]) -> Vec<String> {
    all.iter().map(ToString::to_string).collect()
}

fn chosen<T: FromStr>(word: &str, mut keep: impl FnMut(T)) {
    if let Ok(it) = word.parse() {
        keep(it);
    }
}
