//! Progress of a long step: a bar on a terminal, a line at every tenth elsewhere.

use std::io::{IsTerminal as _, Write as _};

/// One long step.
#[derive(Debug)]
pub(crate) struct Progress {
    label: String,
    total: u64,
    shown: Option<u64>,
    terminal: bool,
}

/// Steps of a bar.
const WIDTH: usize = 20;

impl Progress {
    pub(crate) fn new(label: &str, total: u64) -> Self {
        let terminal = std::io::stdout().is_terminal();
        Self { label: label.to_owned(), total: total.max(1), shown: None, terminal }
    }

    /// So many are done.
    pub(crate) fn at(&mut self, done: u64) {
        let percent = done.min(self.total) * 100 / self.total;
        let step = if self.terminal { percent } else { percent / 10 };
        if self.shown == Some(step) {
            return;
        }
        self.shown = Some(step);
        let full = usize::try_from(percent).unwrap_or(0) * WIDTH / 100;
        let line = format!("  {} [{:WIDTH$}] {percent:3} %", self.label, "#".repeat(full));
        let mut out = std::io::stdout().lock();
        // A closed pipe is no reason to fail the work itself.
        let _ = if !self.terminal || percent == 100 {
            let back = if self.terminal { "\r" } else { "" };
            writeln!(out, "{back}{line}")
        } else {
            write!(out, "\r{line}")
        };
        let _ = out.flush();
    }
}
