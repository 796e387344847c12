//! A list that comes page by page: each further one is put behind those that are shown. Looked at again, as many pages
//! come as are shown, so that nobody who has read on is thrown back. Of several questions only the newest counts.

use dioxus::prelude::*;
use mimamori_domain::api::{AccountList, AuditPage, Building, DeadMessages, FollowUpReports, PatientList};
use serde::de::DeserializeOwned;

use super::session::Session;
use crate::api::{self, ApiError};
use crate::state::route::{Route, use_route};

/// A page of such a list.
pub trait Paged: DeserializeOwned + Clone + 'static {
    /// What the address of a page calls the end of the one before.
    const AFTER: &'static str;
    /// That end; nothing after the last page.
    fn end(&self) -> Option<String>;
    /// This page behind those before it.
    #[must_use]
    fn behind(self, before: Self) -> Self;
}

macro_rules! paged {
    ($($page:ty: $after:literal),*) => {$(
        impl Paged for $page {
            const AFTER: &'static str = $after;
            fn end(&self) -> Option<String> {
                self.next.as_ref().map(ToString::to_string)
            }
            fn behind(mut self, before: Self) -> Self {
                self.items.splice(0..0, before.items);
                self
            }
        }
    )*};
}

paged!(
    AccountList: "after", AuditPage: "before", Building: "after", DeadMessages: "after", FollowUpReports: "to",
    PatientList: "after"
);

/// What is shown of it. A copy of a handle.
pub struct Pages<P: 'static> {
    /// All pages as one; nothing before the first answer.
    pub shown: Signal<Option<P>>,
    /// Why the last question has no answer.
    pub failed: Signal<Option<ApiError>>,
    /// Something that somebody waits for is on its way.
    pub busy: Signal<bool>,
    path: Callback<(), String>,
    wanted: Signal<usize>,
    turn: Signal<u64>,
    session: Session,
    route: Route,
}

impl<P> Clone for Pages<P> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<P> Copy for Pages<P> {}

/// `path` is the address of the first page. Nothing is asked for yet.
pub fn use_pages<P: Paged>(path: impl Fn() -> String + 'static) -> Pages<P> {
    Pages {
        shown: use_signal(|| None),
        failed: use_signal(|| None),
        busy: use_signal(|| false),
        path: use_callback(move |()| path()),
        wanted: use_signal(|| 1),
        turn: use_signal(|| 0),
        session: Session::take(),
        route: use_route(),
    }
}

impl<P: Paged> Pages<P> {
    /// The first page, of what may be another question than before.
    pub fn ask(mut self) {
        self.wanted.set(1);
        self.busy.set(true);
        self.fetch(None);
    }
    /// The page after those that are shown.
    pub fn more(mut self) {
        self.wanted += 1;
        self.busy.set(true);
        self.fetch(self.shown.peek().clone());
    }
    /// What is shown, as it is now.
    pub fn again(self) {
        self.fetch(None);
    }
    /// Shows nothing, whatever is on its way.
    pub fn forget(mut self) {
        self.turn += 1;
        self.busy.set(false);
        self.failed.set(None);
        self.shown.set(None);
    }

    fn fetch(mut self, before: Option<P>) {
        self.turn += 1;
        let mine = *self.turn.peek();
        spawn(async move {
            let answer = self.read(before).await;
            if *self.turn.peek() != mine {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(pages) => {
                    self.failed.set(None);
                    self.shown.set(Some(pages));
                }
                Err(error) => {
                    self.session.heed(&error, self.route);
                    self.failed.set(Some(error));
                }
            }
        });
    }

    /// The page behind those before it; without any, as many as are wanted.
    async fn read(self, before: Option<P>) -> Result<P, ApiError> {
        let first = self.path.call(());
        let count = if before.is_some() { 1 } else { *self.wanted.peek() };
        let mut whole = before;
        for _ in 0..count {
            let path = match whole.as_ref().map(P::end) {
                None => first.clone(),
                Some(None) => break,
                Some(Some(end)) => {
                    let join = if first.contains('?') { '&' } else { '?' };
                    format!("{first}{join}{}={}", P::AFTER, super::escape(&end))
                }
            };
            let page = api::get::<P>(&path).await?;
            whole = Some(match whole {
                Some(before) => page.behind(before),
                None => page,
            });
        }
        whole.ok_or(ApiError::Unreadable)
    }
}
