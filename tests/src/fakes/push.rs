//! A push service and the browser behind it in one: gives out a subscription, checks the headers, and decrypts what it
//! gets as the browser would.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ece::EcKeyComponents;
use mimamori_domain::api::{PushKeys, PushSubscription};

/// A push as the browser sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pushed {
    /// Decrypted.
    pub text: String,
    /// `TTL`
    pub ttl: String,
    /// `Urgency`
    pub urgency: String,
    /// `Topic`
    pub topic: String,
    /// `Authorization`
    pub authorization: String,
}

/// The service.
#[derive(Clone)]
pub struct Push {
    port: u16,
    keys: EcKeyComponents,
    auth: [u8; 16],
    got: Arc<Mutex<Vec<Pushed>>>,
    answers: Arc<Mutex<VecDeque<Refusal>>>,
    strayed: Arc<AtomicBool>,
}

/// A status, with the name and the value of a header.
type Refusal = (u16, Option<(&'static str, String)>);

impl Push {
    /// Starts one on loopback.
    pub async fn start() -> Result<Self> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let (keys, auth) = ece::generate_keypair_and_auth_secret()?;
        let push = Self {
            port: listener.local_addr()?.port(),
            keys: keys.raw_components()?,
            auth,
            got: Arc::default(),
            answers: Arc::default(),
            strayed: Arc::default(),
        };
        let router = Router::new()
            .route("/send/one", axum::routing::post(receive))
            .route("/elsewhere", axum::routing::any(stray))
            .with_state(Arc::new(push.clone()));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(push)
    }

    /// For `push.allowed_hosts`: only a test may name a loopback address.
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What the browser would register.
    pub fn subscription(&self) -> PushSubscription {
        PushSubscription {
            endpoint: format!("{}/send/one", self.origin()),
            keys: PushKeys {
                p256dh: URL_SAFE_NO_PAD.encode(self.keys.public_key()),
                auth: URL_SAFE_NO_PAD.encode(self.auth),
            },
        }
    }

    /// A VAPID private key as `push.private_key` wants it.
    pub fn vapid_key() -> Result<String> {
        let (keys, _) = ece::generate_keypair_and_auth_secret()?;
        let components = keys.raw_components()?;
        // A number that happens to be small comes without its leading zeros.
        let scalar = components.private_key();
        let mut bytes = vec![0; 32_usize.saturating_sub(scalar.len())];
        bytes.extend_from_slice(scalar);
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The next push is answered so.
    pub fn then(&self, status: u16) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push_back((status, None));
    }

    /// The next push is answered so, with a header.
    pub fn then_with(&self, status: u16, name: &'static str, value: &str) {
        let refusal = (status, Some((name, value.to_owned())));
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push_back(refusal);
    }

    /// The next push is sent elsewhere: `/elsewhere` of this service.
    pub fn then_redirect(&self) {
        self.then_with(307, "location", &format!("{}/elsewhere", self.origin()));
    }

    /// Did anybody go there?
    pub fn was_followed(&self) -> bool {
        self.strayed.load(Ordering::Relaxed)
    }

    /// Takes out what came since the last time.
    pub fn take(&self) -> Vec<Pushed> {
        std::mem::take(&mut self.got.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn stray(State(push): State<Arc<Push>>) -> StatusCode {
    push.strayed.store(true, Ordering::Relaxed);
    StatusCode::CREATED
}

async fn receive(State(push): State<Arc<Push>>, headers: HeaderMap, body: Bytes) -> Response {
    if let Some((status, header)) = push.answers.lock().unwrap_or_else(PoisonError::into_inner).pop_front() {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
        return (status, axum::response::AppendHeaders(header)).into_response();
    }
    let header =
        |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    if header("content-encoding") != "aes128gcm" || !header("authorization").starts_with("vapid t=") {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let Ok(plain) = ece::decrypt(&push.keys, &push.auth, &body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    push.got.lock().unwrap_or_else(PoisonError::into_inner).push(Pushed {
        text: String::from_utf8_lossy(&plain).into_owned(),
        ttl: header("ttl"),
        urgency: header("urgency"),
        topic: header("topic"),
        authorization: header("authorization"),
    });
    StatusCode::CREATED.into_response()
}
