//! What has to be done for the patient: why, until when, who does it, what came of the call.

use dioxus::prelude::*;
use mimamori_domain::access::Role;
use mimamori_domain::api::{AlarmView, AlertKind, AlertView, CallOutcome, NewNote, NoteView};
use mimamori_domain::{AlertId, Timestamp};

use super::Patient;
use super::close::CloseDialog;
use crate::api;
use crate::staff::parts::TierMark;
use crate::staff::session::Session;
use crate::staff::shift::{Shift, Target};
use crate::staff::words::{self, Due};
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// Longest note, in characters.
pub const NOTE_MAX: usize = 2000;

/// Alarms in sight; the ladder may have gone round for hours.
const ALARMS: usize = 3;

/// What can be the result for this kind of alert; a medical one is never just "dealt with".
pub fn outcomes(kind: AlertKind) -> impl Iterator<Item = CallOutcome> {
    let done = (kind != AlertKind::Medical).then_some(CallOutcome::Done);
    let others = CallOutcome::ALL.iter().copied().filter(|outcome| *outcome != CallOutcome::Done);
    done.into_iter().chain(others)
}

/// One open alert.
#[component]
pub fn AlertPanel(
    alert: AlertView,
    /// The alarms to those on call about it, newest first.
    alarms: Vec<AlarmView>,
    name: String,
    now: Timestamp,
    can_work: bool,
) -> Element {
    let patient: Patient = use_context();
    let session = Session::take();
    let mut busy = use_signal(|| false);
    let mut closing = use_signal(|| false);
    let outcome = use_signal(|| None::<CallOutcome>);
    let note = use_signal(String::new);
    let id = alert.id;
    let act = use_callback(move |what: &'static str| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::post_empty::<AlertView>(&format!("/staff/alerts/{id}/{what}")).await;
            busy.set(false);
            match answer {
                Ok(_) => patient.done(String::new()),
                Err(error) => patient.refused(&error),
            }
        });
    });
    let shift = Shift::take();
    let target = Target { alert: id, tier: alert.tier, name: name.clone() };
    // What an association has handed up is the centre's.
    let up = alert.offer.as_ref().is_some_and(|offer| offer.to.is_none());
    let can_work = can_work && !(up && session.me().is_some_and(|me| me.role == Role::Clinician));
    let mine = session.has(&alert);
    let due = Due::of(alert.due_at, now);
    let since = alert.claimed_at.map(|at| words::moment(at, now)).unwrap_or_default();
    let kind = alert.kind;
    rsx! {
        article { class: "alert alert-{alert.tier}", "data-alert-id": "{id}", "data-tier": "{alert.tier}", "data-state": "{alert.state}",
            header { class: "alert-head",
                TierMark { tier: Some(alert.tier), big: true }
                span { class: "alert-kind", {t!(format!("staff-kind-{kind}"))} }
                span { class: "due-words due-{due.class()}", {words::due(alert.due_at, now)} }
                span { class: "alert-times",
                    {t!("staff-alert-opened", time = words::moment(alert.opened_at, now))}
                    if alert.raised_at > alert.opened_at {
                        " ・ " {t!("staff-alert-raised", time = words::moment(alert.raised_at, now))}
                    }
                    " ・ " {t!("staff-due-at", time = words::moment(alert.due_at, now))}
                }
            }
            ul { class: "reasons reasons-big",
                for (n , reason) in alert.reasons.iter().enumerate() {
                    li { key: "{n}", class: "reason-{reason.tier}", {words::reason(reason)} }
                }
            }
            if let Some(offer) = &alert.offer {
                p { class: "owner owner-offer", "data-offer": "{id}",
                    Icon { name: IconName::Person }
                    span { {words::offer(offer)} }
                }
            }
            if let Some(until) = alert.snoozed_until {
                p { class: "owner", "data-snoozed": "{id}", {t!("staff-snoozed", time = words::moment(until, now))} }
            }
            Alarms { alarms, now }
            match &alert.claimed_by {
                None if can_work => rsx! {
                    div { class: "alert-actions",
                        Button { id: "claim-{id}", class: "act-claim", label: t!("staff-claim-name", name = name.as_str()), busy: busy(), onclick: move |_| act.call("claim"), {t!("staff-claim")} }
                    }
                },
                None => rsx! {},
                Some(by) => rsx! {
                    p { class: if mine { "owner owner-me" } else { "owner" }, "data-owner": "{by.name}",
                        Icon { name: IconName::Person }
                        span {
                            if mine {
                                {t!("staff-alert-by-me", time = since)}
                            } else {
                                {t!("staff-alert-by-other", name = by.name.as_str(), time = since)}
                            }
                        }
                    }
                    if mine && can_work {
                        CallRecord { alert: alert.clone(), outcome, note }
                        div { class: "alert-actions", "data-alert-actions": "{id}",
                            Button { id: "close-{id}", class: "act-close", icon: IconName::Check, onclick: move |_| closing.set(true), {t!("staff-alert-close")} }
                            Button { id: "snooze-{id}", class: "act-snooze", kind: ButtonKind::Secondary,
                                onclick: {
                                    let target = target.clone();
                                    move |_| shift.snooze(target.clone())
                                },
                                {t!("staff-snooze")}
                            }
                            Button { id: "hand-over-{id}", class: "act-hand-over", kind: ButtonKind::Secondary,
                                onclick: {
                                    let target = target.clone();
                                    move |_| shift.hand_over(target.clone())
                                },
                                {t!("staff-offer")}
                            }
                            Button { id: "release-{id}", kind: ButtonKind::Plain, busy: busy(), onclick: move |_| act.call("release"), {t!("staff-alert-release")} }
                        }
                        CloseDialog { alert: alert.clone(), name, open: closing, outcome, note }
                    }
                },
            }
        }
    }
}

