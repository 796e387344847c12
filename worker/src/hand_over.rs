//! One claimed message, from the claim to the record: is it still wanted, by which way, in which words; then the
//! attempt is written down, and only then the provider is called.

mod alarm;
mod code;
mod staff_invitation;

use mimamori_domain::api::{Channel, ContactStanding, MessageKind, MessageState, PushSubscription};
use mimamori_domain::outbox::fate;
use mimamori_domain::values::JpPhone;
use mimamori_domain::{AttemptId, Duration, NumberId, PushId, Timestamp, outbox};
use mimamori_store::Tx;
use mimamori_store::config::CodeMeaning;
use mimamori_store::mint::{Mint, Minted, Undo};
use mimamori_store::outbox::{Claimed, Tried};
use mimamori_store::patient::Patient;
use mimamori_store::receipt::{Ending, meaning};

use crate::Worker;
use crate::channels::{Call, Mail, Note, Pushed, Sms};
use crate::gate::Ticket;
use crate::texts::{Content, voice};
use crate::way::{Choice, Way, may_go};

/// An SMS with a number is thrown away by the provider when so much of the number's life is left.
const NUMBER_MARGIN: Duration = Duration::minutes(20);
/// A call that would begin so long after its attempt was written down is not made any more.
const STALE: Duration = Duration::seconds(20);

/// A message for a contact that was disowned is looked at again after so long.
const DISOWNED: Duration = Duration::minutes(10);

/// The next thing to do with a claimed message.
enum Step {
    /// Nothing: it was put back or ended.
    Done,
    /// Call the provider.
    Send(Box<Ready>),
}

/// Everything the call and the record need.
struct Ready {
    attempt: AttemptId,
    started_at: Timestamp,
    outgoing: Outgoing,
    undo: Option<(NumberId, Undo)>,
    /// The place at the provider, held until the call is over.
    _ticket: Option<Ticket>,
}

enum Outgoing {
    Sms(String, Sms),
    Call(String, Call),
    Mail(Mail),
    Push(Vec<(PushId, PushSubscription)>, Note),
}

/// What was minted for the message, if anything.
#[derive(Default)]
struct Made {
    content: Content,
    undo: Option<(NumberId, Undo)>,
    ends_at: Option<Timestamp>,
}

impl Worker {
    /// Sends one claimed message, or does what else is right for it.
    pub(crate) async fn handle(&self, message: &Claimed) -> anyhow::Result<()> {
        let Step::Send(ready) = self.prepare(message).await? else { return Ok(()) };
        let ending = self.call(message, &ready).await;
        let outcome = match &ending {
            Ending::Accepted { .. } => "accepted",
            Ending::Refused { .. } => "refused",
            Ending::Ambiguous { .. } => "ambiguous",
        };
        metrics::counter!("mimamori_sends_total", "kind" => message.kind.as_str(), "outcome" => outcome)
            .increment(1);
        if let (
            Outgoing::Sms(name, _) | Outgoing::Call(name, _),
            Ending::Refused { retry_after: Some(wait), .. },
        ) = (&ready.outgoing, &ending)
        {
            self.gate().pause(name, self.store().now().plus((*wait).min(Duration::hours(1))));
        }
        tracing::info!(message = %message.id, attempt = %ready.attempt, kind = %message.kind, outcome, "handed over");
        self.record(message, &ready, &ending).await
    }

