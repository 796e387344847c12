//! `POST /hooks/twilio/{attempt_id}`: a provider tells where an SMS stands. The signature is checked with the token of
//! the provider to whom the attempt was given; callbacks may repeat and come in any order.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, Uri};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use mimamori_domain::{AttemptId, outbox};
use mimamori_store::receipt::{Heard, meaning};
use sha1::Sha1;

use crate::app::App;
use crate::auth::same;
use crate::json::{Path, body_refusal};
use crate::problem::{Answer, Problem};

/// Takes a callback of the Twilio shape.
pub async fn twilio(
    State(app): State<App>,
    Path(attempt): Path<AttemptId>,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer<StatusCode> {
    let body = body.map_err(|rejection| body_refusal(&rejection))?;
    let mut tx = app.store.begin().await?;
    let provider =
        tx.attempt(attempt).await?.and_then(|attempt| app.config.sms.providers.get(&attempt.provider));
    let Some(provider) = provider else {
        metrics::counter!("mimamori_callbacks_total", "result" => "unknown").increment(1);
        return Err(Problem::not_found());
    };
    let fields = form(&body);
    let target = uri.path_and_query().map_or(uri.path(), |target| target.as_str());
    let expected =
        signature(&provider.auth_token, &format!("{}{target}", app.config.http.public_url), &fields);
    let given = headers.get("x-twilio-signature").map_or(&b""[..], |value| value.as_bytes());
    if !same(given, expected.as_bytes()) {
        metrics::counter!("mimamori_callbacks_total", "result" => "forged").increment(1);
        tracing::warn!(%attempt, "a callback with a wrong signature");
        return Err(Problem::forbidden());
    }
    let field = |name: &str| fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let status = ["MessageStatus", "SmsStatus", "CallStatus"].into_iter().find_map(field).unwrap_or_default();
    let Some(state) = outbox::state_of(status) else {
        metrics::counter!("mimamori_callbacks_total", "result" => "ignored").increment(1);
        return Ok(StatusCode::NO_CONTENT);
    };
    let code = field("ErrorCode").filter(|code| !code.is_empty() && code.len() <= 16);
    let meaning = meaning(&app.config.sms, code.unwrap_or_default(), true);
    let heard = tx.hear(attempt, state, code, meaning, &app.config.policy).await?;
    tx.commit().await?;
    let result = if heard == Heard::Moved { "moved" } else { "repeated" };
    metrics::counter!("mimamori_callbacks_total", "result" => result).increment(1);
    Ok(StatusCode::NO_CONTENT)
}

/// base64 of HMAC-SHA1 over the full public address and each key and value, sorted.
fn signature(token: &str, url: &str, fields: &[(String, String)]) -> String {
    let mut sorted: Vec<&(String, String)> = fields.iter().collect();
    sorted.sort();
    let mut text = url.to_owned();
    for (key, value) in sorted {
        text.push_str(key);
        text.push_str(value);
    }
    // A key of any length is legal for HMAC, so there is no error to meet.
    Hmac::<Sha1>::new_from_slice(token.as_bytes()).map_or_else(
        |_| String::new(),
        |mut mac| {
            mac.update(text.as_bytes());
            STANDARD.encode(mac.finalize().into_bytes())
        },
    )
}

/// `application/x-www-form-urlencoded`, every pair as it stands.
pub(super) fn form(body: &[u8]) -> Vec<(String, String)> {
    body.split(|byte| *byte == b'&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let mut halves = pair.splitn(2, |byte| *byte == b'=');
            let mut next = || decoded(halves.next().unwrap_or_default());
            (next(), next())
        })
        .collect()
}

fn decoded(text: &[u8]) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.filter(|_| *first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        if let Some(byte) = byte {
            bytes.push(byte);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(if *first == b'+' { b' ' } else { *first });
            rest = after;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_the_one_of_the_provider_s_own_example() {
        let body = b"CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
        let url = "https://mycompany.com/myapp.php?foo=1&bar=2";
        assert_eq!(signature("12345", url, &form(body)), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        let reversed = b"To=%2B18005551212&From=%2B14158675309&Digits=1234&Caller=%2B14158675309&CallSid=CA1234567890ABCDE";
        assert_eq!(signature("12345", url, &form(reversed)), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
        assert_ne!(signature("12346", url, &form(body)), "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    #[test]
    fn a_form_keeps_every_pair() {
        let pairs = form("a=1&b=%E6%97%A5+x&c&a=2&=".as_bytes());
        let expected = [("a", "1"), ("b", "日 x"), ("c", ""), ("a", "2"), ("", "")];
        assert_eq!(pairs, expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
    }
}
