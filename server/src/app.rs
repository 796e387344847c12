//! What every handler can reach: the store, the intake of reports, the configuration, the rules.

use std::sync::Arc;

use mimamori_domain::Duration;
use mimamori_domain::triage::{RuleError, RuleSet, RuleSets};
use mimamori_store::Store;
use mimamori_store::config::Config;
use mimamori_store::report::{Intake, Judge};
use mimamori_store::throttle::Limit;
use tokio::sync::Semaphore;

use crate::live::Live;
use crate::password::Passwords;
use crate::routes::cocoa::Shares;

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// Its parts.
pub struct Parts {
    /// The store.
    pub store: Store,
    /// Takes reports in.
    pub intake: Intake,
    /// Judges reports and silence.
    pub judge: Judge,
    /// As read at the start.
    pub config: Config,
    /// The live feed.
    pub live: Live,
    /// Compares passwords, a few at a time.
    pub passwords: Passwords,
    /// How much of what a client asks for at the COCOA address is wrong.
    pub shares: Shares,
    /// Files on their way out: one at a time.
    pub exports: Arc<Semaphore>,
}

impl std::ops::Deref for App {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// The rule files, built in.
const RULES: &[&str] = &[include_str!("../../assets/rules/2021-09-01.toml")];

/// All rule sets.
///
/// # Errors
/// When a rule file contradicts itself; a test reads them all, so a released binary never meets this.
pub fn rule_sets() -> Result<RuleSets, RuleError> {
    RuleSets::new(RULES.iter().map(|text| RuleSet::from_toml(text)).collect::<Result<_, _>>()?)
}

/// How often a process looks for rules that centres have switched on. A set begins no sooner than
/// [`crate::routes::staff::rules::AT_ONCE`] after it was decided: by then every process knows it.
const LOOK: std::time::Duration = std::time::Duration::from_secs(1);

/// Reads what managers of centres have set: rules and policies.
async fn follow(store: Store, judge: Judge) {
    let mut ticks = tokio::time::interval(LOOK);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if let Err(error) = judge.refresh(&store).await {
            tracing::warn!(%error, "the rules in force could not be read; trying again");
        }
        if let Err(error) = store.follow_policies().await {
            tracing::warn!(%error, "the centres' policies could not be read; trying again");
        }
    }
}

impl App {
    /// Puts the parts together and starts the intake and the live feed.
    ///
    /// # Errors
    /// When the rules can't be read or kept.
    pub async fn start(store: Store, config: Config) -> anyhow::Result<Self> {
        store.set_house_policy(config.policy.center());
        let judge = Judge::new(rule_sets()?);
        let mut tx = store.begin().await?;
        for set in judge.rules().built_in().all() {
            tx.keep_rule_set(set).await?;
        }
        tx.commit().await?;
        judge.refresh(&store).await?;
        store.follow_policies().await?;
        tokio::spawn(follow(store.clone(), judge.clone()));
        let intake = Intake::start(&store, &judge);
        let live = Live::start(store.clone());
        let (passwords, shares) = (Passwords::default(), Shares::default());
        let exports = Arc::new(Semaphore::new(1));
        Ok(Self(Arc::new(Parts { store, intake, judge, config, live, passwords, shares, exports })))
    }

    /// Failed tries at one thing: a login, a code, a birth date.
    pub fn limit(&self) -> Limit {
        Limit {
            tries: self.config.policy.lock_tries,
            within: Duration::minutes(self.config.policy.lock_minutes),
            lock: Duration::minutes(self.config.policy.lock_minutes),
        }
    }

    /// Failed tries of one client address, behind which a whole ward may sit.
    pub fn client_limit(&self) -> Limit {
        Limit { tries: self.config.policy.lock_tries * 10, ..self.limit() }
    }

    /// Is the public address served over TLS?
    pub fn is_https(&self) -> bool {
        self.config.http.public_url.starts_with("https://")
    }

    /// A cookie's name, bound to the host where the browser can check that.
    pub fn cookie_name(&self, name: &str) -> String {
        if self.is_https() { format!("__Host-mimamori_{name}") } else { format!("mimamori_{name}") }
    }
}
