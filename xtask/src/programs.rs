//! The programs of the tests' crate: bench, simulate, screens. It never measures or simulates itself.

use std::ffi::OsString;
use std::process::Command;

use anyhow::Result;

use crate::install;
use crate::place;
use crate::postgres::{Cluster, Durability};
use crate::steps::Steps;
use crate::test;
use crate::web;

/// Builds the server, the worker and these programs of the tests' crate, all optimised.
pub fn compile(steps: &mut Steps, programs: &[&str]) -> Result<()> {
    let mut cargo = place::cargo();
    cargo.args(["build", "--release", "-p", "mimamori-server", "-p", "mimamori-worker"]);
    if !programs.is_empty() {
        cargo.args(["-p", "mimamori-tests", "--bin", "mimamori-server", "--bin", "mimamori-worker"]);
    }
    for program in programs {
        cargo.args(["--bin", program]);
    }
    let what = [&["server", "worker"], programs].concat().join(", ");
    steps.task(&format!("compile {what}, optimised (slow the first time)"), &mut cargo)
}

/// One of them, as a command in the workspace folder.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(place::programs(true).join(program));
    command.current_dir(place::root());
    command
}

/// Speed and size, on both databases. PostgreSQL runs as it does in use: an answer survives a power cut.
pub fn bench(steps: &mut Steps, args: &[OsString]) -> Result<()> {
    steps.run("install what is missing", || install::ensure(install::Task::Test))?;
    web::build(steps)?;
    compile(steps, &["bench"])?;
    let cluster = steps.run("start a PostgreSQL of our own", || Cluster::start(Durability::Power, 200))?;
    let mut bench = command("bench");
    test::environment(&mut bench, &cluster, true)?;
    steps.task("bench", bench.args(args))
}

/// Patients with believable courses.
pub fn simulate(steps: &mut Steps, args: &[OsString]) -> Result<()> {
    steps.run("install what is missing", || install::ensure(install::Task::Run))?;
    web::build(steps)?;
    compile(steps, &["simulate"])?;
    steps.task("simulate", command("simulate").args(args))
}

/// A sheet of all screens to look through.
pub fn screens(steps: &mut Steps, args: &[OsString]) -> Result<()> {
    steps.run("install what is missing", || install::ensure(install::Task::Test))?;
    web::build(steps)?;
    compile(steps, &["screens", "simulate"])?;
    let cluster = steps.run("start a PostgreSQL of our own", || Cluster::start(Durability::Process, 100))?;
    let mut screens = command("screens");
    test::environment(&mut screens, &cluster, true)?;
    steps.task("screens", screens.args(args))
}
