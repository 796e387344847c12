//! Rule sets in the hands of managers: reading them, a changed one, what it would have done, switching it on.

use serde::{Deserialize, Serialize};

use crate::api::StaffName;
use crate::ids::{PatientId, RuleSwitchId};
use crate::text_enum;
use crate::time::Timestamp;
use crate::triage::Rules;
use crate::triage::preview::RuleTally;

text_enum!(
    /// Where a rule set stands. Its Fluent name is `staff-rules-state-<word>`.
    RuleSetState {
        /// Switched on for later.
        Coming = "coming",
        /// Reports are judged by it.
        InForce = "in-force",
        /// Another one came after it.
        Past = "past",
        /// Taken back before it began.
        TakenBack = "taken-back",
    }
);

dto! {
/// The rules of the asker's centre.
pub struct RulesPage {
    /// The server's clock.
    pub now: Timestamp,
    /// Grows with everything that is done to the draft; a change names the one it was made from.
    pub version: i64,
    /// Newest first: coming, in force, past.
    pub sets: Vec<RuleSetView>,
    /// A changed set that isn't switched on.
    pub draft: Option<RuleDraft>,
    /// What it would have done.
    pub preview: Option<RulePreview>,
}
/// A rule set.
pub struct RuleSetView {
    /// Hash of its content, as kept with every assessment.
    pub hash: String,
    /// The content.
    pub rules: Rules,
    /// Where it stands.
    pub state: RuleSetState,
    /// From when on reports are judged by it.
    pub from: Timestamp,
    /// Who switched it on; absent for the rules that come with the program.
    pub switched: Option<RuleSwitched>,
}
/// Who switched a set on and why.
pub struct RuleSwitched {
    /// Id.
    pub id: RuleSwitchId,
    /// Who.
    pub by: StaffName,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
    /// Who took it back.
    pub taken_back_by: Option<StaffName>,
    /// When.
    pub taken_back_at: Option<Timestamp>,
}
/// A changed set.
pub struct RuleDraft {
    /// The content.
    pub rules: Rules,
    /// The same as the text of a rule file.
    pub toml: String,
    /// Who changed it last.
    pub by: StaffName,
    /// When.
    pub at: Timestamp,
}
/// What a draft would have done to the reports of the last days.
pub struct RulePreview {
    /// Reports that arrived since then.
    pub since: Timestamp,
    /// People of the centre looked at.
    pub done: i64,
    /// People of the centre.
    pub total: i64,
    /// All have been looked at.
    pub finished: bool,
    /// The result so far.
    pub tally: RuleTally,
    /// Names of the people in the examples.
    pub names: Vec<PatientName>,
}
/// Somebody's name.
pub struct PatientName {
    /// Who.
    pub id: PatientId,
    /// Name.
    pub name: String,
}
/// A draft as it is kept: the content, or the text of a rule file.
pub struct PutRuleDraft {
    /// [`RulesPage::version`] it was made from.
    pub version: i64,
    /// From the form.
    #[serde(default)]
    pub rules: Option<Rules>,
    /// From the expert's view.
    #[serde(default)]
    pub toml: Option<String>,
}
/// Something done to the draft.
pub struct RuleDraftVersion {
    /// [`RulesPage::version`] it was seen at.
    pub version: i64,
}
/// Reports are judged by the draft from then on.
pub struct SwitchRules {
    /// [`RulesPage::version`] it was seen at.
    pub version: i64,
    /// From when on; absent for at once.
    pub from: Option<Timestamp>,
    /// Why.
    pub reason: String,
}
}
