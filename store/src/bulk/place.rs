//! Many moved to another hotel or home, each as one edit of the place: with a version, a stay, and all that follows.

use mimamori_domain::api::{BulkReason, Whereabouts};
use mimamori_domain::patient::{PatientForm, PlaceKind};
use mimamori_domain::{PatientId, StaffId};

use super::Job;
use super::piece::{Back, Before, Kept, Reached};
use crate::audit::Actor;
use crate::db::{Error, Result, Tx};
use crate::version::differences;

impl Tx {
    /// Rooms are given where they go to, later.
    pub(super) async fn move_piece(
        &mut self,
        job: &Job,
        reached: &[Reached<'_>],
        (place, hotel): (PlaceKind, &str),
    ) -> Result<Vec<Before>> {
        let mut befores = vec![];
        for (item, _) in reached {
            let to = Whereabouts { place, hotel: hotel.to_owned(), room: String::new() };
            self.change_place(job.staff_id, item.patient_id, to).await?;
            let (stay, _) = self.last_stay(item.patient_id).await?.ok_or(sqlx::Error::RowNotFound)?;
            befores.push(Before::Moved { stay });
        }
        Ok(befores)
    }

    /// Where nobody has moved them since, nor given them a room.
    pub(super) async fn move_back_piece(&mut self, job: &Job, backs: &[Back<'_>]) -> Result<Kept> {
        let mut kept = Kept::new();
        for Back { item, before, found } in backs {
            let ours = found.is_some_and(|one| one.case.center == job.center_id && one.case.followed);
            let last = if ours { self.last_stay(item.patient_id).await? } else { None };
            match (before, last) {
                (Before::Moved { stay }, Some((last, to))) if last == *stay => {
                    self.change_place(job.staff_id, item.patient_id, to).await?;
                }
                _ => {
                    kept.insert(item.n, BulkReason::Since);
                }
            }
        }
        Ok(kept)
    }

    async fn change_place(&mut self, staff: StaffId, id: PatientId, to: Whereabouts) -> Result<()> {
        let old = self.patient(id).await?.ok_or(sqlx::Error::RowNotFound)?;
        let mut record = old.record.clone();
        (record.place, record.hotel, record.person.room) = (to.place, to.hotel, to.room);
        let changes = differences(&PatientForm::of(&old.record), &PatientForm::of(&record))?;
        let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
        if !self.update_patient(Actor::Staff(staff), &old, &record, old.expected_end, &fields).await? {
            // The piece holds the patient, so this is never seen; if it were, the piece would be done again.
            return Err(Error::Rows { statement: "UPDATE", rows: 0 });
        }
        let patient = self.patient(id).await?.ok_or(sqlx::Error::RowNotFound)?;
        self.recheck_number(&patient).await?;
        self.reschedule(id).await
    }
}
