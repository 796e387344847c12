//! What a changed rule set would have done: the same reports judged by the rules in force and by the draft, with the
//! same past and the same person, so that every difference comes from the rules.

use serde::{Deserialize, Serialize};

use super::{Observation, Reason, RuleSet, Subject, Tier, assess};
use crate::time::Timestamp;
use crate::{PatientId, ReportId};

/// So far back reports are judged anew, in days.
pub const DAYS: i64 = 7;
/// Examples kept of each change.
const EXAMPLES: usize = 3;

/// A report as it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Id.
    pub id: ReportId,
    /// When it arrived.
    pub received_at: Timestamp,
    /// The report it corrects.
    pub supersedes: Option<ReportId>,
    /// What was measured.
    pub observation: Observation,
}

/// One report whose tier would have been another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct RuleExample {
    /// Whose.
    pub patient_id: PatientId,
    /// When the report arrived.
    pub received_at: Timestamp,
    /// Why, by the rules in force.
    pub before: Vec<Reason>,
    /// Why, by the draft.
    pub after: Vec<Reason>,
}

/// Reports that went from one tier to one tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct RuleCell {
    /// By the rules in force.
    pub from: Tier,
    /// By the draft.
    pub to: Tier,
    /// How many reports.
    pub reports: i64,
    /// Some of them, of different people, where the tiers differ.
    pub examples: Vec<RuleExample>,
}

/// All of it so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct RuleTally {
    /// Reports judged.
    pub reports: i64,
    /// People who sent them.
    pub people: i64,
    /// People with a report that would have been judged higher.
    pub people_higher: i64,
    /// People with a report that would have been judged lower.
    pub people_lower: i64,
    /// From which tier to which, as far as any report went there.
    pub cells: Vec<RuleCell>,
}

impl RuleTally {
    /// Reports that would have been judged higher.
    pub fn higher(&self) -> i64 {
        self.count(|cell| cell.to > cell.from)
    }
    /// Reports that would have been judged lower.
    pub fn lower(&self) -> i64 {
        self.count(|cell| cell.to < cell.from)
    }
    /// Reports that went from one tier to one tier.
    pub fn moved(&self, from: Tier, to: Tier) -> i64 {
        self.count(|cell| (cell.from, cell.to) == (from, to))
    }
    fn count(&self, wanted: impl Fn(&RuleCell) -> bool) -> i64 {
        self.cells.iter().filter(|cell| wanted(cell)).map(|cell| cell.reports).sum()
    }

    /// Adds the reports of one person that arrived since `since`. `course` are all of them, in the order of receipt:
    /// each is judged against what had arrived before it, as it was then.
    pub fn add(
        &mut self,
        (now, draft): (&RuleSet, &RuleSet),
        patient_id: PatientId,
        subject: impl Fn(Timestamp) -> Subject,
        course: &[Seen],
        since: Timestamp,
    ) {
        let mut past: Vec<(ReportId, Observation)> = vec![];
        let (mut any, mut higher, mut lower) = (false, false, false);
        for seen in course {
            past.retain(|(id, _)| Some(*id) != seen.supersedes);
            if seen.received_at >= since {
                let before: Vec<Observation> = past.iter().map(|(_, seen)| seen.clone()).collect();
                let subject = subject(seen.observation.measured_at);
                let was = assess(now, &subject, &before, &seen.observation);
                let would = assess(draft, &subject, &before, &seen.observation);
                any = true;
                higher |= would.tier > was.tier;
                lower |= would.tier < was.tier;
                self.reports += 1;
                let cell = self.cell(was.tier, would.tier);
                cell.reports += 1;
                let shown = cell.examples.iter().any(|example| example.patient_id == patient_id);
                if was.tier != would.tier && !shown && cell.examples.len() < EXAMPLES {
                    cell.examples.push(RuleExample {
                        patient_id,
                        received_at: seen.received_at,
                        before: was.reasons,
                        after: would.reasons,
                    });
                }
            }
            past.push((seen.id, seen.observation.clone()));
        }
        self.people += i64::from(any);
        self.people_higher += i64::from(higher);
        self.people_lower += i64::from(lower);
    }

    fn cell(&mut self, from: Tier, to: Tier) -> &mut RuleCell {
        let at = self.cells.partition_point(|cell| (cell.from, cell.to) < (from, to));
        if self.cells.get(at).is_none_or(|cell| (cell.from, cell.to) != (from, to)) {
            self.cells.insert(at, RuleCell { from, to, reports: 0, examples: vec![] });
        }
        #[expect(clippy::indexing_slicing, reason = "it is there: found, or just put there")]
        &mut self.cells[at]
    }
}
