//! Text by key on this device, sealed in `IndexedDB` (pwa/js/kept.js), so that several writes happen together or not at
//! all. Where the browser refuses (private windows of some), it lives in memory, and [`is_lasting`] says so.

use std::cell::{Cell, RefCell};

/// One write of a [`commit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Sets a key.
    Put(String, String),
    /// Removes a key.
    Delete(String),
}

thread_local! {
    static MEMORY: RefCell<Vec<(String, String)>> = const { RefCell::new(vec![]) };
    static LASTING: Cell<bool> = const { Cell::new(true) };
}

/// Does what we write outlive this page?
pub fn is_lasting() -> bool {
    LASTING.get()
}

/// Writes all or nothing; when it returns, it is on the device, or in memory where the device refused.
pub async fn commit(writes: Vec<Write>) {
    let lasting = imp::commit(&writes).await.is_some();
    LASTING.set(lasting);
    MEMORY.with_borrow_mut(|memory| {
        for write in writes {
            let (Write::Put(key, _) | Write::Delete(key)) = &write;
            memory.retain(|(known, _)| known != key);
            if let Write::Put(key, value) = write
                && !lasting
            {
                memory.push((key, value));
            }
        }
    });
}

/// The text under a key.
pub async fn get(key: &str) -> Option<String> {
    all(key).await.into_iter().find(|(found, _)| found == key).map(|(_, text)| text)
}

/// Everything whose key begins like this.
pub async fn all(prefix: &str) -> Vec<(String, String)> {
    let mut found = imp::all().await.unwrap_or_else(|| {
        LASTING.set(false);
        vec![]
    });
    MEMORY.with_borrow(|memory| found.extend_from_slice(memory));
    found.retain(|(key, _)| key.starts_with(prefix));
    found
}

/// Lets the browser send what waits when it has a network again, even when no page is open, where it can.
pub fn send_later() {
    imp::send_later();
}

/// Forgets everything.
pub async fn wipe() {
    MEMORY.with_borrow_mut(Vec::clear);
    let keys = all("").await.into_iter().map(|(key, _)| Write::Delete(key)).collect();
    commit(keys).await;
}

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    //! Without a browser only memory is left.
    use super::Write;

    #[expect(clippy::unused_async, reason = "the same shape as in the browser")]
    pub(super) async fn commit(_writes: &[Write]) -> Option<()> {
        None
    }
    #[expect(clippy::unused_async, reason = "the same shape as in the browser")]
    pub(super) async fn all() -> Option<Vec<(String, String)>> {
        None
    }
    pub(super) fn send_later() {}
}

#[cfg(target_arch = "wasm32")]
mod imp {
    //! The script that the service worker shares.
    use js_sys::Array;
    use wasm_bindgen::prelude::*;

    use super::Write;

    #[wasm_bindgen(module = "/js/kept.js")]
    extern "C" {
        #[wasm_bindgen(catch, js_name = commit)]
        async fn write(writes: Array) -> Result<JsValue, JsValue>;
        #[wasm_bindgen(catch, js_name = all)]
        async fn read() -> Result<JsValue, JsValue>;
        #[wasm_bindgen(js_name = sendLater)]
        pub(super) fn send_later();
    }

    pub(super) async fn commit(writes: &[Write]) -> Option<()> {
        let pairs = writes.iter().map(|write| match write {
            Write::Put(key, value) => Array::of2(&key.into(), &value.into()),
            Write::Delete(key) => Array::of2(&key.into(), &JsValue::NULL),
        });
        write(pairs.collect()).await.ok().map(drop)
    }

    pub(super) async fn all() -> Option<Vec<(String, String)>> {
        let pairs: Array = read().await.ok()?.dyn_into().ok()?;
        let text = |pair: &Array, place| pair.get(place).as_string();
        let both = |pair: JsValue| {
            let pair = pair.dyn_into::<Array>().ok()?;
            Some((text(&pair, 0)?, text(&pair, 1)?))
        };
        Some(pairs.iter().filter_map(both).collect())
    }
}
