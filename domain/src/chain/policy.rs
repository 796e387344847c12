//! The numbers of the chain, as configuration (`policy.chain.*`), with their sources.

use serde::{Deserialize, Serialize};

use crate::time::{Duration, Timestamp};

/// How a chain behaves. The defaults are those of DOMAIN section 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Policy {
    /// Life of a number from hand-over, in minutes (seed 003: one hour).
    pub validity_minutes: i64,
    /// How many numbers count: the first and the automatic ones (seed 003: up to four more).
    pub max_counting: i64,
    /// So many undelivered numbers running stop the chain.
    pub undelivered_stop: i64,
    /// The last reminder goes out so many minutes before the end of the last number.
    pub reminder_lead_minutes: i64,
    /// A late "undelivered" for the last number is waited for so many minutes after its end.
    pub settle_minutes: i64,
    /// Does the chain wait at night?
    pub quiet_hours: bool,
    /// First quiet hour, Tokyo, 0–23.
    pub quiet_from_hour: i64,
    /// First hour after the quiet ones, Tokyo, 0–23.
    pub quiet_to_hour: i64,
    /// COCOA may ask again for a used number within so many seconds of its first use.
    pub grace_seconds: i64,
    /// How many times it may.
    pub grace_times: i64,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            validity_minutes: 60,
            max_counting: 5,
            undelivered_stop: 3,
            reminder_lead_minutes: 20,
            settle_minutes: 10,
            quiet_hours: true,
            quiet_from_hour: 21,
            quiet_to_hour: 8,
            grace_seconds: 120,
            grace_times: 2,
        }
    }
}

impl Policy {
    /// Life of a number.
    pub const fn validity(&self) -> Duration {
        Duration::minutes(self.validity_minutes)
    }

    /// How long a late callback for the last number is waited for.
    pub const fn settle(&self) -> Duration {
        Duration::minutes(self.settle_minutes)
    }

    /// How long a used number verifies again.
    pub const fn grace(&self) -> Duration {
        Duration::seconds(self.grace_seconds)
    }

    /// Is it a quiet hour, with the switch on?
    pub fn is_quiet(&self, at: Timestamp) -> bool {
        let (from, to, hour) = (self.quiet_from_hour, self.quiet_to_hour, at.hour());
        let quiet = if from <= to { (from..to).contains(&hour) } else { hour >= from || hour < to };
        self.quiet_hours && quiet
    }

    /// `at`, or the end of the quiet hours it falls into.
    pub fn outside_quiet(&self, at: Timestamp) -> Timestamp {
        if !self.is_quiet(at) {
            return at;
        }
        let end = at.date().at(self.quiet_to_hour, 0);
        if end > at { end } else { at.date().plus_days(1).at(self.quiet_to_hour, 0) }
    }

    /// The next beginning of quiet hours after `at`; `None` with the switch off.
    pub fn quiet_after(&self, at: Timestamp) -> Option<Timestamp> {
        let start = at.date().at(self.quiet_from_hour, 0);
        let start = if start > at { start } else { at.date().plus_days(1).at(self.quiet_from_hour, 0) };
        (self.quiet_hours && self.quiet_from_hour != self.quiet_to_hour).then_some(start)
    }

    /// When to remind of a number: the lead time before its end; when that is a quiet hour, the minute before the
    /// quiet hours; `None` when it was minted even later.
    pub(super) fn reminder_at(&self, minted_at: Timestamp, ends_at: Timestamp) -> Option<Timestamp> {
        let due = ends_at.minus(Duration::minutes(self.reminder_lead_minutes)).max(minted_at);
        if !self.is_quiet(due) {
            return Some(due);
        }
        let before = self.quiet_after(minted_at)?.minus(Duration::minutes(1));
        (minted_at..due).contains(&before).then_some(before)
    }
}
