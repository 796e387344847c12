//! The live feed: rows written with the change they tell of, read by every dashboard whichever process wrote them.

use mimamori_domain::api::{ChangeEvent, ChangeKind};
use mimamori_domain::{AlertId, AssociationId, HealthCenterId, PatientId, StaffId, Timestamp};
use serde::Serialize;
use uuid::Uuid;
use uuid::fmt::Simple;

use crate::db::{Error, Result, Tx};

statements! {
    // All rows of a transaction at once, as a JSON array of arrays; ids as hexadecimal. What concerns a patient is told to
    // the centres that share them too, and to one that is asked to take them over.
    // PostgreSQL is given the patients as an array too: else it may walk all of `patient_center` at every commit.
    APPEND = "INSERT INTO change (at, kind, center_id, association_id, patient_id, alert_id, staff_id)
        SELECT e.value ->> 0, e.value ->> 1, unhex(e.value ->> 2), unhex(e.value ->> 3), unhex(e.value ->> 4),
            unhex(e.value ->> 5), unhex(e.value ->> 6)
        FROM json_each($1) e
        UNION ALL SELECT e.value ->> 0, e.value ->> 1, o.center_id, NULL, o.patient_id, unhex(e.value ->> 5), NULL
        FROM json_each($1) e JOIN patient_center o ON o.patient_id = unhex(e.value ->> 4)
        WHERE o.center_id <> unhex(e.value ->> 2)
        UNION ALL SELECT e.value ->> 0, e.value ->> 1, t.to_center, NULL, t.patient_id, unhex(e.value ->> 5), NULL
        FROM json_each($1) e JOIN transfer t ON t.patient_id = unhex(e.value ->> 4) AND t.state = 'asked'
        WHERE t.to_center <> unhex(e.value ->> 2)",
        postgres "INSERT INTO change (at, kind, center_id, association_id, patient_id, alert_id, staff_id)
        SELECT (e.line ->> 0)::bigint, e.line ->> 1, (e.line ->> 2)::uuid, (e.line ->> 3)::uuid,
            (e.line ->> 4)::uuid, (e.line ->> 5)::uuid, (e.line ->> 6)::uuid
        FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (line, n)
        UNION ALL SELECT (e.line ->> 0)::bigint, e.line ->> 1, o.center_id, NULL::uuid, o.patient_id,
            (e.line ->> 5)::uuid, NULL::uuid
        FROM jsonb_array_elements($1::jsonb) AS e (line) JOIN patient_center o ON o.patient_id = (e.line ->> 4)::uuid
        WHERE o.center_id <> (e.line ->> 2)::uuid AND o.patient_id = ANY(ARRAY(
            SELECT (a.line ->> 4)::uuid FROM jsonb_array_elements($1::jsonb) AS a (line)))
        UNION ALL SELECT (e.line ->> 0)::bigint, e.line ->> 1, t.to_center, NULL::uuid, t.patient_id,
            (e.line ->> 5)::uuid, NULL::uuid
        FROM jsonb_array_elements($1::jsonb) AS e (line)
            JOIN transfer t ON t.patient_id = (e.line ->> 4)::uuid AND t.state = 'asked'
        WHERE t.to_center <> (e.line ->> 2)::uuid AND t.patient_id = ANY(ARRAY(
            SELECT (a.line ->> 4)::uuid FROM jsonb_array_elements($1::jsonb) AS a (line)))";
    // Ids commit out of order on PostgreSQL: stop below the oldest transaction still running, order by transaction. On
    // SQLite txid is 0, and of a pair it looks for the first part alone: it would walk the whole feed.
    AFTER = "SELECT seq, txid, at, kind, center_id, association_id, patient_id, alert_id, staff_id FROM change
        WHERE seq > $2 AND txid >= $1 ORDER BY seq LIMIT 1000",
        postgres "SELECT seq, txid, at, kind, center_id, association_id, patient_id, alert_id, staff_id FROM change
        WHERE (txid, seq) > ($1, $2) AND txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        ORDER BY txid, seq LIMIT 1000";
    LAST = "SELECT seq, txid, at, kind, center_id, association_id, patient_id, alert_id, staff_id FROM change
        ORDER BY txid DESC, seq DESC LIMIT 1",
        postgres "SELECT seq, txid, at, kind, center_id, association_id, patient_id, alert_id, staff_id FROM change
        WHERE txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        ORDER BY txid DESC, seq DESC LIMIT 1";
    KNOWN = "SELECT seq, txid, at, kind, center_id, association_id, patient_id, alert_id, staff_id FROM change
        WHERE txid = $1 AND seq = $2";
    // The oldest rows only, so that a run with nothing to forget reads no more than a full one.
    PURGE = "DELETE FROM change WHERE seq IN
        (SELECT seq FROM (SELECT seq, at FROM change ORDER BY seq LIMIT 500) AS oldest WHERE at < $1)";
}

