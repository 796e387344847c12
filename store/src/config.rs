//! `mimamori.toml`, with each key also as `MIMAMORI__SECTION__KEY` and secrets also as `…_file`. An unknown or wrong
//! key stops the start with its name. What both processes read is one description, so that they can't disagree.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use mimamori_domain::outbox::CodeMeaning;
use mimamori_domain::policy::{CenterPolicy, PolicyNumber};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A configuration that can't be used; the text names the key.
#[derive(Debug, thiserror::Error)]
#[error("configuration: {0}")]
pub struct ConfigError(String);

macro_rules! section {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident: $ty:ty = $default:expr,)* })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name { $($(#[$fmeta])* pub $field: $ty,)* }
        impl Default for $name { fn default() -> Self { Self { $($field: $default,)* } } }
    )+};
}

/// This machine, the private networks of RFC 1918 and the unique local ones of RFC 4193: what a health centre's own
/// network and a line of the prefecture use. Nothing that is reached over the open internet is among them.
fn private_networks() -> Vec<ipnet::IpNet> {
    ["127.0.0.0/8", "::1/128", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]
        .iter()
        .filter_map(|network| network.parse().ok())
        .collect()
}

fn local(port: u16) -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], port))
}

section! {
/// Everything.
pub struct Config {
    /// Public listener.
    pub http: Http = Http::default(),
    /// Listener for operators: metrics and the development message page.
    pub ops: Ops = Ops::default(),
    /// Database.
    pub database: Database = Database::default(),
    /// Master keys.
    pub keys: KeysAt = KeysAt::default(),
    /// Pace of each lane of messages.
    pub lanes: Lanes = Lanes::default(),
    /// SMS.
    pub sms: Sms = Sms::default(),
    /// E-mail.
    pub email: EmailAt = EmailAt::default(),
    /// Web Push.
    pub push: Push = Push::default(),
    /// The COCOA verify endpoint.
    pub cocoa: Cocoa = Cocoa::default(),
    /// Numbers that people decided on.
    pub policy: Policy = Policy::default(),
}

/// `http.*`
pub struct Http {
    /// Address to listen on.
    pub listen: SocketAddr = local(8080),
    /// Address under which the world reaches the server, without a slash at the end.
    pub public_url: String = "http://localhost:8080".into(),
    /// Addresses of proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<std::net::IpAddr> = vec![],
}

/// `ops.*`
pub struct Ops {
    /// The server's listener for operators.
    pub listen: SocketAddr = local(9080),
    /// The worker's listener for operators.
    pub worker_listen: SocketAddr = local(9081),
    /// Folder of the messages "sent" by the `file` transports, shown on the server's listener.
    pub messages: PathBuf = "data/messages".into(),
}

/// `database.*`
pub struct Database {
    /// `sqlite://path` or `postgres://…`.
    pub url: String = "sqlite://data/mimamori.db".into(),
}

/// `keys.*`
pub struct KeysAt {
    /// The key file; made with a fresh key when it is missing.
    pub file: PathBuf = "data/keys".into(),
}

/// `sms.*`
pub struct Sms {
    /// How SMS leave.
    pub transport: SmsTransport = SmsTransport::File,
    /// Providers of the Twilio shape by name.
    pub providers: BTreeMap<String, SmsProvider> = BTreeMap::new(),
    /// Codes of error bodies (or HTTP statuses) and what they mean, over the built-in table.
    pub codes: BTreeMap<String, CodeMeaning> = BTreeMap::new(),
}

/// `sms.providers.<name>.*`
pub struct SmsProvider {
    /// Such as `https://api.example.com`, without a slash at the end.
    pub base_url: String = String::new(),
    /// Account SID.
    pub account_sid: String = String::new(),
    /// Secret; also signs the callbacks.
    pub auth_token: String = String::new(),
    /// Sender: a number, an alphanumeric sender, or `MG…` for a messaging service.
    pub from: String = String::new(),
    /// Share of the traffic.
    pub weight: u32 = 1,
    /// Most messages handed over in a second by one worker; 0: as many as it takes.
    pub per_second: u32 = 0,
    /// Most calls of one worker at once; 0: as many as there are hands.
    pub at_once: u32 = 0,
}

/// `lanes.*`, in strict priority (DOMAIN section 7)
pub struct Lanes {
    /// First numbers, their reminders and one-time codes.
    pub numbers: Lane = Lane { per_second: 0, at_once: 64 },
    /// Numbers that are issued again.
    pub reissues: Lane = Lane::default(),
    /// Alerts to staff.
    pub alerts: Lane = Lane::default(),
    /// Invitations.
    pub invitations: Lane = Lane::default(),
    /// Reminders.
    pub reminders: Lane = Lane::default(),
    /// Bulk notices.
    pub notices: Lane = Lane::default(),
}

/// `lanes.<name>.*`
pub struct Lane {
    /// Most messages of one worker in a second; 0: as many as it can.
    pub per_second: u32 = 0,
    /// Most messages of one worker in hand at once; below 64, so that numbers always find a free hand.
    pub at_once: u32 = 48,
}

/// `email.*`
pub struct EmailAt {
    /// How e-mail leaves.
    pub transport: EmailTransport = EmailTransport::File,
    /// `smtp://user:password@host:port` (`?tls=required` for STARTTLS) or `smtps://…`.
    pub url: String = String::new(),
    /// Sender.
    pub from: String = "見守り <no-reply@mimamori.example>".into(),
}

/// `push.*`
pub struct Push {
    /// `mailto:` or `https:` of the operator, for VAPID.
    pub subject: String = "mailto:ops@mimamori.example".into(),
    /// VAPID private key (base64url of the raw 32 bytes); empty turns push off.
    pub private_key: String = String::new(),
    /// Hosts of push services that may be called; a leading dot allows subdomains.
    pub allowed_hosts: Vec<String> = [
        "fcm.googleapis.com", ".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com",
    ].map(String::from).to_vec(),
}

/// `cocoa.*` (DOMAIN section 6)
pub struct Cocoa {
    /// Expected `Ocp-Apim-Subscription-Key`; empty refuses every request.
    pub subscription_key: String = String::new(),
    /// Name of the one key of the body.
    pub parameter: String = "processingNumber".into(),
    /// Answer for a valid number.
    pub result_valid: String = "true".into(),
    /// Answer for any other.
    pub result_invalid: String = "false".into(),
    /// Answer the reserved numbers 99999910 and 99999920.
    pub sandbox: bool = false,
}

/// `policy.*`
pub struct Policy {
    /// Life of an invitation link, in days.
    pub invitation_days: i64 = 14,
    /// Life of a patient's device session since it was last seen, in days.
    pub patient_session_days: i64 = 30,
    /// Life of a staff session since it was last seen, in minutes.
    pub staff_idle_minutes: i64 = 60,
    /// Longest life of a staff session, in hours.
    pub staff_session_hours: i64 = 12,
    /// Life of a processing number, in minutes (seed 003: one hour).
    pub number_minutes: i64 = 60,
    /// Numbers that count in one chain (seed 003: one and four re-issues).
    pub number_count: i64 = 5,
    /// Undelivered in a row that stop a chain.
    pub number_undelivered: i64 = 3,
    /// How long before the end of the last number its reminder goes out, in minutes.
    pub number_reminder_minutes: i64 = 20,
    /// May numbers wait for the morning (21:00–08:00)?
    pub number_quiet_hours: bool = true,
    /// Do invitations and reminders wait for the morning (21:00–08:00)?
    pub message_quiet_hours: bool = true,
    /// Silence of a patient at high risk becomes a task after this many hours.
    pub silence_high_hours: i64 = 12,
    /// Silence of any other patient.
    pub silence_low_hours: i64 = 24,
    /// An unopened invitation becomes a task after this many hours.
    pub unopened_hours: i64 = 24,
    /// Reports wanted, and asked for, in a day: 1 or 2.
    pub reminders_a_day: i64 = 1,
    /// Hours from a reminder to a second, gentler one when there is still no report; 0 turns it off.
    pub second_reminder_hours: i64 = 3,
    /// From one step of the on-call alarm to the next, in minutes (DOMAIN section 4: step by step until somebody claims).
    pub on_call_step_minutes: i64 = 5,
    /// Hours within which a centre that is asked to take a patient over should answer.
    pub transfer_hours: i64 = 4,
    /// Networks from which lists of patients may be taken out as files (seed 004): the own machine and private ones.
    pub export_networks: Vec<ipnet::IpNet> = private_networks(),
    /// Failed logins, codes or birth dates before a lock.
    pub lock_tries: i64 = 5,
    /// Length of a lock, in minutes.
    pub lock_minutes: i64 = 15,
}
}

