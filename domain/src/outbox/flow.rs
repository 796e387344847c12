//! How fast each provider really delivers, and what follows: how many messages with a number may be on their way at
//! once (its room), its share of the traffic, and the brake on re-issue. Pure; the worker measures and the store keeps.
//!
//! On 2022-01-14 numbers were handed over faster than they were delivered, until each was dead on arrival. Here no more
//! are on their way than the provider has shown to deliver in ten minutes.

use crate::api::MessageState;
use crate::time::{Duration, Timestamp};

/// Re-issue pauses when one in ten messages takes longer than this (DOMAIN section 6).
pub const P90_LIMIT: Duration = Duration::minutes(20);
/// Re-issue pauses when the oldest message on its way is older than this.
pub const BACKLOG_LIMIT: Duration = Duration::minutes(15);
/// Re-issue begins again below this, so that the brake doesn't flutter.
const RELEASED_BELOW: Duration = Duration::minutes(5);
/// A delivery that takes longer is a slow one.
const SLOW: Duration = Duration::minutes(5);
/// A provider with so many slow or failed messages in a hundred loses weight.
const POOR_PERCENT: usize = 15;
/// What is older says nothing of now.
pub const LOOK_BACK: Duration = Duration::minutes(15);
/// Fewer than these say nothing.
const ENOUGH: usize = 10;
/// A message overtaken by so many later ones is not in a queue: its phone is off, or its callback was lost.
const OVERTAKEN: usize = 5;
/// The room of a provider of which nothing is known yet.
pub const FIRST_ROOM: i64 = 200;
/// The greatest room: counting what is on its way must stay cheap.
const MOST_ROOM: i64 = 5000;
/// The room of a provider that lags: enough to notice that it has recovered.
const LEAST_ROOM: i64 = 20;
/// A whole share, in thousandths.
pub const WHOLE: i64 = 1000;
/// The least share: enough to notice that it has recovered.
const LEAST: i64 = 50;

/// An attempt whose end was heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Final {
    /// When it was handed over; none when the provider refused it.
    pub handed_at: Option<Timestamp>,
    /// When its end was heard.
    pub final_at: Timestamp,
    /// How it ended.
    pub state: MessageState,
}

/// What a provider did lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Health {
    /// Age of the oldest message on its way that was not overtaken.
    pub backlog: Duration,
    /// Nine in ten of the delivered messages took no longer; none when too few were delivered to tell.
    pub p90: Option<Duration>,
    /// So many may be on their way at once.
    pub room: i64,
    /// Too many of its messages are slow or refused.
    pub poor: bool,
}

impl Health {
    /// Numbers handed over now would be old on arrival.
    pub fn lags(&self) -> bool {
        self.backlog > BACKLOG_LIMIT || self.p90.is_some_and(|p90| p90 > P90_LIMIT)
    }

    fn is_quick(&self) -> bool {
        self.backlog < RELEASED_BELOW && self.p90.is_none_or(|p90| p90 < P90_LIMIT)
    }
}

/// Measures a provider by the ends heard lately (the newest, in any order) and by when the messages on their way were
/// handed over.
pub fn measure(now: Timestamp, finals: &[Final], open: &[Timestamp]) -> Health {
    let mut overtakers: Vec<Timestamp> = finals
        .iter()
        .filter(|last| last.state == MessageState::Delivered)
        .filter_map(|last| last.handed_at)
        .collect();
    overtakers.sort_unstable_by(|a, b| b.cmp(a));
    let overtaken_before = overtakers.get(OVERTAKEN - 1).copied();
    let waiting = open.iter().copied().filter(|at| overtaken_before.is_none_or(|before| *at >= before));
    let oldest = waiting.clone().min();
    let backlog = oldest.map_or(Duration::ZERO, |oldest| now.since(oldest).max(Duration::ZERO));

    let recent = || finals.iter().filter(|last| now.since(last.final_at) <= LOOK_BACK);
    let mut took: Vec<Duration> = recent()
        .filter(|last| last.state == MessageState::Delivered)
        .filter_map(|last| last.handed_at.map(|handed| last.final_at.since(handed)))
        .collect();
    took.sort_unstable();
    let p90 = (took.len() >= ENOUGH).then(|| took.get(took.len() * 9 / 10).copied()).flatten();

    let slow =
        took.iter().filter(|took| **took > SLOW).count() + waiting.filter(|at| now.since(*at) > SLOW).count();
    let refused = recent().filter(|last| last.state == MessageState::Failed).count();
    let told = took.len() + refused + open.len();
    let poor = told >= ENOUGH && (slow + refused) * 100 > told * POOR_PERCENT;

    let health = Health { backlog, p90, room: 0, poor };
    let least = if health.lags() { LEAST_ROOM } else { FIRST_ROOM };
    // As many as it delivers in ten minutes.
    Health { room: (2 * delivered_in(now, finals, Duration::minutes(5))).clamp(least, MOST_ROOM), ..health }
}

