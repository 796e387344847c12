//! The messaging worker: the reminders of a great morning, what a claim costs when the queue is long, and how many
//! messages leave in a second beside the bare clients.

mod crowd;
mod rates;
mod sinks;

use std::time::Duration;

use anyhow::Result;
use mimamori_domain::outbox::LANES;
use mimamori_domain::{Clock, Timestamp};
use mimamori_store::Store;
use mimamori_store::config::Config;
use mimamori_store::outbox::Opening;
use mimamori_worker::Worker;
use mimamori_worker::channels::Recorder;

use super::figures::{Latencies, Table, millis, now, whole};
use super::house::Engine;
use crowd::Crowd;

/// Messages in one claim.
const CLAIM: usize = 16;
/// Claims between two times that all is put back.
const ROUND: usize = 50;
/// Such rounds.
const ROUNDS: usize = 6;
/// Longer than the bench.
const LEASE: mimamori_domain::Duration = mimamori_domain::Duration::hours(1);

/// A Friday at nine in Tokyo, and time goes on from there: reminders are due and the night is far.
#[derive(Debug)]
struct Morning(std::time::Instant);

impl Clock for Morning {
    fn now(&self) -> Timestamp {
        let nine =
            mimamori_domain::Date::new(2022, 1, 14).map_or(Timestamp::from_millis(0), |day| day.at(9, 0));
        let passed = i64::try_from(self.0.elapsed().as_millis()).unwrap_or(i64::MAX);
        nine.plus(mimamori_domain::Duration::millis(passed))
    }
}

/// Runs it on these engines.
pub(super) async fn measure(engines: &[Engine], quick: bool) -> Result<()> {
    // A second installation of the same provider is no error.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let (many, each) = if quick { (50_000, 600) } else { (1_000_000, 4_000) };
    let mut reminders = Table::new(&[
        "reminders queued",
        "patients",
        "messages",
        "seconds",
        "patients/s",
        "memory before",
        "memory at most",
    ]);
    let mut claims = Table::new(&["a claim of 16", "queue", "p50 / p99 ms", "p50 to the short queue's"]);
    let mut sent =
        Table::new(&["messages sent", "sink takes", "in flight", "ours/s", "bare/s", "ours / bare"]);
    for engine in engines {
        println!("{} ({})", engine.name(), engine.durability().await?);
        let few = Crowd::gather(engine, "few", 1_112).await?;
        queue(&few.store).await?;
        few.settle().await?;
        let short = claim_cost(&few.store).await?;
        few.ground.clear().await?;
        let crowd = Crowd::gather(engine, "many", many).await?;
        let before = crowd::memory();
        crowd::forget_peak();
        let start = now();
        let messages = queue(&crowd.store).await?;
        let took = start.elapsed();
        println!("  {}: {messages} reminders queued in {:.1} s", engine.name(), took.as_secs_f64());
        reminders.row(vec![
            engine.name().into(),
            whole_of(many),
            whole_of(u64::try_from(messages)?),
            format!("{:.1}", took.as_secs_f64()),
            per_second(many, took),
            before.map_or_else(|| "–".into(), |(now, _)| super::mebibytes(now)),
            crowd::memory().map_or_else(|| "–".into(), |(_, most)| super::mebibytes(most)),
        ]);
        crowd.settle().await?;
        let long = claim_cost(&crowd.store).await?;
        crowd.ground.clear().await?;
        for (queue, cost, ratio) in [
            (1_000, &short, 1.0),
            (u64::try_from(messages)?, &long, long.quantile(500) / short.quantile(500).max(f64::EPSILON)),
        ] {
            claims.row(vec![engine.name().into(), whole_of(queue), cost.both(), format!("{ratio:.2}")]);
        }
        for by in [rates::By::Sms, rates::By::Email] {
            for sink in [Duration::from_millis(50), Duration::ZERO] {
                let rate = rates::measure(engine, by, sink, each).await?;
                sent.row(vec![
                    format!("{}, {}", by.name(), engine.name()),
                    if sink.is_zero() {
                        "0".into()
                    } else {
                        format!("{} ms", millis(sink.as_secs_f64() * 1000.0))
                    },
                    whole_of(rate.in_flight),
                    whole(rate.ours),
                    whole(rate.bare),
                    format!("{:.2}", rate.ours / rate.bare.max(f64::EPSILON)),
                ]);
            }
        }
    }
    println!("\nReminders due at one instant\n\n{reminders}");
    println!("Claims\n\n{claims}");
    println!(
        "Dispatch, each message with its attempt and its outcome on disk; bare: reqwest, lettre over nodelay\n\n{sent}"
    );
    Ok(())
}

fn whole_of(n: u64) -> String {
    super::figures::bytes(n)
}

fn per_second(n: u64, took: Duration) -> String {
    let n = f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    whole(n / took.as_secs_f64().max(f64::EPSILON))
}

/// The worker's own tick; how many messages it queued.
async fn queue(store: &Store) -> Result<usize> {
    let worker = Worker::new(store.clone(), Config::default(), Recorder::default().channels())?;
    Ok(worker.run_due().await?.reminders)
}

/// What a claim costs at the front of the queue. What was claimed is put back, so that the queue stays as long.
async fn claim_cost(store: &Store) -> Result<Latencies> {
    let openings: Vec<Opening> =
        (0..LANES).map(|lane| Opening { lane, most: i64::MAX, by_sms: i64::MAX }).collect();
    let mut cost = Latencies::default();
    for _ in 0..ROUNDS {
        let mut claimed = vec![];
        for _ in 0..ROUND {
            let start = now();
            let mut tx = store.begin().await?;
            let some = tx.claim("bench", i64::try_from(CLAIM)?, LEASE, &openings).await?;
            tx.commit().await?;
            cost.add(start.elapsed());
            anyhow::ensure!(some.len() == CLAIM, "the queue is too short");
            claimed.extend(some);
        }
        let mut tx = store.begin().await?;
        for message in claimed {
            tx.put_back(&message, message.not_before, false).await?;
        }
        tx.commit().await?;
    }
    Ok(cost)
}
