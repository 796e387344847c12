//! A name typed in Latin letters, read as the katakana under which people are registered: whoever searches in a hurry
//! types `sato`. It reads Hepburn, Kunrei and the spelling of passports, and guesses nothing it can't read.

/// Syllables, the longest first at each place.
const SYLLABLES: &[(&str, &str)] = &[
    ("kya", "キャ"),
    ("kyu", "キュ"),
    ("kyo", "キョ"),
    ("gya", "ギャ"),
    ("gyu", "ギュ"),
    ("gyo", "ギョ"),
    ("sha", "シャ"),
    ("shu", "シュ"),
    ("sho", "ショ"),
    ("shi", "シ"),
    ("sya", "シャ"),
    ("syu", "シュ"),
    ("syo", "ショ"),
    ("zya", "ジャ"),
    ("zyu", "ジュ"),
    ("zyo", "ジョ"),
    ("jya", "ジャ"),
    ("jyu", "ジュ"),
    ("jyo", "ジョ"),
    ("cha", "チャ"),
    ("chu", "チュ"),
    ("cho", "チョ"),
    ("chi", "チ"),
    ("che", "チェ"),
    ("tya", "チャ"),
    ("tyu", "チュ"),
    ("tyo", "チョ"),
    ("tsu", "ツ"),
    ("nya", "ニャ"),
    ("nyu", "ニュ"),
    ("nyo", "ニョ"),
    ("hya", "ヒャ"),
    ("hyu", "ヒュ"),
    ("hyo", "ヒョ"),
    ("bya", "ビャ"),
    ("byu", "ビュ"),
    ("byo", "ビョ"),
    ("pya", "ピャ"),
    ("pyu", "ピュ"),
    ("pyo", "ピョ"),
    ("mya", "ミャ"),
    ("myu", "ミュ"),
    ("myo", "ミョ"),
    ("rya", "リャ"),
    ("ryu", "リュ"),
    ("ryo", "リョ"),
    ("ka", "カ"),
    ("ki", "キ"),
    ("ku", "ク"),
    ("ke", "ケ"),
    ("ko", "コ"),
    ("ga", "ガ"),
    ("gi", "ギ"),
    ("gu", "グ"),
    ("ge", "ゲ"),
    ("go", "ゴ"),
    ("sa", "サ"),
    ("si", "シ"),
    ("su", "ス"),
    ("se", "セ"),
    ("so", "ソ"),
    ("za", "ザ"),
    ("zi", "ジ"),
    ("zu", "ズ"),
    ("ze", "ゼ"),
    ("zo", "ゾ"),
    ("ja", "ジャ"),
    ("ji", "ジ"),
    ("ju", "ジュ"),
    ("je", "ジェ"),
    ("jo", "ジョ"),
    ("ta", "タ"),
    ("ti", "チ"),
    ("tu", "ツ"),
    ("te", "テ"),
    ("to", "ト"),
    ("da", "ダ"),
    ("di", "ヂ"),
    ("du", "ヅ"),
    ("de", "デ"),
    ("do", "ド"),
    ("na", "ナ"),
    ("ni", "ニ"),
    ("nu", "ヌ"),
    ("ne", "ネ"),
    ("no", "ノ"),
    ("ha", "ハ"),
    ("hi", "ヒ"),
    ("hu", "フ"),
    ("fu", "フ"),
    ("he", "ヘ"),
    ("ho", "ホ"),
    ("ba", "バ"),
    ("bi", "ビ"),
    ("bu", "ブ"),
    ("be", "ベ"),
    ("bo", "ボ"),
    ("pa", "パ"),
    ("pi", "ピ"),
    ("pu", "プ"),
    ("pe", "ペ"),
    ("po", "ポ"),
    ("ma", "マ"),
    ("mi", "ミ"),
    ("mu", "ム"),
    ("me", "メ"),
    ("mo", "モ"),
    ("ya", "ヤ"),
    ("yu", "ユ"),
    ("yo", "ヨ"),
    ("ra", "ラ"),
    ("ri", "リ"),
    ("ru", "ル"),
    ("re", "レ"),
    ("ro", "ロ"),
    ("wa", "ワ"),
    ("wo", "ヲ"),
    ("vu", "ヴ"),
    ("a", "ア"),
    ("i", "イ"),
    ("u", "ウ"),
    ("e", "エ"),
    ("o", "オ"),
];

/// One word in katakana; `None` when some of it is no romaji. A last `n` and an `n` or `m` before a consonant is ン, a
/// doubled consonant (or `tch`) ッ, `oh` before a consonant or at the end the long オ of passports.
pub fn katakana(word: &str) -> Option<String> {
    let word = word.to_ascii_lowercase();
    let mut rest = word.as_str();
    let mut kana = String::new();
    while let Some(first) = rest.chars().next() {
        let tail = rest.get(1..)?;
        let next = tail.chars().next();
        let before_vowel = next.is_some_and(|c| "aiueoy".contains(c));
        if let Some((latin, syllable)) = SYLLABLES.iter().find(|(latin, _)| rest.starts_with(latin)) {
            kana.push_str(syllable);
            rest = rest.get(latin.len()..)?;
        } else if first == 'n' && !before_vowel {
            kana.push('ン');
            rest = tail.strip_prefix('\'').unwrap_or(tail);
        } else if first == 'm' && next.is_some_and(|c| "bpm".contains(c)) {
            kana.push('ン');
            rest = tail;
        } else if first == 'h'
            && kana.ends_with(['オ', 'コ', 'ソ', 'ト', 'ノ', 'ホ', 'モ', 'ヨ', 'ョ', 'ロ', 'ゴ', 'ド'])
        {
            kana.push('オ');
            rest = tail;
        } else if (first.is_ascii_alphabetic() && next == Some(first)) || rest.starts_with("tch") {
            kana.push('ッ');
            rest = tail;
        } else {
            return None;
        }
    }
    (!kana.is_empty()).then_some(kana)
}

#[cfg(test)]
mod tests {
    use super::katakana;

    #[test]
    fn names_as_people_type_them() {
        for (typed, kana) in [
            ("sato", "サト"),
            ("Yamada", "ヤマダ"),
            ("suzuki", "スズキ"),
            ("shinji", "シンジ"),
            ("sinzi", "シンジ"),
            ("jun'ichi", "ジュンイチ"),
            ("hattori", "ハットリ"),
            ("nanba", "ナンバ"),
            ("namba", "ナンバ"),
            ("ohno", "オオノ"),
            ("ohara", "オハラ"),
            ("fujiwara", "フジワラ"),
            ("kyoko", "キョコ"),
            ("hotchi", "ホッチ"),
            ("ken", "ケン"),
            ("kenya", "ケニャ"),
        ] {
            assert_eq!(katakana(typed).as_deref(), Some(kana), "{typed}");
        }
    }

    #[test]
    fn what_is_no_romaji_is_not_guessed() {
        for typed in ["", "smith", "abc-123", "cabrera", "x", "山田", "sato-", "qu"] {
            assert_eq!(katakana(typed), None, "{typed}");
        }
    }
}
