//! The operators' listener: `/healthz`, `/readyz` and `/metrics`. Loopback by default.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use mimamori_domain::Timestamp;
use mimamori_domain::outbox::flow::WHOLE;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::Worker;

/// Gives the metrics as text.
pub type Render = Arc<dyn Fn() -> String + Send + Sync>;

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

/// Ready while the database can be written to and every schedule makes progress; otherwise the names of those that
/// don't.
async fn ready(State(ops): State<Ops>) -> (StatusCode, String) {
    match stalled(&ops.worker).await {
        Ok(stalled) if stalled.is_empty() => (StatusCode::OK, "ready".into()),
        Ok(stalled) => (StatusCode::SERVICE_UNAVAILABLE, format!("no progress: {}", stalled.join(", "))),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "no database".into()),
    }
}

async fn stalled(worker: &Worker) -> mimamori_store::Result<Vec<String>> {
    worker.store().check().await?;
    let schedules = worker.store().read().await?.schedules().await?;
    Ok(schedules.into_iter().filter(|schedule| schedule.stalled).map(|schedule| schedule.name).collect())
}

async fn metrics_text(State(ops): State<Ops>) -> (StatusCode, String) {
    if gauge(&ops.worker).await.is_err() {
        return (StatusCode::SERVICE_UNAVAILABLE, "no database".into());
    }
    (StatusCode::OK, (ops.render)())
}

/// The figures that staff see too.
#[expect(clippy::cast_precision_loss, reason = "a gauge is a float; these are small")]
async fn gauge(worker: &Worker) -> mimamori_store::Result<()> {
    let providers: Vec<&str> = worker.config().sms.providers.keys().map(String::as_str).collect();
    let now = worker.store().read().await?.messaging(&providers, None).await?;
    let seconds = |since: Timestamp| now.now.since(since).as_millis() as f64 / 1000.0;
    for lane in &now.lanes {
        let name = lane.lane.to_string();
        metrics::gauge!("mimamori_lane_depth", "lane" => name.clone()).set(lane.depth as f64);
        metrics::gauge!("mimamori_lane_age_seconds", "lane" => name)
            .set(lane.oldest_due_at.map_or(0.0, seconds));
    }
    let unreached = worker.store().read().await?.unreached_alerts(None).await?;
    metrics::gauge!("mimamori_alerts_unreached").set(unreached as f64);
    metrics::gauge!("mimamori_brake").set(if now.brake.is_some() { 1.0 } else { 0.0 });
    for provider in &now.providers {
        let name = provider.name.clone();
        let stopped = provider.stopped_at.is_some();
        let share = if stopped { 0.0 } else { provider.share as f64 / WHOLE as f64 };
        metrics::gauge!("mimamori_provider_share", "provider" => name.clone()).set(share);
        metrics::gauge!("mimamori_provider_stopped", "provider" => name).set(if stopped { 1.0 } else { 0.0 });
    }
    for schedule in &now.schedules {
        let age = schedule.progress_at.map_or(f64::INFINITY, seconds);
        metrics::gauge!("mimamori_progress_age_seconds", "schedule" => schedule.name.clone()).set(age);
    }
    Ok(())
}
