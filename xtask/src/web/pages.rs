//! The two pages and the service worker, with the addresses of this build written in. It never holds
//! markup that a reader of `pwa/*.html` would look for there.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context as _, Result, bail};

use super::assets::Page;
use super::{App, Files, short_hash};
use crate::place;

/// Fills one page's template.
pub fn add(files: &mut Files, app: App, page: &Page) -> Result<()> {
    let name = format!("{}.html", app.name());
    let template = fs::read_to_string(place::root().join("pwa").join(&name))
        .with_context(|| format!("cannot read pwa/{name}"))?;
    let html = fill(&template, page).with_context(|| format!("in pwa/{name}"))?;
    files.insert(name, html.into_bytes());
    Ok(())
}

fn fill(template: &str, page: &Page) -> Result<String> {
    let mut texts = String::new();
    for (language, url) in &page.texts {
        write!(texts, " data-texts-{language}=\"{url}\"")?;
    }
    let mut head = String::new();
    // The program is fetched while the glue is still being read: one round trip less on a slow phone.
    writeln!(
        head,
        "<link rel=\"preload\" href=\"{}\" as=\"fetch\" type=\"application/wasm\" crossorigin>",
        page.program.wasm
    )?;
    for module in &page.program.modules {
        writeln!(head, "<link rel=\"modulepreload\" href=\"{module}\">")?;
    }
    if page.manifest {
        writeln!(head, "<link rel=\"manifest\" href=\"/manifest.webmanifest\">")?;
    }
    for icon in &page.icons {
        let kind = match icon.as_str() {
            name if name.contains("maskable") || name.contains("badge") => continue,
            name if name.starts_with("apple-touch-icon") => "rel=\"apple-touch-icon\"",
            name if name.ends_with("icon.svg") => "rel=\"icon\" type=\"image/svg+xml\"",
            name if name.ends_with("-192.png") => "rel=\"icon\" type=\"image/png\" sizes=\"192x192\"",
            name if name.ends_with("-32.png") => "rel=\"icon\" type=\"image/png\" sizes=\"32x32\"",
            _ => continue,
        };
        writeln!(head, "<link {kind} href=\"/assets/icons/{icon}\">")?;
    }
    writeln!(head, "<link rel=\"stylesheet\" href=\"{}\">", page.css)?;
    write!(head, "<script type=\"module\" src=\"{}\"></script>", page.program.start)?;

    let mut html = template.to_owned();
    for (token, value) in [(" data-texts", texts.as_str()), ("<!-- head -->", head.as_str())] {
        if html.matches(token).count() != 1 {
            bail!("the token `{}` must stand there exactly once", token.trim());
        }
        html = html.replace(token, value);
    }
    Ok(html)
}

/// Fills the service worker, once the patient's page and all it needs are there.
pub fn add_service_worker(files: &mut Files) -> Result<()> {
    let path = place::root().join("assets/sw.js");
    let Ok(template) = fs::read_to_string(&path) else { return Ok(()) };
    let mut urls = vec!["/".to_owned()];
    let mut content = files.get("patient.html").cloned().unwrap_or_default();
    for (path, bytes) in files.iter() {
        let shell = path == "manifest.webmanifest"
            || path.starts_with("assets/icons/")
            || path.starts_with("assets/patient")
            || used_by_patient(files, path);
        if shell {
            urls.push(format!("/{path}"));
            content.extend_from_slice(path.as_bytes());
            content.extend_from_slice(bytes);
        }
    }
    let kept = fs::read_to_string(place::root().join("pwa/js/kept.js")).context("cannot read kept.js")?;
    let worker = precache(&with_module(&template, &kept)?, &urls, &short_hash(&content))?;
    files.insert("sw.js".to_owned(), worker.into_bytes());
    Ok(())
}

/// Puts the module that the app shares into the service worker, which can't import one in every browser.
fn with_module(template: &str, module: &str) -> Result<String> {
    const PLACE: &str = "/* __KEPT__ */";
    if !template.contains(PLACE) {
        bail!("assets/sw.js must hold {PLACE}");
    }
    Ok(template.replace(PLACE, &module.replace("\nexport ", "\n")))
}

/// A library's module belongs to the shell when the patient's page preloads it.
fn used_by_patient(files: &Files, path: &str) -> bool {
    let page = files.get("patient.html").map(|html| String::from_utf8_lossy(html).into_owned());
    path.starts_with("assets/part.") && page.is_some_and(|html| html.contains(path))
}

fn precache(template: &str, urls: &[String], version: &str) -> Result<String> {
    let list = serde_json::to_string(urls)?;
    if !template.contains("__PRECACHE__") || !template.contains("__VERSION__") {
        bail!("assets/sw.js must hold the tokens __PRECACHE__ and __VERSION__");
    }
    Ok(template
        .replace("\"__PRECACHE__\"", &list)
        .replace("'__PRECACHE__'", &list)
        .replace("__PRECACHE__", &list)
        .replace("__VERSION__", version))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::wasm::Program;
    use super::*;

    fn page() -> Page {
        Page {
            program: Program {
                start: "/assets/patient-start.1.js".into(),
                modules: vec!["/assets/patient.2.js".into()],
                wasm: "/assets/patient_bg.3.wasm".into(),
            },
            css: "/assets/patient.4.css".into(),
            texts: BTreeMap::from([("ja".into(), "/assets/patient-ja.5.ftl".into())]),
            icons: vec!["icon.svg".into(), "icon-maskable-512.png".into()],
            manifest: true,
        }
    }

    #[test]
    fn a_page_names_every_file_of_the_build() -> Result<()> {
        let html = fill("<html data-texts>\n<!-- head -->", &page())?;
        assert!(html.starts_with("<html data-texts-ja=\"/assets/patient-ja.5.ftl\">"), "{html}");
        for url in
            ["patient-start.1.js", "patient.2.js", "patient_bg.3.wasm", "patient.4.css", "icons/icon.svg"]
        {
            assert!(html.contains(url), "{url} in {html}");
        }
        assert!(!html.contains("maskable"), "{html}");
        Ok(())
    }

    #[test]
    fn a_template_without_its_tokens_is_an_error() {
        assert!(fill("<html>", &page()).is_err());
    }

    #[test]
    fn the_service_worker_gets_a_list_however_its_token_is_quoted() -> Result<()> {
        let urls = ["/".to_owned(), "/a".to_owned()];
        for token in ["__PRECACHE__", "\"__PRECACHE__\"", "'__PRECACHE__'"] {
            let js = precache(&format!("const L = {token}; const V = \"__VERSION__\";"), &urls, "v1")?;
            assert_eq!(js, "const L = [\"/\",\"/a\"]; const V = \"v1\";");
        }
        Ok(())
    }
}
