//! Twelve ordinary symptoms; "none" is one tap.

use dioxus::prelude::*;
use mimamori_domain::report::Symptom;

use super::{Form, StepScreen};
use crate::patient::draft::{Step, toggle};
use crate::t;
use crate::ui::Check;

#[component]
pub(super) fn SymptomsStep() -> Element {
    let form: Form = consume_context();
    let ticked = form.draft().read().symptoms.clone();
    rsx! {
        StepScreen {
            step: Step::Symptoms,
            title: t!("report-symptoms-title"),
            forward: if ticked.is_empty() { t!("report-symptoms-none") } else { t!("action-next") },
            onforward: move |()| form.next(Step::Symptoms),
            fieldset { class: "field",
                legend { class: "quiet", {t!("report-symptoms-hint")} }
                div { class: "choices choices-two",
                    for symptom in Symptom::ALL.iter().copied() {
                        Check {
                            key: "{symptom}",
                            id: "symptom-{symptom}",
                            label: t!(format!("symptom-{symptom}")),
                            checked: ticked.contains(&symptom),
                            onchange: move |on| form.answer(|draft| toggle(&mut draft.symptoms, symptom, on)),
                        }
                    }
                }
            }
        }
    }
}
