//! Text by key on this device, in one object store of `IndexedDB`, so that several writes happen together or not at
//! all. Where the browser refuses (private windows of some), it lives in memory, and [`is_lasting`] says so.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// One write of a [`commit`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Write {
    /// Sets a key.
    Put(String, String),
    /// Removes a key.
    Delete(String),
}

thread_local! {
    static MEMORY: RefCell<BTreeMap<String, String>> = const { RefCell::new(BTreeMap::new()) };
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
            match write {
                Write::Put(key, value) if !lasting => drop(memory.insert(key, value)),
                Write::Put(key, _) | Write::Delete(key) => drop(memory.remove(&key)),
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
    MEMORY.with_borrow(|memory| found.extend(memory.iter().map(|(k, v)| (k.clone(), v.clone()))));
    found.retain(|(key, _)| key.starts_with(prefix));
    found
}

/// Forgets everything.
pub async fn wipe() {
    MEMORY.with_borrow_mut(BTreeMap::clear);
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
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use std::cell::RefCell;

    use js_sys::{Array, Promise};
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{IdbDatabase, IdbRequest, IdbTransaction, IdbTransactionMode};

    use super::Write;

    const DATABASE: &str = "mimamori";
    const STORE: &str = "kept";

    thread_local! {
        static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
    }

    /// Waits for a request; `None` when it failed.
    async fn done(request: &IdbRequest) -> Option<JsValue> {
        let waited = Promise::new(&mut |yes, no| {
            request.set_onsuccess(Some(&yes));
            request.set_onerror(Some(&no));
        });
        JsFuture::from(waited).await.ok()?;
        request.result().ok()
    }

    async fn open() -> Option<IdbDatabase> {
        let request = web_sys::window()?.indexed_db().ok()??.open_with_u32(DATABASE, 1).ok()?;
        let target = request.clone();
        let upgrade = Closure::once(move || {
            if let Some(db) = target.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok()) {
                let _ = db.create_object_store(STORE);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        done(&request).await?.dyn_into().ok()
    }

    /// A transaction on the kept connection, or on a new one where the browser closed it behind our back (iOS does).
    async fn begin(mode: IdbTransactionMode) -> Option<IdbTransaction> {
        let start = |db: &IdbDatabase| db.transaction_with_str_and_mode(STORE, mode).ok();
        let kept = OPEN.with_borrow(Clone::clone);
        if let Some(transaction) = kept.as_ref().and_then(start) {
            return Some(transaction);
        }
        let db = open().await?;
        let transaction = start(&db);
        OPEN.set(Some(db));
        transaction
    }

    pub(super) async fn commit(writes: &[Write]) -> Option<()> {
        let transaction = begin(IdbTransactionMode::Readwrite).await?;
        let store = transaction.object_store(STORE).ok()?;
        for write in writes {
            match write {
                Write::Put(key, value) => store.put_with_key(&value.into(), &key.into()).ok()?,
                Write::Delete(key) => store.delete(&key.into()).ok()?,
            };
        }
        let waited = Promise::new(&mut |yes, no| {
            transaction.set_oncomplete(Some(&yes));
            transaction.set_onabort(Some(&no));
        });
        JsFuture::from(waited).await.ok()?;
        Some(())
    }

    pub(super) async fn all() -> Option<Vec<(String, String)>> {
        let transaction = begin(IdbTransactionMode::Readonly).await?;
        let store = transaction.object_store(STORE).ok()?;
        let (keys, values) = (store.get_all_keys().ok()?, store.get_all().ok()?);
        let keys: Array = done(&keys).await?.dyn_into().ok()?;
        let values: Array = done(&values).await?.dyn_into().ok()?;
        let text = |value: JsValue| value.as_string();
        Some(keys.iter().filter_map(text).zip(values.iter().filter_map(text)).collect())
    }
}
