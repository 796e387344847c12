//! When isolation ends, with its arithmetic, and what people decide against the machine: another day, an own oxygen
//! target. Always with a reason; both can be taken back.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::access::Action;
use mimamori_domain::api::{DecisionView, PatientPage, SetRelease, SetTarget};
use mimamori_domain::patient::RiskFactor;
use mimamori_domain::release::Step;
use mimamori_domain::text::Value;
use mimamori_domain::values::parse_date;

use super::Patient;
use crate::api::{self, ApiError};
use crate::staff::words;
use crate::ui::{Button, ButtonKind, Field, Notice, NoticeKind, format};
use crate::{t, texts};

/// The card.
#[component]
pub fn Isolation(page: PatientPage, now: Timestamp) -> Element {
    let course = &page.course;
    let can = page.actions.contains(&Action::CourseDecide);
    let lung = page.line.risk_factors.contains(&RiskFactor::Lung) || course.own_target.is_some();
    rsx! {
        section { class: "card isolation", "aria-labelledby": "isolation-title",
            h2 { id: "isolation-title", {t!("staff-isolation-title")} }
            p { class: "isolation-end", id: "isolation-end",
                if let Some(end) = page.expected_end {
                    strong { {t!("staff-isolation-until", day = format::day(end.plus_days(-1)), free = format::day(end))} }
                } else {
                    strong { {t!("staff-isolation-unknown")} }
                }
                if let Some(day) = page.line.day {
                    span { class: "small", {t!("staff-day-long", n = day)} }
                }
            }
            if let Some(decided) = &course.release {
                Decided { id: "release-decided", title: t!("staff-isolation-by-hand"), decided: decided.clone(), now }
            }
            if let Some(expected) = &course.expected {
                details { class: "arithmetic", id: "arithmetic", open: course.release.is_none(),
                    summary { {if course.release.is_some() { t!("staff-isolation-rules", day = format::day(expected.free_on)) } else { t!("staff-isolation-why") }} }
                    ul {
                        for (n , step) in expected.steps.iter().enumerate() {
                            li { key: "{n}", {arithmetic(step)} }
                        }
                    }
                }
            }
            if let Some(missing) = course.missing {
                p { class: "small", id: "release-missing", {t!(format!("release-missing-{missing}"))} }
            }
            if can {
                ReleaseForm { set: course.release.is_some() }
            }
            if let Some(decided) = &course.own_target {
                Decided { id: "target-decided", title: t!("staff-target-set"), decided: decided.clone(), now }
            }
            if can && lung {
                TargetForm { set: course.own_target.is_some() }
            }
        }
    }
}

