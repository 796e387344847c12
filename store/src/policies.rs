//! How closely each centre watches: what its manager has set, known to every process, and its patients scheduled anew by
//! it, a piece at a time. What may be set is domain's.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock};

use mimamori_domain::policy::{CenterPolicy, SETTLED};
use mimamori_domain::{HealthCenterId, PatientId, PolicyChangeId, StaffId, Timestamp};
use uuid::Uuid;

use crate::audit::Actor;
use crate::db::{Result, Store, Tx};
use crate::keys::Place;

statements! {
    // A row for each centre that ever changed something.
    ALL = "SELECT center_id, content FROM center_policy";
    GET = "SELECT version, content, settled_at FROM center_policy WHERE center_id = $1";
    GET_HELD = "SELECT version, content, settled_at FROM center_policy WHERE center_id = $1",
        postgres "SELECT version, content, settled_at FROM center_policy WHERE center_id = $1 FOR UPDATE";
    // The version is asked in the statement itself: of two at once one changes the row.
    PUT = "INSERT INTO center_policy (center_id, version, content, changed_at) VALUES ($1, $2 + 1, $3, $4)
        ON CONFLICT (center_id) DO UPDATE SET version = excluded.version, content = excluded.content,
            changed_at = excluded.changed_at, walked_to = NULL, settled_at = NULL
        WHERE center_policy.version = excluded.version - 1";
    KEEP = "INSERT INTO center_policy_change (id, center_id, content, reason_sealed, staff_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    CHANGES = "SELECT id, content, reason_sealed, staff_id, created_at FROM center_policy_change
        WHERE center_id = $1 ORDER BY id DESC LIMIT 10";
    UNSETTLED = "SELECT center_id, content, walked_to FROM center_policy
        WHERE settled_at IS NULL AND changed_at <= $1 ORDER BY changed_at LIMIT 1",
        postgres "SELECT center_id, content, walked_to FROM center_policy
        WHERE settled_at IS NULL AND changed_at <= $1 ORDER BY changed_at LIMIT 1 FOR UPDATE SKIP LOCKED";
    PATIENTS = "SELECT id FROM patient WHERE center_id = $1 AND id > $2 AND status = 'following' ORDER BY id LIMIT $3";
    WALK = "UPDATE center_policy SET walked_to = $2, settled_at = $3 WHERE center_id = $1";
}

/// Patients of one piece.
const PIECE: i64 = 100;
/// The policies as a process last read them.
#[derive(Debug, Default)]
pub(crate) struct Policies {
    known: RwLock<Known>,
}

#[derive(Debug, Default, Clone)]
struct Known {
    house: CenterPolicy,
    own: BTreeMap<HealthCenterId, CenterPolicy>,
}

impl Policies {
    fn read<T>(&self, what: impl FnOnce(&Known) -> T) -> T {
        what(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self, what: impl FnOnce(&mut Known)) {
        what(&mut self.known.write().unwrap_or_else(PoisonError::into_inner));
    }
}

#[derive(sqlx::FromRow)]
struct Own {
    center_id: HealthCenterId,
    content: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Row {
    version: i64,
    content: Option<String>,
    settled_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct ChangeRow {
    id: PolicyChangeId,
    content: Option<String>,
    reason_sealed: Vec<u8>,
    staff_id: StaffId,
    created_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Unsettled {
    center_id: HealthCenterId,
    content: Option<String>,
    walked_to: Option<PatientId>,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: PatientId,
}

/// What a centre has set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OwnPolicy {
    /// Grows with every change; 0 when there never was one.
    pub version: i64,
    /// Its own; none when the operator's holds.
    pub policy: Option<CenterPolicy>,
    /// All its patients have been looked at by it.
    pub settled: bool,
}

/// A change, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What was set; none when the operator's was to hold again.
    pub policy: Option<CenterPolicy>,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: StaffId,
    /// When.
    pub at: Timestamp,
}

fn reason_place(id: PolicyChangeId) -> Place {
    Place::new("center_policy_change", "reason_sealed", id.0)
}

fn content(text: Option<&str>) -> Result<Option<CenterPolicy>> {
    Ok(text.map(serde_json::from_str).transpose()?)
}

impl Store {
    /// What holds where a centre has set nothing, as the process is configured.
    pub fn set_house_policy(&self, policy: CenterPolicy) {
        self.policies().write(|known| known.house = policy);
    }

