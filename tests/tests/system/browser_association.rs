//! A day of an association's clinician, in real browsers against the real programs, once on each database: what isn't
//! theirs can't be seen, what is theirs arrives while they look, what they may not do isn't there and is refused; one
//! alert is handed up to the centre, and the day is reported and received.
#![expect(clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use anyhow::{Result, ensure};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{ClientReportId, Clock as _, PatientId};
use mimamori_store::system::SystemClock;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK};
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::{Account, Client};
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn browser_association_on_sqlite() {
    journey(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_association_on_postgres() {
    journey(Backend::Postgres).await.unwrap();
}

async fn patient(ward: &Ward, n: u8, name: &str, mode: &str) -> Result<PatientId> {
    let form = PatientForm {
        name: name.into(),
        kana: "カナ".into(),
        birth_date: "1960-01-01".into(),
        phone: format!("080-0000-888{n}"),
        classification: "confirmed".into(),
        onset_date: SystemClock.now().date().plus_days(-4).to_string(),
        reporting_mode: mode.into(),
        ..PatientForm::default()
    };
    ward.register(form).await
}

async fn report(who: &Client, id: PatientId, ward: &Ward, spo2: u8) -> Result<u16> {
    let report = json!({
        "id": ClientReportId::new(SystemClock.now(), ward.store.rng()),
        "measured_at": SystemClock.now(),
        "answers": {"temperature": 376, "spo2": spo2, "trend": "worse"},
    });
    Ok(who.post(&format!("/api/v1/staff/patients/{id}/reports"), &report).await?.status().as_u16())
}

async fn put(who: &Client, path: &str, body: &Value) -> Result<u16> {
    let bytes = serde_json::to_vec(body)?;
    Ok(who.send(Method::PUT, path, Some(&bytes), "application/json").await?.status().as_u16())
}

/// On the desk and on a tablet held upright.
async fn look(judge: &mut Judge, browser: &Browser, name: &str) -> Result<()> {
    for (width, height) in [TABLET, DESK] {
        let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        judge.look(browser, &format!("{name} {width}")).await?;
    }
    Ok(())
}

/// Chooses the entry of a list whose words contain these.
async fn choose(browser: &Browser, list: &str, words: &str) -> Result<()> {
    browser
        .js(
            "const list = document.querySelector(arguments[0]);
             list.value = [...list.options].find((option) => option.text.includes(arguments[1])).value;
             list.dispatchEvent(new Event('change', { bubbles: true }))",
            vec![list.into(), words.into()],
        )
        .await
        .map(drop)
}

async fn journey(backend: Backend) -> Result<()> {
    let ward = Ward::open(backend, &[]).await?;
    let url = |path: &str| ward.system.url(path);
    let boss = Account::open(&ward.system, "boss", "管理 一郎", "manager", &["--center", "c1"])?;
    let mut judge = Judge::new()?;
    let manager = log_in(&ward.system, &boss, USUAL).await?;
    contract(&manager, &mut judge, &ward).await?;
    let account =
        Account::open(&ward.system, "doctor", "雪野 冬樹", "clinician", &["--association", "北医師会"])?;
    // The same rights without a screen; a code is used once, so it is a colleague.
    let second =
        Account::open(&ward.system, "doctor2", "雪野 夏樹", "clinician", &["--association", "北医師会"])?;
    let api = Client::staff(&ward.system, &second).await?;
    let doctor = log_in(&ward.system, &account, (TABLET, "ja", false)).await?;
    doctor.find(".updated-live").await?;
    doctor.find("#queue .empty, .empty").await?;

    let theirs = patient(&ward, 0, "灯台 守", "phone").await?;
    let by_self = patient(&ward, 1, "港 渚", "self").await?;
    let strange = patient(&ward, 2, "岬 遥", "phone").await?;
    ensure!(report(&ward.nurse, theirs, &ward, 92).await? == 201, "a report");
    ensure!(report(&ward.nurse, strange, &ward, 92).await? == 201, "a report");
    ensure!(report(&api, theirs, &ward, 92).await? == 404, "not theirs yet");

    // By the address alone there is nothing to see.
    doctor.open(&url(&format!("/staff/patients/{strange}"))).await?;
    doctor.expect(".empty", "ページが見つかりません").await?;
    look(&mut judge, &doctor, "a patient of others").await?;
    doctor.open(&url("/staff")).await?;
    doctor.find(".updated-live").await?;

    // Assigned by hand while the clinician looks.
    manager.open(&url(&format!("/staff/patients/{theirs}"))).await?;
    manager.click("#assign summary").await?;
    manager.find("#assign-to option:nth-child(2)").await?;
    choose(&manager, "#assign-to", "北医師会").await?;
    look(&mut judge, &manager, "assigning").await?;
    manager.click("#assign-save").await?;
    manager.expect("#assign-now", "北医師会").await?;
    let row = format!("#queue-list .row[data-patient-id='{theirs}']");
    doctor.find(&row).await?;
    ensure!(!doctor.has(&format!("[data-patient-id='{strange}']")).await?, "somebody else's patient");
    look(&mut judge, &doctor, "the association's queue").await?;
    let assign = json!({"association": association(&ward).await?});
    let assigned = ward.nurse.post(&format!("/api/v1/staff/patients/{by_self}/assign"), &assign).await?;
    ensure!(assigned.status().as_u16() == 204, "assigned");

    only_what_is_theirs(&doctor, &api, &ward, theirs, by_self).await?;
    look(&mut judge, &doctor, "a patient who reports alone").await?;
    escalate(&doctor, &manager, &mut judge, &ward, theirs).await?;
    the_day(&doctor, &manager, &mut judge, &ward, by_self).await?;
    judge.verdict()?;
    for browser in [manager, doctor] {
        browser.close().await?;
    }
    Ok(())
}

async fn association(ward: &Ward) -> Result<String> {
    let mut tx = ward.store.read().await?;
    let found = tx.association_by_name("北医師会").await?;
    Ok(found.map(|association| association.id.to_string()).unwrap_or_default())
}

/// A manager makes the contract, with an association that nobody knows yet.
async fn contract(manager: &Browser, judge: &mut Judge, ward: &Ward) -> Result<()> {
    manager.open(&ward.system.url("/staff/contracts")).await?;
    manager.find(".accounts .empty").await?;
    manager.click("#contract-open").await?;
    manager.find("#contract-name").await?;
    manager.fill("#contract-phone", "12").await?;
    manager.click("#contract-send").await?;
    manager.find("#contract-name[aria-invalid='true']").await?;
    look(judge, manager, "a refused contract").await?;
    manager.fill("#contract-name", "北医師会").await?;
    manager.fill("#contract-phone", "03-1234-5678").await?;
    manager.click("#contract-send").await?;
    manager.find("[data-contract='北医師会'][data-state='in-force']").await?;
    manager.click("[data-contract='北医師会'] .act-end").await?;
    manager.find("dialog[open] input").await?;
    look(judge, manager, "contracts").await?;
    manager.click("dialog[open] .act-confirm").await?;
    manager.find("[data-toast='good']").await?;
    Ok(())
}

/// What may not be done isn't on the page, not behind an address, and refused where it is asked for all the same.
async fn only_what_is_theirs(
    doctor: &Browser,
    api: &Client,
    ward: &Ward,
    theirs: PatientId,
    by_self: PatientId,
) -> Result<()> {
    let url = |path: &str| ward.system.url(path);
    doctor.open(&url(&format!("/staff/patients/{theirs}"))).await?;
    doctor.find("#patient .act-claim").await?;
    doctor.find("#enter-report").await?;
    for control in ["#edit-patient", "#status-save", "#send-invitation", "#assign", "#letter-save"] {
        ensure!(!doctor.has(control).await?, "{control} is there");
    }
    doctor.open(&url(&format!("/staff/patients/{theirs}/edit"))).await?;
    doctor.expect(".empty", "ページが見つかりません").await?;
    let page = api.read(&format!("/api/v1/staff/patients/{theirs}")).await?;
    let edit = json!({"form": page["form"], "version": page["version"], "reason": "x"});
    ensure!(put(api, &format!("/api/v1/staff/patients/{theirs}"), &edit).await? == 403, "an edit");
    let status = json!({"status": "released", "reason": "x"});
    let answer = api.post(&format!("/api/v1/staff/patients/{theirs}/status"), &status).await?;
    ensure!(answer.status().as_u16() == 403, "a release");
    ensure!(report(api, theirs, ward, 92).await? == 201, "who is telephoned");
    ensure!(report(api, by_self, ward, 98).await? == 403, "who reports alone");
    doctor.open(&url(&format!("/staff/patients/{by_self}"))).await?;
    doctor.find("#patient").await?;
    ensure!(!doctor.has("#enter-report").await?, "a report for who reports alone");
    doctor.open(&url(&format!("/staff/patients/{by_self}/report"))).await?;
    doctor.expect(".empty", "ページが見つかりません").await?;
    Ok(())
}

/// Handed up with a reason: it leaves the association, and stands in the centre's queue with where it came from.
async fn escalate(
    doctor: &Browser,
    manager: &Browser,
    judge: &mut Judge,
    ward: &Ward,
    theirs: PatientId,
) -> Result<()> {
    doctor.open(&ward.system.url(&format!("/staff/patients/{theirs}"))).await?;
    doctor.click(".act-claim").await?;
    doctor.click(".act-hand-over").await?;
    doctor.find("#hand-over[open] #hand-over-to option:nth-child(2)").await?;
    choose(doctor, "#hand-over-to", "保健所").await?;
    doctor.click("#hand-over-submit").await?;
    doctor.find("#hand-over-note[aria-invalid='true']").await?;
    look(judge, doctor, "handing up without a reason").await?;
    doctor.fill("#hand-over-note", "入院の調整をお願いします").await?;
    doctor.click("#hand-over-submit").await?;
    doctor.find("#patient [data-offer]").await?;
    doctor.gone(".act-claim").await?;
    doctor.open(&ward.system.url("/staff")).await?;
    doctor.find("#queue .empty, .empty").await?;
    manager.open(&ward.system.url("/staff")).await?;
    let row = format!("#queue-list .row[data-patient-id='{theirs}']");
    manager.expect(&format!("{row} [data-offer]"), "雪野 冬樹さん（医師会）から保健所へ").await?;
    look(judge, manager, "handed up").await?;
    manager.open(&ward.system.url(&format!("/staff/patients/{theirs}"))).await?;
    manager.expect("#timeline", "入院の調整をお願いします").await?;
    manager.click(".act-claim").await?;
    manager.find(".owner-me").await?;
    Ok(())
}

/// The day is reported, with why somebody was left out, and received.
async fn the_day(
    doctor: &Browser,
    manager: &Browser,
    judge: &mut Judge,
    ward: &Ward,
    missed: PatientId,
) -> Result<()> {
    let list = ward.system.url("/staff/follow-up-reports");
    doctor.open(&list).await?;
    doctor.find("#follow-up-list [data-state='open']").await?;
    look(judge, doctor, "the days").await?;
    doctor.click("#follow-up-list [data-state='open'] a").await?;
    doctor.find("#follow-up-form").await?;
    doctor.click("#follow-up-sign").await?;
    doctor.find(&format!("#missed-{missed}[aria-invalid='true']")).await?;
    look(judge, doctor, "a day without a reason").await?;
    choose(doctor, &format!("#missed-{missed}"), "連絡がつかなかった").await?;
    doctor.fill("#follow-up-remark", "特記事項なし").await?;
    doctor.click("#follow-up-sign").await?;
    doctor.find("#follow-up-signed").await?;
    manager.open(&list).await?;
    manager.expect("#follow-up-list [data-state='signed']", "雪野 冬樹").await?;
    look(judge, manager, "a signed day").await?;
    manager.click("#follow-up-list [data-state='signed'] a").await?;
    manager.expect("#follow-up-remark-text", "特記事項なし").await?;
    look(judge, manager, "a day to receive").await?;
    manager.click("#follow-up-receive").await?;
    manager.expect("#follow-up-received", "管理 一郎").await?;
    doctor.reload().await?;
    doctor.expect("#follow-up-received", "管理 一郎").await?;
    ensure!(!doctor.has("#follow-up-form").await?, "a received report can't be signed anew");
    Ok(())
}
