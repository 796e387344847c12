//! The dashboard of a region: what fifty nurses ask for once a second each, what two hundred open screens are told, and
//! work in bulk, while two hundred reports a second arrive over HTTP; at a million patients, and beside it at ten
//! thousand.

mod asking;
mod bulk;
mod client;
mod feeds;
mod files;

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::figures::{Table, millis, whole};
use super::house::{Engine, House};
use super::{Only, load_average, mebibytes};

/// What to measure.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// One part alone
    #[arg(long)]
    only: Option<Part>,
    /// How many patients the large house has
    #[arg(long, default_value_t = 1_000_000)]
    patients: u64,
    /// How many the small one has, to which it is compared; 0 leaves it out
    #[arg(long, default_value_t = 10_000)]
    beside: u64,
    /// One engine alone
    #[arg(long)]
    database: Option<Only>,
    /// Seconds of one cell
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Keep the filled databases in this folder and use them again
    #[arg(long)]
    keep: Option<PathBuf>,
}

impl Options {
    pub(super) const fn database(&self) -> Option<Only> {
        self.database
    }

    fn wants(&self, part: Part) -> bool {
        self.only.is_none_or(|only| only == part)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The work queue and its parts
    Queue,
    /// Lists of patients, search and the patient page
    Lists,
    /// Two hundred open dashboards
    Sse,
    /// An act on 20,000 patients, in a house of its own
    Bulk,
    /// Files of 14,000 patients and 59,000 reports, in a house of their own
    Files,
}

/// Measures on these engines.
pub(super) async fn measure(engines: &[Engine], options: &Options, quick: bool) -> Result<()> {
    let seconds = if quick { 3 } else { options.seconds };
    let sizes = [options.beside, options.patients].into_iter().filter(|size| *size > 0);
    let sizes: Vec<u64> = sizes.collect();
    // The client of the acts is built without a choice of its own.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let houses = [Part::Queue, Part::Lists, Part::Sse].into_iter().any(|part| options.wants(part));
    let mut files = files::table();
    let mut acts = Table::new(&["all without a problem", "looked at", "seconds", "closed", "seconds"]);
    for engine in engines {
        println!("{} ({})", engine.name(), engine.durability().await?);
        let mut found = vec![];
        let mut feeds = Table::new(&["patients", "open screens", "told of", "p50 / p99 ms", "slowest ms"]);
        let mut memory = vec![];
        for patients in sizes.iter().filter(|_| houses) {
            let house = House::wave(engine, *patients, options.keep.as_deref()).await?;
            println!("  {patients} patients, load {}", load_average());
            let (server, address) = house.server().await?;
            let mut asked = vec![];
            if options.wants(Part::Queue) || options.wants(Part::Lists) {
                let kinds =
                    asking::kinds(&house, options.wants(Part::Queue), options.wants(Part::Lists)).await?;
                asked = asking::measure(&house, address, kinds, seconds).await?;
            }
            found.push(asked);
            if options.wants(Part::Sse) {
                let told = feeds::measure(&house, address, seconds).await?;
                feeds.row(vec![
                    whole(f64::from(u32::try_from(*patients)?)),
                    feeds::SCREENS.to_string(),
                    told.latencies.len().to_string(),
                    told.latencies.both(),
                    millis(told.latencies.quantile(1000)),
                ]);
            }
            memory.push(server.memory().map_or_else(|| "–".into(), |(_, most)| mebibytes(most)));
            drop(server);
            println!("  load {}", load_average());
            house.ground.clear().await?;
        }
        if options.wants(Part::Bulk) {
            bulk::measure(engine, quick, &mut acts).await?;
        }
        if options.wants(Part::Files) {
            files::measure(engine, quick, &mut files).await?;
        }
        println!("\n{}", asking::table(&sizes, &found));
        if options.wants(Part::Sse) {
            println!("{feeds}");
        }
        println!("Resident memory of the server at most: {}\n", memory.join(", "));
    }
    if options.wants(Part::Bulk) {
        println!("{acts}");
    }
    if options.wants(Part::Files) {
        println!("{files}");
    }
    Ok(())
}
