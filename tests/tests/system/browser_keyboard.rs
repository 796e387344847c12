//! A manager's and a nurse's work without a mouse, at a desk: every act of a day by keys alone. The focus shows wherever
//! it comes by, everything is reached, and after each act the focus stands where the work goes on.

use anyhow::{Context as _, Result};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::{Clock as _, PatientId};
use mimamori_store::system::SystemClock;
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::{Browser, DESK};
use mimamori_tests::http::Account;
use mimamori_tests::keys::Keyboard;
use mimamori_tests::ward::Ward;
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn browser_keyboard_does_everything() {
    a_day().await.unwrap();
}

async fn patient(ward: &Ward, name: &str, phone: &str, hotel: &str, spo2: u8) -> Result<PatientId> {
    let form = PatientForm {
        name: name.into(),
        kana: "カナ".into(),
        birth_date: "1960-01-01".into(),
        phone: phone.into(),
        classification: "confirmed".into(),
        onset_date: SystemClock.now().date().plus_days(-4).to_string(),
        reporting_mode: "phone".into(),
        place: if hotel.is_empty() { "home".into() } else { "hotel".into() },
        hotel: hotel.into(),
        ..PatientForm::default()
    };
    let id = ward.register(form).await?;
    ward.report(id, json!({"temperature": 365, "spo2": spo2, "trend": "same"})).await?;
    Ok(id)
}

async fn a_day() -> Result<()> {
    let ward = Ward::open(Backend::Sqlite, &[]).await?;
    let center = ["create-center", "--code", "c2", "--name", "南保健所", "--phone", "0611112222"];
    ward.system.admin(&center, "")?;
    let ill = patient(&ward, "見張 花子", "080-0000-5550", "", 88).await?;
    let goes = patient(&ward, "灯台 守", "080-0000-5551", "", 97).await?;
    patient(&ward, "港 渚", "080-0000-5552", "海辺ホテル", 98).await?;
    patient(&ward, "岬 遥", "080-0000-5553", "海辺ホテル", 98).await?;
    let ours = Account::open(&ward.system, "ours", "管理 一子", "manager", &["--center", "c1"])?;
    let theirs = Account::open(&ward.system, "theirs", "若葉 夏美", "nurse", &["--center", "c2"])?;
    let (one, two) = (Browser::start(DESK).await?, Browser::start(DESK).await?);
    let (keys, their_keys) = (Keyboard(&one), Keyboard(&two));
    keys.log_in(&ward.system, &ours).await?;
    their_keys.log_in(&ward.system, &theirs).await?;

    menu(keys).await.context("the menu")?;
    queue(keys, ill).await.context("the queue")?;
    lists(keys).await.context("the lists")?;
    transfer(&ward, keys, their_keys, goes).await.context("a transfer")?;
    edit(&ward, keys, ill).await.context("editing")?;
    rules(keys).await.context("the rules")?;
    accounts(keys).await.context("accounts")?;
    contract(keys).await.context("a contract")?;
    on_call(keys).await.context("the on-call calendar")?;
    export(&ward, keys).await.context("an export")?;
    import(&ward, keys).await.context("an import")?;
    one.close().await?;
    two.close().await
}

/// Into a screen that lies in the menu of the head.
async fn go(keys: Keyboard<'_>, page: &str) -> Result<()> {
    keys.back_to("#nav-more-open").await?;
    keys.press("ArrowDown").await?;
    keys.expect("#nav-more-list a:first-child").await?;
    keys.tab_to(&format!("#nav-more-list a[href='/staff/{page}']")).await?;
    keys.press("Enter").await?;
    keys.expect("#page-title").await?;
    keys.0.find("#nav-more-open[aria-expanded='false'][aria-current='true']").await.map(drop)
}

