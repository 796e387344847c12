//! Store, workers, provider and clock of the histories, in memory: the glue between the two machines, and what must hold.

use std::collections::BTreeMap;

use super::super::Fixed;
use super::{Answer, Op, WORKERS};
use crate::api::{Channel, MessageKind, MessageState};
use crate::chain::{self, ChainState, Command, HandOver, Policy};
use crate::outbox::fate::{Attempt, Effect, Event, Fate, LookUp};
use crate::outbox::{CodeMeaning, Ending, MOST_CLAIMS, is_final, may_be_sent_again};
use crate::patient::Classification;
use crate::time::{Duration, Timestamp};
use crate::{AttemptId, NumberId, outbox};

const LEASE: Duration = Duration::seconds(90);
const STALE: Duration = Duration::seconds(20);

/// A message in a worker's hands.
#[derive(Debug, Clone)]
enum Hand {
    Claimed { message: usize, fence: i64 },
    Begun { message: usize, fence: i64, attempt: AttemptId, at: Timestamp, number: Option<NumberId> },
    Answered { message: usize, fence: i64, attempt: AttemptId, number: Option<NumberId>, ending: Ending },
}

struct Message {
    fate: Fate,
    fence: i64,
    /// Of a number: its place in the chain, and the number once it is minted.
    position: Option<i64>,
    number: Option<NumberId>,
    /// Texts that the provider really has, by attempt.
    taken: Vec<AttemptId>,
    tasks: usize,
}

struct Number {
    ends_at: Timestamp,
    alive: bool,
    used: bool,
}

pub(super) struct World {
    now: Timestamp,
    policy: Policy,
    chain: ChainState,
    messages: Vec<Message>,
    numbers: BTreeMap<NumberId, Number>,
    hands: [Option<Hand>; WORKERS],
    ids: u128,
}

impl World {
    pub(super) fn new() -> Self {
        let now = "2022-01-14T10:00:00+09:00".parse().unwrap();
        let policy = Policy::default();
        let (chain, commands) = chain::start(&policy, now, true, Classification::Confirmed).unwrap();
        let mut world = Self {
            now,
            policy,
            chain,
            messages: vec![],
            numbers: BTreeMap::new(),
            hands: [const { None }; WORKERS],
            ids: 0,
        };
        world.obey(commands);
        world.queue(MessageKind::Invitation, now, now.plus(Duration::days(3)), None);
        world.queue(MessageKind::Reminder, now, now.plus(Duration::hours(11)), None);
        world
    }

    fn id(&mut self) -> uuid::Uuid {
        self.ids += 1;
        uuid::Uuid::from_u128(self.ids)
    }

    fn queue(
        &mut self,
        kind: MessageKind,
        not_before: Timestamp,
        deadline_at: Timestamp,
        position: Option<i64>,
    ) {
        let fate = Fate {
            kind,
            state: MessageState::Ready,
            claims: 0,
            look_ups: 0,
            not_before,
            deadline_at,
            lease_until: None,
            code: None,
            attempts: vec![],
        };
        let (number, taken) = (None, vec![]);
        self.messages.push(Message { fate, fence: 0, position, number, taken, tasks: 0 });
    }

    fn obey(&mut self, commands: Vec<Command>) {
        for command in commands {
            match command {
                Command::QueueNumber { position, not_before } => {
                    let deadline = not_before.plus(Duration::hours(48));
                    self.queue(MessageKind::Number, not_before, deadline, Some(position));
                }
                Command::QueueReminder { number, not_before, deadline } => {
                    self.queue(MessageKind::NumberReminder, not_before, deadline, None);
                    self.messages.last_mut().unwrap().number = Some(number);
                }
                Command::Kill { number } => {
                    if let Some(number) = self.numbers.get_mut(&number) {
                        number.alive = false;
                    }
                }
                Command::Wipe { number } => self.numbers.get_mut(&number).unwrap().alive = false,
                Command::CancelQueued => {
                    let of_chain = |kind| matches!(kind, MessageKind::Number | MessageKind::NumberReminder);
                    for message in self.messages.iter_mut().filter(|message| of_chain(message.fate.kind)) {
                        if message.fate.state == MessageState::Ready {
                            message.fate.state = MessageState::Cancelled;
                        }
                    }
                }
                Command::TaskForStaff { .. } => {}
            }
        }
    }

