//! One timeline: what happened to the patient, of all kinds or of some, newest first, with who and when.

use std::collections::BTreeSet;

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{NoteKind, Timeline, TimelineEvent, TimelineItem, TimelineKind, ToldBy};
use mimamori_domain::report::Answers;
use mimamori_domain::values::{Pulse, Temperature};

use super::Patient;
use super::writing::{Kind, WritingForm};
use crate::api;
use crate::staff::form::fields::label;
use crate::staff::parts::TierMark;
use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, format};

/// The card: fetches by itself, so that the page need not wait for it.
#[component]
pub fn TimelineCard(
    now: Timestamp,
    /// A doctor's finding may be written.
    can_find: bool,
) -> Element {
    let patient: Patient = use_context();
    let mut chosen = use_signal(BTreeSet::<TimelineKind>::new);
    let mut first = use_signal(|| None::<Timeline>);
    let mut older = use_signal(Vec::<TimelineItem>::new);
    let mut next = use_signal(|| None::<Option<String>>);
    let mut busy = use_signal(|| false);
    let mut turn = use_signal(|| 0_u64);
    let fetch = use_callback(move |before: Option<String>| {
        *turn.write() += 1;
        let asked = *turn.peek();
        let kinds: Vec<&str> = chosen.peek().iter().map(|kind| kind.as_str()).collect();
        let before_query = before.as_ref().map(|place| format!("&before={place}")).unwrap_or_default();
        let path = patient.path(&format!("timeline?kinds={}{before_query}", kinds.join(",")));
        busy.set(before.is_some());
        spawn(async move {
            let answer = api::get::<Timeline>(&path).await;
            if *turn.peek() != asked {
                return;
            }
            busy.set(false);
            match answer {
                Ok(page) if before.is_some() => {
                    older.write().extend(page.items);
                    next.set(Some(page.next));
                }
                Ok(page) => first.set(Some(page)),
                Err(error) if before.is_some() => patient.refused(&error),
                // The page itself says when nothing can be had.
                Err(_) => {}
            }
        });
    });
    // Whenever the page was had anew, something may have happened.
    use_effect(move || {
        if patient.page.read().is_some() {
            fetch.call(None);
        }
    });
    let choose = use_callback(move |kind: Option<TimelineKind>| {
        match kind {
            None => chosen.write().clear(),
            Some(kind) => {
                let mut chosen = chosen.write();
                if !chosen.remove(&kind) {
                    chosen.insert(kind);
                }
            }
        }
        first.set(None);
        older.write().clear();
        next.set(None);
        fetch.call(None);
    });
    let page = first.read().clone();
    let mut items = page.as_ref().map(|page| page.items.clone()).unwrap_or_default();
    let known: BTreeSet<String> = items.iter().map(|item| item.id.clone()).collect();
    items.extend(older.read().iter().filter(|item| !known.contains(&item.id)).cloned());
    let cursor = next.read().clone().unwrap_or_else(|| page.as_ref().and_then(|page| page.next.clone()));
    rsx! {
        section { class: "card timeline-card", "aria-labelledby": "timeline-title",
            h2 { id: "timeline-title", {t!("staff-timeline-title")} }
            if can_find {
                WritingForm { kind: Kind::Finding }
            }
            Filter { chosen: chosen(), onchoose: choose }
            if page.is_some() {
                TimelineList { items, now }
            }
            if let Some(place) = cursor {
                div { class: "more",
                    Button { kind: ButtonKind::Secondary, id: "timeline-more", busy: busy(), onclick: move |_| fetch.call(Some(place.clone())), {t!("staff-more")} }
                }
            }
        }
    }
}

/// Which kinds are shown: all but the looks until some are chosen.
#[component]
fn Filter(chosen: BTreeSet<TimelineKind>, onchoose: EventHandler<Option<TimelineKind>>) -> Element {
    rsx! {
        div { class: "chips", role: "group", "aria-label": t!("staff-timeline-filter"),
            button { r#type: "button", class: "chip", id: "timeline-all", "aria-pressed": chosen.is_empty(), onclick: move |_| onchoose.call(None),
                {t!("staff-timeline-all")}
            }
            for kind in TimelineKind::ALL.iter().copied() {
                button { key: "{kind}", r#type: "button", class: "chip", id: "timeline-{kind}", "aria-pressed": chosen.contains(&kind), onclick: move |_| onchoose.call(Some(kind)),
                    {t!(format!("staff-timeline-{kind}"))}
                }
            }
        }
    }
}

/// The lines.
#[component]
pub fn TimelineList(items: Vec<TimelineItem>, now: Timestamp) -> Element {
    if items.is_empty() {
        return rsx! { p { class: "small", id: "timeline-empty", {t!("staff-timeline-empty")} } };
    }
    rsx! {
        ol { class: "timeline", id: "timeline",
            for item in items {
                Line { key: "{item.id}", item, now }
            }
        }
    }
}

#[component]
fn Line(item: TimelineItem, now: Timestamp) -> Element {
    let kind = item.event.kind();
    let by = item.by.as_ref().map_or_else(|| by_whom(&item.event), |by| by.name.clone());
    let note = if let TimelineEvent::Note { note, .. } = item.event { Some(note.as_str()) } else { None };
    rsx! {
        li { class: "event event-{kind}", "data-kind": "{kind}", "data-note-kind": note,
            p { class: "event-when",
                span { class: "when", {format::day_time(item.at, now)} }
                if !by.is_empty() {
                    span { class: "small", "{by}" }
                }
            }
            div { class: "event-what", What { event: item.event.clone(), now } }
        }
    }
}

