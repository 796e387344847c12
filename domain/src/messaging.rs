//! When messaging is in trouble: the limits, and which trouble comes first. From the same figures for the screens, the
//! metrics and readiness.

use serde::{Deserialize, Serialize};

use crate::api::Messaging;
use crate::outbox::flow::WHOLE;
use crate::time::{Duration, Timestamp};

/// What a worker does by itself, and how long each may go without progress.
pub const SCHEDULES: &[(&str, Duration)] = &[
    ("sending", Duration::seconds(60)),
    ("alarms", Duration::seconds(60)),
    ("deliveries", Duration::seconds(60)),
    ("numbers", Duration::seconds(60)),
    ("deadlines", Duration::seconds(60)),
    ("reminders", Duration::seconds(60)),
    ("silences", Duration::seconds(60)),
    ("figures", Duration::seconds(60)),
    ("housekeeping", Duration::minutes(30)),
];
/// The name when all of them stand still: no worker runs.
pub const ALL: &str = "worker";

/// A due number or one-time code that waits longer is late: it is of no use to somebody who waits for it.
const URGENT_LATE: Duration = Duration::minutes(5);

/// Lanes that somebody waits for: numbers and one-time codes, and alerts to staff. Re-issues may wait at the brake.
const URGENT: [i64; 2] = [0, 2];

/// Something is wrong with messaging. Its Fluent name is `staff-trouble-<kind>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "server", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Trouble {
    /// Emergencies are overdue, nobody has them, and the last alarm to those on call reached nobody.
    Unreached {
        /// So many, counted to 101.
        alerts: i64,
    },
    /// A schedule makes no progress: nothing is sent, or nothing comes due.
    Stalled {
        /// Its name.
        schedule: String,
        /// Since so many whole minutes; absent when it never made any.
        minutes: Option<i64>,
    },
    /// A provider is stopped.
    Stopped {
        /// Its name.
        provider: String,
        /// The code that stopped it.
        code: String,
    },
    /// Numbers are not re-issued.
    Brake {
        /// SMS take up to so many minutes to arrive.
        minutes: i64,
    },
    /// Messages that somebody waits for are late.
    Late {
        /// In which lane.
        lane: i64,
        /// By so many whole minutes.
        minutes: i64,
    },
    /// A provider gets less than its share.
    Reduced {
        /// Its name.
        provider: String,
        /// Per cent of its configured weight.
        percent: i64,
    },
}

/// Does a schedule stand still that last made progress so long ago?
pub fn is_stalled(schedule: &str, age: Option<Duration>) -> bool {
    let limit = SCHEDULES.iter().find(|(name, _)| *name == schedule).map(|(_, limit)| *limit);
    limit.is_some_and(|limit| age.is_none_or(|age| age > limit))
}

