//! The fields of a patient: the first six in sight, the rest folded away until needed or refused.

use dioxus::prelude::*;
use mimamori_domain::patient::{
    Classification, Language, PatientForm, PlaceKind, ReportingMode, RiskFactor, Sex, Specimen, TestMethod,
    TestResult,
};
use mimamori_domain::values::JpPhone;

use super::Form;
use crate::staff::words;
use crate::t;
use crate::ui::{Check, Choice, Field, Radios, Select};

/// A group of fields.
pub struct Section {
    /// Fluent id of its title.
    pub title: &'static str,
    /// Names of its fields, in order.
    pub fields: &'static [&'static str],
    /// Unfolded from the start.
    pub open: bool,
}

/// All groups, in order. The first is never folded.
pub const SECTIONS: [Section; 4] = [
    Section {
        title: "staff-form-first",
        fields: &[
            "name",
            "kana",
            "birth_date",
            "sex",
            "address",
            "classification",
            "onset_date",
            "test_method",
            "specimen",
            "specimen_date",
            "test_result",
        ],
        open: true,
    },
    Section {
        title: "staff-form-contact",
        fields: &["phone", "email", "place", "hotel", "room", "lives_alone", "language", "emergency_contact"],
        open: true,
    },
    Section {
        title: "staff-form-care",
        fields: &[
            "reporting_mode",
            "reminder_hour",
            "wish_number",
            "by_voice",
            "exposure_date",
            "spoken_to",
            "risk_factors",
        ],
        open: false,
    },
    Section { title: "staff-form-other", fields: &["her_sys_id", "passport", "note"], open: false },
];

/// Those without which nobody can be registered.
const REQUIRED: [&str; 4] = ["name", "kana", "birth_date", "classification"];

/// The text of a field.
pub fn get<'a>(form: &'a PatientForm, name: &str) -> &'a str {
    match name {
        "her_sys_id" => &form.her_sys_id,
        "name" => &form.name,
        "kana" => &form.kana,
        "birth_date" => &form.birth_date,
        "sex" => &form.sex,
        "phone" => &form.phone,
        "email" => &form.email,
        "address" => &form.address,
        "place" => &form.place,
        "hotel" => &form.hotel,
        "room" => &form.room,
        "emergency_contact" => &form.emergency_contact,
        "passport" => &form.passport,
        "lives_alone" => &form.lives_alone,
        "language" => &form.language,
        "classification" => &form.classification,
        "onset_date" => &form.onset_date,
        "specimen_date" => &form.specimen_date,
        "exposure_date" => &form.exposure_date,
        "test_method" => &form.test_method,
        "specimen" => &form.specimen,
        "test_result" => &form.test_result,
        "risk_factors" => &form.risk_factors,
        "reporting_mode" => &form.reporting_mode,
        "wish_number" => &form.wish_number,
        "spoken_to" => &form.spoken_to,
        "by_voice" => &form.by_voice,
        "reminder_hour" => &form.reminder_hour,
        "note" => &form.note,
        _ => "",
    }
}

/// Changes the text of a field.
pub fn set(form: &mut PatientForm, name: &str, value: String) {
    let field = match name {
        "her_sys_id" => &mut form.her_sys_id,
        "name" => &mut form.name,
        "kana" => &mut form.kana,
        "birth_date" => &mut form.birth_date,
        "sex" => &mut form.sex,
        "phone" => &mut form.phone,
        "email" => &mut form.email,
        "address" => &mut form.address,
        "place" => &mut form.place,
        "hotel" => &mut form.hotel,
        "room" => &mut form.room,
        "emergency_contact" => &mut form.emergency_contact,
        "passport" => &mut form.passport,
        "lives_alone" => &mut form.lives_alone,
        "language" => &mut form.language,
        "classification" => &mut form.classification,
        "onset_date" => &mut form.onset_date,
        "specimen_date" => &mut form.specimen_date,
        "exposure_date" => &mut form.exposure_date,
        "test_method" => &mut form.test_method,
        "specimen" => &mut form.specimen,
        "test_result" => &mut form.test_result,
        "risk_factors" => &mut form.risk_factors,
        "reporting_mode" => &mut form.reporting_mode,
        "wish_number" => &mut form.wish_number,
        "spoken_to" => &mut form.spoken_to,
        "by_voice" => &mut form.by_voice,
        "reminder_hour" => &mut form.reminder_hour,
        "note" => &mut form.note,
        _ => return,
    };
    *field = value;
}

