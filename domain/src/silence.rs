//! Silence is a finding (DOMAIN section 4): when a missing report, an unopened invitation or the day's call becomes a
//! task for staff.
//!
//! Made for a scheduler: [`next_due`] gives the one instant to keep in an indexed column (`silence_due_at`), to be
//! computed anew whenever one of the [`Facts`] or the limits change and after each time it came; [`findings`] says what is
//! due then, also what a change has made due.
//! Nothing here opens or closes a task; what is due keeps its `due_at`, so it can be told from one already raised.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::patient::ReportingMode;
use crate::text_enum;
use crate::time::{Duration, Timestamp};
use crate::triage::Tier;

/// The limits, from the policy of a centre. Source of the defaults: DOMAIN section 4; to be signed off by a clinician.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Hours without a report, at high risk.
    pub high_risk_hours: i64,
    /// Hours without a report, at low risk.
    pub low_risk_hours: i64,
    /// Hours until an unopened invitation means "check the number".
    pub unopened_hours: i64,
    /// No call task is made at this local hour or later; it waits for the next day.
    pub last_call_hour: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { high_risk_hours: 12, low_risk_hours: 24, unopened_hours: 24, last_call_hour: 20 }
    }
}

impl Limits {
    const fn missing(&self, high_risk: bool) -> i64 {
        if high_risk { self.high_risk_hours } else { self.low_risk_hours }
    }
}

text_enum!(
    /// What silence means for staff. Its Fluent name is `silence-<word>`.
    Kind {
        /// No report within the patient's limit. Closes itself when a report arrives.
        MissingReport = "missing-report",
        /// Never opened the invitation: check the number.
        UnopenedInvitation = "unopened-invitation",
        /// The day's call to a patient who is asked by phone. Closes itself when a report is entered.
        CallTask = "call-task",
    }
);

/// What must be known of a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Followed up, and (a contact) spoken to. Otherwise nothing is ever due.
    pub active: bool,
    /// Who reports.
    pub mode: ReportingMode,
    /// When the follow-up in this mode began: registration, the last switch of mode, the return to it (from hospital, or
    /// after an end), or when a contact was spoken to.
    pub since: Timestamp,
    /// When the invitation was last handed to a provider.
    pub invited_at: Option<Timestamp>,
    /// Has the birth date ever been accepted?
    pub opened: bool,
    /// When the newest report was received.
    pub last_report_at: Option<Timestamp>,
    /// At high risk.
    pub high_risk: bool,
    /// Tier of the newest measurement.
    pub last_tier: Option<Tier>,
    /// Local hour of the daily reminder or call, 0–23.
    pub hour: i64,
}

/// Something due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct Finding {
    /// What.
    pub kind: Kind,
    /// How it ranks among the tasks.
    pub tier: Tier,
    /// Since when it is due; with patient and kind a unique key.
    pub due_at: Timestamp,
    /// Fluent id of the sentence for staff.
    pub text: String,
    /// What the sentence needs.
    pub values: BTreeMap<String, String>,
}

/// The next instant after `after` at which something becomes due. Call it with the instant itself (or `now`) after
/// raising what [`findings`] gave, and with the time of the change whenever the facts change.
pub fn next_due(limits: &Limits, facts: &Facts, after: Timestamp) -> Option<Timestamp> {
    if !facts.active {
        return None;
    }
    let calls = (facts.mode == ReportingMode::Phone).then(|| next_call(limits, facts, after));
    let once = [missing_at(limits, facts), unopened_at(limits, facts)];
    once.into_iter().flatten().filter(|at| *at > after).chain(calls).min()
}