/// What is wrong, the gravest first.
pub fn troubles(now: &Messaging) -> Vec<Trouble> {
    let minutes = |ms: i64| Duration::millis(ms).as_minutes();
    let stands = |name: &str, since: Option<Timestamp>| Trouble::Stalled {
        schedule: name.to_owned(),
        minutes: since.map(|at| now.now.since(at).as_minutes()),
    };
    // Housekeeping may rest for long: it says nothing of whether a worker runs.
    let all = now.schedules.iter().all(|schedule| schedule.stalled || schedule.name == "housekeeping");
    let stalled: Vec<Trouble> = if all && !now.schedules.is_empty() {
        let last = now.schedules.iter().filter_map(|schedule| schedule.progress_at).max();
        vec![stands(ALL, last)]
    } else {
        let stalled = now.schedules.iter().filter(|schedule| schedule.stalled);
        stalled.map(|schedule| stands(&schedule.name, schedule.progress_at)).collect()
    };
    let stopped = now.providers.iter().filter(|provider| provider.stopped_at.is_some()).map(|provider| {
        Trouble::Stopped { provider: provider.name.clone(), code: provider.code.clone().unwrap_or_default() }
    });
    let brake = now
        .brake
        .iter()
        .map(|brake| Trouble::Brake { minutes: minutes(brake.p90_ms.max(brake.backlog_ms)).max(1) });
    let late = now.lanes.iter().filter(|lane| URGENT.contains(&lane.lane)).filter_map(|lane| {
        let age = now.now.since(lane.oldest_due_at?);
        (age > URGENT_LATE).then(|| Trouble::Late { lane: lane.lane, minutes: age.as_minutes() })
    });
    let reduced =
        now.providers.iter().filter(|provider| provider.stopped_at.is_none() && provider.share < WHOLE).map(
            |provider| Trouble::Reduced {
                provider: provider.name.clone(),
                percent: provider.share * 100 / WHOLE,
            },
        );
    let unreached = (now.unreached > 0).then_some(Trouble::Unreached { alerts: now.unreached });
    unreached.into_iter().chain(stalled).chain(stopped).chain(brake).chain(late).chain(reduced).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{BrakeView, LaneView, ProviderView, ScheduleView};

    fn well(now: Timestamp) -> Messaging {
        let provider = ProviderView {
            name: "main".into(),
            stopped_at: None,
            code: None,
            share: WHOLE,
            p90_ms: Some(4_000),
            backlog_ms: Some(0),
            measured_at: Some(now),
        };
        Messaging {
            now,
            lanes: (0..6).map(|lane| LaneView { lane, depth: 0, oldest_due_at: None }).collect(),
            brake: None,
            providers: vec![provider],
            schedules: ["sending", "numbers"]
                .map(|name| ScheduleView { name: name.into(), progress_at: Some(now), stalled: false })
                .into(),
            dead: 0,
            unreached: 0,
            troubles: vec![],
        }
    }

    #[test]
    fn all_is_well_until_something_is_wrong_and_the_gravest_comes_first() {
        let now = Timestamp::from_millis(1_642_129_200_000);
        let mut messaging = well(now);
        messaging.lanes[4].oldest_due_at = Some(now.minus(Duration::hours(2)));
        assert_eq!(troubles(&messaging), [], "reminders may wait");
        messaging.providers[0].share = 250;
        messaging.lanes[0].oldest_due_at = Some(now.minus(Duration::minutes(7)));
        messaging.brake = Some(BrakeView { since: now, p90_ms: 61_000, backlog_ms: 25 * 60_000 });
        messaging.schedules[0].stalled = true;
        let found = troubles(&messaging);
        assert_eq!(found[0], Trouble::Stalled { schedule: "sending".into(), minutes: Some(0) });
        assert_eq!(found[1], Trouble::Brake { minutes: 25 });
        assert_eq!(found[2], Trouble::Late { lane: 0, minutes: 7 });
        assert_eq!(found[3], Trouble::Reduced { provider: "main".into(), percent: 25 });
        messaging.schedules[1].stalled = true;
        let found = troubles(&messaging);
        assert_eq!(found[0], Trouble::Stalled { schedule: ALL.into(), minutes: Some(0) }, "said once");
        messaging.providers[0].stopped_at = Some(now);
        messaging.providers[0].code = Some("20003".into());
        assert_eq!(
            troubles(&messaging)[1],
            Trouble::Stopped { provider: "main".into(), code: "20003".into() },
            "a stopped provider is not also a reduced one"
        );
        assert_eq!(troubles(&messaging).len(), 4);
        messaging.unreached = 2;
        assert_eq!(troubles(&messaging)[0], Trouble::Unreached { alerts: 2 }, "a person may be in danger");
    }

    #[test]
    fn a_schedule_stands_still_when_its_own_limit_is_over_or_it_never_ran() {
        for (name, limit) in SCHEDULES {
            assert!(!is_stalled(name, Some(*limit)));
            assert!(is_stalled(name, Some(Duration::millis(limit.as_millis() + 1))));
            assert!(is_stalled(name, None));
        }
        assert!(!is_stalled("another", None));
    }
}
