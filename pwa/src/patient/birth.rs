//! The birth date as people know theirs: by the Western year or by the era, three short numbers, and what was
//! understood said back.

use dioxus::prelude::*;
use mimamori_domain::Date;
pub use mimamori_domain::birth::BirthDate;
use mimamori_domain::birth::{ERAS, in_era};

use crate::t;
use crate::ui::{Choice, Field, Icon, IconName, Radios, field_head};

/// The entry.
#[component]
pub fn BirthDateField(value: BirthDate, onchange: EventHandler<BirthDate>, error: Option<String>) -> Element {
    let understood = value.read().ok();
    let choices: Vec<Choice> =
        ERAS.iter().map(|(era, _)| Choice::new(era, t!(format!("era-{era}")))).collect();
    let change = move |part: fn(&mut BirthDate) -> &mut String, value: &BirthDate, text: String| {
        let mut new = value.clone();
        *part(&mut new) = text;
        onchange.call(new);
    };
    let (of_era, of_year, of_month, of_day) = (value.clone(), value.clone(), value.clone(), value.clone());
    rsx! {
        fieldset { class: "field birth", id: "birth", "aria-describedby": "birth-hint birth-error",
            legend { class: "field-head",
                {field_head(&t!("door-birth"), None)}
            }
            p { id: "birth-hint", class: "field-hint", {t!("door-birth-hint")} }
            Radios {
                id: "era",
                label: t!("door-era"),
                choices,
                value: value.era.clone(),
                inline: true,
                onchange: move |text| change(|new| &mut new.era, &of_era, text),
            }
            div { class: "birth-parts",
                Field {
                    id: "birth-year",
                    label: t!("door-year"),
                    value: value.year.clone(),
                    inputmode: "numeric",
                    maxlength: 8,
                    oninput: move |text| change(|new| &mut new.year, &of_year, text),
                }
                Field {
                    id: "birth-month",
                    label: t!("door-month"),
                    value: value.month.clone(),
                    inputmode: "numeric",
                    maxlength: 4,
                    oninput: move |text| change(|new| &mut new.month, &of_month, text),
                }
                Field {
                    id: "birth-day",
                    label: t!("door-day"),
                    value: value.day.clone(),
                    inputmode: "numeric",
                    maxlength: 4,
                    oninput: move |text| change(|new| &mut new.day, &of_day, text),
                }
            }
            p { class: "birth-understood", id: "birth-understood", "aria-live": "polite",
                if let Some(date) = understood {
                    {said_back(date)}
                }
            }
            div { id: "birth-error", class: "field-error", role: "alert",
                if let Some(error) = error {
                    Icon { name: IconName::Error }
                    span { "{error}" }
                }
            }
        }
    }
}

fn said_back(date: Date) -> String {
    let month = t!(format!("month-{}", date.month()));
    let western = t!("door-date", year = date.year(), month = month, day = date.day());
    match in_era(date) {
        Some((era, year)) => {
            let era = t!("door-era-year", era = t!(format!("era-{era}")), year = year);
            t!("door-understood", date = western, era = era)
        }
        None => western,
    }
}
