//! The files that were taken out before: who, when, what.

use dioxus::prelude::*;
use mimamori_domain::api::ExportView;

use crate::staff::words;
use crate::state::clock::use_now;
use crate::t;

/// The newest first.
#[component]
pub fn Log(items: Vec<ExportView>) -> Element {
    let now = use_now(30);
    rsx! {
        section { class: "export-log",
            h2 { id: "export-log-title", {t!("staff-export-log")} }
            if items.is_empty() {
                p { class: "small", {t!("staff-export-log-empty")} }
            } else {
                div { class: "scroll", role: "region", tabindex: "0", "aria-labelledby": "export-log-title",
                    table { id: "export-log",
                        thead {
                            tr {
                                for column in ["at", "by", "what", "rows", "state", "id"] {
                                    th { key: "{column}", scope: "col", {t!(format!("staff-export-log-{column}"))} }
                                }
                            }
                        }
                        tbody {
                            for item in items {
                                tr { key: "{item.id}", "data-export": "{item.id}", "data-state": "{item.state}",
                                    td { "data-label": t!("staff-export-log-at"), {words::moment(item.at, now)} }
                                    td { "data-label": t!("staff-export-log-by"), "{item.by}" }
                                    td { "data-label": t!("staff-export-log-what"), {what(&item)} }
                                    td { class: "number", "data-label": t!("staff-export-log-rows"), "{item.rows}" }
                                    td { "data-label": t!("staff-export-log-state"), {t!(format!("staff-export-state-{}", item.state))} }
                                    td { "data-label": t!("staff-export-log-id"),
                                        code { class: "id", title: "{item.id}", {tail(&item.id.to_string())} }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What, how, and of whom.
fn what(item: &ExportView) -> String {
    let filter = &item.filter;
    let mut parts =
        vec![t!(format!("export-what-{}", item.what)), t!(format!("staff-export-format-{}", item.format))];
    parts.extend(filter.status.map(|status| t!(format!("staff-status-{status}"))));
    parts.extend(filter.tier.map(words::tier));
    parts.extend(filter.place.map(|place| t!(format!("staff-place-{place}"))));
    if filter.from.is_some() || filter.to.is_some() {
        let day = |day: Option<mimamori_domain::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        parts.push(format!("{}–{}", day(filter.from), day(filter.to)));
    }
    parts.join(&t!("staff-list-comma"))
}

/// As it stands in the file and in its name.
fn tail(id: &str) -> String {
    id.get(id.len().saturating_sub(12)..).unwrap_or(id).to_owned()
}
