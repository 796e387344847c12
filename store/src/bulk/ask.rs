//! Another centre asked to take many over, each by a transfer of their own: it answers one by one or all together.

use mimamori_domain::api::{BulkReason, TransferState};
use mimamori_domain::{Duration, HealthCenterId};

use super::Job;
use super::piece::{Back, Before, Kept, Reached};
use crate::db::{Error, Result, Tx};
use crate::transfer::NewTransfer;

impl Tx {
    pub(super) async fn ask_piece(
        &mut self,
        job: &Job,
        reached: &[Reached<'_>],
        (to, keep_shared): (HealthCenterId, bool),
        within: Duration,
    ) -> Result<Vec<Before>> {
        let note = self.note_of(job)?;
        let mut befores = vec![];
        for (item, _) in reached {
            let patient = self.patient(item.patient_id).await?.ok_or(sqlx::Error::RowNotFound)?;
            let new = NewTransfer { to, note: &note, keep_shared, within };
            // The piece holds the standing, as whoever asks does: nobody has asked since it was judged.
            let transfer = self.ask_transfer(job.staff_id, &patient, new).await?;
            let transfer = transfer.ok_or(Error::Rows { statement: "ASK", rows: 0 })?;
            befores.push(Before::Asked { transfer });
        }
        Ok(befores)
    }

    /// Where the other centre has not answered.
    pub(super) async fn withdraw_piece(&mut self, job: &Job, backs: &[Back<'_>]) -> Result<Kept> {
        let mut kept = Kept::new();
        for Back { item, before, .. } in backs {
            let asked = match before {
                Before::Asked { transfer } => self.transfer(*transfer).await?,
                _ => None,
            };
            let taken_back = match asked {
                Some(asked) => {
                    self.answer_transfer(job.staff_id, &asked, TransferState::Withdrawn, "").await?
                }
                None => false,
            };
            if !taken_back {
                kept.insert(item.n, BulkReason::Answered);
            }
        }
        Ok(kept)
    }
}
