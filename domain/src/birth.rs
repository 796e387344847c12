//! A birth date as people know theirs: by the Western year or by the era, and three short numbers.

use serde::{Deserialize, Serialize};

use crate::time::Date;
use crate::values::{parse_date, tidy};

/// Eras in the order in which they are offered: value, and the word that [`parse_date`] reads.
pub const ERAS: [(&str, &str); 5] =
    [("western", ""), ("taisho", "大正"), ("showa", "昭和"), ("heisei", "平成"), ("reiwa", "令和")];

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BirthDate {
    /// One of the eras.
    pub era: String,
    /// Year in that era.
    pub year: String,
    /// Month.
    pub month: String,
    /// Day.
    pub day: String,
}

impl Default for BirthDate {
    fn default() -> Self {
        Self { era: "western".into(), year: String::new(), month: String::new(), day: String::new() }
    }
}

impl BirthDate {
    /// The date, as soon as it is one.
    ///
    /// # Errors
    /// Code of the refusal: `answer-needed` while something is missing, `era-needed` for a two-digit Western year.
    pub fn read(&self) -> Result<Date, &'static str> {
        let (year, month, day) = (tidy(&self.year), tidy(&self.month), tidy(&self.day));
        if year.is_empty() || month.is_empty() || day.is_empty() {
            return Err("answer-needed");
        }
        let era = ERAS.iter().find(|(value, _)| *value == self.era).map_or("", |(_, word)| *word);
        if era.is_empty() && year.bytes().all(|b| b.is_ascii_digit()) && year.len() <= 2 {
            return Err("era-needed");
        }
        parse_date(&format!("{era}{year}年{month}月{day}日"))
    }
}

/// The year of the era in which a date lies, as people say it: `昭和15年`.
pub fn in_era(date: Date) -> Option<(&'static str, i16)> {
    let eras =
        [("reiwa", 2019, 5, 1), ("heisei", 1989, 1, 8), ("showa", 1926, 12, 25), ("taisho", 1912, 7, 30)];
    eras.into_iter()
        .find(|(_, y, m, d)| (date.year(), date.month(), date.day()) >= (*y, *m, *d))
        .map(|(era, first, ..)| (era, date.year() - first + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(era: &str, year: &str, month: &str, day: &str) -> Result<Date, &'static str> {
        BirthDate { era: era.into(), year: year.into(), month: month.into(), day: day.into() }.read()
    }

    #[test]
    fn by_era_and_by_western_year() {
        let born = Date::new(1940, 3, 2).unwrap();
        assert_eq!(typed("showa", "15", "3", "2"), Ok(born));
        assert_eq!(typed("western", "１９４０", "０３", "２"), Ok(born));
        assert_eq!(typed("western", "昭和15", "3", "2"), Ok(born));
        assert_eq!(in_era(born), Some(("showa", 15)));
        assert_eq!(in_era(Date::new(1989, 1, 7).unwrap()), Some(("showa", 64)));
        assert_eq!(in_era(Date::new(2019, 5, 1).unwrap()), Some(("reiwa", 1)));
    }

    #[test]
    fn what_is_missing_is_told() {
        assert_eq!(typed("western", "15", "3", "2"), Err("era-needed"));
        assert_eq!(typed("showa", "15", "", "2"), Err("answer-needed"));
        assert_eq!(typed("showa", "99", "3", "2"), Err("date-era"));
        assert_eq!(typed("western", "1941", "2", "29"), Err("date-no-such-day"));
    }
}
