//! The step in which a code is typed, whatever it is for: six digits, another try at sending them, by voice instead.

use dioxus::prelude::*;
use mimamori_domain::api::Channel;

use super::door::told;
use crate::api::ApiError;
use crate::state::{browser, use_task};
use crate::t;
use crate::ui::{Button, ButtonKind, Field, Notice};

/// Seconds before a code can be asked for again: most have arrived by then.
const PAUSE: i32 = 60;

/// What the reader is told about a refusal beside a field, when it is about that one.
pub fn told_of_field(error: &ApiError, name: &str) -> Option<String> {
    let ApiError::Problem(problem) = error else { return None };
    let field = problem.fields.iter().find(|field| field.field == name)?;
    Some(t!(format!("field-error-{}", field.code)))
}

/// What the reader is told about a code that was refused.
pub fn told_of_code(error: &ApiError) -> String {
    told_of_field(error, "code").unwrap_or_else(|| told(error))
}

/// The entry.
#[component]
pub fn CodeStep(
    /// How it comes.
    channel: Channel,
    /// Can it be read aloud instead?
    may_call: bool,
    /// Why it was refused.
    error: Option<String>,
    /// On its way.
    busy: bool,
    /// How often it was sent again.
    again: usize,
    /// What was typed.
    oncode: EventHandler<String>,
    /// Asked to send it again, by voice or not.
    onagain: EventHandler<bool>,
    /// Asked to correct where it goes.
    onedit: EventHandler<()>,
    children: Element,
) -> Element {
    let mut typed = use_signal(String::new);
    let mut pause = use_signal(|| PAUSE);
    use_task(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(1000).await;
            let left = *pause.peek();
            if left > 0 {
                pause.set(left - 1);
            }
        }
    });
    let left = pause();
    let send = move |voice: bool| {
        pause.set(PAUSE);
        typed.set(String::new());
        onagain.call(voice);
    };
    let mut by_same = send;
    let mut by_voice = send;
    rsx! {
        p { id: "code-how", {t!(format!("code-by-{channel}"))} }
        div { role: "status",
            if again > 0 && error.is_none() {
                Notice { key: "{again}", id: "code-again-done", title: t!("code-again-done") }
            }
        }
        form {
            class: "stack",
            onsubmit: move |event: FormEvent| {
                event.prevent_default();
                if !busy {
                    oncode.call(typed.peek().clone());
                }
            },
            Field {
                id: "code",
                class: "short",
                label: t!("code-label"),
                value: typed(),
                inputmode: "numeric",
                autocomplete: "one-time-code",
                maxlength: 12,
                error,
                oninput: move |text| typed.set(text),
            }
            Button { id: "code-enter", class: "wide", r#type: "submit", busy, {t!("code-enter")} }
        }
        {children}
        div { class: "stack apart",
            Button {
                id: "code-again",
                kind: ButtonKind::Secondary,
                class: "wide",
                disabled: left > 0 || busy,
                onclick: move |_| by_same(channel == Channel::Voice),
                if left > 0 { {t!("code-again-wait", seconds = left)} } else { {t!("code-again")} }
            }
            if may_call && channel != Channel::Voice {
                Button {
                    id: "code-voice",
                    kind: ButtonKind::Secondary,
                    class: "wide",
                    disabled: left > 0 || busy,
                    onclick: move |_| by_voice(true),
                    {t!("code-voice")}
                }
            }
            Button { id: "code-edit", kind: ButtonKind::Plain, onclick: move |_| onedit.call(()), {t!("code-edit")} }
        }
    }
}
