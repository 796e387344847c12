//! The processes that `run` starts, watched and ended together. It never starts one again.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use crate::place;
use crate::steps::say;
use crate::test::last_lines;

/// What can happen while the children run.
#[derive(Debug)]
pub enum Event {
    /// Ctrl-C, or SIGTERM.
    Stop,
    /// A child has ended.
    Ended(&'static str, ExitStatus),
    /// Someone pressed Enter.
    Enter,
}

struct Child {
    name: &'static str,
    pid: Pid,
    log: PathBuf,
    ended: Option<ExitStatus>,
}

/// All of them. Dropping ends them.
pub struct Children {
    all: Vec<Child>,
    sender: Sender<Event>,
    events: Receiver<Event>,
}

impl Children {
    /// None yet.
    pub const fn new(sender: Sender<Event>, events: Receiver<Event>) -> Self {
        Self { all: Vec::new(), sender, events }
    }

    /// Starts one; what it prints goes to its log.
    pub fn start(&mut self, name: &'static str, command: &mut Command, log: &Path) -> Result<()> {
        let out = fs::OpenOptions::new().create(true).append(true).open(log)?;
        let mut child = command
            .stdin(std::process::Stdio::null())
            .stderr(out.try_clone()?)
            .stdout(out)
            .spawn()
            .with_context(|| format!("cannot start the {name}"))?;
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw).context("a child without a pid")?;
        let events = self.sender.clone();
        thread::spawn(move || {
            if let Ok(status) = child.wait() {
                // Nobody listens any more when all is over.
                let _ = events.send(Event::Ended(name, status));
            }
        });
        self.all.push(Child { name, pid, log: log.to_owned(), ended: None });
        Ok(())
    }

    /// The next event, at most `patience` from now.
    pub fn next(&mut self, patience: Option<Duration>) -> Result<Option<Event>> {
        let event = match patience {
            None => self.events.recv().context("nobody is left to tell of anything")?,
            Some(patience) => match self.events.recv_timeout(patience) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => return Ok(None),
                Err(RecvTimeoutError::Disconnected) => bail!("nobody is left to tell of anything"),
            },
        };
        if let Event::Ended(name, status) = &event {
            for child in &mut self.all {
                if child.name == *name {
                    child.ended = Some(*status);
                }
            }
        }
        Ok(Some(event))
    }

    /// Waits until a child answers `GET path` with 200; a signal or a death ends the waiting.
    pub fn ready(&mut self, name: &str, port: u16, path: &str) -> Result<()> {
        for _ in 0..600 {
            if answers(port, path) {
                return Ok(());
            }
            match self.next(Some(Duration::from_millis(100)))? {
                Some(Event::Stop) => bail!("stopped"),
                Some(Event::Ended(ended, status)) => bail!(self.obituary(ended, status)),
                Some(Event::Enter) | None => {}
            }
        }
        bail!("the {name} did not become ready within a minute:\n{}", self.tail(name))
    }

    /// A child's death in words, with the end of its log.
    pub fn obituary(&self, name: &str, status: ExitStatus) -> String {
        format!("the {name} ended by itself with {status}:\n{}", self.tail(name))
    }

    fn tail(&self, name: &str) -> String {
        self.all
            .iter()
            .find(|child| child.name == name)
            .map(|child| format!("{}    (all of it: {})", last_lines(&child.log, 20), child.log.display()))
            .unwrap_or_default()
    }

    /// Ends all that still run, each within 20 seconds, and says how each ended.
    pub fn end(&mut self) {
        self.signal(Signal::TERM);
        for signal in [None, Some(Signal::KILL)] {
            if let Some(signal) = signal {
                self.signal(signal);
            }
            // One patience for all: they end side by side.
            for _ in 0..200 {
                if self.all.iter().all(|child| child.ended.is_some()) {
                    break;
                }
                if self.next(Some(Duration::from_millis(100))).is_err() {
                    break;
                }
            }
        }
        for child in self.all.drain(..) {
            match child.ended {
                Some(status) => say(&format!("{}: ended with {status}", child.name)),
                None => {
                    say(&format!("{}: still running as process {}", child.name, child.pid.as_raw_nonzero()));
                }
            }
        }
    }

    fn signal(&self, signal: Signal) {
        for child in self.all.iter().filter(|child| child.ended.is_none()) {
            let _ = kill_process(child.pid, signal);
        }
    }
}

impl Drop for Children {
    fn drop(&mut self) {
        if !self.all.is_empty() {
            self.end();
        }
    }
}

/// A program that ends when we are killed, where util-linux can see to that, and that a Ctrl-C on the
/// terminal reaches only through us.
pub fn bound(program: &Path) -> Command {
    use std::os::unix::process::CommandExt as _;
    let mut command = if place::on_path("setpriv").is_some() {
        let mut setpriv = Command::new("setpriv");
        setpriv.args(["--pdeathsig", "TERM", "--"]).arg(program);
        setpriv
    } else {
        Command::new(program)
    };
    command.current_dir(place::root()).process_group(0);
    command
}

/// Whether a program on this machine answers a GET with 200.
fn answers(port: u16, path: &str) -> bool {
    let get = || -> std::io::Result<bool> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut start = [0_u8; 12];
        stream.read_exact(&mut start)?;
        Ok(start.ends_with(b" 200"))
    };
    get().unwrap_or(false)
}
