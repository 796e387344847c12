//! A modal question, on the browser's own `<dialog>`: it holds the focus and closes on Escape by itself.

use dioxus::prelude::*;

use super::{Button, ButtonKind};
use crate::state::{browser, use_watch};
use crate::t;

/// A modal dialog with a title, its content, and a way out. Put the buttons that act into `actions`.
#[component]
pub fn Dialog(
    /// Unique on the page.
    id: String,
    /// Open it, close it.
    open: ReadSignal<bool>,
    /// The question.
    title: String,
    /// Asked to close: by the button or by Escape.
    onclose: EventHandler<()>,
    /// Word of the way out; "cancel" unless told.
    #[props(default)]
    close_label: Option<String>,
    /// Buttons that act.
    #[props(default)]
    actions: Option<Element>,
    children: Element,
) -> Element {
    let target = id.clone();
    use_watch(move || {
        if open() {
            browser::show_dialog(&target);
        } else {
            browser::close_dialog(&target);
        }
    });
    let close_label = close_label.unwrap_or_else(|| t!("action-cancel"));
    rsx! {
        dialog {
            id: "{id}",
            class: "dialog",
            "aria-labelledby": "{id}-title",
            oncancel: move |_| onclose.call(()),
            if open() {
                h2 { id: "{id}-title", class: "dialog-title", "{title}" }
                div { class: "dialog-body", {children} }
                div { class: "dialog-actions",
                    {actions}
                    Button { kind: ButtonKind::Secondary, id: "{id}-close", onclick: move |_| onclose.call(()), "{close_label}" }
                }
            }
        }
    }
}
