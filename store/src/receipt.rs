//! What happened to a message: the provider's answer, its callbacks, its list, leases and deadlines that ran out. What
//! follows is decided by [`mimamori_domain::outbox::fate`]; here it is loaded, saved, and carried out.

use mimamori_domain::api::{ChangeKind, Channel, ContactStanding, MessageKind, MessageState};
use mimamori_domain::chain;
use mimamori_domain::outbox::fate::{Attempt, Effect, Event, Fate, LookUp};
use mimamori_domain::outbox::{CodeMeaning, forward};
use mimamori_domain::{AttemptId, Duration, MessageId, NumberId, PatientId, Timestamp};

use crate::config::{Policy, Sms};
use crate::db::{Result, Tx};
use crate::mint::Undo;
use crate::outbox::{Claimed, Left};

pub use mimamori_domain::outbox::Ending;

statements! {
    ATTEMPT = "SELECT id, message_id, provider, state FROM attempt WHERE id = $1";
    TRIES = "SELECT id, channel, provider, state, code, provider_ref, spent, handed_at, final_at FROM attempt
        WHERE message_id = $1 ORDER BY number";
    PUT_ATTEMPT = "UPDATE attempt SET state = $2, code = $3, provider_ref = $4, spent = $5, handed_at = $6,
            final_at = $7, changed_at = $8
        WHERE id = $1";
    MESSAGE = "SELECT id, kind, subject, lane, patient_id, chain_id, not_before, deadline_at, attempts, fence, state,
            lease_until, look_ups, last_code
        FROM message WHERE id = $1",
        postgres "SELECT id, kind, subject, lane, patient_id, chain_id, not_before, deadline_at, attempts, fence, state,
            lease_until, look_ups, last_code
        FROM message WHERE id = $1 FOR UPDATE";
    PEEK = "SELECT id, chain_id FROM message WHERE id = $1";
    // A message that is ready again may go by another channel: whether it waits for SMS is found out anew.
    PUT = "UPDATE message SET state = $2, not_before = $3, last_code = $4, look_ups = $5, lease_until = $6,
            lease_owner = CASE WHEN $6 IS NULL THEN NULL ELSE lease_owner END, waits_for_sms = FALSE, changed_at = $7
        WHERE id = $1",
        postgres "UPDATE message SET state = $2, not_before = $3, last_code = $4, look_ups = $5, lease_until = $6,
            lease_owner = CASE WHEN $6::bigint IS NULL THEN NULL ELSE lease_owner END, waits_for_sms = FALSE,
            changed_at = $7
        WHERE id = $1";
    WIPE = "UPDATE message SET body_sealed = NULL WHERE id = $1";
    // Asked by several workers at once, each is looked up by one of them.
    TAKE_IN_DOUBT = "UPDATE message SET not_before = $2
        WHERE state = 'ambiguous' AND not_before <= $1 AND id IN (SELECT id FROM message
            WHERE state = 'ambiguous' AND not_before <= $1 ORDER BY not_before LIMIT 100)
        RETURNING id",
        postgres "UPDATE message SET not_before = $2
        WHERE state = 'ambiguous' AND not_before <= $1 AND id IN (SELECT id FROM message
            WHERE state = 'ambiguous' AND not_before <= $1 ORDER BY not_before LIMIT 100 FOR UPDATE SKIP LOCKED)
        RETURNING id";
    DOUBTFUL = "SELECT m.kind, m.subject, m.patient_id, a.channel, a.provider, a.started_at FROM message m
        JOIN attempt a ON a.message_id = m.id WHERE m.id = $1 AND m.state = 'ambiguous' ORDER BY a.number DESC LIMIT 1";
    SILENT = "SELECT message_id FROM attempt
        WHERE state = 'handed-over' AND channel IN ('sms', 'voice') AND handed_at <= $1 ORDER BY handed_at LIMIT 500";
}

/// What a callback met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// No such attempt.
    Unknown,
    /// Known before, or too late to matter.
    Nothing,
    /// The attempt moved.
    Moved,
}

/// An attempt with its provider, to check who signs for it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Attempted {
    /// Id.
    pub id: AttemptId,
    message_id: MessageId,
    /// Name of the provider.
    pub provider: String,
    state: MessageState,
}

