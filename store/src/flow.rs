//! How each provider does, measured from its attempts, and the brake on re-issue. The rules are those of
//! [`mimamori_domain::outbox::flow`]; every worker reads here what one of them has measured.

use mimamori_domain::api::MessageState;
use mimamori_domain::outbox::flow::{self, Final, Health, WHOLE};
use mimamori_domain::{Duration, Timestamp};

use crate::audit::Actor;
use crate::db::{Result, Tx};

statements! {
    KNOW = "INSERT INTO provider (name, share) VALUES ($1, 1000) ON CONFLICT (name) DO NOTHING";
    TAKE = "UPDATE provider SET measured_at = $2 WHERE name = $1 AND (measured_at IS NULL OR measured_at <= $3
        OR measured_at > $2)";
    PROVIDERS = "SELECT name, stopped_at, code, share, room, p90_ms, backlog_ms, measured_at FROM provider ORDER BY name";
    FINALS = "SELECT handed_at, final_at, state FROM attempt WHERE provider = $1 AND final_at > $2
        ORDER BY final_at DESC LIMIT 500";
    OPEN = "SELECT handed_at FROM attempt WHERE provider = $1 AND state = 'handed-over' AND handed_at > $2
        ORDER BY handed_at LIMIT 5000";
    // Those whose time at the provider is over take no room, whether a callback said so or not.
    ON_ITS_WAY = "SELECT handed_at FROM attempt
        WHERE provider = $1 AND state = 'handed-over' AND handed_at > $2 AND (valid_until IS NULL OR valid_until > $3)
        LIMIT 5000";
    PUT = "UPDATE provider SET share = $2, room = $3, p90_ms = $4, backlog_ms = $5 WHERE name = $1";
    BRAKE = "SELECT pulled_at, backlog_ms, p90_ms FROM brake WHERE name = 'reissue'";
    PUT_BRAKE = "INSERT INTO brake (name, pulled_at, changed_at, backlog_ms, p90_ms) VALUES ('reissue', $1, $2, $3, $4)
        ON CONFLICT (name) DO UPDATE SET pulled_at = excluded.pulled_at, changed_at = excluded.changed_at,
            backlog_ms = excluded.backlog_ms, p90_ms = excluded.p90_ms";
    PAIRS = "SELECT COUNT(*) AS issued, COUNT(used_at) AS registered FROM number WHERE minted_at > $1 AND minted_at <= $2";
}

/// Attempts handed over longer ago say nothing of now: their callbacks were lost. Longer than a number lives, so that
/// the brake isn't released by mere silence at the moment when the next number would go.
const HEARD_WITHIN: Duration = Duration::minutes(90);

/// An SMS provider, as last measured.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Provider {
    /// Its name in the configuration.
    pub name: String,
    /// Since when it must not be used, until an operator says so.
    pub stopped_at: Option<Timestamp>,
    /// Why.
    pub code: Option<String>,
    /// Thousandths of its configured weight.
    pub share: i64,
    /// So many messages with a number may be on their way at once; unknown before the first measurement.
    pub room: Option<i64>,
    /// Nine in ten were delivered within so many milliseconds.
    pub p90_ms: Option<i64>,
    /// Age of the oldest message on its way, in milliseconds.
    pub backlog_ms: Option<i64>,
    /// When it was last measured.
    pub measured_at: Option<Timestamp>,
}

impl Provider {
    /// Do its deliveries lag so that a number would be old on arrival?
    pub fn lags(&self) -> bool {
        self.health().lags()
    }

    fn health(&self) -> Health {
        Health {
            backlog: Duration::millis(self.backlog_ms.unwrap_or(0)),
            p90: self.p90_ms.map(Duration::millis),
            ..Health::default()
        }
    }
}

/// The brake on re-issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, sqlx::FromRow)]
pub struct Brake {
    /// Since when it is on; none while it is off.
    pub pulled_at: Option<Timestamp>,
    /// Age of the oldest message on its way when it was last changed, in milliseconds.
    pub backlog_ms: i64,
    /// What nine in ten messages took, in milliseconds; 0 when too few arrived to tell.
    pub p90_ms: i64,
}

/// Numbers of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub struct Pairs {
    /// Minted.
    pub issued: i64,
    /// Of those, used in COCOA.
    pub registered: i64,
}

#[derive(sqlx::FromRow)]
struct FinalRow {
    handed_at: Option<Timestamp>,
    final_at: Timestamp,
    state: MessageState,
}

#[derive(sqlx::FromRow)]
struct OpenRow {
    handed_at: Timestamp,
}

