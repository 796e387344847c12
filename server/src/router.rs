//! Puts the routes together and lays over them what every answer needs: security headers, limits, metrics.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;

use crate::app::App;
use crate::files;
use crate::problem::Problem;
use crate::route::Route;
use crate::routes;

/// Largest body of an ordinary request, in bytes: a report with the longest comment is under 8 KiB.
const BODY_LIMIT: usize = 64 * 1024;

/// Longest time for an answer; the live feed, which never ends, is outside.
const TIMEOUT: Duration = Duration::from_secs(30);

/// Only our own files; wasm needs its own word; no inline script or style, no other site.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

/// Every route.
pub fn table() -> Vec<Route> {
    [
        routes::patient::table(),
        routes::staff::table(),
        routes::machine::table(),
        routes::open::table(),
        routes::plain::table(),
        vec![crate::live::route()],
    ]
    .concat()
}

/// The whole public listener.
pub fn router(app: App) -> Router {
    let mut api = Router::new();
    let mut live = Router::new();
    for route in table() {
        let side = if route.endless { &mut live } else { &mut api };
        *side = std::mem::take(side).route(route.path, route.handler);
    }
    let api = api.layer(middleware::from_fn(in_time));
    Router::new()
        .merge(api)
        .merge(live)
        .fallback(fallback)
        .method_not_allowed_fallback(async || {
            Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed")
        })
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(CatchPanicLayer::custom(|_| {
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "internal").into_response()
        }))
        .layer(middleware::from_fn_with_state(app.clone(), headers))
        .layer(middleware::from_fn(measure))
        .with_state(app)
}

/// Nobody waits for ever; what was not committed by then is rolled back.
async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(TIMEOUT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::unavailable().into_response(),
    }
}

async fn fallback(uri: axum::http::Uri, headers: axum::http::HeaderMap) -> Response {
    if uri.path().starts_with("/api/") {
        return Problem::not_found().into_response();
    }
    files::file(uri.path(), &headers)
}

async fn headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &str); 6] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if app.is_https() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Counts answers by route, never by path: a path holds ids and tokens.
async fn measure(path: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let route = path.map_or_else(|| "other".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    #[expect(clippy::disallowed_methods, reason = "measures how long an answer takes; decides nothing")]
    let began = std::time::Instant::now();
    let response = next.run(request).await;
    let labels = [
        ("method", method.to_string()),
        ("route", route),
        ("status", response.status().as_u16().to_string()),
    ];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_seconds", &labels[..2]).record(began.elapsed().as_secs_f64());
    response
}
