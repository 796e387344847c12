//! Proofs over random orders of events.

use proptest::prelude::*;

use super::*;

#[derive(Debug, Clone, Copy)]
enum Op {
    Wait(i64),
    Tick,
    HandOver,
    RogueMint(i64),
    Unsendable(i64),
    Delivered(u128),
    Undelivered(u128),
    Late(u128),
    Verify(u128),
    Stop(Event),
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let op = prop_oneof![
        4 => (0..90_i64).prop_map(Op::Wait),
        6 => Just(Op::Tick),
        8 => Just(Op::HandOver),
        1 => (0..12_i64).prop_map(Op::RogueMint),
        1 => (0..12_i64).prop_map(Op::Unsendable),
        3 => (0..14_u128).prop_map(Op::Delivered),
        3 => (0..14_u128).prop_map(Op::Undelivered),
        2 => (0..14_u128).prop_map(Op::Late),
        1 => prop_oneof![9 => Just(None), 1 => (0..14_u128).prop_map(Some)]
            .prop_map(|n| n.map_or(Op::Tick, Op::Verify)),
        1 => prop_oneof![
            20 => Just(Op::Tick),
            1 => Just(Op::Stop(Event::NotUsing)),
            1 => Just(Op::Stop(Event::Stopped)),
            1 => Just(Op::Stop(Event::EligibilityLost)),
        ],
    ];
    proptest::collection::vec(op, 0..120)
}

fn apply(world: &mut World, op: Op) -> Vec<Command> {
    match op {
        Op::Wait(minutes) => {
            world.now = world.now.plus(Duration::minutes(minutes));
            vec![]
        }
        Op::Tick => {
            world.now = world.state.next_at().unwrap_or(world.now).max(world.now);
            world.take(Event::Tick)
        }
        Op::HandOver => {
            let from = world.log.len();
            if world.state.queued().is_some() {
                world.hand_over();
            }
            world.log[from..].to_vec()
        }
        Op::RogueMint(position) => {
            let from = world.log.len();
            world.mint(position);
            world.log[from..].to_vec()
        }
        Op::Unsendable(position) => world.take(Event::Unsendable { position }),
        Op::Delivered(n) => world.delivered(number_id(n)),
        Op::Undelivered(n) => world.undelivered(number_id(n)),
        Op::Late(n) => world.late(number_id(n)),
        Op::Verify(n) => {
            let facts = world.numbers.get(&number_id(n));
            if facts.is_some_and(|f| verify(&world.policy, f, world.now) == Verification::First) {
                world.take(Event::Verified { number: number_id(n), at: world.now })
            } else {
                vec![]
            }
        }
        Op::Stop(event) => world.take(event),
    }
}

proptest! {
    #[test]
    fn whatever_the_order_of_events(
        ops in ops(), start_minute in 0..1440_i64, quiet_hours in any::<bool>(),
    ) {
        let policy = Policy { quiet_hours, ..Policy::default() };
        let mut world = World::with(policy.clone(), at(0, start_minute));
        let mut positions = 0;
        let mut checked = 0;
        for op in ops {
            let ended_before = world.state.ended();
            let commands = apply(&mut world, op);
            // Nothing after the stop but taking back a number minted too late.
            if ended_before.is_some() {
                prop_assert_eq!(world.state.ended(), ended_before);
                prop_assert!(commands.iter().all(|c| matches!(c, Command::Kill { .. })), "{:?}", commands);
            }
            for command in &world.log[checked..] {
                match command {
                    Command::QueueNumber { position, not_before } => {
                        positions += 1;
                        prop_assert_eq!(*position, positions);
                        prop_assert!(!policy.is_quiet(*not_before));
                    }
                    Command::QueueReminder { number, not_before, deadline } => {
                        prop_assert!(!policy.is_quiet(*not_before));
                        prop_assert!(not_before < deadline && *deadline <= world.numbers[number].ends_at);
                    }
                    _ => {}
                }
            }
            checked = world.log.len();
            prop_assert!(world.live().len() <= 1, "{:?}", world.live());
            prop_assert!(world.reminders() <= 1);
            // Undelivered numbers are free, the others count, and at most five do.
            let counting = world.accepted.iter().filter(|(_, d)| d.is_none_or(|d| d == Delivery::Delivered)).count();
            prop_assert_eq!(world.state.counted(), i64::try_from(counting).unwrap());
            prop_assert!(counting <= 5);
            if let Some(End { reason: EndReason::Exhausted, .. }) = world.state.ended() {
                prop_assert_eq!(counting, 5);
            }
            if let Some(End { reason: EndReason::Undeliverable, .. }) = world.state.ended() {
                let task = Command::TaskForStaff { reason: TaskReason::Undeliverable };
                prop_assert_eq!(world.log.iter().filter(|c| **c == task).count(), 1);
            }
            if world.state.ended().is_none() {
                let tail: Vec<_> = world.state.attempts().iter().rev().take(3).map(|a| a.delivery).collect();
                prop_assert!(tail != [Some(Delivery::Undelivered); 3]);
                // Never stuck, never spinning.
                prop_assert!(world.state.queued().is_some() || world.state.next_at().is_some());
                if world.took_at == world.now {
                    prop_assert!(world.state.next_at().is_none_or(|next| next > world.now));
                }
            } else {
                prop_assert!(world.live().is_empty());
                prop_assert_eq!(world.state.next_at(), None);
                prop_assert_eq!(world.state.queued(), None);
            }
            let json = serde_json::to_string(&world.state).unwrap();
            prop_assert_eq!(&serde_json::from_str::<ChainState>(&json).unwrap(), &world.state);
        }
    }

    /// With a worker that works and a patient who does nothing, five numbers count and one reminder goes out.
    #[test]
    fn nobody_gives_up(
        deliveries in proptest::collection::vec(any::<bool>(), 0..40), start_minute in 0..1440_i64,
    ) {
        let mut world = World::new(at(0, start_minute));
        let mut deliveries = deliveries.into_iter();
        for _ in 0..100 {
            if world.state.ended().is_some() {
                break;
            } else if world.state.queued().is_some() {
                let id = world.hand_over();
                match deliveries.next() {
                    Some(false) => world.undelivered(id),
                    _ => world.delivered(id),
                };
            } else {
                world.tick();
            }
        }
        match world.state.ended().unwrap().reason {
            EndReason::Exhausted => {
                prop_assert_eq!(world.state.counted(), 5);
                prop_assert_eq!(world.reminders(), 1);
            }
            reason => prop_assert_eq!(reason, EndReason::Undeliverable),
        }
    }
}
