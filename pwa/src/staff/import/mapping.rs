//! How the columns of the file are read: shown, changed, remembered under a name, and forgotten.

use dioxus::prelude::*;
use mimamori_domain::MappingId;
use mimamori_domain::api::{ColumnMapping, ColumnMappings, ImportColumn, ImportPreview, SaveMapping};

use super::How;
use crate::api::{self, ApiError};
use crate::staff::form::fields;
use crate::staff::session::Session;
use crate::staff::words;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Field, Notice, NoticeKind, Select};

/// Header by header: what each column was understood as, and what it could be.
#[component]
pub fn Mapping(preview: ImportPreview, paired: bool, onread: EventHandler<How>) -> Element {
    let session = Session::take();
    let route = use_route();
    let as_read: Vec<String> = preview.columns.iter().map(|column| column.field.clone()).collect();
    let before = as_read.clone();
    let mut chosen = use_signal(move || before);
    let mut name = use_signal(|| preview.mapping.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let mut error = use_signal(|| None::<String>);
    let mut saved = use_signal(|| false);
    let ignored = as_read.iter().any(String::is_empty);
    let changed = *chosen.read() != as_read;
    let twice = chosen
        .read()
        .iter()
        .any(|field| !field.is_empty() && chosen.read().iter().filter(|other| *other == field).count() > 1);
    let sheet = preview.sheets.len().gt(&1).then_some(preview.sheet);
    let columns = preview.columns.clone();
    let save = use_callback(move |columns: Vec<ImportColumn>| {
        error.set(None);
        saved.set(false);
        spawn(async move {
            let body = SaveMapping { name: name.peek().clone(), columns };
            match api::post::<_, ColumnMapping>("/staff/imports/mappings", &body).await {
                Ok(_) => saved.set(true),
                Err(refused) => {
                    session.heed(&refused, route);
                    error.set(Some(why(&refused)));
                }
            }
        });
    });
    rsx! {
        if let Some(mapping) = &preview.mapping {
            Remembered { mapping: mapping.clone(), sheet, onread }
        }
        details { class: "card mapping", open: ignored || paired || preview.mapping.is_some(),
            summary { {t!("staff-import-columns")} }
            ul {
                for (n , column) in columns.iter().enumerate() {
                    li { key: "{n}", "data-header": "{column.header}", "data-maps-to": "{column.field}",
                        Select {
                            id: "column-{n}",
                            label: if column.header.is_empty() { t!("staff-import-column-nameless", n = n + 1) } else { column.header.clone() },
                            choices: choices(),
                            value: chosen.read().get(n).cloned().unwrap_or_default(),
                            onchange: move |field: String| {
                                if let Some(place) = chosen.write().get_mut(n) {
                                    *place = field;
                                }
                            },
                        }
                    }
                }
            }
            if twice {
                Notice { kind: NoticeKind::Warning, id: "mapping-twice", title: t!("staff-import-mapping-twice") }
            }
            if changed {
                Button {
                    id: "mapping-apply",
                    disabled: twice,
                    onclick: move |_| onread.call(How { sheet, fields: Some(chosen.peek().clone()), plain: false }),
                    {t!("staff-import-mapping-apply")}
                }
            } else {
                form {
                    class: "mapping-save",
                    onsubmit: move |event| {
                        event.prevent_default();
                        save.call(columns.clone());
                    },
                    Field { id: "mapping-name", label: t!("staff-import-mapping-name"), hint: t!("staff-import-mapping-hint"), maxlength: 60, value: name(), error: error(), oninput: move |text| name.set(text) }
                    Button { kind: ButtonKind::Secondary, id: "mapping-save", r#type: "submit", {t!("staff-import-mapping-save")} }
                    div { role: "status",
                        if saved() {
                            p { class: "small", id: "mapping-saved", {t!("staff-import-mapping-saved")} }
                        }
                    }
                }
            }
        }
    }
}

/// Every field, and none.
fn choices() -> Vec<Choice> {
    let all = fields::SECTIONS.iter().flat_map(|section| section.fields);
    let none = Choice::new("", t!("staff-import-column-ignored"));
    std::iter::once(none).chain(all.map(|field| Choice::new(field, fields::label(field)))).collect()
}

fn why(error: &ApiError) -> String {
    match error {
        ApiError::Problem(problem) => {
            problem.fields.first().map_or_else(|| words::error(error), words::field_error)
        }
        _ => words::error(error),
    }
}

/// The file was read as remembered: as what, and the way back.
#[component]
fn Remembered(mapping: ColumnMapping, sheet: Option<usize>, onread: EventHandler<How>) -> Element {
    rsx! {
        Notice { id: "mapping-used", title: t!("staff-import-mapping-used", name = mapping.name.as_str()),
            p { {t!("staff-import-mapping-by", by = mapping.by.as_str(), date = words::full_date(mapping.at.date()))} }
            Button {
                kind: ButtonKind::Secondary,
                id: "mapping-plain",
                onclick: move |_| onread.call(How { sheet, fields: None, plain: true }),
                {t!("staff-import-mapping-plain")}
            }
        }
    }
}

/// All that is remembered, to be forgotten.
#[component]
pub fn Mappings() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut items = use_signal(Vec::<ColumnMapping>::new);
    let fetch = use_callback(move |()| {
        spawn(async move {
            match api::get::<ColumnMappings>("/staff/imports/mappings").await {
                Ok(all) => items.set(all.items),
                Err(error) => session.heed(&error, route),
            }
        });
    });
    use_hook(|| fetch.call(()));
    let remove = use_callback(move |id: MappingId| {
        spawn(async move {
            if let Err(error) = api::post_empty::<()>(&format!("/staff/imports/mappings/{id}/remove")).await {
                session.heed(&error, route);
            }
            fetch.call(());
        });
    });
    let all = items.read().clone();
    rsx! {
        if !all.is_empty() {
            section { class: "card mappings", id: "mappings", "aria-labelledby": "mappings-title",
                h2 { id: "mappings-title", {t!("staff-import-mappings")} }
                ul { class: "plain-list",
                    for mapping in all {
                        li { key: "{mapping.id}", "data-mapping": "{mapping.name}",
                            strong { "{mapping.name}" }
                            span { class: "small",
                                {t!("staff-import-mapping-by", by = mapping.by.as_str(), date = words::full_date(mapping.at.date()))}
                            }
                            Button {
                                kind: ButtonKind::Plain,
                                onclick: move |_| remove.call(mapping.id),
                                {t!("staff-import-mapping-remove", name = mapping.name.as_str())}
                            }
                        }
                    }
                }
            }
        }
    }
}
