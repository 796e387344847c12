//! Instants, lengths of time and calendar dates. The wall clock of everyone we serve is Asia/Tokyo, which has kept
//! UTC+9 without summer time since 1951, so a fixed offset is the whole time zone, and the calendar is the proleptic
//! Gregorian one: that is little enough to stand here (docs/decisions/0006), and the phone need not load a library.

use serde::{Deserialize, Serialize};

use crate::values::Unknown;

/// A length of time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Duration(i64);

impl Duration {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// From milliseconds.
    pub const fn millis(n: i64) -> Self {
        Self(n)
    }
    /// From seconds.
    pub const fn seconds(n: i64) -> Self {
        Self(n * 1000)
    }
    /// From minutes.
    pub const fn minutes(n: i64) -> Self {
        Self::seconds(n * 60)
    }
    /// From hours.
    pub const fn hours(n: i64) -> Self {
        Self::minutes(n * 60)
    }
    /// From days of 24 hours.
    pub const fn days(n: i64) -> Self {
        Self::hours(n * 24)
    }
    /// As milliseconds.
    pub const fn as_millis(self) -> i64 {
        self.0
    }
    /// As whole seconds, rounded towards zero.
    pub const fn as_seconds(self) -> i64 {
        self.0 / 1000
    }
    /// As whole minutes, rounded towards zero.
    pub const fn as_minutes(self) -> i64 {
        self.as_seconds() / 60
    }
    /// As whole hours, rounded towards zero.
    pub const fn as_hours(self) -> i64 {
        self.as_minutes() / 60
    }
    /// For the standard library; negative lengths become zero.
    pub fn to_std(self) -> std::time::Duration {
        std::time::Duration::from_millis(u64::try_from(self.0).unwrap_or(0))
    }
}

/// An instant: milliseconds since 1970-01-01T00:00Z. RFC 3339 with the Tokyo offset in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "server", derive(sqlx::Type), sqlx(transparent))]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since the epoch.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }
    /// Milliseconds since the epoch.
    pub const fn millis(self) -> i64 {
        self.0
    }
    /// Seconds since the epoch.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }
    /// The instant this much later.
    #[must_use]
    pub const fn plus(self, by: Duration) -> Self {
        Self(self.0.saturating_add(by.0))
    }
    /// The instant this much earlier.
    #[must_use]
    pub const fn minus(self, by: Duration) -> Self {
        Self(self.0.saturating_sub(by.0))
    }
    /// How long after `earlier` this is; negative when it is before.
    pub const fn since(self, earlier: Self) -> Duration {
        Duration(self.0.saturating_sub(earlier.0))
    }
    /// The calendar date in Tokyo.
    pub fn date(self) -> Date {
        Date::from_days(self.local().div_euclid(DAY))
    }
    /// The hour of the day in Tokyo, 0–23.
    pub fn hour(self) -> i64 {
        self.local().rem_euclid(DAY) / 3_600_000
    }
    /// The minute of the hour in Tokyo, 0–59.
    pub fn minute(self) -> i64 {
        self.local().rem_euclid(3_600_000) / 60_000
    }
    /// The time of day in Tokyo as `15:30`.
    pub fn clock_time(self) -> String {
        format!("{:02}:{:02}", self.hour(), self.minute())
    }
    /// Milliseconds on Tokyo's wall clock since its 1970-01-01T00:00.
    const fn local(self) -> i64 {
        self.0.saturating_add(TOKYO.0)
    }
}

impl std::fmt::Display for Timestamp {
    /// RFC 3339 with milliseconds and the Tokyo offset.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rest = self.local().rem_euclid(60_000);
        write!(f, "{}T{}:{:02}.{:03}+09:00", self.date(), self.clock_time(), rest / 1000, rest % 1000)
    }
}

impl std::str::FromStr for Timestamp {
    type Err = Unknown;
    /// RFC 3339: date, `T`, time with or without fractions of a second, `Z` or an offset.
    fn from_str(text: &str) -> Result<Self, Unknown> {
        read_instant(text).ok_or(Unknown("Timestamp"))
    }
}

