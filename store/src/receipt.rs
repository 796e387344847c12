//! What the end of an attempt means for its message: the provider's answer, its callbacks, leases and deadlines that
//! ran out. Attempts move forward only, whatever order things are heard in; the message follows from them.

use mimamori_domain::api::{ChangeKind, MessageKind, MessageState};
use mimamori_domain::chain::Event;
use mimamori_domain::{AttemptId, Duration, MessageId, NumberId, Timestamp, outbox};

use crate::config::{CodeMeaning, Policy, Sms};
use crate::db::{Result, Tx};
use crate::mint::Undo;
use crate::outbox::{Claimed, Left};

statements! {
    ATTEMPT = "SELECT id, message_id, number, channel, provider, state, code FROM attempt WHERE id = $1";
    LAST_ATTEMPT = "SELECT id, message_id, number, channel, provider, state, code FROM attempt
        WHERE message_id = $1 ORDER BY number DESC LIMIT 1";
    SAME_CODE = "SELECT id, message_id, number, channel, provider, state, code FROM attempt
        WHERE message_id = $1 AND number < $2 AND code = $3 LIMIT 1";
    MOVE_ATTEMPT = "UPDATE attempt SET state = $2, code = COALESCE($3, code),
            provider_ref = COALESCE($4, provider_ref), changed_at = $5
        WHERE id = $1";
    SPEND = "UPDATE attempt SET spent = TRUE WHERE id = $1";
    MESSAGE = "SELECT id, kind, subject, lane, patient_id, chain_id, not_before, deadline_at, attempts, fence, state,
            lease_until
        FROM message WHERE id = $1",
        postgres "SELECT id, kind, subject, lane, patient_id, chain_id, not_before, deadline_at, attempts, fence, state,
            lease_until
        FROM message WHERE id = $1 FOR UPDATE";
    PEEK = "SELECT id, chain_id FROM message WHERE id = $1";
    MOVE = "UPDATE message SET state = $3, not_before = $4, last_code = COALESCE($5, last_code), lease_owner = NULL,
            lease_until = NULL, changed_at = $6
        WHERE id = $1 AND state = $2";
    WIPE = "UPDATE message SET body_sealed = NULL WHERE id = $1";
}

/// How long a callback is waited for when nobody knows whether the provider took the message.
const AMBIGUOUS: Duration = Duration::minutes(10);

/// How a call to a provider ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// It took the message.
    Accepted {
        /// Its own name for it.
        reference: Option<String>,
    },
    /// It did not, for certain.
    Refused {
        /// Its code.
        code: String,
        /// What that means.
        meaning: CodeMeaning,
        /// When it wants to be asked again.
        retry_after: Option<Duration>,
    },
    /// Nobody knows.
    Ambiguous {
        /// Why.
        code: String,
    },
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
    number: i64,
    channel: mimamori_domain::api::Channel,
    /// Name of the provider.
    pub provider: String,
    state: MessageState,
    code: Option<String>,
}

#[derive(sqlx::FromRow)]
struct Held {
    #[sqlx(flatten)]
    message: Claimed,
    state: MessageState,
    lease_until: Option<Timestamp>,
}

