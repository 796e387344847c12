//! What the clock asks for: on-call alarms, reminders, silences, chain timers, leases and deadlines, numbers for the day,
//! keys, purging. Each is a query "what is due now" with an index, done in pieces, and doing it twice changes nothing. The
//! ticks come from [`crate::run`]; a missed or a doubled one makes no difference.

use std::pin::Pin;
use std::sync::PoisonError;

use mimamori_domain::chain::Event;
use mimamori_domain::{Duration, Timestamp};
use mimamori_store::alarm::PIECE;
use mimamori_store::config::Policy;
use mimamori_store::presence;
use mimamori_store::{Result, Tx};

use crate::Worker;

/// How long the live feed's rows are kept.
const FEED_KEPT: Duration = Duration::days(2);
/// How long failed tries are kept.
const THROTTLE_KEPT: Duration = Duration::days(1);
/// A list of patients that nobody confirmed is not kept longer than a working day.
const PREVIEWS_KEPT: Duration = Duration::hours(24);
/// Sessions that have ended, for whoever looks into who was logged in.
const SESSIONS_KEPT: Duration = Duration::days(30);
/// The rare duties are done so often.
const HOUSEKEEPING: Duration = Duration::minutes(10);
/// The providers are measured so often.
const MEASURED: Duration = Duration::seconds(15);
/// A schedule does at most so many pieces in one go, so that none starves the others.
const PIECES: usize = 40;
/// After a change of policy so many pieces of a hundred patients are looked at in a tick: a large centre in a quarter of a
/// minute, and no alarm waits longer than for these.
const SETTLING: usize = 10;
/// A piece that came out smaller was the last one.
const FULL: usize = 500;

/// Patients taken back in one commit: each with its alerts, counters and history.
const CONTRACT_PIECE: usize = 100;

/// What a run did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Report {
    /// Emergencies whose on-call alarm went a step on.
    pub alarms: usize,
    /// Reminders queued.
    pub reminders: usize,
    /// Tasks of silence raised.
    pub silences: usize,
    /// Chains whose timer came.
    pub chains: usize,
    /// Messages whose lease ran out.
    pub rescued: usize,
    /// Messages past their deadline.
    pub expired: usize,
    /// Ambiguous messages looked up.
    pub looked_up: usize,
    /// Messages whose callback will never come.
    pub silent: usize,
    /// Messages that need a person, put on the list.
    pub dead: usize,
}

/// Something done to one that is due.
type Work<T> = for<'a> fn(&'a mut Tx, T, &'a Policy) -> Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// What a run has got through.
#[derive(Default)]
struct Ran {
    names: Vec<&'static str>,
    error: Option<anyhow::Error>,
}

impl Ran {
    fn note<T>(&mut self, name: &'static str, result: Result<T, impl Into<anyhow::Error>>) -> Option<T> {
        match result {
            Ok(done) => {
                self.names.push(name);
                Some(done)
            }
            Err(error) => {
                let error = error.into().context(name);
                tracing::error!(error = %format!("{error:#}"), "a schedule failed");
                self.error.get_or_insert(error);
                None
            }
        }
    }
}

impl Worker {
    /// Does what is due by the store's clock. One schedule that fails holds up no other; each that ran notes its
    /// progress.
    ///
    /// # Errors
    /// The first one; what was done stays done.
    pub async fn run_due(&self) -> anyhow::Result<Report> {
        let mut report = Report::default();
        let mut ran = Ran::default();
        let now = self.store().now();
        // Where it can't be read, what was last known holds, and nothing that is due waits for it.
        if let Err(error) = self.store().follow_policies().await {
            tracing::warn!(%error, "the centres' policies could not be read; trying again");
        }
        // In rounds: a morning's reminders are many, and what else is due doesn't wait for the last of them.
        let mut more = true;
        while more {
            ran.note("alarms", self.alarms(&mut report).await);
            ran.note("deliveries", self.deliveries(&mut report).await);
            ran.note("numbers", self.chains(&mut report).await);
            ran.note("deadlines", self.deadlines(&mut report).await);
            more = ran.note("reminders", self.reminders(&mut report).await).unwrap_or(false);
            ran.note("silences", self.silences(&mut report).await);
            self.mark(&mut ran.names).await?;
        }
        ran.note("figures", self.store().count_figures().await);
        self.mark(&mut ran.names).await?;
        if self.is_time_to_keep_house(now) {
            ran.note("housekeeping", self.contracts().await);
            ran.note("housekeeping", self.ages().await);
            ran.note("housekeeping", self.keep_house().await);
            ran.note("housekeeping", self.watch_registrations().await);
            self.mark(&mut ran.names).await?;
        }
        ran.error.map_or(Ok(report), Err)
    }

