//! The report of one day: what was counted, who was not followed up and why, a remark; signed by the association, and
//! received by the centre. What was chosen and typed stays when it is refused.

use std::collections::BTreeMap;

use dioxus::prelude::*;
use mimamori_domain::api::{
    FollowUpReport, MissedPatient, MissedReason, ReceiveFollowUp, SignFollowUp, WhyMissed,
};
use mimamori_domain::{AssociationId, Date, HealthCenterId, PatientId};

use super::StateMark;
use crate::api::{self, ApiError};
use crate::staff::looked::{Looked, use_looked};
use crate::staff::pages::Page;
use crate::staff::parts::{Failure, Loading};
use crate::staff::patient::NOTE_MAX;
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::{web, words};
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Field, Icon, IconName, Notice, NoticeKind, Select, format};

/// The page.
#[component]
pub fn DayPage(association: AssociationId, center: HealthCenterId, day: Date) -> Element {
    let Looked { known, failed, ask } = use_looked::<FollowUpReport>(move || {
        format!("/staff/follow-up-reports/day?day={day}&association={association}&center={center}")
    });
    use_hook(|| ask.call(()));
    let (report, error) = (known.read().clone(), failed.read().clone());
    rsx! {
        div { class: "messaging",
            nav { class: "patient-nav",
                Link { to: Page::FollowUp.path(), class: "back", id: "back-follow-up",
                    Icon { name: IconName::Back }
                    {t!("staff-follow-up-back")}
                }
            }
            match (report, error) {
                (_, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| ask.call(()) }
                },
                (None, None) => rsx! { Loading {} },
                (Some(report), None) => rsx! {
                    DayView { report, onchange: move |()| ask.call(()) }
                },
            }
        }
    }
}

/// The report.
#[component]
pub fn DayView(report: FollowUpReport, onchange: EventHandler<()>) -> Element {
    let now = report.now;
    let counts = [
        ("staff-follow-up-count-followed", report.counts.followed),
        ("staff-follow-up-count-missed", i64::try_from(report.missed.len()).unwrap_or(i64::MAX)),
        ("staff-follow-up-count-reports", report.counts.reports),
        ("staff-follow-up-count-calls", report.counts.calls),
        ("staff-follow-up-count-findings", report.counts.findings),
    ];
    rsx! {
        header { class: "page-head",
            h1 { id: "page-title", tabindex: "-1", {t!("staff-follow-up-of", day = format::day(report.day))} }
            StateMark { state: report.state }
        }
        p { class: "lead", {t!("staff-follow-up-from-to", from = report.association.name.as_str(), to = report.center.name.as_str())} }
        section { class: "card", "aria-labelledby": "follow-up-counts-title",
            h2 { id: "follow-up-counts-title", {t!("staff-follow-up-counts")} }
            dl { class: "follow-up-counts", id: "follow-up-counts",
                for (label , n) in counts {
                    div { key: "{label}",
                        dt { {t!(label)} }
                        dd { "{n}" }
                    }
                }
            }
            p { class: "small", {t!("staff-follow-up-counted")} }
        }
        if report.can_sign {
            SignForm { report: report.clone(), onchange }
        } else {
            Written { report: report.clone() }
        }
        if let Some(at) = report.signed_at {
            p { class: "small", id: "follow-up-signed", {t!("staff-follow-up-signed", time = words::moment(at, now), by = report.signed_by.as_str())} }
        }
        if let Some(at) = report.received_at {
            p { class: "small", id: "follow-up-received", {t!("staff-follow-up-received-by", time = words::moment(at, now), by = report.received_by.as_str())} }
        }
        if report.can_receive {
            Receive { report, onchange }
        }
    }
}

/// Who was not followed up, and the remark, to read.
#[component]
fn Written(report: FollowUpReport) -> Element {
    let unsigned = report.id.is_none();
    rsx! {
        section { class: "card", "aria-labelledby": "follow-up-missed-title",
            h2 { id: "follow-up-missed-title", {t!("staff-follow-up-missed-title")} }
            if unsigned {
                p { {t!("staff-follow-up-not-yet")} }
            } else if report.missed.is_empty() {
                p { {t!("staff-follow-up-nobody-missed")} }
            }
            ul { class: "plain-list",
                for it in report.missed {
                    li { key: "{it.patient}",
                        Link { to: Page::Patient(it.patient).path(), "{it.name}" }
                        if let Some(reason) = it.reason {
                            span { class: "flag flag-plain", {t!(format!("staff-missed-{reason}"))} }
                        }
                    }
                }
            }
            if !report.remark.is_empty() {
                h3 { {t!("staff-follow-up-remark")} }
                p { class: "note-text", id: "follow-up-remark-text", "{report.remark}" }
            }
        }
    }
}

