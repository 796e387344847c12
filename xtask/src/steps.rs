//! One progress line per step, and how long each took. It never decides what a step does.

use std::io::Write as _;
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::signals::Stop;

/// The steps of one command, in the order they ran.
#[derive(Debug)]
pub struct Steps {
    stop: Stop,
    done: Vec<(String, Duration, bool)>,
}

impl Steps {
    /// No step yet.
    pub const fn new(stop: Stop) -> Self {
        Self { stop, done: Vec::new() }
    }

    /// Runs one step between two progress lines.
    pub fn run<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        if self.stop.asked() {
            bail!("stopped before \"{name}\"");
        }
        say(&format!("==> {name}"));
        let start = now();
        let result = step();
        let took = start.elapsed();
        let word = if result.is_ok() { "done" } else { "FAILED" };
        say(&format!("    {word}: {name}, {:.1} s", took.as_secs_f64()));
        self.done.push((name.to_owned(), took, result.is_ok()));
        result.with_context(|| format!("step \"{name}\" failed"))
    }

    /// A step that is one command. A bad exit status is an error that names it; Ctrl-C ends it.
    pub fn task(&mut self, name: &str, command: &mut Command) -> Result<()> {
        let stop = self.stop.clone();
        self.run(name, || {
            let shown = shown(command);
            let mut child = command.spawn().with_context(|| format!("cannot start `{shown}`"))?;
            let status = stop.wait(&mut child)?;
            if !status.success() {
                bail!("`{shown}` ended with {status}");
            }
            Ok(())
        })
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

/// A command as one would type it.
fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut text = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
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
