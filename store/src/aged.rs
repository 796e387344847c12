//! Who has grown old enough to be at high risk while being followed up: the date of birth is sealed, so that a filter
//! can't ask it, and whoever is registered at 64 may be 65 tomorrow.

use mimamori_domain::patient::{Person, RISK_AGE};
use mimamori_domain::{Date, PatientId};
use serde::Serialize;
use uuid::fmt::Simple;

use crate::db::{Result, Tx, all};
use crate::keys::Place;

statements! {
    DUE = "SELECT id, person_sealed FROM patient
        WHERE NOT aged AND (status = 'following' OR aged_on = '') AND aged_on < $1 ORDER BY aged_on LIMIT 500";
    JUDGE = "UPDATE patient SET aged = v.aged, aged_on = $2
        FROM (SELECT unhex(e.value ->> 0) AS id, e.value ->> 1 AS aged FROM json_each($1) e LIMIT -1) AS v
        WHERE patient.id = v.id",
        postgres "UPDATE patient SET aged = (v.line ->> 1)::boolean, aged_on = $2
        FROM jsonb_array_elements($1::jsonb) AS v (line) WHERE patient.id = (v.line ->> 0)::uuid";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: PatientId,
    person_sealed: Vec<u8>,
}

/// Patient, old enough.
#[derive(Serialize)]
struct Judged(Simple, bool);

/// Is this person old enough to be at high risk?
pub(crate) fn is_aged(person: &Person, today: Date) -> bool {
    person.birth_date.age_on(today) >= RISK_AGE
}

impl Tx {
    /// Judges those anew who were not old enough when they were last judged, before today. How many there were, at most
    /// 500.
    pub async fn judge_ages(&mut self) -> Result<usize> {
        let today = self.now.date();
        let rows = fetch_all!(self, Row, DUE, today)?;
        let judged = rows.iter().map(|row| {
            let place = Place::new("patient", "person_sealed", row.id.0);
            let person: Person = serde_json::from_slice(&self.keys().open(place, &row.person_sealed)?)?;
            Ok(Judged(row.id.0.simple(), is_aged(&person, today)))
        });
        let judged = judged.collect::<Result<Vec<Judged>>>()?;
        let many = judged.len();
        all("JUDGE", execute!(self, JUDGE, serde_json::to_string(&judged)?, today)?, many)?;
        Ok(many)
    }
}