    fn tell(&mut self, event: chain::Event) {
        let (state, commands) = chain::step(&self.policy, self.chain.clone(), self.now, event);
        self.chain = state;
        self.obey(commands);
    }

    /// As the store settles it.
    fn happen(&mut self, message: usize, event: Event) {
        let now = self.now;
        let states: Vec<_> = self.messages[message].fate.attempts.iter().map(|a| (a.id, a.state)).collect();
        let effects = self.messages[message].fate.step(&Fixed(7), now, event);
        for (id, before) in states {
            let after = self.messages[message].fate.attempts.iter().find(|a| a.id == id).unwrap().state;
            assert_eq!(outbox::forward(before, after), after, "attempts move forward only");
        }
        for effect in effects {
            let m = &mut self.messages[message];
            let number = m.number.filter(|_| m.fate.kind == MessageKind::Number);
            match effect {
                Effect::Arrived => {
                    if let Some(number) = number {
                        self.tell(chain::Event::Delivered { number });
                    }
                }
                Effect::Lost(_) => {
                    if let Some(number) = number {
                        self.tell(chain::Event::Undelivered { number });
                    }
                }
                Effect::Unsendable => {
                    if let Some(position) = m.position {
                        self.tell(chain::Event::Unsendable { position });
                    }
                }
                Effect::Task(_) => m.tasks += 1,
                Effect::Out | Effect::StopProvider | Effect::Wipe => {}
            }
        }
    }

    fn due(&mut self, reachable: bool) {
        if self.chain.next_at().is_some_and(|at| at <= self.now) {
            self.tell(chain::Event::Tick);
        }
        for n in 0..self.messages.len() {
            self.happen(n, Event::LeaseOver);
            self.happen(n, Event::DeadlineOver);
            self.happen(n, Event::Silent);
            let message = &self.messages[n];
            if message.fate.state == MessageState::Ambiguous && message.fate.not_before <= self.now {
                let there = message.fate.attempts.last().is_some_and(|last| message.taken.contains(&last.id));
                let look_up = match (may_be_sent_again(message.fate.kind), reachable, there) {
                    (false, ..) => LookUp::NoList,
                    (_, false, _) => LookUp::Unreachable,
                    (_, _, false) => LookUp::Missing,
                    _ => LookUp::Found {
                        state: MessageState::HandedOver,
                        reference: "SM1".into(),
                        code: None,
                        meaning: CodeMeaning::RetryOnce,
                    },
                };
                self.happen(n, Event::LookedUp(look_up));
            }
        }
    }

    fn claim(&mut self, worker: usize) {
        if self.hands[worker].is_some() {
            return;
        }
        let now = self.now;
        let ready = |fate: &Fate| {
            fate.state == MessageState::Ready && fate.not_before <= now && fate.deadline_at > now
        };
        let mut found: Vec<usize> =
            (0..self.messages.len()).filter(|n| ready(&self.messages[*n].fate)).collect();
        found.sort_by_key(|n| outbox::lane(self.messages[*n].fate.kind));
        if let Some(message) = found.first().copied() {
            let claimed = &mut self.messages[message];
            claimed.fate.state = MessageState::Leased;
            claimed.fate.lease_until = Some(now.plus(LEASE));
            claimed.fate.claims += 1;
            claimed.fence += 1;
            self.hands[worker] = Some(Hand::Claimed { message, fence: claimed.fence });
        }
    }

    fn is_ours(&self, message: usize, fence: i64) -> bool {
        let message = &self.messages[message];
        message.fate.state == MessageState::Leased && message.fence == fence
    }

    fn put_back(&mut self, message: usize, not_before: Timestamp) {
        let fate = &mut self.messages[message].fate;
        fate.state = MessageState::Ready;
        fate.not_before = not_before;
        fate.lease_until = None;
        fate.claims -= 1;
    }

    fn give_up(&mut self, message: usize, state: MessageState) {
        self.messages[message].fate.state = state;
        self.messages[message].tasks += 1;
        if let Some(position) = self.messages[message].position {
            self.tell(chain::Event::Unsendable { position });
        }
    }

