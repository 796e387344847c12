//! The work queue and the lists of patients, read in the order of an index, a page at a time: no list reads more rows
//! than it shows, however many there are. Who may see a list is decided by the caller.

use std::collections::BTreeMap;

use mimamori_domain::access::Asker;
use mimamori_domain::api::{Queue, QueueItem, QueueView, TransferCounts, Vitals};
use mimamori_domain::triage::Observation;
use mimamori_domain::{AlertId, AssociationId, HealthCenterId, StaffId, Timestamp};
use uuid::Uuid;

use crate::alert::Alert;
use crate::db::{Result, Tx};
use crate::line::LineRow;
use crate::names::Names;

statements! {
    // Places only: what is shown of a page is joined to it afterwards.
    OF_CENTER = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE center_id = $1 AND closed_at IS NULL
            AND (tier_order, order_at, risk_order, id) > ($2, $3, $4, $5)
        ORDER BY tier_order, order_at, risk_order, id LIMIT 51";
    // In sight only while a contract between the association and the centre is in force.
    OF_ASSOCIATION = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE association_id = $1 AND closed_at IS NULL
            AND (tier_order, order_at, risk_order, id) > ($2, $3, $4, $5)
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $6 AND (c.ends_on IS NULL OR c.ends_on >= $6))
        ORDER BY tier_order, order_at, risk_order, id LIMIT 51";
    FREE_OF_CENTER = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE center_id = $1 AND closed_at IS NULL AND claimed_by IS NULL
            AND (tier_order, order_at, risk_order, id) > ($2, $3, $4, $5)
        ORDER BY tier_order, order_at, risk_order, id LIMIT 51";
    FREE_OF_ASSOCIATION = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE association_id = $1 AND closed_at IS NULL AND claimed_by IS NULL
            AND (tier_order, order_at, risk_order, id) > ($2, $3, $4, $5)
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $6 AND (c.ends_on IS NULL OR c.ends_on >= $6))
        ORDER BY tier_order, order_at, risk_order, id LIMIT 51";
    MINE = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE claimed_by = $1 AND closed_at IS NULL
            AND (tier_order, order_at, risk_order, id) > ($2, $3, $4, $5)
            AND (center_id = $6
                OR EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = alert.patient_id AND o.center_id = $6)
                OR EXISTS (SELECT 1 FROM contract c WHERE c.association_id = $6
                AND c.association_id = alert.association_id AND c.center_id = alert.center_id
                AND c.starts_on <= $7 AND (c.ends_on IS NULL OR c.ends_on >= $7)))
        ORDER BY tier_order, order_at, risk_order, id LIMIT 51";
    OFFERED = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE offered_to = $1 AND closed_at IS NULL
            AND (tier_order, order_at, risk_order, id) > ($2, $3, $4, $5)
            AND (center_id = $6
                OR EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = alert.patient_id AND o.center_id = $6)
                OR EXISTS (SELECT 1 FROM contract c WHERE c.association_id = $6
                AND c.association_id = alert.association_id AND c.center_id = alert.center_id
                AND c.starts_on <= $7 AND (c.ends_on IS NULL OR c.ends_on >= $7)))
        ORDER BY tier_order, order_at, risk_order, id LIMIT 51";
    // A tier at a time, so that nothing is read that is not overdue.
    OVERDUE_OF_CENTER = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE center_id = $1 AND closed_at IS NULL AND tier_order = $2
            AND (order_at, risk_order, id) > ($3, $4, $5) AND order_at <= $6
        ORDER BY order_at, risk_order, id LIMIT 51";
    OVERDUE_OF_ASSOCIATION = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE association_id = $1 AND closed_at IS NULL AND tier_order = $2
            AND (order_at, risk_order, id) > ($3, $4, $5) AND order_at <= $6
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $7 AND (c.ends_on IS NULL OR c.ends_on >= $7))
        ORDER BY order_at, risk_order, id LIMIT 51";
    KIND_OF_CENTER = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE center_id = $1 AND kind = $2 AND closed_at IS NULL
            AND (tier_order, order_at, risk_order, id) > ($3, $4, $5, $6)
        ORDER BY tier_order, order_at, risk_order, id LIMIT 51";
    KIND_OF_ASSOCIATION = "SELECT id, tier_order, order_at, risk_order FROM alert
        WHERE association_id = $1 AND kind = $2 AND closed_at IS NULL
            AND (tier_order, order_at, risk_order, id) > ($3, $4, $5, $6)
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $7 AND (c.ends_on IS NULL OR c.ends_on >= $7))
        ORDER BY tier_order, order_at, risk_order, id LIMIT 51";
    // Each to a thousand: nobody reads further, and nobody waits for more. All in one trip.
    COUNTS_OF_CENTER = "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE claimed_by = $1 AND closed_at IS NULL AND (center_id = $2
                OR EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = alert.patient_id AND o.center_id = $2)) LIMIT 1000) x) AS mine,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE offered_to = $1 AND closed_at IS NULL AND (center_id = $2
                OR EXISTS (SELECT 1 FROM patient_center o WHERE o.patient_id = alert.patient_id AND o.center_id = $2)) LIMIT 1000) x) AS offered,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE center_id = $2 AND closed_at IS NULL AND claimed_by IS NULL LIMIT 1000) x) AS free,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE center_id = $2 AND closed_at IS NULL AND tier_order IN (0, 1, 2, 3) AND order_at <= $3 LIMIT 1000) x) AS overdue,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE center_id = $2 AND kind = 'medical' AND closed_at IS NULL LIMIT 1000) x) AS medical,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE center_id = $2 AND kind = 'silence' AND closed_at IS NULL LIMIT 1000) x) AS silence,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE center_id = $2 AND kind = 'unopened' AND closed_at IS NULL LIMIT 1000) x) AS unopened,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE center_id = $2 AND kind = 'call' AND closed_at IS NULL LIMIT 1000) x) AS call_task";
    COUNTS_OF_ASSOCIATION = "SELECT (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE claimed_by = $1 AND closed_at IS NULL AND association_id = $2
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4)) LIMIT 1000) x) AS mine,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE offered_to = $1 AND closed_at IS NULL AND association_id = $2
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4)) LIMIT 1000) x) AS offered,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE association_id = $2 AND closed_at IS NULL AND claimed_by IS NULL
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4)) LIMIT 1000) x) AS free,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE association_id = $2 AND closed_at IS NULL AND tier_order IN (0, 1, 2, 3) AND order_at <= $3
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4)) LIMIT 1000) x) AS overdue,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE association_id = $2 AND kind = 'medical' AND closed_at IS NULL
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4)) LIMIT 1000) x) AS medical,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE association_id = $2 AND kind = 'silence' AND closed_at IS NULL
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4)) LIMIT 1000) x) AS silence,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE association_id = $2 AND kind = 'unopened' AND closed_at IS NULL
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4)) LIMIT 1000) x) AS unopened,
        (SELECT COUNT(*) FROM (SELECT 1 FROM alert
            WHERE association_id = $2 AND kind = 'call' AND closed_at IS NULL
            AND EXISTS (SELECT 1 FROM contract c WHERE c.association_id = alert.association_id
                AND c.center_id = alert.center_id AND c.starts_on <= $4 AND (c.ends_on IS NULL OR c.ends_on >= $4)) LIMIT 1000) x) AS call_task";
    ROWS = "SELECT a.id, a.patient_id, a.center_id, a.association_id, a.kind, a.tier, a.due_at, a.reasons, a.opened_at,
            a.raised_at, a.claimed_by, a.claimed_at, a.closed_at, a.outcome, a.snoozed_until, a.offered_to, a.offered_by,
            s.recent, p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at
        FROM json_each($1) e JOIN alert a ON a.id = unhex(e.value)
            JOIN patient p ON p.id = a.patient_id JOIN standing s ON s.patient_id = a.patient_id
        WHERE a.closed_at IS NULL
        ORDER BY a.tier_order, a.order_at, a.risk_order, a.id",
        postgres "SELECT a.id, a.patient_id, a.center_id, a.association_id, a.kind, a.tier, a.due_at, a.reasons, a.opened_at,
            a.raised_at, a.claimed_by, a.claimed_at, a.closed_at, a.outcome, a.snoozed_until, a.offered_to, a.offered_by,
            s.recent, p.id AS line_id, p.person_sealed, p.classification, p.status, p.onset_date, p.specimen_date,
            p.exposure_date, p.mode, p.place, p.lives_alone, p.risk_factors, s.tier AS standing_tier, s.last_received_at
        FROM alert a
            JOIN patient p ON p.id = a.patient_id JOIN standing s ON s.patient_id = a.patient_id
        WHERE a.id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND a.closed_at IS NULL
        ORDER BY a.tier_order, a.order_at, a.risk_order, a.id";
}

