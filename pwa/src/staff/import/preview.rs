//! The preview: how the headers were read, and each row beside its line number with what is wrong or to be asked.

use dioxus::prelude::*;
use mimamori_domain::api::{DuplicateChoice, ImportPreview, ImportRow};
use mimamori_domain::values::FieldError;

use super::How;
use super::answers::{Answer, Answers, Fate};
use super::differences::{Bulk, Differences};
use super::mapping::Mapping;
use crate::staff::form::fields;
use crate::staff::words;
use crate::t;
use crate::ui::{
    Button, ButtonKind, Check, Choice, Icon, IconName, Notice, NoticeKind, Radios, Select, Spinner,
};

/// Rows drawn at a time: a long file stays quick.
const SHOWN: usize = 100;
/// Columns that identify and reach a person stand first, whatever the order of the file.
const COLUMNS: [&str; 6] = ["name", "kana", "birth_date", "phone", "email", "classification"];

/// The preview.
#[component]
pub fn PreviewView(
    preview: ImportPreview,
    file: String,
    answers: Signal<Answers>,
    working: Option<usize>,
    onconfirm: EventHandler<()>,
    onrestart: EventHandler<()>,
    /// Whether somebody has just paired the columns by hand: then they are asked for a name.
    #[props(default)]
    paired: bool,
    /// Reads the same file in another way.
    onread: EventHandler<How>,
) -> Element {
    let mut filter = use_signal(|| "all".to_owned());
    let mut shown = use_signal(|| SHOWN);
    let given = answers.read();
    let [take, ask, skip, bad] =
        [Fate::Take, Fate::Ask, Fate::Skip, Fate::Bad].map(|fate| given.count(&preview, fate));
    let rows: Vec<ImportRow> = preview
        .rows
        .iter()
        .filter(|row| match filter.read().as_str() {
            "ask" => !row.known.is_empty() || row.household_with.is_some(),
            "bad" => given.fate(row) == Fate::Bad,
            _ => true,
        })
        .cloned()
        .collect();
    let hidden = rows.len().saturating_sub(shown());
    let columns = columns(&preview);
    let overwritten = given.overwritten(&preview);
    let updates = preview.rows.iter().any(|row| !row.known.is_empty() && row.errors.is_empty());
    let filters =
        ["all", "ask", "bad"].map(|word| Choice::new(word, t!(format!("staff-import-filter-{word}"))));
    drop(given);
    rsx! {
        section { class: "import-preview", id: "import-preview", "data-rows": "{preview.rows.len()}",
            dl { class: "facts facts-line",
                div {
                    dt { {t!("staff-import-file")} }
                    dd { "{file}" }
                }
                div {
                    dt { {t!("staff-import-encoding")} }
                    dd { id: "import-encoding", {encoding(&preview.encoding)} }
                }
            }
            if preview.sheets.len() > 1 {
                Select {
                    id: "import-sheet",
                    class: "short-select",
                    label: t!("staff-import-sheet"),
                    choices: preview.sheets.iter().enumerate().map(|(n, name)| Choice::new(n, name.as_str())).collect::<Vec<_>>(),
                    value: preview.sheet.to_string(),
                    onchange: move |n: String| onread.call(How { sheet: n.parse().ok(), ..How::default() }),
                }
            }
            if preview.imported_before {
                Notice { kind: NoticeKind::Warning, id: "import-before", title: t!("staff-import-before") }
            }
            // A list of one: only in a list does another key mean another form.
            for mapped in [preview.clone()] {
                Mapping { key: "{columns_key(&mapped)}", preview: mapped.clone(), paired, onread }
            }
            if preview.rows.is_empty() {
                Notice { kind: NoticeKind::Warning, id: "import-empty", title: t!("staff-import-empty") }
            } else {
                div { class: "import-bar",
                    p { id: "import-summary", role: "status",
                        strong { {t!("staff-import-summary", total = preview.rows.len(), take = take, ask = ask, skip = skip, bad = bad)} }
                    }
                    Radios { id: "import-filter", label: t!("staff-import-filter"), choices: filters.to_vec(), value: filter(), inline: true, onchange: move |value| filter.set(value) }
                }
                if updates {
                    Bulk { preview: preview.clone(), answers }
                }
                div { class: "scroll scroll-tall", role: "region", tabindex: "0", "aria-label": t!("staff-import-rows"),
                    table { id: "import-rows",
                        thead {
                            tr {
                                th { scope: "col", {t!("staff-import-line")} }
                                th { scope: "col", {t!("staff-import-state")} }
                                for column in &columns {
                                    th { key: "{column}", scope: "col", {fields::label(column)} }
                                }
                            }
                        }
                        tbody {
                            for row in rows.into_iter().take(shown()) {
                                Row { key: "{row.line}", row, columns: columns.clone(), answers }
                            }
                        }
                    }
                }
                if hidden > 0 {
                    div { class: "more",
                        Button { kind: ButtonKind::Secondary, onclick: move |_| shown += SHOWN, {t!("staff-more")} }
                    }
                }
            }
            div { class: "form-foot import-foot",
                if let Some(n) = working {
                    Spinner { label: t!("staff-import-working", n = n) }
                } else {
                    if ask > 0 {
                        p { class: "import-ask", id: "import-ask",
                            Icon { name: IconName::Info }
                            {t!("staff-import-confirm-ask", n = ask)}
                        }
                    }
                    if overwritten > 0 {
                        p { class: "import-ask", id: "import-overwrites",
                            Icon { name: IconName::Warning }
                            {t!("staff-import-overwrites", n = overwritten)}
                        }
                    }
                    Button { id: "import-confirm", disabled: take == 0 || ask > 0, onclick: move |_| onconfirm.call(()), {t!("staff-import-confirm", n = take)} }
                    Button { id: "import-restart", kind: ButtonKind::Plain, onclick: move |_| onrestart.call(()), {t!("staff-import-another")} }
                }
            }
        }
    }
}

