//! What changes with every report and every tick: the tier, the recent measurements that the trend rules need, and
//! the instants at which something is due. One row a patient, so that no list and no tick computes anything.

use mimamori_domain::triage::{Observation, Tier};
use mimamori_domain::{PatientId, ReportId, Timestamp};

use crate::db::{Result, Tx};

statements! {
    INSERT = "INSERT INTO standing (patient_id, recent) VALUES ($1, '[]')";
    GET = "SELECT tier, last_report_id, last_measured_at, last_received_at, recent, invited_at, opened_at,
            reminder_due_at, silence_due_at, unopened_due_at, call_due_at
        FROM standing WHERE patient_id = $1";
    GET_LOCKED = "SELECT tier, last_report_id, last_measured_at, last_received_at, recent, invited_at, opened_at,
            reminder_due_at, silence_due_at, unopened_due_at, call_due_at
        FROM standing WHERE patient_id = $1",
        postgres "SELECT tier, last_report_id, last_measured_at, last_received_at, recent, invited_at, opened_at,
            reminder_due_at, silence_due_at, unopened_due_at, call_due_at
        FROM standing WHERE patient_id = $1 FOR UPDATE";
    PUT = "UPDATE standing SET tier = $2, last_report_id = $3, last_measured_at = $4, last_received_at = $5,
            recent = $6, reminder_due_at = $7, silence_due_at = $8, call_due_at = $9
        WHERE patient_id = $1";
    SET_DUE = "UPDATE standing SET reminder_due_at = $2, silence_due_at = $3, unopened_due_at = $4, call_due_at = $5
        WHERE patient_id = $1";
    SET_INVITED = "UPDATE standing SET invited_at = $2 WHERE patient_id = $1 AND invited_at IS NULL";
    SET_OPENED = "UPDATE standing SET opened_at = $2, unopened_due_at = NULL
        WHERE patient_id = $1 AND opened_at IS NULL";
}

/// How many of the newest observations are kept for the trend rules.
const KEPT: usize = 32;

/// A patient's standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Tier of the newest measurement.
    pub tier: Option<Tier>,
    /// The newest measurement.
    pub last_report_id: Option<ReportId>,
    /// When it was measured.
    pub last_measured_at: Option<Timestamp>,
    /// When the last report, of whatever measurement, arrived.
    pub last_received_at: Option<Timestamp>,
    /// The first three with an SpO₂ and the newest, oldest first, without comments.
    pub recent: Vec<Observation>,
    /// When the first invitation was handed over.
    pub invited_at: Option<Timestamp>,
    /// When the birth date was first accepted.
    pub opened_at: Option<Timestamp>,
    /// What is due when.
    pub due: Due,
}

/// The instants at which the clock has something to do for a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Due {
    /// Next reminder.
    pub reminder: Option<Timestamp>,
    /// Silence becomes a task.
    pub silence: Option<Timestamp>,
    /// "Check the number" becomes a task.
    pub unopened: Option<Timestamp>,
    /// The daily call of mode `phone`.
    pub call: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    tier: Option<Tier>,
    last_report_id: Option<ReportId>,
    last_measured_at: Option<Timestamp>,
    last_received_at: Option<Timestamp>,
    recent: String,
    invited_at: Option<Timestamp>,
    opened_at: Option<Timestamp>,
    reminder_due_at: Option<Timestamp>,
    silence_due_at: Option<Timestamp>,
    unopened_due_at: Option<Timestamp>,
    call_due_at: Option<Timestamp>,
}

impl Row {
    pub(crate) fn standing(self) -> Result<Standing> {
        Ok(Standing {
            tier: self.tier,
            last_report_id: self.last_report_id,
            last_measured_at: self.last_measured_at,
            last_received_at: self.last_received_at,
            recent: serde_json::from_str(&self.recent)?,
            invited_at: self.invited_at,
            opened_at: self.opened_at,
            due: Due {
                reminder: self.reminder_due_at,
                silence: self.silence_due_at,
                unopened: self.unopened_due_at,
                call: self.call_due_at,
            },
        })
    }
}

impl Standing {
    /// Adds an observation in its place by time of measurement and forgets what no rule can need any more.
    pub fn remember(&mut self, mut observation: Observation) {
        observation.answers.comment.clear();
        let at = self.recent.partition_point(|past| past.measured_at <= observation.measured_at);
        self.recent.insert(at, observation);
        let mut firsts = 0;
        let newest = self.recent.len().saturating_sub(KEPT);
        let mut n = 0;
        self.recent.retain(|past| {
            let first = firsts < 3 && past.answers.spo2.measured().is_some();
            firsts += usize::from(first);
            n += 1;
            first || n > newest
        });
    }
}

impl Tx {
    pub(crate) async fn insert_standing(&mut self, patient: PatientId) -> Result<()> {
        execute_one!(self, INSERT, patient)
    }

    /// The standing of a patient who exists.
    pub async fn standing(&mut self, patient: PatientId) -> Result<Standing> {
        fetch_optional!(self, Row, GET, patient)?.ok_or(sqlx::Error::RowNotFound)?.standing()
    }

    /// The same, locked until the end of the transaction: who changes it reads it so.
    pub async fn standing_for_update(&mut self, patient: PatientId) -> Result<Standing> {
        fetch_optional!(self, Row, GET_LOCKED, patient)?.ok_or(sqlx::Error::RowNotFound)?.standing()
    }

    pub(crate) async fn put_standing(&mut self, patient: PatientId, s: &Standing) -> Result<()> {
        execute_one!(
            self, PUT, patient, s.tier, s.last_report_id, s.last_measured_at, s.last_received_at,
            serde_json::to_string(&s.recent)?, s.due.reminder, s.due.silence, s.due.call
        )
    }

    /// Sets what is due when.
    pub async fn set_due(&mut self, patient: PatientId, due: Due) -> Result<()> {
        execute_one!(self, SET_DUE, patient, due.reminder, due.silence, due.unopened, due.call)
    }

    /// The first invitation was handed over.
    pub async fn set_invited(&mut self, patient: PatientId) -> Result<()> {
        execute!(self, SET_INVITED, patient, self.now).map(|_| ())
    }

    /// The birth date was accepted for the first time.
    pub async fn set_opened(&mut self, patient: PatientId) -> Result<bool> {
        Ok(execute!(self, SET_OPENED, patient, self.now)? == 1)
    }
}
