//! The part of an address after `?` or `#`: names and values, percent-encoded.

use std::fmt::Write as _;

/// A value inside an address.
pub fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b',') {
            escaped.push(char::from(byte));
        } else {
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}

/// The value again; what is no encoding stays as it is, and bytes that are no text become `�`.
pub fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = text.get(at + 1..at + 3).filter(|_| *byte == b'%');
        if let Some(decoded) = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            plain.push(decoded);
            at += 3;
        } else {
            plain.push(if *byte == b'+' { b' ' } else { *byte });
            at += 1;
        }
    }
    String::from_utf8_lossy(&plain).into_owned()
}

/// Names and values, in their order.
pub fn pairs(query: &str) -> impl Iterator<Item = (String, String)> {
    query.split('&').filter(|part| !part.is_empty()).map(|part| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        (unescape(name), unescape(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_word_travels() {
        assert_eq!(escape("山田 a&b"), "%E5%B1%B1%E7%94%B0%20a%26b");
        for word in ["山田 a&b", "100%", "a,b=c", "", "%zz", "%E3"] {
            assert_eq!(unescape(&escape(word)), word);
        }
        assert_eq!(unescape("%zz+%"), "%zz %");
        assert_eq!(
            pairs("a=1&b=%E5%B1%B1&&c").collect::<Vec<_>>(),
            [
                ("a".to_owned(), "1".to_owned()),
                ("b".to_owned(), "山".to_owned()),
                ("c".to_owned(), String::new())
            ]
        );
    }
}
