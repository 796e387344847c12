//! `mimamori-worker doctor`: looks at everything a message needs on its way, without sending one and without making or
//! changing anything. Each thing found wrong says what to do about it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration as StdDuration;

use mimamori_domain::{Clock, Duration, Timestamp};
use mimamori_store::config::{Config, EmailTransport, SmsProvider, SmsTransport};
use mimamori_store::system::SystemRng;
use mimamori_store::{Db, Keys, Store};
use reqwest::StatusCode;
use serde::Deserialize;

use crate::channels::{Channels, SmtpMailer, VapidPush};

/// A clock that differs by more is wrong: numbers and one-time codes live by the minute.
const SKEW: Duration = Duration::seconds(60);
/// Nobody is waited for longer.
const PATIENCE: StdDuration = StdDuration::from_secs(10);

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub what: String,
    /// Good, or what is wrong and what to do.
    pub result: Result<String, String>,
}

fn good(what: &str, text: impl Into<String>) -> Finding {
    Finding { what: what.to_owned(), result: Ok(text.into()) }
}

fn bad(what: &str, text: impl Into<String>) -> Finding {
    Finding { what: what.to_owned(), result: Err(text.into()) }
}

/// Looks at all of it.
pub async fn examine(config: &Config, clock: Arc<dyn Clock>) -> Vec<Finding> {
    let mut found = vec![
        match Channels::from_config(config, Arc::clone(&clock)) {
            Ok(_) => good("configuration", config.http.public_url.clone()),
            Err(error) => bad("configuration", format!("{error:#}; correct this key")),
        },
        time_zone(),
    ];
    match open(config, Arc::clone(&clock)).await {
        Ok(store) => database(&store, config, &mut found).await,
        Err(finding) => found.push(finding),
    }
    found.push(callbacks(config));
    sms(config, clock.as_ref(), &mut found).await;
    found.push(email(config, clock).await);
    found.push(push(config));
    found
}

/// The key file and the database, neither of which is made when it is missing.
async fn open(config: &Config, clock: Arc<dyn Clock>) -> Result<Store, Finding> {
    let file = &config.keys.file;
    if !file.exists() {
        let todo = "put the copy back that was kept apart (only a new installation makes one)";
        return Err(bad("keys", format!("there is no {}: {todo}", file.display())));
    }
    let keys = Keys::load(file, &SystemRng).map_err(|error| {
        bad("keys", format!("{error}; is it readable for this user, one base64 key of 32 bytes a line?"))
    })?;
    let path = config.database.url.strip_prefix("sqlite://");
    if let Some(path) = path.filter(|path| !Path::new(path).exists()) {
        return Err(bad("database", format!("there is no {path}; is database.url right?")));
    }
    let db = match tokio::time::timeout(PATIENCE, Db::connect(&config.database.url)).await {
        Ok(Ok(db)) => db,
        Ok(Err(error)) => {
            return Err(bad("database", format!("{error}; does it run, is database.url right?")));
        }
        Err(_) => return Err(bad("database", "no answer in 10 s; does it run, is database.url right?")),
    };
    Ok(Store::new(db, keys, clock, Arc::new(SystemRng)))
}

async fn database(store: &Store, config: &Config, found: &mut Vec<Finding>) {
    match store.db().schema().await {
        Ok((applied, known)) if applied == known => {
            found.push(good("database", "reachable, schema up to date"));
        }
        Ok((applied, known)) if applied < known => {
            let todo = "run `mimamori-server migrate`";
            found.push(bad("database", format!("{applied} of {known} migrations are done; {todo}")));
            return;
        }
        Ok(_) => {
            found.push(bad("database", "its schema is newer than this program; install the newer program"));
            return;
        }
        Err(error) => {
            found.push(bad("database", format!("{error}; run `mimamori-server migrate`")));
            return;
        }
    }
    if let Err(error) = within(store, config, found).await {
        found.push(bad("database", format!("{error}; look into its log")));
    }
}

async fn within(store: &Store, config: &Config, found: &mut Vec<Finding>) -> mimamori_store::Result<()> {
    let mut tx = store.read().await?;
    found.push(match tx.keys_fit().await? {
        Some(true) => good("keys", "open what lies in the database"),
        None => good("keys", "readable; nothing is sealed in the database yet"),
        Some(false) => bad(
            "keys",
            format!(
                "{} is not the key file of this database; put the right one back",
                config.keys.file.display()
            ),
        ),
    });
    let theirs = tx.database_clock().await?;
    found.push(clock_of("clock database", store.now(), theirs));
    let providers: Vec<&str> = config.sms.providers.keys().map(String::as_str).collect();
    for provider in tx.messaging(&providers, None).await?.providers {
        if provider.stopped_at.is_some() {
            let (name, code) = (provider.name, provider.code.unwrap_or_default());
            let todo =
                format!("mend its account, then run `mimamori-server admin resume-provider --name {name}`");
            found.push(bad(&format!("sms {name}"), format!("is stopped by code {code}; {todo}")));
        }
    }
    Ok(())
}

/// Tokyo is UTC+9 here, whatever the machine and its time zone data think.
fn time_zone() -> Finding {
    let noon = Timestamp::from_millis(1_642_129_200_000);
    match noon.clock_time().as_str() {
        "12:00" => good("time zone", "Asia/Tokyo, UTC+9, built in"),
        other => bad("time zone", format!("noon in Tokyo is taken for {other}; don't use this program")),
    }
}

/// Ours beside another clock.
fn clock_of(what: &str, ours: Timestamp, theirs: Timestamp) -> Finding {
    let ahead = ours.since(theirs).as_seconds();
    if ahead.abs() > SKEW.as_seconds() {
        let side = if ahead > 0 { "ahead of" } else { "behind" };
        bad(what, format!("this machine is {} s {side} it; make both follow NTP", ahead.abs()))
    } else {
        good(what, format!("{ahead} s apart"))
    }
}

