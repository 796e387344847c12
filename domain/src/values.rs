//! Values parsed once, at the edge, into types that can't be wrong. What people really type is accepted: full-width
//! digits, half-width kana, era dates, hyphens and `+81`; what can't be right is refused with a code for its text.

use serde::{Deserialize, Serialize};

use crate::time::Date;

/// A word that is none of the known ones; carries the name of the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("unknown {0}")]
pub struct Unknown(pub &'static str);

/// Why one field was refused. The reader's text is the Fluent message `field-error-<code>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// Name of the field as in JSON.
    pub field: String,
    /// Stable code, kebab-case.
    pub code: String,
}

impl FieldError {
    /// A refusal of `field` for the reason `code`.
    pub fn new(field: impl Into<String>, code: impl Into<String>) -> Self {
        Self { field: field.into(), code: code.into() }
    }
}

/// NFKC (full-width digits and half-width kana become ordinary ones), trimmed, inner white space single.
///
/// The phone reads only numbers and dates itself, for which full-width forms are all that NFKC changes: it does
/// without the tables (docs/decisions/0006).
pub fn tidy(text: &str) -> String {
    #[cfg(not(target_arch = "wasm32"))]
    let normal: String = unicode_normalization::UnicodeNormalization::nfkc(text).collect();
    #[cfg(target_arch = "wasm32")]
    let normal: String = text
        .chars()
        .map(|c| match c {
            '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect();
    normal.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line of text, tidied, of at most `longest` characters.
///
/// # Errors
/// `too-long`, or `name-form` for a control character.
pub fn line(text: &str, longest: usize) -> Result<String, &'static str> {
    let text = tidy(text);
    if text.chars().count() > longest {
        return Err("too-long");
    }
    if text.chars().any(char::is_control) {
        return Err("name-form");
    }
    Ok(text)
}

macro_rules! measure {
    ($(#[$meta:meta])* $name:ident($inner:ty) in $low:literal ..= $high:literal, $unit:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
        #[serde(try_from = "i64", into = "i64")]
        pub struct $name(i64);
        impl $name {
            #[doc = concat!("From ", $unit, "; `None` outside the range.")]
            pub const fn new(value: i64) -> Option<Self> {
                if value >= $low && value <= $high { Some(Self(value)) } else { None }
            }
            #[doc = concat!("In ", $unit, ".")]
            pub const fn get(self) -> i64 { self.0 }
        }
        impl TryFrom<i64> for $name {
            type Error = Unknown;
            fn try_from(value: i64) -> Result<Self, Unknown> { Self::new(value).ok_or(Unknown(stringify!($name))) }
        }
        impl From<$name> for i64 { fn from(value: $name) -> i64 { value.0 } }
    };
}

measure!(
    /// Body temperature in tenths of a degree Celsius, 34.0–43.0 °C (DOMAIN section 3). JSON: whole tenths.
    Temperature(i64) in 340 ..= 430, "tenths of a degree Celsius"
);
measure!(
    /// Oxygen saturation, 50–100 % (DOMAIN section 3).
    Spo2(i64) in 50 ..= 100, "per cent"
);
measure!(
    /// Pulse, 30–220 beats a minute (DOMAIN section 3).
    Pulse(i64) in 30 ..= 220, "beats a minute"
);

impl std::fmt::Display for Temperature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

impl std::fmt::Display for Spo2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A Japanese telephone number, kept as digits with its leading zero (`09012345678`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct JpPhone(String);

impl JpPhone {
    /// From what people type: hyphens, spaces, brackets, full width, `+81` or `0081`.
    ///
    /// # Errors
    /// `phone-digits` when the number is not 10 or 11 digits beginning with 0, `phone-mobile-digits` when it
    /// begins like a mobile number but is not 11 digits.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let typed = tidy(text);
        let (international, rest) = match typed.strip_prefix("+81").or_else(|| typed.strip_prefix("0081")) {
            Some(rest) => (true, rest),
            None => (false, typed.as_str()),
        };
        let mut digits = String::new();
        for c in rest.replace("(0)", "").chars() {
            match c {
                '0'..='9' => digits.push(c),
                '-' | ' ' | '(' | ')' | '.' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{30fc}' => {}
                _ => return Err("phone-digits"),
            }
        }
        if international && !digits.starts_with('0') {
            digits.insert(0, '0');
        }
        if !digits.starts_with('0') || digits.starts_with("00") {
            return Err("phone-digits");
        }
        let mobile = ["060", "070", "080", "090"].iter().any(|p| digits.starts_with(p));
        match (mobile, digits.len()) {
            (true, 11) | (false, 10) => Ok(Self(digits)),
            (true, _) => Err("phone-mobile-digits"),
            (false, _) => Err("phone-digits"),
        }
    }
    /// Can it receive an SMS? (`0[6789]0` + 8 digits)
    pub fn is_mobile(&self) -> bool {
        self.0.len() == 11
    }
    /// Digits with the leading zero.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// `090-••••-5678`, for its owner to know it by.
    pub fn masked(&self) -> String {
        let (head, dash) = if self.is_mobile() { (3, "-") } else { (2, "") };
        let (head, tail) = (self.0.get(..head).unwrap_or(""), self.0.get(self.0.len() - 4..).unwrap_or(""));
        [head, dash, "••••", dash, tail].concat()
    }
    /// `+819012345678`, as providers want it.
    pub fn e164(&self) -> String {
        format!("+81{}", self.0.trim_start_matches('0'))
    }
}

/// An e-mail address, checked as far as it makes sense before sending to it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// From text; the domain is lower-cased.
    ///
    /// # Errors
    /// `email-form` when it can't be an address.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let typed = tidy(text);
        let (local, domain) = typed.rsplit_once('@').ok_or("email-form")?;
        let good = !local.is_empty()
            && local.len() <= 64
            && typed.len() <= 254
            && typed.chars().all(|c| c.is_ascii_graphic())
            && !local.contains(['@', ',', ';', '<', '>', '"', '(', ')'])
            && domain.contains('.')
            && domain
                .split('.')
                .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
        if good { Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase()))) } else { Err("email-form") }
    }
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// `ha•••@example.jp`, for its owner to know it by.
    pub fn masked(&self) -> String {
        let (local, domain) = self.0.rsplit_once('@').unwrap_or_default();
        let shown = local.get(..local.len().saturating_sub(1).min(2)).unwrap_or("");
        [shown, "•••@", domain].concat()
    }
}

