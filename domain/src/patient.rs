//! The person followed up: the words used of them, what identifies and reaches them, and what staff registered.

mod form;
mod words;

use serde::{Deserialize, Serialize};

use crate::text_enum;
use crate::time::Date;
use crate::values::{Email, JpPhone};

pub use form::PatientForm;

text_enum!(
    /// 診断分類 (seed 000 Q5).
    Classification {
        /// 確定患者
        Confirmed = "confirmed",
        /// 疑似症
        Suspected = "suspected",
        /// 無症状病原体保有者
        Asymptomatic = "asymptomatic",
        /// 濃厚接触者
        Contact = "contact",
    }
);

impl Classification {
    /// Only a positive person may have a 処理番号 (DOMAIN section 2.3).
    pub const fn is_positive(self) -> bool {
        matches!(self, Self::Confirmed | Self::Asymptomatic)
    }
}

text_enum!(
    /// As on the notification form.
    Sex { Male = "male", Female = "female", Unknown = "unknown" }
);
text_enum!(
    /// Who gives the daily report: the patient, or staff who ask by phone (the default; seed 004).
    ReportingMode { Phone = "phone", Own = "self" }
);
text_enum!(
    /// 居所
    PlaceKind { Home = "home", Hotel = "hotel", Hospital = "hospital" }
);
text_enum!(
    /// Where the follow-up stands. Only `Following` gets reminders and makes silence.
    Status {
        /// Followed up every day.
        Following = "following",
        /// Isolation has ended.
        Released = "released",
        /// Moved to a centre outside the system.
        Transferred = "transferred",
        /// Died.
        Deceased = "deceased",
    }
);
text_enum!(
    /// Language of the patient's pages and messages. The folder of its texts has the same name.
    Language {
        Ja = "ja",
        /// やさしい日本語: short sentences in everyday words.
        JaEasy = "ja-easy",
        En = "en",
        ZhHans = "zh-hans",
        ZhHant = "zh-hant",
        Ko = "ko",
        Vi = "vi",
        Pt = "pt",
        Es = "es",
        Fil = "fil",
        Ne = "ne",
        Th = "th",
        Id = "id",
        My = "my",
    }
);

impl Language {
    /// Those that staff work in.
    pub const STAFF: [Self; 2] = [Self::Ja, Self::En];

    /// The BCP 47 tag, as browsers, voices and fonts know it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::JaEasy => "ja",
            other => other.as_str(),
        }
    }

    /// Is the text read as Japanese?
    pub const fn is_japanese(self) -> bool {
        matches!(self, Self::Ja | Self::JaEasy)
    }

    /// The language to speak to somebody who chose none here, given what staff registered and the first of the
    /// browser's that we have. Japanese is what staff leave standing when they don't know, so it says less than a browser
    /// that speaks another of our languages.
    #[must_use]
    pub fn unless_browser_says(self, browser: Option<Self>) -> Self {
        if self == Self::Ja { browser.unwrap_or(self) } else { self }
    }

    /// What a browser's tag asks for, such as `en-GB`, `zh-TW` or `tl`; `None` where there is nothing near it.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        let mut parts = tag.split(['-', '_']);
        match parts.next()? {
            "zh" => Some(if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) {
                Self::ZhHant
            } else {
                Self::ZhHans
            }),
            "tl" => Some(Self::Fil),
            "in" => Some(Self::Id),
            language => language.parse().ok(),
        }
    }
}
text_enum!(
    /// What makes a bad course likelier; orders patients inside a tier (DOMAIN section 4). Age is computed.
    RiskFactor {
        Pregnancy = "pregnancy",
        /// BMI ≥ 30
        Obesity = "obesity",
        Diabetes = "diabetes",
        Heart = "heart",
        Lung = "lung",
        Kidney = "kidney",
        Immune = "immune",
        Unvaccinated = "unvaccinated",
    }
);
text_enum!(
    /// 検査方法
    TestMethod {
        Pcr = "pcr",
        Lamp = "lamp",
        /// 抗原定量
        AntigenQuantitative = "antigen-quantitative",
        /// 抗原定性
        AntigenQualitative = "antigen-qualitative",
        Other = "other",
    }
);
text_enum!(
    /// 検体
    Specimen {
        Nasopharyngeal = "nasopharyngeal",
        Nasal = "nasal",
        Saliva = "saliva",
        Sputum = "sputum",
        Other = "other",
    }
);
text_enum!(
    /// 検査結果
    TestResult { Positive = "positive", Negative = "negative", Unknown = "unknown" }
);

