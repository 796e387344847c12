//! What the draft would have done to last week's reports: asked for piece by piece while somebody looks, shown as a table
//! from tier to tier with some of the people.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{RuleDraftVersion, RulePreview, RulesPage};
use mimamori_domain::triage::preview::{DAYS, RuleExample};
use mimamori_domain::triage::{Reason, Tier};

use super::Book;
use crate::api;
use crate::staff::pages::Page;
use crate::staff::parts::TierMark;
use crate::staff::{web, words};
use crate::state::route::Link;
use crate::t;
use crate::ui::{Button, Notice, NoticeKind, format, progress};

/// The part of the page.
#[component]
pub(super) fn Preview(version: i64, known: Option<RulePreview>, now: Timestamp) -> Element {
    let mut book: Book = use_context();
    let mut seen = use_signal(|| known);
    let mut failure = use_signal(|| None::<String>);
    let mut running = use_signal(|| false);
    let mut walk = move |fresh: bool| {
        if *running.peek() {
            return;
        }
        running.set(true);
        failure.set(None);
        spawn(async move {
            let body = RuleDraftVersion { version };
            let mut path = if fresh { "/staff/rules/preview" } else { "/staff/rules/preview/step" };
            loop {
                match api::post::<_, RulePreview>(path, &body).await {
                    Ok(preview) => {
                        let finished = preview.finished;
                        seen.set(Some(preview.clone()));
                        if finished {
                            let page = book.page.peek().clone();
                            book.page.set(page.map(|page| RulesPage { preview: Some(preview), ..page }));
                            web::focus_soon("rules-result");
                            break;
                        }
                    }
                    Err(error) => {
                        failure.set(Some(book.refused(&error)));
                        break;
                    }
                }
                path = "/staff/rules/preview/step";
            }
            running.set(false);
        });
    };
    let preview = seen.read().clone();
    let half = preview.as_ref().is_some_and(|preview| !preview.finished);
    let done = preview.as_ref().is_some_and(|preview| preview.finished);
    rsx! {
        section { class: "card", id: "rules-preview", "aria-labelledby": "rules-preview-title",
            h2 { id: "rules-preview-title", tabindex: "-1", {t!("staff-rules-preview", n = DAYS)} }
            p { class: "small", {t!("staff-rules-preview-lead")} }
            div { class: "refusals", role: "alert",
                if let Some(failure) = failure() {
                    Notice { kind: NoticeKind::Error, title: failure }
                }
            }
            if let Some(preview) = preview.clone().filter(|preview| !preview.finished) {
                div { role: "status",
                    {progress(
                        usize::try_from(preview.done).unwrap_or_default(),
                        usize::try_from(preview.total).unwrap_or_default().max(1),
                        &t!("staff-rules-progress", done = preview.done, total = preview.total, reports = preview.tally.reports),
                    )}
                }
            }
            if !done {
                Button { id: "rules-try", busy: running(), onclick: move |_| walk(!half),
                    if half {
                        {t!("staff-rules-try-on")}
                    } else {
                        {t!("staff-rules-try")}
                    }
                }
            }
            if let Some(preview) = preview.filter(|preview| preview.finished) {
                Outcome { preview, now }
                Button { id: "rules-try-again", kind: crate::ui::ButtonKind::Plain, busy: running(), onclick: move |_| walk(true), {t!("staff-rules-try-again")} }
            }
        }
    }
}