/// Who it was where nobody of staff is named.
fn by_whom(event: &TimelineEvent) -> String {
    match event {
        TimelineEvent::Report { .. } | TimelineEvent::Edit { .. } => t!("staff-reports-by-patient"),
        TimelineEvent::Note { .. } => t!("staff-notes-machine"),
        _ => String::new(),
    }
}

#[component]
fn What(event: TimelineEvent, now: Timestamp) -> Element {
    match event {
        TimelineEvent::Report { tier, answers, told_by, told_note, corrects, .. } => {
            let told = told_by.map(|by| told(by, &told_note));
            rsx! {
                p { class: "note-head",
                    TierMark { tier: Some(tier) }
                    strong { {measured(&answers)} }
                    if corrects {
                        span { class: "flag flag-plain", {t!("staff-reports-correction")} }
                    }
                }
                p { class: "small", {complaints(&answers)} }
                if let Some(told) = told {
                    p { class: "small", "{told}" }
                }
                if !answers.comment.is_empty() {
                    p { class: "quote", "{answers.comment}" }
                }
            }
        }
        TimelineEvent::Alert { alert, tier, raised } => rsx! {
            p { class: "note-head",
                TierMark { tier: Some(tier) }
                strong { {if raised { t!("staff-timeline-raised") } else { t!("staff-timeline-opened") }} }
                span { {t!(format!("staff-kind-{alert}"))} }
            }
        },
        TimelineEvent::Note { note, outcome, text } => rsx! {
            p { class: "note-head",
                strong { {t!(format!("staff-note-{note}"))} }
                if let Some(outcome) = outcome {
                    span { class: "flag flag-plain", {t!(format!("staff-outcome-{outcome}"))} }
                }
            }
            if !text.is_empty() {
                p { class: "note-text", {words_of(note, text)} }
            }
        },
        TimelineEvent::Message { message, state } => rsx! {
            p { class: "note-head",
                strong { {t!(format!("staff-message-{message}"))} }
                span { {t!(format!("staff-state-{state}"))} }
            }
        },
        TimelineEvent::Letter { text, read_at } => rsx! {
            p { class: "note-head",
                strong { {t!("staff-timeline-letter")} }
                span { class: "small",
                    match read_at {
                        Some(at) => t!("staff-letter-read", when = words::moment(at, now)),
                        None => t!("staff-letter-unread"),
                    }
                }
            }
            p { class: "note-text", "{text}" }
        },
        TimelineEvent::Number { position, state, .. } => rsx! {
            p { class: "note-head",
                strong { {t!("staff-timeline-nth", n = position)} }
                span { {t!(format!("staff-number-{state}"))} }
            }
        },
        TimelineEvent::Edit { fields } => {
            let fields: Vec<String> = fields.iter().map(|field| label(field)).collect();
            rsx! {
                p { class: "note-head",
                    strong { {t!("staff-timeline-edited")} }
                    span { {fields.join(&t!("staff-list-comma"))} }
                }
            }
        }
        TimelineEvent::View { times } => rsx! {
            p { class: "note-head", span { {t!("staff-timeline-viewed", n = times)} } }
        },
    }
}

/// What was written; a day that was decided stands before its reason, and is said as every other.
fn words_of(note: NoteKind, text: String) -> String {
    let decided = text.split_once(' ').filter(|_| note == NoteKind::ReleaseDate);
    match decided.and_then(|(day, reason)| Some((day.parse().ok()?, reason))) {
        Some((day, reason)) => format!("{} {reason}", format::day(day)),
        None => text,
    }
}

/// "家族（長女 良子）から聞き取り"
pub fn told(by: ToldBy, note: &str) -> String {
    let by = t!(format!("staff-told-{by}"));
    if note.is_empty() {
        t!("staff-told-line", who = by)
    } else {
        t!("staff-told-line-named", who = by, name = note)
    }
}

fn measured(answers: &Answers) -> String {
    let values = [
        words::spo2_number(answers.spo2).map(|v| format!("{}{}", words::spo2(v), t!("staff-unit-percent"))),
        answers
            .temperature
            .map(Temperature::get)
            .map(|v| format!("{}{}", words::tenths(v), t!("staff-unit-celsius"))),
        answers.pulse.map(Pulse::get).map(|v| format!("{v}{}", t!("staff-unit-bpm"))),
    ];
    let values: Vec<String> = values.into_iter().flatten().collect();
    if values.is_empty() { t!("staff-timeline-unmeasured") } else { values.join("  ") }
}

fn complaints(answers: &Answers) -> String {
    let signs = answers.signs.iter().map(|sign| t!(format!("sign-{sign}")));
    let symptoms = answers.symptoms.iter().map(|symptom| t!(format!("symptom-{symptom}")));
    let pill = (answers.antipyretic == Some(true)).then(|| t!("staff-antipyretic-yes"));
    let all: Vec<String> = signs.chain(symptoms).chain(pill).collect();
    if all.is_empty() { t!("staff-reports-no-symptoms") } else { all.join(&t!("staff-list-comma")) }
}
