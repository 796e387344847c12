//! The named lists of patients: which one, filtered how, is in the address after `#`, so that a link shows the same to a
//! colleague. The server reads a bounded piece at a time; where a filter leaves most of it out, we ask on for a while.

pub mod act;
pub mod columns;
pub mod filters;
pub mod row;
pub mod saved;
pub mod start;

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::access::Action;
use mimamori_domain::api::{FilterCount, ListChoices, ListCounts, ListName, ListPage};
use mimamori_domain::filter::ListQuery;
use mimamori_domain::query::escape;

use self::columns::{Column, ColumnChoice, Columns};
use self::filters::Filters;
use self::row::Entry;
use self::saved::Saved;
use self::start::BulkStart;
use super::issue::{Choosing, IssueBar};
use super::live::Live;
use super::pages::Page;
use super::parts::{Empty, Failure, Loading};
use super::session::Session;
use crate::api::{self, ApiError};
use crate::state::browser;
use crate::state::route::{Route, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, IconName};

/// Rows that we ask on for.
const WANTED: usize = 50;
/// Pieces asked for at once, before somebody says that it shall go on.
const PIECES: usize = 10;
/// Changes that come together are read together.
const PAUSE_MS: i32 = 700;

/// What an address asks for; a wrong one shows everybody.
pub fn asked(path: &str) -> ListQuery {
    path.split_once('#').and_then(|(_, query)| query.parse().ok()).unwrap_or_default()
}

/// The address of a list.
pub fn address(query: &ListQuery) -> String {
    format!("{}#{query}", Page::Patients.path())
}

/// The path of the API for a list, with `further` names and values.
fn api_path(query: &ListQuery, part: &str, after: Option<&str>) -> String {
    let mut pairs: Vec<String> =
        query.filter.pairs().iter().map(|(name, value)| format!("{name}={}", escape(value))).collect();
    pairs.extend(after.map(|after| format!("after={}", escape(after))));
    format!("/staff/lists/{}{part}?{}", query.list, pairs.join("&"))
}

/// A page, asked on for while filters leave it short.
async fn fetch(query: &ListQuery, mut after: Option<String>) -> Result<ListPage, ApiError> {
    let mut whole: Option<ListPage> = None;
    for _ in 0..PIECES {
        let mut page = api::get::<ListPage>(&api_path(query, "", after.as_deref())).await?;
        if let Some(before) = whole {
            page.items.splice(0..0, before.items);
        }
        if !page.goes_on || page.items.len() >= WANTED {
            return Ok(page);
        }
        after.clone_from(&page.next);
        whole = Some(page);
    }
    whole.ok_or(ApiError::Unreadable)
}

/// What is shown. A copy of a handle.
#[derive(Clone, Copy)]
struct Shown {
    query: Signal<ListQuery>,
    page: Signal<Option<ListPage>>,
    of: Signal<ListQuery>,
    counts: Signal<Option<ListCounts>>,
    count: Signal<Option<FilterCount>>,
    failed: Signal<Option<ApiError>>,
    busy: Signal<bool>,
    turn: Signal<u64>,
    pages: Signal<usize>,
}

impl Shown {
    /// Asks for the first page, or for the one after; of several questions only the newest counts.
    fn ask(mut self, session: Session, route: Route, after: Option<String>) {
        self.turn += 1;
        let mine = *self.turn.peek();
        let query = self.query.peek().clone();
        self.busy.set(true);
        spawn(async move {
            let answer = fetch(&query, after.clone()).await;
            if *self.turn.peek() != mine {
                return;
            }
            self.busy.set(false);
            match answer {
                Ok(mut page) => {
                    let further = after.is_some();
                    if further && let Some(before) = self.page.take() {
                        page.items.splice(0..0, before.items);
                    }
                    self.pages.set(if further { *self.pages.peek() + 1 } else { 1 });
                    self.of.set(query.clone());
                    self.failed.set(None);
                    self.page.set(Some(page));
                    if !further {
                        self.count(&query).await;
                    }
                }
                Err(error) => {
                    session.heed(&error, route);
                    self.failed.set(Some(error));
                }
            }
        });
    }
    async fn count(mut self, query: &ListQuery) {
        let counted = if query.filter.is_empty() {
            None
        } else {
            api::get::<FilterCount>(&api_path(query, "/count", None)).await.ok()
        };
        if *self.query.peek() == *query {
            self.count.set(counted);
        }
        if let Ok(counts) = api::get::<ListCounts>("/staff/lists").await {
            self.counts.set(Some(counts));
        }
    }
}

