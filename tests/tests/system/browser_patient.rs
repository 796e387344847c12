//! The patient app in a real browser against the real programs: from the link to the sent report in few taps, in
//! Japanese, Vietnamese and Burmese; a household; a new version in the middle of a draft; a number through all of its
//! five lives. No page reports a breach of the content security policy, and nothing comes from another origin.

use std::collections::BTreeSet;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::patient::Language;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::Browser;
use mimamori_tests::fakes::twilio::Twilio;
use mimamori_tests::newer::Newer;
use mimamori_tests::process::System;
use mimamori_tests::walk::{Family, choose, enter};
use mimamori_tests::ward::Ward;
use serde_json::Value;
use tokio::time::Instant;

/// A small and a usual phone.
const SIZES: [(u32, u32); 2] = [(360, 740), (390, 844)];

/// How long a person takes for a tap and for typing a number.
const TAP: Duration = Duration::from_millis(800);
const NUMBER: Duration = Duration::from_secs(3);

/// Notes every breach of the content security policy where it outlives the page.
const WATCH: &str = "addEventListener('securitypolicyviolation', (breach) => localStorage.setItem('breaches',
    `${localStorage.getItem('breaches') ?? ''}${breach.violatedDirective} ${breach.blockedURI}; `))";

#[tokio::test(flavor = "multi_thread")]
async fn browser_patient_journeys_on_sqlite() {
    journeys(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_patient_journeys_on_postgres() {
    journeys(Backend::Postgres).await.unwrap();
}

async fn journeys(backend: Backend) -> Result<()> {
    let twilio = Twilio::start().await?;
    let mut configuration: Vec<(&str, String)> = twilio.configuration();
    for (key, value) in [
        ("MIMAMORI__POLICY__NUMBER_QUIET_HOURS", "false"),
        ("MIMAMORI__POLICY__MESSAGE_QUIET_HOURS", "false"),
        ("MIMAMORI__POLICY__NUMBER_MINUTES", "1"),
        ("MIMAMORI__POLICY__NUMBER_REMINDER_MINUTES", "1"),
    ] {
        configuration.push((key, value.to_owned()));
    }
    let extra: Vec<(&str, &str)> = configuration.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let mut system = System::prepare(backend, &extra).await?;
    let front = Newer::start(system.port()).await?;
    system.set_public_url(&front.url(""));
    system.start_server().await?;
    system.start_worker()?;
    let ward = Ward::within(system).await?;
    // The numbers' five lives take five minutes, most of it waiting: everything else happens meanwhile, and once is
    // enough. The chain itself is tested on both databases.
    let numbers = async {
        match backend {
            Backend::Sqlite => five_numbers(&ward, &front).await.context("five numbers"),
            Backend::Postgres => Ok(()),
        }
    };
    tokio::try_join!(numbers, others(&ward, &front))?;
    Ok(())
}

async fn others(ward: &Ward, front: &Newer) -> Result<()> {
    for (number, language) in (0..).zip([Language::Ja, Language::Vi, Language::My]) {
        for (more, size) in (0..).zip(SIZES) {
            let family = Family::register(ward, 2 * number + more).await?;
            let told = || format!("{language} at {size:?}");
            first_report(&family, front, size, language).await.with_context(told)?;
        }
    }
    household(ward, front).await.context("household")?;
    new_version(ward, front).await.context("new version")
}

/// A phone whose breaches of the policy are kept.
async fn phone(size: (u32, u32)) -> Result<Browser> {
    let phone = Browser::start_as(size, "en", false).await?;
    phone.before_each_page(WATCH).await?;
    Ok(phone)
}

async fn no_breach(phone: &Browser) -> Result<()> {
    let breaches = phone.js("return localStorage.getItem('breaches')", vec![]).await?;
    ensure!(breaches.is_null(), "the content security policy was breached: {breaches}");
    Ok(())
}

/// A hand that counts what it does.
struct Hand<'a> {
    phone: &'a Browser,
    taps: u32,
    numbers: u32,
}

impl Hand<'_> {
    async fn tap(&mut self, css: &str) -> Result<()> {
        self.taps += 1;
        self.phone.click(css).await
    }
    async fn number(&mut self, css: &str, text: &str) -> Result<()> {
        self.numbers += 1;
        self.phone.fill(css, text).await
    }
}

