//! The sheet of the staff app: every screen of a manager, the menus and dialogs among them, and the first screens of
//! those who see other things.

use anyhow::Result;
use mimamori_domain::PatientId;
use mimamori_tests::http::Account;
use mimamori_tests::process::System;
use sqlx::{Connection as _, SqliteConnection};

use super::Sheet;

/// A bad day of messaging, and the day after.
const BAD: &[&str] = &[
    "INSERT INTO brake (name, pulled_at, changed_at, backlog_ms, p90_ms)
        SELECT 'reissue', MAX(changed_at), MAX(changed_at), 1560000, 1320000 FROM message WHERE TRUE
        ON CONFLICT (name) DO UPDATE SET pulled_at = excluded.pulled_at, backlog_ms = 1560000, p90_ms = 1320000",
    "INSERT INTO provider (name, stopped_at, code, share, p90_ms, backlog_ms) VALUES
        ('main', (SELECT MAX(changed_at) FROM message), '20003', 1000, 1320000, 1560000),
        ('second', NULL, NULL, 250, 600000, 840000)
        ON CONFLICT (name) DO UPDATE SET stopped_at = excluded.stopped_at, code = excluded.code, share = excluded.share",
    "UPDATE message SET state = 'failed', last_code = '21211',
        filed_at = changed_at, center_id = (SELECT center_id FROM patient WHERE id = message.patient_id)
        WHERE id IN (SELECT m.id FROM message m JOIN patient p ON p.id = m.patient_id
            WHERE m.kind = 'invitation' AND p.center_id = (SELECT center_id FROM patient ORDER BY id LIMIT 1)
            ORDER BY m.id DESC LIMIT 5)",
];
const GOOD: &[&str] = &[
    "UPDATE brake SET pulled_at = NULL",
    "UPDATE provider SET stopped_at = NULL, code = NULL, share = 1000",
    "UPDATE message SET state = 'delivered', filed_at = NULL WHERE state = 'failed'",
];

