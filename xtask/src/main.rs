//! The one-command habits: `cargo xtask build`, `run`, `test` and the rest. It never holds product logic.

mod place;
mod postgres;
mod signals;
mod steps;
mod web;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc::channel;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

use postgres::{Cluster, Durability};
use signals::Stop;
use steps::{Steps, say};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The one-command habits of this project")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the browser programs, then the server and the worker with them inside
    Build {
        /// Optimised, for use
        #[arg(long)]
        release: bool,
    },
    /// Start a PostgreSQL of our own in a temporary folder, print its URL, and stay until Ctrl-C
    Pg {
        #[arg(long, default_value_t = 200)]
        max_connections: u32,
        /// Also write the URL into this file
        #[arg(long)]
        url_file: Option<PathBuf>,
    },
}

fn main() -> ExitCode {
    match perform(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            for cause in error.chain().skip(1) {
                eprintln!("  because: {cause}");
            }
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<()> {
    match task {
        Task::Build { release } => build(release),
        Task::Pg { max_connections, url_file } => pg(max_connections, url_file),
    }
}

fn build(release: bool) -> Result<()> {
    let mut steps = Steps::new(Stop::catch(|| {})?);
    web::build(&mut steps)?;
    let mut cargo = place::cargo();
    cargo.args(["build", "-p", "mimamori-server", "-p", "mimamori-worker"]);
    if release {
        cargo.arg("--release");
    }
    steps.task("compile server and worker", &mut cargo)?;
    steps.summary();
    Ok(())
}

fn pg(max_connections: u32, url_file: Option<PathBuf>) -> Result<()> {
    let (stop, stopped) = channel();
    Stop::catch(move || {
        let _ = stop.send(());
    })?;
    let cluster = Cluster::start(Durability::Process, max_connections)?;
    say(cluster.url());
    say(&format!("MIMAMORI_TEST_POSTGRES_URL={}  (log: {}; Ctrl-C ends it)", cluster.url(), cluster.log().display()));
    if let Some(file) = &url_file {
        std::fs::write(file, format!("{}\n", cluster.url())).context("cannot write the URL file")?;
    }
    let _ = stopped.recv();
    if let Some(file) = &url_file {
        let _ = std::fs::remove_file(file);
    }
    Ok(())
}
