//! What lies in `assets/`: styles, texts, icons, the manifest, each put where the pages find it. It never
//! looks into a text.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context as _, Result};

use super::wasm::{self, Program};
use super::{App, Files, add_hashed, collect, css};
use crate::place;

/// Everything that one page names.
#[derive(Debug)]
pub struct Page {
    /// The program.
    pub program: Program,
    /// The style sheet.
    pub css: String,
    /// Language to text file.
    pub texts: BTreeMap<String, String>,
    /// Icons, as paths below `assets/icons`.
    pub icons: Vec<String>,
    /// Whether the application can be installed.
    pub manifest: bool,
}

/// Adds all of one application's files.
pub fn add(files: &mut Files, app: App) -> Result<Page> {
    let program = wasm::add(files, app)?;
    let css = add_css(files, app)?;
    let texts = add_texts(files, app)?;
    let icons = add_icons(files)?;
    let manifest = fs::read(place::root().join("assets/manifest.webmanifest")).ok();
    let has_manifest = manifest.is_some() && app == App::Patient;
    if let Some(manifest) = manifest {
        files.insert("manifest.webmanifest".to_owned(), manifest);
    }
    Ok(Page { program, css, texts, icons, manifest: has_manifest })
}

fn add_css(files: &mut Files, app: App) -> Result<String> {
    let folder = place::root().join("assets/css");
    let mut sheet = String::new();
    for name in ["base.css".to_owned(), format!("{}.css", app.name())] {
        let path = folder.join(&name);
        if path.is_file() {
            sheet.push_str(&fs::read_to_string(&path).with_context(|| format!("cannot read {name}"))?);
            sheet.push('\n');
        }
    }
    Ok(add_hashed(files, app.name(), "css", css::squeeze(&sheet).into_bytes()))
}

/// Each language is one file for each application: a phone loads one, and keeps the others for offline use.
fn add_texts(files: &mut Files, app: App) -> Result<BTreeMap<String, String>> {
    let mut texts = BTreeMap::new();
    let folder = place::root().join("assets/locales");
    let names = fs::read_to_string(folder.join("languages.ftl")).context("cannot read languages.ftl")?;
    for entry in fs::read_dir(&folder).into_iter().flatten() {
        let entry = entry?.path();
        let Some(language) = entry.file_name().and_then(|name| name.to_str()).filter(|_| entry.is_dir())
        else {
            continue;
        };
        let mut sources = Vec::new();
        collect(&entry, &mut sources)?;
        let mut text = names.clone();
        for source in sources {
            let name = source.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if wanted(app, name) {
                text.push_str(&fs::read_to_string(&source).with_context(|| format!("cannot read {name}"))?);
                text.push('\n');
            }
        }
        let text = uncommented(&text);
        let url = add_hashed(files, &format!("{}-{language}", app.name()), "ftl", text.into_bytes());
        texts.insert(language.to_owned(), url);
    }
    Ok(texts)
}

/// Which files an application says its sentences from; messages are the worker's, pages the server's.
fn wanted(app: App, name: &str) -> bool {
    match name {
        "common.ftl" | "words.ftl" | "problems.ftl" => true,
        "patient.ftl" => app == App::Patient,
        "staff.ftl" | "triage.ftl" => app == App::Staff,
        _ => false,
    }
}

/// Without the lines that are for translators.
fn uncommented(texts: &str) -> String {
    texts.split_inclusive('\n').filter(|line| !line.starts_with('#')).collect()
}

/// Icons keep their names, because the manifest and a notification name them; they are revalidated.
fn add_icons(files: &mut Files) -> Result<Vec<String>> {
    let folder = place::root().join("assets/icons");
    let mut sources = Vec::new();
    collect(&folder, &mut sources)?;
    let mut icons = Vec::new();
    for source in sources {
        let name = source.strip_prefix(&folder)?.to_string_lossy().replace('\\', "/");
        files.insert(format!("assets/icons/{name}"), fs::read(&source)?);
        if name == "favicon.ico" {
            files.insert(name.clone(), fs::read(&source)?);
        }
        icons.push(name);
    }
    Ok(icons)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_for_translators_is_not_served() {
        let texts = "# A rule\n## A part\na = A #1\n    # of a text\n\nb = B\n";
        assert_eq!(uncommented(texts), "a = A #1\n    # of a text\n\nb = B\n");
    }

    #[test]
    fn each_application_gets_its_own_and_the_shared_texts() {
        for (name, patient, staff) in [
            ("patient.ftl", true, false),
            ("staff.ftl", false, true),
            ("triage.ftl", false, true),
            ("messages.ftl", false, false),
            ("pages.ftl", false, false),
            ("common.ftl", true, true),
            ("README.md", false, false),
        ] {
            assert_eq!(wanted(App::Patient, name), patient, "{name}");
            assert_eq!(wanted(App::Staff, name), staff, "{name}");
        }
    }
}
