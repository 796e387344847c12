//! Rule sets that centres have switched on, the draft that each may have, and the book of all rules that a process judges
//! by. What a draft may say is domain's.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock};

use mimamori_domain::triage::{Begun, RuleBook, RuleSet, RuleSets, Rules};
use mimamori_domain::{HealthCenterId, RuleSwitchId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Store, Tx};
use crate::keys::Place;

statements! {
    // A handful for each centre and year.
    IN_USE = "SELECT id, center_id, starts_at, hash FROM rule_switch WHERE taken_back_at IS NULL";
    CONTENT = "SELECT content FROM rule_set WHERE hash = $1";
    OF_CENTER = "SELECT w.id, r.content, w.starts_at, w.reason_sealed, w.staff_id, w.created_at, w.taken_back_by,
            w.taken_back_at
        FROM rule_switch w JOIN rule_set r ON r.hash = w.hash WHERE w.center_id = $1 ORDER BY w.id DESC LIMIT 30";
    SWITCH = "INSERT INTO rule_switch (id, center_id, hash, starts_at, reason_sealed, staff_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    COMING = "SELECT id, center_id, starts_at, hash FROM rule_switch
        WHERE center_id = $1 AND starts_at > $2 AND taken_back_at IS NULL ORDER BY starts_at LIMIT 1";
    TAKE_BACK = "UPDATE rule_switch SET taken_back_by = $3, taken_back_at = $4
        WHERE id = $1 AND center_id = $2 AND starts_at > $4 AND taken_back_at IS NULL";
    EXISTS = "SELECT id, center_id, starts_at, hash FROM rule_switch WHERE id = $1 AND center_id = $2";
    DRAFT = "SELECT version, content, staff_id, changed_at FROM rule_draft WHERE center_id = $1";
    DRAFT_HELD = "SELECT version, content, staff_id, changed_at FROM rule_draft WHERE center_id = $1",
        postgres "SELECT version, content, staff_id, changed_at FROM rule_draft WHERE center_id = $1 FOR UPDATE";
    // The version is asked in the statement itself: of two at once one changes the row.
    PUT_DRAFT = "INSERT INTO rule_draft (center_id, version, content, staff_id, changed_at)
        VALUES ($1, $2 + 1, $3, $4, $5)
        ON CONFLICT (center_id) DO UPDATE SET version = excluded.version, content = excluded.content,
            staff_id = excluded.staff_id, changed_at = excluded.changed_at
        WHERE rule_draft.version = excluded.version - 1";
    KEEP = "INSERT INTO rule_set (hash, name, content, first_used_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (hash) DO NOTHING";
}

/// The rules that reports are judged by, the same for the whole process. Cheap to clone; all clones see those that were
/// last read.
#[derive(Debug, Clone)]
pub struct Judge(Arc<RwLock<Known>>);

#[derive(Debug)]
struct Known {
    book: Arc<RuleBook>,
    /// What is in use of what centres have switched on, in order.
    switched: Vec<RuleSwitchId>,
}

impl Judge {
    /// By the built-in rules, until [`Judge::refresh`] reads what centres have switched on.
    pub fn new(built_in: RuleSets) -> Self {
        let book = Arc::new(RuleBook::new(built_in, []));
        Self(Arc::new(RwLock::new(Known { book, switched: vec![] })))
    }

    /// The rules as last read.
    pub fn rules(&self) -> Arc<RuleBook> {
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner).book)
    }

    /// Reads what centres have switched on, if it is something else than before.
    ///
    /// # Errors
    /// When the database can't be read, or a kept set isn't one; the rules stay as they were.
    pub async fn refresh(&self, store: &Store) -> Result<()> {
        let mut rows = fetch_all!(store.glance().await?, InUse, IN_USE)?;
        rows.sort_by_key(|row| row.id);
        let ids: Vec<RuleSwitchId> = rows.iter().map(|row| row.id).collect();
        let known = {
            let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
            if known.switched == ids {
                return Ok(());
            }
            Arc::clone(&known.book)
        };
        let mut tx = store.read().await?;
        let mut sets = BTreeMap::<String, Arc<RuleSet>>::new();
        let mut begun = vec![];
        for row in rows {
            let set = match (sets.get(&row.hash), known.by_hash(&row.hash)) {
                (Some(set), _) => Arc::clone(set),
                (None, Some(set)) => Arc::new(set.clone()),
                (None, None) => Arc::new(tx.rule_set(&row.hash).await?.ok_or(sqlx::Error::RowNotFound)?),
            };
            sets.insert(row.hash, Arc::clone(&set));
            begun.push(Begun { center: row.center_id, from: row.starts_at, set });
        }
        let book = Arc::new(known.with(begun));
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Known { book, switched: ids };
        Ok(())
    }
}

#[derive(sqlx::FromRow)]
struct InUse {
    id: RuleSwitchId,
    center_id: HealthCenterId,
    starts_at: Timestamp,
    hash: String,
}

#[derive(sqlx::FromRow)]
struct Content {
    content: String,
}

#[derive(sqlx::FromRow)]
struct SwitchRow {
    id: RuleSwitchId,
    content: String,
    starts_at: Timestamp,
    reason_sealed: Vec<u8>,
    staff_id: StaffId,
    created_at: Timestamp,
    taken_back_by: Option<StaffId>,
    taken_back_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    version: i64,
    content: Option<String>,
    staff_id: StaffId,
    changed_at: Timestamp,
}

