//! A piece of an act: who is in it, held and read as they are now, judged once more, and what became of each written
//! down. What is done to them is in the file of the act.

use std::collections::{BTreeMap, BTreeSet};

use mimamori_domain::api::{BulkAct, BulkItemState, BulkReason, BulkState, ChangeKind};
use mimamori_domain::bulk::{Case, Deed, LeftOut, OpenAlert, mark, verdict};
use mimamori_domain::patient::PlaceKind;
use mimamori_domain::triage::Tier;
use mimamori_domain::{
    AlertId, AssociationId, Duration, HealthCenterId, PatientId, StaffId, StayId, Timestamp, TransferId,
};
use serde::{Deserialize, Serialize};
use uuid::fmt::Simple;

use super::{Job, NewJob, few};
use crate::alert::Alert;
use crate::change::Owners;
use crate::config::Policy;
use crate::db::{Result, Tx, all};
use crate::listed::ids;

// What concerns many rows goes as one JSON text, as in `batch`.
statements! {
    CHOOSE = "INSERT INTO bulk_item (job_id, n, patient_id, seen, state, reason, who)
        SELECT $1, e.value ->> 0, unhex(e.value ->> 1), e.value ->> 2, 'waiting', e.value ->> 3, unhex(e.value ->> 4)
        FROM json_each($2) e WHERE TRUE ON CONFLICT DO NOTHING",
        postgres "INSERT INTO bulk_item (job_id, n, patient_id, seen, state, reason, who)
        SELECT $1, (e.line ->> 0)::bigint, (e.line ->> 1)::uuid, (e.line ->> 2)::bigint, 'waiting', e.line ->> 3,
            (e.line ->> 4)::uuid
        FROM jsonb_array_elements($2::jsonb) AS e (line) ON CONFLICT DO NOTHING";
    PIECE = "SELECT n, patient_id, seen, before FROM bulk_item WHERE job_id = $1 AND state = $2 ORDER BY n LIMIT $3";
    // The limit keeps SQLite from looking through the list once for every row of the act: each is sought by its number.
    MARK = "UPDATE bulk_item SET state = v.state, reason = v.reason, who = v.who, before = v.before
        FROM (SELECT e.value ->> 0 AS n, e.value ->> 1 AS state, e.value ->> 2 AS reason, unhex(e.value ->> 3) AS who,
                e.value ->> 4 AS before
            FROM json_each($2) e LIMIT -1) AS v
        WHERE bulk_item.job_id = $1 AND bulk_item.n = v.n",
        postgres "UPDATE bulk_item SET state = v.line ->> 1, reason = v.line ->> 2, who = (v.line ->> 3)::uuid,
            before = v.line ->> 4
        FROM jsonb_array_elements($2::jsonb) AS v (line)
        WHERE bulk_item.job_id = $1 AND bulk_item.n = (v.line ->> 0)::bigint";
    MOVE = "UPDATE bulk_job SET total = total + $2, done = done + $3, left_out = left_out + $4, undone = undone + $5,
            moved_at = $6 WHERE id = $1";
    FINISH = "UPDATE bulk_job SET state = $2, finished_at = COALESCE(finished_at, $3), moved_at = $3 WHERE id = $1";
    // On PostgreSQL standings are taken in one order, as by the intake of reports, then the alerts. Whoever edits a
    // patient's data takes the patient before the standing: so does an act that is such an edit.
    HOLD_PATIENTS = "SELECT id FROM patient WHERE id IN (SELECT unhex(e.value) FROM json_each($1) e)",
        postgres "SELECT id FROM patient
        WHERE id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
        ORDER BY id FOR NO KEY UPDATE";
    HOLD = "SELECT patient_id FROM standing WHERE patient_id IN (SELECT unhex(e.value) FROM json_each($1) e)",
        postgres "SELECT patient_id FROM standing
        WHERE patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
        ORDER BY patient_id FOR UPDATE";
    HOLD_ALERTS = "SELECT id FROM alert WHERE patient_id IN (SELECT unhex(e.value) FROM json_each($1) e)
            AND closed_at IS NULL",
        postgres "SELECT id FROM alert
        WHERE patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND closed_at IS NULL ORDER BY id FOR UPDATE";
    CASES = "SELECT p.id, p.center_id, p.association_id, p.place, p.hotel, s.tier, s.last_received_at, s.checked_at,
            s.followed, o.center_id AS sees,
            (SELECT MAX(y.until) FROM stay y WHERE y.patient_id = p.id) AS moved_at,
            EXISTS (SELECT 1 FROM transfer t WHERE t.patient_id = p.id AND t.state = 'asked') AS asked
        FROM json_each($1) e JOIN patient p ON p.id = unhex(e.value) JOIN standing s ON s.patient_id = p.id
            LEFT JOIN patient_center o ON o.patient_id = p.id AND o.center_id = $2",
        postgres "SELECT p.id, p.center_id, p.association_id, p.place, p.hotel, s.tier, s.last_received_at, s.checked_at,
            s.followed, o.center_id AS sees,
            (SELECT MAX(y.until) FROM stay y WHERE y.patient_id = p.id) AS moved_at,
            EXISTS (SELECT 1 FROM transfer t WHERE t.patient_id = p.id AND t.state = 'asked') AS asked
        FROM patient p JOIN standing s ON s.patient_id = p.id
            LEFT JOIN patient_center o ON o.patient_id = p.id AND o.center_id = $2
        WHERE p.id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
}

