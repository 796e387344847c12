//! The queue as the app holds it: fetched anew at every change, never patched from events, and never shown older than
//! it says. It outlives the queue page, so that coming back from a patient costs no waiting and the counts in the tab
//! stay right.

use dioxus::core::spawn_forever;
use dioxus::prelude::*;
use mimamori_domain::api::{AlertView, PatientLine, Queue, QueueItem, QueueView};
use mimamori_domain::triage::Tier;
use mimamori_domain::{AlertId, PatientId, Timestamp};

use crate::api::{self, ApiError};
use crate::staff::session::Session;
use crate::staff::{sound, words};
use crate::state::route::{Route, use_route};
use crate::state::{browser, clock};

/// Shortest time between two fetches.
const PAUSE_MS: i32 = 250;

/// The queue. A copy of a handle.
#[derive(Clone, Copy)]
pub struct QueueState {
    /// As last fetched: all pages shown, put together.
    pub list: Signal<Option<Queue>>,
    /// Which part is wished for.
    pub view: Signal<QueueView>,
    /// Which part [`Self::list`] is.
    pub shown: Signal<QueueView>,
    /// When that was, by the server's clock.
    pub at: Signal<Option<Timestamp>>,
    /// Why the last fetch failed; `None` after one that worked.
    pub failed: Signal<Option<ApiError>>,
    /// More lines are being fetched.
    pub extending: Signal<bool>,
    /// The line under the keyboard.
    pub chosen: Signal<Option<AlertId>>,
    /// Lines that came while we watched, for a short mark.
    pub fresh: Signal<Vec<AlertId>>,
    pages: Signal<usize>,
    busy: Signal<bool>,
    again: Signal<bool>,
    /// Counts what makes an answer on its way stale.
    turn: Signal<u64>,
    session: Session,
    route: Route,
}

impl QueueState {
    /// Puts it into the context.
    pub fn provide(start: Option<Queue>) -> Self {
        let session = Session::take();
        let route = use_route();
        use_context_provider(|| Self {
            at: Signal::new(start.as_ref().map(|queue| queue.now)),
            list: Signal::new(start),
            view: Signal::new(QueueView::All),
            shown: Signal::new(QueueView::All),
            failed: Signal::new(None),
            extending: Signal::new(false),
            chosen: Signal::new(None),
            fresh: Signal::new(vec![]),
            pages: Signal::new(1),
            busy: Signal::new(false),
            again: Signal::new(false),
            turn: Signal::new(0),
            session,
            route,
        })
    }
    /// From the context.
    pub fn take() -> Self {
        use_context()
    }
    /// Something changed: fetch, and once more if something changes meanwhile. Never two fetches at a time.
    pub fn refresh(mut self) {
        if *self.busy.peek() {
            self.again.set(true);
            return;
        }
        self.busy.set(true);
        spawn_forever(async move {
            loop {
                self.again.set(false);
                self.fetch().await;
                browser::sleep(PAUSE_MS).await;
                if !*self.again.peek() {
                    break;
                }
            }
            self.busy.set(false);
        });
    }
    /// Another part of it.
    pub fn look_at(mut self, view: QueueView) {
        if *self.view.peek() != view {
            self.view.set(view);
            self.turn += 1;
            self.pages.set(1);
            self.chosen.set(None);
        }
        self.refresh();
    }
    /// One page more.
    pub fn extend(mut self) {
        self.pages += 1;
        self.extending.set(true);
        self.refresh();
    }
    /// What we ourselves changed is shown at once; an answer that was on its way before is dropped.
    pub fn replace(mut self, alert: AlertView) {
        self.turn += 1;
        if let Some(queue) = self.list.write().as_mut() {
            if alert.closed_at.is_some() {
                queue.items.retain(|item| item.alert.id != alert.id);
            } else if let Some(item) = queue.items.iter_mut().find(|item| item.alert.id == alert.id) {
                item.alert = alert;
            }
        }
        self.refresh();
    }
    /// The next person to call, other than the one at hand: whom nobody has, or whom one has and did not put off.
    pub fn next_person(self, besides: Option<PatientId>) -> Option<PatientLine> {
        let me = self.session.my_id();
        let list = self.list.read();
        let next = |item: &&QueueItem| {
            let alert = &item.alert;
            let mine = me.is_some_and(|me| words::is_mine(alert, me));
            (alert.claimed_by.is_none() || mine && alert.snoozed_until.is_none())
                && Some(item.patient.id) != besides
        };
        list.as_ref()?.items.iter().find(next).map(|item| item.patient.clone())
    }
    /// Empty again, for the next person at this screen.
    pub fn forget(mut self) {
        self.turn += 1;
        self.list.set(None);
        self.at.set(None);
        self.failed.set(None);
        self.chosen.set(None);
        self.view.set(QueueView::All);
        self.pages.set(1);
    }

