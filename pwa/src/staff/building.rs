//! A hotel's own screen: who stays in the building, whom to look after first, and a note for the centre.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{Building, BuildingNote, Guest};
use mimamori_domain::patient::ReportingMode;

use super::looked::use_every;
use super::paged::use_pages;
use super::parts::{Empty, Failure, Loading, TierMark};
use super::patient::NOTE_MAX;
use super::session::Session;
use super::toast::Toasts;
use super::{web, words};
use crate::api;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field, Icon, IconName};

/// Seconds between two looks.
const LOOK_SECONDS: i32 = 20;

/// The page.
#[component]
pub fn BuildingPage() -> Element {
    let pages = use_pages::<Building>(|| "/staff/building".into());
    use_hook(|| pages.ask());
    use_every(LOOK_SECONDS, move || pages.again());
    let (building, error) = (pages.shown.read().clone(), pages.failed.read().clone());
    rsx! {
        div { class: "messaging",
            match (building, error) {
                (Some(building), error) => rsx! {
                    if error.is_some() {
                        p { class: "line-lost line-stale", role: "status",
                            Icon { name: IconName::Warning }
                            {t!("staff-queue-stale", time = words::clock_with_seconds(building.now))}
                        }
                    }
                    BuildingView { building, onmore: move |()| pages.more() }
                },
                (None, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| pages.again() }
                },
                (None, None) => rsx! { Loading {} },
            }
        }
    }
}

/// The guests, urgent ones first.
#[component]
pub fn BuildingView(building: Building, onmore: EventHandler<()>) -> Element {
    let now = building.now;
    let urgent = building.items.iter().filter(|guest| guest.urgent.is_some()).count();
    rsx! {
        header { class: "page-head",
            h1 { id: "page-title", tabindex: "-1", "{building.hotel}" }
            p { {t!("staff-building-count", n = building.items.len(), urgent = urgent)} }
        }
        p { class: "lead", {t!("staff-building-lead")} }
        if building.items.is_empty() {
            Empty { title: t!("staff-building-empty"), text: t!("staff-building-empty-text"), icon: IconName::Info }
        }
        ul { class: "dead", id: "guests", "aria-label": t!("staff-building-title"),
            for guest in building.items {
                GuestRow { key: "{guest.id}", guest, now }
            }
        }
        if building.next.is_some() {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "guests-more", onclick: move |_| onmore.call(()), {t!("staff-more")} }
            }
        }
    }
}

#[component]
fn GuestRow(guest: Guest, now: Timestamp) -> Element {
    let mut writing = use_signal(|| false);
    let unopened = guest.mode == ReportingMode::Own && !guest.opened;
    let room = if guest.room.is_empty() { t!("staff-building-no-room") } else { guest.room.clone() };
    let last = match guest.last_report_at {
        Some(at) => t!("staff-building-last", time = words::moment(at, now)),
        None => t!("staff-patients-never"),
    };
    rsx! {
        li { class: if guest.urgent.is_some() { "card card-bad" } else { "card" }, "data-guest": "{guest.id}",
            div { class: "dead-what",
                p { class: "dead-who",
                    strong { class: "guest-room", "{room}" }
                    strong { "{guest.name}" }
                    span { class: "row-kana", "{guest.kana}" }
                    span { {t!("staff-age", n = guest.age)} }
                }
                p { class: "dead-why",
                    TierMark { tier: guest.urgent.or(guest.tier) }
                    if guest.urgent.is_some() {
                        span { class: "state state-bad",
                            Icon { name: IconName::Warning }
                            if guest.waits {
                                span { {t!("staff-building-waits")} }
                            } else {
                                span { {t!("staff-building-taken")} }
                            }
                        }
                    }
                    if unopened {
                        span { class: "state state-ask",
                            Icon { name: IconName::Waiting }
                            span { {t!("staff-building-unopened")} }
                        }
                    }
                    span { class: "small", "{last}" }
                }
            }
            div { class: "dead-doing",
                Button { kind: ButtonKind::Secondary, class: "act-note", label: t!("staff-building-note-name", name = guest.name.as_str()), onclick: move |_| writing.set(true), {t!("staff-building-note")} }
            }
            NoteDialog { guest: guest.clone(), open: writing }
        }
    }
}

#[component]
fn NoteDialog(guest: Guest, open: Signal<bool>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut text = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let id = guest.id;
    let send = move |_| {
        tried.set(true);
        let typed = text.peek().trim().to_owned();
        if typed.is_empty() || typed.chars().count() > NOTE_MAX || busy.replace(true) {
            web::focus_soon(&format!("note-{id}"));
            return;
        }
        spawn(async move {
            let path = format!("/staff/building/{id}/notes");
            let answer = api::post::<_, ()>(&path, &BuildingNote { text: typed }).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    text.set(String::new());
                    tried.set(false);
                    open.set(false);
                    toasts.good(t!("staff-building-note-done"));
                }
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
            }
        });
    };
    let length = text.read().trim().chars().count();
    let error = if tried() && length == 0 {
        Some(t!("field-error-required"))
    } else {
        (length > NOTE_MAX).then(|| t!("staff-alert-note-too-long", n = length))
    };
    rsx! {
        Dialog {
            id: "guest-{id}",
            open,
            title: t!("staff-building-note-name", name = guest.name.as_str()),
            onclose: move |()| open.set(false),
            actions: rsx! {
                Button { class: "act-confirm", busy: busy(), onclick: send, {t!("staff-building-note-save")} }
            },
            p { {t!("staff-building-note-lead")} }
            Field {
                id: "note-{id}",
                label: t!("staff-building-note-label"),
                required: true,
                rows: 3,
                value: text(),
                error,
                oninput: move |typed| text.set(typed),
            }
        }
    }
}
