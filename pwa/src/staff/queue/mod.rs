//! The work queue: the next person to call is on top, the reason is in words, one key claims, one key opens.

pub mod row;
pub mod state;

use std::collections::BTreeSet;

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::api::{Queue, QueueView};
use mimamori_domain::triage::Tier;
use mimamori_domain::{AlertId, Timestamp};

use self::row::{Row, row_id, target};
use self::state::{QueueState, count, count_of, neighbour};
use super::acts::Acts;
use super::live::{Live, Wire};
use super::messaging::Banner;
use super::pages::Page;
use super::parts::{Empty, Failure, Loading, TierIcon};
use super::session::Session;
use super::shift::Shift;
use super::sound;
use super::transfers::WaitingLine;
use super::web::{self, Keys, Pressed};
use super::words;
use crate::state::browser;
use crate::state::clock::use_now;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// What a key does on this page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Command {
    Move(isize),
    Open,
    Claim,
    Snooze,
    HandOver,
}

fn command(pressed: &Pressed) -> Option<Command> {
    if pressed.typing || pressed.in_dialog {
        return None;
    }
    match pressed.key.as_str() {
        "j" | "ArrowDown" => Some(Command::Move(1)),
        "k" | "ArrowUp" => Some(Command::Move(-1)),
        "Enter" if !pressed.on_control => Some(Command::Open),
        "c" => Some(Command::Claim),
        "s" => Some(Command::Snooze),
        "h" => Some(Command::HandOver),
        _ => None,
    }
}

/// 1 to 9: a part of the queue.
fn part(pressed: &Pressed) -> Option<QueueView> {
    if pressed.typing || pressed.in_dialog {
        return None;
    }
    let number = pressed.key.parse::<usize>().ok()?;
    QueueView::ALL.get(number.checked_sub(1)?).copied()
}

/// The page.
#[component]
pub fn QueuePage() -> Element {
    let queue = QueueState::take();
    let session = Session::take();
    let route = use_route();
    let mut chosen = queue.chosen;
    let now = use_now(5);
    let claim = use_claim();
    let shift = Shift::take();
    use_hook(|| queue.refresh());

    let keys = use_callback(move |pressed: Pressed| {
        if let Some(view) = part(&pressed) {
            queue.look_at(view);
            return true;
        }
        let Some(command) = command(&pressed) else { return false };
        let found = {
            let list = queue.list.peek();
            let Some(list) = list.as_ref() else { return false };
            let step = if let Command::Move(step) = command { step } else { 0 };
            let Some(id) = neighbour(list, *chosen.peek(), step) else { return false };
            list.items.iter().find(|item| item.alert.id == id).cloned()
        };
        let Some(item) = found else { return false };
        match command {
            Command::Move(_) => {
                chosen.set(Some(item.alert.id));
                browser::focus(&row_id(item.alert.id));
            }
            Command::Open => route.go(&Page::Patient(item.patient.id).path()),
            Command::Claim if item.alert.claimed_by.is_none() && session.can(Action::AlertWork) => {
                claim.call(item.alert.id);
            }
            Command::Snooze if session.has(&item.alert) => shift.snooze(target(&item)),
            Command::HandOver if session.has(&item.alert) => shift.hand_over(target(&item)),
            Command::Claim | Command::Snooze | Command::HandOver => return false,
        }
        true
    });
    let _keys = use_hook(|| std::rc::Rc::new(Keys::listen(keys)));

    // After the lines moved: the keyboard stays on its line, or on the one that took the place of a closed one.
    let mut place = use_signal(|| 0_usize);
    use_effect(move || {
        let list = queue.list.read();
        let Some(list) = list.as_ref() else { return };
        let Some(id) = *chosen.peek() else { return };
        let found = list.items.iter().position(|item| item.alert.id == id);
        let last = list.items.len().saturating_sub(1);
        let before = *place.peek();
        let target =
            if found.is_some() { Some(id) } else { list.items.get(before.min(last)).map(|it| it.alert.id) };
        place.set(found.unwrap_or(before).min(last));
        if chosen.peek().as_ref() != target.as_ref() {
            chosen.set(target);
        }
        if let Some(target) = target.filter(|_| web::focus_is_lost()) {
            web::focus_quietly(&row_id(target));
        }
    });

    let list = queue.list.read().clone();
    let failed = queue.failed.read().clone();
    rsx! {
        div { class: "queue", id: "queue",
            match (list, failed) {
                (Some(list), _) => rsx! {
                    Filled { list, now }
                },
                (None, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| queue.refresh() }
                },
                (None, None) => rsx! {
                    Loading {}
                },
            }
        }
    }
}

