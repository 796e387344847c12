//! Transfers: one centre asks, the other accepts or refuses, and only its yes changes who is responsible. What moves
//! with the patient moves in that one transaction; until then everything stays where it is, and both see the state.

use mimamori_domain::api::{ChangeKind, NoteKind, TransferState};
use mimamori_domain::{AssociationId, Duration, HealthCenterId, PatientId, StaffId, TransferId};

use crate::alert::Alert;
use crate::audit::Actor;
use crate::change::Owners;
use crate::db::{Result, Tx};
use crate::keys::Place;
use crate::patient::Patient;

statements! {
    // Of two at once one is kept: a patient has one open transfer.
    ASK = "INSERT INTO transfer (id, patient_id, from_center, to_center, state, keep_shared, whom_sealed, asked_by,
            asked_at, due_at, note_sealed)
        SELECT $1, p.id, p.center_id, $3, 'asked', $4, $5, $6, $7, $8, $9 FROM patient p
        WHERE p.id = $2 AND p.center_id = $10
        ON CONFLICT DO NOTHING",
        postgres "INSERT INTO transfer (id, patient_id, from_center, to_center, state, keep_shared, whom_sealed, asked_by,
            asked_at, due_at, note_sealed)
        SELECT $1::uuid, p.id, p.center_id, $3::uuid, 'asked', $4::boolean, $5::bytea, $6::uuid, $7::bigint, $8::bigint,
            $9::bytea FROM patient p
        WHERE p.id = $2 AND p.center_id = $10
        ON CONFLICT DO NOTHING";
    GET = "SELECT id, patient_id, from_center, to_center, state, keep_shared, answered_by FROM transfer WHERE id = $1";
    OPEN = "SELECT id, patient_id, from_center, to_center, state, keep_shared, answered_by FROM transfer
        WHERE patient_id = $1 AND state = 'asked'";
    // The guard is in the statement itself: of an answer and a taking back at once only one changes the row.
    ANSWER = "UPDATE transfer SET state = $2, answered_by = $3, answered_at = $4, answer_sealed = $5
        WHERE id = $1 AND state = 'asked'";
    // Whoever goes along follows up for the new centre from now on.
    MOVE = "UPDATE patient SET center_id = $3, updated_at = $4,
            assigned_at = CASE WHEN association_id IS NOT NULL THEN CAST($4 AS BIGINT) END
        WHERE id = $1 AND center_id = $2";
    ADD_CENTER = "INSERT INTO patient_center (patient_id, center_id, since) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    REMOVE_CENTER = "DELETE FROM patient_center WHERE patient_id = $1 AND center_id = $2";
    OPEN_ALERTS = "SELECT id, patient_id, center_id, association_id, kind, tier, due_at, reasons, opened_at, raised_at,
            claimed_by, claimed_at, closed_at, outcome, snoozed_until, offered_to, offered_by
        FROM alert WHERE patient_id = $1 AND closed_at IS NULL ORDER BY id",
        postgres "SELECT id, patient_id, center_id, association_id, kind, tier, due_at, reasons, opened_at, raised_at,
            claimed_by, claimed_at, closed_at, outcome, snoozed_until, offered_to, offered_by
        FROM alert WHERE patient_id = $1 AND closed_at IS NULL ORDER BY id FOR UPDATE";
    MOVE_ALERT = "UPDATE alert SET center_id = $2 WHERE id = $1";
    FREE_ALERT = "UPDATE alert SET claimed_by = NULL, claimed_at = NULL, snoozed_until = NULL, order_at = due_at,
            offered_to = NULL, offered_by = NULL
        WHERE id = $1";
    WORKS_FOR = "SELECT center_id, association_id FROM staff WHERE id = $1";
    // Messages that need a person lie with the centre that has the patient.
    MOVE_FILED = "UPDATE message SET center_id = $2 WHERE patient_id = $1 AND center_id IS NOT NULL";
}

/// A transfer in hand.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Transfer {
    /// Id.
    pub id: TransferId,
    /// Whom it is about.
    pub patient_id: PatientId,
    /// Who gives.
    #[sqlx(rename = "from_center")]
    pub from: HealthCenterId,
    /// Who takes.
    #[sqlx(rename = "to_center")]
    pub to: HealthCenterId,
    /// Where it stands.
    pub state: TransferState,
    /// The giving centre wants to go on seeing the patient.
    pub keep_shared: bool,
    /// Who answered, or took it back.
    pub answered_by: Option<StaffId>,
}

