//! The patient app: report in under a minute, know what to do now.

use dioxus::prelude::*;

/// The app.
#[component]
pub fn App() -> Element {
    rsx! {}
}
