//! The demo's house: a health centre, an association under contract, their staff, and the programs inside this process
//! that everybody talks to.

use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use axum::Router;
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::{AssociationId, HealthCenterId, Timestamp};
use mimamori_server::app::App;
use mimamori_server::router::router;
use mimamori_store::config::Config;
use mimamori_store::organisation::NewCenter;
use mimamori_store::system::SystemRng;
use mimamori_store::{Db, Keys, Store};
use mimamori_worker::Worker;
use mimamori_worker::channels::Channels;
use sqlx::Executor as _;

use super::Options;
use super::calendar;
use super::desk::Desk;
use crate::world::MockClock;

/// Code of the demo's centre; a database has it once.
const CODE: &str = "demo";
/// The key of the COCOA server that asks inside this process.
pub(super) const COCOA_KEY: &str = "simulation";

/// Everything that stands before the first patient comes.
pub(super) struct House {
    pub(super) store: Store,
    pub(super) clock: MockClock,
    pub(super) config: Config,
    pub(super) app: App,
    pub(super) router: Router,
    pub(super) worker: Worker,
    pub(super) center: HealthCenterId,
    pub(super) association: AssociationId,
    pub(super) nurses: [Desk; 2],
    pub(super) manager: Desk,
    pub(super) clinician: Desk,
    pub(super) auditor: Desk,
}

impl House {
    /// The nurse whose turn it is.
    pub(super) fn nurse(&mut self, turn: usize) -> &mut Desk {
        let [first, second] = &mut self.nurses;
        if turn.is_multiple_of(2) { first } else { second }
    }

    pub(super) async fn build(options: &Options, beginning: Timestamp) -> Result<Self> {
        let mut config = Config::default();
        options.public_url.trim_end_matches('/').clone_into(&mut config.http.public_url);
        config.ops.messages.clone_from(&options.messages);
        COCOA_KEY.clone_into(&mut config.cocoa.subscription_key);
        let clock = MockClock::at(beginning);
        let store = open(options, &clock).await?;
        let mut tx = store.begin().await?;
        if tx.center_by_code(CODE).await?.is_some() {
            bail!("this database has a demo health centre already");
        }
        let center = tx.insert_center(center()).await?;
        let association = tx.insert_association("みどり市医師会", "03-0000-2000").await?;
        tx.put_contract(association, center, beginning.date(), None).await?;
        tx.commit().await?;
        let channels = Channels::from_config(&config, Arc::new(clock.clone()))?;
        let worker = Worker::new(store.clone(), config.clone(), channels)?;
        let app = App::start(store.clone(), config.clone()).await?;
        let router = router(app.clone());
        let at = |role, center, association| Asker { role, center, association };
        let open = |login, name, phone, asker| Desk::open(&store, &router, login, name, phone, asker);
        let nurses = [
            open("nurse1", "青葉 春香", Some("080-0000-3001"), at(Role::Nurse, Some(center), None)).await?,
            open("nurse2", "若葉 夏美", Some("080-0000-3002"), at(Role::Nurse, Some(center), None)).await?,
        ];
        let manager =
            open("manager", "紅葉 秋子", Some("080-0000-3003"), at(Role::Manager, Some(center), None))
                .await?;
        calendar::plan(&store, center, beginning).await?;
        let clinician =
            open("doctor", "雪野 冬樹", None, at(Role::Clinician, None, Some(association))).await?;
        let auditor = open("auditor", "見張 守", None, at(Role::Auditor, None, None)).await?;
        Ok(Self {
            store,
            clock,
            config,
            app,
            router,
            worker,
            center,
            association,
            nurses,
            manager,
            clinician,
            auditor,
        })
    }

    /// The same keys and clock over another connection.
    pub(super) fn store_over(&self, db: Db) -> Store {
        Store::new(db, self.store.keys().clone(), Arc::new(self.clock.clone()), Arc::new(SystemRng))
    }

    /// Chains the audit and puts everything on the disk.
    pub(super) async fn close(&self) -> Result<()> {
        while self.store.seal_audit().await? > 0 {}
        if let Db::Sqlite { write, .. } = self.store.db() {
            write.execute("PRAGMA synchronous = FULL").await?;
            write.execute("PRAGMA optimize").await?;
            write.execute("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }
}

/// The store with a clock that the simulation moves. Nothing of it is worth waiting for the disk until the end.
async fn open(options: &Options, clock: &MockClock) -> Result<Store> {
    let url = &options.database_url;
    if let Some(path) = url.strip_prefix("sqlite://")
        && let Some(folder) = std::path::Path::new(path).parent()
    {
        std::fs::create_dir_all(folder)?;
    }
    let keys = Keys::load(&options.keys, &SystemRng)?;
    let hasty = if url.starts_with("sqlite:") {
        url.clone()
    } else {
        format!("{url}{}options[synchronous_commit]=off", if url.contains('?') { '&' } else { '?' })
    };
    let db = Db::connect(&hasty).await.with_context(|| "the database can't be reached")?;
    db.migrate().await?;
    if let Db::Sqlite { write, .. } = &db {
        write.execute("PRAGMA synchronous = OFF").await?;
    }
    Ok(Store::new(db, keys, Arc::new(clock.clone()), Arc::new(SystemRng)))
}

fn center() -> NewCenter {
    NewCenter {
        code: CODE.into(),
        name: "みどり市保健所".into(),
        phone: "03-0000-1000".into(),
        night_phone: "03-0000-1099".into(),
        hours: "8:30–20:00".into(),
        consultation_phone: "0570-000-119".into(),
        prefecture: "見本県".into(),
    }
}
