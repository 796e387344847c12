//! Walks through the chain as seed 003 and DOMAIN section 6 tell it.

mod number;
mod random;
mod stop;

use std::collections::BTreeMap;

use super::*;
use crate::time::{Date, Duration};

fn at(hour: i64, minute: i64) -> Timestamp {
    Date::new(2022, 1, 14).unwrap().at(hour, minute)
}

fn number_id(n: u128) -> NumberId {
    NumberId(uuid::Uuid::from_u128(n))
}

/// A chain with its store and worker: remembers every command as they would.
struct World {
    policy: Policy,
    state: ChainState,
    now: Timestamp,
    /// Numbers minted: when they end, and whether they have been taken back or used.
    numbers: BTreeMap<NumberId, NumberFacts>,
    /// What the first final callback said of each accepted number, in the order of minting.
    accepted: Vec<(NumberId, Option<Delivery>)>,
    log: Vec<Command>,
    /// When the chain last took an event.
    took_at: Timestamp,
}

impl World {
    fn new(now: Timestamp) -> Self {
        Self::with(Policy::default(), now)
    }

    fn with(policy: Policy, now: Timestamp) -> Self {
        let (state, log) = start(&policy, now, true, Classification::Confirmed).unwrap();
        Self { policy, state, now, numbers: BTreeMap::new(), accepted: vec![], log, took_at: now }
    }

    fn take(&mut self, event: Event) -> Vec<Command> {
        let (state, commands) = step(&self.policy, self.state.clone(), self.now, event);
        self.state = state;
        self.took_at = self.now;
        for command in &commands {
            match command {
                Command::Kill { number } => {
                    self.numbers.get_mut(number).unwrap().killed_at.get_or_insert(self.now);
                }
                Command::Wipe { number } => {
                    self.numbers.get_mut(number).unwrap().used_at.get_or_insert(self.now);
                }
                _ => {}
            }
        }
        self.log.extend(&commands);
        commands
    }

    /// Mints for this queue entry whether or not it is allowed.
    fn mint(&mut self, position: i64) -> NumberId {
        let id = number_id(self.numbers.len() as u128 + 1);
        let ends_at = self.now.plus(self.policy.validity());
        self.numbers.insert(id, NumberFacts { ends_at, killed_at: None, used_at: None, repeats: 0 });
        let before = self.state.attempts().len();
        self.take(Event::Minted { position, number: id, at: self.now });
        if self.state.attempts().len() > before {
            self.accepted.push((id, None));
        }
        id
    }

    /// Hands the queued number over as the worker does, waiting as long as it is told to.
    fn hand_over(&mut self) -> NumberId {
        let position = self.state.queued().expect("something is queued").position;
        loop {
            match self.state.hand_over(&self.policy, self.now, position) {
                HandOver::Mint { .. } => return self.mint(position),
                HandOver::Wait { until } => {
                    assert!(until > self.now);
                    self.now = until;
                }
                HandOver::Drop => panic!("dropped"),
            }
        }
    }

    fn undelivered(&mut self, id: NumberId) -> Vec<Command> {
        self.heard(id, Delivery::Undelivered, Event::Undelivered { number: id })
    }

    fn late(&mut self, id: NumberId) -> Vec<Command> {
        self.heard(id, Delivery::Late, Event::Late { number: id })
    }

    fn delivered(&mut self, id: NumberId) -> Vec<Command> {
        self.heard(id, Delivery::Delivered, Event::Delivered { number: id })
    }

    fn heard(&mut self, id: NumberId, delivery: Delivery, event: Event) -> Vec<Command> {
        if let Some(entry) = self.accepted.iter_mut().find(|(number, _)| *number == id)
            && self.state.ended.is_none()
        {
            entry.1.get_or_insert(delivery);
        }
        self.take(event)
    }

    /// Lets time pass to the chain's own next moment.
    fn tick(&mut self) -> Vec<Command> {
        self.now = self.state.next_at().expect("a timer is set").max(self.now);
        self.take(Event::Tick)
    }

