//! The web build: two wasm programs and everything beside them, as finished files in `target/web-files`, which
//! `server/build.rs` embeds. It never serves anything.

mod assets;
pub mod budget;
mod compress;
mod css;
mod pages;
mod slim;
mod wasm;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use crate::place;
use crate::steps::{Steps, say};

/// The two browser programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum App {
    /// The patient's, at `/`, installable.
    Patient,
    /// The health centre's, at `/staff`.
    Staff,
}

impl App {
    const ALL: [Self; 2] = [Self::Patient, Self::Staff];

    const fn name(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Staff => "staff",
        }
    }
}

/// Finished files by their path below `target/web-files`, `/` between folders.
type Files = BTreeMap<String, Vec<u8>>;

/// Builds both programs and their files, unless nothing they are made of has changed.
pub fn build(steps: &mut Steps) -> Result<()> {
    let target = place::target();
    fs::create_dir_all(&target)?;
    // Two builds in one target folder would mix their files.
    let lock = fs::File::create(target.join("web-files.lock"))?;
    lock.lock().context("cannot lock the web build")?;

    steps.task("web: compile two wasm programs (slow the first time)", &mut wasm::compile())?;
    let stamp_file = target.join("web-files.stamp");
    let stamp = stamp()?;
    if fs::read_to_string(&stamp_file).is_ok_and(|old| old == stamp) && place::web().is_dir() {
        say("    web files are up to date");
        return Ok(());
    }
    let _ = fs::remove_file(&stamp_file);
    let mut files = steps.run("web: bind and bundle", bundle)?;
    steps.run("web: compress (brotli, gzip)", || compress::add(&mut files))?;
    sync(&place::web(), &files)?;
    fs::write(&stamp_file, stamp)?;
    Ok(())
}

/// Everything but the compressed copies.
fn bundle() -> Result<Files> {
    let mut files = Files::new();
    for app in App::ALL {
        let page = assets::add(&mut files, app)?;
        pages::add(&mut files, app, &page)?;
    }
    pages::add_service_worker(&mut files)?;
    Ok(files)
}

/// A short name for a content: hashed names let browsers keep a file for ever.
fn short_hash(content: &[u8]) -> String {
    hex(&Sha256::digest(content)).chars().take(12).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Puts a file under a name with its hash and gives its address.
fn add_hashed(files: &mut Files, stem: &str, extension: &str, content: Vec<u8>) -> String {
    let path = format!("assets/{stem}.{}.{extension}", short_hash(&content));
    let url = format!("/{path}");
    files.insert(path, content);
    url
}

/// A hash over all that the web files are made of: the programs, the assets, the templates, and how this
/// program puts them together.
fn stamp() -> Result<String> {
    let root = place::root();
    let mut inputs = ["pwa/patient.html", "pwa/staff.html", "xtask/src/web.rs", "Cargo.lock"]
        .map(|path| root.join(path))
        .to_vec();
    collect(&root.join("assets"), &mut inputs)?;
    collect(&root.join("xtask/src/web"), &mut inputs)?;
    inputs.extend(App::ALL.map(wasm::compiled));
    let mut hash = Sha256::new();
    for input in inputs {
        hash.update(input.to_string_lossy().as_bytes());
        hash.update(fs::read(&input).with_context(|| format!("cannot read {}", input.display()))?);
    }
    Ok(hex(&hash.finalize()))
}

/// All files below a folder; a folder that doesn't exist has none.
fn collect(folder: &Path, into: &mut Vec<PathBuf>) -> Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, into)?;
        } else {
            into.push(path);
        }
    }
    into.sort();
    into.dedup();
    Ok(())
}

/// Makes the folder hold exactly these files. What is the same is not written again, so that the server is
/// rebuilt only when something differs.
fn sync(folder: &Path, files: &Files) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut present = Vec::new();
    collect(folder, &mut present)?;
    for path in present {
        let known = path
            .strip_prefix(folder)
            .ok()
            .is_some_and(|below| files.contains_key(&below.to_string_lossy().replace('\\', "/")));
        if !known {
            fs::remove_file(path)?;
        }
    }
    for (path, content) in files {
        let path = folder.join(path);
        if fs::read(&path).is_ok_and(|old| old == *content) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, content).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}
