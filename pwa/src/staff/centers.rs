//! Another centre and words for it: what giving a patient away, sharing, and asking for many have in common.

use dioxus::prelude::*;
use mimamori_domain::HealthCenterId;
use mimamori_domain::api::{CenterCard, CenterCards, MOVING_NOTE_MAX};

use super::words;
use crate::api::{self, ApiError};
use crate::t;
use crate::ui::{Choice, Field, Select};

/// The other centres, fetched when a form is first opened.
#[derive(Clone, Copy, PartialEq)]
pub struct Centers {
    known: Signal<Option<Vec<CenterCard>>>,
    failed: Signal<Option<ApiError>>,
    /// They will be needed.
    pub wish: Callback<()>,
}

impl Centers {
    /// Of this screen.
    pub fn use_here() -> Self {
        let mut known = use_signal(|| None);
        let mut failed = use_signal(|| None);
        let wish = use_callback(move |()| {
            if known.peek().is_some() {
                return;
            }
            spawn(async move {
                match api::get::<CenterCards>("/staff/centers").await {
                    Ok(answer) => {
                        failed.set(None);
                        known.set(Some(answer.items));
                    }
                    Err(error) => failed.set(Some(error)),
                }
            });
        });
        Self { known, failed, wish }
    }

    /// All but these.
    fn choices(self, but: &[HealthCenterId]) -> Vec<Choice> {
        let known = self.known.read();
        let centers = known.iter().flatten().filter(|center| !but.contains(&center.id));
        std::iter::once(Choice::new("", t!("staff-form-choose")))
            .chain(centers.map(|center| Choice::new(center.id, center.name.clone())))
            .collect()
    }
}

/// Words under a field: missing, or too long.
pub fn complaint(text: &str, tried: bool) -> Option<String> {
    match text.trim().chars().count() {
        0 if tried => Some(t!("field-error-required")),
        length if length > MOVING_NOTE_MAX => Some(t!("staff-transfer-too-long", n = length)),
        _ => None,
    }
}

/// A centre and words, as typed.
#[derive(Clone, Copy, PartialEq)]
pub struct Typed {
    /// Which centre, as in the select.
    pub center: Signal<String>,
    /// The words.
    pub text: Signal<String>,
    /// Somebody pressed; from then on what is missing is said.
    pub tried: Signal<bool>,
    /// On its way.
    pub busy: Signal<bool>,
}

impl Typed {
    /// Of this form.
    pub fn use_here() -> Self {
        Self {
            center: use_signal(String::new),
            text: use_signal(String::new),
            tried: use_signal(|| false),
            busy: use_signal(|| false),
        }
    }
    /// What is ready to be sent; else the fields say what is missing.
    pub fn ready(mut self) -> Option<(HealthCenterId, String)> {
        self.tried.set(true);
        let text = self.text.peek().trim().to_owned();
        let center = self.center.peek().parse().ok()?;
        let sound = !text.is_empty() && text.chars().count() <= MOVING_NOTE_MAX && !*self.busy.peek();
        sound.then_some((center, text))
    }
}

/// The two fields.
#[component]
pub fn CenterFields(
    id: String,
    typed: Typed,
    centers: Centers,
    but: Vec<HealthCenterId>,
    label: String,
    hint: String,
) -> Element {
    let Typed { mut center, mut text, tried, .. } = typed;
    let failed = centers.failed.read().as_ref().map(words::error);
    let missing = (tried() && center.read().is_empty()).then(|| t!("field-error-required"));
    rsx! {
        Select {
            id: "{id}-center",
            label: t!("staff-transfer-center"),
            required: true,
            choices: centers.choices(&but),
            value: center(),
            error: failed.or(missing),
            onchange: move |value| center.set(value),
        }
        Field {
            id: "{id}-note",
            label,
            hint,
            required: true,
            rows: 3,
            value: text(),
            error: complaint(&text.read(), tried()),
            oninput: move |value| text.set(value),
        }
    }
}
