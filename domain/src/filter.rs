//! Free filters over a list of patients, as text in an address and as a question put to one patient. The text is what
//! is shared as a link and kept under a name, so it carries no personal data: words, numbers, a hotel's name.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::api::{ListName, PatientLine};
use crate::patient::{Classification, HOTEL_MAX, Language, PlaceKind, ReportingMode};
use crate::query::{escape, pairs};
use crate::triage::Tier;
use crate::values::FieldError;
use crate::{AssociationId, Duration, Timestamp};

/// From and to, both included; either may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The least.
    pub from: Option<i64>,
    /// The most.
    pub to: Option<i64>,
}

impl Span {
    /// Open on both sides.
    pub const fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
    fn holds(self, value: i64) -> bool {
        self.from.is_none_or(|from| from <= value) && self.to.is_none_or(|to| value <= to)
    }
}

/// As `20~39`, `65~` or `~17`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(from) = self.from {
            write!(f, "{from}")?;
        }
        f.write_str("~")?;
        self.to.map_or(Ok(()), |to| write!(f, "{to}"))
    }
}

impl FromStr for Span {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (from, to) = text.split_once('~').ok_or(())?;
        let number = |text: &str| match text {
            "" => Ok(None),
            text => text.parse::<i64>().ok().filter(|n| (-99..=999).contains(n)).map(Some).ok_or(()),
        };
        Ok(Self { from: number(from)?, to: number(to)? })
    }
}

/// To whom patients are assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssignedTo {
    /// The centre follows them up itself.
    Nobody,
    /// This association.
    Association(AssociationId),
}

/// Longest time not seen, in hours.
const UNSEEN_MAX: i64 = 999;

/// What a patient must be to be shown. Empty parts ask nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListFilter {
    /// Tier of the newest measurement; `None` among them: not reported yet.
    pub tiers: BTreeSet<Option<Tier>>,
    /// 診断分類
    pub classifications: BTreeSet<Classification>,
    /// 居所
    pub places: BTreeSet<PlaceKind>,
    /// The hotel in which they stay now, its whole name.
    pub hotel: String,
    /// Who reports.
    pub mode: Option<ReportingMode>,
    /// At high risk by age or illness, or not.
    pub high_risk: Option<bool>,
    /// Language of the messages.
    pub languages: BTreeSet<Language>,
    /// To whom they are assigned.
    pub assigned: Option<AssignedTo>,
    /// Completed years.
    pub age: Span,
    /// Day of illness.
    pub day: Span,
    /// Not looked after for this many hours.
    pub unseen_hours: Option<i64>,
}

/// What the filter must know of a patient beside the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListFacts {
    /// The hotel.
    pub hotel: String,
    /// Language of the messages.
    pub language: Language,
    /// Assigned association.
    pub association: Option<AssociationId>,
    /// When staff last looked after them.
    pub checked_at: Timestamp,
}

impl ListFilter {
    /// Asks nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Asks what follows from the sealed date of birth or the course: age, or day of illness.
    pub const fn asks_the_person(&self) -> bool {
        !self.age.is_open() || !self.day.is_open()
    }

    /// Is it this one that is looked for?
    pub fn admits(&self, line: &PatientLine, facts: &ListFacts, now: Timestamp) -> bool {
        fn one_of<T: Ord>(wanted: &BTreeSet<T>, value: &T) -> bool {
            wanted.is_empty() || wanted.contains(value)
        }
        let assigned = match self.assigned {
            None => true,
            Some(AssignedTo::Nobody) => facts.association.is_none(),
            Some(AssignedTo::Association(id)) => facts.association == Some(id),
        };
        let unseen =
            self.unseen_hours.is_none_or(|hours| facts.checked_at <= now.minus(Duration::hours(hours)));
        assigned
            && unseen
            && one_of(&self.tiers, &line.tier)
            && one_of(&self.classifications, &line.classification)
            && one_of(&self.places, &line.place)
            && one_of(&self.languages, &facts.language)
            && (self.hotel.is_empty() || (line.place == PlaceKind::Hotel && self.hotel == facts.hotel))
            && self.mode.is_none_or(|mode| mode == line.mode)
            && self.high_risk.is_none_or(|risk| risk == line.high_risk)
            && self.age.holds(line.age)
            && (self.day.is_open() || line.day.is_some_and(|day| self.day.holds(day)))
    }

