//! One patient: who they are and how to reach them, what has to be done, how they have been, and what was sent.

mod alert;
pub mod around;
mod assign;
mod close;
mod contacts;
mod course;
pub mod head;
pub mod isolation;
mod letters;
mod messages;
pub mod moving;
mod moving_forms;
mod numbers;
mod reminders;
mod reports;
mod status;
pub mod ties;
pub mod timeline;
mod writing;

use dioxus::prelude::*;
use mimamori_domain::PatientId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{AlertState, PatientPage};

pub use self::alert::NOTE_MAX;
use self::alert::{AlertPanel, alarms_of};
use self::around::Around;
use self::course::Course;
use self::head::{Basics, Head};
use self::isolation::Isolation;
use self::letters::Letters;
use self::messages::Messages;
use self::moving::{MovingCard, MovingState, OpenTransfer};
use self::numbers::Numbers;
use self::reports::Reports;
use self::timeline::TimelineCard;
use super::live::{Live, POLL_SECONDS, Wire};
use super::pages::Page;
use super::parts::{Failure, Loading};
use super::presence::Others;
use super::queue::state::QueueState;
use super::session::Session;
use super::toast::Toasts;
use super::web::{self, Keys, Pressed};
use super::words;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::clock::{self, use_now};
use crate::state::route::{Link, Route, use_route};
use crate::t;
use crate::ui::{Icon, IconName};

/// The patient in hand. A copy of a handle; the parts of the page take it from the context.
#[derive(Clone, Copy)]
pub struct Patient {
    /// Whose page.
    pub id: PatientId,
    /// As last fetched.
    pub page: Signal<Option<PatientPage>>,
    failed: Signal<Option<ApiError>>,
    turn: Signal<u64>,
    wish: Callback<Self>,
    session: Session,
    toasts: Toasts,
    queue: QueueState,
    route: Route,
}

impl Patient {
    /// Puts it into the context.
    pub fn provide(id: PatientId) -> Self {
        let (session, toasts, queue, route) =
            (Session::take(), Toasts::take(), QueueState::take(), use_route());
        let wish = use_callback(move |patient: Self| {
            spawn(patient.fetch());
        });
        use_context_provider(|| Self {
            id,
            page: Signal::new(None),
            failed: Signal::new(None),
            turn: Signal::new(0),
            wish,
            session,
            toasts,
            queue,
            route,
        })
    }
    /// Fetches the page; of several answers only the newest counts.
    async fn fetch(mut self) {
        self.turn += 1;
        let turn = *self.turn.peek();
        let answer = api::get::<PatientPage>(&format!("/staff/patients/{}", self.id)).await;
        if *self.turn.peek() != turn {
            return;
        }
        match answer {
            Ok(page) => {
                clock::heard_server_time(page.now);
                self.failed.set(None);
                self.page.set(Some(page));
            }
            Err(error) => {
                self.session.heed(&error, self.route);
                if error.status() == Some(404) {
                    // Out of sight from now on: nothing of what was seen stays on the screen.
                    self.page.set(None);
                }
                self.failed.set(Some(error));
            }
        }
    }
    /// Asks for the page anew. The request belongs to the page, not to the part that asked.
    pub fn reload(self) {
        self.wish.call(self);
    }
    /// What was asked for is done: says so and fetches what it changed.
    pub fn done(self, text: String) {
        if !text.is_empty() {
            self.toasts.good(text);
        }
        self.queue.refresh();
        self.reload();
    }
    /// What was asked for was refused.
    pub fn refused(self, error: &ApiError) {
        self.session.heed(error, self.route);
        self.toasts.bad(words::error(error));
        self.reload();
    }
    /// The version of the data on the page.
    pub fn version(self) -> Option<i64> {
        self.page.peek().as_ref().map(|page| page.version)
    }
    /// Path of a call for this patient.
    pub fn path(self, rest: &str) -> String {
        format!("/staff/patients/{}/{rest}", self.id)
    }
}

