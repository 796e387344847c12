//! What anybody may ask for: the pages of the two apps (which hold no data), the description of the API, health.

use std::sync::OnceLock;

use axum::Json;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use axum::routing::{get, post};

use crate::route::{Audience, Route};
use crate::routes::{plain, rules, stop};
use crate::{files, openapi, ops, router};

/// Paths that the patient app routes itself.
const PATIENT: &[&str] =
    &["/", "/i/{token}", "/report/{person}", "/history/{person}", "/number/{person}", "/settings", "/help"];
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
        PATIENT.iter().map(|path| {
            Route::get(path, open, "The patient app", get(patient_page)).answers(200).answers(303)
        }),
    );
    routes.extend(
        STAFF.iter().map(|path| Route::get(path, open, "The staff app", get(files::staff_page)).answers(200)),
    );
    routes
}

/// The app, or the pages that do without scripts.
async fn patient_page(uri: Uri, headers: HeaderMap) -> Response {
    plain::instead(&uri).unwrap_or_else(|| files::patient_page(&headers))
}

async fn description() -> Json<&'static serde_json::Value> {
    static DESCRIPTION: OnceLock<serde_json::Value> = OnceLock::new();
    Json(
        DESCRIPTION
            .get_or_init(|| serde_json::to_value(openapi::describe(&router::table())).unwrap_or_default()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A page that the service worker took for the app's would never reach the server.
    #[test]
    fn the_service_worker_takes_the_pages_of_the_app_and_no_other() {
        let worker = include_str!("../../../assets/sw.js");
        let (_, rest) = worker.split_once("const NOT_OURS = [").unwrap();
        let left: Vec<&str> = rest.split_once("];").unwrap().0.split('"').skip(1).step_by(2).collect();
        let taken =
            |path: &str| !left.iter().any(|left| path == *left || path.starts_with(&format!("{left}/")));
        for route in router::table() {
            let is_app = PATIENT.contains(&route.path);
            assert_eq!(taken(route.path), is_app, "{}", route.path);
        }
    }
}