    fn live(&self) -> Vec<NumberId> {
        self.numbers
            .iter()
            .filter(|(_, facts)| verify(&self.policy, facts, self.now) == Verification::First)
            .map(|(id, _)| *id)
            .collect()
    }

    fn reminders(&self) -> usize {
        self.log.iter().filter(|command| matches!(command, Command::QueueReminder { .. })).count()
    }
}

#[test]
fn an_unused_number_is_followed_by_four_more_and_one_reminder() {
    let mut world = World::new(at(9, 0));
    let mut issued = vec![];
    for ordinal in 1..=5 {
        let position = world.state.queued().unwrap().position;
        let HandOver::Mint { ends_at, ordinal: told, last } =
            world.state.hand_over(&world.policy, world.now, position)
        else {
            panic!("may be minted")
        };
        assert_eq!((ends_at, told, last), (world.now.plus(Duration::hours(1)), ordinal, ordinal == 5));
        let id = world.hand_over();
        world.delivered(id);
        issued.push(id);
        assert_eq!(world.live(), [id]);
        if ordinal == 5 {
            let reminder = world.tick();
            assert_eq!(world.now, at(13, 40));
            let deadline = at(14, 0);
            assert_eq!(reminder, [Command::QueueReminder { number: id, not_before: world.now, deadline }]);
        }
        world.tick();
        assert!(world.live().is_empty());
    }
    assert_eq!(world.now, at(14, 0));
    assert_eq!(world.state.ended(), Some(End { reason: EndReason::Exhausted, at: at(14, 0) }));
    assert_eq!(world.state.next_at(), None);
    assert_eq!(world.reminders(), 1);
    assert_eq!(issued.len(), 5);
}

#[test]
fn a_number_used_in_time_ends_the_chain_and_its_clear_text() {
    let mut world = World::new(at(9, 0));
    let id = world.hand_over();
    world.now = at(9, 59);
    let commands = world.take(Event::Verified { number: id, at: world.now });
    assert_eq!(commands, [Command::Wipe { number: id }]);
    assert_eq!(world.state.ended().unwrap().reason, EndReason::Registered);
    assert_eq!(world.state.phase(world.now, false), Phase::Ended);
}

#[test]
fn using_a_number_that_was_undelivered_cancels_the_one_queued_after_it() {
    // The patient's own page shows it while it lives, whatever became of the message.
    let mut world = World::new(at(9, 0));
    let id = world.hand_over();
    world.undelivered(id);
    assert_eq!(world.live(), [id]);
    let commands = world.take(Event::Verified { number: id, at: world.now });
    assert_eq!(commands, [Command::CancelQueued, Command::Wipe { number: id }]);
}

#[test]
fn minting_the_next_kills_the_last() {
    let mut world = World::new(at(9, 0));
    let first = world.hand_over();
    world.undelivered(first);
    let second = world.hand_over();
    assert_eq!(world.live(), [second]);
    assert!(world.log.contains(&Command::Kill { number: first }));
}

#[test]
fn an_undelivered_number_costs_nothing_even_when_the_callback_is_late() {
    let mut world = World::new(at(9, 0));
    let first = world.hand_over();
    world.tick();
    assert_eq!(world.state.counted(), 1);
    let second = world.hand_over();
    // "Validity over" arrives after the hour (2022-01-14: they died in the queue).
    world.undelivered(first);
    assert_eq!(world.state.counted(), 1);
    assert_eq!(world.live(), [second]);
    world.delivered(second);
    for _ in 0..4 {
        world.tick();
        let id = world.hand_over();
        world.delivered(id);
    }
    assert_eq!(world.state.counted(), 5);
    assert_eq!(world.state.attempts().len(), 6);
}

