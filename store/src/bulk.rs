//! Acts on many patients: chosen and looked at, confirmed, done in pieces that commit each, taken back the same way. Every
//! patient has a row that says what became of them, so that after a crash it goes on where it stopped, and nothing is done
//! twice. Whether an act reaches a patient is [`mimamori_domain::bulk`]'s decision, made again at the moment of acting.

use std::collections::{BTreeMap, BTreeSet};

use mimamori_domain::api::{
    BulkAct, BulkItem, BulkItemState, BulkItems, BulkReason, BulkState, BulkView, CallOutcome, ChangeKind,
    ListName, NoteKind,
};
use mimamori_domain::bulk::{Case, Deed, LeftOut, OpenAlert, UNDO, verdict};
use mimamori_domain::filter::ListQuery;
use mimamori_domain::patient::Person;
use mimamori_domain::triage::Tier;
use mimamori_domain::{
    AlertId, AssociationId, BulkId, HealthCenterId, NoteId, PatientId, StaffId, Timestamp,
};
use serde::{Deserialize, Serialize};
use uuid::fmt::Simple;

use crate::alert::Alert;
use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Store, Tx, all};
use crate::keys::{Place, hex};
use crate::listed::ids;
use crate::lists::ListPlace;
use crate::names::Names;
use crate::queue::{PAGE, Sight};