/// The words of a field with fixed choices, and the beginning of their Fluent ids.
fn words_of(name: &str) -> Option<(&'static str, Vec<&'static str>)> {
    fn all<T: Copy>(values: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
        values.iter().map(|value| word(*value)).collect()
    }
    Some(match name {
        "sex" => ("staff-sex", all(Sex::ALL, Sex::as_str)),
        "classification" => ("staff-class", all(Classification::ALL, Classification::as_str)),
        "place" => ("staff-place", all(PlaceKind::ALL, PlaceKind::as_str)),
        "language" => ("staff-lang", all(Language::ALL, Language::as_str)),
        "reporting_mode" => ("staff-mode", all(ReportingMode::ALL, ReportingMode::as_str)),
        "test_method" => ("staff-method", all(TestMethod::ALL, TestMethod::as_str)),
        "specimen" => ("staff-specimen", all(Specimen::ALL, Specimen::as_str)),
        "test_result" => ("staff-result", all(TestResult::ALL, TestResult::as_str)),
        _ => return None,
    })
}

/// The label of a field, by its name in JSON.
pub fn label(name: &str) -> String {
    t!(format!("staff-field-{}", name.replace('_', "-")))
}

/// The value of a field as people read it.
pub fn written(name: &str, value: &str) -> String {
    match (name, value) {
        (_, "") => String::new(),
        ("lives_alone" | "wish_number" | "spoken_to" | "by_voice", "yes") => t!("staff-yes"),
        ("lives_alone" | "wish_number" | "spoken_to" | "by_voice", "no") => t!("staff-no"),
        ("risk_factors", list) => list
            .split(',')
            .map(|word| words::known(&format!("staff-risk-{word}"), &[]).unwrap_or_else(|| word.to_owned()))
            .collect::<Vec<_>>()
            .join(&t!("staff-list-comma")),
        ("reminder_hour", hour) => t!("staff-field-reminder-hour-value", n = hour),
        ("phone", digits) => words::phone(digits),
        _ => words_of(name)
            .and_then(|(prefix, _)| words::known(&format!("{prefix}-{value}"), &[]))
            .unwrap_or_else(|| value.to_owned()),
    }
}

/// All groups.
#[component]
pub fn Fields() -> Element {
    let form: Form = use_context();
    let refused = |section: &Section| {
        form.errors.read().iter().any(|error| {
            let field = if error.field == "reason" { "reporting_mode" } else { error.field.as_str() };
            section.fields.contains(&field)
        })
    };
    let [first, rest @ ..] = &SECTIONS;
    rsx! {
        fieldset { class: "card form-section",
            legend { {t!(first.title)} }
            p { class: "field-hint", {t!("staff-form-first-hint")} }
            div { class: "form-grid",
                for name in first.fields {
                    Item { key: "{name}", name: *name }
                }
            }
        }
        for section in rest {
            details { key: "{section.title}", class: "card form-section", open: section.open || refused(section),
                summary { {t!(section.title)} }
                div { class: "form-grid",
                    for name in section.fields {
                        Item { key: "{name}", name: *name }
                    }
                }
            }
        }
    }
}

/// Is the field of any use with what stands in the others?
fn applies(form: &PatientForm, name: &str) -> bool {
    match name {
        "hotel" | "room" => form.place == "hotel",
        "exposure_date" | "spoken_to" => form.classification == "contact",
        "wish_number" => !matches!(form.classification.as_str(), "contact" | "suspected"),
        "by_voice" => {
            form.wish_number == "yes" && JpPhone::parse(&form.phone).is_ok_and(|phone| !phone.is_mobile())
        }
        "reminder_hour" => form.reporting_mode == "self",
        _ => true,
    }
}