#[test]
fn the_last_number_waits_a_little_for_a_late_callback() {
    let mut world = World::new(at(9, 0));
    for _ in 0..4 {
        let id = world.hand_over();
        world.delivered(id);
        world.tick();
    }
    let last = world.hand_over();
    world.tick();
    world.tick();
    assert_eq!(world.now, at(14, 0));
    assert_eq!(world.state.phase(world.now, false), Phase::Settling);
    assert_eq!(world.state.next_at(), Some(at(14, 10)));
    world.now = at(14, 5);
    let commands = world.undelivered(last);
    assert_eq!(commands, [Command::QueueNumber { position: 6, not_before: at(14, 5) }]);
    world.hand_over();
    world.tick();
    world.tick();
    assert_eq!(world.state.ended().unwrap().reason, EndReason::Exhausted);
    assert_eq!(world.reminders(), 1);
}

#[test]
fn three_undelivered_running_stop_the_chain_with_a_task() {
    let mut world = World::new(at(9, 0));
    for _ in 0..2 {
        let id = world.hand_over();
        world.undelivered(id);
    }
    let third = world.hand_over();
    let commands = world.undelivered(third);
    assert_eq!(
        commands,
        [Command::Kill { number: third }, Command::TaskForStaff { reason: TaskReason::Undeliverable }]
    );
    assert_eq!(world.state.ended().unwrap().reason, EndReason::Undeliverable);
}

#[test]
fn a_delivered_number_between_breaks_the_run() {
    let mut world = World::new(at(9, 0));
    for delivered in [false, false, true, false, false] {
        let id = world.hand_over();
        if delivered {
            world.delivered(id);
            world.tick();
        } else {
            world.undelivered(id);
        }
    }
    assert_eq!(world.state.ended(), None);
    assert_eq!(world.state.counted(), 1);
}

#[test]
fn what_cannot_be_handed_over_at_all_counts_as_undelivered() {
    let mut world = World::new(at(9, 0));
    for position in 1..=3 {
        world.take(Event::Unsendable { position });
    }
    assert_eq!(world.state.ended().unwrap().reason, EndReason::Undeliverable);
}

#[test]
fn a_callback_that_contradicts_the_first_is_not_believed() {
    let mut world = World::new(at(9, 0));
    let id = world.hand_over();
    world.delivered(id);
    assert!(world.undelivered(id).is_empty());
    assert_eq!(world.state.counted(), 1);
}

#[test]
fn the_chain_waits_at_night() {
    let mut world = World::new(at(20, 30));
    let id = world.hand_over();
    let commands = world.tick();
    let morning = Date::new(2022, 1, 15).unwrap().at(8, 0);
    assert_eq!(
        commands,
        [Command::Kill { number: id }, Command::QueueNumber { position: 2, not_before: morning }]
    );
    assert_eq!(world.state.hand_over(&world.policy, world.now, 2), HandOver::Wait { until: morning });
    world.hand_over();
    assert_eq!(world.now, morning);
}

#[test]
fn what_was_queued_before_nine_in_the_evening_is_not_minted_after_it() {
    let world = World::new(at(20, 59));
    let position = world.state.queued().unwrap().position;
    let morning = Date::new(2022, 1, 15).unwrap().at(8, 0);
    assert_eq!(world.state.hand_over(&world.policy, at(21, 0), position), HandOver::Wait { until: morning });
    let by_night = Policy { quiet_hours: false, ..Policy::default() };
    assert!(matches!(world.state.hand_over(&by_night, at(21, 0), position), HandOver::Mint { .. }));
}

