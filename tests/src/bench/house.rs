//! A database for the bench, filled with people who may report and a nurse who may look; removed at the end.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use anyhow::{Context as _, Result};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::{AssociationId, Duration, HealthCenterId, PatientId, StaffId};
use mimamori_server::app::rule_sets;
use mimamori_store::audit::Actor;
use mimamori_store::report::Judge;
use mimamori_store::staff::NewStaff;
use mimamori_store::system::{SystemClock, SystemRng};
use mimamori_store::{Db, Keys, Store};
use serde::{Deserialize, Serialize};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

use super::child::{Program, free_address};
use super::figures::now;
use crate::simulate::crowd::{Crowd, Office, fill, hasty, offices, settle};
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
    pub(super) folder: Folder,
    pub(super) url: String,
    /// Cluster and name of a PostgreSQL database, to be dropped.
    drop: Option<(String, String)>,
}

/// Where its files are.
pub(super) enum Folder {
    /// Gone at the end.
    Passing(TempDir),
    /// Used again by the next run.
    Kept(PathBuf),
}

impl Folder {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::Passing(folder) => folder.path(),
            Self::Kept(path) => path,
        }
    }
}

/// What a kept house is found by again.
#[derive(Serialize, Deserialize)]
struct Deed {
    url: String,
    offices: Vec<(HealthCenterId, Option<AssociationId>, StaffId)>,
    patients: Vec<PatientId>,
}

impl Ground {
    pub(super) async fn new(engine: &Engine, name: &str) -> Result<Self> {
        let name = format!("{name}_{}", std::process::id());
        Self::within(engine, &name, Folder::Passing(tempfile::tempdir()?)).await
    }

