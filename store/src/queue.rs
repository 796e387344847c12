//! The work queue and the lists of patients, read in the order of an index, a page at a time: no list reads more rows
//! than it shows, however many there are. Who may see a list is decided by the caller.

use mimamori_domain::access::Asker;
use mimamori_domain::api::{Queue, QueueItem, Vitals};
use mimamori_domain::triage::Observation;
use mimamori_domain::{AlertId, AssociationId, HealthCenterId, StaffId, Timestamp};
use uuid::Uuid;

use crate::alert::Alert;
use crate::db::{Result, Tx};
use crate::line::LineRow;
use crate::staff::name_place;

statements! {
    // The page is cut out of the index before anything is joined to it.
    OF_CENTER = "SELECT a.id, a.patient_id, a.center_id, a.association_id, a.kind, a.tier, a.due_at, a.reasons,
            a.opened_at, a.raised_at, a.claimed_by, a.claimed_at, a.closed_at, a.outcome, a.tier_order, a.risk_order,
            a.due_at AS queue_due_at, t.name_sealed, s.recent, p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date,
            p.specimen_date, p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier,
            s.last_received_at
        FROM (SELECT * FROM alert
            WHERE center_id = $1 AND closed_at IS NULL AND (tier_order, due_at, risk_order, id) > ($2, $3, $4, $5)
            ORDER BY tier_order, due_at, risk_order, id LIMIT 51) a
        JOIN patient p ON p.id = a.patient_id
        JOIN standing s ON s.patient_id = a.patient_id
        LEFT JOIN staff t ON t.id = a.claimed_by
        ORDER BY a.tier_order, a.due_at, a.risk_order, a.id";
    // In sight only while a contract between the association and the centre is in force.
    OF_ASSOCIATION = "SELECT a.id, a.patient_id, a.center_id, a.association_id, a.kind, a.tier, a.due_at, a.reasons,
            a.opened_at, a.raised_at, a.claimed_by, a.claimed_at, a.closed_at, a.outcome, a.tier_order, a.risk_order,
            a.due_at AS queue_due_at, t.name_sealed, s.recent, p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date,
            p.specimen_date, p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier,
            s.last_received_at
        FROM (SELECT * FROM alert
            WHERE association_id = $1 AND closed_at IS NULL
                AND (tier_order, due_at, risk_order, id) > ($2, $3, $4, $5)
                AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                    AND c.center_id = alert.center_id AND c.starts_on <= $6
                    AND (c.ends_on IS NULL OR c.ends_on >= $6))
            ORDER BY tier_order, due_at, risk_order, id LIMIT 51) a
        JOIN patient p ON p.id = a.patient_id
        JOIN standing s ON s.patient_id = a.patient_id
        LEFT JOIN staff t ON t.id = a.claimed_by
        ORDER BY a.tier_order, a.due_at, a.risk_order, a.id";
}

/// Rows on a page; one more is read to know whether there is another page.
pub(crate) const PAGE: usize = 50;

/// Newest measurements shown beside a line of the queue.
const VITALS: usize = 8;

/// Whose patients a member of staff has in sight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Those of a centre, owned or shared.
    Center(HealthCenterId),
    /// Those assigned to an association under a contract in force.
    Association(AssociationId),
}

impl Sight {
    /// Of whoever asks; `None` for those who have no patients in sight.
    pub fn of(asker: &Asker) -> Option<Self> {
        asker.center.map(Self::Center).or(asker.association.map(Self::Association))
    }
    /// The owner of its counters.
    pub fn owner(self) -> Uuid {
        match self {
            Self::Center(id) => id.0,
            Self::Association(id) => id.0,
        }
    }
}

/// A place in the queue: the page after it begins there. Its text is opaque to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueuePlace {
    tier_order: i64,
    due_at: Timestamp,
    risk_order: i64,
    id: AlertId,
}

impl QueuePlace {
    /// Before everybody.
    pub const START: Self =
        Self { tier_order: -1, due_at: Timestamp::from_millis(0), risk_order: -1, id: AlertId(Uuid::nil()) };
}

impl std::fmt::Display for QueuePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}.{}", self.tier_order, self.due_at.millis(), self.risk_order, self.id)
    }
}

impl std::str::FromStr for QueuePlace {
    type Err = ();
    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let mut parts = text.splitn(4, '.');
        let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok()).ok_or(());
        let (tier_order, due_at, risk_order) = (number()?, Timestamp::from_millis(number()?), number()?);
        let id = parts.next().and_then(|part| part.parse().ok()).ok_or(())?;
        Ok(Self { tier_order, due_at, risk_order, id })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    alert: Alert,
    tier_order: i64,
    risk_order: i64,
    queue_due_at: Timestamp,
    name_sealed: Option<Vec<u8>>,
    recent: String,
    #[sqlx(flatten)]
    line: LineRow,
}

