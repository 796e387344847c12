//! The patient's own choices: language, reminder hour, notifications, signing out of this phone.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{PatientSettings, PersonHome, ReminderBy, ReminderWish};
use mimamori_domain::reminder::{AFTERNOON, EVENING, MORNING};

use super::contact::Contacts;
use super::door::told;
use super::part::{LanguageChoice, PageLink, Screen, Standing};
use super::push;
use super::push_choice::PushChoice;
use super::session::use_session;
use crate::api;
use crate::offline::outbox::use_outbox;
use crate::state::route::use_route;
use crate::state::use_value;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Dialog, Icon, IconName, Notice, NoticeKind, Select, format};

/// Hours at which a reminder may come.
const HOURS: std::ops::RangeInclusive<i64> = 8..=20;

/// The page.
#[component]
pub fn SettingsPage() -> Element {
    let session = use_session();
    let mut saved = use_signal(|| None::<Result<(), String>>);
    let save = use_callback(move |choice: PatientSettings| {
        spawn(async move {
            saved.set(None);
            match api::put("/patient/settings", &choice).await {
                Ok(home) => {
                    session.heard(home).await;
                    saved.set(Some(Ok(())));
                }
                Err(failed) => saved.set(Some(Err(told(&failed)))),
            }
        });
    });
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
                    onchange: move |text: String| {
                        save.call(PatientSettings { language: None, reminder_hour: text.parse().ok(), reminders: None, reminder_by: None });
                    },
                }
                if let Some(person) = home.people.first() {
                    {reminder_by(person, save)}
                    {reminders(person.reminders_off, person.paused_until, save)}
                }
                PushChoice { push_key: home.push_key.clone() }
            }
            Contacts { people: home.people.clone() }
            nav { class: "links", "aria-label": t!("access-title"),
                for person in home.people.clone() {
                    PageLink { key: "{person.id}", to: "/access/{person.id}", class: "row-link", id: "access-{person.id}",
                        Icon { name: IconName::Info }
                        span {
                            {t!("access-title")}
                            if home.people.len() > 1 {
                                " " {t!("person-name", name = person.name.as_str())}
                            }
                        }
                        Icon { name: IconName::Forward }
                    }
                }
            }
            SignOut {}
        }
    }
}

/// By which way reminders come first, where there is a choice.
fn reminder_by(person: &PersonHome, save: Callback<PatientSettings>) -> Element {
    if person.phone.is_none() || person.email.is_none() {
        return rsx! {};
    }
    let choices =
        ReminderBy::ALL.iter().map(|by| Choice::new(by, t!(format!("settings-by-{by}")))).collect::<Vec<_>>();
    rsx! {
        Select {
            id: "reminder-by",
            label: t!("settings-by"),
            hint: t!("settings-by-hint"),
            choices,
            value: person.reminder_by.to_string(),
            onchange: move |text: String| {
                let reminder_by = text.parse().ok();
                save.call(PatientSettings { language: None, reminder_hour: None, reminders: None, reminder_by });
            },
        }
    }
}

/// Whether there are reminders at all.
fn reminders(off: bool, paused: Option<Timestamp>, save: Callback<PatientSettings>) -> Element {
    let wish = move |id: &'static str, word: &'static str, wish: ReminderWish| {
        let choice =
            PatientSettings { language: None, reminder_hour: None, reminders: Some(wish), reminder_by: None };
        rsx! {
            Button { id, kind: ButtonKind::Secondary, onclick: move |_| save.call(choice.clone()), {t!(word)} }
        }
    };
    rsx! {
        div { class: "stack", id: "reminders", "data-state": if off { "off" } else if paused.is_some() { "paused" } else { "on" },
            if off {
                p { {t!("settings-stopped")} }
            } else if let Some(until) = paused {
                p { {t!("settings-paused", day = format::day(until.date().plus_days(-1)))} }
            }
            if off || paused.is_some() {
                {wish("reminders-start", "settings-start", ReminderWish::Start)}
            } else {
                {wish("reminders-pause", "settings-pause", ReminderWish::Pause)}
            }
            if !off {
                {wish("reminders-stop", "settings-stop", ReminderWish::Stop)}
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
