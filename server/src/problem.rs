//! Refusals as `application/problem+json`: a stable code, a safe sentence, never an internal text.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mimamori_domain::Timestamp;
use mimamori_domain::api;
use mimamori_domain::values::FieldError;

/// A refusal.
#[derive(Debug, Clone)]
pub struct Problem(Box<api::Problem>);

/// Result of a handler.
pub type Answer<T> = std::result::Result<T, Problem>;

impl Problem {
    /// A refusal with a stable code; the sentence is made of the code.
    pub fn new(status: StatusCode, code: &str) -> Self {
        Self(Box::new(api::Problem {
            status: status.as_u16(),
            code: code.to_owned(),
            title: sentence(code),
            fields: vec![],
            retry_after: None,
            details: std::collections::BTreeMap::new(),
        }))
    }
    /// 404: no such thing, or not for the asker.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found")
    }
    /// 403: in sight, not permitted.
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden")
    }
    /// 401: log in first.
    pub fn signed_out() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "signed-out")
    }
    /// 409.
    pub fn conflict(code: &str) -> Self {
        Self::new(StatusCode::CONFLICT, code)
    }
    /// 422 with the refused fields.
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        let mut problem = Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid");
        problem.0.fields = fields;
        problem
    }
    /// 422 for one field.
    pub fn field(field: &str, code: &str) -> Self {
        Self::invalid(vec![FieldError::new(field, code)])
    }
    /// 429 until then.
    pub fn locked(now: Timestamp, until: Timestamp) -> Self {
        Self::until(StatusCode::TOO_MANY_REQUESTS, "locked", now, until)
    }
    /// A refusal that holds until then.
    pub fn until(status: StatusCode, code: &str, now: Timestamp, until: Timestamp) -> Self {
        let mut problem = Self::new(status, code);
        problem.0.retry_after = Some((until.since(now).as_seconds() + 1).max(1));
        problem
    }
    /// Adds what the text of the code needs.
    #[must_use]
    pub fn detail(mut self, name: &str, value: impl std::fmt::Display) -> Self {
        self.0.details.insert(name.to_owned(), value.to_string());
        self
    }
    /// What is told.
    pub fn body(&self) -> &api::Problem {
        &self.0
    }
    /// The HTTP status.
    pub fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
    /// The stable code.
    pub fn code(&self) -> &str {
        &self.0.code
    }
}

/// The code in plain words: "birth-date-wrong" → "Birth date wrong."
fn sentence(code: &str) -> String {
    let words = code.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let body = serde_json::to_vec(&self.0).unwrap_or_default();
        let mut response =
            (status, [(header::CONTENT_TYPE, "application/problem+json")], body).into_response();
        if let Some(seconds) = self.0.retry_after
            && let Ok(value) = HeaderValue::from_str(&seconds.to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}

impl From<mimamori_store::Error> for Problem {
    fn from(error: mimamori_store::Error) -> Self {
        tracing::error!(%error, "store");
        if error.is_away() {
            return Self::unavailable();
        }
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal")
    }
}

impl Problem {
    /// 503: try again in a moment.
    pub fn unavailable() -> Self {
        Self::unavailable_as("unavailable")
    }
    /// 503 with a reason of its own.
    pub fn unavailable_as(code: &str) -> Self {
        let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, code);
        problem.0.retry_after = Some(5);
        problem
    }
}