/// Fields that the file has: the important first, then in the order of the file.
fn columns(preview: &ImportPreview) -> Vec<String> {
    let has = |field: &str| preview.columns.iter().any(|column| column.field == field);
    let wrong =
        |field: &str| preview.rows.iter().any(|row| row.errors.iter().any(|error| error.field == field));
    let mut all: Vec<String> =
        COLUMNS.iter().filter(|f| has(f) || wrong(f)).map(|field| (*field).to_owned()).collect();
    for column in &preview.columns {
        if !column.field.is_empty() && !all.contains(&column.field) {
            all.push(column.field.clone());
        }
    }
    all
}

/// Another way of reading is another list of columns.
fn columns_key(preview: &ImportPreview) -> String {
    preview.columns.iter().map(|column| column.field.as_str()).collect::<Vec<_>>().join(",")
}

fn encoding(name: &str) -> String {
    match name {
        "CP932" => "Shift_JIS（CP932）".to_owned(),
        "XLSX" => "Excel（XLSX）".to_owned(),
        other => other.to_owned(),
    }
}

#[component]
fn Row(row: ImportRow, columns: Vec<String>, answers: Signal<Answers>) -> Element {
    let fate = answers.read().fate(&row);
    let (class, icon, word) = match fate {
        Fate::Take => ("take", IconName::Check, "ok"),
        Fate::Ask => ("ask", IconName::Warning, "ask"),
        Fate::Skip => ("skip", IconName::Minus, "skip"),
        Fate::Bad => ("bad", IconName::Error, "bad"),
    };
    let general: Vec<&FieldError> =
        row.errors.iter().filter(|error| !columns.contains(&error.field)).collect();
    let notes = row.same_as_line.is_some()
        || !row.known.is_empty()
        || row.household_with.is_some()
        || !general.is_empty()
        || row.warnings.iter().any(|warning| warning != "landline");
    rsx! {
        tr { class: "import-row import-{class}", "data-line": "{row.line}", "data-state": class,
            th { scope: "row", class: "number", "data-label": t!("staff-import-line"), "{row.line}" }
            td { "data-label": t!("staff-import-state"),
                span { class: "state state-{class}",
                    Icon { name: icon }
                    span { {t!(format!("staff-import-row-{word}"))} }
                }
            }
            for column in &columns {
                Cell { key: "{column}", column: column.clone(), row: row.clone() }
            }
        }
        if notes {
            tr { class: "import-notes import-{class}", "data-notes-of": "{row.line}",
                td { class: "import-notes-gap" }
                td { colspan: "{columns.len() + 1}",
                    for error in general {
                        p { key: "{error.field}", class: "field-error",
                            Icon { name: IconName::Error }
                            span { {fields::label(&error.field)} "：" {words::field_error(error)} }
                        }
                    }
                    for warning in row.warnings.iter().filter(|warning| *warning != "landline") {
                        p { key: "{warning}", class: "warn",
                            Icon { name: IconName::Warning }
                            span { {t!(format!("staff-import-warning-{warning}"))} }
                        }
                    }
                    if let Some(line) = row.same_as_line {
                        p { class: "warn",
                            Icon { name: IconName::Info }
                            span { {t!("staff-import-same-line", line = line)} }
                        }
                    }
                    if row.errors.is_empty() && row.same_as_line.is_none() {
                        Questions { row: row.clone(), answers }
                    }
                }
            }
        }
    }
}

