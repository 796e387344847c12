//! The worker's operators' listener, of the real process: ready, and the figures that docs/operations.md names.
#![expect(clippy::unwrap_used, reason = "a test that can't go on has failed")]

use mimamori_tests::backend::Backend;
use mimamori_tests::process::{System, Which};

async fn ready_with_figures(backend: Backend) {
    let extra = [
        ("MIMAMORI__SMS__PROVIDERS__MAIN__BASE_URL", "http://127.0.0.1:1"),
        ("MIMAMORI__SMS__PROVIDERS__MAIN__ACCOUNT_SID", "AC1"),
        ("MIMAMORI__SMS__PROVIDERS__MAIN__AUTH_TOKEN", "x"),
    ];
    let mut system = System::start(backend, &extra).await.unwrap();
    system.wait_ready(Which::Worker(0)).await.unwrap();
    let figures = system.ops_url(Which::Worker(0), "/metrics").unwrap();
    let figures = reqwest::get(figures).await.unwrap().text().await.unwrap();
    for figure in [
        "mimamori_lane_age_seconds{lane=\"0\"} 0",
        "mimamori_lane_depth{lane=\"5\"} 0",
        "mimamori_brake 0",
        "mimamori_provider_share{provider=\"main\"} 1",
        "mimamori_provider_stopped{provider=\"main\"} 0",
        "mimamori_progress_age_seconds{schedule=\"sending\"}",
    ] {
        assert!(figures.contains(figure), "{figure} in {figures}");
    }
    let told = include_str!("../../../docs/operations.md");
    for name in figures.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()) {
        assert!(told.contains(name), "docs/operations.md doesn't tell of {name}");
    }
}

#[tokio::test]
async fn sqlite() {
    ready_with_figures(Backend::Sqlite).await;
}

#[tokio::test]
async fn postgres() {
    ready_with_figures(Backend::Postgres).await;
}
