//! Uploaded lists between preview and confirmation, the rows that were imported, and who is known already. What a row
//! means is read by the server.

use mimamori_domain::api::KnownPatient;
use mimamori_domain::patient::{PatientForm, PatientRecord, Person, Status};
use mimamori_domain::{HealthCenterId, ImportId, PatientId, StaffId, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::{Keys, Place};
use crate::search;

statements! {
    INSERT = "INSERT INTO import (id, center_id, staff_id, file_token, rows_sealed, created_at, confirmed_at)
        VALUES ($1, $2, $3, $4, $5, $6, NULL)";
    GET = "SELECT id, center_id, rows_sealed FROM import WHERE id = $1 AND center_id = $2";
    BEFORE = "SELECT id, center_id, rows_sealed FROM import
        WHERE center_id = $1 AND file_token = $2 AND confirmed_at IS NOT NULL LIMIT 1";
    CONFIRM = "UPDATE import SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL";
    FORGET = "UPDATE import SET rows_sealed = NULL WHERE id IN
        (SELECT id FROM import WHERE created_at < $1 AND rows_sealed IS NOT NULL ORDER BY created_at LIMIT 500)";
    // Registrations for one centre stand in line, so that neither misses what the other has just imported. On
    // SQLite there is one writer anyway. NO KEY: registrations, which refer to the centre, go on meanwhile.
    LOCK = "SELECT id AS patient_id FROM health_center WHERE id = $1",
        postgres "SELECT id AS patient_id FROM health_center WHERE id = $1 FOR NO KEY UPDATE";
    ROW = "SELECT patient_id FROM import_row WHERE center_id = $1 AND row_token = $2";
    PUT_ROW = "INSERT INTO import_row (center_id, row_token, patient_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    // Only those whom the centre owns or shares are ever named.
    KNOWN = "SELECT p.id, p.person_sealed, p.status, p.created_at
        FROM search_token t JOIN patient p ON p.id = t.patient_id
        WHERE t.token = $2 AND t.owner_id = $1 ORDER BY t.patient_id DESC LIMIT 20";
}

#[derive(sqlx::FromRow)]
struct ImportRow {
    id: ImportId,
    center_id: HealthCenterId,
    rows_sealed: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct Found {
    patient_id: PatientId,
}

#[derive(sqlx::FromRow)]
struct KnownRow {
    id: PatientId,
    person_sealed: Vec<u8>,
    status: Status,
    created_at: Timestamp,
}

/// A preview that may be confirmed.
#[derive(Debug, Clone)]
pub struct Preview<T> {
    /// Id.
    pub id: ImportId,
    /// For which centre.
    pub center: HealthCenterId,
    /// What was kept of the file.
    pub rows: T,
}

/// What makes a file the same file.
pub fn file_token(keys: &Keys, bytes: &[u8]) -> Vec<u8> {
    keys.secret_hash("import-file", bytes)
}

/// What makes a row the same row: all of its values as understood, however they were written.
pub fn row_token(keys: &Keys, record: &PatientRecord) -> Result<Vec<u8>> {
    Ok(keys.secret_hash("import-row", &serde_json::to_vec(&PatientForm::of(record))?))
}

fn rows_place(id: ImportId) -> Place {
    Place::new("import", "rows_sealed", id.0)
}

impl Tx {
    /// Keeps a preview, sealed.
    pub async fn insert_import(
        &mut self,
        staff: StaffId,
        center: HealthCenterId,
        file_token: &[u8],
        rows: &impl Serialize,
    ) -> Result<ImportId> {
        let id = ImportId::new(self.now, self.rng());
        let sealed = self.keys().seal(self.rng(), rows_place(id), &serde_json::to_vec(rows)?)?;
        execute_one!(self, INSERT, id, center, staff, file_token, Some(sealed), self.now)?;
        self.audit(Actor::Staff(staff), "import.preview", None, &[]).await?;
        Ok(id)
    }

    /// A preview of this centre that was not forgotten yet.
    pub async fn import<T: DeserializeOwned>(
        &mut self,
        id: ImportId,
        center: HealthCenterId,
    ) -> Result<Option<Preview<T>>> {
        let Some(ImportRow { id, center_id, rows_sealed: Some(sealed) }) =
            fetch_optional!(self, ImportRow, GET, id, center)?
        else {
            return Ok(None);
        };
        let rows = serde_json::from_slice(&self.keys().open(rows_place(id), &sealed)?)?;
        Ok(Some(Preview { id, center: center_id, rows }))
    }

    /// Was this very file imported for this centre before?
    pub async fn imported_before(&mut self, center: HealthCenterId, file_token: &[u8]) -> Result<bool> {
        Ok(fetch_optional!(self, ImportRow, BEFORE, center, file_token)?.is_some())
    }

    /// All lines asked for are imported. The second time nothing changes.
    pub async fn confirm_import(&mut self, staff: StaffId, id: ImportId) -> Result<()> {
        if execute!(self, CONFIRM, id, self.now)? == 1 {
            self.audit(Actor::Staff(staff), "import.confirm", None, &[]).await?;
        }
        Ok(())
    }

    /// Forgets the rows of previews made before `before`, at most 500 files.
    pub async fn forget_previews(&mut self, before: Timestamp) -> Result<u64> {
        execute!(self, FORGET, before)
    }

    /// Lets one registration or import at a time write for a centre, until the end of the transaction.
    pub async fn lock_registrations(&mut self, center: HealthCenterId) -> Result<()> {
        fetch_optional!(self, Found, LOCK, center).map(|_| ())
    }

    /// The patient whom this row became, if it was imported before.
    pub async fn imported_row(
        &mut self,
        center: HealthCenterId,
        row_token: &[u8],
    ) -> Result<Option<PatientId>> {
        Ok(fetch_optional!(self, Found, ROW, center, row_token)?.map(|found| found.patient_id))
    }

    /// Remembers the patient whom this row became.
    pub async fn put_imported_row(
        &mut self,
        center: HealthCenterId,
        row_token: &[u8],
        patient: PatientId,
    ) -> Result<()> {
        execute!(self, PUT_ROW, center, row_token, patient).map(|_| ())
    }

    /// Patients in sight of a centre who may be this person: the same HER-SYS ID, or the same kana and birth date.
    pub async fn known_patients(
        &mut self,
        center: HealthCenterId,
        person: &Person,
    ) -> Result<Vec<KnownPatient>> {
        let mut known: Vec<KnownPatient> = vec![];
        let by_id = person.her_sys_id.as_ref().map(|id| (search::her_sys(self.keys(), id), "her-sys-id"));
        let by_name = (search::kana_birth(self.keys(), person), "kana-birth");
        for (token, matched_by) in by_id.into_iter().chain([by_name]) {
            for row in fetch_all!(self, KnownRow, KNOWN, center, token)? {
                if known.iter().all(|found| found.id != row.id) {
                    known.push(self.known_patient(&row, matched_by)?);
                }
            }
        }
        Ok(known)
    }

    /// Patients in sight of a centre with the same phone and another birth date: perhaps one household.
    pub async fn same_phone(&mut self, center: HealthCenterId, person: &Person) -> Result<Vec<KnownPatient>> {
        let Some(phone) = &person.phone else { return Ok(vec![]) };
        let token = search::phone(self.keys(), phone.as_str());
        let mut found = vec![];
        for row in fetch_all!(self, KnownRow, KNOWN, center, token)? {
            let other = self.known_patient(&row, "phone")?;
            if other.birth_date != person.birth_date {
                found.push(other);
            }
        }
        Ok(found)
    }

    fn known_patient(&self, row: &KnownRow, matched_by: &str) -> Result<KnownPatient> {
        let place = Place::new("patient", "person_sealed", row.id.0);
        let person: Person = serde_json::from_slice(&self.keys().open(place, &row.person_sealed)?)?;
        Ok(KnownPatient {
            id: row.id,
            name: person.name,
            birth_date: person.birth_date,
            status: row.status,
            registered_at: row.created_at,
            matched_by: matched_by.to_owned(),
        })
    }
}
