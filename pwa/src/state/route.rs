//! A router of one signal: the path. Each app turns it into its own enum; links and the History API move it.

use dioxus::prelude::*;

use super::browser::{self, On};
use super::use_listener;

/// Where we are. A copy of a handle; taken from the context with [`use_route`].
#[derive(Clone, Copy, PartialEq)]
pub struct Route {
    path: Signal<String>,
    /// Where we came from inside the app, oldest first, as far as we know it.
    behind: Signal<Vec<String>>,
}

impl Route {
    /// The path with its fragment, such as `/report/0189…#signs`; reading it subscribes.
    pub fn path(self) -> String {
        self.path.read().clone()
    }
    /// Goes there, with a new entry in the history.
    pub fn go(mut self, path: &str) {
        let from = self.path.peek().clone();
        if from != path {
            browser::push_path(path);
            self.behind.write().push(from);
            self.path.set(path.to_owned());
            browser::scroll_to_top();
        }
    }
    /// The same screen says in its address what it shows: no new entry, and the page stays where it is.
    pub fn note(mut self, path: &str) {
        browser::replace_path(path);
        self.path.set(path.to_owned());
    }
    /// Goes there in place of the present entry, so that "back" doesn't return here.
    pub fn replace(mut self, path: &str) {
        browser::replace_path(path);
        self.path.set(path.to_owned());
        browser::scroll_to_top();
    }
    /// Back to the given path: by the history where it is the entry before this one, so that going back and forth
    /// doesn't pile up, else in place of this one.
    pub fn back_to(self, path: &str) {
        if self.behind.peek().last().is_some_and(|last| last == path) {
            browser::go_back();
        } else {
            self.replace(path);
        }
    }
    fn moved_by_browser(mut self, path: String) {
        let returned = self.behind.peek().last() == Some(&path);
        if returned {
            self.behind.write().pop();
        } else {
            self.behind.write().clear();
        }
        self.path.set(path);
        browser::scroll_to_top();
    }
}

/// Puts the route into the context of the app; called once, at the root. `start` is the path in tests, and the
/// browser's own where there is one.
pub fn use_route_provider(start: &str) -> Route {
    let route = use_context_provider(|| {
        let path = if cfg!(target_arch = "wasm32") { browser::path() } else { start.to_owned() };
        Route { path: Signal::new(path), behind: Signal::new(vec![]) }
    });
    use_listener(On::Window, "popstate", move || {
        let new = browser::path();
        if *route.path.peek() != new {
            route.moved_by_browser(new);
        }
    });
    route
}

/// The route of the app. No hook: usable in handlers and tasks too.
pub fn use_route() -> Route {
    consume_context()
}

/// A link inside the app: a real `<a>`, taken over only for a plain click.
#[component]
pub fn Link(
    /// Path inside the app.
    to: String,
    /// Classes.
    #[props(default)]
    class: String,
    /// For tests and labels.
    #[props(default)]
    id: Option<String>,
    /// `page` where this link is the present page.
    #[props(default)]
    current: bool,
    children: Element,
) -> Element {
    let route = use_route();
    let href = to.clone();
    rsx! {
        a {
            id,
            class,
            href,
            "aria-current": current.then_some("page"),
            onclick: move |event| {
                let held = event.modifiers();
                if held.is_empty() {
                    event.prevent_default();
                    route.go(&to);
                }
            },
            {children}
        }
    }
}