/// Age from which a person counts as at risk (DOMAIN section 4).
pub const RISK_AGE: i64 = 65;
/// Longest name of a hotel, in characters.
pub const HOTEL_MAX: usize = 80;

/// One test (a patient has up to four; seed 000 Q6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
pub struct TestRecord {
    /// 検査方法
    pub method: TestMethod,
    /// 検体
    pub specimen: Specimen,
    /// 検体採取日
    pub collected_on: Option<Date>,
    /// 検査結果
    pub result: TestResult,
}

/// What identifies and reaches a person. Sealed in the store as one piece.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// HER-SYS ID, where the patient has one.
    pub her_sys_id: Option<String>,
    /// 氏名
    pub name: String,
    /// フリガナ
    pub kana: String,
    /// 生年月日
    pub birth_date: Date,
    /// Mobile or landline.
    pub phone: Option<JpPhone>,
    /// E-mail.
    pub email: Option<Email>,
    /// 居所の住所
    pub address: String,
    /// Hotel room.
    pub room: String,
    /// Name and phone of someone to call, free text.
    pub emergency_contact: String,
    /// Passport number of a visitor (seed 003).
    pub passport: String,
    /// Free note (seed 000 Q19).
    pub note: String,
}

impl Person {
    /// Can an SMS reach them?
    pub fn has_mobile(&self) -> bool {
        self.phone.as_ref().is_some_and(JpPhone::is_mobile)
    }
    /// Can a message in writing reach them?
    pub fn is_reachable(&self) -> bool {
        self.has_mobile() || self.email.is_some()
    }
}

/// A patient as registered: the person and what is not sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an answer of the registration form")]
pub struct PatientRecord {
    /// Sealed part.
    pub person: Person,
    /// 性別
    pub sex: Sex,
    /// 診断分類
    pub classification: Classification,
    /// 居所
    pub place: PlaceKind,
    /// Name of the hotel; empty elsewhere.
    pub hotel: String,
    /// Lives alone; unknown counts as no.
    pub lives_alone: bool,
    /// Language of pages and messages.
    pub language: Language,
    /// 発症日
    pub onset_date: Option<Date>,
    /// 検体採取日
    pub specimen_date: Option<Date>,
    /// Last contact with the case, for close contacts.
    pub exposure_date: Option<Date>,
    /// At most four.
    pub tests: Vec<TestRecord>,
    /// Without age.
    pub risk_factors: Vec<RiskFactor>,
    /// Who reports.
    pub reporting_mode: ReportingMode,
    /// Wish for a 処理番号, recorded by staff.
    pub wish_number: bool,
    /// A close contact whom staff have told; others get no message before (DOMAIN section 2.11).
    pub spoken_to: bool,
    /// Asked to have numbers read aloud by telephone; for those with a landline only.
    pub by_voice: bool,
    /// Local hour of the daily reminder, 8–20.
    pub reminder_hour: i64,
}

impl PatientRecord {
    /// At high risk on `today`: orders patients inside a tier and shortens the silence limits.
    pub fn is_high_risk(&self, today: Date) -> bool {
        !self.risk_factors.is_empty() || self.person.birth_date.age_on(today) >= RISK_AGE
    }
    /// May a message go to this person at all?
    pub fn may_be_messaged(&self) -> bool {
        may_be_messaged(self.classification, self.spoken_to)
    }
}

/// May a message go to this person at all? A contact only after staff have spoken to them.
pub fn may_be_messaged(classification: Classification, spoken_to: bool) -> bool {
    classification != Classification::Contact || spoken_to
}

/// Followed up at home or in a hotel: the only ones who are reminded and whose silence is a finding.
pub fn is_followed(status: Status, place: PlaceKind) -> bool {
    status == Status::Following && place != PlaceKind::Hospital
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_ask_for() {
        for (tag, language) in [
            ("en-GB", Some(Language::En)),
            ("zh", Some(Language::ZhHans)),
            ("zh-CN", Some(Language::ZhHans)),
            ("zh-TW", Some(Language::ZhHant)),
            ("zh-Hant-HK", Some(Language::ZhHant)),
            ("tl", Some(Language::Fil)),
            ("in-ID", Some(Language::Id)),
            ("pt_BR", Some(Language::Pt)),
            ("fr", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), language, "{tag}");
        }
    }

    #[test]
    fn a_browser_says_more_than_japanese_left_standing() {
        let speaks = Language::unless_browser_says;
        assert_eq!(speaks(Language::Ja, Some(Language::Vi)), Language::Vi);
        assert_eq!(speaks(Language::Ja, None), Language::Ja);
        assert_eq!(
            speaks(Language::My, Some(Language::En)),
            Language::My,
            "somebody asked and wrote it down"
        );
    }
}
