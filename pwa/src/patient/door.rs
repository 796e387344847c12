//! The way in: the link of a message and the birth date, or "this isn't me"; and what is shown when nobody is in.

use dioxus::prelude::*;
use mimamori_domain::api::{CenterContact, Home, InvitationState, InvitationView, OpenInvitation};

use super::birth::{BirthDate, BirthDateField};
use super::part::{AmbulanceCall, BackLink, CenterCalls, Screen};
use super::session::{Session, use_session};
use crate::api::{self, ApiError};
use crate::offline::outbox::{self, Outbox, use_outbox};
use crate::state::route::{Route, use_route};
use crate::state::{browser, use_task, use_value};
use crate::t;
use crate::texts::use_texts;
use crate::ui::{Button, ButtonKind, Dialog, Notice, NoticeKind, Spinner};

/// What the reader is told about a refusal or a missing answer.
pub fn told(error: &ApiError) -> String {
    match error {
        ApiError::Offline => t!("problem-offline"),
        ApiError::Unreadable => t!("problem-unreadable"),
        ApiError::Problem(problem) => {
            let wait = problem.retry_after.map_or(1, |seconds| (seconds + 59) / 60).max(1);
            let tries = problem.details.get("tries").and_then(|tries| tries.parse::<i64>().ok()).unwrap_or(0);
            t!(format!("problem-{}", problem.code), tries = tries, minutes = wait)
        }
    }
}

/// A door has opened: what waited on this phone goes out, and the first screen is shown.
pub async fn come_in(session: Session, outbox: Outbox, route: Route, home: Home) {
    session.heard(home).await;
    outbox::restore(outbox).await;
    route.replace("/");
}

/// An invitation link.
#[component]
pub fn Door(token: String) -> Element {
    let texts = use_texts();
    let mut answer = use_value(None::<Result<InvitationView, ApiError>>);
    let path = format!("/patient/invitations/{token}");
    let ask = use_callback(move |()| {
        let path = path.clone();
        spawn(async move {
            let view = api::get::<InvitationView>(&path).await;
            if let Ok(view) = &view {
                texts.suggest(view.language).await;
            }
            answer.set(Some(view));
        });
    });
    use_task(move || async move { ask.call(()) });
    let answer = answer.read().clone();
    match answer {
        None => rsx! { Spinner { label: t!("wait-loading") } },
        Some(Err(ApiError::Problem(problem))) if problem.status == 404 => rsx! {
            Screen { title: t!("door-missing-title"),
                p { {t!("door-missing-text")} }
                BackLink {}
            }
        },
        Some(Err(error)) => rsx! {
            Screen { title: t!("door-unreachable-title"),
                p { {told(&error)} }
                Button { id: "retry", class: "wide", onclick: move |_| ask.call(()), {t!("action-retry")} }
            }
        },
        Some(Ok(view)) => match view.state {
            InvitationState::Open | InvitationState::Opened => rsx! { Enter { token, center: view.center } },
            InvitationState::Expired | InvitationState::None => {
                closed(t!("door-expired-title"), &t!("problem-invitation-expired"), view.center)
            }
            InvitationState::Revoked => {
                closed(t!("door-revoked-title"), &t!("problem-invitation-revoked"), view.center)
            }
        },
    }
}

fn closed(title: String, text: &str, center: CenterContact) -> Element {
    rsx! {
        Screen { title,
            p { "{text}" }
            BackLink {}
            CenterCalls { center }
        }
    }
}

#[component]
fn Enter(token: String, center: CenterContact) -> Element {
    let (session, outbox, route) = (use_session(), use_outbox(), use_route());
    let mut birth = use_signal(BirthDate::default);
    let mut error = use_value(None::<String>);
    let mut busy = use_value(false);
    let mut asking = use_value(false);
    let mut gone = use_value(false);
    let mut failed = use_value(None::<String>);
    let (open_path, wrong_path) =
        (format!("/patient/invitations/{token}/open"), format!("/patient/invitations/{token}/not-me"));
    let enter = move |event: FormEvent| {
        event.prevent_default();
        if busy() {
            return;
        }
        let typed = birth.peek().read();
        let date = match typed {
            Ok(date) => date,
            Err(code) => {
                error.set(Some(t!(format!("field-error-{code}"))));
                browser::focus("birth-year");
                return;
            }
        };
        error.set(None);
        busy.set(true);
        let path = open_path.clone();
        spawn(async move {
            let body = OpenInvitation { birth_date: date.to_string() };
            match api::post::<_, Home>(&path, &body).await {
                Ok(home) => come_in(session, outbox, route, home).await,
                Err(refused) => {
                    error.set(Some(told(&refused)));
                    browser::focus("birth-year");
                }
            }
            busy.set(false);
        });
    };
    let not_me = move |_| {
        let path = wrong_path.clone();
        async move {
            busy.set(true);
            match api::post_empty::<()>(&path).await {
                Ok(()) => gone.set(true),
                Err(refused) => failed.set(Some(told(&refused))),
            }
            asking.set(false);
            busy.set(false);
        }
    };
    if gone() {
        return rsx! {
            Screen { title: t!("not-me-done-title"),
                p { {t!("not-me-done-text")} }
            }
        };
    }
    rsx! {
        Screen { title: t!("door-title"),
            p { {t!("door-text", center = center.name.as_str())} }
            form { class: "stack", onsubmit: enter,
                BirthDateField { value: birth(), error: error(), onchange: move |new| {
                    error.set(None);
                    birth.set(new);
                } }
                Button { id: "enter", class: "wide", r#type: "submit", busy: busy(), {t!("door-enter")} }
            }
            if let Some(failed) = failed() {
                Notice { kind: NoticeKind::Error, live: true, title: failed }
            }
            div { class: "stack apart",
                Button { id: "not-me", kind: ButtonKind::Secondary, class: "wide", onclick: move |_| asking.set(true), {t!("not-me")} }
                p { class: "quiet", {t!("door-help")} }
                CenterCalls { center }
            }
            Dialog {
                id: "not-me-dialog",
                open: asking,
                title: t!("not-me-title"),
                onclose: move |()| asking.set(false),
                actions: rsx! {
                    Button { id: "not-me-confirm", busy: busy(), onclick: not_me, {t!("not-me-confirm")} }
                },
                p { {t!("not-me-text")} }
            }
        }
    }
}

/// Nobody is signed in on this phone.
#[component]
pub fn SignedOut() -> Element {
    let session = use_session();
    let outbox = use_outbox();
    let center = session.center();
    let waiting = outbox.queue().read().waiting().count();
    rsx! {
        Screen { title: t!("signed-out-title"),
            if waiting > 0 {
                Notice { id: "waiting", kind: NoticeKind::Warning, title: t!("waiting-title", count = waiting),
                    p { {t!("signed-out-waiting")} }
                }
            }
            p { {t!("signed-out-text")} }
            BackLink {}
            if let Some(center) = center {
                p { {t!("signed-out-call")} }
                CenterCalls { center }
            } else {
                p { {t!("signed-out-new")} }
            }
            AmbulanceCall {}
            p { class: "quiet", {t!("call-119-when")} }
        }
    }
}

/// Nothing is kept here and there is no network.
#[component]
pub fn Unreachable() -> Element {
    let session = use_session();
    rsx! {
        Screen { title: t!("door-unreachable-title"),
            p { {t!("problem-offline")} }
            Button { id: "retry", class: "wide", onclick: move |_| async move { session.ask().await }, {t!("action-retry")} }
            AmbulanceCall {}
            p { class: "quiet", {t!("call-119-when")} }
        }
    }
}
