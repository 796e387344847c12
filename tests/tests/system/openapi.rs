//! The description at `/openapi.json` is held to the program: every route is in it, every reference leads somewhere,
//! and real answers have the described shape.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use anyhow::{Context as _, Result, bail, ensure};
use mimamori_domain::api::RegisterPatient;
use mimamori_domain::patient::PatientForm;
use mimamori_server::openapi::describe;
use mimamori_server::route::Audience;
use mimamori_server::router::table;
use mimamori_tests::backend::Backend;
use mimamori_tests::http::{Account, Client, expect};
use mimamori_tests::process::System;
use reqwest::StatusCode;
use serde_json::Value;

fn description() -> Value {
    serde_json::to_value(describe(&table())).unwrap()
}

#[test]
fn every_route_of_the_api_is_described() {
    let description = description();
    let mut described = 0;
    for route in table() {
        if route.audience == Audience::Public && !route.path.starts_with("/api/") {
            continue;
        }
        let operation = &description["paths"][route.path][route.method.to_lowercase()];
        assert!(operation.is_object(), "{} {} is not described", route.method, route.path);
        assert!(!operation["summary"].as_str().unwrap().is_empty());
        assert!(operation["responses"]["default"].is_object());
        for name in mimamori_server::openapi::parameters(route.path) {
            let known = operation["parameters"].as_array().unwrap().iter().any(|p| p["name"] == name);
            assert!(known, "{} lacks its parameter {name}", route.path);
        }
        described += 1;
    }
    assert!(described > 25);
}

#[test]
fn every_reference_leads_somewhere() {
    let description = description();
    let mut references = vec![];
    collect(&description, &mut references);
    assert!(references.len() > 50);
    for reference in references {
        let pointer = reference.strip_prefix('#').expect("only references into the document");
        assert!(description.pointer(pointer).is_some(), "{reference} leads nowhere");
    }
}

fn collect(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            if let Some(Value::String(reference)) = map.get("$ref") {
                into.push(reference.clone());
            }
            map.values().for_each(|inner| collect(inner, into));
        }
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, into)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_have_the_described_shape() {
    shapes().await.unwrap();
}

async fn shapes() -> Result<()> {
    let mut system = System::prepare(Backend::Sqlite, &[]).await?;
    system.start_server().await?;
    system.admin(&["create-center", "--code", "c1", "--name", "北保健所", "--phone", "0312345678"], "")?;
    let account = Account::open(&system, "nurse", "看護 花子", "nurse", &["--center", "c1"])?;
    let nurse = Client::staff(&system, &account).await?;
    let form = PatientForm {
        name: "山田 花子".into(),
        kana: "ヤマダ ハナコ".into(),
        birth_date: "S60.1.1".into(),
        classification: "confirmed".into(),
        onset_date: "2026-11-15".into(),
        ..PatientForm::default()
    };
    let answer = nurse.post("/api/v1/staff/patients", &RegisterPatient { form, duplicate: None }).await?;
    let registered = expect(answer, StatusCode::CREATED).await?;
    let id = registered["id"].as_str().context("id")?.to_owned();
    let report = serde_json::json!({
        "id": "018f0000-0000-7000-8000-000000000001",
        "measured_at": mimamori_domain::Clock::now(&mimamori_store::system::SystemClock),
        "answers": {"temperature": 384, "spo2": 92, "signs": ["blue-lips"], "comment": "くるしい"},
    });
    let receipt = expect(
        nurse.post(&format!("/api/v1/staff/patients/{id}/reports"), &report).await?,
        StatusCode::CREATED,
    )
    .await?;
    let description = description();
    let check = |name: &str, value: &Value| {
        let schema = &description["components"]["schemas"][name];
        ensure!(schema.is_object(), "no schema {name}");
        matches(&description, schema, value, name)
    };
    check("Registered", &registered)?;
    check("ReportReceipt", &receipt)?;
    check("Me", &nurse.read("/api/v1/staff/me").await?)?;
    let queue = nurse.read("/api/v1/staff/queue").await?;
    ensure!(queue["items"].as_array().context("items")?.len() == 1, "{queue}");
    check("Queue", &queue)?;
    check("PatientPage", &nurse.read(&format!("/api/v1/staff/patients/{id}")).await?)?;
    check("ReportPage", &nurse.read(&format!("/api/v1/staff/patients/{id}/reports")).await?)?;
    check("PatientList", &nurse.read("/api/v1/staff/patients").await?)?;
    let missing = nurse.get("/api/v1/staff/patients/018f0000-0000-7000-8000-00000000ffff").await?;
    check("Problem", &expect(missing, StatusCode::NOT_FOUND).await?)?;
    // The check itself can fail.
    let mut wrong = queue.clone();
    wrong["items"][0]["alert"]["tier"] = "mild".into();
    ensure!(check("Queue", &wrong).is_err());
    wrong["items"][0]["alert"].as_object_mut().context("alert")?.remove("tier");
    ensure!(check("Queue", &wrong).is_err());
    Ok(())
}

/// Is `value` what `schema` says? As much of JSON Schema as our description uses.
fn matches(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<()> {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.strip_prefix('#').context("reference")?;
        return matches(root, root.pointer(pointer).context("target")?, value, at);
    }
    for (word, all) in [("oneOf", false), ("anyOf", false), ("allOf", true)] {
        if let Some(choices) = schema[word].as_array() {
            let fits: Vec<bool> =
                choices.iter().map(|choice| matches(root, choice, value, at).is_ok()).collect();
            let good = if all { fits.iter().all(|fit| *fit) } else { fits.contains(&true) };
            ensure!(good, "{at}: {value} fits none of {word}");
            return Ok(());
        }
    }
    if let Some(words) = schema["enum"].as_array() {
        ensure!(words.contains(value), "{at}: {value} is none of {words:?}");
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(some) => some.iter().filter_map(Value::as_str).collect(),
        _ => return Ok(()),
    };
    let is = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    ensure!(
        types.contains(&is) || (is == "integer" && types.contains(&"number")),
        "{at}: {value} is no {types:?}"
    );
    if let Some(items) = value.as_array() {
        for (n, item) in items.iter().enumerate() {
            matches(root, &schema["items"], item, &format!("{at}[{n}]"))?;
        }
    }
    let Some(object) = value.as_object() else { return Ok(()) };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        ensure!(object.contains_key(name), "{at}.{name} is missing");
    }
    for (name, inner) in object {
        let property = &schema["properties"][name];
        let rest = &schema["additionalProperties"];
        match (property.is_null(), rest.is_null()) {
            (false, _) => matches(root, property, inner, &format!("{at}.{name}"))?,
            (true, false) => matches(root, rest, inner, &format!("{at}.{name}"))?,
            (true, true) => bail!("{at}.{name} is not described"),
        }
    }
    Ok(())
}
