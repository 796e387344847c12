//! 療養証明: which days it proves, and the code by which a third party can ask whether it is valid.

use std::fmt;

use crate::clock::{Rng, random_below};
use crate::patient::PatientRecord;
use crate::time::Date;
use crate::values::tidy;

/// Crockford's base 32: no I, L, O or U, which are read wrongly.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a code: 60 bits.
const LENGTH: usize = 12;
/// Characters between hyphens.
const GROUP: usize = 4;

/// The code on a certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckCode(String);

impl CheckCode {
    /// A new one.
    pub fn new(rng: &dyn Rng) -> Self {
        let drawn = (0..LENGTH).map(|_| usize::try_from(random_below(rng, 32)).unwrap_or(0));
        Self(drawn.filter_map(|n| ALPHABET.get(n).map(|byte| char::from(*byte))).collect())
    }

    /// As people type it off paper: any case and width, with or without hyphens and spaces, O for 0, I and L for 1.
    /// `None` when it can't be one.
    pub fn parse(text: &str) -> Option<Self> {
        let mut code = String::with_capacity(LENGTH);
        for letter in tidy(text).chars().map(|letter| letter.to_ascii_uppercase()) {
            match letter {
                ' ' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' | '\u{ff70}' => {}
                'O' => code.push('0'),
                'I' | 'L' => code.push('1'),
                _ if letter.is_ascii() && ALPHABET.contains(&(letter as u8)) => code.push(letter),
                _ => return None,
            }
        }
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// Without hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CheckCode {
    /// In groups of four.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, letter) in self.0.chars().enumerate() {
            if n > 0 && n % GROUP == 0 {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        Ok(())
    }
}

/// The days of isolation, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Day of onset, or of the specimen without symptoms.
    pub starts_on: Date,
    /// The last day.
    pub ends_on: Date,
}

/// Which days can be proved to somebody whom the centre released on `released_on`: from day 0 to the day before they
/// were free by the rules, or to the day of an earlier release. Only for who was positive, and with a known day 0.
pub fn period(record: &PatientRecord, free_on: Option<Date>, released_on: Date) -> Option<Period> {
    if !record.classification.is_positive() {
        return None;
    }
    let starts_on = record.onset_date.or(record.specimen_date)?;
    let ends_on = free_on.map_or(released_on, |free| free.plus_days(-1).min(released_on));
    (starts_on <= ends_on).then_some(Period { starts_on, ends_on })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::patient::PatientForm;

    struct Counting;
    impl Rng for Counting {
        fn fill(&self, buffer: &mut [u8]) {
            buffer.fill(0x51);
        }
    }

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = CheckCode::parse("0A1B-CDEF-GHJK").unwrap();
        assert_eq!((code.as_str(), code.to_string().as_str()), ("0A1BCDEFGHJK", "0A1B-CDEF-GHJK"));
        for text in ["oaib cdef ghjk", "０Ａ１Ｂ－ＣＤＥＦ－ＧＨＪＫ", "OALBCDEFGHJK", "  0a1b―cdefーghjk "]
        {
            assert_eq!(CheckCode::parse(text).as_ref(), Some(&code), "{text}");
        }
        for text in ["", "0A1B-CDEF-GHJ", "0A1B-CDEF-GHJKM", "0A1B-CDEF-GHJU", "あいうえおかきくけこさし"]
        {
            assert_eq!(CheckCode::parse(text), None, "{text}");
        }
        let new = CheckCode::new(&Counting);
        assert_eq!(CheckCode::parse(&new.to_string()), Some(new));
    }

    #[test]
    fn the_days_from_onset_to_the_last_before_freedom() {
        let day = |n: i64| Date::new(2022, 1, 1).unwrap().plus_days(n);
        let form = |classification: &str, onset: &str| {
            let form = PatientForm {
                name: "山田".into(),
                kana: "ヤマダ".into(),
                birth_date: "1980-01-01".into(),
                phone: "09012345678".into(),
                classification: classification.into(),
                onset_date: onset.into(),
                reporting_mode: "self".into(),
                ..PatientForm::default()
            };
            form.parse(day(30)).unwrap()
        };
        let ill = form("confirmed", "2022-01-02");
        let proved = |free: Option<Date>, released| period(&ill, free, released).map(|period| period.ends_on);
        assert_eq!(proved(Some(day(12)), day(12)), Some(day(11)));
        assert_eq!(proved(Some(day(12)), day(20)), Some(day(11)), "a late release proves no more");
        assert_eq!(proved(Some(day(12)), day(8)), Some(day(8)), "an early one ends it");
        assert_eq!(proved(None, day(9)), Some(day(9)));
        assert_eq!(proved(None, day(0)), None);
        assert_eq!(period(&form("confirmed", ""), Some(day(12)), day(12)), None);
        assert_eq!(period(&form("contact", "2022-01-02"), Some(day(12)), day(12)), None);
    }
}