/// Every way in and out of it.
async fn menu(keys: Keyboard<'_>) -> Result<()> {
    keys.tab_to("#nav-more-open").await?;
    for open in ["Enter", " "] {
        keys.press(open).await?;
        keys.0.find("#nav-more-open[aria-expanded='true']").await?;
        keys.press("ArrowDown").await?;
        keys.expect("#nav-more-list a:first-child").await?;
        keys.press("ArrowUp").await?;
        keys.expect("#nav-more-list a:last-child").await?;
        keys.press("ArrowDown").await?;
        keys.press("End").await?;
        keys.expect("#nav-more-list a:last-child").await?;
        keys.press("Escape").await?;
        keys.expect("#nav-more-open[aria-expanded='false']").await?;
    }
    // Out by Tab, and it closes.
    keys.press("ArrowDown").await?;
    keys.expect("#nav-more-list a:first-child").await?;
    keys.tab_to("#help-open").await?;
    keys.0.find("#nav-more-open[aria-expanded='false']").await?;
    keys.press("Enter").await?;
    keys.0.find("#help[open]").await?;
    keys.press("Escape").await?;
    keys.expect("#help-open").await
}

/// Taken, opened, closed with words, and taken back.
async fn queue(keys: Keyboard<'_>, ill: PatientId) -> Result<()> {
    let row = format!("#queue-list .row[data-patient-id='{ill}']");
    keys.enter(&format!("{row} [data-action='claim']")).await?;
    keys.0.find(&format!("{row} .owner-me")).await?;
    keys.expect(&format!("{row} a")).await?;
    keys.press("Enter").await?;
    keys.expect("#page-title").await?;
    keys.enter(".act-close").await?;
    keys.0.find("dialog[open] #close-note").await?;
    keys.press("Escape").await?;
    keys.expect(".act-close").await?;
    keys.press("Enter").await?;
    keys.space("dialog[open] [data-outcome]").await?;
    keys.fill("dialog[open] #close-note", "電話で確認しました。").await?;
    keys.enter("#close-submit").await?;
    keys.0.find("#no-alerts").await?;
    keys.expect("#page-title").await?;
    keys.enter(".toast:last-child [data-action='undo']").await?;
    keys.0.find(".act-close").await?;
    keys.expect("#page-title").await
}

/// A named list, a filter, everybody on it closed as no problem, and undone.
async fn lists(keys: Keyboard<'_>) -> Result<()> {
    keys.back_to(".tab[href='/staff/patients']").await?;
    keys.press("Enter").await?;
    keys.expect("#page-title").await?;
    keys.0.expect("[data-list-count='no-problem']", "3").await?;
    keys.enter("#list-no-problem").await?;
    keys.0.expect("#list-count", "3人").await?;
    keys.expect("#list-no-problem").await?;
    keys.enter("#filters > summary").await?;
    keys.space("#filter-place-1").await?;
    keys.0.expect("#list-count", "2人").await?;
    keys.expect("#filter-place-1").await?;
    keys.enter("#saved > summary").await?;
    keys.fill("#saved-name", "ホテルの問題なし").await?;
    keys.space("#saved-share").await?;
    keys.enter("#saved-keep").await?;
    keys.0.expect(".list-saved ul", "ホテルの問題なし").await?;
    keys.expect("#saved-keep").await?;
    keys.enter("#bulk-begin").await?;
    keys.expect("#bulk-start-title").await?;
    keys.enter("#bulk-end").await?;
    keys.expect("#bulk-begin").await?;
    keys.press("Enter").await?;
    keys.expect("#bulk-start-title").await?;
    keys.enter("#bulk-look").await?;
    keys.0.expect("#bulk[data-state='preview']", "2人に行います").await?;
    keys.expect("#page-title").await?;
    keys.enter("#bulk-confirm").await?;
    keys.0.expect("#bulk[data-state='done']", "2人に行いました").await?;
    keys.expect("#bulk").await?;
    keys.enter("#bulk-undo").await?;
    keys.0.expect("#bulk[data-state='undone']", "2人を元に戻しました").await?;
    keys.expect("#bulk").await
}

