//! What a doctor asks of a database: its clock, its schema, and whether the key file is its own. Only reads.

use mimamori_domain::{PatientId, StaffId, Timestamp};

use crate::db::{Error, Result, Tx};
use crate::keys::Place;
use crate::staff::name_place;

statements! {
    CLOCK = "SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER) AS at",
        postgres "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::bigint AS at";
    OLDEST_STAFF = "SELECT id, name_sealed FROM staff ORDER BY id LIMIT 1";
    NEWEST_PATIENT = "SELECT id, person_sealed FROM patient ORDER BY id DESC LIMIT 1";
}

#[derive(sqlx::FromRow)]
struct ClockRow {
    at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct StaffRow {
    id: StaffId,
    name_sealed: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct PatientRow {
    id: PatientId,
    person_sealed: Vec<u8>,
}

impl Tx {
    /// The time by the database's own clock.
    pub async fn database_clock(&mut self) -> Result<Timestamp> {
        let row = fetch_optional!(self, ClockRow, CLOCK)?;
        row.map(|row| row.at).ok_or(Error::Rows { statement: CLOCK.name, rows: 0 })
    }

    /// Does the key file open what lies in this database, its oldest and its newest rows? `None` when nothing is
    /// sealed there yet.
    pub async fn keys_fit(&mut self) -> Result<Option<bool>> {
        let staff = fetch_optional!(self, StaffRow, OLDEST_STAFF)?;
        let patient = fetch_optional!(self, PatientRow, NEWEST_PATIENT)?;
        let staff = staff.map(|row| self.keys().open(name_place(row.id), &row.name_sealed));
        let patient = patient.map(|row| {
            self.keys().open(Place::new("patient", "person_sealed", row.id.0), &row.person_sealed)
        });
        let opened: Vec<bool> = staff.into_iter().chain(patient).map(|opened| opened.is_ok()).collect();
        Ok((!opened.is_empty()).then(|| opened.iter().all(|opened| *opened)))
    }
}
