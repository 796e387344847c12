//! The whole road, in real browsers against the real programs, once on each database: a nurse imports a list as Excel
//! writes it, the patient's link comes by SMS, the patient reports, the report stands on top of the nurse's open queue
//! within a second, one of two nurses gets it, it is closed with a note, and every step is in the audit. In the end
//! neither the logs nor the database show anything of a person.
#![expect(clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, PHONE};
use mimamori_tests::desk::{USUAL, log_in};
use mimamori_tests::fakes::twilio::Twilio;
use mimamori_tests::http::{Account, Client};
use mimamori_tests::process::System;
use mimamori_tests::proxy::Proxy;
use mimamori_tests::reveal;
use tokio::time::Instant;

/// As Excel in Japan saves it: CP932, CRLF, an era date, half-width kana, a number with hyphens.
const LIST: &str = "氏名,フリガナ,生年月日,性別,電話番号,診断分類,発症日,報告方法,処理番号の希望\r\n\
    見張 花子,ﾐﾊﾘ ﾊﾅｺ,S60.1.1,女,080-0000-1234,確定患者,2026/11/16,本人,希望する\r\n\
    灯台 守,ﾄｳﾀﾞｲ ﾏﾓﾙ,昭和30年5月5日,男,03-0000-5678,確定患者,2026/11/17,電話,\r\n";

/// What no log and no column may show.
const SECRETS: &[&str] = &[
    "見張",
    "ミハリ",
    "灯台",
    "トウダイ",
    "08000001234",
    "8000001234",
    "0300005678",
    "息が苦しい",
    "電話した、救急",
];

