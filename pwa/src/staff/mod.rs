//! The staff app: a live queue of people to call, their pages, registration, import and the audit trail.
//!
//! It shows what the server says and sends what staff decide; it judges nothing itself and keeps nothing on the device
//! but the language.

pub mod accounts;
pub mod acts;
pub mod audit;
pub mod building;
pub mod bulk;
pub mod center;
pub mod centers;
pub mod contracts;
pub mod export;
pub mod figures;
pub mod follow_up;
pub mod form;
pub mod head;
pub mod help;
pub mod import;
pub mod issue;
pub mod join;
pub mod lists;
pub mod live;
pub mod login;
mod looked;
pub mod menu;
pub mod messaging;
pub mod on_call;
pub mod paged;
pub mod pages;
pub mod parts;
pub mod patient;
pub mod patients;
pub mod persons;
mod policy;
pub mod presence;
pub mod qr;
pub mod queue;
pub mod report;
pub mod rules;
pub mod session;
pub mod shell;
pub mod shift;
pub mod sound;
pub mod toast;
pub mod transfers;
pub mod web;
pub mod words;

use dioxus::prelude::*;
use mimamori_domain::patient::Language;
pub use mimamori_domain::query::escape;

use self::head::LanguageSwitch;
use self::live::{Live, Wire};
use self::pages::Page;
use self::parts::{Empty, Failure, Loading, Missing};
use self::queue::state::QueueState;
use self::session::{Session, Standing};
use self::shell::Shell;
use self::shift::Shift;
use self::toast::Toasts;
use crate::state::browser;
use crate::state::route::use_route_provider;
use crate::t;
use crate::texts::use_texts_provider;
use crate::ui::{IconName, Spinner};

/// The app.
#[component]
pub fn App() -> Element {
    let texts = use_texts_provider(&Language::STAFF);
    use_route_provider("/staff");
    Session::provide(Standing::Unknown);
    Toasts::provide();
    Live::provide(Wire::Opening);
    QueueState::provide(None);
    Shift::provide();
    rsx! {
        if texts.ready() {
            Screen {}
        } else {
            div { class: "loading", Spinner {} }
        }
    }
}

/// The screen for where we are and who we are.
#[component]
pub fn Screen() -> Element {
    let session = Session::take();
    let route = crate::state::route::use_route();
    let page = Page::parse(&route.path());
    let standing = session.standing.read().clone();
    use_future(move || async move {
        if *session.standing.peek() == Standing::Unknown {
            session.check().await;
        }
    });
    // Nobody logged in: the login, and afterwards here again; nothing is left for the next person to see. Somebody at
    // the login: their first screen.
    let queue = QueueState::take();
    use_effect(move || {
        if *session.standing.read() == Standing::Out {
            queue.forget();
        }
    });
    use_effect(move || {
        let page = Page::parse(&route.path());
        match &*session.standing.read() {
            _ if page == Page::Join => {}
            Standing::Out if page != Page::Login => {
                session.remember(route.path());
                route.replace(&Page::Login.path());
            }
            Standing::In(_) if page == Page::Login => route.replace(&session.destination()),
            _ => {}
        }
    });
    // Whoever follows a link is somebody new, whoever is logged in at this screen.
    if page == Page::Join {
        return rsx! {
            div { class: "outside",
                LanguageSwitch {}
                join::JoinPage {}
            }
        };
    }
    match standing {
        Standing::Unknown => rsx! { Loading {} },
        Standing::Unreachable(error) => rsx! {
            Failure { error, onretry: move |()| { spawn(session.check()); } }
        },
        Standing::Out => rsx! {
            div { class: "outside",
                LanguageSwitch {}
                login::LoginPage {}
            }
        },
        Standing::In(me) => {
            let page = if page == Page::Queue { session.first_page_if_not(page) } else { page };
            let allowed = page.needs().is_none_or(|action| me.actions.contains(&action));
            rsx! {
                Shell { page, key: "{me.id}",
                    if me.actions.is_empty() {
                        Empty { title: t!("staff-nothing-title"), text: t!("staff-nothing-text"), icon: IconName::Info }
                    } else if allowed {
                        Inside { key: "{page.path()}", page }
                    } else {
                        Missing {}
                    }
                }
            }
        }
    }
}

/// The screen itself; a new one for each address. Screens that must fetch first move the focus themselves.
#[component]
fn Inside(page: Page) -> Element {
    use_effect(move || {
        if page != Page::Queue {
            browser::focus("page-title");
        }
    });
    match page {
        Page::Queue => rsx! { queue::QueuePage {} },
        Page::Patients => rsx! { patients::PatientsPage {} },
        Page::New => rsx! { form::NewPage {} },
        Page::Patient(id) => rsx! { patient::PatientPageView { id } },
        Page::Edit(id) => rsx! { form::EditPage { id } },
        Page::Report(id) => rsx! { report::ReportPage { id } },
        Page::NewContact(id) => rsx! { form::NewPage { source: id } },
        Page::Building => rsx! { building::BuildingPage {} },
        Page::Persons => rsx! { persons::PersonsPage {} },
        Page::Person(id) => rsx! { persons::PersonPage { id } },
        Page::Bulk(id) => rsx! { bulk::BulkPage { id } },
        Page::Import => rsx! { import::ImportPage {} },
        Page::Export => rsx! { export::ExportPageView {} },
        Page::Messages => rsx! { messaging::MessagesPage {} },
        Page::OnCall => rsx! { on_call::OnCallPage {} },
        Page::Audit => rsx! { audit::AuditPageView {} },
        Page::Accounts => rsx! { accounts::AccountsPage {} },
        Page::Contracts => rsx! { contracts::ContractsPage {} },
        Page::FollowUp => rsx! { follow_up::FollowUpPage {} },
        Page::FollowUpDay(association, center, day) => rsx! {
            follow_up::DayPage { association, center, day }
        },
        Page::Figures(day, center) => rsx! { figures::FiguresPage { day, center } },
        Page::Transfers => rsx! { transfers::TransfersPage {} },
        Page::Center => rsx! { center::CenterPage {} },
        Page::Policy => rsx! { policy::PolicyScreen {} },
        Page::Rules => rsx! { rules::RulesScreen {} },
        Page::Login | Page::Join => rsx! { Loading {} },
        Page::Missing => rsx! { Missing {} },
    }
}