/// Chooses the first entry of a list after the empty one.
async fn choose(keys: Keyboard<'_>, css: &str) -> Result<()> {
    keys.0.find(&format!("{css} option:nth-child(2)")).await?;
    keys.tab_to(css).await?;
    keys.press("ArrowDown").await
}

/// Asked on the patient's page, accepted by the other centre.
async fn transfer(ward: &Ward, keys: Keyboard<'_>, theirs: Keyboard<'_>, goes: PatientId) -> Result<()> {
    keys.0.open(&ward.system.url(&format!("/staff/patients/{goes}"))).await?;
    keys.expect("#page-title").await?;
    keys.enter("#transfer-ask summary").await?;
    choose(keys, "#transfer-center").await?;
    keys.fill("#transfer-note", "明日、長女の家へ移られます。").await?;
    keys.enter("#transfer-submit").await?;
    keys.0.find("#open-transfer .act-withdraw").await?;
    keys.expect("#centers").await?;

    theirs.0.find("[data-incoming='1']").await?;
    theirs.back_to(".tab[href='/staff/transfers']").await?;
    theirs.press("Enter").await?;
    theirs.expect("#page-title").await?;
    theirs.enter(".transfer .act-refuse").await?;
    theirs.0.find("dialog[open] textarea").await?;
    theirs.press("Escape").await?;
    theirs.expect(".transfer .act-refuse").await?;
    theirs.back_to(".transfer .act-accept").await?;
    theirs.press("Enter").await?;
    theirs.enter("dialog[open] .act-answer").await?;
    theirs.0.gone(".transfer .act-accept").await?;
    theirs.expect("#page-title").await?;
    keys.0.gone("#patient").await
}

/// An address, kept by Enter.
async fn edit(ward: &Ward, keys: Keyboard<'_>, ill: PatientId) -> Result<()> {
    keys.0.open(&ward.system.url(&format!("/staff/patients/{ill}"))).await?;
    keys.expect("#page-title").await?;
    keys.enter("#edit-patient").await?;
    keys.0.find("#f-address").await?;
    keys.expect("#page-title").await?;
    keys.fill("#f-address", "北1条西2丁目").await?;
    keys.press("Enter").await?;
    keys.0.expect("#patient", "北1条西2丁目").await?;
    keys.expect("#page-title").await
}

/// A lower fever: drafted, seen, switched on.
async fn rules(keys: Keyboard<'_>) -> Result<()> {
    go(keys, "rules").await?;
    keys.enter("#rules-change").await?;
    keys.expect("#rules-edit-title").await?;
    keys.enter("[data-rule-line='temperature-watch'] summary").await?;
    keys.fill("#rule-temperature-watch-at_least", "38.5").await?;
    keys.fill("#rule-temperature-watch-source", "北保健所の医師").await?;
    keys.enter("#rules-keep").await?;
    keys.0.expect("#rules-draft [data-change='temperature-watch']", "38.5").await?;
    keys.expect("#rules-preview-title").await?;
    keys.enter("#rules-try").await?;
    keys.0.find("#rules-result[data-higher]").await?;
    keys.expect("#rules-result").await?;
    keys.fill("#switch-reason", "感染拡大のため、早めに電話する").await?;
    keys.enter("#switch-ask").await?;
    keys.0.find("dialog[open] #switch-confirm").await?;
    keys.press("Escape").await?;
    keys.expect("#switch-ask").await?;
    keys.press("Enter").await?;
    keys.enter("#switch-confirm").await?;
    keys.0.expect("#rules-coming, #rules-in-force", "管理 一子").await?;
    keys.expect("#page-title").await
}