#[tokio::test(flavor = "multi_thread")]
async fn browser_journey_on_sqlite() {
    journey(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_journey_on_postgres() {
    journey(Backend::Postgres).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_offline_report_is_sent_once() {
    offline().await.unwrap();
}

async fn start(backend: Backend, twilio: &Twilio) -> Result<(System, Proxy)> {
    let configuration = twilio.configuration();
    let mut extra: Vec<(&str, &str)> = configuration.iter().map(|(k, v)| (*k, v.as_str())).collect();
    extra.push(("MIMAMORI__POLICY__NUMBER_QUIET_HOURS", "false"));
    extra.push(("MIMAMORI__POLICY__MESSAGE_QUIET_HOURS", "false"));
    let mut system = System::prepare(backend, &extra).await?;
    let proxy = Proxy::start(system.port()).await?;
    system.set_public_url(&format!("http://localhost:{}", proxy.port()));
    system.start_server().await?;
    system.start_worker()?;
    system.admin(
        &[
            "create-center",
            "--code",
            "kita",
            "--name",
            "北保健所",
            "--phone",
            "0312345678",
            "--night-phone",
            "0312349999",
        ],
        "",
    )?;
    Ok((system, proxy))
}

async fn import(nurse: &Browser, system: &System) -> Result<()> {
    let (bytes, _, unmapped) = encoding_rs::SHIFT_JIS.encode(LIST);
    ensure!(!unmapped, "the list does not fit CP932");
    let file = system.folder().join("患者一覧.csv");
    std::fs::write(&file, bytes)?;
    nurse.open(&system.url("/staff/import")).await?;
    nurse.choose_file("#import-file", &file).await?;
    nurse.expect("#import-encoding", "CP932").await?;
    nurse.find("#import-preview tr[data-line='2'][data-state='take']").await?;
    nurse.find("#import-preview tr[data-line='3'][data-state='take']").await?;
    nurse.click("#import-confirm").await?;
    nurse.find("#import-result[data-registered='2']").await?;
    Ok(())
}

/// The link out of the SMS, as the patient gets it.
async fn link(twilio: &Twilio) -> Result<String> {
    let sms = twilio.message("+818000001234", "/i/").await?;
    let body = &sms["Body"];
    ensure!(!body.contains("見張") && !body.contains("コロナ"), "an SMS may be read by anybody: {body}");
    let start = body.find("http").context("link")?;
    Ok(body[start..].split_whitespace().next().context("link")?.to_owned())
}

async fn open_link(phone: &Browser, url: &str) -> Result<()> {
    phone.open(url).await?;
    birth_date(phone, "1986").await?;
    phone.expect("#birth-error", "4").await?;
    birth_date(phone, "1985").await?;
    phone.expect("main", "見張 花子").await?;
    phone.find("a[href^='/report/']").await?;
    Ok(())
}

async fn birth_date(phone: &Browser, year: &str) -> Result<()> {
    phone.fill("#birth-year", year).await?;
    phone.fill("#birth-month", "1").await?;
    phone.fill("#birth-day", "1").await?;
    phone.click("#enter").await
}

async fn report(phone: &Browser) -> Result<()> {
    phone.click("a[href^='/report/']").await?;
    phone.fill("#temperature", "38.4").await?;
    phone.click("#next").await?;
    phone.fill("#spo2", "92").await?;
    phone.click("#next").await?;
    phone.click("label:has(#sign-sudden-breathless)").await?;
    phone.find("#call-now a[href='tel:119']").await?;
    phone.find("#call-now a[href='tel:0312345678']").await?;
    Ok(())
}

async fn journey(backend: Backend) -> Result<()> {
    let twilio = Twilio::start().await?;
    let (system, _proxy) = start(backend, &twilio).await?;
    let first = Account::open(&system, "hanako", "看護 花子", "nurse", &["--center", "kita"])?;
    let second = Account::open(&system, "jiro", "看護 次郎", "nurse", &["--center", "kita"])?;
    let auditor = Account::open(&system, "auditor", "監査 三郎", "auditor", &[])?;
    let nurse = log_in(&system, &first, USUAL).await?;
    let other = log_in(&system, &second, USUAL).await?;
    import(&nurse, &system).await?;
    nurse.open(&system.url("/staff")).await?;
    other.open(&system.url("/staff")).await?;
    nurse.find(".updated-live").await?;
    other.find(".updated-live").await?;

    let phone = Browser::start(PHONE).await?;
    open_link(&phone, &link(&twilio).await?).await?;
    report(&phone).await?;

    // The clock runs from the tap to the nurse's screen; nobody reloads anything.
    let tapped = Instant::now();
    phone.click("#send-now").await?;
    let row = "#queue-list .row[data-tier='emergency']";
    nurse.find(row).await?;
    let seen = tapped.elapsed();
    let text = nurse.expect(&format!("{row}:first-child"), "見張 花子").await?;
    phone.find("#call-now a[href='tel:119']").await?;
    println!("{backend:?}: on the nurse's screen {} ms after the tap", seen.as_millis());
    ensure!(seen < Duration::from_secs(5), "the report took {seen:?} to the nurse's screen");
    for words in ["急に息苦しくなった", "92", "38.4"] {
        ensure!(text.contains(words), "the row lacks {words}: {text}");
    }

    claim_at_once(&nurse, &other, row).await?;
    close(&nurse, &other, &system).await?;
    number_by_nurse(&nurse, &system, &twilio).await?;

    let trail = Client::staff(&system, &auditor).await?;
    audit(&trail).await?;
    nothing_is_revealed(&system, &twilio).await?;
    for browser in [nurse, other, phone] {
        browser.close().await?;
    }
    Ok(())
}

/// Both press at the same moment: one gets it, the other is told who has it.
async fn claim_at_once(nurse: &Browser, other: &Browser, row: &str) -> Result<()> {
    let button = format!("{row}:first-child [data-action='claim']");
    other.find(&button).await?;
    nurse.find(&button).await?;
    let press = format!("document.querySelector(\"{button}\").click()");
    tokio::try_join!(nurse.js(&press, vec![]), other.js(&press, vec![]))?;
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        let (a, b) = (nurse.has("[data-toast='bad']").await?, other.has("[data-toast='bad']").await?);
        ensure!(!(a && b), "both were told that somebody else has it");
        if a || b {
            let (told, owner) = if a { (nurse, "看護 次郎") } else { (other, "看護 花子") };
            told.expect("[data-toast='bad']", owner).await?;
            return Ok(());
        }
        ensure!(Instant::now() < until, "nobody was told");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Whoever has it records the call and closes it with a note.
async fn close(nurse: &Browser, other: &Browser, system: &System) -> Result<()> {
    let mine = if nurse.has("[data-toast='bad']").await? { other } else { nurse };
    mine.click("#queue-list .row[data-tier='emergency'] a").await?;
    mine.find("#patient").await?;
    mine.click("article.alert[data-tier='emergency'] .act-close").await?;
    mine.click("dialog[open] [data-outcome='ambulance']").await?;
    mine.fill("#close-note", "電話した、救急車を手配").await?;
    mine.click("#close-submit").await?;
    mine.find("#timeline [data-note-kind='close']").await?;
    for browser in [nurse, other] {
        browser.open(&system.url("/staff")).await?;
        browser.find(".updated-live").await?;
        ensure!(!browser.has("#queue-list .row[data-tier='emergency']").await?, "it is still in the queue");
    }
    Ok(())
}

/// Finds a patient by a piece of the name, and opens the page.
async fn find_patient(nurse: &Browser, system: &System, name: &str) -> Result<()> {
    nurse.open(&system.url("/staff/patients")).await?;
    nurse.fill("#patient-search", name).await?;
    nurse.click("#patient-search-submit").await?;
    nurse.expect("#patients-list [data-patient-id]:only-child", name).await?;
    nurse.click("#patients-list [data-patient-id] a").await?;
    nurse.find("#patient").await?;
    Ok(())
}

/// A number asked for by the nurse: digits, link and absolute end in the SMS, minted when it was handed over.
async fn number_by_nurse(nurse: &Browser, system: &System, twilio: &Twilio) -> Result<()> {
    find_patient(nurse, system, "見張").await?;
    nurse.click("#number-issue").await?;
    nurse.find("[data-number-state]").await?;
    let sms = twilio.message("+818000001234", "https://www.mhlw.go.jp/cocoa/a/?pn=").await?;
    let body = &sms["Body"];
    let digits: String = body.split("pn=").nth(1).context("pn")?.chars().take(8).collect();
    ensure!(digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()), "{body}");
    ensure!(body.matches(&digits).count() == 2, "digits and link: {body}");
    ensure!(body.contains("まで"), "no absolute end: {body}");
    ensure!(sms["ValidityPeriod"].parse::<i64>()? <= 3600, "valid longer than the number lives");
    nurse.find("[data-number-state='live']").await?;
    Ok(())
}

async fn audit(trail: &Client) -> Result<()> {
    let mut actions = vec![];
    let mut path = "/api/v1/staff/audit".to_owned();
    loop {
        let page = trail.read(&path).await?;
        for row in page["items"].as_array().context("items")? {
            actions.push(row["action"].as_str().context("action")?.to_owned());
        }
        let Some(next) = page["next"].as_i64() else { break };
        path = format!("/api/v1/staff/audit?before={next}");
    }
    for action in [
        "import.preview",
        "import.confirm",
        "patient.register",
        "invitation.refused",
        "invitation.open",
        "patient.home",
        "report.submit",
        "alert.open",
        "queue.view",
        "alert.claim",
        "patient.view",
        "alert.close",
    ] {
        ensure!(actions.iter().any(|seen| seen == action), "the audit lacks {action}: {actions:?}");
    }
    Ok(())
}

async fn nothing_is_revealed(system: &System, twilio: &Twilio) -> Result<()> {
    let mut secrets: Vec<String> = SECRETS.iter().map(|secret| (*secret).to_owned()).collect();
    for sms in twilio.messages() {
        // Tokens of links and the digits of numbers are secrets as well.
        secrets.extend(sms["Body"].split("/i/").nth(1).map(|rest| rest.chars().take(22).collect::<String>()));
        secrets.extend(sms["Body"].split("pn=").nth(1).map(|rest| rest.chars().take(8).collect::<String>()));
    }
    for log in ["server.log", "worker.log", "admin.log"] {
        reveal::in_text(log, &system.log(log), &secrets)?;
    }
    reveal::in_database(system.database(), &secrets).await
}

async fn offline() -> Result<()> {
    let twilio = Twilio::start().await?;
    let (system, proxy) = start(Backend::Sqlite, &twilio).await?;
    let account = Account::open(&system, "hanako", "看護 花子", "nurse", &["--center", "kita"])?;
    let nurse = log_in(&system, &account, USUAL).await?;
    import(&nurse, &system).await?;
    let phone = Browser::start(PHONE).await?;
    open_link(&phone, &link(&twilio).await?).await?;
    // Home is where the phone is kept; the shell is in its cache once the service worker is in charge.
    phone.js_async("const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true))").await?;
    phone.reload().await?;
    phone.find("a[href^='/report/']").await?;

    proxy.cut();
    report(&phone).await?;
    phone.click("#send-now").await?;
    phone.find("#call-now a[href='tel:119']").await?;
    phone.reload().await?;
    phone.find("#waiting").await?;
    proxy.mend();
    phone.js("window.dispatchEvent(new Event('online'))", vec![]).await?;
    let gone = Instant::now() + Duration::from_secs(30);
    while phone.has("#waiting").await? {
        ensure!(Instant::now() < gone, "the report still waits: {}", phone.page_text().await);
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    // And once more, as a phone does that never heard the answer.
    phone.reload().await?;
    phone.find("a[href^='/report/']").await?;

    find_patient(&nurse, &system, "見張").await?;
    nurse.find("#reports tr[data-report-id]").await?;
    let found =
        nurse.js("return document.querySelectorAll('#reports tr[data-report-id]').length", vec![]).await?;
    ensure!(found == 1, "{found} reports instead of one");
    Ok(())
}
