//! What the provider tells: signed callbacks in the shape of the real ones.

use std::collections::BTreeMap;

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use super::trouble::Telling;
use super::{ACCOUNT, Request, TOKEN, Twilio};

/// Tells how a message went.
pub(super) async fn tell(twilio: Twilio, request: Request, telling: Telling) {
    let states: &[&str] = match telling {
        Telling::Well => &["sent", "delivered"],
        Telling::Twice => &["sent", "sent", "delivered", "delivered"],
        Telling::Reversed => &["delivered", "sent"],
        Telling::Late(wait) => {
            tokio::time::sleep(wait).await;
            &["sent", "delivered"]
        }
        Telling::Lost => &[],
        Telling::Undelivered(_) => &["sent", "undelivered"],
    };
    for state in states {
        let code = request.code.map(|code| code.to_string()).unwrap_or_default();
        let mut form =
            vec![("MessageSid", request.sid.as_str()), ("MessageStatus", *state), ("To", request.to())];
        if *state == "undelivered" {
            form.push(("ErrorCode", code.as_str()));
        }
        // A callback that nobody hears is the provider's everyday life.
        let _ = twilio.signed(request.field("StatusCallback"), &form).await;
    }
}

/// Tells that a telephone call was answered and heard to its end.
pub(super) async fn tell_call(twilio: Twilio, request: Request) {
    let form = [("CallSid", request.sid.as_str()), ("CallStatus", "completed"), ("To", request.to())];
    let _ = twilio.signed(request.field("StatusCallback"), &form).await;
}

impl Twilio {
    async fn signed(&self, url: &str, fields: &[(&str, &str)]) -> Result<u16> {
        let _line = self.lines.acquire().await?;
        signed(&self.client, url, fields).await
    }
}

/// One signed callback; the status of the answer.
pub async fn call_back(url: &str, fields: &[(&str, &str)]) -> Result<u16> {
    signed(&reqwest::Client::new(), url, fields).await
}

async fn signed(client: &reqwest::Client, url: &str, fields: &[(&str, &str)]) -> Result<u16> {
    let mut form = vec![("AccountSid", ACCOUNT)];
    form.extend(fields);
    let request = client.post(url).header("X-Twilio-Signature", signature(url, &form)).form(&form);
    Ok(request.send().await?.status().as_u16())
}

/// base64 of HMAC-SHA1 over the address and each key and value in the order of the keys.
pub fn signature(url: &str, form: &[(&str, &str)]) -> String {
    let sorted: BTreeMap<&str, &str> = form.iter().copied().collect();
    let text = sorted.iter().fold(url.to_owned(), |text, (key, value)| text + key + value);
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(TOKEN.as_bytes()) else { return String::new() };
    mac.update(text.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}