    fn prepare(&mut self, worker: usize) {
        let Some(Hand::Claimed { message, fence }) = self.hands[worker].clone() else { return };
        self.hands[worker] = None;
        if !self.is_ours(message, fence) {
            return;
        }
        let (now, m) = (self.now, &self.messages[message]);
        if m.fate.deadline_at <= now {
            return self.give_up(message, MessageState::Expired);
        }
        if m.fate.attempts.iter().any(|attempt| attempt.spent) {
            return self.give_up(message, MessageState::Failed);
        }
        let alive =
            |world: &Self, id: NumberId| world.numbers.get(&id).is_some_and(|n| n.alive && now < n.ends_at);
        let number = match (m.fate.kind, m.number, m.position) {
            (MessageKind::Number | MessageKind::NumberReminder, Some(number), _) => {
                if !alive(self, number) {
                    self.messages[message].fate.state = MessageState::Cancelled;
                    return;
                }
                Some(number)
            }
            (MessageKind::Number, None, Some(position)) => {
                match self.chain.hand_over(&self.policy, now, position) {
                    HandOver::Mint { ends_at, .. } => {
                        let number = NumberId(self.id());
                        self.tell(chain::Event::Minted { position, number, at: now });
                        self.numbers.insert(number, Number { ends_at, alive: true, used: false });
                        self.messages[message].number = Some(number);
                        Some(number)
                    }
                    HandOver::Wait { until } => return self.put_back(message, until),
                    HandOver::Drop => {
                        self.messages[message].fate.state = MessageState::Cancelled;
                        return;
                    }
                }
            }
            _ => None,
        };
        // Here and not at the call: a provider that takes back its "undelivered" in between can't be foreseen.
        for earlier in &self.messages[message].fate.attempts {
            let certain = matches!(earlier.state, MessageState::Failed | MessageState::Undelivered);
            let kind = self.messages[message].fate.kind;
            let again = earlier.code.as_deref() != Some("not-found") || may_be_sent_again(kind);
            assert!(certain, "nothing is sent twice while the first may be on its way");
            assert!(again, "an ambiguous reminder is never sent again");
        }
        let attempt = AttemptId(self.id());
        self.messages[message].fate.attempts.push(Attempt {
            id: attempt,
            channel: Channel::Sms,
            state: MessageState::Leased,
            code: None,
            reference: None,
            spent: false,
            handed_at: None,
            final_at: None,
        });
        self.hands[worker] = Some(Hand::Begun { message, fence, attempt, at: now, number });
    }

    fn call(&mut self, worker: usize, answer: Answer) {
        let Some(Hand::Begun { message, fence, attempt, at, number }) = self.hands[worker].clone() else {
            return;
        };
        let refused = |code: &str, meaning| Ending::Refused { code: code.into(), meaning, retry_after: None };
        let passed = self.now.since(at);
        let ending = if passed > STALE || passed < Duration::ZERO {
            refused("stale", CodeMeaning::Retry)
        } else {
            self.check_call(message, number);
            let m = &mut self.messages[message];
            match answer {
                Answer::Accept => {
                    m.taken.push(attempt);
                    Ending::Accepted { reference: None }
                }
                Answer::Busy => refused("20429", CodeMeaning::Retry),
                Answer::Refuse => refused("21614", CodeMeaning::Landline),
                Answer::TakeAndCut => {
                    m.taken.push(attempt);
                    Ending::Ambiguous { code: "cut".into() }
                }
                Answer::CutBefore => Ending::Ambiguous { code: "timeout".into() },
            }
        };
        self.hands[worker] = Some(Hand::Answered { message, fence, attempt, number, ending });
    }

    /// What must hold of every call to a provider.
    fn check_call(&self, message: usize, number: Option<NumberId>) {
        let m = &self.messages[message];
        let slack = STALE;
        assert!(self.now < m.fate.deadline_at.plus(slack), "nothing is sent after its deadline");
        if let Some(number) = number {
            let number = &self.numbers[&number];
            assert!(self.now < number.ends_at.plus(slack), "no dead number is handed over");
        }
        assert!(m.fate.claims <= MOST_CLAIMS, "a message that kills its worker dies");
    }

