//! Reading transfers: the lists of a centre, what waits, and to which centres one patient belongs. Each list is cut out
//! of an index; who is named in an open transfer is opened for one page at a time. A closed one shows the name that was
//! known then, because its patient may be out of sight.

use std::collections::BTreeMap;

use mimamori_domain::api::{
    AlertView, CenterCard, CenterCards, Moving, SharedWith, TransferCase, TransferCounts, TransferList,
    TransferState, TransferView, Transfers,
};
use mimamori_domain::{HealthCenterId, PatientId, StaffId, Timestamp, TransferId};
use uuid::Uuid;

use crate::alert::Alert;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::line::LineRow;
use crate::names::Names;
use crate::patient::Patient;
use crate::queue::PAGE;
use crate::transfer::place;

statements! {
    INCOMING = "SELECT t.id, t.patient_id, t.from_center, t.to_center, t.state, t.keep_shared, t.whom_sealed, t.asked_by,
            t.asked_at, t.due_at, t.note_sealed, t.answered_by, t.answered_at, t.answer_sealed,
            f.name AS from_name, f.phone AS from_phone, c.name AS to_name, c.phone AS to_phone,
            EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = t.patient_id AND o.center_id = $1) AS belongs
        FROM (SELECT * FROM transfer WHERE to_center = $1 AND state = 'asked' AND (due_at, id) > ($2, $3)
            ORDER BY due_at, id LIMIT 51) t
        JOIN health_center f ON f.id = t.from_center JOIN health_center c ON c.id = t.to_center
        ORDER BY t.due_at, t.id";
    OUTGOING = "SELECT t.id, t.patient_id, t.from_center, t.to_center, t.state, t.keep_shared, t.whom_sealed, t.asked_by,
            t.asked_at, t.due_at, t.note_sealed, t.answered_by, t.answered_at, t.answer_sealed,
            f.name AS from_name, f.phone AS from_phone, c.name AS to_name, c.phone AS to_phone,
            EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = t.patient_id AND o.center_id = $1) AS belongs
        FROM (SELECT * FROM transfer WHERE from_center = $1 AND state = 'asked' AND (due_at, id) > ($2, $3)
            ORDER BY due_at, id LIMIT 51) t
        JOIN health_center f ON f.id = t.from_center JOIN health_center c ON c.id = t.to_center
        ORDER BY t.due_at, t.id";
    CAME = "SELECT t.id, t.patient_id, t.from_center, t.to_center, t.state, t.keep_shared, t.whom_sealed, t.asked_by,
            t.asked_at, t.due_at, t.note_sealed, t.answered_by, t.answered_at, t.answer_sealed,
            f.name AS from_name, f.phone AS from_phone, c.name AS to_name, c.phone AS to_phone,
            EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = t.patient_id AND o.center_id = $1) AS belongs
        FROM (SELECT * FROM transfer WHERE to_center = $1 AND state = 'accepted' AND (answered_at, id) < ($2, $3)
            ORDER BY answered_at DESC, id DESC LIMIT 51) t
        JOIN health_center f ON f.id = t.from_center JOIN health_center c ON c.id = t.to_center
        ORDER BY t.answered_at DESC, t.id DESC";
    LEFT = "SELECT t.id, t.patient_id, t.from_center, t.to_center, t.state, t.keep_shared, t.whom_sealed, t.asked_by,
            t.asked_at, t.due_at, t.note_sealed, t.answered_by, t.answered_at, t.answer_sealed,
            f.name AS from_name, f.phone AS from_phone, c.name AS to_name, c.phone AS to_phone,
            EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = t.patient_id AND o.center_id = $1) AS belongs
        FROM (SELECT * FROM transfer WHERE from_center = $1 AND state = 'accepted' AND (answered_at, id) < ($2, $3)
            ORDER BY answered_at DESC, id DESC LIMIT 51) t
        JOIN health_center f ON f.id = t.from_center JOIN health_center c ON c.id = t.to_center
        ORDER BY t.answered_at DESC, t.id DESC";
    ENDED = "SELECT t.id, t.patient_id, t.from_center, t.to_center, t.state, t.keep_shared, t.whom_sealed, t.asked_by,
            t.asked_at, t.due_at, t.note_sealed, t.answered_by, t.answered_at, t.answer_sealed,
            f.name AS from_name, f.phone AS from_phone, c.name AS to_name, c.phone AS to_phone,
            EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = t.patient_id AND o.center_id = $1) AS belongs
        FROM (SELECT * FROM (SELECT * FROM transfer WHERE to_center = $1 AND state IN ('refused', 'withdrawn')
                AND (answered_at, id) < ($2, $3) ORDER BY answered_at DESC, id DESC LIMIT 51) a
            UNION ALL SELECT * FROM (SELECT * FROM transfer WHERE from_center = $1 AND state IN ('refused', 'withdrawn')
                AND (answered_at, id) < ($2, $3) ORDER BY answered_at DESC, id DESC LIMIT 51) b) t
        JOIN health_center f ON f.id = t.from_center JOIN health_center c ON c.id = t.to_center
        ORDER BY t.answered_at DESC, t.id DESC LIMIT 51";
    OF_PATIENT = "SELECT t.id, t.patient_id, t.from_center, t.to_center, t.state, t.keep_shared, t.whom_sealed, t.asked_by,
            t.asked_at, t.due_at, t.note_sealed, t.answered_by, t.answered_at, t.answer_sealed,
            f.name AS from_name, f.phone AS from_phone, c.name AS to_name, c.phone AS to_phone,
            EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = t.patient_id AND o.center_id = $1) AS belongs
        FROM (SELECT * FROM transfer WHERE patient_id = $2 ORDER BY id DESC LIMIT 20) t
        JOIN health_center f ON f.id = t.from_center JOIN health_center c ON c.id = t.to_center
        ORDER BY t.id DESC";
    LINES = "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at,
            p.hotel
        FROM json_each($1) e JOIN patient p ON p.id = unhex(e.value) JOIN standing s ON s.patient_id = p.id",
        postgres "SELECT p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at,
            p.hotel
        FROM patient p JOIN standing s ON s.patient_id = p.id
        WHERE p.id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    ALERTS = "SELECT a.id, a.patient_id, a.center_id, a.association_id, a.kind, a.tier, a.due_at, a.reasons, a.opened_at,
            a.raised_at, a.claimed_by, a.claimed_at, a.closed_at, a.outcome, a.snoozed_until, a.offered_to, a.offered_by
        FROM json_each($1) e JOIN alert a ON a.patient_id = unhex(e.value) WHERE a.closed_at IS NULL",
        postgres "SELECT a.id, a.patient_id, a.center_id, a.association_id, a.kind, a.tier, a.due_at, a.reasons,
            a.opened_at, a.raised_at, a.claimed_by, a.claimed_at, a.closed_at, a.outcome, a.snoozed_until, a.offered_to,
            a.offered_by
        FROM alert a
        WHERE a.patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND a.closed_at IS NULL";
    COUNTS = "SELECT
        (SELECT COUNT(*) FROM (SELECT 1 FROM transfer WHERE to_center = $1 AND state = 'asked' LIMIT 100) x) AS incoming,
        (SELECT COUNT(*) FROM (SELECT patient_id FROM transfer WHERE to_center = $1 AND state = 'asked' LIMIT 100) x
            WHERE EXISTS (SELECT 1 FROM alert a WHERE a.patient_id = x.patient_id AND a.closed_at IS NULL
                AND a.tier_order = 0)) AS emergencies,
        (SELECT COUNT(*) FROM (SELECT 1 FROM transfer WHERE to_center = $1 AND state = 'asked' AND due_at <= $2
            LIMIT 100) x) AS overdue,
        (SELECT COUNT(*) FROM (SELECT 1 FROM transfer WHERE from_center = $1 AND state = 'asked' LIMIT 100) x) AS outgoing,
        (SELECT COUNT(*) FROM (SELECT 1 FROM transfer WHERE from_center = $1 AND state = 'asked' AND due_at <= $2
            LIMIT 100) x) AS outgoing_overdue";
    CENTERS = "SELECT id, name, phone FROM health_center WHERE id <> $1 ORDER BY code LIMIT 1000";
    SHARED = "SELECT c.id, c.name, c.phone, o.since FROM patient_center o JOIN health_center c ON c.id = o.center_id
        WHERE o.patient_id = $1 ORDER BY o.since, c.code";
    OUTSIDE = "SELECT outside_sealed FROM patient WHERE id = $1";
    SET_OUTSIDE = "UPDATE patient SET outside_sealed = $2, updated_at = $3 WHERE id = $1";
}