fn read_instant(text: &str) -> Option<Timestamp> {
    let (date, rest) = text.split_once(['T', 't', ' '])?;
    let at = rest.find(['Z', 'z', '+', '-'])?;
    let (time, zone) = rest.split_at_checked(at)?;
    let offset = match zone.split_at_checked(1)? {
        ("Z" | "z", "") => 0,
        (sign @ ("+" | "-"), offset) => {
            let (hours, minutes) = offset.split_once(':')?;
            let minutes = number(hours, 2, 23)? * 60 + number(minutes, 2, 59)?;
            if sign == "-" { -minutes } else { minutes }
        }
        _ => return None,
    };
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    let mut parts = time.split(':');
    let (hour, minute) = (number(parts.next()?, 2, 23)?, number(parts.next()?, 2, 59)?);
    let second = number(parts.next()?, 2, 60)?;
    if parts.next().is_some() || fraction.is_empty() || fraction.bytes().any(|b| !b.is_ascii_digit()) {
        return None;
    }
    let millis: i64 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    let days = date.parse::<Date>().ok()?.days();
    let minutes = hour * 60 + minute - offset;
    Some(Timestamp(days * DAY + minutes * 60_000 + second * 1000 + millis))
}

/// Exactly `digits` ASCII digits, at most `most`.
fn number(text: &str, digits: usize, most: i64) -> Option<i64> {
    let good = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    good.then(|| text.parse().ok()).flatten().filter(|n| *n <= most)
}

impl Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A calendar date from year 0 to 9999, ISO 8601 in JSON and in both databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i16,
    month: i8,
    day: i8,
}

