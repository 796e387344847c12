//! `mimamori-server`: serve, migrate, admin, doctor, openapi. A thin door to the library.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use metrics_exporter_prometheus::PrometheusBuilder;
use mimamori_server::app::App;
use mimamori_server::{admin, ops, router};
use mimamori_store::Store;
use mimamori_store::config::Config;
use mimamori_store::system::{asked_to_stop, open};

#[derive(Parser)]
#[command(name = "mimamori-server", version, about = "Mimamori (見守り): the server")]
struct Cli {
    /// Configuration file; without it mimamori.toml in the working folder, if there is one.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Brings the schema up to date and serves.
    Serve,
    /// Brings the schema up to date.
    Migrate,
    /// Centres, associations and staff accounts.
    #[command(subcommand)]
    Admin(admin::Admin),
    /// Checks configuration, database, keys, rules and the audit chain.
    Doctor,
    /// Prints the description of the API.
    Openapi,
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env()
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info,sqlx=warn")),
        )
        .with_writer(std::io::stderr)
        .json()
        .init();
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mimamori-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<()> {
    if let Command::Openapi = cli.command {
        println!("{}", serde_json::to_string_pretty(&mimamori_server::openapi::describe(&router::table()))?);
        return Ok(());
    }
    let config = Config::load(cli.config.as_deref())?;
    let store = open(&config).await?;
    match cli.command {
        Command::Serve => serve(store, config).await,
        Command::Migrate => {
            println!("The schema is up to date.");
            Ok(())
        }
        Command::Admin(command) => admin::run(&store, command).await,
        Command::Doctor => doctor(&store, config).await,
        Command::Openapi => Ok(()),
    }
}

async fn serve(store: Store, config: Config) -> anyhow::Result<()> {
    let metrics = PrometheusBuilder::new().install_recorder()?;
    let (public, operators) = (config.http.listen, config.ops.listen);
    let app = App::start(store.clone(), config).await?;
    mimamori_server::bulk::go_on(&app).await?;
    tokio::spawn(seal_audit(store));
    let public = tokio::net::TcpListener::bind(public)
        .await
        .map_err(|e| anyhow::anyhow!("http.listen {public}: {e}"))?;
    let operators = tokio::net::TcpListener::bind(operators)
        .await
        .map_err(|e| anyhow::anyhow!("ops.listen {operators}: {e}"))?;
    tracing::info!(public = %public.local_addr()?, operators = %operators.local_addr()?, "listening");
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let until = |mut stopped: tokio::sync::watch::Receiver<bool>| async move {
        let _ = stopped.wait_for(|stop| *stop).await;
    };
    let served =
        axum::serve(public, router::router(app.clone()).into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(until(stopped.clone()));
    let watched = axum::serve(operators, ops::router(app, metrics)).with_graceful_shutdown(until(stopped));
    tokio::spawn(async move {
        asked_to_stop().await;
        let _ = stop.send(true);
        // Live feeds never end by themselves; whoever still listens comes back to the next process.
        tokio::time::sleep(std::time::Duration::from_secs(3)).await;
        tracing::info!("stopped");
        std::process::exit(0);
    });
    let (served, watched) = tokio::join!(served, watched);
    served?;
    watched?;
    Ok(())
}

/// Chains the audit trail within a second of each row.
async fn seal_audit(store: Store) {
    let mut ticks = tokio::time::interval(std::time::Duration::from_millis(800));
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = store.seal_audit().await {
            tracing::warn!(%error, "audit rows could not be chained; trying again");
        }
    }
}

async fn doctor(store: &Store, config: Config) -> anyhow::Result<()> {
    println!("configuration   ok ({})", config.http.public_url);
    println!("database        ok, schema up to date");
    let rules = mimamori_server::app::rule_sets()?;
    for set in rules.all() {
        println!("rules           {} {}", set.id(), set.hash());
    }
    match store.check_audit().await? {
        None => println!("audit chain     whole"),
        Some(link) => anyhow::bail!("the audit chain is broken at link {link}"),
    }
    Ok(())
}
