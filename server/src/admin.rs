//! `mimamori-server admin …`: what the operator does by hand, because nobody may do it from a browser: the first
//! centre, the first account, a lost authenticator. Every command is a row of the audit.

use std::io::BufRead as _;

use anyhow::{Context as _, anyhow, bail};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::account::{PASSWORD_MIN, fits_together, login_form, parse_login};
use mimamori_domain::api::Channel;
use mimamori_domain::clock::random_bytes;
use mimamori_domain::values::{JpPhone, tidy};
use mimamori_domain::{Date, MessageId, StaffId};
use mimamori_store::audit::Actor;
use mimamori_store::copy;
use mimamori_store::dead::DeadPlace;
use mimamori_store::organisation::NewCenter;
use mimamori_store::staff::{NewStaff, Staff, is_taken};
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
        /// Telephone of the prefecture's consultation line, which patients see beside the centre's.
        #[arg(long, default_value = "")]
        consultation_phone: String,
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
        /// nurse, manager, clinician, hotel, prefecture or auditor.
        #[arg(long)]
        role: Role,
        /// Code of the centre, for nurses, managers and staff of a hotel.
        #[arg(long)]
        center: Option<String>,
        /// Name of the association, for clinicians.
        #[arg(long)]
        association: Option<String>,
        /// Name of the building as it stands in the patients' data, for staff of a hotel.
        #[arg(long)]
        hotel: Option<String>,
        /// Telephone for the on-call alarm, of nurses and managers.
        #[arg(long)]
        phone: Option<String>,
        /// Reads the password from standard input; otherwise one is made and printed.
        #[arg(long)]
        password_stdin: bool,
        /// Registers an authenticator now and prints its secret.
        #[arg(long)]
        enrol: bool,
    },
    /// Sets the telephone for the on-call alarm, or takes it away.
    SetPhone {
        /// User ID.
        #[arg(long)]
        login: String,
        /// The number; none when it is left out.
        #[arg(long)]
        phone: Option<String>,
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
    /// Uses an SMS provider again that was stopped because it refused our account.
    ResumeProvider {
        /// Its name in the configuration.
        #[arg(long)]
        name: String,
    },
    /// Messages that did not arrive and need a person.
    #[command(subcommand)]
    Messages(Messages),
    /// Copies everything from the SQLite database of the configuration into an empty PostgreSQL database. Stop server
    /// and worker first; nothing can be written meanwhile.
    CopyTo {
        /// `postgres://user:password@host/database`
        url: String,
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

/// What can be done about messages that did not arrive.
#[derive(Debug, clap::Subcommand)]
pub enum Messages {
    /// Lists them, newest first, fifty at a time.
    List {
        /// Begins after this place, as the page before printed it.
        #[arg(long)]
        after: Option<DeadPlace>,
    },
    /// Sends one anew.
    Retry {
        /// Its id.
        id: MessageId,
    },
    /// Drops one for good.
    Drop {
        /// Its id.
        id: MessageId,
        /// Why, in words for the colleagues; kept sealed with the message.
        #[arg(long)]
        reason: String,
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
    /// Telephone for the on-call alarm.
    pub phone: Option<JpPhone>,
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
        Admin::CreateCenter { code, name, phone, night_phone, hours, consultation_phone, prefecture } => {
            let mut tx = store.begin().await?;
            let new = NewCenter {
                code: code.clone(),
                name,
                phone,
                night_phone,
                hours,
                consultation_phone,
                prefecture,
            };
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
        Admin::CreateStaff {
            login,
            name,
            role,
            center,
            association,
            hotel,
            phone,
            password_stdin,
            enrol,
        } => {
            let phone = phone.map(|typed| telephone(&typed)).transpose()?;
            let password = password(store, password_stdin)?;
            let totp = enrol.then(|| totp::new_secret(store.rng()));
            let mut tx = store.begin().await?;
            let (center, association) = belongs(&mut tx, center.as_deref(), association.as_deref()).await?;
            drop(tx);
            let building = match (role, center, hotel) {
                (Role::Hotel, Some(center), Some(name)) => Some((center, tidy(&name))),
                (Role::Hotel, ..) => bail!("staff of a hotel need --center and --hotel"),
                (_, _, Some(_)) => bail!("--hotel is for staff of a hotel"),
                _ => None,
            };
            let center = center.filter(|_| building.is_none());
            let asker = Asker { role, center, association };
            let account = Account {
                login: login.clone(),
                name,
                asker,
                phone,
                password: password.clone(),
                totp: totp.clone(),
            };
            let id = create_staff(store, account).await?;
            if let Some((center, name)) = building {
                let mut tx = store.begin().await?;
                tx.set_staff_hotel(Actor::System, id, center, &name).await?;
                tx.commit().await?;
            }
            println!("staff    {id}\nlogin    {}", login_form(&login));
            if !password_stdin {
                println!("password {password}");
            }
            if let Some(secret) = totp {
                println!("secret   {}", totp::base32(&secret));
                println!("otpauth  {}", totp::otpauth(&secret, &login_form(&login)).unwrap_or_default());
            }
        }
        Admin::SetPhone { login, phone } => {
            let phone = phone.map(|typed| telephone(&typed)).transpose()?;
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.set_staff_phone(Actor::System, staff.id, phone.as_ref()).await?;
            tx.commit().await?;
            println!(
                "{}: {}",
                staff.login,
                if phone.is_some() { "the telephone is set" } else { "no telephone" }
            );
        }
        Admin::ResetTotp { login } => {
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.reset_totp(Actor::System, staff.id).await?;
            tx.commit().await?;
            println!("{}: the next login registers a new authenticator", staff.login);
        }
        Admin::ResetPassword { login, password_stdin } => {
            let password = password(store, password_stdin)?;
            let hash = password::hash(&password, &login, store.rng()).map_err(|code| anyhow!(words(code)))?;
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.set_password(Actor::System, staff.id, &hash).await?;
            tx.commit().await?;
            if !password_stdin {
                println!("password {password}");
            }
        }
        Admin::ResumeProvider { name } => {
            let mut tx = store.begin().await?;
            if !tx.resume_provider(&name).await? {
                bail!("nothing is known of a provider {name}");
            }
            tx.audit(Actor::System, "provider.resume", None, &[&name]).await?;
            tx.commit().await?;
            println!("{name} is used again");
        }
        Admin::Messages(command) => messages(store, command).await?,
        Admin::CopyTo { url } => {
            for (table, rows) in copy::copy_to(store, &url).await? {
                println!("{rows:>10}  {table}");
            }
            println!(
                "All of it is there. Set database.url to the new address, keep the key file, and start again."
            );
        }
        Admin::DisableStaff { login } => {
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.disable_staff(Actor::System, staff.id).await?;
            tx.commit().await?;
            println!("{} is closed, its sessions have ended", staff.login);
        }
        Admin::EnableStaff { login } => {
            let mut tx = store.begin().await?;
            let staff = find(&mut tx, &login).await?;
            tx.enable_staff(Actor::System, staff.id).await?;
            tx.commit().await?;
            println!("{} is open", staff.login);
        }
    }
    Ok(())
}

/// Ids, states and codes only: whose name it is, staff see on their screens.
async fn messages(store: &Store, command: Messages) -> anyhow::Result<()> {
    match command {
        Messages::List { after } => {
            let mut tx = store.begin().await?;
            let page = tx.dead_messages(None, after.unwrap_or(DeadPlace::START)).await?;
            tx.audit(Actor::System, "messages.list", None, &[]).await?;
            tx.commit().await?;
            for message in &page.items {
                let (code, channel) = (message.code.as_deref().unwrap_or("-"), message.channel);
                let channel = channel.map_or("-", Channel::as_str);
                let (id, kind, state) = (message.id, message.kind, message.state);
                println!("{id}  {}  {kind}  {state}  {channel}  {code}", message.ended_at);
            }
            match page.next {
                Some(next) => println!("more: --after {next}"),
                None => println!("{} messages, no more", page.items.len()),
            }
        }
        Messages::Retry { id } => {
            let mut tx = store.begin().await?;
            let message = tx.dead_message(id).await?.with_context(|| not_listed(id))?;
            if let Err(refusal) = tx.retry_message(Actor::System, &message).await? {
                bail!("{}", refused(refusal));
            }
            tx.commit().await?;
            println!("{id} is on its way again");
        }
        Messages::Drop { id, reason } => {
            let reason = reason.trim();
            if reason.is_empty() {
                bail!("a reason is needed");
            }
            let mut tx = store.begin().await?;
            let message = tx.dead_message(id).await?.with_context(|| not_listed(id))?;
            tx.drop_message(Actor::System, &message, reason).await?;
            tx.commit().await?;
            println!("{id} is dropped");
        }
    }
    Ok(())
}

fn not_listed(id: MessageId) -> String {
    format!("no message {id} on the list of those that did not arrive")
}

fn refused(code: &str) -> &'static str {
    match code {
        "message-superseded" => "a newer message of the same kind has taken its place",
        "message-chain-ended" => "the chain of this number has ended; restart it on the patient's page",
        "message-not-following" => "the patient is not followed up any more, or may not be written to yet",
        _ => "its day is over",
    }
}

/// Opens an account.
///
/// # Errors
/// When the user ID is taken or has a form that can't be typed everywhere, the password is too short, or the role and
/// the organisation don't go together.
pub async fn create_staff(store: &Store, account: Account) -> anyhow::Result<StaffId> {
    let Account { login, name, asker, phone, password, totp } = account;
    let login =
        parse_login(&login).map_err(|_| anyhow!("a user ID has 3 to 64 letters, digits or . _ @ -"))?;
    if name.trim().is_empty() {
        bail!("a name is needed: colleagues see who has a patient");
    }
    if !fits_together(asker) {
        match asker.role {
            Role::Nurse | Role::Manager => bail!("a nurse or manager belongs to a centre: --center"),
            Role::Clinician => bail!("a clinician belongs to an association: --association"),
            Role::Hotel | Role::Prefecture | Role::Auditor => {
                bail!("this role belongs to no centre and no association")
            }
        }
    }
    let hash = password::hash(&password, &login, store.rng()).map_err(|code| anyhow!(words(code)))?;
    let mut tx = store.begin().await?;
    let new = NewStaff { login: login.clone(), name, asker, email: None, password_hash: Some(hash), totp };
    let id =
        tx.insert_staff(Actor::System, new).await.map_err(|e| taken(e, &format!("the user ID {login}")))?;
    if phone.is_some() {
        tx.set_staff_phone(Actor::System, id, phone.as_ref()).await?;
    }
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

fn telephone(typed: &str) -> anyhow::Result<JpPhone> {
    JpPhone::parse(typed).map_err(|_| anyhow!("{typed} is no telephone number of Japan"))
}

fn words(code: &str) -> String {
    match code {
        "password-short" => format!("a password has at least {PASSWORD_MIN} characters"),
        "password-login" => "the user ID must not stand inside the password".into(),
        _ => "the password is too long".into(),
    }
}

fn taken(error: mimamori_store::Error, what: &str) -> anyhow::Error {
    if is_taken(&error) { anyhow!("{what} is taken") } else { error.into() }
}
