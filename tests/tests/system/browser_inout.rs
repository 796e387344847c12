//! In and out, in real browsers against the real programs: a list updates somebody who is known, field by field, and
//! what the centre has is taken out as a file that the test opens again.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::PatientId;
use mimamori_domain::patient::PatientForm;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK};
use mimamori_tests::desk::{TABLET, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::{self, Judge};
use mimamori_tests::opened;
use mimamori_tests::ward::Ward;
use serde_json::json;
use tokio::time::Instant;

#[tokio::test(flavor = "multi_thread")]
async fn browser_update_and_export_at_a_desk() {
    journey(DESK, "desk").await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_update_and_export_on_a_tablet() {
    journey(TABLET, "tablet").await.unwrap();
}

fn hanako() -> PatientForm {
    PatientForm {
        her_sys_id: "HS-0001".into(),
        name: "見張 花子".into(),
        kana: "ミハリ ハナコ".into(),
        birth_date: "1985-01-01".into(),
        phone: "090-1234-5678".into(),
        address: "北1条".into(),
        classification: "confirmed".into(),
        reporting_mode: "phone".into(),
        note: "=1+1".into(),
        ..PatientForm::default()
    }
}

/// The address differs, the e-mail is new, the kana column has a header that nobody knows.
const LIST: &str = "HER-SYS ID,氏名,よみかた,生年月日,診断分類,住所,メール\r\n\
    HS-0001,見張 花子,ミハリ ハナコ,1985-01-01,確定患者,南2条,hana@example.jp\r\n\
    HS-0002,灯台 守,トウダイ マモル,1955-05-05,確定患者,東3条,\r\n";

async fn journey(size: (u32, u32), name: &str) -> Result<()> {
    let ward = Ward::open(Backend::Sqlite, &[]).await?;
    let hanako = ward.register(hanako()).await?;
    let account = Account::open(&ward.system, "manager", "管理 一子", "manager", &["--center", "c1"])?;
    let browser = log_in(&ward.system, &account, (size, "ja", false)).await?;
    let mut judge = Judge::new()?;
    update(&ward, &browser, &mut judge, hanako, name).await?;
    export(&ward, &browser, &mut judge, name).await?;
    browser.close().await?;
    judge.verdict()
}

async fn at(browser: &Browser, judge: &mut Judge, place: &str) -> Result<()> {
    judge.look(browser, place).await?;
    looks::text_size(browser, 200).await?;
    judge.fits(browser, &format!("{place} at 200 %")).await?;
    looks::text_size(browser, 100).await
}

async fn update(
    ward: &Ward,
    browser: &Browser,
    judge: &mut Judge,
    hanako: PatientId,
    name: &str,
) -> Result<()> {
    let file = ward.system.folder().join("一覧.csv");
    std::fs::write(&file, format!("\u{feff}{LIST}"))?;
    browser.open(&ward.system.url("/staff/import")).await?;
    browser.choose_file("#import-file", &file).await?;
    // One column is paired by hand, and that is remembered.
    browser.find("tr[data-line='2'][data-state='bad']").await?;
    browser.js("const s = document.querySelector('#column-2'); s.value = 'kana'; s.dispatchEvent(new Event('change', {bubbles: true}))", vec![]).await?;
    browser.click("#mapping-apply").await?;
    browser.find("tr[data-line='2'][data-state='ask']").await?;
    browser.fill("#mapping-name", "県の一覧").await?;
    browser.click("#mapping-save").await?;
    browser.find("#mapping-saved").await?;
    browser.click("#import-restart").await?;
    browser.choose_file("#import-file", &file).await?;
    browser.expect("#mapping-used", "県の一覧").await?;
    // Once read, the page goes to its head; before that, what is to be clicked still moves.
    browser.find("#page-title:focus").await?;
    // The same person: what is not known yet is taken, what is known stays until somebody says otherwise.
    browser.click(&format!("label:has(#known-2-{hanako})")).await?;
    browser.find("#take-2-email:checked").await?;
    browser.find("#take-2-address:not(:checked)").await?;
    let told = browser.expect("[data-field='address'].difference", "北1条").await?;
    ensure!(told.contains("南2条"), "{told}");
    at(browser, judge, &format!("update {name}")).await?;
    browser.click("label:has(#take-2-address)").await?;
    browser.find("#import-overwrites").await?;
    browser.click("#import-confirm").await?;
    browser.find("#import-result[data-registered='1'][data-corrected='1']").await?;
    browser.find("tr[data-line='2'][data-result='corrected']").await?;
    at(browser, judge, &format!("updated {name}")).await?;
    let patient = ward.nurse.read(&format!("/api/v1/staff/patients/{hanako}")).await?;
    let field = |name: &str| patient.pointer(&format!("/form/{name}")).cloned().unwrap_or_default();
    ensure!(field("address") == "南2条" && field("email") == "hana@example.jp", "{patient}");
    ensure!(field("phone") == "09012345678", "a cell that is not there takes nothing away");
    // The same again: nothing new for either, so nothing to answer.
    browser.click("#import-restart").await?;
    browser.choose_file("#import-file", &file).await?;
    browser.find("tr[data-line='2'][data-state='skip']").await?;
    browser.find("#import-confirm[aria-disabled='true']").await?;
    // Forgotten, the columns are read by their words again.
    browser.click("#import-restart").await?;
    browser.click("[data-mapping='県の一覧'] button").await?;
    browser.gone("#mappings").await
}

async fn export(ward: &Ward, browser: &Browser, judge: &mut Judge, name: &str) -> Result<()> {
    let folder = ward.system.folder().join("downloads");
    std::fs::create_dir(&folder)?;
    let there = json!({"behavior": "allow", "downloadPath": folder});
    browser.devtools("Browser.setDownloadBehavior", there).await?;
    browser.open(&ward.system.url("/staff/patients")).await?;
    browser.click("#export-open").await?;
    browser.find("#export-form").await?;
    for (format, at_least) in [("xlsx", 1), ("csv-utf8", 2), ("csv-cp932", 3)] {
        browser.click(&format!("label:has(#export-format-{format})")).await?;
        browser.click("#export-start").await?;
        browser.find(&format!("#export-log tbody tr:nth-child({at_least})")).await?;
        browser.find("#export-mine[data-state='done']").await?;
        let (file, bytes) = downloaded(&folder, at_least).await?;
        let rows = opened::rows(&bytes).with_context(|| file.clone())?;
        ensure!(rows.len() == 4, "{file}: {rows:?}");
        let cells: Vec<&str> = rows.iter().flatten().map(String::as_str).collect();
        for expected in ["見張 花子", "南2条", "090-1234-5678", "灯台 守"] {
            ensure!(cells.contains(&expected), "{file} lacks {expected}: {rows:?}");
        }
        let guarded = if format == "xlsx" { "=1+1" } else { "'=1+1" };
        ensure!(cells.contains(&guarded), "{file}: {rows:?}");
        let mark = rows.last().and_then(|row| row.first()).context("a mark")?;
        ensure!(mark.contains("管理 一子") && mark.contains("全2件"), "{mark}");
        browser.gone("#export-mine[data-state='running']").await?;
    }
    at(browser, judge, &format!("export {name}")).await?;
    // Only some of them.
    browser.js("const s = document.querySelector('#export-status'); s.value = 'released'; s.dispatchEvent(new Event('change', {bubbles: true}))", vec![]).await?;
    browser.click("label:has(#export-what-reports)").await?;
    browser.click("#export-start").await?;
    browser.find("#export-log tbody tr:nth-child(4)").await?;
    browser.find("#export-mine[data-state='done']").await?;
    let (file, bytes) = downloaded(&folder, 4).await?;
    ensure!(opened::rows(&bytes)?.len() == 2 && file.contains("reports"), "{file}");
    Ok(())
}

/// The newest of so many files, once the browser has all of it.
async fn downloaded(folder: &Path, count: usize) -> Result<(String, Vec<u8>)> {
    let until = Instant::now() + Duration::from_secs(15);
    loop {
        let mut files = vec![];
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            files.push((entry.metadata()?.modified()?, entry.path()));
        }
        let whole = files.iter().all(|(_, path)| path.extension().is_some_and(|it| it != "crdownload"));
        if files.len() == count && whole {
            let (_, newest) = files.into_iter().max().context("a file")?;
            let name = newest.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            return Ok((name, std::fs::read(newest)?));
        }
        ensure!(Instant::now() < until, "{count} files were not downloaded: {files:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
