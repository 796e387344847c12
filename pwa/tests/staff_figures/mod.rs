//! The numbers for the day, drawn.

use dioxus::prelude::*;
use mimamori_domain::access::Role;
use mimamori_domain::api::{
    AlertCourse, CenterFigures, CenterName, Channel, ChannelCount, Course, DayCount, DayFigures, FiguresView,
    Moment, QueueAge, Spread, StaffLoad, TierCount, Timeliness,
};
use mimamori_domain::patient::Language;
use mimamori_domain::triage::Tier;
use mimamori_domain::{Duration, HealthCenterId};
use mimamori_pwa::staff::figures::FiguresSheet;

use crate::staff_world::{World, draw, each_language, id, now};

fn spread(minutes: &[i64]) -> Spread {
    let mut spread = Spread::default();
    for minutes in minutes {
        spread.add(Duration::minutes(*minutes));
    }
    spread
}

/// A day of the two weeks before today; the older half was never counted.
fn day(back: i64) -> DayFigures {
    let day = now().date().plus_days(-back);
    if back > 6 {
        return DayFigures::of(day);
    }
    let kept = Timeliness { in_time: 3, late: 1, waiting: 0, took: spread(&[10, 20, 50]) };
    DayFigures {
        day,
        moment: Some(Moment {
            followed: 2_480,
            own: 2_000,
            reported: 1_600,
            tiers: vec![
                TierCount { tier: Some(Tier::Emergency), patients: 3 },
                TierCount { tier: Some(Tier::Routine), patients: 2_400 },
                TierCount { tier: None, patients: 77 },
            ],
            queue: vec![QueueAge {
                tier: Tier::Emergency,
                open: 4,
                unclaimed: 1,
                overdue: 2,
                oldest_minutes: 75,
            }],
            silent: 41,
            unopened: 12,
            releases: (0..7).map(|n| DayCount { day: day.plus_days(n), patients: n * 10 }).collect(),
        }),
        course: Some(Course {
            registered: 310,
            first_contact: spread(&[4, 50, 600, 4_000]),
            uncontacted: 9,
            reports: 1_700,
            entered: 120,
            alerts: vec![AlertCourse { tier: Tier::Emergency, claim: kept.clone(), close: kept }],
            messages: vec![ChannelCount { channel: Channel::Sms, tries: 900, delivered: 860, failed: 18 }],
        }),
    }
}

fn view(whole: bool) -> FiguresView {
    let days: Vec<DayFigures> = (0..14).rev().map(day).collect();
    let center =
        |n: u64| CenterName { id: id::<HealthCenterId>(n), name: format!("第{n}みどり保健所") };
    let load =
        StaffLoad { name: "見守 花子".into(), claims: 12, calls: 30, closes: 11, reports: 4, holding: 2 };
    FiguresView {
        now: now(),
        day: now().date(),
        center: (!whole).then(|| center(1)),
        counted_at: Some(now()),
        days,
        staff: if whole { vec![] } else { vec![load] },
        centers: (1..4)
            .filter(|_| whole)
            .map(|n| CenterFigures { center: center(n), figures: day(if n == 3 { 9 } else { 0 }) })
            .collect(),
    }
}

/// No name of a sentence stands where the sentence should.
fn spoken(html: &str) {
    let missing: Vec<&str> =
        html.match_indices(">figures-").map(|(at, _)| &html[at..(at + 50).min(html.len())]).collect();
    assert!(missing.is_empty(), "sentences that don't exist: {missing:?}");
}

#[test]
fn a_centre_sees_how_it_stands_and_did() {
    each_language(|language| {
        let html = draw(World { role: Role::Manager, ..World::new(language) }, || {
            rsx! { FiguresSheet { view: view(false) } }
        });
        spoken(&html);
        let words: &[&str] = match language {
            Language::Ja => &["80 %", "75 % 期限内", "半数が 30分以内", "12時間以内", "見守 花子"],
            _ => &["80 %", "75 % in time", "half within 30 min", "longer", "見守 花子"],
        };
        for word in words {
            assert!(html.contains(word), "{word} in {html}");
        }
        assert_eq!(html.matches("<rect").count(), 14 * 5 + 7, "a column for each day of each series");
        assert!(html.contains("language=") && html.contains("id=\"figures-print\""), "{html}");
        assert!(!html.contains("id=\"figures-centers\""), "{html}");
    });
}

#[test]
fn the_prefecture_sees_the_sum_and_each_centre_and_nobody_s_work() {
    each_language(|language| {
        let html = draw(World { role: Role::Prefecture, ..World::new(language) }, || {
            rsx! { FiguresSheet { view: view(true) } }
        });
        spoken(&html);
        assert_eq!(html.matches("data-center=").count(), 3);
        assert!(html.contains(&format!("/staff/figures/{}/", now().date())), "{html}");
        assert!(!html.contains("id=\"figures-team\""), "{html}");
        assert_eq!(html.matches("row-bad").count(), 2, "an overdue emergency stands out");
    });
}

#[test]
fn a_day_that_was_never_counted_says_so() {
    each_language(|language| {
        let html = draw(World { role: Role::Nurse, ..World::new(language) }, || {
            let days = (0..14).rev().map(|n| DayFigures::of(now().date().plus_days(-n))).collect();
            let view = FiguresView { days, counted_at: None, staff: vec![], ..view(false) };
            rsx! { FiguresSheet { view } }
        });
        assert!(html.contains("class=\"empty\"") && !html.contains("id=\"figures-counted\""), "{html}");
    });
}