/// Patients done, or taken back, in one transaction: what is written for each by itself holds the writer longer.
const fn rows(act: &BulkAct) -> usize {
    match act {
        BulkAct::CloseNoProblem => 500,
        BulkAct::Assign { .. } | BulkAct::Move { .. } | BulkAct::Transfer { .. } => 100,
    }
}

#[derive(sqlx::FromRow)]
pub(super) struct ItemRow {
    pub(super) n: i64,
    pub(super) patient_id: PatientId,
    seen: Option<Timestamp>,
    before: Option<String>,
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    id: PatientId,
    center_id: HealthCenterId,
    association_id: Option<AssociationId>,
    place: PlaceKind,
    hotel: String,
    tier: Option<Tier>,
    last_received_at: Option<Timestamp>,
    checked_at: Timestamp,
    followed: bool,
    sees: Option<HealthCenterId>,
    moved_at: Option<Timestamp>,
    asked: bool,
}

/// What taking back needs.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Before {
    /// Checked at, before and by this act; the alerts that it closed.
    Checked { was: Timestamp, at: Timestamp, alerts: Vec<AlertId> },
    /// Assigned to, before.
    Assigned { was: Option<AssociationId> },
    /// Where they stayed until then.
    Moved { stay: StayId },
    /// What was asked.
    Asked { transfer: TransferId },
}

/// A row of `bulk_item` as it becomes: n, state, reason, who, before.
#[derive(Serialize)]
struct Marked(i64, BulkItemState, Option<BulkReason>, Option<Simple>, Option<String>);

/// A row of `bulk_item` as chosen: n, patient, seen, reason, who.
#[derive(Serialize)]
struct ChosenLine(i64, Simple, Option<i64>, Option<BulkReason>, Option<Simple>);

/// A patient at the moment of acting, with everything that the act touches.
pub(super) struct Found {
    pub(super) case: Case,
    pub(super) owners: Owners,
    pub(super) alerts: Vec<Alert>,
}

impl Found {
    fn of(row: CaseRow, alerts: Vec<Alert>) -> Self {
        let open = |alert: &Alert| OpenAlert { tier: alert.tier, claimed_by: alert.claimed_by };
        let case = Case {
            in_sight: row.sees.is_some(),
            center: row.center_id,
            followed: row.followed,
            tier: row.tier,
            last_report_at: row.last_received_at,
            moved_at: row.moved_at,
            seen: None,
            checked_at: row.checked_at,
            association: row.association_id,
            place: row.place,
            hotel: row.hotel,
            asked: row.asked,
            alerts: alerts.iter().map(open).collect(),
        };
        Self { case, owners: Owners { center: row.center_id, association: row.association_id }, alerts }
    }
}

/// Somebody whom the act reaches.
pub(super) type Reached<'a> = (&'a ItemRow, Found);

/// Somebody for whom it is to be taken back.
pub(super) struct Back<'a> {
    pub(super) item: &'a ItemRow,
    pub(super) before: Before,
    /// As they are now.
    pub(super) found: Option<&'a Found>,
}

