//! Editing what is registered: the old value beside each change, and nothing lost when somebody else was faster.

use dioxus::prelude::*;
use mimamori_domain::PatientId;
use mimamori_domain::api::{PatientPage, UpdatePatient};
use mimamori_domain::values::FieldError;

use super::fields::Fields;
use super::merge::{self, MergePanel};
use super::{Form, Refusals};
use crate::api::{self, ApiError};
use crate::staff::pages::Page;
use crate::staff::parts::{Failure, Loading};
use crate::staff::patient::head::BackToPatient;
use crate::staff::presence::Others;
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::web;
use crate::state::browser;
use crate::state::clock::use_now;
use crate::state::route::use_route;
use crate::t;
use crate::ui::Button;

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

/// The form.
#[component]
pub fn EditForm(page: PatientPage) -> Element {
    let id = page.line.id;
    use_effect(|| browser::focus("page-title"));
    let form = Form::editing(page.form.clone());
    let now = use_now(30);
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut version = use_signal(|| page.version);
    let mut busy = use_signal(|| false);
    let mut refusal = use_signal(|| None::<String>);
    let send = use_callback(move |()| {
        if *busy.peek() || !form.all_chosen() || !form.check() {
            return;
        }
        let Form { typed, before, reason, .. } = form;
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
                Err(error) => {
                    if let Some(changed) = merge::changed_in(&error) {
                        form.meet(&changed);
                        version.set(changed.version);
                        web::focus_soon("merge");
                        busy.set(false);
                        return;
                    }
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
            Others { id, editing: true }
            h1 { id: "page-title", tabindex: "-1", {t!("staff-form-edit", name = page.line.name.as_str())} }
            form {
                id: "patient-form",
                class: "patient-form",
                novalidate: true,
                onsubmit: move |event| {
                    event.prevent_default();
                    send.call(());
                },
                MergePanel { now, busy: busy() }
                Fields {}
                Refusals { refusal: refusal() }
                div { class: "form-foot",
                    Button { id: "patient-submit", r#type: "submit", busy: busy(), {t!("staff-form-save")} }
                }
            }
        }
    }
}
