//! Who can see the patient's data, and who did: roles, never names.

use dioxus::prelude::*;
use mimamori_domain::api::{AccessDay, AccessView};
use mimamori_domain::ids::PatientId;

use super::door::told;
use super::part::{Missing, PersonTag, Screen};
use super::session::use_session;
use crate::api::{self, ApiError};
use crate::state::use_task;
use crate::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, Spinner, format};

/// The page.
#[component]
pub fn AccessPage(person: PatientId) -> Element {
    let session = use_session();
    let mut answer = use_signal(|| None::<Result<AccessView, ApiError>>);
    let ask = use_callback(move |()| {
        spawn(async move {
            answer.set(Some(api::get(&format!("/patient/people/{person}/access")).await));
        });
    });
    use_task(move || async move { ask.call(()) });
    let Some(who) = session.person(person) else { return rsx! { Missing {} } };
    let answer = answer.read().clone();
    rsx! {
        Screen { title: t!("access-title"), back: "/settings", above: rsx! { PersonTag { name: who.name } },
            p { {t!("access-text")} }
            match answer {
                None => rsx! { Spinner { label: t!("wait-loading") } },
                Some(Err(error)) => rsx! {
                    Notice { kind: NoticeKind::Warning, live: true, title: told(&error),
                        Button { id: "retry", kind: ButtonKind::Secondary, onclick: move |_| ask.call(()), {t!("action-retry")} }
                    }
                },
                Some(Ok(access)) => rsx! { Seen { access } },
            }
        }
    }
}

/// What the server told.
#[component]
pub fn Seen(access: AccessView) -> Element {
    rsx! {
        section { class: "card stack",
            Named { label: t!("access-centers"), names: access.centers }
            if let Some(name) = access.association {
                Named { label: t!("access-association"), names: vec![name] }
            }
            if let Some(name) = access.hotel {
                Named { label: t!("access-hotel"), names: vec![name] }
                p { class: "quiet", {t!("access-hotel-text")} }
            }
        }
        section { class: "card stack",
            h2 { {t!("access-days")} }
            if access.days.is_empty() {
                p { {t!("access-empty")} }
            }
            ul { id: "access-days",
                for (n , line) in access.days.iter().enumerate() {
                    li { key: "{n}", {format::day(line.day)} " " {said(line)} }
                }
            }
        }
    }
}

#[component]
fn Named(label: String, names: Vec<String>) -> Element {
    rsx! {
        div {
            h2 { "{label}" }
            for name in names {
                p { key: "{name}", "{name}" }
            }
        }
    }
}

fn said(line: &AccessDay) -> String {
    let role = t!(format!("access-role-{}", line.role));
    if line.changed {
        t!("access-changed", role = role, count = line.times)
    } else {
        t!("access-viewed", role = role, count = line.times)
    }
}