async fn meddle(system: &System, statements: &[&'static str]) -> Result<()> {
    let mut database = SqliteConnection::connect(system.database().url()).await?;
    for statement in statements {
        sqlx::query(*statement).execute(&mut database).await?;
    }
    Ok(database.close().await?)
}

/// A patient who has had numbers.
async fn with_numbers(system: &System) -> Result<PatientId> {
    let mut database = SqliteConnection::connect(system.database().url()).await?;
    let id = sqlx::query_scalar(
        "SELECT patient_id FROM number GROUP BY patient_id ORDER BY COUNT(*) DESC LIMIT 1",
    )
    .fetch_one(&mut database)
    .await?;
    database.close().await?;
    Ok(id)
}

/// A hotel of the simulation in which somebody stays.
async fn hotel(system: &System) -> Result<String> {
    let mut database = SqliteConnection::connect(system.database().url()).await?;
    let name = sqlx::query_scalar("SELECT hotel FROM patient WHERE hotel <> '' LIMIT 1")
        .fetch_one(&mut database)
        .await?;
    database.close().await?;
    Ok(name)
}

/// Every screen, from the door on.
pub(super) async fn every_screen(sheet: &mut Sheet<'_>, system: &System) -> Result<()> {
    sheet.browser.open(&system.url("/staff")).await?;
    sheet.browser.find("#login-id").await?;
    sheet.shot("s01-login").await?;
    enter(sheet, system, "nurse", "青葉 春香", &["--center", "demo"]).await?;
    sheet.browser.find("#queue-list .row").await?;
    sheet.browser.find(".updated-live").await?;
    sheet.shot("s03-queue").await?;
    enter(sheet, system, "manager", "紅葉 秋子", &["--center", "demo"]).await?;
    sheet.browser.find("#queue-list .row").await?;
    let menu = if sheet.browser.shown("#nav-open").await? { "#nav-open" } else { "#nav-more-open" };
    sheet.browser.click(menu).await?;
    sheet.shot("s04-menu").await?;
    sheet.browser.click(menu).await?;
    sheet.browser.click("#queue-list .row:first-child a").await?;
    sheet.browser.find("#reports").await?;
    sheet.browser.find("#timeline li").await?;
    sheet.shot("s05-patient").await?;
    let patient = sheet.browser.address().await?;
    for (name, below, wait) in [
        ("s06-edit", "edit", "#f-name"),
        ("s07-report", "report", "#report-form"),
        ("s08-contact", "contacts/new", "#f-name"),
    ] {
        sheet.browser.open(&format!("{patient}/{below}")).await?;
        sheet.browser.find(wait).await?;
        sheet.shot(name).await?;
    }
    for (name, path, wait) in [
        ("s10-patients", "/staff/patients", "#patients-list [data-patient-id]"),
        ("s11-list", "/staff/patients#list=urgent", "#patients-list [data-patient-id], .empty"),
        ("s12-register", "/staff/patients/new", "#f-name"),
        ("s13-export", "/staff/export", "#export-form"),
        ("s14-follow-up", "/staff/follow-up-reports", ".empty, #follow-up-list"),
        ("s23-figures", "/staff/figures", "#page-title"),
        ("s15-transfers", "/staff/transfers", "#transfers-list, .empty"),
        ("s16-on-call", "/staff/on-call", "#agenda [data-shift-id]"),
        ("s17-import", "/staff/import", "#import-file"),
        ("s18-accounts", "/staff/accounts", "#invite-open"),
        ("s19-contracts", "/staff/contracts", "#contract-open"),
        ("s20-rules", "/staff/rules", "#rules-in-force"),
        ("s21-center", "/staff/center", "#center-form"),
        ("s24-policy", "/staff/policy", "#policy-form"),
        ("s22-missing", "/staff/nowhere", ".empty"),
    ] {
        sheet.browser.open(&system.url(path)).await?;
        sheet.browser.find(wait).await?;
        sheet.shot(name).await?;
    }
    for (name, page, button) in [
        ("s30-invite", "/staff/accounts", "#invite-open"),
        ("s31-contract", "/staff/contracts", "#contract-open"),
        ("s32-keys", "/staff", "#help-open"),
    ] {
        sheet.browser.open(&system.url(page)).await?;
        sheet.browser.find("#whoami").await?;
        if sheet.browser.has(button).await? && !sheet.browser.shown(button).await? {
            sheet.browser.click("#me-open").await?;
        }
        if sheet.browser.shown(button).await? {
            sheet.browser.click(button).await?;
            sheet.shot(name).await?;
        }
    }
    messaging(sheet, system).await?;
    for (role, name, belongs, wait) in [
        ("hotel", "旅館 泊", vec!["--center", "demo", "--hotel", &hotel(system).await?], "#guests"),
        ("prefecture", "県庁 広", vec![], "#person-search"),
        ("auditor", "見張 守", vec![], "#audit-rows"),
    ] {
        enter(sheet, system, role, name, &belongs).await?;
        sheet.browser.find(wait).await?;
        sheet.shot(&format!("s40-{role}")).await?;
    }
    Ok(())
}

/// Somebody new logs in.
async fn enter(
    sheet: &mut Sheet<'_>,
    system: &System,
    role: &str,
    name: &str,
    belongs: &[&str],
) -> Result<()> {
    let account = Account::open(system, &format!("{role}-{}", sheet.tag), name, role, belongs)?;
    sheet.browser.devtools("Network.clearBrowserCookies", serde_json::json!({})).await?;
    sheet.browser.open(&system.url("/staff")).await?;
    sheet.browser.fill("#login-id", &account.login).await?;
    sheet.browser.fill("#login-password", &account.password).await?;
    sheet.browser.click("#login-submit").await?;
    sheet.browser.find("#login-code").await?;
    if role == "nurse" {
        sheet.shot("s02-code").await?;
    }
    sheet.browser.fill("#login-code", &account.code()?).await?;
    sheet.browser.click("#login-code-submit").await?;
    sheet.browser.find("#whoami").await.map(drop)
}

/// The sending page well and ill, the line above the queue, numbers of one patient and for many.
async fn messaging(sheet: &mut Sheet<'_>, system: &System) -> Result<()> {
    meddle(system, GOOD).await?;
    sheet.browser.open(&system.url("/staff/messages")).await?;
    sheet.browser.find("#messaging-well").await?;
    sheet.shot("s50-sending").await?;
    sheet.browser.open(&system.url("/staff/patients")).await?;
    sheet.browser.click("#issue-begin").await?;
    sheet.browser.click("#issue-all").await?;
    sheet.browser.click("#issue-look:not([aria-disabled='true'])").await?;
    sheet.browser.find("#issue-preview").await?;
    sheet.shot("s51-issue").await?;
    let patient = with_numbers(system).await?;
    sheet.browser.open(&system.url(&format!("/staff/patients/{patient}"))).await?;
    sheet.browser.find("#contacts").await?;
    sheet.shot("s52-numbers").await?;
    meddle(system, BAD).await?;
    sheet.browser.open(&system.url("/staff")).await?;
    sheet.browser.find("#messaging-trouble").await?;
    sheet.shot("s53-queue-trouble").await?;
    sheet.browser.click("#messaging-more").await?;
    sheet.browser.find("#dead-list").await?;
    sheet.shot("s54-sending-trouble").await?;
    meddle(system, GOOD).await
}