/// How SMS leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SmsTransport {
    /// Over the providers.
    Twilio,
    /// Into the development viewer.
    File,
    /// Not at all.
    Off,
}

/// How e-mail leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EmailTransport {
    /// Over SMTP.
    Smtp,
    /// Into the development viewer.
    File,
    /// Not at all.
    Off,
}

impl Policy {
    /// How closely the patients of a centre are watched that has set nothing itself.
    pub const fn center(&self) -> CenterPolicy {
        CenterPolicy {
            silence_high_hours: self.silence_high_hours,
            silence_low_hours: self.silence_low_hours,
            unopened_hours: self.unopened_hours,
            reminders_a_day: self.reminders_a_day,
            second_reminder_hours: self.second_reminder_hours,
            on_call_step_minutes: self.on_call_step_minutes,
        }
    }
}

/// Beginning of the names of environment variables.
const PREFIX: &str = "MIMAMORI__";

impl Config {
    /// Reads `mimamori.toml` (if `path` is none, from the working folder when it is there), then the environment.
    ///
    /// # Errors
    /// Names the key that is unknown or wrong.
    pub fn load(path: Option<&Path>) -> Result<Self, ConfigError> {
        let file = path.unwrap_or(Path::new("mimamori.toml"));
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if path.is_none() && error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(ConfigError(format!("{}: {error}", file.display()))),
        };
        Self::from(&text, std::env::vars())
    }

    fn from(toml: &str, environment: impl Iterator<Item = (String, String)>) -> Result<Self, ConfigError> {
        let told = |error: &dyn std::fmt::Display| ConfigError(error.to_string());
        let mut value: Value = toml::from_str(toml).map_err(|error| told(&error))?;
        let defaults = serde_json::to_value(Self::default()).map_err(|error| told(&error))?;
        for (name, text) in environment {
            if let Some(key) = name.strip_prefix(PREFIX) {
                let path: Vec<String> = key.split("__").map(str::to_lowercase).collect();
                set(&mut value, &defaults, &path, &text);
            }
        }
        read_files(&mut value, "")?;
        let config: Self = serde_path_to_error::deserialize(value)
            .map_err(|error| ConfigError(format!("{}: {}", error.path(), error.inner())))?;
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<(), ConfigError> {
        let wrong = |key: &str, why: &str| Err(ConfigError(format!("{key}: {why}")));
        if !self.http.public_url.starts_with("http") || self.http.public_url.ends_with('/') {
            return wrong("http.public_url", "must be http(s)://host without a slash at the end");
        }
        if self.sms.transport == SmsTransport::Twilio && self.sms.providers.is_empty() {
            return wrong("sms.providers", "the transport twilio needs at least one provider");
        }
        for (name, provider) in &self.sms.providers {
            if provider.base_url.is_empty()
                || provider.account_sid.is_empty()
                || provider.auth_token.is_empty()
            {
                return wrong(
                    &format!("sms.providers.{name}"),
                    "base_url, account_sid and auth_token must all be given",
                );
            }
        }
        if self.email.transport == EmailTransport::Smtp && self.email.url.is_empty() {
            return wrong("email.url", "the transport smtp needs an address");
        }
        if self.cocoa.result_valid == self.cocoa.result_invalid {
            return wrong("cocoa.result_valid", "must differ from cocoa.result_invalid");
        }
        if !(1..=10).contains(&self.policy.number_count) {
            return wrong("policy.number_count", "must lie between 1 and 10");
        }
        if self.policy.number_minutes < 1 {
            return wrong("policy.number_minutes", "must be 1 or more");
        }
        if !(1..=168).contains(&self.policy.transfer_hours) {
            return wrong("policy.transfer_hours", "must lie between 1 and 168");
        }
        // The same bounds as a manager's.
        let center = self.policy.center();
        for number in PolicyNumber::ALL {
            let range = number.range();
            if !range.contains(&center.number(*number)) {
                let reason = format!("must lie between {} and {}", range.start(), range.end());
                return wrong(&format!("policy.{number}"), &reason);
            }
        }
        if !center.errors().is_empty() {
            return wrong("policy.silence_high_hours", "must not exceed policy.silence_low_hours");
        }
        Ok(())
    }
}

