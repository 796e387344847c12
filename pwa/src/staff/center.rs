//! The own centre, for its manager: what patients see of it, and its words to them in their languages.

use dioxus::prelude::*;
use mimamori_domain::api::{ADVICE_MOST, CenterAdvice, CenterSheet};
use mimamori_domain::patient::Language;
use mimamori_domain::values::FieldError;

use super::parts::{Failure, Loading};
use super::session::Session;
use super::toast::Toasts;
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Field, Notice, NoticeKind};

/// The page.
#[component]
pub fn CenterPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut known = use_signal(|| None::<CenterSheet>);
    let mut failed = use_signal(|| None::<ApiError>);
    let fetch = use_callback(move |()| {
        spawn(async move {
            known.set(None);
            match api::get::<CenterSheet>("/staff/center").await {
                Ok(sheet) => {
                    failed.set(None);
                    known.set(Some(sheet));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    use_hook(|| fetch.call(()));
    let (sheet, error) = (known.read().clone(), failed.read().clone());
    rsx! {
        div { class: "messaging",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-center-title")} }
            }
            match (sheet, error) {
                (Some(sheet), _) => rsx! {
                    CenterForm { key: "{sheet.version}", sheet, onreload: move |()| fetch.call(()) }
                },
                (None, Some(error)) => rsx! { Failure { error, onretry: move |()| fetch.call(()) } },
                (None, None) => rsx! { Loading {} },
            }
        }
    }
}

/// The form. What was typed stays until it is taken.
#[component]
pub fn CenterForm(sheet: CenterSheet, onreload: EventHandler<()>) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut typed = use_signal(|| sheet);
    let mut errors = use_signal(Vec::<FieldError>::new);
    let mut failure = use_signal(|| None::<String>);
    let mut stale = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let send = move |event: FormEvent| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        busy.set(true);
        failure.set(None);
        stale.set(false);
        let body = typed.peek().clone();
        spawn(async move {
            match api::put::<_, CenterSheet>("/staff/center", &body).await {
                Ok(now) => {
                    errors.set(vec![]);
                    typed.set(now);
                    toasts.good(t!("staff-center-saved"));
                }
                Err(ApiError::Problem(problem)) if !problem.fields.is_empty() => {
                    if let Some(first) = problem.fields.first() {
                        browser::focus(&format!("center-{}", first.field));
                    }
                    errors.set(problem.fields);
                }
                Err(error) => {
                    session.heed(&error, route);
                    stale.set(error.status() == Some(409));
                    failure.set(Some(words::error(&error)));
                }
            }
            busy.set(false);
        });
    };
    let error = |name: &str| errors.read().iter().find(|error| error.field == name).map(words::field_error);
    let now = typed();
    let (others, japanese): (Vec<Language>, Vec<Language>) =
        Language::ALL.iter().copied().partition(|language| *language != Language::Ja);
    let opened = errors.read().iter().any(|error| error.field.starts_with("advice-"));
    rsx! {
        form { class: "card rules-form", id: "center-form", novalidate: true, onsubmit: send, "aria-labelledby": "page-title",
            p { class: "lead", {t!("staff-center-lead")} }
            div { class: "refusals", role: "alert",
                if let Some(failure) = failure() {
                    Notice { kind: NoticeKind::Error, title: failure,
                        if stale() {
                            p { {t!("staff-center-stale")} }
                            Button { id: "center-reload", kind: ButtonKind::Secondary, onclick: move |_| onreload.call(()), {t!("staff-center-reload")} }
                        }
                    }
                }
            }
            div { class: "form-grid",
                Field { id: "center-name", label: t!("staff-center-name"), required: true, value: now.name, error: error("name"), oninput: move |text| typed.write().name = text }
                Field { id: "center-hours", label: t!("staff-center-hours"), hint: t!("staff-center-hours-hint"), required: false, value: now.hours, error: error("hours"), oninput: move |text| typed.write().hours = text }
                Field { id: "center-phone", r#type: "tel", label: t!("staff-center-phone"), required: true, value: now.phone, error: error("phone"), oninput: move |text| typed.write().phone = text }
                Field { id: "center-night_phone", r#type: "tel", label: t!("staff-center-night-phone"), required: false, value: now.night_phone, error: error("night_phone"), oninput: move |text| typed.write().night_phone = text }
                Field { id: "center-consultation_phone", r#type: "tel", label: t!("staff-center-consultation"), hint: t!("staff-center-consultation-hint"), required: false, value: now.consultation_phone, error: error("consultation_phone"), oninput: move |text| typed.write().consultation_phone = text }
            }
            h2 { {t!("staff-center-advice")} }
            p { class: "small", {t!("staff-center-advice-lead", n = ADVICE_MOST)} }
            for language in japanese {
                Advice { key: "{language}", language, typed, error: error(&format!("advice-{language}")) }
            }
            details { class: "fold", open: opened.then_some(true),
                summary { {t!("staff-center-advice-others")} }
                for language in others {
                    Advice { key: "{language}", language, typed, error: error(&format!("advice-{language}")) }
                }
            }
            div { class: "dead-doing",
                Button { id: "center-save", r#type: "submit", busy: busy(), {t!("staff-center-save")} }
            }
        }
    }
}

#[component]
fn Advice(language: Language, typed: Signal<CenterSheet>, error: Option<String>) -> Element {
    let mut typed = typed;
    let now = typed.read().advice.iter().find(|one| one.language == language).map(|one| one.text.clone());
    rsx! {
        Field {
            id: "center-advice-{language}",
            label: t!(format!("staff-lang-{language}")),
            rows: 4,
            value: now.unwrap_or_default(),
            error,
            oninput: move |text: String| {
                let mut sheet = typed.write();
                match sheet.advice.iter_mut().find(|one| one.language == language) {
                    Some(one) => one.text = text,
                    None => sheet.advice.push(CenterAdvice { language, text }),
                }
            },
        }
    }
}
