//! `cargo xtask run`: the whole program on this machine, with made-up patients to look at. It never uses a
//! real provider, and never removes a folder that it did not make.

use std::fs;
use std::io::BufRead as _;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::channel;
use std::thread;

use anyhow::{Context as _, Result, bail};
use clap::Args;
use sha2::{Digest as _, Sha256};

use crate::children::{Children, Event, bound};
use crate::demo::Demo;
use crate::install;
use crate::place;
use crate::programs;
use crate::signals::Stop;
use crate::steps::{Steps, say};
use crate::web;

/// What `cargo xtask run` can be told.
#[derive(Args, Debug)]
pub struct Options {
    /// The port of the pages; the two after it serve messages and metrics, on this machine only
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// A PostgreSQL database of your own instead of the embedded one
    #[arg(long, value_name = "URL", conflicts_with = "fresh")]
    database_url: Option<String>,
    /// Remove ./data first, with everything in it
    #[arg(long)]
    fresh: bool,
    /// Start with an empty database
    #[arg(long)]
    no_demo: bool,
}

/// A file that says that a data folder is ours to remove.
const MARK: &str = ".mimamori-data";
/// A file that stands while the demo is being made.
const UNFINISHED: &str = ".demo-unfinished";

/// Where everything of one database lies.
struct Home {
    /// The folder, relative to the workspace.
    folder: PathBuf,
    database: String,
    /// The database's own file, for the embedded one.
    file: Option<PathBuf>,
}

/// Builds, prepares, starts, tells where everything is, and stays until Ctrl-C.
pub fn run(options: &Options) -> Result<()> {
    let (sender, events) = channel();
    let on_stop = sender.clone();
    let stop = Stop::catch(move || {
        let _ = on_stop.send(Event::Stop);
    })?;
    let mut steps = Steps::new(stop);
    let [http, ops, worker_ops] = ports(options.port)?;
    steps.run("install what is missing", || install::ensure(install::Task::Run))?;
    web::build(&mut steps)?;
    let home = Home::of(options.database_url.as_deref());
    let demo = !options.no_demo && (options.fresh || home.wants_demo());
    programs::compile(&mut steps, if demo { &["simulate"] } else { &[] })?;
    if options.fresh {
        steps.run("remove ./data", || remove_data(&place::root().join("data")))?;
    }
    home.prepare()?;
    let url = format!("http://localhost:{http}");
    if demo {
        make_demo(&mut steps, &home, &url)?;
    }

    let enter = sender.clone();
    let mut children = Children::new(sender, events);
    let program = |name: &str, verb: &str| {
        let mut command = bound(&place::programs(true).join(name));
        command
            .arg(verb)
            .env("MIMAMORI__HTTP__LISTEN", format!("127.0.0.1:{http}"))
            .env("MIMAMORI__HTTP__PUBLIC_URL", &url)
            .env("MIMAMORI__DATABASE__URL", &home.database)
            .env("MIMAMORI__KEYS__FILE", home.folder.join("keys"))
            .env("MIMAMORI__OPS__MESSAGES", home.folder.join("messages"))
            // Made-up patients have made-up numbers, and some of them may be somebody's: whatever a
            // mimamori.toml says, nothing leaves the machine from here.
            .env("MIMAMORI__SMS__TRANSPORT", "file")
            .env("MIMAMORI__EMAIL__TRANSPORT", "file")
            .env("MIMAMORI__OPS__LISTEN", format!("127.0.0.1:{ops}"))
            .env("MIMAMORI__OPS__WORKER_LISTEN", format!("127.0.0.1:{worker_ops}"));
        command
    };
    let outcome = (|| {
        steps.run("start the server", || {
            children.start("server", &mut program("mimamori-server", "serve"), &home.log("server"))?;
            children.ready("server", http, "/readyz")
        })?;
        steps.run("start the worker", || {
            children.start("worker", &mut program("mimamori-worker", "run"), &home.log("worker"))?;
            children.ready("worker", worker_ops, "/readyz")
        })?;
        let demo = Demo::read(&home.absolute().join("demo.json"))?;
        tell(&url, ops, worker_ops, &home, demo.as_ref());
        thread::spawn(move || {
            for _ in std::io::stdin().lock().lines().map_while(Result::ok) {
                if enter.send(Event::Enter).is_err() {
                    break;
                }
            }
        });
        stay(&mut children, demo.as_ref())
    })();
    say("");
    say("ending the server and the worker …");
    children.end();
    outcome
}

/// Until Ctrl-C, or until a child dies.
fn stay(children: &mut Children, demo: Option<&Demo>) -> Result<()> {
    loop {
        match children.next(None)? {
            Some(Event::Stop) => return Ok(()),
            Some(Event::Ended(name, status)) => bail!(children.obituary(name, status)),
            Some(Event::Enter) => {
                if let Some(demo) = demo {
                    demo.print_logins();
                }
            }
            None => {}
        }
    }
}

