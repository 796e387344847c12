//! Health reports: taken in, judged, and made durable before they are answered. What gathers while one commit runs is
//! committed together by the next (group commit), so that a surge makes batches larger instead of queues longer.

use std::sync::Arc;

use mimamori_domain::api::{AlertKind, ChangeKind, MessageKind, ReportPage, ReportView};
use mimamori_domain::patient::RiskFactor;
use mimamori_domain::report::{Answers, Spo2Reading};
use mimamori_domain::triage::{Assessment, Observation, RuleSets, Subject, assess};
use mimamori_domain::values::{Pulse, Temperature};
use mimamori_domain::{ClientReportId, PatientId, ReportId, StaffId, Timestamp};
use sha2::{Digest as _, Sha256};
use tokio::sync::{mpsc, oneshot};

use crate::alert::RaiseAlert;
use crate::audit::Actor;
use crate::db::{Error, Result, Store, Tx};
use crate::keys::Place;
use crate::patient::Patient;
use crate::standing::Limits;

statements! {
    INSERT = "INSERT INTO report (id, patient_id, client_id, content_hash, measured_at, received_at, entered_by,
            supersedes, temperature, spo2, pulse, answers, comment_sealed, tier, assessment)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        ON CONFLICT (patient_id, client_id) DO NOTHING";
    BY_CLIENT_ID = "SELECT id, client_id, content_hash, measured_at, received_at, entered_by, supersedes, answers,
            comment_sealed, assessment
        FROM report WHERE patient_id = $1 AND client_id = $2";
    BY_ID = "SELECT id, client_id, content_hash, measured_at, received_at, entered_by, supersedes, answers,
            comment_sealed, assessment
        FROM report WHERE patient_id = $1 AND id = $2";
    PAGE = "SELECT id, client_id, content_hash, measured_at, received_at, entered_by, supersedes, answers,
            comment_sealed, assessment
        FROM report WHERE patient_id = $1 AND id < $2 ORDER BY id DESC LIMIT 50";
    COUNT_SINCE = "SELECT count(*) AS n FROM
        (SELECT 1 AS one FROM report WHERE patient_id = $1 AND measured_at >= $2 LIMIT 100) AS found";
    KEEP_RULES = "INSERT INTO rule_set (hash, name, content, first_used_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (hash) DO NOTHING";
}

/// A report to be taken in.
#[derive(Debug, Clone)]
pub struct Submission {
    /// Of whom.
    pub patient_id: PatientId,
    /// Made by the phone.
    pub client_id: ClientReportId,
    /// When it was measured.
    pub measured_at: Timestamp,
    /// The report it corrects.
    pub supersedes: Option<ReportId>,
    /// Checked answers.
    pub answers: Answers,
    /// Staff who entered it; none when the patient did.
    pub entered_by: Option<StaffId>,
}

impl Submission {
    /// What "the same content" means: everything the sender decides.
    fn content_hash(&self) -> Result<Vec<u8>> {
        let content = serde_json::to_vec(&(self.measured_at, self.supersedes, &self.answers))?;
        Ok(Sha256::digest(content).to_vec())
    }
}

/// What became of a submission.
#[derive(Debug, Clone, PartialEq)]
pub enum Submitted {
    /// It is durable.
    Stored(Box<Report>),
    /// It was here already, the same.
    Repeated(Box<Report>),
    /// The same id with other content.
    Differs,
    /// No such patient, or the report it corrects is not theirs.
    Unknown,
}

/// A report as stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// Id.
    pub id: ReportId,
    /// Made by the phone.
    pub client_id: ClientReportId,
    /// When it was measured.
    pub measured_at: Timestamp,
    /// When it arrived.
    pub received_at: Timestamp,
    /// Staff who entered it.
    pub entered_by: Option<StaffId>,
    /// The report it corrects.
    pub supersedes: Option<ReportId>,
    /// The answers, opened.
    pub answers: Answers,
    /// The verdict by the rules then in force.
    pub assessment: Assessment,
}

