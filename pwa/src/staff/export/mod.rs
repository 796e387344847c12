//! Patients or reports as a file: what and how is asked here, the browser fetches the file by itself, and the server
//! tells how far it has come.

mod form;
mod log;

use dioxus::prelude::*;
use mimamori_domain::api::{ExportPage, ExportState, ExportView, NewExport};
use mimamori_domain::values::FieldError;

use self::form::ExportForm;
use self::log::Log;
use super::parts::{Failure, Loading};
use super::session::Session;
use super::web;
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, Spinner, progress};

/// How often it is asked how far a file has come.
const LOOK_MS: i32 = 400;
/// Looks without a beginning after which it is said that something is in the way.
const LONG: usize = 12;

/// The page.
#[component]
pub fn ExportPageView() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut page = use_signal(|| None::<ExportPage>);
    let mut failed = use_signal(|| None::<ApiError>);
    let mut refusal = use_signal(|| None::<String>);
    let mut fields = use_signal(Vec::<FieldError>::new);
    let mut mine = use_signal(|| None::<ExportView>);
    let mut waited = use_signal(|| 0_usize);
    let mut busy = use_signal(|| false);
    let fetch = use_callback(move |()| {
        spawn(async move {
            match api::get::<ExportPage>("/staff/exports").await {
                Ok(got) => {
                    failed.set(None);
                    page.set(Some(got));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    use_hook(|| fetch.call(()));
    // Looks at the list until the file has ended or nobody fetches it.
    let follow = use_callback(move |export: ExportView| {
        web::download(&format!("{}/staff/exports/{}/file", api::PREFIX, export.id));
        waited.set(0);
        busy.set(true);
        spawn(async move {
            loop {
                browser::sleep(LOOK_MS).await;
                // A look that fails is followed by another one: the file comes by another road.
                if let Ok(got) = api::get::<ExportPage>("/staff/exports").await {
                    let found = got.items.iter().find(|it| it.id == export.id).cloned();
                    page.set(Some(got));
                    let state = found.as_ref().map_or(ExportState::Broken, |it| it.state);
                    mine.set(found);
                    if matches!(state, ExportState::Done | ExportState::Broken) {
                        break;
                    }
                    if state == ExportState::Ready {
                        waited += 1;
                        if *waited.peek() > LONG {
                            break;
                        }
                    }
                }
            }
            busy.set(false);
            web::focus_soon("export-mine");
        });
    });
    let ask = use_callback(move |new: NewExport| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        refusal.set(None);
        fields.set(vec![]);
        mine.set(None);
        spawn(async move {
            match api::post::<_, ExportView>("/staff/exports", &new).await {
                Ok(export) => {
                    mine.set(Some(export.clone()));
                    follow.call(export);
                }
                Err(error) => {
                    busy.set(false);
                    session.heed(&error, route);
                    match &error {
                        ApiError::Problem(problem) if !problem.fields.is_empty() => {
                            fields.set(problem.fields.clone());
                        }
                        _ => refusal.set(Some(words::error(&error))),
                    }
                }
            }
        });
    });
    let (got, error) = (page.read().clone(), failed());
    rsx! {
        div { class: "export",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-export-title")} }
            }
            match (got, error) {
                (Some(got), _) => rsx! {
                    ExportBody {
                        page: got,
                        mine: mine(),
                        waited: waited() > LONG,
                        busy: busy(),
                        refusal: refusal(),
                        fields: fields(),
                        onask: ask,
                        onagain: follow,
                    }
                },
                (None, Some(error)) => rsx! { Failure { error, onretry: move |()| fetch.call(()) } },
                (None, None) => rsx! { Loading {} },
            }
        }
    }
}

/// Everything under the title.
#[component]
pub fn ExportBody(
    page: ExportPage,
    /// The one that was asked for on this screen.
    mine: Option<ExportView>,
    /// It has waited long to be fetched.
    waited: bool,
    busy: bool,
    refusal: Option<String>,
    fields: Vec<FieldError>,
    onask: EventHandler<NewExport>,
    onagain: EventHandler<ExportView>,
) -> Element {
    rsx! {
        p { class: "lead", {t!("staff-export-lead")} }
        if page.allowed {
            ExportForm { busy, fields, onask }
        } else {
            Outside { address: page.address.clone() }
        }
        div { role: "alert", class: "refusals",
            if let Some(refusal) = refusal {
                Notice { kind: NoticeKind::Error, id: "export-refused", title: refusal }
            }
        }
        if let Some(export) = mine {
            Mine { export, waited, onagain }
        }
        Log { items: page.items }
    }
}

#[component]
fn Outside(address: String) -> Element {
    let text = if address.is_empty() {
        t!("staff-export-outside-unknown")
    } else {
        t!("staff-export-outside-text", address = address)
    };
    rsx! {
        Notice { kind: NoticeKind::Error, id: "export-outside", title: t!("staff-export-outside"), p { "{text}" } }
    }
}

/// How far the file has come.
#[component]
fn Mine(export: ExportView, waited: bool, onagain: EventHandler<ExportView>) -> Element {
    let (looked, total, rows) = (export.looked, export.total.max(1), export.rows);
    let words = t!("staff-export-progress", total = export.total, looked = looked, rows = rows);
    let number = |n: i64| usize::try_from(n).unwrap_or(0);
    let again = export.clone();
    rsx! {
        section { class: "card", id: "export-mine", tabindex: "-1", "aria-live": "polite", "data-export": "{export.id}", "data-state": "{export.state}",
            match export.state {
                ExportState::Ready if waited => rsx! {
                    Notice { kind: NoticeKind::Warning, title: t!("staff-export-waiting-long") }
                    Button { kind: ButtonKind::Secondary, id: "export-again", onclick: move |_| onagain.call(again.clone()), {t!("staff-export-again")} }
                },
                ExportState::Ready => rsx! { Spinner { label: t!("staff-export-waiting") } },
                ExportState::Running => progress(number(looked.min(total)), number(total), &words),
                ExportState::Done => rsx! {
                    Notice { kind: NoticeKind::Success, title: t!("staff-export-done", rows = rows),
                        p { {t!("staff-export-done-text", rows = rows)} }
                        if export.replaced > 0 {
                            p { {t!("staff-export-replaced", n = export.replaced)} }
                        }
                    }
                },
                ExportState::Broken => rsx! {
                    Notice { kind: NoticeKind::Error, title: t!("staff-export-broken"),
                        p { {t!("staff-export-broken-text")} }
                    }
                },
            }
        }
    }
}
