//! By which way a message goes, and whether it goes at all.

use mimamori_domain::api::{Channel, MessageKind, PushSubscription};
use mimamori_domain::{PushId, outbox};
use mimamori_store::outbox::{Claimed, Tried};
use mimamori_store::patient::Patient;

use crate::Worker;
use crate::gate::Ticket;

/// The way chosen for a message, with the place held at its provider.
pub(crate) struct Way {
    pub(crate) channel: Channel,
    pub(crate) provider: String,
    pub(crate) ticket: Option<Ticket>,
}

/// What there is to do.
pub(crate) enum Choice {
    /// Go this way.
    Way(Way),
    /// It has to wait until SMS may go.
    Wait,
    /// There is none left.
    None,
}

impl Worker {
    /// The first channel of the kind, in the order of their wish, that this patient has and that is not spent. A message waits for SMS that may go
    /// soon; while delivery lags, or every provider is stopped, an e-mail now is better than an SMS nobody knows when.
    pub(crate) fn choose(
        &self,
        message: &Claimed,
        patient: &Patient,
        subscriptions: &[(PushId, PushSubscription)],
        spent: &[Channel],
    ) -> Choice {
        let person = &patient.record.person;
        let mut waits = false;
        let place = || self.gate().place(self.store().rng(), message.lane, self.store().now());
        let by = |channel: Channel, provider: &str, ticket: Option<Ticket>| {
            Choice::Way(Way { channel, provider: provider.to_owned(), ticket })
        };
        for channel in outbox::channels_by_wish(message.kind, patient.reminder_by) {
            match channel {
                _ if spent.contains(&channel) => {}
                Channel::Push if self.channels().push.is_some() && !subscriptions.is_empty() => {
                    return by(channel, "push", None);
                }
                Channel::Sms | Channel::Voice
                    if !self.channels().sms.is_empty() && has_phone_for(channel, patient) =>
                {
                    match place() {
                        Some(ticket) => return by(channel, &ticket.provider.clone(), Some(ticket)),
                        None => waits = true,
                    }
                }
                Channel::Email
                    if person.email.is_some() && (!waits || self.gate().is_another_way_better()) =>
                {
                    if let Some((provider, _)) = &self.channels().email {
                        return by(channel, provider, None);
                    }
                }
                _ => {}
            }
        }
        if waits { Choice::Wait } else { Choice::None }
    }

    /// The one channel that was chosen for a message, unless it was refused for good: a code goes where it was asked for,
    /// an alarm by its step.
    pub(crate) fn only_way(&self, message: &Claimed, channel: Channel, tried: &[Tried]) -> Choice {
        if tried.iter().any(|tried| tried.spent) {
            return Choice::None;
        }
        if channel == Channel::Email {
            let email = self.channels().email.as_ref();
            return email.map_or(Choice::None, |(provider, _)| {
                Choice::Way(Way { channel, provider: provider.clone(), ticket: None })
            });
        }
        if self.channels().sms.is_empty() {
            return Choice::None;
        }
        let place = self.gate().place(self.store().rng(), message.lane, self.store().now());
        place.map_or(Choice::Wait, |ticket| {
            Choice::Way(Way { channel, provider: ticket.provider.clone(), ticket: Some(ticket) })
        })
    }
}

/// Voice is for those with a landline only, when they asked for it.
fn has_phone_for(channel: Channel, patient: &Patient) -> bool {
    let person = &patient.record.person;
    match channel {
        Channel::Voice => patient.record.by_voice && person.phone.is_some() && !person.has_mobile(),
        _ => person.has_mobile(),
    }
}

/// Is the message still wanted by this patient? Whether a number is, the chain says.
pub(crate) fn may_go(patient: &Patient, kind: MessageKind) -> bool {
    let told = patient.record.may_be_messaged();
    match kind {
        MessageKind::Invitation => told && patient.is_followed(),
        MessageKind::Reminder | MessageKind::SecondReminder => {
            told && patient.is_followed() && !patient.reminders_off
        }
        _ => told,
    }
}
