//! Pieces of several pages, in the shapes and classes of the app: whom to call, notices, questions.

use mimamori_domain::api::{CenterAdvice, CenterContact};
use mimamori_domain::triage::Tier;

use super::html::{Html, el, single};
use super::reader::Reader;

/// The ambulance.
const AMBULANCE: &str = "119";

fn call(id: &str, class: &str, number: &str, label: String) -> Html {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '#')).collect();
    let words =
        [el("span", &[("class", "call-label")], label), el("span", &[("class", "call-number")], number)];
    let link = format!("tel:{dialled}");
    el("a", &[("id", id), ("class", class), ("href", &link)], el("span", &[("class", "call-words")], words))
}

/// 119 as a button.
pub fn ambulance(reader: &Reader) -> Html {
    call("call-119", "call call-emergency", AMBULANCE, reader.t("call-119"))
}

/// The centre's numbers as buttons.
pub fn center(reader: &Reader, center: &CenterContact) -> Html {
    let label = reader.with("call-center", &[("name", center.name.as_str().into())]);
    let mut calls = call("call-center", "call", &center.phone, label);
    if !center.hours.is_empty() {
        let hours = reader.with("call-hours", &[("hours", center.hours.as_str().into())]);
        calls = calls.and(el("p", &[("class", "quiet")], hours));
    }
    if !center.night_phone.is_empty() {
        calls = calls.and(call("call-night", "call", &center.night_phone, reader.t("call-night")));
    }
    calls
}

/// The prefecture's consultation line, where nothing is urgent.
pub fn consultation(reader: &Reader, center: &CenterContact) -> Html {
    if center.consultation_phone.is_empty() {
        return Html::default();
    }
    let when = el("p", &[("class", "quiet")], reader.t("call-consultation-when"));
    call("call-consultation", "call", &center.consultation_phone, reader.t("call-consultation")).and(when)
}

/// The centre's own words.
pub fn advice(advice: Option<&CenterAdvice>) -> Html {
    let Some(advice) = advice else { return Html::default() };
    let attributes =
        [("class", "center-advice"), ("id", "center-advice"), ("lang", advice.language.as_str())];
    el("p", &attributes, advice.text.as_str())
}

/// The call buttons of Emergency and Urgent, before anything else; nothing for the others.
pub fn call_now(reader: &Reader, tier: Tier, contact: &CenterContact, further: Html) -> Html {
    let p = |id: &str| el("p", &[], reader.t(id));
    let (class, body) = match tier {
        Tier::Emergency => {
            ("emergency", [p("advice-emergency-text"), ambulance(reader), center(reader, contact), further])
        }
        Tier::Urgent => (
            "emergency emergency-soon",
            [
                p("advice-urgent-text"),
                center(reader, contact),
                p("advice-urgent-119").and(ambulance(reader)),
                further,
            ],
        ),
        Tier::Watch | Tier::Routine => return Html::default(),
    };
    let title = reader.t(&format!("advice-{tier}-title"));
    let title = el("h2", &[("class", "emergency-title")], title);
    let body = el("div", &[("class", "emergency-body")], body);
    el("section", &[("id", "call-now"), ("class", class), ("role", "alert")], title.and(body))
}

/// A notice: `kind` is `info`, `success`, `warning` or `error`.
pub fn notice(reader: &Reader, id: &str, kind: &str, title: String, inside: Html) -> Html {
    let word = el("span", &[("class", "visually-hidden")], reader.t(&format!("notice-{kind}")));
    let title = el("p", &[("class", "notice-title")], el("span", &[], word.and(title)));
    let class = format!("notice notice-{kind}");
    let role = if matches!(kind, "error" | "warning") { "alert" } else { "status" };
    let inside = el("div", &[("class", "notice-body")], inside);
    el("div", &[("id", id), ("class", &class), ("role", role)], title.and(inside))
}

/// What is wrong with the fields of a form, each with a link to its field. `errors` are the field, what it is called
/// and the sentence.
pub fn errors(reader: &Reader, errors: &[(&str, String, String)]) -> Html {
    let lines: Html = errors
        .iter()
        .map(|(field, label, text)| {
            let values = [("question", label.as_str().into()), ("answer", text.as_str().into())];
            let line = reader.with("value-answered", &values);
            el("li", &[], el("a", &[("href", &format!("#{field}"))], line))
        })
        .collect();
    notice(reader, "errors", "error", reader.t("problem-invalid"), el("ul", &[], lines))
}

/// Label with its word for required or optional; `None` shows no word.
fn head(reader: &Reader, label: String, required: Option<bool>) -> Html {
    let label = el("span", &[("class", "field-label")], label);
    label.and(required.map(|required| {
        if required {
            el("span", &[("class", "tag tag-required")], reader.t("field-required"))
        } else {
            el("span", &[("class", "tag")], reader.t("field-optional"))
        }
    }))
}

/// Ids of the hint and the refusal of a field, and both as what describes it.
fn described(id: &str, hinted: bool) -> (String, String, String) {
    let (hint, error) = (format!("{id}-hint"), format!("{id}-error"));
    let both = if hinted { format!("{hint} {error}") } else { error.clone() };
    (hint, error, both)
}

