//! A PostgreSQL cluster of our own in a temporary folder, gone when it is dropped. It never touches a
//! cluster that the machine runs.

use std::fs;
use std::io::{BufReader, Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use rustix::process::{Signal, geteuid};
use tempfile::TempDir;

use crate::place;
use crate::signals;

/// What a cluster has to survive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// A killed process, not a power cut: `fsync` and `full_page_writes` are off. The tests kill
    /// programs, never the machine, and what PostgreSQL has written the kernel keeps; a commit is
    /// still written before it is answered. It saves most of the suite's time.
    Process,
    /// A power cut: everything as in production, for benches.
    Power,
}

/// A running cluster.
#[derive(Debug)]
pub struct Cluster {
    url: String,
    server: Option<Child>,
    folder: TempDir,
}

/// The unprivileged user who runs the server when we are root (initdb refuses root).
struct User {
    name: String,
    uid: u32,
    gid: u32,
}

impl Cluster {
    /// Makes a new cluster and waits until it answers.
    pub fn start(durability: Durability, max_connections: u32) -> Result<Self> {
        let bin = binaries().context("PostgreSQL's programs are missing: apt-get install postgresql")?;
        let user = if geteuid().is_root() { Some(unprivileged()?) } else { None };
        let folder = tempfile::Builder::new().prefix("mimamori-pg-").tempdir()?;
        let password = random_hex()?;
        let password_file = folder.path().join("password");
        let mut file = fs::File::create(&password_file)?;
        file.set_permissions(fs::Permissions::from_mode(0o600))?;
        file.write_all(password.as_bytes())?;
        if let Some(user) = &user {
            chown(folder.path(), Some(user.uid), Some(user.gid))?;
            chown(&password_file, Some(user.uid), Some(user.gid))?;
        }
        let data = folder.path().join("data");
        init(&bin, user.as_ref(), &data, &password_file)?;

        // The free port may be taken between our look and the server's: then another is tried.
        let mut last = anyhow!("no port tried");
        for _ in 0..3 {
            let port = free_port()?;
            match launch(&bin, user.as_ref(), folder.path(), port, durability, max_connections) {
                Ok(server) => {
                    let url = format!("postgres://postgres:{password}@127.0.0.1:{port}/postgres");
                    return Ok(Self { url, server: Some(server), folder });
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// The superuser's URL, on the database `postgres`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The server's own log.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("server.log")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            // SIGINT is PostgreSQL's fast shutdown: clients are disconnected, nothing is waited for.
            let _ = signals::end(server, Signal::INT, Duration::from_secs(20));
        }
    }
}

/// Where PostgreSQL's server programs lie: the newest of Debian's, else beside `initdb` on the path.
pub fn binaries() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .filter(|(_, bin): &(u32, PathBuf)| bin.join("initdb").is_file())
        .collect();
    versions.sort();
    match versions.pop() {
        Some((_, bin)) => Some(bin),
        None => place::on_path("initdb")?.canonicalize().ok()?.parent().map(Path::to_path_buf),
    }
}

fn init(bin: &Path, user: Option<&User>, data: &Path, password_file: &Path) -> Result<()> {
    let mut initdb = as_user(user, &bin.join("initdb"));
    initdb
        .args(["--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync", "--auth-local=peer"])
        // The password travels as it is, over loopback: a scram exchange costs an unoptimised client
        // a tenth of a second a connection, and the tests open many.
        .arg("--auth-host=password")
        .arg(format!("--pwfile={}", password_file.display()))
        .arg("--pgdata")
        .arg(data);
    let output = initdb.output().context("cannot start initdb")?;
    if !output.status.success() {
        bail!("initdb ended with {}:\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}

fn launch(
    bin: &Path,
    user: Option<&User>,
    folder: &Path,
    port: u16,
    durability: Durability,
    max_connections: u32,
) -> Result<Child> {
    let mut postgres = as_user(user, &bin.join("postgres"));
    postgres.arg("-D").arg(folder.join("data"));
    let mut set = |key: &str, value: &str| {
        postgres.arg("-c").arg(format!("{key}={value}"));
    };
    set("listen_addresses", "127.0.0.1");
    set("port", &port.to_string());
    set("max_connections", &max_connections.to_string());
    set("shared_buffers", "256MB");
    set("max_wal_size", "2GB");
    set("log_line_prefix", "%m [%p] %d ");
    // The path of a socket is limited to 107 bytes by the kernel, and a temporary folder may be deep.
    let socket = folder.join(format!(".s.PGSQL.{port}"));
    let socket_folder = folder.to_string_lossy().into_owned();
    set("unix_socket_directories", if socket.as_os_str().len() < 100 { &socket_folder } else { "" });
    if durability == Durability::Process {
        set("fsync", "off");
        set("full_page_writes", "off");
    }
    let mut child = postgres
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        // Its own group: a Ctrl-C on the terminal reaches us first, and the tests' programs end before it.
        .process_group(0)
        .spawn()
        .context("cannot start postgres")?;
    let log = fs::File::create(folder.join("server.log"))?;
    let stderr = child.stderr.take().context("postgres has no stderr")?;
    let (ready, is_ready) = channel();
    thread::spawn(move || follow(BufReader::new(stderr), log, &ready));
    if let Ok(()) = is_ready.recv_timeout(Duration::from_mins(1)) {
        Ok(child)
    } else {
        let status = signals::end(child, Signal::INT, Duration::from_secs(10))?;
        let log = fs::read_to_string(folder.join("server.log")).unwrap_or_default();
        bail!("PostgreSQL did not become ready ({status}):\n{log}")
    }
}

/// Keeps the log and tells when the server takes connections. Ends with the server.
fn follow(stderr: impl std::io::BufRead, mut log: fs::File, ready: &Sender<()>) {
    for line in stderr.lines().map_while(Result::ok) {
        let _ = writeln!(log, "{line}");
        if line.contains("database system is ready to accept connections") {
            let _ = ready.send(());
        }
    }
}

/// A command as the unprivileged user; where `setpriv` exists it also ends when we are killed.
fn as_user(user: Option<&User>, program: &Path) -> Command {
    if place::on_path("setpriv").is_none() {
        return match user {
            // Without setpriv (no util-linux) runuser is no better known; su is everywhere.
            Some(user) => {
                let mut command = Command::new("su");
                command.args([&user.name, "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--"]).arg(program);
                command
            }
            None => Command::new(program),
        };
    }
    let mut command = Command::new("setpriv");
    if let Some(user) = user {
        command.arg(format!("--reuid={}", user.uid)).arg(format!("--regid={}", user.gid));
        command.arg("--init-groups");
    }
    command.args(["--pdeathsig", "INT", "--"]).arg(program).current_dir("/");
    command
}

fn unprivileged() -> Result<User> {
    let passwd = fs::read_to_string("/etc/passwd")?;
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| {
            passwd.lines().find_map(|line| {
                let mut fields = line.split(':');
                let found = fields.next()? == *name;
                let uid = fields.nth(1)?.parse().ok()?;
                let gid = fields.next()?.parse().ok()?;
                found.then(|| User { name: (*name).to_owned(), uid, gid })
            })
        })
        .context("PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as")
}

/// A loopback port that is free now.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn random_hex() -> Result<String> {
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}")))
}