/// What is due at `now`, the most pressing first.
pub fn findings(limits: &Limits, facts: &Facts, now: Timestamp) -> Vec<Finding> {
    if !facts.active {
        return vec![];
    }
    let silent = if facts.high_risk || facts.last_tier.is_some_and(|tier| tier >= Tier::Watch) {
        Tier::Urgent
    } else {
        Tier::Watch
    };
    let mut found = vec![];
    if let Some(due_at) = missing_at(limits, facts).filter(|at| *at <= now) {
        let (text, from) = match facts.last_report_at {
            Some(last) => ("silence-missing-report", last),
            None => ("silence-never-reported", facts.since),
        };
        found.push(finding(Kind::MissingReport, silent, due_at, text, Some(now.since(from))));
    }
    if let Some(due_at) = unopened_at(limits, facts).filter(|at| *at <= now) {
        let waited = facts.invited_at.map(|at| now.since(at));
        found.push(finding(Kind::UnopenedInvitation, silent, due_at, "silence-unopened-invitation", waited));
    }
    if let Some(due_at) = current_call(limits, facts, now) {
        // The day's call is ordinary work until the limit has passed without it.
        let tier = if silent == Tier::Urgent { Tier::Watch } else { Tier::Routine };
        found.push(finding(Kind::CallTask, tier, due_at, "silence-call-task", None));
    }
    found.sort_by_key(|finding| std::cmp::Reverse(finding.tier));
    found
}

fn finding(kind: Kind, tier: Tier, due_at: Timestamp, text: &str, waited: Option<Duration>) -> Finding {
    let values =
        waited.map(|length| ("hours".to_owned(), length.as_hours().to_string())).into_iter().collect();
    Finding { kind, tier, due_at, text: text.to_owned(), values }
}

/// Who reports alone: the limit after the last report, or after the invitation, without which nobody can report, or
/// after the beginning. Who is asked by phone: the limit after the first call that was due and not made.
fn missing_at(limits: &Limits, facts: &Facts) -> Option<Timestamp> {
    let limit = Duration::hours(limits.missing(facts.high_risk));
    let at = match facts.mode {
        ReportingMode::Own => {
            facts.last_report_at.or(facts.invited_at).unwrap_or(facts.since).max(facts.since).plus(limit)
        }
        ReportingMode::Phone => first_call(limits, facts).plus(limit),
    };
    // Checking the number is the task when nothing was ever heard and both fall due.
    let covered = facts.mode == ReportingMode::Own
        && facts.last_report_at.is_none()
        && unopened_at(limits, facts).is_some_and(|unopened| unopened <= at);
    (!covered).then_some(at)
}

fn unopened_at(limits: &Limits, facts: &Facts) -> Option<Timestamp> {
    let waits = facts.mode == ReportingMode::Own && !facts.opened;
    facts.invited_at.filter(|_| waits).map(|at| at.plus(Duration::hours(limits.unopened_hours)))
}

/// The first call that no report has made needless: one each local day, at the patient's hour.
fn first_call(limits: &Limits, facts: &Facts) -> Timestamp {
    let day = facts.since.date();
    if let Some(reported) = facts.last_report_at.map(Timestamp::date).filter(|reported| *reported >= day) {
        return reported.plus_days(1).at(facts.hour, 0);
    }
    let today = day.at(facts.hour, 0);
    if today >= facts.since {
        today
    } else if facts.since.hour() < limits.last_call_hour {
        facts.since
    } else {
        day.plus_days(1).at(facts.hour, 0)
    }
}

fn next_call(limits: &Limits, facts: &Facts, after: Timestamp) -> Timestamp {
    let first = first_call(limits, facts);
    let today = after.date().at(facts.hour, 0);
    let next = if today > after { today } else { after.date().plus_days(1).at(facts.hour, 0) };
    if first > after { first } else { next }
}

