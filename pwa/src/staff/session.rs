//! Who is logged in. The cookie is the server's; here is only what [`Me`] says, and where to go after a login.

use dioxus::prelude::*;
use mimamori_domain::StaffId;
use mimamori_domain::access::Action;
use mimamori_domain::api::{AlertView, Me};

use super::pages::Page;
use crate::api::{self, ApiError};
use crate::state::clock;
use crate::state::route::Route;

/// Where the session stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// Nobody asked yet.
    Unknown,
    /// No answer from the server.
    Unreachable(ApiError),
    /// Nobody.
    Out,
    /// Somebody.
    In(Me),
}

/// The session. A copy of a handle.
#[derive(Clone, Copy)]
pub struct Session {
    /// Where it stands.
    pub standing: Signal<Standing>,
    /// The path to return to after the login.
    next: Signal<Option<String>>,
    /// It ended while somebody worked.
    pub ended: Signal<bool>,
}

impl Session {
    /// Puts it into the context.
    pub fn provide(start: Standing) -> Self {
        use_context_provider(|| Self {
            standing: Signal::new(start),
            next: Signal::new(None),
            ended: Signal::new(false),
        })
    }
    /// From the context.
    pub fn take() -> Self {
        use_context()
    }
    /// Who; `None` while nobody is logged in.
    pub fn me(self) -> Option<Me> {
        match &*self.standing.read() {
            Standing::In(me) => Some(me.clone()),
            _ => None,
        }
    }
    /// Is this alert one's own? Without subscribing.
    pub fn has(self, alert: &AlertView) -> bool {
        self.my_id().is_some_and(|me| super::words::is_mine(alert, me))
    }
    /// Who, without subscribing.
    pub fn my_id(self) -> Option<StaffId> {
        match &*self.standing.peek() {
            Standing::In(me) => Some(me.id),
            _ => None,
        }
    }
    /// May they do this somewhere?
    pub fn can(self, action: Action) -> bool {
        matches!(&*self.standing.read(), Standing::In(me) if me.actions.contains(&action))
    }
    /// Asks the server who we are.
    pub async fn check(mut self) {
        let standing = match api::get::<Me>("/staff/me").await {
            Ok(me) => {
                self.enter(me);
                return;
            }
            Err(error) if error.status() == Some(401) => Standing::Out,
            Err(error) => Standing::Unreachable(error),
        };
        self.standing.set(standing);
    }
    /// Logged in.
    pub fn enter(mut self, me: Me) {
        api::set_csrf(&me.csrf);
        clock::heard_server_time(me.now);
        self.ended.set(false);
        self.standing.set(Standing::In(me));
    }
    /// Where to go after the login: where somebody wanted to go, else the first screen of the role.
    pub fn destination(mut self) -> String {
        let wanted = self.next.take();
        wanted.unwrap_or_else(|| self.first_page().path())
    }
    /// The first screen of the role.
    pub fn first_page(self) -> Page {
        [Page::Queue, Page::Patients, Page::Building, Page::Persons, Page::Audit]
            .into_iter()
            .find(|page| page.needs().is_some_and(|action| self.can(action)))
            .unwrap_or(Page::Missing)
    }
    /// `page` where the role has it, else the first one that it has.
    pub fn first_page_if_not(self, page: Page) -> Page {
        if page.needs().is_none_or(|action| self.can(action)) { page } else { self.first_page() }
    }
    /// Remembers where somebody wanted to go.
    pub fn remember(mut self, path: String) {
        self.next.set(Some(path));
    }
    /// The end, by the button.
    pub async fn leave(mut self, route: Route) {
        let _ = api::post_empty::<()>("/staff/logout").await;
        self.standing.set(Standing::Out);
        route.replace(&Page::Login.path());
    }
    /// Looks at a failure: a session that has ended leads to the login, and back here afterwards.
    pub fn heed(mut self, error: &ApiError, route: Route) {
        if error.status() == Some(401) && matches!(&*self.standing.peek(), Standing::In(_)) {
            self.ended.set(true);
            self.remember(route.path());
            self.standing.set(Standing::Out);
        }
    }
}
