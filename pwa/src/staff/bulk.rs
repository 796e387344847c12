//! An act on many patients: what it would do, how far it has got, what became of each, and taking it back. It has an
//! address of its own, so that a reload, a second tab or a colleague sees the same.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use mimamori_domain::api::{BulkAct, BulkItem, BulkItemState, BulkItems, BulkReason, BulkState, BulkView};
use mimamori_domain::{BulkId, Timestamp};

use super::pages::Page;
use super::parts::{Failure, Loading};
use super::session::Session;
use super::toast::Toasts;
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::clock::use_now;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, NoticeKind};

/// Between two looks at how far it has got.
const LOOK_MS: i32 = 500;

/// Is it at work?
const fn is_going(state: BulkState) -> bool {
    matches!(state, BulkState::Choosing | BulkState::Running | BulkState::Undoing)
}

/// The page.
#[component]
pub fn BulkPage(id: BulkId) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut view = use_signal(|| None::<BulkView>);
    let mut items = use_signal(|| None::<BulkItems>);
    let mut left_out = use_signal(|| false);
    let mut failed = use_signal(|| None::<ApiError>);
    let mut busy = use_signal(|| false);
    let now = use_now(30);
    let list = use_callback(move |after: Option<i64>| {
        let only = *left_out.peek();
        let after_text = after.map(|n| format!("&after={n}")).unwrap_or_default();
        spawn(async move {
            let path = format!("/staff/bulk/{id}/items?left_out={only}{after_text}");
            let Ok(mut page) = api::get::<BulkItems>(&path).await else { return };
            if *left_out.peek() != only {
                return;
            }
            if after.is_some()
                && let Some(before) = items.take()
            {
                page.items.splice(0..0, before.items);
            }
            items.set(Some(page));
        });
    });
    let look = use_callback(move |()| {
        spawn(async move {
            match api::get::<BulkView>(&format!("/staff/bulk/{id}")).await {
                Ok(seen) => {
                    failed.set(None);
                    let state = view.peek().as_ref().map(|before: &BulkView| before.state);
                    if state != Some(seen.state) && !is_going(seen.state) {
                        list.call(None);
                    }
                    view.set(Some(seen));
                }
                Err(error) => {
                    session.heed(&error, route);
                    // How far it had got stays on the screen while the network is away.
                    if view.peek().is_none() {
                        failed.set(Some(error));
                    }
                }
            }
        });
    });
    use_hook(|| look.call(()));
    use_future(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(LOOK_MS).await;
            if view.peek().as_ref().is_some_and(|view| is_going(view.state)) {
                look.call(());
            }
        }
    });
    let press = use_callback(move |what: &'static str| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            match api::post_empty::<BulkView>(&format!("/staff/bulk/{id}/{what}")).await {
                Ok(seen) => {
                    view.set(Some(seen));
                    look.call(());
                }
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
            }
            busy.set(false);
        });
    });
    let seen = view.read().clone();
    rsx! {
        div { class: "bulk",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-bulk-begin")} }
                Link { to: Page::Patients.path(), class: "button button-secondary", id: "bulk-back", {t!("staff-bulk-back")} }
            }
            match (seen, failed()) {
                (None, Some(error)) => rsx! { Failure { error, onretry: move |()| look.call(()) } },
                (None, None) => rsx! { Loading {} },
                (Some(view), _) => rsx! {
                    BulkCard { view: view.clone(), now, busy: busy(), onpress: move |what| press.call(what) }
                    BulkResults {
                        places: matches!(view.act, BulkAct::Move { .. } | BulkAct::Transfer { .. }),
                        items: items(),
                        left_out: left_out(),
                        onfilter: move |only| {
                            left_out.set(only);
                            items.set(None);
                            list.call(None);
                        },
                        onmore: move |after| list.call(Some(after)),
                    }
                },
            }
        }
    }
}