/// An ambiguous message, as the provider's list is asked for it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Doubtful {
    /// What it is about.
    pub kind: MessageKind,
    /// What makes it one of its kind.
    pub subject: String,
    /// To whom.
    pub patient_id: Option<PatientId>,
    /// How it went.
    pub channel: Channel,
    /// By whom.
    pub provider: String,
    /// When the call began.
    pub started_at: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Held {
    #[sqlx(flatten)]
    message: Claimed,
    state: MessageState,
    lease_until: Option<Timestamp>,
    look_ups: i64,
    last_code: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Try {
    id: AttemptId,
    channel: Channel,
    provider: String,
    state: MessageState,
    code: Option<String>,
    provider_ref: Option<String>,
    spent: bool,
    handed_at: Option<Timestamp>,
    final_at: Option<Timestamp>,
}

#[derive(sqlx::FromRow)]
struct IdRow {
    id: MessageId,
}

#[derive(sqlx::FromRow)]
struct MessageIdRow {
    message_id: MessageId,
}

impl From<&Try> for Attempt {
    fn from(row: &Try) -> Self {
        Self {
            id: row.id,
            channel: row.channel,
            state: row.state,
            code: row.code.clone(),
            reference: row.provider_ref.clone(),
            spent: row.spent,
            handed_at: row.handed_at,
            final_at: row.final_at,
        }
    }
}

/// What a code of a provider's error body or callback means: as configured, else as DOMAIN section 7 has it.
pub fn meaning(sms: &Sms, code: &str, callback: bool) -> CodeMeaning {
    sms.codes.get(code).copied().unwrap_or_else(|| CodeMeaning::of(code, callback))
}

/// What the end of a try says of the way it took; nothing of a provider's own trouble.
fn standing(attempt: &Attempt, meaning: CodeMeaning) -> Option<ContactStanding> {
    match (attempt.state, meaning) {
        (MessageState::Delivered, _) => Some(ContactStanding::Good),
        (MessageState::Undelivered | MessageState::Failed, CodeMeaning::WrongNumber) => {
            Some(ContactStanding::Wrong)
        }
        (MessageState::Undelivered | MessageState::Failed, CodeMeaning::Landline) => {
            Some(ContactStanding::Landline)
        }
        (MessageState::Undelivered | MessageState::Failed, CodeMeaning::OptedOut) => {
            Some(ContactStanding::OptedOut)
        }
        // The text was at fault, not the way.
        (_, CodeMeaning::Filtered) => None,
        (MessageState::Undelivered, _) | (MessageState::Failed, CodeMeaning::Permanent) => {
            Some(ContactStanding::Failing)
        }
        _ => None,
    }
}

/// A message in hand: as loaded, with its fate before and after.
struct Turn {
    held: Held,
    tries: Vec<Try>,
    fate: Fate,
}

impl Tx {
    /// Writes down how a provider's call ended. `undo` takes a number back that never left. When the message isn't
    /// ours any more, what was learnt still counts, as a callback would.
    pub async fn record(
        &mut self,
        message: &Claimed,
        attempt: AttemptId,
        ending: &Ending,
        undo: Option<(NumberId, Undo)>,
        policy: &Policy,
    ) -> Result<()> {
        let left = Left { id: message.id, chain_id: message.chain_id };
        let Some(mut turn) = self.turn(left).await? else { return Ok(()) };
        let ours = turn.held.state == MessageState::Leased && turn.held.message.fence == message.fence;
        let stood = turn.tries.iter().find(|tried| tried.id == attempt).map(|tried| tried.state);
        if let (Ending::Refused { .. }, Some((number, undo)), Some(stood)) = (ending, undo, stood)
            && forward(stood, MessageState::Failed) == MessageState::Failed
        {
            self.take_back_number(number, undo, policy).await?;
        }
        let meaning = match ending {
            Ending::Refused { meaning, .. } => *meaning,
            _ => CodeMeaning::RetryOnce,
        };
        let event = Event::Ended { attempt, ending: ending.clone(), ours };
        let effects = turn.fate.step(self.rng(), self.now, event);
        self.settle(turn, effects, meaning, policy).await
    }

    /// An attempt by the id in its callback's address.
    pub async fn attempt(&mut self, id: AttemptId) -> Result<Option<Attempted>> {
        fetch_optional!(self, Attempted, ATTEMPT, id)
    }

    /// A provider tells where an attempt stands; any number of times, in any order.
    pub async fn hear(
        &mut self,
        id: AttemptId,
        state: MessageState,
        code: Option<&str>,
        meaning: CodeMeaning,
        policy: &Policy,
    ) -> Result<Heard> {
        let Some(tried) = self.attempt(id).await? else { return Ok(Heard::Unknown) };
        if forward(tried.state, state) == tried.state {
            return Ok(Heard::Nothing);
        }
        let Some(left) = fetch_optional!(self, Left, PEEK, tried.message_id)? else {
            return Ok(Heard::Unknown);
        };
        let event = Event::Heard { attempt: id, state, code: code.map(str::to_owned), meaning };
        Ok(if self.happen(left, event, meaning, policy).await? { Heard::Moved } else { Heard::Nothing })
    }

    /// A lease ran out. Without an attempt in flight the message is ready again; with one, nobody knows.
    pub async fn rescue(&mut self, left: Left, policy: &Policy) -> Result<()> {
        self.happen(left, Event::LeaseOver, CodeMeaning::RetryOnce, policy).await.map(|_| ())
    }

    /// A deadline passed: never sent.
    pub async fn expire(&mut self, left: Left, policy: &Policy) -> Result<()> {
        self.happen(left, Event::DeadlineOver, CodeMeaning::Expired, policy).await.map(|_| ())
    }

    /// Ambiguous messages to be looked up now, at most 100, each handed to one asker for a minute.
    pub async fn take_in_doubt(&mut self) -> Result<Vec<MessageId>> {
        let rows = fetch_all!(self, IdRow, TAKE_IN_DOUBT, self.now, self.now.plus(Duration::minutes(1)))?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// What to ask the provider for; `None` when it isn't in doubt any more.
    pub async fn doubtful(&mut self, id: MessageId) -> Result<Option<Doubtful>> {
        fetch_optional!(self, Doubtful, DOUBTFUL, id)
    }

    /// What the provider's list says of an ambiguous message.
    pub async fn looked_up(&mut self, id: MessageId, look_up: LookUp, policy: &Policy) -> Result<()> {
        let Some(left) = fetch_optional!(self, Left, PEEK, id)? else { return Ok(()) };
        let meaning = match &look_up {
            LookUp::Found { meaning, .. } => *meaning,
            _ => CodeMeaning::RetryOnce,
        };
        self.happen(left, Event::LookedUp(look_up), meaning, policy).await.map(|_| ())
    }

    /// Messages that went by SMS or voice and of which nothing was heard for 72 hours, at most 500.
    pub async fn silent_messages(&mut self) -> Result<Vec<MessageId>> {
        let since = self.now.minus(mimamori_domain::outbox::SILENCE);
        Ok(fetch_all!(self, MessageIdRow, SILENT, since)?.into_iter().map(|row| row.message_id).collect())
    }

    /// No callback will come any more.
    pub async fn fall_silent(&mut self, id: MessageId, policy: &Policy) -> Result<()> {
        let Some(left) = fetch_optional!(self, Left, PEEK, id)? else { return Ok(()) };
        self.happen(left, Event::Silent, CodeMeaning::RetryOnce, policy).await.map(|_| ())
    }

    /// Takes an event; did anything move?
    async fn happen(
        &mut self,
        left: Left,
        event: Event,
        meaning: CodeMeaning,
        policy: &Policy,
    ) -> Result<bool> {
        let Some(mut turn) = self.turn(left).await? else { return Ok(false) };
        let before = turn.fate.clone();
        let effects = turn.fate.step(self.rng(), self.now, event);
        let moved = turn.fate != before;
        self.settle(turn, effects, meaning, policy).await?;
        Ok(moved)
    }

    /// Loads a message with its attempts and holds it, its chain first.
    async fn turn(&mut self, left: Left) -> Result<Option<Turn>> {
        self.hold_chain(left.chain_id).await?;
        let Some(held) = fetch_optional!(self, Held, MESSAGE, left.id)? else { return Ok(None) };
        let tries = fetch_all!(self, Try, TRIES, left.id)?;
        let fate = Fate {
            kind: held.message.kind,
            state: held.state,
            claims: held.message.attempts,
            look_ups: held.look_ups,
            not_before: held.message.not_before,
            deadline_at: held.message.deadline_at,
            lease_until: held.lease_until,
            code: held.last_code.clone(),
            attempts: tries.iter().map(Attempt::from).collect(),
        };
        Ok(Some(Turn { held, tries, fate }))
    }

    /// Saves what changed and does what follows.
    async fn settle(
        &mut self,
        turn: Turn,
        effects: Vec<Effect>,
        meaning: CodeMeaning,
        policy: &Policy,
    ) -> Result<()> {
        let Turn { held, tries, fate } = turn;
        let message = &held.message;
        for (attempt, before) in fate.attempts.iter().zip(&tries) {
            if *attempt == Attempt::from(before) {
                continue;
            }
            execute_one!(
                self,
                PUT_ATTEMPT,
                attempt.id,
                attempt.state,
                attempt.code.as_deref(),
                attempt.reference.as_deref(),
                attempt.spent,
                attempt.handed_at,
                attempt.final_at,
                self.now
            )?;
            if let (Some(patient), Some(standing)) = (message.patient_id, standing(attempt, meaning))
                && attempt.state != before.state
                && !(meaning == CodeMeaning::Expired && self.lags(&before.provider).await?)
            {
                self.contact_outcome(patient, attempt.channel, standing, attempt.code.as_deref()).await?;
            }
        }
        let moved = fate.state != held.state;
        if moved || fate.not_before != message.not_before || fate.look_ups != held.look_ups {
            let (at, code) = (fate.not_before, fate.code.as_deref());
            execute_one!(
                self,
                PUT,
                message.id,
                fate.state,
                at,
                code,
                fate.look_ups,
                fate.lease_until,
                self.now
            )?;
        }
        let provider = tries.last().map(|tried| tried.provider.as_str());
        for effect in effects {
            self.follow(message, &fate, provider, effect, policy).await?;
        }
        // Reminders are many and nobody watches one go out.
        let watched = !matches!(message.kind, MessageKind::Reminder | MessageKind::SecondReminder)
            || fate.state == MessageState::Failed;
        match message.patient_id {
            Some(id) if moved && watched && fate.state != MessageState::Ready => {
                self.tell_of(ChangeKind::Message, id).await
            }
            _ => Ok(()),
        }
    }

    async fn follow(
        &mut self,
        message: &Claimed,
        fate: &Fate,
        provider: Option<&str>,
        effect: Effect,
        policy: &Policy,
    ) -> Result<()> {
        match effect {
            Effect::Out => self.handed_over(message).await,
            Effect::Arrived => {
                self.tell_chain(message, policy, |number| chain::Event::Delivered { number }).await
            }
            Effect::Lost(meaning) => {
                let late = meaning == CodeMeaning::Expired && self.lags(provider.unwrap_or_default()).await?;
                let event = |number| {
                    if late { chain::Event::Late { number } } else { chain::Event::Undelivered { number } }
                };
                self.tell_chain(message, policy, event).await
            }
            Effect::Unsendable => self.number_unsendable(message, policy).await,
            Effect::Task(meaning) => self.failed(message, meaning).await,
            Effect::StopProvider => {
                let code = fate.attempts.last().and_then(|last| last.code.as_deref()).unwrap_or_default();
                self.stop_provider(provider.unwrap_or_default(), code).await
            }
            Effect::Wipe => execute!(self, WIPE, message.id).map(|_| ()),
        }
    }

    /// Ends a claimed message that can't be sent: no channel left, dead. Does what follows for the patient.
    pub async fn give_up(
        &mut self,
        message: &Claimed,
        state: MessageState,
        code: &str,
        meaning: CodeMeaning,
        policy: &Policy,
    ) -> Result<()> {
        if !self.end_claimed(message, state, Some(code)).await? {
            return Ok(());
        }
        self.number_unsendable(message, policy).await?;
        self.failed(message, meaning).await
    }
}
