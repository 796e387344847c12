//! The eight digits, and when they verify.

use super::*;
use crate::clock::Rng;

#[test]
fn a_used_number_verifies_twice_again_within_the_grace() {
    let policy = Policy::default();
    let fresh = NumberFacts { ends_at: at(10, 0), killed_at: None, used_at: None, repeats: 0 };
    let just_before = at(10, 0).minus(Duration::millis(1));
    assert_eq!(verify(&policy, &fresh, just_before), Verification::First);
    assert_eq!(verify(&policy, &fresh, at(10, 0)), Verification::Refused);
    assert_eq!(
        verify(&policy, &NumberFacts { killed_at: Some(at(9, 1)), ..fresh }, at(9, 2)),
        Verification::Refused
    );
    let used = NumberFacts { used_at: Some(just_before), ..fresh };
    let grace_ends = just_before.plus(Duration::seconds(120));
    assert_eq!(verify(&policy, &used, grace_ends), Verification::Again);
    assert_eq!(verify(&policy, &used, grace_ends.plus(Duration::millis(1))), Verification::Refused);
    assert_eq!(verify(&policy, &NumberFacts { repeats: 1, ..used }, grace_ends), Verification::Again);
    assert_eq!(verify(&policy, &NumberFacts { repeats: 2, ..used }, grace_ends), Verification::Refused);
}

#[test]
fn numbers_are_eight_ascii_digits() {
    for good in ["00000000", "01234567", "99999999"] {
        assert_eq!(ProcessingNumber::parse(good).unwrap().as_str(), good);
    }
    for bad in [
        "",
        "1234567",
        "123456789",
        "１２３４５６７８",
        "1234567a",
        " 1234567",
        "12345678\n",
        "+1234567",
        "٠١٢٣",
    ] {
        assert_eq!(ProcessingNumber::parse(bad), None, "{bad:?}");
        assert!(serde_json::from_value::<ProcessingNumber>(bad.into()).is_err());
    }
    let shown = ProcessingNumber::parse("01234567").unwrap();
    assert_eq!(shown.link(), "https://www.mhlw.go.jp/cocoa/a/?pn=01234567");
    assert!(!format!("{shown:?}").contains("01234567"));
}

#[test]
fn the_sandbox_numbers_are_never_drawn() {
    /// Draws the two reserved numbers first, then zero.
    struct Fixed(std::sync::Mutex<Vec<u64>>);
    impl Rng for Fixed {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.copy_from_slice(&self.0.lock().unwrap().pop().unwrap().to_le_bytes());
        }
    }
    let rng = Fixed(std::sync::Mutex::new(vec![42, 99_999_920, 99_999_910]));
    assert_eq!(ProcessingNumber::draw(&rng).as_str(), "00000042");
    assert_eq!(ProcessingNumber::parse("99999910").unwrap().sandbox(), Some(Sandbox::Valid));
    assert_eq!(ProcessingNumber::parse("99999920").unwrap().sandbox(), Some(Sandbox::Invalid));
}
