//! Something is on its way.

use dioxus::prelude::*;

/// A small turning ring, or the given words where motion is not wanted.
#[component]
pub fn Spinner(
    /// What we wait for; announced politely.
    #[props(default)]
    label: Option<String>,
) -> Element {
    if let Some(label) = label {
        return rsx! {
            p { class: "spinner-line", role: "status",
                span { class: "spinner", "aria-hidden": "true" }
                "{label}"
            }
        };
    }
    rsx! {
        span { class: "spinner", "aria-hidden": "true" }
    }
}

/// How far along: `value` of `max`, and the same in words, such as "3 of 5".
pub fn progress(value: usize, max: usize, label: &str) -> Element {
    rsx! {
        div { class: "progress",
            span { class: "progress-label", "{label}" }
            progress { value: "{value}", max: "{max}", "aria-label": "{label}" }
        }
    }
}
