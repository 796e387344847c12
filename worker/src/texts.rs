//! The words of every message, by kind, channel and language. Nothing here names an illness, a person or an ID.

use std::collections::BTreeMap;

use anyhow::Context as _;
use mimamori_domain::Timestamp;
use mimamori_domain::api::{Channel, MessageKind};
use mimamori_domain::patient::Language;
use mimamori_domain::text::{TextErrors, Texts, Value};

const SOURCES: [(Language, &str); 2] = [
    (Language::Ja, include_str!("../../assets/locales/ja/messages.ftl")),
    (Language::En, include_str!("../../assets/locales/en/messages.ftl")),
];

/// What a message says, before it is put into words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// The link to follow.
    pub link: String,
    /// The patient's own page, where messages can be stopped.
    pub page: String,
    /// Digits of a number; never to be logged.
    pub digits: String,
    /// When the number ends.
    pub until: Option<Timestamp>,
}

/// The words of all languages.
pub struct Messages(BTreeMap<Language, Texts>);

impl Messages {
    /// From the built-in files.
    ///
    /// # Errors
    /// When a file can't be parsed; a test reads them all, so a released binary never meets this.
    pub fn built_in() -> Result<Self, TextErrors> {
        let languages =
            SOURCES.iter().map(|(language, source)| Ok((*language, Texts::new(*language, &[source])?)));
        Ok(Self(languages.collect::<Result<_, TextErrors>>()?))
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
        let values: [(&str, Value<'_>); 4] = [
            ("link", content.link.as_str().into()),
            ("page", content.page.as_str().into()),
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
mod tests {
    use mimamori_domain::outbox::sms_units;

    use super::*;

    const KINDS: [MessageKind; 4] =
        [MessageKind::Invitation, MessageKind::Reminder, MessageKind::Number, MessageKind::NumberReminder];

    /// The longest values: a public address of 38 characters.
    fn longest(kind: MessageKind) -> Content {
        let page = "https://mimamori.hokenjo.example.lg.jp/".to_owned();
        let digits = "00000000".to_owned();
        let link = match kind {
            MessageKind::Invitation => format!("{page}i/AAAAAAAAAAAAAAAAAAAAAA"),
            MessageKind::Number | MessageKind::NumberReminder => {
                format!("https://www.mhlw.go.jp/cocoa/a/?pn={digits}")
            }
            _ => page.clone(),
        };
        Content { link, page, digits, until: Some("2022-01-14T15:30:00+09:00".parse().unwrap()) }
    }

    #[test]
    fn no_sms_is_longer_than_two_parts_and_none_betrays_anything() {
        let messages = Messages::built_in().unwrap();
        for language in Language::ALL {
            for kind in KINDS {
                let text = messages.body(*language, kind, Channel::Sms, &longest(kind)).unwrap();
                let units = sms_units(&text);
                assert!(units <= 134, "{language} {kind}: {units} units: {text}");
                assert!(!text.contains(['\n', '{', '}']), "{text}");
                for word in
                    ["感染", "陽性", "療養", "保健所", "コロナ", "体調", "健康", "COVID", "corona", "health"]
                {
                    let text = text.replace("hokenjo", "").to_lowercase();
                    assert!(!text.contains(&word.to_lowercase()), "{language} {kind} says {word}");
                }
            }
        }
    }

    #[test]
    fn a_number_s_message_carries_digits_link_and_end() {
        let messages = Messages::built_in().unwrap();
        for kind in [MessageKind::Number, MessageKind::NumberReminder] {
            for channel in [Channel::Sms, Channel::Email] {
                let text = messages.body(Language::Ja, kind, channel, &longest(kind)).unwrap();
                for part in
                    ["処理番号", "00000000", "https://www.mhlw.go.jp/cocoa/a/?pn=00000000", "15:30", "まで"]
                {
                    assert!(text.contains(part), "{channel} {kind}: {text}");
                }
            }
        }
        let sms = messages
            .body(Language::Ja, MessageKind::Number, Channel::Sms, &longest(MessageKind::Number))
            .unwrap();
        assert_eq!(
            sms,
            "【見守り】処理番号00000000（15:30まで）COCOAで登録: https://www.mhlw.go.jp/cocoa/a/?pn=00000000 \
             使わない方: https://mimamori.hokenjo.example.lg.jp/"
        );
    }

    #[test]
    fn a_subject_is_neutral() {
        let messages = Messages::built_in().unwrap();
        assert_eq!(messages.subject(Language::Ja).unwrap(), "【見守り】お知らせ");
        assert_eq!(messages.subject(Language::En).unwrap(), "Mimamori: a message for you");
    }

    #[test]
    fn a_push_is_json_for_the_service_worker() {
        let messages = Messages::built_in().unwrap();
        let kind = MessageKind::Reminder;
        let payload = messages.body(Language::En, kind, Channel::Push, &longest(kind)).unwrap();
        let value: serde_json::Value = serde_json::from_str(&payload).unwrap();
        assert_eq!(value["body"], "Please send today's report.");
        assert_eq!(value["url"], "/");
    }
}
