//! The audit trail: every change and every view, appended in the same transaction, and the hash chain over it.
//! Ids and field names only; values never come here.

use mimamori_domain::api::{AuditPage, AuditRow};
use mimamori_domain::{PatientId, StaffId, Timestamp};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::db::{Result, Store, Tx};

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
    APPEND = "INSERT INTO audit (at, actor, actor_id, action, patient_id, fields) VALUES ($1, $2, $3, $4, $5, $6)";
    PAGE = "SELECT seq, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE seq < $1 ORDER BY seq DESC LIMIT 100";
    PAGE_OF_PATIENT = "SELECT seq, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE patient_id = $2 AND seq < $1 ORDER BY seq DESC LIMIT 100";
    LAST_LINK = "SELECT n, audit_seq, txid, hash FROM audit_link ORDER BY n DESC LIMIT 1";
    // Only rows below the oldest running transaction, in (txid, seq) order: nothing can appear before them any more.
    UNLINKED = "SELECT seq, txid, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE (txid, seq) > ($1, $2) ORDER BY txid, seq LIMIT 500",
        postgres "SELECT seq, txid, at, actor, actor_id, action, patient_id, fields FROM audit
        WHERE (txid, seq) > ($1, $2) AND txid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
        ORDER BY txid, seq LIMIT 500";
    LINK = "INSERT INTO audit_link (n, audit_seq, txid, hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
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

impl Tx {
    /// Appends a row. `fields` are names, never values.
    pub async fn audit(
        &mut self,
        actor: Actor,
        action: &'static str,
        patient: Option<PatientId>,
        fields: &[&str],
    ) -> Result<()> {
        let fields = fields.join(",");
        execute_one!(self, APPEND, self.now, actor.word(), actor.id(), action, patient, fields)
    }

    /// A page of the trail, newest first, all of it or one patient's.
    pub async fn audit_page(&mut self, patient: Option<PatientId>, before: Option<i64>) -> Result<AuditPage> {
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

impl Store {
    /// Chains the committed rows that are not chained yet, at most 500; returns how many. Safe to run twice at once:
    /// the link numbers are unique, so the second writer changes nothing.
    pub async fn seal_audit(&self) -> Result<usize> {
        let mut tx = self.begin().await?;
        let last = fetch_optional!(tx, Link, LAST_LINK)?;
        let (mut n, seq, txid, mut hash) =
            last.map_or((0, 0, -1, Vec::new()), |link| (link.n, link.audit_seq, link.txid, link.hash));
        let rows = fetch_all!(tx, Row, UNLINKED, txid, seq)?;
        let mut sealed = 0;
        for row in rows {
            n += 1;
            hash = link_hash(&hash, &row);
            if execute!(tx, LINK, n, row.seq, row.txid, hash.as_slice())? == 0 {
                break;
            }
            sealed += 1;
        }
        tx.commit().await?;
        Ok(sealed)
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
