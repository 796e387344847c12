//! Icons drawn for this project on a 24 × 24 grid, in the colour of the text beside them. They never stand alone: the
//! word is always there too, so they are hidden from screen readers.

use dioxus::prelude::*;

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the thing it is named after")]
pub enum IconName {
    Info,
    Success,
    Warning,
    Error,
    Phone,
    Check,
    Back,
    Forward,
    Close,
    Clock,
    Waiting,
    Thermometer,
    Oxygen,
    Pulse,
    Person,
    Copy,
    Settings,
    History,
    Search,
    Upload,
    Download,
    Plus,
    Minus,
    Menu,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v6m0-9.5v.5",
            Self::Success => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-4 9.5 2.8 2.8L16 9.5",
            Self::Warning => "M12 4 2.8 20h18.4L12 4Zm0 6v5m0 2.5v.2",
            Self::Error => "M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3L8.3 3ZM12 7.5v5.5m0 3.3v.2",
            Self::Phone => {
                "M6.5 3.5 9 4l1 4-2 1.8a12 12 0 0 0 6.2 6.2L16 14l4 1 .5 2.5c0 1.7-1.3 3-3 3A14 14 0 0 1 3.5 6.5c0-1.7 1.3-3 3-3Z"
            }
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::Back => "m14.5 5-7 7 7 7",
            Self::Forward => "m9.5 5 7 7-7 7",
            Self::Close => "m6 6 12 12M18 6 6 18",
            Self::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4v5.5l3.5 2",
            Self::Waiting => "M6 3h12M6 21h12M7 3c0 5 5 6 5 9s-5 4-5 9M17 3c0 5-5 6-5 9s5 4 5 9",
            Self::Thermometer => "M10 13.5V5a2 2 0 1 1 4 0v8.5a4 4 0 1 1-4 0ZM12 9v8",
            Self::Oxygen => {
                "M12 3.5c3.5 4.3 6 7.3 6 10.7a6 6 0 0 1-12 0c0-3.4 2.5-6.4 6-10.7ZM9 14.5a3 3 0 0 0 3 3"
            }
            Self::Pulse => "M2.5 12.5H7l2.5-6 4 12 2.5-6h5.5",
            Self::Person => "M12 3.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.6-4 3.6-6 7.5-6s6.9 2 7.5 6",
            Self::Copy => "M8.5 8.5h11v12h-11v-12ZM15.5 8.5v-5h-11v12h4",
            Self::Settings => {
                "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6ZM12 2.5v3m0 13v3m9.5-9.5h-3m-13 0h-3m16.2-6.7-2.1 2.1M7.4 16.6l-2.1 2.1m13.4 0-2.1-2.1M7.4 7.4 5.3 5.3"
            }
            Self::History => "M4 20V4m0 16h16M7.5 15l3.5-4 3 2.5 5-6.5",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.8 11.3L20.5 20.5",
            Self::Upload => "M12 16V4m-4.5 4.5L12 4l4.5 4.5M4 15.5V20h16v-4.5",
            Self::Download => "M12 4v12m-4.5-4.5L12 16l4.5-4.5M4 15.5V20h16v-4.5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Minus => "M5 12h14",
            Self::Menu => "M4 6.5h16M4 12h16M4 17.5h16",
        }
    }
}

/// An icon beside its word.
#[component]
pub fn Icon(name: IconName) -> Element {
    rsx! {
        svg {
            class: "icon",
            view_box: "0 0 24 24",
            width: "24",
            height: "24",
            "aria-hidden": "true",
            "focusable": "false",
            path { d: name.path() }
        }
    }
}
