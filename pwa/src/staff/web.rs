//! What the staff app asks of the browser beyond the shared room: the live feed, keys pressed anywhere, and the focus.
//! Off wasm each does nothing.

use crate::state::browser;

pub use imp::*;

/// Moves the focus to an element that is only about to be drawn, though what asked for it may be gone by then.
pub fn focus_soon(id: &str) {
    let id = id.to_owned();
    browser::background(async move {
        browser::sleep(40).await;
        browser::focus(&id);
    });
}

/// A key pressed somewhere on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// As `KeyboardEvent.key`.
    pub key: String,
    /// While writing in a field: letters are text, not commands.
    pub typing: bool,
    /// On a button or link, which answer to Enter and space themselves.
    pub on_control: bool,
    /// A dialog is open and has the keyboard.
    pub in_dialog: bool,
}

/// What the live feed tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Connected.
    Open,
    /// One event, as JSON.
    Data(String),
    /// The connection broke; `for_good` when the browser won't try again by itself.
    Lost {
        /// The browser gave up.
        for_good: bool,
    },
}

#[cfg(not(target_arch = "wasm32"))]
mod imp {
    use dioxus::prelude::Callback;

    use super::{Heard, Pressed};

    /// No feed.
    #[derive(Debug)]
    pub struct Feed;
    impl Feed {
        /// Never tells anything.
        pub fn open(_url: &str, _heard: Callback<Heard>) -> Option<Self> {
            None
        }
    }
    /// No keyboard.
    #[derive(Debug)]
    pub struct Keys;
    impl Keys {
        /// Never hears anything.
        pub fn listen(_heard: Callback<Pressed, bool>) -> Option<Self> {
            None
        }
    }
    /// Nothing has the focus, and nobody waits for it.
    pub fn focus_is_lost() -> bool {
        false
    }
    /// No element.
    pub fn focus_quietly(_id: &str) {}
    /// No element.
    pub fn focus_first(_selector: &str) {}
    /// No focus to keep.
    #[derive(Debug)]
    pub struct FocusKeeper;
    impl FocusKeeper {
        /// Has nothing to do.
        pub fn start() -> Option<Self> {
            None
        }
    }
    /// No element.
    pub fn focus_among(_within: &str, _choose: impl FnOnce(Option<usize>, usize) -> usize) {}
    /// Nobody leaves.
    #[derive(Debug)]
    pub struct Elsewhere;
    impl Elsewhere {
        /// Never hears anything.
        pub fn listen(_home: &str, _heard: Callback<()>) -> Option<Self> {
            None
        }
    }
    /// No element.
    pub fn click_first(_selector: &str) -> bool {
        false
    }
    /// No element.
    pub fn click_last(_selector: &str) -> bool {
        false
    }
    /// Silence.
    pub fn ring() {}
    /// No file.
    pub fn chosen_file(_input: &str) -> Option<(String, f64)> {
        None
    }
    /// No file.
    pub fn forget_file(_input: &str) {}
    /// Nothing is fetched.
    pub fn download(_url: &str) {}
}

#[cfg(target_arch = "wasm32")]
mod imp {
    use std::cell::{OnceCell, RefCell};
    use std::rc::Rc;

    use dioxus::prelude::Callback;
    use wasm_bindgen::prelude::*;
    use web_sys::{
        AudioContext, Document, Element, Event, EventSource, FocusOptions, HtmlElement, HtmlInputElement,
        KeyboardEvent, MessageEvent, MutationObserver, MutationObserverInit,
    };

    use super::{Heard, Pressed};
    use crate::state::browser;

    fn document() -> Option<Document> {
        web_sys::window()?.document()
    }

