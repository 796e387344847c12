//! Every text a person reads, by Fluent id: one [`Texts`] for each language, built from the files under
//! `assets/locales/<lang>/`. `Send` and `Sync`, so one instance serves all tasks of a process.

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::patient::Language;
use crate::triage::Reason;

/// A value for a text: from a word, a `String` or a number. A number is what selects a plural.
pub use fluent_bundle::FluentValue as Value;

/// What is wrong with the text files, one line each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("texts in {language}: {}", .problems.join("; "))]
pub struct TextErrors {
    /// The language concerned.
    pub language: Language,
    /// One line for each problem.
    pub problems: Vec<String>,
}

/// The texts of one language.
pub struct Texts {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    ids: BTreeSet<String>,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Texts")
            .field("language", &self.language)
            .field("ids", &self.ids.len())
            .finish_non_exhaustive()
    }
}

impl Texts {
    /// From the contents of any number of `.ftl` files.
    ///
    /// # Errors
    /// What can't be parsed, and ids that occur twice.
    pub fn new(language: Language, sources: &[&str]) -> Result<Self, TextErrors> {
        let locale: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        let mut problems = vec![];
        let mut ids = BTreeSet::new();
        for source in sources {
            let resource =
                FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
                    problems.extend(errors.iter().map(|error| {
                        let line = source.get(..error.pos.start).map_or(0, |before| before.lines().count());
                        format!("line {line}: {error}")
                    }));
                    resource
                });
            if let Err(errors) = bundle.add_resource(resource) {
                problems.extend(errors.iter().map(FluentError::to_string));
            }
            ids.extend(messages(source).into_keys().filter(|id| bundle.has_message(id)));
        }
        if problems.is_empty() {
            Ok(Self { language, bundle, ids })
        } else {
            Err(TextErrors { language, problems })
        }
    }

    /// The language of these texts.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Is there such a text?
    pub fn has(&self, id: &str) -> bool {
        self.ids.contains(id)
    }

    /// Every id, in alphabetical order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(String::as_str)
    }

    /// A text without values. A missing id gives itself, so that nothing goes blank.
    pub fn get(&self, id: &str) -> String {
        self.format(id, None)
    }

    /// A text with values.
    pub fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let arguments: FluentArgs<'_> =
            values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.format(id, Some(&arguments))
    }

    /// A text with the values that travel with [`Reason`]s and other findings.
    pub fn with_map(&self, id: &str, values: &BTreeMap<String, String>) -> String {
        let arguments: FluentArgs<'_> =
            values.iter().map(|(name, value)| (name.as_str(), Value::from(value.as_str()))).collect();
        self.format(id, Some(&arguments))
    }

    /// The sentence for a reason of triage.
    pub fn reason(&self, reason: &Reason) -> String {
        self.with_map(&reason.text, &reason.values)
    }

    fn format(&self, id: &str, arguments: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(id).and_then(|message| message.value()) else {
            return id.to_owned();
        };
        // A missing value shows as its name in braces; the test of all locales finds it before a reader does.
        let mut errors = vec![];
        self.bundle.format_pattern(pattern, arguments, &mut errors).into_owned()
    }
}

/// The texts of every language from these files of `assets/locales/<language>/`, named without `.ftl`; `languages` are
/// the names of the languages, the same in each.
///
/// # Errors
/// What can't be parsed; a test reads them all, so a released binary never meets this.
#[cfg(feature = "server")]
pub fn built_in(files: &[&str]) -> Result<BTreeMap<Language, Texts>, TextErrors> {
    let texts = |language: &Language| {
        let sources: Vec<&str> = files.iter().filter_map(|file| source(*language, file)).collect();
        Ok((*language, Texts::new(*language, &sources)?))
    };
    Language::ALL.iter().map(texts).collect()
}

