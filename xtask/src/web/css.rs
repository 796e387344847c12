//! Style sheets without comments and needless white space. It never changes what a sheet says.

/// Drops comments and squeezes white space outside strings.
pub fn squeeze(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let mut quote: Option<char> = None;
    while let Some(c) = chars.next() {
        if let Some(open) = quote {
            out.push(c);
            if c == '\\' {
                out.extend(chars.next());
            } else if c == open {
                quote = None;
            }
        } else if c == '/' && chars.peek() == Some(&'*') {
            chars.next();
            let mut last = ' ';
            for c in chars.by_ref() {
                if last == '*' && c == '/' {
                    break;
                }
                last = c;
            }
            space(&mut out);
        } else if c.is_ascii_whitespace() {
            space(&mut out);
        } else {
            // White space around these never matters; before a colon or a bracket it may.
            if matches!(c, '{' | '}' | ';' | ',') {
                if out.ends_with(' ') {
                    out.pop();
                }
                if c == '}' && out.ends_with(';') {
                    out.pop();
                }
            }
            if matches!(c, '"' | '\'') {
                quote = Some(c);
            }
            out.push(c);
        }
    }
    out
}

fn space(out: &mut String) {
    if !out.is_empty() && !out.ends_with([' ', '{', '}', ';', ',']) {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn keeps_what_carries_meaning() {
        let css = "/* a { } */\n@media (min-width: 40rem) and (print) {\n  .a :hover,\n  .b > c {\n    width: calc(1px + 2px);\n    content: \"a  /* b */ ; \\\" }\";\n  }\n}\n";
        assert_eq!(
            squeeze(css),
            "@media (min-width: 40rem) and (print){.a :hover,.b > c{width: calc(1px + 2px);content: \"a  /* b */ ; \\\" }\"}}"
        );
    }

    #[test]
    fn a_comment_separates_like_a_space() {
        assert_eq!(squeeze("margin:0/**/auto"), "margin:0 auto");
    }
}