/// A wish that another centre take a patient over.
#[derive(Debug, Clone)]
pub struct NewTransfer<'a> {
    /// Which centre.
    pub to: HealthCenterId,
    /// What it must know.
    pub note: &'a str,
    /// Go on seeing the patient.
    pub keep_shared: bool,
    /// An answer is wanted within this.
    pub within: Duration,
}

/// For whom a member of staff works.
#[derive(sqlx::FromRow)]
struct WorksFor {
    center_id: Option<HealthCenterId>,
    association_id: Option<AssociationId>,
}

pub(crate) fn place(id: TransferId, column: &'static str) -> Place {
    Place::new("transfer", column, id.0)
}

/// The other centre and the words, as they stand in the history.
fn words(center: &str, text: &str) -> String {
    format!("{center}\n{text}").trim_end().to_owned()
}

impl Tx {
    /// Asks another centre to take a patient over. `None` when somebody asked already, or the patient has just moved.
    pub async fn ask_transfer(
        &mut self,
        staff: StaffId,
        patient: &Patient,
        new: NewTransfer<'_>,
    ) -> Result<Option<TransferId>> {
        self.hold(patient.id).await?;
        let id = TransferId::new(self.now, self.rng());
        let name = &patient.record.person.name;
        let whom = self.keys().seal_text(self.rng(), place(id, "whom_sealed"), name)?;
        let note = self.keys().seal_text(self.rng(), place(id, "note_sealed"), new.note)?;
        let (from, due_at) = (patient.owners.center, self.now.plus(new.within));
        let rows = execute!(
            self,
            ASK,
            id,
            patient.id,
            new.to,
            new.keep_shared,
            whom,
            staff,
            self.now,
            due_at,
            note,
            from
        )?;
        if rows == 0 {
            return Ok(None);
        }
        let to = self.center_name(new.to).await?;
        let text = words(&to, new.note);
        self.note(patient.id, None, NoteKind::TransferAsk, None, &text, Some(staff)).await?;
        self.audit(Actor::Staff(staff), "transfer.ask", Some(patient.id), &["center", "note"]).await?;
        // The centre that is asked hears it too: until its answer the patient is in its sight.
        self.tell(ChangeKind::Transfer, patient.owners, Some(patient.id), None).await?;
        Ok(Some(id))
    }

    /// One transfer.
    pub async fn transfer(&mut self, id: TransferId) -> Result<Option<Transfer>> {
        fetch_optional!(self, Transfer, GET, id)
    }

    /// The transfer of a patient that waits for an answer.
    pub async fn open_transfer(&mut self, patient: PatientId) -> Result<Option<Transfer>> {
        fetch_optional!(self, Transfer, OPEN, patient)
    }

    /// Answers a transfer or takes it back. `false` when somebody was faster; then nothing has changed.
    pub async fn answer_transfer(
        &mut self,
        staff: StaffId,
        transfer: &Transfer,
        state: TransferState,
        text: &str,
    ) -> Result<bool> {
        let id = transfer.patient_id;
        // Whoever opens an alert holds the patient's standing, as we do: no alert is opened between two centres.
        self.hold(id).await?;
        let sealed = self.keys().seal_text(self.rng(), place(transfer.id, "answer_sealed"), text)?;
        if execute!(self, ANSWER, transfer.id, state, staff, self.now, sealed)? == 0 {
            return Ok(false);
        }
        let patient = self.patient(id).await?.ok_or(sqlx::Error::RowNotFound)?;
        let (kind, action, center) = match state {
            TransferState::Accepted => (NoteKind::TransferAccept, "transfer.accept", transfer.to),
            TransferState::Refused => (NoteKind::TransferRefuse, "transfer.refuse", transfer.to),
            TransferState::Asked | TransferState::Withdrawn => {
                (NoteKind::TransferWithdraw, "transfer.withdraw", transfer.to)
            }
        };
        let center = self.center_name(center).await?;
        self.note(id, None, kind, None, &words(&center, text), Some(staff)).await?;
        let moves = state == TransferState::Accepted;
        self.audit(Actor::Staff(staff), action, Some(id), if moves { &["center"] } else { &[] }).await?;
        // Told as it was, with both centres and the association that may lose the patient.
        self.tell(ChangeKind::Transfer, patient.owners, Some(id), None).await?;
        let other = Owners { center: transfer.to, association: None };
        self.tell(ChangeKind::Transfer, other, Some(id), None).await?;
        if moves {
            self.move_patient(staff, &patient, transfer).await?;
        }
        Ok(true)
    }

