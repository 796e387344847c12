//! One progress line per step, and how long each took. It never decides what a step does.

use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// The steps of one command, in the order they ran.
#[derive(Debug, Default)]
pub struct Steps {
    done: Vec<(String, Duration, bool)>,
}

impl Steps {
    /// Runs one step between two progress lines.
    pub fn run<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        say(&format!("==> {name}"));
        let start = now();
        let result = step();
        let took = start.elapsed();
        let word = if result.is_ok() { "done" } else { "FAILED" };
        say(&format!("    {word}: {name}, {:.1} s", took.as_secs_f64()));
        self.done.push((name.to_owned(), took, result.is_ok()));
        result.with_context(|| format!("step \"{name}\" failed"))
    }

    /// A table of all steps with their times.
    pub fn summary(&self) {
        say("");
        for (name, took, ok) in &self.done {
            let word = if *ok { "ok" } else { "FAILED" };
            say(&format!("{:>8.1} s  {word:6}  {name}", took.as_secs_f64()));
        }
        let total: Duration = self.done.iter().map(|(_, took, _)| *took).sum();
        say(&format!("{:>8.1} s  in all", total.as_secs_f64()));
    }
}

/// Prints one line at once, also into a pipe.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    // A closed pipe is no reason to fail the work itself.
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Runs a command to its end and makes a bad exit status an error that names it.
pub fn check(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

/// A command as one would type it.
pub fn shown(command: &Command) -> String {
    let mut text = command.get_program().to_string_lossy().into_owned();
    if let Some(name) = std::path::Path::new(&text).file_name() {
        text = name.to_string_lossy().into_owned();
    }
    for arg in command.get_args() {
        text.push(' ');
        text.push_str(&arg.to_string_lossy());
    }
    text
}

#[expect(clippy::disallowed_methods, reason = "progress lines show how long a step took")]
fn now() -> Instant {
    Instant::now()
}
