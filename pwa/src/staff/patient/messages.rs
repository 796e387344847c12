//! What was sent to the patient, and whether it arrived.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::access::Action;
use mimamori_domain::api::{InvitationState, MessageState, MessageView, PatientPage};

use super::Patient;
use super::reminders::RemindersChoice;
use crate::api;
use crate::staff::messaging::code_words;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// How many are shown before they are folded away.
const SHOWN: usize = 5;

/// The card.
#[component]
pub fn Messages(page: PatientPage, now: Timestamp, can_invite: bool) -> Element {
    let patient: Patient = use_context();
    let mut busy = use_signal(|| false);
    let invite = move |_| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::post_empty::<()>(&patient.path("invitation")).await;
            busy.set(false);
            match answer {
                Ok(()) => patient.done(t!("staff-patient-invite-done")),
                Err(error) => patient.refused(&error),
            }
        });
    };
    let mut newest = page.messages.clone();
    let older = newest.split_off(newest.len().min(SHOWN));
    let unopened = page.invitation != InvitationState::Opened;
    rsx! {
        section { class: "card", "aria-labelledby": "messages-title",
            h2 { id: "messages-title", {t!("staff-messages-title")} }
            if newest.is_empty() {
                p { class: "small", {t!("staff-messages-empty")} }
            }
            ul { class: "messages", id: "messages",
                for message in newest {
                    Message { key: "{message.id}", message, now }
                }
            }
            if !older.is_empty() {
                details { class: "older",
                    summary { {t!("staff-more")} }
                    ul { class: "messages",
                        for message in older {
                            Message { key: "{message.id}", message, now }
                        }
                    }
                }
            }
            if page.form.reporting_mode == "self" {
                RemindersChoice { page: page.clone(), can_change: page.actions.contains(&Action::PatientEdit) }
            }
            if can_invite {
                Button { id: "send-invitation", kind: if unopened { ButtonKind::Secondary } else { ButtonKind::Plain }, busy: busy(), onclick: invite,
                    {t!("staff-patient-invite")}
                }
            }
        }
    }
}

/// How a state looks: its icon, and good, bad or neither.
const fn look(state: MessageState) -> (IconName, &'static str) {
    use MessageState as S;
    match state {
        S::Delivered => (IconName::Success, "good"),
        S::Undelivered | S::Failed | S::Dead => (IconName::Error, "bad"),
        S::Ambiguous | S::Expired | S::Unknown => (IconName::Warning, "odd"),
        S::Ready | S::Leased => (IconName::Clock, "on-way"),
        S::HandedOver => (IconName::Forward, "on-way"),
        S::Cancelled => (IconName::Minus, "on-way"),
    }
}

#[component]
fn StateMark(state: MessageState) -> Element {
    let (icon, class) = look(state);
    rsx! {
        span { class: "state state-{class}", "data-state": "{state}",
            Icon { name: icon }
            span { {t!(format!("staff-state-{state}"))} }
        }
    }
}

#[component]
fn Message(message: MessageView, now: Timestamp) -> Element {
    let channel = message.attempts.last().map(|attempt| attempt.channel);
    rsx! {
        li { "data-message-id": "{message.id}",
            div { class: "message-line",
                strong { {t!(format!("staff-message-{}", message.kind))} }
                if let Some(channel) = channel {
                    span { class: "small", {t!(format!("staff-channel-{channel}"))} }
                }
                span { class: "small message-when", {words::moment(message.created_at, now)} }
            }
            StateMark { state: message.state }
            if let Some(reason) = &message.reason {
                p { class: "small", {t!("staff-messages-dropped", reason = reason.as_str())} }
            }
            if !message.attempts.is_empty() {
                details {
                    summary { {t!("staff-messages-attempts", n = message.attempts.len())} }
                    ol { class: "attempts",
                        for (n , attempt) in message.attempts.iter().enumerate() {
                            li { key: "{n}",
                                span { {words::moment(attempt.at, now)} }
                                span { {t!(format!("staff-channel-{}", attempt.channel))} " " {attempt.provider.clone()} }
                                StateMark { state: attempt.state }
                                if let Some(code) = &attempt.code {
                                    span { class: "small", {code_words(code)} }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
