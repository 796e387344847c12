//! Every sentence the reader sees, in the reader's language. The sources are fetched as one file per language from
//! the address in `<html data-texts-ja=… data-texts-en=…>`; components ask with [`t!`].

mod fluent;

use std::rc::Rc;

use dioxus::prelude::*;
use mimamori_domain::patient::Language;
use mimamori_domain::text::Value;
use mimamori_domain::triage::Reason;
use mimamori_domain::values::{Spo2, Temperature};

use crate::api;
use crate::state::{browser, use_task};

pub use fluent::{Arg, Texts};

const KEPT: &str = "mimamori-language";

/// The texts in use. A copy of a handle.
#[derive(Clone, Copy)]
pub struct TextsHandle {
    texts: Signal<Option<Rc<Texts>>>,
    language: Signal<Language>,
}

impl TextsHandle {
    /// Are there sentences yet?
    pub fn ready(self) -> bool {
        self.texts.read().is_some()
    }
    /// The language in use; reading it subscribes.
    pub fn language(self) -> Language {
        (self.language)()
    }
    /// Fetches a language and takes it into use, keeping the present one when the file can't be had.
    pub async fn load(mut self, language: Language) -> bool {
        let Some(url) = browser::page_data(&format!("texts-{language}")) else { return false };
        let Ok(source) = api::text(&url).await else { return false };
        self.texts.set(Some(Rc::new(Texts::new(language, source))));
        self.language.set(language);
        browser::set_page_language(language.tag());
        true
    }
    /// As [`Self::load`], because the reader chose it: kept on this device.
    pub async fn choose(self, language: Language) -> bool {
        browser::local_set(KEPT, language.as_str());
        self.load(language).await
    }
    /// As [`Self::load`], because staff said so: only where the reader chose none on this device.
    pub async fn suggest(self, language: Language) {
        let language = language.unless_browser_says(browser_language(Language::ALL));
        if !has_chosen_language() && *self.language.peek() != language {
            self.load(language).await;
        }
    }
}

/// The language kept on this device, else the first of the browser's that the app has, else English: who reads none
/// of these is likelier to read that.
pub fn preferred_language(known: &[Language]) -> Language {
    let kept = browser::local_get(KEPT).and_then(|kept| kept.parse().ok());
    kept.filter(|language| known.contains(language))
        .or_else(|| browser_language(known))
        .unwrap_or(Language::En)
}

/// The first of the browser's languages that is among these.
fn browser_language(known: &[Language]) -> Option<Language> {
    browser::languages().iter().filter_map(|tag| Language::from_tag(tag)).find(|it| known.contains(it))
}

/// Was a language chosen on this device before?
pub fn has_chosen_language() -> bool {
    browser::local_get(KEPT).is_some()
}

/// Puts the texts into the context of the app and fetches the preferred one of the languages it has; called once, at
/// the root.
pub fn use_texts_provider(known: &'static [Language]) -> TextsHandle {
    let handle = use_context_provider(|| TextsHandle {
        texts: Signal::new(None),
        language: Signal::new(preferred_language(known)),
    });
    use_task(move || async move {
        while cfg!(target_arch = "wasm32") {
            let language = *handle.language.peek(); // a guard of its own: none may live across the await
            if handle.load(language).await {
                break;
            }
            browser::sleep(3000).await;
        }
    });
    handle
}

/// Puts ready texts into the context, read from the source folder: for tests.
#[cfg(not(target_arch = "wasm32"))]
pub fn use_texts_for_tests(language: Language, files: &[&str]) -> TextsHandle {
    use_context_provider(|| TextsHandle {
        texts: Signal::new(Some(Rc::new(from_assets(language, files)))),
        language: Signal::new(language),
    })
}

/// The texts of these files (without `.ftl`) as they lie in the source folder: for tests.
#[cfg(not(target_arch = "wasm32"))]
pub fn from_assets(language: Language, files: &[&str]) -> Texts {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/locales").join(language.as_str());
    let sources: Vec<String> = files
        .iter()
        .chain([&"../languages"])
        .filter_map(|file| std::fs::read_to_string(folder.join(file).with_extension("ftl")).ok())
        .collect();
    Texts::new(language, sources.join("\n"))
}

/// The handle from the context. No hook: usable in handlers and tasks too.
pub fn use_texts() -> TextsHandle {
    consume_context()
}

/// The sentence with this id; reading it subscribes the component to a change of language. See [`t!`].
pub fn get(id: &str) -> String {
    say(id, &[])
}

/// The sentence with this id and its values. See [`t!`].
pub fn say(id: &str, values: &[(&str, Arg<'_>)]) -> String {
    in_use(|texts| texts.say(id, values))
}

/// As [`say`], for values that travel as Fluent's own.
pub fn with(id: &str, values: &[(&str, Value<'_>)]) -> String {
    let values: Vec<(&str, Arg<'_>)> = values
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Value::String(word) => Arg::Word(word.as_ref().into()),
                #[expect(clippy::cast_possible_truncation, reason = "our numbers are whole and small")]
                Value::Number(number) => Arg::Number(number.value as i64),
                _ => Arg::Word("".into()),
            };
            (*name, value)
        })
        .collect();
    say(id, &values)
}

/// The sentence for a reason of triage.
pub fn reason(reason: &Reason) -> String {
    let values: Vec<(&str, Arg<'_>)> =
        reason.values.iter().map(|(name, word)| (name.as_str(), Arg::Word(word.as_str().into()))).collect();
    say(&reason.text, &values)
}

/// What may stand as a value in [`t!`]: words as they are, whole numbers as numbers (they select plurals).
pub trait Said {
    /// As a text takes it.
    fn value(&self) -> Arg<'_>;
}
impl Said for &str {
    fn value(&self) -> Arg<'_> {
        Arg::Word((*self).into())
    }
}
impl Said for String {
    fn value(&self) -> Arg<'_> {
        Arg::Word(self.as_str().into())
    }
}
impl Said for &String {
    fn value(&self) -> Arg<'_> {
        Arg::Word(self.as_str().into())
    }
}
macro_rules! said {
    (number: $($number:ty),+; written: $($written:ty),+) => {
        $(impl Said for $number { fn value(&self) -> Arg<'_> { Arg::Number(i64::try_from(*self).unwrap_or(i64::MAX)) } })+
        $(impl Said for $written { fn value(&self) -> Arg<'_> { Arg::Word(self.to_string().into()) } })+
    };
}
said!(number: i8, i16, i32, i64, u16, u32, u64, usize; written: Temperature, Spo2);

fn in_use(say: impl FnOnce(&Texts) -> String) -> String {
    try_consume_context::<TextsHandle>()
        .and_then(|handle| handle.texts.read().clone())
        .map_or_else(String::new, |texts| say(&texts))
}

/// A sentence: `t!("home-title")`, `t!("home-day", day = 3)`. Usable wherever dioxus runs: components, handlers, tasks.
#[macro_export]
macro_rules! t {
    ($id:expr) => { $crate::texts::get(::std::convert::AsRef::<str>::as_ref(&$id)) };
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::texts::say(
            ::std::convert::AsRef::<str>::as_ref(&$id),
            &[$((::std::stringify!($name), $crate::texts::Said::value(&$value))),+],
        )
    };
}
