//! A condition as a rule file writes it: its kind, and the keys of that kind and no others. One flat shape, because what
//! serde derives for a tagged enum is a copy of any JSON and a reader for each kind, and the phone has to fetch it.

use std::fmt;

use serde::Deserialize;

use super::Condition;
use crate::text_enum;

text_enum!(
    /// The kinds of [`Condition`], by the word of a rule file.
    Kind {
        AnySign = "any-sign",
        Spo2BelowScale = "spo2-below-scale",
        Spo2 = "spo2",
        Spo2BelowBaseline = "spo2-below-baseline",
        Temperature = "temperature",
        TemperatureRunning = "temperature-running",
        TemperatureOnDays = "temperature-on-days",
        Pulse = "pulse",
        News2Score = "news2-score",
        News2Single = "news2-single",
        CannotDrink = "cannot-drink",
        WorseRunning = "worse-running",
        NewRespiratorySymptom = "new-respiratory-symptom",
        NothingMeasured = "nothing-measured",
    }
);

/// Every key that any kind has.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    kind: Kind,
    #[serde(default)]
    at_least: Option<i64>,
    #[serde(default)]
    at_most: Option<i64>,
    #[serde(default)]
    own_target: Option<bool>,
    #[serde(default)]
    points: Option<i64>,
    #[serde(default)]
    days: Option<i64>,
    #[serde(default)]
    from_day: Option<i64>,
    #[serde(default)]
    to_day: Option<i64>,
    #[serde(default)]
    from_age: Option<i64>,
    #[serde(default)]
    to_age: Option<i64>,
    #[serde(default)]
    hours_apart: Option<i64>,
}

/// A kind without one of its keys, or with another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WrongKey {
    kind: Kind,
    missing: bool,
    key: &'static str,
}

impl fmt::Display for WrongKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} `{}`", self.kind, if self.missing { "needs" } else { "has no" }, self.key)
    }
}

impl TryFrom<Written> for Condition {
    type Error = WrongKey;

    fn try_from(mut written: Written) -> Result<Self, WrongKey> {
        let kind = written.kind;
        let needs = |key, value: &mut Option<i64>| value.take().ok_or(WrongKey { kind, missing: true, key });
        let w = &mut written;
        let condition = match kind {
            Kind::AnySign => Self::AnySign {},
            Kind::Spo2BelowScale => Self::Spo2BelowScale {},
            Kind::Spo2 => Self::Spo2 {
                at_least: w.at_least.take(),
                at_most: needs("at_most", &mut w.at_most)?,
                own_target: w.own_target.take().unwrap_or_default(),
            },
            Kind::Spo2BelowBaseline => Self::Spo2BelowBaseline { points: needs("points", &mut w.points)? },
            Kind::Temperature => Self::Temperature { at_least: needs("at_least", &mut w.at_least)? },
            Kind::TemperatureRunning => Self::TemperatureRunning {
                at_least: needs("at_least", &mut w.at_least)?,
                days: needs("days", &mut w.days)?,
            },
            Kind::TemperatureOnDays => Self::TemperatureOnDays {
                at_least: needs("at_least", &mut w.at_least)?,
                from_day: needs("from_day", &mut w.from_day)?,
                to_day: needs("to_day", &mut w.to_day)?,
            },
            Kind::Pulse => Self::Pulse {
                at_least: needs("at_least", &mut w.at_least)?,
                at_most: w.at_most.take(),
                from_age: needs("from_age", &mut w.from_age)?,
                to_age: w.to_age.take(),
            },
            Kind::News2Score => {
                Self::News2Score { at_least: needs("at_least", &mut w.at_least)?, at_most: w.at_most.take() }
            }
            Kind::News2Single => Self::News2Single { at_least: needs("at_least", &mut w.at_least)? },
            Kind::CannotDrink => Self::CannotDrink {},
            Kind::WorseRunning => {
                Self::WorseRunning { hours_apart: needs("hours_apart", &mut w.hours_apart)? }
            }
            Kind::NewRespiratorySymptom => Self::NewRespiratorySymptom {},
            Kind::NothingMeasured => Self::NothingMeasured {},
        };
        match written.left() {
            Some(key) => Err(WrongKey { kind, missing: false, key }),
            None => Ok(condition),
        }
    }
}

impl Written {
    /// A key that nobody has taken.
    fn left(&self) -> Option<&'static str> {
        [
            ("at_least", self.at_least.is_some()),
            ("at_most", self.at_most.is_some()),
            ("own_target", self.own_target.is_some()),
            ("points", self.points.is_some()),
            ("days", self.days.is_some()),
            ("from_day", self.from_day.is_some()),
            ("to_day", self.to_day.is_some()),
            ("from_age", self.from_age.is_some()),
            ("to_age", self.to_age.is_some()),
            ("hours_apart", self.hours_apart.is_some()),
        ]
        .into_iter()
        .find_map(|(key, stands)| stands.then_some(key))
    }
}