/// A text field.
pub struct Field<'a> {
    /// Name and id.
    pub id: &'a str,
    /// Always in sight.
    pub label: String,
    /// What stands in it.
    pub value: &'a str,
    /// Said before.
    pub hint: Option<Html>,
    /// Unit behind it.
    pub suffix: Option<String>,
    /// Why it was refused.
    pub error: Option<String>,
    /// 必須, 任意, or nothing.
    pub required: Option<bool>,
    /// Which keyboard; empty makes a text area.
    pub inputmode: &'a str,
    /// What the browser may fill in.
    pub autocomplete: &'a str,
    /// Longest text.
    pub maxlength: usize,
}

/// Up to so many characters a field is short.
const SHORT_MAX: usize = 40;

/// A text field with its label.
pub fn field(reader: &Reader, field: Field<'_>) -> Html {
    let Field { id, label, value, hint, suffix, error, required, inputmode, autocomplete, maxlength } = field;
    let (hint_id, error_id, described) = described(id, hint.is_some());
    let length = maxlength.to_string();
    let mut attributes = vec![
        ("id", id),
        ("name", id),
        ("class", "input"),
        ("maxlength", length.as_str()),
        ("autocomplete", autocomplete),
        ("aria-describedby", described.as_str()),
    ];
    if error.is_some() {
        attributes.push(("aria-invalid", "true"));
    }
    if required == Some(true) {
        attributes.push(("aria-required", "true"));
    }
    let control = if inputmode.is_empty() {
        attributes.push(("rows", "4"));
        // A line break right behind the opening tag is not content: one of our own keeps one that was typed.
        el("textarea", &attributes, format!("\n{value}"))
    } else {
        attributes.extend([("type", "text"), ("inputmode", inputmode), ("value", value)]);
        single("input", &attributes)
    };
    let suffix = suffix.map(|suffix| el("span", &[("class", "field-suffix")], suffix));
    el(
        "div",
        &[("class", if maxlength > SHORT_MAX { "field" } else { "field short" })],
        [
            el("label", &[("for", id), ("class", "field-head")], head(reader, label, required)),
            hint.map(|hint| el("p", &[("id", &hint_id), ("class", "field-hint")], hint)).into(),
            el("div", &[("class", "field-line")], control.and(suffix)),
            refused(&error_id, error),
        ],
    )
}

/// The refusal under a field.
fn refused(id: &str, error: Option<String>) -> Html {
    el("div", &[("id", id), ("class", "field-error")], error.map(Html::from))
}

/// A large row to tick, or one of several with the same name when `kind` is `radio`.
pub fn choice(kind: &str, name: &str, value: &str, class: &str, label: String, on: bool) -> Html {
    choice_with(&format!("{name}-{value}"), (kind, name, value), class, label.into(), on)
}

/// A large row to tick, alone, with a line under its label.
pub fn check(id: &str, label: String, hint: String, on: bool) -> Html {
    let hint = el("span", &[("class", "choice-hint")], hint);
    choice_with(id, ("checkbox", id, "yes"), "", Html::from(label).and(hint), on)
}

fn choice_with(
    id: &str,
    (kind, name, value): (&str, &str, &str),
    class: &str,
    label: Html,
    on: bool,
) -> Html {
    let mut attributes = vec![("type", kind), ("id", id), ("name", name), ("value", value)];
    if on {
        attributes.push(("checked", ""));
    }
    let class = format!("choice {class}");
    let inside = single("input", &attributes).and(el("span", &[], label));
    el("label", &[("for", id), ("class", class.trim_end())], inside)
}

/// A question with its choices.
pub fn question(
    reader: &Reader,
    id: &str,
    label: String,
    required: Option<bool>,
    hint: Option<String>,
    choices: Html,
    error: Option<String>,
) -> Html {
    let (hint_id, error_id, described) = described(id, hint.is_some());
    el(
        "fieldset",
        &[("id", id), ("class", "field"), ("aria-describedby", &described)],
        [
            el("legend", &[("class", "field-head")], head(reader, label, required)),
            hint.map(|hint| el("p", &[("id", &hint_id), ("class", "field-hint")], hint)).into(),
            el("div", &[("class", "choices")], choices),
            refused(&error_id, error),
        ],
    )
}

/// A value that goes with the form unseen.
pub fn hidden(name: &str, value: &str) -> Html {
    single("input", &[("type", "hidden"), ("name", name), ("value", value)])
}

/// The button that sends the form; `class` beside `button`.
pub fn submit(class: &str, name: &str, value: &str, label: String) -> Html {
    let class = format!("button {class}");
    let mut attributes = vec![("type", "submit"), ("class", class.as_str())];
    if !name.is_empty() {
        attributes.extend([("name", name), ("value", value)]);
    }
    el("button", &attributes, label)
}

/// The button that sends the form, by its name; `class` beside `button`.
pub fn send(id: &str, class: &str, label: String) -> Html {
    let class = format!("button {class}");
    el("button", &[("type", "submit"), ("id", id), ("class", class.trim_end())], label)
}

/// The way back into the app.
pub fn back(reader: &Reader, to: &str) -> Html {
    let attributes = [("id", "back"), ("class", "button button-plain back"), ("href", to)];
    el("a", &attributes, reader.t("action-back"))
}

/// The way in for who has no link that works.
pub fn back_in(reader: &Reader) -> Html {
    let to = format!("/back?lang={}", reader.language());
    let attributes = [("id", "link-back"), ("class", "button wide"), ("href", to.as_str())];
    el("a", &attributes, reader.t("back-link"))
}
