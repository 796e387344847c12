//! Certificates of the time of isolation. A code is kept as a keyed hash, by which it is found, and sealed, so that its
//! owner sees the same one again. Whether it is valid is decided anew each time, from what is true of the patient now.

use mimamori_domain::certificate::{CheckCode, Period, period};
use mimamori_domain::patient::Status;
use mimamori_domain::{CertificateId, PatientId, Timestamp};

use crate::audit::Actor;
use crate::db::{Error, Result, Tx};
use crate::keys::Place;
use crate::patient::Patient;

statements! {
    RELEASED_AT = "SELECT released_at FROM patient WHERE id = $1 AND status = 'released'";
    INSERT = "INSERT INTO certificate (id, patient_id, code_hash, code_sealed, mark, issued_at)
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    OF_PATIENT = "SELECT id, patient_id, code_sealed, mark, issued_at FROM certificate
        WHERE patient_id = $1 AND revoked_at IS NULL";
    BY_CODE = "SELECT id, patient_id, code_sealed, mark, issued_at FROM certificate
        WHERE code_hash = $1 AND revoked_at IS NULL";
    REVOKE = "UPDATE certificate SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL";
}

#[derive(sqlx::FromRow)]
struct ReleasedRow {
    released_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CertificateId,
    patient_id: PatientId,
    code_sealed: Vec<u8>,
    mark: Vec<u8>,
    issued_at: Timestamp,
}

/// What can be proved of a patient now.
struct Provable {
    period: Period,
    /// Keyed hash of everything that a certificate says.
    mark: Vec<u8>,
}

/// A certificate that holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// What it proves.
    pub period: Period,
    /// Its code.
    pub code: CheckCode,
    /// When it was made.
    pub issued_at: Timestamp,
}

fn code_place(id: CertificateId) -> Place {
    Place::new("certificate", "code_sealed", id.0)
}

impl Tx {
    /// What can be proved now: nothing before the centre has released the patient.
    async fn provable(&mut self, patient: &Patient) -> Result<Option<Provable>> {
        if patient.status != Status::Released {
            return Ok(None);
        }
        let released = fetch_optional!(self, ReleasedRow, RELEASED_AT, patient.id)?;
        let Some(released_at) = released.and_then(|row| row.released_at) else { return Ok(None) };
        let Some(period) = period(&patient.record, patient.expected_end, released_at.date()) else {
            return Ok(None);
        };
        let person = &patient.record.person;
        let said =
            (patient.id, &person.name, person.birth_date, period.starts_on, period.ends_on, released_at);
        let mark = self.keys().secret_hash("certificate-mark", &serde_json::to_vec(&said)?);
        Ok(Some(Provable { period, mark }))
    }

    /// Can the patient have a certificate?
    pub async fn can_be_certified(&mut self, patient: &Patient) -> Result<bool> {
        Ok(self.provable(patient).await?.is_some())
    }

    /// When the certificate that holds now was made.
    pub async fn certified_at(&mut self, patient: &Patient) -> Result<Option<Timestamp>> {
        let Some(provable) = self.provable(patient).await? else { return Ok(None) };
        let row = fetch_optional!(self, Row, OF_PATIENT, patient.id)?;
        Ok(row.filter(|row| row.mark == provable.mark).map(|row| row.issued_at))
    }

    /// The patient's certificate: the one that holds, else a new one; `None` while there is nothing to prove.
    pub async fn certificate(&mut self, patient: &Patient) -> Result<Option<Certificate>> {
        let Some(provable) = self.provable(patient).await? else { return Ok(None) };
        let known = fetch_optional!(self, Row, OF_PATIENT, patient.id)?;
        if let Some(row) = known {
            if row.mark == provable.mark {
                return self.open_certificate(provable.period, &row).map(Some);
            }
            execute!(self, REVOKE, row.id, self.now)?;
        }
        let id = CertificateId::new(self.now, self.rng());
        let code = CheckCode::new(self.rng());
        let sealed = self.keys().seal_text(self.rng(), code_place(id), code.as_str())?;
        let hash = self.code_hash(&code);
        if execute!(self, INSERT, id, patient.id, hash, sealed, provable.mark, self.now)? == 0 {
            // Two of the family's phones at once: the other one was first.
            let row = fetch_optional!(self, Row, OF_PATIENT, patient.id)?;
            return row.map(|row| self.open_certificate(provable.period, &row)).transpose();
        }
        self.audit(Actor::Patient(patient.id), "certificate.issue", Some(patient.id), &[]).await?;
        Ok(Some(Certificate { period: provable.period, code, issued_at: self.now }))
    }

    fn open_certificate(&self, period: Period, row: &Row) -> Result<Certificate> {
        let place = code_place(row.id);
        let code = CheckCode::parse(&self.keys().open_text(place, &row.code_sealed)?);
        let code = code.ok_or(Error::Sealed { table: place.table, column: place.column })?;
        Ok(Certificate { period, code, issued_at: row.issued_at })
    }

    /// Does this code belong to a certificate that holds now? That it was asked is a row of the audit.
    pub async fn is_certified(&mut self, code: &CheckCode) -> Result<bool> {
        let hash = self.code_hash(code);
        let Some(row) = fetch_optional!(self, Row, BY_CODE, hash)? else { return Ok(false) };
        let Some(patient) = self.patient(row.patient_id).await? else { return Ok(false) };
        let holds = self.provable(&patient).await?.is_some_and(|provable| provable.mark == row.mark);
        self.audit(Actor::System, "certificate.check", Some(patient.id), &[]).await?;
        Ok(holds)
    }

    fn code_hash(&self, code: &CheckCode) -> Vec<u8> {
        self.keys().secret_hash("certificate", code.as_str().as_bytes())
    }
}
