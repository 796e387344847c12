//! A cell of a file, by what it is: only words that people typed can pretend to be a formula.

use mimamori_domain::{Date, Timestamp};

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// What people typed, or may have typed.
    Text(String),
    /// Letters and digits that the program made or checked: an id, a telephone number, a word of a list.
    Plain(String),
    /// A number, as it is written.
    Number(String),
    /// A day.
    Day(Date),
    /// A local moment, to the minute.
    Moment(Timestamp),
}

impl Cell {
    /// Typed words; nothing when there are none.
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
    /// Checked letters; nothing when there are none.
    pub(super) fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Plain(text) }
    }
    /// A day, if there is one.
    pub(super) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
    /// A number, if there is one.
    pub(super) fn number(number: Option<impl ToString>) -> Self {
        number.map_or(Self::Empty, |number| Self::Number(number.to_string()))
    }
}

/// `2022-01-20 10:05`, by the local clock.
pub(super) fn moment(at: Timestamp) -> String {
    format!("{} {}", at.date(), at.clock_time())
}
