//! SMS and calls over providers of the Twilio shape. There is no idempotency key: the attempt's id stands in the
//! callback's address, whatever leaves in doubt whether the provider took the message is ambiguous, never a refusal, and
//! the provider's list tells afterwards.

use std::time::Duration as StdDuration;

use anyhow::Context as _;
use mimamori_domain::api::MessageState;
use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::outbox::state_of;
use mimamori_domain::{AttemptId, Duration, Timestamp};
use mimamori_store::config::{CodeMeaning, Sms as SmsConfig, SmsProvider};
use mimamori_store::receipt::{Ending, meaning};
use reqwest::header::RETRY_AFTER;
use serde::Deserialize;

use super::{Call, Sending, Sms, SmsSender};
use crate::texts::voice;

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
struct List {
    messages: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    sid: String,
    to: String,
    body: String,
    status: String,
    error_code: Option<i64>,
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

    fn url(&self, resource: &str) -> String {
        let Self { provider, .. } = self;
        format!("{}/2010-04-01/Accounts/{}/{resource}.json", provider.base_url, provider.account_sid)
    }

    fn callback(&self, attempt: AttemptId) -> String {
        format!("{}/hooks/twilio/{attempt}", self.public_url)
    }

    async fn message(&self, sms: &Sms) -> Ending {
        let sender = if self.provider.from.starts_with("MG") { "MessagingServiceSid" } else { "From" };
        let form = [
            ("To", sms.to.clone()),
            (sender, self.provider.from.clone()),
            ("Body", sms.body.clone()),
            ("StatusCallback", self.callback(sms.attempt)),
            ("ValidityPeriod", sms.validity.as_seconds().clamp(1, 36_000).to_string()),
        ];
        self.post("Messages", &form).await
    }

    async fn voice(&self, call: &Call) -> Ending {
        let words = escaped(&call.words);
        let (_, voice) = voice(call.language);
        let form = [
            ("To", call.to.clone()),
            ("From", self.provider.from.clone()),
            ("Twiml", format!("<Response><Say language=\"{voice}\">{words}</Say></Response>")),
            ("StatusCallback", self.callback(call.attempt)),
        ];
        self.post("Calls", &form).await
    }

    async fn post(&self, resource: &str, form: &[(&str, String)]) -> Ending {
        let Self { provider, .. } = self;
        let call = self
            .client
            .post(self.url(resource))
            .basic_auth(&provider.account_sid, Some(&provider.auth_token))
            .form(form)
            .send();
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
        // "Too many" and "not now" are certain refusals whatever the body says, unless the operator knows better.
        let busy = matches!(status.as_u16(), 429 | 503) && !self.config.codes.contains_key(&known);
        let meaning = if busy { CodeMeaning::Retry } else { meaning(&self.config, &known, false) };
        if meaning == CodeMeaning::Ambiguous {
            in_doubt(&known)
        } else {
            refused(&known, meaning, retry_after)
        }
    }

    /// The provider's messages to this number of the day, the newest first; the one with this text, if it is there.
    async fn look_up(&self, to: &str, body: &str, since: Timestamp) -> LookUp {
        let Self { provider, .. } = self;
        // The list knows days in UTC only; one before, for clocks that differ.
        let day = since.minus(Duration::hours(9 + 1)).date().to_string();
        let query = [("To", to), ("DateSent>", day.as_str()), ("PageSize", "100")];
        let call = self
            .client
            .get(self.url("Messages"))
            .basic_auth(&provider.account_sid, Some(&provider.auth_token))
            .query(&query)
            .send();
        let Ok(response) = call.await else { return LookUp::Unreachable };
        if !response.status().is_success() {
            return LookUp::Unreachable;
        }
        let Ok(list) = response.bytes().await else { return LookUp::Unreachable };
        let Ok(list) = serde_json::from_slice::<List>(&list) else { return LookUp::Unreachable };
        let found = list.messages.into_iter().find(|listed| listed.to == to && listed.body == body);
        let Some(Listed { sid, status, error_code, .. }) = found else { return LookUp::Missing };
        let state = state_of(&status).unwrap_or(MessageState::HandedOver);
        let code = error_code.map(|code| code.to_string());
        let meaning = meaning(&self.config, code.as_deref().unwrap_or_default(), true);
        LookUp::Found { state, reference: sid, code, meaning }
    }
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl SmsSender for TwilioSender {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        Box::pin(self.message(sms))
    }
    fn speak<'a>(&'a self, call: &'a Call) -> Sending<'a> {
        Box::pin(self.voice(call))
    }
    fn find<'a>(&'a self, to: &'a str, body: &'a str, since: Timestamp) -> Sending<'a, LookUp> {
        Box::pin(self.look_up(to, body, since))
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
