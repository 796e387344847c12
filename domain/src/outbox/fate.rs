//! What becomes of one message: a pure machine. What happened goes in, the next [`Fate`] and [`Effect`]s for the store
//! come out. Attempts move forward only, whatever order things are heard in; the message follows from them. It knows no
//! text, no address and no digits.

use super::{
    AMBIGUOUS_LOOK_UPS, CodeMeaning, Ending, MOST_CLAIMS, back_off, channels_end_at_hand_over, forward,
    is_final, may_be_sent_again,
};
use crate::api::{Channel, MessageKind, MessageState};
use crate::clock::Rng;
use crate::time::{Duration, Timestamp};
use crate::{AttemptId, outbox};

/// The code of an attempt that the provider's own list does not know: its text may be sent once more.
pub const NOT_FOUND: &str = "not-found";
/// The code of an attempt whose worker never told how it ended.
const LEASE: &str = "lease";

/// A message, as far as its fate goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fate {
    /// What it is about.
    pub kind: MessageKind,
    /// Where it stands.
    pub state: MessageState,
    /// Claims so far.
    pub claims: i64,
    /// How often its attempt was looked for at the provider in vain.
    pub look_ups: i64,
    /// Not before; for an ambiguous one the time to look it up.
    pub not_before: Timestamp,
    /// Never to be sent after.
    pub deadline_at: Timestamp,
    /// End of the lease, while leased.
    pub lease_until: Option<Timestamp>,
    /// The last code heard.
    pub code: Option<String>,
    /// Tries, oldest first.
    pub attempts: Vec<Attempt>,
}

/// One try by one channel and provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Callbacks name it.
    pub id: AttemptId,
    /// How.
    pub channel: Channel,
    /// Where it stands.
    pub state: MessageState,
    /// The provider's code, if any.
    pub code: Option<String>,
    /// The provider's own name for it.
    pub reference: Option<String>,
    /// Its channel is closed to this message.
    pub spent: bool,
    /// When the provider took it.
    pub handed_at: Option<Timestamp>,
    /// When its end was heard.
    pub final_at: Option<Timestamp>,
}

/// What the provider's list says of an ambiguous attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookUp {
    /// It is there, and stands so.
    Found {
        /// Handed over, delivered or undelivered.
        state: MessageState,
        /// The provider's own name for it.
        reference: String,
        /// Its code, if any.
        code: Option<String>,
        /// What the code means.
        meaning: CodeMeaning,
    },
    /// It is not there.
    Missing,
    /// The list can't be had now.
    Unreachable,
    /// There is no list to look at.
    NoList,
}

/// Something that happened to a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The worker tells how its call ended.
    Ended {
        /// Which try.
        attempt: AttemptId,
        /// How.
        ending: Ending,
        /// Does the teller still hold the lease?
        ours: bool,
    },
    /// The provider tells where an attempt stands.
    Heard {
        /// Which try.
        attempt: AttemptId,
        /// Handed over, delivered or undelivered.
        state: MessageState,
        /// Its code, if any.
        code: Option<String>,
        /// What the code means.
        meaning: CodeMeaning,
    },
    /// A lease may have run out.
    LeaseOver,
    /// A deadline may have passed.
    DeadlineOver,
    /// An ambiguous message was looked up.
    LookedUp(LookUp),
    /// No callback came for so long that none will.
    Silent,
}

/// What follows, for the store to do in the same transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It is out for the first time.
    Out,
    /// The message reached the phone: the chain of a number hears it.
    Arrived,
    /// It will never arrive: the chain of a number hears it, with the reason.
    Lost(CodeMeaning),
    /// It was given up before anything was minted for it, or while nobody had it in hand.
    Unsendable,
    /// A person should know.
    Task(CodeMeaning),
    /// The provider must not be used until an operator says so.
    StopProvider,
    /// The kept text isn't needed any more.
    Wipe,
}

