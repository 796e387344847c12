//! The database is away for half a minute: readiness says so at once, whoever asks is told to come again, and when it is
//! back, everything goes on by itself.

use std::time::Duration as Real;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::api::{MessageKind, ReportPage, SubmitReport};
use mimamori_domain::report::Answers;
use mimamori_domain::values::Temperature;
use mimamori_domain::{ClientReportId, Clock as _, Duration, PatientId};
use mimamori_store::message::NewMessage;
use mimamori_store::system::{SystemClock, SystemRng};
use mimamori_tests::backend::{Backend, Database};
use mimamori_tests::cluster::Cluster;
use mimamori_tests::fakes::twilio::Twilio;
use mimamori_tests::http::{Account, Client, expect};
use mimamori_tests::process::{System, Which};
use mimamori_tests::world::World;
use reqwest::StatusCode;
use reqwest::header::RETRY_AFTER;
use sqlx::{Connection as _, Executor as _, SqliteConnection};
use tokio::time::{Instant, sleep_until, timeout};

/// How long the database is away: as the requirement says, so this one test lasts.
const AWAY: Real = Real::from_secs(30);
/// Readiness is told within this (the program's own limit is 2 s).
const TOLD: Real = Real::from_secs(5);
/// Whoever asks has an answer within this (the program's own limit is 10 s).
const ANSWERED: Real = Real::from_secs(15);
const PROCESSES: [Which; 2] = [Which::Server(0), Which::Worker(0)];

#[tokio::test(flavor = "multi_thread")]
async fn postgres_stopped_for_half_a_minute() {
    stopped().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_locked_for_half_a_minute() {
    locked().await.unwrap();
}

async fn stopped() -> Result<()> {
    let mut cluster = Cluster::start().await?;
    let folder = tempfile::tempdir()?;
    let house = House::start(|extra| System::over(Database::at(&cluster.url()), folder, extra)).await?;
    let back = Instant::now() + AWAY;
    cluster.stop()?;
    house.is_away().await?;
    house.refuses_clearly().await?;
    let list = house.nurse.get("/api/v1/staff/patients").await?;
    ensure!(list.status() == StatusCode::SERVICE_UNAVAILABLE, "{}", list.status());
    sleep_until(back).await;
    house.is_away().await?;
    cluster.start_again().await?;
    house.goes_on().await
}

async fn locked() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let database = Database::make(Backend::Sqlite, folder.path()).await?;
    let house = House::start(|extra| System::over(database, folder, extra)).await?;
    let mut other = SqliteConnection::connect(house.system.database().url()).await?;
    // The programs may hold the lock for a moment.
    other.execute("PRAGMA busy_timeout = 10000").await?;
    let back = Instant::now() + AWAY;
    other.execute("BEGIN EXCLUSIVE").await?;
    house.is_away().await?;
    house.refuses_clearly().await?;
    sleep_until(back).await;
    house.is_away().await?;
    other.execute("ROLLBACK").await?;
    other.close().await?;
    house.goes_on().await
}

/// Everything that runs, with a report and a message that meet the absence.
struct House {
    system: System,
    twilio: Twilio,
    nurse: Client,
    patient: PatientId,
    report: SubmitReport,
}

impl House {
    async fn start(make: impl FnOnce(&[(&str, &str)]) -> Result<System>) -> Result<Self> {
        let twilio = Twilio::start().await?;
        let configuration = twilio.configuration();
        let mut extra: Vec<(&str, &str)> = configuration.iter().map(|(k, v)| (*k, v.as_str())).collect();
        extra.push(("MIMAMORI__POLICY__MESSAGE_QUIET_HOURS", "false"));
        let mut system = make(&extra)?;
        system.start_server().await?;
        system.start_worker()?;
        system.wait_ready(Which::Worker(0)).await?;
        system
            .admin(&["create-center", "--code", "c1", "--name", "北保健所", "--phone", "0312345678"], "")?;
        let account = Account::open(&system, "nurse", "看護 花子", "nurse", &["--center", "c1"])?;
        let nurse = Client::staff(&system, &account).await?;

        let world = World::of(&system, 1, |_| {}).await?;
        let mut tx = world.tx().await?;
        let center = tx.center_by_code("c1").await?.context("the centre")?.id;
        drop(tx);
        let today = world.now().date().to_string();
        let patient = world
            .patient(center, |form| {
                form.onset_date = today;
                form.reporting_mode = "phone".into();
            })
            .await?;
        // It falls due while nobody can see it.
        let mut tx = world.tx().await?;
        tx.enqueue(NewMessage {
            kind: MessageKind::Invitation,
            subject: patient.to_string(),
            patient_id: Some(patient),
            staff_id: None,
            chain_id: None,
            due_at: tx.now,
            not_before: tx.now.plus(Duration::seconds(20)),
            deadline_at: tx.now.plus(Duration::hours(1)),
        })
        .await?;
        tx.commit().await?;
        let now = SystemClock.now();
        let report = SubmitReport {
            id: ClientReportId::new(now, &SystemRng),
            measured_at: now,
            supersedes: None,
            answers: Answers { temperature: Temperature::new(371), ..Answers::default() },
        };
        Ok(Self { system, twilio, nurse, patient, report })
    }

    fn reports(&self) -> String {
        format!("/api/v1/staff/patients/{}/reports", self.patient)
    }

    /// Both processes say that they are not ready, and say it soon.
    async fn is_away(&self) -> Result<()> {
        for which in PROCESSES {
            let answer = timeout(TOLD, reqwest::get(self.system.ready_url(which)?)).await;
            let answer = answer.with_context(|| format!("{which:?} doesn't tell whether it is ready"))??;
            ensure!(answer.status() == StatusCode::SERVICE_UNAVAILABLE, "{which:?}: {}", answer.status());
        }
        Ok(())
    }

    /// A report gets a refusal that says when to come again; what needs no database is served.
    async fn refuses_clearly(&self) -> Result<()> {
        let answer = timeout(ANSWERED, self.nurse.post(&self.reports(), &self.report)).await;
        let answer = answer.context("a report hangs")??;
        ensure!(answer.headers().contains_key(RETRY_AFTER), "no Retry-After");
        let problem = expect(answer, StatusCode::SERVICE_UNAVAILABLE).await?;
        ensure!(problem.get("code").is_some_and(|code| code == "unavailable"), "{problem}");
        expect_ok(&self.nurse, "/healthz").await
    }

    /// Both recover by themselves, the message goes out, and the report is there once.
    async fn goes_on(mut self) -> Result<()> {
        for which in PROCESSES {
            self.system.wait_ready(which).await?;
        }
        for _ in 0..2 {
            let answer = self.nurse.post(&self.reports(), &self.report).await?;
            ensure!(answer.status().is_success(), "{}: {}", answer.status(), answer.text().await?);
        }
        let page: ReportPage = serde_json::from_value(self.nurse.read(&self.reports()).await?)?;
        ensure!(page.items.len() == 1, "the report is there {} times", page.items.len());
        let sms = self.twilio.message("+819012345678", "/i/").await?;
        ensure!(self.twilio.messages() == [sms], "the message went out more than once");
        Ok(())
    }
}

async fn expect_ok(client: &Client, path: &str) -> Result<()> {
    let answer = client.get(path).await?;
    ensure!(answer.status() == StatusCode::OK, "{path} answered {}", answer.status());
    Ok(())
}