/// The result: in a sentence, as a table, with people.
#[component]
pub(super) fn Outcome(preview: RulePreview, now: Timestamp) -> Element {
    let tally = &preview.tally;
    let tiers: Vec<Tier> = Tier::ALL.iter().rev().copied().collect();
    let rows = tiers.iter().map(|from| {
        let cells = tiers.iter().map(|to| (*to, tally.moved(*from, *to))).collect::<Vec<_>>();
        (*from, cells)
    });
    let since = format::day_time(preview.since, now);
    let nothing = tally.higher() + tally.lower() == 0;
    rsx! {
        div { id: "rules-result", tabindex: "-1", "data-higher": "{tally.higher()}", "data-lower": "{tally.lower()}",
            p { class: "rules-sum",
                {t!("staff-rules-sum", since = since, reports = tally.reports, people = tally.people)}
            }
            if nothing {
                p { {t!("staff-rules-sum-nothing")} }
            } else {
                ul { class: "rules-changes",
                    li { {t!("staff-rules-sum-higher", reports = tally.higher(), people = tally.people_higher)} }
                    li { {t!("staff-rules-sum-lower", reports = tally.lower(), people = tally.people_lower)} }
                }
            }
            div { class: "scroll", tabindex: "0", role: "region", "aria-label": t!("staff-rules-matrix"),
                table { class: "rules-matrix",
                    caption { class: "small", {t!("staff-rules-matrix-lead")} }
                    thead {
                        tr {
                            th { scope: "col", {t!("staff-rules-matrix-from")} }
                            for to in tiers.clone() {
                                th { scope: "col", key: "{to}", {t!("staff-rules-matrix-to", tier = words::tier(to))} }
                            }
                        }
                    }
                    tbody {
                        for (from , cells) in rows {
                            tr { key: "{from}",
                                th { scope: "row", TierMark { tier: from } }
                                for (to , n) in cells {
                                    td {
                                        key: "{to}",
                                        class: cell_class(from, to, n),
                                        "data-cell": "{from}-{to}",
                                        "{n}"
                                        if n > 0 && to > from {
                                            span { class: "visually-hidden", {t!("staff-rules-matrix-higher")} }
                                        }
                                        if n > 0 && to < from {
                                            span { class: "visually-hidden", {t!("staff-rules-matrix-lower")} }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
            Examples { preview: preview.clone(), now }
        }
    }
}

fn cell_class(from: Tier, to: Tier, n: i64) -> &'static str {
    match (n, to.cmp(&from)) {
        (0, _) => "number cell-none",
        (_, std::cmp::Ordering::Greater) => "number cell-higher",
        (_, std::cmp::Ordering::Less) => "number cell-lower",
        (_, std::cmp::Ordering::Equal) => "number",
    }
}

/// Some of the people whose report would have been judged otherwise.
#[component]
fn Examples(preview: RulePreview, now: Timestamp) -> Element {
    let lines: Vec<(String, Tier, Tier, RuleExample)> = preview
        .tally
        .cells
        .iter()
        .rev()
        .flat_map(|cell| cell.examples.iter().map(|example| (cell.from, cell.to, example.clone())))
        .filter_map(|(from, to, example)| {
            let known = preview.names.iter().find(|known| known.id == example.patient_id)?;
            Some((known.name.clone(), from, to, example))
        })
        .collect();
    if lines.is_empty() {
        return rsx! {};
    }
    rsx! {
        h3 { {t!("staff-rules-examples")} }
        ul { class: "rules-examples",
            for (name , from , to , example) in lines {
                li { key: "{example.patient_id}-{from}-{to}", "data-example": "{from}-{to}",
                    div { class: "rules-example-head",
                        Link { to: Page::Patient(example.patient_id).path(), class: "rules-who", "{name}" }
                        span { class: "small", {format::day_time(example.received_at, now)} }
                        TierMark { tier: from }
                        span { "aria-hidden": "true", "→" }
                        TierMark { tier: to }
                    }
                    Why { label: t!("staff-rules-example-before"), reasons: example.before.clone() }
                    Why { label: t!("staff-rules-example-after"), reasons: example.after.clone() }
                }
            }
        }
    }
}

#[component]
fn Why(label: String, reasons: Vec<Reason>) -> Element {
    let all: Vec<String> = reasons.iter().map(words::reason).collect();
    let text =
        if all.is_empty() { t!("staff-rules-example-nothing") } else { all.join(&t!("staff-list-comma")) };
    rsx! {
        p { class: "small", strong { "{label} " } "{text}" }
    }
}
