//! What is round the patient: where they stay and stayed, who lives with them, which centres share them.

use dioxus::prelude::*;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{PatientPage, StayView};

use crate::staff::pages::Page;
use crate::staff::parts::TierMark;
use crate::staff::words;
use crate::state::route::Link;
use crate::t;
use crate::ui::format;

/// The card.
#[component]
pub fn Around(page: PatientPage, now: Timestamp) -> Element {
    rsx! {
        section { class: "card around", "aria-labelledby": "around-title",
            h2 { id: "around-title", {t!("staff-around-title")} }
            dl { class: "facts",
                div {
                    dt { {t!("staff-field-place")} }
                    dd { id: "place-now", {words::place(page.line.place, &page.form.hotel, &page.form.room)} }
                }
                div {
                    dt { {t!("staff-around-centers")} }
                    dd { id: "related-centers",
                        if page.related_centers.is_empty() {
                            {page.center.clone()}
                        } else {
                            {t!("staff-around-shared", center = page.center.as_str(), others = page.related_centers.join(&t!("staff-list-comma")))}
                        }
                    }
                }
            }
            if !page.stays.is_empty() {
                h3 { {t!("staff-around-stays")} }
                ol { class: "stays", id: "stays",
                    for (n , stay) in page.stays.iter().enumerate() {
                        li { key: "{n}", Stay { stay: stay.clone(), now } }
                    }
                }
            }
            h3 { {t!("staff-around-household")} }
            if page.household.is_empty() {
                p { class: "small", id: "household-empty",
                    {if page.line.lives_alone { t!("staff-lives-alone") } else { t!("staff-around-nobody") }}
                }
            }
            ul { class: "household", id: "household",
                for member in page.household.iter() {
                    li { key: "{member.id}", "data-member": "{member.id}",
                        TierMark { tier: member.tier }
                        Link { to: Page::Patient(member.id).path(), "{member.name}" }
                        span { class: "small", {t!("staff-age", n = member.age)} }
                        span { class: "small", {t!(format!("staff-class-{}", member.classification))} }
                        span { class: "small", {t!(format!("staff-status-{}", member.status))} }
                    }
                }
            }
        }
    }
}

#[component]
fn Stay(stay: StayView, now: Timestamp) -> Element {
    rsx! {
        span { {words::place(stay.place, &stay.hotel, &stay.room)} }
        span { class: "small", {format::day_time(stay.since, now)} " – " {format::day_time(stay.until, now)} }
        span { class: "small", {stay.by.as_ref().map_or_else(|| t!("staff-merge-patient"), |by| by.name.clone())} }
    }
}