/// A set that a centre switched on, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// Id.
    pub id: RuleSwitchId,
    /// The rules.
    pub set: RuleSet,
    /// From when on.
    pub from: Timestamp,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: StaffId,
    /// When it was decided.
    pub at: Timestamp,
    /// Who took it back before it began, and when.
    pub taken_back: Option<(StaffId, Timestamp)>,
}

/// The draft of a centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Grows with all that is done to it; 0 when there never was one.
    pub version: i64,
    /// The content with who changed it last and when; none when there is no draft now.
    pub content: Option<(Rules, StaffId, Timestamp)>,
}

fn reason_place(id: RuleSwitchId) -> Place {
    Place::new("rule_switch", "reason_sealed", id.0)
}

impl Tx {
    /// A set that was ever in use, by the hash of its content.
    pub async fn rule_set(&mut self, hash: &str) -> Result<Option<RuleSet>> {
        let row = fetch_optional!(self, Content, CONTENT, hash)?;
        row.map(|row| Ok(serde_json::from_str(&row.content)?)).transpose()
    }

    /// Keeps a set under its hash.
    pub async fn keep_rule_set(&mut self, set: &RuleSet) -> Result<()> {
        execute!(self, KEEP, set.hash(), set.id(), serde_json::to_string(set)?, self.now).map(|_| ())
    }

    /// What a centre has switched on, the last thirty, newest decision first.
    pub async fn rule_switches(&mut self, center: HealthCenterId) -> Result<Vec<Switch>> {
        let rows = fetch_all!(self, SwitchRow, OF_CENTER, center)?;
        rows.into_iter()
            .map(|row| {
                Ok(Switch {
                    id: row.id,
                    set: serde_json::from_str(&row.content)?,
                    from: row.starts_at,
                    reason: self.keys().open_text(reason_place(row.id), &row.reason_sealed)?,
                    by: row.staff_id,
                    at: row.created_at,
                    taken_back: row.taken_back_by.zip(row.taken_back_at),
                })
            })
            .collect()
    }

    /// Is there a set that hasn't begun yet?
    pub async fn has_coming_rules(&mut self, center: HealthCenterId) -> Result<bool> {
        Ok(fetch_optional!(self, InUse, COMING, center, self.now)?.is_some())
    }

    /// Switches a set on from an instant; the draft is no draft any more. False when the draft has another version.
    pub async fn switch_rules(
        &mut self,
        staff: StaffId,
        (center, version): (HealthCenterId, i64),
        set: &RuleSet,
        from: Timestamp,
        reason: &str,
    ) -> Result<bool> {
        if !self.put_rule_draft(staff, center, version, None).await? {
            return Ok(false);
        }
        self.keep_rule_set(set).await?;
        let id = RuleSwitchId::new(self.now, self.rng());
        let sealed = self.keys().seal_text(self.rng(), reason_place(id), reason)?;
        execute_one!(self, SWITCH, id, center, set.hash(), from, sealed, staff, self.now)?;
        self.audit(Actor::Staff(staff), "rules.switch-on", None, &[set.hash()]).await?;
        Ok(true)
    }

    /// Takes a set back that hasn't begun. `None` when the centre has none of this id, false when it has begun or was
    /// taken back already.
    pub async fn take_rules_back(
        &mut self,
        staff: StaffId,
        center: HealthCenterId,
        id: RuleSwitchId,
    ) -> Result<Option<bool>> {
        if fetch_optional!(self, InUse, EXISTS, id, center)?.is_none() {
            return Ok(None);
        }
        let done = execute!(self, TAKE_BACK, id, center, staff, self.now)? == 1;
        if done {
            self.audit(Actor::Staff(staff), "rules.take-back", None, &[]).await?;
        }
        Ok(Some(done))
    }

    /// The draft of a centre.
    pub async fn rule_draft(&mut self, center: HealthCenterId) -> Result<Draft> {
        read_draft(fetch_optional!(self, DraftRow, DRAFT, center)?)
    }

    /// The same, held until the end of the transaction.
    pub async fn rule_draft_held(&mut self, center: HealthCenterId) -> Result<Draft> {
        read_draft(fetch_optional!(self, DraftRow, DRAFT_HELD, center)?)
    }

    /// Replaces the draft that was seen at `version`; false when it has another by now. The caller audits.
    pub async fn put_rule_draft(
        &mut self,
        staff: StaffId,
        center: HealthCenterId,
        version: i64,
        content: Option<&Rules>,
    ) -> Result<bool> {
        // Of a centre without a draft the version is 0; any other would begin in the middle.
        let now = self.rule_draft_held(center).await?;
        if now.version != version {
            return Ok(false);
        }
        let content = content.map(serde_json::to_string).transpose()?;
        Ok(execute!(self, PUT_DRAFT, center, version, content, staff, self.now)? == 1)
    }
}

fn read_draft(row: Option<DraftRow>) -> Result<Draft> {
    let Some(row) = row else { return Ok(Draft { version: 0, content: None }) };
    let rules = row.content.map(|content| serde_json::from_str(&content)).transpose()?;
    let content = rules.map(|rules| (rules, row.staff_id, row.changed_at));
    Ok(Draft { version: row.version, content })
}
