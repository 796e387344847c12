//! When to call whom, and how to measure well. Open to everybody, signed in or not, with a network or without.

use dioxus::prelude::*;
use mimamori_domain::report::UrgentSign;

use super::part::{AmbulanceCall, CenterCalls, Screen, consultation};
use super::session::use_session;
use crate::t;

/// The page.
#[component]
pub fn HelpPage() -> Element {
    let session = use_session();
    let center = session.center();
    rsx! {
        Screen { title: t!("help-title"), back: "/",
            section { class: "stack",
                h2 { {t!("help-119")} }
                AmbulanceCall {}
                p { {t!("help-119-text")} }
                ul { class: "signs",
                    for sign in UrgentSign::ALL {
                        li { key: "{sign}", {t!(format!("report-sign-{sign}"))} }
                    }
                }
            }
            if let Some(center) = center {
                section { class: "stack apart",
                    h2 { {t!("help-center")} }
                    p { {t!("help-center-text")} }
                    CenterCalls { center: center.clone() }
                    {consultation(&center)}
                }
            }
            section { class: "stack apart",
                h2 { {t!("help-spo2")} }
                ul {
                    for n in 1..=4 {
                        li { key: "{n}", {t!(format!("help-spo2-{n}"))} }
                    }
                }
            }
        }
    }
}
