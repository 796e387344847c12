//! oxygen and pulse. "Under 50" shows 119 at once and can be sent; an odd value is asked again, never changed.

use dioxus::prelude::*;
use mimamori_domain::report::{Odd, odd, parse_pulse, parse_spo2};
use mimamori_domain::values::Spo2;

use super::temperature::Stepper;
use super::{Form, StepScreen};
use crate::patient::draft::{Step, Typed};
use crate::state::{browser, use_focus, use_value};
use crate::t;
use crate::ui::{Button, ButtonKind, Field, Notice, NoticeKind, format};

/// Where the stepper begins when nothing stands there and nothing is known.
const START: i64 = 97;

#[component]
pub(super) fn OxygenStep() -> Element {
    let form: Form = consume_context();
    let mut error = use_value(None::<String>);
    let mut pulse_error = use_value(None::<String>);
    let mut asked = use_value(None::<Odd>);
    let draft = form.draft().read().clone();
    let start = form.last_spo2().map_or(START, Spo2::get);
    let hint = form.last_spo2().zip(form.last_when());
    let forward = move |()| {
        let draft = form.draft().peek().clone();
        if let Err(code) = draft.read_spo2() {
            error.set(Some(t!(format!("field-error-{code}"))));
            browser::focus("spo2");
        } else if let Err(code) = draft.read_pulse() {
            pulse_error.set(Some(t!(format!("field-error-{code}"))));
            browser::focus("pulse");
        } else if let Some(found) = odd(&draft.answers(), form.last_spo2()).filter(|_| !draft.odd_confirmed) {
            asked.set(Some(found));
        } else {
            form.next(Step::Oxygen);
        }
    };
    let changed = move || {
        error.set(None);
        asked.set(None);
    };
    let mut changed_by_typing = changed;
    let mut changed_by_step = changed;
    let mut changed_by_word = changed;
    let mut changed_by_pulse = changed;
    rsx! {
        StepScreen {
            step: Step::Oxygen,
            title: t!("report-oxygen-title"),
            forward: t!("action-next"),
            onforward: forward,
            decided_above: asked().is_some(),
            aside: rsx! {
                Button {
                    id: "spo2-none",
                    kind: ButtonKind::Secondary,
                    class: "wide",
                    pressed: draft.spo2.missing,
                    onclick: move |_| {
                        form.measure(|draft| {
                            draft.spo2 = Typed { text: String::new(), missing: true };
                            draft.under_50 = false;
                        });
                        if form.draft().peek().read_pulse().is_ok() {
                            form.next(Step::Oxygen);
                        }
                    },
                    {t!("report-spo2-none")}
                }
            },
            Stepper {
                id: "spo2",
                label: t!("report-spo2"),
                unit: "%",
                inputmode: "numeric",
                value: draft.spo2.text.clone(),
                error: error(),
                hint: hint.map(|(value, when)| t!("report-last", value = format::percent(value.get()), when = when)),
                range: t!("report-spo2-range"),
                less: t!("report-spo2-less"),
                more: t!("report-spo2-more"),
                onstep: move |by| {
                    changed_by_step();
                    form.measure(|draft| draft.step_spo2(by, start));
                },
                oninput: move |text| {
                    changed_by_typing();
                    form.measure(|draft| {
                        draft.spo2 = Typed { text, missing: false };
                        draft.under_50 = false;
                    });
                },
                onblur: move |()| {
                    let text = form.draft().peek().spo2.text.clone();
                    match parse_spo2(&text) {
                        Ok(value) if value.to_string() != text => {
                            form.answer(|draft| draft.spo2.text = value.to_string());
                        }
                        Err(code) if !text.trim().is_empty() => error.set(Some(t!(format!("field-error-{code}")))),
                        _ => {}
                    }
                },
            }
            if let Some(found) = asked() {
                OddAgain {
                    found,
                    spo2: draft.spo2.text.clone(),
                    pulse: draft.pulse.clone(),
                    onyes: move |()| {
                        form.answer(|draft| draft.odd_confirmed = true);
                        form.next(Step::Oxygen);
                    },
                    onno: move |()| {
                        asked.set(None);
                        browser::focus("spo2");
                    },
                }
            }
            Button {
                id: "spo2-under-50",
                kind: ButtonKind::Danger,
                pressed: draft.under_50,
                onclick: move |_| {
                    changed_by_word();
                    form.measure(|draft| {
                        draft.under_50 = !draft.under_50;
                        draft.spo2 = Typed::default();
                    });
                },
                {t!("report-spo2-under-50")}
            }
            Field {
                id: "pulse",
                class: "short",
                label: t!("report-pulse"),
                required: false,
                value: draft.pulse.clone(),
                inputmode: "numeric",
                maxlength: 5,
                suffix: t!("report-pulse-unit"),
                error: pulse_error(),
                oninput: move |text: String| {
                    changed_by_pulse();
                    pulse_error.set(None);
                    form.answer(|draft| {
                        draft.pulse = text;
                        draft.odd_confirmed = false;
                    });
                },
                onblur: move |()| {
                    let text = form.draft().peek().pulse.clone();
                    if let (false, Err(code)) = (text.trim().is_empty(), parse_pulse(&text)) {
                        pulse_error.set(Some(t!(format!("field-error-{code}"))));
                    }
                },
            }
            details { class: "more",
                summary { {t!("report-spo2-how")} }
                ul {
                    for n in 1..=4 {
                        li { key: "{n}", {t!(format!("help-spo2-{n}"))} }
                    }
                }
            }
        }
    }
}

#[component]
fn OddAgain(
    found: Odd,
    spo2: String,
    pulse: String,
    onyes: EventHandler<()>,
    onno: EventHandler<()>,
) -> Element {
    use_focus("odd-yes");
    let text = match found {
        Odd::Swapped => t!("odd-swapped", spo2 = spo2, pulse = pulse),
        Odd::Spo2Jump { last } => {
            t!("odd-jump", last = format::percent(last), now = t!("format-percent", value = spo2))
        }
    };
    rsx! {
        Notice { id: "odd", kind: NoticeKind::Warning, live: true, title: t!("odd-title"),
            div { class: "stack",
                p { "{text}" }
                Button { id: "odd-yes", class: "wide", onclick: move |_| onyes.call(()), {t!("odd-yes")} }
                Button { id: "odd-no", kind: ButtonKind::Secondary, class: "wide", onclick: move |_| onno.call(()), {t!("odd-no")} }
            }
        }
    }
}