impl Date {
    /// From year, month and day; `None` when there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        let good = (0..=9999).contains(&year) && (1..=last).contains(&day);
        good.then_some(Self { year, month, day })
    }
    /// The year.
    pub const fn year(self) -> i16 {
        self.year
    }
    /// The month, 1–12.
    pub const fn month(self) -> i8 {
        self.month
    }
    /// The day of the month.
    pub const fn day(self) -> i8 {
        self.day
    }
    /// The date this many days later (earlier when negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self::from_days(self.days().saturating_add(days))
    }
    /// Day of the week: 0 is Sunday.
    pub fn weekday(self) -> i64 {
        // 1970-01-04 was a Sunday.
        Self::new(1970, 1, 4).map_or(0, |sunday| self.days_since(sunday)).rem_euclid(7)
    }
    /// Whole days from `earlier` to this date; negative when this is before it.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.days() - earlier.days()
    }
    /// Completed years of age on `day` of somebody born on this date.
    pub fn age_on(self, day: Self) -> i64 {
        let years = i64::from(day.year) - i64::from(self.year);
        if (day.month, day.day) < (self.month, self.day) { years - 1 } else { years }
    }
    /// The instant of this hour and minute in Tokyo.
    pub fn at(self, hour: i64, minute: i64) -> Timestamp {
        let midnight = Timestamp(self.days() * DAY).minus(TOKYO);
        midnight.plus(Duration::hours(hour)).plus(Duration::minutes(minute))
    }

    /// Days since 1970-01-01. The year is taken to begin in March, so that the leap day is its last.
    fn days(self) -> i64 {
        let (year, month, day) = (i64::from(self.year), i64::from(self.month), i64::from(self.day));
        let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
        let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
        year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - BEFORE_1970
    }

    /// The inverse of [`Date::days`], kept within the years 0 to 9999.
    fn from_days(days: i64) -> Self {
        let first = Self { year: 0, month: 1, day: 1 };
        let last = Self { year: 9999, month: 12, day: 31 };
        let days = days.clamp(first.days(), last.days()) + BEFORE_1970;
        // 400 years are 146,097 days, 100 are 36,524, 4 are 1,461.
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (year * 365 + year / 4 - year / 100);
        let month = (day * 5 + 2) / 153;
        let day = day - (month * 153 + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = era * 400 + year + next;
        let small = |n: i64| i8::try_from(n).unwrap_or(1);
        Self { year: i16::try_from(year).unwrap_or(0), month: small(month), day: small(day) }
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl std::str::FromStr for Date {
    type Err = Unknown;
    fn from_str(text: &str) -> Result<Self, Unknown> {
        let read = || {
            let mut parts = text.split('-');
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            let part = |text, digits, most| number(text, digits, most).and_then(|n| i16::try_from(n).ok());
            let month = i8::try_from(part(month, 2, 12)?).ok()?;
            let day = i8::try_from(part(day, 2, 31)?).ok()?;
            parts.next().is_none().then_some(())?;
            Self::new(part(year, 4, 9999)?, month, day)
        };
        read().ok_or(Unknown("Date"))
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

crate::text_column!(Date, |date| date, |text| text.parse::<Date>());

/// How far Tokyo is ahead of UTC.
const TOKYO: Duration = Duration::hours(9);
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;
/// Days from 0000-03-01 to 1970-01-01.
const BEFORE_1970: i64 = 719_468;

#[cfg(feature = "server")]
mod schema {
    use utoipa::openapi::schema::{ObjectBuilder, SchemaFormat, Type};
    use utoipa::openapi::{KnownFormat, RefOr, Schema};

    impl utoipa::ToSchema for super::Timestamp {}
    impl utoipa::PartialSchema for super::Timestamp {
        fn schema() -> RefOr<Schema> {
            text(KnownFormat::DateTime)
        }
    }
    impl utoipa::ToSchema for super::Date {}
    impl utoipa::PartialSchema for super::Date {
        fn schema() -> RefOr<Schema> {
            text(KnownFormat::Date)
        }
    }
    fn text(format: KnownFormat) -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(format))).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_hours_are_those_of_tokyo() {
        let at: Timestamp = "2022-01-13T15:30:00Z".parse().unwrap();
        assert_eq!(at.date(), Date::new(2022, 1, 14).unwrap());
        assert_eq!(at.clock_time(), "00:30");
        assert_eq!(at.to_string(), "2022-01-14T00:30:00.000+09:00");
        assert_eq!(at.date().at(0, 30), at);
    }

    #[test]
    fn a_birthday_on_the_29th_of_february_counts_from_the_first_of_march() {
        let born = Date::new(2000, 2, 29).unwrap();
        assert_eq!(born.age_on(Date::new(2021, 2, 28).unwrap()), 20);
        assert_eq!(born.age_on(Date::new(2021, 3, 1).unwrap()), 21);
    }

    /// Walks every day of 800 years: the calendar counts on by one, and there and back is the same day.
    #[test]
    fn the_calendar_counts_every_day_once() {
        let mut date = Date::new(1600, 1, 1).unwrap();
        assert_eq!(Date::new(1970, 1, 1).unwrap().days(), 0);
        assert_eq!(Date::new(2000, 3, 1).unwrap().days_since(Date::new(2000, 2, 28).unwrap()), 2);
        assert_eq!(Date::new(2100, 3, 1).unwrap().days_since(Date::new(2100, 2, 28).unwrap()), 1);
        while date.year() < 2400 {
            let next = date.plus_days(1);
            let expected = Date::new(date.year(), date.month(), date.day() + 1)
                .or_else(|| Date::new(date.year(), date.month() + 1, 1))
                .or_else(|| Date::new(date.year() + 1, 1, 1))
                .unwrap();
            assert_eq!(next, expected);
            assert_eq!(next.days() - date.days(), 1);
            assert_eq!(next.to_string().parse(), Ok(next));
            date = next;
        }
    }

    #[test]
    fn instants_as_others_write_them() {
        let at = Timestamp::from_millis(1_642_087_800_500);
        for text in [
            "2022-01-13T15:30:00.5Z",
            "2022-01-14T00:30:00.500+09:00",
            "2022-01-13t15:30:00.500999z",
            "2022-01-13T05:30:00.5-10:00",
        ] {
            assert_eq!(text.parse(), Ok(at), "{text}");
        }
        assert_eq!(at.to_string().parse(), Ok(at));
        for text in [
            "2022-01-13",
            "2022-01-13T15:30:00",
            "2022-02-30T00:00:00Z",
            "2022-01-13T24:00:00Z",
            "2022-01-13T15:30Z",
            "2022-01-13T15:30:00.Z",
            "2022-1-13T15:30:00Z",
            "+022-01-13T15:30:00Z",
            "2022-01-13T15:30:00+9:00",
            "2022-01-13T15:30:00Zjunk",
            "",
        ] {
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }
}
