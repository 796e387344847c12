//! Form controls: label always in sight, 必須/任意 in words, hint before, refusal beside the field and announced.

use dioxus::prelude::*;

use super::{Icon, IconName};
use crate::t;

/// Label with its word for required or optional.
/// `None` shows no word.
pub fn field_head(label: &str, required: Option<bool>) -> Element {
    rsx! {
        span { class: "field-label", "{label}" }
        match required {
            Some(true) => rsx! { span { class: "tag tag-required", {t!("field-required")} } },
            Some(false) => rsx! { span { class: "tag", {t!("field-optional")} } },
            None => rsx! {},
        }
    }
}

/// The refusal under a field. The box is always there, so that screen readers announce what appears in it.
fn field_error(id: &str, error: Option<String>) -> Element {
    rsx! {
        div { id: "{id}-error", class: "field-error", "aria-live": "polite",
            if let Some(error) = error {
                Icon { name: IconName::Error }
                span { "{error}" }
            }
        }
    }
}

fn described_by(id: &str, hint: Option<&String>) -> String {
    if hint.is_some() { format!("{id}-hint {id}-error") } else { format!("{id}-error") }
}

/// A text input, or a text area when `rows` is given.
#[component]
pub fn Field(
    /// Unique on the page; the label points to it.
    id: String,
    /// Always in sight.
    label: String,
    /// What stands in it.
    value: String,
    /// What was typed.
    oninput: EventHandler<String>,
    /// Said before it is filled in.
    #[props(default)]
    hint: Option<String>,
    /// Why it was refused.
    #[props(default)]
    error: Option<String>,
    /// 必須, 任意, or nothing.
    #[props(default)]
    required: Option<bool>,
    /// HTML type.
    #[props(default = "text".to_owned())]
    r#type: String,
    /// Which keyboard: `numeric`, `decimal`, `email`, `tel`.
    #[props(default)]
    inputmode: Option<String>,
    /// What the browser may fill in.
    #[props(default = "off".to_owned())]
    autocomplete: String,
    /// Longest text.
    #[props(default)]
    maxlength: Option<i64>,
    /// Unit behind it.
    #[props(default)]
    suffix: Option<String>,
    /// Lines of a text area.
    #[props(default)]
    rows: Option<i64>,
    /// Further classes: `short`, `huge`.
    #[props(default)]
    class: String,
    /// Left alone.
    #[props(default)]
    onblur: Option<EventHandler<()>>,
) -> Element {
    let described = described_by(&id, hint.as_ref());
    let invalid = error.is_some().then_some("true");
    let needed = (required == Some(true)).then_some("true");
    let blur = move |_| {
        if let Some(onblur) = onblur {
            onblur.call(());
        }
    };
    rsx! {
        div { class: "field {class}",
            label { r#for: "{id}", class: "field-head",
                {field_head(&label, required)}
            }
            if let Some(hint) = hint {
                p { id: "{id}-hint", class: "field-hint", "{hint}" }
            }
            div { class: "field-line",
                if let Some(rows) = rows {
                    textarea {
                        id: "{id}",
                        class: "input",
                        rows: "{rows}",
                        maxlength,
                        autocomplete,
                        "aria-describedby": described,
                        "aria-invalid": invalid,
                        "aria-required": needed,
                        value,
                        oninput: move |event| oninput.call(event.value()),
                        onblur: blur,
                    }
                } else {
                    input {
                        id: "{id}",
                        class: "input",
                        r#type,
                        inputmode,
                        maxlength,
                        autocomplete,
                        "aria-describedby": described,
                        "aria-invalid": invalid,
                        "aria-required": needed,
                        value,
                        oninput: move |event| oninput.call(event.value()),
                        onblur: blur,
                    }
                }
                if let Some(suffix) = suffix {
                    span { class: "field-suffix", "{suffix}" }
                }
            }
            {field_error(&id, error)}
        }
    }
}

/// One of several words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Kept.
    pub value: String,
    /// Shown.
    pub label: String,
}

impl Choice {
    /// Kept and shown.
    #[expect(clippy::needless_pass_by_value, reason = "words and numbers are written in place")]
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into() }
    }
}

