//! What a machine can say of the style sheets: every brace has its other, and every class is in the sources. It never
//! judges how anything looks.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::{place, test};

/// Fails at the first fault, with file and line.
pub fn check() -> Result<()> {
    let root = place::root();
    let mut sources = vec![];
    for folder in ["pwa/src", "server/src"] {
        test::rust_sources(&root.join(folder), &mut sources)?;
    }
    for page in ["pwa/patient.html", "pwa/staff.html"] {
        sources.push(fs::read_to_string(root.join(page)).with_context(|| page.to_owned())?);
    }
    let mut sheets: Vec<_> = fs::read_dir(root.join("assets/css"))?.collect::<Result<_, _>>()?;
    sheets.sort_by_key(fs::DirEntry::path);
    for sheet in sheets {
        let css = plain(&fs::read_to_string(sheet.path())?);
        let name = sheet.file_name().display().to_string();
        if let Some((line, fault)) = unbalanced(&css) {
            bail!("assets/css/{name}:{line}: {fault}");
        }
        if let Some((line, class)) = classes(&css).find(|(_, class)| !used(class, &sources)) {
            bail!("assets/css/{name}:{line}: no source has the class {class}");
        }
    }
    Ok(())
}

/// The sheet without the text of comments and strings; lines stay lines.
fn plain(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut chars = css.chars().peekable();
    let keep_line = |out: &mut String, c| out.push(if c == '\n' { '\n' } else { ' ' });
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'*') => {
                chars.next();
                let mut before = ' ';
                for c in chars.by_ref() {
                    keep_line(&mut out, c);
                    if (before, c) == ('*', '/') {
                        break;
                    }
                    before = c;
                }
            }
            '"' | '\'' => {
                let quote = c;
                while let Some(c) = chars.next() {
                    keep_line(&mut out, c);
                    if c == '\\' {
                        chars.next().into_iter().for_each(|c| keep_line(&mut out, c));
                    } else if c == quote {
                        break;
                    }
                }
            }
            c => out.push(c),
        }
    }
    out
}

/// The line of the first brace without its other, and what is wrong.
fn unbalanced(css: &str) -> Option<(usize, &'static str)> {
    let mut open = vec![];
    for (line, text) in (1..).zip(css.lines()) {
        for c in text.chars() {
            match c {
                '{' => open.push(line),
                '}' if open.pop().is_none() => return Some((line, "this } closes nothing")),
                _ => {}
            }
        }
    }
    open.pop().map(|line| (line, "this { is never closed"))
}

/// The classes of the selectors, with their lines.
fn classes(css: &str) -> impl Iterator<Item = (usize, String)> {
    let mut found = BTreeSet::new();
    let mut line = 1;
    for part in css.split_inclusive(['{', '}', ';']) {
        let selector = part.ends_with('{') && !part.trim_start().starts_with('@');
        for text in part.split_inclusive('\n') {
            for after in text.split('.').skip(1).filter(|_| selector) {
                let name =
                    after.split(|c: char| c != '-' && !c.is_ascii_alphanumeric()).next().unwrap_or_default();
                if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    found.insert((line, name.to_owned()));
                }
            }
            line += usize::from(text.ends_with('\n'));
        }
    }
    found.into_iter()
}

/// Has a source this class, whole or put together from a beginning and a value, as in `tier-{tier}`?
fn used(class: &str, sources: &[String]) -> bool {
    let part = |c: char| c == '-' || c.is_ascii_alphanumeric();
    let whole = |source: &str| {
        source.match_indices(class).any(|(at, _)| {
            let (before, after) = source.split_at(at);
            !before.ends_with(part) && !after.get(class.len()..).is_some_and(|rest| rest.starts_with(part))
        })
    };
    let beginnings: Vec<String> =
        class.match_indices('-').filter_map(|(at, _)| Some(format!("{}{{", class.get(..=at)?))).collect();
    sources
        .iter()
        .any(|source| whole(source) || beginnings.iter().any(|beginning| source.contains(beginning.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_brace_without_its_other_is_named() {
        for (css, fault) in [
            (".a {\n}\n@media print {\n  .b {\n  }\n}\n", None),
            ("/* } */\n.a::before {\n  content: \"}\\\"}\";\n}\n", None),
            (".a {\n}\n}\n.b {\n}\n", Some((3, "this } closes nothing"))),
            (".a {\n}\n.b {\n  color: red;\n.c {\n}\n", Some((3, "this { is never closed"))),
        ] {
            assert_eq!(unbalanced(&plain(css)), fault, "{css}");
        }
    }

    #[test]
    fn a_class_that_no_source_has_is_named() {
        let css = plain(
            "/* .no */\n.tab.tab-x,\n#a > .b:not(.c) {\n  margin: 0.5em;\n}\n@media (width > 1.5em) {\n}\n",
        );
        let found: Vec<_> = classes(&css).collect();
        let expected =
            [(2, "tab"), (2, "tab-x"), (3, "b"), (3, "c")].map(|(line, name)| (line, name.to_owned()));
        assert_eq!(found, expected);
        let sources = ["class: \"tab tier-{tier} line-end\"".to_owned()];
        for (class, is) in
            [("tab", true), ("tier-urgent", true), ("line", false), ("tabs", false), ("end", false)]
        {
            assert_eq!(used(class, &sources), is, "{class}");
        }
    }
}
