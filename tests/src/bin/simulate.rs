//! `simulate`, started by `cargo xtask simulate` and by the first `cargo xtask run`. A thin door to the library.

use clap::Parser as _;
use mimamori_tests::simulate::{Options, run};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    run(Options::parse()).await
}
