//! The course of temperature or oxygen as one accessible SVG: dots joined by a line, thresholds drawn and named, alerts
//! marked by a flag. It reads without colour; a table with the same values belongs beneath it.

use dioxus::prelude::*;
use mimamori_domain::{Duration, Timestamp};

use super::format;
use crate::t;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// Tenths of a degree.
    Temperature,
    /// Per cent.
    Spo2,
}

/// One measured value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// When it was measured.
    pub at: Timestamp,
    /// Tenths of a degree, or per cent.
    pub value: i64,
}

/// Something to see on the time line, such as an alert that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlertMark {
    /// When.
    pub at: Timestamp,
    /// What, for screen readers and the tool tip.
    pub label: String,
}

const WIDTH: i64 = 400;
const HEIGHT: i64 = 210;
const LEFT: i64 = 40;
const RIGHT: i64 = 46;
const TOP: i64 = 22;
const BOTTOM: i64 = 34;

impl Measure {
    /// Lines that mean something, as drawn (DOMAIN section 4).
    const fn thresholds(self) -> &'static [i64] {
        match self {
            Self::Temperature => &[375, 390],
            Self::Spo2 => &[93, 95],
        }
    }
    fn bounds(self, points: &[Point], limits: &[i64]) -> (i64, i64) {
        let (low, high) = match self {
            Self::Temperature => (355, 400),
            Self::Spo2 => (90, 100),
        };
        let values = || points.iter().map(|point| point.value).chain(limits.iter().copied());
        let (least, most) = (values().min().unwrap_or(low), values().max().unwrap_or(high));
        let step = self.step();
        (low.min(least.div_euclid(step) * step), high.max((most + step - 1).div_euclid(step) * step))
    }
    const fn step(self) -> i64 {
        match self {
            Self::Temperature => 10,
            Self::Spo2 => 5,
        }
    }
    fn written(self, value: i64) -> String {
        match self {
            Self::Temperature => format!("{}.{}", value / 10, value % 10),
            Self::Spo2 => value.to_string(),
        }
    }
    fn with_unit(self, value: i64) -> String {
        match self {
            Self::Temperature => t!("format-temperature", value = self.written(value)),
            Self::Spo2 => format::percent(value),
        }
    }
    fn word(self) -> &'static str {
        match self {
            Self::Temperature => "temperature",
            Self::Spo2 => "spo2",
        }
    }
}

/// Places of the drawing.
struct Scale {
    from: i64,
    to: i64,
    low: i64,
    high: i64,
}

impl Scale {
    fn x(&self, at: Timestamp) -> i64 {
        let span = (self.to - self.from).max(1);
        LEFT + (at.millis() - self.from).clamp(0, span) * (WIDTH - LEFT - RIGHT) / span
    }
    fn y(&self, value: i64) -> i64 {
        let span = (self.high - self.low).max(1);
        TOP + (self.high - value) * (HEIGHT - TOP - BOTTOM) / span
    }
}

