//! A colleague's whole way in and out, in real browsers against the real programs, once on each database: the manager
//! invites, the mail comes, the colleague chooses a password and registers the authenticator, the manager takes it away
//! and the colleague registers another, the manager closes the account and the open page is signed out.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::Clock as _;
use mimamori_server::totp;
use mimamori_store::system::SystemClock;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK};
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::process::System;
use mimamori_tests::reveal;
use serde_json::{Value, json};
use tokio::time::Instant;

const EMAIL: &str = "kango.hanako@example.jp";
const NAME: &str = "看護 花子";
const PASSWORD: &str = "four words in a row";
const ROW: &str = "[data-account='hanako']";

#[tokio::test(flavor = "multi_thread")]
async fn browser_accounts_on_sqlite() {
    journey(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_accounts_on_postgres() {
    journey(Backend::Postgres).await.unwrap();
}

async fn journey(backend: Backend) -> Result<()> {
    let system = System::start(backend, &[]).await?;
    system.admin(&["create-center", "--code", "kita", "--name", "北保健所", "--phone", "0312345678"], "")?;
    let boss = Account::open(&system, "boss", "管理 一郎", "manager", &["--center", "kita"])?;
    let mut judge = Judge::new()?;
    let manager = log_in(&system, &boss, USUAL).await?;
    manager.open(&system.url("/staff/accounts")).await?;
    invite(&manager, &mut judge).await?;

    let link = mailed(&system).await?;
    let colleague = Browser::start(DESK).await?;
    join(&colleague, &link, &mut judge).await?;
    // The link is used up, whoever finds it.
    colleague.open(&link).await?;
    colleague.expect("#join-useless", "もう使われています").await?;
    look(&mut judge, &colleague, "a used link").await?;
    colleague.open(&system.url("/staff")).await?;
    colleague.find(".updated-live").await?;
    manager.reload().await?;
    manager.find(&format!("{ROW}[data-state='active']")).await?;
    look(&mut judge, &manager, "accounts").await?;

    // A lost authenticator: the page that is open is signed out, and the next login registers another.
    deed(&manager, "totp").await?;
    signed_out(&colleague).await?;
    manager.find(&format!("{ROW}[data-state='enrolling']")).await?;
    password(&colleague).await?;
    enrol(&colleague).await?;

    deed(&manager, "disable").await?;
    signed_out(&colleague).await?;
    manager.find(&format!("{ROW}[data-state='disabled'] .act-enable")).await?;
    password(&colleague).await?;
    colleague.find("#login-error").await?;

    let token = link.rsplit('/').next().context("token")?;
    let secrets: Vec<String> = [EMAIL, NAME, PASSWORD, token].map(str::to_owned).to_vec();
    for log in ["server.log", "worker.log", "admin.log"] {
        reveal::in_text(log, &system.log(log), &secrets)?;
    }
    reveal::in_database(system.database(), &secrets).await?;
    judge.verdict()?;
    for browser in [manager, colleague] {
        browser.close().await?;
    }
    Ok(())
}

/// What is refused is said beside its field, and what was typed stays.
async fn invite(manager: &Browser, judge: &mut Judge) -> Result<()> {
    manager.find(".accounts .empty").await?;
    look(judge, manager, "no accounts").await?;
    manager.click("#invite-open").await?;
    for (field, text) in [("name", NAME), ("login", "boss"), ("email", "kango.hanako@")] {
        manager.fill(&format!("#invite-{field}"), text).await?;
    }
    manager.click("#invite-send").await?;
    manager.find("#invite-email[aria-invalid='true']").await?;
    look(judge, manager, "a refused invitation").await?;
    manager.fill("#invite-email", EMAIL).await?;
    manager.click("#invite-send").await?;
    manager.expect("#invite-login-error", "もう使われています").await?;
    manager.fill("#invite-login", "hanako").await?;
    manager.click("#invite-send").await?;
    manager.find(&format!("{ROW}[data-state='invited']")).await?;
    ensure!(!manager.has("#invite-form").await?, "the form is still there");
    ensure!(!manager.has(".accounts .empty").await?, "somebody is there");
    Ok(())
}

async fn join(colleague: &Browser, link: &str, judge: &mut Judge) -> Result<()> {
    colleague.open(link).await?;
    colleague.expect("#join-whom", "北保健所").await?;
    colleague.expect("#join-whom", "hanako").await?;
    look(judge, colleague, "an invitation").await?;
    colleague.fill("#join-password", "short").await?;
    colleague.click("#join-submit").await?;
    colleague.expect("#join-password-error", "12").await?;
    colleague.fill("#join-password", PASSWORD).await?;
    colleague.fill("#join-again", "four words in a roe").await?;
    colleague.click("#join-submit").await?;
    colleague.expect("#join-again-error", "違います").await?;
    colleague.fill("#join-again", PASSWORD).await?;
    colleague.click("#join-submit").await?;
    enrol(colleague).await?;
    let address = colleague.address().await?;
    ensure!(address.ends_with("/staff"), "the token is still in sight: {address}");
    Ok(())
}

/// Registers the authenticator that the page offers, and waits for live work.
async fn enrol(browser: &Browser) -> Result<()> {
    let secret = browser.find("#enrol-secret").await?.attr("data-secret").await?.context("secret")?;
    let secret = totp::from_base32(&secret).context("base32")?;
    browser.fill("#login-code", &totp::code(&secret, SystemClock.now())).await?;
    browser.click("#login-code-submit").await?;
    browser.find(".updated-live").await?;
    Ok(())
}

async fn password(browser: &Browser) -> Result<()> {
    browser.fill("#login-id", "hanako").await?;
    browser.fill("#login-password", PASSWORD).await?;
    browser.click("#login-submit").await
}

/// Nobody touched this browser.
async fn signed_out(browser: &Browser) -> Result<()> {
    browser.find("#session-ended").await?;
    browser.find("#login-id").await?;
    ensure!(!browser.has("#whoami").await?, "somebody is still in");
    Ok(())
}

/// Presses a button of the colleague's row and the one that confirms.
async fn deed(manager: &Browser, word: &str) -> Result<()> {
    manager.click(&format!("{ROW} .act-{word}")).await?;
    manager.find("dialog[open] .dialog-body p").await?;
    manager.click("dialog[open] .act-confirm").await?;
    manager.find("[data-toast='good']").await?;
    Ok(())
}

/// The link in the mail, once it has come.
async fn mailed(system: &System) -> Result<String> {
    let path = system.folder().join("messages/messages.jsonl");
    let until = Instant::now() + Duration::from_secs(20);
    loop {
        let lines = std::fs::read_to_string(&path).unwrap_or_default();
        let mails = lines.lines().map(serde_json::from_str::<Value>).collect::<Result<Vec<_>, _>>()?;
        if let Some(mail) = mails.iter().find(|mail| mail["to"] == EMAIL) {
            let body = mail["body"].as_str().context("body")?;
            ensure!(!body.contains(NAME) && !body.contains("hanako"), "a mail says who: {body}");
            let start = body.find("http").context("link")?;
            return Ok(body[start..].split_whitespace().next().context("link")?.to_owned());
        }
        ensure!(Instant::now() < until, "no mail in {lines}: {}", system.log("worker.log"));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// On the desk and on a tablet held upright.
async fn look(judge: &mut Judge, browser: &Browser, name: &str) -> Result<()> {
    for (width, height) in [TABLET, DESK] {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        judge.look(browser, &format!("{name} {width}")).await?;
    }
    Ok(())
}
