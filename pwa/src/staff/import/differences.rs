//! What a row would change in a patient whom we know: field by field, what stands there now and what the file says.
//! Nothing that is known is replaced unless somebody ticks it.

use dioxus::prelude::*;
use mimamori_domain::api::{FieldChange, ImportPreview, ImportRow};

use super::answers::Answers;
use crate::staff::form::fields;
use crate::t;
use crate::ui::{Button, ButtonKind};

/// The differences of one row, once it is said whom it corrects.
#[component]
pub fn Differences(row: ImportRow, answers: Signal<Answers>) -> Element {
    let mut answers = answers;
    let changes = answers.read().changes(&row).cloned();
    let Some(changes) = changes else { return rsx! {} };
    if changes.fields.is_empty() {
        return rsx! {
            p { class: "small", {t!("staff-import-same-content")} }
        };
    }
    let (all, blank) = (row.clone(), row.clone());
    rsx! {
        fieldset { class: "field differences", "data-differences-of": "{row.line}",
            legend { class: "field-head", span { class: "field-label", {t!("staff-import-differences")} } }
            ul {
                for change in sorted(&changes.fields) {
                    Difference { key: "{change.field}", line: row.line, change, answers }
                }
            }
            if changes.fields.len() > 1 {
                div { class: "differences-all",
                    Button { kind: ButtonKind::Plain, onclick: move |_| answers.write().take_all(&all, true), {t!("staff-import-take-row")} }
                    Button { kind: ButtonKind::Plain, onclick: move |_| answers.write().take_all(&blank, false), {t!("staff-import-take-row-blank")} }
                }
            }
        }
    }
}

/// In the order in which the form has them.
fn sorted(changes: &[FieldChange]) -> Vec<FieldChange> {
    let order: Vec<&str> = fields::SECTIONS.iter().flat_map(|section| section.fields).copied().collect();
    let mut sorted = changes.to_vec();
    sorted.sort_by_key(|change| order.iter().position(|field| *field == change.field));
    sorted
}

#[component]
fn Difference(line: i64, change: FieldChange, answers: Signal<Answers>) -> Element {
    let mut answers = answers;
    let field = change.field.clone();
    let taken = answers.read().takes(line, &field);
    rsx! {
        li {
            label { class: "choice difference", "data-field": "{change.field}",
                input {
                    r#type: "checkbox",
                    id: "take-{line}-{change.field}",
                    checked: taken,
                    onchange: move |event| answers.write().take(line, &field, event.checked()),
                }
                span { class: "difference-field", {fields::label(&change.field)} }
                span { class: "difference-values",
                    if change.old.is_empty() {
                        span { class: "difference-none", {t!("staff-import-blank-now")} }
                    } else {
                        span { class: "visually-hidden", {t!("staff-import-now")} " " }
                        span { class: "difference-old", {fields::written(&change.field, &change.old)} }
                    }
                    span { "aria-hidden": "true", " → " }
                    span { class: "visually-hidden", {t!("staff-import-new-value")} " " }
                    strong { {fields::written(&change.field, &change.new)} }
                }
            }
        }
    }
}

/// One answer for all rows.
#[component]
pub fn Bulk(preview: ImportPreview, answers: Signal<Answers>) -> Element {
    let mut answers = answers;
    let (same, all, blank) = (preview.clone(), preview.clone(), preview);
    rsx! {
        div { class: "import-bulk", role: "group", "aria-label": t!("staff-import-bulk"),
            Button { kind: ButtonKind::Secondary, id: "import-same-all", onclick: move |_| answers.write().same_for_all(&same), {t!("staff-import-same-all")} }
            Button { kind: ButtonKind::Secondary, id: "import-take-all", onclick: move |_| answers.write().take_everywhere(&all, true), {t!("staff-import-take-all")} }
            Button { kind: ButtonKind::Secondary, id: "import-take-blank", onclick: move |_| answers.write().take_everywhere(&blank, false), {t!("staff-import-take-blank")} }
        }
    }
}