fn current_call(limits: &Limits, facts: &Facts, now: Timestamp) -> Option<Timestamp> {
    let first = first_call(limits, facts);
    if facts.mode != ReportingMode::Phone || first > now {
        return None;
    }
    let today = now.date().at(facts.hour, 0);
    let latest = if today <= now { today } else { now.date().plus_days(-1).at(facts.hour, 0) };
    Some(latest.max(first))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::time::Date;

    fn at(day: i8, hour: i64) -> Timestamp {
        Date::new(2022, 1, day).unwrap().at(hour, 0)
    }

    fn just_before(at: Timestamp) -> Timestamp {
        at.minus(Duration::millis(1))
    }

    fn facts(mode: ReportingMode) -> Facts {
        Facts {
            active: true,
            mode,
            since: at(14, 10),
            invited_at: Some(at(14, 10)),
            opened: true,
            last_report_at: Some(at(14, 12)),
            high_risk: false,
            last_tier: Some(Tier::Routine),
            hour: 9,
        }
    }

    fn kinds(facts: &Facts, now: Timestamp) -> Vec<(Kind, Tier, Timestamp)> {
        findings(&Limits::default(), facts, now).into_iter().map(|f| (f.kind, f.tier, f.due_at)).collect()
    }

    #[test]
    fn the_limit_runs_from_the_last_report_and_is_shorter_at_high_risk() {
        let limits = Limits::default();
        for (high_risk, due) in [(false, at(15, 12)), (true, at(15, 0))] {
            let facts = Facts { high_risk, ..facts(ReportingMode::Own) };
            assert_eq!(next_due(&limits, &facts, at(14, 12)), Some(due));
            assert!(kinds(&facts, just_before(due)).is_empty());
            let tier = if high_risk { Tier::Urgent } else { Tier::Watch };
            assert_eq!(kinds(&facts, due), [(Kind::MissingReport, tier, due)]);
            assert_eq!(next_due(&limits, &facts, due), None, "one task, until a report comes");
        }
    }

    #[test]
    fn silence_after_a_bad_report_is_urgent() {
        for tier in Tier::ALL {
            let facts = Facts { last_tier: Some(*tier), ..facts(ReportingMode::Own) };
            let expected = if *tier >= Tier::Watch { Tier::Urgent } else { Tier::Watch };
            assert_eq!(kinds(&facts, at(15, 12)), [(Kind::MissingReport, expected, at(15, 12))]);
        }
        let unknown = Facts { last_tier: None, ..facts(ReportingMode::Own) };
        assert_eq!(kinds(&unknown, at(15, 12))[0].1, Tier::Watch);
    }

    #[test]
    fn the_sentence_tells_how_long() {
        let found = findings(&Limits::default(), &facts(ReportingMode::Own), at(15, 14));
        assert_eq!(
            (found[0].text.as_str(), found[0].values["hours"].as_str()),
            ("silence-missing-report", "26")
        );
        let never = Facts { last_report_at: None, ..facts(ReportingMode::Own) };
        let found = findings(&Limits::default(), &never, at(15, 10));
        assert_eq!(
            (found[0].text.as_str(), found[0].values["hours"].as_str()),
            ("silence-never-reported", "24")
        );
    }

    #[test]
    fn an_unopened_invitation_means_check_the_number() {
        let fresh =
            Facts { opened: false, last_report_at: None, last_tier: None, ..facts(ReportingMode::Own) };
        assert_eq!(next_due(&Limits::default(), &fresh, at(14, 10)), Some(at(15, 10)));
        assert!(kinds(&fresh, just_before(at(15, 10))).is_empty());
        assert_eq!(kinds(&fresh, at(15, 10)), [(Kind::UnopenedInvitation, Tier::Watch, at(15, 10))]);
        // At high risk the silence itself is noticed first.
        let risky = Facts { high_risk: true, ..fresh };
        assert_eq!(next_due(&Limits::default(), &risky, at(14, 10)), Some(at(14, 22)));
        assert_eq!(next_due(&Limits::default(), &risky, at(14, 22)), Some(at(15, 10)));
        assert_eq!(
            kinds(&risky, at(15, 10)),
            [
                (Kind::MissingReport, Tier::Urgent, at(14, 22)),
                (Kind::UnopenedInvitation, Tier::Urgent, at(15, 10))
            ]
        );
        // Sent in the morning after: one task, to check the number, and not a second one for the silence.
        let sent_later = Facts { invited_at: Some(at(15, 8)), ..fresh };
        assert_eq!(next_due(&Limits::default(), &sent_later, at(14, 10)), Some(at(16, 8)));
        assert_eq!(kinds(&sent_later, at(16, 8)), [(Kind::UnopenedInvitation, Tier::Watch, at(16, 8))]);
        // An invitation that has not gone out yet can't be unopened, but the silence counts.
        let unsent = Facts { invited_at: None, ..fresh };
        assert_eq!(kinds(&unsent, at(15, 10)), [(Kind::MissingReport, Tier::Watch, at(15, 10))]);
    }

    #[test]
    fn who_is_asked_by_phone_has_a_call_each_day() {
        let limits = Limits::default();
        let facts = facts(ReportingMode::Phone);
        assert_eq!(next_due(&limits, &facts, at(14, 12)), Some(at(15, 9)));
        assert!(kinds(&facts, just_before(at(15, 9))).is_empty());
        assert_eq!(kinds(&facts, at(15, 9)), [(Kind::CallTask, Tier::Routine, at(15, 9))]);
        assert_eq!(next_due(&limits, &facts, at(15, 9)), Some(at(16, 9)));
        assert_eq!(
            kinds(&facts, at(16, 9)),
            [(Kind::MissingReport, Tier::Watch, at(16, 9)), (Kind::CallTask, Tier::Routine, at(16, 9))]
        );
        let called = Facts { last_report_at: Some(at(15, 11)), ..facts };
        assert!(kinds(&called, at(16, 8)).is_empty());
        assert_eq!(next_due(&limits, &called, at(15, 11)), Some(at(16, 9)));
    }

    #[test]
    fn the_first_call_is_made_on_the_day_of_registration_unless_it_is_late() {
        let new = Facts { last_report_at: None, last_tier: None, ..facts(ReportingMode::Phone) };
        for (since, first) in [
            (at(14, 7), at(14, 9)),
            (at(14, 9), at(14, 9)),
            (at(14, 19), at(14, 19)),
            (at(14, 20), at(15, 9)),
            (at(14, 23), at(15, 9)),
        ] {
            let new = Facts { since, ..new };
            assert_eq!(next_due(&Limits::default(), &new, just_before(since)), Some(first), "{since}");
            assert_eq!(kinds(&new, first), [(Kind::CallTask, Tier::Routine, first)]);
        }
    }

    #[test]
    fn nothing_is_due_for_who_is_not_followed_up() {
        for mode in ReportingMode::ALL {
            let facts = Facts { active: false, ..facts(*mode) };
            assert_eq!(next_due(&Limits::default(), &facts, at(14, 0)), None);
            assert!(kinds(&facts, at(31, 0)).is_empty());
        }
    }

    proptest! {
        /// The scheduler misses nothing: between two instants that `next_due` gives, no new finding appears.
        #[test]
        fn findings_appear_only_when_due(
            phone in any::<bool>(), opened in any::<bool>(), high_risk in any::<bool>(),
            since in 0..48_i64, invited in proptest::option::of(0..48_i64), reported in proptest::option::of(0..72_i64),
            hour in 0..24_i64, later in 0..100_i64,
        ) {
            let limits = Limits::default();
            let hours = |n: i64| at(14, 0).plus(Duration::hours(n));
            let facts = Facts {
                active: true,
                mode: if phone { ReportingMode::Phone } else { ReportingMode::Own },
                since: hours(since),
                invited_at: invited.map(hours),
                opened,
                last_report_at: reported.map(hours),
                high_risk,
                last_tier: None,
                hour,
            };
            let keys = |now| -> std::collections::BTreeSet<_> {
                kinds(&facts, now).into_iter().map(|(kind, _, due)| (due, kind)).collect()
            };
            let from = hours(later);
            let before = keys(from);
            prop_assert!(before.iter().all(|(due, _)| *due <= from));
            if let Some(next) = next_due(&limits, &facts, from) {
                prop_assert!(next > from);
                prop_assert_eq!(&keys(just_before(next)), &before);
                prop_assert!(keys(next).iter().any(|(due, _)| *due == next));
            } else {
                prop_assert_eq!(keys(from.plus(Duration::days(30))), before);
            }
        }
    }
}
