//! Logging in: user ID and password, then the six digits; the first login registers the authenticator app. What was
//! typed stays in its field when it was refused.

use dioxus::prelude::*;
use mimamori_domain::api::{Login, LoginCode, LoginNext, LoginStep, Me};
use mimamori_domain::values::tidy;

use super::qr::Qr;
use super::session::{Session, Standing};
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Check, Field, Notice, NoticeKind};

/// The page: both steps.
#[component]
pub fn LoginPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut step = use_signal(|| None::<LoginStep>);
    let ended = *session.ended.read();
    let enter = use_callback(move |me: Me| {
        session.enter(me);
        route.replace(&session.destination());
    });
    rsx! {
        div { class: "login",
            p { class: "login-brand", {t!("staff-app")} }
            if ended {
                Notice { kind: NoticeKind::Info, id: "session-ended", title: t!("staff-signed-out"), live: true }
            }
            match step() {
                None => rsx! {
                    PasswordStep { onstep: move |next| step.set(Some(next)) }
                },
                Some(next) => rsx! {
                    CodeStep { step: next, onenter: enter, onback: move |()| step.set(None) }
                },
            }
        }
    }
}

/// User ID and password.
#[component]
pub fn PasswordStep(onstep: EventHandler<LoginStep>) -> Element {
    let mut login = use_signal(String::new);
    let mut password = use_signal(String::new);
    let mut shown = use_signal(|| false);
    let mut tried = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<ApiError>);
    use_effect(|| browser::focus("login-id"));
    let send = move |event: Event<FormData>| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        tried.set(true);
        let body = Login { login: tidy(&login.peek()), password: password.peek().clone() };
        if body.login.is_empty() || body.password.is_empty() {
            browser::focus(if body.login.is_empty() { "login-id" } else { "login-password" });
            return;
        }
        busy.set(true);
        failure.set(None);
        spawn(async move {
            match api::post::<_, LoginStep>("/staff/login", &body).await {
                Ok(next) => onstep.call(next),
                Err(error) => {
                    failure.set(Some(error));
                    browser::focus("login-password");
                }
            }
            busy.set(false);
        });
    };
    let missing = |text: &str, id: &str| (*tried.read() && text.trim().is_empty()).then(|| t!(id));
    rsx! {
        form { class: "login-form", novalidate: true, onsubmit: send,
            h1 { {t!("staff-login-title")} }
            p { class: "lead", {t!("staff-login-lead")} }
            Failed { failure: failure() }
            Field {
                id: "login-id",
                label: t!("staff-login-id"),
                value: login(),
                autocomplete: "username",
                error: missing(&login.read(), "staff-login-empty-id"),
                oninput: move |text| login.set(text),
            }
            Field {
                id: "login-password",
                label: t!("staff-login-password"),
                r#type: if shown() { "text" } else { "password" },
                value: password(),
                autocomplete: "current-password",
                error: missing(&password.read(), "staff-login-empty-password"),
                oninput: move |text| password.set(text),
            }
            Check { id: "login-show", class: "quiet", label: t!("staff-login-show"), checked: shown(), onchange: move |on| shown.set(on) }
            Button { id: "login-submit", r#type: "submit", class: "wide", busy: busy(), {t!("staff-login-submit")} }
        }
    }
}

/// Six digits, with the QR code before them on the first login.
#[component]
pub fn CodeStep(step: LoginStep, onenter: EventHandler<Me>, onback: EventHandler<()>) -> Element {
    let mut session = Session::take();
    let mut code = use_signal(String::new);
    let mut wrong_form = use_signal(|| false);
    let mut busy = use_signal(|| false);
    let mut failure = use_signal(|| None::<ApiError>);
    use_effect(|| browser::focus("login-code"));
    let mut submit = move || {
        if *busy.peek() {
            return;
        }
        let digits: String = tidy(&code.peek()).chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let good = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit());
        wrong_form.set(!good);
        if !good {
            browser::focus("login-code");
            return;
        }
        busy.set(true);
        failure.set(None);
        spawn(async move {
            match api::post::<_, Me>("/staff/login/code", &LoginCode { code: digits }).await {
                Ok(me) => onenter.call(me),
                Err(error) if error.code() == Some("signed-out") => {
                    session.standing.set(Standing::Out);
                    session.ended.set(true);
                    onback.call(());
                }
                Err(error) => {
                    failure.set(Some(error));
                    browser::focus("login-code");
                }
            }
            busy.set(false);
        });
    };
    let enrol = step.next == LoginNext::Enrol;
    rsx! {
        form {
            class: "login-form",
            novalidate: true,
            onsubmit: move |event| {
                event.prevent_default();
                submit();
            },
            h1 {
                if enrol {
                    {t!("staff-enrol-title")}
                } else {
                    {t!("staff-login-code-title")}
                }
            }
            p { class: "lead",
                if enrol {
                    {t!("staff-enrol-lead")}
                } else {
                    {t!("staff-login-code-lead")}
                }
            }
            if enrol {
                ol { class: "enrol-steps",
                    li { {t!("staff-enrol-step-app")} }
                    li {
                        {t!("staff-enrol-step-scan")}
                        if let Some(text) = step.otpauth.clone() {
                            Qr { text, label: t!("staff-enrol-qr") }
                        }
                        if let Some(secret) = step.secret.clone() {
                            p { class: "enrol-manual", {t!("staff-enrol-manual")} }
                            code { class: "enrol-secret", id: "enrol-secret", "data-secret": "{secret}", {in_fours(&secret)} }
                        }
                    }
                    li { {t!("staff-enrol-step-code")} }
                }
            }
            Failed { failure: failure() }
            Field {
                id: "login-code",
                class: "code",
                label: t!("staff-login-code"),
                value: code(),
                inputmode: "numeric",
                autocomplete: "one-time-code",
                error: wrong_form().then(|| t!("staff-login-code-form")),
                oninput: move |text| {
                    code.set(text);
                    wrong_form.set(false);
                },
            }
            Button { id: "login-code-submit", r#type: "submit", class: "wide", busy: busy(),
                if enrol {
                    {t!("staff-enrol-submit")}
                } else {
                    {t!("staff-login-code-submit")}
                }
            }
            Button { kind: ButtonKind::Plain, id: "login-back", onclick: move |_| onback.call(()), {t!("staff-login-back")} }
        }
    }
}

/// Why it was refused. A lock-out says for how long.
#[component]
fn Failed(failure: Option<ApiError>) -> Element {
    rsx! {
        div { role: "alert",
            if let Some(error) = failure {
                Notice { kind: NoticeKind::Error, id: "login-error", title: words::error(&error) }
            }
        }
    }
}

/// "JBSW Y3DP …": a key is typed in groups of four.
fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().filter(|c| !c.is_whitespace()).collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_shown_in_fours() {
        assert_eq!(in_fours("JBSWY3DPEHPK3PXPAB"), "JBSW Y3DP EHPK 3PXP AB");
    }
}
