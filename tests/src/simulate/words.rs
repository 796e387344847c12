//! What the demo's staff write down.

use mimamori_domain::api::CallOutcome;
use mimamori_domain::triage::Tier;

use super::chance::Chance;

/// What comes of a call about a medical alert, and the words for it.
pub(super) fn call(tier: Tier, grave: bool, chance: &mut Chance) -> (CallOutcome, &'static str) {
    let choices: &[(CallOutcome, &str)] = match tier {
        Tier::Emergency => &[
            (CallOutcome::Ambulance, "会話で息切れあり。119番を要請し、入院先を手配した。"),
            (CallOutcome::Ambulance, "呼吸が苦しく横になれない。救急車を要請。家族に説明済み。"),
        ],
        Tier::Urgent if grave => &[
            (CallOutcome::Hospital, "SpO2 の低下が続くため入院調整。受け入れ先が決まった。"),
            (CallOutcome::Hospital, "医師と相談し入院とした。搬送の時刻を本人に伝えた。"),
        ],
        Tier::Urgent => &[
            (CallOutcome::Doctor, "往診医に依頼。夕方に診察の予定。"),
            (CallOutcome::Doctor, "オンライン診療につないだ。解熱剤が処方された。"),
            (CallOutcome::Advice, "水分と安静を指示。2時間後に再測定をお願いした。"),
        ],
        Tier::Watch | Tier::Routine => &[
            (CallOutcome::Fine, "電話で確認。会話は普通、水分もとれている。"),
            (CallOutcome::Fine, "測り直して97%。指が冷えていたとのこと。"),
            (CallOutcome::Advice, "解熱剤の使い方と、悪くなったときの連絡先を伝えた。"),
            (CallOutcome::Advice, "うつぶせで休むこと、こまめな測定を勧めた。"),
        ],
    };
    chance.pick(choices).copied().unwrap_or((CallOutcome::Fine, "電話で確認。"))
}

pub(super) const NO_ANSWER: &str = "留守番電話。折り返しをお願いした。";
pub(super) const SILENT: &[(CallOutcome, &str)] = &[
    (CallOutcome::Fine, "電話で確認。症状は軽く、報告を忘れていた。"),
    (CallOutcome::NoAnswer, "本人は出ず。緊急連絡先の家族が無事を確認。"),
];
pub(super) const WRONG_NUMBER: &str =
    "番号の登録誤り。家族から正しい番号を聞き、電話での健康観察に切り替えた。";
pub(super) const BY_PHONE_NOW: &str = "スマートフォンの操作が難しいため";
pub(super) const UNOPENED: &str = "電話で確認。リンクを開けないため、電話での健康観察に切り替えた。";
pub(super) const DONE: &str = "対応済み。";
pub(super) const FINDINGS: &[&str] = &[
    "咳は軽度。食事・水分とも摂取できている。経過観察でよい。",
    "呼吸状態に変化なし。内服は継続。",
    "高齢のため1日2回の測定を家族に依頼。",
];