/// A place in a list: the page after it begins there. Its text is opaque to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransferPlace {
    at: Timestamp,
    id: TransferId,
}

impl TransferPlace {
    /// Before the first of this list: open transfers run forward, the others back.
    pub const fn start(list: TransferList) -> Self {
        match list {
            TransferList::Incoming | TransferList::Outgoing => {
                Self { at: Timestamp::from_millis(0), id: TransferId(Uuid::nil()) }
            }
            TransferList::In | TransferList::Out | TransferList::Ended => {
                Self { at: Timestamp::from_millis(i64::MAX), id: TransferId(Uuid::max()) }
            }
        }
    }
}

impl std::fmt::Display for TransferPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.at.millis(), self.id)
    }
}

impl std::str::FromStr for TransferPlace {
    type Err = ();
    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let (at, id) = text.split_once('.').ok_or(())?;
        let at = Timestamp::from_millis(at.parse().map_err(|_| ())?);
        Ok(Self { at, id: id.parse().map_err(|_| ())? })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: TransferId,
    patient_id: PatientId,
    from_center: HealthCenterId,
    to_center: HealthCenterId,
    state: TransferState,
    keep_shared: bool,
    whom_sealed: Vec<u8>,
    asked_by: StaffId,
    asked_at: Timestamp,
    due_at: Timestamp,
    note_sealed: Vec<u8>,
    answered_by: Option<StaffId>,
    answered_at: Option<Timestamp>,
    answer_sealed: Option<Vec<u8>>,
    from_name: String,
    from_phone: String,
    to_name: String,
    to_phone: String,
    belongs: bool,
}

