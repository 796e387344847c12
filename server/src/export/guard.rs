//! Words that a spreadsheet would take for a formula: an apostrophe in front makes them words again (OWASP, CSV
//! injection). Files that are read again lose it.

use std::borrow::Cow;

/// First letters of a formula, also in the full width that a Japanese Excel takes as well.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Would a spreadsheet calculate this? A telephone number with its `+` and digits alone is a number to it.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches([' ', '\u{3000}', '\n']);
    let number = text
        .strip_prefix('+')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()));
    text.starts_with(FORMULA) && !number
}

/// The text with an apostrophe in front where it needs one. Texts that look as if they had one get another, so that
/// [`bare`] gives back exactly what was there.
pub(super) fn guarded(text: &str) -> Cow<'_, str> {
    if is_formula(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text without that apostrophe.
pub fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_words_and_words_again_what_they_were() {
        for text in [
            "=1+1",
            "+81-90-1111-2222",
            "-1+2",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "＝1+1",
            "'=1",
            "''=1",
            "=HYPERLINK(\"http://evil.example\")",
        ] {
            let safe = guarded(text);
            assert!(safe.starts_with('\'') && safe.len() == text.len() + 1, "{text}");
            assert_eq!(bare(&safe), text);
        }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        for text in ["", "+819012345678", "山田=花子", "'it was", "1-2", "a@b.jp", "+"] {
            let expected = if text == "+" { "'+" } else { text };
            assert_eq!(guarded(text), expected);
            assert_eq!(bare(&guarded(text)), text);
        }
    }
}