/// The files that both processes carry: those that speak to patients.
#[cfg(feature = "server")]
fn source(language: Language, file: &str) -> Option<&'static str> {
    macro_rules! sources {
        ($($language:ident = $folder:literal),+; $($file:literal),+) => {
            sources!(@ [$($language = $folder),+] [$($file),+])
        };
        (@ [$($language:ident = $folder:literal),+] $files:tt) => {
            match language { $(Language::$language => sources!(# $folder $files),)+ }
        };
        (# $folder:literal [$($file:literal),+]) => {
            match file {
                $($file => Some(include_str!(concat!("../../assets/locales/", $folder, "/", $file, ".ftl"))),)+
                _ => None,
            }
        };
    }
    if file == "languages" {
        return Some(include_str!("../../assets/locales/languages.ftl"));
    }
    sources!(
        Ja = "ja", JaEasy = "ja-easy", En = "en", ZhHans = "zh-hans", ZhHant = "zh-hant", Ko = "ko", Vi = "vi",
        Pt = "pt", Es = "es", Fil = "fil", Ne = "ne", Th = "th", Id = "id", My = "my";
        "common", "words", "problems", "patient", "pages", "messages"
    )
}

/// The messages of an `.ftl` source and the variables each uses itself. For the test that holds all locales to the
/// same keys and variables; it reads lines, not the grammar.
pub fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::<String, BTreeSet<String>>::new();
    let mut current: Option<String> = None;
    for line in source.lines() {
        let starts_entry = line.starts_with(|c: char| c.is_ascii_alphabetic());
        let continues = line.starts_with([' ', '}', '[', '*']) || line.is_empty();
        if starts_entry && let Some((id, _)) = line.split_once('=') {
            let id = id.trim_end().to_owned();
            found.entry(id.clone()).or_default();
            current = Some(id);
        } else if !continues {
            current = None;
        }
        if let Some(variables) = current.as_ref().and_then(|id| found.get_mut(id)) {
            variables.extend(variables_in(line));
        }
    }
    found
}

fn variables_in(line: &str) -> impl Iterator<Item = String> {
    line.split('$')
        .skip(1)
        .map(|rest| {
            rest.chars()
                .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                .collect::<String>()
        })
        .filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "hello = Hello, { $name }!\nplain = Plain\ncount = { $n ->\n    [one] one day\n   *[other] { $n } days\n}\n";

    #[test]
    fn values_stand_without_isolation_marks() {
        let texts = Texts::new(Language::En, &[SOURCE]).unwrap();
        assert_eq!(texts.with("hello", &[("name", "Hanako".into())]), "Hello, Hanako!");
        assert_eq!(texts.with("count", &[("n", 1.into())]), "one day");
        assert_eq!(texts.with("count", &[("n", 1234.into())]), "1234 days");
        assert_eq!(texts.get("plain"), "Plain");
    }

    #[test]
    fn a_missing_id_is_shown_and_can_be_found_out() {
        let texts = Texts::new(Language::En, &[SOURCE]).unwrap();
        assert_eq!(texts.get("nowhere"), "nowhere");
        assert!(!texts.has("nowhere"));
        assert!(texts.has("plain"));
        assert_eq!(texts.ids().collect::<Vec<_>>(), ["count", "hello", "plain"]);
    }

    #[test]
    fn mistakes_are_listed() {
        let errors = Texts::new(Language::Ja, &["a = A\nb = { $n\n", "a = B\n"]).unwrap_err();
        assert_eq!(errors.problems.len(), 2, "{errors}");
    }

    #[test]
    fn variables_of_each_message() {
        let found =
            messages("# about $nothing\na = { $x } and { $y-z }\n    { $w }\n\n-term = { $t }\nb = B\n");
        let of = |id: &str| found[id].iter().map(String::as_str).collect::<Vec<_>>();
        assert_eq!(of("a"), ["w", "x", "y-z"]);
        assert!(of("b").is_empty());
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn one_instance_serves_all_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Texts>();
    }
}