/// What a code of a provider's error body or callback means: as configured, else as DOMAIN section 7 has it. An
/// unknown refusal is permanent, an unknown callback is tried once more.
pub fn meaning(sms: &Sms, code: &str, callback: bool) -> CodeMeaning {
    if let Some(configured) = sms.codes.get(code) {
        return *configured;
    }
    match code {
        "20429" | "429" | "503" => CodeMeaning::Retry,
        "21211" | "21614" | "30005" | "30006" => CodeMeaning::WrongNumber,
        "21610" => CodeMeaning::OptedOut,
        "21408" | "21612" => CodeMeaning::Permanent,
        "20003" | "401" => CodeMeaning::StopProvider,
        "30003" => CodeMeaning::RetryOnce,
        "30007" => CodeMeaning::Filtered,
        "30036" => CodeMeaning::Expired,
        _ if callback => CodeMeaning::RetryOnce,
        _ => CodeMeaning::Permanent,
    }
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
        self.hold_chain(message.chain_id).await?;
        let Some(held) = fetch_optional!(self, Held, MESSAGE, message.id)? else { return Ok(()) };
        let Some(tried) = fetch_optional!(self, Attempted, ATTEMPT, attempt)? else { return Ok(()) };
        let ours = held.state == MessageState::Leased && held.message.fence == message.fence;
        let (heard, code, reference) = match ending {
            Ending::Accepted { reference } => (MessageState::HandedOver, None, reference.as_deref()),
            Ending::Refused { code, .. } => (MessageState::Failed, Some(code.as_str()), None),
            Ending::Ambiguous { code } => (MessageState::Ambiguous, Some(code.as_str()), None),
        };
        let state = outbox::forward(tried.state, heard);
        execute_one!(self, MOVE_ATTEMPT, attempt, state, code, reference, self.now)?;
        if let (Ending::Refused { .. }, Some((number, undo))) = (ending, undo) {
            self.take_back_number(number, undo, policy).await?;
        }
        let tried = Attempted { state, code: code.map(str::to_owned).or(tried.code), ..tried };
        if !ours {
            return self.follow(&held, &tried, CodeMeaning::RetryOnce, policy).await;
        }
        match ending {
            Ending::Refused { meaning, retry_after, .. } => {
                if *meaning == CodeMeaning::StopProvider {
                    self.stop_provider(&tried.provider, code.unwrap_or_default()).await?;
                }
                self.try_again(&held, &tried, *meaning, *retry_after).await
            }
            Ending::Ambiguous { .. } if state == MessageState::Ambiguous => {
                self.move_message(&held, state, self.now.plus(AMBIGUOUS), code).await
            }
            // A callback may have been faster than the answer: then `state` is already further.
            _ => self.follow(&held, &tried, CodeMeaning::RetryOnce, policy).await,
        }
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
        let Some(tried) = fetch_optional!(self, Attempted, ATTEMPT, id)? else { return Ok(Heard::Unknown) };
        let Some(left) = fetch_optional!(self, Left, PEEK, tried.message_id)? else {
            return Ok(Heard::Unknown);
        };
        self.hold_chain(left.chain_id).await?;
        let Some(held) = fetch_optional!(self, Held, MESSAGE, left.id)? else { return Ok(Heard::Unknown) };
        // Again under the lock.
        let Some(tried) = fetch_optional!(self, Attempted, ATTEMPT, id)? else { return Ok(Heard::Unknown) };
        let moved = outbox::forward(tried.state, state);
        if moved == tried.state {
            return Ok(Heard::Nothing);
        }
        execute_one!(self, MOVE_ATTEMPT, id, moved, code, Option::<&str>::None, self.now)?;
        let tried = Attempted { state: moved, code: code.map(str::to_owned).or(tried.code), ..tried };
        if held.state == MessageState::Leased && tried.state != MessageState::Delivered {
            // The worker is about to record its answer and will see this.
            return Ok(Heard::Moved);
        }
        self.follow(&held, &tried, meaning, policy).await?;
        Ok(Heard::Moved)
    }

    /// Lets the message follow its attempt.
    async fn follow(
        &mut self,
        held: &Held,
        tried: &Attempted,
        meaning: CodeMeaning,
        policy: &Policy,
    ) -> Result<()> {
        let id = held.message.id;
        match tried.state {
            MessageState::Delivered => {
                if held.state != MessageState::Delivered && held.state != MessageState::Cancelled {
                    self.move_message(held, MessageState::Delivered, held.message.not_before, None).await?;
                    self.wipe_unless_number(held).await?;
                }
                self.tell_chain(&held.message, policy, |number| Event::Delivered { number }).await
            }
            _ if self.last_attempt(id).await?.is_some_and(|last| last.id != tried.id) => Ok(()),
            MessageState::HandedOver if !outbox::is_final(held.state) || held.state == MessageState::Dead => {
                self.move_message(held, MessageState::HandedOver, held.message.not_before, None).await?;
                self.wipe_unless_number(held).await?;
                self.handed_over(&held.message, policy).await
            }
            MessageState::Undelivered | MessageState::Failed if held.message.kind == MessageKind::Number => {
                let code = tried.code.as_deref();
                self.move_message(held, MessageState::Undelivered, held.message.not_before, code).await?;
                self.tell_chain(&held.message, policy, |number| Event::Undelivered { number }).await
            }
            MessageState::Undelivered | MessageState::Failed if !outbox::is_final(held.state) => {
                self.try_again(held, tried, meaning, None).await
            }
            _ => Ok(()),
        }
    }

    /// After a certain failure of the last attempt: later, by another channel, or never.
    async fn try_again(
        &mut self,
        held: &Held,
        tried: &Attempted,
        meaning: CodeMeaning,
        retry_after: Option<Duration>,
    ) -> Result<()> {
        let code = tried.code.as_deref();
        let repeated = match code {
            Some(code) => {
                fetch_optional!(self, Attempted, SAME_CODE, tried.message_id, tried.number, code)?.is_some()
            }
            None => false,
        };
        let later = match meaning {
            CodeMeaning::Retry | CodeMeaning::StopProvider => true,
            CodeMeaning::RetryOnce => !repeated,
            _ => false,
        };
        let once =
            held.message.kind == MessageKind::NumberReminder && tried.state == MessageState::Undelivered;
        if held.message.attempts >= outbox::MOST_CLAIMS || once || meaning == CodeMeaning::Expired {
            let state =
                if once || meaning == CodeMeaning::Expired { tried.state } else { MessageState::Dead };
            self.move_message(held, state, held.message.not_before, code).await?;
            execute!(self, WIPE, held.message.id)?;
            return self.failed(&held.message, meaning).await;
        }
        if !later {
            execute_one!(self, SPEND, tried.id)?;
        }
        let wait = outbox::back_off(self.rng(), held.message.attempts, retry_after);
        let at = if later { self.now.plus(wait) } else { self.now };
        // The worker looks for another channel, and gives the message up when there is none.
        self.move_message(held, MessageState::Ready, at, code).await?;
        execute!(self, WIPE, held.message.id).map(|_| ())
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

    /// A lease ran out. Without an attempt in flight the message is ready again; with one, nobody knows.
    pub async fn rescue(&mut self, left: Left, policy: &Policy) -> Result<()> {
        self.hold_chain(left.chain_id).await?;
        let Some(held) = fetch_optional!(self, Held, MESSAGE, left.id)? else { return Ok(()) };
        let over = held.lease_until.is_none_or(|until| until <= self.now);
        if held.state != MessageState::Leased || !over {
            return Ok(());
        }
        match self.last_attempt(left.id).await? {
            Some(tried) if tried.state == MessageState::Leased => {
                let code = Some("lease");
                execute_one!(
                    self,
                    MOVE_ATTEMPT,
                    tried.id,
                    MessageState::Ambiguous,
                    code,
                    Option::<&str>::None,
                    self.now
                )?;
                self.move_message(&held, MessageState::Ambiguous, self.now.plus(AMBIGUOUS), code).await
            }
            // Heard by a callback while the worker was gone.
            Some(tried)
                if matches!(
                    tried.state,
                    MessageState::HandedOver | MessageState::Delivered | MessageState::Undelivered
                ) =>
            {
                self.follow(&held, &tried, CodeMeaning::RetryOnce, policy).await
            }
            _ if held.message.attempts >= outbox::MOST_CLAIMS => {
                self.move_message(&held, MessageState::Dead, held.message.not_before, Some("claims")).await?;
                self.number_unsendable(&held.message, policy).await?;
                self.failed(&held.message, CodeMeaning::Permanent).await
            }
            _ => self.move_message(&held, MessageState::Ready, self.now, None).await,
        }
    }

    /// A deadline passed: never sent.
    pub async fn expire(&mut self, left: Left, policy: &Policy) -> Result<()> {
        self.hold_chain(left.chain_id).await?;
        let Some(held) = fetch_optional!(self, Held, MESSAGE, left.id)? else { return Ok(()) };
        if held.state != MessageState::Ready || held.message.deadline_at > self.now {
            return Ok(());
        }
        self.move_message(&held, MessageState::Expired, held.message.not_before, None).await?;
        execute!(self, WIPE, left.id)?;
        self.number_unsendable(&held.message, policy).await?;
        self.failed(&held.message, CodeMeaning::Expired).await
    }

    /// No callback explained an ambiguous message in time: it is dead. A number's chain goes on by its own clock.
    pub async fn let_go(&mut self, left: Left) -> Result<()> {
        self.hold_chain(left.chain_id).await?;
        let Some(held) = fetch_optional!(self, Held, MESSAGE, left.id)? else { return Ok(()) };
        if held.state != MessageState::Ambiguous || held.message.not_before > self.now {
            return Ok(());
        }
        self.move_message(&held, MessageState::Dead, held.message.not_before, None).await?;
        self.wipe_unless_number(&held).await?;
        self.failed(&held.message, CodeMeaning::Permanent).await
    }

    async fn last_attempt(&mut self, id: MessageId) -> Result<Option<Attempted>> {
        fetch_optional!(self, Attempted, LAST_ATTEMPT, id)
    }

    async fn move_message(
        &mut self,
        held: &Held,
        state: MessageState,
        not_before: Timestamp,
        code: Option<&str>,
    ) -> Result<()> {
        if held.state == state {
            return Ok(());
        }
        execute_one!(self, MOVE, held.message.id, held.state, state, not_before, code, self.now)?;
        // Reminders are many and nobody watches one go out.
        let quiet = held.message.kind == MessageKind::Reminder && !matches!(state, MessageState::Failed);
        match held.message.patient_id {
            Some(id) if !quiet && state != MessageState::Ready => self.tell_of(ChangeKind::Message, id).await,
            _ => Ok(()),
        }
    }

    /// A text is kept for a re-send only; a number's goes with the number.
    async fn wipe_unless_number(&mut self, held: &Held) -> Result<()> {
        if held.message.kind != MessageKind::Number {
            execute!(self, WIPE, held.message.id)?;
        }
        Ok(())
    }
}
