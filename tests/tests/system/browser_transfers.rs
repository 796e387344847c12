//! A transfer accepted and one refused, by the nurses of two centres at a desk and at a tablet: asked with a note, seen at
//! once, decided with everything in sight; what the old centre keeps, and what neither sees any more.

use anyhow::{Result, ensure};
use mimamori_domain::PatientId;
use mimamori_domain::patient::PatientForm;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::Browser;
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn browser_transfers_on_sqlite() {
    transfers(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_transfers_on_postgres() {
    transfers(Backend::Postgres).await.unwrap();
}

async fn patient(ward: &Ward, name: &str, phone: &str) -> Result<PatientId> {
    let form = PatientForm {
        name: name.into(),
        kana: "カナ".into(),
        birth_date: "1950-01-01".into(),
        phone: phone.into(),
        classification: "confirmed".into(),
        place: "hotel".into(),
        hotel: "海辺ホテル".into(),
        room: "502".into(),
        reporting_mode: "phone".into(),
        ..PatientForm::default()
    };
    ward.register(form).await
}

async fn report(ward: &Ward, id: PatientId, spo2: u8) -> Result<()> {
    ward.report(id, json!({"temperature": 376, "spo2": spo2, "trend": "worse"})).await
}

/// Chooses the entry of a list that has these words.
async fn choose(browser: &Browser, css: &str, words: &str) -> Result<()> {
    browser.find(&format!("{css} option:nth-child(2)")).await?;
    browser
        .js(
            "const list = document.querySelector(arguments[0]);
             list.value = [...list.options].find((option) => option.text === arguments[1]).value;
             list.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![css.into(), words.into()],
        )
        .await?;
    Ok(())
}

/// Asks the other centre, on the patient's page.
async fn ask(browser: &Browser, ward: &Ward, id: PatientId) -> Result<()> {
    browser.open(&ward.system.url(&format!("/staff/patients/{id}"))).await?;
    browser.click("#transfer-ask summary").await?;
    browser.click("#transfer-submit").await?;
    browser.expect("#transfer-center-error", "入力").await?;
    choose(browser, "#transfer-center", "南保健所").await?;
    browser.fill("#transfer-note", "明日、長女の家へ移られます。夜は長女の方へ電話を。").await?;
    browser.click("#transfer-submit").await?;
    browser.find("#open-transfer .act-withdraw").await?;
    Ok(())
}

async fn transfers(backend: Backend) -> Result<()> {
    let ward = Ward::open(backend, &[]).await?;
    let center = ["create-center", "--code", "c2", "--name", "南保健所", "--phone", "0611112222"];
    ward.system.admin(&center, "")?;
    let goes = patient(&ward, "カブレラ・モンテネグロ・デ・ラ・クルス マリア", "080-0000-7771").await?;
    let stays = patient(&ward, "灯台 守", "080-0000-7772").await?;
    report(&ward, goes, 92).await?;
    let ours = Account::open(&ward.system, "ours", "青葉 春香", "nurse", &["--center", "c1"])?;
    let theirs = Account::open(&ward.system, "theirs", "若葉 夏美", "nurse", &["--center", "c2"])?;
    let one = log_in(&ward.system, &ours, USUAL).await?;
    let two = log_in(&ward.system, &theirs, (TABLET, "ja", false)).await?;
    let mut judge = Judge::new()?;
    two.find(".updated-live").await?;

    // Asked: at once on the other centre's screen, with a sign in the navigation.
    ask(&one, &ward, goes).await?;
    judge.look(&one, "transfer-asked-desk").await?;
    two.expect("#transfers-waiting", "1件").await?;
    two.find("[data-incoming='1']").await?;
    ask(&one, &ward, stays).await?;
    two.find("[data-incoming='2']").await?;
    two.click("#transfers-look").await?;
    let card = |id: PatientId| format!(".transfer:has(a[href$='{id}'])");
    two.expect(&card(goes), "海辺ホテル").await?;
    judge.look(&two, "transfers-incoming-tablet").await?;

    // It grows worse while nobody has answered: still ours, and the other centre sees it.
    report(&ward, goes, 88).await?;
    two.find(&format!("{} [data-alert-tier='emergency']", card(goes))).await?;
    one.open(&ward.system.url("/staff")).await?;
    one.find(&format!("#queue-list .row[data-patient-id='{goes}']")).await?;

    // Accepted: theirs from that moment, and gone here, from the open page too.
    one.open(&ward.system.url(&format!("/staff/patients/{goes}"))).await?;
    one.find("#open-transfer").await?;
    judge.look(&two, "transfers-emergency-tablet").await?;
    two.click(&format!("{} .act-accept", card(goes))).await?;
    two.find("dialog[open] .act-answer").await?;
    judge.look(&two, "transfer-accept-tablet").await?;
    two.click("dialog[open] .act-answer").await?;
    two.gone(&card(goes)).await?;
    one.gone("#patient").await?;
    ensure!(!one.page_text().await.contains("カブレラ"), "nothing of the patient stays on the screen");
    one.open(&ward.system.url("/staff/transfers")).await?;
    one.click("#transfers-out").await?;
    one.expect("#transfers-list", "カブレラ").await?;
    ensure!(!one.has("#transfers-list a[href*='patients']").await?, "no way to a page out of sight");
    judge.look(&one, "transfers-out-desk").await?;

    // Refused, with words: it stays, and the reason stands on the page.
    two.click(&format!("{} .act-refuse", card(stays))).await?;
    two.click("dialog[open] .act-answer").await?;
    two.expect("dialog[open] .field-error", "入力").await?;
    two.fill("dialog[open] textarea", "満床のため、来週あらためてご相談ください。").await?;
    two.click("dialog[open] .act-answer").await?;
    two.gone(&card(stays)).await?;
    one.open(&ward.system.url(&format!("/staff/patients/{stays}"))).await?;
    one.expect("#timeline", "満床").await?;
    one.click("#centers details:has(#past-transfers) summary").await?;
    one.expect("#past-transfers", "満床").await?;
    ensure!(one.has("#transfer-ask").await?, "it can be asked again");

    // Shared, and not any more.
    one.click("#share summary").await?;
    choose(&one, "#share-center", "南保健所").await?;
    one.fill("#share-note", "勤務先の調査のため").await?;
    one.click("#share-submit").await?;
    one.find("[data-shared-with]").await?;
    judge.look(&one, "shared-desk").await?;
    two.open(&ward.system.url(&format!("/staff/patients/{stays}"))).await?;
    two.find("#enter-report").await?;
    one.click(".act-unshare").await?;
    one.fill("dialog[open] textarea", "調査が終わったため").await?;
    one.click("dialog[open] .act-unshare-confirm").await?;
    one.gone("[data-shared-with]").await?;
    two.gone("#patient").await?;

    // Theirs now: in their queue, on top.
    two.open(&ward.system.url("/staff")).await?;
    two.find(&format!("#queue-list .row[data-patient-id='{goes}']")).await?;
    judge.verdict()?;
    one.close().await?;
    two.close().await
}
