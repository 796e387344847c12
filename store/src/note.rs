//! Lines of a patient's history: calls, findings, changes of mode and status. The words are sealed.

use mimamori_domain::api::{CallOutcome, NoteKind};
use mimamori_domain::{AlertId, NoteId, PatientId, StaffId, Timestamp};

use crate::db::{Result, Tx};
use crate::keys::Place;

statements! {
    INSERT = "INSERT INTO note (id, patient_id, alert_id, kind, outcome, text_sealed, staff_id, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_PATIENT = "SELECT id, alert_id, kind, outcome, text_sealed, staff_id, at FROM note
        WHERE patient_id = $1 ORDER BY id DESC LIMIT 100";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: NoteId,
    alert_id: Option<AlertId>,
    kind: NoteKind,
    outcome: Option<CallOutcome>,
    text_sealed: Option<Vec<u8>>,
    staff_id: Option<StaffId>,
    at: Timestamp,
}

/// A line of a history, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Id.
    pub id: NoteId,
    /// The alert it belongs to.
    pub alert_id: Option<AlertId>,
    /// What happened.
    pub kind: NoteKind,
    /// For calls and closings.
    pub outcome: Option<CallOutcome>,
    /// Words.
    pub text: String,
    /// Who; none for the machine.
    pub staff_id: Option<StaffId>,
    /// When.
    pub at: Timestamp,
}

impl Tx {
    /// Writes a line. The caller audits what it means.
    pub async fn note(
        &mut self,
        patient: PatientId,
        alert: Option<AlertId>,
        kind: NoteKind,
        outcome: Option<CallOutcome>,
        text: &str,
        staff: Option<StaffId>,
    ) -> Result<NoteId> {
        let id = NoteId::new(self.now, self.rng());
        let place = Place::new("note", "text_sealed", id.0);
        let sealed = match text {
            "" => None,
            text => Some(self.keys().seal_text(self.rng(), place, text)?),
        };
        execute_one!(self, INSERT, id, patient, alert, kind, outcome, sealed, staff, self.now)?;
        Ok(id)
    }

    /// A patient's history, newest first, at most 100 lines.
    pub async fn notes_of_patient(&mut self, patient: PatientId) -> Result<Vec<Note>> {
        let rows = fetch_all!(self, Row, OF_PATIENT, patient)?;
        rows.into_iter()
            .map(|row| {
                let place = Place::new("note", "text_sealed", row.id.0);
                let text = row.text_sealed.map(|sealed| self.keys().open_text(place, &sealed)).transpose()?;
                Ok(Note {
                    id: row.id,
                    alert_id: row.alert_id,
                    kind: row.kind,
                    outcome: row.outcome,
                    text: text.unwrap_or_default(),
                    staff_id: row.staff_id,
                    at: row.at,
                })
            })
            .collect()
    }
}
