//! Free filters over a list. Each change is in the address at once.

use std::collections::BTreeSet;
use std::hash::Hash;

use dioxus::prelude::*;
use mimamori_domain::api::ListChoices;
use mimamori_domain::filter::{AssignedTo, ListFilter, ListQuery, Span};
use mimamori_domain::patient::{Classification, Language, PlaceKind, ReportingMode};
use mimamori_domain::triage::Tier;

use crate::staff::words;
use crate::t;
use crate::ui::{Button, ButtonKind, Choice, Field, Select};

/// The panel, closed until somebody wants it.
#[component]
pub fn Filters(query: ListQuery, choices: ListChoices, onlook: Callback<ListQuery>) -> Element {
    let ListQuery { list, filter } = query.clone();
    let used = filter.pairs().len();
    let set = move |change: &dyn Fn(&mut ListFilter)| {
        let mut filter = query.filter.clone();
        change(&mut filter);
        onlook.call(ListQuery { list, filter });
    };
    let set = std::rc::Rc::new(set);
    let any = || Choice::new("", t!("staff-filter-any"));
    let with_any = |more: Vec<Choice>| std::iter::once(any()).chain(more).collect::<Vec<_>>();
    let modes = ReportingMode::ALL.iter().map(|it| Choice::new(it, t!(format!("staff-mode-{it}"))));
    let languages = Language::ALL.iter().map(|it| Choice::new(it, t!(format!("language-{it}"))));
    let hotels = choices.hotels.iter().map(|it| Choice::new(it, it.clone()));
    let mut associations = vec![Choice::new("none", t!("staff-filter-nobody"))];
    associations.extend(choices.associations.iter().map(|it| Choice::new(it.id, it.name.clone())));
    let unseen = [12, 24, 48, 72].map(|n: i64| Choice::new(n, t!("staff-filter-hours", n = n)));
    let assigned = filter.assigned.map_or_else(String::new, |to| match to {
        AssignedTo::Nobody => "none".to_owned(),
        AssignedTo::Association(id) => id.to_string(),
    });
    let risk = filter.high_risk.map_or("", |high| if high { "high" } else { "usual" });
    let language = filter.languages.iter().next().map(ToString::to_string).unwrap_or_default();
    // A word of the address is taken by the filter itself, so that the two never differ.
    let take = {
        let set = set.clone();
        move |name: &'static str, value: String, clear: fn(&mut ListFilter)| {
            set(&|filter| {
                clear(filter);
                if !value.is_empty() {
                    let _ = filter.take(name, &value);
                }
            });
        }
    };
    let take = std::rc::Rc::new(take);
    let (t1, t2, t3, t4, t5, t6) =
        (take.clone(), take.clone(), take.clone(), take.clone(), take.clone(), take.clone());
    let (s1, s2, s3, s4, s5) = (set.clone(), set.clone(), set.clone(), set.clone(), set);
    let tiers = Tier::ALL.iter().rev().copied().map(Some).chain([None]);
    rsx! {
        details { class: "list-tool", id: "filters",
            summary {
                {t!("staff-filters")}
                if used > 0 {
                    " "
                    strong { id: "filters-used", {t!("staff-filters-used", n = used)} }
                }
            }
            div { class: "list-filters",
                Checks {
                    name: "tier", legend: t!("staff-filter-tier"),
                    options: tiers.map(|tier| (tier, tier.map_or_else(|| t!("staff-tier-none"), words::tier))).collect::<Vec<_>>(),
                    chosen: filter.tiers.clone(),
                    onchange: move |chosen: BTreeSet<Option<Tier>>| s1(&|filter| filter.tiers.clone_from(&chosen)),
                }
                Checks {
                    name: "class", legend: t!("staff-filter-class"),
                    options: Classification::ALL.iter().map(|it| (*it, t!(format!("staff-class-{it}")))).collect::<Vec<_>>(),
                    chosen: filter.classifications.clone(),
                    onchange: move |chosen: BTreeSet<Classification>| s2(&|filter| filter.classifications.clone_from(&chosen)),
                }
                Checks {
                    name: "place", legend: t!("staff-filter-place"),
                    options: PlaceKind::ALL.iter().map(|it| (*it, t!(format!("staff-place-{it}")))).collect::<Vec<_>>(),
                    chosen: filter.places.clone(),
                    onchange: move |chosen: BTreeSet<PlaceKind>| s3(&|filter| filter.places.clone_from(&chosen)),
                }
                div { class: "form-grid",
                    if !choices.hotels.is_empty() {
                        Select { id: "filter-hotel", label: t!("staff-filter-hotel"), choices: with_any(hotels.collect()), value: filter.hotel.clone(),
                            onchange: move |value| t1("hotel", value, |filter| filter.hotel.clear()) }
                    }
                    Select { id: "filter-mode", label: t!("staff-filter-mode"), choices: with_any(modes.collect()), value: filter.mode.map(|it| it.to_string()).unwrap_or_default(),
                        onchange: move |value| t2("mode", value, |filter| filter.mode = None) }
                    Select { id: "filter-risk", label: t!("staff-filter-risk"), value: risk,
                        choices: with_any(vec![Choice::new("high", t!("staff-high-risk")), Choice::new("usual", t!("staff-filter-usual"))]),
                        onchange: move |value| t3("risk", value, |filter| filter.high_risk = None) }
                    Select { id: "filter-language", label: t!("staff-filter-language"), choices: with_any(languages.collect()), value: language,
                        onchange: move |value| t4("language", value, |filter| filter.languages.clear()) }
                    if !choices.associations.is_empty() {
                        Select { id: "filter-association", label: t!("staff-filter-association"), choices: with_any(associations), value: assigned,
                            onchange: move |value| t5("association", value, |filter| filter.assigned = None) }
                    }
                    Select { id: "filter-unseen", label: t!("staff-filter-unseen"), choices: with_any(unseen.to_vec()), value: filter.unseen_hours.map(|n| n.to_string()).unwrap_or_default(),
                        onchange: move |value| t6("unseen", value, |filter| filter.unseen_hours = None) }
                    FromTo { id: "age", label: t!("staff-filter-age"), span: filter.age, onchange: move |span| s4(&|filter| filter.age = span) }
                    FromTo { id: "day", label: t!("staff-filter-day"), span: filter.day, onchange: move |span| s5(&|filter| filter.day = span) }
                }
                Button { id: "filters-clear", kind: ButtonKind::Plain, disabled: used == 0,
                    onclick: move |_| onlook.call(ListQuery { list, filter: ListFilter::default() }),
                    {t!("staff-filters-clear")}
                }
            }
        }
    }
}