impl Report {
    /// As the reader sees it; `entered_by` is the word for who entered it.
    pub fn view(self, entered_by: String) -> ReportView {
        ReportView {
            id: self.id,
            client_id: self.client_id,
            measured_at: self.measured_at,
            received_at: self.received_at,
            entered_by,
            supersedes: self.supersedes,
            answers: self.answers,
            assessment: self.assessment,
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: ReportId,
    client_id: ClientReportId,
    content_hash: Vec<u8>,
    measured_at: Timestamp,
    received_at: Timestamp,
    entered_by: Option<StaffId>,
    supersedes: Option<ReportId>,
    answers: String,
    comment_sealed: Option<Vec<u8>>,
    assessment: String,
}

#[derive(sqlx::FromRow)]
struct CountRow {
    n: i64,
}

fn comment_place(id: ReportId) -> Place {
    Place::new("report", "comment_sealed", id.0)
}

impl Row {
    fn report(self, tx: &Tx) -> Result<Report> {
        let mut answers: Answers = serde_json::from_str(&self.answers)?;
        if let Some(sealed) = &self.comment_sealed {
            answers.comment = tx.keys().open_text(comment_place(self.id), sealed)?;
        }
        Ok(Report {
            id: self.id,
            client_id: self.client_id,
            measured_at: self.measured_at,
            received_at: self.received_at,
            entered_by: self.entered_by,
            supersedes: self.supersedes,
            answers,
            assessment: serde_json::from_str(&self.assessment)?,
        })
    }
}

/// What judging needs beside the report: rules and limits, the same for the whole process.
#[derive(Debug, Clone)]
pub struct Judge {
    /// Triage rules by date.
    pub rules: Arc<RuleSets>,
    /// Limits of silence.
    pub limits: Limits,
}

impl Tx {
    /// Judges and stores one report, with everything that follows from it.
    pub async fn submit(&mut self, judge: &Judge, submission: &Submission) -> Result<Submitted> {
        let Some(patient) = self.patient(submission.patient_id).await? else { return Ok(Submitted::Unknown) };
        let mut standing = self.standing_for_update(patient.id).await?;
        let content_hash = submission.content_hash()?;
        if let Some(id) = submission.supersedes {
            match fetch_optional!(self, Row, BY_ID, patient.id, id)? {
                Some(old) => standing.recent.retain(|past| past.measured_at != old.measured_at),
                None => return Ok(Submitted::Unknown),
            }
        }
        let observation =
            Observation { measured_at: submission.measured_at, answers: submission.answers.clone() };
        // By the day of receipt: a phone with a wrong clock can't choose older rules.
        let rules = judge.rules.in_force(self.now.date());
        let assessment =
            assess(rules, &subject(&patient, submission.measured_at), &standing.recent, &observation);
        let id = ReportId::new(self.now, self.rng());
        let inserted = self.insert_report(id, submission, content_hash.as_slice(), &assessment).await?;
        if !inserted {
            let row = fetch_optional!(self, Row, BY_CLIENT_ID, patient.id, submission.client_id)?
                .ok_or(sqlx::Error::RowNotFound)?;
            return Ok(if row.content_hash == content_hash {
                Submitted::Repeated(Box::new(row.report(self)?))
            } else {
                Submitted::Differs
            });
        }
        standing.remember(observation);
        standing.last_received_at = Some(self.now);
        if standing.last_measured_at.is_none_or(|last| last <= submission.measured_at) {
            standing.last_measured_at = Some(submission.measured_at);
            standing.last_report_id = Some(id);
            standing.tier = Some(assessment.tier);
        }
        standing.due = standing.schedule(&patient, self.now, &judge.limits);
        self.put_standing(patient.id, &standing).await?;
        self.cancel_messages(patient.id, MessageKind::Reminder).await?;
        self.resolve_alerts(patient.id, &[AlertKind::Silence, AlertKind::Call]).await?;
        if let Some(due) = rules.due(assessment.tier) {
            self.raise_alert(RaiseAlert {
                patient_id: patient.id,
                owners: patient.owners,
                kind: AlertKind::Medical,
                tier: assessment.tier,
                reasons: assessment.reasons.clone(),
                due_at: self.now.plus(due),
                high_risk: patient.is_high_risk(self.now.date()),
                report_id: Some(id),
            })
            .await?;
        }
        self.tell(ChangeKind::Report, patient.owners, Some(patient.id), None).await?;
        let actor = submission.entered_by.map_or(Actor::Patient(patient.id), Actor::Staff);
        self.audit(actor, "report.submit", Some(patient.id), &[]).await?;
        Ok(Submitted::Stored(Box::new(Report {
            id,
            client_id: submission.client_id,
            measured_at: submission.measured_at,
            received_at: self.now,
            entered_by: submission.entered_by,
            supersedes: submission.supersedes,
            answers: submission.answers.clone(),
            assessment,
        })))
    }

    async fn insert_report(
        &mut self,
        id: ReportId,
        submission: &Submission,
        content_hash: &[u8],
        assessment: &Assessment,
    ) -> Result<bool> {
        let mut answers = submission.answers.clone();
        let comment = std::mem::take(&mut answers.comment);
        let comment_sealed = match comment.as_str() {
            "" => None,
            text => Some(self.keys().seal_text(self.rng(), comment_place(id), text)?),
        };
        let spo2 = match answers.spo2 {
            Spo2Reading::Measured(value) => Some(value.get()),
            Spo2Reading::UNDER_50 => Some(49),
            Spo2Reading::Word(_) => None,
        };
        let rows = execute!(
            self,
            INSERT,
            id,
            submission.patient_id,
            submission.client_id,
            content_hash,
            submission.measured_at,
            self.now,
            submission.entered_by,
            submission.supersedes,
            answers.temperature.map(Temperature::get),
            spo2,
            answers.pulse.map(Pulse::get),
            serde_json::to_string(&answers)?,
            comment_sealed,
            assessment.tier,
            serde_json::to_string(assessment)?
        )?;
        Ok(rows == 1)
    }

    /// Reports of a patient in the order of receipt, newest first, at most 50.
    pub async fn reports_of_patient(
        &mut self,
        patient: PatientId,
        before: Option<ReportId>,
    ) -> Result<(Vec<Report>, Option<ReportId>)> {
        let before = before.unwrap_or(ReportId(uuid::Uuid::max()));
        let rows = fetch_all!(self, Row, PAGE, patient, before)?;
        let next = (rows.len() == 50).then(|| rows.last().map(|row| row.id)).flatten();
        let reports = rows.into_iter().map(|row| row.report(self)).collect::<Result<_>>()?;
        Ok((reports, next))
    }

    /// One report of a patient.
    pub async fn report(&mut self, patient: PatientId, id: ReportId) -> Result<Option<Report>> {
        fetch_optional!(self, Row, BY_ID, patient, id)?.map(|row| row.report(self)).transpose()
    }

    /// How many reports were measured since `since`, counted to 100.
    pub async fn reports_since(&mut self, patient: PatientId, since: Timestamp) -> Result<i64> {
        Ok(fetch_optional!(self, CountRow, COUNT_SINCE, patient, since)?.map_or(0, |row| row.n))
    }

    /// Keeps the rule sets in force, so that a verdict stays explained when the file has changed.
    pub async fn keep_rules(&mut self, sets: &RuleSets) -> Result<()> {
        for set in sets.all() {
            let content = serde_json::to_string(set)?;
            execute!(self, KEEP_RULES, set.hash(), set.id(), content, self.now)?;
        }
        Ok(())
    }
}

/// A page as the reader sees it; `who` gives the word for who entered a report.
pub fn page(
    reports: Vec<Report>,
    next: Option<ReportId>,
    who: impl Fn(Option<StaffId>) -> String,
) -> ReportPage {
    let items = reports
        .into_iter()
        .map(|report| {
            let entered_by = who(report.entered_by);
            report.view(entered_by)
        })
        .collect();
    ReportPage { items, next }
}

fn subject(patient: &Patient, at: Timestamp) -> Subject {
    Subject {
        age_years: patient.record.person.birth_date.age_on(at.date()),
        pregnant: patient.record.risk_factors.contains(&RiskFactor::Pregnancy),
        own_target: patient.own_target,
        onset: patient.record.onset_date,
    }
}

/// Most reports in one commit.
const BATCH: usize = 128;

struct Waiting {
    submission: Submission,
    answer: oneshot::Sender<Result<Submitted>>,
}

/// The door through which reports come in.
#[derive(Clone)]
pub struct Intake(mpsc::Sender<Waiting>);

impl Intake {
    /// Starts the committers: one on SQLite, which has one writer; some on PostgreSQL.
    pub fn start(store: &Store, judge: &Judge) -> Self {
        let committers = if matches!(store.db(), crate::Db::Postgres(_)) { 4 } else { 1 };
        let (door, queue) = mpsc::channel(1024);
        let queue = Arc::new(tokio::sync::Mutex::new(queue));
        for _ in 0..committers {
            tokio::spawn(commit_loop(store.clone(), judge.clone(), Arc::clone(&queue)));
        }
        Self(door)
    }

    /// Takes one report in and answers when it is durable.
    pub async fn submit(&self, submission: Submission) -> Result<Submitted> {
        let (answer, done) = oneshot::channel();
        let closed = |_| Error::Database(sqlx::Error::PoolClosed);
        self.0
            .send(Waiting { submission, answer })
            .await
            .map_err(|_| Error::Database(sqlx::Error::PoolClosed))?;
        done.await.map_err(closed)?
    }
}

async fn commit_loop(store: Store, judge: Judge, queue: Arc<tokio::sync::Mutex<mpsc::Receiver<Waiting>>>) {
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        if queue.lock().await.recv_many(&mut batch, BATCH).await == 0 {
            return;
        }
        // One order for everybody: two batches never wait for each other's rows in a ring.
        batch.sort_by_key(|waiting| waiting.submission.patient_id);
        match commit(&store, &judge, &batch).await {
            Ok(done) => {
                for (waiting, submitted) in batch.into_iter().zip(done) {
                    // The sender may have gone away; the report is durable all the same.
                    let _ = waiting.answer.send(Ok(submitted));
                }
            }
            // Something in the batch failed and nothing of it was stored: each gets its own transaction, so that one
            // bad report can't take its neighbours with it.
            Err(_) => {
                for waiting in batch {
                    let done = commit(&store, &judge, std::slice::from_ref(&waiting)).await;
                    let _ = waiting
                        .answer
                        .send(done.and_then(|mut one| one.pop().ok_or(sqlx::Error::RowNotFound.into())));
                }
            }
        }
    }
}

async fn commit(store: &Store, judge: &Judge, batch: &[Waiting]) -> Result<Vec<Submitted>> {
    let mut tx = store.begin().await?;
    let mut done = Vec::with_capacity(batch.len());
    for waiting in batch {
        done.push(tx.submit(judge, &waiting.submission).await?);
    }
    tx.commit().await?;
    Ok(done)
}
