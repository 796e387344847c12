//! What a page needs from the world besides the server: the browser itself, the clock and the route.

pub mod browser;
pub mod clock;
pub mod route;

use std::pin::Pin;
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
