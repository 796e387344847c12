//! Better or worse than yesterday, medicine, eating and drinking, and free words.

use dioxus::prelude::*;
use mimamori_domain::report::{COMMENT_MAX, Trend};

use super::{Form, StepScreen};
use crate::patient::draft::Step;
use crate::state::{browser, use_value};
use crate::t;
use crate::ui::{Choice, Field, Radios};

fn yes_no() -> Vec<Choice> {
    vec![Choice::new("yes", t!("word-yes")), Choice::new("no", t!("word-no"))]
}

fn word(answer: Option<bool>) -> String {
    answer.map_or("", |yes| if yes { "yes" } else { "no" }).to_owned()
}

#[component]
pub(super) fn CourseStep() -> Element {
    let form: Form = consume_context();
    let mut error = use_value(None::<String>);
    let draft = form.draft().read().clone();
    let length = draft.comment.chars().count();
    let left = COMMENT_MAX.saturating_sub(length);
    let trends =
        Trend::ALL.iter().map(|trend| Choice::new(trend, t!(format!("trend-{trend}")))).collect::<Vec<_>>();
    rsx! {
        StepScreen {
            step: Step::Course,
            title: t!("report-course-title"),
            forward: t!("action-next"),
            onforward: move |()| {
                if form.draft().peek().trend.is_none() {
                    error.set(Some(t!("field-error-answer-needed")));
                    browser::focus("trend-better");
                } else {
                    form.next(Step::Course);
                }
            },
            Radios {
                id: "trend",
                label: t!("report-trend"),
                required: true,
                choices: trends,
                value: draft.trend.map(|trend| trend.to_string()).unwrap_or_default(),
                error: error(),
                onchange: move |text: String| {
                    error.set(None);
                    form.answer(|draft| draft.trend = text.parse().ok());
                },
            }
            Radios {
                id: "antipyretic",
                label: t!("report-antipyretic"),
                hint: t!("report-antipyretic-hint"),
                required: false,
                inline: true,
                choices: yes_no(),
                value: word(draft.antipyretic),
                onchange: move |text: String| form.answer(|draft| draft.antipyretic = Some(text == "yes")),
            }
            Radios {
                id: "eat",
                label: t!("report-eat"),
                required: false,
                inline: true,
                choices: yes_no(),
                value: word(draft.can_eat),
                onchange: move |text: String| form.answer(|draft| draft.can_eat = Some(text == "yes")),
            }
            Radios {
                id: "drink",
                label: t!("report-drink"),
                required: false,
                inline: true,
                choices: yes_no(),
                value: word(draft.can_drink),
                onchange: move |text: String| form.answer(|draft| draft.can_drink = Some(text == "yes")),
            }
            Field {
                id: "comment",
                label: t!("report-comment"),
                required: false,
                hint: t!("report-comment-hint"),
                rows: 4,
                value: draft.comment.clone(),
                oninput: move |text: String| form.answer(|draft| draft.comment = text.chars().take(COMMENT_MAX).collect()),
            }
            p { class: "quiet counter", id: "comment-left", "aria-live": if left <= 50 { "polite" } else { "off" },
                {t!("report-comment-left", left = left)}
            }
        }
    }
}
