//! Reminders by Web Push: what this browser can do, turning them on and off. Nothing is asked before the reader
//! presses the button.

use crate::api::ApiError;

/// What can be said about push in this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushState {
    /// Not yet known.
    Unknown,
    /// This browser can't, or only when installed (iOS).
    Unsupported,
    /// The reader said no to the browser; only its own settings can change that.
    Denied,
    /// Off.
    Off,
    /// On.
    On,
}

impl PushState {
    /// Word for the page's own marks.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Unsupported => "unsupported",
            Self::Denied => "denied",
            Self::Off => "off",
            Self::On => "on",
        }
    }
}

/// Why it could not be turned on.
#[derive(Debug, Clone, PartialEq)]
pub enum PushError {
    /// The reader said no to the browser.
    Denied,
    /// The browser failed.
    Browser,
    /// The server failed.
    Server(ApiError),
}

pub use imp::{keep_on, state, turn_off, turn_on};

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    //! Where there is no browser there is no push.
    use super::{PushError, PushState};

    /// What this browser can do.
    pub async fn state() -> PushState {
        PushState::Unsupported
    }
    /// Turns reminders on.
    pub async fn turn_on(_key: &str) -> Result<(), PushError> {
        Err(PushError::Browser)
    }
    /// Turns reminders off on this device.
    pub async fn turn_off() {}
    /// Sees to it that they stay on.
    pub async fn keep_on(_key: &str) {}
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use js_sys::{JSON, Promise, Uint8Array};
    use mimamori_domain::api::PushSubscription;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Notification, NotificationPermission, PushManager, PushSubscriptionOptionsInit};

    use super::{PushError, PushState};
    use crate::api;
    use crate::state::browser;

    /// Kept while reminders are on by the reader's wish.
    const WANTED: &str = "mimamori-push";

    async fn wait(promise: Result<Promise, JsValue>) -> Option<JsValue> {
        JsFuture::from(promise.ok()?).await.ok()
    }

    async fn manager() -> Option<PushManager> {
        let workers = browser::service_workers()?;
        let registration: web_sys::ServiceWorkerRegistration =
            wait(workers.ready()).await?.dyn_into().ok()?;
        let known = js_sys::Reflect::get(&registration, &"pushManager".into()).ok()?;
        known.dyn_into().ok()
    }

    fn has_notifications() -> bool {
        web_sys::window()
            .is_some_and(|window| js_sys::Reflect::has(&window, &"Notification".into()).unwrap_or(false))
    }

    async fn subscription(manager: &PushManager) -> Option<web_sys::PushSubscription> {
        wait(manager.get_subscription()).await?.dyn_into().ok()
    }

    /// What this browser can do.
    pub async fn state() -> PushState {
        let supported = web_sys::window()
            .is_some_and(|window| js_sys::Reflect::has(&window, &"PushManager".into()).unwrap_or(false));
        if !supported || !has_notifications() || browser::service_workers().is_none() {
            return PushState::Unsupported;
        }
        if Notification::permission() == NotificationPermission::Denied {
            return PushState::Denied;
        }
        match manager().await {
            None => PushState::Unsupported,
            Some(manager) if subscription(&manager).await.is_some() => PushState::On,
            Some(_) => PushState::Off,
        }
    }

    /// Turns reminders on.
    pub async fn turn_on(key: &str) -> Result<(), PushError> {
        let granted = wait(Notification::request_permission()).await.and_then(|answer| answer.as_string());
        if granted.as_deref() != Some("granted") {
            return Err(PushError::Denied);
        }
        register(key).await?;
        browser::local_set(WANTED, "on");
        Ok(())
    }

    /// Sees to it that they stay on: the browser may have dropped its subscription, our key may be a new one, and who
    /// got back in has a new session. Nobody is asked anything.
    pub async fn keep_on(key: &str) {
        if browser::local_get(WANTED).is_some()
            && has_notifications()
            && Notification::permission() == NotificationPermission::Granted
        {
            let _ = register(key).await;
        }
    }

    /// Gives this browser's subscription, the one it has or a new one, to the server.
    async fn register(key: &str) -> Result<(), PushError> {
        let manager = manager().await.ok_or(PushError::Browser)?;
        let options = PushSubscriptionOptionsInit::new();
        options.set_user_visible_only(true);
        let key = decode(key).ok_or(PushError::Browser)?;
        options.set_application_server_key(&Uint8Array::from(key.as_slice()));
        let subscribed = async || wait(manager.subscribe_with_options(&options)).await;
        let made = if let Some(made) = subscribed().await {
            made
        } else {
            // One with another key stands in the way.
            unsubscribe(&manager).await;
            subscribed().await.ok_or(PushError::Browser)?
        };
        let json = JSON::stringify(&made).ok().and_then(|json| json.as_string()).ok_or(PushError::Browser)?;
        let body: PushSubscription = crate::json::read(&json).map_err(|_| PushError::Browser)?;
        api::post::<_, ()>("/patient/push", &body).await.map_err(PushError::Server)
    }

    /// Turns reminders off on this device. The push service tells the server (410) at the next message.
    pub async fn turn_off() {
        browser::local_remove(WANTED);
        if let Some(manager) = manager().await {
            unsubscribe(&manager).await;
        }
    }

    async fn unsubscribe(manager: &PushManager) {
        if let Some(made) = subscription(manager).await {
            let _ = wait(made.unsubscribe()).await;
        }
    }

    /// base64url without padding.
    fn decode(text: &str) -> Option<Vec<u8>> {
        let mut bytes = vec![];
        let (mut held, mut bits) = (0_u32, 0_u32);
        for c in text.trim_end_matches('=').bytes() {
            let value = match c {
                b'A'..=b'Z' => c - b'A',
                b'a'..=b'z' => c - b'a' + 26,
                b'0'..=b'9' => c - b'0' + 52,
                b'-' | b'+' => 62,
                b'_' | b'/' => 63,
                _ => return None,
            };
            held = held << 6 | u32::from(value);
            bits += 6;
            if bits >= 8 {
                bits -= 8;
                bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
            }
        }
        Some(bytes)
    }
}