/// One field with its old value, and the latest one where somebody else changed it.
#[component]
fn Item(name: &'static str) -> Element {
    let form: Form = use_context();
    let mut typed = form.typed;
    let value = get(&typed.read(), name).to_owned();
    if !applies(&typed.read(), name) && form.error(name).is_none() {
        return rsx! {};
    }
    let old =
        form.before.read().as_ref().map(|before| get(before, name).to_owned()).filter(|old| *old != value);
    let wide = matches!(name, "address" | "emergency_contact" | "note" | "risk_factors");
    let change = use_callback(move |value: String| {
        let mut typed = typed.write();
        set(&mut typed, name, value);
        if name == "classification" && !applies(&typed, "wish_number") {
            "no".clone_into(&mut typed.wish_number);
        }
    });
    rsx! {
        div { class: if wide { "form-item form-wide" } else { "form-item" }, "data-field": name,
            Control { name, value, onchange: change }
            if let Some(old) = old {
                p { class: "form-old",
                    if old.is_empty() {
                        {t!("staff-form-old-empty")}
                    } else {
                        {t!("staff-form-old", value = written(name, &old))}
                    }
                }
            }
            if name == "reporting_mode" && form.before.read().as_ref().is_some_and(|before| before.reporting_mode != typed.read().reporting_mode) {
                Reason {}
            }
        }
    }
}

#[component]
fn Reason() -> Element {
    let form: Form = use_context();
    let mut reason = form.reason;
    rsx! {
        Field { id: "f-reason", label: t!("staff-form-reason"), required: true, value: reason(), error: form.error("reason"), oninput: move |text| reason.set(text) }
    }
}

#[component]
fn Control(name: &'static str, value: String, onchange: EventHandler<String>) -> Element {
    let form: Form = use_context();
    let error = form.error(name);
    let id = format!("f-{name}");
    let label = label(name);
    let required = REQUIRED.contains(&name).then_some(true);
    let hint = words::known(&format!("staff-field-{}-hint", name.replace('_', "-")), &[]);
    if let Some((prefix, all)) = words_of(name) {
        let empty = (all.iter().all(|word| *word != value)).then(|| Choice::new("", t!("staff-form-choose")));
        let none = (empty.is_none() && matches!(name, "sex" | "test_method" | "specimen" | "test_result"))
            .then(|| Choice::new("", "–"));
        let choices: Vec<Choice> = empty
            .into_iter()
            .chain(none)
            .chain(all.into_iter().map(|word| Choice::new(word, t!(format!("{prefix}-{word}")))))
            .collect();
        return rsx! { Select { id, label, choices, value, hint, error, required, onchange } };
    }
    match name {
        "lives_alone" | "wish_number" | "spoken_to" | "by_voice" => {
            let choices = vec![Choice::new("yes", t!("staff-yes")), Choice::new("no", t!("staff-no"))];
            rsx! { Radios { id, label, choices, value, hint, error, inline: true, onchange } }
        }
        "reminder_hour" => {
            let choices: Vec<Choice> =
                (8..=20).map(|n| Choice::new(n, t!("staff-field-reminder-hour-value", n = n))).collect();
            rsx! { Select { id, label, choices, value, hint, error, onchange } }
        }
        "risk_factors" => rsx! { Risks { value, error, onchange } },
        "note" => rsx! { Field { id, label, value, rows: 3, error, oninput: onchange } },
        _ => {
            let inputmode = match name {
                "phone" => Some("tel".to_owned()),
                "email" => Some("email".to_owned()),
                _ => None,
            };
            rsx! { Field { id, label, value, hint, error, required, inputmode, oninput: onchange } }
        }
    }
}

/// Risk factors to tick.
#[component]
fn Risks(value: String, error: Option<String>, onchange: EventHandler<String>) -> Element {
    let chosen: Vec<String> =
        value.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let chosen = use_memo(use_reactive!(|chosen| chosen));
    rsx! {
        fieldset { class: "field", id: "f-risk_factors", tabindex: "-1",
            legend { class: "field-head", span { class: "field-label", {label("risk_factors")} } }
            div { class: "ticks",
                for risk in RiskFactor::ALL {
                    Check {
                        key: "{risk}",
                        id: "f-risk-{risk}",
                        label: t!(format!("staff-risk-{risk}")),
                        checked: chosen.read().iter().any(|word| word == risk.as_str()),
                        onchange: move |on| {
                            let mut words = chosen.peek().clone();
                            words.retain(|word| word != risk.as_str());
                            if on {
                                words.push(risk.to_string());
                            }
                            onchange.call(words.join(","));
                        },
                    }
                }
            }
            if let Some(error) = error {
                div { class: "field-error", span { "{error}" } }
            }
        }
    }
}
