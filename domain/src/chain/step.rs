//! The transitions.

use super::{
    Attempt, ChainState, Command, Delivery, End, EndReason, Event, NotEligible, Policy, Queued, TaskReason,
    eligible,
};
use crate::NumberId;
use crate::patient::Classification;
use crate::time::Timestamp;

/// Begins a chain with its first number.
///
/// # Errors
/// When the person may not have one.
pub fn start(
    policy: &Policy,
    now: Timestamp,
    wish: bool,
    classification: Classification,
) -> Result<(ChainState, Vec<Command>), NotEligible> {
    eligible(wish, classification)?;
    let state = ChainState {
        attempts: vec![],
        queued: None,
        positions: 0,
        reminded: false,
        ended: None,
        next_at: None,
    };
    Ok(step(policy, state, now, Event::Tick))
}

/// Takes one event. Events of an ended chain, of unknown numbers and of past queue entries change nothing; a number
/// minted for an entry that is no longer wanted is killed at once.
pub fn step(policy: &Policy, state: ChainState, now: Timestamp, event: Event) -> (ChainState, Vec<Command>) {
    let mut step = Step { policy, state, now, commands: vec![] };
    step.take(event);
    step.advance();
    step.state.next_at = step.state.timer(policy, now);
    (step.state, step.commands)
}

struct Step<'a> {
    policy: &'a Policy,
    state: ChainState,
    now: Timestamp,
    commands: Vec<Command>,
}

impl Step<'_> {
    fn take(&mut self, event: Event) {
        if let Event::Minted { position, number, at } = event {
            return self.minted(position, number, at);
        }
        if self.state.ended.is_some() {
            return;
        }
        match event {
            Event::Minted { .. } | Event::Tick => {}
            Event::Unsendable { position } => self.unsendable(position),
            Event::Delivered { number } => self.delivery(number, Delivery::Delivered),
            Event::Undelivered { number } => self.delivery(number, Delivery::Undelivered),
            Event::Late { number } => self.delivery(number, Delivery::Late),
            Event::Verified { number, at } => self.verified(number, at),
            Event::NotUsing => self.end(EndReason::NotUsing, None),
            Event::Stopped => self.end(EndReason::Stopped, None),
            Event::EligibilityLost => self.end(EndReason::NotEligible, None),
        }
    }

    fn minted(&mut self, position: i64, number: NumberId, at: Timestamp) {
        if self.state.attempts.iter().any(|attempt| attempt.number == Some(number)) {
            return;
        }
        let wanted =
            self.state.ended.is_none() && self.state.queued.is_some_and(|queued| queued.position == position);
        if !wanted {
            return self.commands.push(Command::Kill { number });
        }
        self.kill_all_but(None);
        self.state.queued = None;
        self.state.attempts.push(Attempt {
            position,
            number: Some(number),
            minted_at: at,
            ends_at: at.plus(self.policy.validity()),
            killed_at: None,
            delivery: None,
        });
    }

    fn unsendable(&mut self, position: i64) {
        if self.state.queued.is_some_and(|queued| queued.position == position) {
            self.kill_all_but(None);
            self.state.queued = None;
            self.state.attempts.push(Attempt {
                position,
                number: None,
                minted_at: self.now,
                ends_at: self.now,
                killed_at: Some(self.now),
                delivery: Some(Delivery::Undelivered),
            });
        }
    }

    /// The first final word counts; a provider that contradicts itself later is not believed.
    fn delivery(&mut self, number: NumberId, delivery: Delivery) {
        let attempt = self.state.attempts.iter_mut().find(|attempt| attempt.number == Some(number));
        if let Some(attempt) = attempt {
            attempt.delivery.get_or_insert(delivery);
        }
    }

    fn verified(&mut self, number: NumberId, at: Timestamp) {
        let lived = |attempt: &Attempt| {
            attempt.number == Some(number)
                && at < attempt.ends_at
                && attempt.killed_at.is_none_or(|killed| at < killed)
        };
        if self.state.attempts.iter().any(lived) {
            self.end(EndReason::Registered, Some(number));
        }
    }

    /// What follows from the facts and the time.
    fn advance(&mut self) {
        if self.state.ended.is_some() {
            return;
        }
        if self.state.undelivered_running() >= self.policy.undelivered_stop {
            self.end(EndReason::Undeliverable, None);
            self.commands.push(Command::TaskForStaff { reason: TaskReason::Undeliverable });
            return;
        }
        if self.state.attempts.last().is_some_and(|last| self.now >= last.ends_at) {
            self.kill_all_but(None);
        }
        self.remind();
        if self.state.queued.is_none() {
            self.next();
        }
    }

    fn remind(&mut self) {
        let due = self.state.reminder_at(self.policy, self.now).is_some_and(|at| self.now >= at);
        let Some((number, ends_at)) = self
            .state
            .live(self.now)
            .filter(|_| due)
            .and_then(|live| live.number.map(|number| (number, live.ends_at)))
        else {
            return;
        };
        // Also when the moment has slipped into quiet hours: then there is none.
        self.state.reminded = true;
        if !self.policy.is_quiet(self.now) {
            let deadline = self.policy.quiet_after(self.now).map_or(ends_at, |quiet| ends_at.min(quiet));
            self.commands.push(Command::QueueReminder { number, not_before: self.now, deadline });
        }
    }

    /// With nothing queued: the next number, or the end, or nothing as long as one lives.
    fn next(&mut self) {
        let last = self.state.attempts.last();
        if self.state.live(self.now).is_some() && !last.is_some_and(Attempt::is_lost) {
            return;
        }
        if self.state.counted() < self.policy.max_counting {
            self.queue();
        } else if last.is_some_and(|last| {
            last.delivery.is_some() || self.now >= ChainState::settles_at(self.policy, last)
        }) {
            self.end(EndReason::Exhausted, None);
        }
    }

    fn queue(&mut self) {
        self.state.positions += 1;
        let position = self.state.positions;
        let not_before = self.policy.outside_quiet(self.now);
        self.state.queued = Some(Queued { position, not_before });
        self.commands.push(Command::QueueNumber { position, not_before });
    }

    fn end(&mut self, reason: EndReason, used: Option<NumberId>) {
        if self.state.queued.take().is_some() || self.state.reminded {
            self.commands.push(Command::CancelQueued);
        }
        self.kill_all_but(used);
        if let Some(number) = used {
            self.commands.push(Command::Wipe { number });
        }
        self.state.ended = Some(End { reason, at: self.now });
    }

    fn kill_all_but(&mut self, used: Option<NumberId>) {
        for attempt in self.state.attempts.iter_mut().filter(|attempt| attempt.killed_at.is_none()) {
            if let Some(number) = attempt.number.filter(|number| Some(*number) != used) {
                attempt.killed_at = Some(self.now);
                self.commands.push(Command::Kill { number });
            }
        }
    }
}
