//! Health reports: what is sent, what is stored, and reading it. Taking reports in is [`crate::intake`].

use mimamori_domain::api::{ReportPage, ReportView, ToldBy};
use mimamori_domain::report::Answers;
use mimamori_domain::triage::Assessment;
use mimamori_domain::{ClientReportId, PatientId, ReportId, StaffId, Timestamp};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::db::{Result, Tx};
pub use crate::intake::Intake;
use crate::keys::Place;
pub use crate::rules::Judge;

statements! {
    BY_ID = "SELECT id, client_id, content_hash, measured_at, received_at, entered_by, supersedes, answers,
            comment_sealed, assessment, told_by, told_sealed
        FROM report WHERE patient_id = $1 AND id = $2";
    BY_CLIENT_ID = "SELECT id, client_id, content_hash, measured_at, received_at, entered_by, supersedes, answers,
            comment_sealed, assessment, told_by, told_sealed
        FROM report WHERE patient_id = $1 AND client_id = $2";
    PAGE = "SELECT id, client_id, content_hash, measured_at, received_at, entered_by, supersedes, answers,
            comment_sealed, assessment, told_by, told_sealed
        FROM report WHERE patient_id = $1 AND id < $2 ORDER BY id DESC LIMIT 50";
    // Of some patients at once, from a place on: for files, which take everything.
    OF_MANY = "SELECT r.*
        FROM json_each($1) e JOIN report r ON r.patient_id = unhex(e.value)
        WHERE (r.patient_id > $2 OR r.id > $3) AND r.measured_at >= $4 AND r.measured_at < $5
        ORDER BY r.patient_id, r.id LIMIT 1000",
        postgres "SELECT r.*
        FROM report r
        WHERE r.patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND (r.patient_id > $2 OR r.id > $3) AND r.measured_at >= $4 AND r.measured_at < $5
        ORDER BY r.patient_id, r.id LIMIT 1000";
    COUNT_SINCE = "SELECT count(*) AS n FROM
        (SELECT 1 AS one FROM report WHERE patient_id = $1 AND measured_at >= $2 LIMIT 100) AS found";
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
    /// Who told it, where staff entered it.
    pub told: Option<Told>,
}

/// Who told a report that staff entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// What they are to the patient.
    pub by: ToldBy,
    /// Who that was, in words; sealed.
    pub note: String,
}

impl Submission {
    /// What "the same content" means: everything the sender decides.
    pub(crate) fn content_hash(&self) -> Result<Vec<u8>> {
        let (measured_at, supersedes, answers) = (self.measured_at, self.supersedes, &self.answers);
        // A report of the patient's own is hashed as it always was: it may be sent again after an update.
        let content = match &self.told {
            None => serde_json::to_vec(&(measured_at, supersedes, answers))?,
            Some(told) => serde_json::to_vec(&(measured_at, supersedes, answers, told))?,
        };
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
    /// Who told it, where staff entered it.
    pub told: Option<Told>,
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
            told_by: None,
            told_note: String::new(),
        }
    }

    /// The same for staff, who may know who told it.
    pub fn staff_view(mut self, entered_by: String) -> ReportView {
        let told = self.told.take();
        ReportView {
            told_by: told.as_ref().map(|told| told.by),
            told_note: told.map(|told| told.note).unwrap_or_default(),
            ..self.view(entered_by)
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
    told_by: Option<ToldBy>,
    told_sealed: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct OfManyRow {
    patient_id: PatientId,
    #[sqlx(flatten)]
    row: Row,
}

/// Reports that one look at many patients gives at most.
pub const OF_MANY_MAX: usize = 1000;

#[derive(sqlx::FromRow)]
struct CountRow {
    n: i64,
}

pub(crate) fn comment_place(id: ReportId) -> Place {
    Place::new("report", "comment_sealed", id.0)
}

pub(crate) fn told_place(id: ReportId) -> Place {
    Place::new("report", "told_sealed", id.0)
}

impl Row {
    fn report(self, tx: &Tx) -> Result<Report> {
        let mut answers: Answers = serde_json::from_str(&self.answers)?;
        if let Some(sealed) = &self.comment_sealed {
            answers.comment = tx.keys().open_text(comment_place(self.id), sealed)?;
        }
        let note =
            self.told_sealed.map(|sealed| tx.keys().open_text(told_place(self.id), &sealed)).transpose()?;
        let told = self.told_by.map(|by| Told { by, note: note.unwrap_or_default() });
        Ok(Report {
            told,
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

impl Tx {
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

    /// Reports of these patients measured in `[from, to)`, by patient and receipt, beginning after `after`; at most
    /// [`OF_MANY_MAX`].
    pub async fn reports_of_many(
        &mut self,
        patients: &[PatientId],
        after: (PatientId, ReportId),
        (from, to): (Timestamp, Timestamp),
    ) -> Result<Vec<(PatientId, Report)>> {
        let ids: Vec<_> = patients.iter().map(|id| id.0.simple()).collect();
        let ids = serde_json::to_string(&ids)?;
        let rows = fetch_all!(self, OfManyRow, OF_MANY, ids, after.0, after.1, from, to)?;
        rows.into_iter().map(|OfManyRow { patient_id, row }| Ok((patient_id, row.report(self)?))).collect()
    }

    /// One report of a patient, with the hash of what the sender decided.
    pub(crate) async fn report_and_hash(
        &mut self,
        patient: PatientId,
        id: ReportId,
    ) -> Result<Option<(Report, Vec<u8>)>> {
        let Some(row) = fetch_optional!(self, Row, BY_ID, patient, id)? else { return Ok(None) };
        let hash = row.content_hash.clone();
        Ok(Some((row.report(self)?, hash)))
    }

    /// One report of a patient.
    pub async fn report(&mut self, patient: PatientId, id: ReportId) -> Result<Option<Report>> {
        fetch_optional!(self, Row, BY_ID, patient, id)?.map(|row| row.report(self)).transpose()
    }

    /// The report of a patient that has this id of the sender's.
    pub async fn report_by_client_id(
        &mut self,
        patient: PatientId,
        id: ClientReportId,
    ) -> Result<Option<Report>> {
        fetch_optional!(self, Row, BY_CLIENT_ID, patient, id)?.map(|row| row.report(self)).transpose()
    }

    /// How many reports were measured since `since`, counted to 100.
    pub async fn reports_since(&mut self, patient: PatientId, since: Timestamp) -> Result<i64> {
        Ok(fetch_optional!(self, CountRow, COUNT_SINCE, patient, since)?.map_or(0, |row| row.n))
    }
}

/// A page as the reader sees it, each made by `view`.
pub fn page(reports: Vec<Report>, next: Option<ReportId>, view: impl Fn(Report) -> ReportView) -> ReportPage {
    ReportPage { items: reports.into_iter().map(view).collect(), next }
}