/// Reads a date as people in Japan write it: `1985-01-01`, `1985/1/1`, `1985年1月1日`, `19850101`, and by era:
/// `S60.1.1`, `昭和60年1月1日`, `令和元年5月1日`.
///
/// # Errors
/// `date-form` when it can't be read, `date-no-such-day` when there is no such day, `date-era` when the year lies
/// outside the era.
pub fn parse_date(text: &str) -> Result<Date, &'static str> {
    let typed = tidy(text).replace(' ', "").replace("元年", "1年");
    let eras: [(&[&str], i16, i16); 5] = [
        (&["明治", "M", "m"], 1867, 45),
        (&["大正", "T", "t"], 1911, 15),
        (&["昭和", "S", "s"], 1925, 64),
        (&["平成", "H", "h"], 1988, 31),
        (&["令和", "R", "r"], 2018, 99),
    ];
    let era = eras.iter().find_map(|(names, before, last)| {
        names.iter().find_map(|name| typed.strip_prefix(name)).map(|rest| (*before, *last, rest))
    });
    let (before, last, rest) = era.map_or((0, 9999, typed.as_str()), |found| found);
    let rest = rest.trim_start_matches('.').trim_end_matches('日');
    let parts: Vec<&str> = if era.is_none() && rest.len() == 8 && rest.bytes().all(|b| b.is_ascii_digit()) {
        vec![rest.get(..4).unwrap_or(""), rest.get(4..6).unwrap_or(""), rest.get(6..).unwrap_or("")]
    } else {
        rest.split(['-', '/', '.', '年', '月', '\u{2010}', '\u{2212}', '\u{30fc}']).collect()
    };
    let [year, month, day] = parts.as_slice() else { return Err("date-form") };
    let year: i16 = year.parse().map_err(|_| "date-form")?;
    let month: i8 = month.parse().map_err(|_| "date-form")?;
    let day: i8 = day.parse().map_err(|_| "date-form")?;
    if era.is_some() && !(1..=last).contains(&year) {
        return Err("date-era");
    }
    if era.is_none() && year < 1800 {
        return Err("date-form");
    }
    Date::new(before + year, month, day).ok_or("date-no-such-day")
}

/// Kana as one spelling: half-width and hiragana become full-width katakana, without spaces. For comparing people.
pub fn fold_kana(text: &str) -> String {
    tidy(text)
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| match c {
            'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
            _ => c,
        })
        .collect::<String>()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        let born = Date::new(1985, 1, 1).unwrap();
        for text in [
            "1985-01-01",
            "1985/1/1",
            "１９８５／１／１",
            "19850101",
            "S60.1.1",
            "昭和60年1月1日",
            "昭和６０年１月１日",
        ] {
            assert_eq!(parse_date(text), Ok(born), "{text}");
        }
        assert_eq!(parse_date("令和2年4月1日"), Ok(Date::new(2020, 4, 1).unwrap()));
        assert_eq!(parse_date("令和元年5月1日"), Ok(Date::new(2019, 5, 1).unwrap()));
        assert_eq!(parse_date("2021-02-29"), Err("date-no-such-day"));
        assert_eq!(parse_date("S99.1.1"), Err("date-era"));
        assert_eq!(parse_date("きのう"), Err("date-form"));
        assert_eq!(parse_date("0060-01-01"), Err("date-form"));
    }

    #[test]
    fn phones_as_people_write_them() {
        for text in [
            "090-1234-5678",
            "０９０ー１２３４ー５６７８",
            "+81 90 1234 5678",
            "+81(0)9012345678",
            "09012345678",
        ] {
            assert_eq!(JpPhone::parse(text).unwrap().e164(), "+819012345678", "{text}");
        }
        assert!(!JpPhone::parse("03-1234-5678").unwrap().is_mobile());
        assert_eq!(JpPhone::parse("090-1234-567"), Err("phone-mobile-digits"));
        assert_eq!(JpPhone::parse("9012345678"), Err("phone-digits"));
        assert_eq!(JpPhone::parse("call me"), Err("phone-digits"));
    }

    #[test]
    fn kana_of_any_width_is_one_spelling() {
        assert_eq!(fold_kana("ﾔﾏﾀﾞ ﾊﾅｺ"), fold_kana("やまだ　はなこ"));
    }

    #[test]
    fn an_address_without_a_domain_is_refused() {
        assert!(Email::parse("hanako@Example.JP").unwrap().as_str().ends_with("@example.jp"));
        for text in
            ["hanako", "hanako@", "@example.jp", "a b@example.jp", "hanako@localhost", "花子@example.jp"]
        {
            assert_eq!(Email::parse(text), Err("email-form"), "{text}");
        }
    }
}