fn tell(url: &str, ops: u16, worker_ops: u16, home: &Home, demo: Option<&Demo>) {
    say("");
    say("Mimamori is running. Ctrl-C ends it.");
    say("");
    say(&format!("  Patients   {url}/"));
    say(&format!("  Staff      {url}/staff"));
    say(&format!("  Messages   http://localhost:{ops}/messages   (every SMS, e-mail and push \"sent\")"));
    say(&format!("  Metrics    http://localhost:{ops}/metrics and http://localhost:{worker_ops}/metrics"));
    say(&format!("  Logs       {} and {}", home.log("server").display(), home.log("worker").display()));
    say("");
    if let Some(demo) = demo {
        demo.print();
    } else {
        say("  No demo data. Make the first account with");
        say("    target/release/mimamori-server admin create-staff --help");
    }
    say("");
}

impl Home {
    fn of(database_url: Option<&str>) -> Self {
        let data = PathBuf::from("data");
        match database_url {
            None => Self {
                file: Some(data.join("mimamori.db")),
                database: "sqlite://data/mimamori.db".to_owned(),
                folder: data,
            },
            // Another database has other keys and other people: a folder of its own, by its address.
            Some(url) => {
                let digest = Sha256::digest(url.as_bytes());
                let name =
                    digest.iter().take(4).fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
                Self { file: None, database: url.to_owned(), folder: data.join(name) }
            }
        }
    }

    fn absolute(&self) -> PathBuf {
        place::root().join(&self.folder)
    }

    fn log(&self, name: &str) -> PathBuf {
        self.absolute().join(name).with_extension("log")
    }

    fn prepare(&self) -> Result<()> {
        let data = place::root().join("data");
        if !ours(&data)? {
            bail!("{} exists and was not made by this command: move it away", data.display());
        }
        fs::create_dir_all(self.absolute())?;
        fs::write(data.join(MARK), "made by cargo xtask run; --fresh removes this folder\n")?;
        Ok(())
    }

    /// On the first start only: a database that someone has begun with stays theirs.
    fn wants_demo(&self) -> bool {
        if self.absolute().join(UNFINISHED).exists() {
            return true;
        }
        match &self.file {
            Some(file) => !place::root().join(file).exists(),
            None => !self.absolute().join("demo.json").exists(),
        }
    }
}

fn make_demo(steps: &mut Steps, home: &Home, url: &str) -> Result<()> {
    let unfinished = home.absolute().join(UNFINISHED);
    if unfinished.exists() {
        say("    the last demo was not finished: it is begun again");
        if let Some(file) = &home.file {
            for ending in ["", "-wal", "-shm"] {
                let _ = fs::remove_file(place::root().join(format!("{}{ending}", file.display())));
            }
        }
    }
    fs::write(&unfinished, "")?;
    let mut simulate: Command = programs::command("simulate");
    simulate.args(["--database-url", &home.database]).arg("--keys").arg(home.folder.join("keys")).args([
        "--public-url",
        url,
        "--demo",
        "--print-logins",
    ]);
    steps.task("make a demo health centre", &mut simulate)?;
    fs::remove_file(unfinished)?;
    Ok(())
}

/// Three free ports in a row, or the name of the first that is taken.
fn ports(first: u16) -> Result<[u16; 3]> {
    let second = first.checked_add(1).context("--port is too high: two more are needed after it")?;
    let third = second.checked_add(1).context("--port is too high: two more are needed after it")?;
    let uses = [(first, "the pages"), (second, "messages and metrics"), (third, "the worker's metrics")];
    for (port, what) in uses {
        if let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            bail!("port {port}, for {what}, is not free ({error}): end what uses it, or choose with --port");
        }
    }
    Ok([first, second, third])
}

fn remove_data(data: &Path) -> Result<()> {
    if !data.exists() {
        return Ok(());
    }
    if !ours(data)? {
        bail!("{} was not made by this command: remove it yourself", data.display());
    }
    say(&format!("    removing {} with everything in it", data.display()));
    fs::remove_dir_all(data).context("cannot remove ./data")
}

/// A data folder is ours when we marked it, or when there is nothing in it to lose.
fn ours(data: &Path) -> Result<bool> {
    if !data.exists() || data.join(MARK).is_file() {
        return Ok(true);
    }
    Ok(data.is_dir() && fs::read_dir(data)?.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_marked_or_empty_folder_is_ours() {
        let dir = tempfile::tempdir().expect("a folder");
        let data = dir.path().join("data");
        assert!(ours(&data).expect("missing"));
        fs::create_dir(&data).expect("made");
        assert!(ours(&data).expect("empty"));
        fs::write(data.join("thesis.txt"), "years of work").expect("written");
        assert!(!ours(&data).expect("foreign"));
        assert!(remove_data(&data).is_err());
        assert!(data.join("thesis.txt").exists());
        fs::write(data.join(MARK), "").expect("marked");
        remove_data(&data).expect("removed");
        assert!(!data.exists());
    }

    #[test]
    fn a_taken_port_is_named() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = taken.local_addr().expect("its address").port();
        let error = ports(port).expect_err("taken").to_string();
        assert!(error.contains(&port.to_string()), "{error}");
    }

    #[test]
    fn every_database_has_its_own_folder() {
        let one = Home::of(Some("postgres://a@localhost/one"));
        let two = Home::of(Some("postgres://a@localhost/two"));
        assert_ne!(one.folder, two.folder);
        assert_eq!(Home::of(None).folder, PathBuf::from("data"));
    }
}
