//! A PostgreSQL cluster that a test may stop and start again, in a temporary folder; the one of the whole run must stay
//! up for the other tests.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use rustix::process::{Pid, Signal, geteuid, kill_process};
use sqlx::{Connection as _, PgConnection};
use tempfile::TempDir;

use crate::process::free_port;

/// The cluster.
pub struct Cluster {
    folder: TempDir,
    port: u16,
    server: Option<Child>,
}

impl Cluster {
    /// Makes one and starts it.
    pub async fn start() -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("mimamori-pg-").tempdir()?;
        if geteuid().is_root() {
            // PostgreSQL doesn't run as root.
            let done = Command::new("chown").arg("postgres:").arg(folder.path()).status()?;
            ensure!(done.success(), "there is no user postgres to run PostgreSQL as");
        }
        let mut cluster = Self { folder, port: free_port()?, server: None };
        let made = program("initdb")?
            .args(["--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync", "--auth=trust"])
            .arg("--pgdata")
            .arg(cluster.folder.path().join("data"))
            .output()?;
        ensure!(made.status.success(), "initdb: {}", String::from_utf8_lossy(&made.stderr));
        cluster.start_again().await?;
        Ok(cluster)
    }

    /// Its one database.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it and waits until it answers.
    pub async fn start_again(&mut self) -> Result<()> {
        let mut postgres = program("postgres")?;
        postgres.arg("-D").arg(self.folder.path().join("data"));
        for setting in [
            format!("port={}", self.port),
            "listen_addresses=127.0.0.1".into(),
            "unix_socket_directories=".into(),
            "fsync=off".into(),
        ] {
            postgres.args(["-c", &setting]);
        }
        self.server =
            Some(postgres.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
        for _ in 0..600 {
            if let Ok(connection) = PgConnection::connect(&self.url()).await {
                return Ok(connection.close().await?);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("PostgreSQL did not become ready in 30 s")
    }

    /// Stops it; whoever is connected is cut off.
    pub fn stop(&mut self) -> Result<()> {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        // SIGINT is PostgreSQL's fast shutdown.
        let pid = i32::try_from(server.id()).ok().and_then(Pid::from_raw).context("a process id")?;
        kill_process(pid, Signal::INT)?;
        server.wait()?;
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let _ = self.stop();
    }
}

/// One of PostgreSQL's programs, as the unprivileged user when we are root; it ends when we are killed.
fn program(name: &str) -> Result<Command> {
    let mut command = Command::new("setpriv");
    if geteuid().is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    }
    command
        .args(["--pdeathsig", "INT", "--"])
        .arg(binaries()?.join(name))
        .current_dir("/")
        .env("LC_ALL", "C");
    Ok(command)
}

/// Where they are: the newest of Debian's, else on the path.
fn binaries() -> Result<PathBuf> {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let versions = debian.filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let bin = entry.path().join("bin");
        bin.join("initdb").is_file().then_some((version, bin))
    });
    let on_path = || {
        let paths = std::env::var_os("PATH")?;
        std::env::split_paths(&paths).find(|folder| folder.join("initdb").is_file())
    };
    versions.max().map(|(_, bin)| bin).or_else(on_path).context("PostgreSQL's programs are missing")
}