/// Any of some words; none means all.
#[component]
fn Checks<T: Copy + Ord + Hash + 'static>(
    name: String,
    legend: String,
    options: Vec<(T, String)>,
    chosen: BTreeSet<T>,
    onchange: EventHandler<BTreeSet<T>>,
) -> Element {
    rsx! {
        fieldset { class: "list-checks",
            legend { class: "field-label", "{legend}" }
            for (n , (value , label)) in options.into_iter().enumerate() {
                label { key: "{n}", class: "list-check",
                    input {
                        r#type: "checkbox",
                        id: "filter-{name}-{n}",
                        checked: chosen.contains(&value),
                        onchange: {
                            let chosen = chosen.clone();
                            move |event: Event<FormData>| {
                                let mut chosen = chosen.clone();
                                if event.checked() {
                                    chosen.insert(value);
                                } else {
                                    chosen.remove(&value);
                                }
                                onchange.call(chosen);
                            }
                        },
                    }
                    span { "{label}" }
                }
            }
        }
    }
}

/// From and to. What is no number yet changes nothing.
#[component]
fn FromTo(id: String, label: String, span: Span, onchange: EventHandler<Span>) -> Element {
    let number = |text: &str| match text.trim() {
        "" => Some(None),
        text => text.parse::<i64>().ok().filter(|n| (-99..=999).contains(n)).map(Some),
    };
    let text = |n: Option<i64>| n.map(|n| n.to_string()).unwrap_or_default();
    rsx! {
        Field { id: "filter-{id}-from", class: "short", label: t!("staff-filter-from", what = label.as_str()), inputmode: "numeric", value: text(span.from),
            oninput: move |typed: String| if let Some(from) = number(&typed) { onchange.call(Span { from, ..span }) } }
        Field { id: "filter-{id}-to", class: "short", label: t!("staff-filter-to", what = label.as_str()), inputmode: "numeric", value: text(span.to),
            oninput: move |typed: String| if let Some(to) = number(&typed) { onchange.call(Span { to, ..span }) } }
    }
}
