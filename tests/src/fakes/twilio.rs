//! An SMS provider of the Twilio shape: checks path, Basic auth and form, keeps what it was given, and tells how it
//! went by signed callbacks.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Result, bail};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::json;
use sha1::Sha1;
use tokio::sync::watch;

/// Account of the tests.
pub const ACCOUNT: &str = "ACtest";
/// Its secret.
pub const TOKEN: &str = "a token of the tests";

/// A message as the provider got it: the fields of the form.
pub type Sms = BTreeMap<String, String>;

/// How the next request ends, if not well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Not taken: HTTP status, code of the body, `Retry-After` in seconds.
    Refuse(u16, i64, Option<u32>),
    /// Taken, but the answer is an HTTP error without a body.
    TakeThenFail(u16),
}

/// The provider.
#[derive(Clone)]
pub struct Twilio {
    port: u16,
    got: watch::Sender<Vec<Sms>>,
    troubles: Arc<Mutex<VecDeque<Trouble>>>,
    silent: Arc<AtomicBool>,
}

impl Twilio {
    /// Starts one on loopback.
    pub async fn start() -> Result<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let twilio = Self {
            port: listener.local_addr()?.port(),
            got: watch::Sender::new(vec![]),
            troubles: Arc::default(),
            silent: Arc::default(),
        };
        let router = Router::new()
            .route("/2010-04-01/Accounts/{account}/Messages.json", axum::routing::post(receive))
            .route("/2010-04-01/Accounts/{account}", axum::routing::get(account))
            .with_state(Arc::new(twilio.clone()));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(twilio)
    }

    /// Configuration that makes the worker send through it and the server believe its callbacks.
    pub fn configuration(&self) -> Vec<(&'static str, String)> {
        vec![
            ("MIMAMORI__SMS__TRANSPORT", "twilio".into()),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__BASE_URL", format!("http://127.0.0.1:{}", self.port)),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__ACCOUNT_SID", ACCOUNT.into()),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__AUTH_TOKEN", TOKEN.into()),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__FROM", "+815000000000".into()),
        ]
    }

    /// The newest message to this number whose text contains `needle`, once it is there.
    pub async fn message(&self, to: &str, needle: &str) -> Result<Sms> {
        let mut got = self.got.subscribe();
        let find = |all: &Vec<Sms>| {
            all.iter()
                .rev()
                .find(|sms| field(sms, "To") == to && field(sms, "Body").contains(needle))
                .cloned()
        };
        let waited =
            tokio::time::timeout(Duration::from_secs(30), got.wait_for(|all| find(all).is_some())).await;
        match waited {
            Ok(Ok(all)) => Ok(find(&all).unwrap_or_default()),
            _ => bail!("no SMS to {to} with {needle:?} came; {} came in all", self.got.borrow().len()),
        }
    }

    /// The next request that would go well ends so.
    pub fn then(&self, trouble: Trouble) {
        self.troubles.lock().unwrap_or_else(PoisonError::into_inner).push_back(trouble);
    }

    /// Tells nothing by itself any more; see [`call_back`].
    pub fn silence(&self) {
        self.silent.store(true, Ordering::Relaxed);
    }

    /// All that came so far.
    pub fn messages(&self) -> Vec<Sms> {
        self.got.borrow().clone()
    }
}

fn field<'a>(sms: &'a Sms, name: &str) -> &'a str {
    sms.get(name).map_or("", String::as_str)
}

async fn receive(
    State(twilio): State<Arc<Twilio>>,
    Path(account): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    if account != ACCOUNT || !is_authorized(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, 20003, "Authenticate");
    }
    let form =
        headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/x-www-form-urlencoded");
    let Some(sms) = serde_urlencoded(&body).filter(|_| form) else {
        return refuse(StatusCode::BAD_REQUEST, 21601, "Not a form");
    };
    let validity: i64 = field(&sms, "ValidityPeriod").parse().unwrap_or(0);
    let body_units = field(&sms, "Body").encode_utf16().count();
    if !field(&sms, "To").starts_with('+') {
        return refuse(StatusCode::BAD_REQUEST, 21211, "Invalid 'To' Phone Number");
    }
    if body_units == 0 || body_units > 1600 {
        return refuse(
            StatusCode::BAD_REQUEST,
            21617,
            "The concatenated message body exceeds the 1600 character limit",
        );
    }
    if !(1..=36_000).contains(&validity)
        || (field(&sms, "From").is_empty() && field(&sms, "MessagingServiceSid").is_empty())
    {
        return refuse(StatusCode::BAD_REQUEST, 21604, "A required parameter is missing");
    }
    let trouble = twilio.troubles.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
    if let Some(Trouble::Refuse(status, code, retry_after)) = trouble {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        let mut response = refuse(status, code, "as the test wants it");
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        return response;
    }
    let sid = format!("SM{:032x}", twilio.got.borrow().len() + 1);
    let callback = field(&sms, "StatusCallback").to_owned();
    let to = field(&sms, "To").to_owned();
    twilio.got.send_modify(|all| all.push(sms));
    if !twilio.silent.load(Ordering::Relaxed) {
        tokio::spawn(tell(callback, sid.clone(), to));
    }
    if let Some(Trouble::TakeThenFail(status)) = trouble {
        return StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY).into_response();
    }
    (StatusCode::CREATED, Json(json!({"sid": sid, "status": "queued", "error_code": null}))).into_response()
}

fn serde_urlencoded(body: &[u8]) -> Option<Sms> {
    let request = axum::extract::Query::<Sms>::try_from_uri(
        &format!("/?{}", std::str::from_utf8(body).ok()?).parse().ok()?,
    );
    request.ok().map(|axum::extract::Query(sms)| sms)
}

fn refuse(status: StatusCode, code: i64, message: &str) -> Response {
    let body = json!({"code": code, "message": message, "more_info": "", "status": status.as_u16()});
    (status, Json(body)).into_response()
}

fn is_authorized(headers: &HeaderMap) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    given == format!("Basic {}", STANDARD.encode(format!("{ACCOUNT}:{TOKEN}")))
}

/// The account itself, as a check of the password reads it.
async fn account(Path(account): Path<String>, headers: HeaderMap) -> Response {
    if account != format!("{ACCOUNT}.json") || !is_authorized(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, 20003, "Authenticate");
    }
    Json(json!({"sid": ACCOUNT, "status": "active"})).into_response()
}

async fn tell(url: String, sid: String, to: String) {
    for status in ["sent", "delivered"] {
        // A callback that nobody hears is the provider's everyday life.
        let _ = call_back(&url, &[("MessageSid", &sid), ("MessageStatus", status), ("To", &to)]).await;
    }
}

/// One signed callback; the status of the answer.
pub async fn call_back(url: &str, fields: &[(&str, &str)]) -> Result<u16> {
    let mut form = vec![("AccountSid", ACCOUNT)];
    form.extend(fields);
    let request =
        reqwest::Client::new().post(url).header("X-Twilio-Signature", signature(url, &form)).form(&form);
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