/// From the link to "arrived", without symptoms: at most twelve taps, within a minute at a person's pace. The language
/// is chosen on the first screen and stays.
async fn first_report(family: &Family, front: &Newer, size: (u32, u32), language: Language) -> Result<()> {
    let phone = phone(size).await?;
    let started = Instant::now();
    phone.open(&front.url(&format!("/i/{}", family.link))).await?;
    phone.find("#birth-year").await?;
    few_requests(&phone, front).await?;
    choose(&phone, language).await?;
    let mut hand = Hand { phone: &phone, taps: 2, numbers: 0 };
    hand.number("#birth-year", "1985").await?;
    hand.number("#birth-month", "1").await?;
    hand.number("#birth-day", "1").await?;
    hand.tap("#enter").await?;
    hand.tap("a[href^='/report/']").await?;
    hand.number("#temperature", "36.4").await?;
    hand.tap("#next").await?;
    hand.number("#spo2", "98").await?;
    hand.tap("#next").await?;
    phone.find("label:has(#sign-blue-lips)").await?;
    hand.tap("#next").await?;
    phone.find("label:has(#symptom-cough)").await?;
    hand.tap("#next").await?;
    hand.tap("label:has(#trend-same)").await?;
    hand.tap("#next").await?;
    phone.find("#answer-course").await?;
    hand.tap("#next").await?;
    phone.find("#arrived").await?;
    let pace = TAP * hand.taps + NUMBER * hand.numbers + started.elapsed();
    println!(
        "{language}, {size:?}: {} taps, {} numbers, {pace:?} at a person's pace",
        hand.taps, hand.numbers
    );
    ensure!(hand.taps <= 12, "{} taps", hand.taps);
    ensure!(pace <= Duration::from_mins(1), "{pace:?}");

    // A correction that is left does not become the next report.
    phone.click("#correct").await?;
    phone.find("#answer-course").await?;
    phone.open(&front.url("/")).await?;
    phone.click("a[href^='/report/']").await?;
    phone.find("#temperature").await?;
    let typed = "return document.querySelector('#temperature').value";
    ensure!(phone.js(typed, vec![]).await? == "", "a value was filled in beforehand");
    phone.open(&front.url("/")).await?;

    // Corrected: the second version takes the first one's place, both are kept.
    phone.click("[id^='correct-']").await?;
    phone.click("#edit-temperature").await?;
    phone.reload().await?;
    phone.fill("#temperature", "37.1").await?;
    for _ in 0..5 {
        phone.click("#next").await?;
    }
    phone.find("#answer-course").await?;
    phone.click("#next").await?;
    phone.find("#arrived").await?;
    phone.open(&front.url("/")).await?;
    phone.expect("main", "37.1").await?;
    phone.find(&format!("html[lang='{}']", language.tag())).await?;
    no_breach(&phone).await?;
    phone.close().await
}

/// At most twelve requests until the first screen can be used, all to us.
async fn few_requests(phone: &Browser, front: &Newer) -> Result<()> {
    let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
    let loaded = phone.js(script, vec![]).await?;
    // One that is asked for twice is fetched once. The page itself is one more.
    let first: BTreeSet<&str> =
        loaded.as_array().context("requests")?.iter().filter_map(Value::as_str).collect();
    ensure!(first.len() < 12, "{} requests: {first:#?}", first.len() + 1);
    ensure!(first.iter().all(|url| url.starts_with(&front.url("/"))), "from elsewhere: {first:#?}");
    Ok(())
}

/// Two people on one phone: each screen says who it is about, and the report is the right one's.
async fn household(ward: &Ward, front: &Newer) -> Result<()> {
    let family = Family::register(ward, 30).await?;
    let phone = phone(SIZES[0]).await?;
    phone.open(&front.url(&format!("/i/{}", family.link))).await?;
    enter(&phone, ("1985", "1", "1")).await?;
    phone.find("a[href^='/report/']").await?;
    phone.open(&front.url(&format!("/i/{}", family.other_link))).await?;
    enter(&phone, ("2012", "3", "3")).await?;
    phone.click(&format!("a[href='/report/{}']", family.second)).await?;
    for _ in 0..6 {
        phone.expect("#person-name", "カブレラ").await?;
        if phone.has("#temperature").await? {
            phone.fill("#temperature", "37.9").await?;
        } else if phone.has("#spo2").await? {
            phone.fill("#spo2", "97").await?;
        } else if phone.has("#trend-same").await? {
            phone.click("label:has(#trend-same)").await?;
        }
        let title = phone.find("#screen-title").await?.text().await?;
        phone.click("#next").await?;
        gone(&phone, &title).await?;
    }
    phone.find("#arrived").await?;
    phone.expect("#person-name", "カブレラ").await?;
    let reports = async |person| {
        let path = format!("/api/v1/staff/patients/{person}/reports");
        let page = ward.nurse.read(&path).await?;
        anyhow::Ok(page.get("items").and_then(Value::as_array).map_or(0, Vec::len))
    };
    ensure!(
        reports(family.second).await? == 1 && reports(family.first).await? == 0,
        "the wrong one's report"
    );
    no_breach(&phone).await?;
    // And a breach would have been noted.
    phone.js("document.body.setAttribute('style', 'color: red')", vec![]).await?;
    ensure!(no_breach(&phone).await.is_err(), "a breach of the policy goes unnoticed");
    phone.close().await
}

