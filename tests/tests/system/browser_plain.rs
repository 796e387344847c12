//! The pages without scripts in a real browser: from the link to the advice where no script runs at all, and a
//! certificate that somebody else checks.

use anyhow::{Context as _, Result, ensure};
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK, PHONE};
use mimamori_tests::process::System;
use mimamori_tests::walk::{Family, enter};
use mimamori_tests::ward::Ward;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread")]
async fn browser_without_scripts_reports() {
    without_scripts().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_certificate_is_checked_by_somebody_else() {
    certificate().await.unwrap();
}

async fn ward() -> Result<(Ward, Family)> {
    let mut system = System::prepare(Backend::Sqlite, &[]).await?;
    let here = system.url("");
    system.set_public_url(&here);
    system.start_server().await?;
    let ward = Ward::within(system).await?;
    let family = Family::register(&ward, 0).await?;
    Ok((ward, family))
}

async fn without_scripts() -> Result<()> {
    let (ward, family) = ward().await?;
    let phone = Browser::start_without_scripts((500, 844)).await?;
    let link = ward.system.url(&format!("/i/{}", family.link));
    phone.open(&link).await?;
    ensure!(!phone.has("#birth-year").await?, "a script ran");
    // Where the page of the app leads then; the driver can't see inside of <noscript>.
    ensure!(reqwest::get(&link).await?.text().await?.contains("href=\"?form\""), "no way on without scripts");
    phone.open(&format!("{link}?form")).await?;
    enter_plainly(&phone, "1986").await?;
    // Only the answer has this.
    phone.find("[role='alert']").await?;
    enter_plainly(&phone, "1985").await?;
    phone.fill("#temperature", "45").await?;
    phone.fill("#spo2", "92").await?;
    phone.click("form .foot button[type='submit'], form button.wide[type='submit']").await?;
    phone.find("[role='alert'] a[href='#temperature']").await?;
    phone.fill("#temperature", "38.4").await?;
    phone.click("label:has(#trend-worse)").await?;
    phone.click("form .foot button[type='submit'], form button.wide[type='submit']").await?;
    phone.find("#call-now a[href='tel:0312345678']").await?;
    phone.find("#arrived").await?;
    let page = ward.nurse.read(&format!("/api/v1/staff/patients/{}/reports", family.first)).await?;
    ensure!(page.get("items").and_then(Value::as_array).map(Vec::len) == Some(1), "{page}");
    phone.close().await
}

async fn enter_plainly(phone: &Browser, year: &str) -> Result<()> {
    phone.fill("#birth-year", year).await?;
    phone.fill("#birth-month", "1").await?;
    phone.fill("#birth-day", "1").await?;
    phone.click("form button.wide[type='submit']").await
}

async fn certificate() -> Result<()> {
    let (ward, family) = ward().await?;
    let phone = Browser::start(PHONE).await?;
    phone.open(&ward.system.url(&format!("/i/{}", family.link))).await?;
    enter(&phone, ("1985", "1", "1")).await?;
    phone.find("a[href^='/report/']").await?;
    ensure!(!phone.has("a[href^='/certificate/']").await?, "a certificate before the release");
    ward.release(family.first).await?;
    phone.reload().await?;
    phone.click(&format!("a[href^='/certificate/{}']", family.first)).await?;
    let code = phone.find("#certificate-code").await?.text().await?;
    ensure!(code.len() == 14, "twelve characters in groups of four: {code}");

    let employer = Browser::start(DESK).await?;
    employer.open(&ward.system.url("/check")).await?;
    employer.fill("#code", &code.to_lowercase().replace('-', " ")).await?;
    employer.click("form button[type='submit']").await?;
    let valid = employer.find(".notice-success").await.context("valid")?.text().await?;
    ensure!(!employer.page_text().await.contains("見張"), "a name is shown");
    ensure!(!valid.is_empty());
    employer.fill("#code", "0000-0000-0000").await?;
    employer.click("form button[type='submit']").await?;
    employer.find(".notice-error").await?;
    employer.close().await?;
    phone.close().await
}
