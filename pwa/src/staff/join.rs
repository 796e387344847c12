//! The page behind the link of an invitation: for whom it is, a password typed twice, then the login goes on with the
//! authenticator. A link that opens nothing any more says what to do. The token stays in the address, and leaves it as
//! soon as somebody is in.

use dioxus::prelude::*;
use mimamori_domain::account::check_password;
use mimamori_domain::api::{Join, JoinView, LoginStep, Me};

use super::login::CodeStep;
use super::pages::Page;
use super::parts::Loading;
use super::session::Session;
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::ui::{Button, Check, Field, Notice, NoticeKind};

/// The page.
#[component]
pub fn JoinPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let token = route.path().trim_start_matches("/staff/join/").to_owned();
    let mut view = use_signal(|| None::<Result<JoinView, ApiError>>);
    let mut step = use_signal(|| None::<LoginStep>);
    let path = format!("/staff/join/{}", super::escape(&token));
    let asked = path.clone();
    use_hook(move || {
        spawn(async move { view.set(Some(api::get::<JoinView>(&asked).await)) });
    });
    let enter = use_callback(move |me: Me| {
        session.enter(me);
        route.replace(&session.first_page().path());
    });
    rsx! {
        div { class: "login",
            p { class: "login-brand", {t!("staff-app")} }
            match (step(), view()) {
                (Some(next), _) => rsx! {
                    CodeStep { step: next, onenter: enter, onback: move |()| route.replace(&Page::Login.path()) }
                },
                (None, None) => rsx! { Loading {} },
                (None, Some(Err(error))) => rsx! { Useless { error } },
                (None, Some(Ok(known))) => rsx! {
                    PasswordForm {
                        known,
                        path: path.clone(),
                        onstep: move |next| step.set(Some(next)),
                        onuseless: move |error| view.set(Some(Err(error))),
                    }
                },
            }
        }
    }
}

/// Why the link opens nothing, and what to do.
#[component]
pub fn Useless(error: ApiError) -> Element {
    let code = error.code().unwrap_or_default();
    let known = |part: &str| words::known(&format!("staff-{code}{part}"), &[]);
    let (title, text) = match error.status() {
        Some(404) => (t!("staff-join-unknown"), Some(t!("staff-join-unknown-text"))),
        _ => (known("").unwrap_or_else(|| words::error(&error)), known("-text")),
    };
    rsx! {
        div { class: "login-form",
            h1 { {t!("staff-join-title")} }
            Notice { kind: NoticeKind::Warning, id: "join-useless", title, live: true,
                if let Some(text) = text {
                    p { "{text}" }
                }
            }
            Link { to: Page::Login.path(), id: "join-login", {t!("staff-join-login")} }
        }
    }
}

/// The password, twice.
#[component]
pub fn PasswordForm(
    known: JoinView,
    path: String,
    onstep: EventHandler<LoginStep>,
    onuseless: EventHandler<ApiError>,
) -> Element {
    let mut password = use_signal(String::new);
    let mut again = use_signal(String::new);
    let mut shown = use_signal(|| false);
    let mut refused = use_signal(|| None::<String>);
    let mut differs = use_signal(|| false);
    let mut failure = use_signal(|| None::<ApiError>);
    let mut busy = use_signal(|| false);
    use_effect(|| browser::focus("join-password"));
    let JoinView { organisation, login, returning } = known;
    let of = login.clone();
    let send = move |event: Event<FormData>| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        let typed = password.peek().clone();
        // The same rule as the server's.
        let wrong = check_password(&typed, &of).err();
        let other = typed != *again.peek();
        refused.set(wrong.map(|code| t!(format!("staff-field-error-{code}"))));
        differs.set(wrong.is_none() && other);
        if wrong.is_some() || other {
            browser::focus(if wrong.is_some() { "join-password" } else { "join-again" });
            return;
        }
        busy.set(true);
        failure.set(None);
        let path = path.clone();
        spawn(async move {
            match api::post::<_, LoginStep>(&path, &Join { password: typed }).await {
                Ok(next) => onstep.call(next),
                Err(error) if matches!(error.status(), Some(404 | 410)) => onuseless.call(error),
                Err(ApiError::Problem(problem)) if !problem.fields.is_empty() => {
                    refused.set(problem.fields.first().map(words::field_error));
                    browser::focus("join-password");
                }
                Err(error) => failure.set(Some(error)),
            }
            busy.set(false);
        });
    };
    let kind = if shown() { "text" } else { "password" };
    rsx! {
        form { class: "login-form", novalidate: true, onsubmit: send,
            h1 { id: "page-title",
                if returning {
                    {t!("staff-join-again-title")}
                } else {
                    {t!("staff-join-title")}
                }
            }
            dl { class: "facts", id: "join-whom",
                div {
                    dt { {t!("staff-join-organisation")} }
                    dd { "{organisation}" }
                }
                div {
                    dt { {t!("staff-login-id")} }
                    dd {
                        strong { "{login}" }
                    }
                }
            }
            div { role: "alert",
                if let Some(error) = failure() {
                    Notice { kind: NoticeKind::Error, id: "join-error", title: words::error(&error) }
                }
            }
            Field {
                id: "join-password",
                label: t!("staff-join-password"),
                hint: t!("staff-join-rules"),
                r#type: kind,
                value: password(),
                autocomplete: "new-password",
                error: refused(),
                oninput: move |text| password.set(text),
            }
            Field {
                id: "join-again",
                label: t!("staff-join-password-again"),
                r#type: kind,
                value: again(),
                autocomplete: "new-password",
                error: differs().then(|| t!("staff-join-differs")),
                oninput: move |text| again.set(text),
            }
            Check { id: "join-show", class: "quiet", label: t!("staff-login-show"), checked: shown(), onchange: move |on| shown.set(on) }
            Button { id: "join-submit", r#type: "submit", class: "wide", busy: busy(), {t!("staff-join-submit")} }
        }
    }
}
