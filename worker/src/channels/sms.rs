//! SMS over providers of the Twilio shape. There is no idempotency key: the attempt's id stands in the callback's
//! address, and whatever leaves in doubt whether the provider took the message is ambiguous, never a refusal.

use std::time::Duration as StdDuration;

use anyhow::Context as _;
use mimamori_domain::Duration;
use mimamori_store::config::{CodeMeaning, Sms as SmsConfig, SmsProvider};
use mimamori_store::receipt::{Ending, meaning};
use reqwest::header::RETRY_AFTER;
use serde::Deserialize;

use super::{Sending, Sms, SmsSender};

/// The longest a call may take; well inside the lease.
pub const CALL: StdDuration = StdDuration::from_secs(20);

/// One provider.
pub struct TwilioSender {
    client: reqwest::Client,
    provider: SmsProvider,
    public_url: String,
    config: SmsConfig,
}

#[derive(Deserialize)]
struct Created {
    sid: String,
}

#[derive(Deserialize)]
struct Refusal {
    code: i64,
}

impl TwilioSender {
    /// For this provider, with callbacks to `public_url`.
    ///
    /// # Errors
    /// When the HTTP client can't be made.
    pub fn new(provider: SmsProvider, public_url: &str, config: SmsConfig) -> anyhow::Result<Self> {
        let client = reqwest::Client::builder()
            .timeout(CALL)
            .connect_timeout(StdDuration::from_secs(5))
            .redirect(reqwest::redirect::Policy::none())
            .tcp_nodelay(true)
            .build()
            .context("the HTTP client for SMS")?;
        Ok(Self { client, provider, public_url: public_url.to_owned(), config })
    }

    async fn call(&self, sms: &Sms) -> Ending {
        let account = &self.provider.account_sid;
        let url = format!("{}/2010-04-01/Accounts/{account}/Messages.json", self.provider.base_url);
        let sender = if self.provider.from.starts_with("MG") { "MessagingServiceSid" } else { "From" };
        let form = [
            ("To", sms.to.clone()),
            (sender, self.provider.from.clone()),
            ("Body", sms.body.clone()),
            ("StatusCallback", format!("{}/hooks/twilio/{}", self.public_url, sms.attempt)),
            ("ValidityPeriod", sms.validity.as_seconds().clamp(1, 36_000).to_string()),
        ];
        let call =
            self.client.post(url).basic_auth(account, Some(&self.provider.auth_token)).form(&form).send();
        let response = match call.await {
            Ok(response) => response,
            Err(error) if error.is_connect() => return refused("connect", CodeMeaning::Retry, None),
            Err(error) => return in_doubt(if error.is_timeout() { "timeout" } else { "cut" }),
        };
        let status = response.status();
        let retry_after = retry_after(response.headers());
        let body = response.bytes().await;
        if status.is_success() {
            // Taken, even when the answer can't be read.
            let sid = body.ok().and_then(|body| serde_json::from_slice::<Created>(&body).ok()).map(|c| c.sid);
            return Ending::Accepted { reference: sid };
        }
        let code = body.ok().and_then(|body| serde_json::from_slice::<Refusal>(&body).ok()).map(|r| r.code);
        let known = code.map_or_else(|| status.as_u16().to_string(), |code| code.to_string());
        if status.is_server_error() && status.as_u16() != 503 {
            return in_doubt(&known);
        }
        let meaning = if status.as_u16() == 429 || status.as_u16() == 503 {
            CodeMeaning::Retry
        } else {
            meaning(&self.config, &known, false)
        };
        refused(&known, meaning, retry_after)
    }
}

impl SmsSender for TwilioSender {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        Box::pin(self.call(sms))
    }
}

fn refused(code: &str, meaning: CodeMeaning, retry_after: Option<Duration>) -> Ending {
    Ending::Refused { code: code.to_owned(), meaning, retry_after }
}

fn in_doubt(code: &str) -> Ending {
    Ending::Ambiguous { code: code.to_owned() }
}

/// `Retry-After` in seconds; the date form is rare enough to be left to the own back-off.
pub fn retry_after(headers: &reqwest::header::HeaderMap) -> Option<Duration> {
    headers
        .get(RETRY_AFTER)?
        .to_str()
        .ok()?
        .trim()
        .parse()
        .ok()
        .map(|seconds: u32| Duration::seconds(seconds.into()))
}