impl Row {
    fn place(&self) -> QueuePlace {
        QueuePlace {
            tier_order: self.tier_order,
            due_at: self.queue_due_at,
            risk_order: self.risk_order,
            id: self.alert.id,
        }
    }
}

impl Tx {
    /// A page of the queue: who is to be called next, with the newest values, and the counters of open alerts.
    pub async fn queue(&mut self, sight: Sight, after: QueuePlace) -> Result<Queue> {
        let QueuePlace { tier_order, due_at, risk_order, id } = after;
        let mut rows = match sight {
            Sight::Center(center) => {
                fetch_all!(self, Row, OF_CENTER, center, tier_order, due_at, risk_order, id)?
            }
            Sight::Association(association) => fetch_all!(
                self,
                Row,
                OF_ASSOCIATION,
                association,
                tier_order,
                due_at,
                risk_order,
                id,
                self.now.date()
            )?,
        };
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = more.then(|| rows.last().map(|row| row.place().to_string())).flatten();
        let items = rows.into_iter().map(|row| self.queue_item(row)).collect::<Result<_>>()?;
        let counts = self.alert_counts(sight.owner()).await?;
        Ok(Queue { now: self.now, items, next, counts })
    }

    fn queue_item(&self, row: Row) -> Result<QueueItem> {
        let name = match (row.alert.claimed_by, row.name_sealed) {
            (Some(StaffId(id)), Some(sealed)) => {
                Some(self.keys().open_text(name_place(StaffId(id)), &sealed)?)
            }
            _ => None,
        };
        let observations: Vec<Observation> = serde_json::from_str(&row.recent)?;
        Ok(QueueItem {
            alert: row.alert.view(name)?,
            patient: row.line.line(self)?,
            recent: observations.iter().rev().take(VITALS).map(vitals).collect(),
        })
    }
}

/// What was measured, without words.
fn vitals(observation: &Observation) -> Vitals {
    let answers = &observation.answers;
    let spo2 = match answers.spo2 {
        mimamori_domain::report::Spo2Reading::Measured(value) => Some(value.get()),
        mimamori_domain::report::Spo2Reading::UNDER_50 => Some(UNDER_50),
        mimamori_domain::report::Spo2Reading::Word(_) => None,
    };
    Vitals {
        measured_at: observation.measured_at,
        temperature: answers.temperature.map(mimamori_domain::values::Temperature::get),
        spo2,
        pulse: answers.pulse.map(mimamori_domain::values::Pulse::get),
        trend: answers.trend,
    }
}

/// "Under 50" among numbers.
const UNDER_50: i64 = 49;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_queue_is_its_text() {
        let place = QueuePlace {
            tier_order: 1,
            due_at: Timestamp::from_millis(1_642_000_000_000),
            risk_order: 0,
            id: AlertId(Uuid::from_u128(7)),
        };
        assert_eq!(place.to_string().parse(), Ok(place));
        assert_eq!(QueuePlace::START.to_string().parse(), Ok(QueuePlace::START));
        assert_eq!("1.2.x".parse::<QueuePlace>(), Err(()));
    }

    /// Each list is cut out of an index before anything else is looked at, so that it costs the same at a thousand
    /// patients and at a million: the one thing walked from end to end is the page itself.
    #[tokio::test]
    async fn no_list_reads_more_than_its_page() {
        use sqlx::{Connection as _, Row as _};
        let mut conn = sqlx::SqliteConnection::connect("sqlite::memory:").await.unwrap();
        sqlx::migrate!("../migrations/sqlite").run(&mut conn).await.unwrap();
        for sql in STATEMENTS.iter().chain(crate::line::STATEMENTS) {
            let text = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {}", sql.sqlite));
            let plan: Vec<String> = sqlx::query(text)
                .fetch_all(&mut conn)
                .await
                .unwrap()
                .iter()
                .map(|row| row.get("detail"))
                .collect();
            let (_, page) = plan[0].split_once(' ').unwrap();
            assert!(plan[0].starts_with("CO-ROUTINE ") || plan[0].starts_with("MATERIALIZE "), "{plan:#?}");
            let walked: Vec<&str> = plan.iter().filter_map(|step| step.strip_prefix("SCAN ")).collect();
            assert_eq!(walked, [page], "{} {plan:#?}", sql.name);
            let sorted = plan.iter().filter(|step| step.contains("TEMP B-TREE")).count();
            assert!(sorted <= 1, "{} sorts more than its page: {plan:#?}", sql.name);
        }
    }
}