    async fn within(engine: &Engine, name: &str, folder: Folder) -> Result<Self> {
        match engine {
            Engine::Sqlite => {
                let url = format!("sqlite://{}", folder.path().join("bench.db").display());
                Ok(Self { folder, url, drop: None })
            }
            Engine::Postgres(cluster) => {
                let name = format!("bench_{name}");
                let mut admin = PgConnection::connect(cluster).await?;
                admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
                admin.close().await?;
                let (base, _) =
                    cluster.rsplit_once('/').context("the cluster's address names no database")?;
                let url = format!("{base}/{name}");
                let drop = matches!(folder, Folder::Passing(_)).then(|| (cluster.clone(), name));
                Ok(Self { folder, url, drop })
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
    pub(super) offices: Vec<Office>,
    /// Those who are followed.
    pub(super) patients: Vec<PatientId>,
}

impl House {
    /// One centre, all of whose patients are followed.
    pub(super) async fn build(engine: &Engine, name: &str, patients: u64) -> Result<Self> {
        Self::of(engine, name, 1, patients, patients).await
    }

    /// Several centres, most of whose patients were followed long ago. With a folder it is kept there and used again.
    pub(super) async fn wave(engine: &Engine, patients: u64, keep: Option<&Path>) -> Result<Self> {
        let (centers, followed) = (Crowd::centers_of(patients), Crowd::followed_of(patients));
        let Some(keep) = keep else {
            return Self::of(engine, &format!("wave{patients}"), centers, patients, followed).await;
        };
        let name = format!("{}_{patients}", engine.name().to_lowercase());
        // The server runs in it, so that a relative name would be another place there.
        let folder = std::path::absolute(keep)?.join(&name);
        std::fs::create_dir_all(&folder)?;
        let file = folder.join("house.json");
        if let Ok(text) = std::fs::read_to_string(&file) {
            let deed: Deed = serde_json::from_str(&text)?;
            let ground = Ground { folder: Folder::Kept(folder), url: deed.url, drop: None };
            let offices = deed.offices.into_iter();
            let offices = offices.map(|(center, association, nurse)| Office { center, association, nurse });
            return Self::open(ground, offices.collect(), deed.patients).await;
        }
        let ground = Ground::within(engine, &name, Folder::Kept(folder)).await?;
        let house = Self::filled(engine, ground, centers, patients, followed).await?;
        let offices = house.offices.iter().map(|office| (office.center, office.association, office.nurse));
        let deed = Deed {
            url: house.ground.url.clone(),
            offices: offices.collect(),
            patients: house.patients.clone(),
        };
        std::fs::write(file, serde_json::to_string(&deed)?)?;
        Ok(house)
    }

    pub(super) async fn of(
        engine: &Engine,
        name: &str,
        centers: u64,
        patients: u64,
        followed: u64,
    ) -> Result<Self> {
        let ground = Ground::new(engine, name).await?;
        Self::filled(engine, ground, centers, patients, followed).await
    }

    async fn filled(
        engine: &Engine,
        ground: Ground,
        centers: u64,
        patients: u64,
        followed: u64,
    ) -> Result<Self> {
        let keys = Keys::load(&ground.folder.path().join("keys"), &SystemRng)?;
        let filling =
            Store::new(hasty(&ground.url).await?, keys.clone(), Arc::new(SystemClock), Arc::new(SystemRng));
        let judge = Judge::new(rule_sets()?);
        let offices = offices(&filling, None, centers).await?;
        let mut progress = Progress::new(&format!("{}: {patients} patients", engine.name()), patients);
        let began = now();
        let crowd = Crowd { offices: offices.clone(), patients, followed, first: 0, seed: 1 };
        let patients = fill(&filling, &judge, crowd, |done| progress.at(done)).await?;
        let filled = began.elapsed().as_secs();
        while filling.seal_audit().await? > 0 {}
        let sealed = began.elapsed().as_secs();
        settle(filling.db()).await?;
        println!(
            "  filled in {filled} s, audit chained in {} s more, settled in {} s more",
            sealed - filled,
            began.elapsed().as_secs() - sealed
        );
        drop(filling);
        Self::open(ground, offices, patients).await
    }

    async fn open(ground: Ground, offices: Vec<Office>, patients: Vec<PatientId>) -> Result<Self> {
        let keys = Keys::load(&ground.folder.path().join("keys"), &SystemRng)?;
        let judge = Judge::new(rule_sets()?);
        let db = Db::connect(&ground.url).await?;
        db.migrate().await?;
        let store = Store::new(db, keys, Arc::new(SystemClock), Arc::new(SystemRng));
        Ok(Self { ground, store, judge, offices, patients })
    }

    /// The first centre.
    pub(super) fn center(&self) -> Result<HealthCenterId> {
        Ok(self.offices.first().context("a centre")?.center)
    }

    /// The cookie of a nurse of the first centre.
    pub(super) async fn nurse(&self) -> Result<String> {
        self.staff("bench", Asker { role: Role::Nurse, center: Some(self.center()?), association: None })
            .await
    }

    /// The cookie of a new member of staff.
    pub(super) async fn staff(&self, login: &str, asker: Asker) -> Result<String> {
        let token = format!("session-of-{login}");
        let mut tx = self.store.begin().await?;
        let new = NewStaff {
            login: login.into(),
            name: "計測".into(),
            asker,
            email: None,
            password_hash: None,
            totp: None,
        };
        let id = tx.insert_staff(Actor::System, new).await?;
        tx.begin_staff_session(id, &token).await?;
        tx.commit().await?;
        let session =
            self.store.staff_session(&token, Duration::hours(1)).await?.context("the session just begun")?;
        let mut tx = self.store.begin().await?;
        tx.verify_staff_session(&session, &token, Duration::hours(12)).await?;
        tx.commit().await?;
        Ok(format!("mimamori_staff={token}"))
    }

    /// What a browser with this cookie must repeat to change something.
    pub(super) async fn csrf(&self, cookie: &str) -> Result<String> {
        let token = cookie.split_once('=').context("a cookie")?.1;
        let session = self.store.staff_session(token, Duration::hours(1)).await?.context("a session")?;
        Ok(self.store.keys().csrf(session.id.0))
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

/// Where the programs are: named by `cargo xtask bench`, else beside this one.
pub(super) fn programs() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("MIMAMORI_TEST_BIN_DIR") {
        return Ok(folder.into());
    }
    let here = std::env::current_exe()?;
    Ok(here.parent().map(Path::to_path_buf).unwrap_or_default())
}
