//! What who has an alert does with it besides working: putting it off, handing it over, taking a closing back.

use mimamori_domain::api::{ChangeKind, NoteKind};
use mimamori_domain::{AssociationId, Duration, StaffId, Timestamp};

use crate::alert::{Alert, Taken};
use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Tx};

statements! {
    SNOOZE = "UPDATE alert SET snoozed_until = $3, order_at = COALESCE($3, due_at)
        WHERE id = $1 AND claimed_by = $2 AND closed_at IS NULL";
    OFFER = "UPDATE alert SET claimed_by = NULL, claimed_at = NULL, snoozed_until = NULL, order_at = due_at,
            offered_to = $3, offered_by = $2
        WHERE id = $1 AND claimed_by = $2 AND closed_at IS NULL";
    // What an association hands up is the centre's alone from then on.
    ESCALATE = "UPDATE alert SET claimed_by = NULL, claimed_at = NULL, snoozed_until = NULL, order_at = due_at,
            offered_to = NULL, offered_by = $2, association_id = NULL
        WHERE id = $1 AND (claimed_by = $2 OR claimed_by IS NULL) AND association_id = $3 AND closed_at IS NULL";
    REOPEN = "UPDATE alert SET closed_by = NULL, closed_at = NULL, outcome = NULL
        WHERE id = $1 AND closed_by = $2 AND closed_at > $3
            AND NOT EXISTS (SELECT 1 FROM alert o
                WHERE o.patient_id = alert.patient_id AND o.kind = alert.kind AND o.closed_at IS NULL)";
}

/// How long a closing can be taken back: a minute, and what a slow network adds.
const UNDO: Duration = Duration::seconds(90);

impl Tx {
    /// Puts an alert off that `staff` has, or wakes it. Its place in the queue is that of the new time; what grows
    /// worse wakes by itself.
    pub async fn snooze_alert(
        &mut self,
        staff: StaffId,
        alert: &Alert,
        until: Option<Timestamp>,
    ) -> Result<Taken> {
        if execute!(self, SNOOZE, alert.id, staff, until)? == 0 {
            return self.who_has(alert).await;
        }
        let words = until.map(Timestamp::clock_time).unwrap_or_default();
        self.moved(staff, alert, NoteKind::Snooze, &words, "alert.snooze").await
    }

    /// Hands an alert over to a colleague that `staff` has. Until somebody takes it, nobody has it.
    pub async fn offer_alert(
        &mut self,
        staff: StaffId,
        alert: &Alert,
        to: StaffId,
        note: &str,
    ) -> Result<Taken> {
        if execute!(self, OFFER, alert.id, staff, to)? == 0 {
            return self.who_has(alert).await;
        }
        self.moved(staff, alert, NoteKind::Offer, note, "alert.offer").await
    }

    /// Gives an alert up from an association to the centre: `staff` has it, or nobody has. It leaves the association's
    /// queue and counters, and stands in the centre's with the name of who gave it up until somebody takes it.
    pub async fn escalate_alert(
        &mut self,
        staff: StaffId,
        association: AssociationId,
        alert: &Alert,
        note: &str,
    ) -> Result<Taken> {
        let before = alert.owners();
        if execute!(self, ESCALATE, alert.id, staff, association)? == 0 {
            return self.who_has(alert).await;
        }
        self.count(before, alert.tier, -1);
        self.count(Owners { association: None, ..before }, alert.tier, 1);
        self.moved(staff, alert, NoteKind::Escalate, note, "alert.escalate").await
    }

    /// Opens an alert again that `staff` closed within the last minute, unless another one was opened since.
    pub async fn reopen_alert(&mut self, staff: StaffId, alert: &Alert) -> Result<Taken> {
        if execute!(self, REOPEN, alert.id, staff, self.now.minus(UNDO))? == 0 {
            return Ok(Taken::Gone);
        }
        self.count(alert.owners(), alert.tier, 1);
        self.moved(staff, alert, NoteKind::Reopen, "", "alert.reopen").await
    }

    async fn moved(
        &mut self,
        staff: StaffId,
        alert: &Alert,
        kind: NoteKind,
        words: &str,
        action: &'static str,
    ) -> Result<Taken> {
        let patient = Some(alert.patient_id);
        self.note(alert.patient_id, Some(alert.id), kind, None, words, Some(staff)).await?;
        self.audit(Actor::Staff(staff), action, patient, &[]).await?;
        self.tell(ChangeKind::AlertChanged, alert.owners(), patient, Some(alert.id)).await?;
        Ok(Taken::Done)
    }
}
