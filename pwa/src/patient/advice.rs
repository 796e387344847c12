//! What to do now. The server's verdict decides; until it arrives the phone shows the least that must never wait:
//! the call buttons for what is dangerous by itself.

use dioxus::prelude::*;
use mimamori_domain::api::CenterContact;
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::Tier;
use mimamori_domain::values::Spo2;

use super::part::{AmbulanceCall, CenterCalls};
use crate::t;
use crate::ui::EmergencyBanner;

/// oxygen at or below which 119 is called (DOMAIN section 4: Tokyo 2021-08). A floor, not the rules: those are dated
/// data and the server's.
const CALL_SPO2: i64 = 90;
/// oxygen at or below which the centre is called at once (DOMAIN section 4: moderate II).
const SOON_SPO2: i64 = 93;
/// Tenths of a degree at which the centre is called at once (DOMAIN section 4).
const SOON_TEMPERATURE: i64 = 400;

/// What the phone may say by itself: Emergency and Urgent for what is so without any history, else nothing.
pub fn at_least(answers: &Answers) -> Option<Tier> {
    let spo2 = answers.spo2.measured().map(Spo2::get);
    let emergency = !answers.signs.is_empty()
        || answers.spo2 == Spo2Reading::UNDER_50
        || spo2.is_some_and(|value| value <= CALL_SPO2);
    let urgent = spo2.is_some_and(|value| value <= SOON_SPO2)
        || answers.temperature.is_some_and(|value| value.get() >= SOON_TEMPERATURE)
        || answers.can_drink == Some(false);
    if emergency { Some(Tier::Emergency) } else { urgent.then_some(Tier::Urgent) }
}

/// The call buttons of Emergency and Urgent, before anything else.
#[component]
pub fn CallNow(tier: Tier, center: CenterContact) -> Element {
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
#[component]
pub fn Advice(tier: Tier) -> Element {
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

#[cfg(test)]
mod tests {
    use mimamori_domain::report::UrgentSign;
    use mimamori_domain::values::Temperature;

    use super::*;

    #[test]
    fn what_never_waits_for_the_server() {
        let of = |spo2: i64| Answers {
            spo2: Spo2Reading::Measured(Spo2::new(spo2).unwrap()),
            ..Answers::default()
        };
        assert_eq!(at_least(&of(90)), Some(Tier::Emergency));
        assert_eq!(at_least(&of(91)), Some(Tier::Urgent));
        assert_eq!(at_least(&of(94)), None);
        let sign = Answers { signs: vec![UrgentSign::ChestPain], ..of(98) };
        assert_eq!(at_least(&sign), Some(Tier::Emergency));
        let under = Answers { spo2: Spo2Reading::UNDER_50, ..Answers::default() };
        assert_eq!(at_least(&under), Some(Tier::Emergency));
        let hot = Answers { temperature: Temperature::new(400), ..of(98) };
        assert_eq!(at_least(&hot), Some(Tier::Urgent));
        let dry = Answers { can_drink: Some(false), ..of(98) };
        assert_eq!(at_least(&dry), Some(Tier::Urgent));
    }
}
