//! What stands on a page of a list, and what filters ask of a patient: read for the patients of a piece of the list
//! alone, by their ids.

use std::collections::BTreeMap;

use mimamori_domain::api::{ListName, ListRow, PatientLine, Vitals};
use mimamori_domain::filter::{ListFacts, ListFilter};
use mimamori_domain::patient::Language;
use mimamori_domain::triage::Observation;
use mimamori_domain::{AssociationId, Date, PatientId, ReportId, Timestamp};

use crate::alert::Alert;
use crate::db::{Result, Tx};
use crate::line::LineRow;
use crate::lists::ListPlace;
use crate::names::Names;
use crate::queue::vitals;
use crate::report::comment_place;

statements! {
    LINES = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at,
            p.hotel, p.language, p.association_id, s.checked_at
        FROM json_each($1) e JOIN patient p ON p.id = unhex(e.value) JOIN standing s ON s.patient_id = p.id",
        postgres "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at,
            p.hotel, p.language, p.association_id, s.checked_at
        FROM patient p JOIN standing s ON s.patient_id = p.id
        WHERE p.id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND s.patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    // The rest, for the rows that are shown. The last contact is the last call or closing by a person.
    DETAILS = "SELECT s.patient_id, s.recent, a.name AS association, p.expected_end,
            (SELECT n.at FROM note n WHERE n.patient_id = s.patient_id AND n.kind IN ('call', 'close', 'check')
                AND n.staff_id IS NOT NULL ORDER BY n.id DESC LIMIT 1) AS last_contact_at,
            r.id AS comment_id, r.comment_sealed
        FROM json_each($1) e JOIN standing s ON s.patient_id = unhex(e.value) JOIN patient p ON p.id = s.patient_id
            LEFT JOIN association a ON a.id = p.association_id
            LEFT JOIN report r ON s.comment_at > s.checked_at AND r.id = (SELECT c.id FROM report c
                WHERE c.patient_id = s.patient_id AND c.comment_sealed IS NOT NULL ORDER BY c.id DESC LIMIT 1)",
        postgres "SELECT s.patient_id, s.recent, a.name AS association, p.expected_end,
            (SELECT n.at FROM note n WHERE n.patient_id = s.patient_id AND n.kind IN ('call', 'close', 'check')
                AND n.staff_id IS NOT NULL ORDER BY n.id DESC LIMIT 1) AS last_contact_at,
            r.id AS comment_id, r.comment_sealed
        FROM standing s JOIN patient p ON p.id = s.patient_id
            LEFT JOIN association a ON a.id = p.association_id
            LEFT JOIN report r ON s.comment_at > s.checked_at AND r.id = (SELECT c.id FROM report c
                WHERE c.patient_id = s.patient_id AND c.comment_sealed IS NOT NULL ORDER BY c.id DESC LIMIT 1)
        WHERE s.patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    ALERTS = "SELECT a.id, a.patient_id, a.center_id, a.association_id, a.kind, a.tier, a.due_at, a.reasons, a.opened_at,
            a.raised_at, a.claimed_by, a.claimed_at, a.closed_at, a.outcome, a.snoozed_until, a.offered_to, a.offered_by
        FROM json_each($1) e JOIN alert a ON a.patient_id = unhex(e.value) AND a.closed_at IS NULL",
        postgres "SELECT a.id, a.patient_id, a.center_id, a.association_id, a.kind, a.tier, a.due_at, a.reasons,
            a.opened_at, a.raised_at, a.claimed_by, a.claimed_at, a.closed_at, a.outcome, a.snoozed_until, a.offered_to,
            a.offered_by
        FROM alert a WHERE a.closed_at IS NULL
            AND a.patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
}

/// Newest measurements on a row.
const VITALS: usize = 2;

