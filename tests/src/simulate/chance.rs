//! Chance that repeats: the same seed makes the same people and the same courses. It never makes an id, a token or a
//! key; those come from the operating system even here.

use mimamori_domain::clock::random_below;

use crate::world::SeededRng;

/// A seeded source of chance.
#[derive(Debug)]
pub(crate) struct Chance(SeededRng);

impl Chance {
    /// A source of its own for one thing among many, so that one more draw here moves nothing there.
    pub(crate) const fn of(seed: u64, thing: u64) -> Self {
        Self(SeededRng::new(
            seed.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ thing.wrapping_mul(0xA076_1D64_78BD_642F),
        ))
    }

    /// A number from `low` up to and including `high`.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high.saturating_sub(low)).unwrap_or(0).saturating_add(1);
        low.saturating_add(i64::try_from(random_below(&self.0, width)).unwrap_or(0))
    }

    /// True this many times in a hundred.
    pub(crate) fn percent(&mut self, n: i64) -> bool {
        self.between(0, 99) < n
    }

    /// One of a list; `None` from an empty one.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        let most = i64::try_from(list.len()).unwrap_or(0).saturating_sub(1).max(0);
        list.get(usize::try_from(self.between(0, most)).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_draws() {
        let draw = |seed, thing| {
            let mut chance = Chance::of(seed, thing);
            (0..50).map(|_| chance.between(-3, 3)).collect::<Vec<_>>()
        };
        assert_eq!(draw(1, 1), draw(1, 1));
        assert_ne!(draw(1, 1), draw(2, 1));
        assert_ne!(draw(1, 1), draw(1, 2));
        assert!(draw(1, 1).iter().all(|n| (-3..=3).contains(n)));
    }
}
