//! A real server with one health centre, a nurse at her desk, and the store beside it: people are registered as staff
//! do it, and their links are had without waiting for a message.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use mimamori_domain::api::{ChangeStatus, DuplicateChoice, RegisterPatient};
use mimamori_domain::patient::{PatientForm, Status};
use mimamori_domain::{ClientReportId, Duration, PatientId};
use mimamori_store::audit::Actor;
use mimamori_store::system::{SystemClock, SystemRng};
use mimamori_store::{Db, Keys, Store};
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::backend::Backend;
use crate::http::{Account, Client, expect};
use crate::process::System;
use crate::world::meddle;

/// See the module.
pub struct Ward {
    /// The programs.
    pub system: System,
    /// The same database, past the server.
    pub store: Store,
    /// A nurse of the centre, logged in.
    pub nurse: Client,
}

impl Ward {
    /// Starts the server with these keys of the configuration.
    pub async fn open(backend: Backend, extra: &[(&str, &str)]) -> Result<Self> {
        let mut system = System::prepare(backend, extra).await?;
        system.start_server().await?;
        Self::within(system).await
    }

    /// A centre and a nurse in a system whose server runs.
    pub async fn within(system: System) -> Result<Self> {
        let center = ["create-center", "--code", "c1", "--name", "北保健所", "--phone", "0312345678"];
        let further =
            ["--hours", "9:00–17:00", "--night-phone", "0312349999", "--consultation-phone", "0570000567"];
        system.admin(&[&center[..], &further[..]].concat(), "")?;
        let account = Account::open(&system, "nurse", "看護 花子", "nurse", &["--center", "c1"])?;
        let nurse = Client::staff(&system, &account).await?;
        let keys = Keys::load(&system.folder().join("keys"), &SystemRng)?;
        let db = Db::connect(system.database().url()).await?;
        let store = Store::new(db, keys, Arc::new(SystemClock), Arc::new(SystemRng));
        Ok(Self { system, store, nurse })
    }

    /// Registers somebody as a new patient, whoever else has that name and birth date.
    pub async fn register(&self, form: PatientForm) -> Result<PatientId> {
        let body = RegisterPatient { form, duplicate: Some(DuplicateChoice::New) };
        let answer = self.nurse.post("/api/v1/staff/patients", &body).await?;
        let registered = expect(answer, StatusCode::CREATED).await?;
        Ok(registered.pointer("/id").and_then(Value::as_str).context("id")?.parse()?)
    }

    /// Somebody reports, and the nurse writes it down: these answers, measured now.
    pub async fn report(&self, patient: PatientId, answers: Value) -> Result<()> {
        let now = self.store.now();
        let id = ClientReportId::new(now, self.store.rng());
        let report = json!({"id": id, "measured_at": now, "answers": answers});
        let answer = self.nurse.post(&format!("/api/v1/staff/patients/{patient}/reports"), &report).await?;
        expect(answer, StatusCode::CREATED).await.map(drop)
    }

    /// Ends somebody's isolation.
    pub async fn release(&self, patient: PatientId) -> Result<()> {
        let body =
            ChangeStatus {
                status: Status::Released, reason: "療養期間が終わったため".into(), version: None
            };
        let answer = self.nurse.post(&format!("/api/v1/staff/patients/{patient}/status"), &body).await?;
        expect(answer, StatusCode::NO_CONTENT).await.map(drop)
    }

    /// The token of a link that opens for this person.
    pub async fn link(&self, patient: PatientId) -> Result<String> {
        let mut tx = self.store.begin().await?;
        let token = tx.mint_invitation(patient, Duration::days(1)).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// See [`meddle`].
    pub async fn meddle(&self, sql: &'static str) -> Result<u64> {
        meddle(&self.store, sql).await
    }

    /// Makes two people one household.
    pub async fn join(&self, one: PatientId, other: PatientId) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let one = tx.patient(one).await?.context("one")?;
        let other = tx.patient(other).await?.context("other")?;
        tx.join_household(Actor::System, &other, &one).await?;
        Ok(tx.commit().await?)
    }
}
