//! Temperature: typed or stepped, or "not measured". The last value is a hint beside it, never an answer.

use dioxus::prelude::*;
use mimamori_domain::report::parse_temperature;
use mimamori_domain::values::Temperature;

use super::{Form, StepScreen};
use crate::patient::draft::{Step, Typed};
use crate::state::{browser, use_value};
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, format};

/// Where the stepper begins when nothing stands there and nothing is known.
const START: i64 = 365;

#[component]
pub(super) fn TemperatureStep(resumed: bool) -> Element {
    let form: Form = consume_context();
    let mut error = use_value(None::<String>);
    let typed = form.draft().read().temperature.clone();
    let start = form.last_temperature().map_or(START, Temperature::get);
    let hint = form.last_temperature().zip(form.last_when());
    let on = move |()| {
        let read = form.draft().peek().read_temperature();
        match read {
            Ok(_) => form.next(Step::Temperature),
            Err(code) => {
                error.set(Some(t!(format!("field-error-{code}"))));
                browser::focus("temperature");
            }
        }
    };
    rsx! {
        StepScreen {
            step: Step::Temperature,
            title: t!("report-temperature-title"),
            forward: t!("action-next"),
            onforward: on,
            aside: rsx! {
                Button {
                    id: "temperature-none",
                    kind: ButtonKind::Secondary,
                    class: "wide",
                    pressed: typed.missing,
                    onclick: move |_| {
                        form.measure(|draft| draft.temperature = Typed { text: String::new(), missing: true });
                        form.next(Step::Temperature);
                    },
                    {t!("report-temperature-none")}
                }
            },
            if resumed {
                Notice { id: "resumed", title: t!("report-resumed"),
                    Button { id: "start-over", kind: ButtonKind::Plain, onclick: move |_| form.start_over(), {t!("report-start-over")} }
                }
            }
            Stepper {
                id: "temperature",
                label: t!("report-temperature"),
                unit: "℃",
                inputmode: "decimal",
                value: typed.text.clone(),
                error: error(),
                hint: hint.map(|(value, when)| t!("report-last", value = format::temperature(value), when = when)),
                range: t!("report-temperature-range"),
                less: t!("report-temperature-less"),
                more: t!("report-temperature-more"),
                onstep: move |by| {
                    error.set(None);
                    form.measure(|draft| draft.step_temperature(by, start));
                },
                oninput: move |text| {
                    error.set(None);
                    form.measure(|draft| draft.temperature = Typed { text, missing: false });
                },
                onblur: move |()| {
                    let text = form.draft().peek().temperature.text.clone();
                    match parse_temperature(&text) {
                        Ok(value) if value.to_string() != text => {
                            form.answer(|draft| draft.temperature.text = value.to_string());
                        }
                        Err(code) if !text.trim().is_empty() => error.set(Some(t!(format!("field-error-{code}")))),
                        _ => {}
                    }
                },
            }
        }
    }
}

/// A number between two large buttons.
#[component]
pub(super) fn Stepper(
    id: String,
    label: String,
    unit: String,
    inputmode: String,
    value: String,
    error: Option<String>,
    hint: Option<String>,
    range: String,
    less: String,
    more: String,
    onstep: EventHandler<i64>,
    oninput: EventHandler<String>,
    onblur: EventHandler<()>,
) -> Element {
    let invalid = error.is_some().then_some("true");
    rsx! {
        div { class: "field stepper",
            label { r#for: "{id}", class: "field-head", "{label}" }
            div { class: "stepper-line",
                button { r#type: "button", id: "{id}-less", class: "stepper-button", "aria-label": less, onclick: move |_| onstep.call(-1),
                    Icon { name: IconName::Minus }
                }
                div { class: "stepper-value",
                    input {
                        id: "{id}",
                        class: "input huge",
                        r#type: "text",
                        inputmode,
                        autocomplete: "off",
                        maxlength: 6,
                        enterkeyhint: "next",
                        "aria-describedby": "{id}-hint {id}-error",
                        "aria-invalid": invalid,
                        value,
                        oninput: move |event| oninput.call(event.value()),
                        onblur: move |_| onblur.call(()),
                    }
                    span { class: "stepper-unit", "{unit}" }
                }
                button { r#type: "button", id: "{id}-more", class: "stepper-button", "aria-label": more, onclick: move |_| onstep.call(1),
                    Icon { name: IconName::Plus }
                }
            }
            p { id: "{id}-hint", class: "field-hint",
                if let Some(hint) = hint {
                    span { class: "last-value", "{hint}" }
                }
                span { "{range}" }
            }
            div { id: "{id}-error", class: "field-error", "aria-live": "assertive",
                if let Some(error) = error {
                    Icon { name: IconName::Error }
                    span { "{error}" }
                }
            }
        }
    }
}
