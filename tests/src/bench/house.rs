//! A database for the bench, filled with people who may report and a nurse who may look; removed at the end.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::{Duration, HealthCenterId, PatientId};
use mimamori_server::app::rule_sets;
use mimamori_store::audit::Actor;
use mimamori_store::config::Config;
use mimamori_store::organisation::NewCenter;
use mimamori_store::report::Judge;
use mimamori_store::staff::NewStaff;
use mimamori_store::system::{SystemClock, SystemRng};
use mimamori_store::{Db, Keys, Store};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

use super::child::{Program, free_address};
use crate::simulate::bulk::{Bulk, fill};
use crate::simulate::progress::Progress;

/// Which engine.
#[derive(Debug, Clone)]
pub(super) enum Engine {
    Sqlite,
    /// With the address of the cluster, as a superuser.
    Postgres(String),
}

impl Engine {
    pub(super) const fn name(&self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// How durable an answer is, as the engine itself says.
    pub(super) async fn durability(&self) -> Result<String> {
        match self {
            Self::Sqlite => Ok("WAL, synchronous FULL".into()),
            Self::Postgres(url) => {
                let mut conn = PgConnection::connect(url).await?;
                let mut said = vec![];
                for setting in ["server_version", "fsync", "synchronous_commit", "full_page_writes"] {
                    let value: String = sqlx::query_scalar("SELECT current_setting($1)")
                        .bind(setting)
                        .fetch_one(&mut conn)
                        .await?;
                    said.push(format!("{setting} {value}"));
                }
                conn.close().await?;
                Ok(said.join(", "))
            }
        }
    }
}

/// An empty database in a folder of its own.
pub(super) struct Ground {
    pub(super) folder: TempDir,
    pub(super) url: String,
    /// Cluster and name of a PostgreSQL database, to be dropped.
    drop: Option<(String, String)>,
}

impl Ground {
    pub(super) async fn new(engine: &Engine, name: &str) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        match engine {
            Engine::Sqlite => {
                let url = format!("sqlite://{}", folder.path().join("bench.db").display());
                Ok(Self { folder, url, drop: None })
            }
            Engine::Postgres(cluster) => {
                let name = format!("bench_{name}_{}", std::process::id());
                let mut admin = PgConnection::connect(cluster).await?;
                admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
                admin.close().await?;
                let (base, _) =
                    cluster.rsplit_once('/').context("the cluster's address names no database")?;
                let url = format!("{base}/{name}");
                Ok(Self { folder, url, drop: Some((cluster.clone(), name)) })
            }
        }
    }

    /// Removes it.
    pub(super) async fn clear(self) -> Result<()> {
        if let Some((cluster, name)) = self.drop {
            let mut admin = PgConnection::connect(&cluster).await?;
            admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await?;
            admin.close().await?;
        }
        Ok(())
    }
}

/// A filled one.
pub(super) struct House {
    pub(super) ground: Ground,
    pub(super) store: Store,
    pub(super) judge: Judge,
    pub(super) center: HealthCenterId,
    pub(super) patients: Vec<PatientId>,
}

impl House {
    pub(super) async fn build(engine: &Engine, name: &str, patients: u64) -> Result<Self> {
        let ground = Ground::new(engine, name).await?;
        let keys = Keys::load(&ground.folder.path().join("keys"), &SystemRng)?;
        let db = Db::connect(&ground.url).await?;
        db.migrate().await?;
        let store = Store::new(db, keys, Arc::new(SystemClock), Arc::new(SystemRng));
        let judge = Judge { rules: Arc::new(rule_sets()?), limits: Config::default().policy.limits() };
        let mut tx = store.begin().await?;
        let center = tx
            .insert_center(NewCenter {
                code: "bench".into(),
                name: "計測保健所".into(),
                ..NewCenter::default()
            })
            .await?;
        tx.commit().await?;
        let mut progress = Progress::new(&format!("{}: {patients} patients", engine.name()), patients);
        let bulk = Bulk { center, patients, all_report: false, seed: 1 };
        let patients = fill(&store, &judge, bulk, |done| progress.at(done)).await?;
        settle(&store).await?;
        Ok(Self { ground, store, judge, center, patients })
    }

    /// A nurse's cookie.
    pub(super) async fn nurse(&self) -> Result<String> {
        let token = "bench-nurse";
        let mut tx = self.store.begin().await?;
        let asker = Asker { role: Role::Nurse, center: Some(self.center), association: None };
        let new = NewStaff {
            login: "bench".into(),
            name: "計測".into(),
            asker,
            email: None,
            password_hash: None,
            totp: None,
        };
        let id = tx.insert_staff(Actor::System, new).await?;
        tx.begin_staff_session(id, token).await?;
        tx.commit().await?;
        let session =
            self.store.staff_session(token, Duration::hours(1)).await?.context("the session just begun")?;
        let mut tx = self.store.begin().await?;
        tx.verify_staff_session(&session, token, Duration::hours(12)).await?;
        tx.commit().await?;
        Ok(format!("mimamori_staff={token}"))
    }

    /// The real server on this database.
    pub(super) async fn server(&self) -> Result<(Program, SocketAddr)> {
        let address = free_address()?;
        let mut command = self.command("mimamori-server", address)?;
        let mut server = Program::start("server", command.arg("serve"), self.ground.folder.path())?;
        server.ready(address).await?;
        Ok((server, address))
    }

    /// The real worker on this database; its messages go into files.
    pub(super) async fn worker(&self) -> Result<Program> {
        let address = free_address()?;
        let mut command = self.command("mimamori-worker", free_address()?)?;
        command.env("MIMAMORI__OPS__WORKER_LISTEN", address.to_string());
        let mut worker = Program::start("worker", command.arg("run"), self.ground.folder.path())?;
        worker.ready(address).await?;
        Ok(worker)
    }

    fn command(&self, program: &str, address: SocketAddr) -> Result<Command> {
        let folder = self.ground.folder.path();
        let mut command = Command::new(programs()?.join(program));
        command
            .current_dir(folder)
            .env("MIMAMORI__HTTP__LISTEN", address.to_string())
            .env("MIMAMORI__HTTP__PUBLIC_URL", format!("http://{address}"))
            .env("MIMAMORI__DATABASE__URL", &self.ground.url)
            .env("MIMAMORI__KEYS__FILE", folder.join("keys"))
            .env("MIMAMORI__OPS__LISTEN", free_address()?.to_string())
            .env("MIMAMORI__OPS__MESSAGES", folder.join("messages"))
            .env("RUST_LOG", "info,sqlx=warn");
        Ok(command)
    }
}

/// What a database would have done by itself in the days that the fill took seconds for.
async fn settle(store: &Store) -> Result<()> {
    while store.seal_audit().await? > 0 {}
    match store.db() {
        Db::Sqlite { write, .. } => {
            write.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
            write.execute("PRAGMA optimize").await?;
        }
        Db::Postgres(pool) => {
            pool.execute("VACUUM ANALYZE").await?;
        }
    }
    Ok(())
}

/// Where the programs are: named by `cargo xtask bench`, else beside this one.
pub(super) fn programs() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("MIMAMORI_TEST_BIN_DIR") {
        return Ok(folder.into());
    }
    let here = std::env::current_exe()?;
    Ok(here.parent().map(Path::to_path_buf).unwrap_or_default())
}
