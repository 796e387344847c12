//! The report of a day's follow-up, drawn.

use dioxus::prelude::*;
use mimamori_domain::api::{FollowUpReports, FollowUpState};
use mimamori_pwa::staff::follow_up::{DayView, FollowUpView};

use crate::staff_world::{World, draw, each_language, follow_up, follow_up_lines, now};

#[test]
fn the_report_of_a_day_asks_why_and_is_received() {
    each_language(|language| {
        for (can_sign, can_receive) in [(true, false), (false, true)] {
            let html = draw(World::new(language), move || {
                rsx! { DayView { report: follow_up(can_sign, can_receive), onchange: |()| {} } }
            });
            assert_eq!(html.contains("id=\"follow-up-sign\""), can_sign, "{html}");
            assert_eq!(html.contains("id=\"follow-up-receive\""), can_receive, "{html}");
            assert_eq!(html.contains("follow-up-remark-text"), !can_sign, "{html}");
            assert!(html.contains("山田 花子"), "{html}");
        }
        let html = draw(World::new(language), || {
            let page = FollowUpReports { now: now(), items: follow_up_lines(), next: Some(now().date()) };
            rsx! { FollowUpView { page, busy: false, onmore: |()| {} } }
        });
        for state in FollowUpState::ALL {
            assert!(html.contains(&format!("data-state=\"{state}\"")), "{state} in {html}");
        }
        assert!(
            html.contains("id=\"follow-up-missing\"") && html.contains("id=\"follow-up-more\""),
            "{html}"
        );
    });
}
