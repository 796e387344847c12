//! The silences that the clock finds due, in index order and in pieces. Which tasks follow is decided in domain; who asks
//! does one piece in one transaction.

use mimamori_domain::api::AlertKind;
use mimamori_domain::silence::{self, Facts, Finding, Kind, Limits};
use mimamori_domain::triage::{Reason, Tier};
use mimamori_domain::{AlertId, Duration, PatientId, Timestamp};

use crate::alert::RaiseAlert;
use crate::db::{Error, Result, Tx};
use crate::patient::Patient;

statements! {
    // Rows that a report is just changing are skipped: they come again, and we never wait while holding others.
    SILENCES = "SELECT patient_id, silence_due_at AS due_at FROM standing WHERE silence_due_at <= $1
        ORDER BY silence_due_at LIMIT $2",
        postgres "SELECT patient_id, silence_due_at AS due_at FROM standing WHERE silence_due_at <= $1
        ORDER BY silence_due_at LIMIT $2 FOR UPDATE SKIP LOCKED";
    SET_SILENCE = "UPDATE standing SET silence_due_at = $2 WHERE patient_id = $1";
    CLOSED_SINCE = "SELECT id FROM alert WHERE patient_id = $1 AND kind = $2 AND closed_at >= $3 LIMIT 1";
}

/// Rows of one piece of background work.
pub const PIECE: i64 = 500;
/// A patient whose data can't be read is left alone for so long, and told of in the log.
const UNREADABLE: Duration = Duration::hours(1);

#[derive(sqlx::FromRow)]
struct Row {
    patient_id: PatientId,
    due_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "asked only whether there is one")]
    id: AlertId,
}

const fn task_kind(kind: Kind) -> AlertKind {
    match kind {
        Kind::MissingReport => AlertKind::Silence,
        Kind::UnopenedInvitation => AlertKind::Unopened,
        Kind::CallTask => AlertKind::Call,
    }
}

/// The task that a finding makes.
pub(crate) fn task(patient: &Patient, finding: Finding, now: Timestamp) -> RaiseAlert {
    // Contact due (DOMAIN section 4); the day's call is work of the day.
    let within = match finding.tier {
        Tier::Emergency => Duration::minutes(15),
        Tier::Urgent => Duration::hours(1),
        Tier::Watch => Duration::hours(4),
        Tier::Routine => Duration::hours(8),
    };
    let reason = Reason {
        rule: finding.kind.to_string(),
        tier: finding.tier,
        text: finding.text,
        values: finding.values,
    };
    RaiseAlert {
        patient_id: patient.id,
        owners: patient.owners,
        kind: task_kind(finding.kind),
        tier: finding.tier,
        reasons: vec![reason],
        due_at: finding.due_at.plus(within),
        high_risk: patient.is_high_risk(now.date()),
        report_id: None,
    }
}

impl Tx {
    /// Makes tasks of the silences that are due, at most [`PIECE`]; how many rows were looked at and how many tasks.
    pub async fn notice_silence(&mut self) -> Result<(usize, usize)> {
        let rows = fetch_all!(self, Row, SILENCES, self.now, PIECE)?;
        let mut raised = 0;
        for Row { patient_id, due_at } in &rows {
            let Some(patient) = self.readable(*patient_id).await? else {
                execute_one!(self, SET_SILENCE, patient_id, self.now.plus(UNREADABLE))?;
                continue;
            };
            let limits = self.policy_of(patient.owners.center).silence();
            let facts = self.standing(*patient_id).await?.facts(&patient, self.now);
            for finding in silence::findings(&limits, &facts, self.now) {
                // What was due before this instant was raised at its own.
                if finding.due_at >= *due_at && !self.is_dealt_with(*patient_id, &finding).await? {
                    self.raise_finding(&patient, finding).await?;
                    raised += 1;
                }
            }
            execute_one!(self, SET_SILENCE, patient_id, silence::next_due(&limits, &facts, self.now))?;
        }
        Ok((rows.len(), raised))
    }

    /// Since when something is due that a change of the facts or the limits may have made so: what the worker then looks
    /// at. A task about the same that somebody has closed stays closed. Who asks holds the patient.
    pub(crate) async fn due_by_now(
        &mut self,
        patient: PatientId,
        facts: &Facts,
        limits: &Limits,
    ) -> Result<Option<Timestamp>> {
        let mut since = None;
        for finding in silence::findings(limits, facts, self.now) {
            if !self.is_dealt_with(patient, &finding).await? {
                since = since.into_iter().chain([finding.due_at]).min();
            }
        }
        Ok(since)
    }

    /// Was a task about the same closed since it fell due? Compared with the due time, hours after whatever began the
    /// silence: of two processes one's clock may be behind.
    async fn is_dealt_with(&mut self, patient: PatientId, finding: &Finding) -> Result<bool> {
        let kind = task_kind(finding.kind);
        Ok(fetch_optional!(self, IdRow, CLOSED_SINCE, patient, kind, finding.due_at)?.is_some())
    }

    async fn raise_finding(&mut self, patient: &Patient, finding: Finding) -> Result<()> {
        self.raise_alert(task(patient, finding, self.now)).await.map(|_| ())
    }

    /// A patient, unless the row can't be read: one damaged row must not hold up all others.
    pub(crate) async fn readable(&mut self, id: PatientId) -> Result<Option<Patient>> {
        match self.patient(id).await {
            Err(error @ (Error::Sealed { .. } | Error::Json(_))) => {
                tracing::error!(patient = %id, %error, "a patient can't be read");
                Ok(None)
            }
            other => other,
        }
    }
}
