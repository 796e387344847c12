//! One-time codes: six digits that prove that a telephone or a mailbox is in the hands of who is asking. Which code,
//! how long it lives, and what a try at it gives. Never sends, never stores.

use crate::clock::{Rng, random_below};
use crate::patient::Status;
use crate::text_enum;
use crate::time::{Duration, Timestamp};
use crate::values::tidy;

/// A code lives this long from the moment it is handed to the provider; a message that carries one waits no longer.
pub const LIFE: Duration = Duration::minutes(10);
/// Wrong tries that end a code.
pub const TRIES: i64 = 5;
/// One more than the greatest code.
const CODES: u64 = 1_000_000;
/// Digits of a code.
const DIGITS: usize = 6;

text_enum!(
    /// What a code is for.
    CodePurpose {
        /// Getting back in on a new phone or a cleared browser.
        BackIn = "back-in",
        /// A new telephone number or e-mail address of a patient.
        Contact = "contact",
    }
);

text_enum!(
    /// Where a code stands. Only a live one can be used.
    CodeState {
        /// Its message waits to be sent.
        Waiting = "waiting",
        /// It was handed to the provider.
        Live = "live",
        /// It was right.
        Used = "used",
        /// Too many wrong tries, or a newer one took its place.
        Ended = "ended",
    }
);

/// Exactly six ASCII digits. Its `Debug` form hides them, so that they can't reach a log by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct OneTimeCode(String);

impl OneTimeCode {
    /// A new code, uniform over all. `rng` must be a CSPRNG.
    pub fn draw(rng: &dyn Rng) -> Self {
        Self(format!("{:06}", random_below(rng, CODES)))
    }

    /// From what people type: full-width digits, with spaces or hyphens between them.
    ///
    /// # Errors
    /// `code-form` when that is not six digits.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let digits: String = tidy(text).chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let good = digits.len() == DIGITS && digits.bytes().all(|byte| byte.is_ascii_digit());
        if good { Ok(Self(digits)) } else { Err("code-form") }
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OneTimeCode(…)")
    }
}

/// What the store knows of a code when somebody tries one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CodeFacts {
    /// Where it stands.
    pub state: CodeState,
    /// Wrong tries that are left.
    pub tries_left: i64,
    /// End of its life; of its waiting, while it waits.
    pub ends_at: Timestamp,
}

/// What a try at a code gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Try {
    /// It is used up now.
    Right,
    /// Not this one; so many tries are left. At none the code has ended.
    Wrong(i64),
    /// Used, ended or too old, whatever was typed.
    Over,
}

/// What does a try give at `now`, when `matches` tells whether the digits are those of the code? One that still waits
/// is guessed at like any other.
pub fn attempt(facts: CodeFacts, matches: bool, now: Timestamp) -> Try {
    let open = matches!(facts.state, CodeState::Waiting | CodeState::Live);
    if !open || facts.tries_left <= 0 || facts.ends_at <= now {
        Try::Over
    } else if matches && facts.state == CodeState::Live {
        Try::Right
    } else {
        Try::Wrong(facts.tries_left - 1)
    }
}

/// Whom a code may let back in: who is followed up, and who was and needs the certificate. Who moved away or died has
/// nothing here.
pub const fn may_come_back(status: Status) -> bool {
    matches!(status, Status::Following | Status::Released)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Fixed(u64);

    impl Rng for Fixed {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.copy_from_slice(&self.0.to_le_bytes());
        }
    }

    #[test]
    fn leading_zeros_are_digits_too() {
        assert_eq!(OneTimeCode::draw(&Fixed(42)).as_str(), "000042");
        assert_eq!(format!("{:?}", OneTimeCode::draw(&Fixed(42))), "OneTimeCode(…)");
    }

    #[test]
    fn codes_as_people_type_them() {
        for text in ["012345", " 012 345 ", "０１２３４５", "012-345"] {
            assert_eq!(OneTimeCode::parse(text).unwrap().as_str(), "012345", "{text}");
        }
        for text in ["", "12345", "1234567", "12345a", "一二三四五六"] {
            assert_eq!(OneTimeCode::parse(text), Err("code-form"), "{text}");
        }
    }

    #[test]
    fn five_wrong_tries_end_a_code_and_its_time_does() {
        let now = Timestamp::from_millis(1_642_129_200_000);
        let mut facts = CodeFacts { state: CodeState::Live, tries_left: TRIES, ends_at: now.plus(LIFE) };
        assert_eq!(attempt(facts, true, now), Try::Right);
        for left in (0..TRIES).rev() {
            assert_eq!(attempt(facts, false, now), Try::Wrong(left));
            facts.tries_left = left;
        }
        assert_eq!(attempt(facts, true, now), Try::Over);
        facts.tries_left = 1;
        assert_eq!(attempt(facts, true, now.plus(LIFE)), Try::Over);
        for state in [CodeState::Used, CodeState::Ended] {
            assert_eq!(attempt(CodeFacts { state, ..facts }, true, now), Try::Over);
        }
        assert_eq!(attempt(CodeFacts { state: CodeState::Waiting, ..facts }, true, now), Try::Wrong(0));
    }
}
