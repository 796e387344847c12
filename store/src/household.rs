//! Who lives together with a patient, and which centres share them, as the patient's page shows it.

use mimamori_domain::api::PatientLine;
use mimamori_domain::{HealthCenterId, HouseholdId, PatientId};

use crate::db::{Result, Tx};
use crate::line::LineRow;
use crate::queue::Sight;

statements! {
    SEEN_BY_CENTER = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date,
            p.specimen_date, p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier,
            s.last_received_at
        FROM patient p JOIN patient_center o ON o.patient_id = p.id AND o.center_id = $3
            JOIN standing s ON s.patient_id = p.id
        WHERE p.household_id = $1 AND p.id <> $2 LIMIT 20";
    SEEN_BY_ASSOCIATION = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date,
            p.specimen_date, p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier,
            s.last_received_at
        FROM patient p JOIN standing s ON s.patient_id = p.id
        WHERE p.household_id = $1 AND p.id <> $2 AND p.association_id = $3
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = p.association_id
                AND c.center_id = p.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4))
        LIMIT 20";
    RELATED = "SELECT c.name FROM patient_center o JOIN health_center c ON c.id = o.center_id
        WHERE o.patient_id = $1 AND o.center_id <> $2 LIMIT 20";
}

#[derive(sqlx::FromRow)]
struct NameRow {
    name: String,
}

impl Tx {
    /// Who lives together with a patient, as far as the asker may see them; by registration, at most 20.
    pub async fn lives_with(
        &mut self,
        sight: Sight,
        household: Option<HouseholdId>,
        patient: PatientId,
    ) -> Result<Vec<PatientLine>> {
        let Some(household) = household else { return Ok(vec![]) };
        let rows = match sight {
            Sight::Center(center) => fetch_all!(self, LineRow, SEEN_BY_CENTER, household, patient, center)?,
            Sight::Association(association) => {
                let today = self.now.date();
                fetch_all!(self, LineRow, SEEN_BY_ASSOCIATION, household, patient, association, today)?
            }
        };
        let mut lines = rows.into_iter().map(|row| row.line(self)).collect::<Result<Vec<_>>>()?;
        lines.sort_by_key(|line| line.id);
        Ok(lines)
    }

    /// Names of the centres that share a patient with the responsible one, at most 20.
    pub async fn related_centers(
        &mut self,
        patient: PatientId,
        responsible: HealthCenterId,
    ) -> Result<Vec<String>> {
        let mut names: Vec<String> = fetch_all!(self, NameRow, RELATED, patient, responsible)?
            .into_iter()
            .map(|row| row.name)
            .collect();
        names.sort();
        Ok(names)
    }
}
