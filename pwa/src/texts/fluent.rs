//! The part of Fluent that our texts use, for the browser: text over several lines, `{ $value }`, `{ "literal" }`,
//! `{ other-text }` and selections by word, number or plural, nested. The whole of Fluent costs a phone some
//! 30 kB before the first screen; a test holds this reading equal to it for every text in every language.

use std::borrow::Cow;
use std::ops::Range;

use mimamori_domain::patient::Language;

/// A value for a text. A number is what selects a plural.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// As it is.
    Word(Cow<'a, str>),
    /// Whole.
    Number(i64),
}

/// The texts of one language.
#[derive(Debug)]
pub struct Texts {
    language: Language,
    source: String,
    /// Each id, in alphabetical order, and where its pattern stands in the source. No map: its code alone is 2 kB on
    /// the phone.
    places: Vec<(String, Range<usize>)>,
}

impl Texts {
    /// From the contents of an `.ftl` file.
    pub fn new(language: Language, source: String) -> Self {
        let mut places = vec![];
        let mut current: Option<(String, usize)> = None;
        let mut at = 0;
        for line in source.split_inclusive('\n') {
            let goes_on = line.starts_with([' ', '}', '\n', '\r']);
            if !goes_on {
                if let Some((id, from)) = current.take() {
                    put(&mut places, id, from..at);
                }
                if line.starts_with(|c: char| c.is_ascii_alphabetic())
                    && let Some((id, rest)) = line.split_once('=')
                {
                    current = Some((id.trim_end().to_owned(), at + line.len() - rest.len()));
                }
            }
            at += line.len();
        }
        if let Some((id, from)) = current {
            put(&mut places, id, from..at);
        }
        Self { language, source, places }
    }

    /// The language of these texts.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Every id, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.places.iter().map(|(id, _)| id.as_str())
    }

    /// A text with values. A missing id gives itself, so that nothing goes blank.
    pub fn say(&self, id: &str, values: &[(&str, Arg<'_>)]) -> String {
        let known = self.places.binary_search_by(|(known, _)| known.as_str().cmp(id));
        let place = known.ok().and_then(|n| self.places.get(n)).map(|(_, place)| place.clone());
        let Some(pattern) = place.and_then(|place| self.source.get(place)) else { return id.to_owned() };
        let mut reader = Reader { texts: self, values, rest: pattern.trim() };
        let mut out = String::with_capacity(pattern.len());
        reader.pattern(Some(&mut out), false);
        out
    }
}

/// In its place by the alphabet; the last text with an id is the one that is said.
fn put(places: &mut Vec<(String, Range<usize>)>, id: String, place: Range<usize>) {
    match places.binary_search_by(|(known, _)| known.cmp(&id)) {
        Ok(n) => places.get_mut(n).into_iter().for_each(|known| known.1 = place.clone()),
        Err(n) => places.insert(n, (id, place)),
    }
}

/// Reads a pattern once, from left to right, writing what is selected and passing over the rest.
struct Reader<'a> {
    texts: &'a Texts,
    values: &'a [(&'a str, Arg<'a>)],
    rest: &'a str,
}

impl<'a> Reader<'a> {
    /// Text and placeables, to the end, or inside a selection to the end of the variant.
    fn pattern(&mut self, mut out: Option<&mut String>, variant: bool) {
        let mut from = out.as_ref().map_or(0, |out| out.len());
        loop {
            let end = self.rest.find(['{', '\n', '}']).unwrap_or(self.rest.len());
            let (text, rest) = self.rest.split_at(end);
            push(&mut out, text);
            self.rest = rest;
            if rest.starts_with('\n') {
                // Indentation only shows where a line belongs to.
                let next = rest.trim_start();
                if variant && next.starts_with(['[', '*', '}']) {
                    break;
                }
                let lines = rest.split_at(rest.len() - next.len()).0.matches('\n').count();
                trim_end(&mut out, from);
                push(&mut out, "\n\n\n".get(..lines.min(3)).unwrap_or("\n"));
                self.rest = next;
            } else if let Some(rest) = rest.strip_prefix('{') {
                self.rest = rest;
                self.placeable(out.as_deref_mut());
                from = out.as_ref().map_or(0, |out| out.len());
            } else {
                break;
            }
        }
        trim_end(&mut out, from);
    }

