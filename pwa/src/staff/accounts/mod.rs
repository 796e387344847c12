//! Accounts of the house, for managers: who can come in, inviting a colleague, and what can be done about each account.

mod invite;
mod row;

use dioxus::prelude::*;
use mimamori_domain::api::AccountList;

pub use self::invite::InviteForm;
pub use self::row::AccountRow;
use super::paged::use_pages;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use super::web;
use crate::t;
use crate::ui::{Button, ButtonKind, IconName};

/// The page.
#[component]
pub fn AccountsPage() -> Element {
    let pages = use_pages::<AccountList>(|| "/staff/accounts".into());
    let mut inviting = use_signal(|| false);
    use_hook(|| pages.ask());
    let (page, error) = (pages.shown.read().clone(), pages.failed.read().clone());
    rsx! {
        div { class: "messaging accounts",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-accounts-title")} }
                if !inviting() && page.is_some() {
                    Button {
                        id: "invite-open",
                        icon: IconName::Plus,
                        onclick: move |_| {
                            inviting.set(true);
                            web::focus_soon("invite-name");
                        },
                        {t!("staff-accounts-invite")}
                    }
                }
            }
            p { class: "lead", {t!("staff-accounts-lead")} }
            match (page, error) {
                (_, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| pages.again() }
                },
                (None, None) => rsx! { Loading {} },
                (Some(page), None) => rsx! {
                    if inviting() {
                        InviteForm {
                            associations: page.associations.clone(),
                            ondone: move |()| {
                                inviting.set(false);
                                web::focus_soon("page-title");
                                pages.again();
                            },
                            oncancel: move |()| {
                                inviting.set(false);
                                web::focus_soon("invite-open");
                            },
                        }
                    }
                    AccountsView { page, inviting: inviting(), busy: (pages.busy)(), onmore: move |()| pages.more(), onchange: move |()| pages.again() }
                },
            }
        }
    }
}

/// The accounts. A list with nobody but its reader says what to do.
#[component]
pub fn AccountsView(
    page: AccountList,
    inviting: bool,
    busy: bool,
    onmore: EventHandler<()>,
    onchange: EventHandler<()>,
) -> Element {
    let me = Session::take().my_id();
    let alone = page.items.iter().all(|account| Some(account.id) == me);
    let now = page.now;
    rsx! {
        ul { class: "dead", id: "accounts-list", "aria-label": t!("staff-accounts-title"),
            for account in page.items {
                AccountRow { key: "{account.id}", account, now, onchange }
            }
        }
        if alone && !inviting {
            Empty { title: t!("staff-accounts-empty"), text: t!("staff-accounts-empty-text"), icon: IconName::Person }
        }
        if page.next.is_some() {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "accounts-more", busy, onclick: move |_| onmore.call(()), {t!("staff-more")} }
            }
        }
    }
}