    fn record(&mut self, worker: usize) {
        let Some(Hand::Answered { message, fence, attempt, number, ending }) = self.hands[worker].take()
        else {
            return;
        };
        let ours = self.is_ours(message, fence);
        let refused = matches!(ending, Ending::Refused { .. });
        self.happen(message, Event::Ended { attempt, ending, ours });
        let failed = |a: &&Attempt| a.id == attempt && a.state == MessageState::Failed;
        let m = &mut self.messages[message];
        if refused && m.fate.kind == MessageKind::Number && m.fate.attempts.iter().any(|a| failed(&a)) {
            // As when the chain has moved on: the number counts as undelivered.
            if let (Some(number), MessageState::Ready) = (number, m.fate.state) {
                m.fate.state = MessageState::Undelivered;
                self.tell(chain::Event::Undelivered { number });
            }
        }
    }

    fn callback(&mut self, which: usize, state: u8) {
        let taken: Vec<(usize, AttemptId)> = self
            .messages
            .iter()
            .enumerate()
            .flat_map(|(n, message)| message.taken.iter().map(move |id| (n, *id)))
            .collect();
        if taken.is_empty() {
            return;
        }
        let (message, attempt) = taken[which % taken.len()];
        let state = [MessageState::HandedOver, MessageState::Delivered, MessageState::Undelivered]
            [usize::from(state)];
        let code = (state == MessageState::Undelivered).then(|| "30003".to_owned());
        self.happen(message, Event::Heard { attempt, state, code, meaning: CodeMeaning::RetryOnce });
    }

    fn verify(&mut self) {
        let now = self.now;
        let live = self.numbers.iter_mut().find(|(_, number)| number.alive && now < number.ends_at);
        if let Some((id, number)) = live {
            number.used = true;
            let number = *id;
            self.tell(chain::Event::Verified { number, at: now });
        }
    }

    pub(super) fn apply(&mut self, op: Op) {
        match op {
            Op::Pass { seconds } => self.now = self.now.plus(Duration::seconds(seconds)),
            Op::Due { reachable } => self.due(reachable),
            Op::Claim(worker) => self.claim(worker),
            Op::Prepare(worker) => self.prepare(worker),
            Op::Call(worker, answer) => self.call(worker, answer),
            Op::Record(worker) => self.record(worker),
            Op::Crash(worker) => self.hands[worker] = None,
            Op::Callback { which, state } => self.callback(which, state),
            Op::Verify => self.verify(),
            Op::Decline => self.tell(chain::Event::NotUsing),
        }
        self.check();
    }

    /// What must hold at any moment.
    fn check(&self) {
        let live = self.numbers.values().filter(|number| number.alive && self.now < number.ends_at).count();
        assert!(live <= 1, "no patient ever holds two live numbers");
        assert!(self.chain.counted() <= self.policy.max_counting, "at most five numbers count");
        for message in &self.messages {
            let again =
                message.fate.attempts.iter().filter(|a| a.code.as_deref() == Some("not-found")).count();
            assert!(again <= 1, "the same text is sent again once");
        }
        let queued = self.chain.queued().map(|queued| queued.position);
        let waiting = |message: &Message| {
            !is_final(message.fate.state) && message.fate.state != MessageState::HandedOver
        };
        if let Some(position) = queued {
            let entry = self.messages.iter().find(|message| message.position == Some(position)).unwrap();
            assert!(waiting(entry), "what the chain waits for is in the queue: {:?}", entry.fate);
        }
    }

    /// From here on everything works; in a week nothing must be left open.
    pub(super) fn come_to_rest(&mut self) {
        self.hands = [const { None }; WORKERS];
        for _ in 0..24 * 8 {
            self.now = self.now.plus(Duration::hours(1));
            self.due(true);
            loop {
                self.claim(0);
                if self.hands[0].is_none() {
                    break;
                }
                self.prepare(0);
                self.call(0, Answer::Accept);
                self.record(0);
                self.check();
            }
        }
        for message in &self.messages {
            let fate = &message.fate;
            assert!(is_final(fate.state), "every message ends in a final state: {fate:?}");
            let arrived = !message.taken.is_empty();
            let told = message.tasks > 0 || fate.state == MessageState::Undelivered;
            if fate.kind == MessageKind::Invitation {
                assert!(arrived || told, "nothing that matters is forgotten: {fate:?}");
            }
        }
        assert!(self.chain.ended().is_some(), "a chain ends: {:?}", self.chain);
    }
}
