//! A rule change previewed and switched on, in real browsers against the real programs: a manager drafts a lower fever, is
//! refused where it isn't safe, sees what it would have done to last week's reports, switches it on, and the next report
//! of a patient is judged by it. At a desk and on a tablet, with nothing that axe-core finds.

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::{ReportReceipt, SubmitReport};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::report::Answers;
use mimamori_domain::triage::Tier;
use mimamori_domain::values::Temperature;
use mimamori_domain::{ClientReportId, PatientId};
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::Browser;
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::{Account, Client, expect};
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;
use reqwest::StatusCode;

const FEVER: &str = "[data-rule-line='temperature-watch']";

#[tokio::test(flavor = "multi_thread")]
async fn browser_rules_on_sqlite() {
    journey(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_rules_on_postgres() {
    journey(Backend::Postgres).await.unwrap();
}

/// 38.6 °C, sent by the patient's own phone.
async fn report(ward: &Ward, phone: &Client, patient: PatientId) -> Result<Tier> {
    let now = ward.store.now();
    let sent = SubmitReport {
        id: ClientReportId::new(now, ward.store.rng()),
        measured_at: now,
        supersedes: None,
        answers: Answers { temperature: Temperature::new(386), can_drink: Some(true), ..Answers::default() },
    };
    let answer = phone.post(&format!("/api/v1/patient/people/{patient}/reports"), &sent).await?;
    let receipt: ReportReceipt = serde_json::from_value(expect(answer, StatusCode::CREATED).await?)?;
    Ok(receipt.report.assessment.tier)
}

async fn journey(backend: Backend) -> Result<()> {
    let ward = Ward::open(backend, &[]).await?;
    let patient = ward
        .register(PatientForm {
            name: "見守 花子".into(),
            kana: "ミマモリ ハナコ".into(),
            birth_date: "1980-01-01".into(),
            phone: "09012345678".into(),
            classification: "confirmed".into(),
            reporting_mode: "self".into(),
            ..PatientForm::default()
        })
        .await?;
    let (phone, _) = Client::patient(&ward.system, &ward.link(patient).await?, "1980-01-01").await?;
    ensure!(report(&ward, &phone, patient).await? == Tier::Routine, "before");

    let mut judge = Judge::new()?;
    let account =
        |login: &str, name: &str| Account::open(&ward.system, login, name, "manager", &["--center", "c1"]);
    let (first, second) = (account("taro", "管理 太郎")?, account("jiro", "管理 次郎")?);
    let desk = log_in(&ward.system, &first, USUAL).await?;
    let tablet = log_in(&ward.system, &second, (TABLET, "ja", true)).await?;
    desk.open(&ward.system.url("/staff/rules")).await?;
    desk.expect("[data-rule='temperature-watch']", "39.1").await?;
    judge.look(&desk, "the rules in force").await?;

    // What nobody may change says so; what isn't safe is refused at its rule, and what was typed stays.
    desk.click("#rules-change").await?;
    desk.click("[data-rule-line='urgent-sign'] summary").await?;
    ensure!(!desk.has("#rule-urgent-sign-on").await?, "the thirteen signs stay");
    desk.click("[data-rule-line='spo2-emergency'] summary").await?;
    desk.fill("#rule-spo2-emergency-at_most", "85").await?;
    desk.click(&format!("{FEVER} summary")).await?;
    desk.fill("#rule-temperature-watch-at_least", "38.5").await?;
    desk.click("#rules-keep").await?;
    desk.expect(FEVER, "根拠").await?;
    desk.find(&format!("{FEVER} .field-error span")).await?;
    desk.fill("#rule-temperature-watch-source", "北保健所の医師、2022-01").await?;
    desk.fill("#rule-spo2-emergency-source", "ためし").await?;
    desk.click("#rules-keep").await?;
    desk.expect("[data-rule-line='spo2-emergency'] .field-error", "90 %以下は、いつも").await?;
    judge.look(&desk, "a refused rule").await?;
    desk.fill("#rule-spo2-emergency-at_most", "90").await?;
    desk.fill("#rule-spo2-emergency-source", "Tokyo").await?;
    desk.click("#rules-keep").await?;
    desk.expect("#rules-draft [data-change='temperature-watch']", "38.5").await?;

    // Last week, beside the verdicts.
    desk.click("#rules-try").await?;
    desk.find("#rules-result[data-higher='1'][data-lower='0']").await?;
    desk.expect("[data-cell='routine-watch']", "1").await?;
    desk.expect("[data-example='routine-watch']", "見守 花子").await?;
    judge.look(&desk, "what the draft would have done").await?;

    // Meanwhile the colleague sees it too, on a tablet, and changes it first.
    tablet.open(&ward.system.url("/staff/rules")).await?;
    tablet.find("#rules-result[data-higher='1']").await?;
    judge.look(&tablet, "the draft on a tablet").await?;
    tablet.click("#rules-edit").await?;
    tablet.click(&format!("{FEVER} summary")).await?;
    judge.look(&tablet, "the form on a tablet").await?;
    tablet.fill("#rule-temperature-watch-at_least", "38.4").await?;
    tablet.click("#rules-keep").await?;
    tablet.expect("#rules-draft", "38.4").await?;
    ensure!(report(&ward, &phone, patient).await? == Tier::Routine, "a draft judges nobody");
    switch(&desk).await?;
    desk.expect("#rules-switch .refusals", "変更案").await?;

    tablet.click("#rules-try").await?;
    tablet.find("#rules-result[data-higher='2']").await?;
    switch(&tablet).await?;
    tablet.expect("#rules-coming, #rules-in-force", "管理 次郎").await?;
    judge.look(&tablet, "switched on").await?;
    let judged = async {
        for _ in 0..40 {
            if report(&ward, &phone, patient).await? == Tier::Watch {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        }
        anyhow::bail!("still judged by the old rules")
    };
    judged.await?;
    desk.reload().await?;
    desk.expect("#rules-in-force [data-rule='temperature-watch']", "38.4").await?;
    desk.expect("#rules-history", "2021年9月1日").await?;
    judge.look(&desk, "in force").await?;
    let page = ward.nurse.get(&format!("/api/v1/staff/patients/{patient}")).await?;
    let page = expect(page, StatusCode::OK).await?.to_string();
    ensure!(page.contains("reason-set-temperature"), "the nurse reads why");
    judge.verdict()?;
    for browser in [desk, tablet] {
        browser.close().await?;
    }
    Ok(())
}

async fn switch(browser: &Browser) -> Result<()> {
    browser.fill("#switch-reason", "感染拡大のため、早めに電話する").await?;
    browser.click("#switch-ask").await?;
    browser.click("#switch-confirm").await.context("the question")
}
