//! Every screen of staff, at a desk and at a tablet, light and dark, in both languages: nothing that axe-core finds, no
//! text outside its box, also at twice its size.

use anyhow::Result;
use mimamori_domain::PatientId;
use mimamori_domain::patient::PatientForm;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK};
use mimamori_tests::desk::{TABLET, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::{self, Judge};
use mimamori_tests::ward::Ward;

/// A hotel in the patients' data.
const HOTEL: &str = "みなとホテル";

#[tokio::test(flavor = "multi_thread")]
async fn browser_staff_screens_fit_and_can_be_used_by_everybody() {
    every_screen().await.unwrap();
}

async fn every_screen() -> Result<()> {
    let ward = Ward::open(Backend::Sqlite, &[]).await?;
    let patient = ward
        .register(PatientForm {
            name: "カブレラ・モンテネグロ・デ・ラ・クルス マリア・フェルナンダ・アレハンドラ".into(),
            kana: "カブレラ マリア".into(),
            birth_date: "1950-05-05".into(),
            phone: "080-0000-1111".into(),
            email: "maria.fernanda.alejandra.cabrera.montenegro@example.co.jp".into(),
            classification: "confirmed".into(),
            reporting_mode: "phone".into(),
            wish_number: "yes".into(),
            ..PatientForm::default()
        })
        .await?;
    ward.register(PatientForm {
        name: "宿泊 夜子".into(),
        kana: "シュクハク ヨルコ".into(),
        birth_date: "1990-05-05".into(),
        phone: "080-0000-1112".into(),
        classification: "confirmed".into(),
        reporting_mode: "self".into(),
        place: "hotel".into(),
        hotel: HOTEL.into(),
        room: "1203".into(),
        ..PatientForm::default()
    })
    .await?;
    ward.store.count_figures().await?;
    let mut judge = Judge::new()?;
    let at_the_door = Browser::start_as(TABLET, "en", true).await?;
    at_the_door.open(&ward.system.url("/staff")).await?;
    at_the_door.find("#login-id").await?;
    judge.look(&at_the_door, "login tablet").await?;
    at_the_door.close().await?;
    for (size, name, language, dark) in [(DESK, "desk", "ja", false), (TABLET, "tablet", "en", true)] {
        // A code opens one door only: each has their own.
        let account = |role: &str, belongs: &[&str]| {
            Account::open(&ward.system, &format!("{role}-{name}"), "管理 一子", role, belongs)
        };
        let (manager, auditor) = (account("manager", &["--center", "c1"])?, account("auditor", &[])?);
        let browser = log_in(&ward.system, &manager, (size, language, dark)).await?;
        for (page, ready) in pages(patient) {
            browser.open(&ward.system.url(&page)).await?;
            browser.find(ready).await?;
            at(&browser, &mut judge, &format!("{} {name}", page.replace('/', " ").trim())).await?;
        }
        browser.open(&ward.system.url("/staff")).await?;
        if size == TABLET {
            browser.click("#me-open").await?;
        }
        browser.click("#help-open").await?;
        browser.find("#help[open]").await?;
        at(&browser, &mut judge, &format!("help {name}")).await?;
        browser.close().await?;
        let browser = log_in(&ward.system, &auditor, (size, language, dark)).await?;
        browser.open(&ward.system.url("/staff/audit")).await?;
        browser.find("#audit-rows").await?;
        at(&browser, &mut judge, &format!("audit {name}")).await?;
        browser.close().await?;
        let hotel = account("hotel", &["--center", "c1", "--hotel", HOTEL])?;
        let browser = log_in(&ward.system, &hotel, (size, language, dark)).await?;
        browser.find("#guests [data-guest]").await?;
        at(&browser, &mut judge, &format!("building {name}")).await?;
        browser.click(".act-note").await?;
        browser.find("dialog[open] textarea").await?;
        at(&browser, &mut judge, &format!("hotel note {name}")).await?;
        browser.close().await?;
        let prefecture = account("prefecture", &[])?;
        let browser = log_in(&ward.system, &prefecture, (size, language, dark)).await?;
        one_person(&browser, &mut judge, name).await?;
        browser.close().await?;
    }
    judge.verdict()
}

/// The prefecture finds somebody, is asked why, and reads.
async fn one_person(browser: &Browser, judge: &mut Judge, name: &str) -> Result<()> {
    browser.fill("#person-search", "宿泊").await?;
    browser.click("#person-search-submit").await?;
    browser.find("#persons-list [data-person]").await?;
    at(browser, judge, &format!("persons {name}")).await?;
    browser.click(".act-open").await?;
    browser.click("dialog[open] .act-confirm").await?;
    browser.find("dialog[open] textarea[aria-invalid='true']").await?;
    at(browser, judge, &format!("why {name}")).await?;
    browser.fill("dialog[open] textarea", "広域の入院調整のため").await?;
    browser.click("dialog[open] .act-confirm").await?;
    browser.find("#patient").await?;
    browser.find("#person-notice").await?;
    anyhow::ensure!(!browser.has("#edit-patient").await?, "to be read only");
    at(browser, judge, &format!("one person {name}")).await
}

async fn at(browser: &Browser, judge: &mut Judge, place: &str) -> Result<()> {
    judge.look(browser, place).await?;
    looks::text_size(browser, 200).await?;
    judge.fits(browser, &format!("{place} at 200 %")).await?;
    looks::text_size(browser, 100).await
}

/// The address of each page, and what stands there when it is ready.
fn pages(patient: PatientId) -> Vec<(String, &'static str)> {
    vec![
        ("/staff".into(), "#queue-list, .empty"),
        ("/staff/patients".into(), "#patients-list [data-patient-id]"),
        ("/staff/patients#list=unreported&place=home&risk=high".into(), ".empty"),
        ("/staff/patients/new".into(), "#patient-form"),
        (format!("/staff/patients/{patient}"), "#patient"),
        (format!("/staff/patients/{patient}/edit"), "#patient-form, form"),
        (format!("/staff/patients/{patient}/report"), "#report-form"),
        (format!("/staff/patients/{patient}/contacts/new"), "#patient-form"),
        ("/staff/import".into(), "#import-file"),
        ("/staff/transfers".into(), "#transfers-list, .empty"),
        ("/staff/export".into(), "#export-form"),
        ("/staff/messages".into(), "#page-title"),
        ("/staff/on-call".into(), "#on-duty"),
        ("/staff/accounts".into(), "#invite-open"),
        ("/staff/contracts".into(), "#contract-open"),
        ("/staff/follow-up-reports".into(), ".empty, #follow-up-list"),
        ("/staff/figures".into(), "#figures-counted"),
        ("/staff/rules".into(), "#rules-in-force"),
        ("/staff/center".into(), "#center-form"),
        ("/staff/policy".into(), "#policy-form"),
    ]
}
