//! Every text as it goes out, with its longest values: written down in `all.txt` beside this, so that a change of words
//! is seen. After a change on purpose: `MIMAMORI_UPDATE_TEXTS=1 cargo test -p mimamori-worker texts`.

use std::fmt::Write as _;

use mimamori_domain::outbox::{channels, sms_units};

use super::*;

/// Where the world reaches the longest of servers.
const BASE: &str = "https://mimamori.hokenjo.example.lg.jp/";
/// COCOA's own link.
const COCOA: &str = "https://www.mhlw.go.jp/cocoa/a/?pn=00000000";

/// The longest values of a kind.
fn longest(kind: MessageKind, channel: Channel) -> Content {
    let digits = if kind == MessageKind::OneTimeCode { "000000" } else { "00000000" };
    let link = match kind {
        MessageKind::Invitation => format!("{BASE}i/AAAAAAAAAAAAAAAAAAAAAA"),
        MessageKind::Number | MessageKind::NumberReminder => COCOA.to_owned(),
        MessageKind::StaffAlert => format!("{BASE}staff"),
        MessageKind::StaffInvitation => format!("{BASE}staff/join/AAAAAAAAAAAAAAAAAAAAAA"),
        MessageKind::Reminder | MessageKind::SecondReminder | MessageKind::OneTimeCode => BASE.to_owned(),
    };
    let digits = match channel {
        Channel::Voice => {
            Content { digits: digits.to_owned(), ..Content::default() }.spoken(Language::Ja).digits
        }
        _ => digits.to_owned(),
    };
    Content {
        link,
        page: BASE.to_owned(),
        stop: format!("{BASE}s/AAAAAAAAAAAAAAAA"),
        digits,
        until: Some("2022-01-14T15:30:00+09:00".parse().unwrap()),
    }
}

struct Text {
    language: Language,
    kind: MessageKind,
    channel: Channel,
    body: String,
    content: Content,
}

fn all() -> Vec<Text> {
    let messages = Messages::built_in().unwrap();
    let mut all = vec![];
    for language in Language::ALL.iter().copied() {
        for kind in MessageKind::ALL.iter().copied() {
            for channel in Channel::ALL.iter().copied() {
                let content = longest(kind, channel);
                if let Ok(body) = messages.body(language, kind, channel, &content) {
                    all.push(Text { language, kind, channel, body, content });
                }
            }
        }
    }
    all
}

/// Words that tell what a message is about to whoever sees the screen, in lower case, a blank inside one as `_`. A new language brings its own.
fn telling(language: Language) -> Vec<String> {
    let line = match language {
        Language::Ja | Language::JaEasy => {
            "感染 陽性 陰性 療養 隔離 保健所 ほけんじょ コロナ ウイルス 体調 健康 症状 発熱 ねつ 体温 酸素 検査 濃厚 接触 \
             患者 入院 病 びょう 医師 医者 診断 様の さん"
        }
        Language::En => {
            "infect positive negative isolat quarantin health covid corona virus symptom fever temperature oxygen contact \
             patient hospital ill sick disease doctor diagnos dear mr. ms."
        }
        Language::ZhHans => {
            "感染 阳性 阴性 疗养 隔离 保健所 新冠 病 健康 症状 发烧 发热 体温 氧 检测 检查 接触 患者 住院 医生 诊断"
        }
        Language::ZhHant => {
            "感染 陽性 陰性 療養 隔離 保健所 新冠 病 健康 症狀 發燒 體溫 氧 檢測 檢查 接觸 患者 住院 醫師 醫生 診斷"
        }
        Language::Ko => {
            "감염 양성 음성 격리 보건소 코로나 바이러스 건강 증상 발열 체온 산소 검사 접촉 환자 입원 병 의사 진단"
        }
        Language::Vi => {
            "nhiễm dương_tính âm_tính cách_ly y_tế covid corona vi-rút virus sức_khỏe sức_khoẻ triệu_chứng sốt nhiệt_độ \
             oxy tiếp_xúc bệnh bác_sĩ chẩn_đoán"
        }
        Language::Pt => {
            "infec positiv negativ isolament quarentena saúde covid corona vírus sintoma febre temperatura oxigênio \
             contato paciente hospital doença doente médic diagn"
        }
        Language::Es => {
            "infec positiv negativ aislamiento cuarentena salud covid corona virus síntoma fiebre temperatura oxígeno \
             paciente hospital enferm médic diagn"
        }
        Language::Fil => {
            "impeksi positibo negatibo isolat kuwarentina kalusugan covid corona virus sintomas lagnat temperatura \
             oxygen pasyente ospital sakit doktor diagn"
        }
        Language::Ne => {
            "संक्रमण पोजिटिभ नेगेटिभ आइसोलेसन क्वारेन्टिन स्वास्थ्य कोभिड कोरोना भाइरस लक्षण ज्वरो तापक्रम अक्सिजन बिरामी अस्पताल रोग डाक्टर"
        }
        Language::Th => {
            "ติดเชื้อ ผลบวก ผลลบ กักตัว แยกตัว อนามัย สุขภาพ โควิด โคโรนา ไวรัส อาการ ไข้ อุณหภูมิ ออกซิเจน ผู้ป่วย โรงพยาบาล โรค แพทย์"
        }
        Language::Id => {
            "infeksi positif negatif isolasi karantina kesehatan covid korona corona virus gejala demam suhu oksigen \
             pasien rumah_sakit sakit penyakit dokter diagn"
        }
        Language::My => {
            "ကူးစက် ပိုးတွေ့ သီးခြား ကျန်းမာရေး ကိုဗစ် ကိုရိုနာ ဗိုင်းရပ် လက္ခဏာ အဖျား ကိုယ်အပူ အောက်ဆီဂျင် လူနာ ဆေးရုံ ရောဂါ ဆရာဝန်"
        }
    };
    line.split_whitespace().map(|word| word.replace('_', " ")).collect()
}