/// Claiming, from the queue: says at once who has it.
#[derive(Clone, Copy)]
struct Claim {
    busy: Signal<BTreeSet<AlertId>>,
    act: Callback<AlertId>,
}

impl Claim {
    fn call(self, id: AlertId) {
        self.act.call(id);
    }
}

fn use_claim() -> Claim {
    let acts = Acts::take();
    let mut busy = use_signal(BTreeSet::new);
    let act = use_callback(move |id: AlertId| {
        if !busy.write().insert(id) {
            return;
        }
        let list = acts.queue.list.peek();
        let item = list.as_ref().and_then(|list| list.items.iter().find(|item| item.alert.id == id));
        let name = item.map(|item| item.patient.name.clone()).unwrap_or_default();
        spawn(async move {
            let done = acts.send(id, "claim", &()).await;
            busy.write().remove(&id);
            if done {
                let name = name.as_str();
                let said = t!("staff-claimed-toast", name = name);
                acts.undoable(said, id, "release", t!("staff-release-toast", name = name));
            }
        });
    });
    use_context_provider(|| Claim { busy, act })
}

/// Head, connection and lines.
#[component]
fn Filled(list: Queue, now: Timestamp) -> Element {
    let queue = QueueState::take();
    // Back from a patient: the keyboard is where it was.
    use_effect(move || match *queue.chosen.peek() {
        Some(chosen) => browser::focus(&row_id(chosen)),
        None => browser::focus("page-title"),
    });
    rsx! {
        QueueHead { list: list.clone() }
        Views { list: list.clone() }
        Banner {}
        WaitingLine { counts: list.transfers }
        Connection {}
        if (queue.shown)() != (queue.view)() {
            Loading {}
        } else if list.items.is_empty() {
            {nothing((queue.view)())}
        } else {
            Lines { list, now }
        }
    }
}

#[component]
fn QueueHead(list: Queue) -> Element {
    let queue = QueueState::take();
    let live = Live::take();
    let at = (*queue.at.read()).map(words::clock_with_seconds).unwrap_or_default();
    let is_live = *live.wire.read() == Wire::Live && queue.failed.read().is_none();
    rsx! {
        header { class: "queue-head",
            h1 { id: "page-title", tabindex: "-1", {t!("staff-queue-title")} }
            ul { class: "counts", "aria-label": t!("staff-queue-counts"),
                for tier in Tier::ALL.iter().rev().filter(|tier| **tier != Tier::Routine || count(&list, **tier) > 0) {
                    li { key: "{tier}", class: "count count-{tier}", "data-zero": (count(&list, *tier) == 0).then_some("true"), "data-count": "{tier}",
                        TierIcon { tier: Some(*tier) }
                        span { {words::tier(*tier)} }
                        strong { {count(&list, *tier).to_string()} }
                    }
                }
            }
            p { class: "updated", id: "updated",
                span { class: if is_live { "pulse pulse-live" } else { "pulse" }, "aria-hidden": "true" }
                {t!("staff-queue-updated", time = at.as_str())}
                if is_live {
                    span { class: "updated-live", {t!("staff-queue-live")} }
                }
            }
        }
    }
}

/// The parts of the queue, each with how many it has; and whether an Emergency may be heard.
#[component]
fn Views(list: Queue) -> Element {
    let queue = QueueState::take();
    let mut heard = use_signal(sound::is_on);
    rsx! {
        div { class: "views",
            div { class: "views-parts", role: "group", "aria-label": t!("staff-views"),
                for part in QueueView::ALL.iter().copied().filter(|part| part.kind().is_none()) {
                    {part_button(&queue, part, &list)}
                }
                span { class: "views-break", "aria-hidden": "true" }
                for part in QueueView::ALL.iter().copied().filter(|part| part.kind().is_some()) {
                    {part_button(&queue, part, &list)}
                }
            }
            Button { id: "sound", kind: ButtonKind::Plain, pressed: heard(), onclick: move |_| {
                    let on = !heard();
                    sound::set(on);
                    heard.set(on);
                },
                if heard() {
                    {t!("staff-sound-on")}
                } else {
                    {t!("staff-sound-off")}
                }
            }
        }
    }
}

