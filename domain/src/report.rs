//! One health report: what the patient measured, felt and wrote (DOMAIN section 3).

mod typed;

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

pub use typed::{Typed, typed_pulse};

use crate::text_enum;
use crate::values::{FieldError, Pulse, Spo2, Temperature, tidy};

text_enum!(
    /// Ordinary symptoms, in the order in which they are asked.
    Symptom {
        /// 咳
        Cough = "cough",
        /// 痰
        Sputum = "sputum",
        /// だるさ
        Fatigue = "fatigue",
        /// 頭痛
        Headache = "headache",
        /// のどの痛み
        SoreThroat = "sore-throat",
        /// 鼻水・鼻づまり
        RunnyNose = "runny-nose",
        /// 味やにおいを感じない
        TasteOrSmell = "taste-or-smell",
        /// 筋肉や関節の痛み
        MusclePain = "muscle-pain",
        /// 寒気
        Chills = "chills",
        /// 下痢
        Diarrhoea = "diarrhoea",
        /// 吐き気・嘔吐
        Nausea = "nausea",
        /// 食欲がない
        PoorAppetite = "poor-appetite",
    }
);

impl Symptom {
    /// Does the Watch rule "a new respiratory symptom" look at it?
    pub const fn is_respiratory(self) -> bool {
        matches!(self, Self::Cough | Self::Sputum | Self::SoreThroat | Self::RunnyNose)
    }
}

text_enum!(
    /// The thirteen urgent signs (MHLW 2020-04-27, 緊急性の高い症状), in the published order.
    UrgentSign {
        /// 1 顔色が明らかに悪い※
        BadColour = "bad-colour",
        /// 2 唇が紫色
        BlueLips = "blue-lips",
        /// 3 いつもと違う・様子がおかしい※
        Strange = "strange",
        /// 4 息が荒くなった
        HeavyBreathing = "heavy-breathing",
        /// 5 急に息苦しくなった
        SuddenBreathless = "sudden-breathless",
        /// 6 少し動くと息苦しい
        BreathlessMoving = "breathless-moving",
        /// 7 胸の痛み
        ChestPain = "chest-pain",
        /// 8 横になれない・座らないと息ができない
        CannotLieDown = "cannot-lie-down",
        /// 9 肩で息をしている
        ShoulderBreathing = "shoulder-breathing",
        /// 10 突然ゼーゼーしはじめた（2時間以内）
        SuddenWheeze = "sudden-wheeze",
        /// 11 ぼんやりしている・反応が弱い※
        Dazed = "dazed",
        /// 12 もうろう・返事がない※
        Unresponsive = "unresponsive",
        /// 13 脈がとぶ・脈のリズムが乱れる感じ
        IrregularPulse = "irregular-pulse",
    }
);

impl UrgentSign {
    /// Is it one that a family member judges (※)?
    pub const fn is_judged_by_family(self) -> bool {
        matches!(self, Self::BadColour | Self::Strange | Self::Dazed | Self::Unresponsive)
    }
}

text_enum!(
    /// "Compared with yesterday".
    Trend { Better = "better", Same = "same", Worse = "worse" }
);

/// What the oximeter said. JSON: the number, `"under_50"` or `"none"` (no oximeter).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(untagged)]
pub enum Spo2Reading {
    /// 50–100 %.
    Measured(Spo2),
    /// Without a number.
    Word(Spo2Word),
}

text_enum!(
    /// An SpO₂ answer that is not a number.
    Spo2Word {
        /// Lower than the scale of ordinary devices: an emergency.
        Under50 = "under_50",
        /// No oximeter at hand, or not measured.
        None = "none",
    }
);

/// By hand: what serde derives for it keeps a copy of any JSON, and a phone has to fetch the code for that.
impl<'de> Deserialize<'de> for Spo2Reading {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;
        impl Visitor<'_> for Either {
            type Value = Spo2Reading;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("per cent, or a word")
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Spo2Reading, E> {
                Spo2::try_from(value).map(Spo2Reading::Measured).map_err(E::custom)
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Spo2Reading, E> {
                self.visit_i64(i64::try_from(value).map_err(E::custom)?)
            }
            fn visit_str<E: de::Error>(self, word: &str) -> Result<Spo2Reading, E> {
                word.parse().map(Spo2Reading::Word).map_err(E::custom)
            }
        }
        deserializer.deserialize_any(Either)
    }
}

