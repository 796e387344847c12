//! The eight digits themselves, and whether a number verifies.

use serde::{Deserialize, Serialize};

use super::Policy;
use crate::clock::{Rng, random_below};
use crate::text_enum;
use crate::time::Timestamp;
use crate::values::Unknown;

/// Where the app link leads; the number follows (DOMAIN section 6).
const LINK: &str = "https://www.mhlw.go.jp/cocoa/a/?pn=";
/// One more than the greatest number.
const NUMBERS: u64 = 100_000_000;

text_enum!(
    /// What a number reserved for a sandbox answers there.
    Sandbox {
        /// `99999910`
        Valid = "valid",
        /// `99999920`
        Invalid = "invalid",
    }
);

/// A 処理番号: exactly eight ASCII digits, leading zeros and all. Its `Debug` form hides it, so that it can't reach
/// a log by accident.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProcessingNumber(String);

impl ProcessingNumber {
    /// A new number, uniform over all but the two of the sandbox. `rng` must be a CSPRNG.
    pub fn draw(rng: &dyn Rng) -> Self {
        loop {
            let drawn = Self(format!("{:08}", random_below(rng, NUMBERS)));
            if drawn.sandbox().is_none() {
                return drawn;
            }
        }
    }

    /// From exactly `[0-9]{8}` in ASCII, nothing around it; else `None`.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| Self(text.to_owned()))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The link that opens COCOA with this number.
    pub fn link(&self) -> String {
        format!("{LINK}{}", self.0)
    }

    /// Is it one of the two reserved numbers? Only to be answered where the sandbox is on.
    pub fn sandbox(&self) -> Option<Sandbox> {
        match self.0.as_str() {
            "99999910" => Some(Sandbox::Valid),
            "99999920" => Some(Sandbox::Invalid),
            _ => None,
        }
    }
}

impl std::fmt::Debug for ProcessingNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProcessingNumber(hidden)")
    }
}

impl TryFrom<String> for ProcessingNumber {
    type Error = Unknown;
    fn try_from(text: String) -> Result<Self, Unknown> {
        Self::parse(&text).ok_or(Unknown("ProcessingNumber"))
    }
}

impl From<ProcessingNumber> for String {
    fn from(number: ProcessingNumber) -> Self {
        number.0
    }
}

/// What the store knows of a number when COCOA asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberFacts {
    /// End of its validity.
    pub ends_at: Timestamp,
    /// When it was taken back ([`super::Command::Kill`]).
    pub killed_at: Option<Timestamp>,
    /// When it was first verified.
    pub used_at: Option<Timestamp>,
    /// How many times it has verified again since.
    pub repeats: i64,
}

/// The answer to COCOA. To the caller both refusals and unknown numbers look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verification {
    /// Valid; report [`super::Event::Verified`] and note the first use.
    First,
    /// Valid again within the grace; count the repeat.
    Again,
    /// Not valid.
    Refused,
}

/// Does a known number verify now?
pub fn verify(policy: &Policy, facts: &NumberFacts, now: Timestamp) -> Verification {
    match facts.used_at {
        Some(used_at) if now <= used_at.plus(policy.grace()) && facts.repeats < policy.grace_times => {
            Verification::Again
        }
        None if facts.killed_at.is_none() && now < facts.ends_at => Verification::First,
        _ => Verification::Refused,
    }
}
