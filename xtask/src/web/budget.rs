//! How many bytes an application is on the wire until it can be used: its program, its glue, its style sheet and the
//! longest language, as brotli. Read from the finished files, so that what is counted is what is served.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::App;
use crate::place;
use crate::steps::say;

/// What the patient's may be at most (issue 4), in bytes.
const PATIENT: u64 = 260_000;

/// Prints the patient's figure.
///
/// # Errors
/// When it is over the budget.
pub fn check() -> Result<()> {
    let bytes = to_first_use(&place::web(), App::Patient)?;
    say(&format!("    patient app to first use: {} kB brotli", bytes.div_ceil(1000)));
    if bytes > PATIENT {
        bail!(
            "the patient app is {bytes} bytes to first use, its budget {PATIENT}: docs/speed.md says how to look"
        );
    }
    Ok(())
}

/// Counts what the application's page names.
pub fn to_first_use(folder: &Path, app: App) -> Result<u64> {
    let page = format!("{}.html", app.name());
    let html = fs::read_to_string(folder.join(&page)).with_context(|| format!("cannot read {page}"))?;
    // Each once, however often it is named.
    let urls: BTreeSet<&str> = html.split('"').filter(|text| text.starts_with("/assets/")).collect();
    let (mut all, mut language) = (0, 0);
    for url in urls {
        match url.rsplit('.').next() {
            Some("wasm" | "js" | "css") => all += on_the_wire(folder, url)?,
            Some("ftl") => language = on_the_wire(folder, url)?.max(language),
            _ => {}
        }
    }
    Ok(all + language)
}

fn on_the_wire(folder: &Path, url: &str) -> Result<u64> {
    let file = folder.join(url.trim_start_matches('/'));
    let packed = file.with_added_extension("br");
    let served = if packed.is_file() { packed } else { file };
    Ok(fs::metadata(&served).with_context(|| format!("{} is not there", served.display()))?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_language_counts_and_what_the_page_does_not_name_does_not() -> Result<()> {
        let folder = tempfile::tempdir()?;
        let page = r#"<html data-texts-ja="/assets/ja.ftl" data-texts-my="/assets/my.ftl">
            <link href="/assets/a.wasm"><link href="/assets/a.css"><script src="/assets/a.js"></script>"#;
        fs::write(folder.path().join("patient.html"), page)?;
        fs::create_dir(folder.path().join("assets"))?;
        for (name, bytes) in [
            ("a.wasm", 9000),
            ("a.wasm.br", 1000),
            ("a.css", 200),
            ("a.js", 30),
            ("ja.ftl", 4),
            ("my.ftl", 5),
            ("staff.wasm", 7000),
        ] {
            fs::write(folder.path().join("assets").join(name), vec![0; bytes])?;
        }
        assert_eq!(to_first_use(folder.path(), App::Patient)?, 1235);
        Ok(())
    }
}
