//! Patients as lines of a list: the columns that a line needs, a page in the order of registration, and the search.

use std::collections::BTreeSet;

use mimamori_domain::api::{PatientLine, PatientList};
use mimamori_domain::patient::{
    Classification, Person, PlaceKind, RISK_AGE, ReportingMode, RiskFactor, Status,
};
use mimamori_domain::release::day_of_illness;
use mimamori_domain::triage::Tier;
use mimamori_domain::values::{JpPhone, tidy};
use mimamori_domain::{Date, PatientId, Timestamp, romaji};
use uuid::Uuid;

use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::patient::Patient;
use crate::queue::{PAGE, Sight};
use crate::search;
use crate::standing::Standing;

statements! {
    OF_CENTER = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at
        FROM (SELECT patient_id FROM patient_center WHERE center_id = $1 AND patient_id < $2
            ORDER BY patient_id DESC LIMIT 51) x
        JOIN patient p ON p.id = x.patient_id
        JOIN standing s ON s.patient_id = x.patient_id
        ORDER BY p.id DESC";
    OF_ASSOCIATION = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date,
            p.specimen_date, p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier,
            s.last_received_at
        FROM (SELECT * FROM patient WHERE association_id = $1 AND id < $2
                AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = patient.association_id
                    AND c.center_id = patient.center_id AND c.starts_on <= $3
                    AND (c.ends_on IS NULL OR c.ends_on >= $3))
            ORDER BY id DESC LIMIT 51) p
        JOIN standing s ON s.patient_id = p.id
        ORDER BY p.id DESC";
    // Everybody who has all the tokens; a shorter query repeats its first one.
    FOUND_IN_CENTER = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date,
            p.specimen_date, p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier,
            s.last_received_at
        FROM (SELECT a.patient_id FROM search_token a
                JOIN search_token b ON b.token = $4 AND b.owner_id = $1 AND b.patient_id = a.patient_id
                JOIN search_token c ON c.token = $5 AND c.owner_id = $1 AND c.patient_id = a.patient_id
                JOIN search_token d ON d.token = $6 AND d.owner_id = $1 AND d.patient_id = a.patient_id
                JOIN search_token e ON e.token = $7 AND e.owner_id = $1 AND e.patient_id = a.patient_id
                JOIN search_token f ON f.token = $8 AND f.owner_id = $1 AND f.patient_id = a.patient_id
            WHERE a.token = $3 AND a.owner_id = $1 AND a.patient_id < $2 ORDER BY a.patient_id DESC LIMIT 51) x
        JOIN patient p ON p.id = x.patient_id
        JOIN standing s ON s.patient_id = x.patient_id
        ORDER BY p.id DESC";
    FOUND_IN_ASSOCIATION = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date,
            p.specimen_date, p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier,
            s.last_received_at
        FROM (SELECT a.patient_id FROM search_token a
                JOIN patient o ON o.id = a.patient_id
                JOIN search_token b ON b.token = $4 AND b.owner_id = $1 AND b.patient_id = a.patient_id
                JOIN search_token c ON c.token = $5 AND c.owner_id = $1 AND c.patient_id = a.patient_id
                JOIN search_token d ON d.token = $6 AND d.owner_id = $1 AND d.patient_id = a.patient_id
                JOIN search_token e ON e.token = $7 AND e.owner_id = $1 AND e.patient_id = a.patient_id
                JOIN search_token f ON f.token = $8 AND f.owner_id = $1 AND f.patient_id = a.patient_id
            WHERE a.token = $3 AND a.owner_id = $1 AND a.patient_id < $2
                AND EXISTS (SELECT 1 FROM contract k WHERE k.association_id = o.association_id
                    AND k.center_id = o.center_id AND k.starts_on <= $9 AND (k.ends_on IS NULL OR k.ends_on >= $9))
            ORDER BY a.patient_id DESC LIMIT 51) x
        JOIN patient p ON p.id = x.patient_id
        JOIN standing s ON s.patient_id = x.patient_id
        ORDER BY p.id DESC";
}

/// Tokens that one search compares.
const TOKENS: usize = 6;

/// The columns of a line.
#[derive(sqlx::FromRow)]
pub(crate) struct LineRow {
    line_id: PatientId,
    person_sealed: Vec<u8>,
    classification: Classification,
    status: Status,
    onset_date: Option<Date>,
    specimen_date: Option<Date>,
    exposure_date: Option<Date>,
    mode: ReportingMode,
    place: PlaceKind,
    lives_alone: bool,
    risk_factors: String,
    standing_tier: Option<Tier>,
    last_received_at: Option<Timestamp>,
}

impl LineRow {
    /// The line, with the name opened.
    pub(crate) fn line(self, tx: &Tx) -> Result<PatientLine> {
        self.line_and_room(tx).map(|(line, _)| line)
    }

