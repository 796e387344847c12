//! Inviting a colleague. What was typed stays when it is refused, with the reason beside its field.

use dioxus::prelude::*;
use mimamori_domain::access::Role;
use mimamori_domain::api::{AssociationName, InviteStaff, InvitedStaff};
use mimamori_domain::values::FieldError;

use crate::api::{self, ApiError};
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::words;
use crate::state::browser;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Field, Notice, NoticeKind, Radios, Select};

/// The form.
#[component]
pub fn InviteForm(
    /// Where clinicians may come from.
    associations: Vec<AssociationName>,
    /// The invitation is on its way.
    ondone: EventHandler<()>,
    /// Not now.
    oncancel: EventHandler<()>,
) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut typed = use_signal(|| InviteStaff {
        name: String::new(),
        login: String::new(),
        email: String::new(),
        role: Role::Nurse,
        association: None,
        hotel: String::new(),
    });
    let mut errors = use_signal(Vec::<FieldError>::new);
    let mut failure = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let error = |name: &str| errors.read().iter().find(|error| error.field == name).map(words::field_error);
    let send = move |event: Event<FormData>| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        busy.set(true);
        failure.set(None);
        let body = typed.peek().clone();
        spawn(async move {
            match api::post::<_, InvitedStaff>("/staff/accounts", &body).await {
                Ok(_) => {
                    toasts.good(t!("staff-accounts-invite-done", email = body.email.trim()));
                    ondone.call(());
                }
                Err(ApiError::Problem(problem)) if !problem.fields.is_empty() => {
                    if let Some(first) = problem.fields.first() {
                        browser::focus(&format!("invite-{}", first.field));
                    }
                    errors.set(problem.fields);
                }
                Err(error) => {
                    session.heed(&error, route);
                    errors.set(vec![]);
                    failure.set(Some(words::error(&error)));
                }
            }
            busy.set(false);
        });
    };
    let mut roles = vec![Role::Nurse, Role::Manager];
    roles.extend((!associations.is_empty()).then_some(Role::Clinician));
    roles.push(Role::Hotel);
    let roles: Vec<Choice> =
        roles.into_iter().map(|role| Choice::new(role, t!(format!("staff-role-{role}")))).collect();
    let empty = Choice::new("", t!("staff-accounts-choose"));
    let choices = associations.iter().map(|it| Choice::new(it.id, it.name.clone()));
    let choices: Vec<Choice> = std::iter::once(empty).chain(choices).collect();
    let InviteStaff { name, login, email, role, association, hotel } = typed();
    rsx! {
        form { class: "card accounts-invite", id: "invite-form", novalidate: true, onsubmit: send, "aria-labelledby": "invite-title",
            h2 { id: "invite-title", {t!("staff-accounts-invite")} }
            p { class: "lead", {t!("staff-accounts-invite-lead")} }
            div { class: "refusals", role: "alert",
                if let Some(failure) = failure() {
                    Notice { kind: NoticeKind::Error, title: failure }
                }
            }
            div { class: "form-grid",
                Field {
                    id: "invite-name",
                    label: t!("staff-accounts-name"),
                    hint: t!("staff-accounts-name-hint"),
                    required: true,
                    value: name,
                    error: error("name"),
                    oninput: move |text| typed.write().name = text,
                }
                Field {
                    id: "invite-login",
                    label: t!("staff-login-id"),
                    hint: t!("staff-accounts-login-hint"),
                    required: true,
                    value: login,
                    error: error("login"),
                    oninput: move |text| typed.write().login = text,
                }
                Field {
                    id: "invite-email",
                    class: "form-wide",
                    label: t!("staff-accounts-email"),
                    hint: t!("staff-accounts-email-hint"),
                    required: true,
                    r#type: "email",
                    inputmode: "email",
                    value: email,
                    error: error("email"),
                    oninput: move |text| typed.write().email = text,
                }
            }
            Radios {
                id: "invite-role",
                label: t!("staff-accounts-role"),
                choices: roles,
                inline: true,
                value: role.to_string(),
                error: error("role"),
                onchange: move |text: String| {
                    if let Ok(role) = text.parse::<Role>() {
                        let mut typed = typed.write();
                        typed.role = role;
                        typed.association = None;
                        typed.hotel.clear();
                    }
                },
            }
            if role == Role::Hotel {
                Field {
                    id: "invite-hotel",
                    label: t!("staff-accounts-hotel"),
                    hint: t!("staff-accounts-hotel-hint"),
                    required: true,
                    value: hotel,
                    error: error("hotel"),
                    oninput: move |text| typed.write().hotel = text,
                }
            }
            if role == Role::Clinician {
                Select {
                    id: "invite-association",
                    label: t!("staff-accounts-association"),
                    required: true,
                    choices,
                    value: association.map(|id| id.to_string()).unwrap_or_default(),
                    error: error("association"),
                    onchange: move |text: String| typed.write().association = text.parse().ok(),
                }
            }
            div { class: "dead-doing",
                Button { id: "invite-send", r#type: "submit", busy: busy(), {t!("staff-accounts-invite-send")} }
                Button { kind: ButtonKind::Secondary, id: "invite-cancel", onclick: move |_| oncancel.call(()), {t!("action-cancel")} }
            }
        }
    }
}
