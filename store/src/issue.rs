//! Numbers as staff issue them: to many patients at once, and once more after a chain has ended. What a chain is and
//! who may have one is [`crate::number`].

use mimamori_domain::api::{IssueOutcome, NoteKind};
use mimamori_domain::{ChainId, PatientId};

use crate::audit::Actor;
use crate::config::Policy;
use crate::db::{Result, Tx};
use crate::patient::Patient;

statements! {
    // Whoever issues to a patient stands in line here; rows that only refer to the patient don't wait.
    HOLD = "SELECT id FROM patient WHERE id = $1",
        postgres "SELECT id FROM patient WHERE id = $1 FOR NO KEY UPDATE";
    RUNNING = "SELECT patient_id AS id FROM chain WHERE patient_id = $1 AND ended_at IS NULL";
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "only its presence is asked for")]
    id: PatientId,
}

impl Tx {
    /// Starts a chain for one of many, where none runs. Asked twice, even at once, it is started once.
    pub async fn issue_number(
        &mut self,
        actor: Actor,
        id: PatientId,
        policy: &Policy,
    ) -> Result<IssueOutcome> {
        if fetch_optional!(self, IdRow, HOLD, id)?.is_none() {
            return Ok(IssueOutcome::NotFound);
        }
        let Some(patient) = self.patient(id).await? else { return Ok(IssueOutcome::NotFound) };
        if fetch_optional!(self, IdRow, RUNNING, id)?.is_some() {
            return Ok(IssueOutcome::Running);
        }
        Ok(match self.ask_number(actor, &patient, policy).await? {
            Ok(_) => IssueOutcome::Started,
            Err("number-declined") => IssueOutcome::Declined,
            Err("number-registered") => IssueOutcome::Registered,
            Err("number-no-contact") => IssueOutcome::NoContact,
            Err(_) => IssueOutcome::NotEligible,
        })
    }

    /// Ends the running chain, if there is one, and starts another; `why` becomes a note. Refusals as those of
    /// [`Tx::ask_number`].
    pub async fn restart_number(
        &mut self,
        actor: Actor,
        patient: &Patient,
        why: &str,
        policy: &Policy,
    ) -> Result<Result<ChainId, &'static str>> {
        self.stop_number(actor, patient.id, "").await?;
        let started = self.ask_number(actor, patient, policy).await?;
        if started.is_ok() {
            self.note(patient.id, None, NoteKind::Note, None, why, actor.staff()).await?;
            self.audit(actor, "number.restart", Some(patient.id), &[]).await?;
        }
        Ok(started)
    }
}
