//! `POST /cocoa/v1/verify`: the COCOA server asks whether a 処理番号 is valid (DOMAIN section 6). Every business
//! outcome is 200; wrong, expired and used look the same. Numbers are never logged.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use mimamori_domain::Timestamp;
use mimamori_domain::chain::ProcessingNumber;
use serde::Deserializer as _;
use serde::de::{Error as _, MapAccess, Visitor};

use crate::app::App;
use crate::auth::{Client, same};
use crate::json::body_refusal;
use crate::problem::{Answer, Problem};

/// Longest body.
const LONGEST: usize = 1024;

/// The answer to COCOA.
pub async fn verify(
    State(app): State<App>,
    Client(client): Client,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Answer<Response> {
    let cocoa = &app.config.cocoa;
    let key = headers.get("ocp-apim-subscription-key").map_or(&b""[..], |value| value.as_bytes());
    if cocoa.subscription_key.is_empty() || !same(key, cocoa.subscription_key.as_bytes()) {
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "subscription-key"));
    }
    if !is_accepted(&headers) {
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type"));
    }
    let body = body.map_err(|rejection| body_refusal(&rejection))?;
    if body.len() > LONGEST {
        return Err(Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"));
    }
    let number =
        read(&body, &cocoa.parameter).ok_or_else(|| Problem::new(StatusCode::BAD_REQUEST, "body"))?;
    let now = app.store.now();
    if !app.shares.may_ask(client, now) {
        metrics::counter!("mimamori_cocoa_limited_total").increment(1);
        return Err(Problem::locked(now, now));
    }
    let mut tx = app.store.begin().await?;
    let valid = tx.verify_number(number.as_str(), cocoa).await?;
    tx.commit().await?;
    app.shares.answered(client, valid);
    metrics::counter!("mimamori_cocoa_answers_total", "valid" => if valid { "yes" } else { "no" })
        .increment(1);
    let result = if valid { &cocoa.result_valid } else { &cocoa.result_invalid };
    let answer = serde_json::json!({ "result": result }).to_string();
    Ok(([(header::CONTENT_TYPE, "application/json")], answer).into_response())
}

/// COCOA sends JSON as `text/plain; charset=utf-8`.
fn is_accepted(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = value.split(';').map(|part| part.trim().to_ascii_lowercase());
    let kind = parts.next().unwrap_or_default();
    (kind == "text/plain" || kind == "application/json")
        && parts.all(|parameter| matches!(parameter.as_str(), "" | "charset=utf-8" | "charset=\"utf-8\""))
}

/// Exactly one key, exactly this one, exactly eight ASCII digits.
fn read(body: &[u8], parameter: &str) -> Option<ProcessingNumber> {
    struct One<'a>(&'a str);
    impl<'de> Visitor<'de> for One<'_> {
        type Value = String;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object with one key")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<String, A::Error> {
            let mut found = None;
            while let Some(key) = map.next_key::<String>()? {
                if key != self.0 || found.is_some() {
                    return Err(A::Error::custom("unknown or duplicate key"));
                }
                found = Some(map.next_value::<String>()?);
            }
            found.ok_or_else(|| A::Error::custom("no key"))
        }
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let digits = json.deserialize_map(One(parameter)).ok()?;
    json.end().ok()?;
    ProcessingNumber::parse(&digits)
}

/// Limits the share of failures of a client, not its requests: all of COCOA comes from one server, and a surge of
/// people with valid numbers must never be held up. A failure takes a token, a success gives four; one comes back each
/// second, so a guesser gets one try a second and nobody is locked out for good. Each process counts for itself.
#[derive(Default)]
pub struct Shares(Mutex<HashMap<IpAddr, Share>>);

struct Share {
    tokens: f64,
    at: Timestamp,
}

/// Failures in a row before the limit is felt.
const TOKENS: f64 = 200.0;
/// What a success gives back.
const GIVEN: f64 = 4.0;
/// Clients remembered; the fullest are forgotten first, as they lose nothing.
const CLIENTS: usize = 10_000;

impl Shares {
    fn may_ask(&self, client: IpAddr, now: Timestamp) -> bool {
        let mut shares = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if shares.len() >= CLIENTS {
            shares.retain(|_, share| share.tokens < TOKENS - 1.0);
        }
        let share = shares.entry(client).or_insert(Share { tokens: TOKENS, at: now });
        #[expect(clippy::cast_precision_loss, reason = "milliseconds between two requests")]
        let seconds = (now.since(share.at).as_millis().max(0) as f64) / 1000.0;
        share.tokens = (share.tokens + seconds).min(TOKENS);
        share.at = now;
        share.tokens >= 1.0
    }
    fn answered(&self, client: IpAddr, valid: bool) {
        let mut shares = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(share) = shares.get_mut(&client) {
            let change = if valid { GIVEN } else { -1.0 };
            share.tokens = (share.tokens + change).clamp(0.0, TOKENS);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(body: &str) -> Option<String> {
        read(body.as_bytes(), "processingNumber").map(|number| number.as_str().to_owned())
    }

    #[test]
    fn the_body_is_read_as_cocoa_writes_it() {
        assert_eq!(digits("{\n\"processingNumber\": \"12345678\"\n}"), Some("12345678".into()));
        assert_eq!(digits(r#"{"processingNumber":"00000000"}"#), Some("00000000".into()));
    }

    #[test]
    fn anything_else_is_refused() {
        for body in [
            "",
            "null",
            "[]",
            "{}",
            r#"{"processingNumber":12345678}"#,
            r#"{"processingNumber":"1234567"}"#,
            r#"{"processingNumber":"123456789"}"#,
            r#"{"processingNumber":"１２３４５６７８"}"#,
            r#"{"processingNumber":" 12345678"}"#,
            r#"{"processingNumber":"12345678","other":"1"}"#,
            r#"{"processingNumber":"12345678","processingNumber":"12345678"}"#,
            r#"{"ProcessingNumber":"12345678"}"#,
            r#"{"processingNumber":"12345678"} x"#,
            r#"{"processingNumber":null}"#,
        ] {
            assert_eq!(digits(body), None, "{body}");
        }
    }

    #[test]
    fn json_may_call_itself_text() {
        for (value, good) in [
            ("text/plain; charset=utf-8", true),
            ("text/plain", true),
            ("application/json", true),
            ("Application/JSON; charset=UTF-8", true),
            ("text/plain; charset=shift_jis", false),
            ("text/html", false),
            ("", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, value.parse().unwrap());
            assert_eq!(is_accepted(&headers), good, "{value}");
        }
        assert!(!is_accepted(&HeaderMap::new()));
    }

    #[test]
    fn a_guesser_is_slowed_and_a_surge_is_not() {
        let shares = Shares::default();
        let client = IpAddr::from([192, 0, 2, 1]);
        let now = Timestamp::from_millis(1_000_000);
        for _ in 0..100_000 {
            assert!(shares.may_ask(client, now));
            shares.answered(client, true);
        }
        let mut tries = 0;
        while shares.may_ask(client, now) {
            shares.answered(client, false);
            tries += 1;
        }
        assert_eq!(tries, 200);
        let later = now.plus(mimamori_domain::Duration::seconds(1));
        assert!(shares.may_ask(client, later), "one try a second");
        shares.answered(client, false);
        assert!(!shares.may_ask(client, later));
        assert!(shares.may_ask(IpAddr::from([192, 0, 2, 2]), later), "others are not touched");
    }
}
