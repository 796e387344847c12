//! What staff write to a patient: shown until the patient says it was read, and kept. The words are sealed.

use mimamori_domain::{HealthCenterId, LetterId, PatientId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;

statements! {
    INSERT = "INSERT INTO letter (id, patient_id, center_id, staff_id, text_sealed, sent_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    OF_PATIENT = "SELECT l.id, l.staff_id, l.text_sealed, l.sent_at, l.read_at, c.name AS center FROM letter l
        JOIN health_center c ON c.id = l.center_id
        WHERE l.patient_id = $1 ORDER BY l.id DESC LIMIT 100";
    UNREAD = "SELECT l.id, l.staff_id, l.text_sealed, l.sent_at, l.read_at, c.name AS center FROM letter l
        JOIN health_center c ON c.id = l.center_id
        WHERE l.patient_id = $1 AND l.read_at IS NULL ORDER BY l.id LIMIT 100";
    READ = "UPDATE letter SET read_at = $3 WHERE id = $1 AND patient_id = $2 AND read_at IS NULL";
    EXISTS = "SELECT id FROM letter WHERE id = $1 AND patient_id = $2";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: LetterId,
    staff_id: StaffId,
    text_sealed: Vec<u8>,
    sent_at: Timestamp,
    read_at: Option<Timestamp>,
    center: String,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "that there is one is what is asked")]
    id: LetterId,
}

/// A letter, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Id.
    pub id: LetterId,
    /// Who wrote it.
    pub staff_id: StaffId,
    /// 保健所名 of who wrote it.
    pub center: String,
    /// Words.
    pub text: String,
    /// When it was written.
    pub sent_at: Timestamp,
    /// When the patient said it was read.
    pub read_at: Option<Timestamp>,
}

fn text_place(id: LetterId) -> Place {
    Place::new("letter", "text_sealed", id.0)
}

impl Tx {
    /// Writes to a patient in the name of a centre.
    pub async fn write_letter(
        &mut self,
        staff: StaffId,
        center: HealthCenterId,
        patient: PatientId,
        text: &str,
    ) -> Result<LetterId> {
        let id = LetterId::new(self.now, self.rng());
        let sealed = self.keys().seal_text(self.rng(), text_place(id), text)?;
        execute_one!(self, INSERT, id, patient, center, staff, sealed, self.now)?;
        self.audit(Actor::Staff(staff), "letter.write", Some(patient), &["text"]).await?;
        Ok(id)
    }

    /// What was written to a patient, newest first, at most 100.
    pub async fn letters_of_patient(&mut self, patient: PatientId) -> Result<Vec<Letter>> {
        let rows = fetch_all!(self, Row, OF_PATIENT, patient)?;
        self.open_letters(rows)
    }

    /// What nobody has read yet, oldest first.
    pub async fn unread_letters(&mut self, patient: PatientId) -> Result<Vec<Letter>> {
        let rows = fetch_all!(self, Row, UNREAD, patient)?;
        self.open_letters(rows)
    }

    fn open_letters(&self, rows: Vec<Row>) -> Result<Vec<Letter>> {
        rows.into_iter()
            .map(|row| {
                Ok(Letter {
                    id: row.id,
                    staff_id: row.staff_id,
                    center: row.center,
                    text: self.keys().open_text(text_place(row.id), &row.text_sealed)?,
                    sent_at: row.sent_at,
                    read_at: row.read_at,
                })
            })
            .collect()
    }

    /// The patient read it; the first time counts. `false` when there is no such letter.
    pub async fn letter_read(&mut self, patient: PatientId, id: LetterId) -> Result<bool> {
        if execute!(self, READ, id, patient, self.now)? == 1 {
            self.audit(Actor::Patient(patient), "letter.read", Some(patient), &[]).await?;
            return Ok(true);
        }
        Ok(fetch_optional!(self, IdRow, EXISTS, id, patient)?.is_some())
    }
}
