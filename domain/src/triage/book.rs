//! Every rule set of the house: the built-in ones by day, and those that a centre switched on, each from its instant.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{RuleSet, RuleSets};
use crate::HealthCenterId;
use crate::time::Timestamp;

/// A set that a centre switched on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Whose reports it judges.
    pub center: HealthCenterId,
    /// From when on, by receipt.
    pub from: Timestamp,
    /// The rules.
    pub set: Arc<RuleSet>,
}

/// All of them, at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleBook {
    built_in: RuleSets,
    /// Oldest first.
    own: BTreeMap<HealthCenterId, Vec<Begun>>,
}

impl RuleBook {
    /// The built-in sets with those switched on, in any order.
    pub fn new(built_in: RuleSets, switched_on: impl IntoIterator<Item = Begun>) -> Self {
        let mut own = BTreeMap::<HealthCenterId, Vec<Begun>>::new();
        for begun in switched_on {
            own.entry(begun.center).or_default().push(begun);
        }
        for sets in own.values_mut() {
            sets.sort_by_key(|begun| begun.from);
        }
        Self { built_in, own }
    }

    /// The same built-in sets with others switched on.
    #[must_use]
    pub fn with(&self, switched_on: impl IntoIterator<Item = Begun>) -> Self {
        Self::new(self.built_in.clone(), switched_on)
    }

    /// The built-in sets.
    pub const fn built_in(&self) -> &RuleSets {
        &self.built_in
    }

    /// The rules by which a report is judged that a centre receives at `at`: of the built-in and of its own, whichever
    /// began last. So new national rules that come with the program hold everywhere from their day on, until a centre
    /// changes them in turn.
    pub fn in_force(&self, center: HealthCenterId, at: Timestamp) -> &RuleSet {
        let house = self.built_in.in_force(at.date());
        self.own
            .get(&center)
            .and_then(|sets| sets.iter().rev().find(|begun| begun.from <= at))
            .filter(|begun| begun.from >= house.rules().effective.at(0, 0))
            .map_or(house, |begun| &begun.set)
    }

    /// The set an assessment was made by, if it is in use or coming.
    pub fn by_hash(&self, hash: &str) -> Option<&RuleSet> {
        let own = self.own.values().flatten().map(|begun| begun.set.as_ref());
        self.built_in.all().chain(own).find(|set| set.hash() == hash)
    }
}
