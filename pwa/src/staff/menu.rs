//! A button that opens what stands behind it: by click, Enter, space or the down arrow. Arrows, Home and End walk
//! through it, Tab too; Escape leads back to the button. It closes when something in it is chosen, and when the pointer
//! or the focus goes elsewhere. Where a window has room, the styles show the content without the button.

use std::rc::Rc;

use dioxus::prelude::*;

use super::web::{self, Elsewhere};
use crate::state::browser;

/// See the module.
#[component]
pub fn Menu(
    /// Of the whole, and before `-open` of the button, and before `-list` of what it opens.
    id: &'static str,
    /// What one is at lies in it.
    #[props(default)]
    current: bool,
    /// What the button says.
    button: Element,
    children: Element,
) -> Element {
    let mut open = use_signal(|| false);
    // Opened by the arrow: the focus goes on to the first thing in it, once that can be seen.
    let mut going_in = use_signal(|| false);
    // Whoever moves the focus must not come to depend on the menu: it only looks.
    let elsewhere = use_callback(move |()| {
        if *open.peek() {
            open.set(false);
        }
    });
    let _elsewhere = use_hook(|| Rc::new(Elsewhere::listen(id, elsewhere)));
    let (opener, list) = (format!("{id}-open"), format!("{id}-list"));
    let back = {
        let opener = opener.clone();
        use_callback(move |()| {
            open.set(false);
            browser::focus(&opener);
        })
    };
    let walk = {
        let list = list.clone();
        move |event: KeyboardEvent| {
            let choose: fn(Option<usize>, usize) -> usize = match event.key() {
                _ if !open() => return,
                Key::Escape => {
                    event.prevent_default();
                    back.call(());
                    return;
                }
                Key::ArrowDown => |now, count| now.map_or(0, |now| (now + 1) % count.max(1)),
                Key::ArrowUp => {
                    |now, count| now.unwrap_or_default().checked_sub(1).unwrap_or(count.saturating_sub(1))
                }
                Key::Home => |_, _| 0,
                Key::End => |_, count| count.saturating_sub(1),
                _ => return,
            };
            event.prevent_default();
            web::focus_among(&list, choose);
        }
    };
    let unfold = move |event: KeyboardEvent| {
        if event.key() == Key::ArrowDown && !open() {
            event.prevent_default();
            event.stop_propagation();
            going_in.set(true);
            open.set(true);
        }
    };
    let inside = list.clone();
    use_effect(move || {
        if open() && *going_in.peek() {
            going_in.set(false);
            web::focus_among(&inside, |_, _| 0);
        }
    });
    rsx! {
        div { id, class: "menu", onkeydown: walk,
            button {
                id: opener,
                r#type: "button",
                class: "tab menu-button",
                "aria-expanded": if open() { "true" } else { "false" },
                "aria-controls": list.clone(),
                "aria-current": current.then_some("true"),
                onkeydown: unfold,
                onclick: move |_| open.toggle(),
                {button}
            }
            div {
                id: list,
                class: "menu-list",
                onclick: move |_| {
                    if open() {
                        back.call(());
                    }
                },
                {children}
            }
        }
    }
}
