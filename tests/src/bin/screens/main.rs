//! A sheet of all screens: both apps on a phone and at a desk, light and dark, in Japanese and English, and the patient
//! app in every language, as PNG beside an index to look through. It judges nothing; people do.

mod staff;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::patient::Language;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK, PHONE};
use mimamori_tests::process::System;
use mimamori_tests::proxy::Proxy;
use mimamori_tests::walk::{Family, every_screen};
use mimamori_tests::ward::Ward;

/// Two SMS providers to be seen; nothing is sent to them.
const PROVIDERS: &[(&str, &str)] = &[
    ("MIMAMORI__SMS__PROVIDERS__MAIN__BASE_URL", "http://127.0.0.1:1"),
    ("MIMAMORI__SMS__PROVIDERS__MAIN__ACCOUNT_SID", "AC1"),
    ("MIMAMORI__SMS__PROVIDERS__MAIN__AUTH_TOKEN", "x"),
    ("MIMAMORI__SMS__PROVIDERS__SECOND__BASE_URL", "http://127.0.0.1:1"),
    ("MIMAMORI__SMS__PROVIDERS__SECOND__ACCOUNT_SID", "AC2"),
    ("MIMAMORI__SMS__PROVIDERS__SECOND__AUTH_TOKEN", "x"),
];

#[tokio::main]
async fn main() -> Result<()> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/screens".into()));
    std::fs::create_dir_all(&out)?;
    let mut system = System::prepare(Backend::Sqlite, PROVIDERS).await?;
    simulate(&system)?;
    let proxy = Proxy::start(system.port()).await?;
    let base = format!("http://localhost:{}", proxy.port());
    system.set_public_url(&base);
    system.start_server().await?;
    system.start_worker()?;
    let ward = Ward::within(system).await?;
    let mut names = vec![];
    for (language, dark) in [(Language::Ja, false), (Language::En, true)] {
        for (size_name, size) in [("phone", PHONE), ("desk", DESK)] {
            let tag = format!("{size_name}-{}-{language}", if dark { "dark" } else { "light" });
            let mut sheet =
                Sheet::new(Browser::start_as(size, language.tag(), dark).await?, &out, tag).await?;
            sheet.patient(&ward, (&base, &proxy), language).await?;
            staff::every_screen(&mut sheet, &ward.system).await.with_context(|| sheet.tag.clone())?;
            names.append(&mut sheet.close().await?);
        }
    }
    for language in Language::ALL.iter().filter(|language| !Language::STAFF.contains(language)) {
        let tag = format!("phone-light-{language}");
        let mut sheet = Sheet::new(Browser::start_as(PHONE, language.tag(), false).await?, &out, tag).await?;
        sheet.patient(&ward, (&base, &proxy), *language).await?;
        names.append(&mut sheet.close().await?);
    }
    index(&out, &names)?;
    println!("{} pictures: {}", names.len(), out.join("index.html").display());
    Ok(())
}

/// What a tap leaves on a screen for a moment.
const CALM: &str =
    "const calm = new CSSStyleSheet(); calm.replaceSync('* { -webkit-tap-highlight-color: transparent }');
    document.adoptedStyleSheets = [calm];";

/// One browser's pictures.
struct Sheet<'a> {
    browser: Browser,
    out: &'a Path,
    tag: String,
    names: Vec<String>,
}

impl<'a> Sheet<'a> {
    async fn new(browser: Browser, out: &'a Path, tag: String) -> Result<Self> {
        eprintln!("{tag}");
        browser.before_each_page(CALM).await?;
        Ok(Self { browser, out, tag, names: vec![] })
    }

    /// Ends the browser; the names of the pictures.
    async fn close(self) -> Result<Vec<String>> {
        self.browser.close().await?;
        Ok(self.names)
    }

    /// Every screen of the patient app, with a family of its own.
    async fn patient(&mut self, ward: &Ward, place: (&str, &Proxy), language: Language) -> Result<()> {
        let family = Family::register(ward, 0).await?;
        let Self { browser, out, tag, names } = self;
        let walked = every_screen(browser, ward, place, &family, language, async |name| {
            names.push(shot(browser, out, &format!("p-{name}-{tag}"), false).await?);
            Ok(())
        });
        walked.await.with_context(|| tag.clone())
    }

    /// A picture of the whole page.
    async fn shot(&mut self, name: &str) -> Result<()> {
        self.names.push(shot(&self.browser, self.out, &format!("{name}-{}", self.tag), true).await?);
        Ok(())
    }
}

/// The name of the picture's file: of the whole page, or of what is in the window.
async fn shot(browser: &Browser, out: &Path, name: &str, whole: bool) -> Result<String> {
    // Fonts and the last paint: two frames after everything is laid out.
    let painted = "const done = arguments[0]; document.fonts.ready.then(() => \
                   requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
    browser.js_async(painted).await?;
    let file = format!("{name}.png");
    let picture = if whole { browser.whole_page().await? } else { browser.picture().await? };
    std::fs::write(out.join(&file), picture)?;
    Ok(file)
}

fn simulate(system: &System) -> Result<()> {
    let program = std::env::current_exe()?.with_file_name("simulate");
    let done = Command::new(program)
        .args(["--database-url", system.database().url(), "--public-url", &system.url("")])
        .arg("--keys")
        .arg(system.folder().join("keys"))
        .arg("--messages")
        .arg(system.folder().join("messages"))
        .status()?;
    ensure!(done.success(), "simulate ended with {done}");
    Ok(())
}

fn index(out: &Path, names: &[String]) -> Result<()> {
    let mut page = String::from(
        "<!doctype html><meta charset=utf-8><title>Screens</title>\
         <style>body{font:14px system-ui;background:#888}figure{display:inline-block;margin:8px;vertical-align:top}\
         img{max-height:600px;display:block}figcaption{color:#fff}</style>",
    );
    for name in names {
        let _ =
            write!(page, "<figure><img src=\"{name}\" loading=lazy><figcaption>{name}</figcaption></figure>");
    }
    Ok(std::fs::write(out.join("index.html"), page)?)
}
