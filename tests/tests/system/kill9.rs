//! What was answered is there: the server is killed without warning while a thousand reports are being sent, and
//! every answered one is found after the restart. Sending all of them again makes no second copy.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that can't go on has failed")]

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use mimamori_domain::api::{RegisterPatient, Registered, ReportPage, ReportReceipt, SubmitReport};
use mimamori_domain::patient::PatientForm;
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::values::{Spo2, Temperature};
use mimamori_domain::{ClientReportId, Clock as _, PatientId};
use mimamori_store::system::{SystemClock, SystemRng};
use mimamori_tests::backend::Backend;
use mimamori_tests::http::{Account, Client, expect};
use mimamori_tests::process::System;
use reqwest::StatusCode;

const REPORTS: usize = 1000;
const PATIENTS: usize = 20;
/// How many are on their way at once.
const AT_ONCE: usize = 32;

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_keeps_every_answered_report() {
    answered_is_durable(Backend::Sqlite).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_every_answered_report() {
    answered_is_durable(Backend::Postgres).await.unwrap();
}

struct Sent {
    patient: PatientId,
    report: SubmitReport,
}

async fn answered_is_durable(backend: Backend) -> Result<()> {
    let mut system = System::prepare(backend, &[]).await?;
    system.start_server().await?;
    system.admin(&["create-center", "--code", "c1", "--name", "北保健所", "--phone", "0312345678"], "")?;
    let account = Account::open(&system, "nurse", "看護 花子", "nurse", &["--center", "c1"])?;
    let nurse = Client::staff(&system, &account).await?;
    let patients = register(&nurse).await?;
    let all: Vec<Sent> = (0..REPORTS).map(|n| report(patients[n % PATIENTS], n)).collect();

    // Half-way the server dies; whatever is on its way then gets no answer.
    let mut answered = BTreeSet::new();
    let (half, rest) = all.split_at(REPORTS / 2);
    answered.extend(send(&nurse, half, false).await?);
    let dying = send(&nurse, rest, true);
    let killing = async {
        // When the first of the second half is durable, the others are in full flight.
        while count(&nurse, &patients[..1]).await.unwrap_or(usize::MAX) <= REPORTS / 2 / PATIENTS {
            tokio::task::yield_now().await;
        }
        system.kill_server()
    };
    let (second, killed) = tokio::join!(dying, killing);
    killed?;
    let second = second?;
    assert!(second.len() < rest.len(), "the server was killed too late to lose anything");
    answered.extend(second);
    assert!(answered.len() >= REPORTS / 2);

    system.start_server().await?;
    let found = stored(&nurse, &patients).await?;
    let lost: Vec<_> = answered.difference(&found).collect();
    assert!(lost.is_empty(), "{} of {} answered reports are lost", lost.len(), answered.len());

    // The phones never heard of it and send everything again.
    let again = send(&nurse, &all, false).await?;
    assert_eq!(again.len(), REPORTS);
    let found = stored(&nurse, &patients).await?;
    assert_eq!(found.len(), REPORTS, "sending again made a second copy, or none");
    let total: usize = all_reports(&nurse, &patients).await?.len();
    assert_eq!(total, REPORTS);
    Ok(())
}

async fn count(nurse: &Client, patients: &[PatientId]) -> Result<usize> {
    Ok(all_reports(nurse, patients).await?.len())
}

async fn register(nurse: &Client) -> Result<Vec<PatientId>> {
    let mut patients = vec![];
    for n in 0..PATIENTS {
        let form = PatientForm {
            name: format!("試験 {n}"),
            kana: format!(
                "シケン {}",
                "アイウエオカキクケコサシスセソタチツテト".chars().nth(n).context("kana")?
            ),
            birth_date: "1980-01-01".into(),
            classification: "confirmed".into(),
            reporting_mode: "phone".into(),
            ..PatientForm::default()
        };
        let answer = nurse.post("/api/v1/staff/patients", &RegisterPatient { form, duplicate: None }).await?;
        let registered: Registered = serde_json::from_value(expect(answer, StatusCode::CREATED).await?)?;
        patients.push(registered.id);
    }
    Ok(patients)
}

fn report(patient: PatientId, n: usize) -> Sent {
    let answers = Answers {
        temperature: Temperature::new(360 + i64::try_from(n % 30).unwrap()),
        spo2: Spo2Reading::Measured(Spo2::new(90 + i64::try_from(n % 10).unwrap()).unwrap()),
        comment: format!("{n}"),
        ..Answers::default()
    };
    let now = SystemClock.now();
    let report = SubmitReport {
        id: ClientReportId::new(now, &SystemRng),
        measured_at: now,
        supersedes: None,
        answers,
    };
    Sent { patient, report }
}

/// Sends them, some at once; the ids of those that were answered. A refused connection is no answer.
async fn send(nurse: &Client, reports: &[Sent], may_die: bool) -> Result<Vec<ClientReportId>> {
    let mut answered = vec![];
    for some in reports.chunks(AT_ONCE) {
        let mut tasks = tokio::task::JoinSet::new();
        for sent in some {
            let (nurse, report) = (nurse.clone(), sent.report.clone());
            let path = format!("/api/v1/staff/patients/{}/reports", sent.patient);
            tasks.spawn(async move {
                let answer = nurse.post(&path, &report).await?;
                let status = answer.status();
                anyhow::ensure!(status.is_success(), "{status}: {}", answer.text().await?);
                let receipt: ReportReceipt = answer.json().await?;
                anyhow::ensure!(receipt.report.client_id == report.id);
                Ok(report.id)
            });
        }
        while let Some(done) = tasks.join_next().await {
            match done? {
                Ok(id) => answered.push(id),
                Err(_) if may_die => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(answered)
}

async fn all_reports(nurse: &Client, patients: &[PatientId]) -> Result<Vec<ClientReportId>> {
    let mut all = vec![];
    for patient in patients {
        let mut before = String::new();
        loop {
            let path = format!("/api/v1/staff/patients/{patient}/reports{before}");
            let page: ReportPage = serde_json::from_value(nurse.read(&path).await?)?;
            all.extend(page.items.iter().map(|report| report.client_id));
            match page.next {
                Some(next) => before = format!("?before={next}"),
                None => break,
            }
        }
    }
    Ok(all)
}

async fn stored(nurse: &Client, patients: &[PatientId]) -> Result<BTreeSet<ClientReportId>> {
    Ok(all_reports(nurse, patients).await?.into_iter().collect())
}
