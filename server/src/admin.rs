//! Being written.
#[derive(clap::Subcommand)] pub enum Admin { X }
pub async fn run(_: &mimamori_store::Store, _: Admin) -> anyhow::Result<()> { Ok(()) }
