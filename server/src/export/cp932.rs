//! Windows code page 932, which lacks many characters: each that it lacks is written as its code between two 〓, the
//! printers' mark for a missing letter, so that the reader sees what is missing and a file that is read again has it.

use std::borrow::Cow;

use encoding_rs::{EncoderResult, SHIFT_JIS};

/// Characters whose twin it has: the same sign under another code.
const TWINS: [(char, char); 6] = [
    ('\u{301c}', '～'),
    ('\u{2016}', '∥'),
    ('\u{2014}', '―'),
    ('\u{a2}', '￠'),
    ('\u{a3}', '￡'),
    ('\u{ac}', '￢'),
];

/// The bytes, and how many characters it lacks.
pub(super) fn encoded(text: &str) -> (Vec<u8>, i64) {
    let text: String = text
        .chars()
        .map(|c| TWINS.iter().find(|(from, _)| *from == c).map_or(c, |(_, twin)| *twin))
        .collect();
    // SHIFT_JIS of the Encoding Standard is Windows code page 932. Its longest character is two bytes.
    let mut encoder = SHIFT_JIS.new_encoder();
    let mut bytes = Vec::with_capacity(text.len() + 64);
    let (mut rest, mut lacking) = (text.as_str(), 0);
    loop {
        bytes.reserve(rest.len() + 16);
        let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            EncoderResult::InputEmpty => return (bytes, lacking),
            EncoderResult::OutputFull => {}
            EncoderResult::Unmappable(c) => {
                lacking += 1;
                let (code, _, _) = SHIFT_JIS.encode(MARK);
                bytes.extend_from_slice(&code);
                bytes.extend_from_slice(format!("U+{:X}", u32::from(c)).as_bytes());
                bytes.extend_from_slice(&code);
            }
        }
    }
}

/// Stands before and behind a code.
const MARK: &str = "〓";

/// A text as it was before characters were written as codes.
pub fn restored(text: &str) -> Cow<'_, str> {
    let open = "〓U+";
    if !text.contains(open) {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once(open) {
        whole.push_str(before);
        let character = behind.split_once(MARK).and_then(|(code, after)| {
            let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32)?;
            (code.len() <= 6 && !character.is_control()).then_some((character, after))
        });
        if let Some((character, after)) = character {
            whole.push(character);
            rest = after;
        } else {
            whole.push_str(open);
            rest = behind;
        }
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_lacks_is_said_and_comes_back() {
        let (bytes, lacking) = encoded("𠮷田 髙子〜😢\r\n");
        let (text, _, broken) = SHIFT_JIS.decode(&bytes);
        assert!(!broken);
        assert_eq!((text.as_ref(), lacking), ("〓U+20BB7〓田 髙子～〓U+1F622〓\r\n", 2));
        assert_eq!(restored(&text), "𠮷田 髙子～😢\r\n");
    }

    #[test]
    fn marks_of_others_stay() {
        for text in ["〓", "〓U+〓", "〓U+ZZ〓", "〓U+41", "〓U+0〓", "〓U+110000〓"] {
            assert_eq!(restored(text), text);
        }
        assert_eq!(restored("〓U+〓U+41〓"), "〓U+A");
    }
}