// What concerns many rows goes as one JSON text, as in `batch`.
statements! {
    INSERT = "INSERT INTO bulk_job (id, center_id, staff_id, act, note_sealed, state, total, done, left_out, undone,
            created_at, moved_at)
        VALUES ($1, $2, $3, $4, $5, 'choosing', 0, 0, 0, 0, $6, $6) ON CONFLICT (id) DO NOTHING";
    GET = "SELECT id, center_id, staff_id, act, note_sealed, state, total, done, left_out, undone, created_at, moved_at,
            finished_at FROM bulk_job WHERE id = $1";
    HOLD_JOB = "SELECT id, center_id, staff_id, act, note_sealed, state, total, done, left_out, undone, created_at,
            moved_at, finished_at FROM bulk_job WHERE id = $1",
        postgres "SELECT id, center_id, staff_id, act, note_sealed, state, total, done, left_out, undone, created_at,
            moved_at, finished_at FROM bulk_job WHERE id = $1 FOR UPDATE";
    OF_STAFF = "SELECT id, center_id, staff_id, act, note_sealed, state, total, done, left_out, undone, created_at,
            moved_at, finished_at FROM bulk_job WHERE staff_id = $1 ORDER BY id DESC LIMIT 20";
    GOING = "SELECT id FROM bulk_job WHERE state IN ('running', 'undoing') AND moved_at <= $1 ORDER BY moved_at LIMIT 20";
    SET_STATE = "UPDATE bulk_job SET state = $3, moved_at = $4 WHERE id = $1 AND state = $2";
    // What a preview counted is counted anew.
    START = "UPDATE bulk_job SET state = 'running', done = 0, left_out = 0, started_at = $2, moved_at = $2
        WHERE id = $1 AND state = 'preview'";
    MOVE = "UPDATE bulk_job SET total = total + $2, done = done + $3, left_out = left_out + $4, undone = undone + $5,
            moved_at = $6 WHERE id = $1";
    FINISH = "UPDATE bulk_job SET state = $2, finished_at = COALESCE(finished_at, $3), moved_at = $3 WHERE id = $1";
    CHOOSE = "INSERT INTO bulk_item (job_id, n, patient_id, seen, state, reason, who)
        SELECT $1, e.value ->> 0, unhex(e.value ->> 1), e.value ->> 2, 'waiting', e.value ->> 3, unhex(e.value ->> 4)
        FROM json_each($2) e WHERE TRUE ON CONFLICT DO NOTHING",
        postgres "INSERT INTO bulk_item (job_id, n, patient_id, seen, state, reason, who)
        SELECT $1, (e.line ->> 0)::bigint, (e.line ->> 1)::uuid, (e.line ->> 2)::bigint, 'waiting', e.line ->> 3,
            (e.line ->> 4)::uuid
        FROM jsonb_array_elements($2::jsonb) AS e (line) ON CONFLICT DO NOTHING";
    PIECE = "SELECT n, patient_id, seen, before FROM bulk_item WHERE job_id = $1 AND state = $2 ORDER BY n LIMIT 500";
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
    REASONS = "SELECT reason, COUNT(*) AS n FROM bulk_item WHERE job_id = $1 AND reason IS NOT NULL GROUP BY reason";
    ITEMS = "SELECT i.n, i.patient_id, i.state, i.reason, i.who, p.person_sealed, o.center_id AS sees
        FROM bulk_item i JOIN patient p ON p.id = i.patient_id
            LEFT JOIN patient_center o ON o.patient_id = i.patient_id AND o.center_id = $3
        WHERE i.job_id = $1 AND i.n > $2 ORDER BY i.n LIMIT 51";
    ITEMS_LEFT = "SELECT i.n, i.patient_id, i.state, i.reason, i.who, p.person_sealed, o.center_id AS sees
        FROM bulk_item i JOIN patient p ON p.id = i.patient_id
            LEFT JOIN patient_center o ON o.patient_id = i.patient_id AND o.center_id = $3
        WHERE i.job_id = $1 AND i.n > $2 AND i.reason IS NOT NULL ORDER BY i.n LIMIT 51";
    // On PostgreSQL standings are taken first and in one order, as by the intake of reports, then the alerts.
    HOLD = "SELECT patient_id FROM standing WHERE patient_id IN (SELECT unhex(e.value) FROM json_each($1) e)",
        postgres "SELECT patient_id FROM standing
        WHERE patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
        ORDER BY patient_id FOR UPDATE";
    HOLD_ALERTS = "SELECT id FROM alert WHERE patient_id IN (SELECT unhex(e.value) FROM json_each($1) e)
            AND closed_at IS NULL",
        postgres "SELECT id FROM alert
        WHERE patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND closed_at IS NULL ORDER BY id FOR UPDATE";
    CASES = "SELECT p.id, p.center_id, p.association_id, s.tier, s.last_received_at, s.checked_at, s.followed,
            o.center_id AS sees
        FROM json_each($1) e JOIN patient p ON p.id = unhex(e.value) JOIN standing s ON s.patient_id = p.id
            LEFT JOIN patient_center o ON o.patient_id = p.id AND o.center_id = $2",
        postgres "SELECT p.id, p.center_id, p.association_id, s.tier, s.last_received_at, s.checked_at, s.followed,
            o.center_id AS sees
        FROM patient p JOIN standing s ON s.patient_id = p.id
            LEFT JOIN patient_center o ON o.patient_id = p.id AND o.center_id = $2
        WHERE p.id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    CHECK = "UPDATE standing SET checked_at = $2
        WHERE patient_id IN (SELECT unhex(e.value) FROM json_each($1) e)",
        postgres "UPDATE standing SET checked_at = $2
        WHERE patient_id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))";
    CLOSE = "UPDATE alert SET closed_by = $2, closed_at = $3, outcome = $4
        WHERE id IN (SELECT unhex(e.value) FROM json_each($1) e) AND closed_at IS NULL",
        postgres "UPDATE alert SET closed_by = $2, closed_at = $3, outcome = $4
        WHERE id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND closed_at IS NULL";
    NOTES = "INSERT INTO note (id, patient_id, alert_id, kind, outcome, text_sealed, staff_id, at)
        SELECT unhex(e.value ->> 0), unhex(e.value ->> 1), unhex(e.value ->> 2), e.value ->> 3, e.value ->> 4,
            unhex(e.value ->> 5), $2, $3
        FROM json_each($1) e",
        postgres "INSERT INTO note (id, patient_id, alert_id, kind, outcome, text_sealed, staff_id, at)
        SELECT (e.line ->> 0)::uuid, (e.line ->> 1)::uuid, (e.line ->> 2)::uuid, e.line ->> 3, e.line ->> 4,
            decode(e.line ->> 5, 'hex'), $2, $3
        FROM jsonb_array_elements($1::jsonb) AS e (line)";
    // Only where nobody has looked after them since.
    UNCHECK = "UPDATE standing SET checked_at = v.before
        FROM (SELECT unhex(e.value ->> 0) AS patient_id, e.value ->> 1 AS before, e.value ->> 2 AS at
            FROM json_each($1) e) AS v
        WHERE standing.patient_id = v.patient_id AND standing.checked_at = v.at
        RETURNING standing.patient_id AS id",
        postgres "UPDATE standing SET checked_at = (v.line ->> 1)::bigint
        FROM jsonb_array_elements($1::jsonb) AS v (line)
        WHERE standing.patient_id = (v.line ->> 0)::uuid AND standing.checked_at = (v.line ->> 2)::bigint
        RETURNING standing.patient_id AS id";
    REOPEN = "UPDATE alert SET closed_by = NULL, closed_at = NULL, outcome = NULL
        WHERE id IN (SELECT unhex(e.value) FROM json_each($1) e) AND closed_by = $2
            AND NOT EXISTS (SELECT 1 FROM alert o
                WHERE o.patient_id = alert.patient_id AND o.kind = alert.kind AND o.closed_at IS NULL)
        RETURNING id, tier, center_id, association_id",
        postgres "UPDATE alert SET closed_by = NULL, closed_at = NULL, outcome = NULL
        WHERE id = ANY(ARRAY(SELECT e.id::uuid FROM jsonb_array_elements_text($1::jsonb) AS e (id)))
            AND closed_by = $2
            AND NOT EXISTS (SELECT 1 FROM alert o
                WHERE o.patient_id = alert.patient_id AND o.kind = alert.kind AND o.closed_at IS NULL)
        RETURNING id, tier, center_id, association_id";
}

