//! Everything once more, and send.

use dioxus::prelude::*;
use mimamori_domain::report::Spo2Reading;

use super::{Form, StepScreen};
use crate::patient::draft::Step;
use crate::t;
use crate::ui::{Button, ButtonKind, format};

#[component]
pub(super) fn CheckStep() -> Element {
    let form: Form = consume_context();
    let draft = form.draft().read().clone();
    let answers = draft.answers();
    let temperature = answers.temperature.map_or_else(|| t!("value-not-measured"), format::temperature);
    let spo2 = match answers.spo2 {
        Spo2Reading::Measured(value) => format::percent(value.get()),
        other if other == Spo2Reading::UNDER_50 => t!("value-under-50"),
        Spo2Reading::Word(_) => t!("value-not-measured"),
    };
    let pulse = answers.pulse.map(|value| t!("value-pulse", value = value.get()));
    let oxygen: Vec<String> = std::iter::once(spo2).chain(pulse).collect();
    let signs: Vec<String> = answers.signs.iter().map(|sign| t!(format!("report-sign-{sign}"))).collect();
    let symptoms: Vec<String> =
        answers.symptoms.iter().map(|symptom| t!(format!("symptom-{symptom}"))).collect();
    let yes_no = |yes: bool| if yes { t!("word-yes") } else { t!("word-no") };
    let mut course = vec![];
    let mut said = |question: &str, answer: Option<String>| {
        course.extend(answer.map(|answer| t!("value-answered", question = t!(question), answer = answer)));
    };
    said("report-trend", answers.trend.map(|trend| t!(format!("trend-{trend}"))));
    said("report-antipyretic", answers.antipyretic.map(yes_no));
    said("report-eat", answers.can_eat.map(yes_no));
    said("report-drink", answers.can_drink.map(yes_no));
    rsx! {
        StepScreen {
            step: Step::Check,
            title: if draft.corrects.is_some() { t!("report-correct-title") } else { t!("report-check-title") },
            forward: t!("report-send"),
            onforward: move |()| {
                let missing = form.draft().peek().first_unanswered();
                match missing {
                    Some(step) => form.go(step),
                    None => form.send(),
                }
            },
            div { class: "answers",
                {answer(form, Step::Temperature, &t!("report-temperature"), &[temperature], "")}
                {answer(form, Step::Oxygen, &t!("report-spo2"), &oxygen, "")}
                {answer(form, Step::Signs, &t!("report-signs"), &or_none(signs), "")}
                {answer(form, Step::Symptoms, &t!("report-symptoms"), &or_none(symptoms), "")}
                {answer(form, Step::Course, &t!("report-course"), &course, &answers.comment)}
            }
        }
    }
}

fn or_none(values: Vec<String>) -> Vec<String> {
    if values.is_empty() { vec![t!("value-none")] } else { values }
}

fn answer(form: Form, step: Step, label: &str, values: &[String], comment: &str) -> Element {
    rsx! {
        section { class: "answer", "aria-labelledby": "answer-{step.word()}",
            h2 { id: "answer-{step.word()}", "{label}" }
            Button {
                kind: ButtonKind::Plain,
                id: "edit-{step.word()}",
                label: t!("report-edit-of", what = label),
                onclick: move |_| form.go(step),
                {t!("report-edit")}
            }
            div { class: "answer-values",
                for (n , value) in values.iter().enumerate() {
                    p { key: "{n}", "{value}" }
                }
                if !comment.is_empty() {
                    p { class: "answer-comment", "{comment}" }
                }
            }
        }
    }
}
