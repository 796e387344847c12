//! A way to reach a person, and where it stands, as messages show it one after another.

use serde::{Deserialize, Serialize};

use crate::api::{Channel, ContactStanding};
use crate::patient::Person;
use crate::values::{Email, JpPhone, tidy};

/// A telephone number or an e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reach {
    /// By SMS or by a call.
    Phone(JpPhone),
    /// By e-mail.
    Email(Email),
}

impl Reach {
    /// From what people type into one field: with an `@` it is an address, else a number.
    ///
    /// # Errors
    /// Those of [`JpPhone::parse`] and [`Email::parse`].
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if tidy(text).contains('@') {
            Email::parse(text).map(Self::Email)
        } else {
            JpPhone::parse(text).map(Self::Phone)
        }
    }

    /// The number or the address.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Phone(phone) => phone.as_str(),
            Self::Email(email) => email.as_str(),
        }
    }

    /// By which channel something goes there: a call where that is asked for and where no SMS arrives.
    pub fn channel(&self, by_voice: bool) -> Channel {
        match self {
            Self::Email(_) => Channel::Email,
            Self::Phone(phone) if by_voice || !phone.is_mobile() => Channel::Voice,
            Self::Phone(_) => Channel::Sms,
        }
    }

    /// Does it lead to this person, as registered?
    pub fn is_of(&self, person: &Person) -> bool {
        match self {
            Self::Phone(phone) => person.phone.as_ref() == Some(phone),
            Self::Email(email) => {
                person.email.as_ref().is_some_and(|own| own.as_str().eq_ignore_ascii_case(email.as_str()))
            }
        }
    }

    /// Enough of it to know one's own, too little for anybody else.
    pub fn masked(&self) -> String {
        match self {
            Self::Phone(phone) => phone.masked(),
            Self::Email(email) => email.masked(),
        }
    }
}

/// Where a contact point stands that stood at `old` when `heard` is learnt of it. What arrived proves that it works;
/// a failure alone doesn't soften "no such number", "stop" or "a landline", which the provider said in so many words.
pub const fn after(old: ContactStanding, heard: ContactStanding) -> ContactStanding {
    use ContactStanding as S;
    match (old, heard) {
        (S::Wrong | S::OptedOut | S::Landline, S::Failing | S::Unverified) => old,
        _ => heard,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_takes_numbers_and_addresses() {
        assert_eq!(Reach::parse("０９０−１２３４−５６７８").unwrap().as_str(), "09012345678");
        assert_eq!(Reach::parse(" hanako＠example.jp").unwrap().as_str(), "hanako@example.jp");
        assert_eq!(Reach::parse("hanako@"), Err("email-form"));
        assert_eq!(Reach::parse("hanako"), Err("phone-digits"));
    }

    #[test]
    fn a_landline_is_called_and_a_mobile_only_when_asked() {
        let channel = |text: &str, by_voice| Reach::parse(text).unwrap().channel(by_voice);
        assert_eq!(channel("090-1234-5678", false), Channel::Sms);
        assert_eq!(channel("090-1234-5678", true), Channel::Voice);
        assert_eq!(channel("03-1234-5678", false), Channel::Voice);
        assert_eq!(channel("hanako@example.jp", true), Channel::Email);
    }

    #[test]
    fn a_mask_leaves_enough_for_its_owner_only() {
        let masked = |text: &str| Reach::parse(text).unwrap().masked();
        assert_eq!(masked("09012345678"), "090-••••-5678");
        assert_eq!(masked("0312345678"), "03••••5678");
        assert_eq!(masked("hanako@example.jp"), "ha•••@example.jp");
        assert_eq!(masked("ab@example.jp"), "a•••@example.jp");
        assert_eq!(masked("a@example.jp"), "•••@example.jp");
    }

    #[test]
    fn what_arrives_proves_and_a_mere_failure_softens_nothing() {
        use ContactStanding as S;
        for old in ContactStanding::ALL {
            assert_eq!(after(*old, S::Good), S::Good);
            for word in [S::Wrong, S::OptedOut, S::Landline] {
                assert_eq!(after(*old, word), word);
                assert_eq!(after(word, S::Failing), word);
            }
        }
        assert_eq!(after(S::Good, S::Failing), S::Failing);
    }
}
