//! Messages as the rest of the program sees them: queueing, cancelling, looking. Sending them is [`crate::outbox`].

use std::collections::BTreeMap;

use mimamori_domain::api::{AttemptView, Channel, MessageKind, MessageState, MessageView};
use mimamori_domain::{ChainId, Duration, MessageId, PatientId, StaffId, Timestamp, outbox};

use crate::db::{Result, Tx};
use crate::keys::Place;

statements! {
    INSERT = "INSERT INTO message (id, kind, subject, due_at, lane, patient_id, staff_id, chain_id, state, not_before,
            deadline_at, attempts, fence, created_at, changed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'ready', $9, $10, 0, 0, $11, $11)
        ON CONFLICT (kind, subject, due_at) DO NOTHING";
    CANCEL_OF_PATIENT = "UPDATE message SET state = 'cancelled', body_sealed = NULL, changed_at = $3
        WHERE patient_id = $1 AND kind = $2 AND state = 'ready'";
    CANCEL_OF_CHAIN = "UPDATE message SET state = 'cancelled', body_sealed = NULL, changed_at = $3
        WHERE chain_id = $1 AND patient_id = $2 AND state = 'ready'";
    // Is an invitation on its way, or may none go to this person (a contact whom staff haven't spoken to)?
    INVITATION_HELD = "SELECT p.id FROM patient p WHERE p.id = $1 AND (
            (p.classification = 'contact' AND NOT p.spoken_to) OR p.status <> 'following'
            OR EXISTS (SELECT 1 FROM message m WHERE m.patient_id = p.id AND m.kind = 'invitation'
                AND m.state IN ('ready', 'leased')))";
    OF_PATIENT = "SELECT id, kind, state, created_at, changed_at, reason_sealed FROM message
        WHERE patient_id = $1 ORDER BY id DESC LIMIT 50";
    ATTEMPTS_OF_PATIENT = "SELECT a.message_id, a.channel, a.provider, a.state, a.code, a.started_at
        FROM attempt a
        WHERE a.message_id IN (SELECT id FROM message WHERE patient_id = $1 ORDER BY id DESC LIMIT 50)
        ORDER BY a.message_id, a.number";
}

/// How long an invitation may wait to be sent at all.
const INVITATION_DEADLINE: Duration = Duration::days(3);

/// A message to be queued. The lane follows from the kind; the same kind, subject and due time queue it once.
#[derive(Debug, Clone)]
pub struct NewMessage {
    /// What it is about.
    pub kind: MessageKind,
    /// What makes it one of its kind: the id of a patient, chain entry, alert.
    pub subject: String,
    /// To whom, if a patient.
    pub patient_id: Option<PatientId>,
    /// To whom, if staff.
    pub staff_id: Option<StaffId>,
    /// The chain, for numbers.
    pub chain_id: Option<ChainId>,
    /// The moment it is for; part of its key.
    pub due_at: Timestamp,
    /// Not to be sent before.
    pub not_before: Timestamp,
    /// Never to be sent after.
    pub deadline_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    #[expect(dead_code, reason = "only its presence is asked for")]
    id: PatientId,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: MessageId,
    kind: MessageKind,
    state: MessageState,
    created_at: Timestamp,
    changed_at: Timestamp,
    reason_sealed: Option<Vec<u8>>,
}

#[derive(sqlx::FromRow)]
struct AttemptRow {
    message_id: MessageId,
    channel: Channel,
    provider: String,
    state: MessageState,
    code: Option<String>,
    started_at: Timestamp,
}

/// Where the reason for dropping a message belongs.
pub(crate) fn reason_place(id: MessageId) -> Place {
    Place::new("message", "reason_sealed", id.0)
}

impl Tx {
    /// Queues a message in the lane of its kind; `None` when it was queued before.
    pub async fn enqueue(&mut self, new: NewMessage) -> Result<Option<MessageId>> {
        self.enqueue_in(outbox::lane(new.kind), new).await
    }

    pub(crate) async fn enqueue_in(&mut self, lane: i64, new: NewMessage) -> Result<Option<MessageId>> {
        let id = MessageId::new(self.now, self.rng());
        let rows = execute!(
            self,
            INSERT,
            id,
            new.kind,
            new.subject.as_str(),
            new.due_at,
            lane,
            new.patient_id,
            new.staff_id,
            new.chain_id,
            new.not_before,
            new.deadline_at,
            self.now
        )?;
        Ok((rows == 1).then_some(id))
    }

    /// Queues the invitation of a patient (at night the worker keeps it for the day); `None` when one is on its way or
    /// none may be sent.
    pub async fn enqueue_invitation(&mut self, patient: PatientId) -> Result<Option<MessageId>> {
        if fetch_optional!(self, IdRow, INVITATION_HELD, patient)?.is_some() {
            return Ok(None);
        }
        self.enqueue(NewMessage {
            kind: MessageKind::Invitation,
            subject: patient.to_string(),
            patient_id: Some(patient),
            staff_id: None,
            chain_id: None,
            due_at: self.now,
            not_before: self.now,
            deadline_at: self.now.plus(INVITATION_DEADLINE),
        })
        .await
    }

    /// Cancels the messages of a kind that wait for a patient; how many.
    pub async fn cancel_messages(&mut self, patient: PatientId, kind: MessageKind) -> Result<u64> {
        execute!(self, CANCEL_OF_PATIENT, patient, kind, self.now)
    }

    /// Cancels what waits for a chain.
    pub(crate) async fn cancel_chain_messages(&mut self, chain: ChainId, patient: PatientId) -> Result<u64> {
        execute!(self, CANCEL_OF_CHAIN, chain, patient, self.now)
    }

    /// The newest messages of a patient with their attempts, for staff.
    pub async fn messages_of_patient(&mut self, patient: PatientId) -> Result<Vec<MessageView>> {
        let rows = fetch_all!(self, Row, OF_PATIENT, patient)?;
        let mut attempts: BTreeMap<MessageId, Vec<AttemptView>> = BTreeMap::new();
        for row in fetch_all!(self, AttemptRow, ATTEMPTS_OF_PATIENT, patient)? {
            attempts.entry(row.message_id).or_default().push(AttemptView {
                channel: row.channel,
                provider: row.provider,
                state: row.state,
                code: row.code,
                at: row.started_at,
            });
        }
        rows.into_iter()
            .map(|row| {
                let place = reason_place(row.id);
                Ok(MessageView {
                    id: row.id,
                    kind: row.kind,
                    state: row.state,
                    created_at: row.created_at,
                    changed_at: row.changed_at,
                    reason: row
                        .reason_sealed
                        .map(|sealed| self.keys().open_text(place, &sealed))
                        .transpose()?,
                    attempts: attempts.remove(&row.id).unwrap_or_default(),
                })
            })
            .collect()
    }
}
