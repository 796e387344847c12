//! By which way a message goes, and whether it goes at all.

use mimamori_domain::api::{Channel, MessageKind, PushSubscription};
use mimamori_domain::{PushId, Timestamp, outbox};
use mimamori_store::outbox::Claimed;
use mimamori_store::patient::Patient;

use crate::Worker;

/// The way chosen for a message.
pub(crate) struct Way {
    pub(crate) channel: Channel,
    pub(crate) provider: String,
}

/// What there is to do.
pub(crate) enum Choice {
    /// Go this way.
    Way(Way),
    /// Its way is closed until then.
    Later(Timestamp),
    /// There is none left.
    None,
}

impl Worker {
    /// The first channel of the kind that this patient has and that is not spent; SMS by a provider that may be used.
    pub(crate) fn choose(
        &self,
        message: &Claimed,
        patient: &Patient,
        subscriptions: &[(PushId, PushSubscription)],
        spent: &[Channel],
        stopped: &[String],
    ) -> Choice {
        let person = &patient.record.person;
        let mut later: Option<Timestamp> = None;
        for channel in outbox::channels(message.kind) {
            let way = |provider: &str| Choice::Way(Way { channel: *channel, provider: provider.to_owned() });
            match channel {
                _ if spent.contains(channel) => {}
                Channel::Push if self.channels().push.is_some() && !subscriptions.is_empty() => {
                    return way("push");
                }
                Channel::Sms if person.has_mobile() && !self.channels().sms.is_empty() => {
                    let usable = |name: &str| {
                        !stopped.iter().any(|stopped| stopped == name) && self.paused_until(name).is_none()
                    };
                    match self.channels().choose_sms(self.store().rng(), usable) {
                        Some(provider) => return way(&provider.name),
                        // All providers stopped or paused: wait rather than fall back.
                        None => later = Some(self.sms_again_at()),
                    }
                }
                Channel::Email if later.is_none() && person.email.is_some() => {
                    if let Some((provider, _)) = &self.channels().email {
                        return way(provider);
                    }
                }
                _ => {}
            }
        }
        later.map_or(Choice::None, Choice::Later)
    }
}

/// Is the message still wanted by this patient? Whether a number is, the chain says.
pub(crate) fn may_go(patient: &Patient, kind: MessageKind) -> bool {
    let told = patient.record.may_be_messaged();
    match kind {
        MessageKind::Invitation => told && patient.is_followed(),
        MessageKind::Reminder | MessageKind::SecondReminder => told && patient.is_followed() && !patient.reminders_off,
        _ => told,
    }
}