    /// The server's events until it is dropped.
    pub struct Feed {
        source: EventSource,
        _open: Closure<dyn FnMut()>,
        _data: Closure<dyn FnMut(MessageEvent)>,
        _lost: Closure<dyn FnMut()>,
    }
    impl Feed {
        /// Opens the feed; the browser reconnects by itself after a broken connection.
        pub fn open(url: &str, heard: Callback<Heard>) -> Option<Self> {
            let source = EventSource::new(url).ok()?;
            let open = Closure::<dyn FnMut()>::new(move || heard.call(Heard::Open));
            let data = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                heard.call(Heard::Data(event.data().as_string().unwrap_or_default()));
            });
            let watched = source.clone();
            let lost = Closure::<dyn FnMut()>::new(move || {
                heard.call(Heard::Lost { for_good: watched.ready_state() == EventSource::CLOSED });
            });
            source.set_onopen(Some(open.as_ref().unchecked_ref()));
            source.set_onmessage(Some(data.as_ref().unchecked_ref()));
            source.set_onerror(Some(lost.as_ref().unchecked_ref()));
            Some(Self { source, _open: open, _data: data, _lost: lost })
        }
    }
    impl Drop for Feed {
        fn drop(&mut self) {
            self.source.set_onopen(None);
            self.source.set_onmessage(None);
            self.source.set_onerror(None);
            self.source.close();
        }
    }

    /// Keys pressed anywhere on the page, until it is dropped.
    pub struct Keys {
        heard: Closure<dyn FnMut(KeyboardEvent)>,
    }
    impl Keys {
        /// `heard` tells whether it used the key; the browser then leaves it alone.
        pub fn listen(heard: Callback<Pressed, bool>) -> Option<Self> {
            let heard = Closure::<dyn FnMut(KeyboardEvent)>::new(move |event: KeyboardEvent| {
                // Somebody nearer has used it, or it is a command of the browser's or the letter of a word in the making.
                let used = event.default_prevented();
                if used || event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
                    return;
                }
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let inside = |selector: &str| {
                    target.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some())
                };
                let pressed = Pressed {
                    key: event.key(),
                    typing: inside("input, textarea, select, [contenteditable]"),
                    on_control: inside("a, button, summary"),
                    in_dialog: document()
                        .and_then(|document| document.query_selector("dialog[open]").ok().flatten())
                        .is_some(),
                };
                if heard.call(pressed) {
                    event.prevent_default();
                }
            });
            document()?.add_event_listener_with_callback("keydown", heard.as_ref().unchecked_ref()).ok()?;
            Some(Self { heard })
        }
    }
    impl Drop for Keys {
        fn drop(&mut self) {
            let _ = document().map(|document| {
                document.remove_event_listener_with_callback("keydown", self.heard.as_ref().unchecked_ref())
            });
        }
    }

    /// The element that had the focus is gone.
    pub fn focus_is_lost() -> bool {
        document().is_some_and(|document| {
            document.active_element().is_none_or(|active| active.tag_name().eq_ignore_ascii_case("body"))
        })
    }
    /// Moves the focus without moving the page.
    pub fn focus_quietly(id: &str) {
        let element = document().and_then(|document| document.get_element_by_id(id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            quietly(&element);
        }
    }
    fn quietly(element: &HtmlElement) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
    /// Moves the focus to the first element that matches.
    pub fn focus_first(selector: &str) {
        let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
        let _ = element.and_then(|it| it.dyn_into::<HtmlElement>().ok()).map(|it| it.focus());
    }
    /// Moves the focus to one of the links and buttons in sight within an element: `choose` hears which of them has it
    /// now, and how many there are.
    pub fn focus_among(within: &str, choose: impl FnOnce(Option<usize>, usize) -> usize) {
        let Some(document) = document() else { return };
        let Ok(all) = document.query_selector_all(&format!("#{within} :is(a, button)")) else { return };
        let all: Vec<HtmlElement> = (0..all.length())
            .filter_map(|index| all.item(index)?.dyn_into::<HtmlElement>().ok())
            .filter(|element| element.offset_parent().is_some())
            .collect();
        let active = document.active_element();
        let now = all.iter().position(|element| active.as_ref() == Some(element.as_ref()));
        let _ = all.get(choose(now, all.len())).map(HtmlElement::focus);
    }

    /// Tells when the pointer or the focus goes to a place outside of an element, until it is dropped.
    pub struct Elsewhere {
        heard: Closure<dyn FnMut(Event)>,
    }
    impl Elsewhere {
        const EVENTS: [&str; 2] = ["pointerdown", "focusin"];
        /// `home` is the id of the element.
        pub fn listen(home: &str, heard: Callback<()>) -> Option<Self> {
            let home = format!("#{home}");
            let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                if target.is_some_and(|it| it.closest(&home).ok().flatten().is_none()) {
                    heard.call(());
                }
            });
            for event in Self::EVENTS {
                document()?.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref()).ok()?;
            }
            Some(Self { heard })
        }
    }
    impl Drop for Elsewhere {
        fn drop(&mut self) {
            for event in Self::EVENTS {
                let _ = document().map(|document| {
                    document.remove_event_listener_with_callback(event, self.heard.as_ref().unchecked_ref())
                });
            }
        }
    }
    /// Takes the focus to what is nearest when the element that had it is gone, such as the button of an act that is
    /// done, until it is dropped: whoever works by keys goes on from there, and not from the top of the page.
    pub struct FocusKeeper {
        observer: MutationObserver,
        entered: Closure<dyn FnMut(Event)>,
        _changed: Closure<dyn FnMut()>,
    }
    impl FocusKeeper {
        /// Screens that know better where the work goes on have so long to take the focus there.
        const PATIENCE_MS: i32 = 80;
        /// What can hold the focus in place of a part of it.
        const AROUND: &str = "section, form, fieldset, li, details";

        /// From now on.
        pub fn start() -> Option<Self> {
            let path: Rc<RefCell<Vec<Element>>> = Rc::default();
            let kept = path.clone();
            let entered = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
                let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                *kept.borrow_mut() =
                    std::iter::successors(target, |element| element.parent_element()).collect();
            });
            let changed = Closure::<dyn FnMut()>::new(move || {
                if path.borrow().first().is_some_and(|element| !element.is_connected()) && focus_is_lost() {
                    let path = path.take();
                    browser::background(async move {
                        browser::sleep(Self::PATIENCE_MS).await;
                        if focus_is_lost() {
                            Self::settle(&path);
                        }
                    });
                }
            });
            document()?.add_event_listener_with_callback("focusin", entered.as_ref().unchecked_ref()).ok()?;
            let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
            let everything = MutationObserverInit::new();
            everything.set_child_list(true);
            everything.set_subtree(true);
            observer.observe_with_options(&document()?.body()?.into(), &everything).ok()?;
            Some(Self { observer, entered, _changed: changed })
        }
        /// On the nearest thing around that is still there, else on the name of the page.
        fn settle(path: &[Element]) {
            let left = path.iter().find(|element| element.is_connected());
            let around = left.and_then(|left| left.closest(Self::AROUND).ok().flatten());
            match around.and_then(|around| around.dyn_into::<HtmlElement>().ok()) {
                Some(around) => {
                    around.set_tab_index(-1);
                    quietly(&around);
                }
                None => focus_quietly("page-title"),
            }
        }
    }
    impl Drop for FocusKeeper {
        fn drop(&mut self) {
            self.observer.disconnect();
            let _ = document().map(|document| {
                document.remove_event_listener_with_callback("focusin", self.entered.as_ref().unchecked_ref())
            });
        }
    }
    /// Presses the first button that matches; tells whether there was one.
    pub fn click_first(selector: &str) -> bool {
        let element = document().and_then(|document| document.query_selector(selector).ok().flatten());
        let button = element.and_then(|it| it.dyn_into::<HtmlElement>().ok());
        button.inspect(HtmlElement::click).is_some()
    }
    /// Two short tones, the second one higher. Silent until somebody has touched the page, as browsers want it.
    pub fn ring() {
        let _ = tones();
    }
    fn tones() -> Result<(), JsValue> {
        thread_local! {
            static CONTEXT: OnceCell<AudioContext> = const { OnceCell::new() };
        }
        CONTEXT.with(|context| {
            if context.get().is_none() {
                let _ = context.set(AudioContext::new()?);
            }
            let Some(context) = context.get() else { return Ok(()) };
            let _ = context.resume()?;
            for (start, pitch) in [(0.0, 660.0), (0.25, 880.0)] {
                let (tone, loudness) = (context.create_oscillator()?, context.create_gain()?);
                let at = context.current_time() + start;
                tone.frequency().set_value(pitch);
                loudness.gain().set_value_at_time(0.25, at)?;
                loudness.gain().exponential_ramp_to_value_at_time(0.001, at + 0.22)?;
                tone.connect_with_audio_node(&loudness)?;
                loudness.connect_with_audio_node(&context.destination())?;
                tone.start_with_when(at)?;
                tone.stop_with_when(at + 0.22)?;
            }
            Ok(())
        })
    }
    /// The same with the last one.
    pub fn click_last(selector: &str) -> bool {
        let all = document().and_then(|document| document.query_selector_all(selector).ok());
        let last = all.and_then(|all| all.item(all.length().checked_sub(1)?));
        let button = last.and_then(|it| it.dyn_into::<HtmlElement>().ok());
        button.inspect(HtmlElement::click).is_some()
    }
    fn input(id: &str) -> Option<HtmlInputElement> {
        document()?.get_element_by_id(id)?.dyn_into().ok()
    }
    /// Name and size of the file chosen in an input.
    pub fn chosen_file(id: &str) -> Option<(String, f64)> {
        let file = input(id)?.files()?.get(0)?;
        Some((file.name(), file.size()))
    }
    /// Lets the browser fetch a file by itself, past this page.
    pub fn download(url: &str) {
        let link = document().and_then(|document| document.create_element("a").ok());
        let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else { return };
        let _ = link.set_attribute("href", url);
        let _ = link.set_attribute("download", "");
        link.click();
    }
    /// Empties an input, so that the same file can be chosen again.
    pub fn forget_file(id: &str) {
        if let Some(input) = input(id) {
            input.set_value("");
        }
    }
}