impl Tx {
    /// Measures the named providers, unless somebody did within `every`; `true` when it did. Changes of shares and of
    /// the brake are audited.
    pub async fn measure_providers(&mut self, names: &[String], every: Duration) -> Result<bool> {
        let mut due = false;
        for name in names {
            execute!(self, KNOW, name)?;
            due |= execute!(self, TAKE, name, self.now, self.now.minus(every))? == 1;
        }
        if !due {
            return Ok(false);
        }
        let known = self.providers().await?;
        let mut measured: Vec<(Provider, Health)> = vec![];
        for provider in known.into_iter().filter(|provider| names.contains(&provider.name)) {
            let health = self.measure(&provider.name).await?;
            measured.push((provider, health));
        }
        let well = |(provider, health): &&(Provider, Health)| provider.stopped_at.is_none() && !health.poor;
        let all_well = measured.iter().filter(well).count();
        for (provider, health) in &measured {
            let others = all_well - usize::from(well(&&(provider.clone(), *health)));
            let share = flow::share(provider.share, health, others > 0);
            if (share < WHOLE / 2) != (provider.share < WHOLE / 2) {
                let word = if share < provider.share { "provider.less" } else { "provider.more" };
                tracing::warn!(provider = %provider.name, share, ?health, "{word}");
                self.audit(Actor::System, word, None, &[]).await?;
            }
            let p90 = health.p90.map(Duration::as_millis);
            execute_one!(self, PUT, &provider.name, share, health.room, p90, health.backlog.as_millis())?;
        }
        let usable: Vec<Health> = measured
            .iter()
            .filter(|(provider, _)| provider.stopped_at.is_none())
            .map(|(_, health)| *health)
            .collect();
        self.set_brake(&usable).await?;
        Ok(true)
    }

    async fn measure(&mut self, name: &str) -> Result<Health> {
        let since = self.now.minus(HEARD_WITHIN);
        let finals: Vec<Final> = fetch_all!(self, FinalRow, FINALS, name, since)?
            .into_iter()
            .map(|row| Final { handed_at: row.handed_at, final_at: row.final_at, state: row.state })
            .collect();
        let open: Vec<Timestamp> =
            fetch_all!(self, OpenRow, OPEN, name, since)?.into_iter().map(|row| row.handed_at).collect();
        Ok(flow::measure(self.now, &finals, &open))
    }

    async fn set_brake(&mut self, usable: &[Health]) -> Result<()> {
        let before = self.brake().await?;
        let pulled = flow::brake(before.pulled_at.is_some(), usable);
        let backlog = usable.iter().map(|health| health.backlog).min().unwrap_or(Duration::ZERO);
        let p90 = usable.iter().filter_map(|health| health.p90).min().unwrap_or(Duration::ZERO);
        if pulled == before.pulled_at.is_some() && !pulled {
            return Ok(());
        }
        if pulled != before.pulled_at.is_some() {
            let word = if pulled { "brake.pull" } else { "brake.release" };
            tracing::warn!(backlog = backlog.as_minutes(), p90 = p90.as_minutes(), "{word}");
            self.audit(Actor::System, word, None, &[]).await?;
        }
        let pulled_at = pulled.then(|| before.pulled_at.unwrap_or(self.now));
        execute_one!(self, PUT_BRAKE, pulled_at, self.now, backlog.as_millis(), p90.as_millis())
    }

    /// All providers ever used, as last measured.
    pub async fn providers(&mut self) -> Result<Vec<Provider>> {
        fetch_all!(self, Provider, PROVIDERS)
    }

    /// The brake on re-issue.
    pub async fn brake(&mut self) -> Result<Brake> {
        Ok(fetch_optional!(self, Brake, BRAKE)?.unwrap_or_default())
    }

    /// How many messages with a provider are on their way, at most 5,000.
    pub async fn on_their_way(&mut self, provider: &str) -> Result<i64> {
        let since = self.now.minus(HEARD_WITHIN);
        let open = fetch_all!(self, OpenRow, ON_ITS_WAY, provider, since, self.now)?;
        Ok(i64::try_from(open.len()).unwrap_or(i64::MAX))
    }

    /// Does this provider lag, or all of them?
    pub(crate) async fn lags(&mut self, provider: &str) -> Result<bool> {
        if self.brake().await?.pulled_at.is_some() {
            return Ok(true);
        }
        Ok(self.providers().await?.iter().any(|known| known.name == provider && known.lags()))
    }

    /// Numbers issued and registered between two instants: when registration breaks down, this falls first.
    pub async fn numbers_between(&mut self, from: Timestamp, to: Timestamp) -> Result<Pairs> {
        Ok(fetch_optional!(self, Pairs, PAIRS, from, to)?.unwrap_or(Pairs { issued: 0, registered: 0 }))
    }
}
