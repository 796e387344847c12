//! What a screen asks for when it opens and again from time to time. What was known last stays when an answer fails to
//! come.

use dioxus::prelude::*;
use serde::de::DeserializeOwned;

use super::session::Session;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::route::use_route;

/// The newest answer. A copy of a handle.
pub struct Looked<T: 'static> {
    /// Nothing before the first answer.
    pub known: Signal<Option<T>>,
    /// Why the last question has no answer.
    pub failed: Signal<Option<ApiError>>,
    /// Asks now.
    pub ask: Callback<()>,
}

impl<T> Clone for Looked<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Looked<T> {}

/// What stands at `path`. Nothing is asked for yet.
pub fn use_looked<T: DeserializeOwned + 'static>(path: impl Fn() -> String + 'static) -> Looked<T> {
    let session = Session::take();
    let route = use_route();
    let mut known = use_signal(|| None::<T>);
    let mut failed = use_signal(|| None::<ApiError>);
    let ask = use_callback(move |()| {
        let path = path();
        spawn(async move {
            match api::get::<T>(&path).await {
                Ok(now) => {
                    failed.set(None);
                    known.set(Some(now));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    Looked { known, failed, ask }
}

/// Does it every so many seconds while the screen is open.
pub fn use_every(seconds: i32, look: impl Fn() + Copy + 'static) {
    use_future(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(seconds * 1000).await;
            look();
        }
    });
}
