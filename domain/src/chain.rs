//! The 処理番号 chain (DOMAIN section 6): up to five numbers that count, one after another, until the patient has
//! registered in COCOA or the chain stops.
//!
//! A pure state machine: an [`Event`] and the time go in, the next [`ChainState`] and [`Command`]s for the store come
//! out. It knows numbers by their ids only, never the eight digits, and never talks to a provider. What happened is
//! kept as facts ([`Attempt`]) and everything else is derived from them, so that callbacks which come late, twice or
//! out of order change nothing they should not.

mod number;
mod policy;
mod step;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use crate::NumberId;
use crate::patient::Classification;
use crate::text_enum;
use crate::time::Timestamp;

pub use number::{NumberFacts, ProcessingNumber, Sandbox, Verification, verify};
pub use policy::Policy;
pub use step::{start, step};

text_enum!(
    /// What the provider finally said of a number's message.
    Delivery {
        /// It reached the phone or mailbox.
        Delivered = "delivered",
        /// It did not; the number costs nothing.
        Undelivered = "undelivered",
        /// The provider lagged until the number's time was over. It costs nothing and is no sign against the phone.
        Late = "late",
    }
);

text_enum!(
    /// Why a chain ended. Its Fluent name is `number-end-<word>`.
    EndReason {
        /// The number was used: the patient is registered.
        Registered = "registered",
        /// "I don't use COCOA".
        NotUsing = "not-using",
        /// Staff stopped it.
        Stopped = "stopped",
        /// The wish was withdrawn or the person is not positive.
        NotEligible = "not-eligible",
        /// Too many numbers running could not be delivered.
        Undeliverable = "undeliverable",
        /// Every number that counts went unused.
        Exhausted = "exhausted",
    }
);

text_enum!(
    /// Where a chain stands, for the screens. Its Fluent name is `number-phase-<word>`.
    Phase {
        /// A number is queued.
        Waiting = "waiting",
        /// A number can be used now.
        Live = "live",
        /// Delivery lags, so the next number waits.
        Paused = "paused",
        /// The last number has expired and its delivery is not known yet.
        Settling = "settling",
        /// Nothing more will be sent.
        Ended = "ended",
    }
);

text_enum!(
    /// Why staff are asked to do something. Its Fluent name is `number-task-<word>`.
    TaskReason {
        /// Too many numbers running could not be delivered.
        Undeliverable = "undeliverable",
    }
);

text_enum!(
    /// Why a chain may not begin. Its Fluent name is `number-refused-<word>`.
    NotEligible {
        /// No wish is recorded.
        NoWish = "no-wish",
        /// Not a confirmed case or asymptomatic carrier.
        NotPositive = "not-positive",
    }
);

/// One try to bring a number to the patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// The position of the queue entry it came from.
    pub position: i64,
    /// The number; `None` when the message could not even be handed over.
    pub number: Option<NumberId>,
    /// When it was handed to the provider; the hour runs from here.
    pub minted_at: Timestamp,
    /// End of its validity.
    pub ends_at: Timestamp,
    /// When it was taken back or found expired.
    #[serde(default)]
    pub killed_at: Option<Timestamp>,
    /// What the provider finally said.
    #[serde(default)]
    pub delivery: Option<Delivery>,
}

impl Attempt {
    /// It will never arrive, so it costs nothing.
    pub fn is_lost(&self) -> bool {
        matches!(self.delivery, Some(Delivery::Undelivered | Delivery::Late))
    }
}

/// "Send a number to the patient", waiting to be handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Queued {
    /// Position of the entry in its chain, from 1, never used twice.
    pub position: i64,
    /// Not to be handed over before.
    pub not_before: Timestamp,
}

/// How a chain ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// Why.
    pub reason: EndReason,
    /// When.
    pub at: Timestamp,
}

/// A chain of numbers for one patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainState {
    attempts: Vec<Attempt>,
    queued: Option<Queued>,
    positions: i64,
    reminded: bool,
    ended: Option<End>,
    next_at: Option<Timestamp>,
}

/// Something that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// A queued number is being handed to the provider (ask [`ChainState::hand_over`] first).
    Minted {
        /// Of the queue entry.
        position: i64,
        /// The new number.
        number: NumberId,
        /// The moment of hand-over.
        at: Timestamp,
    },
    /// A queue entry was given up before a number was minted (no usable contact, deadline over).
    Unsendable {
        /// Of the queue entry.
        position: i64,
    },
    /// The provider says that the message arrived.
    Delivered {
        /// Whose message.
        number: NumberId,
    },
    /// The provider says that the message will never arrive.
    Undelivered {
        /// Whose message.
        number: NumberId,
    },
    /// The provider threw the message away because it lagged.
    Late {
        /// Whose message.
        number: NumberId,
    },
    /// COCOA asked for the number and was told that it is valid.
    Verified {
        /// The number.
        number: NumberId,
        /// The moment of the answer.
        at: Timestamp,
    },
    /// The patient says "I don't use COCOA".
    NotUsing,
    /// Staff stop the chain.
    Stopped,
    /// The wish was withdrawn, or the classification is no longer positive.
    EligibilityLost,
    /// [`ChainState::next_at`] has come.
    Tick,
}

