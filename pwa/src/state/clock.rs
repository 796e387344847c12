//! The time: by the device, and corrected by what the server's clock said at the last contact.

use std::cell::Cell;

use dioxus::prelude::*;
use mimamori_domain::{Duration, Timestamp};

use super::{browser, use_task};

thread_local! {
    static OFFSET: Cell<i64> = const { Cell::new(0) };
}

/// Now, by the device's clock.
pub fn device_now() -> Timestamp {
    Timestamp::from_millis(browser::now_millis())
}

/// Now, corrected by the offset seen at the last contact with the server.
pub fn now() -> Timestamp {
    device_now().plus(Duration::millis(OFFSET.get()))
}

/// Remembers how far the device's clock is off.
pub fn heard_server_time(server: Timestamp) {
    OFFSET.set(server.since(device_now()).as_millis());
}

/// How far the device's clock is off, to be kept over a restart.
pub fn offset_millis() -> i64 {
    OFFSET.get()
}

/// Takes up what was kept over a restart.
pub fn set_offset_millis(offset: i64) {
    OFFSET.set(offset);
}

/// Now, read anew every `seconds`; the component is drawn again at each tick.
pub fn use_now(seconds: i32) -> Timestamp {
    let mut tick = use_signal(now);
    use_task(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(seconds.saturating_mul(1000)).await;
            tick.set(now());
        }
    });
    tick()
}