/// The lists.
#[component]
pub fn Lists() -> Element {
    let session = Session::take();
    let route = use_route();
    let live = Live::take();
    let shown = Shown {
        query: use_signal(|| asked(&route.path())),
        page: use_signal(|| None),
        of: use_signal(ListQuery::default),
        counts: use_signal(|| None),
        count: use_signal(|| None),
        failed: use_signal(|| None),
        busy: use_signal(|| false),
        turn: use_signal(|| 0),
        pages: use_signal(|| 0),
    };
    let (issuing, ticking) = (Choosing::use_here(), Choosing::use_here());
    let now = crate::state::clock::use_now(30);
    let choice = ColumnChoice::use_here();
    let mut query = shown.query;
    // The address says what is shown: by a click here, a link, or the browser's own buttons.
    use_effect(move || {
        let wanted = asked(&route.path());
        if *query.peek() != wanted {
            query.set(wanted);
        }
    });
    use_effect(move || {
        let _ = query.read();
        shown.ask(session, route, None);
    });
    // What happens to patients changes the lists; somebody who chooses rows or has read on is left in peace.
    let mut heard = use_signal(|| 0_u64);
    use_effect(move || {
        let n = live.touched.read().0;
        if n == 0 || *heard.peek() == n {
            return;
        }
        heard.set(n);
        spawn(async move {
            browser::sleep(PAUSE_MS).await;
            let quiet = ticking.chosen.peek().is_none() && issuing.chosen.peek().is_none();
            if *heard.peek() != n || *shown.busy.peek() {
                return;
            }
            if quiet && *shown.pages.peek() <= 1 {
                shown.ask(session, route, None);
            } else {
                let query = shown.query.peek().clone();
                shown.count(&query).await;
            }
        });
    });
    let look = use_callback(move |wanted: ListQuery| {
        route.note(&address(&wanted));
        query.set(wanted);
    });
    let counts = shown.counts.read().clone();
    let choices =
        counts.as_ref().map_or(ListChoices { hotels: vec![], associations: vec![] }, |it| it.choices.clone());
    let wanted = query.read().clone();
    let lines = shown
        .page
        .read()
        .as_ref()
        .map(|page| page.items.iter().map(|row| row.patient.clone()).collect::<Vec<_>>());
    let can_act = session.can(Action::BulkWork);
    rsx! {
        ListTabs {
            now: wanted.list,
            counts,
            onlook: move |list| {
                // Not in one expression: what is being read can't be written.
                let filter = query.peek().filter.clone();
                look.call(ListQuery { list, filter });
            },
        }
        div { class: "list-tools",
            Filters { query: wanted.clone(), choices: choices.clone(), onlook: look }
            Saved { query: wanted.clone(), onlook: look }
            Columns { choice }
        }
        p { class: "list-count", id: "list-count", role: "status",
            {t!(format!("staff-list-{}", wanted.list))}
            " "
            strong { {how_many(&wanted, shown.counts.read().as_ref(), shown.count.read().as_ref())} }
        }
        if let Some(lines) = lines.filter(|lines| !lines.is_empty()) {
            div { class: "list-acts",
                if can_act && issuing.chosen.read().is_none() {
                    BulkStart { ticking, lines: lines.clone(), query: wanted.clone(), choices }
                }
                if session.can(Action::NumberIssue) && ticking.chosen.read().is_none() {
                    IssueBar { choosing: issuing, lines }
                }
            }
        }
        {rows(&shown, choice, now, if ticking.chosen.read().is_some() { ticking } else { issuing }, (session, route))}
    }
}

