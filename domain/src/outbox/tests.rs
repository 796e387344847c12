use super::*;

struct Fixed(u8);
impl Rng for Fixed {
    fn fill(&self, buffer: &mut [u8]) {
        buffer.fill(self.0);
    }
}

#[test]
fn whatever_the_order_the_state_is_the_same() {
    let heard = [MessageState::HandedOver, MessageState::Undelivered, MessageState::Delivered];
    for (a, b, c) in [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1), (0, 2, 1), (1, 2, 0)] {
        let end = [a, b, c].into_iter().fold(MessageState::Leased, |state, i| forward(state, heard[i]));
        assert_eq!(end, MessageState::Delivered);
    }
    assert_eq!(forward(MessageState::Undelivered, MessageState::HandedOver), MessageState::Undelivered);
}

#[test]
fn back_off_doubles_jitters_and_is_clamped() {
    for seed in [0_u8, 7, 90, 200] {
        let rng = Fixed(seed);
        let first = back_off(&rng, 1, None).as_millis();
        assert!((12_000..=18_000).contains(&first), "{first}");
        assert!(back_off(&rng, 30, None) <= Duration::minutes(18));
        assert_eq!(back_off(&rng, 1, Some(Duration::minutes(5))), Duration::minutes(5));
        assert_eq!(back_off(&rng, 1, Some(Duration::days(3))), Duration::hours(1));
    }
}

#[test]
fn the_night_is_from_nine_to_eight() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    assert_eq!(by_day(at("2022-01-14T20:59:59+09:00")), at("2022-01-14T20:59:59+09:00"));
    assert_eq!(by_day(at("2022-01-14T21:00:00+09:00")), at("2022-01-15T08:00:00+09:00"));
    assert_eq!(by_day(at("2022-01-15T07:59:00+09:00")), at("2022-01-15T08:00:00+09:00"));
    assert_eq!(night_after(at("2022-01-15T08:00:00+09:00")), at("2022-01-15T21:00:00+09:00"));
    assert_eq!(night_after(at("2022-01-15T22:00:00+09:00")), at("2022-01-16T21:00:00+09:00"));
}

#[test]
fn words_of_the_provider() {
    assert_eq!(state_of("sent"), Some(MessageState::HandedOver));
    assert_eq!(state_of("delivered"), Some(MessageState::Delivered));
    assert_eq!(state_of("failed"), Some(MessageState::Undelivered));
    assert_eq!(state_of("no-answer"), Some(MessageState::Undelivered));
    assert_eq!(state_of("receiving"), None);
}

#[test]
fn a_wish_puts_a_way_first_and_takes_none_away() {
    let ways = |kind, wish| channels_by_wish(kind, wish).collect::<Vec<_>>();
    let reminder = MessageKind::Reminder;
    assert_eq!(ways(reminder, ReminderBy::Any), channels(reminder));
    assert_eq!(ways(reminder, ReminderBy::Sms), [Channel::Sms, Channel::Push, Channel::Email]);
    assert_eq!(
        ways(MessageKind::SecondReminder, ReminderBy::Email),
        [Channel::Email, Channel::Push, Channel::Sms]
    );
    assert_eq!(ways(MessageKind::Number, ReminderBy::Email), channels(MessageKind::Number), "only reminders");
}

mod histories;