impl Fate {
    /// Takes an event. What is late, doubled or about an unknown attempt changes nothing.
    pub fn step(&mut self, rng: &dyn Rng, now: Timestamp, event: Event) -> Vec<Effect> {
        let mut step = Step { fate: self, rng, now, effects: vec![] };
        match event {
            Event::Ended { attempt, ending, ours } => step.ended(attempt, &ending, ours),
            Event::Heard { attempt, state, code, meaning } => step.heard(attempt, state, code, meaning),
            Event::LeaseOver => step.lease_over(),
            Event::DeadlineOver => step.deadline_over(),
            Event::LookedUp(look_up) => step.looked_up(look_up),
            Event::Silent => step.silent(),
        }
        step.effects
    }

    /// Must the next try repeat the text of the last one?
    pub fn repeats(&self) -> bool {
        self.attempts.last().is_some_and(|last| last.code.as_deref() == Some(NOT_FOUND))
    }
}

struct Step<'a> {
    fate: &'a mut Fate,
    rng: &'a dyn Rng,
    now: Timestamp,
    effects: Vec<Effect>,
}

impl Step<'_> {
    fn ended(&mut self, id: AttemptId, ending: &Ending, ours: bool) {
        let (state, code, reference) = match ending {
            Ending::Accepted { reference } => (MessageState::HandedOver, None, reference.clone()),
            Ending::Refused { code, .. } => (MessageState::Failed, Some(code.clone()), None),
            Ending::Ambiguous { code } => (MessageState::Ambiguous, Some(code.clone()), None),
        };
        let Some((n, stands)) = self.advance(id, state, code, reference) else { return };
        match ending {
            Ending::Refused { meaning, retry_after, .. } if ours && stands == MessageState::Failed => {
                if *meaning == CodeMeaning::StopProvider {
                    self.effects.push(Effect::StopProvider);
                }
                self.try_again(n, *meaning, *retry_after);
            }
            Ending::Ambiguous { .. } if ours && stands == MessageState::Ambiguous => self.in_doubt(n),
            // A callback may have been faster than the answer, or the lease is over: what stands counts.
            _ => self.follow(n, CodeMeaning::RetryOnce),
        }
    }

    fn heard(&mut self, id: AttemptId, state: MessageState, code: Option<String>, meaning: CodeMeaning) {
        let before = self.fate.attempts.iter().find(|attempt| attempt.id == id).map(|attempt| attempt.state);
        let Some((n, stands)) = self.advance(id, state, code, None) else { return };
        let waits_for_its_worker =
            self.fate.state == MessageState::Leased && stands != MessageState::Delivered;
        if before != Some(stands) && !waits_for_its_worker {
            self.follow(n, meaning);
        }
    }

    /// Moves an attempt forward; its place and where it stands now.
    fn advance(
        &mut self,
        id: AttemptId,
        state: MessageState,
        code: Option<String>,
        reference: Option<String>,
    ) -> Option<(usize, MessageState)> {
        let now = self.now;
        let (n, attempt) = self.fate.attempts.iter_mut().enumerate().find(|(_, attempt)| attempt.id == id)?;
        attempt.reference = reference.or(attempt.reference.take());
        let stands = forward(attempt.state, state);
        if stands != attempt.state {
            attempt.state = stands;
            attempt.code = code.or(attempt.code.take());
            let taken = matches!(
                stands,
                MessageState::HandedOver | MessageState::Delivered | MessageState::Undelivered
            );
            if taken {
                attempt.handed_at.get_or_insert(now);
            }
            if is_final(stands) {
                attempt.final_at = Some(now);
            }
        }
        Some((n, stands))
    }

    /// Lets the message follow its attempt.
    fn follow(&mut self, n: usize, meaning: CodeMeaning) {
        let Some(attempt) = self.fate.attempts.get(n) else { return };
        let (stands, channel) = (attempt.state, attempt.channel);
        let last = n + 1 == self.fate.attempts.len();
        let state = self.fate.state;
        let number = self.fate.kind == MessageKind::Number;
        match stands {
            MessageState::Delivered => {
                if state != MessageState::Cancelled {
                    self.set(MessageState::Delivered);
                }
                self.wipe_unless_number();
                self.effects.push(Effect::Arrived);
            }
            _ if !last => {}
            MessageState::HandedOver if !is_final(state) || state == MessageState::Dead => {
                self.set(MessageState::HandedOver);
                self.wipe_unless_number();
                self.effects.push(Effect::Out);
                if channels_end_at_hand_over(channel) {
                    // Nothing more will be heard of it.
                    self.effects.push(Effect::Wipe);
                }
            }
            MessageState::Undelivered | MessageState::Failed if number => {
                if !matches!(state, MessageState::Cancelled | MessageState::Delivered) {
                    self.take_code(n);
                    self.set(MessageState::Undelivered);
                }
                self.effects.push(Effect::Lost(meaning));
            }
            MessageState::Undelivered | MessageState::Failed if !is_final(state) => {
                self.try_again(n, meaning, None);
            }
            MessageState::Undelivered if matches!(state, MessageState::Unknown | MessageState::Dead) => {
                self.set(MessageState::Undelivered);
            }
            _ => {}
        }
    }

    /// After a certain failure of the last attempt: later, by another channel, or never.
    fn try_again(&mut self, n: usize, meaning: CodeMeaning, retry_after: Option<Duration>) {
        self.take_code(n);
        let Some(tried) = self.fate.attempts.get(n) else { return };
        let (stands, code) = (tried.state, tried.code.clone());
        let repeated =
            code.is_some() && self.fate.attempts.iter().take(n).any(|earlier| earlier.code == code);
        let later = match meaning {
            CodeMeaning::Retry | CodeMeaning::StopProvider => true,
            CodeMeaning::RetryOnce => !repeated,
            _ => false,
        };
        // The last reminder of a number is sent once: a second try would come when its number is dead.
        let once = self.fate.kind == MessageKind::NumberReminder && stands == MessageState::Undelivered;
        if self.fate.claims >= MOST_CLAIMS || once {
            self.set(if once { stands } else { MessageState::Dead });
            self.effects.extend([Effect::Wipe, Effect::Unsendable, Effect::Task(meaning)]);
            return;
        }
        if !later && let Some(tried) = self.fate.attempts.get_mut(n) {
            tried.spent = true;
        }
        // The worker looks for another channel, and gives the message up when there is none.
        let wait = back_off(self.rng, self.fate.claims, retry_after);
        self.ready(if later { self.now.plus(wait) } else { self.now });
        self.effects.push(Effect::Wipe);
    }

    /// Nobody knows whether the provider took it.
    fn in_doubt(&mut self, n: usize) {
        let Some(channel) = self.fate.attempts.get(n).map(|attempt| attempt.channel) else { return };
        self.take_code(n);
        if channels_end_at_hand_over(channel) {
            // No list to look at and no callback to wait for; a second copy would be worse than none.
            self.unknown(n);
            self.effects.extend([Effect::Wipe, Effect::Out]);
        } else {
            self.set(MessageState::Ambiguous);
            self.fate.not_before = self.now.plus(outbox::AMBIGUOUS_WAIT);
        }
    }

    fn lease_over(&mut self) {
        let over = self.fate.lease_until.is_none_or(|until| until <= self.now);
        if self.fate.state != MessageState::Leased || !over {
            return;
        }
        let last = self.fate.attempts.last().map(|last| (last.id, last.state));
        let n = self.fate.attempts.len().saturating_sub(1);
        match last {
            Some((id, MessageState::Leased)) => {
                self.advance(id, MessageState::Ambiguous, Some(LEASE.into()), None);
                self.in_doubt(n);
            }
            // Heard while the worker was gone.
            Some((_, MessageState::HandedOver | MessageState::Delivered | MessageState::Undelivered)) => {
                self.follow(n, CodeMeaning::RetryOnce);
            }
            _ if self.fate.claims >= MOST_CLAIMS => {
                self.fate.code = Some("claims".into());
                self.set(MessageState::Dead);
                self.effects.extend([Effect::Wipe, Effect::Unsendable, Effect::Task(CodeMeaning::Permanent)]);
            }
            _ => self.ready(self.now),
        }
    }

    fn deadline_over(&mut self) {
        if self.fate.state == MessageState::Ready && self.fate.deadline_at <= self.now {
            self.set(MessageState::Expired);
            self.effects.extend([Effect::Wipe, Effect::Unsendable, Effect::Task(CodeMeaning::Expired)]);
        }
    }

    fn looked_up(&mut self, look_up: LookUp) {
        let n = self.fate.attempts.len().saturating_sub(1);
        let Some(id) = self.fate.attempts.last().map(|last| last.id) else { return };
        if self.fate.state != MessageState::Ambiguous {
            return;
        }
        let again = may_be_sent_again(self.fate.kind);
        match look_up {
            LookUp::Found { state, reference, code, meaning } => {
                self.advance(id, state, code, Some(reference));
                self.follow(n, meaning);
            }
            LookUp::Missing if again && !self.was_sent_again() && self.fate.deadline_at > self.now => {
                self.advance(id, MessageState::Failed, Some(NOT_FOUND.into()), None);
                self.take_code(n);
                self.ready(self.now);
            }
            LookUp::Unreachable if again && self.fate.look_ups + 1 < AMBIGUOUS_LOOK_UPS => {
                self.fate.look_ups += 1;
                self.fate.not_before = self.now.plus(back_off(self.rng, self.fate.look_ups + 2, None));
            }
            _ if again => {
                self.set(MessageState::Dead);
                self.effects.push(Effect::Task(CodeMeaning::Permanent));
                self.wipe_unless_number();
            }
            // An ambiguous reminder is let go: the next one comes tomorrow.
            _ => {
                self.unknown(n);
                self.effects.push(Effect::Wipe);
            }
        }
    }

    fn was_sent_again(&self) -> bool {
        self.fate.attempts.iter().any(|attempt| attempt.code.as_deref() == Some(NOT_FOUND))
    }

    fn silent(&mut self) {
        let now = self.now;
        for attempt in &mut self.fate.attempts {
            let silent = attempt.handed_at.is_some_and(|at| at.plus(outbox::SILENCE) <= now);
            if silent
                && attempt.state == MessageState::HandedOver
                && !channels_end_at_hand_over(attempt.channel)
            {
                attempt.state = MessageState::Unknown;
            }
        }
        let last = self.fate.attempts.last().map(|last| last.state);
        if last == Some(MessageState::Unknown) && self.fate.state == MessageState::HandedOver {
            self.set(MessageState::Unknown);
        }
    }

    fn unknown(&mut self, n: usize) {
        if let Some(attempt) = self.fate.attempts.get_mut(n) {
            attempt.state = MessageState::Unknown;
        }
        self.set(MessageState::Unknown);
    }

    fn ready(&mut self, not_before: Timestamp) {
        self.set(MessageState::Ready);
        self.fate.not_before = not_before;
    }

    fn set(&mut self, state: MessageState) {
        self.fate.state = state;
        self.fate.lease_until = None;
    }

    fn take_code(&mut self, n: usize) {
        self.fate.code = self.fate.attempts.get(n).and_then(|attempt| attempt.code.clone());
    }

    /// A text is kept for a re-send only; a number's goes with the number.
    fn wipe_unless_number(&mut self) {
        if self.fate.kind != MessageKind::Number {
            self.effects.push(Effect::Wipe);
        }
    }
}
