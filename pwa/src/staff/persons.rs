//! One person, for the prefecture: searched in all centres, opened with a reason for half an hour, read only. The reason
//! is kept, and the centre sees it.

use dioxus::prelude::*;
use mimamori_domain::PatientId;
use mimamori_domain::api::{OpenPerson, PersonLine, PersonList, PersonOpened};

use super::pages::Page;
use super::parts::{Empty, Failure};
use super::patient::{NOTE_MAX, PatientPageView};
use super::session::Session;
use super::toast::Toasts;
use super::{web, words};
use crate::api::{self, ApiError};
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field, Icon, IconName, Notice, NoticeKind};

/// The search.
#[component]
pub fn PersonsPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut query = use_signal(String::new);
    let mut found = use_signal(|| None::<PersonList>);
    let mut failed = use_signal(|| None::<ApiError>);
    let mut busy = use_signal(|| false);
    let search = use_callback(move |()| {
        let typed = query.peek().trim().to_owned();
        if typed.chars().count() < 2 || busy.replace(true) {
            return;
        }
        spawn(async move {
            let answer = api::get::<PersonList>(&format!("/staff/persons?q={}", super::escape(&typed))).await;
            busy.set(false);
            match answer {
                Ok(list) => {
                    failed.set(None);
                    found.set(Some(list));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    let list = found.read().clone();
    rsx! {
        div { class: "patients",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-persons-title")} }
            }
            p { class: "lead", {t!("staff-persons-lead")} }
            form {
                class: "search",
                role: "search",
                onsubmit: move |event| {
                    event.prevent_default();
                    search.call(());
                },
                label { class: "field-label", r#for: "person-search", {t!("staff-persons-search")} }
                div { class: "search-line",
                    Icon { name: IconName::Search }
                    input { id: "person-search", class: "input", r#type: "search", autocomplete: "off", value: query(), oninput: move |event| query.set(event.value()) }
                    Button { id: "person-search-submit", kind: ButtonKind::Secondary, r#type: "submit", busy: busy(), {t!("staff-patients-search-submit")} }
                }
            }
            match (list, failed()) {
                (_, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| search.call(()) }
                },
                (None, None) => rsx! {},
                (Some(list), None) => rsx! { PersonsView { list } },
            }
        }
    }
}

/// Who was found, with the way to open each.
#[component]
pub fn PersonsView(list: PersonList) -> Element {
    if list.items.is_empty() {
        return rsx! { Empty { title: t!("staff-persons-nobody"), text: t!("staff-persons-nobody-text"), icon: IconName::Search } };
    }
    rsx! {
        ul { class: "dead", id: "persons-list", "aria-label": t!("staff-persons-title"),
            for person in list.items {
                PersonRow { key: "{person.id}", person }
            }
        }
        if list.more {
            p { class: "small", {t!("staff-persons-more")} }
        }
    }
}

#[component]
fn PersonRow(person: PersonLine) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut asking = use_signal(|| false);
    let mut reason = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let id = person.id;
    let open = move |_| {
        tried.set(true);
        let text = reason.peek().trim().to_owned();
        if text.is_empty() || text.chars().count() > NOTE_MAX || busy.replace(true) {
            web::focus_soon(&format!("reason-{id}"));
            return;
        }
        spawn(async move {
            let path = format!("/staff/persons/{id}/open");
            let answer = api::post::<_, PersonOpened>(&path, &OpenPerson { reason: text }).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    asking.set(false);
                    route.go(&Page::Person(id).path());
                }
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
            }
        });
    };
    let length = reason.read().trim().chars().count();
    let error = if tried() && length == 0 {
        Some(t!("field-error-required"))
    } else {
        (length > NOTE_MAX).then(|| t!("staff-alert-note-too-long", n = length))
    };
    rsx! {
        li { class: "card", "data-person": "{id}",
            div { class: "dead-what",
                p { class: "dead-who",
                    strong { "{person.name}" }
                    span { {t!("staff-age", n = person.age)} }
                    span { "{person.center}" }
                }
            }
            div { class: "dead-doing",
                Button { kind: ButtonKind::Secondary, class: "act-open", label: t!("staff-persons-open-name", name = person.name.as_str()), onclick: move |_| asking.set(true), {t!("staff-persons-open")} }
            }
            Dialog {
                id: "person-{id}",
                open: asking,
                title: t!("staff-persons-open-name", name = person.name.as_str()),
                onclose: move |()| asking.set(false),
                actions: rsx! {
                    Button { class: "act-confirm", busy: busy(), onclick: open, {t!("staff-persons-open-confirm")} }
                },
                p { {t!("staff-persons-open-lead")} }
                Field {
                    id: "reason-{id}",
                    label: t!("staff-persons-reason"),
                    hint: t!("staff-persons-reason-hint"),
                    required: true,
                    rows: 3,
                    value: reason(),
                    error,
                    oninput: move |text| reason.set(text),
                }
            }
        }
    }
}

/// One person, to be read.
#[component]
pub fn PersonPage(id: PatientId) -> Element {
    rsx! {
        nav { class: "patient-nav",
            Link { to: Page::Persons.path(), class: "back", id: "back-persons",
                Icon { name: IconName::Back }
                {t!("staff-persons-title")}
            }
        }
        Notice { kind: NoticeKind::Info, id: "person-notice", title: t!("staff-persons-notice"),
            p { {t!("staff-persons-notice-text")} }
        }
        PatientPageView { id }
    }
}