#[test]
fn quiet_hours_on_both_sides_of_their_bounds() {
    let policy = Policy::default();
    let next_morning = Date::new(2022, 1, 15).unwrap().at(8, 0);
    for (time, expected) in [
        (at(7, 59), at(8, 0)),
        (at(8, 0), at(8, 0)),
        (at(20, 59), at(20, 59)),
        (at(21, 0), next_morning),
        (at(23, 59), next_morning),
        (at(0, 0), at(8, 0)),
    ] {
        assert_eq!(policy.outside_quiet(time), expected, "{time}");
    }
    let off = Policy { quiet_hours: false, ..Policy::default() };
    assert_eq!(off.outside_quiet(at(23, 0)), at(23, 0));
    assert_eq!(off.quiet_after(at(9, 0)), None);
    let by_day = Policy { quiet_from_hour: 12, quiet_to_hour: 13, ..Policy::default() };
    assert_eq!(by_day.outside_quiet(at(12, 30)), at(13, 0));
    assert_eq!(by_day.outside_quiet(at(13, 0)), at(13, 0));
}

#[test]
fn the_last_reminder_comes_before_the_quiet_hours_or_not_at_all() {
    let policy = Policy::default();
    let reminder = |minted: Timestamp| policy.reminder_at(minted, minted.plus(policy.validity()));
    assert_eq!(reminder(at(20, 19)), Some(at(20, 59)));
    assert_eq!(reminder(at(20, 30)), Some(at(20, 59)));
    assert_eq!(reminder(at(20, 59)), Some(at(20, 59)));
    assert_eq!(reminder(at(21, 30)), None);
    assert_eq!(reminder(at(9, 0)), Some(at(9, 40)));
}

#[test]
fn a_number_lost_to_a_lagging_provider_costs_nothing_and_stops_nothing() {
    let mut world = World::new(at(9, 0));
    for n in 1..=6 {
        let id = world.hand_over();
        assert_eq!(world.state.queued(), None);
        let commands = world.late(id);
        assert!(
            commands.contains(&Command::QueueNumber { position: n + 1, not_before: world.now }),
            "{commands:?}"
        );
        assert!(world.state.is_reissue());
        assert_eq!(
            world.state.phase(world.now, true),
            Phase::Paused,
            "while delivery lags the next one waits"
        );
        assert_eq!(world.state.phase(world.now, false), Phase::Waiting);
    }
    assert_eq!(world.state.counted(), 0);
    assert_eq!(world.state.ended(), None);
    // Three that the phone did not take are another matter, whatever lay between.
    for _ in 0..3 {
        let id = world.hand_over();
        world.undelivered(id);
        if world.state.ended().is_none() {
            let late = world.hand_over();
            world.late(late);
        }
    }
    assert_eq!(world.state.ended().map(|end| end.reason), Some(EndReason::Undeliverable));
}

#[test]
fn the_first_number_is_no_reissue() {
    let world = World::new(at(9, 0));
    assert!(!world.state.is_reissue());
    assert_eq!(world.state.phase(world.now, true), Phase::Waiting);
}

#[test]
fn every_way_to_stop_kills_what_lives_and_what_waits() {
    for (event, reason) in [
        (Event::NotUsing, EndReason::NotUsing),
        (Event::Stopped, EndReason::Stopped),
        (Event::EligibilityLost, EndReason::NotEligible),
    ] {
        let mut world = World::new(at(9, 0));
        assert_eq!(world.take(event), [Command::CancelQueued]);
        let mut world = World::new(at(9, 0));
        let id = world.hand_over();
        assert_eq!(world.take(event), [Command::Kill { number: id }]);
        assert_eq!(world.state.ended().unwrap().reason, reason);
        assert!(world.take(Event::Verified { number: id, at: world.now }).is_empty());
    }
}

#[test]
fn only_a_positive_person_with_a_wish_gets_a_chain() {
    for classification in Classification::ALL {
        for wish in [false, true] {
            let started = start(&Policy::default(), at(9, 0), wish, *classification);
            assert_eq!(started.is_ok(), wish && classification.is_positive(), "{classification} {wish}");
        }
    }
    assert_eq!(
        start(&Policy::default(), at(9, 0), true, Classification::Contact).unwrap_err(),
        NotEligible::NotPositive
    );
    assert_eq!(
        start(&Policy::default(), at(9, 0), false, Classification::Confirmed).unwrap_err(),
        NotEligible::NoWish
    );
}
