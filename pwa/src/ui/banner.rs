//! Notices and the emergency banner: meaning by icon and word, colour only on top of them.

use dioxus::prelude::*;

use super::{Icon, IconName};
use crate::t;

/// What kind of notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum NoticeKind {
    /// Good to know.
    #[default]
    Info,
    /// It worked.
    Success,
    /// Look at this.
    Warning,
    /// It did not work.
    Error,
}

impl NoticeKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
    const fn icon(self) -> IconName {
        match self {
            Self::Info => IconName::Info,
            Self::Success => IconName::Success,
            Self::Warning => IconName::Warning,
            Self::Error => IconName::Error,
        }
    }
}

/// A notice with icon, word and text. `live` ones are read out when they appear.
#[component]
pub fn Notice(
    /// What kind.
    #[props(default)]
    kind: NoticeKind,
    /// One short line.
    title: String,
    /// Stable, for tests.
    #[props(default)]
    id: Option<String>,
    /// Read out when it appears: at once for errors, else when the reader pauses.
    #[props(default)]
    live: bool,
    children: Element,
) -> Element {
    let role = live.then_some(if kind == NoticeKind::Error { "alert" } else { "status" });
    let word = t!(format!("notice-{}", kind.word()));
    rsx! {
        div { id, class: "notice notice-{kind.word()}", role,
            p { class: "notice-title",
                Icon { name: kind.icon() }
                span {
                    span { class: "visually-hidden", "{word} " }
                    "{title}"
                }
            }
            div { class: "notice-body", {children} }
        }
    }
}

/// The loudest thing on a screen: what to do now, with the buttons to do it.
#[component]
pub fn EmergencyBanner(
    /// What to do, in one line.
    title: String,
    /// Stable, for tests.
    #[props(default)]
    id: Option<String>,
    /// Orange instead of red: call soon rather than at once.
    #[props(default)]
    soon: bool,
    children: Element,
) -> Element {
    rsx! {
        section { id, class: if soon { "emergency emergency-soon" } else { "emergency" }, role: "alert",
            h2 { class: "emergency-title",
                Icon { name: if soon { IconName::Warning } else { IconName::Error } }
                span { "{title}" }
            }
            div { class: "emergency-body", {children} }
        }
    }
}