    async fn fetch(mut self) {
        let turn = *self.turn.peek();
        let view = *self.view.peek();
        let pages = *self.pages.peek();
        let result = pages_of(view, pages).await;
        if *self.turn.peek() != turn {
            self.again.set(true);
            return;
        }
        self.extending.set(false);
        match result {
            Ok(queue) => {
                clock::heard_server_time(queue.now);
                let old = self.list.peek().clone().filter(|_| *self.shown.peek() == view);
                let fresh = newcomers(old.as_ref(), &queue);
                let before = self.list.peek().as_ref().map(|old| count(old, Tier::Emergency));
                if before.is_some_and(|before| before < count(&queue, Tier::Emergency)) {
                    sound::ring();
                }
                if *self.fresh.peek() != fresh {
                    self.fresh.set(fresh);
                }
                self.at.set(Some(queue.now));
                self.failed.set(None);
                self.shown.set(view);
                self.list.set(Some(queue));
            }
            Err(error) => {
                self.session.heed(&error, self.route);
                self.failed.set(Some(error));
            }
        }
    }
}

/// So many pages of a part, put together.
pub async fn pages_of(view: QueueView, pages: usize) -> Result<Queue, ApiError> {
    let path = format!("/staff/queue?view={view}");
    let mut queue: Queue = api::get(&path).await?;
    for _ in 1..pages {
        let Some(after) = queue.next.take() else { break };
        let more: Queue = api::get(&format!("{path}&after={}", crate::staff::escape(&after))).await?;
        queue.items.extend(more.items);
        queue.next = more.next;
    }
    // A line that moved down between two pages may come twice.
    let mut seen = std::collections::BTreeSet::new();
    queue.items.retain(|item| seen.insert(item.alert.id));
    Ok(queue)
}

/// Who is in `new` and was not in `old`; nobody on the first load.
fn newcomers(old: Option<&Queue>, new: &Queue) -> Vec<AlertId> {
    let Some(old) = old else { return vec![] };
    let raised = |item: &&QueueItem| {
        !old.items
            .iter()
            .any(|was| was.alert.id == item.alert.id && was.alert.raised_at == item.alert.raised_at)
    };
    // Lines that only moved up from the next page are old ones.
    let since = old.now;
    new.items
        .iter()
        .filter(raised)
        .filter(|item| item.alert.raised_at >= since)
        .map(|item| item.alert.id)
        .collect()
}

/// Open items of a tier.
pub fn count(queue: &Queue, tier: Tier) -> i64 {
    queue.counts.get(&tier).copied().unwrap_or(0)
}

/// Lines of a part; of the others than everything at most a thousand.
pub fn count_of(queue: &Queue, view: QueueView) -> i64 {
    match view {
        QueueView::All => total(queue),
        view => queue.views.get(&view).copied().unwrap_or(0),
    }
}

/// Open items in all.
pub fn total(queue: &Queue) -> i64 {
    queue.counts.values().sum()
}

/// The line `step` away from the chosen one: stays inside, and begins at the top.
pub fn neighbour(queue: &Queue, chosen: Option<AlertId>, step: isize) -> Option<AlertId> {
    let place = chosen.and_then(|id| queue.items.iter().position(|item| item.alert.id == id));
    let last = queue.items.len().checked_sub(1)?;
    let next = place.map_or(0, |place| place.saturating_add_signed(step).min(last));
    queue.items.get(next).map(|item| item.alert.id)
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;
