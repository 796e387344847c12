//! A health centre's own data in the hands of its manager.

use serde::{Deserialize, Serialize};

use crate::patient::Language;

/// Longest words of a centre to its patients in one language, in characters.
pub const ADVICE_MOST: usize = 500;

dto! {
/// What patients see of the centre.
pub struct CenterSheet {
    /// Grows with every change; a change names the one it was made from.
    pub version: i64,
    /// 保健所名
    pub name: String,
    /// By day.
    pub phone: String,
    /// At night and on holidays; empty when there is none.
    pub night_phone: String,
    /// Hours of `phone`, as text.
    pub hours: String,
    /// The prefecture's consultation line; empty when there is none.
    pub consultation_phone: String,
    /// The centre's own words to patients; who reads a language that is missing reads the Japanese ones.
    pub advice: Vec<CenterAdvice>,
}
/// The centre's own words to patients in one language.
pub struct CenterAdvice {
    /// Language.
    pub language: Language,
    /// Plain text, at most [`ADVICE_MOST`] characters.
    pub text: String,
}
}
