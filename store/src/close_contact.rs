//! Close contacts: who was met by whom. A contact is a patient like any other, so whoever becomes a case keeps the same
//! row, the same history and this tie.

use mimamori_domain::api::Tie;
use mimamori_domain::{Date, PatientId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::line::LineRow;

statements! {
    INSERT = "INSERT INTO close_contact (source_id, contact_id, since, staff_id) VALUES ($1, $2, $3, $4)
        ON CONFLICT (source_id, contact_id) DO NOTHING";
    REMOVE = "DELETE FROM close_contact WHERE source_id = $1 AND contact_id = $2";
    CONTACTS = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at,
            p.spoken_to, p.expected_end, x.since
        FROM (SELECT contact_id, since FROM close_contact WHERE source_id = $1 ORDER BY contact_id DESC LIMIT 50) x
        JOIN patient p ON p.id = x.contact_id JOIN standing s ON s.patient_id = x.contact_id
        ORDER BY p.id DESC";
    SOURCES = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at,
            p.spoken_to, p.expected_end, x.since
        FROM (SELECT source_id, since FROM close_contact WHERE contact_id = $1 ORDER BY source_id DESC LIMIT 50) x
        JOIN patient p ON p.id = x.source_id JOIN standing s ON s.patient_id = x.source_id
        ORDER BY p.id DESC";
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    line: LineRow,
    spoken_to: bool,
    expected_end: Option<Date>,
    since: Timestamp,
}

impl Tx {
    /// Ties a contact to the patient whom they met; `false` when it was so already.
    pub async fn tie_contact(
        &mut self,
        staff: StaffId,
        source: PatientId,
        contact: PatientId,
    ) -> Result<bool> {
        if execute!(self, INSERT, source, contact, self.now, staff)? == 0 {
            return Ok(false);
        }
        for patient in [source, contact] {
            self.audit(Actor::Staff(staff), "contact.tie", Some(patient), &[]).await?;
        }
        Ok(true)
    }

    /// Takes such a tie away; `false` when there was none.
    pub async fn untie_contact(
        &mut self,
        staff: StaffId,
        source: PatientId,
        contact: PatientId,
    ) -> Result<bool> {
        if execute!(self, REMOVE, source, contact)? == 0 {
            return Ok(false);
        }
        for patient in [source, contact] {
            self.audit(Actor::Staff(staff), "contact.untie", Some(patient), &[]).await?;
        }
        Ok(true)
    }

    /// Who was met by this patient, newest registration first, at most 50.
    pub async fn contacts_of(&mut self, source: PatientId) -> Result<Vec<Tie>> {
        let rows = fetch_all!(self, Row, CONTACTS, source)?;
        rows.into_iter().map(|row| self.tie(row)).collect()
    }

    /// By whom this patient was met, newest registration first, at most 50.
    pub async fn sources_of(&mut self, contact: PatientId) -> Result<Vec<Tie>> {
        let rows = fetch_all!(self, Row, SOURCES, contact)?;
        rows.into_iter().map(|row| self.tie(row)).collect()
    }

    fn tie(&self, row: Row) -> Result<Tie> {
        let Row { line, spoken_to, expected_end, since } = row;
        Ok(Tie { line: line.line(self)?, spoken_to, expected_end, since })
    }
}