impl Row {
    fn is_open(&self) -> bool {
        self.state == TransferState::Asked
    }
    fn place(&self) -> TransferPlace {
        TransferPlace { at: self.answered_at.unwrap_or(self.due_at), id: self.id }
    }
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    #[sqlx(flatten)]
    line: LineRow,
    hotel: String,
}

#[derive(sqlx::FromRow)]
struct CountsRow {
    incoming: i64,
    emergencies: i64,
    overdue: i64,
    outgoing: i64,
    outgoing_overdue: i64,
}

#[derive(sqlx::FromRow)]
struct CenterRow {
    id: HealthCenterId,
    name: String,
    phone: String,
}

impl CenterRow {
    fn name(self) -> CenterCard {
        CenterCard { id: self.id, name: self.name, phone: self.phone }
    }
}

#[derive(sqlx::FromRow)]
struct SharedRow {
    #[sqlx(flatten)]
    center: CenterRow,
    since: Timestamp,
}

#[derive(sqlx::FromRow)]
struct OutsideRow {
    outside_sealed: Option<Vec<u8>>,
}

fn outside_place(id: PatientId) -> Place {
    Place::new("patient", "outside_sealed", id.0)
}

impl Tx {
    /// A page of a centre's transfers.
    pub async fn transfers(
        &mut self,
        center: HealthCenterId,
        list: TransferList,
        after: TransferPlace,
    ) -> Result<Transfers> {
        let TransferPlace { at, id } = after;
        let mut rows = match list {
            TransferList::Incoming => fetch_all!(self, Row, INCOMING, center, at, id)?,
            TransferList::Outgoing => fetch_all!(self, Row, OUTGOING, center, at, id)?,
            TransferList::In => fetch_all!(self, Row, CAME, center, at, id)?,
            TransferList::Out => fetch_all!(self, Row, LEFT, center, at, id)?,
            TransferList::Ended => fetch_all!(self, Row, ENDED, center, at, id)?,
        };
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = more.then(|| rows.last().map(|row| row.place().to_string())).flatten();
        let items = self.transfer_views(center, rows).await?;
        let counts = self.transfer_counts(center).await?;
        Ok(Transfers { now: self.now, items, next, counts })
    }

