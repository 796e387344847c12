//! Doubles for tests and the simulation: one that remembers what it was given, one that always ends the same way.

use std::sync::{Arc, Mutex, PoisonError};

use mimamori_domain::api::Channel;
use mimamori_domain::outbox::fate::LookUp;
use mimamori_domain::{AttemptId, Duration, MessageId, Timestamp};
use mimamori_store::receipt::Ending;

use super::{Call, Channels, Mail, Mailer, Note, Provider, PushSender, Pushed, Sending, Sms, SmsSender};

/// What a [`Recorder`] was given.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The message.
    pub message: MessageId,
    /// The try, for SMS.
    pub attempt: Option<AttemptId>,
    /// What it is about.
    pub kind: &'static str,
    /// How.
    pub channel: Channel,
    /// To whom.
    pub to: String,
    /// Subject of an e-mail.
    pub subject: String,
    /// Where an e-mail says it can be stopped.
    pub unsubscribe: Option<String>,
    /// The text, or the payload of a push.
    pub body: String,
    /// Validity of an SMS, TTL of a push.
    pub validity: Option<Duration>,
}

/// Remembers everything and ends as told (accepted, unless told otherwise).
#[derive(Clone, Default)]
pub struct Recorder {
    sent: Arc<Mutex<Vec<Sent>>>,
    next: Arc<Mutex<Vec<Ending>>>,
    list: Arc<Mutex<Vec<LookUp>>>,
}

impl Recorder {
    /// Channels that all lead here.
    pub fn channels(&self) -> Channels {
        Channels {
            sms: vec![Provider {
                name: "recorder".into(),
                weight: 1,
                calls_back: true,
                sender: Arc::new(self.clone()),
            }],
            email: Some(("recorder".into(), Arc::new(self.clone()))),
            push: Some(Arc::new(self.clone())),
        }
    }
    /// Takes out what was sent since the last time.
    pub fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut self.sent.lock().unwrap_or_else(PoisonError::into_inner))
    }
    /// The next call ends so.
    pub fn then(&self, ending: Ending) {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).push(ending);
    }
    /// The next look into its list says so (missing, unless told otherwise).
    pub fn lists(&self, look_up: LookUp) {
        self.list.lock().unwrap_or_else(PoisonError::into_inner).push(look_up);
    }
    fn keep(&self, sent: Sent) -> Ending {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        if next.is_empty() { Ending::Accepted { reference: None } } else { next.remove(0) }
    }
}

impl SmsSender for Recorder {
    fn send<'a>(&'a self, sms: &'a Sms) -> Sending<'a> {
        Box::pin(async move {
            self.keep(Sent {
                message: sms.message,
                attempt: Some(sms.attempt),
                kind: sms.kind,
                channel: Channel::Sms,
                to: sms.to.clone(),
                subject: String::new(),
                unsubscribe: None,
                body: sms.body.clone(),
                validity: Some(sms.validity),
            })
        })
    }
    fn speak<'a>(&'a self, call: &'a Call) -> Sending<'a> {
        Box::pin(async move {
            self.keep(Sent {
                message: call.message,
                attempt: Some(call.attempt),
                kind: call.kind,
                channel: Channel::Voice,
                to: call.to.clone(),
                subject: String::new(),
                unsubscribe: None,
                body: call.words.clone(),
                validity: None,
            })
        })
    }
    fn find<'a>(&'a self, _: &'a str, _: &'a str, _: Timestamp) -> Sending<'a, LookUp> {
        Box::pin(async move {
            let mut list = self.list.lock().unwrap_or_else(PoisonError::into_inner);
            if list.is_empty() { LookUp::Missing } else { list.remove(0) }
        })
    }
}

impl Mailer for Recorder {
    fn send<'a>(&'a self, mail: &'a Mail) -> Sending<'a> {
        Box::pin(async move {
            self.keep(Sent {
                message: mail.message,
                attempt: None,
                kind: mail.kind,
                channel: Channel::Email,
                to: mail.to.clone(),
                subject: mail.subject.clone(),
                unsubscribe: mail.unsubscribe.clone(),
                body: mail.body.clone(),
                validity: None,
            })
        })
    }
}

impl PushSender for Recorder {
    fn send<'a>(&'a self, note: &'a Note) -> Sending<'a, Pushed> {
        Box::pin(async move {
            Pushed::Ended(self.keep(Sent {
                message: note.message,
                attempt: None,
                kind: note.kind,
                channel: Channel::Push,
                to: note.subscription.endpoint.clone(),
                subject: String::new(),
                unsubscribe: None,
                body: note.payload.clone(),
                validity: Some(note.ttl),
            }))
        })
    }
}

/// Ends every call in the same way.
#[derive(Debug, Clone)]
pub struct Failing(pub Ending);

impl SmsSender for Failing {
    fn send<'a>(&'a self, _: &'a Sms) -> Sending<'a> {
        Box::pin(async move { self.0.clone() })
    }
    fn speak<'a>(&'a self, _: &'a Call) -> Sending<'a> {
        Box::pin(async move { self.0.clone() })
    }
    fn find<'a>(&'a self, _: &'a str, _: &'a str, _: Timestamp) -> Sending<'a, LookUp> {
        Box::pin(async { LookUp::Unreachable })
    }
}

impl Mailer for Failing {
    fn send<'a>(&'a self, _: &'a Mail) -> Sending<'a> {
        Box::pin(async move { self.0.clone() })
    }
}

impl PushSender for Failing {
    fn send<'a>(&'a self, _: &'a Note) -> Sending<'a, Pushed> {
        Box::pin(async move { Pushed::Ended(self.0.clone()) })
    }
}
