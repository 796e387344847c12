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
    let signs: Vec<String> = answers.signs.iter().map(|sign| t!(format!("report-sign-{sign}"))).collect();
    let symptoms: Vec<String> =
        answers.symptoms.iter().map(|symptom| t!(format!("symptom-{symptom}"))).collect();
    let yes_no = |yes: bool| if yes { t!("word-yes") } else { t!("word-no") };
    let mut course = vec![];
    course.extend(answers.trend.map(|trend| (t!("report-trend"), t!(format!("trend-{trend}")))));
    course.extend(answers.antipyretic.map(|yes| (t!("report-antipyretic"), yes_no(yes))));
    course.extend(answers.can_eat.map(|yes| (t!("report-eat"), yes_no(yes))));
    course.extend(answers.can_drink.map(|yes| (t!("report-drink"), yes_no(yes))));
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
                Answer { step: Step::Temperature, label: t!("report-temperature"), values: vec![temperature] }
                Answer { step: Step::Oxygen, label: t!("report-spo2"), values: std::iter::once(spo2).chain(pulse).collect::<Vec<_>>() }
                Answer { step: Step::Signs, label: t!("report-signs"), values: or_none(signs) }
                Answer { step: Step::Symptoms, label: t!("report-symptoms"), values: or_none(symptoms) }
                Answer {
                    step: Step::Course,
                    label: t!("report-course"),
                    values: course.into_iter().map(|(question, answer)| t!("value-answered", question = question, answer = answer)).collect::<Vec<_>>(),
                    comment: answers.comment.clone(),
                }
            }
        }
    }
}

fn or_none(values: Vec<String>) -> Vec<String> {
    if values.is_empty() { vec![t!("value-none")] } else { values }
}

#[component]
fn Answer(step: Step, label: String, values: Vec<String>, #[props(default)] comment: String) -> Element {
    let form: Form = consume_context();
    rsx! {
        section { class: "answer", "aria-labelledby": "answer-{step.word()}",
            h2 { id: "answer-{step.word()}", "{label}" }
            Button {
                kind: ButtonKind::Plain,
                id: "edit-{step.word()}",
                label: t!("report-edit-of", what = label.as_str()),
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
