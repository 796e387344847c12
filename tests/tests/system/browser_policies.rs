//! How closely a centre watches, in real browsers against the real programs: a manager is refused what lies outside the
//! bounds and what has no reason, saves, and sees the worker look at everybody; a colleague who saves later is told, keeps
//! what was typed, and goes back to the usual numbers. At a desk and on a tablet in the dark.

use anyhow::{Result, ensure};
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::Browser;
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;

#[tokio::test(flavor = "multi_thread")]
async fn browser_policies_on_sqlite() {
    journey(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_policies_on_postgres() {
    journey(Backend::Postgres).await.unwrap();
}

/// What stands in a field.
async fn value(browser: &Browser, id: &str) -> Result<String> {
    let value = browser.js("return document.getElementById(arguments[0]).value", vec![id.into()]).await?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

async fn journey(backend: Backend) -> Result<()> {
    let mut ward = Ward::open(backend, &[]).await?;
    ward.system.start_worker()?;
    let mut judge = Judge::new()?;
    let account =
        |login: &str, name: &str| Account::open(&ward.system, login, name, "manager", &["--center", "c1"]);
    let (first, second) = (account("taro", "管理 太郎")?, account("jiro", "管理 次郎")?);
    let desk = log_in(&ward.system, &first, USUAL).await?;
    let tablet = log_in(&ward.system, &second, (TABLET, "ja", true)).await?;
    for browser in [&desk, &tablet] {
        browser.open(&ward.system.url("/staff/policy")).await?;
        browser.find("#policy-form").await?;
    }
    judge.look(&desk, "the usual numbers").await?;
    judge.look(&tablet, "the usual numbers on a tablet in the dark").await?;

    desk.fill("#policy-silence_low_hours", "一日").await?;
    desk.click("#policy-save").await?;
    desk.expect("#policy-silence_low_hours-error", "範囲の数").await?;
    ensure!(value(&desk, "policy-silence_low_hours").await? == "一日", "what was typed stays");
    desk.fill("#policy-silence_low_hours", "１０").await?;
    desk.fill("#policy-silence_high_hours", "12").await?;
    desk.click("#policy-save").await?;
    desk.expect("#policy-reason-error", "入力してください").await?;
    desk.expect("#policy-silence_high_hours-error", "遅くすることはできません").await?;
    judge.look(&desk, "refused numbers").await?;
    desk.fill("#policy-silence_high_hours", "8").await?;
    desk.fill("#policy-reason", "夜間に悪くなる人が多いため").await?;
    desk.click("#policy-save").await?;
    desk.find("#policy-settling").await?;
    judge.look(&desk, "everybody is looked at").await?;
    desk.gone("#policy-settling").await?;
    desk.click("#policy-changes summary").await?;
    desk.expect("#policy-changes", "24 → 10 時間").await?;
    desk.expect("#policy-changes", "管理 太郎").await?;
    judge.look(&desk, "what was changed").await?;

    // The colleague opened the page before that.
    tablet.fill("#policy-on_call_step_minutes", "3").await?;
    tablet.fill("#policy-reason", "当番が気づかないことがあったため").await?;
    tablet.click("#policy-save").await?;
    tablet.expect("#policy .notice-error", "ほかの人が先に変えました").await?;
    ensure!(value(&tablet, "policy-on_call_step_minutes").await? == "3", "what was typed stays");
    judge.look(&tablet, "somebody was faster, on a tablet in the dark").await?;
    tablet.click("#policy-reload").await?;
    tablet.find("#policy-house").await?;
    ensure!(value(&tablet, "policy-silence_low_hours").await? == "10", "what the first has saved");
    tablet.fill("#policy-reason", "夜間の当番が増えたため").await?;
    tablet.click("#policy-house").await?;
    tablet.gone("#policy-house").await?;
    ensure!(value(&tablet, "policy-silence_low_hours").await? == "24", "the usual numbers");
    judge.verdict()?;
    for browser in [desk, tablet] {
        browser.close().await?;
    }
    Ok(())
}
