//! Ctrl-C and SIGTERM as something to ask about, and signals to our own children. It never ends this
//! program itself: whoever started a child also ends it.

use std::process::{Child, ExitStatus};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal, kill_process};

/// Whether we were asked to stop.
#[derive(Clone, Debug, Default)]
pub struct Stop {
    asked: Arc<AtomicBool>,
    // The child that a step waits for, 0 for none: a SIGTERM reaches only us, so we pass it on.
    current: Arc<AtomicI32>,
}

impl Stop {
    /// Catches Ctrl-C and SIGTERM from here on, and tells `also` of each.
    pub fn catch(mut also: impl FnMut() + Send + 'static) -> Result<Self> {
        let stop = Self::default();
        let handler = stop.clone();
        ctrlc::set_handler(move || {
            handler.asked.store(true, Ordering::SeqCst);
            if let Some(pid) = Pid::from_raw(handler.current.load(Ordering::SeqCst)) {
                let _ = kill_process(pid, Signal::TERM);
            }
            also();
        })
        .context("cannot catch Ctrl-C")?;
        Ok(stop)
    }

    /// Whether a signal has come.
    pub fn asked(&self) -> bool {
        self.asked.load(Ordering::SeqCst)
    }

    /// Waits for a child, which a signal to us ends too.
    pub fn wait(&self, child: &mut Child) -> Result<ExitStatus> {
        self.current.store(i32::try_from(child.id())?, Ordering::SeqCst);
        if self.asked() {
            send(child, Signal::TERM);
        }
        let status = child.wait();
        self.current.store(0, Ordering::SeqCst);
        status.context("cannot wait for a child")
    }
}

/// Asks a child to end.
pub fn send(child: &Child, signal: Signal) {
    if let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // A child that has already ended needs no signal.
        let _ = kill_process(pid, signal);
    }
}

/// Asks a child to end with `first`, and after `patience` ends it with SIGKILL.
pub fn end(mut child: Child, first: Signal, patience: Duration) -> Result<ExitStatus> {
    let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    send(&child, first);
    let (sender, ended) = channel();
    thread::spawn(move || sender.send(child.wait()));
    if let Ok(status) = ended.recv_timeout(patience) {
        return status.context("cannot wait for a child");
    }
    if let Some(pid) = pid {
        let _ = kill_process(pid, Signal::KILL);
    }
    ended.recv().context("a child was not waited for")?.context("cannot wait for a child")
}
