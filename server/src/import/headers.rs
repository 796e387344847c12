//! Which field a header means: Japanese and English words, in any width, spacing and order.

use mimamori_domain::values::fold_kana;

/// Headers of each field, the preferred ones first: where two columns mean the same field, the one whose word stands
/// earlier here is read and the other is shown as ignored. Written as [`plain`] gives them.
const WORDS: &[(&str, &[&str])] = &[
    (
        "her_sys_id",
        &[
            "hersysid",
            "hersys管理番号",
            "hersys",
            "患者id",
            "管理番号",
            "管理id",
            "ハーシスid",
            "idhersys",
            "patientid",
        ],
    ),
    (
        "name",
        &["氏名", "患者氏名", "名前", "患者名", "氏名漢字", "漢字氏名", "name", "fullname", "patientname"],
    ),
    (
        "kana",
        &[
            "フリガナ",
            "氏名フリガナ",
            "カナ",
            "カナ氏名",
            "氏名カナ",
            "ヨミガナ",
            "ヨミ",
            "氏名カタカナ",
            "患者氏名カナ",
            "患者氏名フリガナ",
            "セイメイ",
            "kana",
            "namekana",
            "furigana",
            "reading",
        ],
    ),
    (
        "birth_date",
        &[
            "生年月日",
            "誕生日",
            "患者生年月日",
            "生年月日西暦",
            "生年月日和暦",
            "birthdate",
            "dateofbirth",
            "dob",
            "birthday",
        ],
    ),
    ("sex", &["性別", "sex", "gender"]),
    (
        "phone",
        &[
            "携帯電話番号",
            "携帯電話",
            "携帯番号",
            "携帯",
            "mobile",
            "mobilephone",
            "電話番号",
            "電話",
            "連絡先電話番号",
            "本人電話番号",
            "連絡先",
            "tel",
            "phone",
            "phonenumber",
            "telephone",
            "固定電話",
            "自宅電話番号",
        ],
    ),
    (
        "email",
        &[
            "メールアドレス",
            "eメール",
            "メール",
            "電子メール",
            "email",
            "mail",
            "mailaddress",
            "emailaddress",
        ],
    ),
    ("address", &["住所", "居所", "現住所", "居住地", "療養先住所", "居所ノ住所", "address"]),
    ("place", &["療養場所", "療養先", "療養区分", "居所区分", "療養形態", "place"]),
    ("hotel", &["宿泊施設", "宿泊施設名", "ホテル", "ホテル名", "施設名", "hotel", "hotelname"]),
    ("room", &["部屋番号", "部屋", "号室", "客室番号", "room", "roomnumber", "hotelroom"]),
    ("emergency_contact", &["緊急連絡先", "家族連絡先", "緊急時連絡先", "emergencycontact"]),
    ("passport", &["旅券番号", "パスポート番号", "パスポート", "passport", "passportnumber"]),
    ("lives_alone", &["独居", "一人暮ラシ", "同居者ナシ", "livesalone", "alone"]),
    ("language", &["言語", "使用言語", "language"]),
    (
        "classification",
        &["診断分類", "診断類型", "類型", "分類", "患者区分", "classification", "diagnosis", "class"],
    ),
    ("onset_date", &["発症日", "発症年月日", "症状出現日", "onsetdate", "onset", "dateofonset"]),
    (
        "specimen_date",
        &[
            "検体採取日",
            "採取日",
            "検体採取年月日",
            "検査日",
            "陽性判明日",
            "specimendate",
            "collectiondate",
            "testdate",
        ],
    ),
    (
        "exposure_date",
        &[
            "最終接触日",
            "最終曝露日",
            "接触日",
            "曝露日",
            "最終暴露日",
            "exposuredate",
            "lastcontactdate",
            "lastexposure",
        ],
    ),
    ("test_method", &["検査方法", "検査種別", "検査法", "testmethod", "method"]),
    ("specimen", &["検体", "検体種別", "検体ノ種類", "検体種類", "specimen", "specimentype"]),
    ("test_result", &["検査結果", "結果", "判定", "testresult", "result"]),
    (
        "risk_factors",
        &[
            "重症化リスク",
            "重症化リスク因子",
            "リスク因子",
            "基礎疾患",
            "重症化リスク因子等",
            "riskfactors",
            "risk",
            "risks",
        ],
    ),
    (
        "reporting_mode",
        &[
            "報告方法",
            "報告手段",
            "健康観察方法",
            "健康観察ノ方法",
            "観察方法",
            "報告者",
            "reportingmode",
            "mode",
            "reporting",
        ],
    ),
    (
        "wish_number",
        &[
            "処理番号ノ希望",
            "処理番号希望",
            "処理番号発行希望",
            "処理番号",
            "cocoa希望",
            "cocoa",
            "cocoa登録希望",
            "wishnumber",
            "wantsnumber",
        ],
    ),
    (
        "spoken_to",
        &["説明済", "説明済ミ", "連絡済", "連絡済ミ", "本人説明", "spokento", "contacted", "informed"],
    ),
    ("by_voice", &["電話音声", "音声通知", "音声案内", "byvoice", "voice"]),
    (
        "reminder_hour",
        &["通知時刻", "報告時刻", "リマインダー時刻", "通知時間", "希望時刻", "reminderhour", "reminder"],
    ),
    ("note", &["備考", "メモ", "特記事項", "摘要", "note", "notes", "remarks", "memo"]),
];

