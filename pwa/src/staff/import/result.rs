//! What the import did, line by line.

use dioxus::prelude::*;
use mimamori_domain::api::{ImportPreview, ImportResult};

use crate::staff::form::fields;
use crate::staff::pages::Page;
use crate::staff::words;
use crate::state::route::Link;
use crate::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};

/// The result.
#[component]
pub fn ResultView(preview: ImportPreview, result: ImportResult, onrestart: EventHandler<()>) -> Element {
    let count = |word: &str| result.lines.iter().filter(|line| line.result == word).count();
    let (registered, corrected) = (count("registered"), count("corrected"));
    let missed = count("changed-meanwhile") + count("refused");
    // What was not sent is left out as well.
    let skipped = preview.rows.len().saturating_sub(registered + corrected);
    let summary =
        t!("staff-import-result-summary", registered = registered, corrected = corrected, skipped = skipped);
    let name = |line: i64| {
        preview.rows.iter().find(|row| row.line == line).map(|row| row.form.name.clone()).unwrap_or_default()
    };
    rsx! {
        section { class: "import-result", id: "import-result", "data-registered": "{registered}", "data-corrected": "{corrected}",
            if missed > 0 {
                Notice { kind: NoticeKind::Warning, id: "import-missed", title: t!("staff-import-result-missed", n = missed) }
            }
            Notice { kind: NoticeKind::Success, title: t!("staff-import-result-title"), live: true,
                p { id: "import-result-summary", "{summary}" }
            }
            div { class: "scroll scroll-tall", role: "region", tabindex: "0", "aria-label": t!("staff-import-rows"),
                table {
                    thead {
                        tr {
                            th { scope: "col", {t!("staff-import-line")} }
                            th { scope: "col", {t!("staff-field-name")} }
                            th { scope: "col", {t!("staff-import-state")} }
                            th { scope: "col", span { class: "visually-hidden", {t!("staff-import-result-open")} } }
                        }
                    }
                    tbody {
                        for line in &result.lines {
                            tr { key: "{line.line}", "data-line": "{line.line}", "data-result": "{line.result}",
                                th { scope: "row", class: "number", "data-label": t!("staff-import-line"), "{line.line}" }
                                td { "data-label": t!("staff-field-name"), {name(line.line)} }
                                td { "data-label": t!("staff-import-state"),
                                    {t!(format!("staff-import-result-{}", line.result))}
                                    for error in &line.errors {
                                        p { key: "{error.field}", class: "field-error",
                                            span { {fields::label(&error.field)} "：" {words::field_error(error)} }
                                        }
                                    }
                                }
                                td {
                                    if let Some(id) = line.patient_id {
                                        Link { to: Page::Patient(id).path(), {t!("staff-import-result-open")} }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            div { class: "form-foot",
                Link { to: Page::Queue.path(), class: "button", span { {t!("staff-back-queue")} } }
                Button { kind: ButtonKind::Secondary, id: "import-restart", onclick: move |_| onrestart.call(()), {t!("staff-import-another")} }
            }
        }
    }
}
