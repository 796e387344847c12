//! `bench`, started by `cargo xtask bench`. A thin door to the library.

use clap::Parser as _;
use mimamori_tests::bench::{Options, run};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    run(Options::parse()).await
}