    /// Names and values, in one order, so that the same filter is the same text.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        fn words<T: ToString>(values: impl IntoIterator<Item = T>) -> String {
            values.into_iter().map(|value| value.to_string()).collect::<Vec<_>>().join(",")
        }
        let assigned = self.assigned.map(|to| match to {
            AssignedTo::Nobody => NONE.to_owned(),
            AssignedTo::Association(id) => id.to_string(),
        });
        let span = |span: Span| if span.is_open() { String::new() } else { span.to_string() };
        let risk = self.high_risk.map(|high| if high { HIGH } else { USUAL });
        let all = [
            ("tier", words(self.tiers.iter().map(|tier| tier.map_or(NONE, Tier::as_str)))),
            ("class", words(&self.classifications)),
            ("place", words(&self.places)),
            ("hotel", self.hotel.clone()),
            ("mode", self.mode.map(|mode| mode.to_string()).unwrap_or_default()),
            ("risk", risk.unwrap_or_default().to_owned()),
            ("language", words(&self.languages)),
            ("association", assigned.unwrap_or_default()),
            ("age", span(self.age)),
            ("day", span(self.day)),
            ("unseen", self.unseen_hours.map(|hours| hours.to_string()).unwrap_or_default()),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Takes one name and value; `false` when the name is none of ours.
    ///
    /// # Errors
    /// `filter-unknown` for the name, when its value is nothing that this can be.
    pub fn take(&mut self, name: &str, value: &str) -> Result<bool, FieldError> {
        let bad = || FieldError::new(name, "filter-unknown");
        match name {
            "tier" => {
                self.tiers = value
                    .split(',')
                    .map(|word| if word == NONE { Ok(None) } else { word.parse().map(Some) })
                    .collect::<Result<_, _>>()
                    .map_err(|_| bad())?;
            }
            "class" => self.classifications = set(value).ok_or_else(bad)?,
            "place" => self.places = set(value).ok_or_else(bad)?,
            "language" => self.languages = set(value).ok_or_else(bad)?,
            "hotel" if value.chars().count() <= HOTEL_MAX => value.trim().clone_into(&mut self.hotel),
            "mode" => self.mode = Some(value.parse().map_err(|_| bad())?),
            "risk" if value == HIGH => self.high_risk = Some(true),
            "risk" if value == USUAL => self.high_risk = Some(false),
            "association" if value == NONE => self.assigned = Some(AssignedTo::Nobody),
            "association" => {
                self.assigned = Some(AssignedTo::Association(value.parse().map_err(|_| bad())?));
            }
            "age" => self.age = value.parse().map_err(|()| bad())?,
            "day" => self.day = value.parse().map_err(|()| bad())?,
            "unseen" => {
                let hours = value.parse().ok().filter(|hours| (1..=UNSEEN_MAX).contains(hours));
                self.unseen_hours = Some(hours.ok_or_else(bad)?);
            }
            "hotel" | "risk" => return Err(bad()),
            _ => return Ok(false),
        }
        Ok(true)
    }
}

/// The word for "not there".
const NONE: &str = "none";
const HIGH: &str = "high";
const USUAL: &str = "usual";

fn set<T: FromStr + Ord>(value: &str) -> Option<BTreeSet<T>> {
    value.split(',').map(|word| word.parse().ok()).collect()
}

/// A list with its filters, as in the address of the screen and in a saved filter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListQuery {
    /// Which list.
    pub list: ListName,
    /// Which of its patients.
    pub filter: ListFilter,
}