#[derive(sqlx::FromRow)]
struct FactRow {
    #[sqlx(flatten)]
    line: LineRow,
    hotel: String,
    language: Language,
    association_id: Option<AssociationId>,
    checked_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct DetailRow {
    patient_id: PatientId,
    recent: String,
    association: Option<String>,
    expected_end: Option<Date>,
    last_contact_at: Option<Timestamp>,
    comment_id: Option<ReportId>,
    comment_sealed: Option<Vec<u8>>,
}

/// A patient at a place of a list.
pub(crate) struct Listed {
    pub(crate) place: ListPlace,
    pub(crate) line: PatientLine,
    facts: ListFacts,
    room: String,
}

/// Ids as one JSON array, in hexadecimal.
pub(crate) fn ids(patients: impl Iterator<Item = PatientId>) -> Result<String> {
    Ok(serde_json::to_string(&patients.map(|id| id.0.simple()).collect::<Vec<_>>())?)
}

impl Tx {
    /// Those of these places whom the filter admits, in their order.
    pub(crate) async fn listed(&mut self, places: &[ListPlace], filter: &ListFilter) -> Result<Vec<Listed>> {
        let wanted = ids(places.iter().map(|place| place.id))?;
        let mut known = BTreeMap::new();
        for row in fetch_all!(self, FactRow, LINES, wanted)? {
            let facts = ListFacts {
                hotel: row.hotel,
                language: row.language,
                association: row.association_id,
                checked_at: row.checked_at,
            };
            let (line, room) = row.line.line_and_room(self)?;
            known.insert(line.id, (line, room, facts));
        }
        let found = places.iter().filter_map(|place| {
            let (line, room, facts) = known.remove(&place.id)?;
            Some(Listed { place: *place, line, facts, room })
        });
        Ok(found.filter(|row| filter.admits(&row.line, &row.facts, self.now)).collect())
    }

    /// The open alerts of patients, whose ids are `wanted` as [`ids`] writes them.
    pub(crate) async fn open_alerts(&mut self, wanted: &str) -> Result<Vec<Alert>> {
        fetch_all!(self, Alert, ALERTS, wanted)
    }

    /// The rows of a page.
    pub(crate) async fn list_rows(&mut self, list: ListName, rows: Vec<Listed>) -> Result<Vec<ListRow>> {
        let wanted = ids(rows.iter().map(|row| row.place.id))?;
        let mut details: BTreeMap<PatientId, DetailRow> =
            fetch_all!(self, DetailRow, DETAILS, wanted.as_str())?
                .into_iter()
                .map(|row| (row.patient_id, row))
                .collect();
        let mut alerts: BTreeMap<PatientId, Alert> = BTreeMap::new();
        for alert in self.open_alerts(&wanted).await? {
            let known = alerts.entry(alert.patient_id).or_insert_with(|| alert.clone());
            if known.tier < alert.tier {
                *known = alert;
            }
        }
        let mut names = Names::default();
        names.load(self, alerts.values().flat_map(Alert::people).collect::<Vec<_>>()).await?;
        let mut shown = vec![];
        for Listed { place, line, facts, room } in rows {
            let Some(detail) = details.remove(&place.id) else { continue };
            let recent: Vec<Observation> = serde_json::from_str(&detail.recent)?;
            let recent: Vec<Vitals> = recent.iter().rev().take(VITALS).map(vitals).collect();
            let comment = match (detail.comment_id, detail.comment_sealed) {
                (Some(id), Some(sealed)) => Some(self.keys().open_text(comment_place(id), &sealed)?),
                _ => None,
            };
            let alert = alerts.remove(&place.id);
            shown.push(ListRow {
                since: since(list, place, alert.as_ref()),
                alert: alert.map(|alert| alert.view(&names)).transpose()?,
                hotel: facts.hotel,
                language: facts.language,
                association: detail.association,
                expected_end: detail.expected_end,
                last_contact_at: detail.last_contact_at,
                patient: line,
                room,
                recent,
                comment,
            });
        }
        Ok(shown)
    }
}

/// The moment that put somebody on a list.
fn since(list: ListName, place: ListPlace, alert: Option<&Alert>) -> Option<Timestamp> {
    match list {
        ListName::All | ListName::Ready => None,
        ListName::Urgent => alert.map(Alert::raised_at),
        _ => Some(Timestamp::from_millis(place.key)),
    }
}
