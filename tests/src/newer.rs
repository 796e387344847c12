//! A front before the server that can publish a new version of the patient app: the same program under another service
//! worker, as a browser sees it after a release.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Result;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, IF_NONE_MATCH, TRANSFER_ENCODING};
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use tokio::net::TcpListener;

/// The front.
#[derive(Clone)]
pub struct Newer {
    port: u16,
    target: u16,
    client: reqwest::Client,
    published: Arc<AtomicBool>,
}

impl Newer {
    /// Starts one before the server on this port.
    pub async fn start(target: u16) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let front = Self { port, target, client: reqwest::Client::new(), published: Arc::default() };
        let router = Router::new().fallback(forward).with_state(front.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Ok(front)
    }

    /// An address behind it.
    pub fn url(&self, path: &str) -> String {
        format!("http://localhost:{}{path}", self.port)
    }

    /// From now on there is a new version.
    pub fn publish(&self) {
        self.published.store(true, Ordering::Relaxed);
    }
}

async fn forward(
    State(front): State<Newer>,
    method: Method,
    uri: Uri,
    mut headers: HeaderMap,
    body: Bytes,
) -> Response {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    headers.remove(CONTENT_LENGTH);
    headers.remove(TRANSFER_ENCODING);
    let is_worker = uri.path() == "/sw.js";
    if is_worker {
        headers.remove(ACCEPT_ENCODING);
        headers.remove(IF_NONE_MATCH);
    }
    let request = front
        .client
        .request(method, format!("http://127.0.0.1:{}{path}", front.target))
        .headers(headers)
        .body(body);
    let Ok(answer) = request.send().await else { return StatusCode::BAD_GATEWAY.into_response() };
    let (status, mut headers) = (answer.status(), answer.headers().clone());
    headers.remove(CONTENT_LENGTH);
    headers.remove(TRANSFER_ENCODING);
    let Ok(mut bytes) = answer.bytes().await else { return StatusCode::BAD_GATEWAY.into_response() };
    if is_worker && front.published.load(Ordering::Relaxed) {
        bytes = [bytes.as_ref(), b"\n// A newer version.\n"].concat().into();
    }
    let mut response = Response::new(Body::from(bytes));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}
