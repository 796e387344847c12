//! Every route is public by name or has roles: this walks the table of the router itself. A new route that is not in
//! the list below fails the test.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::sync::Arc;

use anyhow::{Context as _, Result};
use mimamori_domain::access::{Action, Role, Scope, scope};
use mimamori_domain::api::{AlertKind, RegisterPatient, Registered};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::triage::Tier;
use mimamori_domain::{Duration, PatientId};
use mimamori_server::route::Audience;
use mimamori_server::router::table;
use mimamori_store::alert::RaiseAlert;
use mimamori_store::audit::Actor;
use mimamori_store::system::{SystemClock, SystemRng};
use mimamori_store::transfer::NewTransfer;
use mimamori_store::{Db, Keys, Store};
use mimamori_tests::backend::Backend;
use mimamori_tests::http::{Account, Client, expect};
use mimamori_tests::process::System;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// What anybody may call. Nothing here tells anything about a person before a secret is given.
const PUBLIC: &[(&str, &str)] = &[
    ("GET", "/api/v1/patient/invitations/{token}"),
    ("POST", "/api/v1/patient/invitations/{token}/open"),
    ("POST", "/api/v1/patient/invitations/{token}/not-me"),
    ("POST", "/api/v1/patient/back-in"),
    ("POST", "/api/v1/patient/back-in/code"),
    ("POST", "/api/v1/staff/login"),
    ("POST", "/api/v1/staff/login/code"),
    ("GET", "/api/v1/staff/join/{token}"),
    ("POST", "/api/v1/staff/join/{token}"),
    ("GET", "/api/v1/rules/{hash}"),
    ("GET", "/openapi.json"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/"),
    ("GET", "/i/{token}"),
    ("GET", "/s/{token}"),
    ("POST", "/s/{token}"),
    // Pages without scripts, which ask who is signed in by themselves: `plain.rs`.
    ("GET", "/back"),
    ("POST", "/back"),
    ("GET", "/back/code"),
    ("POST", "/back/code"),
    ("POST", "/back/again"),
    ("GET", "/contact/{person}"),
    ("POST", "/contact/{person}"),
    ("GET", "/contact/{person}/code"),
    ("POST", "/contact/{person}/code"),
    ("POST", "/contact/{person}/again"),
    ("GET", "/contact/{person}/done"),
    ("GET", "/certificate/{person}"),
    ("GET", "/access/{person}"),
    ("GET", "/check"),
    ("POST", "/check"),
    ("GET", "/form"),
    ("GET", "/form/i/{token}"),
    ("POST", "/form/i/{token}"),
    ("GET", "/form/i/{token}/not-me"),
    ("POST", "/form/i/{token}/not-me"),
    ("GET", "/form/{person}"),
    ("POST", "/form/{person}"),
    ("POST", "/form/{person}/letters/{letter}"),
    ("GET", "/form/{person}/sent/{report}"),
    ("GET", "/report/{person}"),
    ("GET", "/history/{person}"),
    ("GET", "/number/{person}"),
    ("GET", "/settings"),
    ("GET", "/help"),
    ("GET", "/staff"),
    ("GET", "/staff/{*rest}"),
];

/// What machines call with a secret of their own; each has its tests.
const MACHINE: &[(&str, &str)] = &[("POST", "/cocoa/v1/verify"), ("POST", "/hooks/twilio/{attempt_id}")];

/// What a logged-in person calls, with a body that is accepted where one is needed.
fn private(world: &World) -> Vec<(&'static str, &'static str, Option<Value>)> {
    let form = serde_json::to_value(world.form.clone()).unwrap();
    let report = json!({"id": "018f0000-0000-7000-8000-000000000001", "measured_at": "2026-01-01T00:00:00Z",
        "answers": {"temperature": 365, "spo2": 98}});
    let tab = "018f0000-0000-7000-8000-000000000002";
    let shift = json!({"staff_id": world.colleague, "from": "2026-01-01T00:00:00Z", "to": "2026-01-01T08:00:00Z", "step": 1});
    vec![
        ("GET", "/api/v1/patient/home", None),
        ("POST", "/api/v1/patient/people/{id}/reports", Some(report.clone())),
        ("GET", "/api/v1/patient/people/{id}/reports", None),
        ("POST", "/api/v1/patient/people/{id}/number", Some(json!({}))),
        ("POST", "/api/v1/patient/people/{id}/number/decline", Some(json!({}))),
        ("POST", "/api/v1/patient/people/{id}/contact", Some(json!({"phone": "08000000002"}))),
        ("POST", "/api/v1/patient/people/{id}/contact/code", Some(json!({"code": "000000"}))),
        ("POST", "/api/v1/patient/people/{id}/certificate", Some(json!({}))),
        ("GET", "/api/v1/patient/people/{id}/letters", None),
        ("POST", "/api/v1/patient/people/{id}/letters/{letter}/read", Some(json!({}))),
        ("GET", "/api/v1/patient/people/{id}/access", None),
        ("PUT", "/api/v1/patient/settings", Some(json!({"language": "ja", "reminder_hour": null}))),
        (
            "POST",
            "/api/v1/patient/push",
            Some(json!({"endpoint": "https://fcm.googleapis.com/x", "keys": {"p256dh": "", "auth": ""}})),
        ),
        ("POST", "/api/v1/patient/sign-out", Some(json!({}))),
        ("POST", "/api/v1/staff/logout", Some(json!({}))),
        ("GET", "/api/v1/staff/me", None),
        ("GET", "/api/v1/staff/queue", None),
        ("GET", "/api/v1/staff/figures", None),
        ("GET", "/api/v1/staff/figures/file", None),
        ("GET", "/api/v1/staff/events", None),
        ("GET", "/api/v1/staff/audit", None),
        ("GET", "/api/v1/staff/center", None),
        (
            "PUT",
            "/api/v1/staff/center",
            Some(json!({"version": 0, "name": "x", "phone": "0312345678", "night_phone": "", "hours": "",
                "consultation_phone": "", "advice": []})),
        ),
        ("GET", "/api/v1/staff/center/policy", None),
        ("PUT", "/api/v1/staff/center/policy", Some(json!({"version": 9, "policy": null, "reason": "x"}))),
        ("GET", "/api/v1/staff/rules", None),
        ("PUT", "/api/v1/staff/rules/draft", Some(json!({"version": 0, "toml": "x"}))),
        ("POST", "/api/v1/staff/rules/draft/discard", Some(json!({"version": 0}))),
        ("POST", "/api/v1/staff/rules/preview", Some(json!({"version": 0}))),
        ("POST", "/api/v1/staff/rules/preview/step", Some(json!({"version": 0}))),
        ("POST", "/api/v1/staff/rules/switch", Some(json!({"version": 0, "from": null, "reason": "x"}))),
        ("POST", "/api/v1/staff/rules/switch/{id}/take-back", Some(json!({}))),
        ("GET", "/api/v1/staff/accounts", None),
        (
            "POST",
            "/api/v1/staff/accounts",
            Some(json!({"name": "x", "login": "", "email": "x", "role": "nurse"})),
        ),
        ("POST", "/api/v1/staff/accounts/{id}/invitation", Some(json!({}))),
        ("POST", "/api/v1/staff/accounts/{id}/password", Some(json!({}))),
        ("POST", "/api/v1/staff/accounts/{id}/totp", Some(json!({}))),
        ("POST", "/api/v1/staff/accounts/{id}/disable", Some(json!({}))),
        ("POST", "/api/v1/staff/accounts/{id}/enable", Some(json!({}))),
        ("PUT", "/api/v1/staff/accounts/{id}/role", Some(json!({"role": "nurse"}))),
        ("GET", "/api/v1/staff/contracts", None),
        ("POST", "/api/v1/staff/contracts", Some(json!({"starts_on": "2026-01-01"}))),
        (
            "POST",
            "/api/v1/staff/contracts/end",
            Some(json!({"association": world.account, "starts_on": "2026-01-01", "ends_on": null})),
        ),
        (
            "POST",
            "/api/v1/staff/contracts/remove",
            Some(json!({"association": world.account, "starts_on": "2026-01-01"})),
        ),
        ("GET", "/api/v1/staff/patients/{id}/close-contacts", None),
        ("POST", "/api/v1/staff/patients/{id}/close-contacts", Some(json!({"form": form}))),
        (
            "POST",
            "/api/v1/staff/patients/{id}/close-contacts/remove",
            Some(json!({"contact": world.account})),
        ),
        ("GET", "/api/v1/staff/building", None),
        ("POST", "/api/v1/staff/building/{id}/notes", Some(json!({"text": "x"}))),
        ("GET", "/api/v1/staff/persons", None),
        ("POST", "/api/v1/staff/persons/{id}/open", Some(json!({"reason": "x"}))),
        ("GET", "/api/v1/staff/associations", None),
        ("GET", "/api/v1/staff/follow-up-reports", None),
        ("GET", "/api/v1/staff/follow-up-reports/day", None),
        (
            "PUT",
            "/api/v1/staff/follow-up-reports",
            Some(json!({"center": world.account, "day": "2026-01-01", "version": 0, "missed": []})),
        ),
        ("POST", "/api/v1/staff/follow-up-reports/{id}/receive", Some(json!({"version": 1}))),
        ("POST", "/api/v1/staff/patients/{id}/assign", Some(json!({"association": null}))),
        ("GET", "/api/v1/staff/lists", None),
        (
            "POST",
            "/api/v1/staff/bulk",
            Some(
                json!({"id": "018f0000-0000-7000-8000-000000000002", "act": "close-no-problem", "note": "x",
                "query": "list=no-problem"}),
            ),
        ),
        ("GET", "/api/v1/staff/bulk", None),
        ("GET", "/api/v1/staff/bulk/{id}", None),
        ("GET", "/api/v1/staff/bulk/{id}/items", None),
        ("POST", "/api/v1/staff/bulk/{id}/confirm", Some(json!({}))),
        ("POST", "/api/v1/staff/bulk/{id}/undo", Some(json!({}))),
        ("GET", "/api/v1/staff/lists/{list}", None),
        ("GET", "/api/v1/staff/lists/{list}/count", None),
        ("GET", "/api/v1/staff/filters", None),
        ("POST", "/api/v1/staff/filters", Some(json!({"name": "x", "query": "list=all"}))),
        ("POST", "/api/v1/staff/filters/{id}/remove", Some(json!({}))),
        ("GET", "/api/v1/staff/patients", None),
        ("POST", "/api/v1/staff/patients", Some(json!({"form": form}))),
        ("GET", "/api/v1/staff/patients/{id}", None),
        ("PUT", "/api/v1/staff/patients/{id}", Some(json!({"form": form, "version": 1}))),
        ("POST", "/api/v1/staff/patients/{id}/status", Some(json!({"status": "following", "reason": "x"}))),
        ("GET", "/api/v1/staff/patients/{id}/timeline", None),
        ("PUT", "/api/v1/staff/patients/{id}/presence", Some(json!({"tab": tab, "editing": false}))),
        ("POST", "/api/v1/staff/patients/{id}/presence/leave", Some(json!({"tab": tab}))),
        (
            "PUT",
            "/api/v1/staff/patients/{id}/release-date",
            Some(json!({"free_on": "2026-02-01", "reason": "x", "version": 1})),
        ),
        (
            "PUT",
            "/api/v1/staff/patients/{id}/own-target",
            Some(json!({"own_target": false, "reason": "x", "version": 1})),
        ),
        ("GET", "/api/v1/staff/patients/{id}/reports", None),
        ("POST", "/api/v1/staff/patients/{id}/reports", Some(report)),
        ("POST", "/api/v1/staff/patients/{id}/findings", Some(json!({"text": "x"}))),
        ("POST", "/api/v1/staff/patients/{id}/letters", Some(json!({"text": "x"}))),
        ("POST", "/api/v1/staff/patients/{id}/number", Some(json!({}))),
        ("POST", "/api/v1/staff/patients/{id}/number/stop", Some(json!({}))),
        ("POST", "/api/v1/staff/patients/{id}/number/restart", Some(json!({"reason": "x"}))),
        ("POST", "/api/v1/staff/numbers", Some(json!({"patients": []}))),
        ("POST", "/api/v1/staff/patients/{id}/invitation", Some(json!({}))),
        ("POST", "/api/v1/staff/patients/{id}/contact", Some(json!({"channel": "sms"}))),
        ("GET", "/api/v1/staff/messaging", None),
        ("GET", "/api/v1/staff/messages", None),
        ("GET", "/api/v1/staff/messages/{id}/text", None),
        ("POST", "/api/v1/staff/messages/{id}/retry", Some(json!({}))),
        ("POST", "/api/v1/staff/messages/{id}/drop", Some(json!({"reason": "x"}))),
        ("PUT", "/api/v1/staff/patients/{id}/reminders", Some(json!({"off": true, "paused_until": null}))),
        ("POST", "/api/v1/staff/alerts/{id}/claim", Some(json!({}))),
        ("POST", "/api/v1/staff/alerts/{id}/release", Some(json!({}))),
        ("POST", "/api/v1/staff/alerts/{id}/notes", Some(json!({"text": "x"}))),
        ("POST", "/api/v1/staff/alerts/{id}/close", Some(json!({"outcome": "fine", "note": "x"}))),
        ("POST", "/api/v1/staff/alerts/{id}/reopen", Some(json!({}))),
        ("POST", "/api/v1/staff/alerts/{id}/snooze", Some(json!({"until": null}))),
        ("POST", "/api/v1/staff/alerts/offer", Some(json!({"to": null, "alerts": []}))),
        ("GET", "/api/v1/staff/colleagues", None),
        ("GET", "/api/v1/staff/transfers", None),
        ("GET", "/api/v1/staff/centers", None),
        (
            "POST",
            "/api/v1/staff/patients/{id}/transfer",
            Some(json!({"center": world.colleague, "note": "x", "keep_shared": false})),
        ),
        ("POST", "/api/v1/staff/transfers/accept", Some(json!({"transfers": [world.colleague], "note": ""}))),
        ("POST", "/api/v1/staff/transfers/{id}/withdraw", Some(json!({"note": ""}))),
        ("POST", "/api/v1/staff/transfers/{id}/accept", Some(json!({"note": ""}))),
        ("POST", "/api/v1/staff/transfers/{id}/refuse", Some(json!({"note": "x"}))),
        ("GET", "/api/v1/staff/patients/{id}/centers", None),
        (
            "POST",
            "/api/v1/staff/patients/{id}/centers",
            Some(json!({"center": world.colleague, "reason": "x"})),
        ),
        (
            "POST",
            "/api/v1/staff/patients/{id}/centers/end",
            Some(json!({"center": world.colleague, "reason": "x"})),
        ),
        ("PUT", "/api/v1/staff/patients/{id}/outside", Some(json!({"text": ""}))),
        ("GET", "/api/v1/staff/on-call", None),
        ("POST", "/api/v1/staff/on-call", Some(shift.clone())),
        ("PUT", "/api/v1/staff/on-call/phone", Some(json!({"staff_id": world.colleague, "phone": ""}))),
        ("PUT", "/api/v1/staff/on-call/{id}", Some(shift)),
        ("POST", "/api/v1/staff/on-call/{id}/take", Some(json!({}))),
        ("POST", "/api/v1/staff/on-call/{id}/remove", Some(json!({}))),
        ("POST", "/api/v1/staff/imports", Some(json!({}))),
        ("POST", "/api/v1/staff/imports/{id}/confirm", Some(json!({"lines": []}))),
        ("GET", "/api/v1/staff/imports/mappings", None),
        (
            "POST",
            "/api/v1/staff/imports/mappings",
            Some(json!({"name": "x", "columns": [{"header": "x", "field": "name"}]})),
        ),
        ("POST", "/api/v1/staff/imports/mappings/{id}/remove", Some(json!({}))),
        ("GET", "/api/v1/staff/exports", None),
        (
            "POST",
            "/api/v1/staff/exports",
            Some(json!({"what": "patients", "format": "xlsx", "language": "ja"})),
        ),
        ("GET", "/api/v1/staff/exports/{id}/file", None),
    ]
}

struct World {
    system: System,
    form: PatientForm,
    patient: PatientId,
    alert: String,
    message: String,
    import: String,
    export: String,
    shift: String,
    colleague: String,
    account: String,
    transfer: String,
    staff: Vec<(Role, bool, Client)>,
    stranger: Client,
    patient_client: Client,
    other_patient_client: Client,
}

async fn world() -> Result<World> {
    let mut system = System::prepare(Backend::Sqlite, &[]).await?;
    system.start_server().await?;
    for (code, name) in [("c1", "北保健所"), ("c2", "南保健所")] {
        system.admin(&["create-center", "--code", code, "--name", name, "--phone", "0312345678"], "")?;
    }
    for name in ["北医師会", "南医師会"] {
        system.admin(&["create-association", "--name", name, "--phone", "0312345678"], "")?;
    }
    system.admin(&["contract", "--association", "北医師会", "--center", "c1"], "")?;
    let mut staff = vec![];
    let accounts: [(&str, Role, bool, &[&str]); 9] = [
        ("nurse-1", Role::Nurse, true, &["--center", "c1"]),
        ("manager-1", Role::Manager, true, &["--center", "c1"]),
        ("nurse-2", Role::Nurse, false, &["--center", "c2"]),
        ("manager-2", Role::Manager, false, &["--center", "c2"]),
        ("doctor-1", Role::Clinician, true, &["--association", "北医師会"]),
        ("doctor-2", Role::Clinician, false, &["--association", "南医師会"]),
        ("hotel-1", Role::Hotel, false, &["--center", "c1", "--hotel", "北ホテル"]),
        ("prefecture-1", Role::Prefecture, false, &[]),
        ("auditor-1", Role::Auditor, false, &[]),
    ];
    for (login, role, own, belongs) in accounts {
        let account = Account::open(&system, login, login, role.as_str(), belongs)?;
        staff.push((role, own, Client::staff(&system, &account).await?));
    }
    let nurse = staff.first().context("nurse")?.2.clone();
    let form = PatientForm {
        name: "山田 花子".into(),
        kana: "ヤマダ ハナコ".into(),
        birth_date: "1980-01-01".into(),
        phone: "09012345678".into(),
        classification: "confirmed".into(),
        reporting_mode: "phone".into(),
        ..PatientForm::default()
    };
    let patient = register(&nurse, &form).await?;
    let other = register(
        &nurse,
        &PatientForm { kana: "ベツ".into(), birth_date: "1990-05-05".into(), ..form.clone() },
    )
    .await?;
    let preview = nurse
        .send(Method::POST, "/api/v1/staff/imports", Some("氏名\n山田\n".as_bytes()), "text/csv")
        .await?;
    let import = expect(preview, StatusCode::OK).await?["id"].as_str().context("import id")?.to_owned();

    let manager = staff.get(1).context("manager")?.2.clone();
    let new = json!({"what": "patients", "format": "xlsx", "language": "ja"});
    let export = expect(manager.post("/api/v1/staff/exports", &new).await?, StatusCode::CREATED).await?;
    let export = export["id"].as_str().context("export id")?.to_owned();

    // What no route gives: an assignment, an alert, the text of an invitation.
    let keys = Keys::load(&system.folder().join("keys"), &SystemRng)?;
    let db = Db::connect(system.database().url()).await?;
    let store = Store::new(db, keys, Arc::new(SystemClock), Arc::new(SystemRng));
    let mut tx = store.begin().await?;
    let association = tx.association_by_name("北医師会").await?.context("association")?.id;
    tx.assign(Actor::System, patient, Some(association)).await?;
    let owners = tx.patient(patient).await?.context("patient")?.owners;
    let alert = RaiseAlert {
        patient_id: patient,
        owners,
        kind: AlertKind::Medical,
        tier: Tier::Urgent,
        reasons: vec![],
        due_at: tx.now.plus(Duration::hours(1)),
        high_risk: false,
        report_id: None,
    };
    let (alert, _) = tx.raise_alert(alert).await?;
    let message = tx.enqueue_invitation(patient).await?.context("message")?.to_string();
    let token = tx.mint_invitation(patient, Duration::days(1)).await?;
    let colleague = tx.staff_by_login("nurse-1").await?.context("nurse")?.id;
    let time = (tx.now, tx.now.plus(Duration::hours(8)));
    let shift = tx.add_shift(Actor::System, owners.center, colleague, time, 1).await?;
    // Somebody else is on the way from the first centre to the second.
    let to = tx.center_by_code("c2").await?.context("c2")?.id;
    let somebody = tx.patient(other).await?.context("other")?;
    let new = NewTransfer { to, note: "x", keep_shared: false, within: Duration::hours(1) };
    let transfer = tx.ask_transfer(colleague, &somebody, new).await?.context("transfer")?.to_string();
    let other_token = tx.mint_invitation(other, Duration::days(1)).await?;
    tx.commit().await?;
    let Db::Sqlite { write, .. } = store.db() else { anyhow::bail!("another database") };
    sqlx::query("UPDATE message SET state = 'dead'").execute(write).await?;
    let mut tx = store.begin().await?;
    tx.file_dead().await?;
    tx.commit().await?;
    let (patient_client, _) = Client::patient(&system, &token, "1980-01-01").await?;
    let (other_patient_client, _) = Client::patient(&system, &other_token, "1990-05-05").await?;
    let stranger = Client::stranger(&system);
    let alert = alert.to_string();
    let account = store.read().await?.staff_by_login("nurse-1").await?.context("nurse-1")?.id.to_string();
    Ok(World {
        system,
        form,
        patient,
        alert,
        message,
        import,
        export,
        shift: shift.to_string(),
        colleague: colleague.to_string(),
        account,
        transfer,
        staff,
        stranger,
        patient_client,
        other_patient_client,
    })
}

async fn register(nurse: &Client, form: &PatientForm) -> Result<PatientId> {
    let body = RegisterPatient { form: form.clone(), duplicate: None };
    let answer = nurse.post("/api/v1/staff/patients", &body).await?;
    let registered: Registered = serde_json::from_value(expect(answer, StatusCode::CREATED).await?)?;
    Ok(registered.id)
}

impl World {
    fn path(&self, path: &str) -> String {
        let id = if path.contains("/alerts/") {
            self.alert.clone()
        } else if path.contains("/messages/") {
            self.message.clone()
        } else if path.contains("/on-call/") {
            self.shift.clone()
        } else if path.contains("/imports/") {
            self.import.clone()
        } else if path.contains("/exports/") {
            self.export.clone()
        } else if path.contains("/accounts/") {
            self.account.clone()
        } else if path.contains("/transfers/{id}/") {
            self.transfer.clone()
        } else {
            self.patient.to_string()
        };
        path.replace("{id}", &id)
            .replace("{list}", "all")
            .replace("{letter}", "018f0000-0000-7000-8000-000000000001")
    }

    async fn ask(
        &self,
        who: &Client,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<(StatusCode, String)> {
        let method = Method::from_bytes(method.as_bytes())?;
        let kind = if path.ends_with("/imports") { "text/csv" } else { "application/json" };
        let bytes = body.map(serde_json::to_vec).transpose()?;
        let answer = who.send(method, &self.path(path), bytes.as_deref(), kind).await?;
        let status = answer.status();
        // The live feed never ends; its status is enough.
        let code = if status.is_success() {
            String::new()
        } else {
            let problem: Value =
                answer.json().await.with_context(|| format!("{path} {status}: no problem+json"))?;
            problem["code"].as_str().unwrap_or_default().to_owned()
        };
        Ok((status, code))
    }
}

#[test]
fn every_route_is_listed() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let world = runtime.block_on(world()).unwrap();
    let private = private(&world);
    for route in table() {
        let key = (route.method, route.path);
        let listed = match route.audience {
            Audience::Public => PUBLIC.contains(&key),
            Audience::Machine => MACHINE.contains(&key),
            _ => private.iter().any(|(method, path, _)| (*method, *path) == key),
        };
        assert!(listed, "{} {} is not in the list of this test", route.method, route.path);
    }
    let known = table().len();
    assert_eq!(known, PUBLIC.len() + MACHINE.len() + private.len(), "the list names a route that is gone");
    runtime.block_on(nobody_sees_what_is_not_theirs(&world, &private)).unwrap();
    drop(world.system);
}

async fn nobody_sees_what_is_not_theirs(
    world: &World,
    private: &[(&'static str, &'static str, Option<Value>)],
) -> Result<()> {
    let mut forbidden = 0;
    for route in table() {
        let Some((method, path, body)) =
            private.iter().find(|(method, path, _)| (*method, *path) == (route.method, route.path))
        else {
            continue;
        };
        let body = body.as_ref();
        let named = format!("{method} {path}");
        let (status, code) = world.ask(&world.stranger, method, path, body).await?;
        assert_eq!((status.as_u16(), code.as_str()), (401, "signed-out"), "{named} without login");
        let one = path.contains("{id}");
        match route.audience {
            Audience::Patient => {
                if one {
                    let (status, _) = world.ask(&world.other_patient_client, method, path, body).await?;
                    assert_eq!(status, 404, "{named} as another patient");
                }
                for (role, _, client) in &world.staff {
                    assert_eq!(world.ask(client, method, path, body).await?.0, 401, "{named} as {role}");
                }
            }
            Audience::AnyStaff => {
                assert_eq!(
                    world.ask(&world.patient_client, method, path, body).await?.0,
                    401,
                    "{named} as a patient"
                );
            }
            Audience::Staff(action) => {
                assert_eq!(
                    world.ask(&world.patient_client, method, path, body).await?.0,
                    401,
                    "{named} as a patient"
                );
                for (role, own, client) in &world.staff {
                    let expected = if path.contains("/on-call/") && one {
                        // A centre's shift: out of sight for everybody else.
                        let sees = *own && matches!(role, Role::Nurse | Role::Manager);
                        let may = scope(*role, action) != Scope::Nothing;
                        if sees { (!may).then_some(403) } else { Some(404) }
                    } else if path.contains("/persons/") {
                        // Who may open anybody may open this one.
                        (scope(*role, action) == Scope::Nothing).then_some(403)
                    } else if path.contains("/transfers/{id}/") {
                        // One side takes back, the other answers; nobody else sees it.
                        let side = if *own { Action::TransferAsk } else { Action::TransferAnswer };
                        match role {
                            Role::Nurse | Role::Manager => (action != side).then_some(403),
                            _ => Some(404),
                        }
                    } else if one
                        && [
                            "/imports/",
                            "/exports/",
                            "/accounts/",
                            "/follow-up-reports/{id}",
                            "/rules/switch/",
                            "/filters/",
                            "/bulk/",
                        ]
                        .iter()
                        .any(|part| path.contains(part))
                    {
                        // Somebody's upload, file, account or report: who may not do this at all is told so, another centre sees
                        // none.
                        expectation(*role, *own, action, false).or((!own).then_some(404))
                    } else {
                        expectation(*role, *own, action, one)
                    };
                    // What may be done is done by other tests; what may be read is read here too, but for the text of
                    // a message, which is there only when it did not arrive, and the report of a day, which is to be named.
                    let readable = *method == "GET"
                        && ["/messages/", "/bulk/"].iter().all(|part| !path.contains(part))
                        && !path.ends_with("/day");
                    let Some(expected) = expected.or(readable.then_some(200)) else { continue };
                    let (status, code) = world.ask(client, method, path, body).await?;
                    assert_eq!(status.as_u16(), expected, "{named} as {role} (own: {own}): {code}");
                    forbidden += usize::from(expected == 403);
                }
            }
            Audience::Public | Audience::Machine => {}
        }
    }
    assert!(forbidden > 20, "hardly anything was forbidden: {forbidden}");
    for action in Action::ALL {
        let asked =
            table().iter().any(|route| matches!(route.audience, Audience::Staff(it) if it == *action));
        assert!(asked, "no route asks for {action}");
    }
    Ok(())
}

/// The refusal that the access table asks for; none where the request would be carried out (other tests do that).
fn expectation(role: Role, own: bool, action: Action, one: bool) -> Option<u16> {
    if !one {
        // What is opened with a reason is one patient, never a list.
        return matches!(scope(role, action), Scope::Nothing | Scope::WithReason).then_some(403);
    }
    let sees = own && scope(role, Action::PatientView) != Scope::Nothing;
    if !sees {
        return Some(404);
    }
    (scope(role, action) == Scope::Nothing).then_some(403)
}