/// The chart. Points oldest first or newest first, as they come.
#[component]
pub fn Chart(
    /// What is drawn.
    measure: Measure,
    /// The values.
    points: Vec<Point>,
    /// Flags on the time line.
    #[props(default)]
    marks: Vec<AlertMark>,
    /// Values at which it becomes worrying; the usual ones when none are given.
    #[props(default)]
    limits: Vec<i64>,
    /// When something against fever had been taken.
    #[props(default)]
    pills: Vec<Timestamp>,
    /// Stable, for tests.
    #[props(default)]
    id: Option<String>,
) -> Element {
    let limits = if limits.is_empty() { measure.thresholds().to_vec() } else { limits };
    let points = points.into_iter().fold(vec![], |mut sorted: Vec<Point>, point| {
        sorted.insert(sorted.partition_point(|known| known.at <= point.at), point);
        sorted
    });
    let (Some(first), Some(last)) = (points.first().copied(), points.last().copied()) else {
        return rsx! { p { class: "chart-empty", {t!("chart-empty")} } };
    };
    let (low, high) = measure.bounds(&points, &limits);
    // Whole days, and at least three of them, so that one value doesn't fill the picture.
    let from = first.at.date().at(0, 0);
    let to = last.at.date().plus_days(1).at(0, 0).max(from.plus(Duration::days(3)));
    let scale = Scale { from: from.millis(), to: to.millis(), low, high };
    let days = to.since(from).as_hours() / 24;
    let every = (days + 4) / 5;
    let line: Vec<String> =
        points.iter().map(|point| format!("{},{}", scale.x(point.at), scale.y(point.value))).collect();
    let name = t!(format!("chart-{}", measure.word()));
    let least = points.iter().map(|point| point.value).min().unwrap_or_default();
    let most = points.iter().map(|point| point.value).max().unwrap_or_default();
    let summary = t!(
        "chart-summary",
        count = points.len(),
        low = measure.with_unit(least),
        high = measure.with_unit(most),
        last = measure.with_unit(last.value)
    );
    let last_place = points.len().saturating_sub(1);
    let step = measure.step();
    let grid = (low.div_euclid(step)..=high.div_euclid(step)).map(|n| n * step).filter(|v| *v >= low);
    rsx! {
        figure { class: "chart chart-{measure.word()}", id,
            figcaption { class: "chart-name", "{name}" }
            svg {
                view_box: "0 0 {WIDTH} {HEIGHT}",
                role: "img",
                "aria-label": "{name}: {summary}",
                preserve_aspect_ratio: "xMidYMid meet",
                for value in grid {
                    line { key: "g{value}", class: "chart-grid", x1: LEFT, x2: WIDTH - RIGHT, y1: scale.y(value), y2: scale.y(value) }
                    text { class: "chart-text chart-y", x: LEFT - 8, y: scale.y(value) + 5, "{value_label(measure, value)}" }
                }
                for value in limits {
                    line { key: "h{value}", class: "chart-threshold", x1: LEFT, x2: WIDTH - RIGHT, y1: scale.y(value), y2: scale.y(value) }
                    text { class: "chart-text chart-limit", x: WIDTH - RIGHT + 6, y: scale.y(value) + 5, "{measure.written(value)}" }
                }
                for n in (0..days).step_by(usize::try_from(every).unwrap_or(1)) {
                    text { key: "d{n}", class: "chart-text chart-x", x: scale.x(from.plus(Duration::days(n)).plus(Duration::hours(12))), y: HEIGHT - 10,
                        {short_day(from.plus(Duration::days(n)))}
                    }
                }
                for (n , mark) in marks.iter().enumerate() {
                    g { key: "m{n}", class: "chart-mark",
                        title { "{mark.label}" }
                        line { x1: scale.x(mark.at), x2: scale.x(mark.at), y1: TOP - 8, y2: HEIGHT - BOTTOM }
                        path { d: "M{scale.x(mark.at)} {TOP - 12}h14l-4 6 4 6h-14z" }
                    }
                }
                for (n , at) in pills.iter().enumerate() {
                    path { key: "a{n}", class: "chart-pill", d: "M{scale.x(*at)} {HEIGHT - BOTTOM - 12}l6 10h-12z",
                        title { {format::day_time(*at, at.plus(Duration::days(9)))} }
                    }
                }
                polyline { class: "chart-line", points: line.join(" ") }
                for (n , point) in points.iter().enumerate() {
                    circle { key: "p{n}", class: if n == last_place { "chart-dot chart-dot-last" } else { "chart-dot" }, cx: scale.x(point.at), cy: scale.y(point.value), r: if n == last_place { 6 } else { 4 },
                        title { {point_label(measure, *point)} }
                    }
                }
            }
            p { class: "chart-summary", "aria-hidden": "true", "{summary}" }
        }
    }
}

fn value_label(measure: Measure, value: i64) -> String {
    match measure {
        Measure::Temperature => (value / 10).to_string(),
        Measure::Spo2 => value.to_string(),
    }
}

fn short_day(at: Timestamp) -> String {
    let date = at.date();
    format!("{}/{}", date.month(), date.day())
}

fn point_label(measure: Measure, point: Point) -> String {
    format!(
        "{} {}",
        format::day_time(point.at, point.at.plus(Duration::days(9))),
        measure.with_unit(point.value)
    )
}