impl fmt::Display for ListQuery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "list={}", self.list)?;
        self.filter.pairs().iter().try_for_each(|(name, value)| write!(f, "&{name}={}", escape(value)))
    }
}

impl FromStr for ListQuery {
    type Err = FieldError;

    /// What has another name is passed over: a link may carry more than this program knows.
    fn from_str(text: &str) -> Result<Self, FieldError> {
        let mut query = Self::default();
        for (name, value) in pairs(text) {
            if name == "list" {
                query.list = value.parse().map_err(|_| FieldError::new("list", "filter-unknown"))?;
            } else {
                query.filter.take(&name, &value)?;
            }
        }
        Ok(query)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_its_text() {
        let text = "list=no-problem&tier=none,watch&class=confirmed,contact&place=hotel&hotel=%E6%B5%B7%26%E5%B1%B1\
            &mode=self&risk=high&language=ja,vi&association=none&age=65~&day=~10&unseen=24";
        let query: ListQuery = text.parse().unwrap();
        assert_eq!(query.list, ListName::NoProblem);
        assert_eq!(query.filter.hotel, "海&山");
        assert_eq!(query.filter.tiers, BTreeSet::from([None, Some(Tier::Watch)]));
        assert_eq!(query.to_string().parse(), Ok(query.clone()));
        assert_eq!(query.to_string(), text);
        assert_eq!("".parse(), Ok(ListQuery::default()));
        assert_eq!(ListQuery::default().to_string(), "list=all");
        assert!(!query.filter.is_empty());
        for bad in
            ["list=x", "tier=red", "age=20", "age=a~b", "risk=1", "unseen=0", "association=x", "day=1~9999"]
        {
            let refused = bad.parse::<ListQuery>().unwrap_err();
            assert_eq!(
                (refused.field.as_str(), refused.code.as_str()),
                (bad.split_once('=').unwrap().0, "filter-unknown")
            );
        }
    }

    #[test]
    fn each_part_asks_its_question() {
        let now = Timestamp::from_millis(1_642_636_800_000);
        let line = PatientLine {
            id: crate::PatientId(uuid::Uuid::from_u128(1)),
            name: "山田 花子".into(),
            kana: "ヤマダ ハナコ".into(),
            age: 70,
            classification: Classification::Confirmed,
            status: crate::patient::Status::Following,
            day: Some(4),
            mode: ReportingMode::Own,
            place: PlaceKind::Hotel,
            lives_alone: false,
            risk_factors: vec![],
            high_risk: true,
            tier: Some(Tier::Routine),
            last_report_at: Some(now),
        };
        let facts = ListFacts {
            hotel: "海".into(),
            language: Language::Vi,
            association: None,
            checked_at: now.minus(Duration::hours(5)),
        };
        let asks = |text: &str| text.parse::<ListQuery>().unwrap().filter.admits(&line, &facts, now);
        for yes in [
            "",
            "tier=routine",
            "place=hotel,home",
            "hotel=%E6%B5%B7",
            "risk=high",
            "language=vi",
            "association=none",
            "age=65~",
            "age=70~70",
            "day=4~4",
            "unseen=5",
            "mode=self",
        ] {
            assert!(asks(yes), "{yes}");
        }
        for no in [
            "tier=none",
            "place=home",
            "hotel=%E5%B1%B1",
            "risk=usual",
            "language=ja",
            "age=~69",
            "day=5~",
            "unseen=6",
            "mode=phone",
            "class=contact",
            "tier=routine&age=~69",
            "association=0189aa00-0000-7000-8000-000000000001",
        ] {
            assert!(!asks(no), "{no}");
        }
        let gone = PatientLine { place: PlaceKind::Home, ..line.clone() };
        let hotel: ListQuery = "hotel=%E6%B5%B7".parse().unwrap();
        assert!(!hotel.filter.admits(&gone, &facts, now), "whoever went home stays there no more");
    }
}
