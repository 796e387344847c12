//! UTF-8 with or without a mark, or CP932 as Excel writes it in Japan. Anything else is refused rather than guessed.

use std::borrow::Cow;

use super::Unreadable;

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_MARKS: [&[u8]; 2] = [b"\xFF\xFE", b"\xFE\xFF"];

/// The text of a file and the name of the encoding found.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), Unreadable> {
    if UTF16_MARKS.iter().any(|mark| bytes.starts_with(mark)) {
        return Err(Unreadable::Encoding);
    }
    let marked = bytes.strip_prefix(UTF8_MARK);
    let (text, encoding) = match std::str::from_utf8(marked.unwrap_or(bytes)) {
        Ok(text) => (Cow::Borrowed(text), "UTF-8"),
        // A file that says it is UTF-8 and isn't was damaged on its way.
        Err(_) if marked.is_some() => return Err(Unreadable::Encoding),
        // SHIFT_JIS of the Encoding Standard is Windows code page 932.
        Err(_) => encoding_rs::SHIFT_JIS
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(|text| (text, "CP932"))
            .ok_or(Unreadable::Encoding)?,
    };
    // Programs, pictures and workbooks are full of control characters; lists have none.
    if text.chars().any(|c| c.is_control() && !matches!(c, '\r' | '\n' | '\t')) {
        return Err(Unreadable::Encoding);
    }
    Ok((text, encoding))
}