/// What it is, how far it has got, and what can be done with it.
#[component]
pub fn BulkCard(view: BulkView, now: Timestamp, busy: bool, onpress: EventHandler<&'static str>) -> Element {
    let (total, over) = (view.total.max(1), view.done + view.left_out);
    let undoable = view.undo_until.filter(|until| *until > now);
    let (kept, left_out): (BTreeMap<_, _>, BTreeMap<_, _>) =
        view.reasons.clone().into_iter().partition(|(reason, _)| reason.is_of_undoing());
    rsx! {
        section { class: "card", id: "bulk", "data-state": "{view.state}", "aria-labelledby": "bulk-act",
            h2 { id: "bulk-act",
                {t!(format!("staff-bulk-act-{}", view.act.word()))}
                if let Some(to) = whither(&view) {
                    " → {to}"
                }
            }
            if !view.note.is_empty() {
                p { class: "bulk-note", "{view.note}" }
            }
            p { class: "small", {t!("staff-bulk-by", name = view.by.name.as_str(), time = words::moment(view.created_at, now))} }
            div { role: "status", id: "bulk-said",
                match view.state {
                    BulkState::Preview => rsx! { p { class: "bulk-number", {t!("staff-bulk-would", n = view.done)} } },
                    BulkState::Choosing => rsx! { p { {t!("staff-bulk-state-choosing")} } },
                    BulkState::Forgotten => rsx! { Notice { kind: NoticeKind::Info, title: t!("staff-bulk-forgotten") } },
                    BulkState::Running => rsx! { p { {t!("staff-bulk-running", n = over, total = view.total)} } },
                    BulkState::Done => rsx! { Notice { kind: NoticeKind::Success, title: t!("staff-bulk-done", n = view.done) } },
                    BulkState::Undoing => rsx! { p { {t!("staff-bulk-undoing", n = view.undone, total = view.done)} } },
                    BulkState::Undone => rsx! { Notice { kind: NoticeKind::Info, title: t!("staff-bulk-undone", n = view.undone) } },
                }
            }
            if view.state == BulkState::Running {
                progress { max: "{total}", value: "{over}", "aria-label": t!("staff-bulk-begin") }
            }
            Reasons { id: "bulk-reasons", title: t!("staff-bulk-left-out", n = view.left_out), reasons: left_out }
            Reasons { id: "bulk-kept", title: t!("staff-bulk-kept", n = kept.values().sum::<i64>()), reasons: kept }
            if view.mine {
                div { class: "dead-doing",
                    if view.state == BulkState::Preview {
                        Button { id: "bulk-confirm", busy, disabled: view.done == 0, onclick: move |_| onpress.call("confirm"), {t!("staff-bulk-confirm", n = view.done)} }
                    }
                    if let Some(until) = undoable {
                        Button { id: "bulk-undo", kind: ButtonKind::Secondary, busy, onclick: move |_| onpress.call("undo"), {t!("staff-bulk-undo", time = until.clock_time())} }
                    }
                }
            }
        }
    }
}

/// Why some were left as they are, and how many.
#[component]
fn Reasons(id: String, title: String, reasons: BTreeMap<BulkReason, i64>) -> Element {
    if reasons.is_empty() {
        return rsx! {};
    }
    rsx! {
        h3 { "{title}" }
        ul { class: "bulk-reasons", id,
            for (reason , n) in reasons {
                li { key: "{reason}", "data-reason": "{reason}",
                    Icon { name: IconName::Minus }
                    span { {t!(format!("staff-bulk-reason-{reason}"))} " " {t!("staff-list-people", n = n)} }
                }
            }
        }
    }
}

/// To whom or where, in words.
fn whither(view: &BulkView) -> Option<String> {
    view.to.clone().or_else(|| match view.act {
        BulkAct::Assign { .. } => Some(t!("staff-filter-nobody")),
        BulkAct::Move { .. } => Some(t!("staff-place-home")),
        BulkAct::CloseNoProblem | BulkAct::Transfer { .. } => None,
    })
}

/// What became of each patient, or would; with where they stay now, if that matters.
#[component]
pub fn BulkResults(
    places: bool,
    items: Option<BulkItems>,
    left_out: bool,
    onfilter: EventHandler<bool>,
    onmore: EventHandler<i64>,
) -> Element {
    let Some(BulkItems { items, next }) = items else { return rsx! {} };
    rsx! {
        section { class: "card", "aria-labelledby": "bulk-each",
            h2 { id: "bulk-each", {t!("staff-bulk-each")} }
            label { class: "list-check",
                input { r#type: "checkbox", id: "bulk-only-left", checked: left_out, onchange: move |event| onfilter.call(event.checked()) }
                span { {t!("staff-bulk-only-left")} }
            }
            ul { class: "bulk-items", id: "bulk-items",
                for item in items {
                    li { key: "{item.patient_id}", "data-item-state": "{item.state}",
                        if item.name.is_empty() {
                            span { {t!("staff-bulk-not-in-sight")} }
                        } else {
                            Link { to: Page::Patient(item.patient_id).path(), "{item.name}" }
                        }
                        if let Some(stays) = item.stays.as_ref().filter(|_| places) {
                            span { class: "bulk-stays", {words::place(stays.place, &stays.hotel, &stays.room)} }
                        }
                        span { class: "bulk-became", {became(&item)} }
                    }
                }
            }
            if let Some(after) = next {
                div { class: "more",
                    Button { kind: ButtonKind::Secondary, id: "bulk-more", onclick: move |_| onmore.call(after), {t!("staff-more")} }
                }
            }
        }
    }
}

fn became(item: &BulkItem) -> String {
    match (item.reason, item.state) {
        (Some(reason), _) => {
            let reason = t!(format!("staff-bulk-reason-{reason}"));
            item.who.as_ref().map_or(reason.clone(), |who| format!("{reason} · {who}"))
        }
        (None, BulkItemState::Waiting) => t!("staff-bulk-item-waiting"),
        (None, state) => t!(format!("staff-bulk-item-{state}")),
    }
}
