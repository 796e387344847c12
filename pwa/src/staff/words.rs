//! Words for what the server sends: tiers, reasons, times, values. Everything is a Fluent message; unknown words are
//! shown as they are rather than hidden.

use mimamori_domain::api::{AlertView, Offer, Problem, QueueView};
use mimamori_domain::patient::PlaceKind;
use mimamori_domain::report::Spo2Reading;
use mimamori_domain::text::Value;
use mimamori_domain::triage::{Reason, Tier};
use mimamori_domain::values::FieldError;
use mimamori_domain::{Date, Timestamp};

use crate::api::ApiError;
use crate::ui::format;
use crate::{t, texts};

/// 緊急, 至急, 注意, 経過観察
pub fn tier(tier: Tier) -> String {
    t!(format!("tier-{tier}"))
}

/// The sentence of a reason.
pub fn reason(reason: &Reason) -> String {
    texts::reason(reason)
}

/// How many lines a part of the queue has; a thousand means "or more" where it is not counted further.
pub fn up_to_thousand(part: QueueView, n: i64) -> String {
    if part == QueueView::All { n.to_string() } else { thousand(n) }
}

/// A number that was counted to a thousand.
pub fn thousand(n: i64) -> String {
    if n >= 1000 { t!("staff-thousand") } else { n.to_string() }
}

/// A length of time in its largest useful units.
pub fn span(minutes: i64) -> String {
    match minutes {
        ..=0 => t!("staff-time-minutes", n = 0),
        1..60 => t!("staff-time-minutes", n = minutes),
        60..1440 if minutes % 60 == 0 => t!("staff-time-whole-hours", h = minutes / 60),
        60..1440 => t!("staff-time-hours", h = minutes / 60, m = minutes % 60),
        _ => t!("staff-time-days", n = minutes / 1440),
    }
}

/// "12分前"
pub fn ago(at: Timestamp, now: Timestamp) -> String {
    match now.since(at).as_minutes() {
        ..=0 => t!("staff-time-now"),
        minutes => t!("staff-time-ago", time = span(minutes)),
    }
}

/// "鈴木さんから佐藤さんへ引き継ぎ待ち"
pub fn offer(offer: &Offer) -> String {
    let by = offer.by.name.as_str();
    match &offer.to {
        Some(to) => t!("staff-offered", by = by, to = to.name.as_str()),
        None => t!("staff-offered-center", by = by),
    }
}

/// How the waiting time stands against the due time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// Time is left.
    Left,
    /// Less than a quarter of an hour is left.
    Soon,
    /// Too late.
    Over,
}

impl Due {
    /// Where the due time stands now.
    pub const fn of(due: Timestamp, now: Timestamp) -> Self {
        match due.since(now).as_minutes() {
            _ if due.millis() < now.millis() => Self::Over,
            ..15 => Self::Soon,
            _ => Self::Left,
        }
    }
    /// For classes.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Soon => "soon",
            Self::Over => "over",
        }
    }
}

/// "あと8分" or "12分超過"
pub fn due(due: Timestamp, now: Timestamp) -> String {
    let minutes = due.since(now).as_seconds();
    if minutes < 0 {
        t!("staff-due-over", time = span((-minutes) / 60))
    } else {
        t!("staff-due-left", time = span((minutes + 59) / 60))
    }
}

/// A day with its year.
pub fn full_date(day: Date) -> String {
    t!("staff-date-year", year = day.year(), month = day.month(), day = day.day())
}

/// A moment: only the time when it is today, else with its day.
pub fn moment(at: Timestamp, now: Timestamp) -> String {
    if at.date() == now.date() { at.clock_time() } else { format::day_time(at, now) }
}

/// 15:30:05
pub fn clock_with_seconds(at: Timestamp) -> String {
    format!("{}:{:02}", at.clock_time(), at.seconds().rem_euclid(60))
}

/// "38.4"
pub fn tenths(value: i64) -> String {
    format!("{}.{}", value / 10, value % 10)
}

