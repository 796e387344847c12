//! The thirteen urgent signs: nine for the patient, four that the family judges. Ticking one shows the call buttons at
//! once, at the foot of the screen.

use dioxus::prelude::*;
use mimamori_domain::report::UrgentSign;

use super::{Form, StepScreen};
use crate::patient::draft::{Step, toggle};
use crate::t;
use crate::ui::Check;

#[component]
pub(super) fn SignsStep() -> Element {
    let form: Form = consume_context();
    let ticked = form.draft().read().signs.clone();
    let none = ticked.is_empty();
    rsx! {
        StepScreen {
            step: Step::Signs,
            title: t!("report-signs-title"),
            forward: if none { t!("report-signs-none") } else { t!("action-next") },
            onforward: move |()| form.next(Step::Signs),
            p { class: "quiet", {t!("report-signs-hint")} }
            {group(form, &t!("report-signs-own"), false, &ticked)}
            {group(form, &t!("report-signs-family"), true, &ticked)}
        }
    }
}

fn group(form: Form, label: &str, family: bool, ticked: &[UrgentSign]) -> Element {
    rsx! {
        fieldset { class: "field",
            legend { class: "field-head", "{label}" }
            div { class: "choices",
                for sign in UrgentSign::ALL.iter().copied().filter(|sign| sign.is_judged_by_family() == family) {
                    Check {
                        key: "{sign}",
                        id: "sign-{sign}",
                        class: "urgent",
                        picture: format!("/assets/icons/signs.svg#{sign}"),
                        label: t!(format!("report-sign-{sign}")),
                        checked: ticked.contains(&sign),
                        onchange: move |on| form.answer(|draft| toggle(&mut draft.signs, sign, on)),
                    }
                }
            }
        }
    }
}