/// Most patients of one act.
pub const MOST: usize = 50_000;
/// Patients done in one transaction.
const PIECE_ROWS: usize = 500;

/// Who is chosen.
#[derive(Debug, Clone)]
pub enum Choice {
    /// Everybody on a list whom its filter admits.
    Query(Box<ListQuery>),
    /// These.
    Patients(Vec<PatientId>),
}

/// An act to be looked at.
#[derive(Debug, Clone)]
pub struct NewJob {
    /// Made by the client.
    pub id: BulkId,
    /// Whose patients.
    pub center: HealthCenterId,
    /// Who acts.
    pub staff: StaffId,
    /// What is done.
    pub act: BulkAct,
    /// What is written to each history.
    pub note: String,
}

/// What became of choosing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// It can be looked at.
    Ready,
    /// This id was there before.
    Known,
    /// More than [`MOST`]: nothing can be done with it.
    TooMany,
}

/// An act as stored.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Job {
    id: BulkId,
    /// Whose patients.
    pub center_id: HealthCenterId,
    /// Who acts.
    pub staff_id: StaffId,
    act: String,
    note_sealed: Option<Vec<u8>>,
    /// Where it stands.
    pub state: BulkState,
    total: i64,
    done: i64,
    left_out: i64,
    undone: i64,
    created_at: Timestamp,
    /// When its last piece was done.
    pub moved_at: Timestamp,
    finished_at: Option<Timestamp>,
}

impl Job {
    fn act(&self) -> Result<BulkAct> {
        Ok(serde_json::from_str(&self.act)?)
    }
    fn undo_until(&self) -> Option<Timestamp> {
        self.finished_at.filter(|_| self.state == BulkState::Done && self.done > 0).map(|at| at.plus(UNDO))
    }
}

#[derive(sqlx::FromRow)]
struct ItemRow {
    n: i64,
    patient_id: PatientId,
    seen: Option<Timestamp>,
    before: Option<String>,
}

#[derive(sqlx::FromRow)]
struct ShownRow {
    n: i64,
    patient_id: PatientId,
    state: BulkItemState,
    reason: Option<BulkReason>,
    who: Option<StaffId>,
    person_sealed: Vec<u8>,
    sees: Option<HealthCenterId>,
}

#[derive(sqlx::FromRow)]
struct CaseRow {
    id: PatientId,
    center_id: HealthCenterId,
    association_id: Option<AssociationId>,
    tier: Option<Tier>,
    last_received_at: Option<Timestamp>,
    checked_at: Timestamp,
    followed: bool,
    sees: Option<HealthCenterId>,
}

#[derive(sqlx::FromRow)]
struct ReasonRow {
    reason: BulkReason,
    n: i64,
}

#[derive(sqlx::FromRow)]
struct JobIdRow {
    id: BulkId,
}

#[derive(sqlx::FromRow)]
struct PatientIdRow {
    id: PatientId,
}

#[derive(sqlx::FromRow)]
struct ReopenedRow {
    id: AlertId,
    tier: Tier,
    center_id: HealthCenterId,
    association_id: Option<AssociationId>,
}

/// What taking back needs.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Before {
    /// Checked at, before and by this act; the alerts that it closed.
    Checked { was: Timestamp, at: Timestamp, alerts: Vec<AlertId> },
    /// Assigned to, before.
    Assigned { was: Option<AssociationId> },
}

