//! Contracts with associations, for managers: who works for the centre now, since when and until when, and how many
//! patients they have.

mod form;
mod row;

use dioxus::prelude::*;
use mimamori_domain::api::Contracts;

pub use self::form::ContractForm;
use self::row::ContractRow;
use super::looked::{Looked, use_looked};
use super::parts::{Empty, Failure, Loading};
use super::web;
use crate::t;
use crate::ui::{Button, IconName};

/// The page.
#[component]
pub fn ContractsPage() -> Element {
    let Looked { known, failed, ask } = use_looked::<Contracts>(|| "/staff/contracts".into());
    let mut adding = use_signal(|| false);
    use_hook(|| ask.call(()));
    let (contracts, error) = (known.read().clone(), failed.read().clone());
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
                    Failure { error, onretry: move |()| ask.call(()) }
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
                                ask.call(());
                            },
                            oncancel: move |()| {
                                adding.set(false);
                                web::focus_soon("contract-open");
                            },
                        }
                    }
                    ContractsView { contracts, adding: adding(), onchange: move |()| ask.call(()) }
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
