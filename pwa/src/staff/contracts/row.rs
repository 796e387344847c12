//! One contract: with whom, its days, what hangs on it, and ending it.

use dioxus::prelude::*;
use mimamori_domain::Date;
use mimamori_domain::api::{ContractRef, ContractState, ContractView, EndContract};

use crate::api::{self, ApiError};
use crate::staff::session::Session;
use crate::staff::toast::Toasts;
use crate::staff::{web, words};
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Dialog, Field, Icon, IconName};

/// One contract.
#[component]
pub fn ContractRow(contract: ContractView, today: Date, onchange: EventHandler<()>) -> Element {
    let mut ending = use_signal(|| false);
    let mut removing = use_signal(|| false);
    let mut ends_on = use_signal(String::new);
    let name = contract.association.name.clone();
    let term = term(&contract);
    let said = format!("{name} {term}");
    let (class, icon) = match contract.state {
        ContractState::InForce => ("state-good", IconName::Success),
        ContractState::Coming => ("state-ask", IconName::Waiting),
        ContractState::Over => ("state-skip", IconName::Minus),
    };
    let last = contract.ends_on.map(|day| day.to_string()).unwrap_or_default();
    rsx! {
        li { class: "card", "data-contract": "{name}", "data-state": "{contract.state}",
            div { class: "dead-what",
                p { class: "dead-who",
                    strong { "{name}" }
                    span { class: "state {class}",
                        Icon { name: icon }
                        span { {t!(format!("staff-contract-{}", contract.state))} }
                    }
                }
                p { class: "dead-why",
                    span { "{term}" }
                    span { {t!("staff-contracts-patients", n = words::thousand(contract.patients))} }
                    span { {t!("staff-contracts-clinicians", n = contract.clinicians)} }
                }
                p { class: "small", {t!("staff-contracts-call", phone = words::phone(&contract.phone))} }
            }
            div { class: "dead-doing",
                if contract.state != ContractState::Over {
                    Button {
                        kind: ButtonKind::Secondary,
                        class: "act-end",
                        label: format!("{} {said}", t!("staff-contracts-end")),
                        onclick: move |_| {
                            ends_on.set(last.clone());
                            ending.set(true);
                        },
                        {t!("staff-contracts-end")}
                    }
                }
                if contract.state == ContractState::Coming {
                    Button {
                        kind: ButtonKind::Plain,
                        class: "act-remove",
                        label: format!("{} {said}", t!("staff-contracts-remove")),
                        onclick: move |_| removing.set(true),
                        {t!("staff-contracts-remove")}
                    }
                }
            }
            EndDialog { contract: contract.clone(), today, open: ending, ends_on, onchange }
            RemoveDialog { contract: contract.clone(), said, open: removing, onchange }
        }
    }
}

/// 「2022年1月1日〜2022年3月31日」
fn term(contract: &ContractView) -> String {
    let from = words::full_date(contract.starts_on);
    match contract.ends_on {
        Some(to) => t!("staff-contracts-term", from = from, to = words::full_date(to)),
        None => t!("staff-contracts-term-open", from = from),
    }
}

#[component]
fn EndDialog(
    contract: ContractView,
    today: Date,
    open: Signal<bool>,
    ends_on: Signal<String>,
    onchange: EventHandler<()>,
) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let mut busy = use_signal(|| false);
    let mut refused = use_signal(|| None::<String>);
    let (association, starts_on) = (contract.association.id, contract.starts_on);
    let id = format!("{association}-{starts_on}");
    let field = format!("contract-end-{id}");
    let focus = field.clone();
    let send = use_callback(move |()| {
        let typed = ends_on.peek().trim().to_owned();
        let day = typed.parse::<Date>().ok();
        if *busy.peek() {
            return;
        }
        busy.set(true);
        refused.set(None);
        let focus = focus.clone();
        spawn(async move {
            let body = EndContract { association, starts_on, ends_on: day };
            let answer = api::post::<_, ()>("/staff/contracts/end", &body).await;
            busy.set(false);
            match answer {
                Err(ApiError::Problem(problem)) if !problem.fields.is_empty() => {
                    refused.set(problem.fields.first().map(words::field_error));
                    web::focus_soon(&focus);
                    return;
                }
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
                Ok(()) => toasts.good(t!("staff-contracts-changed")),
            }
            open.set(false);
            onchange.call(());
            web::focus_soon("page-title");
        });
    });
    let at_once = today.plus_days(-1);
    rsx! {
        Dialog {
            id: "end-{id}",
            open,
            title: t!("staff-contracts-end-title", name = contract.association.name.as_str()),
            onclose: move |()| open.set(false),
            actions: rsx! {
                Button { class: "act-confirm", busy: busy(), onclick: move |_| send.call(()), {t!("staff-contracts-end-save")} }
            },
            p { {t!("staff-contracts-end-lead", n = words::thousand(contract.patients))} }
            Field {
                id: field,
                label: t!("staff-contracts-to"),
                hint: t!("staff-contracts-end-hint", day = words::full_date(at_once)),
                r#type: "date",
                value: ends_on(),
                error: refused(),
                oninput: move |text| ends_on.set(text),
            }
        }
    }
}

#[component]
fn RemoveDialog(
    contract: ContractView,
    said: String,
    open: Signal<bool>,
    onchange: EventHandler<()>,
) -> Element {
    let session = Session::take();
    let toasts = Toasts::take();
    let route = use_route();
    let (association, starts_on) = (contract.association.id, contract.starts_on);
    let act = move |_| {
        open.set(false);
        spawn(async move {
            let body = ContractRef { association, starts_on };
            match api::post::<_, ()>("/staff/contracts/remove", &body).await {
                Ok(()) => toasts.good(t!("staff-contracts-removed")),
                Err(error) => {
                    session.heed(&error, route);
                    toasts.bad(words::error(&error));
                }
            }
            onchange.call(());
            web::focus_soon("page-title");
        });
    };
    rsx! {
        Dialog {
            id: "remove-{association}-{starts_on}",
            open,
            title: t!("staff-contracts-remove"),
            onclose: move |()| open.set(false),
            actions: rsx! {
                Button { kind: ButtonKind::Danger, class: "act-remove-confirm", onclick: act, {t!("staff-contracts-remove")} }
            },
            p { {t!("staff-contracts-remove-lead", contract = said)} }
        }
    }
}