/// Providers tell how a message ended at our public address.
fn callbacks(config: &Config) -> Finding {
    let what = "callbacks";
    if config.sms.transport != SmsTransport::Twilio {
        return good(what, "none are expected");
    }
    let url = &config.http.public_url;
    let host = reqwest::Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    let host = host.unwrap_or_default();
    let at_home = host == "localhost" || host.starts_with("127.") || host == "[::1]";
    if !url.starts_with("https://") || at_home {
        let todo = "set it to the https:// address that the world reaches";
        bad(what, format!("http.public_url is {url}, where no provider can call back; {todo}"))
    } else {
        good(what, format!("{url}/hooks/twilio/…"))
    }
}

/// Asks each provider for the account itself, which needs the same password as sending.
async fn sms(config: &Config, clock: &dyn Clock, found: &mut Vec<Finding>) {
    match config.sms.transport {
        SmsTransport::Off => found.push(good("sms", "off")),
        SmsTransport::File => found.push(good("sms", format!("into {}", config.ops.messages.display()))),
        SmsTransport::Twilio => {
            for (name, provider) in &config.sms.providers {
                match account(provider).await {
                    Ok((text, date)) => {
                        found.push(good(&format!("sms {name}"), text));
                        found.extend(date.map(|date| clock_of(&format!("clock {name}"), clock.now(), date)));
                    }
                    Err(text) => found.push(bad(&format!("sms {name}"), text)),
                }
            }
        }
    }
}

#[derive(Deserialize)]
struct Account {
    status: String,
}

/// What the provider says of the account, and its clock.
async fn account(provider: &SmsProvider) -> Result<(String, Option<Timestamp>), String> {
    let url = format!("{}/2010-04-01/Accounts/{}.json", provider.base_url, provider.account_sid);
    let client = reqwest::Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|error| error.to_string())?;
    let request = client.get(url).basic_auth(&provider.account_sid, Some(&provider.auth_token));
    let answer = request.send().await.map_err(|error| {
        let why = if error.is_timeout() { "no answer in 10 s" } else { "can't be reached" };
        format!("{why}; is base_url right, does the firewall let us out?")
    })?;
    let date = answer.headers().get(reqwest::header::DATE).and_then(|date| http_date(date.to_str().ok()?));
    match answer.status() {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            Err("refuses account_sid and auth_token; compare them with the provider's console".into())
        }
        status if status.is_success() => match answer.json::<Account>().await {
            Ok(Account { status }) if status == "active" => {
                Ok(("answers, the account is active".into(), date))
            }
            Ok(Account { status }) => Err(format!("the account is {status}; ask the provider")),
            Err(_) => Err("answers something else than an account; is base_url right?".into()),
        },
        status => Err(format!("answers {status}; is base_url right?")),
    }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
fn http_date(text: &str) -> Option<Timestamp> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, text) = text.split_once(", ")?;
    let [day, month, year, time, "GMT"] = text.split(' ').collect::<Vec<_>>()[..] else { return None };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    format!("{year}-{month:02}-{day}T{time}Z").parse().ok()
}

async fn email(config: &Config, clock: Arc<dyn Clock>) -> Finding {
    match config.email.transport {
        EmailTransport::Off => return good("email", "off"),
        EmailTransport::File => return good("email", format!("into {}", config.ops.messages.display())),
        EmailTransport::Smtp => {}
    }
    let mailer = match SmtpMailer::new(&config.email, clock) {
        Ok(mailer) => mailer,
        Err(error) => return bad("email", format!("{error:#}; correct this key")),
    };
    match tokio::time::timeout(PATIENCE, mailer.connect()).await {
        Ok(Ok(mut connection)) => {
            let _ = connection.quit().await;
            good("email", "the server greets us and takes our EHLO")
        }
        Ok(Err(error)) => bad("email", format!("{error:#}; is email.url right, does the server let us in?")),
        Err(_) => bad("email", "no answer in 10 s; is email.url right, does the firewall let us out?"),
    }
}

/// The public half follows from the private one, so the pair always fits; the subject tells push services whom to ask.
fn push(config: &Config) -> Finding {
    let subject = &config.push.subject;
    if config.push.private_key.is_empty() {
        return good("push", "off (push.private_key is empty)");
    }
    if let Err(error) = VapidPush::new(&config.push) {
        return bad(
            "push",
            format!("{error:#}; make one with `openssl rand 32 | basenc --base64url | tr -d =`"),
        );
    }
    if !(subject.starts_with("mailto:") || subject.starts_with("https://")) {
        return bad("push", "push.subject must begin with mailto: or https://; push services refuse others");
    }
    good("push", format!("VAPID key and subject good, {} hosts allowed", config.push.allowed_hosts.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_date_of_an_answer_is_read() {
        assert_eq!(http_date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Timestamp::from_millis(784_111_777_000)));
        assert_eq!(http_date("Sunday, 06-Nov-94 08:49:37 GMT"), None);
        assert_eq!(http_date("x"), None);
    }

    #[test]
    fn a_clock_a_minute_off_is_found() {
        let now = Timestamp::from_millis(1_642_129_200_000);
        assert!(clock_of("clock", now, now.plus(SKEW)).result.is_ok());
        let behind = clock_of("clock", now, now.plus(Duration::seconds(61))).result.unwrap_err();
        assert!(behind.contains("61 s behind"), "{behind}");
        let ahead = clock_of("clock", now, now.minus(Duration::hours(1))).result.unwrap_err();
        assert!(ahead.contains("3600 s ahead of"), "{ahead}");
    }
}
