//! What anybody may ask for: the pages of the two apps (which hold no data), the description of the API, health.

use std::sync::OnceLock;

use axum::Json;
use axum::routing::{get, post};

use crate::route::{Audience, Route};
use crate::routes::{rules, stop};
use crate::{files, openapi, ops, router};

/// Paths that the patient app routes itself.
const PATIENT: &[&str] = &[
    "/",
    "/i/{token}",
    "/back",
    "/report/{person}",
    "/history/{person}",
    "/number/{person}",
    "/contact/{person}",
    "/settings",
    "/help",
];
/// Paths that the staff app routes itself.
const STAFF: &[&str] = &["/staff", "/staff/{*rest}"];

/// The open routes.
pub fn table() -> Vec<Route> {
    let open = Audience::Public;
    let mut routes = vec![
        Route::get("/openapi.json", open, "This description", get(description)).answers(200),
        Route::get("/healthz", open, "The process runs", get(async || "ok")).answers(200),
        Route::get("/readyz", open, "The database answers", get(ops::ready)).answers(200).answers(503),
        Route::get("/api/v1/rules/{hash}", open, "Rules of triage, for the phone", get(rules::view))
            .answers(200),
        Route::get("/s/{token}", open, "The page that pauses or stops reminders", get(stop::view))
            .answers(200),
        Route::post(
            "/s/{token}",
            open,
            "Pause, stop or start reminders; one click (RFC 8058)",
            post(stop::change),
        )
        .answers(200)
        .answers(303),
    ];
    routes.extend(
        PATIENT
            .iter()
            .map(|path| Route::get(path, open, "The patient app", get(files::patient_page)).answers(200)),
    );
    routes.extend(
        STAFF.iter().map(|path| Route::get(path, open, "The staff app", get(files::staff_page)).answers(200)),
    );
    routes
}

async fn description() -> Json<&'static serde_json::Value> {
    static DESCRIPTION: OnceLock<serde_json::Value> = OnceLock::new();
    Json(
        DESCRIPTION
            .get_or_init(|| serde_json::to_value(openapi::describe(&router::table())).unwrap_or_default()),
    )
}