    /// What waits for an answer of a centre, and of others.
    pub async fn transfer_counts(&mut self, center: HealthCenterId) -> Result<TransferCounts> {
        let row = fetch_optional!(self, CountsRow, COUNTS, center, self.now)?;
        Ok(row.map_or_else(TransferCounts::default, |row| TransferCounts {
            incoming: row.incoming,
            emergencies: row.emergencies,
            overdue: row.overdue,
            outgoing: row.outgoing,
            outgoing_overdue: row.outgoing_overdue,
        }))
    }

    async fn transfer_views(&mut self, center: HealthCenterId, rows: Vec<Row>) -> Result<Vec<TransferView>> {
        let open: Vec<_> =
            rows.iter().filter(|row| row.is_open()).map(|row| row.patient_id.0.simple()).collect();
        let mut cases = self.transfer_cases(&serde_json::to_string(&open)?).await?;
        let mut names = Names::default();
        let people = rows.iter().flat_map(|row| std::iter::once(row.asked_by).chain(row.answered_by));
        names.load(self, people.collect::<Vec<_>>()).await?;
        rows.into_iter().map(|row| self.transfer_view(center, row, &mut cases, &names)).collect()
    }

    fn transfer_view(
        &self,
        center: HealthCenterId,
        row: Row,
        cases: &mut BTreeMap<PatientId, TransferCase>,
        names: &Names,
    ) -> Result<TransferView> {
        let open = |column, sealed: &[u8]| self.keys().open_text(place(row.id, column), sealed);
        let case = if row.is_open() { cases.remove(&row.patient_id) } else { None };
        let name = match &case {
            Some(case) => case.line.name.clone(),
            None => open("whom_sealed", &row.whom_sealed)?,
        };
        let answer = row.answer_sealed.as_deref().map(|sealed| open("answer_sealed", sealed)).transpose()?;
        Ok(TransferView {
            name,
            note: open("note_sealed", &row.note_sealed)?,
            answer: answer.unwrap_or_default(),
            in_sight: row.belongs || row.is_open(),
            id: row.id,
            patient_id: row.patient_id,
            state: row.state,
            mine: row.from_center == center,
            from: CenterCard { id: row.from_center, name: row.from_name, phone: row.from_phone },
            to: CenterCard { id: row.to_center, name: row.to_name, phone: row.to_phone },
            asked_by: names.of(row.asked_by),
            asked_at: row.asked_at,
            due_at: row.due_at,
            keep_shared: row.keep_shared,
            answered_by: row.answered_by.map(|id| names.of(id)).unwrap_or_default(),
            answered_at: row.answered_at,
            case,
        })
    }

    /// What a decision about these patients needs.
    async fn transfer_cases(&mut self, ids: &str) -> Result<BTreeMap<PatientId, TransferCase>> {
        let mut alerts: BTreeMap<PatientId, Vec<AlertView>> = BTreeMap::new();
        let rows = fetch_all!(self, Alert, ALERTS, ids)?;
        let mut names = Names::default();
        names.load(self, rows.iter().flat_map(Alert::people).collect::<Vec<_>>()).await?;
        for row in rows {
            alerts.entry(row.patient_id).or_default().push(row.view(&names)?);
        }
        let mut cases = BTreeMap::new();
        for row in fetch_all!(self, CaseRow, LINES, ids)? {
            let line = row.line.line(self)?;
            let mut alerts = alerts.remove(&line.id).unwrap_or_default();
            alerts.sort_by_key(|alert| (std::cmp::Reverse(alert.tier), alert.due_at));
            cases.insert(line.id, TransferCase { line, hotel: row.hotel, alerts });
        }
        Ok(cases)
    }

