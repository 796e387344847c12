//! `simulate`: patients who do not exist, with believable courses over the fourteen days that end now.

mod browser;
mod calendar;
mod cast;
pub(crate) mod chance;
pub(crate) mod course;
pub mod crowd;
mod demo;
mod desk;
mod house;
mod names;
pub(crate) mod people;
mod phone;
pub(crate) mod progress;
mod rounds;
mod story;
mod words;

use std::path::PathBuf;

use anyhow::Result;
use clap::Parser;
use mimamori_domain::{Clock as _, Duration};
use mimamori_store::system::SystemClock;

use crowd::Crowd;
use demo::Demo;
use house::House;
use progress::Progress;
use story::Story;

/// Patients who do not exist, with believable courses over the fourteen days that end now.
#[derive(Debug, Parser)]
#[command(name = "simulate", bin_name = "cargo xtask simulate --")]
pub struct Options {
    /// `sqlite://path` or `postgres://…`
    #[arg(long, default_value = "sqlite://data/mimamori.db")]
    database_url: String,
    /// The key file; made when it is missing
    #[arg(long, default_value = "data/keys")]
    keys: PathBuf,
    /// Address under which the server will be reached, for the links
    #[arg(long, default_value = "http://localhost:8080")]
    public_url: String,
    /// Folder of the messages that were "sent"
    #[arg(long, default_value = "data/messages")]
    messages: PathBuf,
    /// How many patients; above 2,000 without messages and nurses, straight into the store
    #[arg(long, default_value_t = 60)]
    patients: u64,
    /// The same seed makes the same people and courses; ids, tokens and passwords always differ
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write logins and links into this file; without a name demo.json beside the keys
    #[arg(long, num_args = 0..=1, value_name = "FILE")]
    #[expect(clippy::option_option, reason = "not asked for, without a name, with one")]
    demo: Option<Option<PathBuf>>,
    /// Print logins and links
    #[arg(long)]
    print_logins: bool,
}

/// From here on everybody comes by the fast path.
const MANY: u64 = 2_000;
/// Those who have a story even so.
const FEW: u64 = 60;
/// How long the story is.
const LENGTH: Duration = Duration::days(14);

/// Runs it.
///
/// # Errors
/// When the database has a demo already or can't be used.
pub async fn run(options: Options) -> Result<()> {
    let end = SystemClock.now();
    let beginning = end.minus(LENGTH);
    let house = House::build(&options, beginning).await?;
    let few = if options.patients > MANY { FEW } else { options.patients };
    let mut story = Story::new(house, cast::cast(options.seed, few, end), options.seed, end);
    story.play(beginning).await?;
    everybody_else(&story.house, &options, options.patients - few).await?;
    story.house.close().await?;
    let demo = Demo::of(&story, options.seed);
    if let Some(file) = &options.demo {
        let beside = options.keys.with_file_name("demo.json");
        demo.write(file.as_ref().unwrap_or(&beside))?;
    }
    if options.print_logins {
        demo.print();
    }
    println!(
        "{} patients, {} reports and {} closed tasks in fourteen days",
        options.patients, story.reports, story.closed
    );
    Ok(())
}

/// The crowd, at the end of the story: the demo's centre and as many others as so many patients need.
async fn everybody_else(house: &House, options: &Options, patients: u64) -> Result<()> {
    if patients == 0 {
        return Ok(());
    }
    let mut progress = Progress::new(&format!("{patients} more patients"), patients);
    let db = crowd::hasty(&options.database_url).await?;
    let store = house.store_over(db);
    let many = Crowd::centers_of(patients);
    let offices = crowd::offices(&store, Some((house.center, house.association)), many).await?;
    let followed = Crowd::followed_of(patients);
    let crowd = Crowd { offices, patients, followed, first: MANY, seed: options.seed };
    crowd::fill(&store, &house.app.judge, crowd, |done| progress.at(done)).await?;
    crowd::settle(store.db()).await
}