/// Invited, and closed again.
async fn accounts(keys: Keyboard<'_>) -> Result<()> {
    go(keys, "accounts").await?;
    keys.enter("#invite-open").await?;
    keys.expect("#invite-name").await?;
    keys.write("看護 花子").await?;
    keys.fill("#invite-login", "hanako").await?;
    keys.fill("#invite-email", "kango.hanako@").await?;
    keys.press("Enter").await?;
    keys.expect("#invite-email[aria-invalid='true']").await?;
    keys.write_anew("kango.hanako@example.jp").await?;
    keys.enter("#invite-send").await?;
    keys.0.find("[data-account='hanako']").await?;
    keys.expect("#page-title").await?;
    keys.enter("[data-account='hanako'] .act-disable").await?;
    keys.enter("dialog[open] .act-confirm").await?;
    keys.0.find("[data-account='hanako'][data-state='disabled']").await?;
    keys.expect("#page-title").await
}

/// With an association that nobody knew.
async fn contract(keys: Keyboard<'_>) -> Result<()> {
    go(keys, "contracts").await?;
    keys.enter("#contract-open").await?;
    keys.expect("#contract-association").await?;
    keys.fill("#contract-name", "北医師会").await?;
    keys.fill("#contract-phone", "03-1234-5678").await?;
    keys.enter("#contract-send").await?;
    keys.0.find("[data-contract='北医師会']").await?;
    keys.expect("#page-title").await
}

/// A telephone for somebody, twelve hours, and not any more.
async fn on_call(keys: Keyboard<'_>) -> Result<()> {
    go(keys, "on-call").await?;
    let first = "#phones li:first-child";
    keys.enter(&format!("{first} .act-phone")).await?;
    keys.fill("dialog[open] input[type='tel']", "090-0000-0002").await?;
    keys.press("Enter").await?;
    keys.0.expect(first, "090-••••-0002").await?;
    keys.expect(&format!("{first} .act-phone")).await?;
    choose(keys, "#shift-staff_id").await?;
    keys.enter("#shift-submit").await?;
    keys.0.find("#agenda [data-shift-id]").await?;
    keys.expect("#shift-submit").await?;
    keys.back_to("#agenda .act-remove").await?;
    keys.press("Enter").await?;
    keys.enter("dialog[open] .act-remove-confirm").await?;
    keys.0.gone("#agenda [data-shift-id]").await?;
    keys.expect("#agenda, #agenda section").await
}

/// A file of patients.
async fn export(ward: &Ward, keys: Keyboard<'_>) -> Result<()> {
    let folder = ward.system.folder().join("downloads");
    std::fs::create_dir(&folder)?;
    let there = json!({"behavior": "allow", "downloadPath": folder});
    keys.0.devtools("Browser.setDownloadBehavior", there).await?;
    keys.back_to(".tab[href='/staff/patients']").await?;
    keys.press("Enter").await?;
    keys.expect("#page-title").await?;
    keys.enter("#export-open").await?;
    keys.expect("#page-title").await?;
    keys.tab_to("#export-format-xlsx").await?;
    keys.press("ArrowDown").await?;
    keys.enter("#export-start").await?;
    keys.0.find("#export-mine[data-state='done']").await?;
    keys.expect("#export-mine").await
}

/// The picker is the browser's own; from the chosen file on everything is ours.
async fn import(ward: &Ward, keys: Keyboard<'_>) -> Result<()> {
    let file = ward.system.folder().join("list.csv");
    std::fs::write(
        &file,
        "氏名,カナ,生年月日,診断分類,電話\r\n港 波子,ミナト ナミコ,1985-01-01,確定患者,090-1234-5678\r\n",
    )?;
    go(keys, "import").await?;
    keys.tab_to("#import-file").await?;
    keys.0.choose_file("#import-file", &file).await?;
    keys.0.find("tr[data-line='2']").await?;
    keys.expect("#page-title").await?;
    keys.enter("#import-restart").await?;
    keys.expect("#import-file").await?;
    keys.0.choose_file("#import-file", &file).await?;
    keys.0.find("tr[data-line='2']").await?;
    keys.expect("#page-title").await?;
    keys.enter("#import-confirm").await?;
    keys.0.find("#import-result[data-registered='1']").await?;
    keys.expect("#page-title").await
}
