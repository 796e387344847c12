//! One-time codes: SHA-1, six digits, thirty seconds, one step early or late (RFC 6238). That no code is used twice is
//! kept by the store.

use mimamori_domain::clock::random_bytes;
use mimamori_domain::values::tidy;
use mimamori_domain::{Rng, Timestamp};
use totp_rs::{Builder, Secret, Totp};

/// A new secret of 160 bits.
pub fn new_secret(rng: &dyn Rng) -> Vec<u8> {
    random_bytes::<20>(rng).to_vec()
}

/// The secret as it is typed by hand.
pub fn base32(secret: &[u8]) -> String {
    Secret::from(secret.to_vec()).to_base32()
}

/// A secret as it was typed by hand.
pub fn from_base32(text: &str) -> Option<Vec<u8>> {
    let secret = Secret::try_from_base32(text.trim()).ok()?;
    (secret.as_bytes().len() >= 16).then(|| secret.as_bytes().to_vec())
}

/// The address behind the QR code.
pub fn otpauth(secret: &[u8], login: &str) -> Option<String> {
    totp(secret, login).to_url().ok()
}

/// The step whose code this is, if it is the code of now or of one step around it.
pub fn step(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let digits: String = tidy(code).chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let seconds = u64::try_from(now.seconds()).ok()?;
    totp(secret, "").check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
}

/// The code of now.
pub fn code(secret: &[u8], now: Timestamp) -> String {
    totp(secret, "").generate(u64::try_from(now.seconds()).unwrap_or(0)).to_string()
}

fn totp(secret: &[u8], login: &str) -> Totp {
    Builder::new()
        .with_secret(secret.to_vec())
        .with_account_name(login)
        .with_issuer(Some("Mimamori"))
        .build_noncompliant()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, cut to six digits.
    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_millis(seconds * 1000)
    }

    #[test]
    fn the_vectors_of_the_standard() {
        assert_eq!(code(SECRET, at(59)), "287082");
        assert_eq!(code(SECRET, at(1_111_111_109)), "081804");
        assert_eq!(code(SECRET, at(1_234_567_890)), "005924");
    }

    #[test]
    fn one_step_around_now_and_no_more() {
        let made = code(SECRET, at(3000));
        assert_eq!(step(SECRET, &made, at(3000)), Some(100));
        assert_eq!(step(SECRET, &made, at(3059)), Some(100));
        assert_eq!(step(SECRET, &made, at(2999)), Some(100));
        assert_eq!(step(SECRET, &made, at(3060)), None);
        assert_eq!(step(SECRET, &made, at(2969)), None);
    }

    #[test]
    fn codes_as_people_type_them() {
        let made = code(SECRET, at(3000));
        let (left, right) = made.split_at(3);
        let wide: String = made.chars().map(|c| char::from_u32(c as u32 - 0x30 + 0xFF10).unwrap()).collect();
        for typed in [format!("{left} {right}"), format!(" {left}-{right}"), wide] {
            assert_eq!(step(SECRET, &typed, at(3000)), Some(100), "{typed}");
        }
        for typed in ["", "12345", "1234567", "abcdef", "-12345"] {
            assert_eq!(step(SECRET, typed, at(3000)), None, "{typed}");
        }
    }

    #[test]
    fn a_secret_survives_being_typed() {
        assert_eq!(from_base32(&base32(SECRET)).unwrap(), SECRET);
        assert_eq!(from_base32("AAAA"), None);
        let url = otpauth(SECRET, "hanako").unwrap();
        assert!(
            url.starts_with("otpauth://totp/Mimamori:hanako?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"),
            "{url}"
        );
    }
}