    /// Everything that belongs to who is responsible. Numbers hang on the patient alone and go on.
    async fn move_patient(&mut self, staff: StaffId, patient: &Patient, transfer: &Transfer) -> Result<()> {
        let (id, from, to) = (patient.id, transfer.from, transfer.to);
        let mut association = patient.owners.association;
        if let Some(known) = association {
            let today = self.now.date();
            if !self.terms(known, to).await?.iter().any(|term| term.is_in_force(today)) {
                self.assign(Actor::Staff(staff), id, None).await?;
                association = None;
            }
        }
        execute_one!(self, MOVE, id, from, to, self.now)?;
        execute!(self, ADD_CENTER, id, to, self.now)?;
        if !transfer.keep_shared {
            execute_one!(self, REMOVE_CENTER, id, from)?;
        }
        let owners = Owners { center: to, association };
        for alert in fetch_all!(self, Alert, OPEN_ALERTS, id)? {
            execute_one!(self, MOVE_ALERT, alert.id, to)?;
            self.count(alert.owners(), alert.tier, -1);
            self.count(owners, alert.tier, 1);
            let stays = |who: &WorksFor| {
                who.center_id == Some(to)
                    || (who.association_id.is_some() && who.association_id == association)
            };
            self.free_unless(&alert, stays).await?;
            // What waits to be sent about it is for those on call at the old centre.
            self.stop_alarm(alert.id).await?;
            self.tell(ChangeKind::AlertChanged, owners, Some(id), Some(alert.id)).await?;
        }
        execute!(self, MOVE_FILED, id, to)?;
        // The new centre may watch more closely.
        self.reschedule(id).await?;
        self.tell(ChangeKind::Patient, owners, Some(id), None).await
    }

    /// Shares a patient with another centre. `false` when it is so already.
    pub async fn share_patient(
        &mut self,
        staff: StaffId,
        patient: &Patient,
        center: HealthCenterId,
        reason: &str,
    ) -> Result<bool> {
        self.hold(patient.id).await?;
        if execute!(self, ADD_CENTER, patient.id, center, self.now)? == 0 {
            return Ok(false);
        }
        let text = words(&self.center_name(center).await?, reason);
        self.note(patient.id, None, NoteKind::Share, None, &text, Some(staff)).await?;
        self.audit(Actor::Staff(staff), "patient.share", Some(patient.id), &["center", "reason"]).await?;
        self.tell(ChangeKind::Patient, patient.owners, Some(patient.id), None).await?;
        Ok(true)
    }

    /// Ends the sharing with a centre that is not the responsible one; what its nurses have in hand is free again.
    /// `false` when it did not share the patient.
    pub async fn unshare_patient(
        &mut self,
        staff: StaffId,
        patient: &Patient,
        center: HealthCenterId,
        reason: &str,
    ) -> Result<bool> {
        self.hold(patient.id).await?;
        if center == patient.owners.center || execute!(self, REMOVE_CENTER, patient.id, center)? == 0 {
            return Ok(false);
        }
        for alert in fetch_all!(self, Alert, OPEN_ALERTS, patient.id)? {
            if self.free_unless(&alert, |who| who.center_id != Some(center)).await? {
                let owners = alert.owners();
                self.tell(ChangeKind::AlertChanged, owners, Some(patient.id), Some(alert.id)).await?;
            }
        }
        let text = words(&self.center_name(center).await?, reason);
        self.note(patient.id, None, NoteKind::Unshare, None, &text, Some(staff)).await?;
        self.audit(Actor::Staff(staff), "patient.unshare", Some(patient.id), &["center", "reason"]).await?;
        self.tell(ChangeKind::Patient, patient.owners, Some(patient.id), None).await?;
        let other = Owners { center, association: None };
        self.tell(ChangeKind::Patient, other, Some(patient.id), None).await?;
        Ok(true)
    }

    /// Nobody has an alert any more whom it has left. Tells whether somebody had it.
    async fn free_unless(&mut self, alert: &Alert, stays: impl Fn(&WorksFor) -> bool) -> Result<bool> {
        let mut gone = false;
        for person in alert.people().collect::<Vec<_>>() {
            let works_for = fetch_optional!(self, WorksFor, WORKS_FOR, person)?;
            gone |= !works_for.is_some_and(|who| stays(&who));
        }
        if gone {
            execute_one!(self, FREE_ALERT, alert.id)?;
            self.note(alert.patient_id, Some(alert.id), NoteKind::Release, None, "", None).await?;
            self.audit(Actor::System, "alert.release", Some(alert.patient_id), &[]).await?;
        }
        Ok(gone)
    }

    pub(crate) async fn center_name(&mut self, id: HealthCenterId) -> Result<String> {
        Ok(self.center(id).await?.map(|center| center.name).unwrap_or_default())
    }
}
