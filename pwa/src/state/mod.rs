//! What a page needs from the world besides the server: the browser itself, the clock and the route.

pub mod browser;
pub mod clock;
pub mod route;

use std::pin::Pin;
use std::rc::Rc;

use dioxus::prelude::*;

/// Calls `heard` at every such event of the window or the document while the component lives.
pub fn use_listener(on: browser::On, event: &'static str, heard: impl FnMut() + 'static) {
    use_boxed_listener(on, event, Box::new(heard));
}

fn use_boxed_listener(on: browser::On, event: &'static str, mut heard: Box<dyn FnMut()>) {
    let _kept = use_hook(move || {
        // A callback carries the runtime that signals need when the browser calls us from outside.
        let heard = Callback::new(move |()| heard());
        Rc::new(browser::listen(on, event, move || heard.call(())))
    });
}

/// A value that redraws its readers when it changes. As `use_signal`, which a phone has to fetch anew for each closure
/// that gives a first value.
pub fn use_value<T: 'static>(first: T) -> Signal<T> {
    use_signal(move || first)
}

/// Calls `work` when the component has been drawn, and again whenever what it read has changed. As `use_effect`, which
/// a phone has to fetch anew for each.
pub fn use_watch(work: impl FnMut() + 'static) {
    use_boxed_watch(Box::new(work));
}

fn use_boxed_watch(work: Box<dyn FnMut()>) {
    use_effect(work);
}

/// Starts work once the component is on the page; it ends with the component. As `use_future`, without its handle:
/// a phone downloads a fraction of the code.
pub fn use_task<F: Future<Output = ()> + 'static>(work: impl FnOnce() -> F) {
    let mut work = Some(work);
    use_boxed_task(&mut || work.take().map(|work| Box::pin(work()) as Work));
}

type Work = Pin<Box<dyn Future<Output = ()>>>;

fn use_boxed_task(start: &mut dyn FnMut() -> Option<Work>) {
    use_hook(|| {
        if let Some(work) = start() {
            spawn(work);
        }
    });
}

/// Moves the focus to the element with this id once, when the component appears: the heading of a new screen.
pub fn use_focus(id: &'static str) {
    use_task(move || async move { browser::focus(id) });
}
