//! The telephone numbers that the alarm goes to, each with its middle hidden. One's own is one's own to change.

use dioxus::prelude::*;
use mimamori_domain::StaffId;
use mimamori_domain::api::{OnCallPerson, StaffPhone};

use super::{Calendar, is_me};
use crate::api::{self, ApiError};
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field};

/// The list.
#[component]
pub fn Phones(people: Vec<OnCallPerson>, me: Option<StaffId>, can_plan: bool) -> Element {
    rsx! {
        section { class: "card", id: "phones", "aria-labelledby": "phones-title",
            h2 { id: "phones-title", {t!("staff-on-call-phones")} }
            p { class: "small", {t!("staff-on-call-phones-lead")} }
            ul { class: "plain-list",
                for person in people {
                    Phone { key: "{person.id}", can_change: can_plan || is_me(me, person.id), person }
                }
            }
        }
    }
}

#[component]
fn Phone(person: OnCallPerson, can_change: bool) -> Element {
    let calendar: Calendar = use_context();
    let mut open = use_signal(|| false);
    let mut typed = use_signal(String::new);
    let mut refusal = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    let id = person.id;
    let send = move |event: FormEvent| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            let body = StaffPhone { staff_id: id, phone: typed.peek().clone() };
            let answer = api::put::<_, OnCallPerson>("/staff/on-call/phone", &body).await;
            busy.set(false);
            match answer {
                Ok(person) => {
                    open.set(false);
                    calendar.done(t!("staff-on-call-phone-saved", name = person.name.as_str()));
                }
                Err(error) => {
                    calendar.session.heed(&error, calendar.route);
                    let field = match &error {
                        ApiError::Problem(problem) => problem.fields.first().map(words::field_error),
                        _ => None,
                    };
                    refusal.set(Some(field.unwrap_or_else(|| words::error(&error))));
                }
            }
        });
    };
    let name = person.name.clone();
    rsx! {
        li { "data-phone-of": "{id}",
            strong { "{name}" }
            span { class: "small", {t!(format!("staff-role-{}", person.role))} }
            match &person.phone {
                Some(phone) => rsx! { span { "{phone}" } },
                None => rsx! { span { class: "small", {t!("staff-on-call-phone-none")} } },
            }
            if can_change {
                Button { kind: ButtonKind::Plain, class: "act-phone", label: format!("{} {name}", t!("staff-on-call-phone-change")),
                    onclick: move |_| {
                        typed.set(String::new());
                        refusal.set(None);
                        open.set(true);
                    },
                    {t!("staff-on-call-phone-change")}
                }
                Dialog { id: "phone-{id}", open, title: t!("staff-on-call-phone-title", name = name.as_str()), onclose: move |()| open.set(false),
                    form { novalidate: true, onsubmit: send,
                        Field { id: "phone-field-{id}", r#type: "tel", inputmode: "tel", label: t!("staff-on-call-phone-label"), hint: t!("staff-on-call-phone-hint"), value: typed(), error: refusal(), oninput: move |value| typed.set(value) }
                        Button { r#type: "submit", class: "act-phone-save", busy: busy(), {t!("staff-on-call-phone-save")} }
                    }
                }
            }
        }
    }
}