/// The page.
#[component]
pub fn PatientPageView(id: PatientId) -> Element {
    let patient = Patient::provide(id);
    let live = Live::take();
    use_hook(|| patient.reload());
    // Whatever the feed says of this patient, or of everybody after a break.
    let mut heard = use_signal(|| live.touched.peek().0);
    use_effect(move || {
        let (n, whom) = *live.touched.read();
        if n != *heard.peek() && whom.is_none_or(|whom| whom == id) {
            heard.set(n);
            patient.reload();
        }
    });
    use_future(move || async move {
        while cfg!(target_arch = "wasm32") {
            browser::sleep(POLL_SECONDS * 1000).await;
            if *live.wire.peek() != Wire::Live {
                patient.reload();
            }
        }
    });
    // For what has to be done first: take it, put it off, hand it over, close it.
    let keys = use_callback(move |pressed: Pressed| {
        if pressed.typing || pressed.in_dialog {
            return false;
        }
        match pressed.key.as_str() {
            "c" => web::click_first(".act-claim"),
            "s" => web::click_first(".act-snooze"),
            "h" => web::click_first(".act-hand-over"),
            "e" => web::click_first(".act-close"),
            _ => false,
        }
    });
    let _keys = use_hook(|| std::rc::Rc::new(Keys::listen(keys)));
    let page = patient.page.read().clone();
    let failed = patient.failed.read().clone();
    match (page, failed) {
        (Some(page), failed) => rsx! {
            PatientView { page, stale: failed.is_some() }
        },
        (None, Some(error)) => rsx! {
            Failure { error, onretry: move |()| patient.reload() }
        },
        (None, None) => rsx! {
            Loading {}
        },
    }
}

/// Everything on the page, from what was fetched.
#[component]
pub fn PatientView(page: PatientPage, stale: bool) -> Element {
    let session = Session::take();
    let queue = QueueState::take();
    let now = use_now(5);
    MovingState::provide();
    use_effect(|| browser::focus("page-title"));
    let can = |action: Action| page.actions.contains(&action);
    let open: Vec<_> = page.alerts.iter().filter(|a| a.state != AlertState::Closed).cloned().collect();
    let name = page.line.name.clone();
    let next = queue.next_person(Some(page.line.id));
    rsx! {
        div { class: "patient", id: "patient", "data-patient-id": "{page.line.id}",
            if session.can(Action::QueueView) {
                nav { class: "patient-nav",
                    Link { to: Page::Queue.path(), class: "back", id: "back-queue",
                        Icon { name: IconName::Back }
                        {t!("staff-back-queue")}
                    }
                    if let Some(next) = next {
                        Link { to: Page::Patient(next.id).path(), class: "back", id: "next-person",
                            {t!("staff-next-person", name = next.name)}
                            Icon { name: IconName::Forward }
                        }
                    }
                }
            }
            if stale {
                p { class: "line-lost line-stale", role: "status", id: "page-stale",
                    Icon { name: IconName::Warning }
                    {t!("staff-queue-stale", time = words::clock_with_seconds(page.now))}
                }
            }
            Others { id: page.line.id, editing: false }
            Head { page: page.clone(), now }
            OpenTransfer { now }
            div { class: "patient-grid",
                div { class: "patient-main",
                    section { class: "alerts", "aria-labelledby": "alerts-title",
                        h2 { id: "alerts-title", class: "visually-hidden", {t!("staff-patient-alerts")} }
                        if open.is_empty() {
                            p { class: "calm", id: "no-alerts",
                                Icon { name: IconName::Success }
                                {t!("staff-patient-no-alerts")}
                            }
                        }
                        for alert in open {
                            AlertPanel { key: "{alert.id}", alarms: alarms_of(&page.alarms, alert.id), alert, name: name.clone(), now, can_work: can(Action::AlertWork) }
                        }
                    }
                    Course { reports: page.reports.items.clone(), alerts: page.alerts.clone(), lines: page.course.lines.clone(), now }
                    TimelineCard { now, can_find: can(Action::FindingWrite) }
                    Reports { first: page.reports.clone(), now }
                }
                div { class: "patient-side",
                    Isolation { page: page.clone(), now }
                    Basics { page: page.clone(), now }
                    Around { page: page.clone(), now }
                    Letters { letters: page.letters.clone(), now, can_write: can(Action::LetterWrite) }
                    Messages { page: page.clone(), now, can_invite: can(Action::InvitationSend) }
                    Numbers { page: page.clone(), now, can_issue: can(Action::NumberIssue) }
                    ties::Ties { can_register: can(Action::PatientRegister), can_edit: can(Action::PatientEdit), now }
                    if can(Action::PatientAssign) {
                        assign::AssignForm { association: page.association.clone() }
                    }
                    MovingCard { actions: page.actions.clone(), now }
                    if can(Action::PatientEdit) {
                        status::ChangeStatusForm { status: page.line.status }
                    }
                }
            }
        }
    }
}
