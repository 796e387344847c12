//! The live feed: one connection for the whole app. When it breaks, everything is polled until it is back; and even
//! while it stands, the queue is read anew once a minute, because a dead connection can look like a quiet night.

use std::cell::RefCell;
use std::rc::Rc;

use dioxus::prelude::*;
use mimamori_domain::PatientId;
use mimamori_domain::api::{ChangeEvent, ChangeKind, Me};

use super::queue::state::QueueState;
use super::session::Session;
use super::web::{Feed, Heard};
use crate::api::{self, PREFIX};
use crate::json;
use crate::state::browser::{self, On};
use crate::state::route::use_route;

/// Seconds between two fetches while the feed is broken.
pub const POLL_SECONDS: i32 = 20;
/// Seconds between two fetches while it stands.
const CHECK_SECONDS: i32 = 60;

/// Where the connection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// Not yet connected.
    Opening,
    /// Events come by themselves.
    Live,
    /// Polling.
    Lost,
}

/// The live feed. A copy of a handle.
#[derive(Clone, Copy)]
pub struct Live {
    /// Where the connection stands.
    pub wire: Signal<Wire>,
    /// The last event about a patient, with a running number so that two alike are two.
    pub touched: Signal<(u64, Option<PatientId>)>,
    /// The last event about who has a patient open, numbered in the same way.
    pub here: Signal<(u64, Option<PatientId>)>,
    wish: Signal<u64>,
}

impl Live {
    /// From the context.
    pub fn take() -> Self {
        use_context()
    }
    /// Tries again at once.
    pub fn reconnect(mut self) {
        self.wish += 1;
    }
    /// For pages in tests.
    pub fn provide(wire: Wire) -> Self {
        use_context_provider(|| Self {
            wire: Signal::new(wire),
            touched: Signal::new((0, None)),
            here: Signal::new((0, None)),
            wish: Signal::new(0),
        })
    }
}

/// Keeps the feed open while it is mounted; draws nothing.
#[component]
pub fn KeepLive() -> Element {
    let live = Live::take();
    let queue = QueueState::take();
    let Live { mut wire, mut touched, mut here, mut wish } = live;
    let session = Session::take();
    let route = use_route();
    // The session may have been ended: then the login comes at once, not with the next thing that is pressed.
    let am_i_still_in = use_callback(move |()| {
        spawn(async move {
            if let Err(error) = api::get::<Me>("/staff/me").await {
                session.heed(&error, route);
            }
        });
    });
    let feed: Rc<RefCell<Option<Feed>>> = use_hook(|| Rc::new(RefCell::new(None)));
    let heard = use_callback(move |heard: Heard| match heard {
        Heard::Open => {
            if *wire.peek() != Wire::Live {
                wire.set(Wire::Live);
                queue.refresh(); // whatever happened while nobody listened
                touched.with_mut(|(n, whom)| {
                    *n += 1;
                    *whom = None;
                });
            }
        }
        Heard::Data(json) => {
            let Ok(event) = json::read::<ChangeEvent>(&json) else { return };
            if event.kind == ChangeKind::SignedOut {
                am_i_still_in.call(());
                return;
            }
            if event.kind == ChangeKind::Presence {
                here.with_mut(|(n, whom)| {
                    *n += 1;
                    *whom = event.patient_id;
                });
                return;
            }
            if !matches!(event.kind, ChangeKind::Message | ChangeKind::Number) {
                queue.refresh();
            }
            touched.with_mut(|(n, whom)| {
                *n += 1;
                *whom = event.patient_id;
            });
        }
        Heard::Lost { for_good } => {
            wire.set(Wire::Lost);
            if for_good {
                am_i_still_in.call(());
            }
        }
    });
    // Opened anew at every wish; the browser itself also retries where it can.
    let held = feed.clone();
    use_effect(move || {
        wish();
        let opened = Feed::open(&format!("{PREFIX}/staff/events"), heard);
        *held.borrow_mut() = opened;
    });
    // A page that is left lets its connection go, or the browser keeps it, and the sixth page waits for one.
    let held = feed.clone();
    let gone = use_callback(move |()| {
        held.borrow_mut().take();
    });
    use_drop(move || {
        feed.borrow_mut().take();
    });
    use_future(move || async move {
        let mut waited = 0;
        while cfg!(target_arch = "wasm32") {
            browser::sleep(1000).await;
            waited += 1;
            let lost = *wire.peek() == Wire::Lost;
            if waited >= if lost { POLL_SECONDS } else { CHECK_SECONDS } {
                waited = 0;
                queue.refresh();
                if lost {
                    wish += 1;
                    touched.with_mut(|(n, whom)| {
                        *n += 1;
                        *whom = None;
                    });
                }
            }
        }
    });
    let mut back = move || {
        if browser::is_visible() {
            queue.refresh();
            if *wire.peek() == Wire::Lost {
                wish += 1;
            }
        }
    };
    let back = use_callback(move |()| back());
    let _listeners = use_hook(|| {
        Rc::new([
            browser::listen(On::Document, "visibilitychange", move || back.call(())),
            browser::listen(On::Window, "online", move || back.call(())),
            browser::listen(On::Window, "pagehide", move || gone.call(())),
            browser::listen(On::Window, "pageshow", move || live.reconnect()),
        ])
    });
    rsx! {}
}