fn rows(
    shown: &Shown,
    choice: ColumnChoice,
    now: Timestamp,
    choosing: Choosing,
    (session, route): (Session, Route),
) -> Element {
    let shown = *shown;
    if let Some(error) = shown.failed.read().clone() {
        return rsx! { Failure { error, onretry: move |()| shown.ask(session, route, None) } };
    }
    let Some(page) = shown.page.read().clone() else { return rsx! { Loading {} } };
    let busy = *shown.busy.read();
    if *shown.of.read() != *shown.query.read() {
        return rsx! { Loading {} };
    }
    let list = shown.of.read().list;
    let filtered = !shown.of.read().filter.is_empty();
    rsx! {
        ListView { page, list, filtered, now, busy, choosing, columns: choice.shown(), onmore: move |after| shown.ask(session, route, Some(after)) }
    }
}

/// The rows of a list, or why there are none.
#[component]
pub fn ListView(
    page: ListPage,
    list: ListName,
    filtered: bool,
    now: Timestamp,
    busy: bool,
    choosing: Choosing,
    columns: Vec<Column>,
    onmore: EventHandler<String>,
) -> Element {
    let more = page.next.clone();
    rsx! {
        if page.items.is_empty() && more.is_none() {
            if filtered {
                Empty { title: t!("staff-list-none-filtered"), text: t!("staff-list-none-filtered-hint"), icon: IconName::Search }
            } else if list == ListName::All {
                Empty { title: t!("staff-patients-empty"), text: t!("staff-patients-empty-hint"), icon: IconName::Person }
            } else {
                Empty { title: t!("staff-list-none"), text: t!(format!("staff-list-{list}-about")) }
            }
        } else {
            ul { class: "lines", id: "patients-list", "aria-label": t!(format!("staff-list-{list}")),
                for row in page.items {
                    Entry { key: "{row.patient.id}", row, list, now, choosing, columns: columns.clone() }
                }
            }
        }
        if let Some(after) = more {
            div { class: "more",
                if page.goes_on {
                    p { class: "small", {t!("staff-list-goes-on")} }
                }
                Button { kind: ButtonKind::Secondary, id: "patients-more", busy, onclick: move |_| onmore.call(after.clone()), {t!("staff-more")} }
            }
        }
    }
}

/// How many there are, as far as it was counted.
fn how_many(query: &ListQuery, counts: Option<&ListCounts>, count: Option<&FilterCount>) -> String {
    let counted = if query.filter.is_empty() {
        counts.and_then(|counts| counts.lists.get(&query.list)).map(|n| (*n, *n >= 1000))
    } else {
        count.map(|count| (count.n, count.more))
    };
    match counted {
        None => String::new(),
        Some((n, true)) => t!("staff-list-people-or-more", n = n),
        Some((n, false)) => t!("staff-list-people", n = n),
    }
}

/// Chooses a list, and says how many are on each.
#[component]
pub fn ListTabs(now: ListName, counts: Option<ListCounts>, onlook: EventHandler<ListName>) -> Element {
    rsx! {
        div { class: "views",
            div { class: "views-parts", role: "group", "aria-label": t!("staff-lists"),
                for list in ListName::ALL.iter().copied() {
                    button {
                        key: "{list}",
                        r#type: "button",
                        class: "view",
                        id: "list-{list}",
                        title: t!(format!("staff-list-{list}-about")),
                        "aria-pressed": if list == now { "true" } else { "false" },
                        onclick: move |_| onlook.call(list),
                        {t!(format!("staff-list-{list}"))}
                        if let Some(n) = counts.as_ref().and_then(|counts| counts.lists.get(&list)) {
                            " "
                            strong { "data-list-count": "{list}",
                                if *n >= 1000 {
                                    {t!("staff-thousand")}
                                } else {
                                    "{n}"
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_list_with_its_filters() {
        let path = "/staff/patients#list=no-problem&place=hotel&hotel=%E6%B5%B7";
        let query = asked(path);
        assert_eq!((query.list, query.filter.hotel.as_str()), (ListName::NoProblem, "海"));
        assert_eq!(address(&query), path);
        assert_eq!(asked("/staff/patients"), ListQuery::default());
        assert_eq!(asked("/staff/patients#list=nothing"), ListQuery::default());
        assert_eq!(
            api_path(&query, "", Some("5.x")),
            "/staff/lists/no-problem?place=hotel&hotel=%E6%B5%B7&after=5.x"
        );
    }
}
