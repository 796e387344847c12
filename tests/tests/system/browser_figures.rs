//! The numbers for the day in a real browser, counted by a real worker: a manager looks at the own centre and takes the
//! file, the prefecture looks at all of them and into one.

use anyhow::{Context as _, Result, ensure};
use mimamori_server::app::rule_sets;
use mimamori_store::report::Judge as Judging;
use mimamori_tests::backend::Backend;
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::simulate::crowd::{Crowd, fill, offices};
use mimamori_tests::ward::Ward;

const PHONE: (u32, u32) = (390, 844);

#[tokio::test(flavor = "multi_thread")]
async fn browser_figures_on_sqlite() {
    figures(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_figures_on_postgres() {
    figures(Backend::Postgres).await.unwrap();
}

async fn figures(backend: Backend) -> Result<()> {
    let mut ward = Ward::open(backend, &[]).await?;
    let judging = Judging::new(rule_sets()?);
    let offices = offices(&ward.store, None, 2).await?;
    let crowd = Crowd { offices, patients: 300, followed: 300, first: 0, seed: 1 };
    fill(&ward.store, &judging, crowd, |_| {}).await?;
    ward.system.start_worker()?;
    let manager = Account::open(&ward.system, "manager", "管理 一子", "manager", &["--center", "crowd00"])?;
    let browser = log_in(&ward.system, &manager, USUAL).await?;
    let mut judge = Judge::new()?;

    browser.open(&ward.system.url("/staff/figures")).await?;
    browser.expect("#figures-whose", "第0みどり保健所").await?;
    // The first count comes with the worker's first tick; the screen looks again by itself, we sooner.
    for _ in 0..100 {
        if browser.has("#figures-counted").await? {
            break;
        }
        browser.reload().await?;
        browser.find("#figures-whose").await?;
    }
    browser.find("#figures-counted").await?;
    let kept = ward.store.read().await?.figures(None, today(&ward), today(&ward)).await?;
    let (name, figures) =
        kept.centers.iter().find(|(center, _)| center.name.starts_with("第0")).context("a centre")?;
    let moment = figures.moment.as_ref().context("a moment")?;
    browser.expect("[data-tile='followed'] .tile-value", &format!("{} 人", moment.followed)).await?;
    browser.expect("[data-tile='response'] .tile-value", "%").await?;
    browser.find("#figures-queue [data-tier='urgent']").await?;
    judge.look(&browser, "figures-desk").await?;
    let file = "const link = document.querySelector('#figures-file').href;
        fetch(link).then((answer) => answer.text()).then(arguments[0])";
    let text = browser.js_async(file).await?;
    let text = text.as_str().context("a file")?;
    ensure!(text.contains(&format!("{},療養中,,{}", name.name, moment.followed)), "{text}");
    // Yesterday was not looked after by this worker: its course is known, its moment is not.
    browser.click(".figures-days a:first-of-type").await?;
    browser.find(&format!("#figures-day[data-day='{}']", today(&ward).plus_days(-1))).await?;
    browser.find("[data-tile='first']").await?;
    ensure!(!browser.has("[data-tile='followed']").await?, "nobody counted on that day");
    browser.click(".figures-days a:last-of-type").await?;
    browser.find("[data-tile='followed']").await?;
    browser.close().await?;

    let prefecture = Account::open(&ward.system, "prefecture", "県庁 次郎", "prefecture", &[])?;
    let browser = log_in(&ward.system, &prefecture, (TABLET, "en", true)).await?;
    browser.open(&ward.system.url("/staff/figures")).await?;
    browser.expect("#figures-whose", "All health centres").await?;
    browser.find("#figures-centers [data-center]").await?;
    judge.look(&browser, "figures-all-tablet").await?;
    browser.click("#figures-centers [data-center]:nth-child(2) a").await?;
    browser.expect("#figures-whose", "みどり保健所").await?;
    ensure!(!browser.has("#figures-team").await?, "what one person did is for their own centre");
    browser.close().await?;

    let phone = Account::open(&ward.system, "phone", "管理 三子", "manager", &["--center", "crowd01"])?;
    let browser = log_in(&ward.system, &phone, (PHONE, "ja", false)).await?;
    browser.open(&ward.system.url("/staff/figures")).await?;
    browser.find("#figures-counted").await?;
    judge.look(&browser, "figures-phone").await?;
    browser.close().await?;
    judge.verdict()
}

fn today(ward: &Ward) -> mimamori_domain::Date {
    ward.store.now().date()
}
