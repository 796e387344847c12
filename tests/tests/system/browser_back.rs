//! Getting back in and changing the telephone number, in a real browser against the real programs: a report waits on the
//! phone, the session is gone, the code comes by SMS, and the report goes out by itself.
#![expect(clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::RegisterPatient;
use mimamori_domain::patient::PatientForm;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, PHONE};
use mimamori_tests::fakes::twilio::Twilio;
use mimamori_tests::http::{Account, Client, expect};
use mimamori_tests::process::System;
use mimamori_tests::proxy::Proxy;
use mimamori_tests::world::World;
use reqwest::StatusCode;
use tokio::time::Instant;

const OLD: &str = "+818000001234";
const NEW: &str = "+818000005678";

#[tokio::test(flavor = "multi_thread")]
async fn browser_gets_back_in_with_a_code_and_sends_what_waits() {
    back_in().await.unwrap();
}

async fn start(twilio: &Twilio) -> Result<(System, Proxy)> {
    let configuration = twilio.configuration();
    let mut extra: Vec<(&str, &str)> = configuration.iter().map(|(k, v)| (*k, v.as_str())).collect();
    extra.push(("MIMAMORI__POLICY__MESSAGE_QUIET_HOURS", "false"));
    let mut system = System::prepare(Backend::Sqlite, &extra).await?;
    let proxy = Proxy::start(system.port()).await?;
    system.set_public_url(&format!("http://localhost:{}", proxy.port()));
    system.start_server().await?;
    system.start_worker()?;
    system.admin(&["create-center", "--code", "kita", "--name", "北保健所", "--phone", "0312345678"], "")?;
    Ok((system, proxy))
}

async fn register(system: &System) -> Result<()> {
    let account = Account::open(system, "hanako", "看護 花子", "nurse", &["--center", "kita"])?;
    let nurse = Client::staff(system, &account).await?;
    let form = PatientForm {
        name: "見張 花子".into(),
        kana: "ミハリ ハナコ".into(),
        birth_date: "1985-01-01".into(),
        phone: "080-0000-1234".into(),
        classification: "confirmed".into(),
        reporting_mode: "self".into(),
        ..PatientForm::default()
    };
    let answer = nurse.post("/api/v1/staff/patients", &RegisterPatient { form, duplicate: None }).await?;
    expect(answer, StatusCode::CREATED).await.map(|_| ())
}

async fn birth_date(phone: &Browser) -> Result<()> {
    phone.fill("#birth-year", "1985").await?;
    phone.fill("#birth-month", "1").await?;
    phone.fill("#birth-day", "1").await
}

/// The six digits of the newest code that went to this number.
async fn code(twilio: &Twilio, to: &str) -> Result<String> {
    let sms = twilio.message(to, "確認コード").await?;
    let digits: String = sms["Body"].chars().filter(char::is_ascii_digit).take(6).collect();
    ensure!(digits.len() == 6, "no code in {}", sms["Body"]);
    Ok(digits)
}

async fn type_code(phone: &Browser, code: &str) -> Result<()> {
    let wrong = if code == "000000" { "000001" } else { "000000" };
    phone.fill("#code", wrong).await?;
    phone.click("#code-enter").await?;
    phone.expect("#code-error", "あと4回").await?;
    phone.fill("#code", code).await?;
    phone.click("#code-enter").await
}

async fn back_in() -> Result<()> {
    let twilio = Twilio::start().await?;
    let (system, proxy) = start(&twilio).await?;
    register(&system).await?;
    let invitation = twilio.message(OLD, "/i/").await?;
    let link = invitation["Body"].split_whitespace().find(|word| word.starts_with("http")).context("link")?;

    let phone = Browser::start(PHONE).await?;
    phone.open(link).await?;
    birth_date(&phone).await?;
    phone.click("#enter").await?;
    phone.expect("main", "見張 花子").await?;
    phone.js_async("const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true))").await?;
    phone.reload().await?;

    // A report is written without a network, and meanwhile the session ends.
    phone.find("a[href^='/report/']").await?;
    proxy.cut();
    phone.click("a[href^='/report/']").await?;
    phone.fill("#temperature", "37.4").await?;
    phone.click("#next").await?;
    phone.fill("#spo2", "97").await?;
    phone.click("#next").await?;
    phone.click("label:has(#sign-sudden-breathless)").await?;
    phone.click("#send-now").await?;
    phone.find("#call-now a[href='tel:119']").await?;
    let world = World::of(&system, 1, |_| {}).await?;
    world.meddle("UPDATE patient_session SET revoked_at = created_at").await?;
    proxy.mend();
    phone.reload().await?;

    phone.find("#waiting").await?;
    phone.click("#link-back").await?;
    phone.fill("#contact", "08000001234").await?;
    birth_date(&phone).await?;
    phone.click("#back-send").await?;
    phone.expect("#code-how", "SMS").await?;
    type_code(&phone, &code(&twilio, OLD).await?).await?;
    phone.expect("main", "見張 花子").await?;
    let until = Instant::now() + Duration::from_secs(20);
    while world.count("SELECT COUNT(*) FROM report").await? != 1 || phone.has("#waiting").await? {
        ensure!(Instant::now() < until, "the report still waits: {}", phone.page_text().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }

    phone.open(&system.url("/settings")).await?;
    phone.expect("#contacts", "080-••••-1234").await?;
    phone.click("#contacts a[href$='what=phone']").await?;
    phone.fill("#contact", "080-0000-1234").await?;
    phone.click("#contact-send").await?;
    phone.expect("#contact-error", "同じ").await?;
    phone.fill("#contact", "080-0000-5678").await?;
    phone.click("#contact-send").await?;
    type_code(&phone, &code(&twilio, NEW).await?).await?;
    phone.find("#contact-done").await?;
    phone.expect("main", "080-••••-5678").await?;
    phone.close().await
}
