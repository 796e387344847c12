//! Which report is sent next, when, and what its answer means. Pure: the time and the answers come in, decisions go
//! out; writing and sending are `outbox`'s.

use mimamori_domain::api::SubmitReport;
use mimamori_domain::ids::{ClientReportId, PatientId};
use mimamori_domain::values::FieldError;
use mimamori_domain::{Duration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::api::ApiError;

/// The first pause after a failure; it doubles up to [`LONGEST_PAUSE`].
pub const FIRST_PAUSE: Duration = Duration::seconds(4);
/// The longest pause.
pub const LONGEST_PAUSE: Duration = Duration::minutes(5);

/// A report on its way, as it is kept on the device.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Waiting {
    /// Whose it is.
    pub person: PatientId,
    /// How the family calls them, so that it can be told even when the person is no longer on this phone.
    pub name: String,
    /// What is sent, with the id that makes sending twice sending once.
    pub report: SubmitReport,
    /// Why the server will not take it; kept until the reader has seen it.
    #[serde(default)]
    pub refused: Option<Refusal>,
    /// How often it failed.
    #[serde(skip)]
    pub tries: u32,
    /// Not before this.
    #[serde(skip)]
    pub not_before: Option<i64>,
}

/// Why the server will not take a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Code of the problem.
    pub code: String,
    /// Refused fields.
    #[serde(default)]
    pub fields: Vec<FieldError>,
}

/// What an answer means for a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The server has it, now or since an earlier try.
    Stored,
    /// It will never be taken: told to the reader.
    Refused(Refusal),
    /// Nobody is signed in: everything waits for that.
    SignedOut,
    /// The token was stale: fetch the home page, then again.
    StaleToken,
    /// No network: everything waits.
    Offline,
    /// The server can't now; perhaps it says when.
    Later(Option<Duration>),
}

impl Outcome {
    /// Reads an answer.
    pub fn of<T>(answer: &Result<T, ApiError>) -> Self {
        let problem = match answer {
            Ok(_) => return Self::Stored,
            Err(ApiError::Offline | ApiError::Unreadable) => return Self::Offline,
            Err(ApiError::Problem(problem)) => problem,
        };
        match problem.status {
            401 => Self::SignedOut,
            403 if problem.code == "csrf" => Self::StaleToken,
            408 | 425 | 429 | 500.. => Self::Later(problem.retry_after.map(Duration::seconds)),
            _ => Self::Refused(Refusal { code: problem.code.clone(), fields: problem.fields.clone() }),
        }
    }
}

/// What to do now.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    /// Send this one.
    Send(Box<Waiting>),
    /// Ask again then.
    At(Timestamp),
    /// Nothing to send, or not before somebody signs in.
    Idle,
}

/// What changed on the device and must be written down.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Gone: the server has it.
    Remove(ClientReportId),
    /// Keep it like this.
    Keep(Box<Waiting>),
    /// Nothing to write.
    None,
}

/// All that waits, oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Queue {
    items: Vec<Waiting>,
    not_before: Option<Timestamp>,
    failures: u32,
    signed_out: bool,
}

impl Queue {
    /// What was found on the device at the start. Everything may be tried at once.
    pub fn restored(found: Vec<Waiting>) -> Self {
        let mut queue = Self::default();
        for item in found {
            queue.add(item);
        }
        queue
    }

    /// Adds a report that has been written down. The same id again changes nothing.
    pub fn add(&mut self, item: Waiting) {
        if !self.items.iter().any(|known| known.report.id == item.report.id) {
            // A handful: put in its place rather than sorted (the standard sort alone is 3 kB on the phone).
            let place =
                self.items.partition_point(|known| known.report.measured_at <= item.report.measured_at);
            self.items.insert(place, item);
        }
    }

    /// Those that will be sent.
    pub fn waiting(&self) -> impl Iterator<Item = &Waiting> {
        self.items.iter().filter(|item| item.refused.is_none())
    }

    /// Those that the server refused and the reader has not yet put away.
    pub fn refused(&self) -> impl Iterator<Item = &Waiting> {
        self.items.iter().filter(|item| item.refused.is_some())
    }

    /// Is this report still here, unsent?
    pub fn holds(&self, id: ClientReportId) -> bool {
        self.waiting().any(|item| item.report.id == id)
    }

    /// Waits for somebody to sign in.
    pub fn is_signed_out(&self) -> bool {
        self.signed_out
    }

    /// What to do now.
    pub fn next(&self, now: Timestamp) -> Next {
        if self.signed_out {
            return Next::Idle;
        }
        let due = |item: &Waiting| {
            let own = item.not_before.map_or(Timestamp::from_millis(0), Timestamp::from_millis);
            self.not_before.map_or(own, |all| all.max(own))
        };
        match self.waiting().min_by_key(|item| due(item)) {
            None => Next::Idle,
            Some(item) if due(item) <= now => Next::Send(Box::new(item.clone())),
            Some(item) => Next::At(due(item)),
        }
    }

    /// The network is back, the page is in sight again, or somebody signed in: everything may be tried at once.
    pub fn wake(&mut self) {
        self.not_before = None;
        self.signed_out = false;
        for item in &mut self.items {
            item.not_before = None;
        }
    }

    /// Takes the answer for a report. `chance` (0–99) spreads the pauses by ±20 %.
    pub fn settle(&mut self, id: ClientReportId, outcome: Outcome, now: Timestamp, chance: u8) -> Change {
        if outcome != Outcome::Offline {
            self.failures = 0;
            self.not_before = None;
        }
        if matches!(outcome, Outcome::Stored) {
            let known = self.items.iter().any(|item| item.report.id == id);
            self.items.retain(|item| item.report.id != id);
            return if known { Change::Remove(id) } else { Change::None };
        }
        let Some(item) = self.items.iter_mut().find(|item| item.report.id == id) else { return Change::None };
        match outcome {
            Outcome::Stored => Change::None,
            Outcome::Refused(refusal) => {
                item.refused = Some(refusal);
                Change::Keep(Box::new(item.clone()))
            }
            Outcome::SignedOut => {
                self.signed_out = true;
                Change::None
            }
            Outcome::StaleToken => {
                item.tries = item.tries.saturating_add(1);
                let pause = if item.tries > 1 { pause(item.tries, chance) } else { Duration::millis(0) };
                item.not_before = Some(now.plus(pause).millis());
                Change::None
            }
            Outcome::Offline => {
                self.failures = self.failures.saturating_add(1);
                self.not_before = Some(now.plus(pause(self.failures, chance)));
                Change::None
            }
            Outcome::Later(told) => {
                item.tries = item.tries.saturating_add(1);
                let own = pause(item.tries, chance);
                let told = told.map_or(own, |told| told.max(own).min(Duration::hours(1)));
                item.not_before = Some(now.plus(told).millis());
                Change::None
            }
        }
    }

    /// The reader has seen why it was refused.
    pub fn put_away(&mut self, id: ClientReportId) -> Change {
        let before = self.items.len();
        self.items.retain(|item| item.report.id != id || item.refused.is_none());
        if self.items.len() < before { Change::Remove(id) } else { Change::None }
    }
}

fn pause(tries: u32, chance: u8) -> Duration {
    let doubled = FIRST_PAUSE.as_millis().saturating_mul(1_i64 << tries.saturating_sub(1).min(12));
    let even = doubled.min(LONGEST_PAUSE.as_millis());
    let spread = i64::from(chance.min(99)) - 50; // -50 … 49
    Duration::millis(even + even * spread * 2 / 500)
}

#[cfg(test)]
mod tests;
