//! The trail for auditors: who saw or changed whom, newest first. Ids and names of fields, never values.

use dioxus::prelude::*;
use mimamori_domain::api::{AuditPage, AuditRow};
use mimamori_domain::audit::AuditKind;
use mimamori_domain::values::FieldError;
use mimamori_domain::{PatientId, Timestamp};

use super::paged::use_pages;
use super::parts::{Empty, Failure, Loading};
use super::words;
use crate::state::clock::use_now;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Field, IconName, Select, format};

/// What is looked for, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Search {
    patient: String,
    staff: String,
    from: String,
    to: String,
    kind: String,
}

impl Search {
    fn path(&self) -> String {
        let all = [
            ("patient", &self.patient),
            ("staff", &self.staff),
            ("from", &self.from),
            ("to", &self.to),
            ("kind", &self.kind),
        ];
        let asked = all.iter().filter(|(_, value)| !value.trim().is_empty());
        let asked: Vec<String> =
            asked.map(|(name, value)| format!("{name}={}", super::escape(value.trim()))).collect();
        format!("/staff/audit?{}", asked.join("&"))
    }
}

/// The page.
#[component]
pub fn AuditPageView() -> Element {
    let now = use_now(60);
    let mut search = use_signal(Search::default);
    let pages = use_pages::<AuditPage>(move || search.peek().path());
    use_hook(|| pages.ask());
    let only = use_callback(move |id: PatientId| {
        search.write().patient = id.to_string();
        pages.ask();
    });
    let (fetched, failed) = (pages.shown.read().clone(), pages.failed.read().clone());
    // What was typed wrong is said where it was typed, and what was found before stays.
    let fields: Vec<FieldError> = failed.as_ref().map(|error| error.fields().to_vec()).unwrap_or_default();
    let failed = failed.filter(|_| fields.is_empty());
    rsx! {
        div { class: "audit",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-audit-title")} }
            }
            p { class: "lead", {t!("staff-audit-lead")} }
            SearchForm { search, fields, busy: (pages.busy)(), onsearch: move |()| pages.ask() }
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

#[component]
fn SearchForm(
    search: Signal<Search>,
    fields: Vec<FieldError>,
    busy: bool,
    onsearch: EventHandler<()>,
) -> Element {
    let typed = search();
    let error = |name: &str| fields.iter().find(|error| error.field == name).map(words::field_error);
    let kinds = AuditKind::ALL.iter().map(|kind| Choice::new(kind, t!(format!("staff-audit-kind-{kind}"))));
    let any = Choice::new("", t!("staff-audit-kind-any"));
    let kinds: Vec<Choice> = std::iter::once(any).chain(kinds).collect();
    rsx! {
        form {
            class: "card audit-search",
            id: "audit-search",
            onsubmit: move |event| {
                event.prevent_default();
                onsearch.call(());
            },
            Field { id: "audit-patient", label: t!("staff-audit-patient"), value: typed.patient.clone(), error: error("patient"), oninput: move |text| search.write().patient = text }
            Field { id: "audit-staff", label: t!("staff-audit-staff"), value: typed.staff.clone(), error: error("staff"), oninput: move |text| search.write().staff = text }
            Field { id: "audit-from", r#type: "date", label: t!("staff-audit-from"), value: typed.from.clone(), error: error("from"), oninput: move |text| search.write().from = text }
            Field { id: "audit-to", r#type: "date", label: t!("staff-audit-to"), value: typed.to.clone(), error: error("to"), oninput: move |text| search.write().to = text }
            Select { id: "audit-kind", label: t!("staff-audit-kind"), choices: kinds, value: typed.kind.clone(), onchange: move |word| search.write().kind = word }
            div { class: "audit-deeds",
                Button { id: "audit-filter", r#type: "submit", busy, {t!("staff-audit-filter")} }
                if typed != Search::default() {
                    Button {
                        id: "audit-clear",
                        kind: ButtonKind::Plain,
                        onclick: move |_| {
                            search.set(Search::default());
                            onsearch.call(());
                        },
                        {t!("staff-audit-clear")}
                    }
                }
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
    rsx! {
        if page.items.is_empty() {
            Empty {
                title: t!("staff-audit-empty"),
                text: if page.next.is_some() { t!("staff-audit-goes-on") } else { String::new() },
                icon: IconName::Search,
            }
        } else {
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
                if row.actor_name.is_empty() {
                    span { "{actor}" }
                    if let Some(id) = &row.actor_id {
                        code { class: "id", title: "{id}", "{tail(id)}" }
                    }
                } else {
                    span { title: row.actor_id.clone().unwrap_or_default(), "{row.actor_name}" }
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
