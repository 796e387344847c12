//! Transfers between centres: who is asked to come, who is asked to go, and what became of it. The asked centre decides
//! here with everything it needs in one card; both see the state.

mod answer;
mod card;
mod many;

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::access::Action;
use mimamori_domain::api::{TransferCounts, TransferList, Transfers};

pub use self::answer::Answering;
pub use self::card::TransferCard;
pub use self::many::Many;
use self::many::{AcceptMany, ToldEach};
use super::live::{Live, POLL_SECONDS, Wire};
use super::pages::Page;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::clock::{self, use_now};
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// One calm line above the queue while another centre waits for an answer, or one's own waits too long.
#[component]
pub fn WaitingLine(counts: TransferCounts) -> Element {
    let TransferCounts { incoming, emergencies, overdue, outgoing_overdue, .. } = counts;
    let grave = emergencies > 0;
    rsx! {
        div { role: if grave { "alert" } else { "status" },
            if incoming > 0 || outgoing_overdue > 0 {
                div { class: if grave { "line-lost line-stale" } else { "line-lost" }, id: "transfers-waiting",
                    Icon { name: if grave { IconName::Warning } else { IconName::Forward } }
                    span {
                        if incoming > 0 {
                            span { class: "sentence", {t!("staff-transfers-incoming", n = incoming)} }
                        }
                        if emergencies > 0 {
                            span { class: "sentence", {t!("staff-transfers-emergencies", n = emergencies)} }
                        }
                        if overdue > 0 {
                            span { class: "sentence", {t!("staff-transfers-overdue", n = overdue)} }
                        }
                        if outgoing_overdue > 0 {
                            span { class: "sentence", {t!("staff-transfers-outgoing-overdue", n = outgoing_overdue)} }
                        }
                    }
                    Link { to: Page::Transfers.path(), id: "transfers-look", {t!("staff-transfers-look")} }
                }
            }
        }
    }
}

/// The page.
#[component]
pub fn TransfersPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let live = Live::take();
    let now = use_now(5);
    let mut which = use_signal(TransferList::default);
    let mut list = use_signal(|| None::<(TransferList, Transfers)>);
    let mut failed = use_signal(|| None::<ApiError>);
    let mut busy = use_signal(|| false);
    let mut turn = use_signal(|| 0_u64);
    let many = Many::use_here();
    // Of several requests only the newest counts; a page further on is put behind what is shown.
    let fetch = use_callback(move |after: Option<String>| {
        turn += 1;
        let mine = *turn.peek();
        let wanted = *which.peek();
        busy.set(true);
        spawn(async move {
            let after_query =
                after.as_ref().map(|after| format!("&after={}", super::escape(after))).unwrap_or_default();
            let answer = api::get::<Transfers>(&format!("/staff/transfers?list={wanted}{after_query}")).await;
            if *turn.peek() != mine {
                return;
            }
            busy.set(false);
            match answer {
                Ok(mut page) => {
                    clock::heard_server_time(page.now);
                    if after.is_some()
                        && let Some((_, before)) = list.take()
                    {
                        page.items.splice(0..0, before.items);
                    }
                    failed.set(None);
                    list.set(Some((wanted, page)));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    use_hook(|| fetch.call(None));
    // Whatever the feed says: a transfer, or an alert of somebody who is on the way.
    let mut heard = use_signal(|| live.touched.peek().0);
    use_effect(move || {
        let (n, _) = *live.touched.read();
        if n != *heard.peek() {
            heard.set(n);
            fetch.call(None);
        }
    });
    use_future(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(POLL_SECONDS * 1000).await;
            if *live.wire.peek() != Wire::Live {
                fetch.call(None);
            }
        }
    });
    let shown = list.read().clone().filter(|(shown, _)| *shown == which());
    let counts = list.read().as_ref().map(|(_, page)| page.counts).unwrap_or_default();
    let error = failed.read().clone();
    rsx! {
        div { class: "transfers",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-transfers-title")} }
            }
            p { class: "lead", {t!("staff-transfers-lead")} }
            div { class: "views", role: "group", "aria-label": t!("staff-transfers-lists"),
                div { class: "views-parts",
                    for part in TransferList::ALL.iter().copied() {
                        button {
                            key: "{part}",
                            r#type: "button",
                            class: "view",
                            id: "transfers-{part}",
                            "aria-pressed": if which() == part { "true" } else { "false" },
                            onclick: move |_| {
                                which.set(part);
                                fetch.call(None);
                            },
                            {t!(format!("staff-transfers-list-{part}"))}
                            if let Some(n) = counted(part, &counts) {
                                " "
                                strong { "{n}" }
                            }
                        }
                    }
                }
            }
            ToldEach { many }
            match (shown, error) {
                (Some((which, page)), _) => rsx! {
                    TransfersView {
                        which,
                        page,
                        many,
                        now,
                        busy: busy(),
                        onmore: move |after| fetch.call(Some(after)),
                        onchange: move |()| fetch.call(None),
                    }
                },
                (None, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| fetch.call(None) }
                },
                (None, None) => rsx! {
                    Loading {}
                },
            }
        }
    }
}

/// What stands beside the name of a list: how many wait.
fn counted(part: TransferList, counts: &TransferCounts) -> Option<String> {
    let n = match part {
        TransferList::Incoming => counts.incoming,
        TransferList::Outgoing => counts.outgoing,
        TransferList::In | TransferList::Out | TransferList::Ended => 0,
    };
    (n > 0).then(|| if n >= 100 { t!("staff-transfers-hundred") } else { n.to_string() })
}

/// The cards of one list, or why there are none.
#[component]
pub fn TransfersView(
    which: TransferList,
    page: Transfers,
    many: Many,
    now: Timestamp,
    busy: bool,
    onmore: EventHandler<String>,
    onchange: EventHandler<()>,
) -> Element {
    let session = Session::take();
    // One alone is answered on its card.
    let choosing =
        which == TransferList::Incoming && page.items.len() > 1 && session.can(Action::TransferAnswer);
    if page.items.is_empty() {
        return rsx! {
            Empty {
                title: t!(format!("staff-transfers-empty-{which}")),
                text: t!("staff-transfers-empty-text"),
            }
        };
    }
    rsx! {
        if choosing {
            AcceptMany { many, items: page.items.clone(), onchange }
        }
        ul { class: "dead", id: "transfers-list", "aria-label": t!(format!("staff-transfers-list-{which}")),
            for transfer in page.items {
                TransferCard { key: "{transfer.id}", transfer, now, many: choosing.then_some(many), onchange }
            }
        }
        if let Some(after) = page.next {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "transfers-more", busy, onclick: move |_| onmore.call(after.clone()), {t!("staff-more")} }
            }
        }
    }
}
