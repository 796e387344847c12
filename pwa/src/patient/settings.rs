//! The patient's own choices: language, reminder hour, notifications, signing out of this phone.

use dioxus::prelude::*;
use mimamori_domain::api::PatientSettings;
use mimamori_domain::reminder::{AFTERNOON, EVENING, MORNING};

use super::door::told;
use super::part::{LanguageChoice, Screen, Standing};
use super::push::{self, PushError, PushState};
use super::session::use_session;
use crate::api;
use crate::offline::outbox::use_outbox;
use crate::state::route::use_route;
use crate::state::{use_task, use_value};
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Dialog, Notice, NoticeKind, Select};

/// Hours at which a reminder may come.
const HOURS: std::ops::RangeInclusive<i64> = 8..=20;

/// The page.
#[component]
pub fn SettingsPage() -> Element {
    let session = use_session();
    let mut saved = use_signal(|| None::<Result<(), String>>);
    let Some(home) = session.home().read().clone() else { return rsx! {} };
    let hour = home.people.first().map_or(9, |person| person.reminder_hour);
    // The usual hours by name first, then whatever suits.
    let named = [
        (MORNING, t!("settings-hour-morning", hour = MORNING)),
        (AFTERNOON, t!("settings-hour-afternoon", hour = AFTERNOON)),
        (EVENING, t!("settings-hour-evening", hour = EVENING)),
    ];
    let others = HOURS.filter(|hour| named.iter().all(|(known, _)| known != hour));
    let others: Vec<_> = others.map(|hour| (hour, t!("settings-hour-n", hour = hour))).collect();
    let hours: Vec<Choice> =
        named.into_iter().chain(others).map(|(hour, text)| Choice::new(hour, text)).collect();
    rsx! {
        Screen { title: t!("settings-title"), back: "/",
            Standing {}
            div { role: "status",
                match saved() {
                    Some(Ok(())) => rsx! { Notice { id: "saved", kind: NoticeKind::Success, title: t!("settings-saved") } },
                    Some(Err(text)) => rsx! { Notice { kind: NoticeKind::Error, title: text } },
                    None => rsx! {},
                }
            }
            section { class: "card stack",
                h2 { {t!("settings-language")} }
                LanguageChoice { id: "settings-language" }
                p { class: "quiet", {t!("settings-language-hint")} }
            }
            section { class: "card stack",
                h2 { {t!("settings-reminder")} }
                Select {
                    id: "hour",
                    label: t!("settings-hour"),
                    hint: t!("settings-hour-hint"),
                    choices: hours,
                    value: hour.to_string(),
                    onchange: move |text: String| async move {
                        let choice = PatientSettings { language: None, reminder_hour: text.parse().ok() };
                        saved.set(None);
                        match api::put("/patient/settings", &choice).await {
                            Ok(home) => {
                                session.heard(home).await;
                                saved.set(Some(Ok(())));
                            }
                            Err(failed) => saved.set(Some(Err(told(&failed)))),
                        }
                    },
                }
                PushChoice { push_key: home.push_key.clone() }
            }
            SignOut {}
        }
    }
}

#[component]
fn PushChoice(push_key: Option<String>) -> Element {
    let mut state = use_signal(|| PushState::Unknown);
    let mut busy = use_value(false);
    let mut error = use_value(None::<String>);
    use_task(move || async move { state.set(push::state().await) });
    let Some(key) = push_key else { return rsx! {} };
    let turn_on = move |_| {
        let key = key.clone();
        async move {
            busy.set(true);
            error.set(None);
            match push::turn_on(&key).await {
                Ok(()) => {}
                Err(PushError::Denied) => error.set(Some(t!("settings-push-denied"))),
                Err(PushError::Browser) => error.set(Some(t!("settings-push-failed"))),
                Err(PushError::Server(failed)) => {
                    push::turn_off().await;
                    error.set(Some(told(&failed)));
                }
            }
            state.set(push::state().await);
            busy.set(false);
        }
    };
    rsx! {
        div { class: "stack", id: "push", "data-state": state().word(),
            h3 { {t!("settings-push")} }
            p { class: "quiet", {t!("settings-push-text")} }
            match state() {
                PushState::Unknown => rsx! {},
                PushState::Unsupported => rsx! { p { {t!("settings-push-unsupported")} } },
                PushState::Denied => rsx! { p { {t!("settings-push-denied")} } },
                PushState::Off => rsx! {
                    Button { id: "push-on", kind: ButtonKind::Secondary, busy: busy(), onclick: turn_on, {t!("settings-push-on")} }
                },
                PushState::On => rsx! {
                    p { {t!("settings-push-is-on")} }
                    Button {
                        id: "push-off",
                        kind: ButtonKind::Secondary,
                        busy: busy(),
                        onclick: move |_| async move {
                            busy.set(true);
                            push::turn_off().await;
                            state.set(push::state().await);
                            busy.set(false);
                        },
                        {t!("settings-push-off")}
                    }
                },
            }
            if let Some(error) = error() {
                Notice { kind: NoticeKind::Error, live: true, title: error }
            }
        }
    }
}

#[component]
fn SignOut() -> Element {
    let (session, outbox, route) = (use_session(), use_outbox(), use_route());
    let mut asking = use_value(false);
    let mut busy = use_value(false);
    let mut error = use_value(None::<String>);
    let waiting = outbox.queue().read().waiting().count();
    rsx! {
        section { class: "card stack",
            h2 { {t!("settings-out")} }
            p { {t!("settings-out-text")} }
            Button { id: "sign-out", kind: ButtonKind::Danger, onclick: move |_| asking.set(true), {t!("settings-out-button")} }
            if let Some(error) = error() {
                Notice { kind: NoticeKind::Error, live: true, title: error }
            }
            Dialog {
                id: "sign-out-dialog",
                open: asking,
                title: t!("settings-out-title"),
                onclose: move |()| asking.set(false),
                actions: rsx! {
                    Button {
                        id: "sign-out-confirm",
                        kind: ButtonKind::Danger,
                        busy: busy(),
                        onclick: move |_| async move {
                            busy.set(true);
                            error.set(None);
                            push::turn_off().await;
                            match session.sign_out(outbox).await {
                                Ok(()) => route.replace("/"),
                                Err(failed) => error.set(Some(told(&failed))),
                            }
                            busy.set(false);
                            asking.set(false);
                        },
                        {t!("settings-out-confirm")}
                    }
                },
                p { {t!("settings-out-again")} }
                if waiting > 0 {
                    Notice { kind: NoticeKind::Warning, title: t!("settings-out-waiting", count = waiting) }
                }
            }
        }
    }
}
