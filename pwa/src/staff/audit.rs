//! The trail for auditors: who saw or changed whom, newest first. Ids and names of fields, never values.

use dioxus::prelude::*;
use mimamori_domain::api::{AuditPage, AuditRow};
use mimamori_domain::{PatientId, Timestamp};

use super::paged::use_pages;
use super::parts::{Empty, Failure, Loading};
use super::words;
use crate::state::clock::use_now;
use crate::t;
use crate::ui::{Button, ButtonKind, Field, IconName, format};

/// The page.
#[component]
pub fn AuditPageView() -> Element {
    let now = use_now(60);
    let mut typed = use_signal(String::new);
    let mut filter = use_signal(|| None::<PatientId>);
    let mut wrong = use_signal(|| false);
    let pages = use_pages::<AuditPage>(move || {
        filter.peek().map_or_else(|| "/staff/audit".into(), |id| format!("/staff/audit?patient={id}"))
    });
    use_hook(|| pages.ask());
    let only = use_callback(move |id: PatientId| {
        typed.set(id.to_string());
        filter.set(Some(id));
        wrong.set(false);
        pages.ask();
    });
    let (fetched, failed) = (pages.shown.read().clone(), pages.failed.read().clone());
    rsx! {
        div { class: "audit",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-audit-title")} }
            }
            p { class: "lead", {t!("staff-audit-lead")} }
            form {
                class: "audit-filter",
                onsubmit: move |event| {
                    event.prevent_default();
                    let text = typed.peek().trim().to_owned();
                    let id = text.parse::<PatientId>().ok();
                    wrong.set(id.is_none() && !text.is_empty());
                    if id.is_some() || text.is_empty() {
                        filter.set(id);
                        pages.ask();
                    }
                },
                Field { id: "audit-patient", label: t!("staff-audit-patient"), value: typed(), error: wrong().then(|| t!("staff-audit-id-form")), oninput: move |text| typed.set(text) }
                Button { id: "audit-filter", kind: ButtonKind::Secondary, r#type: "submit", busy: (pages.busy)(), {t!("staff-audit-filter")} }
                if filter().is_some() {
                    Button {
                        id: "audit-clear",
                        kind: ButtonKind::Plain,
                        onclick: move |_| {
                            typed.set(String::new());
                            filter.set(None);
                            pages.ask();
                        },
                        {t!("staff-audit-clear")}
                    }
                }
            }
            match (fetched, failed) {
                (_, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| pages.again() }
                },
                (None, None) => rsx! {
                    Loading {}
                },
                (Some(page), None) => rsx! {
                    AuditView { page, now, busy: (pages.busy)(), onpatient: only, onmore: move |()| pages.more() }
                },
            }
        }
    }
}

/// The rows.
#[component]
pub fn AuditView(
    page: AuditPage,
    now: Timestamp,
    busy: bool,
    onpatient: EventHandler<PatientId>,
    onmore: EventHandler<()>,
) -> Element {
    if page.items.is_empty() {
        return rsx! { Empty { title: t!("staff-audit-empty"), text: String::new(), icon: IconName::Search } };
    }
    rsx! {
        div { class: "scroll", role: "region", tabindex: "0", "aria-label": t!("staff-audit-title"),
            table { id: "audit-rows",
                thead {
                    tr {
                        for column in ["seq", "at", "who", "what", "whom", "fields"] {
                            th { key: "{column}", scope: "col", {t!(format!("staff-audit-{column}"))} }
                        }
                    }
                }
                tbody {
                    for row in page.items {
                        Line { key: "{row.seq}", row, now, onpatient }
                    }
                }
            }
        }
        if page.next.is_some() {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "audit-more", busy, onclick: move |_| onmore.call(()), {t!("staff-more")} }
            }
        }
    }
}

#[component]
fn Line(row: AuditRow, now: Timestamp, onpatient: EventHandler<PatientId>) -> Element {
    let actor = words::known(&format!("staff-actor-{}", row.actor), &[]).unwrap_or_else(|| row.actor.clone());
    let action = words::known(&format!("staff-did-{}", row.action.replace('.', "-")), &[]);
    rsx! {
        tr { "data-seq": "{row.seq}", "data-audit-action": "{row.action}",
            td { class: "number", "data-label": t!("staff-audit-seq"), "{row.seq}" }
            td { "data-label": t!("staff-audit-at"),
                span { class: "when", {format::day_time(row.at, now)} ":{row.at.seconds().rem_euclid(60):02}" }
            }
            td { "data-label": t!("staff-audit-who"),
                span { "{actor}" }
                if let Some(id) = &row.actor_id {
                    code { class: "id", title: "{id}", "{tail(id)}" }
                }
            }
            td { "data-label": t!("staff-audit-what"),
                if let Some(action) = action {
                    span { title: "{row.action}", "{action}" }
                } else {
                    code { "{row.action}" }
                }
            }
            td { "data-label": t!("staff-audit-whom"),
                if let Some(id) = row.patient_id {
                    button { r#type: "button", class: "id-button", title: "{id}", "aria-label": "{t!(\"staff-audit-patient\")} {id}", onclick: move |_| onpatient.call(id),
                        code { class: "id", "{tail(&id.to_string())}" }
                    }
                } else {
                    "–"
                }
            }
            td { "data-label": t!("staff-audit-fields"), {row.fields.join(&t!("staff-list-comma"))} }
        }
    }
}

/// The end of an id: the beginning is the time, alike for many.
fn tail(id: &str) -> String {
    id.get(id.len().saturating_sub(12)..).map_or_else(|| id.to_owned(), |tail| format!("…{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_known_by_its_end() {
        assert_eq!(tail("0189aa00-0000-7000-8000-abcdef012345"), "…abcdef012345");
        assert_eq!(tail("x"), "…x");
    }
}
