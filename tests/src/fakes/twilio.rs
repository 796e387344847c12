//! An SMS provider of the Twilio shape: checks path, Basic auth and form, keeps what it was given, lists it, and tells
//! how it went by signed callbacks; all of it well, or with the troubles that real providers have.

mod callback;
mod list;
mod trouble;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, bail};
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mimamori_domain::{Clock, Timestamp};
use mimamori_store::config::{self, SmsProvider, SmsTransport};
use mimamori_store::system::SystemClock;
use serde_json::json;
use tokio::sync::{Semaphore, watch};

pub use callback::{call_back, signature};
use trouble::Troubles;
pub use trouble::{Telling, Trouble};

/// Account of the tests.
pub const ACCOUNT: &str = "ACtest";
/// Its secret.
pub const TOKEN: &str = "a token of the tests";

/// The fields of a form.
pub type Sms = BTreeMap<String, String>;

/// A request to send something, as the provider remembers it.
#[derive(Debug, Clone)]
pub struct Request {
    /// The provider's name for it; empty when it didn't take it.
    pub sid: String,
    /// The form.
    pub fields: Sms,
    /// How it went wrong, if it did.
    pub trouble: Option<Trouble>,
    /// What the list says of it: `queued`, `delivered`, `undelivered`.
    pub status: &'static str,
    /// Why it was not delivered.
    pub code: Option<i64>,
    /// When it came, by the provider's clock.
    pub at: Timestamp,
}

impl Request {
    /// A field of the form; empty when it is missing.
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
    /// To whom.
    pub fn to(&self) -> &str {
        self.field("To")
    }
    /// Did the provider take it?
    pub fn is_taken(&self) -> bool {
        !self.sid.is_empty()
    }
}

/// The provider.
#[derive(Clone)]
pub struct Twilio {
    port: u16,
    clock: Arc<dyn Clock>,
    client: reqwest::Client,
    got: watch::Sender<Vec<Request>>,
    troubles: Arc<Troubles>,
    /// Callbacks under way: a provider has only so many lines, and what waits for one comes later.
    lines: Arc<Semaphore>,
}

/// Callbacks under way at once.
const LINES: usize = 16;

impl Twilio {
    /// Starts one on loopback.
    pub async fn start() -> Result<Self> {
        Self::start_by(Arc::new(SystemClock)).await
    }

    /// Starts one whose list goes by this clock.
    pub async fn start_by(clock: Arc<dyn Clock>) -> Result<Self> {
        // A second installation of the same provider is no error.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let twilio = Self {
            port: listener.local_addr()?.port(),
            clock,
            // A new connection for each callback, so that a proxy can spread them over several servers.
            client: reqwest::Client::builder().pool_max_idle_per_host(0).build()?,
            got: watch::Sender::new(vec![]),
            troubles: Arc::default(),
            lines: Arc::new(Semaphore::new(LINES)),
        };
        let router = Router::new()
            .route("/2010-04-01/Accounts/{account}/Messages.json", post(receive).get(list::list))
            .route("/2010-04-01/Accounts/{account}/Calls.json", post(receive_call))
            .route("/2010-04-01/Accounts/{account}", get(account))
            .with_state(twilio.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(twilio)
    }