/// Rows on a page; one more is read to know whether there is another page.
pub(crate) const PAGE: usize = 50;

/// Emergency, Urgent, Watch, Routine.
const TIERS: i64 = 4;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct QueuePlace {
    tier_order: i64,
    order_at: Timestamp,
    risk_order: i64,
    id: AlertId,
}

impl QueuePlace {
    /// Before everybody.
    pub const START: Self = Self {
        tier_order: -1,
        order_at: Timestamp::from_millis(0),
        risk_order: -1,
        id: AlertId(Uuid::nil()),
    };
}

impl std::fmt::Display for QueuePlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}.{}", self.tier_order, self.order_at.millis(), self.risk_order, self.id)
    }
}

impl std::str::FromStr for QueuePlace {
    type Err = ();
    fn from_str(text: &str) -> std::result::Result<Self, ()> {
        let mut parts = text.splitn(4, '.');
        let mut number = || parts.next().and_then(|part| part.parse::<i64>().ok()).ok_or(());
        let (tier_order, order_at, risk_order) = (number()?, Timestamp::from_millis(number()?), number()?);
        let id = parts.next().and_then(|part| part.parse().ok()).ok_or(())?;
        Ok(Self { tier_order, order_at, risk_order, id })
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    alert: Alert,
    recent: String,
    #[sqlx(flatten)]
    line: LineRow,
}

/// Alerts in each part of the queue.
#[derive(sqlx::FromRow)]
struct CountsRow {
    mine: i64,
    offered: i64,
    free: i64,
    overdue: i64,
    medical: i64,
    silence: i64,
    unopened: i64,
    call_task: i64,
}

/// Whose queue, and which part of it.
#[derive(Debug, Clone, Copy)]
pub struct QueueOf {
    /// Whose patients.
    pub sight: Sight,
    /// Who looks.
    pub me: StaffId,
    /// Which part.
    pub view: QueueView,
}

impl Tx {
    /// A page of the queue: who is to be called next, with the newest values, and the counters of open alerts.
    pub async fn queue(&mut self, of: QueueOf, after: QueuePlace) -> Result<Queue> {
        let mut places = self.places(of, after).await?;
        let more = places.len() > PAGE;
        places.truncate(PAGE);
        let next = more.then(|| places.last().map(QueuePlace::to_string)).flatten();
        let ids: Vec<_> = places.iter().map(|place| place.id.0.simple()).collect();
        let rows = fetch_all!(self, Row, ROWS, serde_json::to_string(&ids)?)?;
        let mut names = Names::default();
        names.load(self, rows.iter().flat_map(|row| row.alert.people()).collect::<Vec<_>>()).await?;
        let items = rows.into_iter().map(|row| self.queue_item(row, &names)).collect::<Result<_>>()?;
        let counts = self.alert_counts(of.sight.owner()).await?;
        let views = self.view_counts(of).await?;
        let transfers = match of.sight {
            Sight::Center(center) => self.transfer_counts(center).await?,
            Sight::Association(_) => TransferCounts::default(),
        };
        Ok(Queue { now: self.now, items, next, counts, views, transfers })
    }

