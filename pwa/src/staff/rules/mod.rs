//! The rules of triage, for managers: what holds now in words, a changed set in a form or as text, what it would have done
//! to last week's reports, and switching it on.

mod edit;
mod history;
mod preview;
mod say;
mod switch;
mod typed;

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{RuleDraft, RuleSetState, RuleSetView, RulesPage};
use mimamori_domain::triage::draft::differs;
use mimamori_domain::triage::{Rule, Rules, Tier};

use self::edit::Editor;
use self::history::{Coming, History};
use self::preview::Preview;
use self::switch::SwitchOn;
use super::parts::{Failure, Loading, TierMark};
use super::session::Session;
use super::toast::Toasts;
use super::web;
use super::words;
use crate::api::{self, ApiError};
use crate::state::route::{Route, use_route};
use crate::t;
use crate::ui::{Button, ButtonKind, IconName};

/// The rules in hand. A copy of a handle; the parts of the page take it from the context.
#[derive(Clone, Copy)]
pub struct Book {
    page: Signal<Option<RulesPage>>,
    failed: Signal<Option<ApiError>>,
    /// The form is open.
    editing: Signal<bool>,
    session: Session,
    toasts: Toasts,
    route: Route,
}

impl Book {
    /// Puts it into the context, with what is known.
    pub fn provide(known: Option<RulesPage>) -> Self {
        let (session, toasts, route) = (Session::take(), Toasts::take(), use_route());
        let page = use_signal(|| known);
        let failed = use_signal(|| None::<ApiError>);
        let editing = use_signal(|| false);
        use_context_provider(|| Self { page, failed, editing, session, toasts, route })
    }
    async fn fetch(mut self) {
        match api::get::<RulesPage>("/staff/rules").await {
            Ok(page) => {
                self.failed.set(None);
                self.page.set(Some(page));
            }
            Err(error) => {
                self.session.heed(&error, self.route);
                self.failed.set(Some(error));
            }
        }
    }
    /// It is done: says so and shows what is now.
    fn done(mut self, page: RulesPage, text: String) {
        self.toasts.good(text);
        self.page.set(Some(page));
    }
    /// It was refused, in words.
    fn refused(self, error: &ApiError) -> String {
        self.session.heed(error, self.route);
        words::error(error)
    }
}

/// The page.
#[component]
pub fn RulesScreen() -> Element {
    let book = Book::provide(None);
    use_hook(|| spawn(book.fetch()));
    let page = book.page.read().clone();
    let failed = book.failed.read().clone();
    rsx! {
        div { class: "messaging rules",
            header { class: "page-head",
                h1 { id: "page-title", tabindex: "-1", {t!("staff-rules-title")} }
            }
            match (page, failed) {
                (Some(page), _) => rsx! { RulesView { page } },
                (None, Some(error)) => rsx! {
                    Failure { error, onretry: move |()| { spawn(book.fetch()); } }
                },
                (None, None) => rsx! { Loading {} },
            }
        }
    }
}

/// All of it.
#[component]
pub fn RulesView(page: RulesPage) -> Element {
    let mut book: Book = use_context();
    let RulesPage { now, version, sets, draft, preview } = page;
    let Some(current) = sets.iter().find(|set| set.state == RuleSetState::InForce).cloned() else {
        return rsx! {};
    };
    let coming = sets.iter().find(|set| set.state == RuleSetState::Coming).cloned();
    let base = current.rules.clone();
    let has_draft = draft.is_some();
    let editing = (book.editing)();
    rsx! {
        p { class: "lead", {t!("staff-rules-lead")} }
        if let Some(set) = coming.clone() {
            Coming { set, now }
        }
        if editing {
            Editor {
                key: "{version}",
                base: base.clone(),
                start: draft.as_ref().map_or_else(|| base.clone(), |draft| draft.rules.clone()),
                toml: draft.as_ref().map(|draft| draft.toml.clone()),
                version,
            }
        } else if let Some(draft) = draft {
            DraftCard { key: "{version}", draft, base: base.clone(), version, now }
            Preview { version, known: preview.clone(), now }
            if let Some(preview) = preview.filter(|preview| preview.finished) {
                SwitchOn { version, preview, now, blocked: coming.is_some() }
            }
        }
        section { id: "rules-in-force", "aria-labelledby": "rules-in-force-title",
            div { class: "page-head",
                h2 { id: "rules-in-force-title", {t!("staff-rules-in-force")} }
                if !editing && !has_draft {
                    Button {
                        id: "rules-change",
                        kind: ButtonKind::Secondary,
                        icon: IconName::Settings,
                        onclick: move |_| {
                            book.editing.set(true);
                            web::focus_soon("rules-edit-title");
                        },
                        {t!("staff-rules-change")}
                    }
                }
            }
            SetHead { set: current.clone(), now }
            RuleList { rules: base.clone() }
        }
        History { sets, now, current: current.hash }
    }
}