/// Waits until the screen is another one.
async fn gone(phone: &Browser, title: &str) -> Result<()> {
    let until = Instant::now() + Duration::from_secs(15);
    loop {
        let now =
            phone.js("return document.querySelector('#screen-title')?.textContent ?? ''", vec![]).await?;
        if now.as_str() != Some(title) {
            return Ok(());
        }
        ensure!(Instant::now() < until, "still at {title}: {}", phone.page_text().await);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A new version takes over while a report is being written: nothing of it is lost.
async fn new_version(ward: &Ward, front: &Newer) -> Result<()> {
    let family = Family::register(ward, 31).await?;
    let phone = phone(SIZES[1]).await?;
    phone.open(&front.url(&format!("/i/{}", family.link))).await?;
    enter(&phone, ("1985", "1", "1")).await?;
    phone.find("a[href^='/report/']").await?;
    phone.js_async("const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true))").await?;
    phone.reload().await?;
    phone.click("a[href^='/report/']").await?;
    phone.fill("#temperature", "38.2").await?;
    phone.click("#next").await?;
    phone.fill("#spo2", "96").await?;
    front.publish();
    let taken_over = phone
        .js_async(
            "const done = arguments[0]; const workers = navigator.serviceWorker; \
             workers.addEventListener('controllerchange', () => done(true)); \
             workers.getRegistration().then((it) => it.update()); setTimeout(() => done(false), 15000)",
        )
        .await?;
    ensure!(taken_over == Value::Bool(true), "the new version did not take over");
    phone.reload().await?;
    let value = "return document.querySelector('#spo2')?.value ?? ''";
    phone.find("#spo2").await?;
    ensure!(phone.js(value, vec![]).await? == "96", "the oxygen is gone");
    phone.open(&front.url(&format!("/report/{}", family.first))).await?;
    phone.find("#resumed").await?;
    let value = "return document.querySelector('#temperature')?.value ?? ''";
    ensure!(phone.js(value, vec![]).await? == "38.2", "the temperature is gone");
    no_breach(&phone).await?;
    phone.close().await
}

/// Asked for once, a number is made anew by itself four times; the page shows which of the five it is and counts down.
async fn five_numbers(ward: &Ward, front: &Newer) -> Result<()> {
    let family = Family::register(ward, 40).await?;
    let phone = phone(SIZES[0]).await?;
    phone.open(&front.url(&format!("/i/{}", family.link))).await?;
    choose(&phone, Language::Ja).await?;
    enter(&phone, ("1985", "1", "1")).await?;
    phone.click("a[href^='/number/']").await?;
    phone.click("#ask-number").await?;
    let mut seen: Vec<String> = vec![];
    let until = Instant::now() + Duration::from_mins(8);
    while seen.len() < 5 {
        ensure!(Instant::now() < until, "{} numbers: {}", seen.len(), phone.page_text().await);
        let shown = phone.js("return document.querySelector('#digits')?.textContent ?? ''", vec![]).await?;
        let shown = shown.as_str().unwrap_or_default().to_owned();
        if shown.is_empty() || seen.contains(&shown) {
            tokio::time::sleep(Duration::from_millis(200)).await;
            continue;
        }
        seen.push(shown);
        phone.expect("#number-state", &format!("5回のうち{}回目", seen.len())).await?;
        phone.find("#countdown").await?;
        phone.find("a#open-cocoa[href^='https://www.mhlw.go.jp/cocoa/a/?pn=']").await?;
    }
    // The fifth is the last: when it has run out, the page says so and offers to ask again.
    phone.find_within("#ask-number", Duration::from_secs(150)).await?;
    ensure!(!phone.has("#digits").await?, "a sixth number");
    no_breach(&phone).await?;
    phone.close().await
}
