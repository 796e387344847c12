//! What must never be a 500: enormous bodies, broken JSON, wrong types, unknown ids, dead links, guessing.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use anyhow::{Context as _, Result};
use mimamori_domain::Duration;
use mimamori_domain::api::RegisterPatient;
use mimamori_domain::patient::PatientForm;
use mimamori_store::system::{SystemClock, SystemRng};
use mimamori_store::{Db, Keys, Store};
use mimamori_tests::backend::Backend;
use mimamori_tests::http::{Account, Client, expect};
use mimamori_tests::process::System;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

struct World {
    system: System,
    nurse: Client,
    patient: String,
}

async fn world() -> Result<World> {
    let mut system = System::prepare(Backend::Sqlite, &[]).await?;
    system.start_server().await?;
    system.admin(&["create-center", "--code", "c1", "--name", "北保健所", "--phone", "0312345678"], "")?;
    let account = Account::open(&system, "nurse", "看護 花子", "nurse", &["--center", "c1"])?;
    let nurse = Client::staff(&system, &account).await?;
    let form = PatientForm {
        name: "山田 花子".into(),
        kana: "ヤマダ ハナコ".into(),
        birth_date: "1980-01-01".into(),
        classification: "confirmed".into(),
        ..PatientForm::default()
    };
    let answer = nurse.post("/api/v1/staff/patients", &RegisterPatient { form, duplicate: None }).await?;
    let patient = expect(answer, StatusCode::CREATED).await?["id"].as_str().context("id")?.to_owned();
    Ok(World { system, nurse, patient })
}

