//! `/api/v1/rules/{hash}`: a rule set of triage as JSON, by which the phone judges its own answers when there is no
//! network. Rules are no secret and never change under their hash.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse as _, Response};
use mimamori_domain::triage::RuleSet;

use crate::app::App;
use crate::json::{Json, Path};
use crate::problem::{Answer, Problem};

/// `GET /api/v1/rules/{hash}`
pub async fn view(State(app): State<App>, Path(hash): Path<String>) -> Answer<Response> {
    let known: Option<RuleSet> = app.judge.rules().by_hash(&hash).cloned();
    let rules = match known {
        Some(rules) => rules,
        // Of a phone that still has older ones, or that was told by a process which knows newer ones.
        None => app.store.glance().await?.rule_set(&hash).await?.ok_or_else(Problem::not_found)?,
    };
    Ok(([(header::CACHE_CONTROL, "public, max-age=31536000, immutable")], Json(rules)).into_response())
}
