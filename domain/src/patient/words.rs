//! The words by which people name a choice, beside those of the program: as nurses type them and as lists from other
//! systems write them. Already tidied and in lower case.

use super::{
    Classification, Language, PlaceKind, ReportingMode, RiskFactor, Sex, Specimen, TestMethod, TestResult,
};

pub(super) fn yes_word(word: &str) -> Option<bool> {
    match word {
        "yes" | "true" | "1" | "y" | "有" | "あり" | "はい" | "希望する" | "希望" | "希望あり" | "○"
        | "〇" | "済" => Some(true),
        "no" | "false" | "0" | "n" | "無" | "なし" | "いいえ" | "希望しない" | "希望なし" | "×" | "未"
        | "-" => Some(false),
        _ => None,
    }
}

pub(super) fn sex_word(word: &str) -> Option<Sex> {
    match word {
        "男" | "男性" | "m" => Some(Sex::Male),
        "女" | "女性" | "f" => Some(Sex::Female),
        "不明" | "その他" | "性別不明" => Some(Sex::Unknown),
        _ => word.parse().ok(),
    }
}

pub(super) fn classification_word(word: &str) -> Option<Classification> {
    match word {
        "確定患者" | "患者" | "患者(確定例)" | "確定例" => Some(Classification::Confirmed),
        "疑似症患者" | "疑似症" => Some(Classification::Suspected),
        "無症状病原体保有者" | "無症状" => Some(Classification::Asymptomatic),
        "濃厚接触者" | "接触者" => Some(Classification::Contact),
        _ => word.parse().ok(),
    }
}

pub(super) fn place_word(word: &str) -> Option<PlaceKind> {
    match word {
        "自宅" | "自宅療養" => Some(PlaceKind::Home),
        "ホテル" | "宿泊" | "宿泊療養" | "宿泊施設" => Some(PlaceKind::Hotel),
        "入院" | "病院" => Some(PlaceKind::Hospital),
        _ => word.parse().ok(),
    }
}

pub(super) fn language_word(word: &str) -> Option<Language> {
    match word {
        "日本語" | "japanese" => Some(Language::Ja),
        "やさしい日本語" => Some(Language::JaEasy),
        "英語" | "english" => Some(Language::En),
        "中国語" | "中国語(簡体字)" | "簡体字" | "chinese" => Some(Language::ZhHans),
        "台湾" | "中国語(繁体字)" | "繁体字" => Some(Language::ZhHant),
        "韓国語" | "朝鮮語" | "korean" => Some(Language::Ko),
        "ベトナム語" | "vietnamese" => Some(Language::Vi),
        "ポルトガル語" | "portuguese" => Some(Language::Pt),
        "スペイン語" | "spanish" => Some(Language::Es),
        "フィリピン語" | "フィリピノ語" | "タガログ語" | "filipino" | "tagalog" => {
            Some(Language::Fil)
        }
        "ネパール語" | "nepali" => Some(Language::Ne),
        "タイ語" | "thai" => Some(Language::Th),
        "インドネシア語" | "indonesian" => Some(Language::Id),
        "ミャンマー語" | "ビルマ語" | "burmese" => Some(Language::My),
        _ => Language::from_tag(word),
    }
}

pub(super) fn method_word(word: &str) -> Option<TestMethod> {
    match word {
        "pcr" | "pcr検査" | "核酸増幅法" => Some(TestMethod::Pcr),
        "lamp" | "lamp法" => Some(TestMethod::Lamp),
        "抗原定量" | "抗原定量検査" => Some(TestMethod::AntigenQuantitative),
        "抗原定性" | "抗原定性検査" | "抗原検査" | "抗原" => {
            Some(TestMethod::AntigenQualitative)
        }
        "その他" => Some(TestMethod::Other),
        _ => word.parse().ok(),
    }
}

pub(super) fn specimen_word(word: &str) -> Option<Specimen> {
    match word {
        "鼻咽頭ぬぐい液" | "鼻咽頭拭い液" | "鼻咽頭" => Some(Specimen::Nasopharyngeal),
        "鼻腔ぬぐい液" | "鼻腔拭い液" | "鼻腔" => Some(Specimen::Nasal),
        "唾液" => Some(Specimen::Saliva),
        "喀痰" | "痰" => Some(Specimen::Sputum),
        "その他" => Some(Specimen::Other),
        _ => word.parse().ok(),
    }
}

pub(super) fn result_word(word: &str) -> Option<TestResult> {
    match word {
        "陽性" | "+" | "(+)" => Some(TestResult::Positive),
        "陰性" | "-" | "(-)" => Some(TestResult::Negative),
        "不明" | "判定保留" | "判定保留・不明" => Some(TestResult::Unknown),
        _ => word.parse().ok(),
    }
}

pub(super) fn mode_word(word: &str) -> Option<ReportingMode> {
    match word {
        "電話" | "聞き取り" | "電話で聞き取り" => Some(ReportingMode::Phone),
        "本人" | "本人入力" | "本人が入力" | "スマホ" | "スマートフォン" | "own" => {
            Some(ReportingMode::Own)
        }
        _ => word.parse().ok(),
    }
}

pub(super) fn risk_word(word: &str) -> Option<RiskFactor> {
    match word {
        "妊娠" | "妊婦" => Some(RiskFactor::Pregnancy),
        "肥満" | "bmi30以上" | "bmi 30以上" => Some(RiskFactor::Obesity),
        "糖尿病" => Some(RiskFactor::Diabetes),
        "心疾患" | "心臓病" => Some(RiskFactor::Heart),
        "肺疾患" | "慢性肺疾患" | "copd" | "呼吸器疾患" => Some(RiskFactor::Lung),
        "腎疾患" | "腎臓病" | "透析" => Some(RiskFactor::Kidney),
        "免疫抑制" | "免疫不全" => Some(RiskFactor::Immune),
        "ワクチン未接種" | "未接種" => Some(RiskFactor::Unvaccinated),
        _ => word.parse().ok(),
    }
}
