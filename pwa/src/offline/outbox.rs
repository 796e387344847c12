//! Sends what waits: at the start, when the page comes into sight, when the network returns, and after each pause.
//! Asks `queue` what to do and writes every change to `db` before it goes on.

use dioxus::prelude::*;
use mimamori_domain::api::{Home, ReportReceipt};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::ids::{ClientReportId, PatientId};
use serde::de::DeserializeOwned;

use super::db::{self, Write};
use super::queue::{Change, Next, Outcome, Queue, Waiting};
use crate::api;
use crate::json;
use crate::state::browser::{self, BrowserRng, On};
use crate::state::{clock, use_listener, use_value};

/// Key of a waiting report in the database.
pub fn key(id: ClientReportId) -> String {
    format!("queue:{id}")
}

/// A report that the server has taken since this page was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Arrival {
    /// Whose.
    pub person: PatientId,
    /// The server's yes, with its verdict.
    pub receipt: ReportReceipt,
}

/// The way out for reports. A copy of a handle.
#[derive(Clone, Copy, PartialEq)]
pub struct Outbox {
    queue: Signal<Queue>,
    arrivals: Signal<Vec<Arrival>>,
    sending: Signal<bool>,
    run: Callback<()>,
    accept: Callback<(Waiting, String)>,
}

impl Outbox {
    /// What waits; reading it subscribes.
    pub fn queue(self) -> ReadSignal<Queue> {
        self.queue.into()
    }
    /// What arrived since this page was opened, oldest first.
    pub fn arrivals(self) -> ReadSignal<Vec<Arrival>> {
        self.arrivals.into()
    }
    /// Is one on its way this moment?
    pub fn is_sending(self) -> bool {
        (self.sending)()
    }
    /// Writes a report down, forgets the draft it was made from in the same breath, and sends it; all of that goes on
    /// when the screen that asked for it is gone.
    pub fn submit(self, item: Waiting, draft_key: String) {
        self.accept.call((item, draft_key));
    }
    async fn accepted(mut self, item: Waiting, draft_key: String) {
        let Ok(text) = serde_json::to_string(&item) else { return };
        db::commit(vec![Write::Put(key(item.report.id), text), Write::Delete(draft_key)]).await;
        self.queue.write().add(item);
        self.wake();
    }
    /// Tries everything at once.
    pub fn wake(mut self) {
        self.queue.write().wake();
        self.run.call(());
    }
    /// The reader has seen why a report was refused.
    pub fn put_away(mut self, id: ClientReportId) {
        let change = self.queue.write().put_away(id);
        browser::background(write_down(change));
    }
    /// Forgets everything on this page, after the device was wiped.
    pub fn forget(mut self) {
        self.queue.set(Queue::default());
        self.arrivals.set(vec![]);
    }

    async fn send_all(mut self) {
        loop {
            let next = self.queue.peek().next(clock::device_now());
            let item = match next {
                Next::Send(item) => *item,
                Next::At(then) => {
                    let millis = then.since(clock::device_now()).as_millis().clamp(100, 600_000);
                    let run = self.run;
                    spawn(async move {
                        browser::sleep(i32::try_from(millis).unwrap_or(600_000)).await;
                        run.call(());
                    });
                    return;
                }
                Next::Idle => return,
            };
            let path = format!("/patient/people/{}/reports", item.person);
            let answer = api::post::<_, ReportReceipt>(&path, &item.report).await;
            let outcome = Outcome::of(&answer);
            let stale = outcome == Outcome::StaleToken;
            if outcome == Outcome::Offline {
                db::send_later();
            }
            let [drawn] = random_bytes(&BrowserRng);
            let change = self.queue.write().settle(item.report.id, outcome, clock::device_now(), drawn % 100);
            write_down(change).await;
            if let Ok(receipt) = answer {
                self.arrivals.write().push(Arrival { person: item.person, receipt });
            }
            if stale && let Ok(home) = api::get::<Home>("/patient/home").await {
                api::set_csrf(&home.csrf);
            }
        }
    }
}

async fn write_down(change: Change) {
    match change {
        Change::Remove(id) => db::commit(vec![Write::Delete(key(id))]).await,
        Change::Keep(item) => {
            if let Ok(text) = serde_json::to_string(&item) {
                db::commit(vec![Write::Put(key(item.report.id), text)]).await;
            }
        }
        Change::None => {}
    }
}

/// Everything under a prefix that can still be read.
pub async fn kept<T: DeserializeOwned>(prefix: &str) -> Vec<T> {
    db::all(prefix).await.iter().filter_map(|(_, text)| json::read(text).ok()).collect()
}

/// Puts the outbox into the context of the app; called once, at the root.
pub fn use_outbox_provider() -> Outbox {
    let queue = use_signal(Queue::default);
    let arrivals = use_signal(Vec::new);
    let mut sending = use_value(false);
    let run = use_callback(move |()| {
        if *sending.peek() {
            return;
        }
        sending.set(true);
        let outbox = consume_context::<Outbox>();
        spawn(async move {
            outbox.send_all().await;
            sending.set(false);
        });
    });
    let accept = use_callback(move |(item, draft_key): (Waiting, String)| {
        let outbox = consume_context::<Outbox>();
        spawn(async move { outbox.accepted(item, draft_key).await });
    });
    let outbox = use_context_provider(|| Outbox { queue, arrivals, sending, run, accept });
    use_listener(On::Window, "online", move || outbox.wake());
    use_listener(On::Document, "visibilitychange", move || {
        if browser::is_visible() {
            outbox.wake();
        }
    });
    outbox
}

/// Takes up what an earlier page left on this device, and sends it.
pub async fn restore(outbox: Outbox) {
    let items = kept::<Waiting>("queue:").await;
    let mut queue = outbox.queue;
    queue.set(Queue::restored(items));
    outbox.wake();
}

/// The outbox of the app. No hook: usable in handlers and tasks too.
pub fn use_outbox() -> Outbox {
    consume_context()
}
