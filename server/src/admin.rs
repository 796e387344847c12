//! `mimamori-server admin …`: what the operator does by hand, because nobody may do it from a browser: the first
//! centre, the first account, a lost authenticator. Every command is a row of the audit.

use std::io::BufRead as _;

use anyhow::{Context as _, anyhow, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::clock::random_bytes;
use mimamori_domain::{Date, StaffId};
use mimamori_store::organisation::NewCenter;
use mimamori_store::staff::{NewStaff, Staff, is_taken, login_form};
use mimamori_store::{Store, Tx};

use crate::{password, totp};

/// The commands.
#[derive(Debug, clap::Subcommand)]
pub enum Admin {
    /// Opens a health centre.
    CreateCenter {
        /// Short code by which other commands name it.
        #[arg(long)]
        code: String,
        /// Name, as patients see it.
        #[arg(long)]
        name: String,
        /// Telephone by day.
        #[arg(long)]
        phone: String,
        /// Telephone at night and on holidays.
        #[arg(long, default_value = "")]
        night_phone: String,
        /// Hours of the telephone by day.
        #[arg(long, default_value = "")]
        hours: String,
        /// Prefecture.
        #[arg(long, default_value = "")]
        prefecture: String,
    },
    /// Makes a medical association known.
    CreateAssociation {
        /// Name.
        #[arg(long)]
        name: String,
        /// Telephone.
        #[arg(long)]
        phone: String,
    },
    /// Contracts an association for a centre; the same start again changes the end.
    Contract {
        /// Name of the association.
        #[arg(long)]
        association: String,
        /// Code of the centre.
        #[arg(long)]
        center: String,
        /// First day, as 2022-01-01; today when it is left out.
        #[arg(long)]
        from: Option<Date>,
        /// Last day.
        #[arg(long)]
        until: Option<Date>,
    },
    /// Opens an account. The first login registers the authenticator app.
    CreateStaff {
        /// User ID.
        #[arg(long)]
        login: String,
        /// Name.
        #[arg(long)]
        name: String,
        /// nurse, manager, clinician, prefecture or auditor.
        #[arg(long)]
        role: Role,
        /// Code of the centre, for nurses and managers.
        #[arg(long)]
        center: Option<String>,
        /// Name of the association, for clinicians.
        #[arg(long)]
        association: Option<String>,
        /// Reads the password from standard input; otherwise one is made and printed.
        #[arg(long)]
        password_stdin: bool,
        /// Registers an authenticator now and prints its secret.
        #[arg(long)]
        enrol: bool,
    },
    /// Takes away a lost authenticator: the next login registers a new one.
    ResetTotp {
        /// User ID.
        #[arg(long)]
        login: String,
    },
    /// Sets a new password and ends the sessions.
    ResetPassword {
        /// User ID.
        #[arg(long)]
        login: String,
        /// Reads the password from standard input; otherwise one is made and printed.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Closes an account; its sessions end at once.
    DisableStaff {
        /// User ID.
        #[arg(long)]
        login: String,
    },
    /// Opens a closed account again.
    EnableStaff {
        /// User ID.
        #[arg(long)]
        login: String,
    },
}

/// An account to be opened.
#[derive(Debug, Clone)]
pub struct Account {
    /// User ID.
    pub login: String,
    /// Name.
    pub name: String,
    /// Role and where they belong.
    pub asker: Asker,
    /// Password.
    pub password: String,
    /// An authenticator's secret that is registered already.
    pub totp: Option<Vec<u8>>,
}

/// Carries out a command and prints what the operator must know.
///
/// # Errors
/// In words for the operator.
pub async fn run(store: &Store, command: Admin) -> anyhow::Result<()> {
    match command {
        Admin::CreateCenter { code, name, phone, night_phone, hours, prefecture } => {
            let mut tx = store.begin().await?;
            let new = NewCenter { code: code.clone(), name, phone, night_phone, hours, prefecture };
            let id = tx.insert_center(new).await.map_err(|e| taken(e, &format!("the code {code}")))?;
            tx.commit().await?;
            println!("health centre {code} {id}");
        }
        Admin::CreateAssociation { name, phone } => {
            let mut tx = store.begin().await?;
            if tx.association_by_name(&name).await?.is_some() {
                bail!("there is an association {name} already");
            }
            let id = tx.insert_association(&name, &phone).await?;
            tx.commit().await?;
            println!("association {id}");
        }
        Admin::Contract { association, center, from, until } => {
            let mut tx = store.begin().await?;
            let (_, association) = belongs(&mut tx, None, Some(&association)).await?;
            let (center, _) = belongs(&mut tx, Some(&center), None).await?;
            let (Some(association), Some(center)) = (association, center) else {
                bail!("both must be named")
            };
            let from = from.unwrap_or_else(|| tx.now.date());
            tx.put_contract(association, center, from, until).await?;
            tx.commit().await?;
            println!("contract from {from}");
        }
        Admin::CreateStaff { login, name, role, center, association, password_stdin, enrol } => {
            let password = password(store, password_stdin)?;
            let totp = enrol.then(|| totp::new_secret(store.rng()));
            let mut tx = store.begin().await?;
            let (center, association) = belongs(&mut tx, center.as_deref(), association.as_deref()).await?;
            drop(tx);
            let asker = Asker { role, center, association };
            let account =
                Account { login: login.clone(), name, asker, password: password.clone(), totp: totp.clone() };
            let id = create_staff(store, account).await?;
            println!("staff    {id}\nlogin    {}", login_form(&login));
            if !password_stdin {
                println!("password {password}");
            }
            if let Some(secret) = totp {
                println!("secret   {}", totp::base32(&secret));
                println!("otpauth  {}", totp::otpauth(&secret, &login_form(&login)).unwrap_or_default());
            }
        }
        Admin::ResetTotp { login } => {
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.reset_totp(staff.id).await?;
            tx.commit().await?;
            println!("{}: the next login registers a new authenticator", staff.login);
        }
        Admin::ResetPassword { login, password_stdin } => {
            let password = password(store, password_stdin)?;
            let hash = password::hash(&password, store.rng()).map_err(|code| anyhow!(words(code)))?;
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.set_password(staff.id, &hash).await?;
            tx.commit().await?;
            if !password_stdin {
                println!("password {password}");
            }
        }
        Admin::DisableStaff { login } => {
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.disable_staff(staff.id).await?;
            tx.commit().await?;
            println!("{} is closed, its sessions have ended", staff.login);
        }
        Admin::EnableStaff { login } => {
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.enable_staff(staff.id).await?;
            tx.commit().await?;
            println!("{} is open", staff.login);
        }
    }
    Ok(())
}

/// Opens an account.
///
/// # Errors
/// When the user ID is taken or has a form that can't be typed everywhere, the password is too short, or the role and
/// the organisation don't go together.
pub async fn create_staff(store: &Store, account: Account) -> anyhow::Result<StaffId> {
    let Account { login, name, asker, password, totp } = account;
    let login = login_form(&login);
    let fits = |c: char| c.is_ascii_alphanumeric() || "._@-".contains(c);
    if login.len() < 3 || login.len() > 64 || !login.chars().all(fits) {
        bail!("a user ID has 3 to 64 letters, digits or . _ @ -");
    }
    if name.trim().is_empty() {
        bail!("a name is needed: colleagues see who has a patient");
    }
    match (asker.role, asker.center, asker.association) {
        (Role::Nurse | Role::Manager, Some(_), None)
        | (Role::Clinician, None, Some(_))
        | (Role::Prefecture | Role::Auditor, None, None) => {}
        (Role::Nurse | Role::Manager, ..) => bail!("a nurse or manager belongs to a centre: --center"),
        (Role::Clinician, ..) => bail!("a clinician belongs to an association: --association"),
        (Role::Prefecture | Role::Auditor, ..) => bail!("this role belongs to no centre and no association"),
    }
    let password_hash = password::hash(&password, store.rng()).map_err(|code| anyhow!(words(code)))?;
    let mut tx = store.begin().await?;
    let new = NewStaff { login: login.clone(), name, asker, password_hash, totp };
    let id = tx.insert_staff(new).await.map_err(|e| taken(e, &format!("the user ID {login}")))?;
    tx.commit().await?;
    Ok(id)
}

async fn belongs(
    tx: &mut Tx,
    center: Option<&str>,
    association: Option<&str>,
) -> anyhow::Result<(Option<mimamori_domain::HealthCenterId>, Option<mimamori_domain::AssociationId>)> {
    let center = match center {
        Some(code) => {
            Some(tx.center_by_code(code).await?.with_context(|| format!("no health centre {code}"))?.id)
        }
        None => None,
    };
    let association = match association {
        Some(name) => {
            Some(tx.association_by_name(name).await?.with_context(|| format!("no association {name}"))?.id)
        }
        None => None,
    };
    Ok((center, association))
}

async fn find(tx: &mut Tx, login: &str) -> anyhow::Result<Staff> {
    tx.staff_by_login(login).await?.with_context(|| format!("no account {login}"))
}

fn password(store: &Store, from_stdin: bool) -> anyhow::Result<String> {
    if !from_stdin {
        return Ok(URL_SAFE_NO_PAD.encode(random_bytes::<12>(store.rng())));
    }
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).context("standard input")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

fn words(code: &str) -> &'static str {
    match code {
        "password-short" => "a password has at least 10 characters",
        _ => "the password is too long",
    }
}

fn taken(error: mimamori_store::Error, what: &str) -> anyhow::Error {
    if is_taken(&error) { anyhow!("{what} is taken") } else { error.into() }
}