/// Whom the alarm went to and what became of it, the newest in sight.
#[component]
fn Alarms(alarms: Vec<AlarmView>, now: Timestamp) -> Element {
    let older = alarms.len().saturating_sub(ALARMS);
    if alarms.is_empty() {
        return rsx! {};
    }
    rsx! {
        ul { class: "alarms", "aria-label": t!("staff-alarms"),
            for (n , alarm) in alarms.into_iter().take(ALARMS).enumerate() {
                li { key: "{n}", "data-alarm": "{alarm.at}", {alarm_words(&alarm, now)} }
            }
            if older > 0 {
                li { {t!("staff-alarms-older", n = older)} }
            }
        }
    }
}

fn alarm_words(alarm: &AlarmView, now: Timestamp) -> String {
    let time = words::moment(alarm.at, now);
    let (Some(who), Some(channel)) = (&alarm.staff, alarm.channel) else {
        return t!("staff-alarm-nobody", time = time);
    };
    let channel = t!(format!("staff-channel-{channel}"));
    let state = alarm.state.map(|state| t!(format!("staff-state-{state}"))).unwrap_or_default();
    t!("staff-alarm-line", time = time, name = who.name.as_str(), channel = channel, state = state)
}

/// The alarms of one alert.
pub fn alarms_of(alarms: &[AlarmView], alert: AlertId) -> Vec<AlarmView> {
    alarms.iter().filter(|alarm| alarm.alert_id == alert).cloned().collect()
}

/// The result of a call: one click for what happened, one to keep it; words if there are any.
#[component]
fn CallRecord(alert: AlertView, outcome: Signal<Option<CallOutcome>>, note: Signal<String>) -> Element {
    let patient: Patient = use_context();
    let (mut outcome, mut note) = (outcome, note);
    let mut busy = use_signal(|| false);
    let mut refusal = use_signal(|| None::<String>);
    let id = alert.id;
    let save = move |_| {
        if *busy.peek() {
            return;
        }
        let body = NewNote { outcome: *outcome.peek(), text: note.peek().trim().to_owned() };
        let length = body.text.chars().count();
        let problem = if body.outcome.is_none() && body.text.is_empty() {
            Some(t!("staff-alert-call-pick"))
        } else if length > NOTE_MAX {
            Some(t!("staff-alert-note-too-long", n = length))
        } else {
            None
        };
        let stop = problem.is_some();
        refusal.set(problem);
        if stop {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::post::<_, NoteView>(&format!("/staff/alerts/{id}/notes"), &body).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    outcome.set(None);
                    note.set(String::new());
                    patient.done(t!("staff-alert-call-done"));
                }
                Err(error) => patient.refused(&error),
            }
        });
    };
    rsx! {
        fieldset { class: "call-record",
            legend { {t!("staff-alert-call-title")} }
            Outcomes { id: "call-{id}", kind: alert.kind, outcome }
            div { class: "call-note",
                label { r#for: "note-{id}", class: "field-label", {t!("staff-alert-call-note")} }
                textarea {
                    id: "note-{id}",
                    class: "input",
                    rows: "2",
                    value: note(),
                    "aria-invalid": refusal.read().is_some().then_some("true"),
                    "aria-describedby": "note-{id}-error",
                    oninput: move |event| note.set(event.value()),
                }
            }
            {phrases(note)}
            div { class: "field-error", id: "note-{id}-error", "aria-live": "polite",
                if let Some(refusal) = refusal() {
                    Icon { name: IconName::Error }
                    span { "{refusal}" }
                }
            }
            Button { id: "record-{id}", class: "act-record", kind: ButtonKind::Secondary, busy: busy(), onclick: save,
                if outcome().is_some() {
                    {t!("staff-alert-call-save")}
                } else {
                    {t!("staff-alert-note-only")}
                }
            }
        }
    }
}

/// Sentences that are written again and again; one click adds one to what stands there.
const PHRASES: u8 = 6;

/// Buttons with such sentences, folded away.
pub fn phrases(mut note: Signal<String>) -> Element {
    rsx! {
        details { class: "phrases",
            summary { {t!("staff-phrases")} }
            div { class: "phrases-list",
                for n in 1..=PHRASES {
                    button { key: "{n}", r#type: "button", class: "phrase", "data-phrase": "{n}",
                        onclick: move |_| {
                            let phrase = t!(format!("staff-phrase-{n}"));
                            let before = note.peek().trim_end().to_owned();
                            note.set(if before.is_empty() { phrase } else { format!("{before}\n{phrase}") });
                        },
                        {t!(format!("staff-phrase-{n}"))}
                    }
                }
            }
        }
    }
}

/// What was done, as a row of large choices.
#[component]
pub fn Outcomes(id: String, kind: AlertKind, outcome: Signal<Option<CallOutcome>>) -> Element {
    let mut outcome = outcome;
    rsx! {
        div { class: "outcomes",
            for choice in outcomes(kind) {
                label { key: "{choice}", class: "outcome",
                    input {
                        r#type: "radio",
                        id: "{id}-{choice}",
                        name: "{id}",
                        value: "{choice}",
                        "data-outcome": "{choice}",
                        checked: outcome() == Some(choice),
                        onchange: move |_| outcome.set(Some(choice)),
                    }
                    span { {t!(format!("staff-outcome-{choice}"))} }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_medical_alert_is_never_just_dealt_with() {
        assert!(!outcomes(AlertKind::Medical).any(|outcome| outcome == CallOutcome::Done));
        assert_eq!(outcomes(AlertKind::Silence).count(), CallOutcome::ALL.len());
    }
}
