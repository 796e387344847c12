//! Accounts of the house, for managers: who can come in, inviting a colleague, and what can be done about each account.

mod invite;
mod row;

use dioxus::prelude::*;
use mimamori_domain::api::AccountList;

pub use self::invite::InviteForm;
pub use self::row::AccountRow;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use super::web;
use crate::api::{self, ApiError};
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, IconName};

/// The page.
#[component]
pub fn AccountsPage() -> Element {
    let session = Session::take();
    let route = use_route();
    let mut list = use_signal(|| None::<AccountList>);
    let mut failed = use_signal(|| None::<ApiError>);
    let mut busy = use_signal(|| false);
    let mut inviting = use_signal(|| false);
    let fetch = use_callback(move |after: Option<String>| {
        busy.set(true);
        spawn(async move {
            let query = after.as_ref().map(|after| format!("?after={}", super::escape(after)));
            let path = format!("/staff/accounts{}", query.unwrap_or_default());
            let answer = api::get::<AccountList>(&path).await;
            busy.set(false);
            match answer {
                Ok(mut page) => {
                    if after.is_some()
                        && let Some(before) = list.take()
                    {
                        page.items.splice(0..0, before.items);
                    }
                    failed.set(None);
                    list.set(Some(page));
                }
                Err(error) => {
                    session.heed(&error, route);
                    failed.set(Some(error));
                }
            }
        });
    });
    use_hook(|| fetch.call(None));
    let page = list.read().clone();
    let error = failed.read().clone();
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
                    Failure { error, onretry: move |()| fetch.call(None) }
                },
                (None, None) => rsx! { Loading {} },
                (Some(page), None) => rsx! {
                    if inviting() {
                        InviteForm {
                            associations: page.associations.clone(),
                            ondone: move |()| {
                                inviting.set(false);
                                web::focus_soon("page-title");
                                fetch.call(None);
                            },
                            oncancel: move |()| {
                                inviting.set(false);
                                web::focus_soon("invite-open");
                            },
                        }
                    }
                    AccountsView { page, inviting: inviting(), busy: busy(), onmore: move |after| fetch.call(Some(after)), onchange: move |()| fetch.call(None) }
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
    onmore: EventHandler<String>,
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
        if let Some(after) = page.next {
            div { class: "more",
                Button { kind: ButtonKind::Secondary, id: "accounts-more", busy, onclick: move |_| onmore.call(after.clone()), {t!("staff-more")} }
            }
        }
    }
}
