//! The words of every message, by kind, channel and language. Nothing here names an illness, a person or an ID.

use std::collections::BTreeMap;

use anyhow::Context as _;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{Channel, MessageKind};
use mimamori_domain::patient::Language;
use mimamori_domain::text::{TextErrors, Texts, Value, built_in};

/// What a message says, before it is put into words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// The link to follow.
    pub link: String,
    /// The patient's own page.
    pub page: String,
    /// The link by which reminders are stopped, without logging in.
    pub stop: String,
    /// Digits of a number or a one-time code, for a voice with pauses between them; never to be logged.
    pub digits: String,
    /// When the number or the code ends.
    pub until: Option<Timestamp>,
}

impl Content {
    /// As a voice reads it in this language: digit by digit, with a pause after each.
    #[must_use]
    pub fn spoken(&self, language: Language) -> Self {
        let pause = if language.is_japanese() { "、" } else { ", " };
        let digits: Vec<String> = self.digits.chars().map(String::from).collect();
        Self { digits: digits.join(pause), ..self.clone() }
    }
}

/// The language in which a telephone voice speaks to a reader of this one, and that voice's tag. Where the common
/// voices of the providers don't speak it, English.
pub const fn voice(language: Language) -> (Language, &'static str) {
    match language {
        Language::Ja | Language::JaEasy => (language, "ja-JP"),
        Language::ZhHans => (language, "zh-CN"),
        Language::ZhHant => (language, "zh-TW"),
        Language::Ko => (language, "ko-KR"),
        Language::Pt => (language, "pt-BR"),
        Language::Es => (language, "es-MX"),
        Language::En
        | Language::Vi
        | Language::Fil
        | Language::Ne
        | Language::Th
        | Language::Id
        | Language::My => (Language::En, "en-US"),
    }
}

/// The words of all languages.
pub struct Messages(BTreeMap<Language, Texts>);

impl Messages {
    /// From the built-in files.
    ///
    /// # Errors
    /// When a file can't be parsed; a test reads them all, so a released binary never meets this.
    pub fn built_in() -> Result<Self, TextErrors> {
        Ok(Self(built_in(&["messages"])?))
    }

    fn texts(&self, language: Language) -> anyhow::Result<&Texts> {
        self.0.get(&language).or_else(|| self.0.get(&Language::Ja)).context("no texts")
    }

    /// The text of a message for a channel; for push the payload of the service worker.
    ///
    /// # Errors
    /// When there is no such text.
    pub fn body(
        &self,
        language: Language,
        kind: MessageKind,
        channel: Channel,
        content: &Content,
    ) -> anyhow::Result<String> {
        let texts = self.texts(language)?;
        let id = format!("message-{kind}-{channel}");
        anyhow::ensure!(texts.has(&id), "no text {id}");
        let time = content.until.map_or_else(String::new, Timestamp::clock_time);
        let values: [(&str, Value<'_>); 5] = [
            ("link", content.link.as_str().into()),
            ("page", content.page.as_str().into()),
            ("stop", content.stop.as_str().into()),
            ("digits", content.digits.as_str().into()),
            ("time", time.into()),
        ];
        let text = texts.with(&id, &values);
        if channel != Channel::Push {
            return Ok(text);
        }
        let title = texts.get("message-push-title");
        let payload = serde_json::json!({ "title": title, "body": text, "url": "/", "tag": kind });
        Ok(payload.to_string())
    }

    /// The subject of every e-mail: neutral.
    ///
    /// # Errors
    /// When there is no such text.
    pub fn subject(&self, language: Language) -> anyhow::Result<String> {
        Ok(self.texts(language)?.get("message-subject"))
    }
}

#[cfg(test)]
mod tests;