    /// The same with the room of the hotel, which is sealed with the name.
    pub(crate) fn line_and_room(self, tx: &Tx) -> Result<(PatientLine, String)> {
        let place = Place::new("patient", "person_sealed", self.line_id.0);
        let person: Person = serde_json::from_slice(&tx.keys().open(place, &self.person_sealed)?)?;
        let risk_factors: Vec<RiskFactor> = serde_json::from_str(&self.risk_factors)?;
        let today = tx.now.date();
        let age = person.birth_date.age_on(today);
        let zero = day_zero(self.classification, self.onset_date, self.specimen_date, self.exposure_date);
        let line = PatientLine {
            id: self.line_id,
            name: person.name,
            kana: person.kana,
            age,
            classification: self.classification,
            status: self.status,
            day: zero.map(|zero| day_of_illness(zero, today)),
            mode: self.mode,
            place: self.place,
            lives_alone: self.lives_alone,
            high_risk: age >= RISK_AGE || !risk_factors.is_empty(),
            risk_factors,
            tier: self.standing_tier,
            last_report_at: self.last_received_at,
        };
        Ok((line, person.room))
    }
}

/// The line of a patient already in hand.
pub fn line_of(patient: &Patient, standing: &Standing, today: Date) -> PatientLine {
    let record = &patient.record;
    let zero = day_zero(record.classification, record.onset_date, record.specimen_date, record.exposure_date);
    PatientLine {
        id: patient.id,
        name: record.person.name.clone(),
        kana: record.person.kana.clone(),
        age: record.person.birth_date.age_on(today),
        classification: record.classification,
        status: patient.status,
        day: zero.map(|zero| day_of_illness(zero, today)),
        mode: record.reporting_mode,
        place: record.place,
        lives_alone: record.lives_alone,
        risk_factors: record.risk_factors.clone(),
        high_risk: patient.is_high_risk(today),
        tier: standing.tier,
        last_report_at: standing.last_received_at,
    }
}

/// Day 0 is the day of onset, or of the specimen where there were no symptoms; for contacts that of the exposure.
fn day_zero(
    classification: Classification,
    onset: Option<Date>,
    specimen: Option<Date>,
    exposure: Option<Date>,
) -> Option<Date> {
    if classification == Classification::Contact { exposure } else { onset.or(specimen) }
}

impl Tx {
    /// A page of the patients in sight, newest registration first: all of them, or those who match `query`.
    pub async fn patient_list(
        &mut self,
        sight: Sight,
        query: &str,
        after: Option<PatientId>,
    ) -> Result<PatientList> {
        let after = after.unwrap_or(PatientId(Uuid::max()));
        let mut rows = if query.trim().is_empty() {
            self.all_lines(sight, after).await?
        } else {
            self.found_lines(sight, query, after).await?
        };
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = more.then(|| rows.last().map(|row| row.line_id.to_string())).flatten();
        let items = rows.into_iter().map(|row| row.line(self)).collect::<Result<_>>()?;
        Ok(PatientList { items, next })
    }

    async fn all_lines(&mut self, sight: Sight, after: PatientId) -> Result<Vec<LineRow>> {
        match sight {
            Sight::Center(center) => fetch_all!(self, LineRow, OF_CENTER, center, after),
            Sight::Association(association) => {
                fetch_all!(self, LineRow, OF_ASSOCIATION, association, after, self.now.date())
            }
        }
    }

    /// An exact telephone number or HER-SYS ID first, then names by their two-character pieces, as written or as romaji.
    async fn found_lines(&mut self, sight: Sight, query: &str, after: PatientId) -> Result<Vec<LineRow>> {
        if let Ok(phone) = JpPhone::parse(query) {
            let token = search::phone(self.keys(), phone.as_str());
            return self.lines_with(sight, after, &[token]).await;
        }
        if query.is_ascii() {
            let token = search::her_sys(self.keys(), query);
            let rows = self.lines_with(sight, after, &[token]).await?;
            if !rows.is_empty() {
                return Ok(rows);
            }
        }
        let typed = tidy(query);
        let rows = self.lines_named(sight, typed.split(' '), after).await?;
        // Nobody is written so: perhaps it is how the name sounds.
        let sounds = typed.split(' ').map(romaji::katakana).collect::<Option<Vec<String>>>();
        match sounds {
            Some(words) if rows.is_empty() => {
                self.lines_named(sight, words.iter().map(String::as_str), after).await
            }
            _ => Ok(rows),
        }
    }

    /// Whoever has every two-character piece of these words.
    async fn lines_named(
        &mut self,
        sight: Sight,
        words: impl Iterator<Item = &str>,
        after: PatientId,
    ) -> Result<Vec<LineRow>> {
        let tokens: BTreeSet<Vec<u8>> = words.flat_map(|word| search::pieces(self.keys(), word)).collect();
        let mut tokens = self.rarest_first(sight.owner(), tokens).await?;
        tokens.truncate(TOKENS);
        self.lines_with(sight, after, &tokens).await
    }

    async fn lines_with(
        &mut self,
        sight: Sight,
        after: PatientId,
        tokens: &[Vec<u8>],
    ) -> Result<Vec<LineRow>> {
        let Some(first) = tokens.first() else { return Ok(vec![]) };
        let token = |n: usize| tokens.get(n).unwrap_or(first).as_slice();
        match sight {
            Sight::Center(center) => fetch_all!(
                self,
                LineRow,
                FOUND_IN_CENTER,
                center,
                after,
                token(0),
                token(1),
                token(2),
                token(3),
                token(4),
                token(5)
            ),
            Sight::Association(association) => fetch_all!(
                self,
                LineRow,
                FOUND_IN_ASSOCIATION,
                association,
                after,
                token(0),
                token(1),
                token(2),
                token(3),
                token(4),
                token(5),
                self.now.date()
            ),
        }
    }
}
