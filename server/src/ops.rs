//! For operators: readiness, metrics and the development view of messages, the latter two on their own listener only.

use std::fmt::Write as _;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use metrics_exporter_prometheus::PrometheusHandle;

use crate::app::App;
use crate::problem::Problem;

/// `GET /readyz`: the database can be written to.
pub async fn ready(State(app): State<App>) -> Response {
    match app.store.check().await {
        Ok(()) => "ready".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            Problem::unavailable().into_response()
        }
    }
}

/// The listener of operators (`ops.listen`, loopback by default).
pub fn router(app: App, metrics: PrometheusHandle) -> Router {
    Router::new()
        .route("/metrics", axum::routing::get(async move || metrics.render()))
        .route("/healthz", axum::routing::get(async || "ok"))
        .route("/messages", axum::routing::get(messages))
        .route("/messages.jsonl", axum::routing::get(messages_raw))
        .with_state(app)
}

async fn read_messages(app: &App) -> String {
    let path = app.config.ops.messages.join("messages.jsonl");
    tokio::fs::read_to_string(path).await.unwrap_or_default()
}

/// What the `file` transports "sent", as written by the worker.
async fn messages_raw(State(app): State<App>) -> Response {
    ([(header::CONTENT_TYPE, "application/jsonl; charset=utf-8")], read_messages(&app).await).into_response()
}

/// The same, newest first, for people who try the program out.
async fn messages(State(app): State<App>) -> Response {
    let text = read_messages(&app).await;
    let rows: Vec<serde_json::Value> =
        text.lines().rev().take(500).filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mut page = String::from(
        "<!doctype html><html lang=ja><meta charset=utf-8><meta name=viewport content='width=device-width'>\
         <meta http-equiv=refresh content=5><title>Messages</title><style>\
         :root{color-scheme:light dark;font:16px/1.6 system-ui;max-width:50rem;margin:auto;padding:1rem}\
         article{border:1px solid #9498;border-radius:8px;padding:.5rem 1rem;margin:1rem 0}\
         h2{font-size:1rem;margin:0;font-weight:400}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}\
         </style><h1>Messages by the <code>file</code> transport</h1>",
    );
    if rows.is_empty() {
        page.push_str("<p>Nothing was sent yet. Register a patient, and the invitation appears here.</p>");
    }
    for row in rows {
        let field = |name: &str| escape(row.get(name).and_then(|v| v.as_str()).unwrap_or_default());
        let header = format!("{} · {} · {} → {}", field("at"), field("channel"), field("kind"), field("to"));
        let body = linked(&field("body"));
        let _ =
            write!(page, "<article><h2>{header}</h2><b>{}</b><pre>{body}</pre></article>", field("subject"));
    }
    (StatusCode::OK, Html(page)).into_response()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// Makes addresses in escaped text clickable.
fn linked(escaped: &str) -> String {
    escaped
        .split_inclusive(char::is_whitespace)
        .map(|word| {
            let address = word.trim_end();
            if address.starts_with("http://") || address.starts_with("https://") {
                let rest = word.get(address.len()..).unwrap_or_default();
                format!("<a href=\"{address}\">{address}</a>{rest}")
            } else {
                word.to_owned()
            }
        })
        .collect()
}
