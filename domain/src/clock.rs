//! The two things a program takes from the world and a test must give: the time and chance.

use crate::time::Timestamp;

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// The instant it is now.
    fn now(&self) -> Timestamp;
}

/// A source of random bytes; in production a CSPRNG.
pub trait Rng: Send + Sync + 'static {
    /// Fills `buffer` with uniform random bytes.
    fn fill(&self, buffer: &mut [u8]);
}

/// `N` random bytes.
pub fn random_bytes<const N: usize>(rng: &dyn Rng) -> [u8; N] {
    let mut bytes = [0; N];
    rng.fill(&mut bytes);
    bytes
}

/// A uniform number below `bound`, without modulo bias (rejection of the incomplete last range).
///
/// A `bound` of zero gives zero.
pub fn random_below(rng: &dyn Rng, bound: u64) -> u64 {
    if bound < 2 {
        return 0;
    }
    let limit = u64::MAX - u64::MAX % bound;
    loop {
        let drawn = u64::from_le_bytes(random_bytes(rng));
        if drawn < limit {
            return drawn % bound;
        }
    }
}
