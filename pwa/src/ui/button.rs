//! Buttons. A busy or disabled one stays focusable and says so, and does nothing when pressed.

use dioxus::prelude::*;

use super::{Icon, IconName, Spinner};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// The one thing to do on this screen.
    #[default]
    Primary,
    /// Another thing to do.
    Secondary,
    /// A quiet way out.
    Plain,
    /// Ends or deletes something.
    Danger,
}

impl ButtonKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Primary => "button",
            Self::Secondary => "button button-secondary",
            Self::Plain => "button button-plain",
            Self::Danger => "button button-danger",
        }
    }
}

/// A button.
#[component]
pub fn Button(
    /// How much attention.
    #[props(default)]
    kind: ButtonKind,
    /// Stable, for tests.
    #[props(default)]
    id: Option<String>,
    /// Further classes: `wide` fills the line, `big` is the one of the first screen.
    #[props(default)]
    class: String,
    /// `submit` inside a form.
    #[props(default = "button".to_owned())]
    r#type: String,
    /// Not now; say why beside it.
    #[props(default)]
    disabled: bool,
    /// On its way.
    #[props(default)]
    busy: bool,
    /// Shown before the words.
    #[props(default)]
    icon: Option<IconName>,
    /// For a toggle.
    #[props(default)]
    pressed: Option<bool>,
    /// Id of the dialog it opens, or of what it describes.
    #[props(default)]
    described_by: Option<String>,
    /// Words for screen readers where the visible ones are not enough; must contain them.
    #[props(default)]
    label: Option<String>,
    /// When pressed and neither busy nor disabled.
    #[props(default)]
    onclick: Option<EventHandler<MouseEvent>>,
    children: Element,
) -> Element {
    let stopped = disabled || busy;
    rsx! {
        button {
            id,
            r#type,
            class: "{kind.class()} {class}",
            "aria-disabled": stopped.then_some("true"),
            "aria-busy": busy.then_some("true"),
            "aria-pressed": pressed.map(|pressed| if pressed { "true" } else { "false" }),
            "aria-describedby": described_by,
            "aria-label": label,
            onclick: move |event| {
                if stopped {
                    event.prevent_default();
                } else if let Some(onclick) = onclick {
                    onclick.call(event);
                }
            },
            if busy {
                Spinner {}
            } else if let Some(icon) = icon {
                Icon { name: icon }
            }
            span { {children} }
        }
    }
}

/// Calls a number. Nothing to read but whom, and the number itself in large digits.
#[component]
pub fn CallButton(
    /// As dialled.
    number: String,
    /// Whom it reaches.
    label: String,
    /// Stable, for tests.
    #[props(default)]
    id: Option<String>,
    /// For 119: the loudest control we have.
    #[props(default)]
    emergency: bool,
) -> Element {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || *c == '+' || *c == '#').collect();
    rsx! {
        a {
            id,
            class: if emergency { "call call-emergency" } else { "call" },
            href: "tel:{dialled}",
            Icon { name: IconName::Phone }
            span { class: "call-words",
                span { class: "call-label", "{label}" }
                span { class: "call-number", "{number}" }
            }
        }
    }
}
