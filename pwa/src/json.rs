//! JSON into whatever serde derives for. As `serde_json`'s own reading, but with one error that says nothing: nobody on
//! a phone reads why an answer was unreadable, and the words for it are a tenth of the program. No fractions: nothing
//! of ours has any.

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, DeserializeOwned, DeserializeSeed, Visitor};
use serde::forward_to_deserialize_any;

/// What is no JSON, or not of the wanted shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable")
    }
}
impl std::error::Error for Unreadable {}

// Every reason is the same one; the defaults would write each out.
impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }
    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }
    fn missing_field(_: &'static str) -> Self {
        Self
    }
    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

type Result<T> = std::result::Result<T, Unreadable>;

/// Reads one value, and nothing may follow it.
///
/// # Errors
/// When it is no JSON or not of this shape.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T> {
    let mut reader = Reader { rest: text, depth: 0 };
    let value = T::deserialize(&mut reader)?;
    reader.next().map_or(Ok(value), |_| Err(Unreadable))
}

/// How deep lists and objects may stand in each other.
const DEPTH: u8 = 64;

struct Reader<'a> {
    rest: &'a str,
    depth: u8,
}

impl<'a> Reader<'a> {
    /// What comes next, past white space.
    fn next(&mut self) -> Option<u8> {
        self.rest = self.rest.trim_ascii_start();
        self.rest.as_bytes().first().copied()
    }

    /// Passes over `word` if it comes next.
    fn took(&mut self, word: &str) -> bool {
        self.next();
        self.rest.strip_prefix(word).inspect(|rest| self.rest = rest).is_some()
    }

    fn take(&mut self, word: &str) -> Result<()> {
        if self.took(word) { Ok(()) } else { Err(Unreadable) }
    }

    fn number(&mut self) -> Result<i64> {
        self.next();
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at_checked(end).ok_or(Unreadable)?;
        if rest.starts_with(['.', 'e', 'E']) {
            return Err(Unreadable);
        }
        self.rest = rest;
        digits.parse().map_err(|_| Unreadable)
    }

    fn string(&mut self) -> Result<Cow<'a, str>> {
        self.take("\"")?;
        let mut out = Cow::Borrowed("");
        loop {
            let end = self.rest.find(['"', '\\']).ok_or(Unreadable)?;
            let (plain, rest) = self.rest.split_at_checked(end).ok_or(Unreadable)?;
            out += plain;
            if let Some(rest) = rest.strip_prefix('"') {
                self.rest = rest;
                return Ok(out);
            }
            let mut chars = rest.chars();
            chars.next();
            let escaped = chars.next();
            self.rest = chars.as_str();
            out.to_mut().push(match escaped {
                Some(c @ ('"' | '\\' | '/')) => c,
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('u') => self.unicode()?,
                _ => return Err(Unreadable),
            });
        }
    }

    /// The character behind `\u`: four hexadecimal digits, or two halves of a pair.
    fn unicode(&mut self) -> Result<char> {
        let mut code = self.four_digits()?;
        if let 0xd800..=0xdbff = code {
            let low = self.rest.strip_prefix("\\u").ok_or(Unreadable)?;
            self.rest = low;
            let low = self.four_digits()?.checked_sub(0xdc00).filter(|low| *low < 0x400).ok_or(Unreadable)?;
            code = 0x10000 + ((code - 0xd800) << 10) + low;
        }
        char::from_u32(code).ok_or(Unreadable)
    }

    fn four_digits(&mut self) -> Result<u32> {
        let (digits, rest) = self.rest.split_at_checked(4).ok_or(Unreadable)?;
        self.rest = rest;
        u32::from_str_radix(digits, 16).map_err(|_| Unreadable)
    }

    /// Into a list or an object; [`Self::leave`] undoes it.
    fn enter(&mut self, open: &str) -> Result<()> {
        self.depth += 1;
        if self.depth > DEPTH { Err(Unreadable) } else { self.take(open) }
    }

    fn leave(&mut self, close: &str) -> Result<()> {
        self.depth -= 1;
        self.take(close)
    }

    /// Is there one more before `close`? Passes over the comma between two.
    fn goes_on(&mut self, close: u8, first: &mut bool) -> Result<bool> {
        if self.next() == Some(close) {
            return Ok(false);
        }
        if !std::mem::take(first) {
            self.take(",")?;
        }
        Ok(true)
    }
}

