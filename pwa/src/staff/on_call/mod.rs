//! Who is on call: now, and in the coming two weeks, with the times nobody covers. Managers plan; everybody of the centre
//! sees it, may take a shift over, and gives the telephone number that the alarm goes to.

mod agenda;
mod form;
mod phones;

use dioxus::prelude::*;
use mimamori_domain::access::Action;
use mimamori_domain::api::OnCall;
use mimamori_domain::{StaffId, Timestamp};

use self::agenda::Agenda;
use self::form::{AddShift, Draft};
use self::phones::Phones;
use super::looked::{Looked, use_every, use_looked};
use super::parts::{Failure, Loading};
use super::session::Session;
use super::toast::Toasts;
use super::words;
use crate::api::ApiError;
use crate::state::clock::use_now;
use crate::state::route::{Route, use_route};
use crate::t;
use crate::ui::{Icon, IconName, Notice, NoticeKind};

/// Seconds between two looks: a shift may change while the page is open.
const LOOK_SECONDS: i32 = 60;

/// The calendar in hand. A copy of a handle; the parts of the page take it from the context.
#[derive(Clone, Copy)]
pub struct Calendar {
    looked: Looked<OnCall>,
    session: Session,
    toasts: Toasts,
    route: Route,
}

impl Calendar {
    /// Puts it into the context; nothing is asked for yet.
    pub fn provide() -> Self {
        let (session, toasts, route) = (Session::take(), Toasts::take(), use_route());
        let looked = use_looked(|| "/staff/on-call".into());
        use_context_provider(|| Self { looked, session, toasts, route })
    }
    /// What was asked for is done: says so and fetches what it changed.
    fn done(self, text: String) {
        self.toasts.good(text);
        self.looked.ask.call(());
    }
    /// It was refused: in words, and perhaps somebody else changed it meanwhile.
    fn refused(self, error: &ApiError) {
        self.session.heed(error, self.route);
        let first = match error {
            ApiError::Problem(problem) => problem.fields.first().map(words::field_error),
            _ => None,
        };
        self.toasts.bad(first.unwrap_or_else(|| words::error(error)));
        self.looked.ask.call(());
    }
}

/// The page.
#[component]
pub fn OnCallPage() -> Element {
    let calendar = Calendar::provide();
    let now = use_now(30);
    use_hook(|| calendar.looked.ask.call(()));
    use_every(LOOK_SECONDS, move || calendar.looked.ask.call(()));
    let known = calendar.looked.known.read().clone();
    let failed = calendar.looked.failed.read().clone();
    rsx! {
        div { class: "messaging",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-on-call-title")} }
            }
            match (known, failed) {
                (Some(on_call), failed) => rsx! {
                    if failed.is_some() {
                        p { class: "line-lost line-stale", role: "status",
                            Icon { name: IconName::Warning }
                            {t!("staff-queue-stale", time = words::clock_with_seconds(on_call.now))}
                        }
                    }
                    OnCallView { on_call, now }
                },
                (None, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| calendar.looked.ask.call(()) }
                },
                (None, None) => rsx! { Loading {} },
            }
        }
    }
}

/// All of it.
#[component]
pub fn OnCallView(on_call: OnCall, now: Timestamp) -> Element {
    let session = Session::take();
    let draft = use_signal(|| Draft::after(&on_call));
    let me = session.me().map(|me| me.id);
    let can_plan = session.can(Action::OnCallPlan);
    let OnCall { on_duty, shifts, gaps, people, step_minutes, .. } = on_call;
    let nobody_reachable = !people.iter().any(|person| person.phone.is_some());
    rsx! {
        p { class: "lead", {t!("staff-on-call-lead", minutes = step_minutes)} }
        section { "aria-labelledby": "on-duty-title", id: "on-duty",
            if on_duty.is_empty() {
                Notice { kind: NoticeKind::Warning, title: t!("staff-on-call-nobody"),
                    if nobody_reachable {
                        p { {t!("staff-on-call-no-phone-at-all")} }
                    } else {
                        p { {t!("staff-on-call-managers")} }
                    }
                }
            } else {
                div { class: "card",
                    h2 { id: "on-duty-title", {t!("staff-on-call-now")} }
                    ol { class: "plain-list",
                        for (n , who) in on_duty.into_iter().enumerate() {
                            li { key: "{who.id}", "data-on-duty": "{who.id}",
                                span { class: "flag flag-plain", {t!("staff-on-call-step", n = n + 1)} }
                                strong { "{who.name}" }
                            }
                        }
                    }
                }
            }
        }
        div { class: "health",
            Agenda { shifts, gaps, people: people.clone(), now, me, can_plan, draft }
            div { class: "health-side",
                if can_plan {
                    AddShift { people: people.clone(), draft }
                }
                Phones { people, me, can_plan }
            }
        }
    }
}

/// Is it mine?
fn is_me(me: Option<StaffId>, id: StaffId) -> bool {
    me == Some(id)
}
