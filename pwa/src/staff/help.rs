//! The keys, on one sheet: `?` shows it.

use dioxus::prelude::*;

use crate::t;
use crate::ui::Dialog;

const KEYS: [(&[&str], &str); 14] = [
    (&["J", "↓"], "staff-help-down"),
    (&["K", "↑"], "staff-help-up"),
    (&["Enter"], "staff-help-open"),
    (&["C"], "staff-help-claim"),
    (&["S"], "staff-help-snooze"),
    (&["H"], "staff-help-hand-over"),
    (&["E"], "staff-help-close"),
    (&["U"], "staff-help-undo"),
    (&["N"], "staff-help-next"),
    (&["T"], "staff-help-call"),
    (&["Q"], "staff-help-back"),
    (&["1", "…", "9"], "staff-help-views"),
    (&["/"], "staff-help-search"),
    (&["?"], "staff-help-help"),
];

/// The sheet.
#[component]
pub fn Help(open: ReadSignal<bool>, onclose: EventHandler<()>) -> Element {
    rsx! {
        Dialog { id: "help", open, title: t!("staff-help-title"), close_label: t!("staff-close"), onclose,
            p { {t!("staff-help-lead")} }
            dl { class: "keys",
                for (keys , what) in KEYS {
                    div { key: "{what}",
                        dt {
                            for key in keys {
                                kbd { key: "{key}", "{key}" }
                            }
                        }
                        dd { {t!(what)} }
                    }
                }
            }
        }
    }
}
