//! The real binaries as processes, with a database and a folder of their own. They are found where `cargo xtask test`
//! built them; nothing here reaches into them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::backend::{Backend, Database};

/// One process of a system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// A server, by number; the first is 0.
    Server(usize),
    /// A worker, by number.
    Worker(usize),
}

/// A process with its own addresses, running or not.
struct Process {
    child: Option<Child>,
    /// Where a server listens; a worker doesn't.
    http: u16,
    ops: u16,
}

impl Process {
    fn new() -> Result<Self> {
        Ok(Self { child: None, http: free_port()?, ops: free_port()? })
    }
}

/// A running system: one server and one worker, or as many as the test adds, on one database.
pub struct System {
    servers: Vec<Process>,
    workers: Vec<Process>,
    folder: TempDir,
    database: Database,
    public_url: String,
    extra: Vec<(String, String)>,
}

impl System {
    /// Starts both processes. `extra` is configuration by environment, such as
    /// `("MIMAMORI__SMS__TRANSPORT", "twilio")`.
    pub async fn start(backend: Backend, extra: &[(&str, &str)]) -> Result<Self> {
        let mut system = Self::prepare(backend, extra).await?;
        system.start_server().await?;
        system.start_worker()?;
        Ok(system)
    }

    /// A system whose processes are not running yet.
    pub async fn prepare(backend: Backend, extra: &[(&str, &str)]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let database = Database::make(backend, folder.path()).await?;
        Self::over(database, folder, extra)
    }

    /// A system, not running yet, on a database that there is already.
    pub fn over(database: Database, folder: TempDir, extra: &[(&str, &str)]) -> Result<Self> {
        // The client of the tests is built without a choice of its own; a second installation changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let server = Process::new()?;
        Ok(Self {
            public_url: format!("http://localhost:{}", server.http),
            servers: vec![server],
            workers: vec![Process::new()?],
            folder,
            database,
            extra: extra.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        })
    }

    /// One more server, not running yet.
    pub fn add_server(&mut self) -> Result<Which> {
        self.servers.push(Process::new()?);
        Ok(Which::Server(self.servers.len() - 1))
    }

    /// One more worker, not running yet.
    pub fn add_worker(&mut self) -> Result<Which> {
        self.workers.push(Process::new()?);
        Ok(Which::Worker(self.workers.len() - 1))
    }

    /// Every process that there is, running or not.
    pub fn processes(&self) -> Vec<Which> {
        let servers = (0..self.servers.len()).map(Which::Server);
        servers.chain((0..self.workers.len()).map(Which::Worker)).collect()
    }

    /// The address that the server believes to be reached under, when a proxy stands before it.
    pub fn set_public_url(&mut self, url: &str) {
        url.clone_into(&mut self.public_url);
    }

    /// Where browsers go.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// The first server's own port.
    pub fn port(&self) -> u16 {
        self.servers.first().map_or(0, |server| server.http)
    }

    /// The own ports of all servers.
    pub fn ports(&self) -> Vec<u16> {
        self.servers.iter().map(|server| server.http).collect()
    }

    /// An address of a process's operators' listener.
    pub fn ops_url(&self, which: Which, path: &str) -> Result<String> {
        Ok(format!("http://127.0.0.1:{}{path}", self.process(which)?.ops))
    }

    /// Where it is told whether a process is ready.
    pub fn ready_url(&self, which: Which) -> Result<String> {
        let process = self.process(which)?;
        let port = if let Which::Server(_) = which { process.http } else { process.ops };
        Ok(format!("http://127.0.0.1:{port}/readyz"))
    }

    /// Key file, logs, messages and, on SQLite, the database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Starts the first server and waits until it is ready.
    pub async fn start_server(&mut self) -> Result<()> {
        self.launch(Which::Server(0))?;
        self.wait_ready(Which::Server(0)).await
    }

    /// Starts the first worker.
    pub fn start_worker(&mut self) -> Result<()> {
        self.launch(Which::Worker(0))
    }

    /// Starts a process and comes back at once.
    pub fn launch(&mut self, which: Which) -> Result<()> {
        let mut command = self.command(which)?;
        command.arg(if let Which::Server(_) = which { "serve" } else { "run" });
        self.process_mut(which)?.child = Some(command.spawn()?);
        Ok(())
    }