    /// At most one more than a page.
    async fn places(&mut self, of: QueueOf, after: QueuePlace) -> Result<Vec<QueuePlace>> {
        let QueuePlace { tier_order, order_at, risk_order, id } = after;
        let (me, owner, today) = (of.me, of.sight.owner(), self.now.date());
        match (of.view.kind(), of.view, of.sight) {
            (Some(kind), _, Sight::Center(_)) => {
                let sql = KIND_OF_CENTER;
                fetch_all!(self, QueuePlace, sql, owner, kind, tier_order, order_at, risk_order, id)
            }
            (Some(kind), _, Sight::Association(_)) => {
                let sql = KIND_OF_ASSOCIATION;
                fetch_all!(self, QueuePlace, sql, owner, kind, tier_order, order_at, risk_order, id, today)
            }
            (None, QueueView::Free, Sight::Center(_)) => {
                fetch_all!(self, QueuePlace, FREE_OF_CENTER, owner, tier_order, order_at, risk_order, id)
            }
            (None, QueueView::Free, Sight::Association(_)) => {
                let sql = FREE_OF_ASSOCIATION;
                fetch_all!(self, QueuePlace, sql, owner, tier_order, order_at, risk_order, id, today)
            }
            (None, QueueView::Mine, _) => {
                fetch_all!(self, QueuePlace, MINE, me, tier_order, order_at, risk_order, id, owner, today)
            }
            (None, QueueView::Offered, _) => {
                fetch_all!(self, QueuePlace, OFFERED, me, tier_order, order_at, risk_order, id, owner, today)
            }
            (None, QueueView::Overdue, sight) => self.overdue(sight, after).await,
            // Everything.
            (None, _, Sight::Center(_)) => {
                fetch_all!(self, QueuePlace, OF_CENTER, owner, tier_order, order_at, risk_order, id)
            }
            (None, _, Sight::Association(_)) => {
                let sql = OF_ASSOCIATION;
                fetch_all!(self, QueuePlace, sql, owner, tier_order, order_at, risk_order, id, today)
            }
        }
    }

