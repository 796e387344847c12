//! Web Push: the web-push crate builds and encrypts, reqwest sends. The address is user input: only known hosts, only
//! https, no redirects, no private addresses. Tests may name a loopback address whole (`http://127.0.0.1:1234`) among the allowed hosts.

use std::time::Duration as StdDuration;

use anyhow::Context as _;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mimamori_store::config::{CodeMeaning, Push as PushConfig};
use mimamori_store::push::is_allowed;
use mimamori_store::receipt::Ending;
use web_push::{
    ContentEncoding, PartialVapidSignatureBuilder, SubscriptionInfo, Urgency, VapidSignatureBuilder,
    WebPushError, WebPushMessageBuilder,
};

use super::public::{PublicOnly, led_inside};
use super::sms::retry_after;
use super::{Note, PushSender, Pushed, Sending};

/// Pushes signed with the VAPID key.
pub struct VapidPush {
    client: reqwest::Client,
    key: PartialVapidSignatureBuilder,
    config: PushConfig,
}

impl VapidPush {
    /// With the configured key.
    ///
    /// # Errors
    /// `push.private_key` when it is no key.
    pub fn new(config: &PushConfig) -> anyhow::Result<Self> {
        let wrong = || anyhow::anyhow!("push.private_key: not base64url of the raw 32 bytes");
        // The library panics over a key of another length.
        let bytes = URL_SAFE_NO_PAD.decode(&config.private_key).map_err(|_| wrong())?;
        anyhow::ensure!(bytes.len() == 32, wrong());
        let key = VapidSignatureBuilder::from_base64_no_sub(&config.private_key).map_err(|_| wrong())?;
        let client = reqwest::Client::builder()
            .timeout(StdDuration::from_secs(15))
            .connect_timeout(StdDuration::from_secs(5))
            .redirect(reqwest::redirect::Policy::none())
            // A proxy would look the name up by itself.
            .no_proxy()
            .dns_resolver(std::sync::Arc::new(PublicOnly))
            .build()
            .context("the HTTP client for push")?;
        Ok(Self { client, key, config: config.clone() })
    }

    fn encrypt(&self, note: &Note) -> Result<web_push::WebPushMessage, WebPushError> {
        let keys = &note.subscription.keys;
        let info = SubscriptionInfo::new(&note.subscription.endpoint, &keys.p256dh, &keys.auth);
        let mut signature = self.key.clone().add_sub_info(&info);
        signature.add_claim("sub", self.config.subject.as_str());
        let mut builder = WebPushMessageBuilder::new(&info);
        builder.set_ttl(u32::try_from(note.ttl.as_seconds().max(0)).unwrap_or(u32::MAX));
        builder.set_urgency(Urgency::Normal);
        builder.set_topic(note.kind.to_owned());
        builder.set_payload(ContentEncoding::Aes128Gcm, note.payload.as_bytes());
        builder.set_vapid_signature(signature.build()?);
        builder.build()
    }

    async fn call(&self, note: &Note) -> Pushed {
        if !is_allowed(&note.subscription.endpoint, &self.config.allowed_hosts) {
            return Pushed::Gone;
        }
        let Ok(message) = self.encrypt(note) else { return Pushed::Gone };
        let mut request = self.client.post(&note.subscription.endpoint).header("TTL", message.ttl);
        request = request.header("Urgency", message.urgency.unwrap_or_default().to_string());
        if let Some(topic) = message.topic {
            request = request.header("Topic", topic);
        }
        if let Some(payload) = message.payload {
            request = request
                .header("Content-Encoding", payload.content_encoding.to_str())
                .header("Content-Type", "application/octet-stream");
            for (name, value) in payload.crypto_headers {
                request = request.header(name, value);
            }
            request = request.body(payload.content);
        }
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) if led_inside(&error) => {
                return refused("private-address", CodeMeaning::Permanent, None);
            }
            Err(error) if error.is_connect() => return refused("connect", CodeMeaning::Retry, None),
            Err(_) => return Pushed::Ended(Ending::Ambiguous { code: "cut".into() }),
        };
        let status = response.status().as_u16();
        let code = status.to_string();
        match status {
            200..=299 => Pushed::Ended(Ending::Accepted { reference: None }),
            404 | 410 => Pushed::Gone,
            429 | 500..=599 => refused(&code, CodeMeaning::Retry, retry_after(response.headers())),
            _ => refused(&code, CodeMeaning::Permanent, None),
        }
    }
}

fn refused(code: &str, meaning: CodeMeaning, retry_after: Option<mimamori_domain::Duration>) -> Pushed {
    Pushed::Ended(Ending::Refused { code: code.to_owned(), meaning, retry_after })
}

impl PushSender for VapidPush {
    fn send<'a>(&'a self, note: &'a Note) -> Sending<'a, Pushed> {
        Box::pin(self.call(note))
    }
}