impl Spo2Reading {
    /// Not measured.
    pub const NONE: Self = Self::Word(Spo2Word::None);
    /// Lower than 50 %.
    pub const UNDER_50: Self = Self::Word(Spo2Word::Under50);
    /// The percentage, where one was measured.
    pub const fn measured(self) -> Option<Spo2> {
        match self {
            Self::Measured(value) => Some(value),
            Self::Word(_) => None,
        }
    }
}

/// Longest comment, in characters.
pub const COMMENT_MAX: usize = 500;

/// The answers of one report. The same shape on the phone, on the wire and in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Answers {
    /// In tenths of a degree; `null` = not measured.
    pub temperature: Option<Temperature>,
    /// SpO₂.
    pub spo2: Spo2Reading,
    /// Beats a minute, optional.
    #[serde(default)]
    pub pulse: Option<Pulse>,
    /// Urgent signs ticked.
    #[serde(default)]
    pub signs: Vec<UrgentSign>,
    /// Ordinary symptoms ticked.
    #[serde(default)]
    pub symptoms: Vec<Symptom>,
    /// Compared with yesterday; absent when "send now" was pressed before it was asked.
    #[serde(default)]
    pub trend: Option<Trend>,
    /// Was an antipyretic taken?
    #[serde(default)]
    pub antipyretic: Option<bool>,
    /// Able to eat?
    #[serde(default)]
    pub can_eat: Option<bool>,
    /// Able to drink?
    #[serde(default)]
    pub can_drink: Option<bool>,
    /// Free words, at most 500 characters.
    #[serde(default)]
    pub comment: String,
}

impl Default for Answers {
    fn default() -> Self {
        Self {
            temperature: None,
            spo2: Spo2Reading::NONE,
            pulse: None,
            signs: vec![],
            symptoms: vec![],
            trend: None,
            antipyretic: None,
            can_eat: None,
            can_drink: None,
            comment: String::new(),
        }
    }
}

impl Answers {
    /// Puts lists in their published order without repeats and tidies the comment.
    ///
    /// # Errors
    /// `comment-too-long` over 500 characters.
    pub fn checked(mut self) -> Result<Self, FieldError> {
        self.comment = self.comment.trim().replace("\r\n", "\n");
        if self.comment.chars().count() > COMMENT_MAX {
            return Err(FieldError::new("comment", "comment-too-long"));
        }
        // Picked rather than sorted: the standard sort of two types is 4 kB on the phone.
        self.signs = UrgentSign::ALL.iter().copied().filter(|sign| self.signs.contains(sign)).collect();
        self.symptoms =
            Symptom::ALL.iter().copied().filter(|symptom| self.symptoms.contains(symptom)).collect();
        Ok(self)
    }

    /// Nothing at all was measured.
    pub fn nothing_measured(&self) -> bool {
        self.temperature.is_none() && self.spo2 == Spo2Reading::NONE && self.pulse.is_none()
    }
}

/// Why a plausible value is asked again before it is sent, never silently changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// SpO₂ and pulse look swapped.
    Swapped,
    /// SpO₂ differs by more than 6 points from the last one.
    Spo2Jump {
        /// The last value, in per cent.
        last: i64,
    },
}

/// Is there something to ask again? `last_spo2` is the patient's last measured value.
pub fn odd(answers: &Answers, last_spo2: Option<Spo2>) -> Option<Odd> {
    let spo2 = answers.spo2.measured()?.get();
    if let Some(pulse) = answers.pulse
        && spo2 < 90
        && (93..=100).contains(&pulse.get())
    {
        return Some(Odd::Swapped);
    }
    let last = last_spo2?.get();
    ((spo2 - last).abs() > 6).then_some(Odd::Spo2Jump { last })
}

