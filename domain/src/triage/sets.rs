//! All rule sets together: which one holds on a day, and which one an old assessment was made by.

use super::{RuleError, RuleSet};
use crate::time::Date;

/// All rule sets there are: at least one, no two of the same day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSets {
    first: RuleSet,
    later: Vec<RuleSet>,
}

impl RuleSets {
    /// From any number of sets in any order.
    ///
    /// # Errors
    /// When there are none, or two of one day.
    pub fn new(mut sets: Vec<RuleSet>) -> Result<Self, RuleError> {
        sets.sort_by_key(|set| set.rules().effective);
        if !sets.is_sorted_by(|a, b| a.rules().effective < b.rules().effective) {
            return Err(RuleError::new("two sets are of the same day"));
        }
        let mut sets = sets.into_iter();
        let first = sets.next().ok_or_else(|| RuleError::new("there is none"))?;
        Ok(Self { first, later: sets.collect() })
    }

    /// Every set, oldest first.
    pub fn all(&self) -> impl Iterator<Item = &RuleSet> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// The rules in force on a local day: the newest that had begun; before the first of all, that one.
    pub fn in_force(&self, day: Date) -> &RuleSet {
        self.later.iter().rev().find(|set| set.rules().effective <= day).unwrap_or(&self.first)
    }

    /// The set an old assessment was made by.
    pub fn by_hash(&self, hash: &str) -> Option<&RuleSet> {
        self.all().find(|set| set.hash() == hash)
    }
}
