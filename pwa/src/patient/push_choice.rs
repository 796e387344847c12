//! Notifications on this device: the choice in the settings, and the one time they are offered, after a report that
//! needs no call.

use dioxus::prelude::*;

use super::door::told;
use super::push::{self, PushError, PushState};
use crate::state::{browser, use_task, use_value};
use crate::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind};

/// Kept once the offer has been answered on this device.
const ANSWERED: &str = "mimamori-push-offer";

/// What the two have in common. A copy of a handle.
#[derive(Clone, Copy, PartialEq)]
struct Switch {
    state: Signal<PushState>,
    busy: Signal<bool>,
    error: Signal<Option<String>>,
}

fn use_switch() -> Switch {
    let mut state = use_signal(|| PushState::Unknown);
    use_task(move || async move { state.set(push::state().await) });
    Switch { state, busy: use_value(false), error: use_value(None) }
}

impl Switch {
    async fn turn_on(mut self, key: String) {
        self.busy.set(true);
        self.error.set(match push::turn_on(&key).await {
            Ok(()) => None,
            Err(PushError::Denied) => Some(t!("settings-push-denied")),
            Err(PushError::Browser) => Some(t!("settings-push-failed")),
            Err(PushError::Server(failed)) => {
                push::turn_off().await;
                Some(told(&failed))
            }
        });
        self.state.set(push::state().await);
        self.busy.set(false);
    }

    async fn turn_off(mut self) {
        self.busy.set(true);
        push::turn_off().await;
        self.state.set(push::state().await);
        self.busy.set(false);
    }
}

fn turn_on(switch: Switch, push_key: String) -> Element {
    rsx! {
        Button {
            id: "push-on",
            kind: ButtonKind::Secondary,
            busy: (switch.busy)(),
            onclick: move |_| {
                let key = push_key.clone();
                async move { switch.turn_on(key).await }
            },
            {t!("settings-push-on")}
        }
        if let Some(error) = (switch.error)() {
            Notice { kind: NoticeKind::Error, live: true, title: error }
        }
    }
}

/// In the settings.
#[component]
pub fn PushChoice(push_key: Option<String>) -> Element {
    let switch = use_switch();
    let Some(push_key) = push_key else { return rsx! {} };
    let state = (switch.state)();
    rsx! {
        div { class: "stack", id: "push", "data-state": state.word(),
            h3 { {t!("settings-push")} }
            p { class: "quiet", {t!("settings-push-text")} }
            match state {
                PushState::Unknown => rsx! {},
                PushState::Unsupported => rsx! { p { {t!("settings-push-unsupported")} } },
                PushState::Denied => rsx! { p { {t!("settings-push-denied")} } },
                PushState::Off => turn_on(switch, push_key),
                PushState::On => rsx! {
                    p { {t!("settings-push-is-on")} }
                    Button {
                        id: "push-off",
                        kind: ButtonKind::Secondary,
                        busy: (switch.busy)(),
                        onclick: move |_| async move { switch.turn_off().await },
                        {t!("settings-push-off")}
                    }
                },
            }
        }
    }
}

/// After a report, once: why notifications help, yes or not now.
#[component]
pub fn PushOffer(push_key: String) -> Element {
    let switch = use_switch();
    let mut answered = use_value(browser::local_get(ANSWERED).is_some());
    if answered() || (switch.state)() != PushState::Off {
        return rsx! {};
    }
    rsx! {
        Notice { id: "push-offer", title: t!("push-ask-title"),
            p { {t!("push-ask-text")} }
            {turn_on(switch, push_key)}
            Button {
                id: "push-later",
                kind: ButtonKind::Plain,
                onclick: move |_| {
                    browser::local_set(ANSWERED, "later");
                    answered.set(true);
                },
                {t!("push-ask-later")}
            }
        }
    }
}
