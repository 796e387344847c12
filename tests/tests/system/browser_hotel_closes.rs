//! A hotel is closed by hand: its people are found by its name, moved to another one, seen to come there, and taken back; then
//! another centre is asked for them all and takes several over at once. At a desk and at a tablet.

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::{BulkAct, Me};
use mimamori_domain::patient::{PatientForm, PlaceKind};
use mimamori_domain::{BulkId, PatientId};
use mimamori_store::bulk::{Choice, NewJob};
use mimamori_tests::backend::Backend;
use mimamori_tests::browser::Browser;
use mimamori_tests::desk::{TABLET, USUAL, log_in};
use mimamori_tests::http::Account;
use mimamori_tests::looks::Judge;
use mimamori_tests::ward::Ward;

#[tokio::test(flavor = "multi_thread")]
async fn browser_hotel_closes_on_sqlite() {
    closes(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_hotel_closes_on_postgres() {
    closes(Backend::Postgres).await.unwrap();
}

async fn guest(ward: &Ward, n: u8, hotel: &str) -> Result<PatientId> {
    let name = if n == 0 {
        "カブレラ・モンテネグロ・デ・ラ・クルス マリア".into()
    } else {
        format!("灯台 守{n}")
    };
    ward.register(PatientForm {
        name,
        kana: "カナ".into(),
        birth_date: "1960-01-01".into(),
        phone: format!("080-0000-555{n}"),
        classification: "confirmed".into(),
        reporting_mode: "phone".into(),
        place: "hotel".into(),
        hotel: hotel.into(),
        room: format!("50{n}"),
        ..PatientForm::default()
    })
    .await
}

/// Chooses the entry of a list that has these words.
async fn choose(browser: &Browser, css: &str, words: &str) -> Result<()> {
    browser.find(&format!("{css} option:nth-child(2)")).await?;
    let script = "const list = document.querySelector(arguments[0]);
        list.value = [...list.options].find((option) => option.text === arguments[1]).value;
        list.dispatchEvent(new Event('change', { bubbles: true }))";
    browser.js(script, vec![css.into(), words.into()]).await.map(drop)
}

/// Everybody in the hotel, and the form of what is done to them.
async fn begin(ward: &Ward, browser: &Browser, act: &str) -> Result<()> {
    browser.open(&ward.system.url("/staff/patients")).await?;
    browser.click("#filters > summary").await?;
    choose(browser, "#filter-hotel", "海辺ホテル").await?;
    browser.expect("#list-count", "4人").await?;
    browser.click("#bulk-begin").await?;
    browser.click(&format!("#bulk-act-{act}")).await
}

/// The act as it was looked at is done.
async fn confirm(browser: &Browser, judge: &mut Judge, name: &str) -> Result<()> {
    browser.click("#bulk-look").await?;
    browser.expect("#bulk[data-state='preview']", "4人に行います").await?;
    browser.expect("#bulk-items", "宿泊療養 海辺ホテル 500").await?;
    judge.look(browser, &format!("closing-{name}-preview")).await?;
    browser.click("#bulk-confirm").await?;
    browser.expect("#bulk[data-state='done']", "4人に行いました").await?;
    browser.find("#bulk-items [data-item-state='done']").await?;
    judge.look(browser, &format!("closing-{name}-done")).await
}

/// Where somebody stays, as their page has it.
async fn stays(ward: &Ward, browser: &Browser, id: PatientId, words: &str) -> Result<()> {
    browser.open(&ward.system.url(&format!("/staff/patients/{id}"))).await?;
    browser.expect("#place-now", words).await.map(drop)
}

async fn closes(backend: Backend) -> Result<()> {
    let ward = Ward::open(backend, &[]).await?;
    let center = ["create-center", "--code", "c2", "--name", "南保健所", "--phone", "0611112222"];
    ward.system.admin(&center, "")?;
    let mut ids = vec![];
    for n in 0..4 {
        ids.push(guest(&ward, n, "海辺ホテル").await?);
    }
    guest(&ward, 9, "山手ホテル").await?;
    let first = *ids.first().context("somebody")?;
    let ours = Account::open(&ward.system, "ours", "青葉 春香", "nurse", &["--center", "c1"])?;
    let theirs = Account::open(&ward.system, "theirs", "若葉 夏美", "nurse", &["--center", "c2"])?;
    let one = log_in(&ward.system, &ours, USUAL).await?;
    let mut judge = Judge::new()?;

    // To a hotel that is known, and back.
    begin(&ward, &one, "move").await?;
    one.click("#bulk-look").await?;
    one.expect("#bulk-place-error", "入力").await?;
    choose(&one, "#bulk-place", "ほかの宿泊施設（名前を入力）").await?;
    one.find("#bulk-hotel").await?;
    judge.look(&one, "closing-move-start-desk").await?;
    ensure!(
        !one.find("#bulk-place").await?.text().await?.contains("海辺ホテル"),
        "nobody is moved to where they are"
    );
    choose(&one, "#bulk-place", "山手ホテル").await?;
    one.gone("#bulk-hotel").await?;
    confirm(&one, &mut judge, "move-desk").await?;
    one.expect("#bulk-act", "山手ホテル").await?;
    one.expect("#bulk-items", "宿泊療養 山手ホテル").await?;
    let act = one.address().await?;
    stays(&ward, &one, first, "宿泊療養 山手ホテル").await?;
    one.expect(".around", "海辺ホテル 500").await?;
    one.open(&act).await?;
    one.click("#bulk-undo").await?;
    one.expect("#bulk[data-state='undone']", "4人を元に戻しました").await?;
    stays(&ward, &one, first, "宿泊療養 海辺ホテル 500").await?;

    in_progress(&ward, &one, &ids, &mut judge).await?;
    given_away(&ward, (one, &theirs), &mut judge).await?;
    judge.verdict()
}

/// What a process has begun and left is seen to go on, by a colleague too.
async fn in_progress(ward: &Ward, browser: &Browser, ids: &[PatientId], judge: &mut Judge) -> Result<()> {
    let me: Me = ward.nurse.get("/api/v1/staff/me").await?.json().await?;
    let first = *ids.first().context("somebody")?;
    let mut tx = ward.store.begin().await?;
    let id = BulkId::new(tx.now, ward.store.rng());
    let center = tx.patient(first).await?.context("patient")?.owners.center;
    drop(tx);
    let act = BulkAct::Move { place: PlaceKind::Home, hotel: String::new() };
    let new = NewJob { id, center, staff: me.id, act, note: String::new() };
    ward.store.choose_bulk(&new, Choice::Patients(vec![first])).await?;
    let mut tx = ward.store.begin().await?;
    tx.start_bulk(id).await?;
    tx.commit().await?;
    browser.open(&ward.system.url(&format!("/staff/bulk/{id}"))).await?;
    browser.find("#bulk[data-state='running'] progress").await?;
    judge.look(browser, "closing-running-desk").await?;
    browser.expect("#bulk[data-state='done']", "1人に行いました").await?;
    let back = ward.nurse.post(&format!("/api/v1/staff/bulk/{id}/undo"), &serde_json::json!({})).await?;
    ensure!(back.status().is_success(), "{}", back.text().await?);
    browser.reload().await?;
    browser.expect("#bulk[data-state='undone']", "1人を元に戻しました").await.map(drop)
}

/// Another centre is asked for them all; it takes three, and the fourth is taken back.
async fn given_away(ward: &Ward, (one, theirs): (Browser, &Account), judge: &mut Judge) -> Result<()> {
    let two = log_in(&ward.system, theirs, (TABLET, "ja", false)).await?;
    two.open(&ward.system.url("/staff/transfers")).await?;
    begin(ward, &one, "transfer").await?;
    one.click("#bulk-look").await?;
    one.expect("#bulk-center-error", "入力").await?;
    one.expect("#bulk-note-error", "入力").await?;
    choose(&one, "#bulk-center", "南保健所").await?;
    one.fill("#bulk-note", "海辺ホテルの閉館のため、明日10時に移られます。").await?;
    judge.look(&one, "closing-transfer-start-desk").await?;
    confirm(&one, judge, "transfer-desk").await?;
    one.expect("#bulk-act", "南保健所").await?;
    two.find("[data-incoming='4']").await?;
    two.click("#transfers-all").await?;
    two.expect("#transfers-accept", "4人").await?;
    // From the top: further down, something always lies half beneath the head.
    two.js("scrollTo(0, 0)", vec![]).await?;
    judge.look(&two, "closing-incoming-tablet").await?;
    two.click("#transfers-list li:last-child .transfer-choose").await?;
    two.expect("#transfers-accept", "3人").await?;
    ensure!(two.has("#transfers-all:not(:checked)").await?, "not all are chosen any more");
    two.click("#transfers-accept").await?;
    two.fill("#accept-many-note", "お引き受けします。").await?;
    judge.look(&two, "closing-accept-tablet").await?;
    two.click("#accept-many-confirm").await?;
    two.expect("#transfers-told", "3人を引き受けました").await?;
    two.find("[data-incoming='1']").await?;
    // One alone is answered on its card.
    two.gone("#transfers-many").await?;
    judge.look(&two, "closing-accepted-tablet").await?;
    two.click("#transfers-told-end").await?;
    two.gone("#transfers-told").await?;

    one.click("#bulk-undo").await?;
    one.expect("#bulk[data-state='undone']", "1人を元に戻しました").await?;
    one.expect("#bulk-kept [data-reason='answered']", "3人").await?;
    judge.look(&one, "closing-transfer-undone-desk").await?;
    two.gone("[data-incoming]").await?;
    one.close().await?;
    two.close().await
}
