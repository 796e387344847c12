//! What comes next, and what held before.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{RuleSetState, RuleSetView, RulesPage};

use super::{Book, Changes, RuleList, SetHead};
use crate::api;
use crate::staff::{web, words};
use crate::t;
use crate::ui::{Button, ButtonKind, Notice, NoticeKind, format};

/// A set that is switched on and hasn't begun.
#[component]
pub(super) fn Coming(set: RuleSetView, now: Timestamp) -> Element {
    let book: Book = use_context();
    let mut busy = use_signal(|| false);
    let Some(switched) = set.switched else { return rsx! {} };
    let id = switched.id;
    let take_back = move |_| {
        if *busy.peek() {
            return;
        }
        busy.set(true);
        spawn(async move {
            match api::post_empty::<RulesPage>(&format!("/staff/rules/switch/{id}/take-back")).await {
                Ok(page) => {
                    book.done(page, t!("staff-rules-taken-back"));
                    web::focus_soon("page-title");
                }
                Err(error) => {
                    let words = book.refused(&error);
                    book.toasts.bad(words);
                    book.fetch().await;
                }
            }
            busy.set(false);
        });
    };
    let base = book.page.read().as_ref().and_then(|page| {
        page.sets.iter().find(|set| set.state == RuleSetState::InForce).map(|set| set.rules.clone())
    });
    rsx! {
        Notice { id: "rules-coming", kind: NoticeKind::Info, title: t!("staff-rules-coming", time = format::day_time(set.from, now)),
            p { {t!("staff-rules-coming-by", name = switched.by.name.as_str())} }
            p { {t!("staff-rules-reason", text = switched.reason.as_str())} }
            if let Some(base) = base {
                Changes { base, rules: set.rules.clone() }
            }
            Button { id: "rules-take-back", kind: ButtonKind::Secondary, busy: busy(), onclick: take_back, {t!("staff-rules-take-back")} }
        }
    }
}

/// Sets that held before or were taken back, each to be opened.
#[component]
pub(super) fn History(sets: Vec<RuleSetView>, now: Timestamp, current: String) -> Element {
    let past = sets.into_iter().filter(|set| match set.state {
        RuleSetState::TakenBack => true,
        RuleSetState::Past => set.hash != current,
        RuleSetState::Coming | RuleSetState::InForce => false,
    });
    let past: Vec<RuleSetView> = past.collect();
    if past.is_empty() {
        return rsx! {};
    }
    rsx! {
        section { id: "rules-history", "aria-labelledby": "rules-history-title",
            h2 { id: "rules-history-title", {t!("staff-rules-history")} }
            ul { class: "plain-list",
                for (n , set) in past.into_iter().enumerate() {
                    li { key: "{n}",
                        details { class: "fold", "data-set": "{set.state}",
                            summary {
                                {t!("staff-rules-history-line", from = words::full_date(set.from.date()), time = set.from.clock_time(), state = t!(format!("staff-rules-state-{}", set.state)))}
                            }
                            SetHead { set: set.clone(), now }
                            if let Some((by, at)) = set.switched.as_ref().and_then(|it| it.taken_back_by.clone().zip(it.taken_back_at)) {
                                p { class: "small", {t!("staff-rules-taken-back-by", name = by.name.as_str(), time = words::moment(at, now))} }
                            }
                            RuleList { rules: set.rules.clone() }
                        }
                    }
                }
            }
        }
    }
}
