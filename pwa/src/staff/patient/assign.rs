//! Who follows the patient up for the centre: an association with a contract in force, or the centre itself.

use dioxus::prelude::*;
use mimamori_domain::api::{AssignPatient, AssociationChoice, AssociationName};

use super::Patient;
use crate::api;
use crate::t;
use crate::ui::{Button, Choice, Select};

/// The choice of nobody.
const NOBODY: &str = "none";

/// The form, folded away. The associations are asked for when it is opened.
#[component]
pub fn AssignForm(association: Option<String>) -> Element {
    let patient: Patient = use_context();
    let mut known = use_signal(|| None::<Vec<AssociationName>>);
    let mut chosen = use_signal(String::new);
    let mut busy = use_signal(|| false);
    let mut tried = use_signal(|| false);
    let ask = move |_| {
        if known.peek().is_some() {
            return;
        }
        spawn(async move {
            match api::get::<AssociationChoice>("/staff/associations").await {
                Ok(choice) => known.set(Some(choice.items)),
                Err(error) => patient.refused(&error),
            }
        });
    };
    let save = move |_| {
        tried.set(true);
        let to = chosen.peek().clone();
        if to.is_empty() || *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let body = AssignPatient { association: to.parse().ok() };
            let answer = api::post::<_, ()>(&patient.path("assign"), &body).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    chosen.set(String::new());
                    tried.set(false);
                    let done = if body.association.is_some() {
                        "staff-assign-done"
                    } else {
                        "staff-assign-back-done"
                    };
                    patient.done(t!(done));
                }
                Err(error) => {
                    known.set(None);
                    patient.refused(&error);
                }
            }
        });
    };
    let others = known.read().clone().unwrap_or_default();
    let nothing = known.read().is_some() && others.is_empty() && association.is_none();
    let choices: Vec<Choice> = std::iter::once(Choice::new("", t!("staff-form-choose")))
        .chain(association.is_some().then(|| Choice::new(NOBODY, t!("staff-assign-back"))))
        .chain(
            others
                .into_iter()
                .filter(|it| association.as_ref() != Some(&it.name))
                .map(|it| Choice::new(it.id, it.name)),
        )
        .collect();
    rsx! {
        details { class: "card fold", id: "assign", ontoggle: ask,
            summary { {t!("staff-assign-title")} }
            p { id: "assign-now",
                match &association {
                    Some(name) => rsx! { {t!("staff-assign-now", name = name.as_str())} },
                    None => rsx! { {t!("staff-assign-none")} },
                }
            }
            if nothing {
                p { class: "small", {t!("staff-assign-nobody")} }
            } else {
                Select {
                    id: "assign-to",
                    label: t!("staff-assign-to"),
                    required: true,
                    choices,
                    value: chosen(),
                    error: (tried() && chosen.read().is_empty()).then(|| t!("field-error-required")),
                    onchange: move |value| chosen.set(value),
                }
                Button { id: "assign-save", busy: busy(), onclick: save, {t!("staff-assign-save")} }
            }
        }
    }
}
