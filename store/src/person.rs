//! A look at one person for the prefecture: found by a whole HER-SYS ID or by pieces of the name, in every centre, and
//! opened for half an hour with a reason. The reason stands, sealed, in the patient's history, where the centre reads it.

use std::collections::BTreeSet;

use mimamori_domain::api::{ChangeKind, NoteKind, PersonLine};
use mimamori_domain::patient::Person;
use mimamori_domain::values::tidy;
use mimamori_domain::{Duration, HealthCenterId, NoteId, PatientId, StaffId, Timestamp, romaji};

use crate::audit::Actor;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::patient::Patient;
use crate::search;

statements! {
    CENTERS = "SELECT id FROM health_center ORDER BY id";
    // Those of one centre who have all the tokens; a shorter query repeats its first one. Centre by centre, so that the
    // index gives them in order: all at once would sort everybody in the country with these two letters.
    FOUND = "SELECT p.id, p.person_sealed, h.name AS center
        FROM (SELECT a.patient_id FROM search_token a
                JOIN search_token b ON b.token = $3 AND b.owner_id = $1 AND b.patient_id = a.patient_id
                JOIN search_token c ON c.token = $4 AND c.owner_id = $1 AND c.patient_id = a.patient_id
                JOIN search_token d ON d.token = $5 AND d.owner_id = $1 AND d.patient_id = a.patient_id
            WHERE a.token = $2 AND a.owner_id = $1 ORDER BY a.patient_id DESC LIMIT 21) x
        JOIN patient p ON p.id = x.patient_id AND p.center_id = $1 JOIN health_center h ON h.id = $1
        ORDER BY p.id DESC";
    OPEN = "INSERT INTO person_look (note_id, staff_id, patient_id, opened_at, ends_at) VALUES ($1, $2, $3, $4, $5)";
    LIVES = "SELECT ends_at FROM person_look WHERE staff_id = $1 AND patient_id = $2 AND ends_at > $3
        ORDER BY ends_at DESC LIMIT 1";
}

/// How long one reason opens one person.
pub const LOOK: Duration = Duration::minutes(30);
/// As many as are shown of those who are found; one more is read to know whether there are more.
const SHOWN: usize = 20;
/// Tokens that one search compares.
const TOKENS: usize = 4;

#[derive(sqlx::FromRow)]
struct Row {
    id: PatientId,
    person_sealed: Vec<u8>,
    center: String,
}

#[derive(sqlx::FromRow)]
struct CenterRow {
    id: HealthCenterId,
}

#[derive(sqlx::FromRow)]
struct EndRow {
    ends_at: Timestamp,
}

impl Tx {
    /// People of any centre with this HER-SYS ID, else with this in their name, centre by centre; at most 20, and
    /// whether there are more.
    pub async fn find_persons(&mut self, query: &str) -> Result<(Vec<PersonLine>, bool)> {
        let typed = tidy(query);
        let mut rows = vec![];
        if typed.is_ascii() {
            let token = search::her_sys(self.keys(), &typed);
            rows = self.persons_with(&[token]).await?;
        }
        if rows.is_empty() {
            rows = self.persons_named(typed.split(' ')).await?;
        }
        let sounds = typed.split(' ').map(romaji::katakana).collect::<Option<Vec<String>>>();
        if let (Some(words), true) = (sounds, rows.is_empty()) {
            rows = self.persons_named(words.iter().map(String::as_str)).await?;
        }
        let more = rows.len() > SHOWN;
        rows.truncate(SHOWN);
        let today = self.now.date();
        let line = |row: Row| {
            let place = Place::new("patient", "person_sealed", row.id.0);
            let person: Person = serde_json::from_slice(&self.keys().open(place, &row.person_sealed)?)?;
            let age = person.birth_date.age_on(today);
            Ok(PersonLine { id: row.id, name: person.name, age, center: row.center })
        };
        Ok((rows.into_iter().map(line).collect::<Result<_>>()?, more))
    }

    /// Who has this HER-SYS ID, in whatever centre.
    pub async fn patient_by_her_sys(&mut self, id: &str) -> Result<Option<PatientId>> {
        let token = search::her_sys(self.keys(), &tidy(id));
        Ok(self.persons_with(&[token]).await?.first().map(|row| row.id))
    }

    async fn persons_named(&mut self, words: impl Iterator<Item = &str>) -> Result<Vec<Row>> {
        let tokens: BTreeSet<Vec<u8>> = words.flat_map(|word| search::pieces(self.keys(), word)).collect();
        let tokens: Vec<Vec<u8>> = tokens.into_iter().take(TOKENS).collect();
        self.persons_with(&tokens).await
    }

    async fn persons_with(&mut self, tokens: &[Vec<u8>]) -> Result<Vec<Row>> {
        let Some(first) = tokens.first() else { return Ok(vec![]) };
        let token = |n: usize| tokens.get(n).unwrap_or(first).as_slice();
        let mut found = vec![];
        for CenterRow { id } in fetch_all!(self, CenterRow, CENTERS)? {
            found.extend(fetch_all!(self, Row, FOUND, id, token(0), token(1), token(2), token(3))?);
            if found.len() > SHOWN {
                break;
            }
        }
        Ok(found)
    }

    /// Opens a person to who gave a reason; until when.
    pub async fn open_person(
        &mut self,
        staff: StaffId,
        patient: &Patient,
        reason: &str,
    ) -> Result<Timestamp> {
        let ends_at = self.now.plus(LOOK);
        let note: NoteId = self.note(patient.id, None, NoteKind::Look, None, reason, Some(staff)).await?;
        execute_one!(self, OPEN, note, staff, patient.id, self.now, ends_at)?;
        self.audit(Actor::Staff(staff), "person.open", Some(patient.id), &["reason"]).await?;
        self.tell(ChangeKind::Patient, patient.owners, Some(patient.id), None).await?;
        Ok(ends_at)
    }

    /// Until when a person is open to who gave a reason; `None` when they are not.
    pub async fn person_open_until(
        &mut self,
        staff: StaffId,
        patient: PatientId,
    ) -> Result<Option<Timestamp>> {
        Ok(fetch_optional!(self, EndRow, LIVES, staff, patient, self.now)?.map(|row| row.ends_at))
    }
}