/// What the store has to do, in the transaction that saves the state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Command {
    /// Queue "send a number to the patient".
    QueueNumber {
        /// Position in the chain: together with the chain's id a unique key.
        position: i64,
        /// Not to be handed over before.
        not_before: Timestamp,
    },
    /// Queue the one reminder that urges registration with the last number.
    QueueReminder {
        /// The number it repeats.
        number: NumberId,
        /// Not to be sent before.
        not_before: Timestamp,
        /// Useless after.
        deadline: Timestamp,
    },
    /// The number is refused from now on and its clear text wiped.
    Kill {
        /// The number.
        number: NumberId,
    },
    /// The number was used: wipe its clear text, keep answering as [`verify`] says.
    Wipe {
        /// The number.
        number: NumberId,
    },
    /// Cancel everything of this chain that is queued and not handed over: numbers and the reminder.
    CancelQueued,
    /// Make a task for staff.
    TaskForStaff {
        /// Why.
        reason: TaskReason,
    },
}

/// The answer to "may I mint a number for this queue entry now?"
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandOver {
    /// Yes: mint it, tell the patient this end time, and report [`Event::Minted`].
    Mint {
        /// End of its validity.
        ends_at: Timestamp,
        /// Which of the numbers that count it will be, from 1.
        ordinal: i64,
        /// The last one that counts.
        last: bool,
    },
    /// Not before then.
    Wait {
        /// When to ask again.
        until: Timestamp,
    },
    /// The entry is no longer wanted.
    Drop,
}

/// May this person have numbers? A positive person with a recorded wish (DOMAIN section 2.3).
///
/// # Errors
/// Why not.
pub const fn eligible(wish: bool, classification: Classification) -> Result<(), NotEligible> {
    if !classification.is_positive() {
        Err(NotEligible::NotPositive)
    } else if !wish {
        Err(NotEligible::NoWish)
    } else {
        Ok(())
    }
}

impl ChainState {
    /// Every number so far, oldest first.
    pub fn attempts(&self) -> &[Attempt] {
        &self.attempts
    }

    /// What waits to be handed over.
    pub const fn queued(&self) -> Option<Queued> {
        self.queued
    }

    /// How it ended, if it has.
    pub const fn ended(&self) -> Option<End> {
        self.ended
    }

    /// The last reminder was queued.
    pub const fn is_reminded(&self) -> bool {
        self.reminded
    }

    /// When to send [`Event::Tick`]; an indexed column in the store. `None`: nothing happens by time alone.
    pub const fn next_at(&self) -> Option<Timestamp> {
        self.next_at
    }

    /// How many numbers count: all minted but those that could not be delivered.
    pub fn counted(&self) -> i64 {
        let counts = |attempt: &&Attempt| !attempt.is_lost();
        i64::try_from(self.attempts.iter().filter(counts).count()).unwrap_or(i64::MAX)
    }

    /// The number that can be used at `now`.
    pub fn live(&self, now: Timestamp) -> Option<&Attempt> {
        self.attempts
            .last()
            .filter(|_| self.ended.is_none())
            .filter(|last| last.number.is_some() && last.killed_at.is_none() && now < last.ends_at)
    }

    /// Is the queued number a re-issue? Those wait while delivery lags; a first one does not.
    pub fn is_reissue(&self) -> bool {
        self.queued.is_some_and(|queued| queued.position > 1)
    }

    /// Where it stands, for the screens; `braked` while delivery lags.
    pub fn phase(&self, now: Timestamp, braked: bool) -> Phase {
        if self.ended.is_some() {
            Phase::Ended
        } else if self.live(now).is_some_and(|live| !live.is_lost()) {
            Phase::Live
        } else if braked && self.is_reissue() {
            Phase::Paused
        } else if self.queued.is_some() {
            Phase::Waiting
        } else {
            Phase::Settling
        }
    }

    /// May the entry at `position` be minted and handed over now?
    pub fn hand_over(&self, policy: &Policy, now: Timestamp, position: i64) -> HandOver {
        let Some(queued) = self.queued.filter(|queued| queued.position == position) else {
            return HandOver::Drop;
        };
        let until = policy.outside_quiet(queued.not_before.max(now));
        if until > now {
            return HandOver::Wait { until };
        }
        let ordinal = self.counted() + 1;
        HandOver::Mint { ends_at: now.plus(policy.validity()), ordinal, last: ordinal >= policy.max_counting }
    }

    /// The longest run of undelivered numbers since one was last delivered.
    fn undelivered_running(&self) -> i64 {
        let (mut run, mut longest) = (0, 0);
        for attempt in &self.attempts {
            match attempt.delivery {
                Some(Delivery::Delivered) => (run, longest) = (0, 0),
                Some(Delivery::Undelivered) => run += 1,
                // Says nothing of the phone.
                Some(Delivery::Late) => {}
                None => run = 0,
            }
            longest = longest.max(run);
        }
        longest
    }

    /// When the reminder for the last number that counts is due; `None` when there is none to send.
    fn reminder_at(&self, policy: &Policy, now: Timestamp) -> Option<Timestamp> {
        let last = self.live(now)?;
        let due = !self.reminded && !last.is_lost() && self.counted() >= policy.max_counting;
        due.then(|| policy.reminder_at(last.minted_at, last.ends_at)).flatten()
    }

    /// Until when a late "undelivered" for the expired last number is waited for.
    fn settles_at(policy: &Policy, last: &Attempt) -> Timestamp {
        last.ends_at.plus(policy.settle())
    }

    fn timer(&self, policy: &Policy, now: Timestamp) -> Option<Timestamp> {
        let last = self.attempts.last().filter(|_| self.ended.is_none())?;
        if last.number.is_some() && last.killed_at.is_none() {
            return Some(self.reminder_at(policy, now).map_or(last.ends_at, |at| at.min(last.ends_at)));
        }
        let settling = self.queued.is_none() && self.counted() >= policy.max_counting;
        settling.then(|| Self::settles_at(policy, last))
    }
}
