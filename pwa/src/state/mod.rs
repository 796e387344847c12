//! What a page needs from the world besides the server: the browser itself, the clock and the route.

pub mod browser;
pub mod clock;
pub mod route;

use std::rc::Rc;

use dioxus::prelude::*;

/// Calls `heard` at every such event of the window or the document while the component lives.
pub fn use_listener(on: browser::On, event: &'static str, heard: impl FnMut() + 'static) {
    let mut heard = heard;
    let _kept = use_hook(move || {
        // A callback carries the runtime that signals need when the browser calls us from outside.
        let heard = Callback::new(move |()| heard());
        Rc::new(browser::listen(on, event, move || heard.call(())))
    });
}

/// Moves the focus to the element with this id once, when the component appears: the heading of a new screen.
pub fn use_focus(id: &'static str) {
    use_effect(move || browser::focus(id));
}
