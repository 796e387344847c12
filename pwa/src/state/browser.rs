//! The few things we ask of the browser, each a plain function that does nothing (or gives the harmless answer) where
//! there is none, so that pages render in tests.

/// The random bytes of the browser's CSPRNG.
#[derive(Debug, Clone, Copy)]
pub struct BrowserRng;

pub use imp::*;

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    use std::cell::Cell;

    use mimamori_domain::Rng;

    use super::BrowserRng;

    thread_local! {
        static NOW: Cell<i64> = const { Cell::new(1_642_636_800_000) }; // 2022-01-20 09:00 in Tokyo
        static DRAWN: Cell<u8> = const { Cell::new(0) };
    }

    /// Sets the clock of the tests.
    pub fn set_now_millis(now: i64) {
        NOW.set(now);
    }
    /// The clock of the tests, on this thread.
    pub fn now_millis() -> i64 {
        NOW.get()
    }
    impl Rng for BrowserRng {
        fn fill(&self, buffer: &mut [u8]) {
            for byte in buffer {
                DRAWN.set(DRAWN.get().wrapping_add(1));
                *byte = DRAWN.get();
            }
        }
    }
    /// Nothing is kept.
    pub fn local_get(_key: &str) -> Option<String> {
        None
    }
    /// Nothing is kept.
    pub fn local_set(_key: &str, _value: &str) {}
    /// Nothing is kept.
    pub fn local_remove(_key: &str) {}
    /// No element.
    pub fn focus(_id: &str) {}
    /// No dialog.
    pub fn show_dialog(_id: &str) {}
    /// No dialog.
    pub fn close_dialog(_id: &str) {}
    /// No clipboard.
    #[expect(clippy::unused_async, reason = "the same shape as in the browser")]
    pub async fn copy(_text: &str) -> bool {
        false
    }
    /// Doesn't work.
    pub fn background(_work: impl Future<Output = ()> + 'static) {}
    /// Doesn't wait.
    #[expect(clippy::unused_async, reason = "the same shape as in the browser")]
    pub async fn sleep(_millis: i32) {}
    /// On line.
    pub fn is_online() -> bool {
        true
    }
    /// Seen.
    pub fn is_visible() -> bool {
        true
    }
    /// The root.
    pub fn path() -> String {
        "/".into()
    }
    /// No history.
    pub fn push_path(_path: &str) {}
    /// No history.
    pub fn replace_path(_path: &str) {}
    /// No history.
    pub fn go_back() {}
    /// No page.
    pub fn scroll_to_top() {}
    /// No page.
    pub fn reload() {}
    /// No page.
    pub fn print() {}
    /// No page.
    pub fn set_title(_title: &str) {}
    /// No page.
    pub fn set_page_language(_lang: &str) {}
    /// No page.
    pub fn page_data(_name: &str) -> Option<String> {
        None
    }
    /// Japanese.
    pub fn languages() -> Vec<String> {
        vec!["ja".into()]
    }
    /// No events; dropping it would stop listening.
    #[derive(Debug)]
    pub struct Listener;
    /// Never hears anything.
    pub fn listen(_on: On, _event: &'static str, _heard: impl FnMut() + 'static) -> Listener {
        Listener
    }
    /// Who tells.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum On {
        /// The window.
        Window,
        /// The document.
        Document,
        /// The service workers of this page.
        ServiceWorkers,
    }
    /// No page.
    pub fn take_over(_root: &str) {}
    /// None.
    pub fn register_worker(_script: &str) -> bool {
        false
    }
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use mimamori_domain::Rng;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{HtmlDialogElement, HtmlElement, Storage, Window};

    use super::BrowserRng;

    fn window() -> Option<Window> {
        web_sys::window()
    }
    fn element<T: JsCast>(id: &str) -> Option<T> {
        window()?.document()?.get_element_by_id(id)?.dyn_into().ok()
    }
    /// Milliseconds since the epoch by the device's clock.
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds of this age fit")]
    pub fn now_millis() -> i64 {
        js_sys::Date::now() as i64
    }
    impl Rng for BrowserRng {
        fn fill(&self, buffer: &mut [u8]) {
            if let Some(crypto) = window().and_then(|window| window.crypto().ok()) {
                let _ = crypto.get_random_values_with_u8_array(buffer);
            }
        }
    }
    fn local() -> Option<Storage> {
        window()?.local_storage().ok().flatten()
    }
    /// A value kept on this device.
    pub fn local_get(key: &str) -> Option<String> {
        local()?.get_item(key).ok().flatten()
    }
    /// Keeps a value on this device, where the browser lets us.
    pub fn local_set(key: &str, value: &str) {
        let _ = local().map(|storage| storage.set_item(key, value));
    }
    /// Forgets a value.
    pub fn local_remove(key: &str) {
        let _ = local().map(|storage| storage.remove_item(key));
    }
    /// Moves the focus, and with it the screen reader, to an element.
    pub fn focus(id: &str) {
        let _ = element::<HtmlElement>(id).map(|element| element.focus());
    }
    /// Opens a native dialog as a modal one.
    pub fn show_dialog(id: &str) {
        if let Some(dialog) = element::<HtmlDialogElement>(id).filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    }
    /// Closes a native dialog; the focus returns to where it was.
    pub fn close_dialog(id: &str) {
        if let Some(dialog) = element::<HtmlDialogElement>(id) {
            dialog.close();
        }
    }
    /// Puts text on the clipboard; tells whether it is there.
    pub async fn copy(text: &str) -> bool {
        let Some(window) = window() else { return false };
        let clipboard: JsValue = window.navigator().clipboard().into();
        if clipboard.is_undefined() {
            return false; // not a secure context
        }
        JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
    }
    /// Works on even when the component that asked for it is gone: a component's own tasks end with it.
    pub fn background(work: impl Future<Output = ()> + 'static) {
        wasm_bindgen_futures::spawn_local(work);
    }
    /// Waits.
    pub async fn sleep(millis: i32) {
        let waited = js_sys::Promise::new(&mut |done, _| {
            let _ = window()
                .map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis));
        });
        let _ = JsFuture::from(waited).await;
    }
    /// Does the browser believe that there is a network? (It may be wrong when it says yes.)
    pub fn is_online() -> bool {
        window().is_none_or(|window| window.navigator().on_line())
    }
    /// Is the page in sight?
    pub fn is_visible() -> bool {
        window()
            .and_then(|window| window.document())
            .is_none_or(|document| document.visibility_state() == web_sys::VisibilityState::Visible)
    }
    /// Path of the address with its fragment.
    pub fn path() -> String {
        let read = |location: web_sys::Location| Some(location.pathname().ok()? + &location.hash().ok()?);
        window().and_then(|window| read(window.location())).unwrap_or_else(|| "/".into())
    }
    /// A new entry in the history.
    pub fn push_path(path: &str) {
        let _ = window()
            .and_then(|window| window.history().ok())
            .map(|history| history.push_state_with_url(&JsValue::NULL, "", Some(path)));
    }
    /// Another address for this entry of the history.
    pub fn replace_path(path: &str) {
        let _ = window()
            .and_then(|window| window.history().ok())
            .map(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(path)));
    }
    /// As the browser's own button.
    pub fn go_back() {
        let _ = window().and_then(|window| window.history().ok()).map(|history| history.back());
    }
    /// A new screen begins at its top.
    pub fn scroll_to_top() {
        if let Some(window) = window() {
            window.scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
    /// Opens the browser's printing, which saves as PDF too.
    pub fn print() {
        let _ = window().map(|window| window.print());
    }
    /// Loads the page anew.
    pub fn reload() {
        let _ = window().map(|window| window.location().reload());
    }
    /// Names the page.
    pub fn set_title(title: &str) {
        if let Some(document) = window().and_then(|window| window.document()) {
            document.set_title(title);
        }
    }
    /// Tells screen readers and fonts which language the page is in.
    pub fn set_page_language(lang: &str) {
        let root =
            window().and_then(|window| window.document()).and_then(|document| document.document_element());
        let _ = root.map(|root| root.set_attribute("lang", lang));
    }
    /// `data-<name>` of the root element, where the page's template puts addresses.
    pub fn page_data(name: &str) -> Option<String> {
        window()?.document()?.document_element()?.get_attribute(&format!("data-{name}"))
    }
    /// The languages that the reader set in the browser, best first.
    pub fn languages() -> Vec<String> {
        window()
            .map(|window| window.navigator().languages().iter().filter_map(|lang| lang.as_string()).collect())
            .unwrap_or_default()
    }

    /// Who tells.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum On {
        /// The window.
        Window,
        /// The document.
        Document,
        /// The service workers of this page.
        ServiceWorkers,
    }
    fn target(on: On) -> Option<web_sys::EventTarget> {
        let window = window()?;
        match on {
            On::Window => Some(window.into()),
            On::Document => window.document().map(Into::into),
            On::ServiceWorkers => service_workers().map(Into::into),
        }
    }
    /// The browser's service workers, where it has them and the page is a secure one.
    pub fn service_workers() -> Option<web_sys::ServiceWorkerContainer> {
        let workers = window()?.navigator().service_worker();
        (!JsValue::from(workers.clone()).is_undefined()).then_some(workers)
    }
    /// Clears what the page showed while the program was loading. Its words for "could not start" are kept, hidden, and
    /// shown if the program ever dies: nobody is left before a screen that doesn't answer.
    pub fn take_over(root: &str) {
        let failed = element::<HtmlElement>("start-failed");
        let body = window().and_then(|window| window.document()).and_then(|document| document.body());
        if let (Some(failed), Some(body)) = (failed, body) {
            let _ = body.append_child(&failed);
        }
        if let Some(root) = element::<HtmlElement>(root) {
            root.set_text_content(None);
            root.set_class_name("");
        }
        std::panic::set_hook(Box::new(|_| {
            if let Some(failed) = element::<HtmlElement>("start-failed") {
                failed.set_hidden(false);
                failed.scroll_into_view();
            }
        }));
    }
    /// Registers the service worker; tells whether another one was in charge before.
    pub fn register_worker(script: &str) -> bool {
        let Some(workers) = service_workers() else { return false };
        let before = workers.controller().is_some();
        let asked = workers.register(script);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(asked).await;
        });
        before
    }
    /// Listens until it is dropped.
    pub struct Listener {
        on: On,
        event: &'static str,
        heard: Closure<dyn FnMut()>,
    }
    impl Drop for Listener {
        fn drop(&mut self) {
            if let Some(target) = target(self.on) {
                let _ = target
                    .remove_event_listener_with_callback(self.event, self.heard.as_ref().unchecked_ref());
            }
        }
    }
    /// Calls `heard` at every such event.
    pub fn listen(on: On, event: &'static str, heard: impl FnMut() + 'static) -> Listener {
        let heard: Closure<dyn FnMut()> = Closure::new(heard);
        if let Some(target) = target(on) {
            let _ = target.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        }
        Listener { on, event, heard }
    }
}
