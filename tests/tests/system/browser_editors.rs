//! Two nurses edit one patient, at a desk and at a tablet: each sees that the other is there; the second is told what
//! changed, chooses with the keyboard where both did, loses nothing, also when a third change comes in between. And the
//! rest of the patient's page: a day set by hand, the timeline.

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::PatientId;
use mimamori_domain::api::{PatientPage, UpdatePatient};
use mimamori_domain::patient::PatientForm;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::Browser;
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;
use reqwest::Method;

#[tokio::test(flavor = "multi_thread")]
async fn browser_editors_on_sqlite() {
    editors(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_editors_on_postgres() {
    editors(Backend::Postgres).await.unwrap();
}

async fn page(ward: &Ward, id: PatientId) -> Result<PatientPage> {
    let answer = ward.nurse.get(&format!("/api/v1/staff/patients/{id}")).await?;
    Ok(serde_json::from_value(answer.json().await?)?)
}

/// Presses a key of the keyboard on what has the focus.
async fn focus(browser: &Browser, id: &str) -> Result<()> {
    browser.js(&format!("document.getElementById('{id}').focus()"), vec![]).await.map(drop)
}

async fn space(browser: &Browser) -> Result<()> {
    for kind in ["keyDown", "keyUp"] {
        let event = serde_json::json!({
            "type": kind, "key": " ", "code": "Space", "windowsVirtualKeyCode": 32, "text": " ",
        });
        browser.devtools("Input.dispatchKeyEvent", event).await?;
    }
    Ok(())
}

async fn editors(backend: Backend) -> Result<()> {
    let ward = Ward::open(backend, &[]).await?;
    let form = PatientForm {
        name: "見張 花子".into(),
        kana: "ミハリ ハナコ".into(),
        birth_date: "1960-01-01".into(),
        phone: "080-0000-7770".into(),
        address: "東町1".into(),
        classification: "confirmed".into(),
        onset_date: mimamori_domain::Clock::now(&mimamori_store::system::SystemClock)
            .date()
            .plus_days(-4)
            .to_string(),
        reporting_mode: "phone".into(),
        ..PatientForm::default()
    };
    let id = ward.register(form).await?;
    let account =
        |login: &str, name: &str| Account::open(&ward.system, login, name, "nurse", &["--center", "c1"]);
    let (first, second) = (account("first", "青葉 春香")?, account("second", "若葉 夏美")?);
    let one = log_in(&ward.system, &first, USUAL).await?;
    let two = log_in(&ward.system, &second, (TABLET, "ja", false)).await?;
    let mut judge = Judge::new()?;
    let edit = ward.system.url(&format!("/staff/patients/{id}/edit"));
    for browser in [&one, &two] {
        browser.open(&edit).await?;
        browser.find("#f-address").await?;
    }
    // Each sees the other, the first one without doing anything.
    two.expect("#others", "青葉 春香").await?;
    one.expect("#others", "若葉 夏美").await?;
    one.find("#others .other-editing").await?;
    judge.look(&one, "edit-others-desk").await?;

    one.fill("#f-address", "西町2").await?;
    one.fill("#f-phone", "080-1111-0001").await?;
    one.click("#patient-submit").await?;
    one.find("#patient").await?;

    two.fill("#f-phone", "080-2222-0002").await?;
    two.fill("#f-emergency_contact", "長女 良子 080-3333-0003").await?;
    two.click("#patient-submit").await?;
    two.find("#merge [data-clash='phone']").await?;
    two.expect("#merge", "青葉 春香").await?;
    two.expect("#merge-taken [data-taken='address']", "西町2").await?;
    judge.look(&two, "merge-tablet").await?;
    // Not before one of the two is chosen.
    two.click("#patient-submit").await?;
    two.expect("#merge [data-clash='phone']", "どちらかを選んでください").await?;
    focus(&two, "merge-phone-mine").await?;
    space(&two).await?;
    two.find("#merge-submit").await?;

    // A third change comes in between: the same again, and what was chosen stays.
    let now = page(&ward, id).await?;
    let third = UpdatePatient {
        form: PatientForm { kana: "ミハリ ハナ".into(), ..now.form.clone() },
        version: now.version,
        reason: String::new(),
    };
    let body = serde_json::to_vec(&third)?;
    let path = format!("/api/v1/staff/patients/{id}");
    let answer = ward.nurse.send(Method::PUT, &path, Some(&body), "application/json").await?;
    ensure!(answer.status().is_success(), "{}", answer.text().await?);
    two.click("#merge-submit").await?;
    two.expect("#merge-taken [data-taken='kana']", "ミハリ ハナ").await?;
    two.click("#merge-submit").await?;
    two.find("#patient").await?;
    let saved = page(&ward, id).await?.form;
    let said = [&saved.phone, &saved.address, &saved.kana, &saved.emergency_contact];
    ensure!(
        said.map(String::as_str) == ["08022220002", "西町2", "ミハリ ハナ", "長女 良子 080-3333-0003"],
        "{said:?}"
    );

    // The page: the timeline names both, and a day set by hand stands with its reason.
    two.expect("#timeline [data-kind='edit']", "若葉 夏美").await?;
    two.click("#timeline-view").await?;
    two.find("#timeline [data-kind='view']").await?;
    two.gone("#timeline [data-kind='edit']").await?;
    two.click("#release-form > summary").await?;
    let day = mimamori_domain::Clock::now(&mimamori_store::system::SystemClock).date().plus_days(12);
    two.js(
        "const field = document.getElementById('release-day'); field.value = arguments[0];
            field.dispatchEvent(new Event('input', {bubbles: true}));",
        vec![day.to_string().into()],
    )
    .await?;
    two.fill("#release-reason", "免疫を抑える薬を使用中").await?;
    two.click("#release-save").await?;
    two.expect("#release-decided", "免疫を抑える薬を使用中").await?;
    one.expect("#release-decided", "若葉 夏美").await?;
    let end = page(&ward, id).await?.expected_end.context("an end")?;
    ensure!(end == day, "{end}");
    judge.look(&one, "patient-desk").await?;
    judge.look(&two, "patient-tablet").await?;
    one.close().await?;
    two.close().await?;
    judge.verdict()
}
