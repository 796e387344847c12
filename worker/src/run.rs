//! The worker as a process: ticks, the sending loop, the operators' listener, and a stop that finishes what is in hand.

use std::time::Duration as StdDuration;

use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_cron_scheduler::{Job, JobScheduler};

use crate::{AT_ONCE, Worker, ops};

/// Between two ticks.
const TICK: StdDuration = StdDuration::from_secs(1);
/// Without a tick for so long the scheduler is thought dead and made anew.
const SILENT: StdDuration = StdDuration::from_secs(5);
/// With nothing to send, the queue is asked again so soon.
const IDLE: StdDuration = StdDuration::from_millis(200);
/// After an error of the database.
const TROUBLE: StdDuration = StdDuration::from_secs(2);
/// New messages are claimed when so many hands are free, not one by one.
const HANDFUL: usize = AT_ONCE / 4;
/// A stop waits so long for the calls under way, then gives back the rest: ten seconds in all.
const FINISH: StdDuration = StdDuration::from_secs(7);
const GIVE_BACK: StdDuration = StdDuration::from_secs(2);
/// The schedule and the listener end by themselves at once, or not at all.
const STOP: StdDuration = StdDuration::from_millis(500);

/// Runs until `stop` turns true.
///
/// # Errors
/// When the operators' listener can't be had.
pub async fn run(worker: Worker, stop: watch::Receiver<bool>, metrics: ops::Render) -> anyhow::Result<()> {
    let address = worker.config().ops.worker_listen;
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| anyhow::anyhow!("ops.worker_listen {address}: {error}"))?;
    tracing::info!(operators = %listener.local_addr()?, "the worker runs");
    let served = tokio::spawn(ops::serve(listener, worker.clone(), metrics, stop.clone()));
    let scheduled = tokio::spawn(schedule(worker.clone(), stop.clone()));
    dispatch(worker, stop).await;
    let _ = timeout(STOP, scheduled).await;
    let _ = timeout(STOP, served).await;
    Ok(())
}

/// The ticking is the scheduler's only task, and this watches that it ticks: every tick asks the database what is due,
/// so a missed or doubled one changes nothing.
async fn schedule(worker: Worker, mut stop: watch::Receiver<bool>) {
    let mut clockwork = None;
    let mut ticks = None;
    while !*stop.borrow() {
        let Some(receiver) = ticks.as_mut() else {
            let (sender, receiver) = mpsc::channel(1);
            match ticking(sender).await {
                Ok(scheduler) => (clockwork, ticks) = (Some(scheduler), Some(receiver)),
                Err(error) => {
                    tracing::error!(%error, "the scheduler can't be started");
                    sleep(TICK).await;
                    due(&worker).await;
                }
            }
            continue;
        };
        tokio::select! {
            _ = stop.changed() => {}
            tick = timeout(SILENT, receiver.recv()) => {
                if !matches!(tick, Ok(Some(()))) {
                    tracing::error!("the scheduler stands still; making a new one");
                    metrics::counter!("mimamori_scheduler_restarts_total").increment(1);
                    if let Some(mut old) = clockwork.take() {
                        let _ = timeout(TICK, JobScheduler::shutdown(&mut old)).await;
                    }
                    ticks = None;
                }
                due(&worker).await;
            }
        }
    }
    if let Some(mut scheduler) = clockwork {
        let _ = timeout(TICK, scheduler.shutdown()).await;
    }
}

async fn ticking(sender: mpsc::Sender<()>) -> anyhow::Result<JobScheduler> {
    let scheduler = JobScheduler::new().await?;
    scheduler
        .add(Job::new_repeated_async(TICK, move |_, _| {
            let sender = sender.clone();
            // A tick that finds the last one unserved is not needed.
            Box::pin(async move {
                let _ = sender.try_send(());
            })
        })?)
        .await?;
    scheduler.start().await?;
    Ok(scheduler)
}

async fn due(worker: &Worker) {
    match worker.run_due().await {
        Ok(report) => {
            if report != crate::Report::default() {
                tracing::info!(?report, "done what was due");
            }
        }
        Err(error) => {
            metrics::counter!("mimamori_schedule_errors_total").increment(1);
            tracing::error!(error = %format!("{error:#}"), "what is due was not done; trying again");
        }
    }
}

/// Keeps as many messages in hand as there are hands, always the most urgent ones first.
async fn dispatch(worker: Worker, mut stop: watch::Receiver<bool>) {
    let mut hands: JoinSet<()> = JoinSet::new();
    while !*stop.borrow() {
        let free = AT_ONCE - hands.len();
        let claimed = if free >= HANDFUL {
            let claimed = tokio::select! {
                claimed = worker.claim(free) => claimed,
                _ = stop.changed() => continue,
            };
            match claimed {
                Ok(claimed) => claimed,
                Err(error) => {
                    tracing::error!(error = %format!("{error:#}"), "nothing can be claimed; trying again");
                    let _ = timeout(TROUBLE, stop.changed()).await;
                    continue;
                }
            }
        } else {
            vec![]
        };
        let idle = claimed.is_empty();
        for (message, in_hand) in claimed {
            hands.spawn(worker.clone().send(message, in_hand));
        }
        if idle {
            tokio::select! {
                _ = hands.join_next(), if !hands.is_empty() => {}
                () = sleep(IDLE) => {}
                _ = stop.changed() => {}
            }
        }
        while hands.try_join_next().is_some() {}
    }
    let finish = async { while hands.join_next().await.is_some() {} };
    if timeout(FINISH, finish).await.is_err() {
        tracing::warn!(left = hands.len(), "some messages are still in hand; they are given back");
        hands.shutdown().await;
    }
    if !matches!(timeout(GIVE_BACK, worker.release_claims()).await, Ok(Ok(_))) {
        tracing::warn!("the database can't be told that nothing is in hand any more; leases run out");
    }
}
