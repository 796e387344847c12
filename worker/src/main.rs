//! `mimamori-worker`: run, doctor. A thin door to the library.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};
use metrics_exporter_prometheus::PrometheusBuilder;
use mimamori_store::config::Config;
use mimamori_store::system::{SystemClock, asked_to_stop, open};
use mimamori_worker::channels::Channels;
use mimamori_worker::{Worker, examine};

#[derive(Parser)]
#[command(name = "mimamori-worker", version, about = "Mimamori (見守り): the messaging worker")]
struct Cli {
    /// Configuration file; without it mimamori.toml in the working folder, if there is one.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Sends what is due until it is asked to stop.
    Run,
    /// Checks configuration, database, providers and keys without sending anything.
    Doctor,
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| {
            tracing_subscriber::EnvFilter::new("info,sqlx=warn,tokio_cron_scheduler=warn")
        }))
        .with_writer(std::io::stderr)
        .json()
        .init();
    match run(Cli::parse()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("mimamori-worker: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let config = Config::load(cli.config.as_deref())?;
    match cli.command {
        Command::Run => {
            let store = open(&config).await?;
            let metrics = PrometheusBuilder::new().install_recorder()?;
            let channels = Channels::from_config(&config, Arc::new(SystemClock))?;
            let worker = Worker::new(store, config, channels)?;
            let (stop, stopped) = tokio::sync::watch::channel(false);
            tokio::spawn(async move {
                asked_to_stop().await;
                let _ = stop.send(true);
            });
            mimamori_worker::run(worker, stopped, Arc::new(move || metrics.render())).await?;
            tracing::info!("stopped");
            Ok(ExitCode::SUCCESS)
        }
        Command::Doctor => {
            let mut code = ExitCode::SUCCESS;
            for finding in examine(&config, Arc::new(SystemClock)).await {
                match finding.result {
                    Ok(text) => println!("{:<15} ok: {text}", finding.what),
                    Err(text) => {
                        println!("{:<15} WRONG: {text}", finding.what);
                        code = ExitCode::FAILURE;
                    }
                }
            }
            Ok(code)
        }
    }
}