/// A place in the feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Cursor {
    txid: i64,
    seq: i64,
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.txid, self.seq)
    }
}

impl std::str::FromStr for Cursor {
    type Err = std::num::ParseIntError;
    fn from_str(text: &str) -> std::result::Result<Self, Self::Err> {
        let (txid, seq) = text.split_once('-').unwrap_or((text, ""));
        Ok(Self { txid: txid.parse()?, seq: seq.parse()? })
    }
}

/// A row of the feed and who may see it.
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub struct Change {
    seq: i64,
    txid: i64,
    at: Timestamp,
    kind: ChangeKind,
    /// The centre it concerns.
    pub center_id: HealthCenterId,
    /// The association it concerns.
    pub association_id: Option<AssociationId>,
    patient_id: Option<PatientId>,
    alert_id: Option<AlertId>,
    /// Whom alone it concerns, wherever they belong: the member of staff whose sessions have ended.
    pub staff_id: Option<StaffId>,
}

impl Change {
    /// Its place.
    pub fn cursor(&self) -> Cursor {
        Cursor { txid: self.txid, seq: self.seq }
    }
    /// As it is told to a dashboard.
    pub fn event(&self) -> ChangeEvent {
        ChangeEvent { kind: self.kind, patient_id: self.patient_id, alert_id: self.alert_id, at: self.at }
    }
}

/// Who is told of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owners {
    /// Responsible centre.
    pub center: HealthCenterId,
    /// Assigned association.
    pub association: Option<AssociationId>,
}

/// A row on its way, written with the others of its transaction at the commit.
#[derive(Debug, Serialize)]
pub(crate) struct Line(
    i64,
    ChangeKind,
    Simple,
    Option<Simple>,
    Option<Simple>,
    Option<Simple>,
    Option<Simple>,
);

impl Tx {
    /// Tells every open dashboard of `owners`, after the commit.
    #[expect(clippy::unused_async, reason = "to its callers a write like any other")]
    pub async fn tell(
        &mut self,
        kind: ChangeKind,
        owners: Owners,
        patient: Option<PatientId>,
        alert: Option<AlertId>,
    ) -> Result<()> {
        let simple = |id: uuid::Uuid| id.simple();
        self.changes.push(Line(
            self.now.millis(),
            kind,
            simple(owners.center.0),
            owners.association.map(|id| simple(id.0)),
            patient.map(|id| simple(id.0)),
            alert.map(|id| simple(id.0)),
            None,
        ));
        Ok(())
    }

    /// Tells every open feed of a member of staff, after the commit, that their sessions have ended.
    #[expect(clippy::unused_async, reason = "to its callers a write like any other")]
    pub(crate) async fn tell_staff(&mut self, staff: StaffId) -> Result<()> {
        let (at, nobody, staff) = (self.now.millis(), Uuid::nil().simple(), staff.0.simple());
        self.changes.push(Line(at, ChangeKind::SignedOut, nobody, None, None, None, Some(staff)));
        Ok(())
    }

    pub(crate) async fn write_changes(&mut self) -> Result<()> {
        let lines = std::mem::take(&mut self.changes);
        if lines.is_empty() {
            return Ok(());
        }
        let rows = execute!(self, APPEND, serde_json::to_string(&lines)?)?;
        let told = usize::try_from(rows).is_ok_and(|rows| rows >= lines.len());
        if told { Ok(()) } else { Err(Error::Rows { statement: APPEND.name, rows }) }
    }

    /// The feed after `cursor`, at most 1,000 rows.
    pub async fn changes_after(&mut self, cursor: Cursor) -> Result<Vec<Change>> {
        self.write_changes().await?;
        fetch_all!(self, Change, AFTER, cursor.txid, cursor.seq)
    }

    /// The end of the feed now.
    pub async fn feed_end(&mut self) -> Result<Cursor> {
        self.write_changes().await?;
        Ok(fetch_optional!(self, Change, LAST)?.map(|change| change.cursor()).unwrap_or_default())
    }

    /// Is the row at this place still kept? Then nothing after it has been forgotten: the oldest go first.
    pub async fn feed_knows(&mut self, cursor: Cursor) -> Result<bool> {
        Ok(fetch_optional!(self, Change, KNOWN, cursor.txid, cursor.seq)?.is_some())
    }

    /// Forgets rows told before `before`, at most 500.
    pub async fn purge_changes(&mut self, before: Timestamp) -> Result<u64> {
        execute!(self, PURGE, before)
    }
}