/// Is there a field of this name?
pub fn is_field(name: &str) -> bool {
    WORDS.iter().any(|(field, _)| *field == name)
}

/// The field of each column; `""` for those that are ignored.
pub(super) fn fields(headers: &[&str]) -> Vec<&'static str> {
    let meant: Vec<Option<(&'static str, usize)>> = headers.iter().map(|header| field(header)).collect();
    meant
        .iter()
        .enumerate()
        .map(|(column, found)| match found {
            Some((field, rank)) => {
                let better = meant.iter().enumerate().any(|(other, found)| {
                    found.is_some_and(|(same, other_rank)| {
                        same == *field && (other_rank, other) < (*rank, column)
                    })
                });
                if better { "" } else { field }
            }
            None => "",
        })
        .collect()
}

fn field(header: &str) -> Option<(&'static str, usize)> {
    let header = plain(header);
    WORDS
        .iter()
        .find_map(|(field, words)| words.iter().position(|word| *word == header).map(|rank| (*field, rank)))
}

/// A header without what people write around it: width, case, spaces, brackets, marks; hiragana as katakana.
fn plain(header: &str) -> String {
    fold_kana(header).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mimamori_domain::patient::PatientForm;

    #[test]
    fn every_word_is_plain_and_means_one_field() {
        let mut seen = std::collections::BTreeSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| words.iter()) {
            assert_eq!(plain(word), *word);
            assert!(seen.insert(word), "{word} means two fields");
        }
    }

    #[test]
    fn every_field_of_the_form_has_words() {
        let form = serde_json::to_value(PatientForm::default()).unwrap();
        let form: Vec<&String> = form.as_object().unwrap().keys().collect();
        assert_eq!(form.len(), WORDS.len());
        for name in form {
            assert!(WORDS.iter().any(|(field, _)| field == name), "{name}");
            assert_eq!(field(name).unwrap().0, name);
        }
    }

    #[test]
    fn headers_as_people_write_them() {
        for (header, expected) in [
            ("氏　名", "name"),
            ("氏名（カナ）", "kana"),
            ("ﾌﾘｶﾞﾅ", "kana"),
            ("ふりがな", "kana"),
            ("HER-SYS ID", "her_sys_id"),
            ("ＨＥＲ－ＳＹＳ　ＩＤ", "her_sys_id"),
            (" Birth Date ", "birth_date"),
            ("birth_date", "birth_date"),
            ("生年月日（和暦）", "birth_date"),
            ("重症化リスク因子※", "risk_factors"),
            ("検体の種類", "specimen"),
        ] {
            assert_eq!(field(header).map(|(field, _)| field), Some(expected), "{header}");
        }
        assert_eq!(field("星座"), None);
        assert_eq!(field(""), None);
    }

    #[test]
    fn of_two_columns_for_one_field_the_better_one_is_read() {
        assert_eq!(fields(&["電話番号", "氏名", "携帯電話"]), ["", "name", "phone"]);
        assert_eq!(fields(&["氏名", "氏名"]), ["name", ""]);
    }
}
