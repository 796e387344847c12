//! The frame around every screen of somebody logged in: its head, keys, and the name of the browser's tab.

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::triage::Tier;

use super::head::Head;
use super::help::Help;
use super::live::KeepLive;
use super::pages::Page;
use super::queue::state::{QueueState, count, total};
use super::session::Session;
use super::shift::ShiftDialogs;
use super::toast::ToastPlace;
use super::web::{self, FocusKeeper, Keys, Pressed};
use crate::state::browser;
use crate::state::route::use_route;
use crate::t;

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
    let _focus = use_hook(|| std::rc::Rc::new(FocusKeeper::start()));
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
        Page::Policy => t!("staff-policy-title"),
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