    async fn overdue(&mut self, sight: Sight, after: QueuePlace) -> Result<Vec<QueuePlace>> {
        let (owner, now, today) = (sight.owner(), self.now, self.now.date());
        let mut found = vec![];
        for tier in (0..TIERS).filter(|tier| *tier >= after.tier_order) {
            let QueuePlace { order_at, risk_order, id, .. } =
                if tier == after.tier_order { after } else { QueuePlace::START };
            found.extend(match sight {
                Sight::Center(_) => {
                    let sql = OVERDUE_OF_CENTER;
                    fetch_all!(self, QueuePlace, sql, owner, tier, order_at, risk_order, id, now)?
                }
                Sight::Association(_) => {
                    let sql = OVERDUE_OF_ASSOCIATION;
                    fetch_all!(self, QueuePlace, sql, owner, tier, order_at, risk_order, id, now, today)?
                }
            });
            if found.len() > PAGE {
                break;
            }
        }
        found.truncate(PAGE + 1);
        Ok(found)
    }

    async fn view_counts(&mut self, of: QueueOf) -> Result<BTreeMap<QueueView, i64>> {
        let (me, owner, now, today) = (of.me, of.sight.owner(), self.now, self.now.date());
        let counted = match of.sight {
            Sight::Center(_) => fetch_optional!(self, CountsRow, COUNTS_OF_CENTER, me, owner, now)?,
            Sight::Association(_) => {
                fetch_optional!(self, CountsRow, COUNTS_OF_ASSOCIATION, me, owner, now, today)?
            }
        };
        let n = counted.ok_or(sqlx::Error::RowNotFound)?;
        Ok(BTreeMap::from([
            (QueueView::Mine, n.mine),
            (QueueView::Free, n.free),
            (QueueView::Overdue, n.overdue),
            (QueueView::Offered, n.offered),
            (QueueView::Medical, n.medical),
            (QueueView::Silence, n.silence),
            (QueueView::Unopened, n.unopened),
            (QueueView::Call, n.call_task),
        ]))
    }

    fn queue_item(&self, row: Row, names: &Names) -> Result<QueueItem> {
        let observations: Vec<Observation> = serde_json::from_str(&row.recent)?;
        Ok(QueueItem {
            alert: row.alert.view(names)?,
            patient: row.line.line(self)?,
            recent: observations.iter().rev().take(VITALS).map(vitals).collect(),
        })
    }
}

/// What was measured, without words.
pub(crate) fn vitals(observation: &Observation) -> Vitals {
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
            order_at: Timestamp::from_millis(1_642_000_000_000),
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
            // Pages made first, the ids of a page, or bounded counts: these alone are walked from end to end.
            let pages: Vec<&str> = plan
                .iter()
                .filter_map(|step| step.strip_prefix("CO-ROUTINE ").or(step.strip_prefix("MATERIALIZE ")))
                .collect();
            for walked in plan.iter().filter_map(|step| step.strip_prefix("SCAN ")) {
                let known = pages.contains(&walked)
                    || walked == "CONSTANT ROW"
                    || walked.starts_with("e VIRTUAL TABLE");
                assert!(known, "{} {plan:#?}", sql.name);
            }
            let sorted = plan.iter().filter(|step| step.contains("TEMP B-TREE")).count();
            let joined = !pages.is_empty() || sql.name == "ROWS";
            assert!(sorted <= usize::from(joined), "{} sorts more than its page: {plan:#?}", sql.name);
        }
    }
}