    /// What stands between `{` and `}`.
    fn placeable(&mut self, mut out: Option<&mut String>) {
        self.rest = self.rest.trim_start();
        let texts = self.texts;
        let mut value = None;
        if let Some(rest) = self.rest.strip_prefix('"') {
            let (literal, rest) = rest.split_once('"').unwrap_or((rest, ""));
            push(&mut out, literal);
            self.rest = rest;
        } else if let Some(rest) = self.rest.strip_prefix('$') {
            self.rest = rest;
            let name = self.word();
            value = self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value);
            self.rest = self.rest.trim_start();
            if let Some(rest) = self.rest.strip_prefix("->") {
                self.rest = rest;
                self.select(value, out.as_deref_mut());
                value = None;
            } else if value.is_none() {
                push(&mut out, "{$");
                push(&mut out, name);
                push(&mut out, "}");
            }
        } else {
            let id = self.word();
            if let Some(out) = out.as_deref_mut() {
                out.push_str(&texts.say(id, self.values));
            }
        }
        match value {
            Some(Arg::Word(word)) => push(&mut out, word),
            Some(Arg::Number(number)) => push(&mut out, &number.to_string()),
            None => {}
        }
        self.rest = self.rest.trim_start().strip_prefix('}').unwrap_or_default();
    }

    /// The variants of a selection. The default one comes last in all our texts, as is the custom.
    fn select(&mut self, value: Option<&Arg<'_>>, mut out: Option<&mut String>) {
        let mut chosen = false;
        loop {
            self.rest = self.rest.trim_start();
            let default = self.rest.starts_with('*');
            let Some((key, rest)) =
                self.rest.trim_start_matches('*').strip_prefix('[').and_then(|rest| rest.split_once(']'))
            else {
                return;
            };
            self.rest = rest.trim_start();
            let fits = !chosen && (default || value.is_some_and(|value| self.fits(key.trim(), value)));
            chosen |= fits;
            let into = if fits { out.as_deref_mut() } else { None };
            self.pattern(into, true);
        }
    }

    fn fits(&self, key: &str, value: &Arg<'_>) -> bool {
        match value {
            Arg::Word(word) => word == key,
            Arg::Number(number) => key.parse() == Ok(*number) || key == plural(self.texts.language, *number),
        }
    }

    /// An identifier.
    fn word(&mut self) -> &'a str {
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_')))
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }
}

fn push(out: &mut Option<&mut String>, text: &str) {
    if let Some(out) = out {
        out.push_str(text);
    }
}

/// Blanks at the end of a line mean nothing, but never those of a placeable before this pattern.
fn trim_end(out: &mut Option<&mut String>, from: usize) {
    if let Some(out) = out {
        let end = out.trim_end_matches([' ', '\r']).len().max(from);
        out.truncate(end);
    }
}

/// The plural category of a whole number (CLDR).
const fn plural(language: Language, number: i64) -> &'static str {
    match (language, number) {
        (Language::En | Language::Es | Language::Ne, 1) | (Language::Pt, 0 | 1) => "one",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use mimamori_domain::text::{self, Value, messages};

    use super::*;

    fn folder(language: Language) -> std::path::PathBuf {
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/locales").join(language.as_str())
    }

    /// Every text of both apps, with numbers and with every word that any selection knows, as Fluent itself says it.
    #[test]
    fn as_fluent_says_it() {
        for language in Language::ALL.iter().copied() {
            let mut compared = 0;
            // One file says another's words.
            let files = std::fs::read_dir(folder(language)).unwrap();
            let source: Vec<String> =
                files.map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
            let source = source.join("\n");
            let fluent = text::Texts::new(language, &[&source]).unwrap();
            let ours = Texts::new(language, source.clone());
            assert_eq!(ours.ids().collect::<Vec<_>>(), fluent.ids().collect::<Vec<_>>());
            let mut words: Vec<String> = source
                .split('[')
                .skip(1)
                .filter_map(|rest| rest.split_once(']').map(|(key, _)| key.to_owned()))
                .filter(|key| key.parse::<i64>().is_err())
                .collect();
            words.push("山田 花子".into());
            words.sort();
            words.dedup();
            for (id, names) in messages(&source) {
                let arguments = [0, 1, 2, 11, 1234].map(|n| (Value::from(n), Arg::Number(n)));
                let words = words.iter().map(|w| (Value::from(w.as_str()), Arg::Word(w.as_str().into())));
                for (theirs, mine) in arguments.into_iter().chain(words) {
                    let theirs: Vec<(&str, Value<'_>)> =
                        names.iter().map(|name| (name.as_str(), theirs.clone())).collect();
                    let mine: Vec<(&str, Arg<'_>)> =
                        names.iter().map(|name| (name.as_str(), mine.clone())).collect();
                    assert_eq!(ours.say(&id, &mine), fluent.with(&id, &theirs), "{language} {id} {mine:?}");
                    compared += 1;
                }
            }
            assert!(compared > 1000);
        }
    }

    #[test]
    fn what_is_missing_is_shown_and_breaks_nothing() {
        let texts = Texts::new(
            Language::En,
            "a = Hello, { $name }!\nb = { \" \" }{ a } and { nowhere }\nc = {".into(),
        );
        assert_eq!(texts.say("a", &[]), "Hello, {$name}!");
        assert_eq!(texts.say("b", &[("name", Arg::Number(3))]), " Hello, 3! and nowhere");
        assert_eq!(texts.say("nowhere", &[]), "nowhere");
        assert_eq!(texts.say("c", &[]), "");
    }
}
