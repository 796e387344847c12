//! A sheet of all screens: both apps on a phone and at a desk, light and dark, in Japanese and English, and the patient
//! app in every language, as PNG beside an index to look through. It judges nothing; people do.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use mimamori_domain::PatientId;
use mimamori_domain::patient::Language;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK, PHONE};
use mimamori_tests::http::Account;
use mimamori_tests::process::System;
use mimamori_tests::proxy::Proxy;
use mimamori_tests::walk::{Family, every_screen};
use mimamori_tests::ward::Ward;
use serde_json::Value;
use sqlx::{Connection as _, SqliteConnection};

/// Two SMS providers to be seen; nothing is sent to them.
const PROVIDERS: &[(&str, &str)] = &[
    ("MIMAMORI__SMS__PROVIDERS__MAIN__BASE_URL", "http://127.0.0.1:1"),
    ("MIMAMORI__SMS__PROVIDERS__MAIN__ACCOUNT_SID", "AC1"),
    ("MIMAMORI__SMS__PROVIDERS__MAIN__AUTH_TOKEN", "x"),
    ("MIMAMORI__SMS__PROVIDERS__SECOND__BASE_URL", "http://127.0.0.1:1"),
    ("MIMAMORI__SMS__PROVIDERS__SECOND__ACCOUNT_SID", "AC2"),
    ("MIMAMORI__SMS__PROVIDERS__SECOND__AUTH_TOKEN", "x"),
];

/// A bad day of messaging, and the day after.
const BAD: &[&str] = &[
    "INSERT INTO brake (name, pulled_at, changed_at, backlog_ms, p90_ms)
        SELECT 'reissue', MAX(changed_at), MAX(changed_at), 1560000, 1320000 FROM message WHERE TRUE
        ON CONFLICT (name) DO UPDATE SET pulled_at = excluded.pulled_at, backlog_ms = 1560000, p90_ms = 1320000",
    "INSERT INTO provider (name, stopped_at, code, share, p90_ms, backlog_ms) VALUES
        ('main', (SELECT MAX(changed_at) FROM message), '20003', 1000, 1320000, 1560000),
        ('second', NULL, NULL, 250, 600000, 840000)
        ON CONFLICT (name) DO UPDATE SET stopped_at = excluded.stopped_at, code = excluded.code, share = excluded.share",
    "UPDATE message SET state = 'failed', last_code = '21211',
        filed_at = changed_at, center_id = (SELECT center_id FROM patient WHERE id = message.patient_id)
        WHERE id IN (SELECT m.id FROM message m JOIN patient p ON p.id = m.patient_id
            WHERE m.kind = 'invitation' AND p.center_id = (SELECT center_id FROM patient ORDER BY id LIMIT 1)
            ORDER BY m.id DESC LIMIT 5)",
];
const GOOD: &[&str] = &[
    "UPDATE brake SET pulled_at = NULL",
    "UPDATE provider SET stopped_at = NULL, code = NULL, share = 1000",
    "UPDATE message SET state = 'delivered', filed_at = NULL WHERE state = 'failed'",
];

async fn meddle(system: &System, statements: &[&'static str]) -> Result<()> {
    let mut database = SqliteConnection::connect(system.database().url()).await?;
    for statement in statements {
        sqlx::query(*statement).execute(&mut database).await?;
    }
    Ok(database.close().await?)
}

/// A patient who has had numbers.
async fn with_numbers(system: &System) -> Result<PatientId> {
    let mut database = SqliteConnection::connect(system.database().url()).await?;
    let id = sqlx::query_scalar(
        "SELECT patient_id FROM number GROUP BY patient_id ORDER BY COUNT(*) DESC LIMIT 1",
    )
    .fetch_one(&mut database)
    .await?;
    database.close().await?;
    Ok(id)
}

#[tokio::main]
async fn main() -> Result<()> {
    let out = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| "target/screens".into()));
    std::fs::create_dir_all(&out)?;
    let mut system = System::prepare(Backend::Sqlite, PROVIDERS).await?;
    let demo = simulate(&system)?;
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
            let mut sheet = Sheet::new(Browser::start_as(size, language.tag(), dark).await?, &out, tag);
            sheet.patient(&ward, (&base, &proxy), language).await?;
            staff(&mut sheet, &ward.system, &demo).await.with_context(|| sheet.tag.clone())?;
            names.append(&mut sheet.close().await?);
        }
    }
    for language in Language::ALL.iter().filter(|language| !Language::STAFF.contains(language)) {
        let tag = format!("phone-light-{language}");
        let mut sheet = Sheet::new(Browser::start_as(PHONE, language.tag(), false).await?, &out, tag);
        sheet.patient(&ward, (&base, &proxy), *language).await?;
        names.append(&mut sheet.close().await?);
    }
    index(&out, &names)?;
    println!("{} pictures: {}", names.len(), out.join("index.html").display());
    Ok(())
}

/// One browser's pictures.
struct Sheet<'a> {
    browser: Browser,
    out: &'a Path,
    tag: String,
    names: Vec<String>,
}

