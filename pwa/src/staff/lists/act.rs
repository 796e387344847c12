//! What an act on many patients does, and what it must know for it: an association, where to, which centre, the words.

use dioxus::prelude::*;
use mimamori_domain::api::{BulkAct, ListChoices};
use mimamori_domain::patient::PlaceKind;

use crate::staff::centers::{CenterFields, Centers, Typed};
use crate::t;
use crate::ui::{Check, Choice, Field, Radios, Select};

/// In the order in which they are offered.
const KINDS: &[&str] = &["close-no-problem", "assign", "move", "transfer"];

/// In the choice of a place: home, and a hotel whose name is typed. Hotels that are known stand behind `hotel:`.
const HOME: &str = "home";
const OTHER: &str = "other";
const KNOWN: &str = "hotel:";

/// What is chosen and typed. A copy of handles.
#[derive(Clone, Copy, PartialEq)]
pub struct Draft {
    kind: Signal<String>,
    association: Signal<String>,
    place: Signal<String>,
    hotel: Signal<String>,
    other: Typed,
    keep: Signal<bool>,
    note: Signal<String>,
    tried: Signal<bool>,
}

impl Draft {
    /// Of this form.
    pub fn use_here() -> Self {
        Self {
            kind: use_signal(|| BulkAct::CloseNoProblem.word().to_owned()),
            association: use_signal(String::new),
            place: use_signal(String::new),
            hotel: use_signal(String::new),
            other: Typed::use_here(),
            keep: use_signal(|| false),
            note: use_signal(|| t!("staff-bulk-note-usual")),
            tried: use_signal(|| false),
        }
    }

    /// The act and its words; else the fields say what is missing.
    pub fn ready(mut self) -> Option<(BulkAct, String)> {
        self.tried.set(true);
        match self.kind.peek().as_str() {
            "assign" => {
                Some((BulkAct::Assign { association: self.association.peek().parse().ok() }, String::new()))
            }
            "move" => {
                let (place, hotel) = match self.place.peek().as_str() {
                    HOME => (PlaceKind::Home, String::new()),
                    OTHER => (PlaceKind::Hotel, self.hotel.peek().trim().to_owned()),
                    known => (PlaceKind::Hotel, known.strip_prefix(KNOWN)?.to_owned()),
                };
                let sound = place == PlaceKind::Home || !hotel.is_empty();
                sound.then_some((BulkAct::Move { place, hotel }, String::new()))
            }
            "transfer" => {
                let (center, note) = self.other.ready()?;
                Some((BulkAct::Transfer { center, keep_shared: *self.keep.peek() }, note))
            }
            _ => {
                let note = self.note.peek().trim().to_owned();
                (!note.is_empty()).then_some((BulkAct::CloseNoProblem, note))
            }
        }
    }
}

/// Which act, and its fields. `hotel` is the one that the list shows: nobody is moved to where they are.
#[component]
pub fn ActFields(draft: Draft, choices: ListChoices, hotel: String) -> Element {
    let Draft { mut kind, mut association, mut note, tried, .. } = draft;
    let centers = Centers::use_here();
    let kinds =
        KINDS.iter().map(|word| Choice::new(word, t!(format!("staff-bulk-act-{word}")))).collect::<Vec<_>>();
    let mut associations = vec![Choice::new("", t!("staff-filter-nobody"))];
    associations.extend(choices.associations.iter().map(|it| Choice::new(it.id, it.name.clone())));
    let missing = (tried() && note.read().trim().is_empty()).then(|| t!("field-error-required"));
    rsx! {
        Radios { id: "bulk-act", label: t!("staff-bulk-what"), choices: kinds, inline: true, value: kind(),
            onchange: move |value: String| {
                if value == "transfer" {
                    centers.wish.call(());
                }
                kind.set(value);
            }
        }
        match kind.read().as_str() {
            "assign" => rsx! {
                Select { id: "bulk-association", label: t!("staff-filter-association"), choices: associations, value: association(),
                    onchange: move |value| association.set(value) }
            },
            "move" => rsx! { PlaceFields { draft, hotels: choices.hotels, but: hotel } },
            "transfer" => rsx! { AskFields { draft, centers } },
            _ => rsx! {
                Field { id: "bulk-note", label: t!("staff-bulk-note"), hint: t!("staff-bulk-note-hint"), rows: 2, maxlength: 2000, required: true,
                    value: note(), error: missing, oninput: move |text| note.set(text) }
            },
        }
    }
}

/// Where to: a hotel of which somebody is known, one that is typed, or home.
#[component]
fn PlaceFields(draft: Draft, hotels: Vec<String>, but: String) -> Element {
    let Draft { mut place, mut hotel, tried, .. } = draft;
    let known = hotels.into_iter().filter(|name| *name != but);
    let mut places = vec![Choice::new("", t!("staff-form-choose"))];
    places.extend(known.map(|name| Choice::new(format!("{KNOWN}{name}"), name)));
    places.push(Choice::new(OTHER, t!("staff-bulk-place-other")));
    places.push(Choice::new(HOME, t!("staff-place-home")));
    let needed = |empty: bool| (tried() && empty).then(|| t!("field-error-required"));
    rsx! {
        Select { id: "bulk-place", label: t!("staff-bulk-place"), hint: t!("staff-bulk-place-hint"), choices: places, required: true, value: place(),
            error: needed(place.read().is_empty()), onchange: move |value| place.set(value) }
        if *place.read() == OTHER {
            Field { id: "bulk-hotel", label: t!("staff-field-hotel"), required: true, maxlength: 80, value: hotel(),
                error: needed(hotel.read().trim().is_empty()), oninput: move |text| hotel.set(text) }
        }
    }
}

/// Which centre, what it must know, and whether we go on seeing them.
#[component]
fn AskFields(draft: Draft, centers: Centers) -> Element {
    let mut keep = draft.keep;
    rsx! {
        p { class: "small", {t!("staff-bulk-transfer-lead")} }
        CenterFields { id: "bulk", typed: draft.other, centers, but: vec![], label: t!("staff-transfer-note"), hint: t!("staff-bulk-transfer-hint") }
        Check { id: "bulk-keep", label: t!("staff-transfer-keep"), checked: keep(), onchange: move |on| keep.set(on) }
    }
}
