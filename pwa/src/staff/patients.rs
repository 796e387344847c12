//! Patients: the named lists, and the search by part of a name, phone or HER-SYS ID.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::access::Action;
use mimamori_domain::api::{PatientLine, PatientList};
use mimamori_domain::values::tidy;

use super::issue::{Choosing, IssueBar};
use super::lists::Lists;
use super::lists::row::PatientRow;
use super::paged::use_pages;
use super::pages::Page;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use super::words;
use crate::state::browser;
use crate::state::clock::use_now;
use crate::state::route::Link;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// How long to wait for the next letter.
const PAUSE_MS: i32 = 250;

/// The page.
#[component]
pub fn PatientsPage() -> Element {
    let session = Session::take();
    let mut query = use_signal(String::new);
    let mut asked = use_signal(String::new);
    let mut turn = use_signal(|| 0_u64);
    let now = use_now(30);
    let pages =
        use_pages::<PatientList>(move || format!("/staff/patients?q={}", super::escape(&asked.peek())));
    // While somebody types, the next letter is waited for.
    let search = use_callback(move |pause: bool| {
        turn += 1;
        let mine = *turn.peek();
        spawn(async move {
            if pause {
                browser::sleep(PAUSE_MS).await;
            }
            if *turn.peek() != mine {
                return;
            }
            asked.set(tidy(&query.peek()));
            if asked.peek().is_empty() {
                pages.forget();
            } else {
                pages.ask();
            }
        });
    });
    let choosing = Choosing::use_here();
    let (fetched, failed) = (pages.shown.read().clone(), pages.failed.read().clone());
    rsx! {
        div { class: "patients",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-patients-title")} }
                div { class: "patient-buttons",
                    if session.can(Action::PatientExport) {
                        Link { id: "export-open", to: Page::Export.path(), class: "button button-secondary",
                            Icon { name: IconName::Download }
                            span { {t!("staff-export-open")} }
                        }
                    }
                    if session.can(Action::PatientRegister) {
                        Link { id: "patient-new", to: Page::New.path(), class: "button",
                            Icon { name: IconName::Plus }
                            span { {t!("staff-patients-new")} }
                        }
                    }
                }
            }
            form {
                class: "search",
                role: "search",
                onsubmit: move |event| {
                    event.prevent_default();
                    search.call(false);
                },
                label { class: "field-label", r#for: "patient-search", {t!("staff-patients-search")} }
                div { class: "search-line",
                    Icon { name: IconName::Search }
                    input {
                        id: "patient-search",
                        class: "input",
                        r#type: "search",
                        autocomplete: "off",
                        value: query(),
                        oninput: move |event| {
                            query.set(event.value());
                            search.call(true);
                        },
                    }
                    Button { id: "patient-search-submit", kind: ButtonKind::Secondary, r#type: "submit", busy: (pages.busy)(), {t!("staff-patients-search-submit")} }
                }
            }
            match (fetched, failed) {
                (None, None) if tidy(&query.read()).is_empty() => rsx! {
                    Lists {}
                },
                (_, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| pages.again() }
                },
                (None, None) => rsx! {
                    Loading {}
                },
                (Some(page), None) => rsx! {
                    if session.can(Action::NumberIssue) && !page.items.is_empty() {
                        div { class: "list-acts",
                            IssueBar { choosing, lines: page.items.clone() }
                        }
                    }
                    PatientsView { page, query: asked(), now, busy: (pages.busy)(), choosing, onmore: move |()| pages.more() }
                },
            }
        }
    }
}

/// The lines, or why there are none.
#[component]
pub fn PatientsView(
    page: PatientList,
    query: String,
    now: Timestamp,
    busy: bool,
    choosing: Choosing,
    onmore: EventHandler<()>,
) -> Element {
    if page.items.is_empty() {
        return if query.is_empty() {
            rsx! { Empty { title: t!("staff-patients-empty"), text: t!("staff-patients-empty-hint"), icon: IconName::Person } }
        } else {
            rsx! { Empty { title: t!("staff-patients-not-found", q = query), text: t!("staff-patients-not-found-hint"), icon: IconName::Search } }
        };
    }
    rsx! {
        ul { class: "lines", id: "patients-list", "aria-label": t!("staff-patients-list"),
            for line in page.items {
                Found { key: "{line.id}", line, now, choosing }
            }
        }
        if page.next.is_some() {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "patients-more", busy, onclick: move |_| onmore.call(()), {t!("staff-more")} }
            }
        }
    }
}

#[component]
fn Found(line: PatientLine, now: Timestamp, choosing: Choosing) -> Element {
    let last = line.last_report_at.map_or_else(
        || t!("staff-patients-never"),
        |at| format!("{} {}", t!("staff-patients-last"), words::ago(at, now)),
    );
    rsx! {
        PatientRow { line: line.clone(), choosing,
            p { class: "line-facts",
                span { {t!(format!("staff-class-{}", line.classification))} }
                span { {t!(format!("staff-place-{}", line.place))} }
                span { {t!(format!("staff-mode-{}", line.mode))} }
            }
            p { class: "line-facts",
                span { {t!(format!("staff-status-{}", line.status))} }
                span { class: "small", "{last}" }
            }
        }
    }
}
