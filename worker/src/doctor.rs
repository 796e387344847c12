//! `mimamori-worker doctor`: looks at everything a message needs on its way, without sending one.

use std::sync::Arc;
use std::time::Duration as StdDuration;

use mimamori_domain::Timestamp;
use mimamori_store::Store;
use mimamori_store::config::{Config, EmailTransport, SmsTransport};

use crate::channels::{Channels, SmtpMailer, VapidPush};

/// One thing looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub what: String,
    /// Good, or what to do.
    pub result: Result<String, String>,
}

fn good(what: &str, text: impl Into<String>) -> Finding {
    Finding { what: what.to_owned(), result: Ok(text.into()) }
}

fn bad(what: &str, text: impl Into<String>) -> Finding {
    Finding { what: what.to_owned(), result: Err(text.into()) }
}

/// Looks at all of it.
pub async fn examine(store: &Store, config: &Config) -> Vec<Finding> {
    let mut found = vec![good("configuration", config.http.public_url.clone())];
    found.push(match Channels::from_config(config, Arc::new(mimamori_store::system::SystemClock)) {
        Ok(_) => good("channels", "can be built"),
        Err(error) => bad("channels", format!("{error:#}")),
    });
    found.push(database(store).await);
    found.push(time_zone());
    sms(config, &mut found).await;
    found.push(email(config).await);
    found.push(match config.push.private_key.as_str() {
        "" => good("push", "off (push.private_key is empty)"),
        _ => match VapidPush::new(&config.push) {
            Ok(_) => {
                good("push", format!("VAPID key readable, {} hosts allowed", config.push.allowed_hosts.len()))
            }
            Err(error) => bad("push", format!("{error:#}")),
        },
    });
    found
}

async fn database(store: &Store) -> Finding {
    match stopped(store).await {
        Ok(stopped) if stopped.is_empty() => good("database", "readable, no provider stopped"),
        Ok(stopped) => bad("database", format!("stopped providers: {}", stopped.join(", "))),
        Err(error) => bad("database", error.to_string()),
    }
}

async fn stopped(store: &Store) -> mimamori_store::Result<Vec<String>> {
    store.read().await?.stopped_providers().await
}

/// Tokyo is UTC+9 here, whatever the machine thinks.
fn time_zone() -> Finding {
    let noon = Timestamp::from_millis(1_642_129_200_000);
    match noon.clock_time().as_str() {
        "12:00" => good("time zone", "Asia/Tokyo, UTC+9"),
        other => bad("time zone", format!("noon in Tokyo is taken for {other}")),
    }
}

/// Asks each provider for the account itself, which needs the same password as sending.
async fn sms(config: &Config, found: &mut Vec<Finding>) {
    match config.sms.transport {
        SmsTransport::Off => found.push(good("sms", "off")),
        SmsTransport::File => found.push(good("sms", format!("into {}", config.ops.messages.display()))),
        SmsTransport::Twilio => {
            for (name, provider) in &config.sms.providers {
                let what = format!("sms {name}");
                let url = format!("{}/2010-04-01/Accounts/{}.json", provider.base_url, provider.account_sid);
                let client = reqwest::Client::builder().timeout(StdDuration::from_secs(10)).build();
                let answer = match client {
                    Ok(client) => {
                        client
                            .get(url)
                            .basic_auth(&provider.account_sid, Some(&provider.auth_token))
                            .send()
                            .await
                    }
                    Err(error) => Err(error),
                };
                found.push(match answer {
                    Ok(answer) if answer.status().is_success() => {
                        good(&what, "answers and knows the account")
                    }
                    Ok(answer) if answer.status().as_u16() == 401 => {
                        bad(&what, "the provider refuses account_sid and auth_token")
                    }
                    Ok(answer) => bad(&what, format!("answers {}", answer.status())),
                    Err(error) if error.is_timeout() => bad(&what, "no answer in 10 s"),
                    Err(_) => bad(&what, "can't be reached; is base_url right?"),
                });
            }
        }
    }
}

async fn email(config: &Config) -> Finding {
    match config.email.transport {
        EmailTransport::Off => good("email", "off"),
        EmailTransport::File => good("email", format!("into {}", config.ops.messages.display())),
        EmailTransport::Smtp => {
            let mailer = match SmtpMailer::new(&config.email, Arc::new(mimamori_store::system::SystemClock)) {
                Ok(mailer) => mailer,
                Err(error) => return bad("email", format!("{error:#}")),
            };
            match tokio::time::timeout(StdDuration::from_secs(10), mailer.connect()).await {
                Ok(Ok(mut connection)) => {
                    let _ = connection.quit().await;
                    good("email", "the server answers")
                }
                Ok(Err(error)) => bad("email", format!("{error:#}")),
                Err(_) => bad("email", "no answer in 10 s"),
            }
        }
    }
}
