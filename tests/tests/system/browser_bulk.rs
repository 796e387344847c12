//! From the list "no problem" to everybody on it looked after, and back: filtered, looked at, confirmed, told, undone; at a
//! desk and at a tablet.

use anyhow::{Result, ensure};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Clock as _, PatientId};
use mimamori_store::system::SystemClock;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK};
use mimamori_tests::desk::{TABLET, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn browser_bulk_on_sqlite() {
    no_problem(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_bulk_on_postgres() {
    no_problem(Backend::Postgres).await.unwrap();
}

async fn patient(ward: &Ward, n: u8, hotel: &str, spo2: u8) -> Result<PatientId> {
    let form = PatientForm {
        name: if n == 0 {
            "カブレラ・モンテネグロ・デ・ラ・クルス マリア".into()
        } else {
            format!("見張 花子{n}")
        },
        kana: "カナ".into(),
        birth_date: "1960-01-01".into(),
        phone: format!("080-0000-666{n}"),
        classification: "confirmed".into(),
        onset_date: SystemClock.now().date().plus_days(-4).to_string(),
        reporting_mode: "phone".into(),
        place: if hotel.is_empty() { "home".into() } else { "hotel".into() },
        hotel: hotel.into(),
        ..PatientForm::default()
    };
    let id = ward.register(form).await?;
    ward.report(id, json!({"temperature": 365, "spo2": spo2, "trend": "same"})).await?;
    Ok(id)
}

async fn no_problem(backend: Backend) -> Result<()> {
    let ward = Ward::open(backend, &[]).await?;
    for (n, hotel, spo2) in [(0, "海辺ホテル", 98), (1, "海辺ホテル", 97), (2, "", 98), (3, "海辺ホテル", 92)]
    {
        patient(&ward, n, hotel, spo2).await?;
    }
    let mut judge = Judge::new()?;
    for (size, name) in [(DESK, "desk"), (TABLET, "tablet")] {
        let account =
            Account::open(&ward.system, &format!("nurse-{name}"), "青葉 春香", "nurse", &["--center", "c1"])?;
        let browser = log_in(&ward.system, &account, (size, "ja", false)).await?;
        one_round(&ward, &browser, &mut judge, name).await?;
        browser.close().await?;
    }
    judge.verdict()
}

async fn one_round(ward: &Ward, browser: &Browser, judge: &mut Judge, name: &str) -> Result<()> {
    browser.open(&ward.system.url("/staff/patients")).await?;
    browser.expect("[data-list-count='no-problem']", "3").await?;
    browser.expect("[data-list-count='urgent']", "1").await?;
    browser.click("#list-no-problem").await?;
    browser.expect("#list-count", "3人").await?;
    browser.click("#filters > summary").await?;
    browser.click("#filter-place-1").await?;
    browser.expect("#list-count", "2人").await?;
    browser.find("#filters-used").await?;
    judge.look(browser, &format!("lists-{name}")).await?;
    // The address is the list: a reload, or a colleague with the link, sees the same.
    ensure!(
        browser.address().await?.ends_with("#list=no-problem&place=hotel"),
        "{}",
        browser.address().await?
    );
    browser.reload().await?;
    browser.expect("#list-count", "2人").await?;

    browser.click("#bulk-begin").await?;
    browser.find("#bulk-start").await?;
    judge.look(browser, &format!("bulk-start-{name}")).await?;
    browser.click("#bulk-look").await?;
    browser.expect("#bulk[data-state='preview']", "2人に行います").await?;
    browser.find("#bulk-items [data-item-state='waiting']").await?;
    judge.look(browser, &format!("bulk-preview-{name}")).await?;
    browser.click("#bulk-confirm").await?;
    browser.expect("#bulk[data-state='done']", "2人に行いました").await?;
    browser.find("#bulk-items [data-item-state='done']").await?;
    judge.look(browser, &format!("bulk-done-{name}")).await?;

    // Another tab of the same person sees the same, and the list has let them go.
    browser.reload().await?;
    browser.find("#bulk-undo").await?;
    browser.click("#bulk-back").await?;
    browser.expect("[data-list-count='no-problem']", "1").await?;
    browser.js("history.back()", vec![]).await?;
    browser.click("#bulk-undo").await?;
    browser.expect("#bulk[data-state='undone']", "2人を元に戻しました").await?;
    browser.find("#bulk-items [data-item-state='undone']").await?;
    judge.look(browser, &format!("bulk-undone-{name}")).await?;
    browser.click("#bulk-back").await?;
    browser.expect("[data-list-count='no-problem']", "3").await?;

    // A filter under a name.
    browser.click("#list-urgent").await?;
    browser.expect("#list-count", "1人").await?;
    browser.click("#saved > summary").await?;
    browser.fill("#saved-name", &format!("至急 {name}")).await?;
    browser.click("#saved-keep").await?;
    browser.expect(".list-saved ul", &format!("至急 {name}")).await?;
    browser.click("#columns > summary").await?;
    browser.click("#column-language").await?;
    browser.find("[data-column='language']").await?;
    judge.look(browser, &format!("lists-tools-{name}")).await
}