/// Those for whom it can't be taken back, by their number, and why.
pub(super) type Kept = BTreeMap<i64, BulkReason>;

impl Tx {
    /// Writes down who is chosen, of those in sight, and what would become of each. How many were looked at.
    pub(super) async fn choose_piece(
        &mut self,
        new: &NewJob,
        from: i64,
        patients: &[PatientId],
    ) -> Result<i64> {
        let deed = self.deed(&new.act, new.staff, new.center).await?;
        let mut found = self.found(new.center, &ids(patients.iter().copied())?).await?;
        let (mut lines, mut left_out) = (vec![], 0);
        for (n, patient) in (from..).zip(patients) {
            let Some(mut one) = found.remove(patient).filter(|one| one.case.in_sight) else { continue };
            one.case.seen = mark(&new.act, &one.case);
            let (reason, who) = match verdict(&deed, &one.case) {
                Ok(()) => (None, None),
                Err((reason, who)) => (Some(reason), who.map(|id| id.0.simple())),
            };
            left_out += i64::from(reason.is_some());
            lines.push(ChosenLine(n, patient.0.simple(), one.case.seen.map(Timestamp::millis), reason, who));
        }
        if !lines.is_empty() {
            // Somebody who moved on the list meanwhile is there already.
            let rows = execute!(self, CHOOSE, new.id, serde_json::to_string(&lines)?)?;
            let added = i64::try_from(rows).unwrap_or(i64::MAX);
            let left_out = left_out.min(added);
            execute_one!(self, MOVE, new.id, added, added - left_out, left_out, 0_i64, self.now)?;
        }
        Ok(few(patients.len()))
    }

    async fn deed(&mut self, act: &BulkAct, by: StaffId, center: HealthCenterId) -> Result<Deed> {
        let contracted = match act {
            BulkAct::Assign { association: Some(id) } => {
                self.contracted(center).await?.iter().any(|known| known.id == *id)
            }
            _ => true,
        };
        Ok(Deed { act: act.clone(), by, center, contracted })
    }

    /// Nobody else changes them until the commit.
    async fn hold_piece(&mut self, act: &BulkAct, wanted: &str) -> Result<()> {
        // SQLite has one writer.
        if self.is_postgres() {
            if matches!(act, BulkAct::Move { .. }) {
                execute!(self, HOLD_PATIENTS, wanted)?;
            }
            execute!(self, HOLD, wanted)?;
            execute!(self, HOLD_ALERTS, wanted)?;
        }
        Ok(())
    }

    /// Patients as they are now.
    async fn found(&mut self, center: HealthCenterId, wanted: &str) -> Result<BTreeMap<PatientId, Found>> {
        let mut alerts: BTreeMap<PatientId, Vec<Alert>> = BTreeMap::new();
        for alert in self.open_alerts(wanted).await? {
            alerts.entry(alert.patient_id).or_default().push(alert);
        }
        let rows = fetch_all!(self, CaseRow, CASES, wanted, center)?;
        let found = rows.into_iter().map(|row| {
            let alerts = alerts.remove(&row.id).unwrap_or_default();
            (row.id, Found::of(row, alerts))
        });
        Ok(found.collect())
    }