    /// Waits until a process says that it is ready.
    pub async fn wait_ready(&mut self, which: Which) -> Result<()> {
        let (ready, log) = (self.ready_url(which)?, log_name(which));
        for _ in 0..600 {
            if let Some(child) = &mut self.process_mut(which)?.child
                && let Some(status) = child.try_wait()?
            {
                bail!("{which:?} ended with {status}:\n{}", self.log(&log));
            }
            if reqwest::get(&ready).await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("{which:?} was not ready in 30 s:\n{}", self.log(&log))
    }

    /// SIGKILL: no goodbye, as in a power cut.
    pub fn kill(&mut self, which: Which) -> Result<()> {
        if let Some(mut child) = self.process_mut(which)?.child.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// SIGKILL for the first server.
    pub fn kill_server(&mut self) -> Result<()> {
        self.kill(Which::Server(0))
    }

    /// SIGTERM: asks a process to stop, and waits for its end.
    pub async fn stop(&mut self, which: Which) -> Result<ExitStatus> {
        let mut child = self.process_mut(which)?.child.take().context("it isn't running")?;
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw).context("a process id")?;
        kill_process(pid, Signal::TERM)?;
        let ended = tokio::task::spawn_blocking(move || child.wait());
        if let Ok(status) = tokio::time::timeout(Duration::from_secs(30), ended).await {
            return Ok(status??);
        }
        kill_process(pid, Signal::KILL)?;
        bail!("{which:?} didn't end in 30 s:\n{}", self.log(&log_name(which)))
    }

    fn process(&self, which: Which) -> Result<&Process> {
        let found = match which {
            Which::Server(number) => self.servers.get(number),
            Which::Worker(number) => self.workers.get(number),
        };
        found.with_context(|| format!("there is no {which:?}"))
    }

    fn process_mut(&mut self, which: Which) -> Result<&mut Process> {
        let found = match which {
            Which::Server(number) => self.servers.get_mut(number),
            Which::Worker(number) => self.workers.get_mut(number),
        };
        found.with_context(|| format!("there is no {which:?}"))
    }

    /// Runs `mimamori-server admin …` and returns what it printed.
    pub fn admin(&self, arguments: &[&str], input: &str) -> Result<String> {
        use std::io::Write as _;
        let mut command = self.program("mimamori-server", "admin.log")?;
        let mut child =
            command.arg("admin").args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        child.stdin.take().context("stdin")?.write_all(input.as_bytes())?;
        let output = child.wait_with_output()?;
        if !output.status.success() {
            bail!("admin {arguments:?} failed: {}", self.log("admin.log").lines().last().unwrap_or_default());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// What a process has logged so far.
    pub fn log(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap_or_default()
    }

    fn command(&self, which: Which) -> Result<Command> {
        let process = self.process(which)?;
        let binary = if let Which::Server(_) = which { "mimamori-server" } else { "mimamori-worker" };
        let mut command = self.program(binary, &log_name(which))?;
        command
            .env("MIMAMORI__HTTP__LISTEN", format!("127.0.0.1:{}", process.http))
            .env("MIMAMORI__OPS__LISTEN", format!("127.0.0.1:{}", process.ops))
            .env("MIMAMORI__OPS__WORKER_LISTEN", format!("127.0.0.1:{}", process.ops));
        Ok(command)
    }

    fn program(&self, binary: &str, log: &str) -> Result<Command> {
        let log = File::options().create(true).append(true).open(self.folder.path().join(log))?;
        let mut command = Command::new(binaries()?.join(binary));
        let file = |name: &str| self.folder.path().join(name).display().to_string();
        command
            .current_dir(self.folder.path())
            .env("MIMAMORI__HTTP__PUBLIC_URL", &self.public_url)
            .env("MIMAMORI__OPS__MESSAGES", file("messages"))
            .env("MIMAMORI__DATABASE__URL", self.database.url())
            .env("MIMAMORI__KEYS__FILE", file("keys"))
            .env("RUST_LOG", "debug,hyper=info,sqlx=debug")
            .envs(self.extra.iter().map(|(k, v)| (k, v)))
            .stdout(log.try_clone()?)
            .stderr(log)
            .stdin(Stdio::null());
        Ok(command)
    }
}

impl Drop for System {
    fn drop(&mut self) {
        for process in self.servers.iter_mut().chain(&mut self.workers) {
            if let Some(mut child) = process.child.take() {
                let _ = child.kill();
                let _ = child.wait();
            }
        }
    }
}

/// `server.log`, `server-1.log`, … in the system's folder.
fn log_name(which: Which) -> String {
    match which {
        Which::Server(0) => "server.log".into(),
        Which::Server(number) => format!("server-{number}.log"),
        Which::Worker(0) => "worker.log".into(),
        Which::Worker(number) => format!("worker-{number}.log"),
    }
}

/// Where the two binaries are.
pub fn binaries() -> Result<PathBuf> {
    let folder = std::env::var("MIMAMORI_TEST_BIN_DIR").map_err(|_| {
        anyhow!("MIMAMORI_TEST_BIN_DIR names no binaries: run the tests with `cargo xtask test`")
    })?;
    Ok(PathBuf::from(folder))
}

/// A port that was free a moment ago.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
