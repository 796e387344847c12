//! Outbox and chain together through random histories: workers that die at any point, providers that answer, refuse,
//! keep silent or lie still, callbacks in any order, a clock that jumps forward and back. No database; the glue between
//! the two machines is that of the store, in memory.

mod world;

use proptest::prelude::*;

use world::World;

/// Workers on one outbox.
const WORKERS: usize = 2;

/// What happens next. The numbers choose among what there is.
#[derive(Debug, Clone, Copy)]
enum Op {
    Pass { seconds: i64 },
    Due { reachable: bool },
    Claim(usize),
    Prepare(usize),
    Call(usize, Answer),
    Record(usize),
    Crash(usize),
    Callback { which: usize, state: u8 },
    Verify,
    Decline,
}

/// What the provider does with a call.
#[derive(Debug, Clone, Copy)]
enum Answer {
    Accept,
    Busy,
    Refuse,
    TakeAndCut,
    CutBefore,
}

fn ops() -> impl Strategy<Value = Vec<Op>> {
    let worker = 0..WORKERS;
    let answer = prop_oneof![
        6 => Just(Answer::Accept),
        1 => Just(Answer::Busy),
        1 => Just(Answer::Refuse),
        2 => Just(Answer::TakeAndCut),
        2 => Just(Answer::CutBefore),
    ];
    let op = prop_oneof![
        3 => (0..300_i64).prop_map(|seconds| Op::Pass { seconds }),
        2 => (-7_200..14_400_i64).prop_map(|seconds| Op::Pass { seconds }),
        4 => any::<bool>().prop_map(|reachable| Op::Due { reachable }),
        8 => worker.clone().prop_map(Op::Claim),
        8 => worker.clone().prop_map(Op::Prepare),
        8 => (worker.clone(), answer).prop_map(|(worker, answer)| Op::Call(worker, answer)),
        7 => worker.clone().prop_map(Op::Record),
        1 => worker.prop_map(Op::Crash),
        5 => (0..12_usize, 0..3_u8).prop_map(|(which, state)| Op::Callback { which, state }),
        1 => Just(Op::Verify),
        1 => prop_oneof![9 => Just(Op::Verify), 1 => Just(Op::Decline)],
    ];
    proptest::collection::vec(op, 0..90)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn whatever_happens(ops in ops()) {
        let mut world = World::new();
        for op in ops {
            world.apply(op);
        }
        world.come_to_rest();
    }
}
