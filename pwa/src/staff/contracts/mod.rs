//! Contracts with associations, for managers: who works for the centre now, since when and until when, and how many
//! patients they have.

mod form;
mod row;

use dioxus::prelude::*;
use mimamori_domain::api::Contracts;

pub use self::form::ContractForm;
use self::row::ContractRow;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use super::web;
use crate::api::{self, ApiError};
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, IconName};

/// The page.
#[component]
pub fn ContractsPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut known = use_signal(|| None::<Contracts>);
    let mut failed = use_signal(|| None::<ApiError>);
    let mut adding = use_signal(|| false);
    let fetch = use_callback(move |()| {
        spawn(async move {
            match api::get::<Contracts>("/staff/contracts").await {
                Ok(now) => {
                    failed.set(None);
                    known.set(Some(now));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    use_hook(|| fetch.call(()));
    let contracts = known.read().clone();
    let error = failed.read().clone();
    rsx! {
        div { class: "messaging accounts",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-contracts-title")} }
                if !adding() && contracts.is_some() {
                    Button {
                        id: "contract-open",
                        icon: IconName::Plus,
                        onclick: move |_| {
                            adding.set(true);
                            web::focus_soon("contract-association");
                        },
                        {t!("staff-contracts-add")}
                    }
                }
            }
            p { class: "lead", {t!("staff-contracts-lead")} }
            match (contracts, error) {
                (_, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| fetch.call(()) }
                },
                (None, None) => rsx! { Loading {} },
                (Some(contracts), None) => rsx! {
                    if adding() {
                        ContractForm {
                            associations: contracts.associations.clone(),
                            today: contracts.now.date(),
                            ondone: move |()| {
                                adding.set(false);
                                web::focus_soon("page-title");
                                fetch.call(());
                            },
                            oncancel: move |()| {
                                adding.set(false);
                                web::focus_soon("contract-open");
                            },
                        }
                    }
                    ContractsView { contracts, adding: adding(), onchange: move |()| fetch.call(()) }
                },
            }
        }
    }
}

/// The contracts: in force, to come, over.
#[component]
pub fn ContractsView(contracts: Contracts, adding: bool, onchange: EventHandler<()>) -> Element {
    let today = contracts.now.date();
    let empty = contracts.items.is_empty();
    rsx! {
        ul { class: "dead", id: "contracts-list", "aria-label": t!("staff-contracts-title"),
            for contract in contracts.items {
                ContractRow { key: "{contract.association.id}-{contract.starts_on}", contract, today, onchange }
            }
        }
        if empty && !adding {
            Empty { title: t!("staff-contracts-empty"), text: t!("staff-contracts-empty-text"), icon: IconName::Person }
        }
    }
}
