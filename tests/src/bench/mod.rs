//! `bench`: what the budgets of the design are held against. It prints figures and judges none of them: a slow machine
//! fails no test. The ratios are what counts.

mod bare;
mod child;
mod dashboard;
mod figures;
mod house;
mod load;
mod messaging;
mod queue;
mod reports;
mod sizes;

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand, ValueEnum};

use figures::{Table, now};
use house::Engine;

use crate::startup;

/// Speed and size, on both databases.
#[derive(Debug, Parser)]
#[command(name = "bench", bin_name = "cargo xtask bench --")]
pub struct Options {
    /// Cells of one second and fewer patients: a look, not a measurement
    #[arg(long, global = true)]
    quick: bool,
    /// Seconds of one cell
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// One engine alone
    #[arg(long)]
    only: Option<Only>,
    /// One part alone
    #[arg(long)]
    part: Option<Part>,
    #[command(subcommand)]
    program: Option<Program>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Only {
    Sqlite,
    Postgres,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    Reports,
    Queue,
    Sizes,
    Startup,
}

#[derive(Debug, Subcommand)]
enum Program {
    /// The messaging worker: reminders, claims and dispatch
    Messaging {
        /// One engine alone
        #[arg(long)]
        only: Option<Only>,
    },
    /// The dashboard of a region: lists, search, the live feed and work in bulk, with reports arriving meanwhile
    Dashboard(dashboard::Options),
    /// The program to compare with, as the bench starts it itself
    #[command(hide = true)]
    Bare {
        #[arg(long)]
        database_url: String,
        #[arg(long)]
        listen: SocketAddr,
    },
}

/// Runs it.
///
/// # Errors
/// When a program can't be started or answers with anything but a 2xx.
pub async fn run(options: Options) -> Result<()> {
    match options.program {
        Some(Program::Bare { database_url, listen }) => return bare::serve(&database_url, listen).await,
        Some(Program::Messaging { only }) => {
            println!("Machine: {}", machine());
            return messaging::measure(&engines(only)?, options.quick).await;
        }
        Some(Program::Dashboard(asked)) => {
            println!("Machine: {}, load {}", machine(), load_average());
            return dashboard::measure(&engines(asked.database())?, &asked, options.quick).await;
        }
        None => {}
    }
    let wants = |part| options.part.is_none_or(|only| only == part);
    let began = now();
    let length = Duration::from_secs(if options.quick { 1 } else { options.seconds });
    let many = if options.quick { 10_000 } else { 100_000 };
    println!("Machine: {}", machine());
    let mut queue =
        Table::new(&["queue, top 50", "patients", "open alerts", "HTTP p50 / p99 ms", "store p50 / p99 ms"]);
    let mut memory = Table::new(&["resident memory", "server", "server at most", "worker", "worker at most"]);
    let mut said = vec![];
    for engine in engines(options.only)? {
        let durability = engine.durability().await?;
        println!("{} ({durability})", engine.name());
        if wants(Part::Reports) {
            let reported = reports::measure(&engine, length, options.quick).await?;
            let worker = worker_memory(&reported).await;
            said.push(format!("Reports accepted, {} ({durability})\n\n{}", engine.name(), reported.table));
            let mut row = vec![engine.name().to_owned()];
            for size in [reported.server_memory, worker] {
                row.push(size.map_or_else(|| "–".into(), |(now, _)| mebibytes(now)));
                row.push(size.map_or_else(|| "–".into(), |(_, most)| mebibytes(most)));
            }
            memory.row(row);
            reported.house.ground.clear().await?;
        }
        if wants(Part::Queue) {
            for patients in [1_000, many] {
                queue::measure(&engine, patients, length, &mut queue).await?;
            }
        }
    }
    println!();
    for table in said {
        println!("{table}");
    }
    if wants(Part::Queue) {
        println!("The queue, one dashboard asking\n\n{queue}");
    }
    if wants(Part::Reports) {
        println!("Memory after the cells\n\n{memory}");
    }
    if wants(Part::Startup) {
        let startup = startup::measure().await?;
        let mut table = Table::new(&["to a usable report button", "ms", "target"]);
        for (what, millis, target) in [
            ("cold, processor 4 times slower, slow 4G", startup.cold, "2,000"),
            ("warm, the same processor, no network", startup.warm_offline, "500"),
        ] {
            table.row(vec![what.to_owned(), format!("{millis:.0}"), target.to_owned()]);
        }
        println!("The patient app's start\n\n{table}");
    }
    if wants(Part::Sizes) {
        match sizes::measure()? {
            Ok(table) => println!("Bytes of the browser programs\n\n{table}"),
            Err(why) => println!("Bytes of the browser programs: {why}"),
        }
    }
    println!("{} in {} s", machine(), began.elapsed().as_secs());
    Ok(())
}

/// The worker beside the same database, some seconds after its start. A bench without it still has its other figures.
async fn worker_memory(reported: &reports::Reported) -> Option<(u64, u64)> {
    match reported.house.worker().await {
        Ok(worker) => {
            tokio::time::sleep(Duration::from_secs(3)).await;
            worker.memory()
        }
        Err(error) => {
            println!("  no figure for the worker: {error:#}");
            None
        }
    }
}

fn engines(only: Option<Only>) -> Result<Vec<Engine>> {
    let mut engines = vec![];
    if only != Some(Only::Postgres) {
        engines.push(Engine::Sqlite);
    }
    if only != Some(Only::Sqlite) {
        let url = std::env::var("MIMAMORI_TEST_POSTGRES_URL").context(
            "MIMAMORI_TEST_POSTGRES_URL names no PostgreSQL: use `cargo xtask bench`, or --only sqlite",
        )?;
        engines.push(Engine::Postgres(url));
    }
    Ok(engines)
}

/// The machine, as far as it explains the figures.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    let memory = std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("MemTotal:"))?;
        line.split_whitespace().nth(1)?.parse::<u64>().ok()
    });
    match memory {
        Some(kib) => format!("{cores} cores, {} GB", (kib + 524_288) / 1_048_576),
        None => format!("{cores} cores"),
    }
}

/// How busy it is with other things: the averages of one, five and fifteen minutes.
fn load_average() -> String {
    let text = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

fn mebibytes(bytes: u64) -> String {
    format!("{} MB", bytes / 1_000_000)
}
