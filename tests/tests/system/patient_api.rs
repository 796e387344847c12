//! The patient's half of the API on the real server, on both databases: what a phone does in a course of illness, and
//! what it must not be able to do.

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::PatientId;
use mimamori_domain::api::{Home, NumberState, NumberView, ReminderBy, ReportReceipt};
use mimamori_domain::patient::{Language, PatientForm};
use mimamori_domain::triage::{RuleSet, Rules, tier};
use mimamori_tests::backend::Backend;
use mimamori_tests::http::{Client, expect};
use mimamori_tests::ward::Ward;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_course_on_the_phone_on_sqlite() -> Result<()> {
    course(Backend::Sqlite).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_course_on_the_phone_on_postgres() -> Result<()> {
    course(Backend::Postgres).await
}

fn form(kana: &str, born: &str, classification: &str) -> PatientForm {
    PatientForm {
        name: format!("試験 {kana}"),
        kana: kana.into(),
        birth_date: born.into(),
        phone: "080-0000-0001".into(),
        classification: classification.into(),
        reporting_mode: "self".into(),
        ..PatientForm::default()
    }
}

async fn course(backend: Backend) -> Result<()> {
    let world = Ward::open(backend, &[]).await?;
    let mother = world.register(form("ハハ", "1980-01-01", "confirmed")).await?;
    let child = world.register(form("コ", "2012-03-03", "contact")).await?;
    world.join(mother, child).await?;

    let (phone, home) = Client::patient(&world.system, &world.link(mother).await?, "昭和55年1月1日").await?;
    ensure!(home.people.len() == 1 && home.center.phone == "0312345678");
    reports(&phone, mother).await?;
    numbers(&world, &phone, mother).await?;

    let settings = json!({"language": "en", "reminder_hour": 18, "reminder_by": "sms"});
    let home: Home = serde_json::from_value(put(&phone, "/api/v1/patient/settings", &settings, 200).await?)?;
    ensure!(
        home.language == Language::En
            && home
                .people
                .iter()
                .all(|person| { person.reminder_hour == 18 && person.reminder_by == ReminderBy::Sms })
    );
    for wrong in [json!({"reminder_hour": 3}), json!({"reminder_by": "pigeon"})] {
        put(&phone, "/api/v1/patient/settings", &wrong, 422).await?;
    }

    // The child's link on the same phone: one session for both. Nobody else's phone sees either.
    let opened = json!({"birth_date": "2012-03-03"});
    let path = format!("/api/v1/patient/invitations/{}/open", world.link(child).await?);
    let both: Home =
        serde_json::from_value(expect(phone.post(&path, &opened).await?, StatusCode::OK).await?)?;
    ensure!(both.people.len() == 2, "one phone reports for the household");
    let stranger = world.register(form("ヨソ", "1990-09-09", "confirmed")).await?;
    let (other, _) = Client::patient(&world.system, &world.link(stranger).await?, "1990-09-09").await?;
    for person in [mother, child] {
        let answer = other.get(&format!("/api/v1/patient/people/{person}/reports")).await?;
        expect(answer, StatusCode::NOT_FOUND).await?;
    }

    not_me(&world, stranger, &other).await?;
    expect(phone.post("/api/v1/patient/sign-out", &json!({})).await?, StatusCode::NO_CONTENT).await?;
    expect(phone.get("/api/v1/patient/home").await?, StatusCode::UNAUTHORIZED).await?;
    Ok(())
}

async fn put(client: &Client, path: &str, body: &Value, status: u16) -> Result<Value> {
    let answer = client.send(Method::PUT, path, Some(&serde_json::to_vec(body)?), "application/json").await?;
    expect(answer, StatusCode::from_u16(status)?).await
}

async fn reports(phone: &Client, patient: PatientId) -> Result<()> {
    let path = format!("/api/v1/patient/people/{patient}/reports");
    let report = |spo2: i64| {
        json!({"id": "018f0000-0000-7000-8000-000000000001", "measured_at": "2026-11-19T00:00:00Z",
            "answers": {"temperature": 384, "spo2": spo2, "comment": "せきがつらい"}})
    };
    let first: ReportReceipt =
        serde_json::from_value(expect(phone.post(&path, &report(92)).await?, StatusCode::CREATED).await?)?;
    ensure!(!first.repeated && first.report.assessment.tier.as_str() == "urgent");
    let again: ReportReceipt =
        serde_json::from_value(expect(phone.post(&path, &report(92)).await?, StatusCode::OK).await?)?;
    ensure!(
        again.repeated && again.report.id == first.report.id && again.report.answers == first.report.answers
    );
    let differs = expect(phone.post(&path, &report(97)).await?, StatusCode::CONFLICT).await?;
    ensure!(differs.pointer("/code").and_then(Value::as_str) == Some("report-differs"));
    let mut correction = report(97);
    if let Some(report) = correction.as_object_mut() {
        report.insert("id".into(), "018f0000-0000-7000-8000-000000000002".into());
        report.insert("supersedes".into(), serde_json::to_value(first.report.id)?);
    }
    expect(phone.post(&path, &correction).await?, StatusCode::CREATED).await?;
    let page = phone.read(&path).await?;
    let items = page.pointer("/items").and_then(Value::as_array).context("items")?;
    ensure!(items.len() == 2, "both versions are kept: {page}");
    let home: Home = serde_json::from_value(phone.read("/api/v1/patient/home").await?)?;
    let last = home.people.first().and_then(|person| person.last_report.clone()).context("last report")?;
    ensure!(last.supersedes == Some(first.report.id), "the correction is the newest: {last:?}");
    rules_for_the_phone(phone, &home).await
}

/// The phone gets the rules in force, and of the person what they look at.
async fn rules_for_the_phone(phone: &Client, home: &Home) -> Result<()> {
    let rules: Rules = serde_json::from_value(phone.read(&format!("/api/v1/rules/{}", home.rules)).await?)?;
    ensure!(RuleSet::try_from(rules.clone())?.hash() == home.rules, "{rules:?}");
    expect(phone.get("/api/v1/rules/none").await?, StatusCode::NOT_FOUND).await?;
    let person = home.people.first().context("person")?;
    let newest = person.last_report.clone().context("last report")?;
    let (now, past) = person.past.split_last().context("what was measured")?;
    ensure!(now.measured_at == newest.measured_at && now.answers.spo2 == newest.answers.spo2, "{now:?}");
    let subject = person.subject.clone().context("subject")?;
    ensure!(tier(&rules, &subject, past, now) == newest.assessment.tier, "the phone says the same");
    Ok(())
}

async fn numbers(world: &Ward, phone: &Client, patient: PatientId) -> Result<()> {
    let view = |value: Value| -> Result<NumberView> { Ok(serde_json::from_value(value)?) };
    let path = format!("/api/v1/patient/people/{patient}/number");
    let home: Home = serde_json::from_value(phone.read("/api/v1/patient/home").await?)?;
    let before = home.people.first().context("person")?.number.state;
    ensure!(before == NumberState::Available, "whoever is positive may ask: {before}");
    for _ in 0..2 {
        let asked = view(expect(phone.post(&path, &json!({})).await?, StatusCode::OK).await?)?;
        ensure!(
            asked.state == NumberState::Queued && asked.digits.is_none(),
            "minted only at hand-over: {asked:?}"
        );
    }
    let mut tx = world.store.read().await?;
    ensure!(tx.chains_of_patient(patient).await?.len() == 1, "asking twice is asking once");
    drop(tx);
    let decline = format!("{path}/decline");
    let declined = view(expect(phone.post(&decline, &json!({})).await?, StatusCode::OK).await?)?;
    ensure!(declined.state == NumberState::Declined, "{declined:?}");
    Ok(())
}

/// "This isn't me" ends the link and every session that came by it, and becomes a task.
async fn not_me(world: &Ward, patient: PatientId, phone: &Client) -> Result<()> {
    let path = format!("/api/v1/patient/invitations/{}/not-me", world.link(patient).await?);
    let stranger = Client::stranger(&world.system);
    expect(stranger.post(&path, &json!({})).await?, StatusCode::NO_CONTENT).await?;
    expect(stranger.post(&path, &json!({})).await?, StatusCode::GONE).await?;
    expect(phone.get("/api/v1/patient/home").await?, StatusCode::UNAUTHORIZED).await?;
    let queue = world.nurse.read("/api/v1/staff/queue").await?;
    let items = queue.pointer("/items").and_then(Value::as_array).context("items")?;
    let task = |item: &Value| {
        item.pointer("/alert/kind") == Some(&json!("wrong-contact"))
            && item.pointer("/alert/patient_id") == Some(&json!(patient))
    };
    ensure!(items.iter().any(task), "no task to check the number: {queue}");
    Ok(())
}