/// Puts a variable's text where it belongs, in the shape that the default has there: a token of digits stays text.
fn set(value: &mut Value, defaults: &Value, path: &[String], text: &str) {
    let Some((name, rest)) = path.split_first() else { return };
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    let Some(table) = value.as_object_mut() else { return };
    let default = defaults.get(name).unwrap_or(&Value::Null);
    if rest.is_empty() {
        table.insert(name.clone(), shaped(text, default, name));
    } else {
        set(table.entry(name.clone()).or_insert(Value::Null), default, rest, text);
    }
}

fn shaped(text: &str, default: &Value, name: &str) -> Value {
    let list = || text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(Value::from).collect();
    match default {
        Value::Bool(_) => text.parse().map_or_else(|_| text.into(), Value::Bool),
        Value::Number(_) => text.parse::<i64>().map_or_else(|_| text.into(), Value::from),
        Value::Array(_) => Value::Array(list()),
        // Providers have names of their own, so there is no default to look at; these are their numbers.
        Value::Null if matches!(name, "weight" | "per_second" | "at_once") => {
            text.parse::<i64>().map_or_else(|_| text.into(), Value::from)
        }
        _ => text.into(),
    }
}

/// Replaces every `something_file = "path"` by `something` with the content of the file.
fn read_files(value: &mut serde_json::Value, at: &str) -> Result<(), ConfigError> {
    let Some(table) = value.as_object_mut() else { return Ok(()) };
    let names: Vec<String> = table.keys().filter(|name| name.ends_with("_file")).cloned().collect();
    for name in names {
        let Some(serde_json::Value::String(path)) = table.remove(&name) else {
            return Err(ConfigError(format!("{at}{name} must be a path")));
        };
        let text =
            std::fs::read_to_string(&path).map_err(|e| ConfigError(format!("{at}{name}: {path}: {e}")))?;
        table.insert(name.trim_end_matches("_file").to_owned(), text.trim_end().into());
    }
    for (name, inner) in table.iter_mut() {
        read_files(inner, &format!("{at}{name}."))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(toml: &str) -> Result<Config, ConfigError> {
        Config::from(toml, std::iter::empty())
    }

    #[test]
    fn the_example_file_shows_every_default() {
        let example = include_str!("../../docs/mimamori.example.toml");
        let uncommented = read(example).unwrap();
        assert_eq!(
            serde_json::to_value(uncommented).unwrap(),
            serde_json::to_value(Config::default()).unwrap()
        );
        let written: toml::Table = toml::from_str(example).unwrap();
        let all = serde_json::to_value(Config::default()).unwrap();
        for (section, keys) in all.as_object().unwrap() {
            for key in
                keys.as_object().unwrap().keys().filter(|key| !matches!(key.as_str(), "providers" | "codes"))
            {
                assert!(written[section].get(key).is_some(), "{section}.{key} is not in the example");
            }
        }
    }

    #[test]
    fn the_environment_wins_and_a_token_of_digits_stays_text() {
        let environment = [
            ("MIMAMORI__SMS__TRANSPORT", "twilio"),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__BASE_URL", "http://127.0.0.1:1"),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__ACCOUNT_SID", "AC1"),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__AUTH_TOKEN", "0012345"),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__WEIGHT", "3"),
            ("MIMAMORI__COCOA__SANDBOX", "true"),
            ("MIMAMORI__POLICY__NUMBER_COUNT", "4"),
            ("MIMAMORI__HTTP__TRUSTED_PROXIES", "10.0.0.1, 10.0.0.2"),
            ("PATH", "/bin"),
        ];
        let pairs = environment.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        let config = Config::from("[policy]\nnumber_count = 5", pairs).unwrap();
        assert_eq!(config.sms.providers["main"].auth_token, "0012345");
        assert_eq!(config.sms.providers["main"].weight, 3);
        assert!(config.cocoa.sandbox);
        assert_eq!(config.policy.number_count, 4);
        assert_eq!(config.http.trusted_proxies.len(), 2);
    }

    #[test]
    fn an_unknown_key_is_named() {
        let error = read("[sms]\ntransprot = \"file\"").unwrap_err().to_string();
        assert!(error.contains("transprot"), "{error}");
    }

    #[test]
    fn a_wrong_value_is_named() {
        let error = read("[http]\nlisten = \"nowhere\"").unwrap_err().to_string();
        assert!(error.contains("listen"), "{error}");
        let error = read("[sms]\ntransport = \"twilio\"").unwrap_err().to_string();
        assert!(error.contains("sms.providers"), "{error}");
        for (text, key) in [
            ("reminders_a_day = 3", "policy.reminders_a_day"),
            ("second_reminder_hours = -1", "policy.second_reminder_hours"),
            ("on_call_step_minutes = 0", "policy.on_call_step_minutes"),
            ("transfer_hours = 0", "policy.transfer_hours"),
            ("export_networks = [\"10.0.0.0/33\"]", "policy.export_networks"),
        ] {
            let error = read(&format!("[policy]\n{text}")).unwrap_err().to_string();
            assert!(error.contains(key), "{error}");
        }
    }

    #[test]
    fn a_secret_may_lie_in_a_file() {
        let path = std::env::temp_dir().join(format!("mimamori-secret-{}", std::process::id()));
        std::fs::write(&path, "s3cret\n").unwrap();
        let config = read(&format!("[cocoa]\nsubscription_key_file = {path:?}")).unwrap();
        assert_eq!(config.cocoa.subscription_key, "s3cret");
        std::fs::remove_file(path).unwrap();
    }

    #[test]
    fn nothing_leaves_by_default() {
        let config = read("").unwrap();
        assert_eq!(config.policy.export_networks.len(), 6, "each of the private networks can be read");
        assert_eq!(config.sms.transport, SmsTransport::File);
        assert_eq!(config.email.transport, EmailTransport::File);
        assert!(config.push.private_key.is_empty());
    }
}
