//! Times and dates as people read them, in Tokyo time, through the texts of the language in use.

use mimamori_domain::values::Temperature;
use mimamori_domain::{Date, Duration, Timestamp};

use crate::t;

fn weekday(date: Date) -> String {
    t!(format!("weekday-{}", date.weekday()))
}

fn month(date: Date) -> String {
    t!(format!("month-{}", date.month()))
}

/// `1月20日（木）`
pub fn day(date: Date) -> String {
    t!("format-day", month = month(date), day = date.day(), weekday = weekday(date))
}

/// `15:30`
pub fn time(at: Timestamp) -> String {
    at.clock_time()
}

/// `今日 15:30`, `昨日 15:30`, `1月20日（木） 15:30`
pub fn day_time(at: Timestamp, now: Timestamp) -> String {
    let date = at.date();
    let day = match now.date().days_since(date) {
        0 => t!("format-today"),
        1 => t!("format-yesterday"),
        -1 => t!("format-tomorrow"),
        _ => day(date),
    };
    t!("format-day-time", day = day, time = time(at))
}

/// How long, in the largest unit that says enough: `3分`, `2時間`, `4日`.
pub fn long(length: Duration) -> String {
    let minutes = length.as_minutes().max(0);
    match minutes {
        0..60 => t!("format-minutes", count = minutes),
        60..2880 => t!("format-hours", count = minutes / 60),
        _ => t!("format-days", count = minutes / 1440),
    }
}

/// `38.4 ℃`
pub fn temperature(value: Temperature) -> String {
    t!("format-temperature", value = value)
}

/// `92 %`
pub fn percent(value: i64) -> String {
    t!("format-percent", value = value)
}

/// `m:ss` until `end`; `0:00` when it is over.
pub fn countdown(end: Timestamp, now: Timestamp) -> String {
    let seconds = end.since(now).as_seconds().max(0);
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