    /// All other health centres.
    pub async fn other_centers(&mut self, own: HealthCenterId) -> Result<CenterCards> {
        let rows = fetch_all!(self, CenterRow, CENTERS, own)?;
        Ok(CenterCards { items: rows.into_iter().map(CenterRow::name).collect() })
    }

    /// To which centres a patient belongs, and their transfers as `center` may know them: all while the patient is its
    /// own or shared with it, its own ones while it is asked, none for an association.
    pub async fn moving(&mut self, patient: &Patient, center: Option<HealthCenterId>) -> Result<Moving> {
        let id = patient.id;
        let mut responsible = None;
        let mut shared = vec![];
        for row in fetch_all!(self, SharedRow, SHARED, id)? {
            let SharedRow { center, since } = row;
            if center.id == patient.owners.center {
                responsible = Some(center.name());
            } else {
                shared.push(SharedWith { center: center.name(), since });
            }
        }
        let outside = fetch_optional!(self, OutsideRow, OUTSIDE, id)?.and_then(|row| row.outside_sealed);
        let outside = outside.map(|sealed| self.keys().open_text(outside_place(id), &sealed)).transpose()?;
        let transfers = match center {
            Some(center) => {
                let mut rows = fetch_all!(self, Row, OF_PATIENT, center, id)?;
                rows.retain(|row| row.belongs || row.from_center == center || row.to_center == center);
                self.transfer_views(center, rows).await?
            }
            None => vec![],
        };
        Ok(Moving {
            responsible: responsible.ok_or(sqlx::Error::RowNotFound)?,
            shared,
            outside: outside.unwrap_or_default(),
            transfers,
        })
    }

    /// Writes down in which municipality outside the system something about the patient is filed; empty takes it away.
    pub async fn set_outside(&mut self, id: PatientId, text: &str) -> Result<()> {
        let sealed = match text {
            "" => None,
            text => Some(self.keys().seal_text(self.rng(), outside_place(id), text)?),
        };
        execute_one!(self, SET_OUTSIDE, id, sealed, self.now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_list_is_its_text() {
        for list in TransferList::ALL {
            let place = TransferPlace::start(*list);
            assert_eq!(place.to_string().parse(), Ok(place));
        }
        assert_eq!("1".parse::<TransferPlace>(), Err(()));
    }

    /// However many transfers, patients and alerts there are, a list costs its page.
    #[tokio::test]
    async fn no_list_of_transfers_reads_more_than_its_page() {
        use sqlx::{Connection as _, Row as _};
        let mut conn = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::migrate!("../migrations/sqlite").run(&mut conn).await.unwrap();
        for sql in STATEMENTS {
            let text = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
            let rows = sqlx::query(text).fetch_all(&mut conn).await.unwrap();
            let plan: Vec<String> = rows.iter().map(|row| row.get("detail")).collect();
            for walked in plan.iter().filter_map(|step| step.strip_prefix("SCAN ")) {
                let bounded =
                    ["t", "x", "a", "b", "e VIRTUAL TABLE INDEX 1:", "CONSTANT ROW"].contains(&walked);
                // The centres of the country are some hundreds.
                assert!(bounded || walked.starts_with("health_center USING INDEX"), "{} {plan:#?}", sql.name);
            }
            let sorted = plan.iter().filter(|step| step.contains("TEMP B-TREE")).count();
            // What ended is of two kinds, and each half is a page.
            let pages = if sql.name == "ENDED" { 2 } else { 1 };
            assert!(sorted <= pages, "{} sorts more than its page: {plan:#?}", sql.name);
        }
    }
}
