//! What can go wrong between us and a provider, one after the other as a test says, or by chance from a seed.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use mimamori_domain::clock::random_below;

use crate::world::SeededRng;

/// How a request ends, if not well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Not taken: HTTP status, code of the body, `Retry-After` in seconds.
    Refuse(u16, i64, Option<u32>),
    /// Not taken: the connection ends without an answer.
    Cut,
    /// Taken, but the answer is an HTTP error without a body.
    TakeThenFail(u16),
    /// Taken, but the connection ends without an answer.
    TakeThenCut,
    /// Taken, and the answer comes so much later.
    TakeThenWait(Duration),
}

impl Trouble {
    /// Does it leave the caller in doubt? Whoever calls waits 20 s.
    pub fn leaves_in_doubt(self) -> bool {
        match self {
            Self::Refuse(status, ..) => status >= 500 && status != 503,
            Self::TakeThenWait(wait) => wait >= Duration::from_secs(20),
            Self::Cut | Self::TakeThenFail(_) | Self::TakeThenCut => true,
        }
    }
}

/// How the callbacks of a message come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// `sent`, then `delivered`.
    Well,
    /// Each of them twice.
    Twice,
    /// `delivered`, then `sent`.
    Reversed,
    /// So much later.
    Late(Duration),
    /// Not at all.
    Lost,
    /// `sent`, then `undelivered` with this code.
    Undelivered(i64),
}

/// Codes of refusals that say something of the receiver.
const REFUSALS: [i64; 5] = [21211, 21614, 21610, 21408, 21612];
/// Codes of callbacks; the last is in no table.
const LOSSES: [i64; 6] = [30003, 30005, 30006, 30007, 30036, 30999];

/// Where the next trouble comes from.
#[derive(Default)]
pub(super) struct Troubles {
    script: Mutex<VecDeque<Trouble>>,
    telling: Mutex<Option<Telling>>,
    chance: Mutex<Option<(SeededRng, u64)>>,
}

impl Troubles {
    pub(super) fn then(&self, trouble: Trouble) {
        self.script.lock().unwrap_or_else(PoisonError::into_inner).push_back(trouble);
    }

    pub(super) fn tell(&self, telling: Telling) {
        *self.telling.lock().unwrap_or_else(PoisonError::into_inner) = Some(telling);
    }

    /// From now on this many of a hundred requests, and of a hundred tellings, go wrong in a way drawn from `seed`;
    /// none with 0.
    pub(super) fn lossy(&self, seed: u64, percent: u64) {
        *self.chance.lock().unwrap_or_else(PoisonError::into_inner) = Some((SeededRng::new(seed), percent));
    }

    /// A number below 100, one time in so many.
    fn drawn(&self) -> Option<u64> {
        let chance = self.chance.lock().unwrap_or_else(PoisonError::into_inner);
        let (rng, percent) = chance.as_ref()?;
        (random_below(rng, 100) < *percent).then(|| random_below(rng, 100))
    }

    pub(super) fn of_request(&self) -> Option<Trouble> {
        let scripted = self.script.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        scripted.or_else(|| {
            Some(match self.drawn()? {
                drawn @ 0..30 => Trouble::Refuse(400, one_of(&REFUSALS, drawn), None),
                30..32 => Trouble::Refuse(429, 20429, Some(1)),
                32 => Trouble::Refuse(503, 20503, Some(1)),
                33..50 => Trouble::Cut,
                50..65 => Trouble::TakeThenFail(502),
                65..85 => Trouble::TakeThenCut,
                85..99 => Trouble::TakeThenWait(Duration::from_secs(2)),
                _ => Trouble::TakeThenWait(Duration::from_secs(22)),
            })
        })
    }

    pub(super) fn of_telling(&self) -> Telling {
        if let Some(telling) = *self.telling.lock().unwrap_or_else(PoisonError::into_inner) {
            return telling;
        }
        match self.drawn() {
            None => Telling::Well,
            Some(drawn @ 0..25) => Telling::Undelivered(one_of(&LOSSES, drawn)),
            Some(25..50) => Telling::Lost,
            Some(50..65) => Telling::Twice,
            Some(65..85) => Telling::Reversed,
            Some(_) => Telling::Late(Duration::from_secs(3)),
        }
    }
}

fn one_of(codes: &[i64], drawn: u64) -> i64 {
    codes.iter().copied().cycle().nth(usize::try_from(drawn).unwrap_or(0)).unwrap_or_default()
}
