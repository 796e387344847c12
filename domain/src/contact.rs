//! Where a way to reach a person stands, as messages show it one after another.

use crate::api::ContactStanding;

/// Where a contact point stands that stood at `old` when `heard` is learnt of it. What arrived proves that it works;
/// a failure alone doesn't soften "no such number", "stop" or "a landline", which the provider said in so many words.
pub const fn after(old: ContactStanding, heard: ContactStanding) -> ContactStanding {
    use ContactStanding as S;
    match (old, heard) {
        (S::Wrong | S::OptedOut | S::Landline, S::Failing | S::Unverified) => old,
        _ => heard,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_arrives_proves_and_a_mere_failure_softens_nothing() {
        use ContactStanding as S;
        for old in ContactStanding::ALL {
            assert_eq!(after(*old, S::Good), S::Good);
            for word in [S::Wrong, S::OptedOut, S::Landline] {
                assert_eq!(after(*old, word), word);
                assert_eq!(after(word, S::Failing), word);
            }
        }
        assert_eq!(after(S::Good, S::Failing), S::Failing);
    }
}
