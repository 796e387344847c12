//! What to do now: the call buttons for what is dangerous, and what each result means.

use dioxus::prelude::*;
use mimamori_domain::api::CenterContact;
use mimamori_domain::triage::Tier;

use super::part::{AmbulanceCall, CenterCalls};
use crate::t;
use crate::ui::EmergencyBanner;

/// The call buttons of Emergency and Urgent, before anything else.
pub fn call_now(tier: Tier, center: CenterContact) -> Element {
    match tier {
        Tier::Emergency => rsx! {
            EmergencyBanner { id: "call-now", title: t!("advice-emergency-title"),
                p { {t!("advice-emergency-text")} }
                AmbulanceCall {}
                CenterCalls { center }
            }
        },
        Tier::Urgent => rsx! {
            EmergencyBanner { id: "call-now", soon: true, title: t!("advice-urgent-title"),
                p { {t!("advice-urgent-text")} }
                CenterCalls { center }
                p { {t!("advice-urgent-119")} }
                AmbulanceCall {}
            }
        },
        Tier::Watch | Tier::Routine => rsx! {},
    }
}

/// What the result means, what to do, when to report again.
pub fn advice(tier: Tier) -> Element {
    rsx! {
        section { class: "card advice", id: "advice",
            h2 { {t!(format!("advice-{tier}-heading"))} }
            ul {
                for n in 1..=3 {
                    li { key: "{n}", {t!(format!("advice-{tier}-{n}"))} }
                }
            }
        }
    }
}
