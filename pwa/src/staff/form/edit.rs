//! Editing what is registered: the old value beside each change, and nothing lost when somebody else was faster.

use dioxus::prelude::*;
use mimamori_domain::PatientId;
use mimamori_domain::api::{PatientPage, UpdatePatient};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::values::FieldError;

use super::fields::{Fields, SECTIONS, get, set};
use super::{Form, Refusals};
use crate::api::{self, ApiError};
use crate::staff::pages::Page;
use crate::staff::parts::{Failure, Loading};
use crate::staff::patient::head::BackToPatient;
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::web;
use crate::state::browser;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, Notice, NoticeKind};

/// The page: fetches, then lets edit.
#[component]
pub fn EditPage(id: PatientId) -> Element {
    let session = Session::take();
    let route = use_route();
    let mut page = use_signal(|| None::<Result<PatientPage, ApiError>>);
    let load = use_callback(move |()| {
        spawn(async move {
            let answer = api::get::<PatientPage>(&format!("/staff/patients/{id}")).await;
            if let Err(error) = &answer {
                session.heed(error, route);
            }
            page.set(Some(answer));
        });
    });
    use_hook(|| load.call(()));
    let fetched = page.read().clone();
    match fetched {
        None => rsx! { Loading {} },
        Some(Err(error)) => rsx! {
            Failure { error, onretry: move |()| load.call(()) }
        },
        Some(Ok(page)) => rsx! {
            EditForm { page }
        },
    }
}

/// Three ways together: what I left alone follows what the other changed; what I changed stays as I typed it.
pub fn merge(before: &PatientForm, typed: &PatientForm, latest: &PatientForm) -> PatientForm {
    let mut merged = typed.clone();
    for name in SECTIONS.iter().flat_map(|section| section.fields) {
        if get(typed, name) == get(before, name) {
            set(&mut merged, name, get(latest, name).to_owned());
        }
    }
    merged
}

/// The form.
#[component]
pub fn EditForm(page: PatientPage) -> Element {
    let id = page.line.id;
    use_effect(|| browser::focus("page-title"));
    let form = Form::provide(page.form.clone());
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut version = use_signal(|| page.version);
    let mut busy = use_signal(|| false);
    let mut refusal = use_signal(|| None::<String>);
    let mut raced = use_signal(|| false);
    use_hook(|| {
        let mut before = form.before;
        before.set(Some(page.form.clone()));
    });
    let send = use_callback(move |()| {
        if *busy.peek() || !form.check() {
            return;
        }
        let Form { typed, mut before, mut latest, reason, .. } = form;
        let mut typed = typed;
        let switched =
            before.peek().as_ref().is_some_and(|b| b.reporting_mode != typed.peek().reporting_mode);
        if switched && reason.peek().trim().is_empty() {
            form.refuse(vec![FieldError::new("reason", "required")]);
            return;
        }
        busy.set(true);
        refusal.set(None);
        spawn(async move {
            let body = UpdatePatient {
                form: typed.peek().clone(),
                version: *version.peek(),
                reason: reason.peek().trim().to_owned(),
            };
            let answer = api::put::<_, PatientPage>(&format!("/staff/patients/{id}"), &body).await;
            match answer {
                Ok(_) => {
                    toasts.good(t!("staff-form-saved"));
                    route.replace(&Page::Patient(id).path());
                }
                Err(error) if error.code() == Some("changed-meanwhile") => {
                    if let Ok(now) = api::get::<PatientPage>(&format!("/staff/patients/{id}")).await {
                        let old = before.peek().clone().unwrap_or_default();
                        let merged = merge(&old, &typed.peek(), &now.form);
                        typed.set(merged);
                        latest.set(Some(now.form.clone()));
                        before.set(Some(now.form));
                        version.set(now.version);
                        raced.set(true);
                        web::focus_soon("form-raced-top");
                    } else {
                        refusal.set(form.refused(&error));
                    }
                }
                Err(error) => {
                    session.heed(&error, route);
                    refusal.set(form.refused(&error));
                }
            }
            busy.set(false);
        });
    });
    rsx! {
        div { class: "form-page",
            BackToPatient { id }
            h1 { id: "page-title", tabindex: "-1", {t!("staff-form-edit", name = page.line.name.as_str())} }
            form {
                id: "patient-form",
                class: "patient-form",
                novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    send.call(());
                },
                if raced() {
                    div { id: "form-raced-top", class: "raced", tabindex: "-1",
                        Notice { kind: NoticeKind::Warning, id: "form-raced", title: t!("staff-form-changed"), live: true }
                    }
                }
                Fields {}
                Refusals { refusal: refusal() }
                div { class: "form-foot",
                    Button { id: "patient-submit", r#type: "submit", busy: busy(), {t!("staff-form-save")} }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_loses_a_change() {
        let before = PatientForm {
            name: "山田".into(),
            phone: "1".into(),
            address: "東".into(),
            ..PatientForm::default()
        };
        let typed = PatientForm { phone: "2".into(), ..before.clone() };
        let latest = PatientForm { phone: "3".into(), address: "西".into(), ..before.clone() };
        let merged = merge(&before, &typed, &latest);
        assert_eq!(
            (merged.phone.as_str(), merged.address.as_str(), merged.name.as_str()),
            ("2", "西", "山田")
        );
    }
}
