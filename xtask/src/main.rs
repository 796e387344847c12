//! The one-command habits: `cargo xtask build`, `run`, `test` and the rest. It never holds product logic.

mod place;
mod postgres;
mod signals;
mod steps;

use std::path::PathBuf;
use std::sync::mpsc::channel;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

use postgres::{Cluster, Durability};
use steps::say;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The one-command habits of this project")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Start a PostgreSQL of our own in a temporary folder, print its URL, and stay until Ctrl-C
    Pg {
        #[arg(long, default_value_t = 200)]
        max_connections: u32,
        /// Also write the URL into this file
        #[arg(long)]
        url_file: Option<PathBuf>,
    },
}

fn main() -> Result<()> {
    match Cli::parse().task {
        Task::Pg { max_connections, url_file } => pg(max_connections, url_file),
    }
}

fn pg(max_connections: u32, url_file: Option<PathBuf>) -> Result<()> {
    let (stop, stopped) = channel();
    signals::on_stop(move || {
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
