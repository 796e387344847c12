//! Which columns a list shows, chosen by whoever looks and kept on this device: it is about the screen, not the person.

use dioxus::prelude::*;
pub use mimamori_domain::api::ListColumn as Column;

use crate::state::browser;
use crate::t;

const KEPT: &str = "staff-list-columns";

/// The chosen columns. A copy of a handle.
#[derive(Clone, Copy, PartialEq)]
pub struct ColumnChoice(Signal<Vec<Column>>);

/// As kept, or what most work needs.
fn kept() -> Vec<Column> {
    match browser::local_get(KEPT) {
        Some(words) => words.split(',').filter_map(|word| word.parse().ok()).collect(),
        None => vec![Column::Values, Column::Place, Column::Kind, Column::Contact],
    }
}

impl ColumnChoice {
    /// For a page.
    pub fn use_here() -> Self {
        Self(use_signal(kept))
    }
    /// Those shown, in one order.
    pub fn shown(self) -> Vec<Column> {
        let chosen = self.0.read();
        Column::ALL.iter().copied().filter(|column| chosen.contains(column)).collect()
    }
    fn set(mut self, column: Column, wanted: bool) {
        self.0.with_mut(|chosen| {
            chosen.retain(|known| *known != column);
            if wanted {
                chosen.push(column);
            }
        });
        let words: Vec<&str> = self.shown().into_iter().map(Column::as_str).collect();
        browser::local_set(KEPT, &words.join(","));
    }
}

/// Chooses them.
#[component]
pub fn Columns(choice: ColumnChoice) -> Element {
    let shown = choice.shown();
    rsx! {
        details { class: "list-tool", id: "columns",
            summary { {t!("staff-list-columns")} }
            fieldset { class: "list-checks",
                legend { class: "visually-hidden", {t!("staff-list-columns")} }
                for column in Column::ALL.iter().copied() {
                    label { key: "{column}", class: "list-check",
                        input {
                            r#type: "checkbox",
                            id: "column-{column}",
                            checked: shown.contains(&column),
                            onchange: move |event| choice.set(column, event.checked()),
                        }
                        span { {t!(format!("staff-list-column-{column}"))} }
                    }
                }
            }
        }
    }
}
