//! What follows when a message is out, or will never be: for the patient's standing, the chain, the screens, and as a
//! task for staff.

use std::collections::BTreeMap;

use mimamori_domain::api::{AlertKind, ChangeKind, MessageKind};
use mimamori_domain::chain::Event;
use mimamori_domain::triage::{Reason, Tier};
use mimamori_domain::{AssociationId, Duration, HealthCenterId, NumberId, PatientId};

use crate::alert::RaiseAlert;
use crate::change::Owners;
use crate::config::{CodeMeaning, Policy};
use crate::db::{Result, Tx};
use crate::number::chain_policy;
use crate::outbox::Claimed;

statements! {
    OWNERS = "SELECT center_id, association_id FROM patient WHERE id = $1";
    NUMBER = "SELECT id FROM number WHERE message_id = $1 ORDER BY minted_at DESC, id DESC LIMIT 1";
}

#[derive(sqlx::FromRow)]
struct OwnersRow {
    center_id: HealthCenterId,
    association_id: Option<AssociationId>,
}

#[derive(sqlx::FromRow)]
struct NumberRow {
    id: NumberId,
}

impl Tx {
    pub(crate) async fn tell_of(&mut self, kind: ChangeKind, id: PatientId) -> Result<()> {
        let Some(row) = fetch_optional!(self, OwnersRow, OWNERS, id)? else { return Ok(()) };
        let owners = Owners { center: row.center_id, association: row.association_id };
        self.tell(kind, owners, Some(id), None).await
    }

    /// The invitation is out: from now on it can be called unopened.
    pub(crate) async fn handed_over(&mut self, message: &Claimed) -> Result<()> {
        if let (MessageKind::Invitation, Some(id)) = (message.kind, message.patient_id) {
            self.set_invited(id).await?;
            self.reschedule(id).await?;
        }
        Ok(())
    }

    pub(crate) async fn tell_chain(
        &mut self,
        message: &Claimed,
        policy: &Policy,
        event: impl FnOnce(NumberId) -> Event,
    ) -> Result<()> {
        let (MessageKind::Number, Some(chain)) = (message.kind, message.chain_id) else { return Ok(()) };
        match fetch_optional!(self, NumberRow, NUMBER, message.id)? {
            Some(number) => self.chain_event(chain, event(number.id), policy).await,
            None => Ok(()),
        }
    }

    /// A queue entry of a chain that never became a number.
    pub(crate) async fn number_unsendable(&mut self, message: &Claimed, policy: &Policy) -> Result<()> {
        let (MessageKind::Number, Some(id)) = (message.kind, message.chain_id) else { return Ok(()) };
        let position = message.subject.rsplit_once('/').and_then(|(_, position)| position.parse().ok());
        let (Some(position), Some(chain)) = (position, self.chain(id).await?) else { return Ok(()) };
        self.step_chain(&chain_policy(policy), chain, Event::Unsendable { position }).await.map(|_| ())
    }

    /// A message that matters was not delivered: a task for staff. Numbers have their own.
    pub(crate) async fn failed(&mut self, message: &Claimed, meaning: CodeMeaning) -> Result<()> {
        let matters = matches!(
            message.kind,
            MessageKind::Invitation | MessageKind::Reminder | MessageKind::SecondReminder
        );
        let (true, Some(id)) = (matters, message.patient_id) else { return Ok(()) };
        self.hold(id).await?;
        let Some(patient) = self.patient(id).await? else { return Ok(()) };
        let (kind, text) = match meaning {
            CodeMeaning::WrongNumber => (AlertKind::WrongContact, "message-task-wrong-contact"),
            _ => (AlertKind::MessageFailed, "message-task-failed"),
        };
        let reason = Reason {
            rule: text.to_owned(),
            tier: Tier::Watch,
            text: text.to_owned(),
            values: BTreeMap::from([("kind".to_owned(), message.kind.to_string())]),
        };
        self.raise_alert(RaiseAlert {
            patient_id: id,
            owners: patient.owners,
            kind,
            tier: Tier::Watch,
            reasons: vec![reason],
            due_at: self.now.plus(Duration::hours(4)),
            high_risk: patient.is_high_risk(self.now.date()),
            report_id: None,
        })
        .await
        .map(|_| ())
    }
}
