//! Who follows a patient up for the centre: assigning to an association and taking back. Open alerts and the kept
//! counters move with the patient in the same transaction; whoever of the old association had one has it no longer.

use mimamori_domain::api::{ChangeKind, NoteKind};
use mimamori_domain::triage::Tier;
use mimamori_domain::{AlertId, AssociationId, HealthCenterId, PatientId, StaffId};

use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Tx};

statements! {
    SET = "UPDATE patient SET association_id = $2, assigned_at = $3, updated_at = $4 WHERE id = $1";
    OPEN = "SELECT id, tier, association_id FROM alert WHERE patient_id = $1 AND closed_at IS NULL ORDER BY id",
        postgres "SELECT id, tier, association_id FROM alert WHERE patient_id = $1 AND closed_at IS NULL ORDER BY id
        FOR UPDATE";
    // What a clinician had, or was to have, goes on with nobody's name on it.
    MOVE = "UPDATE alert SET association_id = $2,
            claimed_by = CASE WHEN x.gone THEN NULL ELSE claimed_by END,
            claimed_at = CASE WHEN x.gone THEN NULL ELSE claimed_at END,
            snoozed_until = CASE WHEN x.gone THEN NULL ELSE snoozed_until END,
            order_at = CASE WHEN x.gone THEN due_at ELSE order_at END,
            offered_to = CASE WHEN x.offered THEN NULL ELSE offered_to END,
            offered_by = CASE WHEN x.offered THEN NULL ELSE offered_by END
        FROM (SELECT a.id AS moved,
                EXISTS (SELECT 1 FROM staff s
                    WHERE s.id = a.claimed_by AND s.association_id = a.association_id) AS gone,
                $3 OR EXISTS (SELECT 1 FROM staff s
                    WHERE s.id = a.offered_to AND s.association_id = a.association_id) AS offered
            FROM alert a WHERE a.patient_id = $1 AND a.closed_at IS NULL) AS x
        WHERE alert.id = x.moved";
    // Associations with patients of a centre but, today, without a contract with it.
    LAPSED = "SELECT c.association_id, c.center_id FROM contract c
        WHERE c.ends_on < $1 AND NOT EXISTS (SELECT 1 FROM contract k
                WHERE k.association_id = c.association_id AND k.center_id = c.center_id
                    AND k.starts_on <= $1 AND (k.ends_on IS NULL OR k.ends_on >= $1))
            AND EXISTS (SELECT 1 FROM patient p
                WHERE p.association_id = c.association_id AND p.center_id = c.center_id)
        LIMIT 500";
    LEFT_BEHIND = "SELECT id FROM patient WHERE association_id = $1 AND center_id = $2 LIMIT $3";
}

#[derive(sqlx::FromRow)]
struct OpenRow {
    id: AlertId,
    tier: Tier,
    association_id: Option<AssociationId>,
}

#[derive(sqlx::FromRow)]
struct PairRow {
    association_id: AssociationId,
    center_id: HealthCenterId,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: PatientId,
}

impl Tx {
    /// Assigns a patient to an association, or to none. `false` when it was so already. The caller has seen that the
    /// association's contract with the patient's centre is in force.
    pub async fn assign(
        &mut self,
        actor: Actor,
        id: PatientId,
        association: Option<AssociationId>,
    ) -> Result<bool> {
        // Reports that arrive at this moment wait: their alerts belong to whoever has the patient afterwards.
        self.standing_for_update(id).await?;
        let Some(patient) = self.patient(id).await? else { return Ok(false) };
        let before = patient.owners;
        if before.association == association {
            return Ok(false);
        }
        execute_one!(self, SET, id, association, association.map(|_| self.now), self.now)?;
        let open = fetch_all!(self, OpenRow, OPEN, id)?;
        execute!(self, MOVE, id, association, association.is_some())?;
        let after = Owners { association, ..before };
        for alert in open {
            let had = Owners { association: alert.association_id, ..before };
            self.count(had, alert.tier, -1);
            self.count(after, alert.tier, 1);
            self.tell(ChangeKind::AlertChanged, after, Some(id), Some(alert.id)).await?;
        }
        self.note_assignment(actor.staff(), id, before.association, association).await?;
        self.audit(actor, "patient.assign", Some(id), &["association"]).await?;
        // Those who had the patient must hear that they have them no longer.
        if before.association.is_some() {
            self.tell(ChangeKind::Patient, before, Some(id), None).await?;
        }
        self.tell(ChangeKind::Patient, after, Some(id), None).await?;
        Ok(true)
    }

    async fn note_assignment(
        &mut self,
        staff: Option<StaffId>,
        id: PatientId,
        before: Option<AssociationId>,
        after: Option<AssociationId>,
    ) -> Result<()> {
        let (kind, named) = match (after, before) {
            (Some(after), _) => (NoteKind::Assign, Some(after)),
            (None, before) => (NoteKind::TakeBack, before),
        };
        let name = match named {
            Some(id) => self.association(id).await?.map(|association| association.name).unwrap_or_default(),
            None => String::new(),
        };
        self.note(id, None, kind, None, &name, staff).await.map(|_| ())
    }

    /// Takes patients back whose association's contract with their centre is over, at most `piece` of them; how many.
    /// Their sight ended with the last day; this is so that counters and feeds know it, and that a later contract
    /// doesn't silently begin with old patients.
    pub async fn take_back_lapsed(&mut self, piece: usize) -> Result<usize> {
        let mut taken = 0;
        for PairRow { association_id, center_id } in fetch_all!(self, PairRow, LAPSED, self.now.date())? {
            let room = i64::try_from(piece - taken).unwrap_or(0);
            for IdRow { id } in fetch_all!(self, IdRow, LEFT_BEHIND, association_id, center_id, room)? {
                self.assign(Actor::System, id, None).await?;
                taken += 1;
            }
            if taken >= piece {
                break;
            }
        }
        Ok(taken)
    }
}
