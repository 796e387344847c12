//! The patient app: report in under a minute, know what to do now.

pub mod draft;
pub mod session;

use dioxus::prelude::*;

/// The app.
#[component]
pub fn App() -> Element {
    rsx! {}
}
