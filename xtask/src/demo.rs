//! What the simulation left for whoever wants to look around: logins and sample patients. It never makes
//! them itself.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use totp_rs::{Builder, Secret};

use crate::steps::say;

/// The file that `simulate --demo` writes beside the database.
#[derive(Debug, Deserialize)]
pub struct Demo {
    #[serde(default)]
    staff: Vec<Staff>,
    #[serde(default)]
    patients: Vec<Patient>,
}

#[derive(Debug, Deserialize)]
struct Staff {
    login: String,
    password: String,
    totp_secret_base32: String,
    role: String,
}

#[derive(Debug, Deserialize)]
struct Patient {
    course: String,
    link: String,
    birth_date: String,
}

impl Demo {
    /// `None` when there is no such file: a database without the demo.
    pub fn read(file: &Path) -> Result<Option<Self>> {
        let Ok(text) = fs::read_to_string(file) else { return Ok(None) };
        let demo = serde_json::from_str(&text).with_context(|| format!("cannot read {}", file.display()))?;
        Ok(Some(demo))
    }

    /// Everything, with fresh codes.
    pub fn print(&self) {
        self.print_logins();
        say("");
        say("  Sample patients (open the link, then give the birth date):");
        for patient in &self.patients {
            say(&format!("    {:10} {}   born {}", patient.course, patient.link, patient.birth_date));
        }
    }

    /// The logins with the one-time codes of this moment.
    pub fn print_logins(&self) {
        say("  Staff logins (press Enter for fresh one-time codes):");
        let width = self.staff.iter().map(|staff| staff.login.len()).max().unwrap_or_default();
        for staff in &self.staff {
            let code = code(&staff.totp_secret_base32).unwrap_or_else(|| "(no code: bad secret)".to_owned());
            let (login, password, role) = (&staff.login, &staff.password, &staff.role);
            say(&format!("    {login:width$}   password {password}   code {code}   {role}"));
        }
    }
}

/// The six digits of this moment, and how long they still hold.
fn code(secret: &str) -> Option<String> {
    let secret = Secret::try_from_base32(secret).ok()?;
    let totp = Builder::new().with_secret(secret).build_noncompliant();
    Some(format!("{} ({:2} s)", totp.generate_current(), totp.ttl()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_six_digits_with_the_time_left() {
        let code = code("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP").expect("a good secret");
        let (digits, left) = code.split_once(' ').expect("two parts");
        assert!(digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_digit()), "{code}");
        assert!(left.starts_with('(') && left.ends_with("s)"), "{code}");
    }

    #[test]
    fn a_bad_secret_has_no_code() {
        assert_eq!(code("not base32!"), None);
    }

    #[test]
    fn the_file_may_know_more_than_we_read() {
        let demo: Demo = serde_json::from_str(
            r#"{"staff":[{"login":"a","password":"b","totp_secret_base32":"JBSWY3DP","role":"nurse","id":1}],
                "patients":[{"course":"well","link":"http://localhost:8080/i/x","birth_date":"1980-01-01"}],
                "seed":7}"#,
        )
        .expect("it reads");
        assert_eq!(demo.staff.len() + demo.patients.len(), 2);
    }
}
