//! Numbers for the day, as sums that can be joined: a prefecture's are those of its centres. How long things took is kept
//! by steps, because the middle of a whole can't be had from the middles of its parts.

use crate::api::{
    AlertCourse, ChannelCount, Course, DayCount, DayFigures, Moment, QueueAge, Spread, TierCount, Timeliness,
};
use crate::time::{Date, Duration, Timestamp};
use crate::triage::Tier;

/// Days that are shown at once.
pub const SHOWN_DAYS: i64 = 14;
/// Days ahead for which releases are foretold.
pub const AHEAD_DAYS: i64 = 7;
/// How often the present day is counted.
pub const EVERY: Duration = Duration::minutes(5);
/// How often a day that is over is counted, until it is [`SETTLED`].
pub const EVERY_PAST: Duration = Duration::hours(1);
/// So long after its end a day is counted no more: first contacts, closings and receipts have come by then or are late
/// anyway.
pub const SETTLED: Duration = Duration::hours(48);

/// The steps of a [`Spread`], in minutes.
pub const STEPS: [i64; 11] = [5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880];

/// How long, as far as the steps tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// At most so many minutes.
    Minutes(i64),
    /// Longer than the last step.
    Longer,
}

impl Spread {
    /// Counts one.
    pub fn add(&mut self, took: Duration) {
        self.counts.resize(STEPS.len() + 1, 0);
        let took = took.as_millis().max(0);
        let step = STEPS.partition_point(|step| Duration::minutes(*step).as_millis() < took);
        if let Some(count) = self.counts.get_mut(step) {
            *count += 1;
        }
    }
    /// How many were counted.
    pub fn total(&self) -> i64 {
        self.counts.iter().sum()
    }
    /// So many of a thousand took no longer; none where nothing was counted.
    pub fn quantile(&self, permille: i64) -> Option<Within> {
        let wanted = (self.total() * permille + 999) / 1000;
        if wanted == 0 {
            return None;
        }
        let mut sum = 0;
        let step = self.counts.iter().position(|count| {
            sum += count;
            sum >= wanted
        })?;
        Some(STEPS.get(step).map_or(Within::Longer, |minutes| Within::Minutes(*minutes)))
    }
    fn join(&mut self, other: &Self) {
        self.counts.resize(self.counts.len().max(other.counts.len()), 0);
        for (own, more) in self.counts.iter_mut().zip(&other.counts) {
            *own += more;
        }
    }
}

impl Timeliness {
    /// Counts one that began at `began` and was `done`, or not by `now`.
    pub fn add(&mut self, began: Timestamp, due: Timestamp, done: Option<Timestamp>, now: Timestamp) {
        if done.unwrap_or(now) > due {
            self.late += 1;
        } else if done.is_some() {
            self.in_time += 1;
        } else {
            self.waiting += 1;
        }
        if let Some(done) = done {
            self.took.add(done.since(began));
        }
    }
    /// Of those whose time is over or that are done: so many per cent in time.
    pub fn share(&self) -> Option<i64> {
        share(self.in_time, self.in_time + self.late)
    }
    /// All.
    pub const fn total(&self) -> i64 {
        self.in_time + self.late + self.waiting
    }
    fn join(&mut self, other: &Self) {
        self.in_time += other.in_time;
        self.late += other.late;
        self.waiting += other.waiting;
        self.took.join(&other.took);
    }
}

impl Moment {
    /// Of those who report themselves, so many per cent had reported.
    pub fn response(&self) -> Option<i64> {
        share(self.reported, self.own)
    }
    /// Patients of a tier.
    pub fn of_tier(&self, tier: Option<Tier>) -> i64 {
        self.tiers.iter().filter(|count| count.tier == tier).map(|count| count.patients).sum()
    }
    fn join(&mut self, other: &Self) {
        self.followed += other.followed;
        self.own += other.own;
        self.reported += other.reported;
        self.silent += other.silent;
        self.unopened += other.unopened;
        for more in &other.tiers {
            let own =
                entry(&mut self.tiers, |own| own.tier == more.tier, || TierCount { patients: 0, ..*more });
            own.patients += more.patients;
        }
        for more in &other.queue {
            let none = || QueueAge { open: 0, unclaimed: 0, overdue: 0, ..*more };
            let own = entry(&mut self.queue, |own| own.tier == more.tier, none);
            own.open += more.open;
            own.unclaimed += more.unclaimed;
            own.overdue += more.overdue;
            own.oldest_minutes = own.oldest_minutes.max(more.oldest_minutes);
        }
        for more in &other.releases {
            let own =
                entry(&mut self.releases, |own| own.day == more.day, || DayCount { patients: 0, ..*more });
            own.patients += more.patients;
        }
        self.in_order();
    }
    /// Everything in the order in which it is shown.
    pub fn in_order(&mut self) {
        self.tiers.sort_by_key(|count| std::cmp::Reverse(count.tier));
        self.queue.sort_by_key(|age| std::cmp::Reverse(age.tier));
        self.releases.sort_by_key(|count| count.day);
    }
}

impl Course {
    /// Alerts of a tier, to be counted.
    pub fn alerts_of(&mut self, tier: Tier) -> &mut AlertCourse {
        let none = || AlertCourse { tier, claim: Timeliness::default(), close: Timeliness::default() };
        entry(&mut self.alerts, |own| own.tier == tier, none)
    }
    fn join(&mut self, other: &Self) {
        self.registered += other.registered;
        self.first_contact.join(&other.first_contact);
        self.uncontacted += other.uncontacted;
        self.reports += other.reports;
        self.entered += other.entered;
        for more in &other.alerts {
            let own = self.alerts_of(more.tier);
            own.claim.join(&more.claim);
            own.close.join(&more.close);
        }
        for more in &other.messages {
            let none = || ChannelCount { tries: 0, delivered: 0, failed: 0, ..*more };
            let own = entry(&mut self.messages, |own| own.channel == more.channel, none);
            own.tries += more.tries;
            own.delivered += more.delivered;
            own.failed += more.failed;
        }
        self.in_order();
    }
    /// Everything in the order in which it is shown.
    pub fn in_order(&mut self) {
        self.alerts.sort_by_key(|alerts| std::cmp::Reverse(alerts.tier));
        self.messages.sort_by_key(|count| count.channel.as_str());
    }
}

