//! The frame around every screen of somebody logged in: where one can go, who one is, keys, and the name of the tab.

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::patient::Language;
use mimamori_domain::triage::Tier;

use super::help::Help;
use super::live::KeepLive;
use super::pages::Page;
use super::queue::state::{QueueState, count, total};
use super::session::Session;
use super::shift::ShiftDialogs;
use super::toast::ToastPlace;
use super::web::{self, Keys, Pressed};
use crate::state::browser;
use crate::state::route::{Link, use_route};
use crate::t;
use crate::texts::use_texts;
use crate::ui::{Icon, IconName};

/// Head, navigation, and the screen inside.
#[component]
pub fn Shell(page: Page, children: Element) -> Element {
    let session = Session::take();
    let route = use_route();
    let queue = QueueState::take();
    let mut help = use_signal(|| false);
    let keys = use_callback(move |pressed: Pressed| {
        if pressed.typing || pressed.in_dialog {
            return false;
        }
        match pressed.key.as_str() {
            "?" => help.set(true),
            "/" if session.can(Action::PatientView) => {
                route.go(&Page::Patients.path());
                spawn(async {
                    browser::sleep(50).await;
                    browser::focus("patient-search");
                });
            }
            "q" if session.can(Action::QueueView) => route.go(&Page::Queue.path()),
            "n" if session.can(Action::QueueView) => match queue.next_person(page.patient()) {
                Some(next) => route.go(&Page::Patient(next.id).path()),
                None => return false,
            },
            "t" => web::focus_first("a[href^='tel:']"),
            "u" => return web::click_last("[data-action='undo']"),
            _ => return false,
        }
        true
    });
    let _keys = use_hook(|| std::rc::Rc::new(Keys::listen(keys)));
    let live = session.can(Action::QueueView);
    rsx! {
        a { class: "skip", href: "#content", {t!("staff-skip")} }
        Head { page, onhelp: move |()| help.set(true) }
        div { class: "content", id: "content", tabindex: "-1", {children} }
        ToastPlace {}
        Help { open: help, onclose: move |()| help.set(false) }
        ShiftDialogs {}
        Title { page }
        if live {
            KeepLive {}
        }
    }
}

#[component]
fn Head(page: Page, onhelp: EventHandler<()>) -> Element {
    let session = Session::take();
    let route = use_route();
    let queue = QueueState::take();
    let emergencies = queue.list.read().as_ref().map_or(0, |list| count(list, Tier::Emergency));
    let transfers = queue.list.read().as_ref().map(|list| list.transfers).unwrap_or_default();
    let Some(me) = session.me() else { return rsx! {} };
    let tabs = [
        (Page::Queue, "staff-nav-queue"),
        (Page::Patients, "staff-nav-patients"),
        (Page::Building, "staff-nav-building"),
        (Page::Persons, "staff-nav-persons"),
        (Page::Import, "staff-nav-import"),
        (Page::FollowUp, "staff-nav-follow-up"),
        (Page::Transfers, "staff-nav-transfers"),
        (Page::Figures(None, None), "staff-nav-figures"),
        (Page::OnCall, "staff-nav-on-call"),
        (Page::Messages, "staff-nav-messages"),
        (Page::Audit, "staff-nav-audit"),
        (Page::Accounts, "staff-nav-accounts"),
        (Page::Contracts, "staff-nav-contracts"),
        (Page::Rules, "staff-nav-rules"),
        (Page::Center, "staff-nav-center"),
    ];
    let tabs =
        tabs.into_iter().filter(|(tab, _)| tab.needs().is_some_and(|action| me.actions.contains(&action)));
    rsx! {
        header { class: "head",
            p { class: "brand", {t!("staff-app")} }
            nav { class: "tabs", "aria-label": t!("staff-nav"),
                for (tab , label) in tabs {
                    Link { key: "{label}", to: tab.path(), class: "tab", current: belongs(page, tab),
                        {t!(label)}
                        if tab == Page::Queue && emergencies > 0 {
                            span { class: "tab-badge", "data-emergencies": "{emergencies}",
                                span { class: "visually-hidden", {super::words::tier(Tier::Emergency)} " " }
                                "{emergencies}"
                            }
                        }
                        if tab == Page::Transfers && transfers.incoming > 0 {
                            span { class: if transfers.emergencies > 0 { "tab-badge" } else { "tab-badge tab-badge-calm" }, "data-incoming": "{transfers.incoming}",
                                span { class: "visually-hidden", {t!("staff-transfers-list-incoming")} " " }
                                "{transfers.incoming}"
                            }
                        }
                    }
                }
            }
            div { class: "head-end",
                LanguageSwitch {}
                button { r#type: "button", id: "help-open", class: "head-button", "aria-label": t!("staff-nav-help"), onclick: move |_| onhelp.call(()),
                    kbd { "aria-hidden": "true", "?" }
                    span { class: "head-button-words", {t!("staff-nav-help")} }
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

/// The name of the tab: on the queue how many wait, and on every screen whether there is an emergency.
#[component]
fn Title(page: Page) -> Element {
    let queue = QueueState::take();
    let (urgent, all) =
        queue.list.read().as_ref().map_or((0, 0), |list| (count(list, Tier::Emergency), total(list)));
    let name = match page {
        Page::Queue => t!("staff-queue-title"),
        Page::New => t!("staff-form-new"),
        Page::Patients | Page::Patient(_) | Page::Edit(_) | Page::Report(_) => t!("staff-patients-title"),
        Page::Bulk(_) => t!("staff-bulk-begin"),
        Page::Import => t!("staff-import-title"),
        Page::Export => t!("staff-export-title"),
        Page::Messages => t!("staff-messaging-title"),
        Page::OnCall => t!("staff-on-call-title"),
        Page::Audit => t!("staff-audit-title"),
        Page::Accounts => t!("staff-accounts-title"),
        Page::NewContact(_) => t!("staff-ties-new"),
        Page::Building => t!("staff-building-title"),
        Page::Persons | Page::Person(_) => t!("staff-persons-title"),
        Page::Contracts => t!("staff-contracts-title"),
        Page::FollowUp | Page::FollowUpDay(..) => t!("staff-follow-up-title"),
        Page::Figures(..) => t!("figures-title"),
        Page::Transfers => t!("staff-transfers-title"),
        Page::Center => t!("staff-center-title"),
        Page::Rules => t!("staff-rules-title"),
        Page::Join => t!("staff-join-title"),
        Page::Login => t!("staff-login-title"),
        Page::Missing => t!("staff-missing-title"),
    };
    let title = if page == Page::Queue || urgent > 0 {
        t!("staff-queue-tab", urgent = urgent, total = all)
    } else {
        t!("staff-page-title", page = name)
    };
    use_effect(use_reactive!(|title| browser::set_title(&title)));
    rsx! {}
}
