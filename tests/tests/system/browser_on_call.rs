//! Who is on call, in real browsers against the real programs: an Emergency reaches nobody and the dashboard says so; a
//! manager gives telephone numbers and plans a shift, a nurse takes it over, and the next alarm reaches her by SMS and
//! stands beside the alert. Nothing that axe-core finds, no text outside its box, at a desk and on a tablet in the dark.

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::AlertKind;
use mimamori_domain::triage::Tier;
use mimamori_domain::{Duration, PatientId, Timestamp};
use mimamori_store::alert::RaiseAlert;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::Browser;
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::fakes::twilio::Twilio;
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::process::System;
use mimamori_tests::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn browser_on_call_on_sqlite() {
    journey(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_on_call_on_postgres() {
    journey(Backend::Postgres).await.unwrap();
}

/// An Emergency that was due a moment ago.
async fn overdue(world: &World) -> Result<PatientId> {
    let mut tx = world.store.begin().await?;
    let center = tx.center_by_code("kita").await?.context("the centre")?.id;
    drop(tx);
    let today = world.now().date().to_string();
    let patient = world
        .patient(center, |form| {
            form.reporting_mode = "phone".into();
            form.onset_date = today;
        })
        .await?;
    let owners = world.load(patient).await?.owners;
    let mut tx = world.store.begin().await?;
    tx.raise_alert(RaiseAlert {
        patient_id: patient,
        owners,
        kind: AlertKind::Medical,
        tier: Tier::Emergency,
        reasons: vec![],
        due_at: tx.now.minus(Duration::seconds(1)),
        high_risk: false,
        report_id: None,
    })
    .await?;
    tx.commit().await?;
    Ok(patient)
}

/// Puts a time into a field as its picker does.
async fn set_time(browser: &Browser, id: &str, at: Timestamp) -> Result<()> {
    let script = "const field = document.getElementById(arguments[0]);
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, arguments[1]);
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    let value = format!("{}T{}", at.date(), at.clock_time());
    browser.js(script, vec![id.into(), value.into()]).await.map(drop)
}

async fn give_phone(browser: &Browser, line: usize, phone: &str) -> Result<()> {
    browser.click(&format!("#phones li:nth-child({line}) .act-phone")).await?;
    browser.fill("dialog[open] input[type='tel']", phone).await?;
    browser.click("dialog[open] .act-phone-save").await
}

async fn journey(backend: Backend) -> Result<()> {
    let mut judge = Judge::new()?;
    let twilio = Twilio::start().await?;
    let configuration = twilio.configuration();
    let extra: Vec<(&str, &str)> = configuration.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let system = System::start(backend, &extra).await?;
    system.admin(&["create-center", "--code", "kita", "--name", "北保健所", "--phone", "0312345678"], "")?;
    let of_kita: &[&str] = &["--center", "kita"];
    let manager = Account::open(&system, "taro", "管理 太郎", "manager", of_kita)?;
    let nurse = Account::open(&system, "hanako", "看護 花子", "nurse", of_kita)?;
    let world = World::of(&system, 1, |_| {}).await?;
    let desk = log_in(&system, &manager, USUAL).await?;
    let tablet = log_in(&system, &nurse, (TABLET, "ja", true)).await?;

    // Nobody has a telephone: every dashboard says it, and leads to where it is mended.
    let first = overdue(&world).await?;
    nobody_reached(&desk, &system).await?;
    judge.look(&desk, "the queue with the warning").await?;
    desk.click("#messaging-more").await?;
    desk.find("#on-duty .notice-warning").await?;
    desk.find("#agenda-empty").await?;
    judge.look(&desk, "the empty calendar").await?;

    give_phone(&desk, 2, "090-12").await?;
    desk.expect("dialog[open] .field-error", "11けた").await?;
    desk.fill("dialog[open] input[type='tel']", "090-0000-0002").await?;
    desk.click("dialog[open] .act-phone-save").await?;
    desk.expect("#phones li:nth-child(2)", "090-••••-0002").await?;

    // What is wrong is said beside its field, and what was typed stays.
    let now = world.store.now();
    set_time(&desk, "shift-from", now.minus(Duration::minutes(5))).await?;
    set_time(&desk, "shift-to", now.minus(Duration::hours(2))).await?;
    desk.click("#shift-submit").await?;
    desk.expect("#shift-staff_id-error", "入力してください").await?;
    desk.expect("#shift-to-error", "終了は開始より後").await?;
    desk.click("#shift-staff_id option:nth-child(3)").await?;
    set_time(&desk, "shift-to", now.plus(Duration::hours(8))).await?;
    desk.click("#shift-submit").await?;
    desk.expect("#on-duty", "管理 太郎").await?;
    desk.find("#agenda [data-shift-id]").await?;
    desk.find("#agenda [data-gap]").await?;
    judge.look(&desk, "the calendar").await?;

    // The nurse takes it over, once she has a telephone.
    tablet.open(&system.url("/staff/on-call")).await?;
    tablet.expect("#on-duty", "管理 太郎").await?;
    ensure!(!tablet.has("#shift").await?, "a nurse doesn't plan");
    give_phone(&tablet, 1, "090-0000-0001").await?;
    tablet.expect("#phones li:nth-child(1)", "090-••••-0001").await?;
    tablet.click("#agenda .act-take").await?;
    judge.look(&tablet, "the question before a shift is taken over").await?;
    tablet.click("dialog[open] .act-take-confirm").await?;
    tablet.expect("#on-duty", "看護 花子").await?;
    judge.look(&tablet, "the calendar on a tablet").await?;

    // The next one reaches her, and the page of the patient says so.
    let second = overdue(&world).await?;
    let sms = twilio.message("+819000000001", "/staff").await?;
    let body = sms.get("Body").context("a text")?;
    ensure!(!body.contains("見守 花子"), "{body}");
    tablet.open(&system.url(&format!("/staff/patients/{second}"))).await?;
    tablet.expect(".alarms [data-alarm]", "看護 花子さんへSMS").await?;
    tablet.open(&system.url(&format!("/staff/patients/{first}"))).await?;
    tablet.expect(".alarms", "だれも呼び出せませんでした").await?;
    judge.look(&tablet, "the alert with its alarms").await?;

    // The manager removes the shift: what it covered is plainly nobody's again.
    desk.reload().await?;
    desk.click("#agenda .act-remove").await?;
    desk.click("dialog[open] .act-remove-confirm").await?;
    desk.find("#on-duty .notice-warning").await?;
    judge.verdict()?;
    for browser in [desk, tablet] {
        browser.close().await?;
    }
    Ok(())
}

/// Looks at the queue until it says that nobody could be told.
async fn nobody_reached(browser: &Browser, system: &System) -> Result<()> {
    for _ in 0..20 {
        browser.open(&system.url("/staff")).await?;
        browser.find("#queue-list").await?;
        if let Ok(text) = browser.expect("#messaging-trouble", "だれにも知らせられませんでした").await
        {
            ensure!(text.contains("1件"), "{text}");
            return Ok(());
        }
    }
    anyhow::bail!("the dashboard says nothing")
}
