//! Who is on this phone: the home page as last heard, kept on the device so that the app opens and reports without a
//! network.

use dioxus::prelude::*;
use mimamori_domain::api::{CenterContact, Home, PersonHome, ReportReceipt};
use mimamori_domain::ids::PatientId;
use mimamori_domain::triage::Observation;
use mimamori_domain::{Date, Timestamp};
use serde::{Deserialize, Serialize};

use super::rules::RulesHandle;
use crate::api::{self, ApiError};
use crate::json;
use crate::offline::db::{self, Write};
use crate::offline::outbox::Outbox;
use crate::state::clock;

const KEY: &str = "home";

/// What we know of who is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Looking on the device.
    Looking,
    /// Nothing kept here and no answer yet.
    Asking,
    /// Nothing kept here and no network to ask.
    Unreachable,
    /// Nobody: the link in the message opens the door.
    SignedOut,
    /// Somebody; see [`Session::home`].
    Here,
}

/// As it is kept.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    home: Home,
    offset: i64,
}

/// The session. A copy of a handle.
#[derive(Clone, Copy, PartialEq)]
pub struct Session {
    home: Signal<Option<Home>>,
    phase: Signal<Phase>,
    fresh: Signal<bool>,
    rules: RulesHandle,
}

impl Session {
    /// The home page as last heard; reading it subscribes.
    pub fn home(self) -> ReadSignal<Option<Home>> {
        self.home.into()
    }
    /// What we know of who is here; reading it subscribes.
    pub fn phase(self) -> Phase {
        (self.phase)()
    }
    /// Was the last try to ask the server answered?
    pub fn is_fresh(self) -> bool {
        (self.fresh)()
    }
    /// The rules by which the phone judges answers itself.
    pub fn rules(self) -> RulesHandle {
        self.rules
    }
    /// The person with this id, if on this phone.
    pub fn person(self, id: PatientId) -> Option<PersonHome> {
        self.home.read().as_ref()?.people.iter().find(|person| person.id == id).cloned()
    }
    /// The responsible centre, to call.
    pub fn center(self) -> Option<CenterContact> {
        self.home.read().as_ref().map(|home| home.center.clone())
    }
    /// Are there several people, so that each must be named?
    pub fn is_household(self) -> bool {
        self.home.read().as_ref().is_some_and(|home| home.people.len() > 1)
    }
    /// Takes in what the server said and keeps it.
    pub async fn heard(mut self, home: Home) {
        clock::heard_server_time(home.now);
        api::set_csrf(&home.csrf);
        let kept = Kept { home: home.clone(), offset: clock::offset_millis() };
        self.home.set(Some(home));
        self.phase.set(Phase::Here);
        self.fresh.set(true);
        self.keep(&kept).await;
        self.rules.take(&kept.home.rules).await;
    }
    async fn keep(self, kept: &Kept) {
        if let Ok(text) = serde_json::to_string(kept) {
            db::commit(vec![Write::Put(KEY.into(), text)]).await;
        }
    }
    /// Changes what is kept of one person, as when the server took a report or answered about a number.
    pub async fn change(mut self, id: PatientId, change: impl FnOnce(&mut PersonHome)) {
        let changed = {
            let mut home = self.home.write();
            let person = home.as_mut().and_then(|home| home.people.iter_mut().find(|person| person.id == id));
            let found = person.map(change).is_some();
            found.then(|| home.clone()).flatten()
        };
        if let Some(home) = changed {
            self.keep(&Kept { home, offset: clock::offset_millis() }).await;
        }
    }
    /// The server took a report of this person.
    pub async fn took(self, id: PatientId, receipt: ReportReceipt) {
        self.change(id, |person| {
            let newest =
                person.last_report.as_ref().is_none_or(|last| last.measured_at <= receipt.report.measured_at);
            person.reports_today += i64::from(!receipt.repeated);
            person.past.push(Observation {
                measured_at: receipt.report.measured_at,
                answers: receipt.report.answers.clone(),
            });
            if newest {
                person.last_report = Some(receipt.report);
            }
        })
        .await;
    }
    /// Looks on the device, then asks the server.
    pub async fn start(mut self) {
        let kept = db::get(KEY).await.and_then(|text| json::read::<Kept>(&text).ok());
        if let Some(Kept { home, offset }) = kept {
            clock::set_offset_millis(offset);
            api::set_csrf(&home.csrf);
            let rules = home.rules.clone();
            self.home.set(Some(home));
            self.phase.set(Phase::Here);
            self.rules.look(&rules).await;
        } else {
            self.phase.set(Phase::Asking);
        }
        self.ask().await;
    }
    /// Asks the server for the home page.
    pub async fn ask(mut self) {
        match api::get::<Home>("/patient/home").await {
            Ok(home) => self.heard(home).await,
            Err(ApiError::Problem(problem)) if problem.status == 401 => {
                self.fresh.set(true);
                self.phase.set(Phase::SignedOut);
            }
            Err(_) => {
                self.fresh.set(false);
                if *self.phase.peek() == Phase::Asking {
                    self.phase.set(Phase::Unreachable);
                }
            }
        }
    }
    /// Somebody is not signed in any more; what is kept stays, and the page says how to get back in.
    pub fn lost(mut self) {
        self.phase.set(Phase::SignedOut);
    }
    /// Signs out and forgets everything on this device.
    pub async fn sign_out(mut self, outbox: Outbox) -> Result<(), ApiError> {
        match api::post_empty::<()>("/patient/sign-out").await {
            Err(error) if error.status() != Some(401) => return Err(error),
            _ => {}
        }
        db::wipe().await;
        outbox.forget();
        self.home.set(None);
        self.phase.set(Phase::SignedOut);
        Ok(())
    }
}

/// Puts the session into the context of the app; called once, at the root. Tests give the home page.
pub fn use_session_provider(home: Option<Home>) -> Session {
    use_context_provider(|| {
        let phase = if home.is_some() { Phase::Here } else { Phase::Looking };
        let (phase, fresh, rules) = (Signal::new(phase), Signal::new(true), RulesHandle::new());
        Session { home: Signal::new(home), phase, fresh, rules }
    })
}

/// The session of the app. No hook: usable in handlers and tasks too.
pub fn use_session() -> Session {
    consume_context()
}

/// Was there a report today, as far as this device knows? What was heard yesterday says nothing about today.
pub fn reported_on(person: &PersonHome, heard: Timestamp, today: Date) -> bool {
    (heard.date() == today && person.reports_today > 0)
        || person.last_report.as_ref().is_some_and(|report| report.measured_at.date() == today)
}

/// Day of illness today, when it was `day` on the day it was heard.
pub fn day_today(day: i64, heard: Timestamp, today: Date) -> i64 {
    day + today.days_since(heard.date()).max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_goes_on_without_a_network() {
        let heard = Date::new(2022, 1, 20).unwrap().at(9, 0);
        assert_eq!(day_today(3, heard, Date::new(2022, 1, 22).unwrap()), 5);
        assert_eq!(day_today(3, heard, Date::new(2022, 1, 19).unwrap()), 3);
    }
}