/// A native select.
#[component]
pub fn Select(
    /// Unique on the page.
    id: String,
    /// Always in sight.
    label: String,
    /// The choices.
    choices: Vec<Choice>,
    /// The chosen value; empty shows the empty line, where there is one.
    value: String,
    /// What was chosen.
    onchange: EventHandler<String>,
    /// Said before.
    #[props(default)]
    hint: Option<String>,
    /// Why it was refused.
    #[props(default)]
    error: Option<String>,
    /// 必須, 任意, or nothing.
    #[props(default)]
    required: Option<bool>,
    /// Further classes.
    #[props(default)]
    class: String,
) -> Element {
    let described = described_by(&id, hint.as_ref());
    let invalid = error.is_some().then_some("true");
    rsx! {
        div { class: "field {class}",
            label { r#for: "{id}", class: "field-head",
                {field_head(&label, required)}
            }
            if let Some(hint) = hint {
                p { id: "{id}-hint", class: "field-hint", "{hint}" }
            }
            select {
                id: "{id}",
                class: "input select",
                "aria-describedby": described,
                "aria-invalid": invalid,
                onchange: move |event| onchange.call(event.value()),
                for choice in choices {
                    option {
                        key: "{choice.value}",
                        value: "{choice.value}",
                        selected: choice.value == value,
                        "{choice.label}"
                    }
                }
            }
            {field_error(&id, error)}
        }
    }
}

/// A question with a few answers, each a large row. Ids of the answers: `<id>-<value>`.
#[component]
pub fn Radios(
    /// Unique on the page.
    id: String,
    /// The question.
    label: String,
    /// The answers.
    choices: Vec<Choice>,
    /// The chosen value, empty before one is chosen.
    value: String,
    /// What was chosen.
    onchange: EventHandler<String>,
    /// Said before.
    #[props(default)]
    hint: Option<String>,
    /// Why it was refused.
    #[props(default)]
    error: Option<String>,
    /// 必須, 任意, or nothing.
    #[props(default)]
    required: Option<bool>,
    /// Answers beside each other where there is room.
    #[props(default)]
    inline: bool,
) -> Element {
    let described = described_by(&id, hint.as_ref());
    rsx! {
        fieldset { class: "field", "aria-describedby": described,
            legend { class: "field-head",
                {field_head(&label, required)}
            }
            if let Some(hint) = hint {
                p { id: "{id}-hint", class: "field-hint", "{hint}" }
            }
            div { class: if inline { "choices choices-inline" } else { "choices" },
                for choice in choices {
                    label { key: "{choice.value}", class: "choice",
                        input {
                            r#type: "radio",
                            id: "{id}-{choice.value}",
                            name: "{id}",
                            value: "{choice.value}",
                            checked: choice.value == value,
                            onchange: move |event| onchange.call(event.value()),
                        }
                        span { "{choice.label}" }
                    }
                }
            }
            {field_error(&id, error)}
        }
    }
}

/// A large row to tick.
#[component]
pub fn Check(
    /// Unique on the page.
    id: String,
    /// What is ticked.
    label: String,
    /// Ticked?
    checked: bool,
    /// Changed.
    onchange: EventHandler<bool>,
    /// A line under the label.
    #[props(default)]
    hint: Option<String>,
    /// Further classes: `urgent`.
    #[props(default)]
    class: String,
    /// Address of a picture that says the same as the label.
    #[props(default)]
    picture: Option<String>,
) -> Element {
    let described = hint.is_some().then(|| format!("{id}-hint"));
    rsx! {
        label { class: "choice {class}",
            input {
                r#type: "checkbox",
                id: "{id}",
                checked,
                "aria-describedby": described,
                onchange: move |event| onchange.call(event.checked()),
            }
            if let Some(picture) = picture {
                svg { class: "picture", "aria-hidden": "true",
                    r#use { href: picture }
                }
            }
            span {
                "{label}"
                if let Some(hint) = hint {
                    span { id: "{id}-hint", class: "choice-hint", "{hint}" }
                }
            }
        }
    }
}
