//! An alarm to somebody on call on its way out: to a colleague's telephone, by the channel of its step, day or night, as
//! long as the Emergency still waits for somebody. It says nothing of whom it is about.

use mimamori_domain::api::{Channel, MessageState};
use mimamori_domain::patient::Language;
use mimamori_store::Tx;
use mimamori_store::outbox::Claimed;

use super::{Outgoing, Ready, Step, done, validity};
use crate::Worker;
use crate::channels::{Call, Sms};
use crate::texts::Content;
use crate::way::{Choice, Way};

/// Staff read Japanese; their other language is for the screens.
const LANGUAGE: Language = Language::Ja;

impl Worker {
    /// Up to the moment before the call, in the given transaction.
    pub(super) async fn prepare_alarm(&self, mut tx: Tx, message: &Claimed) -> anyhow::Result<Step> {
        let Some((channel, phone)) = tx.alarm_to_send(message.id).await? else {
            tx.end_claimed(message, MessageState::Cancelled, None).await?;
            return done(tx).await;
        };
        let tried = tx.tried(message.id).await?;
        let Way { channel, provider, ticket } = match self.only_way(message, channel, &tried) {
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
        let body = if let Some(body) = self.repeated(&mut tx, message, &tried).await? {
            body
        } else {
            let link = format!("{}/staff", self.config().http.public_url);
            let content = Content { link, ..Content::default() };
            self.messages().body(LANGUAGE, message.kind, channel, &content)?
        };
        let now = tx.now;
        let validity = validity(message.kind, message.deadline_at.since(now));
        let attempt = tx.begin_attempt(message, channel, &provider, &body, now.plus(validity)).await?;
        let Some(attempt) = attempt else { return Ok(Step::Done) };
        let (id, kind, to) = (message.id, message.kind.as_str(), phone.e164());
        let outgoing = match channel {
            Channel::Voice => Outgoing::Call(
                provider,
                Call { message: id, attempt, kind, to, words: body, language: LANGUAGE },
            ),
            _ => Outgoing::Sms(provider, Sms { message: id, attempt, kind, to, body, validity }),
        };
        tx.commit().await?;
        Ok(Step::Send(Box::new(Ready { attempt, started_at: now, outgoing, undo: None, _ticket: ticket })))
    }
}
