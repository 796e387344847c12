//! Ctrl-C and SIGTERM as events on a channel, and signals to our own children. It never ends the program.

use std::process::Child;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal, kill_process};

/// Turns every Ctrl-C or SIGTERM from here on into a call of `on_stop`.
pub fn on_stop(on_stop: impl FnMut() + Send + 'static) -> Result<()> {
    ctrlc::set_handler(on_stop).context("cannot catch Ctrl-C")
}

/// Asks a child to end.
pub fn send(child: &Child, signal: Signal) {
    if let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // A child that has already ended needs no signal.
        let _ = kill_process(pid, signal);
    }
}

/// Asks a child to end with `first`, and after `patience` ends it with SIGKILL.
pub fn stop(mut child: Child, first: Signal, patience: Duration) -> Result<std::process::ExitStatus> {
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    send(&child, first);
    let (sender, ended) = channel();
    thread::spawn(move || sender.send(child.wait()));
    let status = wait(&ended, patience);
    let status = match (status, pid) {
        (Some(status), _) => status,
        (None, Some(pid)) => {
            let _ = kill_process(pid, Signal::KILL);
            ended.recv().context("a child was not waited for")?
        }
        (None, None) => ended.recv().context("a child was not waited for")?,
    };
    status.context("cannot wait for a child")
}

fn wait<T>(channel: &Receiver<T>, patience: Duration) -> Option<T> {
    match channel.recv_timeout(patience) {
        Ok(value) => Some(value),
        Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
    }
}