#[test]
fn every_kind_has_words_for_each_of_its_channels_in_every_language() {
    let all = all();
    for language in Language::ALL {
        for kind in MessageKind::ALL {
            for channel in channels(*kind) {
                let found = all
                    .iter()
                    .any(|text| (text.language, text.kind, text.channel) == (*language, *kind, *channel));
                assert!(found, "{language} {kind} {channel}");
            }
        }
        for kind in [MessageKind::Number, MessageKind::OneTimeCode, MessageKind::StaffAlert] {
            let voice =
                |text: &&Text| (text.language, text.kind, text.channel) == (*language, kind, Channel::Voice);
            let text = all.iter().find(voice).unwrap_or_else(|| panic!("{language} {kind} has no voice"));
            if kind != MessageKind::StaffAlert {
                assert_eq!(text.body.matches(&text.content.digits).count(), 2, "read twice: {}", text.body);
            }
        }
    }
}

#[test]
fn no_sms_is_longer_than_its_parts() {
    for Text { language, kind, body, .. } in all().iter().filter(|text| text.channel == Channel::Sms) {
        let most = if language.is_japanese() || *language == Language::En { 134 } else { 268 };
        let units = sms_units(body);
        assert!(units <= most, "{language} {kind}: {units} units: {body}");
        assert!(!body.contains('\n'), "{body}");
    }
}

#[test]
fn no_lock_screen_betrays_anything() {
    let seen = |text: &&Text| matches!(text.channel, Channel::Sms | Channel::Push);
    for Text { language, kind, channel, body, content } in all().iter().filter(seen) {
        // What is left is our own words; COCOA's name, link and digits are excepted.
        let mut words = body.clone();
        let time = content.until.map(Timestamp::clock_time).unwrap_or_default();
        for value in [&content.link, &content.stop, &content.page, &content.digits, &time] {
            words = words.replace(value.as_str(), " ");
        }
        let words = words.to_lowercase();
        for word in telling(*language) {
            assert!(!words.contains(&word), "{language} {kind} {channel} says {word}: {body}");
        }
        assert!(!words.contains(|c: char| c.is_ascii_digit()), "an ID? {language} {kind} {channel}: {body}");
    }
}

#[test]
fn no_text_has_a_gap_and_each_can_be_stopped_where_it_must() {
    for Text { language, kind, channel, body, content } in all() {
        let named = format!("{language} {kind} {channel}: {body}");
        assert!(channel == Channel::Push || !body.contains(['{', '}']), "{named}");
        let reminder = matches!(kind, MessageKind::Reminder | MessageKind::SecondReminder);
        if reminder && channel != Channel::Push {
            assert!(body.contains(&content.stop) && body.contains(&content.link), "{named}");
        }
        if matches!(kind, MessageKind::Number | MessageKind::NumberReminder) && channel != Channel::Voice {
            assert!(
                [&content.link, &content.digits, &content.page].iter().all(|part| body.contains(*part)),
                "{named}"
            );
            assert!(body.contains("15:30"), "{named}");
        }
    }
}

#[test]
fn a_push_is_json_for_the_service_worker() {
    let push = all()
        .into_iter()
        .find(|text| text.channel == Channel::Push && text.language == Language::En)
        .unwrap();
    let value: serde_json::Value = serde_json::from_str(&push.body).unwrap();
    assert_eq!(value["body"], "Please send today's report.");
    assert_eq!(value["url"], "/");
}

#[test]
fn every_text_is_as_written_down() {
    let messages = Messages::built_in().unwrap();
    let mut found = String::new();
    for Text { language, kind, channel, body, .. } in all() {
        let units =
            if channel == Channel::Sms { format!(", {} units", sms_units(&body)) } else { String::new() };
        writeln!(found, "== {language}, {kind}, {channel}{units}").unwrap();
        if channel == Channel::Email {
            writeln!(found, "[{}]", messages.subject(language).unwrap()).unwrap();
        }
        writeln!(found, "{body}\n").unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/texts/all.txt");
    if std::env::var_os("MIMAMORI_UPDATE_TEXTS").is_some() {
        std::fs::write(path, &found).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap();
    assert!(
        written == found,
        "a text has changed; see how to write it down at the top of this file:\n{found}"
    );
}
