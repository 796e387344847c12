//! Taking several patients over at once: chosen on their cards, asked once more with their names, told one by one.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use mimamori_domain::api::{
    ACCEPT_MAX, AcceptTransfers, AcceptedTransfer, AcceptedTransfers, MOVING_NOTE_MAX, TransferView,
};
use mimamori_domain::{PatientId, TransferId};

use crate::api;
use crate::staff::pages::Page;
use crate::staff::queue::state::QueueState;
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::words;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field, Notice, NoticeKind};

/// Somebody who was to be taken over, and what became of it.
#[derive(Clone, PartialEq)]
struct Told {
    patient: PatientId,
    name: String,
    said: AcceptedTransfer,
}

/// Which cards are chosen, and what became of the last ones. A copy of handles.
#[derive(Clone, Copy, PartialEq)]
pub struct Many {
    chosen: Signal<BTreeSet<TransferId>>,
    told: Signal<Vec<Told>>,
}

impl Many {
    /// Of this page.
    pub fn use_here() -> Self {
        Self { chosen: use_signal(BTreeSet::new), told: use_signal(Vec::new) }
    }
    /// Is this card chosen?
    pub fn has(self, id: TransferId) -> bool {
        self.chosen.read().contains(&id)
    }
    /// Chooses a card, or not any more.
    pub fn choose(mut self, id: TransferId, wanted: bool) {
        let mut chosen = self.chosen.write();
        if wanted {
            chosen.insert(id);
        } else {
            chosen.remove(&id);
        }
    }
}

/// The bar above the cards: all that are shown, or none; and the question before it is done. Whose card has gone
/// meanwhile is not asked for.
#[component]
pub fn AcceptMany(many: Many, items: Vec<TransferView>, onchange: EventHandler<()>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let queue = QueueState::take();
    let route = use_route();
    let Many { mut chosen, mut told } = many;
    let mut open = use_signal(|| false);
    let mut note = use_signal(String::new);
    let mut busy = use_signal(|| false);
    let shown: BTreeSet<TransferId> = items.iter().map(|item| item.id).take(ACCEPT_MAX).collect();
    let picked: Vec<TransferView> = items.iter().filter(|item| many.has(item.id)).cloned().collect();
    let n = picked.len();
    let all = n == shown.len();
    let Some(center) = items.first().map(|item| item.to.name.clone()) else { return rsx! {} };
    let names =
        picked.iter().map(|item| item.name.as_str()).collect::<Vec<_>>().join(&t!("staff-list-comma"));
    let length = note.read().trim().chars().count();
    let too_long = (length > MOVING_NOTE_MAX).then(|| t!("staff-transfer-too-long", n = length));
    let send = move |_| {
        let text = note.peek().trim().to_owned();
        if *busy.peek() || text.chars().count() > MOVING_NOTE_MAX {
            return;
        }
        busy.set(true);
        let picked = picked.clone();
        spawn(async move {
            let body = AcceptTransfers { transfers: picked.iter().map(|item| item.id).collect(), note: text };
            let answer = api::post::<_, AcceptedTransfers>("/staff/transfers/accept", &body).await;
            busy.set(false);
            open.set(false);
            match answer {
                Ok(AcceptedTransfers { items }) => {
                    let each = picked.into_iter().zip(items);
                    told.set(
                        each.map(|(of, said)| Told { patient: of.patient_id, name: of.name, said }).collect(),
                    );
                    chosen.set(BTreeSet::new());
                    note.set(String::new());
                }
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
            }
            queue.refresh();
            onchange.call(());
        });
    };
    rsx! {
        div { class: "card transfer-many", id: "transfers-many",
            label { class: "list-check",
                input {
                    r#type: "checkbox",
                    id: "transfers-all",
                    checked: all,
                    onchange: move |event| chosen.set(if event.checked() { shown.clone() } else { BTreeSet::new() }),
                }
                span { {t!("staff-transfers-choose-all", n = items.len())} }
            }
            Button { id: "transfers-accept", disabled: n == 0, onclick: move |_| open.set(true), {t!("staff-transfers-accept", n = n)} }
        }
        Dialog {
            id: "accept-many",
            open,
            title: t!("staff-transfers-accept-title", n = n),
            onclose: move |()| open.set(false),
            actions: rsx! {
                Button { id: "accept-many-confirm", busy: busy(), onclick: send, {t!("staff-transfers-accept", n = n)} }
            },
            p { class: "transfer-names", "{names}" }
            p { {t!("staff-transfer-accept-lead", to = center)} }
            Field {
                id: "accept-many-note",
                label: t!("staff-transfer-note"),
                hint: t!("staff-transfers-note-hint"),
                rows: 3,
                value: note(),
                error: too_long,
                oninput: move |text| note.set(text),
            }
        }
    }
}

/// What became of each, until somebody has read it.
#[component]
pub fn ToldEach(many: Many) -> Element {
    let mut told = many.told;
    if told.read().is_empty() {
        return rsx! {};
    }
    let taken = told.read().iter().filter(|one| one.said.mine).count();
    let kind = if taken == told.read().len() { NoticeKind::Success } else { NoticeKind::Warning };
    rsx! {
        Notice { id: "transfers-told", kind, live: true, title: t!("staff-transfers-accepted", n = taken),
            ul { class: "bulk-items",
                for one in told.read().iter() {
                    li { key: "{one.said.id}", "data-accepted": "{one.said.mine}",
                        if one.said.mine {
                            Link { to: Page::Patient(one.patient).path(), "{one.name}" }
                        } else {
                            span { "{one.name}" }
                        }
                        span { class: "bulk-became", {became(&one.said)} }
                    }
                }
            }
            Button { kind: ButtonKind::Plain, id: "transfers-told-end", onclick: move |_| told.set(vec![]), {t!("staff-transfers-told-end")} }
        }
    }
}

fn became(said: &AcceptedTransfer) -> String {
    match said.state {
        Some(state) if said.mine => t!(format!("staff-transfer-state-{state}")),
        Some(state) => t!(format!("problem-transfer-{state}"), who = said.who.as_str()),
        None => t!("staff-transfers-not-ours"),
    }
}
