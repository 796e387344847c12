//! The operators' listener: `/healthz`, `/readyz` and `/metrics`. Loopback by default.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use mimamori_domain::{Duration, outbox};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::Worker;

/// Gives the metrics as text.
pub type Render = Arc<dyn Fn() -> String + Send + Sync>;

/// Without progress for so long the worker isn't ready.
const STALLED: Duration = Duration::seconds(30);

#[derive(Clone)]
struct Ops {
    worker: Worker,
    render: Render,
}

pub(crate) async fn serve(
    listener: TcpListener,
    worker: Worker,
    render: Render,
    mut stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let router = Router::new()
        .route("/healthz", get(async || "ok"))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics_text))
        .with_state(Ops { worker, render });
    axum::serve(listener, router)
        .with_graceful_shutdown(async move {
            let _ = stop.wait_for(|stop| *stop).await;
        })
        .await
}

/// Ready while the schedules make progress.
async fn ready(State(ops): State<Ops>) -> (StatusCode, String) {
    match progress_age(&ops.worker).await {
        Ok(age) if age <= STALLED => (StatusCode::OK, "ready".into()),
        Ok(age) => (StatusCode::SERVICE_UNAVAILABLE, format!("no progress for {} s", age.as_seconds())),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "no database".into()),
    }
}

async fn progress_age(worker: &Worker) -> anyhow::Result<Duration> {
    let mut tx = worker.store().read().await?;
    let progress = tx.progress().await?;
    let last = progress.iter().find(|progress| progress.name == "schedule").map(|progress| progress.at);
    Ok(last.map_or(Duration::days(1), |at| tx.now.since(at)))
}

async fn metrics_text(State(ops): State<Ops>) -> (StatusCode, String) {
    if gauge(&ops.worker).await.is_err() {
        return (StatusCode::SERVICE_UNAVAILABLE, "no database".into());
    }
    (StatusCode::OK, (ops.render)())
}

#[expect(clippy::cast_precision_loss, reason = "a gauge is a float; these are small")]
async fn gauge(worker: &Worker) -> anyhow::Result<()> {
    let mut tx = worker.store().read().await?;
    for lane in 0..outbox::LANES {
        let depth = tx.lane_depth(lane).await?;
        let age = depth.oldest.map_or(0, |oldest| tx.now.since(oldest).as_millis());
        let lane = lane.to_string();
        metrics::gauge!("mimamori_queue_depth", "lane" => lane.clone()).set(depth.depth as f64);
        metrics::gauge!("mimamori_queue_age_seconds", "lane" => lane).set(age as f64 / 1000.0);
    }
    for progress in tx.progress().await? {
        let age = tx.now.since(progress.at).as_millis() as f64 / 1000.0;
        metrics::gauge!("mimamori_progress_age_seconds", "schedule" => progress.name).set(age);
    }
    let stopped = tx.stopped_providers().await?;
    for provider in &worker.channels().sms {
        let value = if stopped.contains(&provider.name) { 1.0 } else { 0.0 };
        metrics::gauge!("mimamori_provider_stopped", "provider" => provider.name.clone()).set(value);
    }
    Ok(())
}