impl<'a> Sheet<'a> {
    fn new(browser: Browser, out: &'a Path, tag: String) -> Self {
        eprintln!("{tag}");
        Self { browser, out, tag, names: vec![] }
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
            names.push(shot(browser, out, &format!("p-{name}-{tag}")).await?);
            Ok(())
        });
        walked.await.with_context(|| tag.clone())
    }

    async fn shot(&mut self, name: &str) -> Result<()> {
        self.names.push(shot(&self.browser, self.out, &format!("{name}-{}", self.tag)).await?);
        Ok(())
    }
}

/// The name of the picture's file.
async fn shot(browser: &Browser, out: &Path, name: &str) -> Result<String> {
    // Fonts and the last paint: two frames after everything is laid out.
    let painted = "const done = arguments[0]; document.fonts.ready.then(() => \
                   requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
    browser.js_async(painted).await?;
    let file = format!("{name}.png");
    std::fs::write(out.join(&file), browser.picture().await?)?;
    Ok(file)
}

fn simulate(system: &System) -> Result<Value> {
    let program = std::env::current_exe()?.with_file_name("simulate");
    let demo = system.folder().join("demo.json");
    let done = Command::new(program)
        .args(["--database-url", system.database().url(), "--public-url", &system.url("")])
        .arg("--keys")
        .arg(system.folder().join("keys"))
        .arg("--messages")
        .arg(system.folder().join("messages"))
        .arg("--demo")
        .arg(&demo)
        .status()?;
    if !done.success() {
        bail!("simulate ended with {done}");
    }
    Ok(serde_json::from_str(&std::fs::read_to_string(demo)?)?)
}

async fn staff(sheet: &mut Sheet<'_>, system: &System, demo: &Value) -> Result<()> {
    let nurse = demo.pointer("/staff/0").context("nurse")?;
    let text = |name: &str| nurse[name].as_str().map(str::to_owned).context("staff");
    let account =
        Account { login: text("login")?, password: text("password")?, secret: text("totp_secret_base32")? };
    sheet.browser.open(&system.url("/staff")).await?;
    sheet.browser.find("#login-id").await?;
    sheet.shot("s1-login").await?;
    sheet.browser.fill("#login-id", &account.login).await?;
    sheet.browser.fill("#login-password", &account.password).await?;
    sheet.browser.click("#login-submit").await?;
    sheet.browser.find("#login-code").await?;
    sheet.shot("s2-code").await?;
    // A code is good once: the one of this half minute may have been used by the browser before.
    for attempt in 0.. {
        sheet.browser.fill("#login-code", &account.code()?).await?;
        sheet.browser.click("#login-code-submit").await?;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        if sheet.browser.has("#whoami").await? {
            break;
        }
        if attempt == 2 {
            bail!("the code was refused: {}", sheet.browser.page_text().await);
        }
        tokio::time::sleep(std::time::Duration::from_secs(30)).await;
    }
    sheet.browser.find("#queue-list .row").await?;
    sheet.browser.find(".updated-live").await?;
    sheet.shot("s3-queue").await?;
    sheet.browser.click("#queue-list .row:first-child a").await?;
    sheet.browser.find("#reports").await?;
    sheet.shot("s4-patient").await?;
    for (name, path, wait) in [
        ("s5-patients", "/staff/patients", "#patients-list [data-patient-id]"),
        ("s6-register", "/staff/patients/new", "#f-name"),
        ("s7-import", "/staff/import", "#import-file"),
        ("s13-on-call", "/staff/on-call", "#agenda [data-shift-id]"),
    ] {
        sheet.browser.open(&system.url(path)).await?;
        sheet.browser.find(wait).await?;
        sheet.shot(name).await?;
    }
    messaging(sheet, system).await
}

/// The sending page well and ill, the line above the queue, numbers of one patient and for many.
async fn messaging(sheet: &mut Sheet<'_>, system: &System) -> Result<()> {
    meddle(system, GOOD).await?;
    sheet.browser.click("a.tab[href='/staff/messages']").await?;
    sheet.browser.find("#messaging-well").await?;
    sheet.shot("s8-sending").await?;
    sheet.browser.click("a.tab[href='/staff/patients']").await?;
    sheet.browser.click("#issue-begin").await?;
    sheet.browser.click("#issue-all").await?;
    sheet.browser.click("#issue-look:not([aria-disabled='true'])").await?;
    sheet.browser.find("#issue-preview").await?;
    sheet.shot("s9-issue").await?;
    let patient = with_numbers(system).await?;
    sheet.browser.open(&system.url(&format!("/staff/patients/{patient}"))).await?;
    sheet.browser.find("#contacts").await?;
    sheet.browser.js("document.querySelector('#numbers-title').scrollIntoView()", vec![]).await?;
    sheet.shot("s10-numbers").await?;
    meddle(system, BAD).await?;
    sheet.browser.click("a.tab[href='/staff']").await?;
    sheet.browser.find("#messaging-trouble").await?;
    sheet.shot("s11-queue-trouble").await?;
    sheet.browser.click("#messaging-more").await?;
    sheet.browser.find("#dead-list").await?;
    sheet.shot("s12-sending-trouble").await?;
    sheet.browser.js("document.querySelector('#dead-title').scrollIntoView()", vec![]).await?;
    sheet.shot("s13-dead").await?;
    meddle(system, GOOD).await
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
