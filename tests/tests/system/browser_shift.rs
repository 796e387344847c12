//! A shift of two nurses, at a desk and at a tablet: taken, put off, handed over, closed and taken back, by pointer and by
//! keyboard; and every screen of it judged.

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Clock as _, PatientId};
use mimamori_store::system::SystemClock;
use mimamori_tests::backend::Backend;
use mimamori_tests::desk::{TABLET, USUAL, log_in, press};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn browser_shift_on_sqlite() {
    shift(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_shift_on_postgres() {
    shift(Backend::Postgres).await.unwrap();
}

/// Somebody with this oxygen, whose long name must find its place.
async fn patient(ward: &Ward, n: u8, spo2: u8) -> Result<PatientId> {
    let long =
        ["見張 花子", "カブレラ・モンテネグロ・デ・ラ・クルス マリア・フェルナンダ", "灯台 守", "港 渚"];
    let name = long.get(usize::from(n)).context("a name")?;
    let form = PatientForm {
        name: (*name).into(),
        kana: "カナ".into(),
        birth_date: "1960-01-01".into(),
        phone: format!("080-0000-777{n}"),
        classification: "confirmed".into(),
        onset_date: SystemClock.now().date().plus_days(-4).to_string(),
        reporting_mode: "phone".into(),
        ..PatientForm::default()
    };
    let id = ward.register(form).await?;
    ward.report(id, json!({"temperature": 376, "spo2": spo2, "trend": "worse"})).await?;
    Ok(id)
}

async fn shift(backend: Backend) -> Result<()> {
    let ward = Ward::open(backend, &[]).await?;
    let emergency = patient(&ward, 0, 88).await?;
    let urgent = patient(&ward, 1, 92).await?;
    patient(&ward, 2, 93).await?;
    patient(&ward, 3, 95).await?;
    let account =
        |login: &str, name: &str| Account::open(&ward.system, login, name, "nurse", &["--center", "c1"]);
    let (first, second) = (account("first", "青葉 春香")?, account("second", "若葉 夏美")?);
    let one = log_in(&ward.system, &first, USUAL).await?;
    let two = log_in(&ward.system, &second, (TABLET, "ja", false)).await?;
    let mut judge = Judge::new()?;
    one.find(".updated-live").await?;
    two.find(".updated-live").await?;
    judge.look(&one, "queue-desk").await?;
    judge.look(&two, "queue-tablet").await?;

    // By keyboard: the top one is taken and put off for ten minutes; it stays in sight, marked, and comes back.
    let row = |id: PatientId| format!("#queue-list .row[data-patient-id='{id}']");
    press(&one, "j").await?;
    press(&one, "c").await?;
    one.find(&format!("{} .owner-me", row(emergency))).await?;
    two.find(&format!("{}.row-taken", row(emergency))).await?;
    press(&one, "s").await?;
    one.find("#snooze[open] #snooze-10").await?;
    judge.look(&one, "snooze-desk").await?;
    ensure!(!one.has("#snooze-60").await?, "an Emergency can't wait for an hour");
    one.click("#snooze-10").await?;
    one.find(&format!("{} [data-snoozed]", row(emergency))).await?;
    two.find(&format!("{} [data-snoozed]", row(emergency))).await?;
    judge.look(&one, "snoozed-desk").await?;
    press(&one, "u").await?;
    one.gone(&format!("{} [data-snoozed]", row(emergency))).await?;

    // Parts: what is mine, and what nobody has.
    press(&one, "2").await?;
    one.find("#view-mine[aria-pressed='true'] [data-view-count='mine']").await?;
    one.gone(&row(urgent)).await?;
    one.find(&row(emergency)).await?;
    two.click("#view-free").await?;
    two.gone(&row(emergency)).await?;
    two.find(&row(urgent)).await?;

    // Handed over with words: nobody's until it is taken; then the other's.
    press(&one, "h").await?;
    one.find("#hand-over[open] #hand-over-to").await?;
    judge.look(&one, "hand-over-desk").await?;
    one.click("#hand-over-submit").await?;
    one.expect("#hand-over-to-error", "選んでください").await?;
    one.js(
        "const list = document.querySelector('#hand-over-to');
         list.value = [...list.options].find((option) => option.text.includes(arguments[0])).value;
         list.dispatchEvent(new Event('change', { bubbles: true }))",
        vec!["若葉 夏美（いま在席）".into()],
    )
    .await?;
    one.fill("#hand-over-note", "22時に再測定を依頼済み").await?;
    one.click("#hand-over-submit").await?;
    one.find("#queue .empty, #queue #queue-list").await?;
    two.expect("#view-offered", "1").await?;
    two.click("#view-offered").await?;
    two.expect(&format!("{} [data-offer]", row(emergency)), "青葉 春香さんから若葉 夏美さんへ").await?;
    judge.look(&two, "offered-tablet").await?;
    two.click(&format!("{} [data-action='claim']", row(emergency))).await?;
    two.expect("#view-mine", "1").await?;

    // On the patient's page: a call in two clicks, a phrase, closed, and taken back.
    two.open(&ward.system.url(&format!("/staff/patients/{emergency}"))).await?;
    two.expect("#timeline", "22時に再測定を依頼済み").await?;
    judge.look(&two, "patient-tablet").await?;
    two.click("label:has([data-outcome='no-answer'])").await?;
    two.click(".act-record").await?;
    two.find("[data-note-kind='call']").await?;
    two.click(".act-close").await?;
    two.find("dialog[open] #close-note").await?;
    two.click("dialog[open] label:has([data-outcome='advice'])").await?;
    two.click("dialog[open] .phrases summary").await?;
    two.click("dialog[open] [data-phrase='4']").await?;
    judge.look(&two, "close-tablet").await?;
    two.click("#close-submit").await?;
    two.find("#no-alerts").await?;
    two.click("[data-action='undo']").await?;
    two.find(".act-close").await?;
    two.find("[data-note-kind='reopen']").await?;
    judge.verdict()?;
    one.close().await?;
    two.close().await
}