    /// Configuration that makes the worker send through it and the server believe its callbacks.
    pub fn configuration(&self) -> Vec<(&'static str, String)> {
        vec![
            ("MIMAMORI__SMS__TRANSPORT", "twilio".into()),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__BASE_URL", self.url()),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__ACCOUNT_SID", ACCOUNT.into()),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__AUTH_TOKEN", TOKEN.into()),
            ("MIMAMORI__SMS__PROVIDERS__MAIN__FROM", "+815000000000".into()),
        ]
    }

    /// The same for what runs in the test's own process.
    pub fn configure(&self, sms: &mut config::Sms) {
        sms.transport = SmsTransport::Twilio;
        let provider = SmsProvider {
            base_url: self.url(),
            account_sid: ACCOUNT.into(),
            auth_token: TOKEN.into(),
            from: "+815000000000".into(),
            ..SmsProvider::default()
        };
        sms.providers.insert("main".into(), provider);
    }

    fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The newest message to this number whose text contains `needle`, once it is there.
    pub async fn message(&self, to: &str, needle: &str) -> Result<Sms> {
        let fits = |request: &Request| {
            request.is_taken() && request.to() == to && request.field("Body").contains(needle)
        };
        match self.once(Duration::from_secs(30), |all| all.iter().any(&fits)).await {
            Ok(all) => Ok(all.into_iter().rfind(fits).map(|request| request.fields).unwrap_or_default()),
            Err(error) => bail!("no SMS to {to} with {needle:?}: {error}"),
        }
    }

    /// All requests, once they are as the caller waits for.
    pub async fn once(&self, within: Duration, arrived: impl Fn(&[Request]) -> bool) -> Result<Vec<Request>> {
        let mut got = self.got.subscribe();
        let waited = tokio::time::timeout(within, got.wait_for(|all| arrived(all))).await;
        match waited {
            Ok(Ok(all)) => Ok(all.clone()),
            _ => bail!("it didn't come in {within:?}; {} requests came in all", self.got.borrow().len()),
        }
    }

    /// The next request that would go well ends so.
    pub fn then(&self, trouble: Trouble) {
        self.troubles.then(trouble);
    }

    /// Callbacks come so from now on.
    pub fn tell(&self, telling: Telling) {
        self.troubles.tell(telling);
    }

    /// Tells nothing by itself any more; see [`call_back`].
    pub fn silence(&self) {
        self.tell(Telling::Lost);
    }

    /// From now on `percent` of the requests, and of the tellings, go wrong as real ones do, drawn from `seed`; none
    /// with 0.
    pub fn lossy(&self, seed: u64, percent: u64) {
        self.troubles.lossy(seed, percent);
    }

    /// Comes back when every callback that waits for a line has been given.
    pub async fn all_told(&self) -> Result<()> {
        let lines = u32::try_from(LINES)?;
        drop(self.lines.acquire_many(lines).await?);
        Ok(())
    }

    /// The messages that it took so far.
    pub fn messages(&self) -> Vec<Sms> {
        let all = self.got.borrow();
        all.iter()
            .filter(|request| request.is_taken() && request.fields.contains_key("Body"))
            .map(|request| request.fields.clone())
            .collect()
    }

    /// Every request so far, the refused ones too.
    pub fn requests(&self) -> Vec<Request> {
        self.got.borrow().clone()
    }

    fn keep(&self, mut request: Request, prefix: &str) -> Request {
        self.got.send_modify(|all| {
            if request.status != "refused" {
                request.sid = format!("{prefix}{:032x}", all.len() + 1);
            }
            all.push(request.clone());
        });
        request
    }
}

async fn receive(
    State(twilio): State<Twilio>,
    Path(account): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fields = match form(&account, &headers, &body) {
        Ok(fields) => fields,
        Err(refusal) => return *refusal,
    };
    if let Err((code, why)) = check(&fields) {
        return refuse(StatusCode::BAD_REQUEST, code, why);
    }
    let trouble = twilio.troubles.of_request();
    let mut request =
        Request { sid: String::new(), fields, trouble, status: "queued", code: None, at: twilio.clock.now() };
    match trouble {
        Some(Trouble::Refuse(status, code, retry_after)) => {
            twilio.keep(Request { status: "refused", code: Some(code), ..request }, "");
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
            let mut response = refuse(status, code, "as the test wants it");
            if let Some(seconds) = retry_after {
                response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
            }
            return response;
        }
        Some(Trouble::Cut) => {
            twilio.keep(Request { status: "refused", ..request }, "");
            cut()
        }
        _ => {}
    }
    let telling = twilio.troubles.of_telling();
    (request.status, request.code) = match telling {
        Telling::Undelivered(code) => ("undelivered", Some(code)),
        _ => ("delivered", None),
    };
    let request = twilio.keep(request, "SM");
    let sid = request.sid.clone();
    tokio::spawn(callback::tell(twilio.clone(), request, telling));
    match trouble {
        Some(Trouble::TakeThenFail(status)) => {
            StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY).into_response()
        }
        Some(Trouble::TakeThenCut) => cut(),
        Some(Trouble::TakeThenWait(wait)) => {
            tokio::time::sleep(wait).await;
            created(&sid)
        }
        _ => created(&sid),
    }
}

