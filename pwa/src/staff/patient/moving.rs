//! To which centres the patient belongs: the responsible one, those that share, what is filed outside; giving the
//! patient to another centre, and where that stands.

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::api::{Moving, TransferState};
use mimamori_domain::{HealthCenterId, Timestamp};

use super::Patient;
use super::moving_forms::{AskForm, OutsideForm, ShareForm, Unshare};
use crate::api;
use crate::staff::centers::Centers;
use crate::staff::transfers::TransferCard;
use crate::staff::words;
use crate::t;

/// As last fetched; absent while it is on its way.
#[derive(Clone, Copy)]
pub struct MovingState(Signal<Option<Moving>>);

impl MovingState {
    /// Puts it into the context, and fetches it whenever the page was.
    pub fn provide() -> Self {
        let patient: Patient = use_context();
        let state = use_context_provider(|| Self(Signal::new(None)));
        use_effect(move || {
            // Whatever changed the page may have changed this.
            let _ = patient.page.read().is_some();
            spawn(async move { state.fetch(&patient).await });
        });
        state
    }

    async fn fetch(mut self, patient: &Patient) {
        // A refusal is told by the page itself, which asks at the same time; what was known stays.
        if let Ok(moving) = api::get::<Moving>(&patient.path("centers")).await {
            self.0.set(Some(moving));
        }
    }
}

/// The open transfer, above everything else of the page.
#[component]
pub fn OpenTransfer(now: Timestamp) -> Element {
    let patient: Patient = use_context();
    let state: MovingState = use_context();
    let open = state.0.read().as_ref().and_then(|moving| {
        moving.transfers.iter().find(|transfer| transfer.state == TransferState::Asked).cloned()
    });
    let Some(transfer) = open else { return rsx! {} };
    rsx! {
        section { class: "open-transfer", "aria-label": t!("staff-transfers-title"),
            ul { id: "open-transfer",
                TransferCard { key: "{transfer.id}", transfer, now, onchange: move |()| patient.reload() }
            }
        }
    }
}

/// The card.
#[component]
pub fn MovingCard(actions: Vec<Action>, now: Timestamp) -> Element {
    let state: MovingState = use_context();
    let Some(moving) = state.0.read().clone() else { return rsx! {} };
    rsx! { MovingView { moving, actions, now } }
}

/// The same, from what was fetched.
#[component]
pub fn MovingView(moving: Moving, actions: Vec<Action>, now: Timestamp) -> Element {
    let centers = Centers::use_here();
    let can = |action: Action| actions.contains(&action);
    let is_open = moving.transfers.iter().any(|transfer| transfer.state == TransferState::Asked);
    let known: Vec<HealthCenterId> = std::iter::once(moving.responsible.id)
        .chain(moving.shared.iter().map(|shared| shared.center.id))
        .collect();
    let past: Vec<_> =
        moving.transfers.iter().filter(|transfer| transfer.state != TransferState::Asked).cloned().collect();
    rsx! {
        section { class: "card", id: "centers", "aria-labelledby": "centers-title",
            h2 { id: "centers-title", {t!("staff-centers-title")} }
            dl { class: "facts",
                div {
                    dt { {t!("staff-patient-center")} }
                    dd { id: "responsible-center", "{moving.responsible.name}" }
                }
                for shared in moving.shared.iter().cloned() {
                    div { key: "{shared.center.id}", "data-shared-with": "{shared.center.id}",
                        dt { {t!("staff-centers-shared")} }
                        dd {
                            "{shared.center.name} "
                            span { class: "small", {t!("staff-centers-since", time = words::moment(shared.since, now))} }
                            if can(Action::PatientShare) {
                                Unshare { center: shared.center.clone() }
                            }
                        }
                    }
                }
                if !moving.outside.is_empty() {
                    div {
                        dt { {t!("staff-outside-title")} }
                        dd { id: "outside-note", class: "note-text", "{moving.outside}" }
                    }
                }
            }
            if can(Action::TransferAsk) && !is_open {
                AskForm { centers, responsible: moving.responsible.id }
            }
            if can(Action::PatientShare) {
                ShareForm { centers, known }
            }
            if can(Action::PatientEdit) {
                OutsideForm { text: moving.outside.clone() }
            }
            if !past.is_empty() {
                details { class: "fold",
                    summary { {t!("staff-transfers-past", n = past.len())} }
                    ul { class: "transfer-past", id: "past-transfers",
                        for transfer in past {
                            TransferCard { key: "{transfer.id}", transfer, now, onchange: move |()| {} }
                        }
                    }
                }
            }
        }
    }
}
