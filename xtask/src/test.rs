//! `cargo xtask test`: everything a change must pass, with one exit code. It never skips a part because the
//! machine lacks something: that is installed, or named.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use clap::ValueEnum;

use crate::install;
use crate::place;
use crate::postgres::{Cluster, Durability};
use crate::steps::{Steps, say};
use crate::styles;
use crate::web;

/// One part alone, while developing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Only {
    /// Formatting, style sheets and clippy
    Lint,
    /// The tests that live beside the code
    Unit,
    /// The whole-system tests, the browser's among them
    System,
    /// The tests that drive a browser
    Browser,
}

/// What to test.
#[derive(Debug, Default)]
pub struct Options {
    /// One part, or all.
    pub only: Option<Only>,
    /// Names of tests; a test runs when its name contains one of them.
    pub filters: Vec<String>,
    /// The long versions of the fault and language tests.
    pub soak: bool,
}

const CONNECTIONS: u32 = 200;

/// Runs it all, and prints what each step took, also when one failed.
pub fn run(steps: &mut Steps, options: &Options) -> Result<()> {
    let result = parts(steps, options);
    steps.summary();
    result
}

fn parts(steps: &mut Steps, options: &Options) -> Result<()> {
    let only = options.only;
    steps.run("install what is missing", || install::ensure(install::Task::Test))?;
    let lint = matches!(only, None | Some(Only::Lint)) && !options.soak;
    if lint {
        steps.task("formatting", place::cargo().args(["fmt", "--all", "--", "--check"]))?;
        steps.run("style sheets", styles::check)?;
    }
    if only != Some(Only::Unit) {
        web::build(steps)?;
        steps.run("the budget of the patient app", web::budget::check)?;
    }
    if lint {
        clippy(steps)?;
    }
    if only == Some(Only::Lint) {
        return Ok(());
    }
    // The same selection of packages as the tests have: another one would compile half of it twice.
    steps.task(
        "compile everything for the tests",
        place::cargo().args(["build", "--workspace", "--all-targets"]),
    )?;
    let cluster =
        steps.run("start a PostgreSQL of our own", || Cluster::start(Durability::Process, CONNECTIONS))?;
    let nextest = place::on_path("cargo-nextest").is_some();
    // Before the tests, whose last line is to be the last word.
    if options.filters.is_empty() && only.is_none() && has_doc_tests()? {
        steps.task("documentation tests", place::cargo().args(["test", "--workspace", "--doc"]))?;
    }
    let mut tests = if nextest { with_nextest(options) } else { with_cargo_test(options) };
    environment(&mut tests, &cluster, false)?;
    tests.env("MIMAMORI_TEST_AXE", install::axe()?);
    // What failed is said in words, which pages of frames would push out of sight.
    tests.env("RUST_BACKTRACE", "0");
    if options.soak {
        tests.env("MIMAMORI_SOAK", "1");
    }
    let outcome = steps.task("tests, on both databases and in the browser", &mut tests);
    if outcome.is_err() {
        say(&format!("    PostgreSQL's last words:\n{}", last_lines(&cluster.log(), 10)));
    }
    outcome?;
    Ok(())
}

fn clippy(steps: &mut Steps) -> Result<()> {
    let deny = ["--", "-D", "warnings"];
    steps.task("clippy", place::cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    // What only the browser compiles is seen by no other check.
    let browser = ["clippy", "--target", "wasm32-unknown-unknown", "-p", "mimamori-pwa"];
    steps.task("clippy for the browser", place::cargo().args(browser).args(deny))
}

fn with_nextest(options: &Options) -> Command {
    let mut cargo = place::cargo();
    cargo.args(["nextest", "run", "--workspace", "--no-fail-fast"]);
    // What `.config/nextest.toml` counts with.
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    cargo.arg(format!("--test-threads={}", 2 * processors + 1));
    match options.only {
        Some(Only::Unit) => cargo.args(["-E", "not package(mimamori-tests)"]),
        Some(Only::System) => cargo.args(["-E", "package(mimamori-tests)"]),
        Some(Only::Browser) => cargo.args(["-E", "package(mimamori-tests) and (test(/browser/))"]),
        Some(Only::Lint) | None => &mut cargo,
    };
    cargo.args(&options.filters);
    cargo
}

/// On a machine without nextest; cargo's own runner takes one filter for names.
fn with_cargo_test(options: &Options) -> Command {
    let mut cargo = place::cargo();
    cargo.arg("test");
    match options.only {
        Some(Only::Unit) => cargo.args(["--workspace", "--exclude", "mimamori-tests"]),
        Some(Only::System | Only::Browser) => cargo.args(["-p", "mimamori-tests"]),
        Some(Only::Lint) | None => cargo.arg("--workspace"),
    };
    // The documentation's examples are a step of their own.
    let targets: &[&str] = if options.only == Some(Only::Browser) {
        &["--test", "system", "browser"]
    } else {
        &["--lib", "--bins", "--tests"]
    };
    cargo.args(targets).args(["--no-fail-fast", "--"]).args(&options.filters);
    cargo
}

/// What the tests, the bench and the screens find in their environment.
pub fn environment(command: &mut Command, cluster: &Cluster, release: bool) -> Result<()> {
    command.env("MIMAMORI_TEST_POSTGRES_URL", cluster.url());
    browser_environment(command, release)
}

/// The same without a database.
pub fn browser_environment(command: &mut Command, release: bool) -> Result<()> {
    command.env("MIMAMORI_TEST_BIN_DIR", place::programs(release));
    command.env("MIMAMORI_TEST_WEB_DIR", place::web());
    command.env("MIMAMORI_TEST_CHROMEDRIVER", install::chromedriver().context("chromedriver is missing")?);
    command.env("MIMAMORI_TEST_CHROMIUM", install::chromium().context("Chromium is missing")?);
    Ok(())
}

/// Whether any library shows an example that would be run. nextest does not run these.
fn has_doc_tests() -> Result<bool> {
    for library in ["domain", "store", "server", "worker", "pwa", "tests"] {
        let mut sources = Vec::new();
        rust_sources(&place::root().join(library).join("src"), &mut sources)?;
        for source in sources {
            let shows = |line: &str| {
                let line = line.trim_start();
                let text = line.strip_prefix("///").or_else(|| line.strip_prefix("//!"));
                matches!(text.map(str::trim), Some("```" | "```rust"))
            };
            // An opening fence without a language is Rust; the fence that closes it looks the same.
            if source.lines().any(shows) {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// The text of every Rust file below a folder.
pub fn rust_sources(folder: &Path, into: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        if path.is_dir() {
            rust_sources(&path, into)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(fs::read_to_string(&path)?);
        }
    }
    Ok(())
}

/// The end of a log.
pub fn last_lines(file: &Path, count: usize) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .skip(lines.len().saturating_sub(count))
        .fold(String::new(), |all, line| all + "    " + line + "\n")
}
