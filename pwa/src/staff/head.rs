//! The head of every screen: where one can go, who one is. Daily work stands as tabs, what is set up now and then lies
//! behind one button; on a phone everything does.

use dioxus::prelude::*;
use mimamori_domain::api::Me;
use mimamori_domain::patient::Language;
use mimamori_domain::triage::Tier;

use super::menu::Menu;
use super::pages::Page;
use super::queue::state::{QueueState, count};
use super::session::Session;
use super::words;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::texts::use_texts;
use crate::ui::{Icon, IconName};

type Tab = (Page, &'static str);

/// What a shift needs.
const DAILY: &[Tab] = &[
    (Page::Queue, "staff-nav-queue"),
    (Page::Patients, "staff-nav-patients"),
    (Page::Building, "staff-nav-building"),
    (Page::Persons, "staff-nav-persons"),
    (Page::FollowUp, "staff-nav-follow-up"),
    (Page::Transfers, "staff-nav-transfers"),
];
/// What is set up, or looked into, now and then.
const SELDOM: &[Tab] = &[
    (Page::Figures(None, None), "staff-nav-figures"),
    (Page::OnCall, "staff-nav-on-call"),
    (Page::Messages, "staff-nav-messages"),
    (Page::Import, "staff-nav-import"),
    (Page::Accounts, "staff-nav-accounts"),
    (Page::Contracts, "staff-nav-contracts"),
    (Page::Rules, "staff-nav-rules"),
    (Page::Center, "staff-nav-center"),
    (Page::Policy, "staff-policy-title"),
    (Page::Audit, "staff-nav-audit"),
];

/// The head.
#[component]
pub fn Head(page: Page, onhelp: EventHandler<()>) -> Element {
    let session = Session::take();
    let Some(me) = session.me() else { return rsx! {} };
    let mine = |tabs: &[Tab]| -> Vec<Tab> {
        let may = |tab: &Page| tab.needs().is_some_and(|action| me.actions.contains(&action));
        tabs.iter().copied().filter(|(tab, _)| may(tab)).collect()
    };
    let (mut daily, mut seldom) = (mine(DAILY), mine(SELDOM));
    // A menu of one is a tab.
    if seldom.len() == 1 {
        daily.append(&mut seldom);
    }
    let here = daily.iter().chain(&seldom).find(|(tab, _)| belongs(page, *tab)).copied();
    let seldom_here = seldom.iter().any(|tab| Some(*tab) == here);
    let name = here.map_or_else(|| t!("staff-nav"), |(_, label)| t!(label));
    rsx! {
        header { class: "head",
            p { class: "brand", {t!("staff-app")} }
            nav { class: "tabs", "aria-label": t!("staff-nav"),
                Menu {
                    id: "nav",
                    button: rsx! {
                        Icon { name: IconName::Menu }
                        span { class: "visually-hidden", {t!("staff-nav")} }
                        "{name}"
                        Emergencies {}
                    },
                    Tabs { tabs: daily, here }
                    if !seldom.is_empty() {
                        Menu { id: "nav-more", current: seldom_here, button: rsx! { {t!("staff-nav-more")} },
                            Tabs { tabs: seldom, here }
                        }
                    }
                }
            }
            Menu {
                id: "me",
                button: rsx! {
                    Icon { name: IconName::Person }
                    span { class: "visually-hidden", {t!("staff-nav-me", name = me.name.clone())} }
                },
                Myself { me, onhelp }
            }
        }
    }
}

#[component]
fn Tabs(tabs: Vec<Tab>, here: Option<Tab>) -> Element {
    rsx! {
        for tab in tabs {
            Link { key: "{tab.1}", to: tab.0.path(), class: "tab", current: here == Some(tab),
                {t!(tab.1)}
                if tab.0 == Page::Queue {
                    Emergencies {}
                }
                if tab.0 == Page::Transfers {
                    Incoming {}
                }
            }
        }
    }
}

/// How many emergencies wait.
#[component]
fn Emergencies() -> Element {
    let queue = QueueState::take();
    let waiting = queue.list.read().as_ref().map_or(0, |list| count(list, Tier::Emergency));
    rsx! {
        if waiting > 0 {
            span { class: "tab-badge", "data-emergencies": "{waiting}",
                span { class: "visually-hidden", {words::tier(Tier::Emergency)} " " }
                "{waiting}"
            }
        }
    }
}

/// How many patients the own centre is asked to take over.
#[component]
fn Incoming() -> Element {
    let queue = QueueState::take();
    let transfers = queue.list.read().as_ref().map(|list| list.transfers).unwrap_or_default();
    rsx! {
        if transfers.incoming > 0 {
            span { class: if transfers.emergencies > 0 { "tab-badge" } else { "tab-badge tab-badge-calm" }, "data-incoming": "{transfers.incoming}",
                span { class: "visually-hidden", {t!("staff-transfers-list-incoming")} " " }
                "{transfers.incoming}"
            }
        }
    }
}

/// The language, the sheet of keys, who one is, and the way out.
#[component]
fn Myself(me: Me, onhelp: EventHandler<()>) -> Element {
    let (session, route) = (Session::take(), use_route());
    rsx! {
        LanguageSwitch {}
        button { r#type: "button", id: "help-open", class: "head-button", onclick: move |_| onhelp.call(()),
            kbd { "aria-hidden": "true", "?" }
            {t!("staff-nav-help")}
        }
        p { class: "whoami", id: "whoami",
            Icon { name: IconName::Person }
            span {
                strong { "{me.name}" }
                span { class: "whoami-where", "{me.organisation} " {t!(format!("staff-role-{}", me.role))} }
            }
        }
        button {
            r#type: "button",
            id: "logout",
            class: "head-button",
            onclick: move |_| {
                spawn(session.leave(route));
            },
            {t!("staff-logout")}
        }
    }
}

/// Does the screen lie under this tab?
fn belongs(page: Page, tab: Page) -> bool {
    match tab {
        Page::Patients => {
            matches!(
                page,
                Page::Patients
                    | Page::New
                    | Page::NewContact(_)
                    | Page::Export
                    | Page::Patient(_)
                    | Page::Edit(_)
                    | Page::Report(_)
                    | Page::Bulk(_)
            )
        }
        Page::Persons => matches!(page, Page::Persons | Page::Person(_)),
        Page::FollowUp => matches!(page, Page::FollowUp | Page::FollowUpDay(..)),
        Page::Figures(..) => matches!(page, Page::Figures(..)),
        _ => page == tab,
    }
}

/// Switches the language of the screen.
#[component]
pub fn LanguageSwitch() -> Element {
    let texts = use_texts();
    let now = texts.language();
    rsx! {
        div { class: "languages", role: "group", "aria-label": t!("staff-language"),
            for language in Language::STAFF {
                button {
                    key: "{language}",
                    r#type: "button",
                    class: "language",
                    lang: "{language}",
                    "data-language": "{language}",
                    "aria-pressed": if language == now { "true" } else { "false" },
                    onclick: move |_| {
                        spawn(async move {
                            texts.load(language).await;
                        });
                    },
                    {t!(format!("language-{language}"))}
                }
            }
        }
    }
}