async fn code(answer: reqwest::Response, status: u16) -> Result<String> {
    assert_eq!(
        answer.headers().get("content-type").map(reqwest::header::HeaderValue::as_bytes),
        Some(&b"application/problem+json"[..])
    );
    let problem = expect(answer, StatusCode::from_u16(status)?).await?;
    assert_eq!(problem["status"], status);
    Ok(problem["code"].as_str().context("code")?.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_sent_makes_a_500() {
    let world = world().await.unwrap();
    bodies(&world).await.unwrap();
    ids(&world).await.unwrap();
    values(&world).await.unwrap();
}

async fn bodies(world: &World) -> Result<()> {
    let reports = format!("/api/v1/staff/patients/{}/reports", world.patient);
    let huge = vec![b' '; 20 * 1024 * 1024];
    for path in [reports.as_str(), "/api/v1/staff/imports", "/api/v1/staff/login"] {
        let kind = if path.ends_with("imports") { "text/csv" } else { "application/json" };
        // A server may close the connection while it is still being shouted at.
        if let Ok(answer) = world.nurse.send(Method::POST, path, Some(&huge), kind).await {
            assert_eq!(code(answer, 413).await?, "too-large", "{path}");
        }
    }
    let send =
        async |body: &[u8], kind: &str| world.nurse.send(Method::POST, &reports, Some(body), kind).await;
    assert_eq!(code(send(b"{\"id\": ", "application/json").await?, 400).await?, "bad-json");
    assert_eq!(code(send(b"\xff\xfe", "application/json").await?, 400).await?, "bad-json");
    assert_eq!(code(send(b"{}", "text/plain").await?, 415).await?, "unsupported-media-type");
    assert_eq!(code(send(b"[]", "application/json").await?, 422).await?, "bad-value");
    // Deeper than any stack would like: refused at the first wrong bracket or at the limit, never followed down.
    let nested = [b"[".repeat(30_000), b"]".repeat(30_000)].concat();
    assert_eq!(code(send(&nested, "application/json").await?, 422).await?, "bad-value");
    let nested = [br#"{"answers": {"signs": "#.to_vec(), nested, b"}}".to_vec()].concat();
    let answer = send(&nested, "application/json").await?;
    assert!(answer.status().is_client_error(), "{}", answer.status());
    let wrong_method = world.nurse.send(Method::DELETE, &reports, None, "").await?;
    assert_eq!(code(wrong_method, 405).await?, "method-not-allowed");
    Ok(())
}

async fn ids(world: &World) -> Result<()> {
    let unknown = "018f0000-0000-7000-8000-00000000ffff";
    for path in [
        format!("/api/v1/staff/patients/{unknown}"),
        "/api/v1/staff/patients/not-an-id".to_owned(),
        "/api/v1/staff/patients/%00".to_owned(),
        "/api/v1/staff/nothing".to_owned(),
        "/api/v1/patient/invitations/unknown".to_owned(),
        format!("/api/v1/patient/invitations/{}", "x".repeat(4000)),
    ] {
        assert_eq!(code(world.nurse.get(&path).await?, 404).await?, "not-found", "{path}");
    }
    let claim = world.nurse.post(&format!("/api/v1/staff/alerts/{unknown}/claim"), &json!({})).await?;
    assert_eq!(code(claim, 404).await?, "not-found");
    for query in ["?after=%F0%9F", "?after=nonsense", "?before=x"] {
        for list in ["queue", "patients", &format!("patients/{}/reports", world.patient)] {
            let answer = world.nurse.get(&format!("/api/v1/staff/{list}{query}")).await?;
            assert!(answer.status().as_u16() < 500, "{list}{query}: {}", answer.status());
        }
    }
    Ok(())
}

async fn values(world: &World) -> Result<()> {
    let reports = format!("/api/v1/staff/patients/{}/reports", world.patient);
    let good = json!({"id": "018f0000-0000-7000-8000-000000000001", "measured_at": "2026-11-19T00:00:00Z",
        "answers": {"temperature": 365, "spo2": 98}});
    let with = |pointer: &str, value: Value| {
        let mut report = good.clone();
        *report.pointer_mut(pointer).unwrap() = value;
        report
    };
    let refused = [
        (with("/answers/temperature", json!(339)), "bad-value"),
        (with("/answers/temperature", json!(36.5)), "bad-value"),
        (with("/answers/spo2", json!(101)), "bad-value"),
        (with("/answers/spo2", json!("under")), "bad-value"),
        (with("/id", json!("x")), "bad-value"),
        (with("/measured_at", json!("yesterday")), "bad-value"),
        (with("/measured_at", json!("2126-01-01T00:00:00Z")), "invalid"),
        (with("/measured_at", json!("1970-01-01T00:00:00Z")), "invalid"),
        (with("/measured_at", json!("-009999-01-01T00:00:00Z")), "bad-value"),
    ];
    for (report, expected) in refused {
        assert_eq!(code(world.nurse.post(&reports, &report).await?, 422).await?, expected, "{report}");
    }
    let mut long = good.clone();
    long["answers"]["comment"] = "あ".repeat(501).into();
    let problem = expect(world.nurse.post(&reports, &long).await?, StatusCode::UNPROCESSABLE_ENTITY).await?;
    assert_eq!(problem["fields"][0]["code"], "comment-too-long");
    let body = RegisterPatient { form: PatientForm::default(), duplicate: None };
    let problem =
        expect(world.nurse.post("/api/v1/staff/patients", &body).await?, StatusCode::UNPROCESSABLE_ENTITY)
            .await?;
    assert_eq!(problem["code"], "invalid");
    assert!(problem["fields"].as_array().context("fields")?.len() >= 4, "all refusals at once: {problem}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dead_link_and_guessed_birth_dates_are_refused() {
    dead_links().await.unwrap();
}

async fn dead_links() -> Result<()> {
    let world = world().await?;
    let keys = Keys::load(&world.system.folder().join("keys"), &SystemRng)?;
    let db = Db::connect(world.system.database().url()).await?;
    let store = Store::new(db, keys, std::sync::Arc::new(SystemClock), std::sync::Arc::new(SystemRng));
    let mut tx = store.begin().await?;
    let id = world.patient.parse()?;
    let expired = tx.mint_invitation(id, Duration::seconds(-1)).await?;
    let good = tx.mint_invitation(id, Duration::days(1)).await?;
    tx.commit().await?;
    let stranger = Client::stranger(&world.system);
    let open = async |token: &str, birth_date: &str| {
        let body = json!({"birth_date": birth_date});
        stranger.post(&format!("/api/v1/patient/invitations/{token}/open"), &body).await
    };
    assert_eq!(code(open(&expired, "1980-01-01").await?, 410).await?, "invitation-expired");
    let unreadable = expect(open(&good, "きのう").await?, StatusCode::UNPROCESSABLE_ENTITY).await?;
    assert_eq!(unreadable["fields"][0]["code"], "date-form", "not counted as a wrong date");
    for left in (1..5).rev() {
        let problem = expect(open(&good, "1981-01-01").await?, StatusCode::UNPROCESSABLE_ENTITY).await?;
        assert_eq!(problem["code"], "birth-date-wrong");
        assert_eq!(problem["details"]["tries"], left.to_string());
    }
    assert_eq!(code(open(&good, "1981-01-01").await?, 429).await?, "locked");
    let locked = open(&good, "1980-01-01").await?;
    assert!(locked.headers().contains_key("retry-after"));
    assert_eq!(code(locked, 429).await?, "locked", "the right date does not open a locked link");
    Ok(())
}
