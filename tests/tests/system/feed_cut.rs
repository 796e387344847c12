//! The live feed of a dashboard is cut while changes go on: when it is back, nothing was missed and nothing is told
//! twice; and where that can't be had, it is told to ask for everything again.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use mimamori_domain::access::{Asker, Role};
use mimamori_domain::api::ChangeKind;
use mimamori_domain::{Duration, HealthCenterId, PatientId};
use mimamori_store::Store;
use mimamori_store::change::Owners;
use mimamori_tests::backend::Backend;
use mimamori_tests::feed::{Heard, Screen};
use mimamori_tests::process::Which;
use mimamori_tests::proxy::Proxy;
use mimamori_tests::ward::Ward;

/// Transactions at once: on PostgreSQL they commit in another order than they began.
const AT_ONCE: usize = 6;

/// Who changes things, past the server as another process would.
struct Busy {
    store: Store,
    center: HealthCenterId,
    /// Everything told since somebody asked.
    told: Vec<PatientId>,
}

impl Busy {
    /// So many rounds of changes; the last one alone, so that it ends what is heard.
    async fn change(&mut self, rounds: usize) -> Result<PatientId> {
        for round in 0..=rounds {
            let many = if round == rounds { 1 } else { AT_ONCE };
            let mut running = vec![];
            for _ in 0..many {
                let id = PatientId::new(self.store.now(), self.store.rng());
                self.told.push(id);
                let (store, owners) = (self.store.clone(), Owners { center: self.center, association: None });
                running.push(tokio::spawn(async move {
                    let mut tx = store.begin().await?;
                    tx.tell(ChangeKind::Patient, owners, Some(id), None).await?;
                    tx.commit().await
                }));
            }
            for one in running {
                one.await??;
            }
        }
        self.told.last().copied().context("a change")
    }

    /// What was heard is what was told, each once.
    fn heard_all(&mut self, heard: &[Heard]) -> Result<()> {
        let told: BTreeSet<PatientId> = self.told.drain(..).collect();
        let mut seen = BTreeSet::new();
        for heard in heard {
            let Heard::Change(id) = heard else { anyhow::bail!("told to ask for everything") };
            ensure!(seen.insert(*id), "{id} was told twice");
        }
        ensure!(seen == told, "told {}, heard {}", told.len(), seen.len());
        Ok(())
    }
}

async fn nothing_missed_nothing_doubled(backend: Backend) -> Result<()> {
    let mut ward = Ward::open(backend, &[]).await?;
    let proxy = Proxy::start(ward.system.port()).await?;
    let mut tx = ward.store.read().await?;
    let center = tx.center_by_code("c1").await?.context("the ward's centre")?.id;
    drop(tx);
    let asker = Asker { role: Role::Nurse, center: Some(center), association: None };
    let mut busy = Busy { store: ward.store.clone(), center, told: vec![] };
    busy.change(1).await?;
    busy.told.clear();
    let mut screen = Screen::open(&ward.store, asker, "cut", proxy.port()).await?;

    // Cut before the first event, and again and again.
    for rounds in [0, 3, 20] {
        proxy.cut();
        busy.change(rounds).await?;
        proxy.mend();
        let last = busy.change(3).await?;
        let heard = screen.until(last).await?;
        busy.heard_all(&heard)?;
    }
    // Cut in the midst of it.
    let (cutting, last) = tokio::join!(
        async {
            for _ in 0..6 {
                tokio::time::sleep(std::time::Duration::from_millis(120)).await;
                proxy.cut();
                tokio::time::sleep(std::time::Duration::from_millis(30)).await;
                proxy.mend();
            }
        },
        busy.change(150)
    );
    let () = cutting;
    let heard = screen.until(last?).await?;
    busy.heard_all(&heard)?;

    // The server ends and begins again.
    ward.system.kill_server()?;
    busy.change(5).await?;
    ward.system.start_server().await?;
    let last = busy.change(5).await?;
    let heard = screen.until(last).await?;
    busy.heard_all(&heard)?;
    ensure!(ward.system.stop(Which::Server(0)).await?.success());
    ward.system.start_server().await?;
    let last = busy.change(5).await?;
    let heard = screen.until(last).await?;
    busy.heard_all(&heard)?;

    // The feed has forgotten what happened meanwhile.
    proxy.cut();
    busy.change(3).await?;
    let mut tx = ward.store.begin().await?;
    let ahead = tx.now.plus(Duration::hours(1));
    while tx.purge_changes(ahead).await? > 0 {}
    tx.commit().await?;
    busy.change(2).await?;
    proxy.mend();
    asked_anew(&mut screen, &mut busy).await?;

    // More happened than is told anew.
    proxy.cut();
    let mut tx = ward.store.begin().await?;
    for _ in 0..6_000 {
        let id = PatientId::new(tx.now, ward.store.rng());
        let owners = Owners { center, association: None };
        tx.tell(ChangeKind::Patient, owners, Some(id), None).await?;
    }
    tx.commit().await?;
    proxy.mend();
    asked_anew(&mut screen, &mut busy).await
}

/// The screen is told to ask for everything, once, before whatever happens then; and the feed goes on.
async fn asked_anew(screen: &mut Screen, busy: &mut Busy) -> Result<()> {
    let first = screen.next().await?;
    ensure!(first == Heard::Reload, "{first:?}");
    busy.told.clear();
    let last = busy.change(2).await?;
    let heard = screen.until(last).await?;
    busy.heard_all(&heard)
}

on_both!(nothing_missed_nothing_doubled);
