//! Latencies and how figures are written in a table.

use std::time::{Duration, Instant};

/// The time by the monotonic clock.
#[expect(clippy::disallowed_methods, reason = "only benches and progress lines measure")]
pub(super) fn now() -> Instant {
    Instant::now()
}

/// How long each answer took.
#[derive(Debug, Clone, Default)]
pub(super) struct Latencies(Vec<u32>);

impl Latencies {
    pub(super) fn add(&mut self, took: Duration) {
        self.0.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
    }

    pub(super) fn join(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many a second.
    pub(super) fn per(&self, seconds: f64) -> f64 {
        f64::from(u32::try_from(self.0.len()).unwrap_or(u32::MAX)) / seconds.max(f64::EPSILON)
    }

    /// The latency that this many in a thousand don't exceed, in milliseconds.
    pub(super) fn quantile(&self, per_mille: usize) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = (sorted.len().saturating_mul(per_mille) / 1000).min(sorted.len().saturating_sub(1));
        f64::from(sorted.get(at).copied().unwrap_or(0)) / 1000.0
    }

    /// `p50 / p99` in milliseconds.
    pub(super) fn both(&self) -> String {
        format!("{} / {}", millis(self.quantile(500)), millis(self.quantile(990)))
    }
}

/// Milliseconds with as many places as say something.
pub(super) fn millis(ms: f64) -> String {
    if ms >= 100.0 {
        format!("{ms:.0}")
    } else if ms >= 10.0 {
        format!("{ms:.1}")
    } else {
        format!("{ms:.2}")
    }
}

/// A whole number with commas.
pub(super) fn whole(n: f64) -> String {
    let digits = format!("{n:.0}");
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A count of bytes with commas.
pub(super) fn bytes(n: u64) -> String {
    whole(f64::from(u32::try_from(n).unwrap_or(u32::MAX)))
}

/// A Markdown table, so that what is printed can go into docs/speed.md as it stands.
#[derive(Debug, Clone)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(|&cell| cell.to_owned()).collect()] }
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let width = |column: usize| {
            self.rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = (0..columns).map(width).collect();
        for (at, row) in self.rows.iter().enumerate() {
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                if column == 0 {
                    write!(f, "| {cell:width$} ")?;
                } else {
                    write!(f, "| {cell:>width$} ")?;
                }
            }
            writeln!(f, "|")?;
            if at == 0 {
                for (column, width) in widths.iter().enumerate() {
                    let line = "-".repeat(width + 1);
                    if column == 0 { write!(f, "|{line}-")? } else { write!(f, "|{line}:")? }
                }
                writeln!(f, "|")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_of_what_was_measured() {
        let mut latencies = Latencies::default();
        for ms in 1..=100 {
            latencies.add(Duration::from_millis(ms));
        }
        assert_eq!(latencies.both(), "51.0 / 100");
        assert!((latencies.per(2.0) - 50.0).abs() < 1e-9);
        assert_eq!(Latencies::default().both(), "0.00 / 0.00");
    }

    #[test]
    fn figures_are_written_for_people() {
        assert_eq!(whole(1_234_567.4), "1,234,567");
        assert_eq!(whole(999.0), "999");
        let mut table = Table::new(&["a", "b"]);
        table.row(vec!["x".into(), "12".into()]);
        assert_eq!(table.to_string(), "| a |  b |\n|---|---:|\n| x | 12 |\n");
    }
}
