//! The forms of moving: asking another centre to take the patient over, sharing and its end, the note on what is filed
//! outside. Folded away; what was typed stays while it is refused.

use dioxus::prelude::*;
use mimamori_domain::HealthCenterId;
use mimamori_domain::api::{AskTransfer, CenterCard, MOVING_NOTE_MAX, OutsideNote, SharePatient};

use super::Patient;
use crate::api::{self, ApiError};
use crate::staff::centers::{CenterFields, Centers, Typed, complaint};
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field};

/// The answer: emptied when it was taken, kept when it was refused.
fn done(mut typed: Typed, patient: &Patient, answer: Result<(), ApiError>, said: String) {
    typed.busy.set(false);
    match answer {
        Ok(()) => {
            typed.center.set(String::new());
            typed.text.set(String::new());
            typed.tried.set(false);
            patient.done(said);
        }
        Err(error) => patient.refused(&error),
    }
}

/// Giving the patient to another centre.
#[component]
pub fn AskForm(centers: Centers, responsible: HealthCenterId) -> Element {
    let patient: Patient = use_context();
    let mut typed = Typed::use_here();
    let mut keep = use_signal(|| false);
    let send = move |_| {
        let Some((center, note)) = typed.ready() else { return };
        typed.busy.set(true);
        spawn(async move {
            let body = AskTransfer { center, note, keep_shared: *keep.peek() };
            let answer = api::post::<_, ()>(&patient.path("transfer"), &body).await;
            done(typed, &patient, answer, t!("staff-transfer-asked"));
        });
    };
    rsx! {
        details { class: "fold", id: "transfer-ask", ontoggle: move |_| centers.wish.call(()),
            summary { {t!("staff-transfer-ask")} }
            p { class: "small", {t!("staff-transfer-ask-lead")} }
            CenterFields {
                id: "transfer",
                typed,
                centers,
                but: vec![responsible],
                label: t!("staff-transfer-note"),
                hint: t!("staff-transfer-note-hint"),
            }
            label { class: "choice",
                input {
                    r#type: "checkbox",
                    id: "transfer-keep",
                    checked: keep(),
                    onchange: move |event| keep.set(event.checked()),
                }
                span { {t!("staff-transfer-keep")} }
            }
            Button { id: "transfer-submit", busy: (typed.busy)(), onclick: send, {t!("staff-transfer-submit")} }
        }
    }
}

/// Sharing with another centre.
#[component]
pub fn ShareForm(centers: Centers, known: Vec<HealthCenterId>) -> Element {
    let patient: Patient = use_context();
    let mut typed = Typed::use_here();
    let send = move |_| {
        let Some((center, reason)) = typed.ready() else { return };
        typed.busy.set(true);
        spawn(async move {
            let answer = api::post::<_, ()>(&patient.path("centers"), &SharePatient { center, reason }).await;
            done(typed, &patient, answer, t!("staff-share-done"));
        });
    };
    rsx! {
        details { class: "fold", id: "share", ontoggle: move |_| centers.wish.call(()),
            summary { {t!("staff-share")} }
            p { class: "small", {t!("staff-share-lead")} }
            CenterFields {
                id: "share",
                typed,
                centers,
                but: known,
                label: t!("staff-status-reason"),
                hint: t!("staff-share-hint"),
            }
            Button { id: "share-submit", kind: ButtonKind::Secondary, busy: (typed.busy)(), onclick: send, {t!("staff-share-submit")} }
        }
    }
}

/// The end of it.
#[component]
pub fn Unshare(center: CenterCard) -> Element {
    let patient: Patient = use_context();
    let mut open = use_signal(|| false);
    let mut typed = Typed::use_here();
    let id = center.id;
    let send = move |_| {
        typed.center.set(id.to_string());
        let Some((center, reason)) = typed.ready() else { return };
        typed.busy.set(true);
        open.set(false);
        spawn(async move {
            let answer =
                api::post::<_, ()>(&patient.path("centers/end"), &SharePatient { center, reason }).await;
            done(typed, &patient, answer, t!("staff-unshare-done"));
        });
    };
    let mut text = typed.text;
    rsx! {
        Button { kind: ButtonKind::Plain, class: "act-unshare", onclick: move |_| open.set(true), {t!("staff-unshare")} }
        Dialog {
            id: "unshare-{id}",
            open,
            title: t!("staff-unshare-title", center = center.name.as_str()),
            onclose: move |()| open.set(false),
            actions: rsx! {
                Button { kind: ButtonKind::Danger, class: "act-unshare-confirm", busy: (typed.busy)(), onclick: send, {t!("staff-unshare")} }
            },
            p { {t!("staff-unshare-lead")} }
            Field {
                id: "unshare-reason-{id}",
                label: t!("staff-status-reason"),
                required: true,
                rows: 2,
                value: text(),
                error: complaint(&text.read(), (typed.tried)()),
                oninput: move |value| text.set(value),
            }
        }
    }
}

/// In which municipality outside the system something is filed.
#[component]
pub fn OutsideForm(text: String) -> Element {
    let patient: Patient = use_context();
    let known = text;
    let mut typed = use_signal(|| known.clone());
    let mut busy = use_signal(|| false);
    let too_long = complaint(&typed.read(), false);
    let send = move |_| {
        let text = typed.peek().trim().to_owned();
        if *busy.peek() || text.chars().count() > MOVING_NOTE_MAX {
            return;
        }
        busy.set(true);
        spawn(async move {
            let answer = api::put::<_, ()>(&patient.path("outside"), &OutsideNote { text }).await;
            busy.set(false);
            match answer {
                Ok(()) => patient.done(t!("staff-outside-done")),
                Err(error) => patient.refused(&error),
            }
        });
    };
    rsx! {
        details { class: "fold", id: "outside",
            summary { {t!("staff-outside-edit")} }
            Field {
                id: "outside-text",
                label: t!("staff-outside-title"),
                hint: t!("staff-outside-hint"),
                rows: 2,
                value: typed(),
                error: too_long,
                oninput: move |value| typed.set(value),
            }
            Button { id: "outside-save", kind: ButtonKind::Secondary, busy: busy(), onclick: send, {t!("staff-outside-save")} }
        }
    }
}
