//! The beginning of an act on many patients: on whom, what, and the words for each history. What it would do is looked at
//! on a screen of its own before anything happens.

use dioxus::prelude::*;
use mimamori_domain::api::{BulkView, ListChoices, ListName, NewBulk, PatientLine};
use mimamori_domain::filter::ListQuery;
use mimamori_domain::{BulkId, PatientId, Timestamp};

use super::act::{ActFields, Draft};
use crate::api;
use crate::staff::issue::Choosing;
use crate::staff::pages::Page;
use crate::staff::session::Session;
use crate::staff::{web, words};
use crate::state::browser::{self, BrowserRng};
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Radios};

/// Everybody whom the filter admits, not the ticked ones alone.
const ALL: &str = "all";
const TICKED: &str = "ticked";

/// The button, and the card that it opens.
#[component]
pub fn BulkStart(
    ticking: Choosing,
    lines: Vec<PatientLine>,
    query: ListQuery,
    choices: ListChoices,
) -> Element {
    let session = Session::take();
    let route = use_route();
    let mut chosen = ticking.chosen;
    let mut whom = use_signal(|| ALL.to_owned());
    let draft = Draft::use_here();
    let mut error = use_signal(|| None::<String>);
    let mut busy = use_signal(|| false);
    // The same press again is the same act; after a refusal it is another one.
    let mut id = use_signal(|| None::<BulkId>);
    let Some(count) = chosen.read().as_ref().map(std::collections::BTreeSet::len) else {
        return rsx! {
            Button { id: "bulk-begin", kind: ButtonKind::Secondary, onclick: move |_| {
                    chosen.set(Some(std::collections::BTreeSet::new()));
                    web::focus_soon("bulk-start-title");
                },
                {t!("staff-bulk-begin")}
            }
        };
    };
    let everybody = query.list != ListName::All || !query.filter.is_empty();
    let by_all = everybody && *whom.read() == ALL && count == 0;
    let text = query.to_string();
    let look = move |event: FormEvent| {
        event.prevent_default();
        if *busy.peek() {
            return;
        }
        let Some((act, note)) = draft.ready() else { return };
        busy.set(true);
        let now = Timestamp::from_millis(browser::now_millis());
        let made = id.peek().unwrap_or_else(|| BulkId::new(now, &BrowserRng));
        id.set(Some(made));
        let patients: Vec<PatientId> =
            if by_all { vec![] } else { chosen.peek().iter().flatten().copied().collect() };
        let body = NewBulk { id: made, act, query: by_all.then(|| text.clone()), patients, note };
        spawn(async move {
            match api::post::<_, BulkView>("/staff/bulk", &body).await {
                Ok(view) => route.go(&Page::Bulk(view.id).path()),
                Err(refused) => {
                    session.heed(&refused, route);
                    id.set(None);
                    let field = refused.fields().first().map(words::field_error);
                    error.set(Some(field.unwrap_or_else(|| words::error(&refused))));
                }
            }
            busy.set(false);
        });
    };
    let shown: std::collections::BTreeSet<PatientId> = lines.iter().map(|line| line.id).collect();
    let mut people = vec![];
    if everybody {
        people.push(Choice::new(ALL, t!("staff-bulk-all")));
    }
    people.push(Choice::new(TICKED, t!("staff-bulk-ticked", n = count)));
    rsx! {
        form { class: "card bulk-start", id: "bulk-start", novalidate: true, onsubmit: look, "aria-labelledby": "bulk-start-title",
            h2 { id: "bulk-start-title", tabindex: "-1", {t!("staff-bulk-begin")} }
            p { class: "lead", {t!("staff-bulk-lead")} }
            Radios { id: "bulk-whom", label: t!("staff-bulk-whom"), choices: people, inline: true, value: if by_all { ALL } else { TICKED },
                onchange: move |value: String| {
                    if value == ALL {
                        chosen.set(Some(std::collections::BTreeSet::new()));
                    }
                    whom.set(value);
                }
            }
            Button { id: "bulk-shown", kind: ButtonKind::Plain,
                onclick: move |_| {
                    whom.set(TICKED.to_owned());
                    chosen.set(Some(shown.clone()));
                },
                {t!("staff-issue-all")}
            }
            ActFields { draft, choices, hotel: query.filter.hotel }
            div { class: "refusals", role: "alert",
                if let Some(error) = error() {
                    p { class: "field-error", "{error}" }
                }
            }
            div { class: "dead-doing",
                Button { id: "bulk-look", r#type: "submit", busy: busy(), disabled: !by_all && count == 0, {t!("staff-bulk-look")} }
                Button { id: "bulk-end", kind: ButtonKind::Secondary, onclick: move |_| {
                        chosen.set(None);
                        web::focus_soon("bulk-begin");
                    },
                    {t!("action-cancel")}
                }
            }
        }
    }
}
