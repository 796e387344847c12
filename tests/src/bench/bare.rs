//! The bare program to compare with: axum and one table, one insert and one update a report, durable, and none of our
//! duties: no sessions, no triage, no alerts, no audit, no feed, no sealing. SQLite with one writer that commits what
//! has gathered; PostgreSQL with one statement a report over 16 connections. The same driver, the same requests.

use std::net::SocketAddr;
use std::str::FromStr as _;
use std::sync::Arc;

use anyhow::{Result, bail};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use mimamori_domain::api::SubmitReport;
use mimamori_domain::{Clock as _, PatientId, ReportId, Timestamp};
use mimamori_store::system::{SystemClock, SystemRng};
use serde::Serialize;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection as _, Executor as _};
use tokio::sync::{mpsc, oneshot};

const SQLITE: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS report (id BLOB PRIMARY KEY, patient_id BLOB NOT NULL, client_id BLOB NOT NULL,
        measured_at INTEGER NOT NULL, received_at INTEGER NOT NULL, temperature INTEGER, spo2 INTEGER, pulse INTEGER,
        answers TEXT NOT NULL, UNIQUE (patient_id, client_id)) STRICT",
    "CREATE INDEX IF NOT EXISTS report_of_patient ON report (patient_id, id)",
    "CREATE TABLE IF NOT EXISTS standing (patient_id BLOB PRIMARY KEY, last_report_id BLOB, last_received_at INTEGER) STRICT",
];
const POSTGRES: &[&str] = &[
    "CREATE TABLE IF NOT EXISTS report (id UUID PRIMARY KEY, patient_id UUID NOT NULL, client_id UUID NOT NULL,
        measured_at BIGINT NOT NULL, received_at BIGINT NOT NULL, temperature BIGINT, spo2 BIGINT, pulse BIGINT,
        answers TEXT NOT NULL, UNIQUE (patient_id, client_id))",
    "CREATE INDEX IF NOT EXISTS report_of_patient ON report (patient_id, id)",
    "CREATE TABLE IF NOT EXISTS standing (patient_id UUID PRIMARY KEY, last_report_id UUID, last_received_at BIGINT)",
];
const INSERT: &str = "INSERT INTO report
    (id, patient_id, client_id, measured_at, received_at, temperature, spo2, pulse, answers)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const UPDATE: &str = "INSERT INTO standing (patient_id, last_report_id, last_received_at) VALUES ($1, $2, $3)
    ON CONFLICT (patient_id) DO UPDATE
        SET last_report_id = excluded.last_report_id, last_received_at = excluded.last_received_at";
const BOTH: &str = "WITH stored AS (INSERT INTO report
        (id, patient_id, client_id, measured_at, received_at, temperature, spo2, pulse, answers)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))
    INSERT INTO standing (patient_id, last_report_id, last_received_at) VALUES ($2, $1, $5)
    ON CONFLICT (patient_id) DO UPDATE
        SET last_report_id = excluded.last_report_id, last_received_at = excluded.last_received_at";

#[derive(Clone)]
enum Store {
    Sqlite(mpsc::Sender<Waiting>),
    Postgres(PgPool),
}

struct Waiting {
    row: Row,
    done: oneshot::Sender<()>,
}

struct Row {
    id: ReportId,
    patient_id: PatientId,
    sent: SubmitReport,
    received_at: Timestamp,
    answers: String,
}

#[derive(Serialize)]
struct Stored {
    id: ReportId,
    received_at: Timestamp,
}

/// Serves until it is killed.
pub(super) async fn serve(url: &str, listen: SocketAddr) -> Result<()> {
    let store = Arc::new(Store::open(url).await?);
    let app = Router::new()
        .route("/readyz", get(async || "ready"))
        .route("/api/v1/patient/people/{id}/reports", post(submit))
        .with_state(store);
    let listener = tokio::net::TcpListener::bind(listen).await?;
    axum::serve(listener, app).await?;
    Ok(())
}

async fn submit(
    State(store): State<Arc<Store>>,
    Path(patient_id): Path<PatientId>,
    Json(sent): Json<SubmitReport>,
) -> Result<(StatusCode, Json<Stored>), StatusCode> {
    let received_at = SystemClock.now();
    let id = ReportId::new(received_at, &SystemRng);
    let answers = serde_json::to_string(&sent.answers).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let row = Row { id, patient_id, sent, received_at, answers };
    store.put(row).await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    Ok((StatusCode::CREATED, Json(Stored { id, received_at })))
}

macro_rules! bound {
    ($sql:expr, $row:expr) => {
        sqlx::query($sql)
            .bind($row.id)
            .bind($row.patient_id)
            .bind($row.sent.id)
            .bind($row.sent.measured_at)
            .bind($row.received_at)
            .bind($row.sent.answers.temperature.map(|t| t.get()))
            .bind($row.sent.answers.spo2.measured().map(|s| s.get()))
            .bind($row.sent.answers.pulse.map(|p| p.get()))
            .bind($row.answers.as_str())
    };
}

impl Store {
    async fn open(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url)?
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full);
            let mut conn = SqliteConnection::connect_with(&options).await?;
            for sql in SQLITE {
                conn.execute(*sql).await?;
            }
            let (door, queue) = mpsc::channel(1024);
            tokio::spawn(write(conn, queue));
            return Ok(Self::Sqlite(door));
        }
        let pool =
            PgPoolOptions::new().max_connections(16).connect_with(PgConnectOptions::from_str(url)?).await?;
        for sql in POSTGRES {
            pool.execute(*sql).await?;
        }
        Ok(Self::Postgres(pool))
    }

    async fn put(&self, row: Row) -> Result<()> {
        match self {
            Self::Sqlite(door) => {
                let (done, stored) = oneshot::channel();
                if door.send(Waiting { row, done }).await.is_err() {
                    bail!("the writer has ended");
                }
                stored.await?;
            }
            Self::Postgres(pool) => {
                bound!(BOTH, row).execute(pool).await?;
            }
        }
        Ok(())
    }
}

/// Group commit: what has gathered while one commit ran goes into the next.
async fn write(mut conn: SqliteConnection, mut queue: mpsc::Receiver<Waiting>) -> Result<()> {
    let mut batch = Vec::with_capacity(128);
    while queue.recv_many(&mut batch, 128).await > 0 {
        let mut tx = conn.begin_with("BEGIN IMMEDIATE").await?;
        for Waiting { row, .. } in &batch {
            bound!(INSERT, row).execute(&mut *tx).await?;
            sqlx::query(UPDATE)
                .bind(row.patient_id)
                .bind(row.id)
                .bind(row.received_at)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        for waiting in batch.drain(..) {
            // Whoever asked may have gone; it is stored all the same.
            let _ = waiting.done.send(());
        }
    }
    Ok(())
}
