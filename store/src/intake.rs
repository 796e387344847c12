//! The way in for health reports: durable before they are answered. What gathers while one commit runs is committed
//! together by the next (group commit): a surge makes batches larger instead of queues longer.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::db::{Error, Result, Store};
use crate::report::{Submission, Submitted};
use crate::rules::Judge;

/// Most reports in one commit.
const BATCH: usize = 128;

struct Waiting {
    submission: Submission,
    answer: oneshot::Sender<Result<Submitted>>,
}

/// The door through which reports come in.
#[derive(Clone)]
pub struct Intake(mpsc::Sender<Waiting>);

impl Intake {
    /// Starts the committers: one on SQLite, which has one writer; some on PostgreSQL.
    pub fn start(store: &Store, judge: &Judge) -> Self {
        let committers = if matches!(store.db(), crate::Db::Postgres(_)) { 4 } else { 1 };
        let (door, queue) = mpsc::channel(1024);
        let queue = Arc::new(tokio::sync::Mutex::new(queue));
        for _ in 0..committers {
            tokio::spawn(commit_loop(store.clone(), judge.clone(), Arc::clone(&queue)));
        }
        Self(door)
    }

    /// How many reports wait for the next commit: whatever else is to be done can wait for them.
    pub fn waiting(&self) -> usize {
        self.0.max_capacity() - self.0.capacity()
    }

    /// Takes one report in and answers when it is durable.
    pub async fn submit(&self, submission: Submission) -> Result<Submitted> {
        let (answer, done) = oneshot::channel();
        let closed = |_| Error::Database(sqlx::Error::PoolClosed);
        self.0
            .send(Waiting { submission, answer })
            .await
            .map_err(|_| Error::Database(sqlx::Error::PoolClosed))?;
        done.await.map_err(closed)?
    }
}

async fn commit_loop(store: Store, judge: Judge, queue: Arc<tokio::sync::Mutex<mpsc::Receiver<Waiting>>>) {
    loop {
        let mut batch = Vec::with_capacity(BATCH);
        if queue.lock().await.recv_many(&mut batch, BATCH).await == 0 {
            return;
        }
        match commit(&store, &judge, &batch).await {
            Ok(done) => {
                for (waiting, submitted) in batch.into_iter().zip(done) {
                    // The sender may have gone away; the report is durable all the same.
                    let _ = waiting.answer.send(Ok(submitted));
                }
            }
            // Nobody's report can be stored: all are told at once, rather than one after the other in vain.
            Err(error) if error.is_away() => {
                for waiting in batch {
                    let _ = waiting.answer.send(Err(sqlx::Error::PoolTimedOut.into()));
                }
            }
            // Something in the batch failed and nothing of it was stored: each gets its own transaction, so that one
            // bad report can't take its neighbours with it.
            Err(_) => {
                for waiting in batch {
                    let done = commit(&store, &judge, std::slice::from_ref(&waiting)).await;
                    let _ = waiting
                        .answer
                        .send(done.and_then(|mut one| one.pop().ok_or(sqlx::Error::RowNotFound.into())));
                }
            }
        }
    }
}

async fn commit(store: &Store, judge: &Judge, waiting: &[Waiting]) -> Result<Vec<Submitted>> {
    let mut tx = store.begin().await?;
    let mut batch = tx.open_batch(waiting.iter().map(|waiting| &waiting.submission)).await?;
    let mut done = Vec::with_capacity(waiting.len());
    for waiting in waiting {
        done.push(tx.judge(&mut batch, judge, &waiting.submission).await?);
    }
    tx.write_batch(&batch).await?;
    tx.commit().await?;
    Ok(done)
}