/// Since when, by whom, under which mark.
#[component]
fn SetHead(set: RuleSetView, now: Timestamp) -> Element {
    let short = set.hash.get(..8).unwrap_or_default().to_owned();
    rsx! {
        p { class: "rules-head",
            match &set.switched {
                Some(switched) => rsx! {
                    span { {t!("staff-rules-by", name = switched.by.name.as_str(), time = words::moment(set.from, now))} }
                    span { {t!("staff-rules-reason", text = switched.reason.as_str())} }
                },
                None => rsx! { span { {t!("staff-rules-built-in", day = words::full_date(set.rules.effective))} } },
            }
            span { class: "small", {t!("staff-rules-mark", mark = short)} }
        }
    }
}

/// Each rule in words, most urgent first.
#[component]
fn RuleList(rules: Rules) -> Element {
    let due = rules.due.clone();
    let minutes = [
        (Tier::Emergency, due.emergency_minutes),
        (Tier::Urgent, due.urgent_minutes),
        (Tier::Watch, due.watch_minutes),
    ];
    let mut listed = rules.rules.clone();
    listed.sort_by_key(|rule| std::cmp::Reverse(rule.tier));
    rsx! {
        ul { class: "rules-due",
            for (tier , minutes) in minutes {
                li { key: "{tier}",
                    TierMark { tier }
                    {t!("staff-rules-due", time = words::span(minutes))}
                }
            }
        }
        ul { class: "rules-list", "aria-label": t!("staff-rules-table"),
            for rule in listed {
                li { key: "{rule.id}", "data-rule": "{rule.id}",
                    TierMark { tier: rule.tier }
                    div { class: "rules-rule",
                        p { {say::condition(&rule.when)} }
                        p { class: "small",
                            {t!("staff-rules-sourced", source = rule.source.as_str(), day = words::full_date(rule.effective))}
                        }
                        p { class: "rule-id", "{rule.id}" }
                    }
                }
            }
        }
    }
}

/// What a draft changes, in words.
#[component]
fn DraftCard(draft: RuleDraft, base: Rules, version: i64, now: Timestamp) -> Element {
    let mut book: Book = use_context();
    let mut busy = use_signal(|| false);
    let discard = move |_| {
        busy.set(true);
        spawn(async move {
            let body = mimamori_domain::api::RuleDraftVersion { version };
            match api::post::<_, RulesPage>("/staff/rules/draft/discard", &body).await {
                Ok(page) => book.done(page, t!("staff-rules-discarded")),
                Err(error) => {
                    let words = book.refused(&error);
                    book.toasts.bad(words);
                    book.fetch().await;
                }
            }
            busy.set(false);
        });
    };
    rsx! {
        section { class: "card", id: "rules-draft", "aria-labelledby": "rules-draft-title",
            h2 { id: "rules-draft-title", {t!("staff-rules-draft")} }
            p { class: "small", {t!("staff-rules-draft-by", name = draft.by.name.as_str(), time = words::moment(draft.at, now))} }
            Changes { base, rules: draft.rules.clone() }
            div { class: "dead-doing",
                Button {
                    id: "rules-edit",
                    kind: ButtonKind::Secondary,
                    onclick: move |_| {
                        book.editing.set(true);
                        web::focus_soon("rules-edit-title");
                    },
                    {t!("staff-rules-edit")}
                }
                Button { id: "rules-discard", kind: ButtonKind::Plain, busy: busy(), onclick: discard, {t!("staff-rules-discard")} }
            }
        }
    }
}

/// What is other in one set than in another, line by line.
#[component]
fn Changes(base: Rules, rules: Rules) -> Element {
    let lines = changes(&base, &rules);
    rsx! {
        ul { class: "rules-changes",
            for (id , line) in lines {
                li { key: "{id}", "data-change": "{id}", "{line}" }
            }
        }
    }
}

/// The same as words, each with the id of its rule.
fn changes(base: &Rules, rules: &Rules) -> Vec<(String, String)> {
    let one = |rule: &Rule| {
        let known = base.rules.iter().find(|known| known.id == rule.id);
        let now = say::rule(rule);
        match known {
            Some(known) if differs(known, rule) => {
                Some(t!("staff-rules-changed", before = say::rule(known), after = now))
            }
            Some(_) => None,
            None => Some(t!("staff-rules-added", after = now)),
        }
    };
    let mut lines: Vec<_> =
        rules.rules.iter().filter_map(|rule| Some((rule.id.clone(), one(rule)?))).collect();
    for known in &base.rules {
        if rules.rules.iter().all(|rule| rule.id != known.id) {
            lines.push((known.id.clone(), t!("staff-rules-left-out", before = say::rule(known))));
        }
    }
    let (was, is) = (&base.due, &rules.due);
    for (tier, was, is) in [
        (Tier::Emergency, was.emergency_minutes, is.emergency_minutes),
        (Tier::Urgent, was.urgent_minutes, is.urgent_minutes),
        (Tier::Watch, was.watch_minutes, is.watch_minutes),
    ] {
        if was != is {
            let (before, after) = (words::span(was), words::span(is));
            let line =
                t!("staff-rules-due-changed", tier = words::tier(tier), before = before, after = after);
            lines.push((format!("due-{tier}"), line));
        }
    }
    let other = base.news2 != rules.news2 || base.baseline != rules.baseline || base.missing != rules.missing;
    if other {
        lines.push(("rest".into(), t!("staff-rules-rest-changed")));
    }
    lines
}
