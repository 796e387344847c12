//! A browser without a screen: the public HTTP API inside this process, with a cookie and the CSRF token of its pages.

use anyhow::{Context as _, Result, bail};
use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use mimamori_domain::api::{CSRF_HEADER, Problem};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tower::ServiceExt as _;

/// One browser.
#[derive(Clone)]
pub(super) struct Browser {
    router: Router,
    cookie: String,
    csrf: String,
}

/// A refusal: status and stable code.
#[derive(Debug, thiserror::Error)]
#[error("{status} {code}")]
pub(super) struct Refused {
    pub(super) status: StatusCode,
    pub(super) code: String,
}

/// Largest answer that is read.
const LONGEST: usize = 16 * 1024 * 1024;

impl Browser {
    pub(super) fn new(router: &Router) -> Self {
        Self { router: router.clone(), cookie: String::new(), csrf: String::new() }
    }

    /// Remembers the token that [`mimamori_domain::api::Home`] or `Me` gave.
    pub(super) fn trust(&mut self, csrf: &str) {
        csrf.clone_into(&mut self.csrf);
    }

    pub(super) async fn get<T: DeserializeOwned>(&mut self, path: &str) -> Result<T> {
        self.send(Method::GET, path, "application/json", vec![]).await
    }

    pub(super) async fn post<T: DeserializeOwned>(&mut self, path: &str, body: &impl Serialize) -> Result<T> {
        self.send(Method::POST, path, "application/json", serde_json::to_vec(body)?).await
    }

    pub(super) async fn put<T: DeserializeOwned>(&mut self, path: &str, body: &impl Serialize) -> Result<T> {
        self.send(Method::PUT, path, "application/json", serde_json::to_vec(body)?).await
    }

    pub(super) async fn upload<T: DeserializeOwned>(&mut self, path: &str, csv: Vec<u8>) -> Result<T> {
        self.send(Method::POST, path, "text/csv", csv).await
    }

    async fn send<T: DeserializeOwned>(
        &mut self,
        method: Method,
        path: &str,
        kind: &str,
        body: Vec<u8>,
    ) -> Result<T> {
        let request = Request::builder()
            .method(&method)
            .uri(path)
            .header(header::CONTENT_TYPE, kind)
            .header(header::COOKIE, &self.cookie)
            .header(CSRF_HEADER, &self.csrf)
            .body(Body::from(body))?;
        let answer = match self.router.clone().oneshot(request).await {
            Ok(answer) => answer,
            Err(never) => match never {},
        };
        let status = answer.status();
        for value in answer.headers().get_all(header::SET_COOKIE) {
            let pair = value.to_str()?.split(';').next().unwrap_or_default();
            pair.clone_into(&mut self.cookie);
        }
        let bytes = axum::body::to_bytes(answer.into_body(), LONGEST).await?;
        if !status.is_success() {
            let code = serde_json::from_slice::<Problem>(&bytes)
                .map_or_else(|_| String::new(), |problem| problem.code);
            return Err(Refused { status, code }).with_context(|| format!("{method} {path}"));
        }
        if bytes.is_empty() {
            return serde_json::from_str("null").context("an answer without a body");
        }
        serde_json::from_slice(&bytes).with_context(|| format!("the answer of {method} {path}"))
    }

    /// Asks as the COCOA server does: JSON that calls itself text.
    pub(super) async fn verify(router: &Router, key: &str, parameter: &str, digits: &str) -> Result<()> {
        let request = Request::post("/cocoa/v1/verify")
            .header(header::CONTENT_TYPE, "text/plain; charset=utf-8")
            .header("Ocp-Apim-Subscription-Key", key)
            .body(Body::from(format!("{{\n\"{parameter}\": \"{digits}\"\n}}")))?;
        let answer = match router.clone().oneshot(request).await {
            Ok(answer) => answer,
            Err(never) => match never {},
        };
        if answer.status() != StatusCode::OK {
            bail!("the verify endpoint answered {}", answer.status());
        }
        Ok(())
    }
}

/// Is it the refusal with this code?
pub(super) fn is_refusal(error: &anyhow::Error, code: &str) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<Refused>().is_some_and(|refused| refused.code == code))
}
