//! Instants, lengths of time and calendar dates. The wall clock of everyone we serve is Asia/Tokyo, which has kept
//! UTC+9 without summer time since 1951, so a fixed offset is the whole time zone.

use jiff::civil;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

/// A length of time in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(transparent)]
pub struct Duration(i64);

impl Duration {
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
        Date(self.local().date())
    }
    /// The hour of the day in Tokyo, 0–23.
    pub fn hour(self) -> i64 {
        i64::from(self.local().hour())
    }
    /// The minute of the hour in Tokyo, 0–59.
    pub fn minute(self) -> i64 {
        i64::from(self.local().minute())
    }
    /// The time of day in Tokyo as `15:30`.
    pub fn clock_time(self) -> String {
        format!("{:02}:{:02}", self.hour(), self.minute())
    }
    fn local(self) -> civil::DateTime {
        tokyo().to_datetime(jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH))
    }
}

impl std::fmt::Display for Timestamp {
    /// RFC 3339 with milliseconds and the Tokyo offset.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:.3}+09:00", self.local())
    }
}

impl std::str::FromStr for Timestamp {
    type Err = crate::values::Unknown;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let instant: jiff::Timestamp = text.parse().map_err(|_| crate::values::Unknown("Timestamp"))?;
        Ok(Self(instant.as_millisecond()))
    }
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

/// A calendar date, ISO 8601 in JSON and in both databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(civil::Date);

impl Date {
    /// From year, month and day; `None` when there is no such day.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }
    /// The year.
    pub fn year(self) -> i16 {
        self.0.year()
    }
    /// The month, 1–12.
    pub fn month(self) -> i8 {
        self.0.month()
    }
    /// The day of the month.
    pub fn day(self) -> i8 {
        self.0.day()
    }
    /// The date this many days later (earlier when negative).
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().try_days(days).unwrap_or_default()))
    }
    /// Whole days from `earlier` to this date; negative when this is before it.
    pub fn days_since(self, earlier: Self) -> i64 {
        let utc = |date: civil::Date| date.to_zoned(TimeZone::UTC).map_or(0, |at| at.timestamp().as_second());
        (utc(self.0) - utc(earlier.0)) / 86_400
    }
    /// Completed years of age on `day` of somebody born on this date.
    pub fn age_on(self, day: Self) -> i64 {
        let years = i64::from(day.year()) - i64::from(self.year());
        if (day.month(), day.day()) < (self.month(), self.day()) { years - 1 } else { years }
    }
    /// The instant of this hour and minute in Tokyo.
    pub fn at(self, hour: i64, minute: i64) -> Timestamp {
        let midnight = self
            .0
            .to_zoned(tokyo_zone())
            .map_or(0, |at| at.timestamp().as_millisecond());
        Timestamp(midnight).plus(Duration::hours(hour)).plus(Duration::minutes(minute))
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Date {
    type Err = crate::values::Unknown;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self).map_err(|_| crate::values::Unknown("Date"))
    }
}

crate::text_column!(Date, |date| date, |text| text.parse::<Date>());

fn tokyo() -> Offset {
    Offset::constant(9)
}

fn tokyo_zone() -> TimeZone {
    TimeZone::fixed(tokyo())
}

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
        ObjectBuilder::new()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(format)))
            .into()
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
}
