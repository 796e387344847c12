//! How many bytes a browser fetches until a program can be used in one language.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::figures::{Table, bytes};
use super::house::programs;

/// A table of both programs, or the sentence why there is none.
pub(super) fn measure() -> Result<std::result::Result<Table, String>> {
    let folder = match std::env::var_os("MIMAMORI_TEST_WEB_DIR") {
        Some(folder) => PathBuf::from(folder),
        None => programs()?.parent().map(|target| target.join("web-files")).unwrap_or_default(),
    };
    let assets = folder.join("assets");
    if !assets.is_dir() {
        return Ok(Err(format!("no web files in {}: `cargo xtask build` makes them", folder.display())));
    }
    let mut table = Table::new(&["to first use", "wasm", "JS", "CSS", "one language", "in all"]);
    for app in ["patient", "staff"] {
        for (name, suffix) in [("raw", ""), ("brotli", ".br")] {
            let mut row = vec![format!("{app}, {name}")];
            let mut all = 0;
            for ending in ["wasm", "js", "css", "ftl"] {
                let size = sum(&assets, app, &format!(".{ending}{suffix}"))?;
                all += size;
                row.push(bytes(size));
            }
            row.push(bytes(all));
            table.row(row);
        }
    }
    Ok(Ok(table))
}

fn sum(assets: &Path, app: &str, ending: &str) -> Result<u64> {
    let mut total = 0;
    for entry in std::fs::read_dir(assets).context("web files")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours = name.starts_with(app) || (name.starts_with("part") && app == "patient");
        let language = !name.contains(".ftl") || name.starts_with(&format!("{app}-ja."));
        if ours && language && name.ends_with(ending) {
            total += entry.metadata()?.len();
        }
    }
    Ok(total)
}