/// How many were delivered within `span`; when the sample does not reach back so far, as many as its pace tells.
fn delivered_in(now: Timestamp, finals: &[Final], span: Duration) -> i64 {
    let delivered =
        || finals.iter().filter(|last| last.state == MessageState::Delivered).map(|last| last.final_at);
    let counted = delivered().filter(|at| now.since(*at) <= span).count();
    let counted = i64::try_from(counted).unwrap_or(i64::MAX);
    let oldest = finals.iter().map(|last| last.final_at).min();
    let reach = oldest.map_or(span, |oldest| now.since(oldest));
    if finals.len() < SAMPLE || reach >= span {
        return counted;
    }
    counted * span.as_millis() / reach.as_millis().max(1000)
}

/// So many of the newest ends are looked at.
pub const SAMPLE: usize = 500;

/// The next share of a provider, in thousandths: halved while it does poorly and another does not, given back slowly.
pub fn share(before: i64, health: &Health, another_is_well: bool) -> i64 {
    if health.poor && another_is_well {
        (before / 2).max(LEAST)
    } else if health.poor {
        before
    } else {
        (before + LEAST).min(WHOLE)
    }
}

/// Should the brake be on? With `pulled` as it is now and the providers that may be used: it is pulled when every one
/// of them lags and released when one is quick again.
pub fn brake(pulled: bool, usable: &[Health]) -> bool {
    if usable.is_empty() {
        pulled
    } else if pulled {
        !usable.iter().any(Health::is_quick)
    } else {
        usable.iter().all(Health::lags)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn at(minute: i64) -> Timestamp {
        Timestamp::from_millis(1_642_000_000_000 + minute * MINUTE)
    }

    fn delivered(handed: i64, took: i64) -> Final {
        Final { handed_at: Some(at(handed)), final_at: at(handed + took), state: MessageState::Delivered }
    }

    #[test]
    fn nothing_known_is_no_lag_and_a_first_room() {
        let health = measure(at(0), &[], &[]);
        assert_eq!(health, Health { backlog: Duration::ZERO, p90: None, room: 200, poor: false });
        assert!(!health.lags());
    }

    #[test]
    fn a_queue_that_stands_still_is_a_backlog() {
        let open: Vec<Timestamp> = (0..40).map(at).collect();
        let health = measure(at(40), &[], &open);
        assert_eq!(health.backlog, Duration::minutes(40));
        assert!(health.lags() && health.poor);
        assert_eq!(health.room, 20);
    }

    #[test]
    fn a_phone_that_is_off_is_no_backlog() {
        let finals: Vec<Final> = (1..30).map(|minute| delivered(minute, 0)).collect();
        let health = measure(at(30), &finals, &[at(0)]);
        assert_eq!(health.backlog, Duration::ZERO, "twenty-nine overtook it");
        assert!(!health.lags() && !health.poor);
        // Three are not enough to tell.
        assert_eq!(measure(at(30), &finals[..3], &[at(0)]).backlog, Duration::minutes(30));
    }

    #[test]
    fn one_in_ten_slower_than_twenty_minutes_lags() {
        let quick: Vec<Final> = (0..18).map(|n| delivered(20 + n % 3, 1)).collect();
        let mut some = quick.clone();
        some.extend((0..2).map(|_| delivered(0, 21)));
        assert_eq!(measure(at(24), &some, &[]).p90, Some(Duration::minutes(21)));
        assert!(measure(at(24), &some, &[]).lags());
        assert!(!measure(at(24), &quick, &[]).lags());
        assert_eq!(measure(at(24), &quick[..9], &[]).p90, None, "nine tell nothing");
        assert_eq!(measure(at(60), &some, &[]).p90, None, "what is older than a quarter of an hour neither");
    }

    #[test]
    fn the_room_is_what_is_delivered_in_ten_minutes() {
        let finals: Vec<Final> = (0..400).map(|n| delivered(n % 5, 0)).collect();
        assert_eq!(measure(at(5), &finals, &[]).room, 800);
        // A full sample that reaches back one minute only: its pace counts.
        let fast = vec![delivered(4, 0); SAMPLE];
        assert_eq!(measure(at(5), &fast, &[]).room, 5000);
    }

    #[test]
    fn a_poor_provider_loses_its_share_and_gets_it_back() {
        let poor = Health { poor: true, ..Health::default() };
        let mut share_now = WHOLE;
        for _ in 0..10 {
            share_now = share(share_now, &poor, true);
        }
        assert_eq!(share_now, 50);
        assert_eq!(share(share_now, &poor, false), 50, "with nobody better it stays");
        for _ in 0..19 {
            share_now = share(share_now, &Health::default(), true);
        }
        assert_eq!(share_now, WHOLE);
    }

    #[test]
    fn the_brake_waits_for_all_and_leaves_with_one() {
        let slow = Health { backlog: Duration::minutes(16), ..Health::default() };
        let middling = Health { backlog: Duration::minutes(10), ..Health::default() };
        let well = Health::default();
        assert!(brake(false, &[slow]));
        assert!(!brake(false, &[slow, well]), "the other one takes over");
        assert!(!brake(false, &[middling]));
        assert!(brake(true, &[middling]), "not before it is really quick");
        assert!(!brake(true, &[slow, well]));
        assert!(brake(true, &[]) && !brake(false, &[]), "without a provider nothing changes");
    }
}
