//! A new contract. What was typed stays when it is refused, with the reason beside its field.

use dioxus::prelude::*;
use mimamori_domain::api::{AssociationName, NewContract};
use mimamori_domain::values::FieldError;
use mimamori_domain::{AssociationId, Date};

use crate::api::{self, ApiError};
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::{web, words};
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Field, Notice, NoticeKind, Select};

/// The choice of an association that is not known yet.
const NEW: &str = "new";

/// As it stands in the fields.
#[derive(Clone)]
struct Draft {
    association: String,
    name: String,
    phone: String,
    starts_on: String,
    ends_on: String,
}

impl Draft {
    /// What was typed, or the field that is missing.
    fn read(&self) -> Result<NewContract, Vec<FieldError>> {
        let missing = |field: &str| vec![FieldError::new(field, "required")];
        if self.association.is_empty() {
            return Err(missing("association"));
        }
        let starts_on = self.starts_on.parse::<Date>().map_err(|_| missing("starts_on"))?;
        let ends_on = match self.ends_on.as_str() {
            "" => None,
            typed => Some(typed.parse::<Date>().map_err(|_| missing("ends_on"))?),
        };
        Ok(NewContract {
            association: self.association.parse::<AssociationId>().ok(),
            name: self.name.clone(),
            phone: self.phone.clone(),
            starts_on,
            ends_on,
        })
    }
}

/// The form.
#[component]
pub fn ContractForm(
    /// Those that are known.
    associations: Vec<AssociationName>,
    today: Date,
    /// It is made.
    ondone: EventHandler<()>,
    /// Not now.
    oncancel: EventHandler<()>,
) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut draft = use_signal(|| Draft {
        association: if associations.is_empty() { NEW.into() } else { String::new() },
        name: String::new(),
        phone: String::new(),
        starts_on: today.to_string(),
        ends_on: String::new(),
    });
    let mut errors = use_signal(Vec::<FieldError>::new);
    let mut failure = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let refuse = use_callback(move |found: Vec<FieldError>| {
        if let Some(first) = found.first() {
            web::focus_soon(&format!("contract-{}", first.field));
        }
        errors.set(found);
    });
    let send = move |event: Event<FormData>| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        failure.set(None);
        let body = match draft.peek().read() {
            Ok(body) => body,
            Err(found) => return refuse.call(found),
        };
        errors.set(vec![]);
        busy.set(true);
        spawn(async move {
            let answer = api::post::<_, ()>("/staff/contracts", &body).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    toasts.good(t!("staff-contracts-added"));
                    ondone.call(());
                }
                Err(ApiError::Problem(problem)) if !problem.fields.is_empty() => refuse.call(problem.fields),
                Err(error) => {
                    session.heed(&error, route);
                    failure.set(Some(words::error(&error)));
                }
            }
        });
    };
    let error = |name: &str| errors.read().iter().find(|error| error.field == name).map(words::field_error);
    let empty = Choice::new("", t!("staff-accounts-choose"));
    let new = Choice::new(NEW, t!("staff-contracts-new"));
    let known = associations.iter().map(|it| Choice::new(it.id, it.name.clone()));
    let choices: Vec<Choice> = std::iter::once(empty).chain(known).chain([new]).collect();
    let Draft { association, name, phone, starts_on, ends_on } = draft();
    rsx! {
        form { class: "card accounts-invite", id: "contract-form", novalidate: true, onsubmit: send, "aria-labelledby": "contract-title",
            h2 { id: "contract-title", {t!("staff-contracts-add")} }
            div { class: "refusals", role: "alert",
                if let Some(failure) = failure() {
                    Notice { kind: NoticeKind::Error, title: failure }
                }
            }
            Select {
                id: "contract-association",
                label: t!("staff-accounts-association"),
                required: true,
                choices,
                value: association.clone(),
                error: error("association"),
                onchange: move |text| draft.write().association = text,
            }
            if association == NEW {
                div { class: "form-grid",
                    Field {
                        id: "contract-name",
                        label: t!("staff-contracts-name"),
                        required: true,
                        value: name,
                        error: error("name"),
                        oninput: move |text| draft.write().name = text,
                    }
                    Field {
                        id: "contract-phone",
                        label: t!("staff-contracts-phone"),
                        required: true,
                        r#type: "tel",
                        inputmode: "tel",
                        value: phone,
                        error: error("phone"),
                        oninput: move |text| draft.write().phone = text,
                    }
                }
            }
            div { class: "form-grid",
                Field {
                    id: "contract-starts_on",
                    label: t!("staff-contracts-from"),
                    required: true,
                    r#type: "date",
                    value: starts_on,
                    error: error("starts_on"),
                    oninput: move |text| draft.write().starts_on = text,
                }
                Field {
                    id: "contract-ends_on",
                    label: t!("staff-contracts-to"),
                    hint: t!("staff-contracts-to-hint"),
                    required: false,
                    r#type: "date",
                    value: ends_on,
                    error: error("ends_on"),
                    oninput: move |text| draft.write().ends_on = text,
                }
            }
            div { class: "dead-doing",
                Button { id: "contract-send", r#type: "submit", busy: busy(), {t!("staff-contracts-send")} }
                Button { kind: ButtonKind::Secondary, id: "contract-cancel", onclick: move |_| oncancel.call(()), {t!("action-cancel")} }
            }
        }
    }
}