/// "92", or "under 50" for 49, as [`mimamori_domain::api::Vitals`] writes it.
pub fn spo2(value: i64) -> String {
    if value < 50 { t!("staff-under-50") } else { value.to_string() }
}

/// Oxygen of an answer as a number in the manner of [`mimamori_domain::api::Vitals`].
pub fn spo2_number(reading: Spo2Reading) -> Option<i64> {
    match reading {
        Spo2Reading::Measured(value) => Some(value.get()),
        Spo2Reading::Word(_) if reading == Spo2Reading::UNDER_50 => Some(49),
        Spo2Reading::Word(_) => None,
    }
}

/// "090-1234-5678" from the digits as stored.
pub fn phone(digits: &str) -> String {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    match digits.len() {
        11 => format!("{}-{}-{}", part(0, 3), part(3, 7), part(7, 11)),
        10 if digits.starts_with("03") || digits.starts_with("06") => {
            format!("{}-{}-{}", part(0, 2), part(2, 6), part(6, 10))
        }
        10 => format!("{}-{}-{}", part(0, 3), part(3, 6), part(6, 10)),
        _ => digits.to_owned(),
    }
}

/// Why a request gave nothing, in words. `already-claimed` and others bring what their sentence needs.
pub fn error(error: &ApiError) -> String {
    match error {
        ApiError::Problem(problem) => self::problem(problem),
        ApiError::Offline | ApiError::Unreadable => t!("staff-error-offline"),
    }
}

/// A refusal in words.
pub fn problem(problem: &Problem) -> String {
    if problem.code == "already-claimed"
        && let Some(who) = problem.details.get("who")
    {
        return t!("staff-claim-taken", who = who.as_str());
    }
    if problem.status == 429
        && let Some(seconds) = problem.retry_after
    {
        return t!("staff-login-locked", time = span((seconds + 59) / 60));
    }
    let values: Vec<(&str, Value<'_>)> =
        problem.details.iter().map(|(name, value)| (name.as_str(), Value::from(value.as_str()))).collect();
    let words = either("problem", &problem.code, &values).unwrap_or_else(|| problem.title.clone());
    match problem.details.get("tries").and_then(|tries| tries.parse::<i64>().ok()) {
        Some(tries) => format!("{words}{}", t!("staff-login-tries", n = tries)),
        None => words,
    }
}

/// Our own sentence for a code, else the one that all readers share.
fn either(kind: &str, code: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    known(&format!("staff-{kind}-{code}"), values).or_else(|| known(&format!("{kind}-{code}"), values))
}

/// The sentence beside a refused field.
pub fn field_error(error: &FieldError) -> String {
    either("field-error", &error.code, &[]).unwrap_or_else(|| error.code.clone())
}

/// The sentence with this id, where there is one.
pub fn known(id: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    let text = texts::with(id, values);
    (!text.is_empty() && text != id).then_some(text)
}

/// Who has an alert, as seen by `me`.
pub fn is_mine(alert: &AlertView, me: mimamori_domain::StaffId) -> bool {
    alert.claimed_by.as_ref().is_some_and(|by| by.id == me)
}

/// 宿泊 海辺ホテル 305
pub fn place(kind: PlaceKind, hotel: &str, room: &str) -> String {
    let word = t!(format!("staff-place-{kind}"));
    match kind {
        PlaceKind::Hotel => [word.as_str(), hotel, room]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        PlaceKind::Home | PlaceKind::Hospital => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_are_grouped_as_people_read_them() {
        assert_eq!(phone("09012345678"), "090-1234-5678");
        assert_eq!(phone("0312345678"), "03-1234-5678");
        assert_eq!(phone("0451234567"), "045-123-4567");
    }

    #[test]
    fn due_turns_over_at_its_second() {
        let now = Timestamp::from_millis(1_000_000_000);
        let minute = mimamori_domain::Duration::minutes;
        assert_eq!(Due::of(now.plus(minute(8)), now), Due::Soon);
        assert_eq!(Due::of(now.plus(minute(60)), now), Due::Left);
        assert_eq!(Due::of(now.minus(mimamori_domain::Duration::seconds(1)), now), Due::Over);
    }
}
