//! What a visitor needs: logins with their secrets and links that can still be opened. The file is for its owner only.

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use mimamori_domain::Clock as _;
use mimamori_server::totp;
use mimamori_store::system::SystemClock;
use serde::Serialize;

use super::desk::Desk;
use super::story::Story;

/// The file.
#[derive(Debug, Serialize)]
pub(super) struct Demo {
    staff: Vec<Staff>,
    patients: Vec<Patient>,
    seed: u64,
}

#[derive(Debug, Serialize)]
struct Staff {
    login: String,
    password: String,
    totp_secret_base32: String,
    role: String,
}

#[derive(Debug, Serialize)]
struct Patient {
    course: &'static str,
    link: String,
    birth_date: String,
}

impl Demo {
    pub(super) fn of(story: &Story, seed: u64) -> Self {
        let house = &story.house;
        let desks = house.nurses.iter().chain([&house.manager, &house.clinician, &house.auditor]);
        let url = &house.config.http.public_url;
        let patients = story.samples().into_iter().map(|(course, token, birth_date)| Patient {
            course,
            link: format!("{url}/i/{token}"),
            birth_date,
        });
        Self { staff: desks.map(staff).collect(), patients: patients.collect(), seed }
    }

    /// Writes the file, readable for its owner alone.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).with_context(|| format!("{}", path.display()))?;
        file.write_all(text.as_bytes()).with_context(|| format!("{}", path.display()))
    }

    /// Logins with the code of this moment, and the links.
    pub(super) fn print(&self) {
        for staff in &self.staff {
            let code = totp::from_base32(&staff.totp_secret_base32)
                .map_or_else(String::new, |secret| totp::code(&secret, SystemClock.now()));
            let Staff { login, password, totp_secret_base32, role } = staff;
            println!("{login:10} password {password}  code {code}  secret {totp_secret_base32}  {role}");
        }
        for Patient { course, link, birth_date } in &self.patients {
            println!("{course:10} {link}  born {birth_date}");
        }
    }
}

fn staff(desk: &Desk) -> Staff {
    Staff {
        login: desk.login.clone(),
        password: desk.password.clone(),
        totp_secret_base32: totp::base32(&desk.secret),
        role: desk.role.to_string(),
    }
}
