//! The audit trail: every change and every view, appended in the same transaction, and the hash chain over it.
//! Ids and field names only; values never come here.

use mimamori_domain::access::Role;
use mimamori_domain::api::{AccessDay, AuditPage, AuditRow};
use mimamori_domain::audit::AuditKind;
use mimamori_domain::{Date, Duration, PatientId, StaffId, Timestamp};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use uuid::fmt::Simple;

use crate::db::{Result, Store, Tx, all};
use crate::keys::hex;
use crate::names::Names;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// A member of staff.
    Staff(StaffId),
    /// The patient, by a device session.
    Patient(PatientId),
    /// The clock.
    System,
    /// The COCOA server.
    Cocoa,
    /// A provider's callback.
    Provider,
}

impl Actor {
    fn word(self) -> &'static str {
        match self {
            Self::Staff(_) => "staff",
            Self::Patient(_) => "patient",
            Self::System => "system",
            Self::Cocoa => "cocoa",
            Self::Provider => "provider",
        }
    }
    fn id(self) -> Option<Uuid> {
        match self {
            Self::Staff(id) => Some(id.0),
            Self::Patient(id) => Some(id.0),
            _ => None,
        }
    }
    /// The staff id, if it is staff.
    pub fn staff(self) -> Option<StaffId> {
        match self {
            Self::Staff(id) => Some(id),
            _ => None,
        }
    }
}

statements! {
    // All rows of a transaction at once, as a JSON array of arrays; ids as hexadecimal.
    APPEND = "INSERT INTO audit (at, actor, actor_id, action, patient_id, fields)
        SELECT e.value ->> 0, e.value ->> 1, unhex(e.value ->> 2), e.value ->> 3, unhex(e.value ->> 4), e.value ->> 5
        FROM json_each($1) e ORDER BY e.key",
        postgres "INSERT INTO audit (at, actor, actor_id, action, patient_id, fields)
        SELECT (e.line ->> 0)::bigint, e.line ->> 1, (e.line ->> 2)::uuid, e.line ->> 3, (e.line ->> 4)::uuid,
            e.line ->> 5
        FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (line, n) ORDER BY e.n";
    PAGE = "SELECT seq, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE seq < $1 AND seq >= $2 ORDER BY seq DESC LIMIT $3";
    PAGE_OF_PATIENT = "SELECT seq, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE patient_id = $4 AND seq < $1 AND seq >= $2 ORDER BY seq DESC LIMIT $3";
    PAGE_OF_STAFF = "SELECT seq, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE actor = 'staff' AND actor_id = $4 AND seq < $1 AND seq >= $2 ORDER BY seq DESC LIMIT $3";
    NEXT = "SELECT seq, at FROM audit WHERE seq >= $1 ORDER BY seq LIMIT 1";
    NEWEST = "SELECT seq, at FROM audit ORDER BY seq DESC LIMIT 1";
    // Enough rows for some days of a busy follow-up; by the index of the patient.
    BY_STAFF = "SELECT a.at, a.action, s.role FROM audit a JOIN staff s ON s.id = a.actor_id
        WHERE a.patient_id = $1 AND a.actor = 'staff' ORDER BY a.seq DESC LIMIT 500";
    LAST_LINK = "SELECT n, audit_seq, txid, hash FROM audit_link ORDER BY n DESC LIMIT 1";
    // Only rows below the oldest running transaction, in (txid, seq) order: nothing can appear before them any more.
    // SQLite has one transaction after the other (txid is 0), and of a pair it looks for the first part alone: asked as on
    // PostgreSQL it would walk the whole trail.
    UNLINKED = "SELECT seq, txid, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE seq > $2 AND txid >= $1 ORDER BY seq LIMIT 500",
        postgres "SELECT seq, txid, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE (txid, seq) > ($1, $2) AND txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        ORDER BY txid, seq LIMIT 500";
    LINK = "INSERT INTO audit_link (n, audit_seq, txid, hash)
        SELECT e.value ->> 0, e.value ->> 1, e.value ->> 2, unhex(e.value ->> 3)
        FROM json_each($1) e WHERE TRUE ORDER BY e.key ON CONFLICT DO NOTHING",
        postgres "INSERT INTO audit_link (n, audit_seq, txid, hash)
        SELECT (e.line ->> 0)::bigint, (e.line ->> 1)::bigint, (e.line ->> 2)::bigint, decode(e.line ->> 3, 'hex')
        FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS e (line, n) ORDER BY e.n ON CONFLICT DO NOTHING";
    LINKS = "SELECT l.n, l.hash, a.seq, a.txid, a.at, a.actor, a.actor_id, a.action, a.patient_id, a.fields
        FROM audit_link l JOIN audit a ON a.seq = l.audit_seq WHERE l.n > $1 ORDER BY l.n LIMIT 500";
}

