//! Short answers to what was just done, at the foot of the page: read out, and gone by themselves unless they are bad
//! news.

use std::rc::Rc;

use dioxus::core::spawn_forever;
use dioxus::prelude::*;

use crate::state::browser;
use crate::t;
use crate::ui::{Icon, IconName};

/// One of them.
#[derive(Clone, PartialEq)]
pub struct Toast {
    number: u64,
    text: String,
    bad: bool,
    undo: Option<Undo>,
}

/// Takes something back. Made of handles that live as long as the app, because the screen may be gone by then.
#[derive(Clone)]
pub struct Undo(Rc<dyn Fn()>);

impl Undo {
    /// What to do.
    pub fn new(act: impl Fn() + 'static) -> Self {
        Self(Rc::new(act))
    }
}

impl PartialEq for Undo {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// All of them. A copy of a handle.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: Signal<Vec<Toast>>,
    last: Signal<u64>,
}

impl Toasts {
    /// Puts them into the context.
    pub fn provide() -> Self {
        use_context_provider(|| Self { shown: Signal::new(vec![]), last: Signal::new(0) })
    }
    /// From the context.
    pub fn take() -> Self {
        use_context()
    }
    /// It worked.
    pub fn good(self, text: String) {
        self.add(text, false, None);
    }
    /// It worked, and can be taken back.
    pub fn undoable(self, text: String, undo: Undo) {
        self.add(text, false, Some(undo));
    }
    /// It did not work.
    pub fn bad(self, text: String) {
        self.add(text, true, None);
    }
    fn add(mut self, text: String, bad: bool, undo: Option<Undo>) {
        self.last += 1;
        let number = *self.last.peek();
        let mut shown = self.shown.write();
        shown.retain(|toast| toast.text != text);
        let surplus = shown.len().saturating_sub(2);
        shown.drain(..surplus);
        let can_be_undone = undo.is_some();
        shown.push(Toast { number, text, bad, undo });
        drop(shown);
        spawn_forever(async move {
            if cfg!(target_arch = "wasm32") {
                browser::sleep(if can_be_undone {
                    60_000
                } else if bad {
                    20_000
                } else {
                    8_000
                })
                .await;
                self.remove(number);
            }
        });
    }
    fn remove(mut self, number: u64) {
        self.shown.write().retain(|toast| toast.number != number);
    }
}

/// Where they appear.
#[component]
pub fn ToastPlace() -> Element {
    let toasts = Toasts::take();
    let shown = toasts.shown.read().clone();
    rsx! {
        div { class: "toasts", id: "toasts", role: "status", "aria-live": "polite",
            for toast in shown {
                div { key: "{toast.number}", class: if toast.bad { "toast toast-bad" } else { "toast" }, "data-toast": if toast.bad { "bad" } else { "good" },
                    Icon { name: if toast.bad { IconName::Error } else { IconName::Success } }
                    span { class: "toast-text", "{toast.text}" }
                    if let Some(undo) = toast.undo {
                        button { r#type: "button", class: "toast-undo", "data-action": "undo",
                            onclick: move |_| {
                                (undo.0)();
                                toasts.remove(toast.number);
                            },
                            {t!("staff-undo")}
                        }
                    }
                    button { r#type: "button", class: "toast-close", "aria-label": t!("staff-close"),
                        onclick: move |_| toasts.remove(toast.number),
                        Icon { name: IconName::Close }
                    }
                }
            }
        }
    }
}