    /// Up to the moment before the call, in one transaction.
    async fn prepare(&self, message: &Claimed) -> anyhow::Result<Step> {
        let mut tx = self.store().begin().await?;
        tx.hold_chain(message.chain_id).await?;
        let now = tx.now;
        if message.deadline_at <= now {
            let policy = &self.config().policy;
            tx.give_up(message, MessageState::Expired, "deadline", CodeMeaning::Expired, policy).await?;
            return done(tx).await;
        }
        if message.kind == MessageKind::OneTimeCode {
            return self.prepare_code(tx, message).await;
        }
        if message.kind == MessageKind::StaffAlert {
            return self.prepare_alarm(tx, message).await;
        }
        if message.kind == MessageKind::StaffInvitation {
            return self.prepare_staff_invitation(tx, message).await;
        }
        let reminder = matches!(message.kind, MessageKind::Reminder | MessageKind::SecondReminder);
        let receiver = match message.patient_id {
            // Perhaps somebody else of the household, who hasn't reported yet; perhaps nobody any more.
            Some(id) if reminder => tx.still_reminded(message.id, id).await?,
            other => other,
        };
        let patient = match receiver {
            Some(id) => tx.patient(id).await?,
            None => None,
        };
        let Some(patient) = patient.filter(|patient| may_go(patient, message.kind)) else {
            tx.end_claimed(message, MessageState::Cancelled, None).await?;
            return done(tx).await;
        };
        let by_day = if self.config().policy.message_quiet_hours { outbox::by_day(now) } else { now };
        if by_day > now && (reminder || message.kind == MessageKind::Invitation) {
            tx.put_back(message, by_day, false).await?;
            return done(tx).await;
        }
        if message.kind != MessageKind::Invitation && tx.is_disowned(patient.id).await? {
            // "This isn't me" was said: nothing but a new invitation goes out until staff have closed their task.
            tx.put_back(message, now.plus(DISOWNED), false).await?;
            return done(tx).await;
        }
        let subscriptions = if reminder { tx.push_subscriptions(patient.id).await? } else { vec![] };
        let tried = tx.tried(message.id).await?;
        let mut spent: Vec<Channel> =
            tried.iter().filter(|tried| tried.spent).map(|tried| tried.channel).collect();
        if let Some(chain) = message.chain_id
            && patient.record.person.email.is_some()
            && self.channels().email.is_some()
            && tx.lost_in_chain(chain).await?
        {
            // An SMS with an earlier number never reached this patient: the other way, as there is one.
            spent.push(Channel::Sms);
        }
        spent.extend(closed_contacts(&mut tx, &patient).await?);
        let way = match self.choose(message, &patient, &subscriptions, &spent) {
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
        let made = match self.make(&mut tx, message, &patient).await? {
            Making::Made(made) => made,
            Making::Wait(at) => {
                tx.put_back(message, at, false).await?;
                return done(tx).await;
            }
            Making::Drop => {
                tx.end_claimed(message, MessageState::Cancelled, None).await?;
                return done(tx).await;
            }
        };
        let language = match way.channel {
            Channel::Voice => voice(patient.record.language).0,
            _ => patient.record.language,
        };
        let content = match way.channel {
            Channel::Voice => &made.content.spoken(language),
            _ => &made.content,
        };
        let body = match self.repeated(&mut tx, message, &tried).await? {
            Some(body) => body,
            None => self.messages().body(language, message.kind, way.channel, content)?,
        };
        let left = made.ends_at.unwrap_or(message.deadline_at).since(now);
        let valid_until = now.plus(validity(message.kind, left));
        let attempt = tx.begin_attempt(message, way.channel, &way.provider, &body, valid_until).await?;
        let Some(attempt) = attempt else { return Ok(Step::Done) };
        let Way { channel, provider, ticket } = way;
        let envelope = Envelope { message, patient: &patient, attempt, made: &made, left };
        let outgoing = self.outgoing(&envelope, channel, provider, body, subscriptions)?;
        tx.commit().await?;
        Ok(Step::Send(Box::new(Ready {
            attempt,
            started_at: now,
            outgoing,
            undo: made.undo,
            _ticket: ticket,
        })))
    }

    /// The text of the last try, when its provider doesn't know it: the same is sent again, once.
    async fn repeated(
        &self,
        tx: &mut Tx,
        message: &Claimed,
        tried: &[Tried],
    ) -> anyhow::Result<Option<String>> {
        let repeats = tried.last().is_some_and(|last| last.code.as_deref() == Some(fate::NOT_FOUND));
        Ok(if repeats { tx.kept_body(message.id).await? } else { None })
    }

    /// No way is left: the message ends, and a task or the chain takes over.
    async fn give_up(&self, tx: &mut Tx, message: &Claimed, tried: &[Tried]) -> anyhow::Result<()> {
        let last = tried.last();
        let state = match last.map(|tried| tried.state) {
            Some(MessageState::Undelivered) => MessageState::Undelivered,
            _ => MessageState::Failed,
        };
        let code = last.and_then(|tried| tried.code.as_deref()).unwrap_or("no-contact");
        let meaning = match last {
            Some(_) => meaning(&self.config().sms, code, state == MessageState::Undelivered),
            None => CodeMeaning::Permanent,
        };
        Ok(tx.give_up(message, state, code, meaning, &self.config().policy).await?)
    }

    /// Mints what the message must carry.
    async fn make(&self, tx: &mut Tx, message: &Claimed, patient: &Patient) -> anyhow::Result<Making> {
        let base = &self.config().http.public_url;
        let page = format!("{base}/");
        let policy = &self.config().policy;
        let number = match message.kind {
            MessageKind::Invitation => {
                let token = tx.mint_invitation(patient.id, Duration::days(policy.invitation_days)).await?;
                let content = Content { link: format!("{base}/i/{token}"), page, ..Content::default() };
                return Ok(Making::Made(Box::new(Made { content, ..Made::default() })));
            }
            MessageKind::Number => {
                let position =
                    message.subject.rsplit_once('/').and_then(|(_, position)| position.parse().ok());
                let (Some(chain), Some(position)) = (message.chain_id, position) else {
                    return Ok(Making::Drop);
                };
                match tx.mint_number(chain, position, message.id, policy).await? {
                    Mint::Number(number) => *number,
                    Mint::Wait(at) => return Ok(Making::Wait(at)),
                    Mint::Drop => return Ok(Making::Drop),
                }
            }
            MessageKind::NumberReminder => {
                let id = message.subject.parse().map(NumberId);
                let found = match id {
                    Ok(id) => tx.live_number(id).await?,
                    Err(_) => None,
                };
                match found {
                    Some(number) => number,
                    None => return Ok(Making::Drop),
                }
            }
            MessageKind::Reminder | MessageKind::SecondReminder => {
                let stop = format!("{base}/s/{}", tx.stop_token(patient).await?);
                let content = Content { link: page.clone(), page, stop, ..Content::default() };
                return Ok(Making::Made(Box::new(Made { content, ..Made::default() })));
            }
            // Codes and what goes to staff have a way of their own.
            MessageKind::StaffAlert | MessageKind::OneTimeCode | MessageKind::StaffInvitation => {
                return Ok(Making::Drop);
            }
        };
        let Minted { id, number, expires_at, undo, .. } = number;
        let content = Content {
            link: number.link(),
            page,
            digits: number.as_str().to_owned(),
            until: Some(expires_at),
            ..Content::default()
        };
        let undo = undo.map(|undo| (id, undo));
        Ok(Making::Made(Box::new(Made { content, undo, ends_at: Some(expires_at) })))
    }

    fn outgoing(
        &self,
        envelope: &Envelope<'_>,
        channel: Channel,
        provider: String,
        body: String,
        subscriptions: Vec<(PushId, PushSubscription)>,
    ) -> anyhow::Result<Outgoing> {
        let Envelope { message, patient, attempt, made, left } = *envelope;
        let person = &patient.record.person;
        let (id, kind) = (message.id, message.kind.as_str());
        let to = || person.phone.as_ref().map(JpPhone::e164).unwrap_or_default();
        Ok(match channel {
            Channel::Email => Outgoing::Mail(Mail {
                message: id,
                kind,
                to: person.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
                subject: self.messages().subject(patient.record.language)?,
                body,
                unsubscribe: Some(made.content.stop.clone()).filter(|stop| !stop.is_empty()),
            }),
            Channel::Push => {
                let Some((_, subscription)) = subscriptions.first().cloned() else {
                    anyhow::bail!("no subscription");
                };
                Outgoing::Push(
                    subscriptions,
                    Note { message: id, kind, subscription, payload: body, ttl: left },
                )
            }
            Channel::Sms => {
                let validity = validity(message.kind, left);
                Outgoing::Sms(provider, Sms { message: id, attempt, kind, to: to(), body, validity })
            }
            Channel::Voice => {
                let language = patient.record.language;
                Outgoing::Call(provider, Call { message: id, attempt, kind, to: to(), words: body, language })
            }
        })
    }

    async fn call(&self, message: &Claimed, ready: &Ready) -> Ending {
        let unsent = |code: &str| Ending::Refused {
            code: code.to_owned(),
            meaning: CodeMeaning::Retry,
            retry_after: None,
        };
        // The machine slept between the attempt and the call: a number's hour has been running.
        if self.store().now().since(ready.started_at) > STALE {
            return unsent("stale");
        }
        match &ready.outgoing {
            Outgoing::Sms(name, sms) => match self.channels().provider(name) {
                Some(provider) => provider.sender.send(sms).await,
                None => unsent("stale"),
            },
            Outgoing::Call(name, call) => match self.channels().provider(name) {
                Some(provider) => provider.sender.speak(call).await,
                None => unsent("stale"),
            },
            Outgoing::Mail(mail) => match &self.channels().email {
                Some((_, mailer)) => mailer.send(mail).await,
                None => unsent("stale"),
            },
            Outgoing::Push(subscriptions, note) => self.push_all(message, subscriptions, note).await,
        }
    }

    /// To every browser of the patient; one that takes it is enough.
    async fn push_all(
        &self,
        message: &Claimed,
        subscriptions: &[(PushId, PushSubscription)],
        note: &Note,
    ) -> Ending {
        let gone =
            || Ending::Refused { code: "gone".into(), meaning: CodeMeaning::Permanent, retry_after: None };
        let Some(sender) = &self.channels().push else { return gone() };
        let mut best = gone();
        for (id, subscription) in subscriptions {
            let note = Note { subscription: subscription.clone(), ..note.clone() };
            match sender.send(&note).await {
                Pushed::Ended(accepted @ Ending::Accepted { .. }) => best = accepted,
                Pushed::Ended(other) if !matches!(best, Ending::Accepted { .. }) => best = other,
                Pushed::Ended(_) => {}
                Pushed::Gone => {
                    if let Err(error) = self.forget_push(*id).await {
                        tracing::warn!(message = %message.id, %error, "a dead subscription stays for now");
                    }
                }
            }
        }
        best
    }

    async fn forget_push(&self, id: PushId) -> anyhow::Result<()> {
        let mut tx = self.store().begin().await?;
        tx.delete_push_subscription(id).await?;
        Ok(tx.commit().await?)
    }

    /// Writes the outcome down, more than once if the database stumbles: the provider has the message already.
    async fn record(&self, message: &Claimed, ready: &Ready, ending: &Ending) -> anyhow::Result<()> {
        let mut tries = 0;
        loop {
            match self.record_once(message, ready, ending).await {
                Ok(()) => return Ok(()),
                Err(error) if tries < 4 => {
                    tries += 1;
                    tracing::warn!(message = %message.id, %error, tries, "recording again");
                    tokio::time::sleep(std::time::Duration::from_millis(50 << tries)).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    async fn record_once(&self, message: &Claimed, ready: &Ready, ending: &Ending) -> anyhow::Result<()> {
        let mut tx = self.store().begin().await?;
        let policy = &self.config().policy;
        tx.record(message, ready.attempt, ending, ready.undo.clone(), policy).await?;
        if let (Outgoing::Sms(name, _) | Outgoing::Call(name, _), Ending::Accepted { .. }) =
            (&ready.outgoing, ending)
            && self.channels().provider(name).is_some_and(|provider| !provider.calls_back)
        {
            let (delivered, meaning) = (MessageState::Delivered, CodeMeaning::RetryOnce);
            tx.hear(ready.attempt, delivered, None, meaning, policy).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// What goes into an envelope.
struct Envelope<'a> {
    message: &'a Claimed,
    patient: &'a Patient,
    attempt: AttemptId,
    made: &'a Made,
    left: Duration,
}

enum Making {
    Made(Box<Made>),
    Wait(Timestamp),
    Drop,
}

/// Ways to this patient that messages have shown to lead nowhere, until staff correct them.
async fn closed_contacts(tx: &mut Tx, patient: &Patient) -> anyhow::Result<Vec<Channel>> {
    let closed = |standing: ContactStanding| {
        matches!(standing, ContactStanding::Wrong | ContactStanding::OptedOut | ContactStanding::Landline)
    };
    let contacts = tx.contacts(patient.id, &patient.record.person).await?;
    Ok(contacts
        .into_iter()
        .filter(|contact| closed(contact.standing))
        .map(|contact| contact.channel)
        .collect())
}

async fn done(tx: Tx) -> anyhow::Result<Step> {
    tx.commit().await?;
    Ok(Step::Done)
}

/// How long the provider may keep trying: always less than the number still lives.
fn validity(kind: MessageKind, left: Duration) -> Duration {
    let millis = left.as_millis();
    let margin = match kind {
        MessageKind::Number => NUMBER_MARGIN.as_millis().min(millis / 3),
        MessageKind::NumberReminder => Duration::minutes(1).as_millis().min(millis / 3),
        _ => 0,
    };
    Duration::millis((millis - margin).clamp(1000, Duration::hours(10).as_millis()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_sms_dies_before_its_number() {
        assert_eq!(validity(MessageKind::Number, Duration::hours(1)), Duration::minutes(40));
        assert_eq!(validity(MessageKind::NumberReminder, Duration::minutes(20)), Duration::minutes(19));
        assert_eq!(validity(MessageKind::Reminder, Duration::days(1)), Duration::hours(10));
    }
}
