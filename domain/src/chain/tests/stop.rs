//! Late, doubled and contradicting events, and the small print of the end.

use super::*;

/// Four numbers delivered and expired, the fifth minted at this time.
fn fifth(minted_at: Timestamp) -> (World, NumberId) {
    let mut world = World::new(minted_at.minus(Duration::hours(4)));
    for _ in 0..4 {
        let id = world.hand_over();
        world.delivered(id);
        world.tick();
    }
    assert_eq!(world.now, minted_at);
    let last = world.hand_over();
    (world, last)
}

#[test]
fn a_late_callback_after_one_was_delivered_stops_nothing() {
    let mut world = World::new(at(9, 0));
    for _ in 0..2 {
        let id = world.hand_over();
        world.undelivered(id);
    }
    let third = world.hand_over();
    world.tick();
    let fourth = world.hand_over();
    world.delivered(fourth);
    assert!(world.undelivered(third).is_empty());
    assert_eq!((world.state.ended(), world.state.counted()), (None, 1));
}

#[test]
fn a_late_callback_that_makes_three_running_stops_before_the_fourth_is_known() {
    let mut world = World::new(at(9, 0));
    for _ in 0..2 {
        let id = world.hand_over();
        world.undelivered(id);
    }
    let third = world.hand_over();
    world.tick();
    world.hand_over();
    world.undelivered(third);
    assert_eq!(world.state.ended().unwrap().reason, EndReason::Undeliverable);
}

#[test]
fn a_reminder_whose_moment_slipped_into_the_night_is_left_out() {
    let (mut world, _) = fifth(at(20, 10));
    assert_eq!(world.state.next_at(), Some(at(20, 50)));
    world.now = at(21, 0);
    assert!(world.take(Event::Tick).is_empty());
    assert!(world.state.is_reminded());
    assert_eq!(world.state.next_at(), Some(at(21, 10)));
}

#[test]
fn registering_cancels_a_reminder_that_still_waits() {
    let (mut world, last) = fifth(at(14, 0));
    world.tick();
    assert_eq!(world.reminders(), 1);
    let commands = world.take(Event::Verified { number: last, at: world.now });
    assert_eq!(commands, [Command::CancelQueued, Command::Wipe { number: last }]);
}

#[test]
fn a_number_asked_for_at_its_end_or_after_it_was_taken_back_registers_nobody() {
    let mut world = World::new(at(9, 0));
    let first = world.hand_over();
    world.now = at(10, 0);
    world.take(Event::Verified { number: first, at: world.now });
    assert_eq!(world.state.ended(), None);
    let second = world.hand_over();
    world.undelivered(second);
    let third = world.hand_over();
    world.now = at(10, 1);
    world.take(Event::Verified { number: second, at: world.now });
    assert_eq!(world.state.ended(), None);
    // An answer given just before the number was taken back is true, even when it is told afterwards.
    let just_before = at(10, 0).minus(Duration::millis(1));
    let commands = world.take(Event::Verified { number: first, at: just_before });
    assert_eq!(commands, [Command::Kill { number: third }, Command::Wipe { number: first }]);
}
