//! What can be done about an open transfer: the asked centre accepts or refuses, the asking one takes it back. Each asks
//! once more before it is done; what was typed stays when it is refused.

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::api::{AnswerTransfer, MOVING_NOTE_MAX, TransferView};

use crate::api;
use crate::staff::queue::state::QueueState;
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::words;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field};

/// What somebody is about to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Accept,
    Refuse,
    Withdraw,
}

impl Act {
    const fn word(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Refuse => "refuse",
            Self::Withdraw => "withdraw",
        }
    }
}

/// The buttons, and the question behind each.
#[component]
pub fn Answering(transfer: TransferView, onchange: EventHandler<()>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let queue = QueueState::take();
    let route = use_route();
    let mut act = use_signal(|| Act::Accept);
    let mut open = use_signal(|| false);
    let mut note = use_signal(String::new);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let id = transfer.id;
    let name = transfer.name.clone();
    let length = note.read().trim().chars().count();
    let refused = match length {
        0 if tried() && act() == Act::Refuse => Some(t!("field-error-required")),
        length if length > MOVING_NOTE_MAX => Some(t!("staff-transfer-too-long", n = length)),
        _ => None,
    };
    let mut begin = move |what: Act| {
        act.set(what);
        tried.set(false);
        open.set(true);
    };
    let whom = name.clone();
    let send = move |_| {
        tried.set(true);
        let what = *act.peek();
        let text = note.peek().trim().to_owned();
        let length = text.chars().count();
        if *busy.peek() || length > MOVING_NOTE_MAX || (what == Act::Refuse && length == 0) {
            return;
        }
        busy.set(true);
        let whom = whom.clone();
        spawn(async move {
            let path = format!("/staff/transfers/{id}/{}", what.word());
            let answer = api::post::<_, ()>(&path, &AnswerTransfer { note: text }).await;
            busy.set(false);
            open.set(false);
            match answer {
                Ok(()) => toasts.good(t!(format!("staff-transfer-{}-done", what.word()), name = whom)),
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
            }
            queue.refresh();
            onchange.call(());
        });
    };
    let word = act().word();
    let kind = if act() == Act::Accept { ButtonKind::Primary } else { ButtonKind::Danger };
    let may_ask = transfer.mine && session.can(Action::TransferAsk);
    let may_answer = !transfer.mine && session.can(Action::TransferAnswer);
    rsx! {
        div { class: "transfer-doing",
            if may_answer {
                Button { class: "act-accept", onclick: move |_| begin(Act::Accept), {t!("staff-transfer-accept")} }
                Button { kind: ButtonKind::Secondary, class: "act-refuse", onclick: move |_| begin(Act::Refuse), {t!("staff-transfer-refuse")} }
            }
            if may_ask {
                Button { kind: ButtonKind::Secondary, class: "act-withdraw", onclick: move |_| begin(Act::Withdraw), {t!("staff-transfer-withdraw")} }
            }
        }
        Dialog {
            id: "answer-{id}",
            open,
            title: t!(format!("staff-transfer-{word}-title"), name = name.as_str()),
            onclose: move |()| open.set(false),
            actions: rsx! {
                Button { kind, class: "act-answer", busy: busy(), onclick: send, {t!(format!("staff-transfer-{word}"))} }
            },
            p { {t!(format!("staff-transfer-{word}-lead"), from = transfer.from.name.as_str(), to = transfer.to.name.as_str())} }
            Field {
                id: "answer-note-{id}",
                label: t!("staff-transfer-note"),
                required: act() == Act::Refuse,
                rows: 3,
                value: note(),
                error: refused,
                oninput: move |text| note.set(text),
            }
        }
    }
}
