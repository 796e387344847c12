//! Acts on many patients: chosen and looked at, confirmed, done in pieces that commit each, taken back the same way. Every
//! patient has a row that says what became of them, so that after a crash it goes on where it stopped, and nothing is done
//! twice. Whether an act reaches a patient is [`mimamori_domain::bulk`]'s decision, made again at the moment of acting.
//! Here is the life of an act; a piece of it is in `piece`, what each act does in a file of its own, what staff see of it
//! in `view`.

mod ask;
mod assign;
pub(crate) mod close;
pub(crate) mod piece;
mod place;
pub(crate) mod view;

use std::collections::BTreeSet;

use mimamori_domain::api::{BulkAct, BulkState};
use mimamori_domain::bulk::UNDO;
use mimamori_domain::filter::ListQuery;
use mimamori_domain::{BulkId, HealthCenterId, PatientId, StaffId, Timestamp};

use crate::audit::Actor;
use crate::config::Policy;
use crate::db::{Result, Store, Tx};
use crate::keys::Place;
use crate::lists::ListPlace;
use crate::queue::Sight;

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
    GOING = "SELECT id FROM bulk_job WHERE state IN ('running', 'undoing') AND moved_at <= $1 ORDER BY moved_at LIMIT 20";
    SET_STATE = "UPDATE bulk_job SET state = $3, moved_at = $4 WHERE id = $1 AND state = $2";
    // What a preview counted is counted anew.
    START = "UPDATE bulk_job SET state = 'running', done = 0, left_out = 0, started_at = $2, moved_at = $2
        WHERE id = $1 AND state = 'preview'";
    // First so that nobody confirms it any more: what is half forgotten would be half done.
    FORGET = "UPDATE bulk_job SET state = 'forgotten' WHERE id IN (SELECT id FROM bulk_job
            WHERE state IN ('choosing', 'preview') AND created_at < $1 ORDER BY created_at LIMIT 20)";
    FORGET_ITEMS = "DELETE FROM bulk_item WHERE (job_id, n) IN (SELECT i.job_id, i.n FROM bulk_item i
            WHERE i.job_id = (SELECT id FROM bulk_job WHERE state = 'forgotten' ORDER BY created_at LIMIT 1)
            ORDER BY i.n LIMIT 500)";
    FORGET_EMPTY = "DELETE FROM bulk_job WHERE id = (SELECT id FROM bulk_job WHERE state = 'forgotten' ORDER BY created_at LIMIT 1)
            AND NOT EXISTS (SELECT 1 FROM bulk_item i WHERE i.job_id = bulk_job.id)";
}

/// Most patients of one act.
pub const MOST: usize = 50_000;
/// Patients chosen in one transaction.
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
    /// What is done.
    pub fn act(&self) -> Result<BulkAct> {
        Ok(serde_json::from_str(&self.act)?)
    }
    fn undo_until(&self) -> Option<Timestamp> {
        self.finished_at.filter(|_| self.state == BulkState::Done && self.done > 0).map(|at| at.plus(UNDO))
    }
}

#[derive(sqlx::FromRow)]
struct JobIdRow {
    id: BulkId,
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
                    n += tx.choose_piece(new, n, some).await?;
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
    pub async fn bulk_step(&self, id: BulkId, policy: &Policy) -> Result<bool> {
        let mut tx = self.begin().await?;
        let more = match fetch_optional!(tx, Job, HOLD_JOB, id)? {
            Some(job) if job.state == BulkState::Running => tx.do_piece(&job, policy).await?,
            Some(job) if job.state == BulkState::Undoing => tx.undo_piece(&job).await?,
            _ => return Ok(false),
        };
        tx.commit().await?;
        Ok(more)
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

    /// Forgets what was looked at before `before` and never confirmed, at most 500 patients of it. How many there were.
    pub async fn forget_bulk(&mut self, before: Timestamp) -> Result<u64> {
        execute!(self, FORGET, before)?;
        let forgotten = execute!(self, FORGET_ITEMS)?;
        execute!(self, FORGET_EMPTY)?;
        Ok(forgotten)
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

    /// The words that go with it.
    fn note_of(&self, job: &Job) -> Result<String> {
        match &job.note_sealed {
            Some(sealed) => self.keys().open_text(note_place(job.id), sealed),
            None => Ok(String::new()),
        }
    }
}
