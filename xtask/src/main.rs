//! The one-command habits: `cargo xtask build`, `run`, `test` and the rest. It never holds product logic.

mod children;
mod demo;
mod install;
mod place;
mod postgres;
mod programs;
mod run;
mod signals;
mod steps;
mod styles;
mod test;
mod web;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc::channel;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};

use postgres::{Cluster, Durability};
use signals::Stop;
use steps::{Steps, say};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The one-command habits of this project")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and run it on this machine, with a demo health centre on the first start
    Run(run::Options),
    /// Everything a change must pass: formatting, clippy, all tests on both databases and in the browser
    Test {
        /// One part alone
        #[arg(long)]
        only: Option<test::Only>,
        /// Only tests whose names contain one of these
        filters: Vec<String>,
    },
    /// Build the browser programs, then the server and the worker with them inside
    Build {
        /// Optimised, for use
        #[arg(long)]
        release: bool,
    },
    /// Measure speed and size on both databases
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
    /// Make patients with believable courses (--help after -- for its own options)
    Simulate {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
    /// The long versions of the fault and language tests
    Soak {
        /// Only tests whose names contain one of these
        filters: Vec<String>,
    },
    /// A sheet of all screens to look through
    Screens {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<OsString>,
    },
    /// Start a PostgreSQL of our own in a temporary folder, print its URL, and stay until Ctrl-C
    Pg {
        #[arg(long, default_value_t = 200)]
        max_connections: u32,
        /// Also write the URL into this file, and remove the file at the end
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
    // These two stay until a signal comes, and want to be told of it.
    let task = match task {
        Task::Run(options) => return run::run(&options),
        Task::Pg { max_connections, url_file } => return pg(max_connections, url_file.as_deref()),
        other => other,
    };
    let mut steps = Steps::new(Stop::catch(|| {})?);
    match task {
        Task::Run(_) | Task::Pg { .. } => Ok(()),
        Task::Test { only, filters } => test::run(&mut steps, &test::Options { only, filters, soak: false }),
        Task::Soak { filters } => {
            let only = Some(test::Only::System);
            test::run(&mut steps, &test::Options { only, filters, soak: true })
        }
        Task::Build { release } => build(&mut steps, release),
        Task::Bench { args } => programs::bench(&mut steps, &args),
        Task::Simulate { args } => programs::simulate(&mut steps, &args),
        Task::Screens { args } => programs::screens(&mut steps, &args),
    }
}

fn build(steps: &mut Steps, release: bool) -> Result<()> {
    steps.run("install what is missing", || install::ensure(install::Task::Run))?;
    web::build(steps)?;
    let mut cargo = place::cargo();
    cargo.args(["build", "-p", "mimamori-server", "-p", "mimamori-worker"]);
    if release {
        cargo.arg("--release");
    }
    steps.task("compile server and worker", &mut cargo)?;
    steps.summary();
    Ok(())
}

fn pg(max_connections: u32, url_file: Option<&Path>) -> Result<()> {
    let (stop, stopped) = channel();
    Stop::catch(move || {
        let _ = stop.send(());
    })?;
    if postgres::binaries().is_none() {
        install::ensure(install::Task::Database)?;
    }
    let cluster = Cluster::start(Durability::Process, max_connections)?;
    say(&format!("MIMAMORI_TEST_POSTGRES_URL={}", cluster.url()));
    say(&format!("(its log is {}; Ctrl-C ends it)", cluster.log().display()));
    if let Some(file) = url_file {
        std::fs::write(file, format!("{}\n", cluster.url())).context("cannot write the URL file")?;
    }
    let _ = stopped.recv();
    if let Some(file) = url_file {
        let _ = std::fs::remove_file(file);
    }
    Ok(())
}
