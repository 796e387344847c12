//! A health centre's own data in the hands of its manager.

use serde::{Deserialize, Serialize};

use crate::api::StaffName;
use crate::patient::Language;
use crate::policy::CenterPolicy;
use crate::time::Timestamp;

/// Longest words of a centre to its patients in one language, in characters.
pub const ADVICE_MOST: usize = 500;
/// Longest reason for another policy, in characters.
pub const POLICY_REASON_MOST: usize = 500;

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
/// How closely the asker's centre watches its patients.
pub struct PolicyPage {
    /// Grows with every change; a change names the one it was made from. 0 when there never was one.
    pub version: i64,
    /// What holds.
    pub policy: CenterPolicy,
    /// The operator's, which holds where a centre has set nothing.
    pub house: CenterPolicy,
    /// Has the centre set its own?
    pub own: bool,
    /// The change is being worked through: not all patients are looked at by it yet.
    pub settling: bool,
    /// The last changes, newest first.
    pub changes: Vec<PolicyChange>,
}
/// A change of it.
pub struct PolicyChange {
    /// What was set; absent when the operator's was to hold again.
    pub policy: Option<CenterPolicy>,
    /// Who.
    pub by: StaffName,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}
/// Another policy.
pub struct PutPolicy {
    /// [`PolicyPage::version`] it was made from.
    pub version: i64,
    /// What holds from now on; absent for the operator's.
    pub policy: Option<CenterPolicy>,
    /// Why, at most [`POLICY_REASON_MOST`] characters.
    pub reason: String,
}
}
