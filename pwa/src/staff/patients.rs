//! Patients: the named lists, and the search by part of a name, phone or HER-SYS ID.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::access::Action;
use mimamori_domain::api::{PatientLine, PatientList};
use mimamori_domain::values::tidy;

use super::issue::{Choosing, IssueBar};
use super::lists::Lists;
use super::pages::Page;
use super::parts::{Empty, Failure, Loading, TierMark};
use super::session::Session;
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::clock::use_now;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// How long to wait for the next letter.
const PAUSE_MS: i32 = 250;

/// The page.
#[component]
pub fn PatientsPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut query = use_signal(String::new);
    let mut list = use_signal(|| None::<PatientList>);
    let mut shown_for = use_signal(String::new);
    let mut failed = use_signal(|| None::<ApiError>);
    let mut busy = use_signal(|| false);
    let mut turn = use_signal(|| 0_u64);
    let now = use_now(30);
    // `after`: the next page of what is shown. Of several searches only the newest counts.
    let fetch = use_callback(move |(after, pause): (Option<String>, bool)| {
        turn += 1;
        let mine = *turn.peek();
        spawn(async move {
            if pause {
                browser::sleep(PAUSE_MS).await;
            }
            if *turn.peek() != mine {
                return;
            }
            let q = tidy(&query.peek());
            if q.is_empty() {
                list.set(None);
                failed.set(None);
                shown_for.set(q);
                busy.set(false);
                return;
            }
            busy.set(true);
            let mut path = format!("/staff/patients?q={}", super::escape(&q));
            if let Some(after) = &after {
                path = format!("{path}&after={}", super::escape(after));
            }
            let answer = api::get::<PatientList>(&path).await;
            if *turn.peek() != mine {
                return;
            }
            busy.set(false);
            match answer {
                Ok(mut page) => {
                    if after.is_some()
                        && let Some(before) = list.take()
                    {
                        page.items.splice(0..0, before.items);
                    }
                    shown_for.set(q);
                    failed.set(None);
                    list.set(Some(page));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    let can_register = session.can(Action::PatientRegister);
    let choosing = Choosing::use_here();
    let fetched = list.read().clone();
    rsx! {
        div { class: "patients",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-patients-title")} }
                if session.can(Action::PatientExport) {
                    Link { id: "export-open", to: Page::Export.path(), class: "button button-secondary",
                        Icon { name: IconName::Download }
                        span { {t!("staff-export-open")} }
                    }
                }
                if can_register {
                    Link { id: "patient-new", to: Page::New.path(), class: "button",
                        Icon { name: IconName::Plus }
                        span { {t!("staff-patients-new")} }
                    }
                }
            }
            form {
                class: "search",
                role: "search",
                onsubmit: move |event| {
                    event.prevent_default();
                    fetch.call((None, false));
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
                            fetch.call((None, true));
                        },
                    }
                    Button { id: "patient-search-submit", kind: ButtonKind::Secondary, r#type: "submit", busy: busy(), {t!("staff-patients-search-submit")} }
                }
            }
            match (fetched, failed()) {
                (None, None) if tidy(&query.read()).is_empty() => rsx! {
                    Lists {}
                },
                (_, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| fetch.call((None, false)) }
                },
                (None, None) => rsx! {
                    Loading {}
                },
                (Some(page), None) => rsx! {
                    if session.can(Action::NumberIssue) && !page.items.is_empty() {
                        IssueBar { choosing, lines: page.items.clone() }
                    }
                    PatientsView { page, query: shown_for(), now, busy: busy(), choosing, onmore: move |after| fetch.call((Some(after), false)) }
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
    onmore: EventHandler<String>,
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
                Line { key: "{line.id}", line, now, choosing }
            }
        }
        if let Some(after) = page.next {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "patients-more", busy, onclick: move |_| onmore.call(after.clone()), {t!("staff-more")} }
            }
        }
    }
}

#[component]
fn Line(line: PatientLine, now: Timestamp, choosing: Choosing) -> Element {
    let chosen = choosing.of(line.id);
    let last = line.last_report_at.map_or_else(
        || t!("staff-patients-never"),
        |at| format!("{} {}", t!("staff-patients-last"), words::ago(at, now)),
    );
    rsx! {
        li { class: if chosen.is_some() { "line line-choosing" } else { "line" }, "data-patient-id": "{line.id}",
            if let Some(chosen) = chosen {
                label { class: "line-choose",
                    input {
                        r#type: "checkbox",
                        checked: chosen,
                        onchange: move |event| choosing.choose(line.id, event.checked()),
                    }
                    span { class: "visually-hidden", {t!("staff-issue-choose", name = line.name.as_str())} }
                }
            }
            div { class: "line-tier", TierMark { tier: line.tier } }
            div { class: "line-who",
                Link { class: "row-name", to: Page::Patient(line.id).path(), "{line.name}" }
                span { class: "row-kana", "{line.kana}" }
            }
            p { class: "line-facts",
                span { {t!("staff-age", n = line.age)} }
                if let Some(day) = line.day {
                    span { {t!("staff-day", n = day)} }
                }
                span { {t!(format!("staff-class-{}", line.classification))} }
                span { {t!(format!("staff-place-{}", line.place))} }
                span { {t!(format!("staff-mode-{}", line.mode))} }
            }
            p { class: "line-flags",
                if line.high_risk {
                    span { class: "flag", {t!("staff-high-risk")} }
                }
                if line.lives_alone {
                    span { class: "flag", {t!("staff-lives-alone")} }
                }
            }
            p { class: "line-end",
                span { {t!(format!("staff-status-{}", line.status))} }
                span { class: "small", "{last}" }
            }
        }
    }
}
