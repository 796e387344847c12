//! The head of every screen, for every role: one row at a desk and at a tablet in both languages, one button on a phone;
//! its menus by pointer, with nothing that axe-core finds.

use anyhow::{Result, ensure};
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, PHONE};
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn browser_head_is_one_row() {
    every_role().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_head_on_a_phone() {
    on_a_phone().await.unwrap();
}

async fn every_role() -> Result<()> {
    let ward = Ward::open(Backend::Sqlite, &[]).await?;
    ward.system.admin(&["create-association", "--name", "北医師会", "--phone", "0312345678"], "")?;
    let mut judge = Judge::new()?;
    for (role, belongs) in [
        ("manager", &["--center", "c1"][..]),
        ("nurse", &["--center", "c1"]),
        ("clinician", &["--association", "北医師会"]),
        ("hotel", &["--center", "c1", "--hotel", "みなとホテル"]),
        ("prefecture", &[]),
        ("auditor", &[]),
    ] {
        let account = Account::open(&ward.system, &format!("a-{role}"), "勅使河原 佐和子", role, belongs)?;
        let browser = log_in(&ward.system, &account, USUAL).await?;
        one_row(&browser, &format!("{role}, desk, ja")).await?;
        browser.click("[data-language='en']").await?;
        browser.expect("#logout", "Log out").await?;
        one_row(&browser, &format!("{role}, desk, en")).await?;
        resize(&browser, TABLET).await?;
        one_row(&browser, &format!("{role}, tablet, en")).await?;
        browser.click("#me-open").await?;
        judge.look(&browser, &format!("{role}'s own menu, tablet")).await?;
        browser.click("[data-language='ja']").await?;
        browser.find("#me-open[aria-expanded='false']").await?;
        one_row(&browser, &format!("{role}, tablet, ja")).await?;
        if browser.has("#nav-more-open").await? {
            browser.click("#nav-more-open").await?;
            browser.find("#nav-more-open[aria-expanded='true']").await?;
            judge.look(&browser, &format!("{role}'s menu, tablet")).await?;
            // Chosen outside, it closes.
            browser.click("#page-title, .empty").await?;
            browser.find("#nav-more-open[aria-expanded='false']").await?;
        }
        browser.close().await?;
    }
    judge.verdict()
}

async fn resize(browser: &Browser, (width, height): (u32, u32)) -> Result<()> {
    let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
    browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
}

/// Nothing of the head stands below another part of it.
async fn one_row(browser: &Browser, place: &str) -> Result<()> {
    let script = "
        const parts = [...document.querySelectorAll('.head .brand, .head .tab, .head button, .head .whoami')];
        const boxes = parts.filter((part) => part.checkVisibility()).map((part) => part.getBoundingClientRect());
        const lowest = Math.min(...boxes.map((box) => box.bottom));
        return boxes.length < 3 ? 'nothing to see' : boxes.filter((box) => box.top >= lowest).length;";
    let below = browser.js(script, vec![]).await?;
    ensure!(below == json!(0), "{place}: {below} parts of the head below others");
    Ok(())
}

async fn on_a_phone() -> Result<()> {
    let ward = Ward::open(Backend::Sqlite, &[]).await?;
    let account = Account::open(&ward.system, "boss", "管理 一子", "manager", &["--center", "c1"])?;
    let browser = log_in(&ward.system, &account, (PHONE, "ja", false)).await?;
    let mut judge = Judge::new()?;
    browser.find(".updated-live").await?;
    browser.expect("#nav-open", "対応リスト").await?;
    ensure!(!browser.shown("#nav-list").await?, "the menu is open from the beginning");
    browser.click("#nav-open").await?;
    browser.find("#nav-open[aria-expanded='true']").await?;
    judge.look(&browser, "the menu of a phone").await?;
    browser.click("#nav-list a[href='/staff/rules']").await?;
    browser.find("#rules-in-force").await?;
    browser.find("#nav-open[aria-expanded='false']").await?;
    browser.expect("#nav-open", "判定ルール").await?;
    browser.click("#me-open").await?;
    ensure!(browser.shown("#logout").await?, "no way out");
    judge.look(&browser, "one's own menu on a phone").await?;
    browser.click("#logout").await?;
    browser.find("#login-id").await?;
    browser.close().await?;
    judge.verdict()
}