/// A row of `bulk_item` as it becomes: n, state, reason, who, before.
#[derive(Serialize)]
struct Marked(i64, BulkItemState, Option<BulkReason>, Option<Simple>, Option<String>);

/// A row of `bulk_item` as chosen: n, patient, seen, reason, who.
#[derive(Serialize)]
struct ChosenLine(i64, Simple, Option<i64>, Option<BulkReason>, Option<Simple>);

/// A row of `note`.
#[derive(Serialize)]
struct NoteLine(Simple, Simple, Option<Simple>, NoteKind, Option<CallOutcome>, Option<String>);

/// A patient at the moment of acting, with everything that the act touches.
struct Found {
    case: Case,
    owners: Owners,
    alerts: Vec<Alert>,
}

fn note_place(id: BulkId) -> Place {
    Place::new("bulk_job", "note_sealed", id.0)
}

fn few(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

impl Store {
    /// Chooses the patients of an act, in pieces, and says of each what would become of them now. Nothing is done yet. The
    /// same id again is the same act.
    pub async fn choose_bulk(&self, new: &NewJob, choice: Choice) -> Result<Chosen> {
        let mut tx = self.begin().await?;
        if !tx.insert_job(new).await? {
            return Ok(Chosen::Known);
        }
        tx.commit().await?;
        let mut n = 0;
        match choice {
            Choice::Patients(patients) => {
                let patients: BTreeSet<PatientId> = patients.into_iter().collect();
                let patients: Vec<PatientId> = patients.into_iter().collect();
                for some in patients.chunks(PIECE_ROWS) {
                    let mut tx = self.begin().await?;
                    let seen = tx.newest_reports(new.center, some).await?;
                    n += tx.choose_piece(new, n, &seen).await?;
                    tx.commit().await?;
                }
            }
            Choice::Query(query) => {
                let of = (Sight::Center(new.center), query.list);
                let mut after: Option<ListPlace> = None;
                loop {
                    let mut tx = self.begin().await?;
                    let (found, next) = tx.list_piece(of, &query.filter, after, PIECE_ROWS).await?;
                    n += tx.choose_piece(new, n, &found).await?;
                    tx.commit().await?;
                    after = next;
                    if after.is_none() || n > few(MOST) {
                        break;
                    }
                }
            }
        }
        if n > few(MOST) {
            return Ok(Chosen::TooMany);
        }
        let mut tx = self.begin().await?;
        execute_one!(tx, SET_STATE, new.id, "choosing", BulkState::Preview, tx.now)?;
        tx.commit().await?;
        Ok(Chosen::Ready)
    }

    /// Does one piece of an act, or takes one back; `false` when nothing is left to be done.
    pub async fn bulk_step(&self, id: BulkId) -> Result<bool> {
        let mut tx = self.begin().await?;
        let more = match fetch_optional!(tx, Job, HOLD_JOB, id)? {
            Some(job) if job.state == BulkState::Running => tx.do_piece(&job).await?,
            Some(job) if job.state == BulkState::Undoing => tx.undo_piece(&job).await?,
            _ => return Ok(false),
        };
        tx.commit().await?;
        Ok(more)
    }

    /// Does all of it: what [`Store::choose_bulk`] and a confirmation began. For those who measure, and for tests.
    pub async fn run_bulk(&self, id: BulkId) -> Result<()> {
        while self.bulk_step(id).await? {}
        Ok(())
    }

    /// Says of everybody on the list "no problem" that there is none: choosing, confirming, doing. How many were done.
    pub async fn close_no_problem(&self, new: NewJob) -> Result<i64> {
        let query = ListQuery { list: ListName::NoProblem, ..ListQuery::default() };
        self.choose_bulk(&new, Choice::Query(Box::new(query))).await?;
        let mut tx = self.begin().await?;
        tx.start_bulk(new.id).await?;
        tx.commit().await?;
        self.run_bulk(new.id).await?;
        let mut tx = self.read().await?;
        Ok(tx.bulk_job(new.id).await?.map_or(0, |job| job.done))
    }
}

impl Tx {
    async fn insert_job(&mut self, new: &NewJob) -> Result<bool> {
        let sealed = match new.note.as_str() {
            "" => None,
            text => Some(self.keys().seal_text(self.rng(), note_place(new.id), text)?),
        };
        let act = serde_json::to_string(&new.act)?;
        let fresh = execute!(self, INSERT, new.id, new.center, new.staff, act, sealed, self.now)? == 1;
        if fresh {
            self.audit(Actor::Staff(new.staff), "bulk.choose", None, &[new.act.word()]).await?;
        }
        Ok(fresh)
    }

    async fn newest_reports(
        &mut self,
        center: HealthCenterId,
        patients: &[PatientId],
    ) -> Result<Vec<(PatientId, Option<Timestamp>)>> {
        let rows = fetch_all!(self, CaseRow, CASES, ids(patients.iter().copied())?, center)?;
        let seen = rows.iter().filter(|row| row.sees.is_some());
        Ok(seen.map(|row| (row.id, row.last_received_at)).collect())
    }

    async fn choose_piece(
        &mut self,
        new: &NewJob,
        from: i64,
        chosen: &[(PatientId, Option<Timestamp>)],
    ) -> Result<i64> {
        if chosen.is_empty() {
            return Ok(0);
        }
        let deed = self.deed(&new.act, new.staff, new.center).await?;
        let mut found = self.found(new.center, chosen).await?;
        let (mut lines, mut left_out) = (vec![], 0);
        for (n, (patient, seen)) in (from..).zip(chosen) {
            let verdict = judged(&deed, found.remove(patient).as_ref());
            let (reason, who) = verdict.err().map_or((None, None), |(reason, who)| (Some(reason), who));
            left_out += i64::from(reason.is_some());
            let who = who.map(|id| id.0.simple());
            lines.push(ChosenLine(n, patient.0.simple(), seen.map(Timestamp::millis), reason, who));
        }
        // Somebody who moved on the list meanwhile is there already.
        let rows = execute!(self, CHOOSE, new.id, serde_json::to_string(&lines)?)?;
        let added = i64::try_from(rows).unwrap_or(i64::MAX);
        let left_out = left_out.min(added);
        execute_one!(self, MOVE, new.id, added, added - left_out, left_out, 0_i64, self.now)?;
        Ok(few(chosen.len()))
    }

    /// Begins what was looked at; `false` when it had begun before.
    pub async fn start_bulk(&mut self, id: BulkId) -> Result<bool> {
        let Some(job) = self.bulk_job(id).await? else { return Ok(false) };
        let begun = execute!(self, START, id, self.now)? == 1;
        if begun {
            let act = job.act()?;
            self.audit(Actor::Staff(job.staff_id), "bulk.start", None, &[act.word()]).await?;
        }
        Ok(begun)
    }

    /// Begins to take an act back; `false` when its time is over or it is not done.
    pub async fn undo_bulk(&mut self, id: BulkId) -> Result<bool> {
        let Some(job) = self.bulk_job(id).await? else { return Ok(false) };
        if job.undo_until().is_none_or(|until| until < self.now) {
            return Ok(false);
        }
        let begun = execute!(self, SET_STATE, id, BulkState::Done, BulkState::Undoing, self.now)? == 1;
        if begun {
            let act = job.act()?;
            self.audit(Actor::Staff(job.staff_id), "bulk.undo", None, &[act.word()]).await?;
        }
        Ok(begun)
    }

    /// An act.
    pub async fn bulk_job(&mut self, id: BulkId) -> Result<Option<Job>> {
        fetch_optional!(self, Job, GET, id)
    }

    /// Acts at work whose last piece was done before `before`: nobody works at them any more.
    pub async fn stalled_bulk(&mut self, before: Timestamp) -> Result<Vec<BulkId>> {
        Ok(fetch_all!(self, JobIdRow, GOING, before)?.into_iter().map(|row| row.id).collect())
    }

    /// The newest acts of a member of staff.
    pub async fn bulk_of_staff(&mut self, staff: StaffId) -> Result<Vec<BulkView>> {
        let mut views = vec![];
        for job in fetch_all!(self, Job, OF_STAFF, staff)? {
            views.push(self.bulk_view(&job, staff).await?);
        }
        Ok(views)
    }

    /// An act as staff see it.
    pub async fn bulk_view(&mut self, job: &Job, me: StaffId) -> Result<BulkView> {
        let act = job.act()?;
        let association = match act {
            BulkAct::Assign { association: Some(id) } => self.association(id).await?.map(|one| one.name),
            _ => None,
        };
        let note = match &job.note_sealed {
            Some(sealed) => self.keys().open_text(note_place(job.id), sealed)?,
            None => String::new(),
        };
        let reasons = fetch_all!(self, ReasonRow, REASONS, job.id)?;
        let mut names = Names::default();
        names.load(self, vec![job.staff_id]).await?;
        Ok(BulkView {
            now: self.now,
            id: job.id,
            association,
            note,
            state: job.state,
            by: names.named(job.staff_id),
            mine: job.staff_id == me,
            total: job.total,
            done: job.done,
            left_out: job.left_out,
            reasons: reasons.into_iter().map(|row| (row.reason, row.n)).collect(),
            undone: job.undone,
            created_at: job.created_at,
            finished_at: job.finished_at,
            undo_until: job.undo_until(),
            act,
        })
    }

    /// What became of each patient, or of those alone who were left out, from `after` on.
    pub async fn bulk_items(
        &mut self,
        job: &Job,
        sees: HealthCenterId,
        after: i64,
        left_out: bool,
    ) -> Result<BulkItems> {
        let sql = if left_out { ITEMS_LEFT } else { ITEMS };
        let mut rows = fetch_all!(self, ShownRow, sql, job.id, after, sees)?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        let next = more.then(|| rows.last().map(|row| row.n)).flatten();
        let mut names = Names::default();
        names.load(self, rows.iter().filter_map(|row| row.who).collect::<Vec<_>>()).await?;
        let mut items = vec![];
        for row in rows {
            let name = if row.sees.is_some() {
                let place = Place::new("patient", "person_sealed", row.patient_id.0);
                let person: Person = serde_json::from_slice(&self.keys().open(place, &row.person_sealed)?)?;
                person.name
            } else {
                String::new()
            };
            items.push(BulkItem {
                patient_id: row.patient_id,
                name,
                state: row.state,
                reason: row.reason,
                who: row.who.map(|id| names.named(id).name),
            });
        }
        Ok(BulkItems { items, next })
    }

    async fn deed(&mut self, act: &BulkAct, by: StaffId, center: HealthCenterId) -> Result<Deed> {
        let contracted = match act {
            BulkAct::Assign { association: Some(id) } => {
                self.contracted(center).await?.iter().any(|known| known.id == *id)
            }
            _ => true,
        };
        Ok(Deed { act: act.clone(), by, contracted })
    }

    /// Patients as they are now, with what they were chosen with.
    async fn found(
        &mut self,
        center: HealthCenterId,
        chosen: &[(PatientId, Option<Timestamp>)],
    ) -> Result<BTreeMap<PatientId, Found>> {
        let wanted = ids(chosen.iter().map(|(id, _)| *id))?;
        let seen: BTreeMap<PatientId, Option<Timestamp>> = chosen.iter().copied().collect();
        let mut alerts: BTreeMap<PatientId, Vec<Alert>> = BTreeMap::new();
        for alert in self.open_alerts(&wanted).await? {
            alerts.entry(alert.patient_id).or_default().push(alert);
        }
        let rows = fetch_all!(self, CaseRow, CASES, wanted, center)?;
        let found = rows.into_iter().map(|row| {
            let alerts = alerts.remove(&row.id).unwrap_or_default();
            let open = |alert: &Alert| OpenAlert { tier: alert.tier, claimed_by: alert.claimed_by };
            let case = Case {
                in_sight: row.sees.is_some(),
                owned: row.center_id == center,
                followed: row.followed,
                tier: row.tier,
                last_report_at: row.last_received_at,
                seen: seen.get(&row.id).copied().flatten(),
                checked_at: row.checked_at,
                association: row.association_id,
                alerts: alerts.iter().map(open).collect(),
            };
            let owners = Owners { center: row.center_id, association: row.association_id };
            (row.id, Found { case, owners, alerts })
        });
        Ok(found.collect())
    }

    async fn do_piece(&mut self, job: &Job) -> Result<bool> {
        let items = fetch_all!(self, ItemRow, PIECE, job.id, BulkItemState::Waiting)?;
        let act = job.act()?;
        let wanted = ids(items.iter().map(|item| item.patient_id))?;
        if self.is_postgres() {
            execute!(self, HOLD, wanted.as_str())?;
            execute!(self, HOLD_ALERTS, wanted.as_str())?;
        }
        let deed = self.deed(&act, job.staff_id, job.center_id).await?;
        let chosen: Vec<_> = items.iter().map(|item| (item.patient_id, item.seen)).collect();
        let mut found = self.found(job.center_id, &chosen).await?;
        let (mut marked, mut reached) = (vec![], vec![]);
        for item in &items {
            let one = found.remove(&item.patient_id);
            match (judged(&deed, one.as_ref()), one) {
                (Ok(()), Some(one)) => reached.push((item, one)),
                (Err((reason, who)), _) => {
                    let who = who.map(|id| id.0.simple());
                    marked.push(Marked(item.n, BulkItemState::LeftOut, Some(reason), who, None));
                }
                (Ok(()), None) => {}
            }
        }
        let (done, left_out) = (few(reached.len()), few(marked.len()));
        match &act {
            BulkAct::CloseNoProblem => self.close_piece(job, &reached, &mut marked).await?,
            BulkAct::Assign { association } => {
                for (item, one) in &reached {
                    self.assign(Actor::Staff(job.staff_id), item.patient_id, *association).await?;
                    let before = Before::Assigned { was: one.case.association };
                    let before = Some(serde_json::to_string(&before)?);
                    marked.push(Marked(item.n, BulkItemState::Done, None, None, before));
                }
                self.tell_piece(
                    reached.iter().map(|(_, one)| Owners { association: *association, ..one.owners }),
                )
                .await?;
            }
        }
        self.tell_piece(reached.iter().map(|(_, one)| one.owners)).await?;
        self.mark(job, &marked).await?;
        execute_one!(self, MOVE, job.id, 0_i64, done, left_out, 0_i64, self.now)?;
        let more = items.len() == PIECE_ROWS;
        if !more {
            execute_one!(self, FINISH, job.id, BulkState::Done, self.now)?;
        }
        Ok(more)
    }

    async fn close_piece(
        &mut self,
        job: &Job,
        reached: &[(&ItemRow, Found)],
        marked: &mut Vec<Marked>,
    ) -> Result<()> {
        if reached.is_empty() {
            return Ok(());
        }
        let note = match &job.note_sealed {
            Some(sealed) => self.keys().open_text(note_place(job.id), sealed)?,
            None => String::new(),
        };
        let patients = ids(reached.iter().map(|(item, _)| item.patient_id))?;
        all(CHECK.name, execute!(self, CHECK, patients, self.now)?, reached.len())?;
        let (mut closed, mut notes) = (vec![], vec![]);
        for (item, one) in reached {
            for alert in &one.alerts {
                closed.push(alert.id.0.simple());
                self.count(alert.owners(), alert.tier, -1);
                notes.push(self.note_line(item.patient_id, Some(alert.id), NoteKind::Close, &note)?);
            }
            if one.alerts.is_empty() {
                notes.push(self.note_line(item.patient_id, None, NoteKind::Check, &note)?);
            }
            let fields: &[&str] = if one.alerts.is_empty() { &[] } else { &["outcome", "note"] };
            self.audit(Actor::Staff(job.staff_id), "patient.check", Some(item.patient_id), fields).await?;
            let alerts = one.alerts.iter().map(|alert| alert.id).collect();
            let before = Before::Checked { was: one.case.checked_at, at: self.now, alerts };
            let before = Some(serde_json::to_string(&before)?);
            marked.push(Marked(item.n, BulkItemState::Done, None, None, before));
        }
        if !closed.is_empty() {
            let (text, outcome) = (serde_json::to_string(&closed)?, CallOutcome::Fine);
            all(CLOSE.name, execute!(self, CLOSE, text, job.staff_id, self.now, outcome)?, closed.len())?;
        }
        let rows = execute!(self, NOTES, serde_json::to_string(&notes)?, job.staff_id, self.now)?;
        all(NOTES.name, rows, notes.len())
    }

    fn note_line(
        &self,
        patient: PatientId,
        alert: Option<AlertId>,
        kind: NoteKind,
        text: &str,
    ) -> Result<NoteLine> {
        let id = NoteId::new(self.now, self.rng());
        let place = Place::new("note", "text_sealed", id.0);
        let sealed = match text {
            "" => None,
            text => Some(hex(&self.keys().seal_text(self.rng(), place, text)?)),
        };
        let outcome = (kind == NoteKind::Close).then_some(CallOutcome::Fine);
        let alert = alert.map(|id| id.0.simple());
        Ok(NoteLine(id.0.simple(), patient.0.simple(), alert, kind, outcome, sealed))
    }

    async fn undo_piece(&mut self, job: &Job) -> Result<bool> {
        let items = fetch_all!(self, ItemRow, PIECE, job.id, BulkItemState::Done)?;
        let wanted = ids(items.iter().map(|item| item.patient_id))?;
        if self.is_postgres() {
            execute!(self, HOLD, wanted.as_str())?;
        }
        let (mut unchecked, mut alerts) = (vec![], vec![]);
        let mut undone = BTreeSet::new();
        let chosen: Vec<_> = items.iter().map(|item| (item.patient_id, item.seen)).collect();
        let found = self.found(job.center_id, &chosen).await?;
        for item in &items {
            let Some(before) = &item.before else { continue };
            let now = found.get(&item.patient_id);
            match (serde_json::from_str(before)?, job.act()?) {
                (Before::Checked { was, at, alerts: closed }, _) => {
                    unchecked.push((item.patient_id.0.simple(), was.millis(), at.millis()));
                    alerts.extend(closed.into_iter().map(|id| (item.patient_id, id)));
                }
                (Before::Assigned { was }, BulkAct::Assign { association }) => {
                    if now.is_some_and(|one| one.case.owned && one.case.association == association) {
                        self.assign(Actor::Staff(job.staff_id), item.patient_id, was).await?;
                        undone.insert(item.patient_id);
                    }
                }
                (Before::Assigned { .. }, _) => {}
            }
        }
        if !unchecked.is_empty() {
            undone.extend(self.uncheck(job, &unchecked, &alerts).await?);
        }
        let mut marked = vec![];
        for item in &items {
            let (state, reason) = if undone.contains(&item.patient_id) {
                (BulkItemState::Undone, None)
            } else {
                (BulkItemState::Kept, Some(BulkReason::Since))
            };
            marked.push(Marked(item.n, state, reason, None, item.before.clone()));
        }
        self.tell_piece(found.values().map(|one| one.owners)).await?;
        self.mark(job, &marked).await?;
        execute_one!(self, MOVE, job.id, 0_i64, 0_i64, 0_i64, few(undone.len()), self.now)?;
        let more = items.len() == PIECE_ROWS;
        if !more {
            execute_one!(self, FINISH, job.id, BulkState::Undone, self.now)?;
        }
        Ok(more)
    }

    /// Takes "no problem" back where nobody has looked after them since, and opens their alerts again.
    async fn uncheck(
        &mut self,
        job: &Job,
        unchecked: &[(Simple, i64, i64)],
        alerts: &[(PatientId, AlertId)],
    ) -> Result<Vec<PatientId>> {
        let rows = fetch_all!(self, PatientIdRow, UNCHECK, serde_json::to_string(unchecked)?)?;
        let undone: BTreeSet<PatientId> = rows.into_iter().map(|row| row.id).collect();
        let of: Vec<_> = alerts.iter().filter(|(patient, _)| undone.contains(patient)).collect();
        let closed: Vec<Simple> = of.iter().map(|(_, alert)| alert.0.simple()).collect();
        let reopened = if closed.is_empty() {
            vec![]
        } else {
            fetch_all!(self, ReopenedRow, REOPEN, serde_json::to_string(&closed)?, job.staff_id)?
        };
        for row in &reopened {
            let owners = Owners { center: row.center_id, association: row.association_id };
            self.count(owners, row.tier, 1);
        }
        let mut notes = vec![];
        for patient in &undone {
            let alert =
                of.iter().find(|(of, alert)| of == patient && reopened.iter().any(|row| row.id == *alert));
            notes.push(self.note_line(*patient, alert.map(|(_, id)| *id), NoteKind::Reopen, "")?);
            self.audit(Actor::Staff(job.staff_id), "patient.uncheck", Some(*patient), &[]).await?;
        }
        if !notes.is_empty() {
            let rows = execute!(self, NOTES, serde_json::to_string(&notes)?, job.staff_id, self.now)?;
            all(NOTES.name, rows, notes.len())?;
        }
        Ok(undone.into_iter().collect())
    }

    async fn mark(&mut self, job: &Job, marked: &[Marked]) -> Result<()> {
        if marked.is_empty() {
            return Ok(());
        }
        all(MARK.name, execute!(self, MARK, job.id, serde_json::to_string(marked)?)?, marked.len())
    }

    /// One word for a whole piece: every dashboard asks anew once, not once for each patient.
    async fn tell_piece(&mut self, owners: impl Iterator<Item = Owners>) -> Result<()> {
        let each: BTreeSet<_> = owners.map(|one| (one.center, one.association)).collect();
        for (center, association) in each {
            self.tell(ChangeKind::AlertChanged, Owners { center, association }, None, None).await?;
        }
        Ok(())
    }
}

fn judged(deed: &Deed, found: Option<&Found>) -> std::result::Result<(), LeftOut> {
    found.map_or(Err((BulkReason::Gone, None)), |one| verdict(deed, &one.case))
}
