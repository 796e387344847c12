//! Small things that several staff screens show: the mark of a tier, a sparkline, loading, failure, emptiness.

use dioxus::prelude::*;
use mimamori_domain::triage::Tier;

use super::words;
use crate::api::ApiError;
use crate::t;
use crate::ui::{Button, ButtonKind, Icon, IconName, Spinner};

/// A tier as shape, word and colour, so that none of the three is needed.
#[component]
pub fn TierMark(
    /// `None` before the first report.
    tier: Option<Tier>,
    /// Larger, for the head of a page.
    #[props(default)]
    big: bool,
) -> Element {
    let word = tier.map_or_else(|| t!("staff-tier-none"), words::tier);
    let class = tier.map_or("none", Tier::as_str);
    rsx! {
        span { class: if big { "tier tier-{class} tier-big" } else { "tier tier-{class}" },
            TierIcon { tier }
            span { "{word}" }
        }
    }
}

/// The shape of a tier: octagon, triangle, diamond, circle, in falling order.
#[component]
pub fn TierIcon(tier: Option<Tier>) -> Element {
    let (shape, stroke) = match tier {
        Some(Tier::Emergency) => {
            ("M8.3 2.5h7.4l5.8 5.8v7.4l-5.8 5.8H8.3l-5.8-5.8V8.3L8.3 2.5Z", "M12 7v6m0 3.4v.2")
        }
        Some(Tier::Urgent) => ("M12 2.8 1.8 21h20.4L12 2.8Z", "M12 9.5v5m0 3v.2"),
        Some(Tier::Watch) => ("M12 1.8 22.2 12 12 22.2 1.8 12 12 1.8Z", "M12 7.2v5.6m0 3v.2"),
        Some(Tier::Routine) => ("M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z", "m7.8 12.4 3 3 5.4-6"),
        None => ("M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19Z", "M8 12h8"),
    };
    rsx! {
        svg { class: "tier-icon", view_box: "0 0 24 24", width: "20", height: "20", "aria-hidden": "true", "focusable": "false",
            path { class: "tier-shape", d: shape }
            path { class: "tier-stroke", d: stroke }
        }
    }
}

/// Where a value goes. `worse` decides the colour, the arrow tells it without.
#[component]
pub fn TrendArrow(
    /// New minus old.
    change: i64,
    /// A rise is bad (temperature) or good (oxygen).
    rise_is_bad: bool,
) -> Element {
    let (shape, word) = match change {
        1.. => ("M12 19V5m-6 6 6-6 6 6", t!("staff-trend-up")),
        0 => ("M5 12h14m-6-6 6 6-6 6", t!("staff-trend-flat")),
        _ => ("M12 5v14m-6-6 6 6 6-6", t!("staff-trend-down")),
    };
    let class = match change.signum() * if rise_is_bad { 1 } else { -1 } {
        1 => "arrow arrow-worse",
        0 => "arrow",
        _ => "arrow arrow-better",
    };
    rsx! {
        svg { class, view_box: "0 0 24 24", width: "16", height: "16", role: "img", "aria-label": word, path { d: shape } }
    }
}

const SPARK_WIDTH: i64 = 80;
const SPARK_HEIGHT: i64 = 24;

/// The last few values as a line of its own scale; at least `span` from bottom to top, so that noise stays small.
#[component]
pub fn Spark(
    /// What, for screen readers.
    name: String,
    /// Oldest first.
    values: Vec<i64>,
    /// The values as words, oldest first.
    spoken: String,
    /// Smallest range.
    span: i64,
) -> Element {
    let points = spark_points(&values, span);
    let [.., _, (last_x, last_y)] = points.as_slice() else { return rsx! {} };
    let line: Vec<String> = points.iter().map(|(x, y)| format!("{x},{y}")).collect();
    let label = t!("staff-spark-label", name = name, values = spoken);
    rsx! {
        svg { class: "spark", view_box: "0 0 {SPARK_WIDTH} {SPARK_HEIGHT}", width: SPARK_WIDTH, height: SPARK_HEIGHT, role: "img", "aria-label": label,
            polyline { points: line.join(" ") }
            circle { cx: *last_x, cy: *last_y, r: 3 }
        }
    }
}

fn spark_points(values: &[i64], span: i64) -> Vec<(i64, i64)> {
    let (Some(low), Some(high)) = (values.iter().min(), values.iter().max()) else { return vec![] };
    let room = (high - low).max(span).max(1);
    let bottom = low - (room - (high - low)) / 2;
    let steps = i64::try_from(values.len()).unwrap_or(1) - 1;
    (0_i64..)
        .zip(values)
        .map(|(n, value)| {
            let x = if steps == 0 { SPARK_WIDTH - 4 } else { 4 + n * (SPARK_WIDTH - 8) / steps };
            (x, SPARK_HEIGHT - 4 - (value - bottom) * (SPARK_HEIGHT - 8) / room)
        })
        .collect()
}

/// On its way.
#[component]
pub fn Loading() -> Element {
    rsx! {
        div { class: "loading", Spinner { label: t!("staff-loading") } }
    }
}

/// It could not be had: why, and again.
#[component]
pub fn Failure(
    /// Why.
    error: ApiError,
    /// Again.
    onretry: EventHandler<()>,
) -> Element {
    if error.status() == Some(404) {
        return rsx! { Missing {} };
    }
    rsx! {
        div { class: "empty", role: "alert",
            Icon { name: IconName::Warning }
            h2 { {t!("staff-error-title")} }
            p { {words::error(&error)} }
            Button { kind: ButtonKind::Secondary, id: "retry", onclick: move |_| onretry.call(()), {t!("staff-retry")} }
        }
    }
}

/// No such page, or not for these eyes.
#[component]
pub fn Missing() -> Element {
    rsx! {
        div { class: "empty",
            Icon { name: IconName::Search }
            h1 { {t!("staff-missing-title")} }
            p { {t!("staff-missing-text")} }
        }
    }
}

/// Nothing here, and that is fine.
#[component]
pub fn Empty(
    /// What.
    title: String,
    /// What then.
    text: String,
    /// Before it.
    #[props(default = IconName::Success)]
    icon: IconName,
    #[props(default)] children: Element,
) -> Element {
    rsx! {
        div { class: "empty",
            Icon { name: icon }
            h2 { "{title}" }
            p { "{text}" }
            {children}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spark_stays_in_its_frame() {
        for values in [vec![97], vec![97, 97, 97], vec![99, 95, 92, 88, 70], vec![50, 100]] {
            for (x, y) in spark_points(&values, 6) {
                assert!(
                    (4..=SPARK_WIDTH - 4).contains(&x) && (4..=SPARK_HEIGHT - 4).contains(&y),
                    "{values:?}"
                );
            }
        }
        assert!(spark_points(&[], 6).is_empty());
    }
}