fn arithmetic(step: &Step) -> String {
    // A date as people read it, everything else as it is.
    let values: Vec<(&str, String)> = step
        .values
        .iter()
        .map(|(name, value)| {
            let said = if value.len() == 10 { parse_date(value).map(format::day) } else { Err("") };
            (name.as_str(), said.unwrap_or_else(|_| value.clone()))
        })
        .collect();
    let values: Vec<(&str, Value<'_>)> =
        values.iter().map(|(name, value)| (*name, Value::from(value.as_str()))).collect();
    texts::with(&step.text, &values)
}

#[component]
fn Decided(id: String, title: String, decided: DecisionView, now: Timestamp) -> Element {
    let by = t!("staff-decided-by", who = decided.by.name.as_str(), when = words::moment(decided.at, now));
    rsx! {
        Notice { kind: NoticeKind::Info, id, title,
            p { class: "note-text", "{decided.reason}" }
            p { class: "small", "{by}" }
        }
    }
}

/// What a form for a decision keeps while it is open.
#[derive(Clone, Copy)]
struct Deciding {
    reason: Signal<String>,
    tried: Signal<bool>,
    busy: Signal<bool>,
    refused: Signal<Option<ApiError>>,
    patient: Patient,
}

impl Deciding {
    fn begin() -> Self {
        Self {
            reason: use_signal(String::new),
            tried: use_signal(|| false),
            busy: use_signal(|| false),
            refused: use_signal(|| None),
            patient: use_context(),
        }
    }
    /// The reason, once there is one and nothing is on its way.
    fn ready(mut self) -> Option<String> {
        self.tried.set(true);
        let text = self.reason.peek().trim().to_owned();
        (!text.is_empty() && !*self.busy.peek()).then_some(text)
    }
    /// Sends it; what was typed stays when it is refused.
    async fn send<B: serde::Serialize>(mut self, rest: &str, body: B, done: String) -> bool {
        self.busy.set(true);
        let answer = api::put::<_, ()>(&self.patient.path(rest), &body).await;
        self.busy.set(false);
        match answer {
            Ok(()) => {
                self.reason.set(String::new());
                self.tried.set(false);
                self.refused.set(None);
                self.patient.done(done);
                true
            }
            Err(error) => {
                self.patient.refused(&error);
                self.refused.set(Some(error));
                false
            }
        }
    }
    /// Why the field was refused, in words.
    fn error(self, field: &str) -> Option<String> {
        match &*self.refused.read() {
            Some(ApiError::Problem(problem)) if !problem.fields.is_empty() => {
                problem.fields.iter().find(|error| error.field == field).map(words::field_error)
            }
            Some(error) if field == "reason" => Some(words::error(error)),
            _ => None,
        }
    }
    fn reason_error(self) -> Option<String> {
        if (self.tried)() && self.reason.read().trim().is_empty() {
            return Some(t!("field-error-required"));
        }
        self.error("reason")
    }
}

/// Another day, or back to the rules.
#[component]
fn ReleaseForm(set: bool) -> Element {
    let form = Deciding::begin();
    let Deciding { mut reason, .. } = form;
    let mut day = use_signal(String::new);
    let save = move |back: bool| {
        let free_on = if back { None } else { parse_date(&day.peek()).ok() };
        let (Some(text), Some(version)) = (form.ready(), form.patient.version()) else { return };
        if !back && free_on.is_none() {
            return;
        }
        spawn(async move {
            let body = SetRelease { free_on, reason: text, version };
            if form.send("release-date", body, t!("staff-release-done")).await {
                day.set(String::new());
            }
        });
    };
    let no_day = (form.tried)() && !day.read().is_empty() && parse_date(&day.read()).is_err();
    let day_error = form.error("free_on").or_else(|| no_day.then(|| t!("staff-release-day-needed")));
    rsx! {
        details { class: "fold", id: "release-form",
            summary { {if set { t!("staff-release-change") } else { t!("staff-release-set") }} }
            Field { id: "release-day", class: "medium", r#type: "date", label: t!("staff-release-day"), hint: t!("staff-release-day-hint"), value: day(), error: day_error, oninput: move |text| day.set(text) }
            Field { id: "release-reason", label: t!("staff-decide-reason"), required: true, rows: 2, value: reason(), error: form.reason_error(), oninput: move |text| reason.set(text) }
            div { class: "buttons",
                Button { id: "release-save", kind: ButtonKind::Secondary, busy: (form.busy)(), onclick: move |_| save(false), {t!("staff-release-save")} }
                if set {
                    Button { id: "release-back", kind: ButtonKind::Secondary, busy: (form.busy)(), onclick: move |_| save(true), {t!("staff-release-back")} }
                }
            }
        }
    }
}

/// The own target on, or off.
#[component]
fn TargetForm(set: bool) -> Element {
    let form = Deciding::begin();
    let Deciding { mut reason, .. } = form;
    let save = move |_| {
        let (Some(text), Some(version)) = (form.ready(), form.patient.version()) else { return };
        spawn(async move {
            let body = SetTarget { own_target: !set, reason: text, version };
            form.send("own-target", body, t!("staff-target-done")).await;
        });
    };
    rsx! {
        details { class: "fold", id: "target-form",
            summary { {if set { t!("staff-target-end") } else { t!("staff-target-begin") }} }
            p { class: "small", {t!("staff-target-hint")} }
            Field { id: "target-reason", label: t!("staff-decide-reason"), required: true, rows: 2, value: reason(), error: form.reason_error(), oninput: move |text| reason.set(text) }
            if let Some(error) = form.error("own_target") {
                p { class: "field-error", role: "alert", "{error}" }
            }
            Button { id: "target-save", kind: ButtonKind::Secondary, busy: (form.busy)(), onclick: save, {if set { t!("staff-target-end") } else { t!("staff-target-begin") }} }
        }
    }
}