#[derive(sqlx::FromRow)]
struct Row {
    seq: i64,
    #[sqlx(default)]
    txid: i64,
    at: Timestamp,
    actor: String,
    actor_id: Option<Uuid>,
    action: String,
    patient_id: Option<PatientId>,
    fields: String,
}

#[derive(sqlx::FromRow)]
struct MomentRow {
    seq: i64,
    at: Timestamp,
}

/// What an auditor looks for; everything that is given must be true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AuditSearch {
    /// What concerns this patient.
    pub patient: Option<PatientId>,
    /// What this member of staff did.
    pub staff: Option<StaffId>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// One sort of action.
    pub kind: Option<AuditKind>,
}

impl AuditSearch {
    /// Rows read at once: a page where the statement itself finds only what is asked for.
    const fn rows(&self) -> i64 {
        let sifts =
            self.kind.is_some() || self.to.is_some() || (self.patient.is_some() && self.staff.is_some());
        if sifts { READ } else { ENOUGH }
    }
    fn admits(&self, row: &Row) -> bool {
        let day = row.at.date();
        self.patient.is_none_or(|patient| row.patient_id == Some(patient))
            && self.staff.is_none_or(|staff| row.staff() == Some(staff))
            && self.from.is_none_or(|from| day >= from)
            && self.to.is_none_or(|to| day <= to)
            && self.kind.is_none_or(|kind| AuditKind::of(&row.action) == kind)
    }
}

/// Rows of a page of the trail.
const SHOWN: usize = 100;
/// So many and one more, which says that there is more.
const ENOUGH: i64 = 101;
/// Rows read at once where most may not be asked for, and how often for one page.
const READ: i64 = 500;
const READS: usize = 8;
/// Numbers are given at the commit, instants at the beginning: so far may their orders differ.
const DISORDER: Duration = Duration::minutes(2);

#[derive(sqlx::FromRow)]
struct Link {
    n: i64,
    audit_seq: i64,
    txid: i64,
    hash: Vec<u8>,
}

#[derive(sqlx::FromRow)]
struct LinkedRow {
    n: i64,
    hash: Vec<u8>,
    #[sqlx(flatten)]
    row: Row,
}

#[derive(sqlx::FromRow)]
struct StaffRow {
    at: Timestamp,
    action: String,
    role: Role,
}

impl StaffRow {
    /// Everything else changed something.
    fn is_look(&self) -> bool {
        matches!(AuditKind::of(&self.action), AuditKind::Looked | AuditKind::TakenOut)
    }
}

impl Row {
    fn staff(&self) -> Option<StaffId> {
        self.actor_id.filter(|_| self.actor == "staff").map(StaffId)
    }
    fn view(self, names: &Names) -> AuditRow {
        AuditRow {
            seq: self.seq,
            at: self.at,
            actor_name: self.staff().map(|id| names.of(id)).unwrap_or_default(),
            actor: self.actor,
            actor_id: self.actor_id.map(|id| id.to_string()),
            action: self.action,
            patient_id: self.patient_id,
            fields: self.fields.split(',').filter(|f| !f.is_empty()).map(str::to_owned).collect(),
        }
    }
}

/// A row on its way, written with the others of its transaction at the commit.
#[derive(Debug, Serialize)]
pub(crate) struct Line(i64, &'static str, Option<Simple>, &'static str, Option<Simple>, String);

impl Line {
    pub(crate) fn of(
        at: Timestamp,
        actor: Actor,
        action: &'static str,
        patient: Option<PatientId>,
        fields: &[&str],
    ) -> Self {
        let (who, whom) = (actor.id().map(Uuid::simple), patient.map(|id| id.0.simple()));
        Self(at.millis(), actor.word(), who, action, whom, fields.join(","))
    }
}

impl Tx {
    /// Appends a row, written with the others at the commit. `fields` are names, never values.
    #[expect(clippy::unused_async, reason = "to its callers a write like any other")]
    pub async fn audit(
        &mut self,
        actor: Actor,
        action: &'static str,
        patient: Option<PatientId>,
        fields: &[&str],
    ) -> Result<()> {
        self.audits.push(Line::of(self.now, actor, action, patient, fields));
        Ok(())
    }

    pub(crate) async fn write_audits(&mut self) -> Result<()> {
        let lines = std::mem::take(&mut self.audits);
        if lines.is_empty() {
            return Ok(());
        }
        let rows = execute!(self, APPEND, serde_json::to_string(&lines)?)?;
        all(APPEND.name, rows, lines.len())
    }