    /// What holds where a centre has set nothing.
    pub fn house_policy(&self) -> CenterPolicy {
        self.policies().read(|known| known.house)
    }

    /// Reads what centres have set. Every process does so each second: a change is worked through [`SETTLED`] later.
    ///
    /// # Errors
    /// When the database can't be read; what was known stays.
    pub async fn follow_policies(&self) -> Result<()> {
        let rows = fetch_all!(self.glance().await?, Own, ALL)?;
        let mut own = BTreeMap::new();
        for row in rows {
            if let Some(policy) = content(row.content.as_deref())? {
                own.insert(row.center_id, policy);
            }
        }
        self.policies().write(|known| known.own = own);
        Ok(())
    }

    /// Schedules the next patients anew by what their centre has set since; `false` when nothing is left to do.
    ///
    /// # Errors
    /// When the database can't be read or written; the piece is done again.
    pub async fn settle_policy(&self) -> Result<bool> {
        let mut tx = self.begin().await?;
        let more = tx.settle_piece().await?;
        tx.commit().await?;
        Ok(more)
    }
}

impl Tx {
    /// How closely the patients of a centre are watched.
    pub fn policy_of(&self, center: HealthCenterId) -> CenterPolicy {
        self.policies().read(|known| known.own.get(&center).copied().unwrap_or(known.house))
    }

    /// What a centre has set itself.
    pub async fn own_policy(&mut self, center: HealthCenterId) -> Result<OwnPolicy> {
        let Some(row) = fetch_optional!(self, Row, GET, center)? else {
            return Ok(OwnPolicy { version: 0, policy: None, settled: true });
        };
        let policy = content(row.content.as_deref())?;
        Ok(OwnPolicy { version: row.version, policy, settled: row.settled_at.is_some() })
    }

    /// The last ten changes, newest first.
    pub async fn policy_changes(&mut self, center: HealthCenterId) -> Result<Vec<Change>> {
        let rows = fetch_all!(self, ChangeRow, CHANGES, center)?;
        rows.into_iter()
            .map(|row| {
                Ok(Change {
                    policy: content(row.content.as_deref())?,
                    reason: self.keys().open_text(reason_place(row.id), &row.reason_sealed)?,
                    by: row.staff_id,
                    at: row.created_at,
                })
            })
            .collect()
    }

    /// Sets another policy in place of the one seen at `version`; none for the operator's. `false` when there is another
    /// by now.
    pub async fn put_policy(
        &mut self,
        staff: StaffId,
        (center, version): (HealthCenterId, i64),
        policy: Option<&CenterPolicy>,
        reason: &str,
    ) -> Result<bool> {
        // Of a centre that never set anything the version is 0; any other would begin in the middle.
        let now = fetch_optional!(self, Row, GET_HELD, center)?.map_or(0, |row| row.version);
        let content = policy.map(serde_json::to_string).transpose()?;
        if now != version || execute!(self, PUT, center, version, content.clone(), self.now)? == 0 {
            return Ok(false);
        }
        let id = PolicyChangeId::new(self.now, self.rng());
        let sealed = self.keys().seal_text(self.rng(), reason_place(id), reason)?;
        execute_one!(self, KEEP, id, center, content, sealed, staff, self.now)?;
        self.audit(Actor::Staff(staff), "policy.change", None, &[]).await?;
        Ok(true)
    }

    async fn settle_piece(&mut self) -> Result<bool> {
        let Some(at) = fetch_optional!(self, Unsettled, UNSETTLED, self.now.minus(SETTLED))? else {
            return Ok(false);
        };
        let house = self.policies().read(|known| known.house);
        let policy = content(at.content.as_deref())?.unwrap_or(house);
        let from = at.walked_to.unwrap_or(PatientId(Uuid::nil()));
        let ids = fetch_all!(self, IdRow, PATIENTS, at.center_id, from, PIECE)?;
        for row in &ids {
            if let Some(patient) = self.readable(row.id).await? {
                self.reschedule_by(&patient, &policy).await?;
            }
        }
        let settled = (ids.len() < usize::try_from(PIECE).unwrap_or(0)).then_some(self.now);
        let to = ids.last().map(|row| row.id).or(at.walked_to);
        execute_one!(self, WALK, at.center_id, to, settled)?;
        Ok(true)
    }
}