/// Reads a temperature as typed: `38.4`, `３８．４`, `38,4`, `384`.
///
/// # Errors
/// `temperature-form` when it is no number, `temperature-range` outside 34.0–43.0.
pub fn parse_temperature(text: &str) -> Result<Temperature, &'static str> {
    let typed = tidy(text).replace([',', '。', '、'], ".");
    let typed = typed.trim_end_matches(['℃', '度', 'C']).trim_end_matches('°');
    let (whole, tenth) = match typed.split_once('.') {
        Some((whole, tenth)) => (whole, tenth),
        None if typed.len() == 3 => typed.split_at_checked(2).ok_or("temperature-form")?,
        None => (typed, "0"),
    };
    let tenth = if tenth.is_empty() { "0" } else { tenth };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit()) && !text.is_empty();
    if !digits(whole) || !digits(tenth) || tenth.len() > 1 {
        return Err("temperature-form");
    }
    let whole: i64 = whole.parse().map_err(|_| "temperature-range")?;
    let tenth: i64 = tenth.parse().map_err(|_| "temperature-form")?;
    whole.checked_mul(10).and_then(|tens| Temperature::new(tens + tenth)).ok_or("temperature-range")
}

/// Reads an SpO₂ percentage as typed.
///
/// # Errors
/// `spo2-form` when it is no whole number, `spo2-range` outside 50–100.
pub fn parse_spo2(text: &str) -> Result<Spo2, &'static str> {
    let typed = tidy(text);
    let value: i64 = typed.trim_end_matches('%').trim().parse().map_err(|_| "spo2-form")?;
    Spo2::new(value).ok_or("spo2-range")
}

/// Reads a pulse as typed.
///
/// # Errors
/// `pulse-form` when it is no whole number, `pulse-range` outside 30–220.
pub fn parse_pulse(text: &str) -> Result<Pulse, &'static str> {
    let value: i64 = tidy(text).parse().map_err(|_| "pulse-form")?;
    Pulse::new(value).ok_or("pulse-range")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temperatures_as_people_type_them() {
        for text in ["38.4", "３８．４", "38,4", "384", "38.4℃", "38.4度"] {
            assert_eq!(parse_temperature(text).map(Temperature::get), Ok(384), "{text}");
        }
        assert_eq!(parse_temperature("38").map(Temperature::get), Ok(380));
        assert_eq!(parse_temperature("33.9"), Err("temperature-range"));
        assert_eq!(parse_temperature("43.1"), Err("temperature-range"));
        assert_eq!(parse_temperature("38.45"), Err("temperature-form"));
        assert_eq!(parse_temperature(""), Err("temperature-form"));
        assert_eq!(parse_temperature("-38"), Err("temperature-form"));
    }

    #[test]
    fn swapped_spo2_and_pulse_are_asked_again() {
        let answers = Answers {
            spo2: Spo2Reading::Measured(Spo2::new(72).unwrap()),
            pulse: Pulse::new(97),
            ..Answers::default()
        };
        assert_eq!(odd(&answers, None), Some(Odd::Swapped));
    }

    #[test]
    fn a_jump_of_more_than_six_points_is_asked_again() {
        let answers = Answers { spo2: Spo2Reading::Measured(Spo2::new(90).unwrap()), ..Answers::default() };
        assert_eq!(odd(&answers, Spo2::new(97)), Some(Odd::Spo2Jump { last: 97 }));
        assert_eq!(odd(&answers, Spo2::new(96)), None);
    }

    #[test]
    fn readings_in_json() {
        let json = serde_json::json!({"temperature": 384, "spo2": 92});
        let answers: Answers = serde_json::from_value(json).unwrap();
        assert_eq!(answers.spo2.measured().map(Spo2::get), Some(92));
        let json = serde_json::json!({"temperature": null, "spo2": "under_50"});
        assert_eq!(serde_json::from_value::<Answers>(json).unwrap().spo2, Spo2Reading::UNDER_50);
        assert!(
            serde_json::from_value::<Answers>(serde_json::json!({"temperature": 500, "spo2": 92})).is_err()
        );
    }
}