    /// A page of the trail, newest first: what is looked for, as far as a bounded number of rows tells.
    pub async fn audit_page(&mut self, search: &AuditSearch, before: Option<i64>) -> Result<AuditPage> {
        self.write_audits().await?;
        let first = match search.from {
            Some(from) => self.first_since(from.at(0, 0).minus(DISORDER)).await?,
            None => 0,
        };
        let end = match search.to {
            Some(to) => self.first_since(to.plus_days(1).at(0, 0).plus(DISORDER)).await?,
            None => i64::MAX,
        };
        let mut before = before.unwrap_or(i64::MAX).min(end);
        let (mut found, mut more) = (vec![], true);
        let read = search.rows();
        for _ in 0..READS {
            let rows = match (search.patient, search.staff) {
                (Some(patient), _) => fetch_all!(self, Row, PAGE_OF_PATIENT, before, first, read, patient)?,
                (None, Some(staff)) => fetch_all!(self, Row, PAGE_OF_STAFF, before, first, read, staff)?,
                (None, None) => fetch_all!(self, Row, PAGE, before, first, read)?,
            };
            more = i64::try_from(rows.len()).unwrap_or(i64::MAX) == read;
            for row in rows {
                before = row.seq;
                if search.admits(&row) {
                    found.push(row);
                }
                if found.len() > SHOWN {
                    break;
                }
            }
            if found.len() > SHOWN || !more {
                break;
            }
        }
        // One more than is shown says that there is more.
        if found.len() > SHOWN {
            found.truncate(SHOWN);
            more = true;
            before = found.last().map_or(before, |row| row.seq);
        }
        let mut names = Names::default();
        names.load(self, found.iter().filter_map(Row::staff)).await?;
        let items = found.into_iter().map(|row| row.view(&names)).collect();
        Ok(AuditPage { items, next: more.then_some(before) })
    }

    /// The number of the first row from this instant on: found by halving, so that no index of instants is needed.
    async fn first_since(&mut self, at: Timestamp) -> Result<i64> {
        let (mut low, mut high) = (
            0,
            match fetch_optional!(self, MomentRow, NEWEST)? {
                Some(newest) => newest.seq + 1,
                None => return Ok(0),
            },
        );
        while low < high {
            let middle = low + (high - low) / 2;
            match fetch_optional!(self, MomentRow, NEXT, middle)? {
                Some(row) if row.at < at => low = row.seq + 1,
                _ => high = middle,
            }
        }
        Ok(low)
    }
}

impl Tx {
    /// What staff did with a patient's data, as the patient may know it: by day and role, newest first, at most
    /// `lines` lines.
    pub async fn staff_days(&mut self, patient: PatientId, lines: usize) -> Result<Vec<AccessDay>> {
        let mut days: Vec<AccessDay> = vec![];
        for row in fetch_all!(self, StaffRow, BY_STAFF, patient)? {
            let (day, role, changed) = (row.at.date(), row.role, !row.is_look());
            let same = |line: &&mut AccessDay| (line.day, line.role, line.changed) == (day, role, changed);
            if let Some(line) = days.iter_mut().find(same) {
                line.times += 1;
            } else if days.len() < lines {
                days.push(AccessDay { day, role, changed, times: 1 });
            }
        }
        Ok(days)
    }
}

impl Store {
    /// Chains the committed rows that are not chained yet, at most 500; returns how many. Safe to run twice at once:
    /// the link numbers are unique, so the second writer changes nothing.
    pub async fn seal_audit(&self) -> Result<usize> {
        let mut tx = self.begin().await?;
        let last = fetch_optional!(tx, Link, LAST_LINK)?;
        let (mut n, seq, txid, mut hash) =
            last.map_or((0, 0, -1, Vec::new()), |link| (link.n, link.audit_seq, link.txid, link.hash));
        let mut links = vec![];
        for row in fetch_all!(tx, Row, UNLINKED, txid, seq)? {
            n += 1;
            hash = link_hash(&hash, &row);
            links.push((n, row.seq, row.txid, hex(&hash)));
        }
        if links.is_empty() {
            return Ok(0);
        }
        // Another sealer that was faster has written the same links: nothing is left of ours then.
        let sealed = execute!(tx, LINK, serde_json::to_string(&links)?)?;
        tx.commit().await?;
        Ok(usize::try_from(sealed).unwrap_or(0))
    }

    /// Walks the whole chain; the number of the first broken link, or `None` when it holds.
    pub async fn check_audit(&self) -> Result<Option<i64>> {
        let mut tx = self.read().await?;
        let mut after = 0;
        let mut hash = Vec::new();
        loop {
            let rows = fetch_all!(tx, LinkedRow, LINKS, after)?;
            if rows.is_empty() {
                return Ok(None);
            }
            for linked in rows {
                hash = link_hash(&hash, &linked.row);
                if linked.n != after + 1 || linked.hash != hash {
                    return Ok(Some(after + 1));
                }
                after = linked.n;
            }
        }
    }
}

fn link_hash(previous: &[u8], row: &Row) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(previous);
    let line =
        serde_json::json!([row.seq, row.at, row.actor, row.actor_id, row.action, row.patient_id, row.fields]);
    hash.update(line.to_string());
    hash.finalize().to_vec()
}
