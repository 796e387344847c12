//! Contracts between an association and a centre, by days of Tokyo: both ends count, and an open end has none. What an
//! association sees follows from whether one is in force today; it never stores and never asks.

use crate::api::ContractState;
use crate::time::Date;
use crate::values::{FieldError, JpPhone, tidy};

/// Longest name of an association, in characters.
pub const NAME_MAX: usize = 80;
/// Contracts begin at most so many days ahead.
pub const AHEAD_DAYS: i64 = 366;

/// The days of a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// First day.
    pub starts_on: Date,
    /// Last day; none while it has no end.
    pub ends_on: Option<Date>,
}

impl Term {
    /// Where it stands on this day.
    pub fn state(self, today: Date) -> ContractState {
        if today < self.starts_on {
            ContractState::Coming
        } else if self.ends_on.is_some_and(|end| end < today) {
            ContractState::Over
        } else {
            ContractState::InForce
        }
    }
    /// Is it in force on this day?
    pub fn is_in_force(self, day: Date) -> bool {
        self.state(day) == ContractState::InForce
    }
    /// Do the two share a day?
    pub fn overlaps(self, other: Self) -> bool {
        let ends_before = |one: Self, two: Self| one.ends_on.is_some_and(|end| end < two.starts_on);
        !ends_before(self, other) && !ends_before(other, self)
    }
}

/// What is wrong with a new contract of an association that has `others` with the same centre.
///
/// Codes: `contract-end-before-start`, `contract-over` (it would have ended already), `contract-too-far`
/// ([`AHEAD_DAYS`]), `contract-overlaps`.
pub fn check(term: Term, others: &[Term], today: Date) -> Vec<FieldError> {
    let mut errors: Vec<FieldError> =
        check_end(term, today).map(|code| FieldError::new("ends_on", code)).into_iter().collect();
    let code = if term.starts_on.days_since(today) > AHEAD_DAYS {
        Some("contract-too-far")
    } else if errors.is_empty() && others.iter().any(|other| other.overlaps(term)) {
        Some("contract-overlaps")
    } else {
        None
    };
    errors.extend(code.map(|code| FieldError::new("starts_on", code)));
    errors
}

/// What is wrong with the last day: the contract must be able to be in force on it, today or later.
fn check_end(term: Term, today: Date) -> Option<&'static str> {
    match term.ends_on {
        Some(end) if end < term.starts_on => Some("contract-end-before-start"),
        Some(end) if end < today => Some("contract-over"),
        _ => None,
    }
}

/// What is wrong with another last day for a contract. Yesterday is taken too: it ends the contract at once.
///
/// Codes: as [`check`]; `contract-ended` for one that is over.
pub fn check_change(old: Term, ends_on: Option<Date>, others: &[Term], today: Date) -> Option<&'static str> {
    let new = Term { ends_on, ..old };
    if old.state(today) == ContractState::Over {
        Some("contract-ended")
    } else if ends_on.is_some_and(|end| end < old.starts_on) {
        Some("contract-end-before-start")
    } else if ends_on.is_some_and(|end| end < today.plus_days(-1)) {
        Some("contract-over")
    } else {
        others.iter().any(|other| other.overlaps(new)).then_some("contract-overlaps")
    }
}

/// Name and telephone of a new association.
///
/// # Errors
/// Field by field: `required`, `too-long`, or what [`JpPhone::parse`] says.
pub fn parse_association(name: &str, phone: &str) -> Result<(String, JpPhone), Vec<FieldError>> {
    let name = tidy(name);
    let wrong = match name.chars().count() {
        0 => Some("required"),
        n if n > NAME_MAX => Some("too-long"),
        _ => None,
    };
    let mut errors: Vec<FieldError> = wrong.map(|code| FieldError::new("name", code)).into_iter().collect();
    let phone = match phone.trim() {
        "" => Err("required"),
        typed => JpPhone::parse(typed),
    };
    match phone {
        Ok(phone) if errors.is_empty() => Ok((name, phone)),
        Ok(_) => Err(errors),
        Err(code) => {
            errors.push(FieldError::new("phone", code));
            Err(errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: i8) -> Date {
        Date::new(2022, 1, n).unwrap()
    }

    fn term(from: i8, to: Option<i8>) -> Term {
        Term { starts_on: day(from), ends_on: to.map(day) }
    }

    fn codes(errors: &[FieldError]) -> Vec<String> {
        errors.iter().map(|error| format!("{} {}", error.field, error.code)).collect()
    }

    #[test]
    fn both_ends_count() {
        let term = term(10, Some(12));
        let states = [9, 10, 12, 13].map(|n| term.state(day(n)));
        let [coming, first, last, over] = states;
        assert_eq!((coming, over), (ContractState::Coming, ContractState::Over));
        assert_eq!((first, last), (ContractState::InForce, ContractState::InForce));
        assert_eq!(Term { ends_on: None, ..term }.state(day(31)), ContractState::InForce);
    }

    #[test]
    fn terms_that_share_a_day_overlap() {
        assert!(term(1, Some(10)).overlaps(term(10, None)));
        assert!(!term(1, Some(10)).overlaps(term(11, None)));
        assert!(term(11, None).overlaps(term(20, Some(20))) && term(1, None).overlaps(term(20, None)));
        assert!(!term(11, None).overlaps(term(1, Some(10))));
    }

    #[test]
    fn a_new_contract_is_refused_for_what_is_wrong_with_it() {
        let today = day(14);
        assert!(check(term(14, Some(14)), &[term(1, Some(13))], today).is_empty());
        assert_eq!(codes(&check(term(14, Some(13)), &[], today)), ["ends_on contract-end-before-start"]);
        assert_eq!(codes(&check(term(1, Some(13)), &[], today)), ["ends_on contract-over"]);
        assert_eq!(codes(&check(term(14, None), &[term(20, None)], today)), ["starts_on contract-overlaps"]);
        let far = Term { starts_on: today.plus_days(400), ends_on: None };
        assert_eq!(codes(&check(far, &[], today)), ["starts_on contract-too-far"]);
    }

    #[test]
    fn an_end_is_moved_but_never_into_the_past() {
        let today = day(14);
        let running = term(1, None);
        for ends_on in [Some(day(13)), Some(day(14)), Some(day(31)), None] {
            assert_eq!(check_change(running, ends_on, &[], today), None, "{ends_on:?}");
        }
        assert_eq!(check_change(running, Some(day(12)), &[], today), Some("contract-over"));
        assert_eq!(check_change(term(1, Some(2)), None, &[], today), Some("contract-ended"));
        assert_eq!(
            check_change(term(20, None), Some(day(19)), &[], today),
            Some("contract-end-before-start")
        );
        assert_eq!(
            check_change(term(1, Some(20)), None, &[term(25, None)], today),
            Some("contract-overlaps")
        );
    }

    #[test]
    fn an_association_has_a_name_and_a_telephone() {
        let (name, phone) = parse_association(" 中央医師会 ", "03-1234-5678").unwrap();
        assert_eq!((name.as_str(), phone.as_str()), ("中央医師会", "0312345678"));
        assert_eq!(codes(&parse_association("", "12").unwrap_err()), ["name required", "phone phone-digits"]);
        assert_eq!(codes(&parse_association("x", " ").unwrap_err()), ["phone required"]);
    }
}