/// To be signed, or signed anew.
#[component]
fn SignForm(report: FollowUpReport, onchange: EventHandler<()>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut reasons = use_signal(|| {
        report.missed.iter().filter_map(|it| Some((it.patient, it.reason?))).collect::<BTreeMap<_, _>>()
    });
    let mut remark = use_signal(|| report.remark.clone());
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut refused = use_signal(|| None::<String>);
    let signed = report.id.is_some();
    let missed = report.missed.clone();
    let ids: Vec<PatientId> = missed.iter().map(|it| it.patient).collect();
    let everybody = ids.clone();
    let (center, day, version) = (report.center.id, report.day, report.version);
    let send = move |event: FormEvent| {
        event.prevent_default();
        tried.set(true);
        let chosen = reasons.peek().clone();
        if let Some(first) = ids.iter().find(|id| !chosen.contains_key(id)) {
            web::focus_soon(&format!("missed-{first}"));
            return;
        }
        let text = remark.peek().trim().to_owned();
        if text.chars().count() > NOTE_MAX || busy.replace(true) {
            return;
        }
        refused.set(None);
        let missed = chosen.into_iter().map(|(patient, reason)| WhyMissed { patient, reason }).collect();
        spawn(async move {
            let body = SignFollowUp { center, day, version, missed, remark: text };
            let answer = api::put::<_, FollowUpReport>("/staff/follow-up-reports", &body).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    toasts.good(t!(if signed {
                        "staff-follow-up-corrected"
                    } else {
                        "staff-follow-up-done"
                    }));
                    web::focus_soon("page-title");
                    onchange.call(());
                }
                Err(error) => {
                    session.heed(&error, route);
                    // Somebody was left out who was not there before: the list is read anew, and stays as it was chosen.
                    let stale = matches!(&error, ApiError::Problem(problem)
                        if problem.fields.iter().any(|field| field.field == "missed"));
                    refused.set(Some(match &error {
                        ApiError::Problem(problem) if !problem.fields.is_empty() => {
                            problem.fields.first().map(words::field_error).unwrap_or_default()
                        }
                        _ => words::error(&error),
                    }));
                    if stale {
                        onchange.call(());
                    }
                }
            }
        });
    };
    let length = remark.read().trim().chars().count();
    let many = missed.len() > 1;
    rsx! {
        form { class: "card", id: "follow-up-form", novalidate: true, onsubmit: send, "aria-labelledby": "follow-up-form-title",
            h2 { id: "follow-up-form-title", {t!("staff-follow-up-missed-title")} }
            if missed.is_empty() {
                p { id: "follow-up-nobody-missed", {t!("staff-follow-up-nobody-missed")} }
            } else {
                p { {t!("staff-follow-up-missed-lead")} }
            }
            if many {
                Select {
                    id: "missed-all",
                    label: t!("staff-follow-up-all"),
                    choices: choices(),
                    value: String::new(),
                    onchange: move |text: String| {
                        if let Ok(reason) = text.parse::<MissedReason>() {
                            let mut reasons = reasons.write();
                            for id in &everybody {
                                reasons.entry(*id).or_insert(reason);
                            }
                        }
                    },
                }
            }
            for MissedPatient { patient , name , .. } in missed {
                Select {
                    key: "{patient}",
                    id: "missed-{patient}",
                    label: name,
                    required: true,
                    choices: choices(),
                    value: reasons.read().get(&patient).map(ToString::to_string).unwrap_or_default(),
                    error: (tried() && !reasons.read().contains_key(&patient)).then(|| t!("staff-follow-up-why")),
                    onchange: move |text: String| {
                        match text.parse::<MissedReason>() {
                            Ok(reason) => reasons.write().insert(patient, reason),
                            Err(_) => reasons.write().remove(&patient),
                        };
                    },
                }
            }
            Field {
                id: "follow-up-remark",
                label: t!("staff-follow-up-remark"),
                hint: t!("staff-follow-up-remark-hint"),
                required: false,
                rows: 3,
                value: remark(),
                error: (length > NOTE_MAX).then(|| t!("staff-alert-note-too-long", n = length)),
                oninput: move |text| remark.set(text),
            }
            div { class: "refusals", role: "alert",
                if let Some(refused) = refused() {
                    Notice { kind: NoticeKind::Error, title: refused }
                }
            }
            Button { id: "follow-up-sign", r#type: "submit", busy: busy(),
                if signed {
                    {t!("staff-follow-up-sign-anew")}
                } else {
                    {t!("staff-follow-up-sign")}
                }
            }
        }
    }
}

fn choices() -> Vec<Choice> {
    let reasons = MissedReason::ALL.iter().map(|it| Choice::new(it, t!(format!("staff-missed-{it}"))));
    std::iter::once(Choice::new("", t!("staff-form-choose"))).chain(reasons).collect()
}

/// The centre has read it.
#[component]
fn Receive(report: FollowUpReport, onchange: EventHandler<()>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut busy = use_signal(|| false);
    let Some(id) = report.id else { return rsx! {} };
    let version = report.version;
    let send = move |_| {
        if busy.replace(true) {
            return;
        }
        spawn(async move {
            let path = format!("/staff/follow-up-reports/{id}/receive");
            let answer = api::post::<_, ()>(&path, &ReceiveFollowUp { version }).await;
            busy.set(false);
            match answer {
                Ok(()) => toasts.good(t!("staff-follow-up-receive-done")),
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
            }
            web::focus_soon("page-title");
            onchange.call(());
        });
    };
    rsx! {
        div { class: "dead-doing",
            Button { id: "follow-up-receive", kind: ButtonKind::Primary, busy: busy(), onclick: send, {t!("staff-follow-up-receive")} }
        }
    }
}
