//! Pieces of several pages: the head of the app, the frame of a screen, whom to call, and what waits.

use dioxus::prelude::*;
use mimamori_domain::api::{CenterContact, PatientSettings};
use mimamori_domain::patient::Language;

use super::session::{Phase, use_session};
use crate::offline::db;
use crate::offline::outbox::use_outbox;
use crate::offline::queue::Waiting;
use crate::state::browser;
use crate::state::clock;
use crate::state::route::{Link, use_route};
use crate::state::use_focus;
use crate::texts::use_texts;
use crate::ui::{Button, ButtonKind, CallButton, Icon, IconName, Notice, NoticeKind, format};
use crate::{api, t};

/// The ambulance.
pub const AMBULANCE: &str = "119";

/// Name of the app and choice of language.
#[component]
pub fn Header() -> Element {
    let session = use_session();
    let name = t!("app-name");
    rsx! {
        header { class: "top",
            if session.phase() == Phase::Here {
                Link { to: "/", class: "brand", id: "link-home", "{name}" }
            } else {
                span { class: "brand", "{name}" }
            }
            LanguageChoice { id: "language" }
        }
    }
}

/// Every language by its own name; kept on this device, and told to the server when somebody is signed in.
#[component]
pub fn LanguageChoice(id: String) -> Element {
    let texts = use_texts();
    let session = use_session();
    let now = texts.language();
    rsx! {
        div { class: "language",
            label { class: "visually-hidden", r#for: "{id}", {t!("language-label")} }
            select {
                id: "{id}",
                class: "input select language-select",
                onchange: move |event| {
                    if let Ok(language) = event.value().parse::<Language>() {
                        spawn(async move {
                            texts.choose(language).await;
                            if session.phase() == Phase::Here {
                                let choice = PatientSettings { language: Some(language), reminder_hour: None, reminders: None, reminder_by: None };
                                if let Ok(home) = api::put("/patient/settings", &choice).await {
                                    session.heard(home).await;
                                }
                            }
                        });
                    }
                },
                for language in Language::ALL {
                    option {
                        key: "{language}",
                        value: "{language}",
                        lang: language.tag(),
                        selected: *language == now,
                        {t!(format!("language-{language}"))}
                    }
                }
            }
        }
    }
}

/// A screen: heading that takes the focus, a way back, content.
#[component]
pub fn Screen(
    /// Heading, and title of the page.
    title: String,
    /// Path of the way back; none on the first screen.
    #[props(default)]
    back: Option<String>,
    /// Over the heading: whose it is, how far along.
    #[props(default)]
    above: Option<Element>,
    children: Element,
) -> Element {
    let route = use_route();
    use_focus("screen-title");
    browser::set_title(&t!("page-title", page = title.as_str()));
    rsx! {
        if let Some(back) = back {
            Button {
                kind: ButtonKind::Plain,
                id: "back",
                class: "back",
                icon: IconName::Back,
                onclick: move |_| route.back_to(&back),
                {t!("action-back")}
            }
        }
        {above}
        h1 { id: "screen-title", tabindex: "-1", "{title}" }
        {children}
    }
}

/// Whose page this is, always in sight where it matters.
#[component]
pub fn PersonTag(name: String) -> Element {
    rsx! {
        p { class: "person-tag", id: "person-name",
            Icon { name: IconName::Person }
            span { {t!("person-name", name = name.as_str())} }
        }
    }
}

/// The centre's numbers as buttons.
#[component]
pub fn CenterCalls(center: CenterContact) -> Element {
    rsx! {
        CallButton { id: "call-center", number: center.phone, label: t!("call-center", name = center.name.as_str()) }
        if !center.hours.is_empty() {
            p { class: "quiet", {t!("call-hours", hours = center.hours.as_str())} }
        }
        if !center.night_phone.is_empty() {
            CallButton { id: "call-night", number: center.night_phone, label: t!("call-night") }
        }
    }
}

/// The prefecture's consultation line, where nothing is urgent.
pub fn consultation(center: &CenterContact) -> Element {
    rsx! {
        if !center.consultation_phone.is_empty() {
            CallButton { id: "call-consultation", number: center.consultation_phone.clone(), label: t!("call-consultation") }
            p { class: "quiet", {t!("call-consultation-when")} }
        }
    }
}

/// 119 as a button.
#[component]
pub fn AmbulanceCall() -> Element {
    rsx! {
        CallButton { id: "call-119", number: AMBULANCE, label: t!("call-119"), emergency: true }
    }
}

/// What waits on this phone, what the server refused, and whether this phone keeps anything at all.
#[component]
pub fn Standing() -> Element {
    let outbox = use_outbox();
    let session = use_session();
    let queue = outbox.queue();
    let waiting = queue.read().waiting().count();
    let refused: Vec<Waiting> = queue.read().refused().cloned().collect();
    let sending = outbox.is_sending();
    rsx! {
        if waiting > 0 {
            Notice { id: "waiting", kind: NoticeKind::Warning, live: true, title: t!("waiting-title", count = waiting),
                p {
                    if sending { {t!("waiting-sending")} } else { {t!("waiting-text")} }
                }
                Button { kind: ButtonKind::Secondary, id: "send-waiting", busy: sending, onclick: move |_| outbox.wake(), {t!("waiting-now")} }
            }
        } else if !session.is_fresh() {
            Notice { id: "offline", title: t!("offline-title"), live: true,
                p { {t!("offline-text")} }
            }
        }
        if !db::is_lasting() && waiting > 0 {
            Notice { id: "not-kept", kind: NoticeKind::Warning, title: t!("not-kept-title"),
                p { {t!("not-kept-text")} }
            }
        }
        for item in refused {
            {refused_report(&item)}
        }
    }
}

/// A report that the server would not take, with the reason and what to do.
fn refused_report(item: &Waiting) -> Element {
    let outbox = use_outbox();
    let Some(refusal) = item.refused.clone() else { return rsx! {} };
    let id = item.report.id;
    let when = format::day_time(item.report.measured_at, clock::now());
    let code = refusal.code.as_str();
    rsx! {
        Notice { key: "{id}", kind: NoticeKind::Error, live: true, title: t!("refused-title", name = item.name.as_str(), when = when),
            p { {t!(format!("problem-{code}"))} }
            for field in refusal.fields {
                p { key: "{field.field}", {t!(format!("field-error-{}", field.code))} }
            }
            p { {t!("refused-text")} }
            Button { kind: ButtonKind::Secondary, onclick: move |_| outbox.put_away(id), {t!("refused-seen")} }
        }
    }
}

/// A link to a page that the server makes, in the language of the app.
#[component]
pub fn PageLink(
    /// Path, without a query.
    to: String,
    /// For tests.
    id: String,
    /// Classes.
    class: &'static str,
    /// What else is asked for, behind the language.
    #[props(default)]
    query: &'static str,
    children: Element,
) -> Element {
    let language = use_texts().language();
    rsx! {
        a { id, class, href: "{to}?lang={language}{query}", {children} }
    }
}

/// The way back in by a code.
#[component]
pub fn BackLink() -> Element {
    rsx! {
        PageLink { to: "/back", id: "link-back", class: "button wide", {t!("back-link")} }
    }
}

/// No such page.
#[component]
pub fn Missing() -> Element {
    rsx! {
        Screen { title: t!("missing-title"),
            p { {t!("missing-text")} }
            Link { to: "/", class: "button wide", {t!("missing-home")} }
        }
    }
}
