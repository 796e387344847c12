//! The beginning of an act on many patients: on whom, what, and the words for each history. What it would do is looked at
//! on a screen of its own before anything happens.

use dioxus::prelude::*;
use mimamori_domain::api::{BulkAct, BulkView, ListChoices, ListName, NewBulk, PatientLine};
use mimamori_domain::filter::ListQuery;
use mimamori_domain::{BulkId, PatientId, Timestamp};

use crate::api;
use crate::staff::issue::Choosing;
use crate::staff::pages::Page;
use crate::staff::session::Session;
use crate::staff::{web, words};
use crate::state::browser::{self, BrowserRng};
use crate::state::route::use_route;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Field, Radios, Select};

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
    let mut act = use_signal(|| BulkAct::CloseNoProblem);
    let mut note = use_signal(|| t!("staff-bulk-note-usual"));
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
        busy.set(true);
        let now = Timestamp::from_millis(browser::now_millis());
        let made = id.peek().unwrap_or_else(|| BulkId::new(now, &BrowserRng));
        id.set(Some(made));
        let patients: Vec<PatientId> =
            if by_all { vec![] } else { chosen.peek().iter().flatten().copied().collect() };
        let body = NewBulk {
            id: made,
            act: act.peek().clone(),
            query: by_all.then(|| text.clone()),
            patients,
            note: note.peek().clone(),
        };
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
    let acts = vec![
        Choice::new("close-no-problem", t!("staff-bulk-act-close-no-problem")),
        Choice::new("assign", t!("staff-bulk-act-assign")),
    ];
    let mut to = vec![Choice::new("", t!("staff-filter-nobody"))];
    to.extend(choices.associations.iter().map(|it| Choice::new(it.id, it.name.clone())));
    let association = match *act.read() {
        BulkAct::Assign { association } => Some(association.map(|id| id.to_string()).unwrap_or_default()),
        BulkAct::CloseNoProblem => None,
    };
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
            Radios { id: "bulk-act", label: t!("staff-bulk-what"), choices: acts, inline: true, value: act.read().word(),
                onchange: move |value: String| {
                    act.set(if value == "assign" { BulkAct::Assign { association: None } } else { BulkAct::CloseNoProblem });
                }
            }
            if let Some(association) = association {
                Select { id: "bulk-association", label: t!("staff-filter-association"), choices: to, value: association,
                    onchange: move |value: String| act.set(BulkAct::Assign { association: value.parse().ok() }) }
            } else {
                Field { id: "bulk-note", label: t!("staff-bulk-note"), hint: t!("staff-bulk-note-hint"), rows: 2, maxlength: 2000, required: true, value: note(),
                    oninput: move |text| note.set(text) }
            }
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