impl<'de> de::Deserializer<'de> for &mut Reader<'de> {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        match self.next() {
            Some(b'"') => self.deserialize_str(visitor),
            Some(b'{') => self.deserialize_map(visitor),
            Some(b'[') => self.deserialize_seq(visitor),
            Some(b't' | b'f') => self.deserialize_bool(visitor),
            Some(b'n') => self.deserialize_unit(visitor),
            _ => self.deserialize_i64(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        let yes = self.took("true");
        if !yes {
            self.take("false")?;
        }
        visitor.visit_bool(yes)
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_i64(self.number()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        if self.took("null") { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.take("null")?;
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.enter("[")?;
        let value = visitor.visit_seq(Items { reader: self, first: true })?;
        self.leave("]")?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.enter("{")?;
        let value = visitor.visit_map(Items { reader: self, first: true })?;
        self.leave("}")?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        self.deserialize_map(visitor)
    }

    /// Only words: what carries more is a tagged object.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value> {
        visitor.visit_enum(de::value::CowStrDeserializer::new(self.string()?))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value> {
        self.deserialize_str(visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i128 u8 u16 u32 u64 u128 f32 f64 char bytes byte_buf unit_struct tuple tuple_struct ignored_any
    }
}

/// What stands in a list or an object.
struct Items<'a, 'de> {
    reader: &'a mut Reader<'de>,
    first: bool,
}

impl<'de> de::SeqAccess<'de> for Items<'_, 'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>> {
        if self.reader.goes_on(b']', &mut self.first)? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }
}

impl<'de> de::MapAccess<'de> for Items<'_, 'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>> {
        if self.reader.goes_on(b'}', &mut self.first)? {
            seed.deserialize(&mut *self.reader).map(Some)
        } else {
            Ok(None)
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value> {
        self.reader.take(":")?;
        seed.deserialize(&mut *self.reader)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use mimamori_domain::api::{Problem, SubmitReport};
    use mimamori_domain::report::Symptom;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Sample {
        words: Vec<Symptom>,
        #[serde(default)]
        inner: Option<Box<Sample>>,
        map: BTreeMap<Symptom, u16>,
        yes: bool,
        below: i64,
    }

    /// What `serde_json` makes of it.
    fn same<T: DeserializeOwned + PartialEq + fmt::Debug>(text: &str) {
        assert_eq!(read::<T>(text).ok(), serde_json::from_str(text).ok(), "{text}");
    }

    #[test]
    fn every_shape_is_read_as_serde_json_reads_it() {
        for text in [
            r#"{"words":["cough","sore-throat"],"map":{"cough":2},"yes":true,"below":-7}"#,
            " { \"yes\" : false ,\n\"words\":[ ] , \"map\" : { }, \"below\" : 0, \"more\": [1, {\"a\": null}, \"b\", 2] } ",
            r#"{"words":[],"map":{},"yes":true,"below":1,"inner":{"words":[],"map":{},"yes":true,"below":2}}"#,
            r#"{"words":["headache?"],"map":{},"yes":true,"below":1}"#,
            r#"{"words":[],"map":{},"yes":true}"#,
            r#"{"words":[],"map":{"cough":70000},"yes":true,"below":1}"#,
            r#"{"words":[],"map":{},"yes":true,"below":"1"}"#,
            r#"{"words":[],"map":{},"yes":true,"below":1}}"#,
            r#"{"words":[],"map":{},"yes":true,"below":1"#,
            r#"{"words":["cough",],"map":{},"yes":true,"below":1}"#,
            r#"{"words":["cough""cough"],"map":{},"yes":true,"below":1}"#,
            "null",
            "",
            "<html>",
        ] {
            same::<Sample>(text);
        }
    }

    #[test]
    fn strings_are_read_as_serde_json_reads_them() {
        for text in [
            r#""""#,
            r#""のどの痛み""#,
            r#""a\"b\\c\/d\b\f\n\r\t""#,
            r#""\u3042\uD83D\uDE37""#,
            r#""\uD83D""#,
            r#""\uD83Dx""#,
            r#""\uDE37\uD83D""#,
            r#""\u12""#,
            r#""\u12あ""#,
            r#""\x""#,
            r#""open"#,
            r#""\"#,
        ] {
            same::<String>(text);
        }
    }

    #[test]
    fn our_own_shapes() {
        let json = r#"{"id":"0189f7a2-0000-7000-8000-000000000001","measured_at":"2022-01-20T09:00:00+09:00",
            "answers":{"temperature":384,"spo2":92,"signs":["chest-pain"],"trend":null,"comment":"「苦しい」"}}"#;
        same::<SubmitReport>(json);
        assert!(read::<SubmitReport>(json).is_ok());
        for spo2 in ["\"under_50\"", "\"none\"", "49", "null", "\"fine\"", "97.5"] {
            same::<SubmitReport>(&json.replace("92", spo2));
        }
        same::<Problem>(
            r#"{"status":429,"code":"slow-down","title":"","retry_after":30,"details":{"tries":"3"}}"#,
        );
        same::<()>("null");
    }

    #[test]
    fn what_is_nested_without_end_is_refused() {
        assert_eq!(read::<Problem>(&format!("{{\"x\":{}", "[".repeat(100_000))), Err(Unreadable));
    }
}
