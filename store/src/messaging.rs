//! How messaging does: lanes, brake, providers and schedules, as staff, metrics and readiness see it. Only reads; who
//! writes these rows is the worker.

use mimamori_domain::api::{BrakeView, LaneView, Messaging, ProviderView, ScheduleView};
use mimamori_domain::outbox::flow::WHOLE;
use mimamori_domain::{HealthCenterId, messaging, outbox};

use crate::db::{Result, Tx};

impl Tx {
    /// How messaging does now. `configured` are the names of the providers that the configuration knows: one of which
    /// nothing is written yet does well. Dead messages and
    /// alerts that reach nobody are counted for `center`.
    pub async fn messaging(
        &mut self,
        configured: &[&str],
        center: Option<HealthCenterId>,
    ) -> Result<Messaging> {
        let mut lanes = vec![];
        for lane in 0..outbox::LANES {
            let depth = self.lane_depth(lane).await?;
            lanes.push(LaneView { lane, depth: depth.depth, oldest_due_at: depth.oldest });
        }
        let brake = self.brake().await?;
        let brake = brake.pulled_at.map(|since| BrakeView {
            since,
            p90_ms: brake.p90_ms,
            backlog_ms: brake.backlog_ms,
        });
        let mut now = Messaging {
            now: self.now,
            lanes,
            brake,
            providers: self.configured_providers(configured).await?,
            schedules: self.schedules().await?,
            dead: match center {
                Some(center) => self.dead_count(center).await?,
                None => 0,
            },
            unreached: match center {
                Some(center) => self.unreached_alerts(Some(center)).await?,
                None => 0,
            },
            troubles: vec![],
        };
        now.troubles = messaging::troubles(&now);
        Ok(now)
    }

    async fn configured_providers(&mut self, configured: &[&str]) -> Result<Vec<ProviderView>> {
        let rows = self.providers().await?;
        let unknown = configured.iter().filter(|name| !rows.iter().any(|row| row.name == **name));
        let mut providers: Vec<ProviderView> = unknown
            .map(|name| ProviderView {
                name: (*name).to_owned(),
                stopped_at: None,
                code: None,
                share: WHOLE,
                p90_ms: None,
                backlog_ms: None,
                measured_at: None,
            })
            .collect();
        // What was measured of a provider that is no longer configured is of no use to anybody.
        providers.extend(rows.into_iter().filter(|row| configured.contains(&row.name.as_str())).map(|row| {
            ProviderView {
                name: row.name,
                stopped_at: row.stopped_at,
                code: row.code,
                share: row.share,
                p90_ms: row.p90_ms,
                backlog_ms: row.backlog_ms,
                measured_at: row.measured_at,
            }
        }));
        providers.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(providers)
    }

    /// Every schedule with its last progress.
    pub async fn schedules(&mut self) -> Result<Vec<ScheduleView>> {
        let progress = self.progress().await?;
        Ok(messaging::SCHEDULES
            .iter()
            .map(|(name, _)| {
                let at = progress.iter().find(|progress| progress.name == *name).map(|progress| progress.at);
                let stalled = messaging::is_stalled(name, at.map(|at| self.now.since(at)));
                ScheduleView { name: (*name).to_owned(), progress_at: at, stalled }
            })
            .collect())
    }
}
