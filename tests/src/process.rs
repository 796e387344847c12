//! The real binaries as processes, with a database and a folder of their own. They are found where `cargo xtask test`
//! built them; nothing here reaches into them.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use tempfile::TempDir;

use crate::backend::{Backend, Database};

/// A running system.
pub struct System {
    server: Option<Child>,
    worker: Option<Child>,
    folder: TempDir,
    database: Database,
    http: u16,
    ops: u16,
    worker_ops: u16,
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
        // The client of the tests is built without a choice of its own; a second installation changes nothing.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir()?;
        let database = Database::make(backend, folder.path()).await?;
        let (http, ops, worker_ops) = (free_port()?, free_port()?, free_port()?);
        Ok(Self {
            server: None,
            worker: None,
            folder,
            database,
            http,
            ops,
            worker_ops,
            public_url: format!("http://localhost:{http}"),
            extra: extra.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect(),
        })
    }

    /// The address that the server believes to be reached under, when a proxy stands before it.
    pub fn set_public_url(&mut self, url: &str) {
        url.clone_into(&mut self.public_url);
    }

    /// Where browsers go.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// The server's own port.
    pub fn port(&self) -> u16 {
        self.http
    }

    /// An address of the operators' listener.
    pub fn ops_url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.ops)
    }

    /// An address of the worker's operators' listener.
    pub fn worker_url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.worker_ops)
    }

    /// Key file, logs, messages and, on SQLite, the database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The database.
    pub fn database(&self) -> &Database {
        &self.database
    }

    /// Starts the server and waits until it is ready.
    pub async fn start_server(&mut self) -> Result<()> {
        let mut command = self.command("mimamori-server", "server.log")?;
        self.server = Some(command.arg("serve").spawn()?);
        let ready = format!("http://127.0.0.1:{}/readyz", self.http);
        for _ in 0..600 {
            if let Some(server) = &mut self.server
                && let Some(status) = server.try_wait()?
            {
                bail!("the server ended with {status}:\n{}", self.log("server.log"));
            }
            if reqwest::get(&ready).await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("the server was not ready in 30 s:\n{}", self.log("server.log"))
    }

    /// Starts the worker.
    pub fn start_worker(&mut self) -> Result<()> {
        let mut command = self.command("mimamori-worker", "worker.log")?;
        self.worker = Some(command.arg("run").spawn()?);
        Ok(())
    }

    /// SIGKILL: no goodbye, as in a power cut.
    pub fn kill_server(&mut self) -> Result<()> {
        if let Some(mut server) = self.server.take() {
            server.kill()?;
            server.wait()?;
        }
        Ok(())
    }

    /// Runs `mimamori-server admin …` and returns what it printed.
    pub fn admin(&self, arguments: &[&str], input: &str) -> Result<String> {
        use std::io::Write as _;
        let mut command = self.command("mimamori-server", "admin.log")?;
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

    fn command(&self, binary: &str, log: &str) -> Result<Command> {
        let log = File::options().create(true).append(true).open(self.folder.path().join(log))?;
        let mut command = Command::new(binaries()?.join(binary));
        let file = |name: &str| self.folder.path().join(name).display().to_string();
        command
            .current_dir(self.folder.path())
            .env("MIMAMORI__HTTP__LISTEN", format!("127.0.0.1:{}", self.http))
            .env("MIMAMORI__HTTP__PUBLIC_URL", &self.public_url)
            .env("MIMAMORI__OPS__LISTEN", format!("127.0.0.1:{}", self.ops))
            .env("MIMAMORI__OPS__WORKER_LISTEN", format!("127.0.0.1:{}", self.worker_ops))
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
        for mut child in self.server.take().into_iter().chain(self.worker.take()) {
            let _ = child.kill();
            let _ = child.wait();
        }
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
