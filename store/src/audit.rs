//! The audit trail: every change and every view, appended in the same transaction, and the hash chain over it.
//! Ids and field names only; values never come here.

use mimamori_domain::access::Role;
use mimamori_domain::api::{AccessDay, AuditPage, AuditRow};
use mimamori_domain::{PatientId, StaffId, Timestamp};
use serde::Serialize;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use uuid::fmt::Simple;

use crate::db::{Result, Store, Tx, all};
use crate::keys::hex;

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
        WHERE seq < $1 ORDER BY seq DESC LIMIT 100";
    PAGE_OF_PATIENT = "SELECT seq, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE patient_id = $2 AND seq < $1 ORDER BY seq DESC LIMIT 100";
    // Enough rows for some days of a busy follow-up; by the index of the patient.
    BY_STAFF = "SELECT a.at, a.action, s.role FROM audit a JOIN staff s ON s.id = a.actor_id
        WHERE a.patient_id = $1 AND a.actor = 'staff' ORDER BY a.seq DESC LIMIT 500";
    LAST_LINK = "SELECT n, audit_seq, txid, hash FROM audit_link ORDER BY n DESC LIMIT 1";
    // Only rows below the oldest running transaction, in (txid, seq) order: nothing can appear before them any more.
    UNLINKED = "SELECT seq, txid, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE (txid, seq) > ($1, $2) ORDER BY txid, seq LIMIT 500",
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
        matches!(
            self.action.as_str(),
            "patient.view"
                | "patient.reports"
                | "patient.timeline"
                | "patient.changes"
                | "patient.match"
                | "patient.export"
                | "message.read"
                | "audit.view"
        )
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

    /// A page of the trail, newest first, all of it or one patient's.
    pub async fn audit_page(&mut self, patient: Option<PatientId>, before: Option<i64>) -> Result<AuditPage> {
        self.write_audits().await?;
        let before = before.unwrap_or(i64::MAX);
        let rows = match patient {
            None => fetch_all!(self, Row, PAGE, before)?,
            Some(id) => fetch_all!(self, Row, PAGE_OF_PATIENT, before, id)?,
        };
        let next = (rows.len() == 100).then(|| rows.last().map(|row| row.seq)).flatten();
        let items = rows
            .into_iter()
            .map(|row| AuditRow {
                seq: row.seq,
                at: row.at,
                actor: row.actor,
                actor_id: row.actor_id.map(|id| id.to_string()),
                action: row.action,
                patient_id: row.patient_id,
                fields: row.fields.split(',').filter(|f| !f.is_empty()).map(str::to_owned).collect(),
            })
            .collect();
        Ok(AuditPage { items, next })
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