    /// Does a piece; `false` when it was the last.
    pub(super) async fn do_piece(&mut self, job: &Job, policy: &Policy) -> Result<bool> {
        let act = job.act()?;
        let items = fetch_all!(self, ItemRow, PIECE, job.id, BulkItemState::Waiting, few(rows(&act)))?;
        let wanted = ids(items.iter().map(|item| item.patient_id))?;
        self.hold_piece(&act, &wanted).await?;
        let deed = self.deed(&act, job.staff_id, job.center_id).await?;
        let mut found = self.found(job.center_id, &wanted).await?;
        let (mut marked, mut reached) = (vec![], vec![]);
        for item in &items {
            match judged(&deed, item, found.remove(&item.patient_id)) {
                Ok(one) => reached.push((item, one)),
                Err((reason, who)) => {
                    let who = who.map(|id| id.0.simple());
                    marked.push(Marked(item.n, BulkItemState::LeftOut, Some(reason), who, None));
                }
            }
        }
        let (done, left_out) = (few(reached.len()), few(marked.len()));
        let befores = match &act {
            BulkAct::CloseNoProblem => self.close_piece(job, &reached).await?,
            BulkAct::Assign { association } => self.assign_piece(job, &reached, *association).await?,
            BulkAct::Move { place, hotel } => self.move_piece(job, &reached, (*place, hotel)).await?,
            BulkAct::Transfer { center, keep_shared } => {
                let within = Duration::hours(policy.transfer_hours);
                self.ask_piece(job, &reached, (*center, *keep_shared), within).await?
            }
        };
        for ((item, _), before) in reached.iter().zip(befores) {
            let before = Some(serde_json::to_string(&before)?);
            marked.push(Marked(item.n, BulkItemState::Done, None, None, before));
        }
        self.tell_piece(reached.iter().map(|(_, one)| one.owners)).await?;
        self.mark(job, &marked).await?;
        execute_one!(self, MOVE, job.id, 0_i64, done, left_out, 0_i64, self.now)?;
        self.more(job, items.len() == rows(&act), BulkState::Done).await
    }

    /// Takes a piece back; `false` when it was the last.
    pub(super) async fn undo_piece(&mut self, job: &Job) -> Result<bool> {
        let act = job.act()?;
        let items = fetch_all!(self, ItemRow, PIECE, job.id, BulkItemState::Done, few(rows(&act)))?;
        let wanted = ids(items.iter().map(|item| item.patient_id))?;
        self.hold_piece(&act, &wanted).await?;
        let found = self.found(job.center_id, &wanted).await?;
        let mut backs = vec![];
        for item in &items {
            if let Some(before) = &item.before {
                let before = serde_json::from_str(before)?;
                backs.push(Back { item, before, found: found.get(&item.patient_id) });
            }
        }
        let kept = match &act {
            BulkAct::CloseNoProblem => self.uncheck_piece(job, &backs).await?,
            BulkAct::Assign { association } => self.unassign_piece(job, &backs, *association).await?,
            BulkAct::Move { .. } => self.move_back_piece(job, &backs).await?,
            BulkAct::Transfer { .. } => self.withdraw_piece(job, &backs).await?,
        };
        let marked: Vec<Marked> = items
            .iter()
            .map(|item| {
                let reason = kept.get(&item.n).copied();
                let state = if reason.is_some() { BulkItemState::Kept } else { BulkItemState::Undone };
                Marked(item.n, state, reason, None, item.before.clone())
            })
            .collect();
        self.tell_piece(found.values().map(|one| one.owners)).await?;
        self.mark(job, &marked).await?;
        let undone = few(items.len() - kept.len());
        execute_one!(self, MOVE, job.id, 0_i64, 0_i64, 0_i64, undone, self.now)?;
        self.more(job, items.len() == rows(&act), BulkState::Undone).await
    }

    /// Is there more to be done? Else it is over.
    async fn more(&mut self, job: &Job, more: bool, over: BulkState) -> Result<bool> {
        if !more {
            execute_one!(self, FINISH, job.id, over, self.now)?;
        }
        Ok(more)
    }

    async fn mark(&mut self, job: &Job, marked: &[Marked]) -> Result<()> {
        if marked.is_empty() {
            return Ok(());
        }
        all(MARK.name, execute!(self, MARK, job.id, serde_json::to_string(marked)?)?, marked.len())
    }

    /// One word for a whole piece: every dashboard asks anew once, not once for each patient.
    pub(super) async fn tell_piece(&mut self, owners: impl Iterator<Item = Owners>) -> Result<()> {
        let each: BTreeSet<_> = owners.map(|one| (one.center, one.association)).collect();
        for (center, association) in each {
            self.tell(ChangeKind::AlertChanged, Owners { center, association }, None, None).await?;
        }
        Ok(())
    }
}

/// Does the act reach somebody as they are now?
fn judged(deed: &Deed, item: &ItemRow, found: Option<Found>) -> std::result::Result<Found, LeftOut> {
    let mut one = found.ok_or((BulkReason::Gone, None))?;
    one.case.seen = item.seen;
    verdict(deed, &one.case).map(|()| one)
}
