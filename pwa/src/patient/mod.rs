//! The patient app: report in under a minute, know what to do now.

pub mod advice;
pub mod birth;
pub mod contact;
pub mod door;
pub mod draft;
pub mod help;
pub mod history;
pub mod home;
pub mod letters;
pub mod number;
pub mod part;
pub mod push;
pub mod push_choice;
pub mod report;
pub mod rules;
pub mod session;
pub mod settings;

use dioxus::prelude::*;
use mimamori_domain::ids::PatientId;
use mimamori_domain::patient::Language;

use crate::offline::outbox::{self, Outbox, use_outbox_provider};
use crate::state::browser::{self, On};
use crate::state::route::{use_route, use_route_provider};
use crate::state::{use_listener, use_task, use_value, use_watch};
use crate::t;
use crate::texts::{TextsHandle, use_texts, use_texts_provider};
use crate::ui::Spinner;
use session::{Phase, Session, use_session, use_session_provider};

/// A page of this app.
#[derive(Debug, Clone, PartialEq)]
pub enum Page {
    /// Today in one glance.
    Home,
    /// An invitation link.
    Door(String),
    /// A report, at the step named by the fragment.
    Report(PatientId, String),
    /// Earlier reports.
    History(PatientId),
    /// 処理番号
    Number(PatientId),
    /// The patient's own choices.
    Settings,
    /// When to call whom.
    Help,
    /// None of these.
    Missing,
}

impl Page {
    /// From the path with its fragment.
    pub fn of(path: &str) -> Self {
        let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
        let mut parts = path.trim_matches('/').split('/');
        let (room, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let person = rest.parse::<PatientId>();
        match (room, person) {
            ("", _) => Self::Home,
            ("i", _) if !rest.is_empty() => Self::Door(rest.to_owned()),
            ("report", Ok(person)) => Self::Report(person, fragment.to_owned()),
            ("history", Ok(person)) => Self::History(person),
            ("number", Ok(person)) => Self::Number(person),
            ("settings", _) => Self::Settings,
            ("help", _) => Self::Help,
            _ => Self::Missing,
        }
    }
}

/// The app.
#[component]
pub fn App() -> Element {
    let texts = use_texts_provider(Language::ALL);
    let session = use_session_provider(None);
    let outbox = use_outbox_provider();
    use_route_provider("/");
    use_start(texts, session, outbox);
    rsx! { Frame {} }
}

/// The app with everything given: for tests.
#[cfg(not(target_arch = "wasm32"))]
#[component]
pub fn TestApp(path: String, home: Option<mimamori_domain::api::Home>, language: Language) -> Element {
    crate::texts::use_texts_for_tests(language, &["common", "words", "problems", "patient"]);
    use_session_provider(home);
    use_outbox_provider();
    use_route_provider(&path);
    rsx! { Frame {} }
}

/// Takes up what the device kept, asks the server, and stays in step with both.
fn use_start(texts: TextsHandle, session: Session, outbox: Outbox) {
    use_task(move || async move {
        if !matches!(Page::of(&browser::path()), Page::Door(_)) {
            session.start().await;
            let language = session.home().peek().as_ref().map(|home| home.language);
            if let Some(language) = language {
                texts.suggest(language).await;
            }
        }
        outbox::restore(outbox).await;
        let push_key = session.home().peek().as_ref().and_then(|home| home.push_key.clone());
        if let Some(key) = push_key.filter(|_| session.is_fresh()) {
            push::keep_on(&key).await;
        }
    });
    // What arrived changes the home page.
    let mut seen = use_value(0_usize);
    use_watch(move || {
        let arrivals = outbox.arrivals();
        let all = arrivals.read();
        let new: Vec<_> = all.iter().skip(*seen.peek()).cloned().collect();
        seen.set(all.len());
        if !new.is_empty() {
            spawn(async move {
                for arrival in new {
                    session.took(arrival.person, arrival.receipt).await;
                }
                session.ask().await;
            });
        }
    });
    use_watch(move || {
        if outbox.queue().read().is_signed_out() {
            session.lost();
        }
    });
    use_listener(On::Document, "visibilitychange", move || {
        if browser::is_visible() && session.home().peek().is_some() {
            spawn(async move { session.ask().await });
        }
    });
    // A new version is in charge: take it up when nobody is looking. Drafts are on the device.
    let mut updated = use_value(false);
    let mut was_controlled = use_value(false);
    use_task(move || async move { was_controlled.set(browser::register_worker("/sw.js")) });
    use_listener(On::ServiceWorkers, "controllerchange", move || {
        if *was_controlled.peek() {
            updated.set(true);
        }
        was_controlled.set(true);
    });
    use_listener(On::Document, "visibilitychange", move || {
        if !browser::is_visible() && *updated.peek() {
            browser::reload();
        }
    });
}

#[component]
fn Frame() -> Element {
    let texts = use_texts();
    if !texts.ready() {
        return rsx! { Spinner {} };
    }
    let page = Page::of(&use_route().path());
    let session = use_session();
    let open = matches!(page, Page::Door(_) | Page::Help | Page::Missing);
    let phase = session.phase();
    rsx! {
        part::Header {}
        div { class: "page",
            if !open && phase != Phase::Here {
                match phase {
                    Phase::SignedOut => rsx! { door::SignedOut {} },
                    Phase::Unreachable => rsx! { door::Unreachable {} },
                    _ => rsx! { Spinner { label: t!("wait-loading") } },
                }
            } else {
                match page {
                    Page::Home => rsx! { home::HomePage {} },
                    Page::Door(token) => rsx! { door::Door { token } },
                    Page::Report(person, step) => rsx! {
                        report::ReportPage { key: "{person}", person, step }
                    },
                    Page::History(person) => rsx! { history::HistoryPage { key: "{person}", person } },
                    Page::Number(person) => rsx! { number::NumberPage { key: "{person}", person } },
                    Page::Settings => rsx! { settings::SettingsPage {} },
                    Page::Help => rsx! { help::HelpPage {} },
                    Page::Missing => rsx! { part::Missing {} },
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        let id = "0189f7a2-0000-7000-8000-000000000001";
        let person: PatientId = id.parse().unwrap();
        assert_eq!(Page::of("/"), Page::Home);
        assert_eq!(Page::of("/i/abc_DEF"), Page::Door("abc_DEF".into()));
        assert_eq!(Page::of(&format!("/report/{id}#signs")), Page::Report(person, "signs".into()));
        assert_eq!(Page::of("/report/nobody"), Page::Missing);
        assert_eq!(Page::of("/settings/"), Page::Settings);
        assert_eq!(Page::of("/i/"), Page::Missing);
    }
}
