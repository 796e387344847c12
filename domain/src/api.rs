//! The shapes that travel between the two browser programs and the server, described by `/openapi.json`.
//!
//! Everything under `/api/v1`. A refusal is `application/problem+json` ([`Problem`]). Requests that change something
//! carry the header [`CSRF_HEADER`] with the token of [`Home::csrf`] or [`Me::csrf`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::values::FieldError;

/// Header that carries the CSRF token.
pub const CSRF_HEADER: &str = "x-csrf-token";

/// Longest text that staff write to a patient, in characters.
pub const LETTER_MAX: usize = 500;

macro_rules! dto {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
        pub struct $name { $($body)* }
    )+};
}

mod account;
mod association;
mod center;
mod close_contact;
mod export;
mod figures;
mod follow_up;
mod hotel;
mod import;
mod lists;
mod live;
mod messaging;
mod on_call;
mod page;
mod patient;
mod person;
mod rules;
mod staff;
mod transfer;
mod words;

pub use account::*;
pub use association::*;
pub use center::*;
pub use close_contact::*;
pub use export::*;
pub use figures::*;
pub use follow_up::*;
pub use hotel::*;
pub use import::*;
pub use lists::*;
pub use live::*;
pub use messaging::*;
pub use on_call::*;
pub use page::*;
pub use patient::*;
pub use person::*;
pub use rules::*;
pub use staff::*;
pub use transfer::*;
pub use words::*;

dto! {
/// RFC 9457 problem. `code` is stable; the reader's text is the Fluent message `problem-<code>`.
pub struct Problem {
    /// HTTP status.
    pub status: u16,
    /// Stable code, kebab-case.
    pub code: String,
    /// A safe sentence in English.
    pub title: String,
    /// Refused fields, for forms.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldError>,
    /// When to try again, in seconds, for 429 and 503.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<i64>,
    /// What the text of the code needs: `tries` left, `who` has it, …
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, String>,
}
}
