//! What staff do to an alert, from whichever screen: sent, shown at once in the queue, and taken back if they wish, also
//! when the screen it was done on is gone.

use dioxus::core::spawn_forever;
use mimamori_domain::AlertId;
use mimamori_domain::api::{AlertView, SnoozeAlert};
use serde::Serialize;

use super::queue::state::QueueState;
use super::session::Session;
use super::toast::{Toasts, Undo};
use super::words;
use crate::api::{self, ApiError};
use crate::state::route::{Route, use_route};

/// A copy of handles that outlive every screen.
#[derive(Clone, Copy)]
pub struct Acts {
    session: Session,
    toasts: Toasts,
    /// The queue, to be refreshed.
    pub queue: QueueState,
    route: Route,
}

impl Acts {
    /// From the context.
    pub fn take() -> Self {
        Self {
            session: Session::take(),
            toasts: Toasts::take(),
            queue: QueueState::take(),
            route: use_route(),
        }
    }
    /// Says what went wrong.
    pub fn failed(self, error: &ApiError) {
        self.session.heed(error, self.route);
        self.toasts.bad(words::error(error));
        self.queue.refresh();
    }
    /// Says that it worked.
    pub fn good(self, text: String) {
        self.toasts.good(text);
    }
    /// Sends it; tells whether it worked.
    pub async fn send<B: Serialize>(self, alert: AlertId, what: &str, body: &B) -> bool {
        match api::post::<_, AlertView>(&format!("/staff/alerts/{alert}/{what}"), body).await {
            Ok(alert) => {
                self.queue.replace(alert);
                true
            }
            Err(error) => {
                self.failed(&error);
                false
            }
        }
    }
    /// Says that it worked, and takes it back by `what` if wished; `then` says that this worked too.
    pub fn undoable(self, text: String, alert: AlertId, what: &'static str, then: String) {
        // Waking is putting off to no time; the others take no body, and none is read.
        let undo = Undo::new(move || {
            let then = then.clone();
            spawn_forever(async move {
                if self.send(alert, what, &SnoozeAlert { until: None }).await {
                    self.good(then);
                }
            });
        });
        self.toasts.undoable(text, undo);
    }
}
