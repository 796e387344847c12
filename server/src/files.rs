//! The two browser programs: embedded, pre-compressed, kept for ever where the name holds a hash.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

include!(concat!(env!("OUT_DIR"), "/web.rs"));

/// The page of the patient app, for every path that it routes itself.
pub fn patient_page(headers: &HeaderMap) -> Response {
    serve("/patient.html", headers)
}

/// The page of the staff app.
pub async fn staff_page(headers: HeaderMap) -> Response {
    serve("/staff.html", &headers)
}

/// Where the patient app's style sheet is; none when the server was built without its pages.
pub fn patient_style() -> Option<&'static str> {
    let is_it =
        |file: &&File| file.path.starts_with("/assets/patient.") && file.content_type.starts_with("text/css");
    FILES.iter().find(is_it).map(|file| file.path)
}

/// Any other embedded file.
pub fn file(path: &str, headers: &HeaderMap) -> Response {
    serve(path, headers)
}

fn serve(path: &str, headers: &HeaderMap) -> Response {
    let Some(file) = FILES.iter().find(|file| file.path == path) else {
        return not_here(path);
    };
    let etag = HeaderValue::from_static(file.etag);
    if headers.get(header::IF_NONE_MATCH) == Some(&etag) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response();
    }
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let accepts =
        |name: &str| accepted.split(',').any(|part| part.split(';').next().is_some_and(|n| n.trim() == name));
    let (bytes, encoding) = match (file.br, file.gz) {
        (Some(br), _) if accepts("br") => (br, Some("br")),
        (_, Some(gz)) if accepts("gzip") => (gz, Some("gzip")),
        _ => (file.bytes, None),
    };
    let cache = if file.immutable { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut response = Response::new(Body::from(bytes));
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::ETAG, etag);
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn not_here(path: &str) -> Response {
    if FILES.is_empty() && matches!(path, "/patient.html" | "/staff.html") {
        let text = "This server was built without its pages. Build it with: cargo xtask build\n";
        return (StatusCode::SERVICE_UNAVAILABLE, text).into_response();
    }
    crate::problem::Problem::not_found().into_response()
}