/// One cell: what was read, and under it why it can't be taken or should be noticed.
#[component]
fn Cell(column: String, row: ImportRow) -> Element {
    let value = fields::get(&row.form, &column);
    let error = row.errors.iter().find(|error| error.field == column);
    let landline = column == "phone" && row.warnings.iter().any(|warning| warning == "landline");
    rsx! {
        td { class: if error.is_some() { "cell-bad" } else { "" }, "data-label": fields::label(&column), "data-field": "{column}",
            {fields::written(&column, value)}
            if let Some(error) = error {
                span { class: "cell-error",
                    Icon { name: IconName::Error }
                    span { {words::field_error(error)} }
                }
            } else if landline {
                span { class: "cell-warning",
                    Icon { name: IconName::Warning }
                    span { {t!("staff-import-warning-landline")} }
                }
            }
        }
    }
}

/// What only a person can decide: the same course or a new one; one household or not.
#[component]
fn Questions(row: ImportRow, answers: Signal<Answers>) -> Element {
    let mut answers = answers;
    let line = row.line;
    let asked = row.clone();
    let given = answers.read().given(line);
    let value = match given {
        None => String::new(),
        Some(Answer::Skip) => "skip".into(),
        Some(Answer::Choice(DuplicateChoice::New)) => "new".into(),
        Some(Answer::Choice(DuplicateChoice::Correct(id))) => id.to_string(),
    };
    let mut choices: Vec<Choice> =
        row.known.iter().map(|known| Choice::new(known.id, t!("staff-import-known-correct"))).collect();
    choices.push(Choice::new("new", t!("staff-import-known-new")));
    choices.push(Choice::new("skip", t!("staff-import-known-skip")));
    let who: Vec<String> = row
        .known
        .iter()
        .map(|known| {
            t!(
                "staff-import-known",
                name = known.name.as_str(),
                birth = words::full_date(known.birth_date),
                date = words::full_date(known.registered_at.date())
            )
        })
        .collect();
    rsx! {
        if !row.known.is_empty() {
            Radios {
                id: "known-{line}",
                label: who.join(" / "),
                choices,
                value,
                inline: true,
                onchange: move |value: String| {
                    let answer = match value.as_str() {
                        "new" => Some(Answer::Choice(DuplicateChoice::New)),
                        "skip" => Some(Answer::Skip),
                        id => id.parse().ok().map(|id| Answer::Choice(DuplicateChoice::Correct(id))),
                    };
                    if let Some(answer) = answer {
                        answers.write().answer(&asked, answer);
                    }
                },
            }
            Differences { row: row.clone(), answers }
        }
        if let Some(with) = row.household_with.as_ref().filter(|_| answers.read().is_new(&row)) {
            Check {
                id: "household-{line}",
                class: "quiet",
                label: "{t!(\"staff-import-household\", who = household(with))}：{t!(\"staff-import-household-yes\")}",
                checked: answers.read().shares(line),
                onchange: move |shares| answers.write().share(line, shares),
            }
        }
    }
}

/// A known patient by name, or a line of the file by its number.
fn household(with: &str) -> String {
    match with.parse::<i64>() {
        Ok(line) => t!("staff-import-household-line", line = line),
        Err(_) => with.to_owned(),
    }
}