/// Chooses a part, and says how many it has.
fn part_button(queue: &QueueState, part: QueueView, list: &Queue) -> Element {
    let queue = *queue;
    rsx! {
        button {
            key: "{part}",
            r#type: "button",
            class: "view",
            id: "view-{part}",
            "aria-pressed": if part == (queue.view)() { "true" } else { "false" },
            onclick: move |_| queue.look_at(part),
            {t!(format!("staff-view-{part}"))}
            " "
            strong { "data-view-count": "{part}", {words::up_to_thousand(part, count_of(list, part))} }
        }
    }
}

/// What an empty part says.
fn nothing(view: QueueView) -> Element {
    match view {
        QueueView::All => rsx! {
            Empty { title: t!("staff-queue-empty-title"), text: t!("staff-queue-empty-text") }
        },
        view => rsx! {
            Empty { title: t!(format!("staff-view-{view}-empty")), text: t!("staff-view-empty-text") }
        },
    }
}

/// Says calmly what is wrong with the connection, and since when the list stands still.
#[component]
fn Connection() -> Element {
    let queue = QueueState::take();
    let live = Live::take();
    let at = (*queue.at.read()).map(words::clock_with_seconds).unwrap_or_default();
    let failed = queue.failed.read().is_some();
    let lost = *live.wire.read() == Wire::Lost;
    if !failed && !lost {
        return rsx! { div { role: "status" } };
    }
    rsx! {
        div { role: "status",
            div { class: if failed { "line-lost line-stale" } else { "line-lost" }, id: "connection-lost",
                Icon { name: if failed { IconName::Warning } else { IconName::Info } }
                span {
                    if failed {
                        {t!("staff-queue-stale", time = at.as_str())}
                    } else {
                        {t!("staff-queue-polling", time = at.as_str())}
                    }
                }
                Button { kind: ButtonKind::Plain, id: "reconnect",
                    onclick: move |_| {
                        live.reconnect();
                        queue.refresh();
                    },
                    {t!("staff-queue-reconnect")}
                }
            }
        }
    }
}

#[component]
fn Lines(list: Queue, now: Timestamp) -> Element {
    let queue = QueueState::take();
    let session = Session::take();
    let mut chosen = queue.chosen;
    let claim: Claim = use_context();
    let busy = claim.busy;
    let me = session.me().map(|me| me.id);
    let can_work = session.can(Action::AlertWork);
    let fresh = queue.fresh.read().clone();
    let all = count_of(&list, (queue.shown)());
    let more = (all - i64::try_from(list.items.len()).unwrap_or(all)).max(1);
    rsx! {
        div { class: "row-heads", "aria-hidden": "true",
            for column in ["tier", "patient", "reasons", "values", "due", "owner"] {
                span { key: "{column}", {t!(format!("staff-queue-col-{column}"))} }
            }
        }
        ol { class: "rows", id: "queue-list", "aria-label": t!("staff-queue-list"),
            for item in list.items {
                Row {
                    key: "{item.alert.id}",
                    now,
                    me,
                    chosen: *chosen.read() == Some(item.alert.id),
                    fresh: fresh.contains(&item.alert.id),
                    busy: busy.read().contains(&item.alert.id),
                    can_work,
                    item,
                    onchoose: move |id| {
                        if *chosen.peek() != Some(id) {
                            chosen.set(Some(id));
                        }
                    },
                    onclaim: move |id| claim.call(id),
                }
            }
        }
        if list.next.is_some() {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "queue-more", busy: *queue.extending.read(), onclick: move |_| queue.extend(),
                    {t!("staff-queue-more", n = more)}
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: &str) -> Pressed {
        Pressed { key: key.into(), typing: false, on_control: false, in_dialog: false }
    }

    #[test]
    fn letters_typed_into_a_field_are_no_commands() {
        assert_eq!(command(&pressed("c")), Some(Command::Claim));
        assert_eq!(part(&pressed("2")), Some(QueueView::Mine));
        assert_eq!((part(&pressed("0")), part(&pressed("9"))), (None, Some(QueueView::Call)));
        assert_eq!(part(&Pressed { typing: true, ..pressed("2") }), None);
        assert_eq!(command(&Pressed { typing: true, ..pressed("c") }), None);
        assert_eq!(command(&Pressed { in_dialog: true, ..pressed("j") }), None);
        assert_eq!(command(&Pressed { on_control: true, ..pressed("Enter") }), None);
    }
}
