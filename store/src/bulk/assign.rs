//! Many assigned to an association, or taken back from it, each as one patient is.

use mimamori_domain::AssociationId;
use mimamori_domain::api::BulkReason;

use super::Job;
use super::piece::{Back, Before, Kept, Reached};
use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Tx};

impl Tx {
    pub(super) async fn assign_piece(
        &mut self,
        job: &Job,
        reached: &[Reached<'_>],
        association: Option<AssociationId>,
    ) -> Result<Vec<Before>> {
        let mut befores = vec![];
        for (item, one) in reached {
            self.assign(Actor::Staff(job.staff_id), item.patient_id, association).await?;
            befores.push(Before::Assigned { was: one.case.association });
        }
        self.tell_piece(reached.iter().map(|(_, one)| Owners { association, ..one.owners })).await?;
        Ok(befores)
    }

    /// Where they are still assigned as the act left them.
    pub(super) async fn unassign_piece(
        &mut self,
        job: &Job,
        backs: &[Back<'_>],
        association: Option<AssociationId>,
    ) -> Result<Kept> {
        let mut kept = Kept::new();
        for Back { item, before, found } in backs {
            let as_left = found
                .is_some_and(|one| one.case.center == job.center_id && one.case.association == association);
            match before {
                Before::Assigned { was } if as_left => {
                    self.assign(Actor::Staff(job.staff_id), item.patient_id, *was).await?;
                }
                _ => {
                    kept.insert(item.n, BulkReason::Since);
                }
            }
        }
        Ok(kept)
    }
}