impl DayFigures {
    /// A day of which nothing is known yet.
    pub fn of(day: Date) -> Self {
        Self { day, moment: None, course: None }
    }
    /// Adds those of another centre.
    pub fn join(&mut self, other: &Self) {
        if let Some(moment) = &other.moment {
            self.moment.get_or_insert_default().join(moment);
        }
        if let Some(course) = &other.course {
            self.course.get_or_insert_default().join(course);
        }
    }
}

/// Per cent, to the nearest; none of nothing.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (part * 200 + whole) / (whole * 2))
}

/// The entry that is meant, made when it is missing.
#[expect(clippy::indexing_slicing, reason = "it is there, found or made")]
fn entry<T>(all: &mut Vec<T>, is: impl Fn(&T) -> bool, none: impl FnOnce() -> T) -> &mut T {
    let at = all.iter().position(is).unwrap_or_else(|| {
        all.push(none());
        all.len() - 1
    });
    &mut all[at]
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 1_642_636_800_000;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_millis(DAY).plus(Duration::minutes(minutes))
    }

    fn spread(minutes: &[i64]) -> Spread {
        let mut spread = Spread::default();
        for minutes in minutes {
            spread.add(Duration::minutes(*minutes));
        }
        spread
    }

    #[test]
    fn a_step_holds_what_took_no_longer() {
        let took = spread(&[0, 5, 6, 15, 16, 2880, 2881]);
        assert_eq!(took.counts, [2, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1]);
        assert_eq!(took.total(), 7);
        let mut late = Spread::default();
        late.add(Duration::millis(300_001));
        assert_eq!(
            late.quantile(500),
            Some(Within::Minutes(10)),
            "a moment over five minutes is no five minutes"
        );
    }

    #[test]
    fn quantiles_are_told_as_far_as_the_steps_go() {
        assert_eq!(Spread::default().quantile(500), None);
        assert_eq!(spread(&[3]).quantile(500), Some(Within::Minutes(5)));
        let took = spread(&[1, 2, 40, 50, 9999]);
        assert_eq!(took.quantile(400), Some(Within::Minutes(5)));
        assert_eq!(took.quantile(500), Some(Within::Minutes(60)));
        assert_eq!(took.quantile(900), Some(Within::Longer));
    }

    #[test]
    fn what_is_past_its_time_is_late_done_or_not() {
        let mut kept = Timeliness::default();
        kept.add(at(0), at(15), Some(at(15)), at(60));
        kept.add(at(0), at(15), Some(at(16)), at(60));
        kept.add(at(0), at(15), None, at(60));
        kept.add(at(0), at(90), None, at(60));
        assert_eq!((kept.in_time, kept.late, kept.waiting), (1, 2, 1));
        assert_eq!(kept.share(), Some(33), "what still has time is in no share");
        assert_eq!((kept.total(), kept.took.total()), (4, 2));
    }

    #[test]
    fn a_prefecture_is_the_sum_of_its_centres() {
        let queue = |open, oldest_minutes| QueueAge {
            tier: Tier::Urgent,
            open,
            unclaimed: 1,
            overdue: 0,
            oldest_minutes,
        };
        let center = |patients, minutes| DayFigures {
            day: at(0).date(),
            moment: Some(Moment {
                followed: patients,
                own: patients,
                reported: 1,
                tiers: vec![
                    TierCount { tier: None, patients: 1 },
                    TierCount { tier: Some(Tier::Watch), patients },
                ],
                queue: vec![queue(patients, minutes)],
                ..Moment::default()
            }),
            course: Some(Course {
                registered: 1,
                first_contact: spread(&[minutes]),
                alerts: vec![AlertCourse {
                    tier: Tier::Watch,
                    claim: Timeliness { in_time: 1, ..Timeliness::default() },
                    close: Timeliness::default(),
                }],
                ..Course::default()
            }),
        };
        let mut all = DayFigures::of(at(0).date());
        all.join(&center(4, 3));
        all.join(&DayFigures::of(at(0).date()));
        all.join(&center(6, 100));
        let (moment, course) = (all.moment.unwrap(), all.course.unwrap());
        assert_eq!((moment.followed, moment.response()), (10, Some(20)));
        assert_eq!(moment.of_tier(Some(Tier::Watch)), 10);
        assert_eq!(moment.tiers.last().map(|count| (count.tier, count.patients)), Some((None, 2)));
        assert_eq!(moment.queue, [QueueAge { unclaimed: 2, ..queue(10, 100) }]);
        assert_eq!(course.first_contact.quantile(500), Some(Within::Minutes(5)));
        assert_eq!(course.first_contact.quantile(900), Some(Within::Minutes(120)));
        assert_eq!(course.alerts.first().map(|alerts| alerts.claim.in_time), Some(2));
    }

    #[test]
    fn a_share_is_rounded_and_of_nothing_there_is_none() {
        assert_eq!(share(0, 0), None);
        assert_eq!(share(2, 3), Some(67));
        assert_eq!(share(1, 3), Some(33));
        assert_eq!(share(999, 1000), Some(100));
    }
}