/// A telephone call: `TwiML` is read to whoever answers.
async fn receive_call(
    State(twilio): State<Twilio>,
    Path(account): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fields = match form(&account, &headers, &body) {
        Ok(fields) => fields,
        Err(refusal) => return *refusal,
    };
    let at = twilio.clock.now();
    let request = Request { sid: String::new(), fields, trouble: None, status: "completed", code: None, at };
    if !request.to().starts_with('+') || request.field("From").is_empty() {
        return refuse(StatusCode::BAD_REQUEST, 21201, "No 'To' or 'From' number");
    }
    if !request.field("Twiml").starts_with("<Response>") {
        return refuse(StatusCode::BAD_REQUEST, 21205, "Url or Twiml is missing");
    }
    let request = twilio.keep(request, "CA");
    let sid = request.sid.clone();
    if twilio.troubles.of_telling() != Telling::Lost {
        tokio::spawn(callback::tell_call(twilio.clone(), request));
    }
    created(&sid)
}

/// The account itself, as a check of the password reads it.
async fn account(Path(account): Path<String>, headers: HeaderMap) -> Response {
    if account != format!("{ACCOUNT}.json") || !is_authorized(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, 20003, "Authenticate");
    }
    Json(json!({"sid": ACCOUNT, "status": "active"})).into_response()
}

/// Ends the connection's task without an answer (and without the words of a panic): the caller sees it closed.
fn cut() -> ! {
    std::panic::resume_unwind(Box::new("cut"))
}

fn created(sid: &str) -> Response {
    (StatusCode::CREATED, Json(json!({"sid": sid, "status": "queued", "error_code": null}))).into_response()
}

fn refuse(status: StatusCode, code: i64, message: &str) -> Response {
    let body = json!({"code": code, "message": message, "more_info": "", "status": status.as_u16()});
    (status, Json(body)).into_response()
}

fn form(account: &str, headers: &HeaderMap, body: &[u8]) -> Result<Sms, Box<Response>> {
    if account != ACCOUNT || !is_authorized(headers) {
        return Err(Box::new(refuse(StatusCode::UNAUTHORIZED, 20003, "Authenticate")));
    }
    let is_form =
        headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/x-www-form-urlencoded");
    let text = std::str::from_utf8(body).ok().filter(|_| is_form);
    let uri = text.and_then(|text| format!("/?{text}").parse().ok());
    let fields = uri.and_then(|uri| Query::<Sms>::try_from_uri(&uri).ok());
    fields
        .map(|Query(fields)| fields)
        .ok_or_else(|| Box::new(refuse(StatusCode::BAD_REQUEST, 21601, "Not a form")))
}

fn check(fields: &Sms) -> Result<(), (i64, &'static str)> {
    let field = |name: &str| fields.get(name).map_or("", String::as_str);
    if !field("To").starts_with('+') {
        return Err((21211, "Invalid 'To' Phone Number"));
    }
    if !(1..=1600).contains(&field("Body").encode_utf16().count()) {
        return Err((21617, "The concatenated message body exceeds the 1600 character limit"));
    }
    let validity = field("ValidityPeriod").parse::<i64>().unwrap_or(0);
    if !(1..=36_000).contains(&validity)
        || (field("From").is_empty() && field("MessagingServiceSid").is_empty())
    {
        return Err((21604, "A required parameter is missing"));
    }
    Ok(())
}

fn is_authorized(headers: &HeaderMap) -> bool {
    let given = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    given == format!("Basic {}", STANDARD.encode(format!("{ACCOUNT}:{TOKEN}")))
}
