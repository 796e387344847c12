//! An act as staff see it: what it is, how far it has got, what became of each.

use mimamori_domain::api::{BulkAct, BulkItem, BulkItemState, BulkItems, BulkReason, BulkView, Whereabouts};
use mimamori_domain::patient::{Person, PlaceKind};
use mimamori_domain::{HealthCenterId, PatientId, StaffId};

use super::Job;
use crate::db::{Result, Tx};
use crate::names::Names;
use crate::patient::person_place;
use crate::queue::PAGE;

statements! {
    OF_STAFF = "SELECT id, center_id, staff_id, act, note_sealed, state, total, done, left_out, undone, created_at,
            moved_at, finished_at FROM bulk_job WHERE staff_id = $1 ORDER BY id DESC LIMIT 20";
    REASONS = "SELECT reason, COUNT(*) AS n FROM bulk_item WHERE job_id = $1 AND reason IS NOT NULL GROUP BY reason";
    ITEMS = "SELECT i.n, i.patient_id, i.state, i.reason, i.who, p.person_sealed,
            p.place, p.hotel, o.center_id AS sees
        FROM bulk_item i JOIN patient p ON p.id = i.patient_id
            LEFT JOIN patient_center o ON o.patient_id = i.patient_id AND o.center_id = $3
        WHERE i.job_id = $1 AND i.n > $2 ORDER BY i.n LIMIT 51";
    ITEMS_LEFT = "SELECT i.n, i.patient_id, i.state, i.reason, i.who, p.person_sealed,
            p.place, p.hotel, o.center_id AS sees
        FROM bulk_item i JOIN patient p ON p.id = i.patient_id
            LEFT JOIN patient_center o ON o.patient_id = i.patient_id AND o.center_id = $3
        WHERE i.job_id = $1 AND i.n > $2 AND i.reason IS NOT NULL ORDER BY i.n LIMIT 51";
}

#[derive(sqlx::FromRow)]
struct ShownRow {
    n: i64,
    patient_id: PatientId,
    state: BulkItemState,
    reason: Option<BulkReason>,
    who: Option<StaffId>,
    person_sealed: Vec<u8>,
    place: PlaceKind,
    hotel: String,
    sees: Option<HealthCenterId>,
}

#[derive(sqlx::FromRow)]
struct ReasonRow {
    reason: BulkReason,
    n: i64,
}

impl Tx {
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
        let to = match &act {
            BulkAct::Assign { association: Some(id) } => self.association(*id).await?.map(|one| one.name),
            BulkAct::Move { place: PlaceKind::Hotel, hotel } => Some(hotel.clone()),
            BulkAct::Transfer { center, .. } => Some(self.center_name(*center).await?),
            BulkAct::CloseNoProblem | BulkAct::Assign { .. } | BulkAct::Move { .. } => None,
        };
        let reasons = fetch_all!(self, ReasonRow, REASONS, job.id)?;
        let mut names = Names::default();
        names.load(self, vec![job.staff_id]).await?;
        Ok(BulkView {
            now: self.now,
            id: job.id,
            to,
            note: self.note_of(job)?,
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
            let (name, stays) = if row.sees.is_some() {
                let place = person_place(row.patient_id);
                let person: Person = serde_json::from_slice(&self.keys().open(place, &row.person_sealed)?)?;
                let stays = Whereabouts { place: row.place, hotel: row.hotel, room: person.room };
                (person.name, Some(stays))
            } else {
                (String::new(), None)
            };
            items.push(BulkItem {
                patient_id: row.patient_id,
                name,
                stays,
                state: row.state,
                reason: row.reason,
                who: row.who.map(|id| names.named(id).name),
            });
        }
        Ok(BulkItems { items, next })
    }
}
