//! A one-time code on its way out. It goes where it was asked for, not to a contact on record, and by the way that was
//! chosen there, day or night; for whom is found out only here, so that who asks can't tell whether anybody is known.

use mimamori_domain::CodeId;
use mimamori_domain::api::{Channel, MessageKind, MessageState};
use mimamori_domain::code::LIFE;
use mimamori_domain::contact::Reach;
use mimamori_domain::patient::Language;
use mimamori_store::Tx;
use mimamori_store::audit::Actor;
use mimamori_store::code::{Asked, Receiver};
use mimamori_store::outbox::Claimed;

use super::{Outgoing, Ready, Step, done, validity};
use crate::Worker;
use crate::channels::{Call, Mail, Sms};
use crate::texts::{Content, voice};
use crate::way::{Choice, Way};

impl Worker {
    /// Up to the moment before the call, in the given transaction.
    pub(super) async fn prepare_code(&self, mut tx: Tx, message: &Claimed) -> anyhow::Result<Step> {
        let asked = match message.subject.parse::<CodeId>() {
            Ok(id) => tx.code_to_send(id).await?,
            Err(_) => None,
        };
        let Some(asked) = asked else { return drop_code(tx, message).await };
        let tried = tx.tried(message.id).await?;
        let Way { channel, provider, ticket } = match self.only_way(message, asked.channel, &tried) {
            Choice::Way(way) => way,
            Choice::Wait => {
                tx.put_back(message, message.not_before, true).await?;
                return done(tx).await;
            }
            Choice::None => {
                self.give_up(&mut tx, message, &tried).await?;
                return done(tx).await;
            }
        };
        let reader = reader(&mut tx, &asked).await?;
        let repeated = self.repeated(&mut tx, message, &tried).await?;
        let minted = match repeated {
            Some(_) => None,
            None => tx.mint_code(asked.id).await?,
        };
        // For nobody: a code was minted all the same, and tries at it are answered like any others.
        let Some((language, reach)) = reader else { return drop_code(tx, message).await };
        let body = if let Some(body) = repeated {
            body
        } else {
            let Some((code, ends_at)) = minted else { return drop_code(tx, message).await };
            let content =
                Content { digits: code.as_str().to_owned(), until: Some(ends_at), ..Content::default() };
            let (language, content) = match channel {
                Channel::Voice => (voice(language).0, content.spoken(voice(language).0)),
                _ => (language, content),
            };
            self.messages().body(language, MessageKind::OneTimeCode, channel, &content)?
        };
        let (now, validity) = (tx.now, validity(message.kind, LIFE));
        let attempt = tx.begin_attempt(message, channel, &provider, &body, now.plus(validity)).await?;
        let Some(attempt) = attempt else { return Ok(Step::Done) };
        let (id, kind) = (message.id, message.kind.as_str());
        let outgoing = match (channel, reach) {
            (Channel::Voice, Reach::Phone(phone)) => Outgoing::Call(
                provider,
                Call { message: id, attempt, kind, to: phone.e164(), words: body, language },
            ),
            (_, Reach::Phone(phone)) => {
                Outgoing::Sms(provider, Sms { message: id, attempt, kind, to: phone.e164(), body, validity })
            }
            (_, Reach::Email(email)) => Outgoing::Mail(Mail {
                message: id,
                kind,
                to: email.as_str().to_owned(),
                subject: self.messages().subject(language)?,
                body,
                unsubscribe: None,
            }),
        };
        tx.commit().await?;
        Ok(Step::Send(Box::new(Ready { attempt, started_at: now, outgoing, undo: None, _ticket: ticket })))
    }
}

/// The language of who gets the code, and where it goes: to an address as it is on record, however it was typed. `None`
/// when there is nobody to get one.
async fn reader(tx: &mut Tx, asked: &Asked) -> anyhow::Result<Option<(Language, Reach)>> {
    let (patient, reach) = match asked.receiver {
        Receiver::Born(born) => {
            let Some(first) = tx.people_behind(&asked.reach, born).await?.into_iter().next() else {
                return Ok(None);
            };
            let reach = match (&asked.reach, &first.record.person.email) {
                (Reach::Email(_), Some(email)) => Reach::Email(email.clone()),
                (other, _) => other.clone(),
            };
            (first, reach)
        }
        Receiver::Patient(id) => {
            let Some(patient) = tx.patient(id).await? else { return Ok(None) };
            (patient, asked.reach.clone())
        }
    };
    tx.audit(Actor::System, "code.send", Some(patient.id), &[asked.channel.as_str()]).await?;
    Ok(Some((patient.record.language, reach)))
}

/// Nothing is sent.
async fn drop_code(mut tx: Tx, message: &Claimed) -> anyhow::Result<Step> {
    tx.end_claimed(message, MessageState::Cancelled, None).await?;
    done(tx).await
}
