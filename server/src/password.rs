//! Passwords: argon2id, at most two at a time, away from the threads that answer requests. Never logged, never kept.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use mimamori_domain::Rng;
use mimamori_domain::account::check_password;
use mimamori_domain::clock::random_bytes;
use tokio::sync::{Semaphore, SemaphorePermit};

/// Compared with where there is no account, so that an unknown user ID takes as long as a wrong password. Nobody knows
/// a password for it.
const DECOY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bWltYW1vcmktZGVjb3k$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// A hash takes 19 MB for its time: two at once leave the rest of the machine to the reports.
const AT_ONCE: usize = 2;

/// Hashes and compares.
#[derive(Debug)]
pub struct Passwords(Semaphore);

impl Default for Passwords {
    fn default() -> Self {
        Self(Semaphore::new(AT_ONCE))
    }
}

/// Leave to compare or hash one password.
pub struct Turn<'a> {
    _permit: Option<SemaphorePermit<'a>>,
}

impl Passwords {
    /// Waits for a turn. Who counts failures looks at the count after this, so that many tries at once can't all pass
    /// before the first has failed.
    pub async fn turn(&self) -> Turn<'_> {
        // The semaphore is never closed.
        Turn { _permit: self.0.acquire().await.ok() }
    }
}

impl Turn<'_> {
    /// The PHC string of a new password that was checked.
    ///
    /// # Errors
    /// `password-long`.
    pub async fn hash(&self, password: String, rng: &dyn Rng) -> Result<String, &'static str> {
        let salt = random_bytes(rng);
        let hashed = tokio::task::spawn_blocking(move || salted(&password, salt)).await;
        hashed.unwrap_or(Err("password-long"))
    }

    /// Is it the password of this hash? Without a hash the answer is no, after the same time.
    pub async fn fits(&self, password: String, hash: Option<String>) -> bool {
        tokio::task::spawn_blocking(move || {
            let known = hash.is_some();
            fits(&password, hash.as_deref().unwrap_or(DECOY)) && known
        })
        .await
        .unwrap_or(false)
    }
}

fn fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// The PHC string of a new password for this user ID. Blocks for as long as a login does.
///
/// # Errors
/// As [`check_password`].
pub fn hash(password: &str, login: &str, rng: &dyn Rng) -> Result<String, &'static str> {
    check_password(password, login)?;
    salted(password, random_bytes(rng))
}

fn salted(password: &str, salt: [u8; 16]) -> Result<String, &'static str> {
    Argon2::default()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .map(|hash: PasswordHash| hash.to_string())
        .map_err(|_| "password-long")
}

#[cfg(test)]
mod tests {
    use super::*;
    use mimamori_store::system::SystemRng;

    #[test]
    fn a_password_fits_its_own_hash_only() {
        let known = hash("correct horse", "hanako", &SystemRng).unwrap();
        assert!(fits("correct horse", &known));
        assert!(!fits("correct horsf", &known));
        assert_ne!(hash("correct horse", "hanako", &SystemRng).unwrap(), known);
        assert_eq!(hash("short", "hanako", &SystemRng), Err("password-short"));
    }

    #[test]
    fn the_decoy_takes_what_a_real_hash_takes() {
        let known = hash("correct horse", "hanako", &SystemRng).unwrap();
        let cost = |hash: &str| hash.split('$').take(4).collect::<Vec<_>>().join("$");
        assert_eq!(cost(DECOY), cost(&known));
        assert!(PasswordHash::new(DECOY).is_ok());
    }
}