    async fn mark(&self, names: &mut Vec<&'static str>) -> Result<()> {
        let mut tx = self.store().begin().await?;
        for name in names.drain(..) {
            tx.mark_progress(name).await?;
        }
        tx.commit().await
    }

    /// Emergencies that nobody has, told to those on call.
    async fn alarms(&self, report: &mut Report) -> Result<()> {
        for _ in 0..PIECES {
            let mut tx = self.store().begin().await?;
            let raised = tx.raise_alarms().await?;
            tx.commit().await?;
            report.alarms += raised;
            if raised < PIECE {
                break;
            }
        }
        Ok(())
    }

    /// What became of the messages that are out.
    async fn deliveries(&self, report: &mut Report) -> anyhow::Result<()> {
        self.measure().await?;
        self.leases(report).await?;
        report.looked_up += self.look_up().await?;
        Ok(())
    }

    /// How the providers do, for shares, rooms and the brake.
    async fn measure(&self) -> Result<()> {
        let names: Vec<String> = self.channels().sms.iter().map(|provider| provider.name.clone()).collect();
        let mut tx = self.store().begin().await?;
        tx.measure_providers(&names, MEASURED).await?;
        tx.commit().await
    }

    /// Queues reminders; are there more?
    async fn reminders(&self, report: &mut Report) -> Result<bool> {
        for _ in 0..PIECES {
            let mut tx = self.store().begin().await?;
            let (seen, queued) = tx.remind_due().await?;
            tx.commit().await?;
            report.reminders += queued;
            if seen < FULL {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn silences(&self, report: &mut Report) -> Result<()> {
        // Nobody's silence waits for a change of policy that can't be worked through.
        let settled = self.settle().await;
        for _ in 0..PIECES {
            let mut tx = self.store().begin().await?;
            let (seen, raised) = tx.notice_silence().await?;
            tx.commit().await?;
            report.silences += raised;
            if seen < FULL {
                break;
            }
        }
        settled
    }

    /// Looks at the patients of centres that have changed how closely they watch.
    async fn settle(&self) -> Result<()> {
        for _ in 0..SETTLING {
            if !self.store().settle_policy().await? {
                break;
            }
        }
        Ok(())
    }

    /// Each in a transaction of its own: one that can't be read or written holds up no other. How many there were.
    async fn each<T: std::fmt::Debug + Copy>(&self, items: Vec<T>, work: Work<T>) -> Result<usize> {
        let mut failed = None;
        for item in &items {
            let mut tx = self.store().begin().await?;
            match work(&mut tx, *item, &self.config().policy).await {
                Ok(()) => tx.commit().await?,
                Err(error) => {
                    tracing::error!(?item, %error, "one of those that are due failed");
                    failed.get_or_insert(error);
                }
            }
        }
        failed.map_or(Ok(items.len()), Err)
    }

    async fn chains(&self, report: &mut Report) -> Result<()> {
        for _ in 0..PIECES {
            let due = self.store().read().await?.due_chains().await?;
            let seen =
                self.each(due, |tx, id, policy| Box::pin(tx.chain_event(id, Event::Tick, policy))).await?;
            report.chains += seen;
            if seen < FULL {
                break;
            }
        }
        Ok(())
    }

    async fn leases(&self, report: &mut Report) -> Result<()> {
        let lost = self.store().read().await?.lost_messages().await?;
        report.rescued += self.each(lost, |tx, left, policy| Box::pin(tx.rescue(left, policy))).await?;
        let silent = self.store().read().await?.silent_messages().await?;
        report.silent += self.each(silent, |tx, id, policy| Box::pin(tx.fall_silent(id, policy))).await?;
        Ok(())
    }

    async fn deadlines(&self, report: &mut Report) -> Result<()> {
        let late = self.store().read().await?.late_messages().await?;
        report.expired += self.each(late, |tx, left, policy| Box::pin(tx.expire(left, policy))).await?;
        for _ in 0..PIECES {
            let mut tx = self.store().begin().await?;
            let expired = usize::try_from(tx.expire_reminders().await?).unwrap_or(0);
            tx.commit().await?;
            report.expired += expired;
            if expired < FULL {
                break;
            }
        }
        self.dead(report).await
    }

    /// What needs a person comes on the list of its centre.
    async fn dead(&self, report: &mut Report) -> Result<()> {
        for _ in 0..PIECES {
            let mut tx = self.store().begin().await?;
            let filed = usize::try_from(tx.file_dead().await?).unwrap_or(0);
            tx.commit().await?;
            report.dead += filed;
            if filed < FULL {
                break;
            }
        }
        Ok(())
    }

    fn is_time_to_keep_house(&self, now: Timestamp) -> bool {
        let mut last = self.housekept().lock().unwrap_or_else(PoisonError::into_inner);
        let due = last
            .is_none_or(|last| now.since(last) >= HOUSEKEEPING || now < last || now.date() != last.date());
        if due {
            *last = Some(now);
        }
        due
    }

    /// Of the numbers whose hour is over: when registration breaks down somewhere between the phone and COCOA, this share
    /// falls first.
    async fn watch_registrations(&self) -> Result<()> {
        let mut tx = self.store().read().await?;
        let (from, to) = (tx.now.minus(Duration::hours(2)), tx.now.minus(Duration::hours(1)));
        let pairs = tx.numbers_between(from, to).await?;
        let number = |n: i64| f64::from(i32::try_from(n).unwrap_or(i32::MAX));
        metrics::gauge!("mimamori_numbers_issued_last_hour").set(number(pairs.issued));
        metrics::gauge!("mimamori_numbers_registered_last_hour").set(number(pairs.registered));
        if pairs.issued >= 20 && pairs.registered * 10 < pairs.issued {
            tracing::warn!(
                issued = pairs.issued,
                registered = pairs.registered,
                "few numbers are registered"
            );
        }
        Ok(())
    }

    /// Patients of associations whose contract is over go back to their centre: at the first tick of the day after.
    async fn contracts(&self) -> Result<()> {
        for _ in 0..PIECES {
            let mut tx = self.store().begin().await?;
            let taken = tx.take_back_lapsed(CONTRACT_PIECE).await?;
            tx.commit().await?;
            if taken < CONTRACT_PIECE {
                break;
            }
        }
        Ok(())
    }

    /// Whoever has grown old enough to be at high risk is found as such: at the first ticks of a day.
    async fn ages(&self) -> Result<()> {
        for _ in 0..PIECES {
            let mut tx = self.store().begin().await?;
            let judged = tx.judge_ages().await?;
            tx.commit().await?;
            if judged < FULL {
                break;
            }
        }
        Ok(())
    }

    /// Turns the daily keys and forgets what is long over, in pieces between which reports come in.
    async fn keep_house(&self) -> Result<()> {
        let mut tx = self.store().begin().await?;
        tx.turn_number_keys().await?;
        tx.commit().await?;
        for _ in 0..PIECES {
            let mut tx = self.store().begin().await?;
            let now = tx.now;
            let forgotten = [
                tx.purge_changes(now.minus(FEED_KEPT)).await?,
                tx.purge_throttle(now.minus(THROTTLE_KEPT)).await?,
                tx.forget_previews(now.minus(PREVIEWS_KEPT)).await?,
                tx.forget_bulk(now.minus(PREVIEWS_KEPT)).await?,
                tx.purge_staff_sessions(now.minus(SESSIONS_KEPT)).await?,
                tx.purge_codes().await?,
                tx.purge_presence(now.minus(presence::LIVES)).await?,
            ];
            tx.commit().await?;
            if forgotten.iter().all(|rows| usize::try_from(*rows).is_ok_and(|rows| rows < FULL)) {
                break;
            }
        }
        Ok(())
    }
}
