//! The provider's own list of what it took, by which a message in doubt is found.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use mimamori_domain::{Date, Duration, Timestamp};
use serde_json::{Value, json};

use super::{ACCOUNT, Request, Twilio, is_authorized, refuse};

impl Request {
    /// As the list shows it.
    fn listed(&self) -> Value {
        json!({
            "sid": self.sid, "to": self.to(), "body": self.field("Body"), "status": self.status,
            "error_code": self.code, "date_created": rfc_2822(self.at),
        })
    }
}

/// What was taken, newest first, by `To` and `DateSent>` (a day of UTC, as the real one has it).
pub(super) async fn list(
    State(twilio): State<Twilio>,
    Path(account): Path<String>,
    headers: HeaderMap,
    Query(query): Query<BTreeMap<String, String>>,
) -> Response {
    if account != ACCOUNT || !is_authorized(&headers) {
        return refuse(StatusCode::UNAUTHORIZED, 20003, "Authenticate");
    }
    let wanted = |request: &&Request| {
        let since = query.get("DateSent>").and_then(|day| day.get(..10));
        request.is_taken()
            && request.fields.contains_key("Body")
            && query.get("To").is_none_or(|to| request.to() == to)
            && since.is_none_or(|since| utc(request.at).0.to_string().as_str() >= since)
    };
    let all = twilio.got.borrow();
    let messages: Vec<Value> = all.iter().rev().filter(wanted).map(Request::listed).collect();
    Json(json!({"messages": messages, "next_page_uri": null})).into_response()
}

/// The day, hour, minute and second in UTC.
fn utc(at: Timestamp) -> (Date, i64, i64, i64) {
    // Our own calendar is Tokyo's.
    let shifted = at.minus(Duration::hours(9));
    (shifted.date(), shifted.hour(), shifted.minute(), shifted.seconds() % 60)
}

/// `Fri, 14 Jan 2022 01:00:00 +0000`
fn rfc_2822(at: Timestamp) -> String {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (date, hour, minute, second) = utc(at);
    let monday = Date::new(2022, 1, 10);
    let weekday = monday.map_or(0, |monday| date.days_since(monday).rem_euclid(7));
    let name = |names: &[&'static str], at: i64| {
        usize::try_from(at).ok().and_then(|at| names.get(at).copied()).unwrap_or_default()
    };
    let (day, month) = (name(&DAYS, weekday), name(&MONTHS, i64::from(date.month()) - 1));
    format!("{day}, {:02} {month} {:04} {hour:02}:{minute:02}:{second:02} +0000", date.day(), date.year())
}

#[cfg(test)]
mod tests {
    use super::rfc_2822;

    #[test]
    fn dates_are_those_of_the_real_list() {
        assert_eq!(rfc_2822("2022-01-14T10:00:05+09:00".parse().unwrap()), "Fri, 14 Jan 2022 01:00:05 +0000");
        assert_eq!(rfc_2822("2026-11-20T03:59:00+09:00".parse().unwrap()), "Thu, 19 Nov 2026 18:59:00 +0000");
    }
}
