//! The words of a file, in a language that staff work in, from the app's own texts.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use mimamori_domain::patient::Language;
use mimamori_domain::text::Texts;

macro_rules! texts {
    ($language:ident, $folder:literal) => {
        Texts::new(
            Language::$language,
            &[
                include_str!(concat!("../../../assets/locales/", $folder, "/staff.ftl")),
                include_str!(concat!("../../../assets/locales/", $folder, "/words.ftl")),
                include_str!(concat!("../../../assets/locales/", $folder, "/triage.ftl")),
            ],
        )
    };
}

/// The texts for files; Japanese for every language that staff don't work in. None when a file of texts can't be read:
/// a test reads them all, so a released binary never meets this.
pub fn words(language: Language) -> Option<&'static Texts> {
    static TEXTS: OnceLock<BTreeMap<Language, Texts>> = OnceLock::new();
    let all = TEXTS.get_or_init(|| {
        let texts = [texts!(Ja, "ja"), texts!(En, "en")];
        texts.into_iter().flatten().map(|texts| (texts.language(), texts)).collect()
    });
    all.get(&language).or_else(|| all.get(&Language::Ja))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_words_in_each_language_of_staff() {
        for language in Language::STAFF {
            let words = words(language).unwrap();
            assert_eq!(words.language(), language);
            for id in ["export-mark", "tier-watch", "staff-yes", "symptom-cough", "sign-dazed"] {
                assert!(words.has(id), "{language} {id}");
            }
        }
    }
}
